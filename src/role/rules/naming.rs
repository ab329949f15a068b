//! A role given by a verb of naming: "appointed Smith as head of Acme", "Smith was named president", "Smith served as mayor",
//! "Smith replaces Doe as coach", "Smith resigned as chairman"; or by a noun for the time in it: "Smith's years as mayor".
//!
//! Not: "appointed a president" without a name, "could be named president".

use super::super::{Claims, Construction, Frame, Rule, Scene, Tenure};
use crate::gazetteer::Classes;
use crate::span::{MentionId, Tokens};

pub(super) const RULE: Rule = Rule { name: NAME, claim };
const NAME: &str = "naming";

fn claim(scene: &Scene<'_>, claims: &mut Claims) {
    for frame in scene.frames {
        if scene.is_claimed(claims, frame) || frame.phrase.head.plural {
            continue;
        }
        if let Some((holder, tenure, construction)) = named(scene, frame, claims) {
            let mut claim = scene.claim(frame, holder, construction, NAME, 0.85);
            if claim.tenure == Tenure::Current {
                claim.tenure = tenure;
            }
            claims.push(claim);
        }
    }
}

fn named(scene: &Scene<'_>, frame: &Frame, claims: &Claims) -> Option<(MentionId, Tenure, Construction)> {
    let cx = scene.context;
    let mut at = cx.before(frame.start)?;
    let as_role = cx.is(at, "as");
    if as_role {
        // "resigned as the minister had asked": a clause.
        let clause = cx.is(frame.start, "the") && cx.is_one_of(frame.end, &["had", "has", "was", "is", "did", "would", "will"]);
        if clause || cx.classes(frame.end).any(Classes::SPEECH) && cx.is(frame.start, "the") {
            return None;
        }
        at = cx.before(at)?;
    } else if cx.is(at, "be") && cx.before(at).is_some_and(|b| cx.is(b, "to")) {
        at = cx.before(at)?.checked_sub(1)?;
    }
    if let Some(holder) = as_role.then(|| experienced(scene, at)).flatten() {
        return Some((holder, Tenure::Current, Construction::Other));
    }
    if let Some(named) = by_phrase(scene, frame.start, claims).or_else(|| by_phrase(scene, at + 1, claims).filter(|_| as_role)) {
        return Some(named);
    }
    // "appointed Smith (as) head": the name stands between verb and role.
    if let Some(person) = scene.person_to(at + 1) {
        let verb = verb_before_name(scene, person)?;
        if cx.classes(verb).any(Classes::APPOINT) || phrase_to(scene, verb + 1).is_some_and(|(_, classes)| classes.any(Classes::APPOINT)) {
            return Some((person, Tenure::Current, Construction::Naming));
        }
        // "Smith replaces Doe as coach", "Smith takes over from Doe as coach"
        let over = verb >= 2 && cx.is(verb, "from") && cx.is(verb - 1, "over");
        let verb = if over { verb - 2 } else { verb };
        if as_role && (over || cx.classes(verb).any(Classes::REPLACE)) {
            let will = cx.before(verb).is_some_and(|b| cx.is(b, "will"));
            let tenure = if will { Tenure::Designate } else { Tenure::Current };
            return subject(scene, verb - usize::from(will), claims).map(|(holder, _)| (holder, tenure, Construction::Naming));
        }
        return None;
    }
    // "was re-elected"
    if cx.classes(at).any(Classes::APPOINT) {
        let verb = if at >= 2 && cx.is(at - 1, "-") { at - 2 } else { at };
        return passive_subject(scene, verb, claims).map(|holder| (holder, Tenure::Current, Construction::Naming));
    }
    if !as_role {
        return None;
    }
    // "stepped down as", "took over as", "worked for years as"
    if let Some(holder) = joined(scene, at, claims) {
        return Some((holder, Tenure::Current, Construction::Naming));
    }
    let down = cx.is_one_of(at, &["down", "over"]);
    let verb = if down { cx.before(at)? } else { at };
    // "will serve as chairman"
    if let Some(will) = cx.before(verb).filter(|&w| cx.is(w, "will") && cx.classes(verb).any(Classes::SERVE)) {
        return subject(scene, will, claims).map(|(holder, _)| (holder, Tenure::Designate, Construction::Copula));
    }
    let (holder, had) = subject(scene, verb, claims)?;
    if cx.classes(verb).any(Classes::SERVE) {
        let tenure =
            if had || cx.document.lower(verb).ends_with("ed") && !cx.before(verb).is_some_and(|b| cx.is(b, "has")) { Tenure::Former } else { Tenure::Current };
        return Some((holder, tenure, Construction::Copula));
    }
    if cx.classes(verb).any(Classes::LEAVE) || cx.is(at, "down") {
        return Some((holder, Tenure::Former, Construction::Other));
    }
    cx.is(at, "over").then_some((holder, Tenure::Current, Construction::Naming))
}

/// The listed verb of several words that ends before a token, by its first one: "sworn in", "emerged as", "held the post of".
fn phrase_to(scene: &Scene<'_>, end: usize) -> Option<(usize, Classes)> {
    const LONGEST: usize = 5;
    let cx = scene.context;
    let starts = (end.saturating_sub(LONGEST)..end.saturating_sub(1)).filter(|&start| cx.same_sentence(start, end - 1));
    let mut listed = starts.map(|start| (start, cx.gazetteer.classes(cx.document.lower_of(Tokens::new(start, end)))));
    listed.find(|(_, classes)| *classes != Classes::NONE)
}

/// "was sworn in as", "has emerged as", "held the post of": what a verb of several words before a token says.
fn by_phrase(scene: &Scene<'_>, end: usize, claims: &Claims) -> Option<(MentionId, Tenure, Construction)> {
    let cx = scene.context;
    let (verb, classes) = phrase_to(scene, end)?;
    if classes.any(Classes::APPOINT) {
        return passive_subject(scene, verb, claims).map(|holder| (holder, Tenure::Current, Construction::Naming));
    }
    let (holder, had) = subject(scene, verb, claims)?;
    let over = had || cx.document.lower(verb).ends_with("ed") && !cx.before(verb).is_some_and(|b| cx.is(b, "has")) || cx.is(verb, "held");
    match () {
        () if classes.any(Classes::BECOME) => Some((holder, Tenure::Current, Construction::Naming)),
        () if classes.any(Classes::SERVE) => Some((holder, if over { Tenure::Former } else { Tenure::Current }, Construction::Copula)),
        () if classes.any(Classes::LEAVE) => Some((holder, Tenure::Former, Construction::Other)),
        () => None,
    }
}

/// "Smith joined Acme as", "Smith, who is joining the firm as": somebody comes to a body.
fn joined(scene: &Scene<'_>, end: usize, claims: &Claims) -> Option<MentionId> {
    let cx = scene.context;
    let join = |i: &usize| cx.is_one_of(*i, &["joins", "joined", "joining", "rejoined", "rejoins"]);
    let verb = (end.saturating_sub(7)..=end).rev().take_while(|&i| cx.same_sentence(i, end) && !cx.is(i, ",")).find(join)?;
    let is = cx.before(verb).is_some_and(|b| cx.is_one_of(b, &["is", "was"]));
    subject(scene, verb - usize::from(is), claims).map(|(holder, _)| holder)
}

/// The word before a name, its titles and honorifics aside.
fn verb_before_name(scene: &Scene<'_>, person: MentionId) -> Option<usize> {
    let cx = scene.context;
    let mut start = scene.tokens(person).first();
    while let Some(before) = cx.before(start) {
        start = match cx.phrase_to(start) {
            Some(phrase) => phrase.tokens.first(),
            None if cx.classes(before).any(Classes::HONORIFIC) => before,
            None => return Some(before),
        };
    }
    None
}

/// Who is named: "Smith was", "Smith has been", "Smith, who was", also "Smith, named".
fn passive_subject(scene: &Scene<'_>, verb: usize, claims: &Claims) -> Option<MentionId> {
    let cx = scene.context;
    let mut at = cx.before(verb)?;
    let passive = cx.is_one_of(at, &["was", "been", "is", "were", "being", "recently", "newly", ","]);
    if !passive {
        return None;
    }
    for _ in 0..3 {
        if let Some(person) = scene.person_to(at + 1).or_else(|| described_to(scene, at, claims)) {
            return Some(person);
        }
        if !cx.is_one_of(at, &["was", "been", "is", "has", "had", "being", "who", ",", "recently", "newly", "later", "also"]) {
            return None;
        }
        at = cx.before(at)?;
    }
    scene.person_to(at + 1)
}

/// Whose verb it is: "Smith served", "Smith, who had served"; and whether "had" stood before it.
fn subject(scene: &Scene<'_>, verb: usize, claims: &Claims) -> Option<(MentionId, bool)> {
    let cx = scene.context;
    let mut at = cx.before(verb)?;
    let mut had = false;
    for _ in 0..5 {
        if let Some(person) = scene.person_to(at + 1).or_else(|| described_to(scene, at, claims)) {
            return Some((person, had));
        }
        had |= cx.is(at, "had");
        if !cx.is_one_of(at, &["has", "had", "who", ",", "was", "been", "also", "previously", "once", "later", "then", "now", "currently", "briefly"]) {
            return None;
        }
        at = cx.before(at)?;
    }
    None
}

/// "Smith, a former member of Acme's board, has been named": who is described up to a comma.
fn described_to(scene: &Scene<'_>, comma: usize, claims: &Claims) -> Option<MentionId> {
    let cx = scene.context;
    if !cx.is(comma, ",") {
        return None;
    }
    let before = scene.frames.partition_point(|f| f.phrase.tokens.first() < comma);
    let frame = scene.frames[..before].last().filter(|f| f.end == comma && cx.same_sentence(f.start, comma))?;
    let claim = claims.claim_on(frame.phrase.tokens)?;
    (claim.construction == Construction::Apposition && scene.tokens(claim.holder).after() < comma).then_some(claim.holder)
}

/// "Ann Hale's experience as", "Hale's handling of the matter as", "Hale in her capacity as": whose time in office it is.
fn experienced(scene: &Scene<'_>, end: usize) -> Option<MentionId> {
    const IN_OFFICE: &[&str] = &[
        "experience",
        "handling",
        "time",
        "tenure",
        "role",
        "work",
        "record",
        "years",
        "career",
        "stint",
        "term",
        "job",
        "performance",
        "days",
        "service",
        "reign",
        "use",
        "appointment",
    ];
    const LONGEST: usize = 8;
    let cx = scene.context;
    let plain = |i: &usize| cx.same_sentence(*i, end) && cx.document.tokens[*i].is_word() && !cx.speaks(*i);
    // "Hale in his capacity as"
    if end >= 2 && cx.is_one_of(end, &["capacity", "role"]) && cx.is_one_of(end - 1, &["his", "her"]) && cx.is(end - 2, "in") {
        return scene.person_to(end - 2);
    }
    let mut nouns = (end.saturating_sub(LONGEST)..=end).rev().take_while(plain).filter(|&i| cx.is_one_of(i, IN_OFFICE));
    nouns.find_map(|noun| {
        let possessive = (noun.saturating_sub(2)..noun).find(|&i| cx.is_possessive(i) && cx.same_sentence(i, noun))?;
        scene.person_to(possessive)
    })
}
