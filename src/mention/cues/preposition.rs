//! "in Vyborne", "near Goma": what follows such a preposition is a place more often than not.

use super::super::{Context, Cue, NameKind};
use crate::gazetteer::Classes;
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const CUE: Cue = Cue { name: "preposition", weigh };

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    let Some(before) = cx.before(tokens.first()) else { return 0 };
    if cx.document.tokens[before].shape != Shape::Lower || !cx.classes(before).any(Classes::PLACE_PREPOSITION) {
        return 0;
    }
    // "shares in Tandelor"
    if before > 0 && cx.is(before, "in") && cx.classes(before - 1).any(Classes::COMPANY_CUE) {
        return if kind == NameKind::Organization { 10 } else { 0 };
    }
    // "trading in Tandelor shares"
    if cx.after(tokens).is_some_and(|a| cx.is_one_of(a, &["shares", "stock", "bonds", "shareholders"])) {
        return 0;
    }
    let inside = cx.is_one_of(before, &["in", "near", "outside", "throughout", "across"]);
    match (kind, inside) {
        (NameKind::Place, true) => 20,
        (NameKind::Place, false) => 8,
        (NameKind::Person, true) => -15,
        (NameKind::Person, false) => 0,
        (NameKind::Organization, true) => -5,
        // "in April": a month, if a list says so.
        (NameKind::Other, true) => 20,
        _ => 0,
    }
}
