//! "Leeds, Vyborne and Oslo": a name in a row with one that a list holds is of its kind; "Ann Hale, Jameira and Joss Hale": so is one
//! between two full names.
//!
//! Not: any name beside one person ("Ann Hale, Siemens"); only a given name before her, and two words that nobody knows behind.

use super::super::{Context, Cue, NameKind};
use crate::gazetteer::{Classes, Hit, Kind};
use crate::span::Tokens;

pub(super) const CUE: Cue = Cue { name: "coordination", weigh };

/// No listed name is longer.
const LONGEST: usize = 6;

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    if kind == NameKind::Person {
        return among_people(cx, tokens);
    }
    if !matches!(kind, NameKind::Place | NameKind::Organization) {
        return 0;
    }
    let listed = |h: &Hit| NameKind::of_row(h.kind) == Some(kind) && cx.gazetteer.alias(h.alias).needs.nothing();
    let joins = |i: usize| cx.is_one_of(i, &[",", "and", "or"]);
    let before = cx.before(tokens.first()).filter(|&b| joins(b)).map(|b| if cx.before(b).is_some_and(|c| cx.is(c, ",")) { b - 1 } else { b });
    let after = cx.after(tokens).filter(|&a| joins(a)).map(|a| if cx.is_one_of(a + 1, &["and", "or"]) { a + 2 } else { a + 1 });
    let follows = before.is_some_and(|end| cx.hits.from(end.saturating_sub(LONGEST)..end).iter().any(|h| h.tokens.after() == end && listed(h)));
    let leads = after.is_some_and(|start| cx.same_sentence(start, tokens.first()) && cx.hits_at(start).any(listed));
    // A comma and one neighbour may part two phrases as well.
    match (follows, leads) {
        (true, true) => 20,
        (true, false) | (false, true) => 8,
        (false, false) => 0,
    }
}

/// How much speaks for a person between two full names of people in a row, before the second of "Leno and Rosemary Hale", or as the
/// second of "Ann Hale, Tavo Lindor".
fn among_people(cx: &Context<'_>, tokens: Tokens) -> i32 {
    let full = |run: &Tokens| run.len() == 2 && cx.words[run.first()].facts.given >= 6 && cx.words[run.last()].facts.lower < 50;
    let at = cx.runs.partition_point(|r| r.first() < tokens.first());
    if tokens.len() > 2 || cx.runs.get(at) != Some(&tokens) {
        return 0;
    }
    let joins = |i: usize| cx.is_one_of(i, &[",", "and"]) && cx.same_sentence(i, tokens.first());
    let follows = at.checked_sub(1).map(|b| cx.runs[b]).is_some_and(|r| r.after() + 1 == tokens.first() && joins(r.after()) && full(&r));
    let next = cx.runs.get(at + 1).filter(|r| full(r) && joins(tokens.after()));
    let leads = next.is_some_and(|r| r.first() == tokens.after() + 1 || cx.is(tokens.after() + 1, "and") && r.first() == tokens.after() + 2);
    let given = tokens.len() == 1 && cx.words[tokens.first()].facts.given >= 4 && cx.is(tokens.after(), "and");
    match (follows, leads) {
        (true, true) => 25,
        (false, true) if given => 20,
        (true, false) if tokens.len() == 2 && is_unknown(cx, tokens) => 12,
        _ => 0,
    }
}

/// Whether no list has a place in the name, nor English the word that it begins with.
fn is_unknown(cx: &Context<'_>, tokens: Tokens) -> bool {
    let first = cx.words[tokens.first()];
    first.facts.lower < 30 && !first.classes.any(Classes::PARTICLE) && !tokens.range().any(|i| cx.hits_at(i).any(|h| h.kind == Kind::Place))
}
