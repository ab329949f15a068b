//! A name with an organisation's head: "Levant Policy Institute", "Ministry of Foreign Affairs", "Russian Interior Ministry".
//!
//! Not: the head alone ("the Ministry"), or a person before it ("Ana Ruiz University" is one name all the same).

use super::super::runs::is_month_or_day;
use super::super::{Candidate, Context, Finder, NameKind, Strength};
use crate::gazetteer::{Classes, Kind};
use crate::span::Tokens;
use crate::text::Gap;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "organization_head";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for (at, run) in cx.wide_runs.iter().enumerate() {
        let owner = at.checked_sub(1).map(|b| cx.wide_runs[b]).filter(|o| is_part_of_name(cx, *o, *run));
        let mut found = None;
        for i in run.range() {
            let classes = cx.classes(i);
            let last = i == run.last();
            // "Vyborne Superior Court Judge Tom Haldane"
            let titled = last || cx.phrase_from(i + 1).is_some();
            if titled && (i > run.first() || owner.is_some()) && classes.any(Classes::ORGANIZATION_LAST) {
                found = Some(Tokens::new(run.first(), i + 1));
            }
            let end = if last && classes.any(Classes::ORGANIZATION_FIRST) { complement(cx, i + 1, at + 1) } else { None };
            if let Some(end) = end {
                found = Some(Tokens::new(run.first(), end));
            }
        }
        if let Some(mut tokens) = found.filter(|f| !cx.is_listed(*f) && !is_listed_behind_country(cx, *f)) {
            if let Some(owner) = owner {
                tokens = Tokens::new(owner.first(), tokens.after());
            }
            let words = tokens.range().filter(|&i| cx.document.tokens[i].is_word()).count() as i32;
            let called_after = if cx.is_called_after(tokens) { Strength::CALLED_AFTER } else { 0 };
            let points = 42 + 15 * (words - 1).clamp(0, 4) + called_after;
            candidates.push(Candidate { tokens, kind: NameKind::Organization, points, rule: NAME, alias: None });
        }
    }
}

/// The end of "of Foreign Affairs", "for Strategic and International Studies", "of Texas at Austin".
fn complement(cx: &Context<'_>, preposition: usize, mut next: usize) -> Option<usize> {
    // "Alliance Against Defamation"
    let against = cx.is(preposition, "against") && cx.document.tokens[preposition].is_capitalized();
    if !against && !cx.is_one_of(preposition, &["of", "for", "on"]) || !cx.is_spaced(preposition) {
        return None;
    }
    // "the Forum on Wednesday" ends with the Forum; what a committee is on may be any name.
    let inquires = || cx.is_one_of(preposition - 1, &["committee", "subcommittee", "commission"]);
    if cx.is(preposition, "on") && !cx.wide_runs.get(next).is_some_and(|r| inquires() && !is_month_or_day(cx.document.lower(r.first())) || is_matter(cx, *r)) {
        return None;
    }
    let mut at = preposition + 1;
    if cx.is(at, "the") {
        at += 1;
    }
    let mut end = None;
    while let Some(run) = cx.wide_runs.get(next) {
        let same = cx.same_sentence(run.first(), preposition);
        if run.first() != at || !same || cx.document.tokens[at].gap != Gap::Space {
            break;
        }
        end = Some(run.after());
        at = run.after() + 1;
        next += 1;
        // "University of Texas at Austin", "University of Vermont College of Medicine".
        let campus = cx.is(run.after(), "at") && cx.is(preposition - 1, "university");
        let goes_on = campus || cx.is(run.after(), "of") && cx.classes(run.last()).any(Classes::ORGANIZATION_FIRST);
        if goes_on && cx.wide_runs.get(next).is_some_and(|r| r.first() == at && cx.same_sentence(at, preposition)) {
            continue;
        }
        let joined = cx.is(run.after(), "and") || cx.is(run.after(), "&");
        // "the Ministry of Health and France": what follows "and" must be a matter, not a name that stands alone.
        let matter = joined && cx.wide_runs.get(next).is_some_and(|r| r.first() == at && is_matter(cx, *r));
        if !matter {
            break;
        }
    }
    end
}

/// "Bakers' Guild", "St Aldhelm's School": a possessive of a common noun or a saint is part of the name, a listed place's is not.
fn is_part_of_name(cx: &Context<'_>, owner: Tokens, head: Tokens) -> bool {
    let joined = head.first() == owner.after() + 1 && cx.is_possessive(owner.after()) && cx.is_spaced(head.first());
    let listed = (owner.first().saturating_sub(1)..=owner.first()).any(|first| cx.is_listed(Tokens::new(first, owner.after())));
    joined && !listed && (cx.is_one_of(owner.first(), &["st", "st.", "saint"]) || cx.words[owner.last()].facts.lower >= 50)
}

/// "US Carnival Corporation": a country, and a body that is listed without it.
fn is_listed_behind_country(cx: &Context<'_>, name: Tokens) -> bool {
    let first = name.first();
    let country = cx.hits_at(first).any(|h| h.tokens.len() == 1 && h.kind == Kind::Place && &*cx.gazetteer.row(h.row).subtype == "country");
    country && name.len() > 2 && cx.is_spaced(first + 1) && cx.is_listed(Tokens::new(first + 1, name.after()))
}

/// Words such as "Health", "Industry": known to English in small letters.
fn is_matter(cx: &Context<'_>, run: Tokens) -> bool {
    run.range().filter(|&i| cx.document.tokens[i].is_word()).all(|i| cx.words[i].facts.lower >= 40)
}
