//! spaCy's `Doc.to_json`: opens in displaCy and by `Doc.from_json`.
//!
//! Offsets are code points of the text that was read: of HTML, what it shows. Entities carry `kb_id` and `kb_url`, which displaCy
//! links; roles are the span group `roles`.

use serde_json::{Value, json};

use super::super::answer::Answer;
use super::super::offset::{OffsetEncoding, Offsets};
use super::super::options::EntityType;
use super::super::reply::EntityReply;
use super::iri;
use crate::span::Span;
use crate::text::Document;

pub(super) fn write(answer: &Answer<'_>) -> Value {
    let document = answer.annotations.context.document;
    let offsets = Offsets::new(document.text, OffsetEncoding::Utf32);
    let place = |span: Span| (offsets.of(span.start), offsets.of(span.end));

    let mut mentions: Vec<_> = answer.reply.entities.iter().flat_map(|e| e.mentions.iter().map(move |m| (m.read, e))).collect();
    mentions.sort_by_key(|(read, _)| *read);
    let ents: Vec<_> = mentions
        .into_iter()
        .map(|(read, entity)| {
            let (start, end) = place(read);
            json!({"start": start, "end": end, "label": label(entity), "kb_id": kb_id(entity), "kb_url": kb_url(entity)})
        })
        .collect();
    let roles: Vec<_> = answer
        .reply
        .roles
        .iter()
        .map(|role| {
            let (start, end) = place(role.read);
            json!({"start": start, "end": end, "label": "ROLE", "kb_id": ""})
        })
        .collect();
    let tokens = tokens(&document);
    let listed: Vec<_> = tokens
        .iter()
        .enumerate()
        .map(|(id, (span, _))| {
            let (start, end) = place(*span);
            json!({"id": id, "start": start, "end": end})
        })
        .collect();
    let sentences: Vec<_> = tokens
        .chunk_by(|a, b| a.1 == b.1)
        .map(|sentence| {
            let (start, end) = place(sentence[0].0.to(sentence[sentence.len() - 1].0));
            json!({"start": start, "end": end})
        })
        .collect();
    json!({"text": document.text, "ents": ents, "sents": sentences, "tokens": listed, "spans": {"roles": roles}})
}

/// The labels of `OntoNotes`, which spaCy's English models have and displaCy colours.
fn label(entity: &EntityReply<'_>) -> &'static str {
    match (entity.kind, entity.subtype) {
        (EntityType::Person, _) => "PERSON",
        (EntityType::Organization, _) => "ORG",
        (EntityType::Norp, _) => "NORP",
        (EntityType::Place, Some("airport" | "building" | "street" | "canal")) => "FAC",
        (EntityType::Place, Some("continent" | "island" | "river" | "mountain" | "sea" | "lake" | "strait" | "desert" | "region")) => "LOC",
        (EntityType::Place, _) => "GPE",
    }
}

fn kb_id<'r>(entity: &'r EntityReply<'_>) -> &'r str {
    entity.ids.get("wikidata").or_else(|| entity.ids.get("rolecall")).map_or("", |id| id)
}

/// Where displaCy's link leads; `#` is its word for nowhere.
fn kb_url(entity: &EntityReply<'_>) -> String {
    iri::of_entity(entity).filter(|iri| iri.starts_with("http")).unwrap_or_else(|| "#".to_owned())
}

/// The tokens with the number of their sentence. spaCy's text is its tokens and single spaces: any other white space is a token
/// of its own, in the sentence before it.
fn tokens(document: &Document<'_>) -> Vec<(Span, u32)> {
    let mut tokens = Vec::with_capacity(document.tokens.len());
    let mut end = 0;
    let mut sentence = 0;
    for token in document.tokens {
        space(document.text, Span { start: end, end: token.span.start }, sentence, &mut tokens);
        sentence = token.sentence;
        tokens.push((token.span, sentence));
        end = token.span.end;
    }
    space(document.text, Span { start: end, end: document.text.len() as u32 }, sentence, &mut tokens);
    tokens
}

/// The white space after a token, less the one space that belongs to the token.
fn space(text: &str, gap: Span, sentence: u32, tokens: &mut Vec<(Span, u32)>) {
    let own = u32::from(gap.of(text).starts_with(' ') && !tokens.is_empty());
    let rest = Span { start: gap.start + own, ..gap };
    if rest.start < rest.end {
        tokens.push((rest, sentence));
    }
}
