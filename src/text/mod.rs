//! Text → [`Document`]: tokens with their shape, sentences, paragraphs and quotations; before that, HTML and fields → text, with
//! the way back ([`Article`]).
//!
//! The text is never rewritten. Beside it stands a *folded* copy, made for matching alone: accents, curly
//! quotes and runs of white space are gone from it, and every token knows where it stands in both.

pub mod html;

mod abbreviation;
mod article;
mod fold;
mod intern;
mod layout;
mod quotation;
mod sentence;
mod token;

pub use article::{Article, Field, Part};
pub use fold::{fold, lower};
pub use intern::{Interner, Symbol};
pub use sentence::{Casing, Sentence};
pub use token::{Gap, Shape, Token};

use crate::span::{Span, Tokens};

/// One text, read: everything the later stages look at.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The original text.
    pub text: &'a str,
    /// Its tokens, in order.
    pub tokens: &'a [Token],
    /// Its sentences, in order; together they hold every token.
    pub sentences: &'a [Sentence],
    /// What stands between quotation marks, marks excluded, in order.
    pub quotations: &'a [Tokens],
    /// The text folded, case kept. Paragraphs are parted by a line feed, other gaps are one space.
    pub folded: &'a str,
    /// `folded` in lower case, of the same length byte by byte.
    pub lower: &'a str,
    /// What the sender calls headlines, in order.
    pub headlines: &'a [Span],
}

/// The memory a [`Document`] stands in, kept from one text to the next.
#[derive(Debug, Default)]
pub struct TextBuffers {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    quotations: Vec<Tokens>,
    folded: String,
    lower: String,
}

/// Reads a text of less than 4 GiB, of which some stretches are headlines. No text fails.
pub fn read<'a>(text: &'a str, headlines: &'a [Span], buffers: &'a mut TextBuffers) -> Document<'a> {
    token::tokenize(text, &mut buffers.tokens);
    layout::join_wrapped_lines(text, &mut buffers.tokens);
    sentence::split(text, headlines, &mut buffers.tokens, &mut buffers.sentences);
    quotation::find(text, &buffers.tokens, &mut buffers.quotations);
    fold::fold_tokens(text, &mut buffers.tokens, &mut buffers.folded, &mut buffers.lower);
    let TextBuffers { tokens, sentences, quotations, folded, lower } = buffers;
    Document { text, tokens, sentences, quotations, folded, lower, headlines }
}

/// Whether a place stands in a headline.
fn is_in(headlines: &[Span], at: Span) -> bool {
    headlines.iter().any(|h| h.start <= at.start && at.end <= h.end)
}

impl<'a> Document<'a> {
    /// The bytes that some tokens cover.
    #[must_use]
    pub fn span(&self, tokens: Tokens) -> Span {
        self.tokens[tokens.first()].span.to(self.tokens[tokens.last()].span)
    }

    /// The original text of some tokens.
    #[must_use]
    pub fn text_of(&self, tokens: Tokens) -> &'a str {
        self.span(tokens).of(self.text)
    }

    /// The folded text of some tokens, case kept.
    #[must_use]
    pub fn folded_of(&self, tokens: Tokens) -> &'a str {
        self.folded_span(tokens).of(self.folded)
    }

    /// Where some tokens stand in the folded text.
    #[must_use]
    pub fn folded_span(&self, tokens: Tokens) -> Span {
        self.tokens[tokens.first()].folded.to(self.tokens[tokens.last()].folded)
    }

    /// The folded text of some tokens in lower case.
    #[must_use]
    pub fn lower_of(&self, tokens: Tokens) -> &'a str {
        self.folded_span(tokens).of(self.lower)
    }

    /// The folded text of one token in lower case.
    #[must_use]
    pub fn lower(&self, token: usize) -> &'a str {
        self.tokens[token].folded.of(self.lower)
    }

    /// So many bytes of the folded text in lower case from a token on; none where they end within a letter or beyond the text.
    #[must_use]
    pub fn lower_from(&self, token: usize, length: usize) -> Option<&'a str> {
        let start = self.tokens[token].folded.start as usize;
        self.lower.get(start..start + length)
    }

    /// The sentence a token stands in.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> &'a Sentence {
        &self.sentences[self.tokens[token].sentence as usize]
    }

    /// Whether a token is the first word of its sentence, quotation marks and brackets aside.
    #[must_use]
    pub fn begins_sentence(&self, token: usize) -> bool {
        token <= self.sentence_of(token).first_word as usize
    }

    /// Whether a token stands in what the sender calls a headline.
    #[must_use]
    pub fn in_headline(&self, token: usize) -> bool {
        is_in(self.headlines, self.tokens[token].span)
    }

    /// Whether a token opens a quotation.
    #[must_use]
    pub fn begins_quotation(&self, token: usize) -> bool {
        self.quotations.binary_search_by_key(&(token as u32), |q| q.start).is_ok()
    }

    /// The token that begins at a byte of the folded text, or none.
    #[must_use]
    pub fn token_at_folded_start(&self, start: usize) -> Option<usize> {
        self.tokens.binary_search_by_key(&(start as u32), |t| t.folded.start).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut buffers = TextBuffers::default();
        let document = read(text, &[], &mut buffers);
        document.tokens.iter().map(|t| t.span.of(text).to_owned()).collect()
    }

    fn sentences(text: &str) -> Vec<String> {
        let mut buffers = TextBuffers::default();
        let document = read(text, &[], &mut buffers);
        document.sentences.iter().map(|s| document.text_of(s.tokens).to_owned()).collect()
    }

    #[test]
    fn possessives_clitics_and_hyphens_part_words() {
        assert_eq!(words("Lavrov's O’Neill’s UN-led we're"), ["Lavrov", "'s", "O’Neill", "’s", "UN", "-", "led", "we", "'re"]);
    }

    #[test]
    fn abbreviations_keep_their_full_stop() {
        assert_eq!(words("Sen. J. Doe (I-Vt.) of the U.S. left."), ["Sen.", "J.", "Doe", "(", "I", "-", "Vt.", ")", "of", "the", "U.S.", "left", "."]);
        assert_eq!(words("AT&T paid 1,000.50 to Amazon.com."), ["AT&T", "paid", "1,000.50", "to", "Amazon.com", "."]);
    }

    #[test]
    fn sentences_end_at_stops_and_not_at_abbreviations() {
        assert_eq!(
            sentences("He met Gen. Ruiz. The U.S. Senate voted. \"Yes.\" She left for the U.S. The end"),
            ["He met Gen. Ruiz.", "The U.S. Senate voted.", "\"Yes.\"", "She left for the U.S.", "The end"]
        );
    }

    #[test]
    fn a_headline_on_its_own_line_is_a_sentence() {
        let long =
            "Ruiz to meet Doe\nForeign Minister Ana Ruiz said on Tuesday that she would meet President Jane Doe in the capital next week to talk about fish.";
        assert_eq!(sentences(long).len(), 2);
    }

    #[test]
    fn a_short_headline_is_read_as_one_where_the_sender_says_so() {
        let text = "Ruiz Meets Doe";
        let casing = |headlines: &[Span]| read(text, headlines, &mut TextBuffers::default()).sentences[0].casing;
        assert_eq!(casing(&[]), Casing::Prose);
        assert_eq!(casing(&[Span { start: 0, end: text.len() as u32 }]), Casing::Headline);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let wrapped = "Foreign Minister Ana\nRuiz said on Tuesday\nthat she would meet\nPresident Jane Doe.";
        assert_eq!(sentences(wrapped).len(), 1);
    }

    #[test]
    fn folding_keeps_the_way_back() {
        let text = "Mr\u{a0}François’s  “Élysée”";
        let mut buffers = TextBuffers::default();
        let document = read(text, &[], &mut buffers);
        assert_eq!(document.folded, "Mr Francois's \"Elysee\"");
        assert_eq!(document.lower, "mr francois's \"elysee\"");
        let at = document.token_at_folded_start(3).expect("a token begins there");
        assert_eq!(document.tokens[at].span.of(text), "François");
    }

    #[test]
    fn quotations_leave_their_marks_out() {
        let text = "“We met,” said Ruiz. \"Good.\"";
        let mut buffers = TextBuffers::default();
        let document = read(text, &[], &mut buffers);
        let inside: Vec<_> = document.quotations.iter().map(|q| document.text_of(*q)).collect();
        assert_eq!(inside, ["We met,", "Good."]);
    }
}
