//! A country or city that stands for its team: "England skipper", "Germany coach", "Chelsea striker".
//!
//! Not: a place before any other role ("Germany correspondent").

use super::super::{Candidate, Context, Finder, NameKind};
use crate::gazetteer::Kind;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "team";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for hit in cx.hits {
        let row = cx.gazetteer.row(cx.gazetteer.alias(hit.alias).row);
        if row.kind != Kind::Place || !matches!(&*row.subtype, "country" | "city" | "territory") {
            continue;
        }
        let Some(after) = cx.after(hit.tokens).filter(|&a| cx.is_spaced(a)) else { continue };
        let sport = cx.phrase_from(after).is_some_and(|p| &*cx.gazetteer.row(p.head.row).list == "roles/sport");
        if sport {
            candidates.push(Candidate { tokens: hit.tokens, kind: NameKind::Organization, points: 60, rule: NAME, alias: None });
        }
    }
}
