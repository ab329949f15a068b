//! Several roles in one phrase: "founder and chief executive Jim Smith", "Smith, chairman and chief executive of Acme,".
//!
//! Not: roles of two people ("the minister and the mayor").

use super::super::{Claims, Construction, Frame, Owner, Rule, Scene, Tenure};
use super::set_before::is_in_opening;
use crate::mention::NameKind;
use crate::text::Shape;

pub(super) const RULE: Rule = Rule { name: NAME, claim };
const NAME: &str = "coordinated";

fn claim(scene: &Scene<'_>, claims: &mut Claims) {
    // Forwards for what follows a claimed role, backwards for what stands before one.
    for pair in scene.frames.windows(2) {
        join(scene, &pair[0], &pair[1], claims);
    }
    for pair in scene.frames.windows(2).rev() {
        join(scene, &pair[1], &pair[0], claims);
    }
}

/// Gives the holder of `known` to its neighbour `other`, too.
fn join(scene: &Scene<'_>, known: &Frame, other: &Frame, claims: &mut Claims) {
    let (left, right) = if known.start < other.start { (known, other) } else { (other, known) };
    // "the third candidate for president, Ann Hale": what somebody would be.
    let sought = other.start == other.phrase.tokens.first() && scene.context.before(other.start).is_some_and(|b| scene.context.is(b, "for"));
    if sought || scene.is_claimed(claims, other) || other.phrase.head.plural || !are_joined(scene, left, right) {
        return;
    }
    // "every senator to a briefing with Ruiz and Attorney General Doe": behind a name, the second is another's.
    let person = |owner: &Owner| matches!(owner, Owner::Mention(m) if scene.mentions[m.index()].kind == NameKind::Person);
    if left.right.iter().any(person) && known.start > other.start {
        return;
    }
    // "Ann Hale, a reporter, and her translator": another's; "her director of planning and her deputy" is one.
    let somebodys = |frame: &Frame| frame.left.iter().any(|owner| matches!(owner, Owner::Pronoun(_)));
    if other.start > known.start && somebodys(other) && !somebodys(known) {
        return;
    }
    let Some(claim) = claims.first_of(known.phrase.tokens) else { return };
    let mut new = claim.clone();
    new.tokens = other.phrase.tokens;
    new.rule = NAME;
    new.of = other.owners();
    // "a publisher and former editor of Acme": the word of tenure within is the second's alone, and so is Acme.
    let apart = right.tenure != Tenure::Current && right.start < right.phrase.tokens.first();
    // "was a director and a deputy": the verb says it of both.
    let said_by_verb = claim.construction == Construction::Copula && known.tenure == Tenure::Current;
    // "a former governor and a candidate": with an article of its own, it is said anew since when. "a leader and minister-designate" is
    // a leader already.
    let said_anew = if other.start > known.start { other.determined && !said_by_verb } else { apart || claim.tenure == Tenure::Designate };
    let anew = said_anew || other.tenure != Tenure::Current;
    if anew {
        new.tenure = other.tenure;
    }
    // One possessor before, or one complement behind, serves both.
    if new.of.is_empty() && !(apart && known.start > other.start) {
        let before = if right.determined { &[][..] } else { &known.left };
        new.of.extend_from_slice(if known.start > other.start { &known.right } else { before });
    }
    // "economist and adviser to Acme": an adviser to it, and an economist.
    let shares = !apart && !scene.context.is(other.phrase.tokens.after(), "to");
    if claim.of.is_empty() && known.start < other.start && shares {
        claim.of.clone_from(&other.right);
    }
    // "the former Chelsea player and coach Ann Hale": what stands before the first is said of both.
    if known.start > other.start && !known.determined && !apart {
        if claim.of.is_empty() && known.left.is_empty() {
            claim.of.clone_from(&other.left);
        }
        if claim.tenure == Tenure::Current {
            claim.tenure = other.tenure;
        }
    }
    claims.push(new);
}

/// Whether nothing but "and", a comma or a stroke stands between the two.
pub(super) fn are_joined(scene: &Scene<'_>, left: &Frame, right: &Frame) -> bool {
    let cx = scene.context;
    let (end, start) = (left.end, right.start);
    if start <= end || start > end + 2 || !cx.same_sentence(end, right.phrase.tokens.first()) {
        return false;
    }
    let and = cx.is_one_of(start - 1, &["and", "&", "/"]);
    let comma = cx.is(end, ",") && (start == end + 1 || and);
    let article = cx.is_one_of(start, &["the"]);
    // "the Queen and Prince Andrew": two people.
    let two = and && cx.is(left.start, "the") && cx.document.tokens[right.phrase.head.tokens.first()].shape == Shape::Capital;
    // "in her time as secretary of state, President Doe said": a bare role in small letters ends what stands before.
    let capital = |f: &Frame| cx.document.tokens[f.phrase.tokens.first()].is_capitalized();
    let bare = !left.determined && left.left.is_empty() && left.end == left.phrase.tokens.after() && !capital(left);
    let comma = comma && (and || !bare || !capital(right));
    (and && start == end + 1 && !article && !two) || (comma && !article && !is_in_opening(scene, left))
}
