//! Whether a word that may be the head of a title is one: not "Stephen King said", "Finance Minister Dean", "front-runner".

use super::{Grammar, Lexeme, Part};
use crate::gazetteer::Classes;
use crate::text::{Casing, Gap, Shape};

impl Grammar<'_> {
    /// "Stephen King said": a capitalised head after a given name and before no name is a surname.
    pub(super) fn is_surname(&self, head: &Lexeme) -> bool {
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
    pub(super) fn is_given_name(&self, head: &Lexeme) -> bool {
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

    /// "fellow Kenyan Ruth Adeyo": before a name the bare word says only that she is one too.
    pub(super) fn is_praise(&self, head: &Lexeme, start: usize) -> bool {
        let named = self.document.tokens.get(head.tokens.after()).is_some_and(|t| t.is_capitalized() && t.gap == Gap::Space);
        start == head.tokens.first() && named && &*self.gazetteer.row(head.row).name == "fellow"
    }

    /// "a major donor", "a private investment firm", "a spy agency", "brought back Luis Ortega": a rank, or a position, that is another word.
    pub(super) fn is_other_word(&self, head: &Lexeme, start: usize) -> bool {
        const DESCRIBING: &[&str] = &["major", "private", "principal", "general", "official", "chief", "fellow", "academic", "specialist", "closer", "safety"];
        const NOUNS: usize = 3;
        let (first, after) = (head.tokens.first(), head.tokens.after());
        if start < first || head.tokens.len() > 1 || self.document.tokens[first].shape != Shape::Lower {
            return false;
        }
        let spaced = |i: usize| self.document.tokens.get(i).is_some_and(|t| t.gap == Gap::Space && self.same_sentence(first, i));
        // "an official said", "an official overseeing the talks"
        let verb = |i: usize| self.words[i].classes.any(Classes::SPEECH) || ["ed", "ing", "ible"].iter().any(|end| self.document.lower(i).ends_with(end));
        let content = |i: usize| !self.words[i].classes.any(Classes::FUNCTION) && !verb(i);
        // "a spy agency", "an investor group"
        let body = Classes::COMPANY_CUE.or(Classes::BODY_CUE);
        if spaced(after) && self.document.tokens[after].shape == Shape::Lower && self.words[after].classes.any(body) && !verb(after) {
            return true;
        }
        let word = self.document.lower(first);
        // "was to star Ana Ruiz"
        if word == "star" && first > 0 && self.is(first - 1, "to") {
            return true;
        }
        if word == "back" {
            let named = |i: usize| self.document.tokens[i].is_capitalized();
            return !(first > 0 && named(first - 1) && spaced(after) && named(after));
        }
        // "a major Democratic donor"
        let noun = (after..after + NOUNS).take_while(|&i| spaced(i)).find(|&i| self.document.tokens[i].shape == Shape::Lower);
        DESCRIBING.contains(&word) && noun.is_some_and(|i| content(i) && (i == after || self.starting_at(i).any(|l| l.part == Part::Head)))
    }

    /// "front-runner", "runner-up": what a hyphen ties to a word outside the grammar is another word; "ex-minister" and "actor-director"
    /// are not.
    pub(super) fn is_compound_noun(&self, start: usize, end: usize) -> bool {
        let attached = |token: usize| self.document.tokens.get(token).is_some_and(|t| t.gap == Gap::None);
        let hyphen = |token: usize| self.is(token, "-") && attached(token) && attached(token + 1);
        let before = start >= 2 && hyphen(start - 1) && self.part_before(start - 1, &[Part::Tenure, Part::Modifier]).is_none();
        let behind = hyphen(end) && self.same_sentence(start, end + 1) && self.document.tokens[end + 1].shape == Shape::Lower;
        before || behind && !self.starting_at(end + 1).any(|l| l.part == Part::Head)
    }
}
