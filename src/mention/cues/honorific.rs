//! "Mr Metrelani": what follows an honorific is a person.
//!
//! Not: "Lord Chancellor", where both are a title.

use super::super::{Context, Cue, NameKind};
use crate::gazetteer::Classes;
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const CUE: Cue = Cue { name: "honorific", weigh };

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    let Some(before) = cx.before(tokens.first()) else { return 0 };
    // "the Lord Chancellor": part of a title.
    let title = cx.phrase_from(before).is_some_and(|p| tokens.after() <= p.tokens.after());
    let honorific = cx.classes(before).any(Classes::HONORIFIC) && cx.document.tokens[before].shape != Shape::Lower && cx.is_spaced(tokens.first()) && !title;
    match kind {
        _ if !honorific => 0,
        NameKind::Person => 50,
        _ => -50,
    }
}
