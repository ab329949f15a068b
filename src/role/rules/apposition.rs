//! A role set off behind the name: "Nadira Hossam, a director at the Levant Policy Institute,", "Ana Ruiz, 45, Acme's lawyer,",
//! "Jim Smith (president of Acme)".
//!
//! Not: a comma list ("Ana Ruiz, the finance minister and the mayor met"), an inserted clause ("Ruiz, the minister said").

use super::super::{Claims, Construction, Frame, Rule, Scene, Tenure};
use crate::gazetteer::Classes;
use crate::span::MentionId;
use crate::text::Shape;

pub(super) const RULE: Rule = Rule { name: NAME, claim };
const NAME: &str = "apposition";

fn claim(scene: &Scene<'_>, claims: &mut Claims) {
    for frame in scene.frames {
        if scene.is_claimed(claims, frame) || frame.phrase.head.plural || !is_closed(scene, frame) {
            continue;
        }
        let Some(holder) = holder_before(scene, frame.start).filter(|h| !is_in_lineup(scene, frame, *h)) else { continue };
        if begins_main_clause(scene, frame) {
            continue;
        }
        let mut claim = scene.claim(frame, holder, Construction::Apposition, NAME, 0.9);
        if scene.context.before(frame.start).is_some_and(|b| scene.context.is_one_of(b, PAST)) {
            claim.tenure = Tenure::Former;
        }
        claims.push(claim);
    }
}

/// "then a director"
const PAST: &[&str] = &["then", "once", "formerly"];
/// "presently a director"
const PRESENT: &[&str] = &["now", "currently", "presently", "also"];

/// The person before the comma, dash or bracket that opens the apposition; an age or a bracket may stand between.
fn holder_before(scene: &Scene<'_>, start: usize) -> Option<MentionId> {
    let cx = scene.context;
    let mut open = cx.before(start)?;
    if cx.is_one_of(open, PAST) || cx.is_one_of(open, PRESENT) {
        open = cx.before(open)?;
    }
    if !cx.is_one_of(open, &[",", "-", "--", "("]) {
        return None;
    }
    let mut end = open;
    if cx.is(open, ",") && open >= 2 && cx.document.tokens[open - 1].shape == Shape::Number && cx.is(open - 2, ",") {
        end = open - 2;
    }
    if end >= 1 && cx.is(end - 1, ")") {
        end = (end.saturating_sub(8)..end).rev().find(|&i| cx.is(i, "("))?;
    }
    scene.person_to(end).filter(|m| cx.same_sentence(scene.tokens(*m).last(), start))
}

/// "While they heard Smith, the mayor, Ann Hale, left": behind a clause that a small word opens, a role with a name set off behind it
/// is that name's.
fn begins_main_clause(scene: &Scene<'_>, frame: &Frame) -> bool {
    const OPENERS: &[&str] = &["while", "as", "after", "when", "although", "though", "since", "before", "because", "with"];
    let cx = scene.context;
    let opens = cx.is_one_of(cx.document.sentence_of(frame.start).first_word as usize, OPENERS);
    let named = frame.determined && cx.is(frame.end, ",") && scene.person_behind_titles(frame.end + 1).is_some();
    opens && named && cx.is(frame.start - 1, ",")
}

/// "Petrov, Bishop; Haldane": surnames in a row, one of which is also a title.
fn is_in_lineup(scene: &Scene<'_>, frame: &Frame, holder: MentionId) -> bool {
    let cx = scene.context;
    let (phrase, name) = (frame.phrase.tokens, scene.tokens(holder));
    let surname = phrase.len() == 1 && cx.document.tokens[phrase.first()].shape == Shape::Capital && cx.words[phrase.first()].facts.surname >= SURNAME;
    let bare = name.len() == 1 && !frame.determined && frame.left.is_empty() && frame.right.is_empty();
    let opens = cx.before(name.first()).is_none_or(|b| cx.is_one_of(b, &[",", ";", ":"]));
    surname && bare && opens && cx.is_one_of(phrase.after(), &[",", ";", "and"])
}

/// From so many bearers on (1 + log2), a capitalised title in a row of surnames is one of them.
const SURNAME: u8 = 12;

/// Whether the apposition ends as one does.
fn is_closed(scene: &Scene<'_>, frame: &Frame) -> bool {
    let cx = scene.context;
    let (end, inside) = (frame.end, frame.phrase.tokens.first());
    if !cx.same_sentence(end, inside) || cx.document.tokens[end].shape == Shape::Punctuation {
        return true;
    }
    if cx.classes(end).any(Classes::SPEECH) {
        return false;
    }
    if cx.is(end, "and") {
        // "a director and founder of", not "the minister and the mayor".
        return cx.phrase_from(end + 1).is_some() || cx.phrase_from(end + 2).is_some() && !cx.is_one_of(end + 1, &["the", "a", "an"]);
    }
    cx.is_one_of(end, &["who", "whose", "which", "that", "since", "until", "from", "during", "when", "where", "but", "said"])
        || !frame.right.is_empty()
        || frame.determined
}
