//! Texts as numbers: stretches of one document that read the same have the same symbol.

use std::collections::hash_map::Entry;
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Document;
use crate::span::Span;

/// Stands for a text, folded and in lower case. Symbols are numbered from 0 in the order in which their texts came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(u32);

impl Symbol {
    /// Its number.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Gives texts their symbols. It holds where a text stands, not the text, so that its memory serves the next document.
#[derive(Debug, Default)]
pub struct Interner {
    texts: Vec<Interned>,
    /// The last text with each hash.
    last: FxHashMap<u64, u32>,
}

#[derive(Clone, Copy, Debug)]
struct Interned {
    /// Where it stands in the folded text.
    span: Span,
    /// The text before it with the same hash.
    before: Option<u32>,
}

impl Interner {
    /// Forgets the document.
    pub fn clear(&mut self) {
        self.texts.clear();
        self.last.clear();
    }

    /// The symbol of a stretch of the document's folded text.
    pub fn intern(&mut self, document: &Document<'_>, span: Span) -> Symbol {
        let text = span.of(document.lower);
        let number = self.texts.len() as u32;
        let before = match self.last.entry(FxBuildHasher.hash_one(text)) {
            Entry::Vacant(entry) => {
                entry.insert(number);
                None
            }
            Entry::Occupied(mut entry) => {
                let mut same_hash = std::iter::successors(Some(*entry.get()), |&n| self.texts[n as usize].before);
                if let Some(known) = same_hash.find(|&n| self.texts[n as usize].span.of(document.lower) == text) {
                    return Symbol(known);
                }
                Some(entry.insert(number))
            }
        };
        self.texts.push(Interned { span, before });
        Symbol(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Tokens;
    use crate::text::{TextBuffers, read};

    #[test]
    fn what_reads_the_same_has_one_symbol() {
        let mut buffers = TextBuffers::default();
        let document = read("Ana Ruiz met Ana Doe, ANA said.", &[], &mut buffers);
        let mut interner = Interner::default();
        let mut symbol = |token| interner.intern(&document, document.folded_span(Tokens::new(token, token + 1)));
        assert_eq!([0, 1, 2, 3, 4, 6].map(|token| symbol(token).index()), [0, 1, 2, 0, 3, 0]);
    }
}
