//! The title grammar: `(modifier | portfolio)* head ("-elect")? (("of" | "for") portfolio ("and" portfolio)*)?`.
//!
//! "deputy prime minister", "Secretary of State for Health", "foreign and defence minister", "chief executive". A phrase is
//! only words; whether somebody holds the role is the role stage's to say.

mod head;
mod left;
mod right;

use crate::gazetteer::{Gazetteer, Hit, Hits, Kind, Word};
use crate::span::{RowId, Tokens};
use crate::text::Document;

/// What a word of the title grammar is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "minister".
    Head,
    /// "deputy".
    Modifier,
    /// "foreign".
    Portfolio,
    /// "former", "acting", "elect": says when.
    Tenure,
    /// "veteran": skipped.
    Praise,
}

/// A word, or several, of the title grammar where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Lexeme {
    /// Where.
    pub tokens: Tokens,
    /// As what.
    pub part: Part,
    /// Its row.
    pub row: RowId,
    /// Whether it names several: "ministers".
    pub plural: bool,
    /// Whether the word is so common otherwise that more must speak for it; a field that is stands only before a head.
    pub common: bool,
}

/// A title as it is written.
#[derive(Clone, Copy, Debug)]
pub struct RolePhrase {
    /// All of it.
    pub tokens: Tokens,
    /// Its head.
    pub head: Lexeme,
}

/// Memory kept from one document to the next.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    /// All lexemes, by first token.
    pub(super) lexemes: Vec<Lexeme>,
    /// Those that are heads, by number, from the right.
    heads: Vec<usize>,
    /// The role phrases, by first token.
    pub(super) phrases: Vec<RolePhrase>,
}

/// Finds all role phrases, by first token. None overlaps another.
pub(super) fn find(gazetteer: &Gazetteer, document: &Document<'_>, hits: &Hits, buffers: &mut Buffers) {
    let Buffers { lexemes, heads, phrases } = buffers;
    lexemes.clear();
    phrases.clear();
    for hit in hits.all().iter().filter(|h| h.kind == Kind::Role) {
        let alias = gazetteer.alias(hit.alias);
        let part = match &*gazetteer.row(hit.row).subtype {
            "head" => Part::Head,
            "modifier" => Part::Modifier,
            "portfolio" => Part::Portfolio,
            "tenure" => Part::Tenure,
            _ => Part::Praise,
        };
        lexemes.push(Lexeme { tokens: hit.tokens, part, row: hit.row, plural: alias.needs.plural, common: alias.needs.cue });
    }
    let grammar = Grammar { gazetteer, document, hits, words: hits.words(), lexemes };
    // From the right, so that a word which is also a head serves the head behind it: "executive director".
    heads.clear();
    heads.extend((0..lexemes.len()).filter(|&l| lexemes[l].part == Part::Head));
    heads.sort_unstable_by_key(|&l| (std::cmp::Reverse(lexemes[l].tokens.end), lexemes[l].tokens.start, l));
    let mut free_to = document.tokens.len();
    for head in heads.iter().map(|&l| &lexemes[l]) {
        if head.tokens.after() > free_to || grammar.is_surname(head) || grammar.is_given_name(head) {
            continue;
        }
        let start = grammar.extend_left(head);
        // "Speaker of the House Rep. Ann Hale": the next title has the last word.
        let end = Some(grammar.extend_right(head)).filter(|end| *end <= free_to).unwrap_or(head.tokens.after());
        if grammar.is_compound_noun(start, end) || grammar.is_praise(head, start) || grammar.is_other_word(head, start) {
            continue;
        }
        phrases.push(RolePhrase { tokens: Tokens::new(start, end), head: *head });
        free_to = start;
    }
    phrases.reverse();
}

/// No listed body's name has more tokens.
const LONGEST_NAME: usize = 32;

/// The words of a document as the title grammar sees them.
struct Grammar<'a> {
    gazetteer: &'a Gazetteer,
    document: &'a Document<'a>,
    hits: &'a Hits,
    words: &'a [Word],
    lexemes: &'a [Lexeme],
}

impl Grammar<'_> {
    fn starting_at(&self, token: usize) -> impl Iterator<Item = &Lexeme> {
        let at = self.lexemes.partition_point(|l| (l.tokens.start as usize) < token);
        self.lexemes[at..].iter().take_while(move |l| l.tokens.first() == token)
    }

    /// The hits that may cover a token.
    fn hits_near(&self, token: usize) -> std::slice::Iter<'_, Hit> {
        self.hits.from(token.saturating_sub(LONGEST_NAME)..token + 1).iter()
    }

    /// The lexemes that may cover a token.
    fn lexemes_near(&self, token: usize) -> impl Iterator<Item = &Lexeme> {
        let from = self.lexemes.partition_point(|l| l.tokens.first() + LONGEST_NAME < token);
        self.lexemes[from..].iter().take_while(move |l| l.tokens.first() <= token)
    }

    /// The longest modifier or portfolio that ends before `token`.
    fn part_before(&self, token: usize, parts: &[Part]) -> Option<&Lexeme> {
        (token.saturating_sub(4)..token).find_map(|start| self.starting_at(start).find(|l| l.tokens.after() == token && parts.contains(&l.part)))
    }

    fn is(&self, token: usize, word: &str) -> bool {
        token < self.document.tokens.len() && self.document.lower(token) == word
    }

    fn same_sentence(&self, a: usize, b: usize) -> bool {
        b < self.document.tokens.len() && self.document.tokens[a].sentence == self.document.tokens[b].sentence
    }
}
