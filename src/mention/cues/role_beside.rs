//! "Foreign Minister Giorgi Metrelani", "his spokesman Tom Haldane": what follows a title is a person.
//!
//! Not: "the prime minister Friday", "President Hotel".

use super::super::sport::is_sport_role;
use super::super::{Context, Cue, NameKind, RolePhrase};
use crate::gazetteer::{Classes, Kind};
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const CUE: Cue = Cue { name: "role_beside", weigh };

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    before(cx, tokens, kind) + behind(cx, tokens, kind)
}

/// "Democratic nominee", "Chelsea coach", "Tandelor analyst Tom Haldane": what a title belongs to.
fn behind(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    let Some(phrase) = cx.after(tokens).filter(|&a| cx.is_spaced(a)).and_then(|a| cx.phrase_from(a)) else { return 0 };
    let listed_otherwise = || cx.hits_at(tokens.first()).any(|h| h.kind != Kind::Organization);
    match kind {
        NameKind::Norp => 15,
        NameKind::Organization if is_sport_role(cx.gazetteer, phrase) => 25,
        NameKind::Organization if names_holder(cx, phrase) && !listed_otherwise() => 22,
        _ => 0,
    }
}

/// Whether a name follows the title, or the one joined to it: "chairman and chief executive Tom Haldane".
fn names_holder(cx: &Context<'_>, phrase: &RolePhrase) -> bool {
    let named = |after: usize| {
        // "Moody's Investors Service": a body's name goes on.
        let body = cx.classes(after).any(Classes::ORGANIZATION_LAST.or(Classes::COMPANY_SUFFIX));
        let name = !body && cx.document.tokens.get(after).is_some_and(|t| t.is_capitalized());
        name && cx.is_spaced(after) && cx.same_sentence(after, phrase.tokens.first()) && cx.phrase_from(after).is_none()
    };
    let after = phrase.tokens.after();
    named(after) || cx.is(after, "and") && cx.phrase_from(after + 1).is_some_and(|p| named(p.tokens.after()))
}

fn before(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    let first = tokens.first();
    let Some(phrase) = cx.phrase_to(first).filter(|_| first > 0 && cx.same_sentence(first - 1, first) && cx.is_spaced(first)) else { return 0 };
    // "candidate Texas Senator Ann Hale": the place is the second title's.
    let owner = || cx.is_listed(tokens) && cx.after(tokens).is_some_and(|a| cx.is_spaced(a) && cx.phrase_from(a).is_some_and(|p| names_holder(cx, p)));
    // "a chief Democratic negotiator"
    let adjective = || cx.hits_at(first).any(|h| h.tokens == tokens && h.kind == Kind::Norp);
    // "the second best actress Oscar"
    let title = phrase.tokens.first();
    let prize = || tokens.len() == 1 && (title.saturating_sub(2)..title).any(|i| cx.is(i, "best"));
    if owner() || kind == NameKind::Person && (adjective() || prize()) {
        return 0;
    }
    // "promoters Tandel Music": several people are no one.
    let group = phrase.head.plural && !cx.may_have_company(tokens);
    let small = cx.document.tokens[phrase.head.tokens.first()].shape == Shape::Lower;
    match kind {
        NameKind::Person if group => 0,
        NameKind::Person if phrase.head.common => 12,
        NameKind::Person if phrase.head.plural && small => 30,
        NameKind::Person => 42,
        // "minister Georgia" is nobody's country.
        NameKind::Place | NameKind::Norp => -10,
        NameKind::Organization if group => 25,
        NameKind::Organization if small => -20,
        _ => 0,
    }
}
