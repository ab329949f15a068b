//! A name with the head of an event, a law or an award: "Milwaukee Open", "Clean Harbours Act", "Hurricane Ida". It takes its span
//! and is not reported.
//!
//! Not: the head alone ("the Open"), or a person's name that ends like one ("Doris Day").

use super::super::{Candidate, Context, Finder, NameKind};
use crate::gazetteer::Classes;
use crate::span::Tokens;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "other_head";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for &run in cx.wide_runs {
        // "Hurricane" begins no run where it begins a sentence.
        let opened = run.first().checked_sub(1).filter(|&b| is_first(cx, b) && cx.is_spaced(run.first()));
        let tokens = opened.map_or(run, |first| Tokens::new(first, run.after()));
        if tokens.len() < 2 {
            continue;
        }
        let (first, last) = (cx.words[tokens.first()], cx.words[tokens.last()]);
        let person = tokens.len() == 2 && first.facts.given >= 10 && last.facts.surname >= 10;
        let headed = last.classes.any(Classes::OTHER_LAST) && !person;
        if cx.is_listed(tokens) {
            continue;
        }
        if headed || is_first(cx, tokens.first()) {
            let points = 45 + 12 * (tokens.len() as i32 - 1).min(4);
            candidates.push(Candidate { tokens, kind: NameKind::Other, points, rule: NAME, alias: None });
        }
    }
}

fn is_first(cx: &Context<'_>, token: usize) -> bool {
    cx.classes(token).any(Classes::OTHER_FIRST) && cx.document.tokens[token].is_capitalized()
}
