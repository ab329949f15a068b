//! "House Speaker Ann Hale", "the House floor", "passed in the House": a legislature whose name is a common word. "Senate Democrats" is a
//! legislature and a party, no body of its own.
//!
//! Not: any house ("House prices fell").

use super::super::{Context, Cue, NameKind};
use crate::gazetteer::{Classes, Hit, Kind};
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const CUE: Cue = Cue { name: "legislature", weigh };

/// What belongs to a legislature, beside the words of parties.
#[rustfmt::skip]
const OF_A_LEGISLATURE: &[&str] = &[
    "speaker", "clerk", "chairman", "member", "members", "floor", "chamber", "committee", "committees", "subcommittee", "panel", "panels",
    "bill", "resolution", "hearing", "hearings", "debate", "session", "race", "races", "aide", "aides", "staff",
    "passes", "passed", "approves", "approved", "votes", "voted", "rejects", "rejected", "adopted",
];

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    if kind != NameKind::Organization {
        return 0;
    }
    if !cx.hits_at(tokens.first()).any(|h| h.tokens == tokens && is_legislature(cx, h)) {
        return if is_row(cx, tokens) { -100 } else { 0 };
    }
    let Some(after) = cx.after(tokens) else { return 0 };
    let party = || cx.classes(after).any(Classes::PARTY_CUE) || cx.hits_at(after).any(|h| h.kind == Kind::Norp);
    if cx.is_spaced(after) && (cx.is_one_of(after, OF_A_LEGISLATURE) || party()) {
        return 40;
    }
    let capital_after = cx.document.tokens[after].shape != Shape::Lower && cx.document.tokens[after].is_word();
    let in_the = || cx.before(tokens.first()).is_some_and(|b| cx.is(b, "the") && b > 0 && cx.is_one_of(b - 1, &["in", "of", "by", "through"]));
    if !capital_after && in_the() { 20 } else { 0 }
}

/// "Senate Democrats", "Democratic Senate", "House and Senate": nothing but legislatures and parties is a row of names.
fn is_row(cx: &Context<'_>, tokens: Tokens) -> bool {
    let is_party = |h: &Hit| matches!(&*cx.gazetteer.row(h.row).subtype, "party" | "political_group") && cx.gazetteer.alias(h.alias).needs.nothing();
    let (mut at, mut legislatures) = (tokens.first(), 0);
    while at < tokens.after() {
        match cx.hits_at(at).rfind(|h| h.tokens.after() <= tokens.after() && (is_legislature(cx, h) || is_party(h))) {
            Some(hit) => {
                legislatures += usize::from(is_legislature(cx, hit));
                at = hit.tokens.after();
            }
            _ if cx.is(at, "and") => at += 1,
            _ => return false,
        }
    }
    legislatures > 0
}

fn is_legislature(cx: &Context<'_>, hit: &Hit) -> bool {
    &*cx.gazetteer.row(hit.row).subtype == "legislature"
}
