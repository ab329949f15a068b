//! The labels of the sequence model: each token is outside, or begins or goes on with a name of some kind.

use super::super::NameKind;

/// How many labels there are: outside, and two of each of the five kinds.
pub const LABELS: usize = 11;

/// The label of a token in no name.
pub const OUTSIDE: usize = 0;

/// The kinds that the model tells apart, in the order of their labels.
pub const KINDS: [NameKind; 5] = [NameKind::Person, NameKind::Place, NameKind::Organization, NameKind::Norp, NameKind::Other];

/// The number of a kind among [`KINDS`]; none for roles, which the title grammar alone decides.
#[must_use]
pub fn number(kind: NameKind) -> Option<usize> {
    KINDS.iter().position(|k| *k == kind)
}

/// The label of the first token of a name.
#[must_use]
pub fn first(kind: usize) -> usize {
    1 + 2 * kind
}

/// The label of every further token.
#[must_use]
pub fn further(kind: usize) -> usize {
    2 + 2 * kind
}

/// Whether a label may follow another: a name goes on only as what it began. `None` is the beginning of a segment.
#[must_use]
pub fn may_follow(before: Option<usize>, label: usize) -> bool {
    let goes_on = label != OUTSIDE && label.is_multiple_of(2);
    !goes_on || before.is_some_and(|b| b == label || b + 1 == label)
}
