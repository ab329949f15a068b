//! Document → hits: what the automaton finds, on token boundaries, in a case that counts.
//!
//! The search is overlapping: every alias that stands in the text is found, also inside and across others. A leftmost-longest
//! search with a word filter behind it would lose "New York" in "New York Timesheet" when "New York Times" is listed.

use super::compile::Gazetteer;
use super::names::Alias;
use super::row::Kind;
use crate::span::{AliasId, Tokens};
use crate::text::{Casing, Document, Shape};

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
    /// Which form of which row.
    pub alias: AliasId,
    /// In what case.
    pub case: HitCase,
}

impl Gazetteer {
    /// Finds every alias in a document.
    pub fn find(&self, document: &Document<'_>, hits: &mut Vec<Hit>) {
        hits.clear();
        for names in self.names() {
            names.automaton.find(document.lower, |pattern, start, end| {
                let Some(tokens) = whole_tokens(document, start, end) else { return };
                for (id, alias) in names.aliases_of(pattern) {
                    if let Some(case) = case_of_hit(document, tokens, alias, self.row(alias.row).kind) {
                        hits.push(Hit { tokens, alias: id, case });
                    }
                }
            });
        }
        hits.sort_unstable_by_key(|h| (h.tokens.start, h.tokens.end, h.alias));
    }
}

/// The tokens that a stretch of folded text covers, if it begins and ends with them.
fn whole_tokens(document: &Document<'_>, start: usize, end: usize) -> Option<Tokens> {
    let first = document.token_at_folded_start(start)?;
    let mut last = first;
    while (document.tokens[last].folded.end as usize) < end {
        last += 1;
    }
    (document.tokens[last].folded.end as usize == end).then(|| Tokens::new(first, last + 1))
}

/// In which case an alias stands there, or none if the case says that it is something else: "us" is not "US".
fn case_of_hit(document: &Document<'_>, tokens: Tokens, alias: &Alias, kind: Kind) -> Option<HitCase> {
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
    if kind == Kind::Role && small_alias {
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
fn only_first_letter_differs(written: &str, alias: &str) -> bool {
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
        let mut hits = Vec::new();
        gazetteer.find(&document, &mut hits);
        hits.iter().map(|h| document.text_of(h.tokens).to_owned()).collect()
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
    fn no_name_runs_over_a_paragraph() {
        assert_eq!(found(LIST, "It was new.\n\nNew\n\nYork"), [""; 0]);
    }
}
