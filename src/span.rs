//! Where things stand: byte ranges of the original text, and ranges of tokens.

use std::ops::Range;

/// What the engine does with a text, counted in steps: every look at a span, a range of tokens or an id is one. Only tests count.
#[cfg(test)]
pub(crate) mod steps {
    use std::cell::Cell;

    thread_local!(static STEPS: Cell<u64> = const { Cell::new(0) });

    /// The steps that some work of this thread takes.
    pub(crate) fn of<T>(work: impl FnOnce() -> T) -> u64 {
        let before = STEPS.get();
        work();
        STEPS.get() - before
    }

    pub(super) fn count() {
        STEPS.set(STEPS.get() + 1);
    }
}

/// Counts a step.
#[inline]
fn step() {
    #[cfg(test)]
    steps::count();
}

/// A half-open range of byte offsets into the original text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Span {
    /// The text this span covers.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        step();
        &text[self.start as usize..self.end as usize]
    }

    /// From the first byte of `self` to the last of `other`.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start, end: other.end }
    }
}

/// A half-open, never empty range of token numbers of one document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tokens {
    /// The first token.
    pub start: u32,
    /// The one after the last.
    pub end: u32,
}

impl Tokens {
    /// The tokens from `start` up to, not including, `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Tokens {
        Tokens { start: start as u32, end: end as u32 }
    }

    /// How many tokens.
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(self) -> usize {
        step();
        (self.end - self.start) as usize
    }

    /// The first token's number.
    #[must_use]
    pub fn first(self) -> usize {
        step();
        self.start as usize
    }

    /// The last token's number.
    #[must_use]
    pub fn last(self) -> usize {
        step();
        self.end as usize - 1
    }

    /// The number after the last token's.
    #[must_use]
    pub fn after(self) -> usize {
        step();
        self.end as usize
    }

    /// Whether the two have a token in common.
    #[must_use]
    pub fn overlaps(self, other: Tokens) -> bool {
        step();
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies in `self`.
    #[must_use]
    pub fn covers(self, other: Tokens) -> bool {
        step();
        self.start <= other.start && other.end <= self.end
    }

    /// The numbers, in order.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        step();
        self.start as usize..self.end as usize
    }
}

/// Declares an id: a number that only fits the table it counts.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the table.
            #[must_use]
            pub fn index(self) -> usize {
                step();
                self.0 as usize
            }
        }
    };
}

id! {
    /// A row of the gazetteers.
    RowId
}
id! {
    /// A written form of a row, compiled into the automaton.
    AliasId
}
id! {
    /// A mention of one document, in text order.
    MentionId
}
id! {
    /// An entity of one document, in order of first mention.
    EntityId
}
