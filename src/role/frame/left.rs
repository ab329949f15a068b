//! What stands before a role phrase: "the [former US] secretary of state", "[the BBC's] political editor", "his spokesman".

use super::super::Tenure;
use super::super::scene::{mention_from, mention_to};
use super::{ARTICLES, Frame, Owner, PRONOUNS, Reader};
use crate::gazetteer::Classes;
use crate::mention::{Lexeme, NameKind, Part};
use crate::span::MentionId;
use crate::text::Shape;

/// Who may be somebody's without a mark of possession: "Trump adviser", "Clinton lawyer".
const STAFF: &[&str] = &[
    "adviser",
    "aide",
    "spokesperson",
    "staffer",
    "chief of staff",
    "lawyer",
    "attorney",
    "surrogate",
    "strategist",
    "pollster",
    "biographer",
    "publicist",
    "press secretary",
    "speechwriter",
];
/// Offices of a town.
const LOCAL: &[&str] = &["mayor", "sheriff", "chief", "coroner", "councillor", "alderperson", "district attorney", "superintendent"];
/// So many owners, adjectives and words of tenure stand before a title at most.
const MOST: usize = 12;
/// No word of the title grammar has more tokens.
const LONGEST_LEXEME: usize = 16;

impl Reader<'_> {
    pub(super) fn read_left(&self, frame: &mut Frame) {
        let cx = self.context;
        let mut tenure = None;
        for _ in 0..MOST {
            let Some(before) = cx.before(frame.start) else { break };
            // "Conservative co-chairman", "Vyborne County sheriff": a name, no word of praise and no modifier.
            let named = mention_to(self.mentions, frame.start).is_some();
            if let Some(lexeme) = self.lexeme_before(frame).filter(|_| !named) {
                if lexeme.1 == Part::Tenure {
                    tenure.get_or_insert(lexeme.2);
                }
                frame.start = lexeme.0;
            } else if cx.is_possessive(before) {
                let possessor = mention_to(self.mentions, before);
                frame.start = possessor.map_or_else(|| self.start_of_description(before), |m| self.start_of_possessor(m));
                frame.left.extend(possessor.map(Owner::Mention));
                frame.determined = true;
                break;
            } else if cx.is_one_of(before, PRONOUNS) && !named {
                frame.left.push(Owner::Pronoun(before as u32));
                frame.start = before;
                frame.determined = true;
                break;
            } else if cx.is_one_of(before, ARTICLES) && !named {
                frame.start = before;
                frame.determined = true;
                break;
            } else if let Some(start) = self.league_before(frame.start).or_else(|| self.part_before(frame)).or_else(|| self.based_before(frame.start)) {
                frame.start = start;
            } else if let Some(town) = self.town_before(frame) {
                frame.left.push(Owner::Mention(town));
                frame.start = self.mentions[town.index()].tokens.first();
            } else if let Some(owner) = self.compound_before(frame).or_else(|| self.spelled_out_before(frame)) {
                frame.left.push(Owner::Mention(owner));
                frame.start = self.mentions[owner.index()].tokens.first();
                self.read_joined(frame);
            } else if let Some(start) = self.adjectives_before(frame.start).or_else(|| self.adjectives_behind_nation(frame)) {
                frame.start = start;
            } else {
                break;
            }
        }
        frame.left.sort_unstable();
        frame.tenure = tenure.unwrap_or_default();
    }

    /// A tenure word, praise or modifier that ends where the frame begins: (its first token, part, tenure).
    fn lexeme_before(&self, frame: &Frame) -> Option<(usize, Part, Tenure)> {
        let cx = self.context;
        // "ex-minister", "then-Senator"
        let hyphen = cx.is(frame.start - 1, "-") && cx.is_attached(frame.start) && cx.is_attached(frame.start - 1);
        let end = frame.start - usize::from(hyphen);
        let before = &cx.lexemes[..cx.lexemes.partition_point(|l| l.tokens.first() < end)];
        let near = before.iter().rev().take_while(|l| l.tokens.first() + LONGEST_LEXEME >= end);
        let lexeme = near.skip_while(|l| l.tokens.after() > end || l.part == Part::Head).take_while(|l| l.tokens.after() + 3 > end);
        // "was re-elected chairman": a verb there.
        let verb = |l: &&Lexeme| {
            cx.classes(l.tokens.last()).any(Classes::APPOINT) && cx.before(l.tokens.first()).is_some_and(|b| cx.is_one_of(b, &["was", "been", "is"]))
        };
        let wanted = |l: &&Lexeme| l.tokens.after() == end && matches!(l.part, Part::Tenure | Part::Praise | Part::Modifier);
        let lexeme = lexeme.into_iter().filter(|l| !verb(l)).find(wanted)?;
        if cx.document.tokens[lexeme.tokens.first()].is_capitalized() && !cx.document.begins_sentence(lexeme.tokens.first()) && lexeme.part == Part::Praise {
            return None;
        }
        let tenure = match &*cx.gazetteer.row(lexeme.row).id {
            "former" => Tenure::Former,
            "acting" => Tenure::Acting,
            "designate" => Tenure::Designate,
            _ => Tenure::Current,
        };
        cx.same_sentence(lexeme.tokens.first(), frame.start).then_some((lexeme.tokens.first(), lexeme.part, tenure))
    }

    /// "former [NFL] star": a league or an event tells which star, and owns nothing.
    fn league_before(&self, start: usize) -> Option<usize> {
        let other = mention_to(self.mentions, start).filter(|_| self.context.is_spaced(start))?;
        (self.kind(other) == NameKind::Other).then(|| self.mentions[other.index()].tokens.first())
    }

    /// "former [Mary Poppins] star": a part tells which star, and owns nothing.
    fn part_before(&self, frame: &Frame) -> Option<usize> {
        const PLAYERS: &[&str] = &["star", "actor", "creator", "producer", "director", "author"];
        let part = mention_to(self.mentions, frame.start).filter(|_| self.context.is_spaced(frame.start) && frame.start == frame.phrase.tokens.first())?;
        let plays = PLAYERS.contains(&&*self.context.gazetteer.row(frame.phrase.head.row).name);
        (plays && self.kind(part) == NameKind::Person).then(|| self.mentions[part.index()].tokens.first())
    }

    /// "International Monetary Fund (IMF) head": the body whose acronym stands in a bracket.
    fn spelled_out_before(&self, frame: &Frame) -> Option<MentionId> {
        let cx = self.context;
        let closed = cx.before(frame.start).filter(|&b| cx.is(b, ")") && cx.is_spaced(frame.start))?;
        let acronym = mention_to(self.mentions, closed)?;
        let open = cx.before(self.mentions[acronym.index()].tokens.first()).filter(|&b| cx.is(b, "("))?;
        let body = |m: &MentionId| self.kind(*m) == NameKind::Organization;
        mention_to(self.mentions, open).filter(|m| body(m) && body(&acronym))
    }

    /// A name that stands directly before: "US secretary of state", "Chelsea coach", "Trump campaign manager".
    fn compound_before(&self, frame: &Frame) -> Option<MentionId> {
        let cx = self.context;
        let owner = mention_to(self.mentions, frame.start).filter(|_| cx.is_spaced(frame.start) && frame.left.len() < 3)?;
        match self.kind(owner) {
            NameKind::Place | NameKind::Organization | NameKind::Norp => Some(owner),
            NameKind::Person => {
                let campaign = cx.is_one_of(frame.start, &["campaign", "administration", "transition", "defense", "defence"]);
                let staff = STAFF.contains(&&*cx.gazetteer.row(frame.phrase.head.row).name) || STAFF.contains(&cx.document.lower_of(frame.phrase.tokens));
                (campaign || staff && frame.start == frame.phrase.tokens.first()).then_some(owner)
            }
            _ => None,
        }
    }

    /// "Vyborne, Ohio, Mayor Ann Hale": the town, with its state behind it.
    fn town_before(&self, frame: &Frame) -> Option<MentionId> {
        let cx = self.context;
        let local = LOCAL.contains(&&*cx.gazetteer.row(frame.phrase.head.row).name) && cx.document.tokens[frame.phrase.tokens.first()].is_capitalized();
        let place_before = |comma: usize| {
            let place = mention_to(self.mentions, comma).filter(|m| cx.is(comma, ",") && self.kind(*m) == NameKind::Place)?;
            cx.same_sentence(self.mentions[place.index()].tokens.first(), comma).then_some(place)
        };
        let state = place_before(cx.before(frame.start).filter(|_| local && frame.start == frame.phrase.tokens.first())?)?;
        place_before(self.mentions[state.index()].tokens.first().checked_sub(1)?)
    }

    /// "French and German leaders", "the England and Chelsea striker".
    fn read_joined(&self, frame: &mut Frame) {
        let cx = self.context;
        let Some(and) = cx.before(frame.start).filter(|&b| cx.is(b, "and")) else { return };
        let Some(&Owner::Mention(last)) = frame.left.last() else { return };
        let Some(other) = mention_to(self.mentions, and).filter(|m| self.kind(*m) != NameKind::Person) else { return };
        let first = self.mentions[other.index()].tokens.first();
        // Without an article the two need not belong together: "a match between Spain and England captain Ann Hale's team".
        let nations = self.kind(other) == NameKind::Norp && self.kind(last) == NameKind::Norp;
        let opened = cx.before(first).is_some_and(|b| cx.is_one_of(b, ARTICLES) || cx.is(b, "former"));
        if nations || opened && self.kind(last) != NameKind::Norp {
            frame.left.push(Owner::Mention(other));
            frame.start = first;
        }
    }

    /// "a sought-after host": small words that an article, a possessor or a pronoun opens.
    fn adjectives_before(&self, end: usize) -> Option<usize> {
        let cx = self.context;
        let mut start = end;
        for _ in 0..5 {
            let before = cx.before(start)?;
            let closed = cx.is_one_of(before, ARTICLES) || cx.is_one_of(before, PRONOUNS) || cx.is_possessive(before) || cx.is(before, "former");
            if closed {
                return (start < end).then_some(start);
            }
            let small = cx.document.tokens[before].shape == Shape::Lower || cx.is(before, "-") || cx.document.tokens[before].shape == Shape::Number;
            // "his father King Abdullah": a phrase of its own.
            let relative = cx.classes(before).any(Classes::PERSON_NOUN) && cx.document.tokens[start].is_capitalized();
            if !small || relative || cx.classes(before).any(Classes::FUNCTION.or(Classes::SPEECH)) || cx.phrase_to(start).is_some() {
                return None;
            }
            start = before;
        }
        None
    }

    /// "a Vyborne-based investor", "the Norland-backed leader": where somebody sits or is helped from owns nothing.
    fn based_before(&self, end: usize) -> Option<usize> {
        let cx = self.context;
        let based = cx.before(end).filter(|&b| cx.document.lower(b).ends_with("ed") && cx.is_attached(b))?;
        let hyphen = cx.before(based).filter(|&h| cx.is(h, "-") && cx.is_attached(h))?;
        mention_to(self.mentions, hyphen).map(|m| self.mentions[m.index()].tokens.first())
    }

    /// "US experimental composer", "French Enlightenment philosopher": one word between a nation and the title.
    fn adjectives_behind_nation(&self, frame: &Frame) -> Option<usize> {
        let cx = self.context;
        let word = cx.before(frame.start)?;
        let owner = mention_to(self.mentions, word)?;
        let nation = match self.kind(owner) {
            NameKind::Norp => true,
            NameKind::Place => {
                cx.same_sentence(word, word - 1) && ["al", "ic", "ous", "ive", "ist", "born", "based"].iter().any(|end| cx.document.lower(word).ends_with(end))
            }
            _ => false,
        };
        let plain = cx.is_spaced(word)
            && cx.is_spaced(frame.start)
            && cx.document.tokens[word].is_word()
            && mention_from(self.mentions, word).is_none()
            && frame.start == frame.phrase.tokens.first()
            && !cx.classes(word).any(
                Classes::FUNCTION.or(Classes::SPEECH).or(Classes::APPOINT).or(Classes::SERVE).or(Classes::BECOME).or(Classes::LEAVE).or(Classes::PERSON_NOUN),
            )
            && cx.phrase_from(word).is_none();
        (nation && plain).then_some(word)
    }

    /// The first token of "the BBC" in "the BBC's political editor", of "former President Hale" in "former President Hale's lawyer".
    fn start_of_possessor(&self, possessor: MentionId) -> usize {
        let cx = self.context;
        let mut start = self.mentions[possessor.index()].tokens.first();
        let mut titled = false;
        while let Some(before) = cx.before(start) {
            if cx.is_one_of(before, ARTICLES) {
                return before;
            }
            start = match (cx.phrase_to(start), mention_to(self.mentions, start)) {
                (Some(title), _) => title.tokens.first(),
                (None, Some(nation)) if titled => self.mentions[nation.index()].tokens.first(),
                _ if cx.classes(before).any(Classes::HONORIFIC) || titled && cx.is(before, "former") => before,
                _ => return start,
            };
            titled = true;
        }
        start
    }

    /// The first token of "the ruling party" in "the ruling party's leader".
    fn start_of_description(&self, possessive: usize) -> usize {
        let cx = self.context;
        let mut start = possessive;
        for _ in 0..6 {
            let Some(before) = cx.before(start) else { return start };
            if cx.is_one_of(before, ARTICLES) || cx.is_one_of(before, PRONOUNS) {
                return before;
            }
            if !cx.document.tokens[before].is_word() || cx.classes(before).any(Classes::FUNCTION.or(Classes::SPEECH)) {
                return start;
            }
            start = before;
        }
        start
    }
}
