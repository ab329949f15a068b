//! Titles take their span: "Secretary of State" holds no "State", "Prime Minister" no "Prime".

use super::super::{Candidate, Context, Finder, NameKind};
use crate::text::Shape;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "role_phrase";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for phrase in cx.phrases {
        let words = phrase.tokens.range().filter(|&i| cx.document.tokens[i].is_word()).count() as i32;
        let small = cx.document.tokens[phrase.head.tokens.first()].shape == Shape::Lower;
        let points = if small { 60 } else { 32 } + 15 * (words - 1);
        candidates.push(Candidate { tokens: phrase.tokens, kind: NameKind::Role, points, rule: NAME, alias: None });
    }
}
