//! "shares of Tandelor", "Chelsea coach", "the newspaper Haaretz": words that stand beside organisations.

use super::super::{Context, Cue, NameKind};
use crate::gazetteer::{Classes, Kind};
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const CUE: Cue = Cue { name: "organization_word", weigh };

/// Nothing but a body is called so.
const SURE: i32 = 45;

fn weigh(cx: &Context<'_>, tokens: Tokens, kind: NameKind) -> i32 {
    // "shares in U.S. firms": a country is no body beside any word.
    let country = || cx.hits_at(tokens.first()).any(|h| h.tokens == tokens && h.kind == Kind::Place && &*cx.gazetteer.row(h.row).subtype == "country");
    if !matches!(kind, NameKind::Organization | NameKind::Person | NameKind::Place) || kind == NameKind::Organization && !cx.sport && country() {
        return 0;
    }
    let body = Classes::COMPANY_CUE.or(Classes::MEDIA_CUE).or(Classes::PARTY_CUE).or(Classes::BODY_CUE);
    let small = |i: usize| cx.document.tokens[i].shape == Shape::Lower || cx.document.begins_sentence(i);
    let noun = |i: usize, classes: Classes| cx.classes(i).any(classes) && small(i);
    let mut points = 0;
    if let Some(before) = cx.before(tokens.first()).filter(|_| cx.is_spaced(tokens.first())) {
        let of = cx.is_one_of(before, &["of", "in", "at", "by"]) && before > 0;
        if noun(before, body) || of && noun(before - 1, Classes::COMPANY_CUE) {
            // "the news agency Novolak", "the rock band Boston"
            points += if noun(before, Classes::MEDIA_CUE) || cx.is(before, "band") { SURE } else { 22 };
        }
    }
    if is_told(cx, tokens) {
        points += 30;
    }
    if let Some(after) = cx.after(tokens) {
        let of_it = usize::from(cx.is_possessive(after));
        // "Tandelor reported"; not "reported Tandelor".
        if noun(after + of_it, body.or(Classes::MEDIA_VERB)) {
            points += 12;
        }
        // "Rastow lost its baker": outside a match, words of victory and defeat say little.
        if noun(after, Classes::TEAM_CUE) {
            points += if cx.sport { 20 } else { 8 };
        }
    }
    match kind {
        NameKind::Organization => points,
        NameKind::Person => -points / 3,
        NameKind::Place if points >= SURE => -points / 2,
        _ => 0,
    }
}

/// "told the Guardian", "according to the Post": a listed newspaper or broadcaster, whatever its name means otherwise, and "told
/// `TheBlaze`".
fn is_told(cx: &Context<'_>, tokens: Tokens) -> bool {
    let listed = || cx.hits_at(tokens.first()).any(|h| h.tokens == tokens && &*cx.gazetteer.row(h.row).subtype == "media");
    let Some(mut before) = cx.before(tokens.first()) else { return false };
    if cx.is(before, "the") && before > 0 {
        before -= 1;
    }
    let told = cx.is_one_of(before, &["told", "tells"])
        || before > 0
            && (cx.is(before, "to") && cx.is(before - 1, "according")
                || cx.is(before, "from") && cx.is(before - 1, "comment")
                || cx.is(before, "in") && cx.is_one_of(before - 1, &["writing", "wrote", "reported", "published"]));
    told && (listed() || tokens.len() == 1 && cx.is_compound_word(tokens.first()))
}
