//! A listed body of every country with its owner before it is one name: "Blantyre High Court", "German Foreign Ministry",
//! "U.N. Security Council".
//!
//! Not: a body with a name of its own after its country ("Russian Gazprom").

use super::super::{Candidate, Context, Finder, NameKind};
use crate::gazetteer::{Classes, Hit, Kind};
use crate::span::Tokens;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "owned_body";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for owner in cx.hits.all().iter().filter(|h| may_own(cx, h)) {
        let at = owner.tokens.after();
        let spaced = at < cx.document.tokens.len() && cx.is_spaced(at) && cx.same_sentence(at, owner.tokens.first());
        for body in cx.hits_at(at).filter(|h| spaced && is_common_body(cx, h)) {
            let tokens = Tokens::new(owner.tokens.first(), body.tokens.after());
            let points = 110 + 20 * (body.tokens.len() as i32 - 1).min(4);
            candidates.push(Candidate { tokens, kind: NameKind::Organization, points, rule: NAME, alias: None });
        }
    }
}

fn may_own(cx: &Context<'_>, hit: &Hit) -> bool {
    let alias = cx.gazetteer.alias(hit.alias);
    let row = cx.gazetteer.row(alias.row);
    let kind = match row.kind {
        Kind::Place | Kind::Norp => true,
        Kind::Organization => &*row.subtype == "international",
        _ => false,
    };
    kind && alias.needs.nothing() && cx.document.tokens[hit.tokens.first()].is_capitalized()
}

/// "Supreme Court", "Interior Ministry", "Red Crescent": every word of it an ordinary one.
fn is_common_body(cx: &Context<'_>, hit: &Hit) -> bool {
    let row = cx.gazetteer.row(hit.row);
    let sort = matches!(&*row.subtype, "agency" | "court" | "legislature" | "military" | "ministry" | "ngo" | "police" | "international" | "government");
    // "Air Force Base"
    let goes_on = cx.after(hit.tokens).is_some_and(|a| cx.document.tokens[a].is_capitalized() && cx.classes(a).any(Classes::PLACE_LAST));
    row.kind == Kind::Organization
        && sort
        && !goes_on
        && hit.tokens.len() >= 2
        && hit.tokens.range().all(|i| cx.document.tokens[i].is_capitalized() && cx.words[i].facts.lower >= 20)
}
