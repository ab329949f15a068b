//! "the city of Vyborne", "the town Kasserine", "Vyborne, Ukraine", "Boise-based": words that stand beside places.

use super::super::{Context, Cue, NameKind};
use crate::gazetteer::{Classes, Kind};
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const CUE: Cue = Cue { name: "place_word", weigh };

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    let noun = |i: usize| cx.classes(i).any(Classes::PLACE_NOUN) && cx.document.tokens[i].shape == Shape::Lower;
    let mut points = 0;
    if let Some(before) = cx.before(tokens.first()) {
        // "(D-Ore.)"
        if cx.is(before, "-") && before > 0 && cx.is_attached(tokens.first()) && cx.is_one_of(before - 1, &["d", "r", "i"]) {
            points += 50;
        }
        let named = cx.is(before, "of") && before > 0 && noun(before - 1);
        if named || noun(before) && cx.is_spaced(tokens.first()) {
            points += 30;
        }
    }
    if let Some(after) = cx.after(tokens) {
        let based = cx.is(after, "-") && cx.classes(after + 1).any(Classes::PLACE_SUFFIX) && cx.is_attached(after + 1);
        if based {
            points += 30;
        }
        if noun(after) && cx.is_spaced(after) {
            // "the Vyborne region"; but "the North Korean authorities".
            points += if tokens.len() == 1 { 20 } else { 12 };
        }
        if cx.is(after, ",") && tokens.len() <= 2 && is_larger_place(cx, after + 1) {
            points += 22;
        }
    }
    match kind {
        NameKind::Place => points,
        NameKind::Person | NameKind::Organization => -points / 2,
        _ => 0,
    }
}

/// A country or subdivision, closed by a comma, stop or bracket: "Vyborne, Ukraine,".
pub(in crate::mention) fn is_larger_place(cx: &Context<'_>, first: usize) -> bool {
    cx.hits_at(first).any(|h| {
        let row = cx.gazetteer.row(h.row);
        let larger = row.kind == Kind::Place && matches!(&*row.subtype, "country" | "state" | "region" | "territory");
        let end = h.tokens.after();
        larger && (!cx.same_sentence(end, first) || cx.is_one_of(end, &[",", ".", ")", "-", "--", ";"]))
    })
}
