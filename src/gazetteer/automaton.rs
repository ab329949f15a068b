//! The automaton that finds all written forms in one pass over a text, overlapping ones too.
//!
//! It is two: building is most of the start-up, and two cores build two halves in half the time. Short patterns stand apart
//! from long ones, because each state of an automaton repeats the patterns that end there, and short ones end everywhere.

use aho_corasick::automaton::OverlappingState;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::parallel;

/// So few patterns are built sooner than a thread is started.
const FEW: usize = 1000;

/// Finds patterns, which are known by their numbers.
#[derive(Clone, Debug)]
pub(super) struct Automaton {
    halves: Vec<Half>,
}

#[derive(Clone, Debug)]
struct Half {
    automaton: AhoCorasick,
    /// The number of each of the automaton's own patterns.
    numbers: Vec<u32>,
}

impl Automaton {
    /// # Panics
    /// Above 2^31 patterns.
    pub(super) fn build(patterns: &[String]) -> Automaton {
        if patterns.len() < FEW {
            let all: Vec<u32> = (0..patterns.len() as u32).collect();
            return Automaton { halves: vec![Half::build(patterns, &all)] };
        }
        let mut by_length: Vec<u32> = (0..patterns.len() as u32).collect();
        // Stable: within a length they stay in order, which is the quickest to build from.
        by_length.sort_by_key(|n| patterns[*n as usize].len());
        let bytes: usize = patterns.iter().map(String::len).sum();
        let mut before = 0;
        let short = by_length.iter().take_while(|n| {
            before += patterns[**n as usize].len();
            before <= bytes / 2
        });
        let (short, long) = by_length.split_at(short.count());
        Automaton { halves: parallel::each(&[long, short], |numbers| Half::build(patterns, numbers)) }
    }

    /// Calls `found` with the number, the start and the end of every pattern in a text, in no particular order.
    pub(super) fn find(&self, text: &str, mut found: impl FnMut(usize, usize, usize)) {
        for half in &self.halves {
            let mut state = OverlappingState::start();
            loop {
                half.automaton.find_overlapping(text, &mut state);
                let Some(at) = state.get_match() else { break };
                found(half.numbers[at.pattern().as_usize()] as usize, at.start(), at.end());
            }
        }
    }
}

impl Half {
    fn build(patterns: &[String], numbers: &[u32]) -> Half {
        let mut numbers = numbers.to_vec();
        numbers.sort_unstable();
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(numbers.iter().map(|n| &patterns[*n as usize]))
            .expect("fewer than 2^31 patterns");
        Half { automaton, numbers }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_patterns_are_found_also_within_each_other() {
        let mut patterns: Vec<String> = ["a", "new york", "new york times", "times", "york"].map(str::to_owned).into();
        for numbers in [0..0, 0..2000] {
            patterns.extend(numbers.map(|n| format!("number {n}")));
            let mut found = Vec::new();
            Automaton::build(&patterns).find("the new york times", |pattern, start, end| found.push((pattern, start, end)));
            found.sort_unstable();
            assert_eq!(found, [(1, 4, 12), (2, 4, 18), (3, 13, 18), (4, 8, 12)]);
        }
    }

    #[test]
    fn no_pattern_finds_nothing() {
        Automaton::build(&[]).find("a text", |_, _, _| panic!("there is no pattern"));
    }
}
