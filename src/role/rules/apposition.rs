//! A role set off behind the name: "Nadira Hossam, a director at the Levant Policy Institute,", "Ana Ruiz, 45, Acme's lawyer,",
//! "Jim Smith (president of Acme)".
//!
//! Not: a comma list ("Ana Ruiz, the finance minister and the mayor met"), an inserted clause ("Ruiz, the minister said").

use super::super::{Claims, Construction, Frame, Rule, Scene, Tenure};
use crate::gazetteer::{Classes, Kind};
use crate::mention::Context;
use crate::span::MentionId;
use crate::text::Shape;

pub(super) const RULE: Rule = Rule { name: NAME, claim };
const NAME: &str = "apposition";

fn claim(scene: &Scene<'_>, claims: &mut Claims) {
    for frame in scene.frames {
        if scene.is_claimed(claims, frame) || frame.phrase.head.plural {
            continue;
        }
        let Some(holder) = holder_before(scene, frame.start).filter(|h| !is_in_lineup(scene, frame, *h)) else { continue };
        if !is_closed(scene, frame, holder) || is_caption(scene, frame) {
            continue;
        }
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
    if cx.is(open, "and") {
        open = cx.before(start_of_description(cx, open)?)?;
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
    // "Smith, PhD, a professor"
    if end >= 2 && cx.classes(end - 1).any(Classes::NAME_SUFFIX) && cx.is(end - 2, ",") && scene.person_to(end).is_none() {
        end -= 2;
    }
    // "Smith, R-Ohio, chairman of"
    let state = scene.mention_to(end).map(|m| scene.tokens(m).first()).filter(|&s| s > 3 && cx.is(s - 1, "-") && cx.is_one_of(s - 2, &["d", "r", "i"]));
    end = state.map_or(end, |s| s - 3);
    scene.person_to(end).filter(|m| cx.same_sentence(scene.tokens(*m).last(), start))
}

/// The article of "an internist and", "a Catholic and", which no title is: the role behind it is the same person's.
fn start_of_description(cx: &Context<'_>, and: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    if cx.phrase_to(and).is_some() {
        return None;
    }
    let small = |i: usize| cx.document.tokens[i].shape == Shape::Lower && !cx.classes(i).any(Classes::FUNCTION) && !cx.speaks(i);
    let people = |i: usize| cx.hits_at(i).any(|h| h.kind == Kind::Norp && h.tokens.len() == 1);
    let first = (and.saturating_sub(LONGEST)..and).rev().take_while(|&i| cx.same_sentence(i, and) && (small(i) || people(i))).last()?;
    cx.before(first).filter(|&a| cx.is_one_of(a, ARTICLES))
}

/// "Smith (centre)": where he stands in the picture.
fn is_caption(scene: &Scene<'_>, frame: &Frame) -> bool {
    let cx = scene.context;
    cx.is_one_of(frame.start, &["centre", "center"]) && cx.before(frame.start).is_some_and(|b| cx.is(b, "("))
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
    let surname = phrase.len() == 1 && cx.document.tokens[phrase.first()].shape == Shape::Capital && cx.words[phrase.first()].facts.is_surname();
    let bare = name.len() == 1 && !frame.determined && frame.left.is_empty() && frame.right.is_empty();
    let opens = cx.before(name.first()).is_none_or(|b| cx.is_one_of(b, &[",", ";", ":"]));
    surname && bare && opens && cx.is_one_of(phrase.after(), &[",", ";", "and"])
}

/// Whether the apposition ends as one does.
fn is_closed(scene: &Scene<'_>, frame: &Frame, holder: MentionId) -> bool {
    let cx = scene.context;
    let (end, inside) = (frame.end, frame.phrase.tokens.first());
    if !cx.same_sentence(end, inside) || cx.document.tokens[end].shape == Shape::Punctuation {
        return true;
    }
    if cx.speaks(end) {
        return speaks_itself(scene, frame, holder);
    }
    if cx.is(end, "and") {
        // "a director and founder of", not "the minister and the mayor".
        return cx.phrase_from(end + 1).is_some() || cx.phrase_from(end + 2).is_some() && !cx.is_one_of(end + 1, ARTICLES) || goes_on_to_mark(scene, frame);
    }
    if begins_clause(cx, end) {
        return speaks_itself(scene, frame, holder);
    }
    cx.is_one_of(end, &["who", "whose", "which", "that", "since", "until", "from", "during", "when", "where", "but", "said"])
        || !frame.right.is_empty()
        || frame.determined
}

const ARTICLES: &[&str] = &["the", "a", "an"];

/// "Against Smith, the governor earned 51 percent", "the minister has": what stands behind the role is its verb.
fn begins_clause(cx: &Context<'_>, at: usize) -> bool {
    const AUXILIARIES: &[&str] = &["is", "was", "has", "had", "have", "will", "would", "can", "could", "also"];
    const OBJECTS: &[&str] = &["the", "a", "an", "his", "her", "its", "their"];
    let object = cx.is_one_of(at + 1, OBJECTS) || cx.same_sentence(at + 1, at) && cx.document.tokens[at + 1].shape == Shape::Number;
    let word = cx.document.tokens[at].shape == Shape::Lower && !cx.classes(at).any(Classes::FUNCTION) && !cx.document.lower(at).ends_with("ing");
    cx.is_one_of(at, AUXILIARIES) || word && (object || cx.is_one_of(at + 1, AUXILIARIES))
}

/// "Smith, an analyst with Acme said prices fell": the comma that should follow is left out; "Smith, the minister said, would come"
/// and "After Smith, an aide to Doe said it was over" are somebody else's words.
fn speaks_itself(scene: &Scene<'_>, frame: &Frame, holder: MentionId) -> bool {
    let cx = scene.context;
    let name = scene.tokens(holder).first();
    // "\"It works,\" Smith", "Meanwhile, Smith"
    let opens =
        cx.document.begins_sentence(name) || name >= 1 && cx.is(name - 1, "\"") || name >= 2 && cx.is(name - 1, ",") && cx.document.begins_sentence(name - 2);
    let goes_on = cx.same_sentence(frame.end + 1, frame.end) && !cx.is_one_of(frame.end + 1, &[",", "."]);
    opens && goes_on && !(frame.left.is_empty() && frame.end == frame.phrase.tokens.after())
}

/// "the president of Acme and a former envoy to Norland, said": a second description, and a mark before any verb.
fn goes_on_to_mark(scene: &Scene<'_>, frame: &Frame) -> bool {
    const LONGEST: usize = 24;
    const MARKS: &[&str] = &[",", ".", ";", ":", ")", "-", "--", "who"];
    let cx = scene.context;
    let first = frame.end + 1;
    let mark = (first..first + LONGEST).find(|&i| !cx.same_sentence(i, frame.end) || cx.is_one_of(i, MARKS));
    // "the minister and the mayor," may be two.
    let complement = !frame.determined && frame.end > frame.phrase.tokens.after();
    let one = complement || frame.determined && (!cx.is(frame.start, "the") || !frame.right.is_empty() || cx.is_one_of(first, &["a", "an"]));
    let Some(mark) = mark.filter(|_| one) else { return false };
    let small = |i: usize| cx.document.tokens[i].shape == Shape::Lower;
    let verb = |i: usize| cx.speaks(i) || small(i) && cx.lower_is_past(i) && !cx.is_one_of(i - 1, ARTICLES);
    // "Smith, an aide to the mayor and Doe, his brother": two people.
    let other = scene.person_behind_titles(first).is_some_and(|p| !cx.is_possessive(scene.tokens(p).after()));
    let next = cx.is(mark, ",") && scene.person_behind_titles(mark + 1).is_some();
    !other && !next && !(first..mark).any(verb)
}
