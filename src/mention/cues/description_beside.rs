//! What is set beside a name tells what bears it: "Nadira Hossam, a director at", "Hossam, Jordan's foreign minister,", "Tandelor, a
//! Danish maker of", "Ellery Hall, a manor near".
//!
//! Not: "Georgia, the president said", "In Goma, a bridge fell".

use super::super::{Context, Cue, NameKind};
use crate::gazetteer::Classes;
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const CUE: Cue = Cue { name: "description_beside", weigh };

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    let Some(comma) = cx.after(tokens).filter(|&a| cx.is(a, ",")) else { return 0 };
    let told = if title_after(cx, comma) || person_noun_after(cx, comma) { Some(NameKind::Person) } else { thing_after(cx, comma) };
    match told {
        None => 0,
        Some(told) if told == kind => 28,
        Some(_) => -8,
    }
}

/// ", a manor near", ", the city's biggest lender,": what the last word of the description is.
fn thing_after(cx: &Context<'_>, comma: usize) -> Option<NameKind> {
    const LONGEST: usize = 8;
    const BEHIND: &[&str] = &["of", "in", "on", "at", "for", "with", "near", "that", "which", "whose", "based", "owned", "to", "from", "and"];
    let opens = cx.is_one_of(comma + 1, &["a", "an", "the", "one"]) || (comma + 2..comma + 4).any(|i| cx.is_possessive(i));
    let inside = |i: &usize| cx.same_sentence(*i, comma) && (cx.document.tokens[*i].shape != Shape::Punctuation || cx.is(*i, "-") || cx.is_possessive(*i));
    let end = (comma + 1..comma + LONGEST).take_while(inside).find(|&i| cx.is_one_of(i, BEHIND) && !cx.is(i - 1, "one")).or_else(|| {
        let end = (comma + 1..comma + LONGEST).find(|i| !inside(i))?;
        cx.is_one_of(end, &[",", ".", ";", ")"]).then_some(end)
    })?;
    let head = cx.classes(end - 1);
    let small = cx.document.tokens[end - 1].shape == Shape::Lower;
    match () {
        () if !opens || !small || end < comma + 3 => None,
        () if head.any(Classes::COMPANY_CUE.or(Classes::MEDIA_CUE).or(Classes::PARTY_CUE).or(Classes::BODY_CUE)) => Some(NameKind::Organization),
        () if head.any(Classes::PLACE_NOUN) => Some(NameKind::Place),
        () => None,
    }
}

/// What firms are called sooner than people.
const FIRMS: &[&str] =
    &["lender", "retailer", "supplier", "operator", "exporter", "importer", "wholesaler", "distributor", "insurer", "brewer", "miner", "developer"];

/// ", a director at the", ", former Jordanian foreign minister,": a title soon after the comma, closed by a comma, stop or preposition.
fn title_after(cx: &Context<'_>, comma: usize) -> bool {
    for i in comma + 1..comma + 8 {
        if !cx.same_sentence(i, comma) || cx.document.tokens[i].shape == Shape::Punctuation && !cx.is(i, "-") {
            return false;
        }
        if let Some(phrase) = cx.phrase_from(i) {
            if FIRMS.contains(&&*cx.gazetteer.row(phrase.head.row).name) {
                return false;
            }
            let end = phrase.tokens.after();
            let closed = !cx.same_sentence(end, comma) || cx.is_one_of(end, &[",", ".", ";", ")", "of", "at", "for", "in", "with", "and", "who", "to", "-"]);
            return closed && !phrase.head.plural;
        }
        // "Joliet, Ill., was the only driver"
        let verb = cx.is_one_of(i, &["is", "was", "has", "had"]) && !cx.is(comma + 1, "who");
        if verb || cx.classes(i).any(Classes::SPEECH) {
            return false;
        }
    }
    false
}

/// ", a resident of", ", the victim's brother,".
fn person_noun_after(cx: &Context<'_>, comma: usize) -> bool {
    cx.is_one_of(comma + 1, &["a", "an", "his", "her", "their"])
        && (comma + 2..comma + 5).any(|i| cx.same_sentence(i, comma) && cx.classes(i).any(Classes::PERSON_NOUN))
}
