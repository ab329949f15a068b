//! Which sex the words before a name tell: "Mrs Hale", "the actress Ann Hale".

use crate::gazetteer::Classes;
use crate::mention::Context;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sex {
    Female,
    Male,
}

/// Titles of one sex that do not end as such titles do.
const FEMALE: &[&str] = &["queen", "lady", "nun", "sister"];
const FEMALE_ENDS: &[&str] = &["woman", "tress", "princess", "duchess", "countess", "baroness", "empress"];
const MALE: &[&str] = &["king", "prince", "duke", "monk", "congressman", "businessman", "pope", "imam", "father"];

/// What the honorific or the title before a name that begins at `first` tells. A spokesman or chairman may be a woman.
pub(super) fn told_before(context: &Context<'_>, mut first: usize) -> Option<Sex> {
    while let Some(before) = context.before(first) {
        let classes = context.classes(before);
        if classes.any(Classes::HONORIFIC_FEMALE) {
            return Some(Sex::Female);
        }
        if classes.any(Classes::HONORIFIC_MALE) {
            return Some(Sex::Male);
        }
        let word = context.document.lower(before);
        if context.phrase_to(first).is_some() {
            let female = FEMALE.contains(&word) || FEMALE_ENDS.iter().any(|end| word.ends_with(end));
            return if female { Some(Sex::Female) } else { MALE.contains(&word).then_some(Sex::Male) };
        }
        if !classes.any(Classes::HONORIFIC) {
            return None;
        }
        first = before;
    }
    None
}
