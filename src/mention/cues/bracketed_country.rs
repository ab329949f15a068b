//! "Ivan Garcia (Cuba)", "Rooney (Man Utd)": a name with its country or club in brackets is a person's.
//!
//! Not: a place with its country ("Vyborne (Ukraine)" reads the same, so that one word is not enough outside sport).

use super::super::{Context, Cue, NameKind};
use crate::gazetteer::Kind;
use crate::span::Tokens;

pub(super) const CUE: Cue = Cue { name: "bracketed_country", weigh };

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    if !matches!(kind, NameKind::Person | NameKind::Organization | NameKind::Place) || !(cx.sport || tokens.len() >= 2) {
        return 0;
    }
    let Some(open) = cx.after(tokens).filter(|&a| cx.is(a, "(")) else { return 0 };
    let country = cx.hits_at(open + 1).any(|h| {
        let row = cx.gazetteer.row(h.row);
        let owner = row.kind == Kind::Place || row.kind == Kind::Organization && &*row.subtype == "team";
        owner && cx.is_one_of(h.tokens.after(), &[")", ","])
    });
    match kind {
        _ if !country => 0,
        NameKind::Person => 32,
        _ => -15,
    }
}
