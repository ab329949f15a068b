//! Two names joined by "&" are a firm: "Marks & Spencer", "Doe, Ruiz & Partners".
//!
//! Not: "Ana & the others".

use super::super::{Candidate, Context, Finder, NameKind};
use crate::gazetteer::Classes;
use crate::span::Tokens;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "ampersand";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for (at, pair) in cx.wide_runs.windows(2).enumerate() {
        let (left, right) = (pair[0], pair[1]);
        if !is_joined(cx, left, "&", right) {
            continue;
        }
        // "Kidder, Peabody & Co.": partners before a comma.
        let mut first = left;
        for before in cx.wide_runs[..at].iter().rev().take_while(|r| r.len() == 1) {
            if !is_joined(cx, *before, ",", first) {
                break;
            }
            first = *before;
        }
        let mut end = right.after();
        let comma = usize::from(cx.is(end, ","));
        if cx.same_sentence(end + comma, right.last())
            && cx.classes(end + comma).any(Classes::COMPANY_SUFFIX)
            && cx.document.tokens[end + comma].is_capitalized()
        {
            end += comma + 1;
        }
        let tokens = Tokens::new(first.first(), end);
        candidates.push(Candidate { tokens, kind: NameKind::Organization, points: 70 + 10 * (tokens.len() as i32 - 3).min(5), rule: NAME, alias: None });
    }
}

/// Whether nothing but a mark stands between two runs.
fn is_joined(cx: &Context<'_>, left: Tokens, mark: &str, right: Tokens) -> bool {
    right.first() == left.after() + 1 && cx.is(left.after(), mark) && cx.same_sentence(right.first(), left.first())
}
