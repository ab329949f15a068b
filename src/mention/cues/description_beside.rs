//! "Nadira Hossam, a director at", "Hossam, Jordan's foreign minister,": what a title is set beside is a person.
//!
//! Not: "Georgia, the president said".

use super::super::{Context, Cue, NameKind};
use crate::gazetteer::Classes;
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const CUE: Cue = Cue { name: "description_beside", weigh };

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    let Some(comma) = cx.after(tokens).filter(|&a| cx.is(a, ",")) else { return 0 };
    let beside = title_after(cx, comma) || person_noun_after(cx, comma);
    match kind {
        _ if !beside => 0,
        NameKind::Person => 28,
        _ => -8,
    }
}

/// ", a director at the", ", former Jordanian foreign minister,": a title soon after the comma, closed by a comma, stop or preposition.
fn title_after(cx: &Context<'_>, comma: usize) -> bool {
    for i in comma + 1..comma + 8 {
        if !cx.same_sentence(i, comma) || cx.document.tokens[i].shape == Shape::Punctuation && !cx.is(i, "-") {
            return false;
        }
        if let Some(phrase) = cx.phrase_from(i) {
            let end = phrase.tokens.after();
            let closed = !cx.same_sentence(end, comma) || cx.is_one_of(end, &[",", ".", ";", ")", "of", "at", "for", "in", "with", "and", "who", "to", "-"]);
            return closed && !phrase.head.plural;
        }
        if cx.classes(i).any(Classes::SPEECH) {
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
