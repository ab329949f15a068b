//! Where sentences end, and which of them are headlines.

use super::abbreviation::stands_before_a_name;
use super::is_in;
use super::token::{Gap, Shape, Token};
use crate::span::{Span, Tokens};

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// As prose: a capital begins a name.
    Prose,
    /// Headline case: every longer word begins with a capital.
    Headline,
    /// IN CAPITALS.
    Capitals,
}

/// A sentence, a headline, a row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Tokens,
    /// Its first token that is no punctuation; the one after its last where it has no other.
    pub first_word: u32,
    /// The number of its paragraph.
    pub paragraph: u32,
    /// How it is written.
    pub casing: Casing,
}

/// Words that begin a sentence after an abbreviation ("… of the U.S. The …"), sorted.
const OPENERS: &[&str] = &[
    "A", "After", "All", "Although", "An", "And", "As", "At", "But", "By", "For", "From", "He", "Her", "His", "However", "I", "If", "In", "It", "Its", "Last",
    "Many", "Most", "No", "On", "One", "Our", "She", "Since", "So", "Some", "That", "The", "Their", "Then", "There", "These", "They", "This", "Those", "To",
    "Under", "Until", "We", "What", "When", "Where", "While", "Who", "Why", "With", "Yet", "You",
];

/// Splits the tokens into sentences and tells each token which is its own.
pub(super) fn split(text: &str, headlines: &[Span], tokens: &mut [Token], sentences: &mut Vec<Sentence>) {
    sentences.clear();
    let mut start = 0;
    let mut paragraph = 0;
    let mut stop = None;
    for i in 0..tokens.len() {
        let next = i + 1;
        stop = last_stop(text, &tokens[i], i, stop);
        let ends_paragraph = next == tokens.len() || tokens[next].gap == Gap::Paragraph;
        if !ends_paragraph && !ends_sentence(text, tokens, i, stop) {
            continue;
        }
        let number = sentences.len() as u32;
        for token in &mut tokens[start..next] {
            token.sentence = number;
        }
        let casing = casing(text, &tokens[start..next], is_in(headlines, tokens[start].span));
        let marks = tokens[start..next].iter().take_while(|t| t.shape == Shape::Punctuation).count();
        sentences.push(Sentence { tokens: Tokens::new(start, next), first_word: (start + marks) as u32, paragraph, casing });
        start = next;
        paragraph += u32::from(ends_paragraph);
    }
}

/// The stop that token `i` is, or closes: `."`, `.)`. `before` is that of the token before it.
fn last_stop(text: &str, token: &Token, i: usize, before: Option<usize>) -> Option<usize> {
    let mark = token.span.of(text);
    match token.shape {
        Shape::Punctuation if is_stop(mark) => Some(i),
        Shape::Punctuation if is_closing(mark) && token.gap == Gap::None => before,
        _ => None,
    }
}

/// Whether a sentence ends after token `i`, which is not the last of its paragraph; `stop` is the stop that it is or closes.
fn ends_sentence(text: &str, tokens: &[Token], i: usize, stop: Option<usize>) -> bool {
    let next = &tokens[i + 1];
    let word = tokens[i].span.of(text);
    let stop = match tokens[i].shape {
        Shape::Punctuation => match stop {
            Some(stop) => stop,
            None => return false,
        },
        Shape::Upper | Shape::Letter | Shape::Capital | Shape::Lower if word.ends_with('.') => {
            let opens = OPENERS.binary_search(&next.span.of(text)).is_ok();
            return next.gap == Gap::Space && opens && !stands_before_a_name(word) && !(tokens[i].shape == Shape::Letter && word.len() == 2);
        }
        _ => return false,
    };
    if next.gap == Gap::None {
        // A missing space: "ended.The next".
        let after_word = stop > 0 && tokens[stop - 1].shape == Shape::Lower && tokens[stop].gap == Gap::None;
        return stop == i && word == "." && after_word && matches!(next.shape, Shape::Capital | Shape::Letter);
    }
    next.is_capitalized() || matches!(next.shape, Shape::Number | Shape::Mixed) || is_opening(next.span.of(text))
}

/// Whether headline case leaves a word small, long as it is.
fn is_small_in_headlines(word: &str) -> bool {
    matches!(word, "with" | "from" | "over" | "into" | "after" | "about" | "than" | "that" | "upon" | "amid")
}

fn is_stop(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "…" | "..." | "!!" | "??" | "?!")
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "\"" | "”" | "'" | "’" | "»" | ")" | "]")
}

fn is_opening(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "'" | "‘" | "«" | "(" | "[" | "-" | "–" | "—" | "•" | "*")
}

/// Prose has small words that matter; a headline in headline case has only short ones, one in capitals has none.
/// Three capitals in a row may be a name, or a headline if the sender says that it is one.
fn casing(text: &str, tokens: &[Token], headline: bool) -> Casing {
    let (mut words, mut small, mut long, mut long_small, mut capitals) = (0, 0, 0, 0, 0);
    for token in tokens.iter().filter(|t| t.is_word()) {
        words += 1;
        small += u32::from(token.shape == Shape::Lower);
        capitals += u32::from(token.shape == Shape::Upper);
        let word = token.span.of(text);
        if word.len() > 3 && !is_small_in_headlines(word) {
            long += 1;
            long_small += u32::from(token.shape == Shape::Lower);
        }
    }
    let stopped = tokens.last().is_some_and(|t| t.span.of(text) == ".");
    if capitals >= 2 && small == 0 && capitals * 10 >= words * 8 {
        Casing::Capitals
    } else if words >= if headline { 3 } else { 4 } && long >= if headline { 2 } else { 3 } && long_small * 10 <= long && !stopped {
        Casing::Headline
    } else {
        Casing::Prose
    }
}
