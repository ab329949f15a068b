//! "Mr Metrelani": what follows an honorific is a person.

use super::super::{Context, Cue, NameKind};
use crate::gazetteer::Classes;
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const CUE: Cue = Cue { name: "honorific", weigh };

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    let Some(before) = cx.before(tokens.first()) else { return 0 };
    let honorific = cx.classes(before).any(Classes::HONORIFIC) && cx.document.tokens[before].shape != Shape::Lower && cx.is_spaced(tokens.first());
    match kind {
        _ if !honorific => 0,
        NameKind::Person => 50,
        _ => -50,
    }
}
