//! A name with a legal form or a club's letters: "Tandelor Inc.", "Acme Holdings plc", "AFC Wimbledon", "Water Service Co. of Vyborne".
//!
//! Not: the suffix alone ("the Co."), the country of a firm that has a name ("Tandelor Motor Co. of Japan").

use super::super::{Candidate, Context, Finder, NameKind};
use crate::gazetteer::Classes;
use crate::span::{AliasId, Tokens};
use crate::text::Shape;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "company_suffix";
/// More than the firm and the place have beside each other.
const IS_OF: i32 = 140;

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    let suffix = Classes::COMPANY_SUFFIX.or(Classes::CLUB_SUFFIX);
    // "as", "a" and "co" are words of their own when small.
    let written = |i: usize| cx.document.tokens.get(i).is_some_and(|t| t.is_capitalized()) || cx.is_one_of(i, &["plc", "gmbh"]);
    for (at, run) in cx.wide_runs.iter().enumerate() {
        let mut end = run.after();
        // "Acme, Inc."; "Acme plc" has a small suffix outside the run.
        let comma = usize::from(cx.is(end, ","));
        if cx.same_sentence(end + comma, run.last())
            && cx.classes(end + comma).any(Classes::COMPANY_SUFFIX)
            && written(end + comma)
            && cx.is_spaced(end + comma)
        {
            end += comma + 1;
        }
        // "Tandelor Inc. Chairman Tom Haldane"
        let title = |i: usize| i > run.first() && cx.classes(i - 1).any(Classes::COMPANY_SUFFIX) && cx.phrase_from(i).is_some();
        if let Some(before_title) = run.range().find(|&i| title(i)) {
            end = before_title;
        }
        let start = start(cx, *run, end);
        if let Some(home) = cx.wide_runs.get(at + 1).filter(|home| is_of(cx, Tokens::new(start, end), **home)) {
            let tokens = Tokens::new(start, home.after());
            candidates.push(Candidate { tokens, kind: NameKind::Organization, points: IS_OF, rule: NAME, alias: None });
        }
        let last_is_suffix = cx.classes(end - 1).any(suffix) && written(end - 1) && (start..end).any(|i| !cx.classes(i).any(suffix));
        let first_is_club = run.len() > 1 && cx.classes(run.first()).any(Classes::CLUB_SUFFIX);
        if last_is_suffix || first_is_club {
            let tokens = Tokens::new(start, end);
            let points = 45 + 15 * (tokens.len() as i32 - 1).min(4);
            candidates.push(Candidate { tokens, kind: NameKind::Organization, points, rule: NAME, alias: alias_without_suffix(cx, tokens) });
            // "broker Norvane Vereinsbank AG": whatever stands before it.
            if cx.classes(end - 1).any(Classes::COMPANY_SUFFIX) {
                candidates.push(Candidate { tokens, kind: NameKind::Person, points: -60, rule: NAME, alias: None });
            }
        }
    }
}

/// Where a firm's name begins that ends before `end`: a common word that opens the sentence is its first where the others are
/// common too, "Universal Glass Corp."
fn start(cx: &Context<'_>, run: Tokens, end: usize) -> usize {
    let opens = |i: usize| {
        let word = cx.document.tokens[i].shape == Shape::Capital && !cx.classes(i).any(Classes::FUNCTION.or(Classes::HONORIFIC).or(Classes::PERSON_NOUN));
        word && cx.document.begins_sentence(i) && cx.is_spaced(i + 1) && cx.phrase_from(i).is_none()
    };
    let before = run.first().checked_sub(1).filter(|&b| opens(b) && (run.first()..end - 1).all(|i| is_common(cx, i)));
    before.unwrap_or(run.first())
}

fn is_common(cx: &Context<'_>, i: usize) -> bool {
    cx.words[i].facts.lower >= 40 && cx.document.tokens[i].shape == Shape::Capital
}

/// "Water Service Co. of Vyborne": common words alone name no firm.
fn is_of(cx: &Context<'_>, firm: Tokens, home: Tokens) -> bool {
    let joined = home.first() == firm.after() + 1 && cx.is(firm.after(), "of") && cx.same_sentence(home.first(), firm.first());
    let headed = cx.is_one_of(firm.last(), &["co", "co.", "company", "corp", "corp.", "corporation"]);
    joined && headed && firm.len() > 1 && (firm.first()..firm.last()).all(|i| is_common(cx, i))
}

/// The alias of a listed firm that stands there with a legal form behind it: "Norvane" in "Norvane, Inc."; no club plays as "Norvane AB".
fn alias_without_suffix(cx: &Context<'_>, tokens: Tokens) -> Option<AliasId> {
    let mut end = tokens.last();
    if cx.is(end - 1, ",") {
        end -= 1;
    }
    let firm = |alias: &AliasId| &*cx.gazetteer.row(cx.gazetteer.alias(*alias).row).subtype != "team";
    let club = cx.classes(tokens.last()).any(Classes::CLUB_SUFFIX);
    cx.listed_body(Tokens::new(tokens.first(), end)).filter(|alias| club || firm(alias))
}
