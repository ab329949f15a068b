//! "his wife Ann", "suspect Joe Doe", "Ann Doe, 45,", "Ann Doe, who", "the Castro government": the neighbours of a person's name.

use super::super::{Context, Cue, NameKind};
use crate::gazetteer::Classes;
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const CUE: Cue = Cue { name: "person_noun", weigh };

/// What is called after one person or several of a name.
const OF_A_SURNAME: &[&str] = &["administration", "campaign", "camp", "government", "regime", "presidency", "brothers", "sisters", "family"];

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    let mut points = 0;
    let noun = |i: usize| cx.classes(i).any(Classes::PERSON_NOUN) && cx.document.tokens[i].shape == Shape::Lower;
    let before = cx.before(tokens.first()).filter(|&b| noun(b) && cx.is_spaced(tokens.first()));
    // "winners U2": several people are no one.
    let plural = |b: &usize| cx.document.lower(*b).ends_with('s') && !cx.document.lower(*b).ends_with("ss");
    if before.filter(plural).is_some_and(|_| !cx.may_have_company(tokens)) {
        return if kind == NameKind::Organization { 25 } else { 0 };
    }
    if before.is_some() {
        points += 30;
    }
    // "her brother, Hans,"
    let relative = |comma: usize| cx.is(comma, ",") && comma > 1 && noun(comma - 1) && cx.is_one_of(comma - 2, &["his", "her", "their", "my"]);
    if tokens.len() == 1 && cx.before(tokens.first()).is_some_and(relative) && cx.after(tokens).is_some_and(|a| cx.is_one_of(a, &[",", "."])) {
        points += 30;
    }
    if let Some(after) = cx.after(tokens) {
        // "the Castro government", "the Koch brothers": whose surname many bear.
        let known = tokens.len() == 1 && cx.words[tokens.first()].facts.is_surname() && cx.before(tokens.first()).is_some_and(|b| cx.is(b, "the"));
        if known && cx.is_spaced(after) && cx.is_one_of(after, OF_A_SURNAME) {
            points += 40;
        }
        let comma = cx.is(after, ",");
        let age = comma && cx.document.tokens.get(after + 1).is_some_and(|t| t.shape == Shape::Number && t.span.end - t.span.start <= 2);
        if age && cx.is_one_of(after + 2, &[",", "."]) {
            points += 30;
        }
        if cx.is(after, "who") || comma && cx.is_one_of(after + 1, &["who", "whose"]) {
            points += 20;
        }
        if cx.is_possessive(after) && noun(after + 1) {
            points += 20;
        }
    }
    match kind {
        NameKind::Person => points,
        // "separatist Kurdish rebels"
        NameKind::Norp => 0,
        _ => -points / 2,
    }
}
