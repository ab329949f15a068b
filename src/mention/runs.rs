//! Runs: the longest sequences of capitalised words that may be a name, or several.
//!
//! Role phrases and honorifics part them; small particles and hyphens inside do not. In headline case every word has a capital, so
//! that ordinary words part them too; in capitals there are none.

use super::role_phrase::RolePhrase;
use crate::gazetteer::{Classes, Gazetteer, Word};
use crate::span::Tokens;
use crate::text::{Casing, Document, Gap, Shape, Token};

/// Finds the runs of a document, by first token. Without phrases, titles do not part them: "General Electric Co." is one.
pub(super) fn find(gazetteer: &Gazetteer, document: &Document<'_>, words: &[Word], phrases: &[RolePhrase], runs: &mut Vec<Tokens>) {
    runs.clear();
    let finder = Finder { gazetteer, document, words, phrases };
    for sentence in document.sentences.iter().filter(|s| s.casing != Casing::Capitals) {
        let mut at = sentence.tokens.first();
        while at < sentence.tokens.after() {
            if !is_written_as_name(&document.tokens[at]) || !finder.begins(at) {
                at += 1;
                continue;
            }
            let end = finder.end(at, sentence.tokens.after());
            let end = finder.end_of_syllables(at, end, sentence.tokens.after());
            runs.push(Tokens::new(at, end));
            at = end;
        }
    }
}

/// With a capital, or like "iPhone".
#[inline]
fn is_written_as_name(token: &Token) -> bool {
    token.is_capitalized() || token.shape == Shape::Mixed && token.span.end - token.span.start > 2
}

/// Months and days.
#[rustfmt::skip]
const DATES: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
];

const MONTHS: usize = 12;

/// Whether a small word is a month or a day.
pub(super) fn is_month_or_day(word: &str) -> bool {
    DATES.contains(&word)
}

/// From so many bearers on (1 + log2) a word is a given name sooner than a month.
const GIVEN: u8 = 12;

struct Finder<'a> {
    gazetteer: &'a Gazetteer,
    document: &'a Document<'a>,
    words: &'a [Word],
    phrases: &'a [RolePhrase],
}

impl Finder<'_> {
    fn in_phrase(&self, token: usize) -> bool {
        let at = self.phrases.partition_point(|p| p.tokens.after() <= token);
        self.phrases.get(at).is_some_and(|p| p.tokens.first() <= token)
    }

    fn is_part(&self, token: usize) -> bool {
        let t = &self.document.tokens[token];
        let word = &self.words[token];
        let parted = || self.in_phrase(token) || word.classes.any(Classes::HONORIFIC) || self.is_date(token);
        let ordinary = || self.document.sentence_of(token).casing == Casing::Headline && self.is_ordinary(token);
        let function = || word.classes.any(Classes::FUNCTION) && t.shape != Shape::Upper && !self.is_given_name(token);
        is_written_as_name(t) && !parted() && !ordinary() && !function()
    }

    /// "Will" in "with Will Hale": amid a sentence, before a surname.
    fn is_given_name(&self, token: usize) -> bool {
        let next = self.document.tokens.get(token + 1).is_some_and(|n| n.gap == Gap::Space && n.shape == Shape::Capital);
        let opens = self.document.begins_sentence(token) || self.document.begins_quotation(token);
        let prose = self.document.sentence_of(token).casing == Casing::Prose;
        self.document.lower(token) == "will" && next && !opens && prose && self.words[token + 1].facts.surname >= GIVEN
    }

    /// "October" in "last October Norvane Stores": a month or a day behind a word of time begins no name, unless it is a given name too.
    fn is_date(&self, token: usize) -> bool {
        const BEFORE: &[&str] = &["last", "next", "this", "in", "on", "since", "until", "by", "from", "early", "late"];
        let Some(before) = token.checked_sub(1) else { return false };
        // "the 11 September attack"
        let day = self.document.tokens[before].shape == Shape::Number && self.document.tokens[before].span.end - self.document.tokens[before].span.start <= 4;
        if day && DATES[..MONTHS].contains(&self.document.lower(token)) {
            return true;
        }
        // "in April John Doe Jr": a given name of its own follows.
        let named =
            || self.document.tokens.get(token + 1).is_some_and(|t| t.gap == Gap::Space && t.is_capitalized()) && self.words[token + 1].facts.given >= GIVEN;
        (self.document.tokens[before].shape == Shape::Lower || self.document.begins_sentence(before))
            && is_month_or_day(self.document.lower(token))
            && BEFORE.contains(&self.document.lower(before))
            && (self.words[token].facts.given < GIVEN || named())
    }

    /// "Lady" in "Robert Lady said": an honorific that no name follows is a name itself.
    fn is_surname(&self, token: usize, start: usize) -> bool {
        let named = self.document.tokens.get(token + 1).is_some_and(|n| n.gap == Gap::Space && n.is_capitalized());
        let t = &self.document.tokens[token];
        t.shape == Shape::Capital
            && !named
            && !self.in_phrase(token)
            && self.words[token].classes.any(Classes::HONORIFIC)
            && (self.words[token - 1].facts.given >= 5 || self.words[start].facts.given >= 8)
    }

    /// A word that English writes small.
    fn is_ordinary(&self, token: usize) -> bool {
        let word = self.words[token];
        word.classes.any(Classes::CONTENT.or(Classes::SPEECH)) || word.facts.lower >= 35
    }

    /// A word that begins a sentence with a capital and is usually written small begins no name, unless it is a given name too, or
    /// a head follows.
    fn begins(&self, token: usize) -> bool {
        if !self.is_part(token) {
            return false;
        }
        let opens = self.document.begins_sentence(token) || self.document.begins_quotation(token);
        if !opens {
            return true;
        }
        let word = self.words[token];
        let common = word.classes.any(Classes::CONTENT) || word.facts.lower >= 60;
        let next = self.document.tokens.get(token + 1).filter(|n| n.gap == Gap::Space && n.shape == Shape::Capital);
        let given = word.facts.given >= 12 || word.facts.given >= 6 && next.is_some() && !word.classes.any(Classes::CONTENT);
        !common || self.document.tokens[token].shape != Shape::Capital || given || self.is_headed(token)
    }

    /// "Interior Ministry" at the beginning of a sentence: the capital of a head makes a name of the word before it.
    fn is_headed(&self, token: usize) -> bool {
        const NO_PART: &[&str] = &["former", "retired", "shadow", "acting", "social", "new", "local"];
        let capital = |i: usize| self.document.tokens.get(i).is_some_and(|t| t.gap == Gap::Space && t.is_capitalized());
        let head = capital(token + 1) && self.words[token + 1].classes.any(Classes::ORGANIZATION_LAST) && !self.in_phrase(token + 1) && !capital(token + 2);
        head && !NO_PART.contains(&self.document.lower(token)) && self.document.sentence_of(token).casing == Casing::Prose
    }

    /// "Tuesday" in "Ana Ruiz Tuesday", "Mr. Ruiz Tuesday": a day behind a name of two words, or behind a surname, is none of it.
    fn is_day(&self, token: usize, start: usize) -> bool {
        let honoured = start > 0 && self.words[start - 1].classes.any(Classes::HONORIFIC);
        (honoured || token > start + 1) && DATES[MONTHS..].contains(&self.document.lower(token))
    }

    fn end(&self, start: usize, limit: usize) -> usize {
        let mut end = start + 1;
        loop {
            // What may stand between two parts: nothing but a space, a hyphen, particles.
            let mut next = end;
            while next < limit && self.document.tokens[next].gap != Gap::Paragraph && self.is_joint(next, end) {
                next += 1;
            }
            let spaced = next < limit && matches!(self.document.tokens[next].gap, Gap::Space | Gap::None);
            if next >= limit
                || next - end > 3
                || !spaced
                || !(self.is_part(next) || self.is_surname(next, start))
                || self.is_day(next, start)
                || self.document.tokens[next].gap == Gap::None && next == end
            {
                return end;
            }
            end = next + 1;
        }
    }

    /// "Park Min-gyu": a small syllable that is no word of English, joined to a name of two words.
    fn end_of_syllables(&self, start: usize, end: usize, limit: usize) -> usize {
        const LONGEST: usize = 6;
        let attached = |i: usize| i < limit && self.document.tokens[i].gap == Gap::None;
        let two = end == start + 2 && self.document.tokens[end - 1].shape == Shape::Capital && self.document.lower(end - 1).len() <= LONGEST;
        if !two || !attached(end) || self.document.lower(end) != "-" || !attached(end + 1) || self.document.tokens[end + 1].shape != Shape::Lower {
            return end;
        }
        let syllable = self.document.lower(end + 1);
        if syllable.len() <= LONGEST && self.gazetteer.facts(syllable).lower < 50 { end + 2 } else { end }
    }

    fn is_joint(&self, token: usize, end: usize) -> bool {
        let t = &self.document.tokens[token];
        let particle = t.shape == Shape::Lower && self.words[token].classes.any(Classes::PARTICLE);
        let hyphen = t.gap == Gap::None && matches!(self.document.lower(token), "-");
        // "D-Ore.", "R-Texas": a party and a state.
        let party = end > 0 && self.document.tokens[end - 1].shape == Shape::Letter;
        let hyphen = hyphen && !party && self.document.tokens.get(token + 1).is_some_and(|n| n.gap == Gap::None);
        particle && (t.gap == Gap::Space || token > end) || hyphen
    }
}
