//! Whether a document is a sport report or a table of results: there, countries and cities are mostly teams.

use super::role_phrase::RolePhrase;
use crate::gazetteer::{Classes, Gazetteer, Hit, Hits, Kind};
use crate::span::Tokens;
use crate::text::{Document, Gap, Shape};

/// One sign of sport in so many words is enough.
const WORDS_A_SIGN: usize = 40;

/// Counts scores ("2-1", "6-4"), words of matches and sport roles.
pub(super) fn is_sport(gazetteer: &Gazetteer, document: &Document<'_>, hits: &Hits, phrases: &[RolePhrase]) -> bool {
    let words = hits.words();
    let roles = phrases.iter().filter(|p| is_sport_role(gazetteer, p)).count();
    let cues = words.iter().zip(document.tokens).filter(|(w, t)| t.shape == Shape::Lower && w.classes.any(Classes::TEAM_CUE)).count();
    let scores = (2..document.tokens.len()).filter(|&i| is_score(document, i)).count();
    let rows = document.sentences.iter().filter(|s| is_row(document, s.tokens)).count();
    let others = words.iter().filter(|w| w.classes.any(Classes::TOPIC)).count();
    let listed = hits.all().iter().filter(|h| is_club_or_competition(gazetteer, h)).count();
    let signs = (listed + 2 * roles + cues + 2 * scores + 4 * rows).saturating_sub(2 * others);
    signs >= 4 && signs * WORDS_A_SIGN >= document.tokens.len()
}

/// "Arsenal", "the Premier League": listed and called like nothing else.
fn is_club_or_competition(gazetteer: &Gazetteer, hit: &Hit) -> bool {
    matches!(hit.kind, Kind::Organization | Kind::Other)
        && matches!(&*gazetteer.row(hit.row).subtype, "team" | "competition")
        && gazetteer.alias(hit.alias).needs.nothing()
}

/// Whether a role phrase is one of sport: "striker".
pub(super) fn is_sport_role(gazetteer: &Gazetteer, phrase: &RolePhrase) -> bool {
    &*gazetteer.row(phrase.head.row).list == "roles/sport"
}

/// A row of results or standings: a name and small numbers, or two names with a number each. Not a dateline that ends with a date.
fn is_row(document: &Document<'_>, sentence: Tokens) -> bool {
    let (mut names, mut numbers) = (0, 0);
    for i in sentence.range() {
        match document.tokens[i].shape {
            Shape::Capital | Shape::Upper | Shape::Letter => names += 1,
            // "NORLAND GDP RISES 3.1 PCT"
            Shape::Number if document.lower(i).contains('.') => return false,
            Shape::Number if document.tokens[i].span.end - document.tokens[i].span.start <= 4 => numbers += 1,
            Shape::Punctuation => {}
            _ => return false,
        }
    }
    document.tokens[sentence.first()].is_capitalized()
        && !is_date(document, sentence.last())
        && (1..=6).contains(&names)
        && (numbers >= 3 || numbers == 2 && document.tokens[sentence.last()].shape == Shape::Number)
}

/// Whether token `i` ends a score: two small numbers joined by a hyphen, and no third, as a date has.
fn is_score(document: &Document<'_>, i: usize) -> bool {
    let number = |t: usize| document.tokens[t].shape == Shape::Number;
    let small = |t: usize| number(t) && document.tokens[t].span.end - document.tokens[t].span.start <= 2;
    small(i) && small(i - 2) && document.lower(i - 1) == "-" && !is_date(document, i)
}

/// Whether token `i` ends a date: "2024-05-17".
fn is_date(document: &Document<'_>, i: usize) -> bool {
    let joined = |t: usize| document.lower(t) == "-" && document.tokens[t].gap == Gap::None && document.tokens[t + 1].gap == Gap::None;
    let year = |t: usize| document.tokens[t].shape == Shape::Number && document.tokens[t].span.end - document.tokens[t].span.start == 4;
    i >= 4 && year(i - 4) && joined(i - 3) && joined(i - 1)
}
