//! What is known of single words: how often they are given names and surnames, and how often they are written small.
//!
//! Background never fires; it is looked up for words that may be part of a name. The index is an `fst` over a committed
//! file, used as it lies in the binary.

use fst::Map;

/// What the background knows of a word; every figure is 0 where it knows nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFacts {
    /// How common it is as a given name: 0, or 1 + log2 of its bearers, at most 31.
    pub given: u8,
    /// How common it is as a surname: 0, or 1 + log2 of its bearers, at most 31.
    pub surname: u8,
    /// How common it is as an English word: 0, or a rank class up to 31 (the most frequent).
    pub frequency: u8,
    /// Share of its occurrences that are written small, in percent.
    pub lower: u8,
}

impl WordFacts {
    /// Whether so many bear it that it is somebody's surname sooner than another word.
    #[must_use]
    pub fn is_surname(self) -> bool {
        const BEARERS: u8 = 12;
        self.surname >= BEARERS
    }

    fn unpack(value: u64) -> WordFacts {
        let byte = |n: u32| (value >> (8 * n)) as u8;
        WordFacts { given: byte(0), surname: byte(1), frequency: byte(2), lower: byte(3) }
    }

    /// The figures as the index holds them.
    #[must_use]
    pub fn pack(self) -> u64 {
        u64::from_le_bytes([self.given, self.surname, self.frequency, self.lower, 0, 0, 0, 0])
    }
}

/// The index of single words.
#[derive(Clone, Debug)]
pub struct Background {
    words: Map<&'static [u8]>,
}

static WORDS: &[u8] = include_bytes!("../../gazetteers/background/words.fst");

impl Background {
    /// The index in the binary.
    ///
    /// # Panics
    /// Never: a test opens the committed index.
    #[must_use]
    pub fn built_in() -> Background {
        Background { words: Map::new(WORDS).expect("the committed index is a valid fst; a test opens it") }
    }

    /// What is known of a word, folded and in lower case.
    #[must_use]
    pub fn of(&self, word: &str) -> WordFacts {
        self.words.get(word).map_or_else(WordFacts::default, WordFacts::unpack)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_survive_packing() {
        let facts = WordFacts { given: 31, surname: 7, frequency: 1, lower: 100 };
        assert_eq!(WordFacts::unpack(facts.pack()), facts);
    }

    #[test]
    fn common_names_and_words_are_known() {
        let background = Background::built_in();
        assert!(background.of("john").given > 15);
        assert!(background.of("smith").surname > 15);
        assert!(background.of("quickly").lower > 80);
        assert_eq!(background.of("xqzzy"), WordFacts::default());
    }
}
