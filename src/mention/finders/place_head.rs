//! A name with a place's head: "Rustaveli Avenue", "Lake Tana", "Camden County".
//!
//! Not: the head alone ("the River"), or as a surname's second half ("Garrow-Hill").

use super::super::{Candidate, Context, Finder, NameKind, Strength};
use crate::gazetteer::Classes;
use crate::span::Tokens;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "place_head";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for tokens in cx.wide_runs.iter().map(|r| before_title(cx, *r)).filter(|r| r.len() >= 2 && r.len() <= 5) {
        let last = cx.classes(tokens.last()).any(Classes::PLACE_LAST) && !cx.is(tokens.last() - 1, "-");
        let first = cx.classes(tokens.first()).any(Classes::PLACE_FIRST) && tokens.len() <= 3;
        // "Warren Hill" may be somebody; "Victoria Street" is not.
        let named = tokens.len() == 2 && cx.words[tokens.first()].facts.given >= 12 && cx.words[tokens.last()].facts.surname >= 16;
        if (last && !named || first) && !cx.is_listed(tokens) && !is_patron(cx, tokens) {
            let called_after = if last && cx.is_called_after(tokens) { Strength::CALLED_AFTER } else { 0 };
            let points = 33 + 12 * (tokens.len() as i32 - 1) + called_after;
            // "Ospringe Town" plays.
            let club = cx.sport && cx.is_one_of(tokens.last(), &["town", "city", "county"]);
            let kind = if club { NameKind::Organization } else { NameKind::Place };
            candidates.push(Candidate { tokens, kind, points, rule: NAME, alias: None });
        }
    }
    candidates.extend(cx.wide_runs.iter().filter_map(|r| numbered(cx, r.first())));
}

/// "34th Street", "5th Avenue".
fn numbered(cx: &Context<'_>, head: usize) -> Option<Candidate> {
    let number = cx.before(head).filter(|_| cx.is_one_of(head, &["street", "avenue"]) && cx.document.tokens[head].is_capitalized() && cx.is_spaced(head))?;
    let ordinal = cx.document.lower(number);
    let ends = ["st", "nd", "rd", "th"].iter().any(|end| ordinal.ends_with(end)) && ordinal.starts_with(|c: char| c.is_ascii_digit());
    ends.then(|| Candidate { tokens: Tokens::new(number, head + 1), kind: NameKind::Place, points: NUMBERED, rule: NAME, alias: None })
}

/// What a street with a number has: it can be nothing else.
const NUMBERED: i32 = 60;

/// "Vyborne County" in "Vyborne County Sheriff Tom Haldane".
fn before_title(cx: &Context<'_>, run: Tokens) -> Tokens {
    let head = run.range().skip(1).find(|&i| cx.classes(i).any(Classes::PLACE_LAST) && cx.phrase_from(i + 1).is_some());
    head.map_or(run, |head| Tokens::new(run.first(), head + 1))
}

/// "St Brannoc's School": the saint of a body is no place.
fn is_patron(cx: &Context<'_>, tokens: Tokens) -> bool {
    let head = tokens.after() + 1;
    let capital = cx.document.tokens.get(head).is_some_and(|t| t.is_capitalized());
    cx.is_one_of(tokens.first(), &["st", "st.", "saint"]) && cx.is_possessive(tokens.after()) && capital && cx.classes(head).any(Classes::ORGANIZATION_LAST)
}
