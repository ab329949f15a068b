//! Titles take their span: "Secretary of State" holds no "State", "Prime Minister" no "Prime".

use super::super::{Candidate, Context, Finder, NameKind, Part, RolePhrase};
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "role_phrase";
/// How many tokens a listed name has at most.
const LONGEST: usize = 24;

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for phrase in cx.phrases {
        let words = phrase.tokens.range().filter(|&i| cx.document.tokens[i].is_word()).count() as i32;
        let small = cx.document.tokens[phrase.head.tokens.first()].shape == Shape::Lower;
        let points = |words: i32| if small { 60 } else { 32 } + 15 * (words - 1);
        candidates.push(Candidate { tokens: phrase.tokens, kind: NameKind::Role, points: points(words), rule: NAME, alias: None });
        against_names_inside(cx, phrase, candidates);
        // "Acme Research Director", "Dockers' Union general secretary": where a name takes the first words, the title is the rest.
        let head = phrase.head.tokens.first();
        let near = phrase.tokens.first() + LONGEST;
        for start in (phrase.tokens.first() + 1..=head).filter(|&i| i == head || i <= near && begins_word_of_title(cx, i)) {
            let rest = Tokens::new(start, phrase.tokens.after());
            candidates.push(Candidate { tokens: rest, kind: NameKind::Role, points: points(rest.len() as i32), rule: NAME, alias: None });
        }
    }
}

/// Whether a word of the title grammar begins at a token and may begin a title.
fn begins_word_of_title(cx: &Context<'_>, token: usize) -> bool {
    let at = cx.lexemes.partition_point(|l| l.tokens.first() < token);
    let mut here = cx.lexemes[at..].iter().take_while(|l| l.tokens.first() == token);
    here.any(|l| matches!(l.part, Part::Modifier | Part::Portfolio)) && !cx.is_attached(token)
}

/// "US Treasury" before "Secretary" is a country and a portfolio, and "Treasury" there no body: the grammar has taken it.
fn against_names_inside(cx: &Context<'_>, phrase: &RolePhrase, candidates: &mut Vec<Candidate>) {
    let (start, head) = (phrase.tokens.start, phrase.head.tokens.start);
    let near = cx.hits.from(phrase.tokens.first().saturating_sub(LONGEST)..phrase.head.tokens.first());
    for hit in near.iter().filter(|h| start < h.tokens.end && h.tokens.end <= head) {
        let kind = NameKind::of_row(hit.kind);
        if let Some(kind) = kind.filter(|k| hit.tokens.start < start || *k == NameKind::Organization) {
            candidates.push(Candidate { tokens: hit.tokens, kind, points: -100, rule: NAME, alias: None });
        }
    }
}
