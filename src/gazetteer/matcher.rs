//! Document → hits: what the automaton finds, on token boundaries, in a case that counts.
//!
//! Every alias that stands in the text is found, also inside and across others. A leftmost-longest search with a word filter
//! behind it would lose "New York" in "New York Timesheet" when "New York Times" is listed.

use std::ops::Range;
use std::sync::Arc;

use super::automaton::{State, Walk};
use super::compile::{Compiled, Gazetteer};
use super::lexicon::Classes;
use super::names::{Alias, Names};
use super::row::Kind;
use super::word::{self, Known, Memo, Word};
use crate::span::{AliasId, RowId, Tokens};
use crate::text::{Casing, Document, Gap, Shape};

/// How a hit is written, compared with its alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitCase {
    /// As listed; a small first letter may be a capital at the beginning ("Al-Qaeda").
    Exact,
    /// In headline case: "Bank Of England".
    Headline,
    /// In capitals: "KERRY".
    Capitals,
}

/// A written form of a row that stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where.
    pub tokens: Tokens,
    /// Which form.
    pub alias: AliasId,
    /// Of which row.
    pub row: RowId,
    /// Of what kind that is.
    pub kind: Kind,
    /// In what case.
    pub case: HitCase,
}

/// What the gazetteer knows of one document; memory kept from one document to the next.
#[derive(Debug, Default)]
pub struct Hits {
    all: Vec<Hit>,
    words: Vec<Word>,
    /// How many hits begin before each token.
    starts: Vec<u32>,
    memo: Memo,
    /// What the memo is of.
    lists: Option<Arc<Compiled>>,
}

impl Hits {
    /// The hits, by first token, then by length.
    #[must_use]
    pub fn all(&self) -> &[Hit] {
        &self.all
    }

    /// The hits that begin at one of some tokens, by first token, then by length.
    #[must_use]
    pub fn from(&self, tokens: Range<usize>) -> &[Hit] {
        let number = |token: usize| self.starts.get(token).map_or(self.all.len(), |n| *n as usize);
        &self.all[number(tokens.start)..number(tokens.end)]
    }

    /// What is known of each token's word.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.words
    }
}

impl Gazetteer {
    /// Finds every alias in a document, and what is known of its words.
    pub fn find(&self, document: &Document<'_>, hits: &mut Hits) {
        let Hits { all, words, starts, memo, lists } = hits;
        if !lists.as_ref().is_some_and(|l| Arc::ptr_eq(l, self.lists())) {
            memo.clear();
            *lists = Some(Arc::clone(self.lists()));
        }
        all.clear();
        words.clear();
        starts.clear();
        let names = &self.lists().names;
        for (first, token) in document.tokens.iter().enumerate() {
            starts.push(all.len() as u32);
            let lower = document.lower(first);
            let hash = word::hash(lower);
            let mut word = Word { hash, ..Word::default() };
            if !lower.is_empty() {
                let known = memo.of(lower, hash, || self.look_up(lower));
                if token.is_word() || token.shape == Shape::Number {
                    word.classes = known.classes;
                }
                if token.is_capitalized() || token.shape == Shape::Mixed {
                    word.facts = *known.facts.get_or_insert_with(|| self.facts(lower));
                }
                find_from(document, first, names, *known, &mut |tokens, pattern| push(document, tokens, names, pattern, all));
                if let Some(entries) = self.entries() {
                    let known = Known::of(lower, entries);
                    let before = starts[first] as usize;
                    find_from(document, first, entries, known, &mut |tokens, pattern| push(document, tokens, entries, pattern, all));
                    all[before..].sort_by_key(|h| (h.tokens.end, h.alias));
                }
            }
            words.push(word);
        }
        starts.push(all.len() as u32);
        self.read_phrases(document, words);
    }

    /// Gives the words of a listed phrase its classes: in "north of Vyborne" both words tell of a place.
    fn read_phrases(&self, document: &Document<'_>, words: &mut [Word]) {
        let longest = self.lists().lexicon.longest_phrase();
        for first in 0..words.len() {
            if !words[first].classes.any(Classes::BEGINS_PHRASE) {
                continue;
            }
            let sentence = document.tokens[first].sentence;
            let ends = (first + 2..=words.len().min(first + longest)).take_while(|end| document.tokens[end - 1].sentence == sentence);
            for phrase in ends.map(|end| Tokens::new(first, end)) {
                let classes = self.classes(document.lower_of(phrase)).without(Classes::READ_WHOLE);
                let small_head = document.tokens[phrase.last()].shape == Shape::Lower;
                for token in phrase.range() {
                    let classes = if token == phrase.last() { classes } else { classes.without(Classes::AT_END) };
                    // Of "Web site" the capital may be read as part of a name before it.
                    let written = &document.tokens[token];
                    if written.is_word() && !(small_head && written.shape == Shape::Capital) {
                        words[token].classes = words[token].classes.or(classes);
                    }
                }
            }
        }
    }

    /// What is known of a word of the lists, but its background.
    fn look_up(&self, lower: &str) -> Known {
        Known { classes: self.classes(lower), ..Known::of(lower, &self.lists().names) }
    }
}

impl Known {
    /// What some names know of a word that may begin one.
    fn of(lower: &str, names: &Names) -> Known {
        let mut walk = names.automaton.enter(lower);
        let (after, pattern) = (walk.state(), walk.pattern().map(|p| p as u32));
        walk.step(b" ");
        Known { pattern, after, spaced: walk.state(), ..Known::default() }
    }
}

/// Calls `found` with every pattern that begins at token `first`, whose word is known, and ends with a token.
fn find_from(document: &Document<'_>, first: usize, names: &Names, known: Known, found: &mut impl FnMut(Tokens, usize)) {
    if let Some(pattern) = known.pattern {
        found(Tokens::new(first, first + 1), pattern as usize);
    }
    let Some(next) = document.tokens.get(first + 1) else { return };
    let start = document.tokens[first].folded.start as usize;
    let (state, from) = match next.gap {
        Gap::Space | Gap::Line => (known.spaced, next.folded.start as usize),
        Gap::None | Gap::Paragraph => (known.after, document.tokens[first].folded.end as usize),
    };
    if state != State::DEAD {
        go_on(document, first, from, names.automaton.resume(&document.lower[start..from], state), found);
    }
}

/// Goes on with a walk from byte `from` of the folded text, behind token `first`.
fn go_on(document: &Document<'_>, first: usize, mut from: usize, mut walk: Walk<'_>, found: &mut impl FnMut(Tokens, usize)) {
    for (last, token) in document.tokens.iter().enumerate().skip(first + 1) {
        let end = token.folded.end as usize;
        if !walk.step(&document.lower.as_bytes()[from..end]) {
            return;
        }
        // A token of which folding left nothing ends no name.
        if let (Some(pattern), false) = (walk.pattern(), token.folded.start == token.folded.end) {
            found(Tokens::new(first, last + 1), pattern);
        }
        from = end;
    }
}

/// Appends the hits of a pattern that stands there.
fn push(document: &Document<'_>, tokens: Tokens, names: &Names, pattern: usize, hits: &mut Vec<Hit>) {
    for (id, alias) in names.aliases_of(pattern) {
        if let Some(case) = case_of_hit(document, tokens, alias) {
            hits.push(Hit { tokens, alias: id, row: alias.row, kind: alias.kind, case });
        }
    }
}

/// In which case an alias stands there, or none if the case says that it is something else: "us" is not "US".
pub(super) fn case_of_hit(document: &Document<'_>, tokens: Tokens, alias: &Alias) -> Option<HitCase> {
    let written = document.folded_of(tokens);
    let capitals = document.sentence_of(tokens.first()).casing == Casing::Capitals;
    if written == &*alias.folded || !alias.needs.exact && only_first_letter_differs(written, &alias.folded) {
        return Some(if capitals { HitCase::Capitals } else { HitCase::Exact });
    }
    if alias.needs.exact {
        return None;
    }
    let words = || tokens.range().map(|i| &document.tokens[i]).filter(|t| t.is_word());
    let small_alias = !alias.folded.bytes().any(|b| b.is_ascii_uppercase());
    if alias.kind == Kind::Role && small_alias {
        // A title may be written in any case, word by word.
        return words().all(|t| t.shape != Shape::Mixed).then_some(HitCase::Headline);
    }
    if words().all(|t| matches!(t.shape, Shape::Upper | Shape::Letter)) {
        return (capitals || written.len() > 4).then_some(HitCase::Capitals);
    }
    let headline = document.sentence_of(tokens.first()).casing == Casing::Headline;
    (headline && words().all(|t| t.is_capitalized()) && !alias.folded.bytes().all(|b| b.is_ascii_uppercase())).then_some(HitCase::Headline)
}

/// "Al-Qaeda" for "al-Qaeda", at the beginning of a sentence or by another house's style.
pub(super) fn only_first_letter_differs(written: &str, alias: &str) -> bool {
    let (Some(w), Some(a)) = (written.chars().next(), alias.chars().next()) else { return false };
    a.is_lowercase() && w.is_uppercase() && w.to_lowercase().eq(std::iter::once(a)) && written.get(w.len_utf8()..) == alias.get(a.len_utf8()..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Lists;
    use crate::text::{TextBuffers, read};

    fn found(list: &str, text: &str) -> Vec<String> {
        let lists = Lists::parse([("organizations/test.tsv".to_owned(), list)].into_iter()).expect("a valid list");
        let gazetteer = Gazetteer::compile(lists, Vec::new());
        let mut buffers = TextBuffers::default();
        let document = read(text, &[], &mut buffers);
        let mut hits = Hits::default();
        gazetteer.find(&document, &mut hits);
        hits.all().iter().map(|h| document.text_of(h.tokens).to_owned()).collect()
    }

    const LIST: &str = "id\tname\tsource\nny\tNew York\tt\nnyt\tNew York Times\tt\nqaeda\tal-Qaeda\tt\nus\tUS\tt\necole\tÉcole Normale\tt\n";

    #[test]
    fn the_new_york_timesheet_trap_is_sprung() {
        assert_eq!(found(LIST, "The New York Timesheet is out."), ["New York"]);
        assert_eq!(found(LIST, "The New York Times is out."), ["New York", "New York Times"]);
    }

    #[test]
    fn case_counts() {
        assert_eq!(found(LIST, "They told us that the US left."), ["US"]);
        assert_eq!(found(LIST, "Al-Qaeda and al-Qaeda"), ["Al-Qaeda", "al-Qaeda"]);
        assert_eq!(found(LIST, "a new york minute"), [""; 0]);
    }

    #[test]
    fn accents_and_capitals_do_not_part() {
        assert_eq!(found(LIST, "THE ÉCOLE NORMALE CLOSES ITS DOORS"), ["ÉCOLE NORMALE"]);
        assert_eq!(found(LIST, "The Ecole  Normale."), ["Ecole  Normale"]);
    }

    #[test]
    fn a_listed_phrase_gives_its_words_its_classes() {
        let list = |name: &str, rows: &str| (format!("triggers/{name}.tsv"), format!("id\tname\tsubtype\tsource\n{rows}"));
        let lists = [list("organization_heads", "coast-guard\tCoast Guard\tlast\tt\n"), list("place_cues", "north-of\tnorth of\tpreposition\tt\n")];
        let lists = Lists::parse(lists.iter().map(|(path, rows)| (path.clone(), rows.as_str()))).expect("valid lists");
        let gazetteer = Gazetteer::compile(lists, Vec::new());
        let mut buffers = TextBuffers::default();
        let document = read("The Coast Guard is north of Vyborne, to the north. Of Guard", &[], &mut buffers);
        let mut hits = Hits::default();
        gazetteer.find(&document, &mut hits);
        let with = |class| (0..document.tokens.len()).filter(|i| hits.words()[*i].classes.any(class)).collect::<Vec<_>>();
        assert_eq!(with(Classes::ORGANIZATION_LAST), [2]);
        assert_eq!(with(Classes::PLACE_PREPOSITION), [4, 5]);
    }

    #[test]
    fn no_name_runs_over_a_paragraph() {
        assert_eq!(found(LIST, "It was new.\n\nNew\n\nYork"), [""; 0]);
    }
}
