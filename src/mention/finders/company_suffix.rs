//! A name with a legal form or a club's letters: "Tandelor Inc.", "Acme Holdings plc", "AFC Wimbledon".
//!
//! Not: the suffix alone ("the Co.").

use super::super::{Candidate, Context, Finder, NameKind};
use crate::gazetteer::{Classes, Kind};
use crate::span::{AliasId, Tokens};

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "company_suffix";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    let suffix = Classes::COMPANY_SUFFIX.or(Classes::CLUB_SUFFIX);
    // "as", "a" and "co" are words of their own when small.
    let written = |i: usize| cx.document.tokens.get(i).is_some_and(|t| t.is_capitalized()) || cx.is_one_of(i, &["plc", "gmbh"]);
    for run in cx.wide_runs {
        let mut end = run.after();
        // "Acme, Inc."; "Acme plc" has a small suffix outside the run.
        let comma = usize::from(cx.is(end, ","));
        if cx.same_sentence(end + comma, run.last())
            && cx.classes(end + comma).any(Classes::COMPANY_SUFFIX)
            && written(end + comma)
            && cx.is_spaced(end + comma)
        {
            end += comma + 1;
        }
        // "Tandelor Inc. Chairman Tom Haldane"
        let title = |i: usize| i > run.first() && cx.classes(i - 1).any(Classes::COMPANY_SUFFIX) && cx.phrase_from(i).is_some();
        if let Some(before_title) = run.range().find(|&i| title(i)) {
            end = before_title;
        }
        let last_is_suffix = end - run.first() > 1 && cx.classes(end - 1).any(suffix) && written(end - 1);
        let first_is_club = run.len() > 1 && cx.classes(run.first()).any(Classes::CLUB_SUFFIX);
        if last_is_suffix || first_is_club {
            let tokens = Tokens::new(run.first(), end);
            let points = 45 + 15 * (tokens.len() as i32 - 1).min(4);
            candidates.push(Candidate { tokens, kind: NameKind::Organization, points, rule: NAME, alias: alias_without_suffix(cx, tokens) });
            // "broker Norvane Vereinsbank AG": whatever stands before it.
            if cx.classes(end - 1).any(Classes::COMPANY_SUFFIX) {
                candidates.push(Candidate { tokens, kind: NameKind::Person, points: -60, rule: NAME, alias: None });
            }
        }
    }
}

/// The alias of a listed firm that stands there with a legal form behind it: "Norvane" in "Norvane, Inc.".
fn alias_without_suffix(cx: &Context<'_>, tokens: Tokens) -> Option<AliasId> {
    let mut end = tokens.last();
    if cx.is(end - 1, ",") {
        end -= 1;
    }
    let mut firms = cx.hits_at(tokens.first()).filter(|h| h.tokens.after() == end && h.kind == Kind::Organization);
    // Of several, which one is meant is not known here.
    firms.next().filter(|_| firms.next().is_none()).map(|h| h.alias)
}
