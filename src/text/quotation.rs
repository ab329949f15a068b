//! What stands between quotation marks.
//!
//! A quotation that runs over several paragraphs opens each and closes the last; each paragraph is one quotation here.

use super::token::{Gap, Token};
use crate::span::Tokens;

/// Finds the quotations of double marks, within a paragraph.
pub(super) fn find(text: &str, tokens: &[Token], quotations: &mut Vec<Tokens>) {
    quotations.clear();
    let mut open: Option<usize> = None;
    for (i, token) in tokens.iter().enumerate() {
        if token.gap == Gap::Paragraph {
            close(&mut open, i, quotations);
        }
        match token.span.of(text) {
            "“" | "«" | "„" => open = Some(i + 1),
            "”" | "»" => close(&mut open, i, quotations),
            "\"" if open.is_some() => close(&mut open, i, quotations),
            "\"" => open = Some(i + 1),
            _ => {}
        }
    }
    close(&mut open, tokens.len(), quotations);
}

fn close(open: &mut Option<usize>, end: usize, quotations: &mut Vec<Tokens>) {
    if let Some(start) = open.take().filter(|start| *start < end) {
        quotations.push(Tokens::new(start, end));
    }
}
