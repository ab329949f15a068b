//! Folding: what must not part two writings of one name.
//!
//! Accents, curly quotes, dashes and white space are folded away; case is kept, because it counts.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::token::{Gap, Token};
use crate::span::Span;

/// A word without its accents, with straight quotes and plain hyphens: "Élysée’s" → "Elysee's".
#[must_use]
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// Folded text in lower case, of the same length byte by byte.
#[must_use]
pub fn lower(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    lower_into(folded, &mut out);
    out
}

/// Folds all tokens, one space or line feed between them, and tells each where it stands.
pub(super) fn fold_tokens(text: &str, tokens: &mut [Token], folded: &mut String, lowered: &mut String) {
    folded.clear();
    lowered.clear();
    let plain_text = text.is_ascii();
    // What stands in the folded text as it does in the text, and is not written yet.
    let mut run = Span { start: 0, end: 0 };
    // By how much its places differ.
    let mut moved = 0;
    for (i, token) in tokens.iter_mut().enumerate() {
        let gap = match token.gap {
            _ if i == 0 => "",
            Gap::None => "",
            Gap::Space | Gap::Line => " ",
            Gap::Paragraph => "\n",
        };
        let plain = plain_text || token.span.of(text).is_ascii();
        let goes_on = plain && run.start < run.end && text.as_bytes()[run.end as usize..token.span.start as usize] == *gap.as_bytes();
        if goes_on {
            run.end = token.span.end;
        } else {
            folded.push_str(run.of(text));
            folded.push_str(gap);
            moved = token.span.start.wrapping_sub(folded.len() as u32);
            run = token.span;
        }
        if plain {
            token.folded = Span { start: token.span.start.wrapping_sub(moved), end: token.span.end.wrapping_sub(moved) };
        } else {
            let start = folded.len() as u32;
            fold_into(token.span.of(text), folded);
            token.folded = Span { start, end: folded.len() as u32 };
            run = Span { start: run.end, end: run.end };
        }
    }
    folded.push_str(run.of(text));
    lower_into(folded, lowered);
}

fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.push_str(word);
        return;
    }
    for c in word.chars() {
        match c {
            '‘' | '’' | 'ʼ' | '′' | '`' => out.push('\''),
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            '‐' | '‑' | '–' | '—' | '−' => out.push('-'),
            '\u{ad}' | '\u{200c}' | '\u{200d}' => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'Æ' => out.push_str("Ae"),
            'œ' => out.push_str("oe"),
            'Œ' => out.push_str("Oe"),
            'ø' => out.push('o'),
            'Ø' => out.push('O'),
            'ł' => out.push('l'),
            'Ł' => out.push('L'),
            'đ' | 'ð' => out.push('d'),
            'Đ' | 'Ð' => out.push('D'),
            'ı' => out.push('i'),
            'þ' => out.push_str("th"),
            'Þ' => out.push_str("Th"),
            'ħ' => out.push('h'),
            'Ħ' => out.push('H'),
            'ə' => out.push('e'),
            'Ə' => out.push('E'),
            _ if c.is_ascii() => out.push(c),
            _ => out.extend(std::iter::once(c).nfkd().filter(|d| !is_combining_mark(*d) && !d.is_whitespace())),
        }
    }
}

fn lower_into(folded: &str, out: &mut String) {
    if folded.is_ascii() {
        out.push_str(folded);
        out.make_ascii_lowercase();
        return;
    }
    for c in folded.chars() {
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            // The two copies must stay in step.
            (Some(s), None) if s.len_utf8() == c.len_utf8() => out.push(s),
            _ => out.push(c),
        }
    }
}
