//! Names that a list holds: "Angela Merkel", "the International Monetary Fund", "Helmand" of "Helmand province".
//!
//! Not: an alias that lacks what it needs ("Reading" without a cue stays possible), or a word at the beginning of a sentence
//! that is mostly written small.

use super::super::{Candidate, Context, Finder, NameKind, Part, RolePhrase, Strength};
use crate::gazetteer::{Classes, Form, Hit, HitCase, Kind, Origin};
use crate::span::Tokens;
use crate::text::{Casing, Shape};

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "gazetteer";

/// One that waits for what it needs.
const WAITING: i32 = 12;
/// For every word more than one: the longer name is the rarer chance.
const WORD: i32 = 20;

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for hit in cx.hits.all() {
        let alias = cx.gazetteer.alias(hit.alias);
        let Some(kind) = NameKind::of_row(cx.gazetteer.row(alias.row).kind) else { continue };
        let tokens = match kind {
            NameKind::Place => without_head(cx, hit),
            NameKind::Person => without_title(cx, hit),
            _ => Some(hit.tokens),
        };
        // "US$42m" is money.
        let money = |t: &Tokens| cx.is_attached(t.after()) && cx.is(t.after(), "$");
        let Some(tokens) = tokens.filter(|t| !money(t)) else { continue };
        let words = tokens.range().filter(|&i| cx.document.tokens[i].is_word()).count() as i32;
        let mut points = if alias.needs.nothing() { Strength::LISTED } else { WAITING } + WORD * (words - 1).clamp(0, 4);
        if kind == NameKind::Norp && !alias.needs.nothing() && is_capital_adjective(cx, tokens) {
            points += WORD;
        }
        points += doubt(cx, hit, tokens, kind, alias.form);
        points += match alias.origin {
            Origin::BuiltIn => 0,
            Origin::House(_) => WORD,
            Origin::Request => 2 * WORD,
        };
        if kind == NameKind::Place && is_before_common_word(cx, tokens) {
            points -= 22;
        }
        if kind != NameKind::Other && (is_in_compound(cx, tokens) || is_in_title(cx, tokens)) {
            points -= 40;
        }
        candidates.push(Candidate { tokens, kind, points, rule: NAME, alias: Some(hit.alias) });
    }
}

/// "her Democratic rival": a capital in prose before a small word is no ordinary adjective's.
fn is_capital_adjective(cx: &Context<'_>, tokens: Tokens) -> bool {
    let prose = cx.document.sentence_of(tokens.first()).casing == Casing::Prose && !cx.document.begins_sentence(tokens.first());
    let small = |a: usize| cx.is_spaced(a) && cx.document.tokens[a].shape == Shape::Lower && !cx.classes(a).any(Classes::FUNCTION);
    let alone = cx.before(tokens.first()).is_some_and(|b| !cx.document.tokens[b].is_capitalized());
    prose && alone && cx.document.tokens[tokens.first()].shape == Shape::Capital && cx.after(tokens).is_some_and(small)
}

/// "Turkey" in "Turkey Unpacked", "Malaysia" in "Malaysia Tourism": a capital on a common word makes one name of both.
fn is_before_common_word(cx: &Context<'_>, tokens: Tokens) -> bool {
    let Some(next) = cx.after(tokens).filter(|&a| cx.is_spaced(a)) else { return false };
    let prose = cx.document.sentence_of(next).casing == Casing::Prose;
    let alone = !cx.hits_at(next).any(|h| cx.is_listed(h.tokens)) && cx.phrase_from(next).is_none();
    let common =
        cx.words[next].facts.lower >= 55 && !cx.classes(next).any(Classes::FUNCTION.or(Classes::CONTENT).or(Classes::PLACE_LAST).or(Classes::HONORIFIC));
    prose && cx.document.tokens[next].shape == Shape::Capital && common && alone
}

/// "Georgia" in "Georgia-Pacific": joined to a name that is neither country nor people.
fn is_in_compound(cx: &Context<'_>, tokens: Tokens) -> bool {
    let hyphen = |i: usize| cx.is(i, "-") && cx.is_attached(i) && cx.is_attached(i + 1);
    let stands_alone = |i: usize| !cx.document.tokens[i].is_capitalized() || is_country_people_or_body(cx, i);
    let after = tokens.after();
    let before = tokens.first();
    // "(D-Ore.)": a party and a state.
    let party = before >= 2 && cx.document.tokens[before - 2].shape == Shape::Letter;
    hyphen(after) && cx.same_sentence(after + 1, before) && !stands_alone(after + 1) || before >= 2 && hyphen(before - 1) && !party && !stands_alone(before - 2)
}

/// "Parliament" in "member of Parliament"; members are mostly nobody's title.
fn is_in_title(cx: &Context<'_>, tokens: Tokens) -> bool {
    let before = &cx.lexemes[..cx.lexemes.partition_point(|l| l.tokens.start < tokens.start)];
    before.last().is_some_and(|l| l.part == Part::Head && !l.plural && l.tokens.covers(tokens))
}

/// Whether token `i` is listed by itself.
fn is_country_people_or_body(cx: &Context<'_>, i: usize) -> bool {
    let kind = |h: &Hit| NameKind::of_row(h.kind);
    cx.hits_at(i).any(|h| h.tokens.len() == 1 && matches!(kind(h), Some(NameKind::Place | NameKind::Norp | NameKind::Organization)))
}

/// "King Charles" is listed with its title, which is no part of the span; "Marine Le Pen" is called so.
fn without_title(cx: &Context<'_>, hit: &Hit) -> Option<Tokens> {
    let tokens = hit.tokens;
    let first = tokens.first();
    let given = |phrase: &&RolePhrase| {
        let rank = matches!(&*cx.gazetteer.row(phrase.head.row).list, "roles/nobility" | "roles/clergy");
        let name = &cx.gazetteer.row(hit.row).name;
        phrase.tokens.len() == 1
            && !rank
            && name.split(' ').next().is_some_and(|word| word.chars().flat_map(char::to_lowercase).eq(cx.document.lower(first).chars()))
    };
    // "Grand [Ayatollah Ali al-Sistani]" is listed with a part of his title.
    let inside = || first.checked_sub(1).and_then(|before| cx.phrase_from(before)).filter(|p| p.tokens.after() > first);
    let start = match cx.phrase_from(first).filter(|p| !given(p)).or_else(inside) {
        Some(phrase) if phrase.tokens.after() < tokens.after() => phrase.tokens.after(),
        Some(_) if tokens.len() > 1 => return None,
        _ if cx.classes(first).any(Classes::HONORIFIC) && tokens.len() > 1 => first + 1,
        _ => first,
    };
    Some(Tokens::new(start, tokens.after()))
}

/// "Helmand province" is listed with its small head, which is no part of the span; "Korean peninsula" is no place's name then. "Euro
/// zone" is nothing but common words.
fn without_head(cx: &Context<'_>, hit: &Hit) -> Option<Tokens> {
    let tokens = hit.tokens;
    let small = |i: usize| cx.document.tokens[i].shape == Shape::Lower;
    let head = cx.classes(tokens.last()).any(Classes::PLACE_NOUN.or(Classes::PLACE_LAST)) && small(tokens.last());
    let end = tokens.range().rev().find(|i| !small(*i)).map_or(tokens.first(), |last| last + 1);
    if !head || end == tokens.first() || cx.words[end - 1].facts.lower >= 70 {
        return Some(tokens);
    }
    let name = Tokens::new(tokens.first(), end);
    let adjective = cx.hits_at(name.first()).any(|h| h.tokens == name && h.kind == Kind::Norp);
    (!adjective).then_some(name)
}

/// What the case and the place in the sentence say against a hit.
fn doubt(cx: &Context<'_>, hit: &Hit, tokens: Tokens, kind: NameKind, form: Form) -> i32 {
    let first = tokens.first();
    let sentence = cx.document.sentence_of(first);
    let single = tokens.len() == 1;
    let facts = cx.words[first].facts;
    match (hit.case, sentence.casing) {
        // "WHO", "US", "IT" in a line of capitals may be the small words.
        (HitCase::Capitals, Casing::Capitals) if form == Form::Acronym && facts.lower >= 60 => return -35,
        (HitCase::Capitals, _) => return if single && kind != NameKind::Place { -10 } else { 0 },
        _ => {}
    }
    if !single || cx.document.tokens[first].shape != Shape::Capital {
        return 0;
    }
    let capital_says_nothing = sentence.casing == Casing::Headline || cx.document.begins_sentence(first) || cx.document.begins_quotation(first);
    if capital_says_nothing && facts.lower >= 70 && kind != NameKind::Norp { -25 } else { 0 }
}
