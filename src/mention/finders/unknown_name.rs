//! A capitalised sequence that nothing is known of: what it is, its neighbours say.
//!
//! "Foreign Minister Giorgi Metrelani", "in Vyborne", "shares of Tandelor". Alone it stays possible and is not reported.

use super::super::runs::is_month_or_day;
use super::super::{Candidate, Context, Finder, NameKind};
use crate::gazetteer::Classes;
use crate::span::Tokens;
use crate::text::{Casing, Shape};

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "unknown_name";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for &tokens in cx.runs {
        let words = tokens.range().filter(|&i| cx.document.tokens[i].is_word()).count();
        let first = cx.words[tokens.first()];
        let single = words == 1;
        let common = first.classes.any(Classes::CONTENT) || first.facts.lower >= 80;
        // "Inc" alone, behind what was read as a title; "PhD" behind a name; the "P" of "S and P".
        let letter = || cx.document.lower(tokens.first()).len() == 1 && !is_introduced(cx, tokens.first());
        let form = single && (letter() || first.classes.any(Classes::COMPANY_SUFFIX.or(Classes::NAME_SUFFIX)));
        if words > 5
            || form
            || single && is_plural(cx, tokens.first())
            || single && common && !is_introduced(cx, tokens.first()) && !owns_title(cx, tokens.first())
        {
            continue;
        }
        let acronym = single && cx.document.tokens[tokens.first()].shape == Shape::Upper;
        let letters = cx.document.lower(tokens.first()).len();
        let body = if acronym
            && (3..=5).contains(&letters)
            && first.facts.lower < 30
            && !first.classes.any(Classes::NAME_SUFFIX)
            && !cx.document.lower(tokens.first()).bytes().any(|b| b.is_ascii_digit())
        {
            24
        } else if single && is_domain(cx, tokens.first()) {
            40
        } else if single && cx.is_compound_word(tokens.first()) {
            18
        } else {
            6
        };
        // "Tag Heuer USA", "Wells BDDP": nobody is called by capitals.
        let capitals = !single && tokens.range().any(|i| cx.document.tokens[i].shape == Shape::Upper && !cx.classes(i).any(Classes::NAME_SUFFIX));
        let body = body + if capitals { 10 } else { 0 };
        // "ethnic Karen"
        if single && cx.before(tokens.first()).is_some_and(|b| cx.is(b, "ethnic")) {
            candidates.push(Candidate { tokens, kind: NameKind::Norp, points: 60, rule: NAME, alias: None });
        }
        for (kind, points) in
            [(NameKind::Person, if acronym || capitals { 0 } else { 8 }), (NameKind::Place, if single { 6 } else { 3 }), (NameKind::Organization, body)]
        {
            if points > 0 && !(kind == NameKind::Person && words > 4) {
                candidates.push(Candidate { tokens, kind, points, rule: NAME, alias: None });
            }
        }
    }
}

/// "former Blur guitarist Ann Hale": amid a sentence a capital makes a name of any word before a small title with a name.
fn owns_title(cx: &Context<'_>, word: usize) -> bool {
    let prose = cx.document.sentence_of(word).casing == Casing::Prose && !cx.document.begins_sentence(word) && !cx.document.begins_quotation(word);
    let title = cx.phrase_from(word + 1).filter(|t| cx.is_spaced(word + 1) && cx.document.tokens[t.tokens.first()].shape == Shape::Lower && !t.head.plural);
    let named = |after: usize| cx.is_spaced(after) && cx.same_sentence(after, word) && cx.document.tokens[after].shape == Shape::Capital;
    // "Ways and Means chairman", "Blazin' Squad singer": the end of a longer name.
    let longer = cx.before(word).is_some_and(|b| cx.is_one_of(b, &["and", "'"]) || cx.document.tokens[b].is_capitalized());
    prose && !longer && cx.document.tokens[word].shape == Shape::Capital && title.is_some_and(|t| named(t.tokens.after()))
}

/// "Fox5.com": a site is called by its address.
fn is_domain(cx: &Context<'_>, token: usize) -> bool {
    cx.document.lower(token).rsplit_once('.').is_some_and(|(name, end)| name.len() > 2 && matches!(end, "com" | "org" | "net" | "co" | "tv" | "info"))
}

/// "PCs", "DVDs": several of a kind.
fn is_plural(cx: &Context<'_>, token: usize) -> bool {
    let text = cx.document.text_of(Tokens::new(token, token + 1));
    cx.document.tokens[token].shape == Shape::Mixed
        && text.strip_suffix('s').is_some_and(|letters| letters.len() > 1 && letters.bytes().all(|b| b.is_ascii_uppercase()))
}

/// "Mr Field", "Lady Brown": after an honorific any word is a name, after a party's letter ("R-IN") a state's, and after "the social
/// network" a firm's.
fn is_introduced(cx: &Context<'_>, first: usize) -> bool {
    let body = Classes::COMPANY_CUE.or(Classes::MEDIA_CUE).or(Classes::BODY_CUE);
    let small = |i: usize| cx.document.tokens[i].shape == Shape::Lower;
    let called = |b: usize| cx.classes(b).any(body) && small(b) && b > 0 && cx.same_sentence(b - 1, b) && small(b - 1);
    let capital = |i: usize| cx.same_sentence(i, first) && cx.is_spaced(i) && cx.document.tokens[i].is_capitalized();
    // "the journal Food and Chemical Toxicology", "state TV"
    let goes_on = capital(first + 1) || cx.is_one_of(first + 1, &["and", "for", "of"]) && (capital(first + 2) || cx.is_one_of(first + 2, &["a", "an", "the"]));
    let prose = cx.document.tokens[first].shape == Shape::Capital && cx.document.sentence_of(first).casing == Casing::Prose;
    if prose && !goes_on && !is_month_or_day(cx.document.lower(first)) && cx.is_spaced(first) && cx.before(first).is_some_and(called) {
        return true;
    }
    let party = first > 1 && cx.is(first - 1, "-") && cx.is_attached(first) && cx.is_one_of(first - 2, &["d", "r", "i"]);
    party && cx.document.tokens[first].shape == Shape::Upper
        || cx.before(first).is_some_and(|b| cx.classes(b).any(Classes::HONORIFIC) && cx.document.tokens[b].is_capitalized()) && cx.is_spaced(first)
}
