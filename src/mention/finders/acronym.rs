//! An acronym with its long form: "Middle East Eye (MEE)", and the acronym wherever else it stands.
//!
//! Not: capitals that no long form explains ("The PLAN failed"), which stay possible.

use super::super::{Candidate, Context, Finder, NameKind};
use crate::gazetteer::{Classes, Hit};
use crate::span::Tokens;
use crate::text::{Casing, Shape};

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "acronym";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    let others = candidates.len();
    for run in cx.wide_runs {
        let open = run.after();
        let bracketed = cx.is(open, "(") && cx.is(open + 2, ")") && is_written_as_acronym(cx, open + 1);
        if !bracketed || !cx.same_sentence(open + 2, run.first()) {
            continue;
        }
        let acronym = cx.document.lower(open + 1);
        if let Some(tokens) = long_form(cx, open, acronym) {
            let points = 50 + 10 * (tokens.len() as i32).min(5);
            // "the Norland Fishing Agreement (NFA)" is no body.
            let listed = |h: &Hit| h.tokens == tokens && NameKind::of_row(h.kind) == Some(NameKind::Other);
            let other = cx.classes(tokens.last()).any(Classes::OTHER_LAST) || cx.hits_at(tokens.first()).any(listed);
            let kind = if other { NameKind::Other } else { NameKind::Organization };
            candidates.push(Candidate { tokens, kind, points, rule: NAME, alias: None });
        }
    }
    // The long forms, by the acronym in the bracket behind them.
    let acronym = |c: &Candidate| cx.document.lower(c.tokens.after() + 1);
    let spelled = candidates.len();
    candidates[others..].sort_unstable_by(|a, b| acronym(a).cmp(acronym(b)));
    for (i, token) in cx.document.tokens.iter().enumerate() {
        let letters = token.span.end - token.span.start;
        if !is_written_as_acronym(cx, i) || !(2..=7).contains(&letters) || cx.document.sentence_of(i).casing == Casing::Capitals {
            continue;
        }
        let is_spelled = candidates[others..spelled].binary_search_by(|c| acronym(c).cmp(cx.document.lower(i))).ok();
        // "U.S." is none of "U.S.-Soviet".
        let several = token.shape == Shape::Upper && cx.document.lower(i).chars().filter(|c| *c != '.').count() >= 3;
        let stands_for_run = || several && cx.letters(i).is_some_and(|l| cx.initials_of_runs.contains(&l));
        let kind = is_spelled.map(|at| candidates[others + at].kind).or_else(|| stands_for_run().then_some(NameKind::Organization));
        if let Some(kind) = kind {
            candidates.push(Candidate { tokens: Tokens::new(i, i + 1), kind, points: 45, rule: NAME, alias: None });
        }
    }
}

/// "UCF", or "Ucf" as some papers write what is spoken as a word.
fn is_written_as_acronym(cx: &Context<'_>, i: usize) -> bool {
    matches!(cx.document.tokens[i].shape, Shape::Upper | Shape::Capital)
}

/// The words before a bracket that its acronym is spelled from, back to front: "Union of Coastal Fishermen (UCF)".
fn long_form(cx: &Context<'_>, open: usize, acronym: &str) -> Option<Tokens> {
    let mut letters = acronym.chars().filter(|c| *c != '.').rev().peekable();
    let mut at = open;
    while letters.peek().is_some() {
        at = cx.before(at)?;
        let token = &cx.document.tokens[at];
        if token.is_capitalized() {
            if cx.document.lower(at).chars().next() != letters.next() {
                return None;
            }
        } else if !cx.is_one_of(at, &["of", "for", "the", "and", "&", "on", "in", "-"]) && !cx.classes(at).any(Classes::PARTICLE) {
            return None;
        }
    }
    // "in the United Arab Emirates (UAE)": nothing of the name stands before it.
    let whole = !cx.before(at).is_some_and(|b| cx.document.tokens[b].is_capitalized() && !cx.document.begins_sentence(b) && cx.is_spaced(at));
    let tokens = Tokens::new(at, open);
    (whole && tokens.len() >= 2).then_some(tokens)
}
