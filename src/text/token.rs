//! Words, numbers and marks.
//!
//! A token begins and ends on a grapheme boundary. Possessives and clitics ("'s", "'re"), hyphens and slashes stand alone;
//! an abbreviation keeps its full stop; "AT&T", "O'Neill", "1,000.5" and an address are one token.

use unicode_segmentation::GraphemeCursor;

use super::abbreviation::is_abbreviation;
use crate::span::Span;

/// How a token is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// "minister"; also scripts without case.
    Lower,
    /// "Minister", `McCain`.
    Capital,
    /// "NATO", "U.S.": two capitals or more and nothing small.
    Upper,
    /// "J" or "J.": one capital letter.
    Letter,
    /// "iPhone", "eBay": begins small, goes on with a capital.
    Mixed,
    /// Begins with a digit.
    Number,
    /// "'s", "’re" after a word.
    Clitic,
    /// Marks of any kind.
    #[default]
    Punctuation,
    /// A web or mail address, a handle, a hashtag.
    Address,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gap {
    /// Nothing: it touches the token before.
    None,
    /// White space within a line, or a line break that only wraps the line.
    #[default]
    Space,
    /// One line break, not yet judged.
    Line,
    /// The end of a paragraph, a headline, a row of a table.
    Paragraph,
}

/// One word, number or mark.
#[derive(Clone, Copy, Debug, Default)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// Where it stands in the folded text.
    pub folded: Span,
    /// The number of its sentence.
    pub sentence: u32,
    /// How it is written.
    pub shape: Shape,
    /// What stands before it.
    pub gap: Gap,
}

impl Token {
    /// Whether it is written as a name may be: "Kerry", "NATO", "J."
    #[must_use]
    pub fn is_capitalized(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Letter)
    }

    /// Whether it is a word of letters.
    #[must_use]
    pub fn is_word(&self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Capital | Shape::Upper | Shape::Letter | Shape::Mixed)
    }
}

/// Cuts a text into tokens.
pub(super) fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    let mut at = 0;
    let mut gap = Gap::Paragraph;
    loop {
        if let Some((end, shape)) = scan_plain_word(text.as_bytes(), at) {
            tokens.push(Token { span: Span { start: at as u32, end: end as u32 }, shape, gap, ..Token::default() });
            at = end;
            gap = Gap::None;
            if let [b' ', next, ..] = text.as_bytes()[at..]
                && next.is_ascii_alphanumeric()
            {
                at += 1;
                gap = Gap::Space;
                continue;
            }
        }
        let Some(c) = char_at(text, at) else { break };
        if is_space(c) {
            let (end, lines) = skip_space(text, at);
            if lines > 0 || gap == Gap::None {
                gap = match lines {
                    0 => Gap::Space,
                    1 => Gap::Line,
                    _ => Gap::Paragraph,
                };
            }
            at = end;
            continue;
        }
        let (end, shape) = if is_clitic(text, at, tokens, gap) {
            (at + c.len_utf8() + letters(text, at + c.len_utf8()), Shape::Clitic)
        } else if c.is_alphanumeric() || (matches!(c, '@' | '#') && char_at(text, at + 1).is_some_and(char::is_alphanumeric)) {
            scan_word(text, at)
        } else {
            (scan_marks(text, at, c), Shape::Punctuation)
        };
        let end = next_grapheme_boundary(text, end);
        tokens.push(Token { span: Span { start: at as u32, end: end as u32 }, shape, gap, ..Token::default() });
        at = end;
        gap = Gap::None;
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// The end of the white space at `at`, and how many line breaks it holds; a paragraph separator counts as two.
fn skip_space(text: &str, at: usize) -> (usize, u32) {
    let mut lines = 0;
    let mut end = at;
    let mut before = ' ';
    for c in text[at..].chars() {
        match c {
            '\n' if before == '\r' => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' => lines += 1,
            '\u{2029}' | '\u{c}' => lines += 2,
            _ if is_space(c) => {}
            _ => break,
        }
        before = c;
        end += c.len_utf8();
    }
    // A mark that combines with the space belongs to its cluster.
    (next_grapheme_boundary(text, end), lines)
}

/// The first grapheme boundary at or after `at`.
fn next_grapheme_boundary(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    if bytes.get(at).is_none_or(u8::is_ascii) {
        // Nothing of ASCII but the line feed of a CRLF ever joins what is before it, save after a prepended mark.
        if at == 0 || bytes[at - 1].is_ascii() || at == bytes.len() {
            return at;
        }
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
        _ => at,
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

/// How many bytes of ASCII letters stand at `at`.
fn letters(text: &str, at: usize) -> usize {
    text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_alphabetic()).count()
}

/// Whether an apostrophe at `at` begins "'s", "'re" and the like.
fn clitic_follows(text: &str, at: usize) -> bool {
    let Some(mark) = char_at(text, at).filter(|c| is_apostrophe(*c)) else { return false };
    let start = at + mark.len_utf8();
    let end = start + letters(text, start);
    let ends = !char_at(text, end).is_some_and(char::is_alphanumeric);
    ends && matches!(&text[start..end], "s" | "S" | "re" | "ve" | "ll" | "d" | "m" | "RE" | "VE" | "LL" | "D" | "M")
}

fn is_clitic(text: &str, at: usize, tokens: &[Token], gap: Gap) -> bool {
    gap == Gap::None && tokens.last().is_some_and(|t| t.is_word() || t.shape == Shape::Number) && clitic_follows(text, at)
}

/// A run of the same mark ("...", "--") is one token.
fn scan_marks(text: &str, at: usize, mark: char) -> usize {
    let same = if matches!(mark, '.' | '-' | '!' | '?' | '*' | '=' | '_') { text[at..].chars().take_while(|c| *c == mark).count() } else { 1 };
    at + same * mark.len_utf8()
}

/// The letters of a word, counted by kind.
#[derive(Default)]
struct Letters {
    first_upper: bool,
    first_digit: bool,
    upper: u32,
    lower: u32,
    all: u32,
}

impl Letters {
    fn add(&mut self, c: char) {
        let upper = c.is_uppercase();
        if self.all == 0 {
            self.first_upper = upper;
            self.first_digit = c.is_numeric();
        }
        self.all += 1;
        self.upper += u32::from(upper);
        self.lower += u32::from(c.is_lowercase());
    }

    fn shape(&self) -> Shape {
        match (self.first_upper, self.upper, self.lower) {
            _ if self.first_digit => Shape::Number,
            (true, 1, 0) => Shape::Letter,
            (true, _, 0) => Shape::Upper,
            (true, _, _) => Shape::Capital,
            (false, 1.., _) => Shape::Mixed,
            (false, 0, _) => Shape::Lower,
        }
    }
}

/// The end and shape of a word like "minister" or "Minister", in ASCII and ending before a space, a bracket or the like; none
/// where more must be looked at. It says what [`scan_word`] says of such a word, and most words are such.
fn scan_plain_word(text: &[u8], start: usize) -> Option<(usize, Shape)> {
    let first = *text.get(start)?;
    if !first.is_ascii_alphabetic() {
        return None;
    }
    let end = start + 1 + text[start + 1..].iter().take_while(|b| b.is_ascii_lowercase()).count();
    let shape = match (first.is_ascii_uppercase(), end - start) {
        (false, _) => Shape::Lower,
        (true, 1) => Shape::Letter,
        (true, _) => Shape::Capital,
    };
    matches!(text.get(end), None | Some(b' ' | b'\n' | b'\t' | b'\r' | b',' | b'-' | b'"' | b'(' | b')' | b'[' | b']' | b'/' | b';' | b'!' | b'?'))
        .then_some((end, shape))
}

/// The end and shape of the word at `start`.
fn scan_word(text: &str, start: usize) -> (usize, Shape) {
    let mut found = Letters::default();
    let mut at = start;
    // Letters since the word's start or its last full stop: "U.S." goes on only after single letters.
    let mut run = 0;
    while let Some(c) = char_at(text, at) {
        let after = at + c.len_utf8();
        let next = char_at(text, after);
        if c.is_alphanumeric() || is_joined_mark(c) {
            found.add(c);
            run += 1;
        } else if is_apostrophe(c) {
            if !next.is_some_and(char::is_alphabetic) || clitic_follows(text, at) {
                break;
            }
        } else if c == '.' {
            if run == 1 && (found.upper > 0 || next.is_some_and(char::is_alphabetic)) && !found.first_digit {
                // An initial, or a letter of "U.S."
            } else if goes_on_after_stop(&text[start..at], next) {
            } else {
                if is_abbreviation(&text[start..at]) {
                    at = after;
                }
                break;
            }
            run = 0;
            at = after;
            if !next.is_some_and(char::is_alphanumeric) {
                break;
            }
            continue;
        } else if c == ',' {
            if !(found.first_digit && next.is_some_and(|n| n.is_ascii_digit())) {
                break;
            }
        } else if c == '&' {
            if !(found.upper > 0 && found.lower == 0 && next.is_some_and(char::is_uppercase)) {
                break;
            }
        } else if is_address(text, start, at) {
            return (end_of_address(text, start), Shape::Address);
        } else {
            break;
        }
        at = after;
    }
    if text[start..at].starts_with("www.") {
        return (end_of_address(text, start), Shape::Address);
    }
    (at, found.shape())
}

/// Marks inside a word: combining accents, joiners, soft hyphens.
fn is_joined_mark(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '_') || (!c.is_ascii() && unicode_normalization::char::is_combining_mark(c))
}

/// Whether a full stop after `word` is inside a number or a domain name: "3.5", "Amazon.com".
fn goes_on_after_stop(word: &str, next: Option<char>) -> bool {
    let last_digit = word.bytes().last().is_some_and(|b| b.is_ascii_digit());
    match next {
        Some(n) if n.is_ascii_digit() => last_digit,
        Some(n) => n.is_lowercase(),
        None => false,
    }
}

/// Whether the word from `start`, stopped at a mark, is the beginning of an address: "https://", "name@host", "@handle", "#tag".
fn is_address(text: &str, start: usize, at: usize) -> bool {
    let rest = &text[at..];
    if at == start {
        return true; // '@' or '#' before a letter: the caller looked.
    }
    rest.starts_with("://") || (rest.starts_with('@') && char_at(rest, 1).is_some_and(char::is_alphanumeric))
}

fn end_of_address(text: &str, start: usize) -> usize {
    let end = text[start..].find(|c: char| is_space(c) || matches!(c, '<' | '>' | '"' | '“' | '”' | ')' | ']')).map_or(text.len(), |n| start + n);
    start + text[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’']).len()
}
