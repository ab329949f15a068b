//! Two names joined by "&" are a firm: "Marks & Spencer", "Doe, Ruiz & Partners".
//!
//! Not: "Ana & the others".

use super::super::{Candidate, Context, Finder, NameKind};
use crate::span::Tokens;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "ampersand";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for pair in cx.runs.windows(2) {
        let (left, right) = (pair[0], pair[1]);
        let joined = right.first() == left.after() + 1 && cx.is(left.after(), "&") && cx.same_sentence(right.first(), left.first());
        if joined {
            let tokens = Tokens::new(left.first(), right.after());
            candidates.push(Candidate { tokens, kind: NameKind::Organization, points: 70, rule: NAME, alias: None });
        }
    }
}
