//! "speaks French", "a French-language daily": a language is no people. It takes its span and is not reported.
//!
//! Not: "in English football", "speaks for French farmers".

use super::super::{Candidate, Context, Finder, NameKind};
use crate::gazetteer::Kind;
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "language";

const VERBS: &[&str] = &[
    "speak", "speaks", "spoke", "speaking", "spoken", "learn", "learns", "learned", "learning", "learnt", "teach", "teaches", "taught", "teaching", "fluent",
    "broken", "perfect",
];

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for hit in cx.hits.all().iter().filter(|h| h.kind == Kind::Norp && h.tokens.len() == 1) {
        if is_compound(cx, hit.tokens) || is_spoken(cx, hit.tokens) {
            candidates.push(Candidate { tokens: hit.tokens, kind: NameKind::Other, points: 90, rule: NAME, alias: None });
        }
    }
}

/// "Russian-language", "French-speaking".
fn is_compound(cx: &Context<'_>, name: Tokens) -> bool {
    let hyphen = name.after();
    cx.is(hyphen, "-") && cx.is_attached(hyphen) && cx.is_one_of(hyphen + 1, &["language", "speaking", "speaker", "speakers"])
}

/// "speaks French", "a word of German", where nothing goes on that is French or German.
fn is_spoken(cx: &Context<'_>, name: Tokens) -> bool {
    let Some(before) = cx.before(name.first()) else { return false };
    let knowledge = &["fluent", "word", "words", "written", "said", "says", "speaking", "lessons", "knowledge"];
    let known = cx.is_one_of(before, &["in", "of"]) && before > 0 && cx.is_one_of(before - 1, knowledge);
    let ends = cx.after(name).is_none_or(|after| {
        let goes_on = cx.document.tokens[after].is_word() && cx.is_spaced(after);
        !goes_on || cx.is_one_of(after, &["and", "or", "as", "in", "at", "to", "with", "fluently", "well"])
    });
    // "a statement in English."
    let marked = || cx.after(name).is_none_or(|a| cx.document.tokens[a].shape == Shape::Punctuation && !cx.is(a, "-"));
    (known || cx.is_one_of(before, VERBS)) && ends || cx.is(before, "in") && marked()
}
