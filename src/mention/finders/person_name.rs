//! A given name with what follows it: "Giorgi Metrelani", "Mary-Jane O'Neill", "J. K. Rowling", "Ludwig van Beethoven",
//! `Ruth "Sunny" Adeyo`.
//!
//! Not: a given name alone ("Jordan"), or one before a word that is no name ("Will Congress").

use super::super::{Candidate, Context, Finder, NameKind};
use crate::gazetteer::{Classes, Kind};
use crate::span::Tokens;
use crate::text::Shape;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "person_name";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for run in cx.runs {
        for start in run.range() {
            if may_begin(cx, start, *run) {
                propose(cx, start, *run, candidates);
            }
        }
    }
    candidates.extend(cx.document.quotations.iter().filter_map(|q| nicknamed(cx, *q)));
}

/// `Ruth "Sunny" Adeyo`: a nickname in quotation marks between given name and surname.
fn nicknamed(cx: &Context<'_>, nickname: Tokens) -> Option<Candidate> {
    let (open, close) = (nickname.first().checked_sub(1)?, nickname.after());
    let given = cx.before(open)?;
    let capital = |i: usize| cx.document.tokens.get(i).is_some_and(|t| t.shape == Shape::Capital);
    let first = nickname.first() + usize::from(cx.is(nickname.first(), "the"));
    let between = nickname.len() <= 3 && capital(first) && cx.same_sentence(close + 1, given) && cx.is_spaced(open) && cx.is_spaced(close + 1);
    // Behind a title any word is a given name.
    let named =
        capital(given) && (cx.words[given].facts.given >= 6 || cx.phrase_to(given).is_some()) && capital(close + 1) && cx.words[close + 1].facts.lower < 50;
    (between && named).then(|| Candidate { tokens: Tokens::new(given, close + 2), kind: NameKind::Person, points: 95, rule: NAME, alias: None })
}

/// At the run's beginning, or after a nationality or the like within it.
fn may_begin(cx: &Context<'_>, start: usize, run: Tokens) -> bool {
    let token = &cx.document.tokens[start];
    if !matches!(token.shape, Shape::Capital | Shape::Letter) || !token_touches_only_space(cx, start, run) {
        return false;
    }
    // "Italian Ranieri": a nation that few are called by.
    let nation = || cx.hits_at(start).any(|h| h.kind == Kind::Norp && h.tokens.len() == 1) && cx.is_spaced(start + 1);
    if start == run.first() { cx.words[start].facts.given >= COMMON || !nation() } else { cx.words[start].facts.given >= 8 }
}

/// From so many bearers on (1 + log2) a nation's name is a given name too: "Roman", "Christian".
const COMMON: u8 = 12;

fn token_touches_only_space(cx: &Context<'_>, start: usize, run: Tokens) -> bool {
    start == run.first() || cx.is_spaced(start)
}

fn propose(cx: &Context<'_>, start: usize, run: Tokens, candidates: &mut Vec<Candidate>) {
    let first = cx.words[start].facts;
    let initial = cx.document.tokens[start].shape == Shape::Letter;
    // "Al-Sabah" has no given name.
    let particle = cx.classes(start).any(Classes::PARTICLE) && cx.is(start + 1, "-") && cx.is_attached(start + 1);
    // "Said David Hale, the mayor": an inverted verb.
    let said = cx.document.begins_sentence(start) && cx.speaks(start) && cx.words[start + 1..].first().is_some_and(|w| w.facts.given >= 12);
    if said || particle || !initial && first.given < 6 {
        return;
    }
    let mut points = if initial { 10 } else { 6 + i32::from(first.given.min(20)) };
    let mut words = 1;
    let mut end = start + 1;
    for i in start + 1..run.after() {
        let token = &cx.document.tokens[i];
        // "Winn-Dixie", "Min-gyu" is one word, "Mary-Jane Doe" two; "Tom al-Sabri" has a surname.
        let joined = cx.is(i - 1, "-") && cx.is_attached(i);
        if joined && token.is_word() && !cx.classes(i - 2).any(Classes::PARTICLE) {
            end = i + 1;
            continue;
        }
        if !token.is_word() || token.shape == Shape::Lower {
            continue;
        }
        let word = cx.words[i];
        if word.classes.any(Classes::ORGANIZATION_LAST.or(Classes::COMPANY_SUFFIX).or(Classes::PLACE_LAST)) && word.facts.surname < 14 {
            return;
        }
        if word.classes.any(Classes::NAME_SUFFIX) && words >= 1 {
            end = i + 1;
            continue;
        }
        words += 1;
        if words > 4 {
            return;
        }
        points += match (token.shape, word.facts.surname, word.facts.given) {
            (Shape::Letter, _, _) => 10,
            (_, 12.., _) | (_, _, 12..) => 14,
            (_, 6.., _) | (_, _, 6..) => 10,
            // A word that nobody knows is a surname sooner than an English word is.
            _ if word.facts.lower < 40 => 8,
            _ => -15,
        };
        end = i + 1;
    }
    // "Morgan Stanley" is a bank.
    let hits = || cx.hits_at(start).filter(|h| h.tokens == Tokens::new(start, end));
    if hits().any(|h| h.kind == Kind::Organization) && !hits().any(|h| h.kind == Kind::Person) {
        points -= 20;
    }
    if words >= 2 && end > start + 1 {
        candidates.push(Candidate { tokens: Tokens::new(start, end), kind: NameKind::Person, points, rule: NAME, alias: None });
    }
}
