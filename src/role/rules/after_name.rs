//! Letters behind a name: "Ruth Kelly MP", "Ana Ruiz QC".
//!
//! Not: a role in small letters behind a name without a comma ("Ruiz president").

use super::super::{Claims, Construction, Rule, Scene};
use crate::gazetteer::Classes;
use crate::span::MentionId;
use crate::text::Shape;

pub(super) const RULE: Rule = Rule { name: NAME, claim };
const NAME: &str = "after_name";

fn claim(scene: &Scene<'_>, claims: &mut Claims) {
    for frame in scene.frames {
        let first = frame.phrase.tokens.first();
        let letters = scene.context.document.tokens[first].shape == Shape::Upper && frame.phrase.tokens.len() == 1;
        if !letters || !scene.context.is_spaced(first) || !ends(scene, frame.phrase.tokens.after()) {
            continue;
        }
        // "Bolton West MP" is the member for Bolton West: the name must be a person's without the letters.
        let west = |holder: MentionId| scene.context.is_one_of(scene.tokens(holder).last(), &["north", "south", "east", "west", "central"]);
        let named = |holder: &MentionId| scene.context.words[scene.tokens(*holder).first()].facts.given >= 8 && !west(*holder);
        if let Some(holder) = scene.person_to(first).filter(named) {
            claims.push(scene.claim(frame, holder, Construction::Apposition, NAME, 0.9));
        }
    }
}

/// Whether the letters end there: "Ann Hale CEO pay" goes on.
fn ends(scene: &Scene<'_>, after: usize) -> bool {
    let cx = scene.context;
    let verb = Classes::FUNCTION.or(Classes::SPEECH).or(Classes::BECOME).or(Classes::APPOINT).or(Classes::SERVE).or(Classes::LEAVE);
    !cx.same_sentence(after, after - 1) || cx.document.tokens[after].shape != Shape::Lower || cx.classes(after).any(verb) || cx.lower_is_past(after)
}
