//! Things in the order of their tokens, without comparing any two.

/// Numbers of things, by token; memory kept from one use to the next.
#[derive(Debug, Default)]
pub(super) struct ByToken {
    /// The first thing of each token.
    first: Vec<u32>,
    /// The next thing of the same token.
    next: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl ByToken {
    /// Files things under their tokens, of which there are so many.
    pub(super) fn file(&mut self, tokens: usize, things: impl DoubleEndedIterator<Item = usize> + ExactSizeIterator) {
        self.first.clear();
        self.first.resize(tokens, NONE);
        self.next.clear();
        self.next.resize(things.len(), NONE);
        // From the last, so that each chain begins with the first.
        for (number, token) in things.enumerate().rev() {
            self.next[number] = std::mem::replace(&mut self.first[token], number as u32);
        }
    }

    /// The tokens that something is filed under.
    pub(super) fn tokens(&self) -> impl Iterator<Item = usize> {
        self.first.iter().enumerate().filter(|(_, first)| **first != NONE).map(|(token, _)| token)
    }

    /// The things filed under a token, in the order in which they came.
    pub(super) fn at(&self, token: usize) -> impl Iterator<Item = usize> {
        let some = |number: u32| (number != NONE).then_some(number as usize);
        std::iter::successors(some(self.first[token]), move |number| some(self.next[*number]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_of_a_token_keep_their_order() {
        let mut by_token = ByToken::default();
        by_token.file(3, [2, 0, 2, 2].into_iter());
        let at = |token| by_token.at(token).collect::<Vec<_>>();
        assert_eq!([at(0), at(1), at(2)], [vec![1], vec![], vec![0, 2, 3]]);
        assert!(by_token.tokens().eq([0, 2]));
    }
}
