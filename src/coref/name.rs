//! A person's name as it is written: its parts, and the shorter forms that may stand for it.

use super::sex::{Sex, told_before};
use crate::gazetteer::Classes;
use crate::mention::{Context, Mention};
use crate::span::{RowId, Span, Tokens};
use crate::text::{Document, Interner, Shape, Symbol};

/// They and the word behind them are one given name: "Abu Bakr".
const TWO_WORDS: &[&str] = &["abu", "umm", "abd"];

/// A person's name as it is written somewhere.
#[derive(Debug)]
pub(super) struct Name {
    /// Which mention.
    pub(super) mention: usize,
    pub(super) tokens: Tokens,
    /// It without "Jr.".
    pub(super) core: Tokens,
    /// The core, in lower case.
    pub(super) text: Symbol,
    /// Its first word, or two.
    pub(super) given: Symbol,
    /// Its last word, "Jr." aside.
    pub(super) surname: Symbol,
    /// Whether there are initials between the two: "H. W."
    pub(super) initials: bool,
    /// "jr", "sr", "iii".
    pub(super) suffix: Option<Symbol>,
    /// The head of the title before it.
    pub(super) title: Option<RowId>,
    /// What that title or an honorific tells.
    pub(super) sex: Option<Sex>,
    /// The row, where only one bears this name.
    pub(super) row: Option<RowId>,
    /// How many words, what hyphens join counted as one, "Jr." left out.
    pub(super) words: usize,
    /// How many of them are particles at the beginning: "bin Laden".
    pub(super) particles: usize,
    /// Whether it is given name and surname.
    pub(super) full: bool,
    /// Where its forms stand among those of all full names.
    pub(super) forms: (usize, usize),
    /// The full name before it of the same initial and surname.
    pub(super) alike: Option<usize>,
}

impl Name {
    pub(super) fn read(context: &Context<'_>, mentions: &[Mention], mention: usize, interner: &mut Interner) -> Name {
        let document = &context.document;
        let tokens = mentions[mention].tokens;
        let mut end = tokens.after();
        while end - 1 > tokens.first() && (context.classes(end - 1).any(Classes::NAME_SUFFIX) || context.is(end - 1, ",") || context.is(end - 1, ".")) {
            end -= 1;
        }
        let core = Tokens::new(tokens.first(), end);
        let suffix = (end..tokens.after()).map(|i| without_stop(document, i)).find(|w| is_suffix(w.of(document.lower)));
        let particle = |i: usize| context.classes(i).any(Classes::PARTICLE) || context.is(i, "-");
        let given = Tokens::new(core.first(), core.first() + if core.len() > 2 && context.is_one_of(core.first(), TWO_WORDS) { 2 } else { 1 });
        let mut symbol = |span: Span| interner.intern(document, span);
        Name {
            mention,
            tokens,
            core,
            text: symbol(document.folded_span(core)),
            given: symbol(document.folded_span(given)),
            surname: symbol(document.tokens[core.last()].folded),
            initials: initials(document, core).next().is_some(),
            suffix: suffix.map(symbol),
            title: context.phrase_to(tokens.first()).map(|p| p.head.row),
            sex: told_before(context, tokens.first()),
            row: mentions[mention].only_row(context),
            words: context.words_in(core),
            particles: core.range().take_while(|&i| particle(i)).filter(|&i| document.tokens[i].is_word()).count(),
            full: false,
            forms: (0, 0),
            alike: None,
        }
    }

    /// The shorter names that this one ends with, at a word's beginning.
    pub(super) fn endings<'a>(&self, document: &Document<'a>) -> impl Iterator<Item = Span> + use<'a> {
        let Span { start, end } = document.folded_span(self.core);
        let parted = document.lower_of(self.core).match_indices([' ', '-']);
        parted.map(move |(at, _)| Span { start: start + at as u32 + 1, end }).filter(|e| e.start < e.end)
    }

    /// What a short name may be to be a form of it.
    pub(super) fn forms<'a>(&self, document: &Document<'a>) -> impl Iterator<Item = (Part, Span)> + use<'a> {
        let endings = self.endings(document).map(|e| (Part::Ending, e));
        let given = (Part::Given, document.tokens[self.core.first()].folded);
        let mut start = document.folded_span(self.core).start;
        let words = document.lower_of(self.core).split(' ').map(move |word| {
            let span = Span { start, end: start + word.len() as u32 };
            start = span.end + 1;
            (Part::Word, span)
        });
        endings.chain([given]).chain(words.take(if self.words > 2 { usize::MAX } else { 0 }))
    }
}

/// The initials between given name and surname of a name without "Jr.", their full stops aside: "h", "w".
pub(super) fn initials<'a>(document: &Document<'a>, core: Tokens) -> impl Iterator<Item = &'a str> {
    let inner = core.range().skip(1).filter(move |&i| i + 1 < core.after());
    inner.filter(|&i| document.tokens[i].shape == Shape::Letter).map(|i| without_stop(document, i).of(document.lower))
}

/// A token's text without the full stops at its end.
fn without_stop(document: &Document<'_>, token: usize) -> Span {
    let span = document.tokens[token].folded;
    Span { end: span.start + span.of(document.lower).trim_end_matches('.').len() as u32, ..span }
}

/// What a short name may be of a full one, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Part {
    /// "Kerry", "bin Laden".
    Ending,
    /// "Hillary".
    Given,
    /// One of three or more.
    Word,
}

/// "García Márquez" is a form of "Gabriel García Márquez": a name that ends with it.
pub(super) fn is_longer_form(long: &Name, short: &Name) -> bool {
    long.words > short.words && (long.row.is_none() || short.row.is_none() || long.row == short.row)
}

/// "jr", "iii", "xvi".
fn is_suffix(word: &str) -> bool {
    matches!(word, "jr" | "sr") || word.len() > 1 && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
}
