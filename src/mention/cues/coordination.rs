//! "Leeds, Vyborne and Oslo": a name in a row with one that a list holds is of its kind.
//!
//! Not: a person, whose neighbours in a row are anything ("Ann Hale, Siemens").

use super::super::{Context, Cue, NameKind};
use crate::gazetteer::Hit;
use crate::span::Tokens;

pub(super) const CUE: Cue = Cue { name: "coordination", weigh };

/// No listed name is longer.
const LONGEST: usize = 6;

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    if !matches!(kind, NameKind::Place | NameKind::Organization) {
        return 0;
    }
    let listed = |h: &Hit| NameKind::of_row(h.kind) == Some(kind) && cx.gazetteer.alias(h.alias).needs.nothing();
    let joins = |i: usize| cx.is_one_of(i, &[",", "and", "or"]);
    let before = cx.before(tokens.first()).filter(|&b| joins(b)).map(|b| if cx.before(b).is_some_and(|c| cx.is(c, ",")) { b - 1 } else { b });
    let after = cx.after(tokens).filter(|&a| joins(a)).map(|a| if cx.is_one_of(a + 1, &["and", "or"]) { a + 2 } else { a + 1 });
    let follows = before.is_some_and(|end| cx.hits.from(end.saturating_sub(LONGEST)..end).iter().any(|h| h.tokens.after() == end && listed(h)));
    let leads = after.is_some_and(|start| cx.same_sentence(start, tokens.first()) && cx.hits_at(start).any(listed));
    // A comma and one neighbour may part two phrases as well.
    match (follows, leads) {
        (true, true) => 20,
        (true, false) | (false, true) => 8,
        (false, false) => 0,
    }
}
