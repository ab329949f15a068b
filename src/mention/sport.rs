//! Whether a document is a sport report or a table of results: there, countries and cities are mostly teams.

use super::context::Word;
use super::role_phrase::RolePhrase;
use crate::gazetteer::{Classes, Gazetteer};
use crate::text::{Document, Shape};

/// One sign of sport in so many words is enough.
const WORDS_A_SIGN: usize = 40;

/// Counts scores ("2-1", "6-4"), words of matches and sport roles.
pub(super) fn is_sport(gazetteer: &Gazetteer, document: &Document<'_>, words: &[Word], phrases: &[RolePhrase]) -> bool {
    let roles = phrases.iter().filter(|p| is_sport_role(gazetteer, p)).count();
    let cues = words.iter().zip(document.tokens).filter(|(w, t)| t.shape == Shape::Lower && w.classes.any(Classes::TEAM_CUE)).count();
    let scores = (2..document.tokens.len()).filter(|&i| is_score(document, i)).count();
    let signs = 2 * roles + cues + 2 * scores;
    signs >= 4 && signs * WORDS_A_SIGN >= document.tokens.len()
}

/// Whether a role phrase is one of sport: "striker".
pub(super) fn is_sport_role(gazetteer: &Gazetteer, phrase: &RolePhrase) -> bool {
    &*gazetteer.row(phrase.head.row).list == "roles/sport"
}

/// Whether token `i` ends a score: two small numbers joined by a hyphen.
fn is_score(document: &Document<'_>, i: usize) -> bool {
    let small = |t: usize| document.tokens[t].shape == Shape::Number && document.tokens[t].span.end - document.tokens[t].span.start <= 2;
    small(i) && small(i - 2) && document.lower(i - 1) == "-"
}
