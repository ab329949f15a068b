//! Which line breaks end a paragraph and which only wrap a line.
//!
//! A line was wrapped where the next word would not have fitted; a line that could have taken the next word was ended on
//! purpose: a headline, a heading, a row of a table. Text with one long line a paragraph is never wrapped.

use super::token::{Gap, Shape, Token};

/// No wrapped text has longer lines (bytes).
const WIDEST_WRAPPED_LINE: usize = 120;

/// Turns each [`Gap::Line`] into a space or the end of a paragraph.
pub(super) fn join_wrapped_lines(text: &str, tokens: &mut [Token]) {
    let mut start = 0;
    while start < tokens.len() {
        // One block: up to the next blank line.
        let end = (start + 1..tokens.len()).find(|&i| tokens[i].gap == Gap::Paragraph).unwrap_or(tokens.len());
        judge_block(text, &mut tokens[start..end]);
        start = end;
    }
}

fn judge_block(text: &str, block: &mut [Token]) {
    if !block.iter().any(|t| t.gap == Gap::Line) {
        return;
    }
    let width = widest_line(block);
    let mut line_start = 0;
    for i in 1..block.len() {
        if block[i].gap != Gap::Line {
            continue;
        }
        let line = (block[i - 1].span.end - block[line_start].span.start) as usize;
        let word = (block[i].span.end - block[i].span.start) as usize;
        let continues = block[i].span.of(text).starts_with(char::is_lowercase);
        let full = line + 1 + word > width && !is_row(&block[line_start..i]);
        block[i].gap = if width <= WIDEST_WRAPPED_LINE && (continues || full) { Gap::Space } else { Gap::Paragraph };
        line_start = i;
    }
}

/// A row of a table: names and numbers, and no small word.
fn is_row(line: &[Token]) -> bool {
    line.iter().any(|t| t.shape == Shape::Number) && line.iter().any(|t| t.is_word()) && line.iter().all(|t| t.shape != Shape::Lower)
}

/// The length in bytes of the block's longest line.
fn widest_line(block: &[Token]) -> usize {
    let mut widest = 0;
    let mut start = block[0].span.start;
    let mut end = start;
    for token in block {
        if token.gap == Gap::Line {
            start = token.span.start;
        }
        end = end.max(token.span.end);
        widest = widest.max((end - start) as usize);
    }
    widest
}
