//! What a rule may look at.

use rustc_hash::FxHashSet;

use crate::gazetteer::{Classes, Gazetteer, Hit, Hits, Kind, Word};
use crate::span::{AliasId, Tokens};
use crate::text::{Document, Gap, Shape};

use super::candidate::{Candidate, NameKind};
use super::role_phrase::{Lexeme, RolePhrase};

/// The letters of an acronym, for comparing and looking up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Letters([u8; Letters::LONGEST]);

impl Letters {
    /// No acronym has more bytes.
    const LONGEST: usize = 15;

    /// The first letters of some tokens' capitalised words, or none where they are too many for an acronym.
    pub(super) fn initials(document: &Document<'_>, tokens: Tokens) -> Option<Letters> {
        let words = tokens.range().filter(|&i| document.tokens[i].is_capitalized());
        Letters::of(words.filter_map(|i| document.lower(i).chars().next()))
    }

    fn of(letters: impl Iterator<Item = char>) -> Option<Letters> {
        let mut bytes = [0; Letters::LONGEST];
        let mut end = 0;
        for letter in letters {
            letter.encode_utf8(bytes.get_mut(end..).filter(|free| free.len() >= letter.len_utf8())?);
            end += letter.len_utf8();
        }
        Some(Letters(bytes))
    }
}

/// A document with everything that is known of it before a rule is asked.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The lists.
    pub gazetteer: &'a Gazetteer,
    /// The text, read.
    pub document: Document<'a>,
    /// The aliases found.
    pub hits: &'a Hits,
    /// What is known of each token's word.
    pub words: &'a [Word],
    /// The words of the title grammar, by first token.
    pub lexemes: &'a [Lexeme],
    /// The role phrases, by first token.
    pub phrases: &'a [RolePhrase],
    /// The sequences of capitalised words that may be names, by first token.
    pub runs: &'a [Tokens],
    /// The same, titles in capitals not parting them: what an organisation's or a street's name may be.
    pub wide_runs: &'a [Tokens],
    /// The initials of the wide runs of three tokens or more: what an acronym may stand for.
    pub initials_of_runs: &'a FxHashSet<Letters>,
    /// The hashes of the given names before one more word: "Ana" where "Ana Ruiz" stands.
    pub given_names: &'a FxHashSet<u32>,
    /// Whether it is a sport report, so that countries and cities are mostly teams.
    pub sport: bool,
    /// What was said for and against each reading; empty while the finders are still at it.
    pub candidates: &'a [Candidate],
}

impl<'a> Context<'a> {
    /// The aliases found that begin at token `i`, by length.
    pub fn hits_at(&self, i: usize) -> std::slice::Iter<'a, Hit> {
        self.hits.from(i..i + 1).iter()
    }

    /// Whether a list holds just these tokens as a name that fires on sight.
    #[must_use]
    pub fn is_listed(&self, tokens: Tokens) -> bool {
        let fires = |h: &Hit| NameKind::of_row(h.kind).is_some() && self.gazetteer.alias(h.alias).needs.nothing();
        self.hits_at(tokens.first()).any(|h| h.tokens == tokens && fires(h))
    }

    /// The alias of the listed body that these tokens name; of several, which one is meant is not known here.
    #[must_use]
    pub fn listed_body(&self, tokens: Tokens) -> Option<AliasId> {
        let mut bodies = self.hits_at(tokens.first()).filter(|h| h.tokens == tokens && h.kind == Kind::Organization);
        bodies.next().filter(|_| bodies.next().is_none()).map(|h| h.alias)
    }

    /// Whether all but the last of some tokens are a listed person's full name: "John F. Kennedy Airport".
    #[must_use]
    pub fn is_called_after(&self, tokens: Tokens) -> bool {
        self.hits_at(tokens.first()).any(|h| h.kind == Kind::Person && h.tokens.len() > 1 && h.tokens.after() == tokens.last())
    }

    /// Whether token `i` exists and reads so: small letters, no accents.
    #[must_use]
    pub fn is(&self, i: usize, word: &str) -> bool {
        i < self.document.tokens.len() && self.document.lower(i) == word
    }

    /// Whether token `i` exists and is one of these words.
    #[must_use]
    pub fn is_one_of(&self, i: usize, words: &[&str]) -> bool {
        i < self.document.tokens.len() && words.contains(&self.document.lower(i))
    }

    /// The classes of token `i`; none where there is no such token.
    #[must_use]
    pub fn classes(&self, i: usize) -> Classes {
        self.words.get(i).map_or(Classes::NONE, |w| w.classes)
    }

    /// Whether `i` is a token of the same sentence as token `of`.
    #[must_use]
    pub fn same_sentence(&self, i: usize, of: usize) -> bool {
        i < self.document.tokens.len() && self.document.tokens[i].sentence == self.document.tokens[of].sentence
    }

    /// The token before `i` in its sentence.
    #[must_use]
    pub fn before(&self, i: usize) -> Option<usize> {
        i.checked_sub(1).filter(|&b| self.same_sentence(b, i))
    }

    /// The token after the last of `tokens` in their sentence.
    #[must_use]
    pub fn after(&self, tokens: Tokens) -> Option<usize> {
        Some(tokens.after()).filter(|&a| self.same_sentence(a, tokens.last()))
    }

    /// Whether a further name may stand beside some tokens: "Ann Hale and Tom Roe", "Ann Hale of Vyborne, Tom Roe".
    #[must_use]
    pub fn may_have_company(&self, tokens: Tokens) -> bool {
        self.after(tokens).is_some_and(|a| self.is_one_of(a, &["and", "or", ",", "&", "of", "from", "("]))
    }

    /// Whether token `i` is two words written as one, as sites and firms are: `TheBlaze`, `AppleInsider`; no `McDonald`.
    #[must_use]
    pub fn is_compound_word(&self, i: usize) -> bool {
        let text = self.document.text_of(Tokens::new(i, i + 1)).as_bytes();
        let joint = text.windows(2).position(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
        let facts = self.words[i].facts;
        let capital = self.document.tokens[i].shape == Shape::Capital;
        capital && joint.is_some_and(|at| at >= 2 && !text.starts_with(b"Mac") && !text.starts_with(b"Fitz")) && facts.given.max(facts.surname) < 6
    }

    /// Whether token `i` is a small word that looks like a verb of the past ("resigned") or is a form of "be" or "have".
    #[must_use]
    pub fn lower_is_past(&self, i: usize) -> bool {
        let word = self.document.lower(i);
        word.len() > 4 && word.ends_with("ed")
            || matches!(word, "is" | "was" | "are" | "were" | "has" | "had" | "have" | "will" | "would" | "met" | "told" | "left")
    }

    /// Whether a word of the title grammar begins at token `i`.
    #[must_use]
    pub fn has_lexeme_from(&self, i: usize) -> bool {
        self.lexemes.binary_search_by_key(&(i as u32), |l| l.tokens.start).is_ok()
    }

    /// Whether token `i` is a verb of speech; in "think tank" it is none.
    #[must_use]
    pub fn speaks(&self, i: usize) -> bool {
        self.classes(i).any(Classes::SPEECH) && !(self.is(i, "think") && (self.is_one_of(i + 1, &["tank", "tanks"]) || self.is(i + 1, "-")))
    }

    /// How many words some tokens are, what hyphens join counted as one.
    #[must_use]
    pub fn words_in(&self, tokens: Tokens) -> usize {
        let joined = |i: usize| i > tokens.first() && self.is(i - 1, "-") && self.is_attached(i);
        tokens.range().filter(|&i| self.document.tokens[i].is_word() && !joined(i)).count()
    }

    /// The first letters of some tokens' capitalised words, or none where they are too many for an acronym.
    #[must_use]
    pub fn initials(&self, tokens: Tokens) -> Option<Letters> {
        Letters::initials(&self.document, tokens)
    }

    /// The letters of an acronym, full stops left out, or none where they are too many for one.
    #[must_use]
    pub fn letters(&self, acronym: usize) -> Option<Letters> {
        Letters::of(self.document.lower(acronym).chars().filter(|c| *c != '.'))
    }

    /// Whether token `i` exists and stands apart from the one before it by a space alone.
    #[must_use]
    pub fn is_spaced(&self, i: usize) -> bool {
        self.document.tokens.get(i).is_some_and(|t| t.gap == Gap::Space)
    }

    /// Whether token `i` touches the one before it.
    #[must_use]
    pub fn is_attached(&self, i: usize) -> bool {
        i < self.document.tokens.len() && self.document.tokens[i].gap == Gap::None
    }

    /// Whether token `i` is a possessive mark: "'s", or the apostrophe of "rebels'".
    #[must_use]
    pub fn is_possessive(&self, i: usize) -> bool {
        self.is_attached(i) && (self.is(i, "'s") || (self.is(i, "'") && i > 0 && self.document.lower(i - 1).ends_with('s')))
    }

    /// The role phrase that begins at token `i`.
    #[must_use]
    pub fn phrase_from(&self, i: usize) -> Option<&RolePhrase> {
        let at = self.phrases.binary_search_by_key(&(i as u32), |p| p.tokens.start).ok()?;
        Some(&self.phrases[at])
    }

    /// The role phrase that ends before token `i`.
    #[must_use]
    pub fn phrase_to(&self, i: usize) -> Option<&RolePhrase> {
        let at = self.phrases.partition_point(|p| p.tokens.end < i as u32);
        self.phrases.get(at).filter(|p| p.tokens.end == i as u32)
    }
}
