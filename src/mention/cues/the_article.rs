//! "the Kremlin", "the Tagus": a person's name has no article.

use super::super::{Context, Cue, NameKind};
use crate::span::Tokens;

pub(super) const CUE: Cue = Cue { name: "the_article", weigh };

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    let article = cx.before(tokens.first()).is_some_and(|b| cx.is_one_of(b, &["the", "a", "an"]));
    if !article {
        return 0;
    }
    // "the Obama administration" is his all the same, so that a listed person survives it.
    match kind {
        NameKind::Person => -18,
        NameKind::Organization => 4,
        _ => 0,
    }
}
