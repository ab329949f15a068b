//! A role set off before the name: "the president of Acme, Jim Smith,", "his spokesman, Tom Haldane, said",
//! "As governor, Jim Smith signed", "the two journalists, A and B", "one of their lawyers, Jim Smith".
//!
//! Not: an inserted address ("Thank you, president, Smith said"), a list ("the minister, Smith and Jones").

use super::super::{Claims, Construction, Frame, Rule, Scene, Tenure};
use super::before_name::{People, joined_people};
use super::coordinated::are_joined;
use crate::span::MentionId;
use crate::text::Shape;

pub(super) const RULE: Rule = Rule { name: NAME, claim };
const NAME: &str = "set_before";

fn claim(scene: &Scene<'_>, claims: &mut Claims) {
    let cx = scene.context;
    for (at, frame) in scene.frames.iter().enumerate() {
        // "a spokesman for the prosecutor, Ann Hale": she is the prosecutor.
        let small = |i: usize| cx.phrase_from(i).is_some_and(|p| cx.document.tokens[p.head.tokens.first()].shape == Shape::Lower);
        let inner = (frame.phrase.tokens.after()..frame.end).any(small);
        if scene.is_claimed(claims, frame) || inner {
            continue;
        }
        // "one of their lawyers, Ann Hale,"
        let one_of = cx.before(frame.start).filter(|&b| cx.is(b, "of")).and_then(|b| cx.before(b)).is_some_and(|b| cx.is(b, "one"));
        if frame.phrase.head.plural && !one_of {
            for holder in people_behind(scene, frame) {
                claims.push(scene.claim(frame, holder, Construction::Apposition, NAME, 0.8));
            }
            continue;
        }
        if let Some(holder) = as_holder(scene, frame) {
            let mut claim = scene.claim(frame, holder, Construction::Other, NAME, 0.8);
            claim.tenure = Tenure::Former;
            claims.push(claim);
            continue;
        }
        let Some(opening) = opening(scene, at) else { continue };
        let sentence = frame.phrase.tokens.first();
        if !cx.same_sentence(frame.end + 1, sentence) || !cx.is_one_of(frame.end, &[",", "-", "--", ":"]) {
            continue;
        }
        if is_in_opening(scene, frame) {
            continue;
        }
        let Some(holder) = scene.person_behind_titles(frame.end + 1) else { continue };
        if is_closed(scene, opening, scene.tokens(holder).after()) {
            let mut claim = scene.claim(frame, holder, Construction::Apposition, NAME, 0.85);
            if claim.of.is_empty() {
                claim.of.clone_from(&opening.left);
            }
            claims.push(claim);
        }
    }
}

/// "the two journalists, Ann Hale and Tom Roe,": two or more whom "and" joins, after a comma, where nothing goes on.
fn people_behind(scene: &Scene<'_>, frame: &Frame) -> People {
    let cx = scene.context;
    let mut people = People::new();
    let first = scene.person_from(frame.end + 1).filter(|_| cx.same_sentence(frame.end + 1, frame.start) && cx.is_one_of(frame.end, &[",", ":", "-", "--"]));
    if let Some(first) = first.filter(|_| is_determined(scene, frame)) {
        people.push(first);
        people.extend(joined_people(scene, first));
    }
    let closed = |last: &MentionId| {
        let after = scene.tokens(*last).after();
        let and = cx.before(scene.tokens(*last).first()).is_some_and(|b| cx.is(b, "and"));
        and && (!cx.same_sentence(after, frame.start) || cx.is_one_of(after, &[",", ".", ";", "(", ")", "-", "--"]))
    };
    if !people.last().is_some_and(closed) {
        people.clear();
    }
    people
}

/// "As governor, Ann Hale signed": she who held it then. "As president, Ann Hale would sign" says nothing of what she is.
fn as_holder(scene: &Scene<'_>, frame: &Frame) -> Option<MentionId> {
    let cx = scene.context;
    let as_role = cx.before(frame.start).is_some_and(|b| cx.is(b, "as") && cx.document.begins_sentence(b));
    let holder = scene.person_behind_titles(frame.end + 1).filter(|_| as_role && cx.is(frame.end, ","))?;
    let verb = scene.tokens(holder).after();
    (cx.same_sentence(verb, frame.end) && cx.document.lower(verb).ends_with("ed")).then_some(holder)
}

/// "In a letter to the firm's lawyer, Ann Hale said": the comma ends what opens the sentence, and she wrote the letter.
pub(super) fn is_in_opening(scene: &Scene<'_>, frame: &Frame) -> bool {
    const PREPOSITIONS: &[&str] = &["in", "on", "at", "during", "to", "for", "by", "under"];
    let cx = scene.context;
    let first = cx.document.sentence_of(frame.start).first_word as usize;
    let opens = cx.is_one_of(first, PREPOSITIONS) && frame.start < first + 12;
    opens && (first..frame.start).all(|i| !cx.is(i, ",") && !cx.lower_is_past(i)) && cx.is(frame.end, ",")
}

/// Whether the role begins a phrase of its own: "the lawyer", "Acme lawyer", "one lawyer".
fn is_determined(scene: &Scene<'_>, frame: &Frame) -> bool {
    let number = scene.context.before(frame.start).is_some_and(|b| scene.context.is_one_of(b, &["one", "two", "three", "four", "both", "another"]));
    frame.determined || !frame.left.is_empty() || number
}

/// The frame that begins the phrase: this one, or in "The painter, sculptor and teacher, Jean Doe," the first, which has the article
/// of all.
fn opening<'a>(scene: &Scene<'a>, last: usize) -> Option<&'a Frame> {
    const MOST: usize = 4;
    let joined = (1..=last).rev().take(MOST).take_while(|&i| are_joined(scene, &scene.frames[i - 1], &scene.frames[i]));
    std::iter::once(last).chain(joined.map(|i| i - 1)).map(|i| &scene.frames[i]).find(|f| is_determined(scene, f))
}

/// Whether the name ends as one set off does: by a mark, by "who", by what its bearer belongs to. Where the role begins the
/// sentence nothing else can be meant: "The French actor, Jean Doe was one of them."
fn is_closed(scene: &Scene<'_>, opening: &Frame, mut after: usize) -> bool {
    let cx = scene.context;
    let sentence = opening.phrase.tokens.first();
    if cx.is_one_of(after, &["of", "from"]) && cx.same_sentence(after, sentence) {
        after = scene.mention_from(after + 1).map_or(after, |m| scene.tokens(m).after());
    }
    !cx.same_sentence(after, sentence)
        || cx.is_one_of(after, &[",", ".", ";", "(", ")", "-", "--", "\"", "who", ":"])
        || cx.document.begins_sentence(opening.start) && cx.is_one_of(after, &["is", "was", "has", "had", "will"])
        || (cx.document.begins_sentence(opening.start) || cx.is(opening.start - 1, "\"")) && cx.speaks(after)
}
