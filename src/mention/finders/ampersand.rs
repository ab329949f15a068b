//! Two names joined by "&" are a firm: "Marks & Spencer", "Doe, Ruiz & Partners"; also by "and", where that is surely part of the
//! name: "Doe and Sons", "Norvane Water and Power Corp."
//!
//! Not: "Ana & the others", "Microsoft and Dell Inc."

use super::super::{Candidate, Context, Finder, NameKind};
use crate::gazetteer::{Classes, Kind};
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "ampersand";
/// From so often small on, in hundredths, a word is a common one.
const COMMON: u8 = 50;

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for (at, pair) in cx.wide_runs.windows(2).enumerate() {
        let (left, right) = (pair[0], pair[1]);
        // "Ruiz and Co beat Arsenal": a player and his team.
        let partners = !cx.sport && is_partners(cx, right);
        let and = is_joined(cx, left, "and", right) && (partners || is_one_body(cx, left, right) || is_employer(cx, left, right));
        if !is_joined(cx, left, "&", right) && !and {
            continue;
        }
        // "Kidder, Peabody & Co.": partners before a comma.
        let mut first = left;
        for before in cx.wide_runs[..at].iter().rev().take_while(|r| r.len() == 1) {
            // "Microsoft, Doe & Co.": a list of firms.
            if !is_joined(cx, *before, ",", first) || cx.is_listed(*before) {
                break;
            }
            first = *before;
        }
        if partners {
            first = Tokens::new(listed_to(cx, left).unwrap_or(first.first()), first.after());
        }
        // "Doe and Co. Holders of the stock": the full stop ended the sentence, too.
        let stopped = partners && cx.document.lower(right.first()).ends_with('.') && cx.words[right.last()].facts.lower >= COMMON;
        let mut end = if stopped { right.first() + 1 } else { right.after() };
        let comma = usize::from(cx.is(end, ","));
        if cx.same_sentence(end + comma, right.first())
            && cx.classes(end + comma).any(Classes::COMPANY_SUFFIX)
            && cx.document.tokens[end + comma].is_capitalized()
        {
            end += comma + 1;
        }
        let tokens = Tokens::new(first.first(), end);
        // "the Animal Health and Welfare Act"
        let law = and && cx.classes(right.last()).any(Classes::OTHER_LAST);
        let kind = if law { NameKind::Other } else { NameKind::Organization };
        let points = if partners {
            140
        } else if and {
            100
        } else {
            70
        } + 10 * (tokens.len() as i32 - 3).min(5);
        // "Doe and Sons Inc." is the listed Doe.
        let alias = partners.then(|| cx.listed_body(Tokens::new(first.first(), left.after()))).flatten();
        candidates.push(Candidate { tokens, kind, points, rule: NAME, alias });
    }
}

/// Where a listed body begins whose last words are these: the opening of a sentence may have hidden the first.
fn listed_to(cx: &Context<'_>, left: Tokens) -> Option<usize> {
    let near = cx.hits.from(left.first().saturating_sub(3)..left.first());
    near.iter().find(|h| h.kind == Kind::Organization && h.tokens.after() == left.after()).map(|h| h.tokens.first())
}

/// "Tandelor and Co", "Doe and Sons Inc": nobody is called so alone.
fn is_partners(cx: &Context<'_>, right: Tokens) -> bool {
    cx.is_one_of(right.first(), &["co", "co.", "company", "sons", "partners", "associates", "brothers", "bros", "bros."]) && right.len() <= 2
}

/// "Norvane Water and Power Corp.", "Industrial and Commercial Bank": a common word before "and", common words behind it and
/// then a body's head or a legal form. Not: "the Treasury and the Interior Ministry", of which each is a body.
fn is_one_body(cx: &Context<'_>, left: Tokens, right: Tokens) -> bool {
    let common = |i: usize| cx.words[i].facts.lower >= COMMON && cx.document.tokens[i].shape == Shape::Capital;
    let listed = cx.is_listed(left) || cx.hits_at(right.first()).any(|h| h.tokens.len() > 1 && cx.is_listed(h.tokens));
    let headed = |i: usize| cx.classes(i).any(Classes::ORGANIZATION_LAST.or(Classes::COMPANY_SUFFIX).or(Classes::OTHER_LAST));
    let (last, end) = (left.last(), right.last());
    let whole = right.len() >= 2 && headed(end) && (right.first()..end).all(|i| common(i) || headed(i)) && common(right.first());
    // "Institute of Politics and Public Service": the head stands before it.
    let governed = cx.before(left.first()).is_some_and(|b| cx.is_one_of(b, &["of", "for", "on"]));
    let titled = governed || cx.phrase_to(left.after()).is_some() || cx.phrase_from(right.first()).is_some();
    whole && common(last) && !headed(last) && !titled && !listed
}

/// "an analyst with Doe and Ruiz": two surnames where somebody works, of which no list knows one.
fn is_employer(cx: &Context<'_>, left: Tokens, right: Tokens) -> bool {
    let works = cx.before(left.first()).is_some_and(|b| cx.is_one_of(b, &["at", "with"]) && cx.phrase_to(b).is_some());
    let unknown =
        |run: Tokens| run.len() == 1 && cx.document.tokens[run.first()].shape == Shape::Capital && cx.hits_at(run.first()).all(|h| h.kind == Kind::Role);
    let ends = cx.after(right).is_none_or(|a| cx.document.tokens[a].shape == Shape::Punctuation);
    works && ends && unknown(left) && unknown(right)
}

/// Whether nothing but a mark stands between two runs.
fn is_joined(cx: &Context<'_>, left: Tokens, mark: &str, right: Tokens) -> bool {
    right.first() == left.after() + 1 && cx.is(left.after(), mark) && cx.same_sentence(right.first(), left.first())
}
