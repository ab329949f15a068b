//! Marked texts → what the model learns from: the segments of the first pass, with features and labels.

use rolecall::gazetteer::{Classes, Gazetteer, Hits};
use rolecall::mention::model::{Features, KINDS, OUTSIDE, first, further, number, observe};
use rolecall::mention::{Found, MentionBuffers, NameKind, first_pass};
use rolecall::span::Tokens;
use rolecall::text::{self, TextBuffers};

use crate::gold::{Document, Name};

/// One segment.
pub struct Example {
    /// One a token.
    pub features: Vec<Features>,
    /// One a token.
    pub labels: Vec<usize>,
}

/// The segments of some texts. Left out are those that hold a name whose kind is open, or one that is cut elsewhere than at tokens.
pub fn examples(gazetteer: &Gazetteer, documents: &[&Document]) -> Vec<Example> {
    let (mut text, mut hits, mut mentions) = (TextBuffers::default(), Hits::default(), MentionBuffers::default());
    let mut examples = Vec::new();
    for gold in documents {
        let document = text::read(&gold.text, &[], &mut text);
        gazetteer.find(&document, &mut hits);
        let found = first_pass(gazetteer, document, &hits, &mut mentions);
        let labels = labels(&found, &gold.names);
        for (segment, features) in observe(&found.context, found.mentions, found.phrases) {
            let labels: Option<Vec<usize>> = labels[segment.range()].iter().copied().collect();
            if let Some(mut labels) = labels {
                begin_anew(&mut labels);
                examples.push(Example { features, labels });
            }
        }
    }
    examples
}

/// The label of every token; none where the gold is open.
fn labels(found: &Found<'_>, names: &[Name]) -> Vec<Option<usize>> {
    let document = found.context.document;
    let mut labels = vec![Some(OUTSIDE); document.tokens.len()];
    for name in names {
        let start = document.tokens.partition_point(|t| t.span.end <= name.start);
        let end = document.tokens.partition_point(|t| t.span.start < name.end);
        if start >= end {
            continue;
        }
        let mut tokens = Tokens::new(start, end);
        let span = document.span(tokens);
        if span.start != name.start || span.end != name.end {
            labels[tokens.range()].fill(None);
            continue;
        }
        tokens.start += leading(found, name.kind, tokens) as u32;
        let kind = name.kind.and_then(number);
        labels[tokens.range()].fill(kind.map(further));
        labels[tokens.first()] = kind.map(first);
    }
    // Most of the data mark no nationalities, or call them something else: here the rules teach.
    let norp = number(NameKind::Norp).unwrap_or_default();
    let other = number(NameKind::Other).unwrap_or_default();
    let place = number(NameKind::Place).unwrap_or_default();
    for mention in found.mentions.iter().filter(|m| m.kind == NameKind::Norp) {
        let unmarked = |l: &Option<usize>| [OUTSIDE, first(other), further(other), first(place), further(place)].map(Some).contains(l);
        let inside = labels.get(mention.tokens.after()).is_some_and(|l| (0..KINDS.len()).any(|k| *l == Some(further(k))));
        if !inside && labels[mention.tokens.range()].iter().all(unmarked) {
            labels[mention.tokens.range()].fill(Some(further(norp)));
            labels[mention.tokens.first()] = Some(first(norp));
        }
    }
    labels
}

/// How many tokens stand before the name as we take it: an article, honorifics and titles.
fn leading(found: &Found<'_>, kind: Option<NameKind>, tokens: Tokens) -> usize {
    let context = &found.context;
    let listed = found.mentions.iter().any(|m| m.tokens.start == tokens.start);
    let mut at = tokens.first();
    if context.is(at, "the") && !listed {
        at += 1;
    }
    while kind == Some(NameKind::Person) && at < tokens.last() {
        let title = found.phrases.iter().find(|p| p.tokens.first() == at).map(|p| p.tokens.after());
        match title {
            Some(after) => at = after,
            None if context.classes(at).any(Classes::HONORIFIC) => at += 1,
            None => break,
        }
    }
    at.min(tokens.last()) - tokens.first()
}

/// What goes on where nothing has begun, begins: a segment may cut the small words before a name off.
fn begin_anew(labels: &mut [usize]) {
    for t in 0..labels.len() {
        let before = t.checked_sub(1).map(|b| labels[b]);
        if !rolecall::mention::model::may_follow(before, labels[t]) {
            labels[t] -= 1;
        }
    }
}
