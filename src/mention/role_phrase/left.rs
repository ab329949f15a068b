//! What belongs to a title before its head: "deputy [prime] minister", "foreign and defence minister", "CIA station chief".

use super::{Grammar, LONGEST_NAME, Lexeme, Part};
use crate::gazetteer::{Classes, Kind};
use crate::span::Tokens;
use crate::text::{Gap, Shape};

/// What ends a name behind another capital: "Vyborne Superior Court Judge" is a judge of that court.
const BODIES: &[&str] = &["court", "bank", "university", "hospital", "group", "news", "county"];

impl Grammar<'_> {
    /// Takes modifiers and portfolios before the head, also "foreign and defence".
    pub(super) fn extend_left(&self, head: &Lexeme) -> usize {
        let mut start = head.tokens.first();
        let mut leftmost = Part::Head;
        let head_small = self.document.tokens[start].shape == Shape::Lower;
        // "day-care centre": a building sooner than a player.
        let building = head.common && self.words[start].classes.any(Classes::PLACE_NOUN.or(Classes::PLACE_LAST).or(Classes::ORGANIZATION_LAST));
        let mut listed = false;
        loop {
            if start == 0 || !self.same_sentence(start, start - 1) || self.document.tokens[start].gap == Gap::Paragraph {
                return start;
            }
            let hyphen = self.is(start - 1, "-") && self.document.tokens[start].gap == Gap::None;
            let and = self.is(start - 1, "and") || self.is(start - 1, "&");
            // "trade, foreign and defence minister", not "barrels of oil, company spokesman".
            let joined = and || listed && self.is(start - 1, ",");
            let (end, parts): (usize, &[Part]) = if hyphen && start >= 2 {
                (start - 1, &[Part::Modifier, Part::Portfolio])
            } else if joined && leftmost == Part::Portfolio {
                (start - 1, &[Part::Portfolio])
            } else {
                (start, &[Part::Modifier, Part::Portfolio])
            };
            // "ski centre", "coal-producer Norland", "activist and organizer"
            let weak = |l: &&Lexeme| l.part == Part::Portfolio && l.common && (hyphen || building || end < start);
            let Some(lexeme) = self.part_before(end, parts).filter(|l| !weak(l)) else {
                let further = if hyphen { self.prefix_before(start, leftmost).filter(|_| !building) } else { self.nation_behind_chief(start) };
                let Some(prefix) = further else {
                    return if hyphen { start } else { self.field_before(start, head).unwrap_or(start) };
                };
                (start, leftmost) = (prefix, Part::Portfolio);
                continue;
            };
            let first = lexeme.tokens.first();
            // "would press Prime Minister Ann Hale", "had to fire General Hale": a verb.
            let verbal = |b: usize| matches!(self.document.lower(b), "to" | "would" | "will" | "could" | "should" | "must" | "may" | "might" | "can");
            let capital = self.document.tokens[first].is_capitalized();
            if lexeme.tokens.len() == 1 && self.document.tokens[start].is_capitalized() && first > 0 && !capital && verbal(first - 1) {
                return start;
            }
            // "the Football coach" is no title; a capital before a small head belongs to a name, save at the beginning.
            if capital && (self.is_listed_name(first, start) || self.is_party(first, start, head) || self.is_service(lexeme, head)) {
                return start;
            }
            let after_name =
                first > 0 && self.document.tokens[first - 1].is_capitalized() && self.document.tokens[first].gap == Gap::Space && !self.is_nation(first - 1);
            if capital && after_name && BODIES.contains(&self.document.lower(first)) {
                return start;
            }
            let elective = ["ial", "ary"].iter().any(|end| self.document.lower(first).ends_with(end));
            if capital && head_small && !elective && !self.document.begins_sentence(first) && (after_name || lexeme.part != Part::Portfolio) {
                return start;
            }
            listed |= and && end < start;
            start = first;
            leftmost = lexeme.part;
        }
    }

    /// "e-commerce minister", "small-business owner", "writer-director": what a hyphen ties to a field, or a head to a head.
    fn prefix_before(&self, start: usize, leftmost: Part) -> Option<usize> {
        let prefix = start.checked_sub(2).filter(|&p| self.same_sentence(p, start) && self.document.tokens[start - 1].gap == Gap::None)?;
        let word = &self.document.tokens[prefix];
        let small = word.shape == Shape::Lower || word.is_word() && self.document.begins_sentence(prefix);
        let when = self.lexemes_near(prefix).any(|l| l.tokens.last() == prefix && matches!(l.part, Part::Tenure | Part::Praise));
        let joined = match leftmost {
            Part::Portfolio => true,
            Part::Head => self.part_before(start - 1, &[Part::Head]).is_some(),
            _ => false,
        };
        (small && !when && joined).then_some(prefix)
    }

    /// "chief US economist", "chief Asian strategist": a nation inside the title.
    fn nation_behind_chief(&self, start: usize) -> Option<usize> {
        let nation = start.checked_sub(1).filter(|&n| self.is_nation(n) && self.document.tokens[start].gap == Gap::Space)?;
        (nation > 0 && self.same_sentence(nation - 1, start) && self.is(nation - 1, "chief")).then_some(nation)
    }

    /// "Cabinet Office minister": a listed body before a small head is an owner, no portfolio.
    fn is_listed_name(&self, first: usize, head: usize) -> bool {
        self.hits.from(head.saturating_sub(LONGEST_NAME)..first + 1).iter().any(|h| {
            let row = self.gazetteer.row(h.row);
            let listed = !matches!(row.kind, Kind::Role | Kind::Person) && h.tokens.len() > 1 && h.tokens.after() == head;
            listed && (self.document.tokens[head].shape == Shape::Lower || !self.begins_with_nation(h.tokens))
        })
    }

    /// "German University Professor Hale" is of no German University.
    fn is_nation(&self, token: usize) -> bool {
        self.hits_near(token).any(|h| {
            let row = self.gazetteer.row(h.row);
            h.tokens.after() == token + 1 && (row.kind == Kind::Norp || row.kind == Kind::Place && &*row.subtype == "country")
        })
    }

    /// "US Treasury" before "Secretary" is a country and a portfolio.
    fn begins_with_nation(&self, name: Tokens) -> bool {
        self.hits_near(name.first()).any(|h| {
            let row = self.gazetteer.row(h.row);
            row.kind == Kind::Place && &*row.subtype == "country" && h.tokens.start == name.start && h.tokens.end < name.end
        })
    }

    /// "CIA station chief", "the memory coach": a noun that no list holds, before a head that always has a field. A word that may
    /// be a verb ("beat coach") or an adjective ("wily coach") is none; what opens the phrase must stand before it.
    fn field_before(&self, start: usize, head: &Lexeme) -> Option<usize> {
        const HEADS: &[&str] = &[
            "chief",
            "coach",
            "boss",
            "leader",
            "manager",
            "officer",
            "editor",
            "correspondent",
            "analyst",
            "expert",
            "specialist",
            "consultant",
            "adviser",
            "commander",
            "producer",
            "designer",
            "engineer",
            "scientist",
            "researcher",
            "instructor",
            "supremo",
            "tsar",
            "negotiator",
            "strategist",
            "mogul",
        ];
        const VERBAL: &[&str] = &["ed", "s", "ing", "ly"];
        const ADJECTIVE: &[&str] =
            &["al", "ic", "ous", "ful", "ive", "less", "ble", "ish", "ian", "ary", "ent", "ant", "est", "er", "ible", "like", "ern", "ate", "ese"];
        let noun = start.checked_sub(1)?;
        let before = noun.checked_sub(1).filter(|&b| self.same_sentence(b, start))?;
        let word = self.document.lower(noun);
        let known = self.lexemes_near(noun).any(|l| l.tokens.first() <= noun && noun < l.tokens.after());
        let field = HEADS.contains(&&*self.gazetteer.row(head.row).name)
            && start == head.tokens.first()
            && self.document.tokens[start].shape == Shape::Lower
            && self.document.tokens[noun].shape == Shape::Lower
            && self.document.tokens[start].gap == Gap::Space
            && self.document.tokens[noun].gap == Gap::Space
            && word.len() >= 4
            && !known
            && !self.words[noun].classes.any(Classes::FUNCTION.or(Classes::SPEECH).or(Classes::APPOINT).or(Classes::PERSON_NOUN).or(Classes::PLACE_NOUN))
            && !VERBAL.iter().chain(ADJECTIVE).any(|end| word.ends_with(end))
            && (!word.ends_with('y') || ["ory", "try", "ity", "acy", "ogy"].iter().any(|end| word.ends_with(end)));
        let opens = matches!(self.document.lower(before), "the" | "a" | "an" | "'s" | "his" | "her" | "its" | "their" | "former" | "with" | "by")
            || self.lexemes_near(before).any(|l| l.tokens.last() == before && matches!(l.part, Part::Tenure | Part::Praise))
            || self.hits_near(before).any(|h| {
                let row = self.gazetteer.row(h.row);
                matches!(row.kind, Kind::Organization | Kind::Place | Kind::Norp) && h.tokens.last() == before && self.document.tokens[before].is_capitalized()
            });
        (field && opens).then_some(noun)
    }

    /// "Labour leader", "a Reform MP": a party's name before a head that is no office of state is an owner, no portfolio.
    fn is_party(&self, first: usize, after: usize, head: &Lexeme) -> bool {
        let office = matches!(&*self.gazetteer.row(head.row).name, "minister" | "secretary" | "commissioner" | "undersecretary" | "secretary of state");
        !office
            && self.hits_near(first).any(|h| {
                let row = self.gazetteer.row(h.row);
                h.tokens == Tokens::new(first, after) && &*row.subtype == "party"
            })
    }

    /// "Army Col.", "Air Force Lt. Gen.": whose officer somebody is.
    fn is_service(&self, field: &Lexeme, head: &Lexeme) -> bool {
        let service = matches!(&*self.gazetteer.row(field.row).name, "army" | "navy" | "air force" | "marine");
        service && &*self.gazetteer.row(head.row).list == "roles/military"
    }
}
