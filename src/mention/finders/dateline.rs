//! The place that a report is sent from: "GENEVA (Reuters) —", "VYBORNE, Ukraine —".
//!
//! Not: a paragraph that begins with a name in prose ("Geneva is a city").

use super::super::{Candidate, Context, Finder, NameKind};
use crate::span::Tokens;
use crate::text::{Casing, Gap, Shape};

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "dateline";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for sentence in cx.document.sentences {
        let first = sentence.tokens.first();
        if cx.document.tokens[first].gap != Gap::Paragraph {
            continue;
        }
        let capitals = sentence.tokens.range().take_while(|&i| cx.document.tokens[i].shape == Shape::Upper).count();
        let after = first + capitals;
        let goes_on = cx.same_sentence(after + 1, first) || cx.document.tokens.get(after).is_some_and(|t| t.shape == Shape::Number);
        let line = sentence.casing != Casing::Capitals || is_day(cx, after, first);
        if (1..=3).contains(&capitals) && goes_on && line && is_dateline(cx, after, first) {
            candidates.push(Candidate { tokens: Tokens::new(first, after), kind: NameKind::Place, points: 90, rule: NAME, alias: None });
        }
    }
}

/// A bracket with an agency, or a comma and soon a dash.
fn is_dateline(cx: &Context<'_>, after: usize, first: usize) -> bool {
    let dash = |i: usize| cx.is_one_of(i, &["-", "--", "_"]) && cx.same_sentence(i, first);
    let bracket = cx.is(after, "(") && (after + 2..after + 6).any(|i| cx.is(i, ")") && dash(i + 1));
    bracket || dash(after) || is_day(cx, after, first) || cx.is(after, ",") && (after + 2..after + 8).any(|i| dash(i) || is_day(cx, i, first))
}

/// "1996-08-31"
fn is_day(cx: &Context<'_>, i: usize, first: usize) -> bool {
    let year = cx.same_sentence(i, first) && cx.document.tokens[i].shape == Shape::Number && cx.document.lower(i).len() == 4;
    year && cx.is(i + 1, "-") && cx.is(i + 3, "-")
}
