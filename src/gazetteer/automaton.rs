//! The automaton of all written forms, walked from where a name can begin: the first byte of a word.
//!
//! An overlapping search over every byte finds the same and more, and throws away what does not begin with a word. Anchored,
//! most walks end within the first word, and where a word leads is remembered from one text to the next.
//!
//! It is two: building is most of the start-up, and two cores build two halves in half the time. The first byte tells which
//! half a form is in.

use aho_corasick::automaton::{Automaton as _, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use super::parallel;

/// So few patterns are built sooner than a thread is started.
const FEW: usize = 1000;

/// Finds patterns, which are known by their numbers.
#[derive(Clone, Debug)]
pub(super) struct Automaton {
    halves: Vec<Half>,
    /// Patterns that begin with this byte or a greater one are in the last half.
    parting: u8,
}

#[derive(Clone, Debug)]
struct Half {
    nfa: NFA,
    start: StateID,
    /// The number of the half's first pattern.
    first: usize,
}

/// Where a walk stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State(StateID);

impl State {
    /// No pattern goes on from here.
    pub(super) const DEAD: State = State(StateID::ZERO);
}

impl Default for State {
    fn default() -> State {
        State::DEAD
    }
}

/// A walk through the patterns that begin with one byte.
#[derive(Clone, Copy, Debug)]
pub(super) struct Walk<'a> {
    half: &'a Half,
    state: StateID,
    len: usize,
}

impl Automaton {
    /// An automaton of different patterns, none empty, in the order of their bytes.
    ///
    /// # Panics
    /// Above 2^31 patterns.
    pub(super) fn build(patterns: &[String]) -> Automaton {
        debug_assert!(patterns.is_sorted());
        let parting = if patterns.len() < FEW { 0 } else { middle(patterns) };
        let (head, tail) = patterns.split_at(patterns.partition_point(|p| p.as_bytes()[0] < parting));
        Automaton { halves: parallel::each(&[(head, 0), (tail, head.len())], |(patterns, first)| Half::build(patterns, *first)), parting }
    }

    /// The walk that has come through `text`.
    pub(super) fn enter(&self, text: &str) -> Walk<'_> {
        let half = self.half(text);
        let mut walk = Walk { half, state: half.start, len: 0 };
        walk.step(text.as_bytes());
        walk
    }

    /// The walk that has come through `text` to `state`.
    pub(super) fn resume(&self, text: &str, state: State) -> Walk<'_> {
        Walk { half: self.half(text), state: state.0, len: text.len() }
    }

    fn half(&self, text: &str) -> &Half {
        &self.halves[usize::from(text.as_bytes().first() >= Some(&self.parting))]
    }
}

/// The first byte that parts some patterns so that both sides have about as many bytes.
fn middle(patterns: &[String]) -> u8 {
    let bytes: usize = patterns.iter().map(String::len).sum();
    let mut before = 0;
    let middle = patterns.iter().find(|p| {
        before += p.len();
        before > bytes / 2
    });
    middle.map_or(0, |p| p.as_bytes()[0])
}

impl Half {
    fn build(patterns: &[String], first: usize) -> Half {
        let nfa = NFA::builder().match_kind(MatchKind::Standard).prefilter(false).build(patterns).expect("fewer than 2^31 patterns");
        let start = nfa.start_state(Anchored::Yes).expect("an NFA can be walked anchored");
        Half { nfa, start, first }
    }
}

impl Walk<'_> {
    /// Goes on by some bytes; whether any pattern does.
    pub(super) fn step(&mut self, bytes: &[u8]) -> bool {
        for byte in bytes {
            self.state = self.half.nfa.next_state(Anchored::Yes, self.state, *byte);
            if self.half.nfa.is_dead(self.state) {
                return false;
            }
        }
        self.len += bytes.len();
        true
    }

    /// The pattern that ends here.
    pub(super) fn pattern(&self) -> Option<usize> {
        let nfa = &self.half.nfa;
        if !nfa.is_match(self.state) {
            return None;
        }
        // A state tells all patterns that end there, the longest first; those that begin within the walk are not meant.
        let longest = nfa.match_pattern(self.state, 0);
        (nfa.pattern_len(longest) == self.len).then(|| self.half.first + longest.as_usize())
    }

    /// Where it stands.
    pub(super) fn state(&self) -> State {
        State(self.state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_tells_the_patterns_that_it_comes_through() {
        for numbers in [0..0, 0..2000] {
            let mut patterns: Vec<String> = ["a", "new york", "new york times", "times", "york"].map(str::to_owned).into();
            patterns.extend(numbers.map(|n| format!("number {n}")));
            patterns.sort_unstable();
            let automaton = Automaton::build(&patterns);
            let pattern = |walk: Walk<'_>| walk.pattern().map(|p| patterns[p].as_str());

            let mut walk = automaton.enter("new");
            assert_eq!(pattern(walk), None);
            walk = automaton.resume("new", walk.state());
            assert!(walk.step(b" york"));
            // "york" ends here too, and began on the way.
            assert_eq!(pattern(walk), Some("new york"));
            assert!(walk.step(b" time"));
            assert_eq!(pattern(walk), None);
            assert!(walk.step(b"s"));
            assert_eq!(pattern(walk), Some("new york times"));
            assert!(!walk.step(b"heet"));
            assert_eq!(pattern(automaton.enter("a")), Some("a"));
            assert_eq!(automaton.enter("zebra").state(), State::DEAD);
        }
    }

    #[test]
    fn no_pattern_finds_nothing() {
        assert_eq!(Automaton::build(&[]).enter("text").pattern(), None);
    }
}
