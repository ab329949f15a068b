//! The name of a work or a ship: what stands in quotation marks and headline case ("The Long Harvest"), or follows its noun
//! ("the frigate Tarquin", "the newsletter: Harbour Lights"). It takes its span and is not reported.
//!
//! Not: a quotation ("Go home, Ruiz said"), one word in quotation marks, a listed name in them.

use super::super::{Candidate, Context, Finder, NameKind};
use crate::gazetteer::Classes;
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "work";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for quotation in cx.document.quotations {
        let Some(tokens) = title(cx, *quotation) else { continue };
        let points = 45 + 15 * (tokens.len() as i32 - 1).min(5);
        candidates.push(Candidate { tokens, kind: NameKind::Other, points, rule: NAME, alias: None });
    }
    for &tokens in cx.runs {
        let points = if follows_author(cx, tokens) {
            70
        } else if follows_noun(cx, tokens) {
            // "the song Ruiz wrote" has no colon, and no comma behind Ruiz.
            if cx.is(tokens.first() - 1, ":") {
                80
            } else if tokens.len() > 1 && is_closed(cx, tokens) {
                90
            } else {
                42
            }
        } else {
            0
        };
        if points > 0 {
            candidates.push(Candidate { tokens, kind: NameKind::Other, points, rule: NAME, alias: None });
        }
    }
}

/// Whether what follows a name says that it is the work itself and hardly the subject of a clause about it ("the film Ana Ruiz made").
fn is_closed(cx: &Context<'_>, tokens: Tokens) -> bool {
    const BEHIND: &[&str] = &[",", ".", ")", ";", "and", "has", "in", "at", "on", "with", "for", "by", "which", "about"];
    cx.after(tokens).is_none_or(|after| cx.is_one_of(after, BEHIND))
}

/// The words of a title, its final comma or stop aside.
fn title(cx: &Context<'_>, quotation: Tokens) -> Option<Tokens> {
    let mut end = quotation.after();
    while end > quotation.first() && cx.is_one_of(end - 1, &[",", "."]) {
        end -= 1;
    }
    if end < quotation.first() + 2 || end > quotation.first() + 9 {
        return None;
    }
    let tokens = Tokens::new(quotation.first(), end);
    let opens = tokens.first() - 1;
    let said = cx.document.begins_sentence(tokens.first()) || cx.before(opens).is_some_and(|b| cx.classes(b).any(Classes::SPEECH) || cx.is(b, ":"));
    let one_sentence = cx.same_sentence(tokens.last(), tokens.first());
    let written = tokens.range().all(|i| match cx.document.tokens[i].shape {
        Shape::Lower => cx.classes(i).any(Classes::FUNCTION) && i > tokens.first(),
        Shape::Punctuation => cx.is_one_of(i, &["-", "'", "&", ":"]),
        _ => true,
    });
    let longer = cx.document.tokens[tokens.last()].is_capitalized() || cx.document.tokens[tokens.last()].shape == Shape::Number;
    let listed = cx.hits_at(tokens.first()).any(|h| h.tokens == tokens);
    (!said && one_sentence && written && longer && !listed).then_some(tokens)
}

/// "author of The Salt Road"; not "author of Acme", who knows what that is.
fn follows_author(cx: &Context<'_>, tokens: Tokens) -> bool {
    let Some(before) = cx.before(tokens.first()) else { return false };
    let article = cx.is(before, "the") && cx.document.tokens[before].is_capitalized();
    let of = if article { cx.before(before) } else { Some(before) };
    let author = |of: usize| cx.phrase_to(of).is_some_and(|p| matches!(&*cx.gazetteer.row(p.head.row).name, "author" | "co-author"));
    tokens.len() > 1 && of.is_some_and(|of| cx.is(of, "of") && author(of))
}

/// "the novel Harbour Lights", "a new newsletter: Harbour Lights".
fn follows_noun(cx: &Context<'_>, tokens: Tokens) -> bool {
    let Some(before) = cx.before(tokens.first()) else { return false };
    let noun = if cx.is(before, ":") { before.checked_sub(1) } else { Some(before).filter(|_| cx.is_spaced(tokens.first())) };
    noun.is_some_and(|n| cx.classes(n).any(Classes::WORK_NOUN) && cx.document.tokens[n].shape == Shape::Lower)
}
