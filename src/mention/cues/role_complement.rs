//! "president of Idealab", "an analyst at Tandelor", "spokesman for Acme": what a role is of or at is a body, or a place.
//!
//! Not: "the son of Ann" (no role), "minister of Health" (inside the title).

use super::super::{Context, Cue, NameKind};
use crate::span::Tokens;

pub(super) const CUE: Cue = Cue { name: "role_complement", weigh };

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    let Some(mut before) = cx.before(tokens.first()) else { return 0 };
    if cx.is(before, "the") {
        match cx.before(before) {
            Some(b) => before = b,
            None => return 0,
        }
    }
    let at = cx.is_one_of(before, &["at", "for", "with"]);
    if !at && !cx.is(before, "of") || cx.phrase_to(before).is_none() {
        return 0;
    }
    // "Bishop of Durham", "Duke of Kent": of a place.
    let see = cx.phrase_to(before).is_some_and(|p| matches!(&*cx.gazetteer.row(p.head.row).list, "roles/clergy" | "roles/nobility"));
    let business = cx.phrase_to(before).is_some_and(|p| &*cx.gazetteer.row(p.head.row).list == "roles/business");
    match kind {
        NameKind::Place if see && !at => 30,
        NameKind::Organization if see && !at => 0,
        NameKind::Organization if at => 25,
        // "chief executive of Tandelor"
        NameKind::Organization if business => 26,
        NameKind::Organization => 18,
        NameKind::Place if !at => 10,
        NameKind::Person => -12,
        _ => 0,
    }
}
