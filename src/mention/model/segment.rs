//! Segments: the stretches of a sentence that may hold names. Everything else is outside, and costs nothing.

use super::super::Context;
use crate::gazetteer::Classes;
use crate::span::Tokens;
use crate::text::Shape;

/// Small words and marks between two parts of a name, at most.
const JOINTS: usize = 3;

/// The segments of a document, in order. No two touch.
pub(super) fn find(cx: &Context<'_>, is_named: impl Fn(usize) -> bool, segments: &mut Vec<Tokens>) {
    segments.clear();
    for sentence in cx.document.sentences {
        let mut open: Option<(usize, usize)> = None;
        for i in sentence.tokens.range().filter(|&i| is_named(i) || may_be_part(cx, i)) {
            let joined = open.filter(|&(_, last)| i - last <= JOINTS + 1 && (last + 1..i).all(|j| may_join(cx, j)));
            match joined {
                Some((first, _)) => open = Some((first, i)),
                None => segments.extend(open.replace((with_particles(cx, i), i)).map(|(first, last)| Tokens::new(first, last + 1))),
            }
        }
        segments.extend(open.map(|(first, last)| Tokens::new(first, last + 1)));
    }
}

/// The first of the small particles before token `i`: "von der Leyen", "al-Assad".
fn with_particles(cx: &Context<'_>, i: usize) -> usize {
    let mut first = i;
    while let Some(before) = cx.before(first) {
        let particle = cx.document.tokens[before].shape == Shape::Lower && cx.classes(before).any(Classes::PARTICLE);
        let hyphen =
            cx.is(before, "-") && cx.is_attached(first) && cx.is_attached(before) && cx.before(before).is_some_and(|b| cx.classes(b).any(Classes::PARTICLE));
        if !particle && !hyphen {
            break;
        }
        first = before;
    }
    first
}

/// A word with a capital that need not have it. "I" has one wherever it stands, and "As" when it opens a sentence; "The" may belong to
/// what follows, and "May" be a name.
fn may_be_part(cx: &Context<'_>, i: usize) -> bool {
    let token = &cx.document.tokens[i];
    let opens = || cx.document.begins_sentence(i) || cx.document.begins_quotation(i);
    let small =
        cx.classes(i).any(Classes::FUNCTION) && (cx.is(i, "i") || token.shape == Shape::Capital && !cx.is_one_of(i, &["the", "may", "will"]) && opens());
    (token.is_capitalized() || token.shape == Shape::Mixed) && !small
}

fn may_join(cx: &Context<'_>, i: usize) -> bool {
    match cx.document.tokens[i].shape {
        Shape::Lower => cx.classes(i).any(Classes::PARTICLE) || cx.is_one_of(i, &["of", "and", "for", "the", "in", "on", "at", "to"]),
        Shape::Number | Shape::Clitic => true,
        // "March 4 - Bank of Canada" is two.
        Shape::Punctuation if cx.is(i, "-") => cx.is_attached(i) || cx.is_attached(i + 1),
        Shape::Punctuation => cx.is_one_of(i, &["&", "'", "/", ".", "!"]),
        _ => false,
    }
}
