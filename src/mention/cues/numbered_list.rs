//! "62 Nora Henk", "12. Piet Noble (New Zealand)", "9 - Olav Hagen": who stands behind a number in a sport report's list.
//!
//! Not: a team with its score ("Bury 4 Bristol City 0").

use super::super::{Context, Cue, NameKind};
use crate::span::Tokens;
use crate::text::{Gap, Shape};

pub(super) const CUE: Cue = Cue { name: "numbered_list", weigh };

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    if !cx.sport || cx.words_in(tokens) < 2 || !is_numbered(cx, tokens.first()) {
        return 0;
    }
    match kind {
        NameKind::Person => 24,
        NameKind::Place | NameKind::Organization => -20,
        _ => 0,
    }
}

/// A number before it, with a dash or a stop between, at the beginning of its line or after a mark.
fn is_numbered(cx: &Context<'_>, first: usize) -> bool {
    let Some(mut at) = first.checked_sub(1) else { return false };
    let marked = cx.is_one_of(at, &["-", "."]);
    if marked && at > 0 {
        at -= 1;
    }
    let number = &cx.document.tokens[at];
    let begins = number.gap == Gap::Paragraph || at > 0 && cx.document.tokens[at - 1].shape == Shape::Punctuation;
    number.shape == Shape::Number && number.span.end - number.span.start <= 3 && begins
}
