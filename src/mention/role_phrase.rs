//! The title grammar: `(modifier | portfolio)* head ("-elect")? (("of" | "for") portfolio ("and" portfolio)*)?`.
//!
//! "deputy prime minister", "Secretary of State for Health", "foreign and defence minister", "chief executive". A phrase is
//! only words; whether somebody holds the role is the role stage's to say.

use crate::gazetteer::{Classes, Gazetteer, Hit, Hits, Kind, Word};
use crate::span::{RowId, Tokens};
use crate::text::{Casing, Document, Gap, Shape};

/// What a word of the title grammar is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "minister".
    Head,
    /// "deputy".
    Modifier,
    /// "foreign".
    Portfolio,
    /// "former", "acting", "elect": says when.
    Tenure,
    /// "veteran": skipped.
    Praise,
}

/// A word, or several, of the title grammar where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Lexeme {
    /// Where.
    pub tokens: Tokens,
    /// As what.
    pub part: Part,
    /// Its row.
    pub row: RowId,
    /// Whether it names several: "ministers".
    pub plural: bool,
    /// Whether the word is so common otherwise that more must speak for it.
    pub common: bool,
}

/// A title as it is written.
#[derive(Clone, Copy, Debug)]
pub struct RolePhrase {
    /// All of it.
    pub tokens: Tokens,
    /// Its head.
    pub head: Lexeme,
}

/// Finds all role phrases, by first token. None overlaps another.
pub(super) fn find(gazetteer: &Gazetteer, document: &Document<'_>, hits: &Hits, lexemes: &mut Vec<Lexeme>, phrases: &mut Vec<RolePhrase>) {
    lexemes.clear();
    phrases.clear();
    for hit in hits.all().iter().filter(|h| h.kind == Kind::Role) {
        let alias = gazetteer.alias(hit.alias);
        let part = match &*gazetteer.row(hit.row).subtype {
            "head" => Part::Head,
            "modifier" => Part::Modifier,
            "portfolio" => Part::Portfolio,
            "tenure" => Part::Tenure,
            _ => Part::Praise,
        };
        lexemes.push(Lexeme { tokens: hit.tokens, part, row: hit.row, plural: alias.needs.plural, common: alias.needs.cue });
    }
    let grammar = Grammar { gazetteer, document, hits, words: hits.words(), lexemes };
    // From the right, so that a word which is also a head serves the head behind it: "executive director".
    let mut heads: Vec<&Lexeme> = lexemes.iter().filter(|l| l.part == Part::Head).collect();
    heads.sort_by_key(|l| (std::cmp::Reverse(l.tokens.end), l.tokens.start));
    let mut free_to = document.tokens.len();
    for head in heads {
        if head.tokens.after() > free_to || grammar.is_surname(head) || grammar.is_given_name(head) {
            continue;
        }
        let start = grammar.extend_left(head);
        if grammar.is_compound_noun(start) || grammar.is_praise(head, start) {
            continue;
        }
        let end = grammar.extend_right(head).min(free_to);
        phrases.push(RolePhrase { tokens: Tokens::new(start, end), head: *head });
        free_to = start;
    }
    phrases.reverse();
}

/// What ends a name behind another capital: "Vyborne Superior Court Judge" is a judge of that court.
const BODIES: &[&str] = &["court", "bank", "university", "hospital", "group", "news", "county"];
/// No listed body's name has more tokens.
const LONGEST_NAME: usize = 32;

struct Grammar<'a> {
    gazetteer: &'a Gazetteer,
    document: &'a Document<'a>,
    hits: &'a Hits,
    words: &'a [Word],
    lexemes: &'a [Lexeme],
}

impl Grammar<'_> {
    fn starting_at(&self, token: usize) -> impl Iterator<Item = &Lexeme> {
        let at = self.lexemes.partition_point(|l| (l.tokens.start as usize) < token);
        self.lexemes[at..].iter().take_while(move |l| l.tokens.first() == token)
    }

    /// The hits that may cover a token.
    fn hits_near(&self, token: usize) -> std::slice::Iter<'_, Hit> {
        self.hits.from(token.saturating_sub(LONGEST_NAME)..token + 1).iter()
    }

    /// The lexemes that may cover a token.
    fn lexemes_near(&self, token: usize) -> impl Iterator<Item = &Lexeme> {
        let from = self.lexemes.partition_point(|l| l.tokens.first() + LONGEST_NAME < token);
        self.lexemes[from..].iter().take_while(move |l| l.tokens.first() <= token)
    }

    /// The longest modifier or portfolio that ends before `token`.
    fn part_before(&self, token: usize, parts: &[Part]) -> Option<&Lexeme> {
        (token.saturating_sub(4)..token).find_map(|start| self.starting_at(start).find(|l| l.tokens.after() == token && parts.contains(&l.part)))
    }

    fn is(&self, token: usize, word: &str) -> bool {
        token < self.document.tokens.len() && self.document.lower(token) == word
    }

    fn same_sentence(&self, a: usize, b: usize) -> bool {
        b < self.document.tokens.len() && self.document.tokens[a].sentence == self.document.tokens[b].sentence
    }

    /// "Stephen King said": a capitalised head after a given name and before no name is a surname.
    fn is_surname(&self, head: &Lexeme) -> bool {
        let first = head.tokens.first();
        if head.tokens.len() > 1 || !self.document.tokens[first].is_capitalized() || first == 0 || !self.same_sentence(first, first - 1) {
            return false;
        }
        if self.document.sentence_of(first).casing != Casing::Prose {
            return false;
        }
        let before = &self.document.tokens[first - 1];
        let given = before.is_capitalized() && (before.shape == Shape::Letter || self.words[first - 1].facts.given >= 10);
        let facts = self.words[first].facts;
        let next = self.document.tokens.get(first + 1).filter(|_| self.same_sentence(first, first + 1));
        // "Justice Minister": the field of an office is no given name there, though it may be one.
        let portfolio = self.lexemes_near(first - 1).any(|l| l.part == Part::Portfolio && l.tokens.after() == first);
        given && !portfolio && facts.surname >= 8 && !next.is_some_and(|n| n.gap == Gap::Space && n.is_capitalized())
    }

    /// "Finance Minister Peer Lindholm", "Dean Marlow said": a head that is a given name too is one behind another title, or
    /// before a single name; "Dean Robert Marlow" is a dean.
    fn is_given_name(&self, head: &Lexeme) -> bool {
        let first = head.tokens.first();
        let capital =
            |token: usize| self.document.tokens.get(token).is_some_and(|t| t.is_capitalized() && t.gap == Gap::Space) && self.same_sentence(first, token);
        if !head.common || head.tokens.len() > 1 || self.words[first].facts.given < 6 || !capital(first + 1) || !self.document.tokens[first].is_capitalized() {
            return false;
        }
        let title = |token: usize| self.lexemes_near(token).any(|l| l.part == Part::Head && l.tokens.after() == token + 1);
        let behind_title = first > 0 && self.same_sentence(first - 1, first) && title(first - 1);
        let single = !capital(first + 2) && !self.is(first + 2, "-");
        behind_title || single
    }

    /// Takes modifiers and portfolios before the head, also "foreign and defence".
    fn extend_left(&self, head: &Lexeme) -> usize {
        let mut start = head.tokens.first();
        let mut leftmost = Part::Head;
        let head_small = self.document.tokens[start].shape == Shape::Lower;
        loop {
            if start == 0 || !self.same_sentence(start, start - 1) || self.document.tokens[start].gap == Gap::Paragraph {
                return start;
            }
            let hyphen = self.is(start - 1, "-") && self.document.tokens[start].gap == Gap::None;
            let joined = self.is(start - 1, "and") || self.is(start - 1, "&") || self.is(start - 1, ",");
            let (end, parts): (usize, &[Part]) = if hyphen && start >= 2 {
                (start - 1, &[Part::Modifier, Part::Portfolio])
            } else if joined && leftmost == Part::Portfolio {
                (start - 1, &[Part::Portfolio])
            } else {
                (start, &[Part::Modifier, Part::Portfolio])
            };
            let Some(lexeme) = self.part_before(end, parts) else {
                return if hyphen { start } else { self.field_before(start, head).unwrap_or(start) };
            };
            let first = lexeme.tokens.first();
            // "the Football coach" is no title; a capital before a small head belongs to a name, save at the beginning.
            let capital = self.document.tokens[first].is_capitalized();
            if capital && (self.is_listed_name(first, start) || self.is_party(first, start, head)) {
                return start;
            }
            let after_name = first > 0 && self.document.tokens[first - 1].is_capitalized() && self.document.tokens[first].gap == Gap::Space;
            if capital && after_name && BODIES.contains(&self.document.lower(first)) && !self.is_nation(first - 1) {
                return start;
            }
            let elective = ["ial", "ary"].iter().any(|end| self.document.lower(first).ends_with(end));
            if capital && head_small && !elective && !self.document.begins_sentence(first) && (after_name || lexeme.part != Part::Portfolio) {
                return start;
            }
            start = first;
            leftmost = lexeme.part;
        }
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

    /// "fellow Kenyan Ruth Adeyo": before a name the bare word says only that she is one too.
    fn is_praise(&self, head: &Lexeme, start: usize) -> bool {
        let named = self.document.tokens.get(head.tokens.after()).is_some_and(|t| t.is_capitalized() && t.gap == Gap::Space);
        start == head.tokens.first() && named && &*self.gazetteer.row(head.row).name == "fellow"
    }

    /// "front-runner": what a hyphen ties to a word outside the grammar is another word; "ex-minister" is not.
    fn is_compound_noun(&self, start: usize) -> bool {
        let hyphen = start >= 2 && self.is(start - 1, "-") && self.document.tokens[start].gap == Gap::None && self.document.tokens[start - 1].gap == Gap::None;
        hyphen && self.part_before(start - 1, &[Part::Tenure, Part::Modifier]).is_none()
    }

    /// Takes "-elect" and the portfolio after "of", "for" or "on".
    fn extend_right(&self, head: &Lexeme) -> usize {
        let mut end = head.tokens.after();
        if self.is(end, "-") && (self.is(end + 1, "elect") || self.is(end + 1, "designate")) {
            end += 2;
        }
        if !self.same_sentence(head.tokens.first(), end) || !(self.is(end, "of") || self.is(end, "for") || self.is(end, "on")) {
            return end;
        }
        let preposition = end;
        let mut at = preposition + 1;
        if self.is(at, "the") {
            // "for the environment", "Chancellor of the Exchequer"; but "director of the company" is of a company.
            let capital = |token: usize| self.document.tokens.get(token).is_some_and(|t| t.is_capitalized());
            if !(self.is(preposition, "for") || capital(head.tokens.first()) && capital(at + 1)) {
                return end;
            }
            at += 1;
        }
        let expert = matches!(&*self.gazetteer.row(head.row).name, "consultant" | "expert" | "specialist" | "adviser" | "authority");
        let scholar = matches!(&*self.gazetteer.row(head.row).name, "professor" | "lecturer" | "reader" | "student" | "scholar");
        let mut complete = end;
        // "author of books on salt": what somebody has written is no portfolio.
        let writer = matches!(&*self.gazetteer.row(head.row).name, "author" | "co-author");
        while !writer && self.same_sentence(head.tokens.first(), at) {
            let portfolio = self.starting_at(at).filter(|l| l.part == Part::Portfolio).max_by_key(|l| l.tokens.end);
            let after = match portfolio {
                Some(lexeme) => lexeme.tokens.after(),
                None if scholar && self.is_subject(at) && self.is(preposition, "of") => at + 1,
                None if expert && complete == end && self.is(preposition, "on") && (self.is_subject(at) || self.is_unlisted_acronym(at)) => at + 1,
                None => break,
            };
            if self.goes_on_as_name(at, after) {
                return end;
            }
            complete = after;
            let joined = self.is(after, "and") || self.is(after, "&") || (self.is(after, ",") && self.document.tokens[at].is_capitalized());
            if !joined {
                break;
            }
            at = after + 1;
        }
        complete
    }

    /// "professor of oceanography": any small noun will do.
    fn is_subject(&self, token: usize) -> bool {
        self.document.tokens[token].shape == Shape::Lower && !self.words[token].classes.any(Classes::FUNCTION)
    }

    /// "consultant on RFID": capitals that are nobody's name.
    fn is_unlisted_acronym(&self, token: usize) -> bool {
        self.document.tokens[token].shape == Shape::Upper && !self.hits_near(token).any(|h| h.tokens.covers(Tokens::new(token, token + 1)))
    }

    /// "director of Human Rights Watch": capitalised and followed by a capital, a portfolio begins a name.
    fn goes_on_as_name(&self, first: usize, after: usize) -> bool {
        let capital = self.document.tokens[first].is_capitalized();
        let next = self.document.tokens.get(after).filter(|_| self.same_sentence(first, after));
        let Some(next) = next else { return false };
        if capital {
            let joined = next.shape == Shape::Lower
                && self.document.tokens.get(after + 1).is_some_and(|t| t.is_capitalized())
                && (self.is(after, "of") || self.is(after, "for"));
            // "Minister of Health Grace Adeyemi": a given name goes on as somebody's.
            let given = self.words[after].facts.given >= 10;
            return joined || next.gap == Gap::Space && next.is_capitalized() && !given && self.starting_at(after).next().is_none();
        }
        // "host on the TV show", "head of research institute": a small noun goes on.
        next.shape == Shape::Lower && !self.words[after].classes.any(Classes::FUNCTION.or(Classes::SPEECH)) && !self.is(after, "and")
    }
}
