//! Word → what is known of it, remembered from one text to the next.
//!
//! A few thousand words are most of every text, and to find where a word leads in the automaton, its classes and its
//! background costs several cache misses each.

use super::automaton::State;
use super::background::WordFacts;
use super::lexicon::Classes;

/// What is known of one token's word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Its trigger classes.
    pub classes: Classes,
    /// Its background; only looked up for words that a name may hold.
    pub facts: WordFacts,
    /// The hash of its folded text in lower case.
    pub hash: u32,
}

/// FNV-1a, 32 bits, never 0: words are known by it to the sequence model, whose weights so hold no text.
#[must_use]
pub fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |h: u32, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193)).max(1)
}

/// What a memo knows of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    pub(super) classes: Classes,
    /// None where nobody has asked yet.
    pub(super) facts: Option<WordFacts>,
    /// The pattern that the word is by itself.
    pub(super) pattern: Option<u32>,
    /// Where the automaton stands after the word.
    pub(super) after: State,
    /// Where it stands after the word and a space: mostly nowhere.
    pub(super) spaced: State,
}

/// Longer words are looked up every time.
const LONGEST: usize = 28;
/// How many words are remembered: a megabyte a thread.
const PLACES: usize = 1 << 14;

#[derive(Clone, Copy, Debug, Default)]
struct Place {
    text: [u8; LONGEST],
    len: u8,
    known: Known,
}

/// The words seen lately, one a place.
#[derive(Debug, Default)]
pub(super) struct Memo {
    places: Vec<Place>,
}

impl Memo {
    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.places.clear();
    }

    /// What is known of a word with this hash, looked up if it has not been seen lately.
    pub(super) fn of(&mut self, word: &str, hash: u32, look_up: impl FnOnce() -> Known) -> &mut Known {
        self.places.resize(PLACES, Place::default());
        let place = &mut self.places[hash as usize % PLACES];
        let len = word.len();
        if usize::from(place.len) != len || len == 0 || place.text[..len] != *word.as_bytes() {
            place.known = look_up();
            // A place of length 0 is never taken for a word's.
            place.len = 0;
            if let Some(text) = place.text.get_mut(..len) {
                text.copy_from_slice(word.as_bytes());
                place.len = len as u8;
            }
        }
        &mut place.known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_up_once_and_one_in_its_place_again() {
        let mut memo = Memo::default();
        let mut known = |word: &str, hash: u32| memo.of(word, hash, || Known { pattern: Some(word.len() as u32), ..Known::default() }).pattern;
        assert_eq!(known("one", 7), Some(3));
        assert_eq!(known("three", 7), Some(5));
        assert_eq!(known("one", 7), Some(3));
        let mut asked = 0;
        for _ in 0..3 {
            memo.of("one", 7, || unreachable!("it was seen just now"));
            memo.of(&"long".repeat(20), 8, || {
                asked += 1;
                Known::default()
            });
        }
        assert_eq!(asked, 3);
    }
}
