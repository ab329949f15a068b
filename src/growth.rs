//! The work a byte takes does not grow with the text: steps are counted, no clock is read.

use std::sync::LazyLock;

use proptest::prelude::*;

use crate::engine::Engine;
use crate::gazetteer::Gazetteer;
use crate::span::steps;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(Gazetteer::built_in()));

/// The lengths that are compared.
const SHORT: usize = 4_000;
const LONG: usize = 64_000;

/// Of sixteen times the text a step may take as much longer as a binary search does, and no more.
const MOST: f64 = 1.7;

/// Words that the rules look at, and marks.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "President", "Foreign Minister", "minister of health", "spokesman", "striker", "former", "acting", "deputy", "elect", "Mr", "Sir", "Jr.", "his", "its",
    "whose", "who", "was", "said", "named", "as", "of", "the", "The", "for", "at", "in", "and", "&", "known", "daughter", "John", "Kim Jong-un", "J.", "A", "de",
    "bin", "Corp.", "University of", "Bank", "Group", "FC", "NATO", "U.S.", "London", "New York", "Chelsea", "Russian", "beat", "2-1", "1996", "May", "novel",
    "word", "é", "中", ",", ".", ";", ":", "(", ")", "\"", "“", "”", "'s", "-", "…", "@", "http://a.example", "\n", "\n\n", "#",
];

/// A piece of a pattern: a word of the table, or a name or an acronym that is another one at each repetition.
#[derive(Clone, Debug)]
enum Piece {
    Word(&'static str),
    Name(usize),
    Acronym(usize),
}

fn pattern() -> impl Strategy<Value = (Vec<Piece>, &'static str)> {
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(Piece::Word),
        1 => (0..7usize).prop_map(Piece::Name),
        1 => (0..7usize).prop_map(Piece::Acronym),
    ];
    (prop::collection::vec(piece, 1..8), prop::sample::select(&["", " ", ". ", ", "][..]))
}

/// The pattern over and over, up to a length.
fn text(pattern: &[Piece], separator: &str, length: usize) -> String {
    let mut text = String::new();
    for number in 0.. {
        for piece in pattern {
            match piece {
                Piece::Word(word) => text.push_str(word),
                Piece::Name(of) => text.push_str(&invented(number * 7 + of)),
                Piece::Acronym(of) => text.push_str(&invented(number * 7 + of).to_uppercase()[..4]),
            }
            text.push(' ');
        }
        if text.len() >= length {
            break;
        }
        text.push_str(separator);
    }
    text
}

/// A name for each number.
fn invented(mut number: usize) -> String {
    const SYLLABLES: &[&str] = &["ba", "de", "ki", "lo", "mu", "ra", "se", "to", "vi", "za"];
    let mut name = String::from("Q");
    for _ in 0..5 {
        name.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
    }
    name
}

fn growth(pattern: &[Piece], separator: &str) -> f64 {
    let mut annotator = ENGINE.annotator();
    let mut a_byte = |length| {
        let text = text(pattern, separator, length);
        // Reading the byte itself is one.
        1.0 + steps::of(|| annotator.annotate(&text).mentions.len()) as f64 / text.len() as f64
    };
    a_byte(LONG) / a_byte(SHORT)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_repetition_grows((pattern, separator) in pattern()) {
        let growth = growth(&pattern, separator);
        prop_assert!(growth < MOST, "{growth:.2} times the steps a byte");
    }
}

/// What once grew, or would where a list is searched instead of looked up.
#[test]
fn known_hard_texts_do_not_grow() {
    use Piece::{Acronym, Name, Word};
    let hard: &[(&str, &[Piece], &str)] = &[
        ("one name", &[Word("John"), Word("Kerry"), Word("said")], ". "),
        ("a new name each time", &[Name(0), Name(1), Word("said")], ". "),
        ("namesakes", &[Name(0), Word("Smith"), Word("said. Smith left")], ". "),
        ("one given name", &[Word("John"), Name(0), Word("said")], ". "),
        ("sons and daughters", &[Word("daughter of John"), Name(0), Word("."), Name(0), Word("left")], ". "),
        ("roles", &[Word("Foreign Minister John"), Name(0), Word("met his spokesman, Ann"), Name(1)], ". "),
        ("one sentence of pronouns", &[Word("his spokesman John Smith and its chief")], "and "),
        ("nobody's spokesman", &[Word("his spokesman")], ""),
        ("titles", &[Word("President")], ""),
        ("one long title", &[Word("deputy")], ""),
        ("titles that were", &[Word("former"), Word("deputy")], ""),
        ("joined titles", &[Word("President")], ", "),
        ("one firm of many words", &[Name(0), Name(1)], " "),
        ("honoured surnames", &[Word("Mr."), Name(0), Word("said")], ". "),
        ("bodies", &[Name(0), Name(1), Word("Corp. and"), Name(0), Word("said")], ". "),
        ("acronyms", &[Word("The"), Acronym(0), Word("said")], ". "),
        ("capitals without end", &[Name(0)], ""),
        ("hyphens", &[Name(0), Word("-")], ""),
        ("opening marks", &[Word("(")], ""),
        ("closing marks", &[Word("\")")], ""),
        ("a word of full stops", &[Word(".named")], ""),
    ];
    for (what, pattern, separator) in hard {
        let growth = growth(pattern, separator);
        assert!(growth < MOST, "{what}: {growth:.2} times the steps a byte");
    }
}
