//! A role given by "be", "become", "remain": "Smith, who is chairman of Acme", "Smith became chairman", "Smith has been a senator".
//!
//! Not: the hypothetical and the denied ("would be the best president", "is not yet a candidate").

use super::super::{Claims, Construction, Frame, Rule, Scene, Tenure};
use crate::gazetteer::Classes;
use crate::span::MentionId;

pub(super) const RULE: Rule = Rule { name: NAME, claim };
const NAME: &str = "copula";

const ADVERBS: &[&str] = &[
    "also",
    "now",
    "currently",
    "still",
    "then",
    "already",
    "later",
    "once",
    "presently",
    "himself",
    "herself",
    "previously",
    "long",
    "first",
    "just",
    "only",
];

fn claim(scene: &Scene<'_>, claims: &mut Claims) {
    for (at, frame) in scene.frames.iter().enumerate() {
        // "Smith was back": a word that is mostly no role needs an article, or something that it is of.
        let adverb = frame.phrase.head.common && !frame.determined && frame.phrase.tokens.len() == 1 && frame.right.is_empty();
        if scene.is_claimed(claims, frame) || frame.phrase.head.plural || adverb {
            continue;
        }
        if let Some(holder) = at.checked_sub(1).and_then(|before| becoming(scene, &scene.frames[before], frame, claims)) {
            claims.push(scene.claim(frame, holder, Construction::Copula, NAME, 0.8));
            continue;
        }
        if let Some((holder, tenure)) = subject(scene, at, claims).filter(|(holder, _)| !is_condition(scene, *holder)) {
            let mut claim = scene.claim(frame, holder, Construction::Copula, NAME, 0.85);
            if claim.tenure == Tenure::Current {
                claim.tenure = tenure;
            }
            claims.push(claim);
        }
    }
}

/// "Smith was a teacher before becoming mayor": who held the role before it.
fn becoming(scene: &Scene<'_>, earlier: &Frame, frame: &Frame, claims: &Claims) -> Option<MentionId> {
    let cx = scene.context;
    let verb = cx.before(frame.start).filter(|&v| cx.is(v, "becoming"))?;
    let before = cx.before(verb).filter(|&b| cx.is_one_of(b, &["before", "after", "since"]))?;
    let named = (earlier.end..before).any(|i| scene.person_from(i).is_some());
    let holder = claims.claim_on(earlier.phrase.tokens)?.holder;
    (cx.same_sentence(earlier.start, before) && !named).then_some(holder)
}

/// "Smith is chairman of Acme and will remain mayor", "Smith returned and became mayor": the subject of the verb before the "and".
fn going_on(scene: &Scene<'_>, frame: usize, and: usize, claims: &Claims) -> Option<MentionId> {
    /// A subject stands no further before the "and".
    const REACH: usize = 40;
    let cx = scene.context;
    let named = |from: usize| (from..and).any(|i| scene.person_from(i).is_some());
    let before = frame.checked_sub(1).map(|before| &scene.frames[before]).filter(|before| cx.same_sentence(before.start, and) && !named(before.end));
    if let Some(claim) = before.and_then(|before| claims.claim_on(before.phrase.tokens)).filter(|c| c.construction == Construction::Copula) {
        return Some(claim.holder);
    }
    let first = Some(cx.document.sentence_of(and).tokens.first()).filter(|first| first + REACH > and)?;
    let mut people = (first..and).filter_map(|i| scene.person_from(i));
    let only = people.next().filter(|_| people.next().is_none())?;
    let (name, verb) = (scene.tokens(only).first(), scene.tokens(only).after());
    // "In 1929, Smith returned"
    let opens = cx.document.begins_sentence(name) || cx.before(name).is_some_and(|b| cx.is(b, ",") && b < first + 5);
    (opens && cx.lower_is_past(verb) && !(verb..and).any(|i| cx.is_one_of(i, &[",", "that", "who", "which"]))).then_some(only)
}

/// "whether Smith will be the nominee".
fn is_condition(scene: &Scene<'_>, subject: MentionId) -> bool {
    let cx = scene.context;
    cx.before(scene.tokens(subject).first()).is_some_and(|b| cx.is_one_of(b, &["if", "whether", "unless"]))
}

/// Reads back from the frame: adverbs, the verb group, "who" or "and", the person.
fn subject(scene: &Scene<'_>, frame: usize, claims: &Claims) -> Option<(MentionId, Tenure)> {
    let cx = scene.context;
    let mut at = cx.before(scene.frames[frame].start)?;
    while cx.is_one_of(at, ADVERBS) {
        at = cx.before(at)?;
    }
    let mut tenure = match cx.document.lower(at) {
        "is" | "'s" | "remains" | "becomes" | "became" | "remained" => Tenure::Current,
        // "were" of one person is what might be: "if Smith were mayor".
        "was" => Tenure::Former,
        "been" => Tenure::Current,
        "be" | "become" | "remain" => Tenure::Designate,
        _ if cx.classes(at).any(Classes::BECOME) => Tenure::Current,
        _ => return None,
    };
    let verb = cx.document.lower(at);
    at = cx.before(at)?;
    if matches!(verb, "been" | "be" | "become" | "remain") {
        while cx.is_one_of(at, ADVERBS) {
            at = cx.before(at)?;
        }
        tenure = match (verb, cx.document.lower(at)) {
            ("been", "has") => Tenure::Current,
            ("been", "had") => Tenure::Former,
            ("become", "has" | "had") => Tenure::Current,
            ("be" | "become", "will" | "'ll") => Tenure::Designate,
            ("remain", "will" | "'ll") => Tenure::Current,
            _ => return None,
        };
        at = cx.before(at)?;
    }
    while cx.is_one_of(at, ADVERBS) {
        at = cx.before(at)?;
    }
    if cx.is(at, "and") {
        return going_on(scene, frame, at, claims).map(|m| (m, tenure));
    }
    if cx.is(at, "who") {
        // "Smith, the minister who became governor"
        let described = frame.checked_sub(1).map(|before| &scene.frames[before]).filter(|before| before.end == at);
        if let Some(claim) = described.and_then(|before| claims.claim_on(before.phrase.tokens)) {
            return Some((claim.holder, tenure));
        }
        at = cx.before(at)?;
        if !cx.is(at, ",") {
            at += 1;
        }
        return scene.person_to(at).map(|m| (m, tenure));
    }
    // "Smith, 45, was", "Smith (Acme) is"
    if cx.is(at, ",") {
        let open = (at.saturating_sub(9)..at).rev().find(|&i| cx.is(i, ","))?;
        return scene.person_to(open).map(|m| (m, tenure));
    }
    scene.person_to(at + 1).map(|m| (m, tenure))
}
