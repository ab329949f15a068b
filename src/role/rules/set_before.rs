//! A role set off before the name: "the president of Acme, Jim Smith,", "his spokesman, John Kirby, said".
//!
//! Not: an inserted address ("Thank you, president, Smith said"), a list ("the minister, Smith and Jones").

use super::super::{Construction, RoleClaim, Rule, Scene};

pub(super) const RULE: Rule = Rule { name: NAME, claim };
const NAME: &str = "set_before";

fn claim(scene: &Scene<'_>, claims: &mut Vec<RoleClaim>) {
    let cx = scene.context;
    for frame in scene.frames {
        let determined = frame.determined || !frame.left.is_empty();
        if scene.is_claimed(claims, frame) || frame.phrase.head.plural || !determined {
            continue;
        }
        let sentence = frame.phrase.tokens.first();
        if !cx.same_sentence(frame.end + 1, sentence) || !cx.is_one_of(frame.end, &[",", "-", "--", ":"]) {
            continue;
        }
        let Some(holder) = scene.person_behind_titles(frame.end + 1) else { continue };
        let after = scene.tokens(holder).after();
        let closed = !cx.same_sentence(after, sentence) || cx.is_one_of(after, &[",", ".", ";", ")", "-", "--", "\"", "who", ":"]);
        if closed {
            claims.push(scene.claim(frame, holder, Construction::Apposition, NAME, 0.85));
        }
    }
}
