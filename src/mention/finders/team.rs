//! A country or city that stands for its team: "England skipper", "Germany beat France", "Bury 4 Bristol City 0"; and the short name
//! of a club, which means other things as well: "Saints", "Chelsea's captain".
//!
//! Not: a place where something happens ("in Chelsea"), a sportsman's country ("Ivan Garcia (Cuba)"), a place before any other
//! role ("Germany correspondent").

use super::super::cues::is_larger_place;
use super::super::sport::is_sport_role;
use super::super::{Candidate, Context, Finder, NameKind, RolePhrase};
use crate::gazetteer::{Classes, Hit, Kind};
use crate::span::Tokens;
use crate::text::{Casing, Shape};

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "team";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for hit in cx.hits.all() {
        let row = cx.gazetteer.row(hit.row);
        if is_team(cx, hit) {
            let points = points(cx, hit.tokens, false).min(35);
            // "Chelsea Moncur" is "Chelsea" further on, whatever club is called so.
            let somebody = || hit.tokens.len() == 1 && cx.given_names.contains(&cx.words[hit.tokens.first()].hash);
            if points > 0 && stands_alone(cx, hit.tokens) && !somebody() {
                candidates.push(Candidate { tokens: hit.tokens, kind: NameKind::Organization, points, rule: NAME, alias: None });
            }
        }
        if row.kind != Kind::Place || !matches!(&*row.subtype, "country" | "city" | "territory" | "state" | "region") {
            continue;
        }
        let points = points(cx, hit.tokens, matches!(&*row.subtype, "country" | "territory"));
        if points > 0 {
            candidates.push(Candidate { tokens: hit.tokens, kind: NameKind::Organization, points, rule: NAME, alias: None });
        }
    }
    if cx.sport {
        for &run in cx.runs.iter().filter(|r| r.len() == 1 && scored(cx, **r) && !is_calendar(cx, r.first())) {
            candidates.push(Candidate { tokens: run, kind: NameKind::Organization, points: 28, rule: NAME, alias: None });
        }
    }
}

fn points(cx: &Context<'_>, tokens: Tokens, country: bool) -> i32 {
    if is_led(cx, tokens, country) {
        return 65;
    }
    // "Vyborne, Ont.": a town, whatever the report.
    if !cx.sport || cx.after(tokens).is_some_and(|a| cx.is(a, ",") && is_larger_place(cx, a + 1)) {
        return 0;
    }
    let before = cx.before(tokens.first());
    let after = cx.after(tokens);
    let bracket = before.is_some_and(|b| cx.is_one_of(b, &["(", ","])) && after.is_some_and(|a| cx.is_one_of(a, &[")", ","]));
    let fixed =
        before.is_some_and(|b| cx.is(b, "at") && cx.document.tokens[b].shape == Shape::Upper && cx.document.tokens[tokens.last()].shape == Shape::Upper);
    if fixed {
        return 85;
    }
    // "the mood at Chelsea", "Chelsea's Ann Hale": of what a list knows as a club.
    let club = cx.hits_at(tokens.first()).any(|h| h.tokens == tokens && is_team(cx, h));
    let with_club = |b: usize| club && !cx.document.begins_sentence(b) && cx.is_one_of(b, &["at", "from", "to"]);
    let venue = before.is_some_and(|b| cx.is_one_of(b, &["in", "near", "around", "outside", "of", "at", "from", "to", "-"]) && !with_club(b));
    let owned_person = !club && after.is_some_and(|a| cx.is_possessive(a) && cx.document.tokens.get(a + 1).is_some_and(|t| t.is_capitalized()));
    if bracket || venue || owned_person || after.is_some_and(|a| cx.is_one_of(a, &["-", "("]) && !cx.is(a, "(")) {
        return 0;
    }
    let team_word = |i: usize| cx.classes(i).any(Classes::TEAM_CUE) && cx.document.tokens[i].shape != Shape::Capital;
    let against = |i: usize| cx.is_one_of(i, &["against", "beat", "over", "v", "vs", "vs.", "versus", "with", "for", "past"]);
    let certain = scored(cx, tokens) || after.is_some_and(|a| team_word(a) || against(a)) || before.is_some_and(|b| against(b) || team_word(b));
    // "CLEVELAND AT TEXAS": a fixture.
    let capitals = cx.document.sentence_of(tokens.first()).casing == Casing::Capitals;
    let fixture = capitals && after.is_some_and(|a| cx.is(a, "at"));
    match () {
        () if certain || fixture => 85,
        // "Sweden had more of the ball", "Sweden faced Panama": in a report, who does something plays.
        () if country && (after.is_some_and(|a| cx.lower_is_past(a)) || before.is_some_and(|b| cx.is_one_of(b, &["faced", "put", "awarded"]))) => 60,
        // A country is more than its team.
        () if country => 0,
        () if cx.document.begins_sentence(tokens.first()) => 50,
        () => 40,
    }
}

/// Whether a short name of a club is no part of a longer name ("Vyborne United"), nor a surname of many.
fn stands_alone(cx: &Context<'_>, tokens: Tokens) -> bool {
    const SURNAME: u8 = 16;
    let capital = |i: usize| cx.document.tokens[i].is_capitalized();
    let capitals = cx.document.sentence_of(tokens.first()).casing == Casing::Capitals;
    let apart = !cx.before(tokens.first()).is_some_and(|b| capital(b) && cx.is_spaced(tokens.first()) && !cx.classes(b).any(Classes::FUNCTION))
        && !cx.after(tokens).is_some_and(|a| capital(a) && cx.is_spaced(a));
    (apart || capitals) && (tokens.len() > 1 || cx.words[tokens.first()].facts.surname < SURNAME)
}

fn is_team(cx: &Context<'_>, hit: &Hit) -> bool {
    hit.kind == Kind::Organization && &*cx.gazetteer.row(hit.row).subtype == "team"
}

/// "Germany coach", "Chelsea's goalkeeper": before a role of sport. A country's captain may be a sailor.
fn is_led(cx: &Context<'_>, tokens: Tokens, country: bool) -> bool {
    // A club has a manager, and so has a hotel.
    let club = cx.sport || cx.hits_at(tokens.first()).any(|h| h.tokens == tokens && is_team(cx, h));
    let manager = |p: &RolePhrase| club && matches!(&*cx.gazetteer.row(p.head.row).name, "manager" | "captain" | "boss");
    let leader = |i: usize| cx.phrase_from(i).is_some_and(|p| cx.is_spaced(i) && (is_sport_role(cx.gazetteer, p) || manager(p)));
    cx.after(tokens).is_some_and(|a| leader(a) || !country && cx.is_possessive(a) && leader(a + 1))
}

/// "June 19" is no score.
fn is_calendar(cx: &Context<'_>, token: usize) -> bool {
    cx.hits_at(token).any(|h| h.kind == Kind::Other)
}

/// "Bury 4", "Livingston 3 3 0 0": a small number behind.
fn scored(cx: &Context<'_>, tokens: Tokens) -> bool {
    let number = |i: usize| cx.document.tokens[i].shape == Shape::Number && cx.document.tokens[i].span.end - cx.document.tokens[i].span.start <= 3;
    cx.after(tokens).is_some_and(|a| number(a) && cx.is_spaced(a) && !cx.document.lower(a).ends_with("th") && !cx.document.lower(a).ends_with("st"))
}
