//! "Zakharova said", "said Zakharova": who speaks is a person, or a body.

use super::super::{Context, Cue, NameKind};
use crate::gazetteer::Classes;
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const CUE: Cue = Cue { name: "speech_verb", weigh };

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    let speaks = |i: usize| cx.classes(i).any(Classes::SPEECH) && cx.document.tokens[i].shape == Shape::Lower;
    let after = cx.after(tokens).is_some_and(speaks);
    let before = cx.before(tokens.first()).is_some_and(speaks) && cx.after(tokens).is_none_or(|a| cx.is_one_of(a, &[".", ",", "in", "on", "at", "after"]));
    if !after && !before {
        return 0;
    }
    match kind {
        // One word that speaks may be a firm; two unknown ones are a name and a surname.
        NameKind::Person if tokens.len() >= 2 => 18,
        NameKind::Person => 16,
        NameKind::Organization => 10,
        _ => 0,
    }
}
