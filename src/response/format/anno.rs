//! W3C Web Annotation: one annotation a mention and one a role, in one page.
//!
//! `TextPositionSelector` counts code points of the text content, as the specification has it: in HTML tags are left out and
//! references are one character. `TextQuoteSelector` finds the place again when the text has moved.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::super::answer::Answer;
use super::super::offset::{OffsetEncoding, Offsets};
use super::super::reply::EntityReply;
use super::iri;
use crate::span::Span;

/// How many characters of context a quote has on each side, at most.
const CONTEXT: usize = 32;

pub(super) fn write(answer: &Answer<'_>) -> Value {
    let document = iri::of_document(answer);
    let places = Places { answer, document: &document, offsets: Offsets::new(answer.article.text(), OffsetEncoding::Utf32) };
    let id_of = |name: &str| iri::fragment(&document, name);
    let mut items = Vec::new();
    for entity in &answer.reply.entities {
        for (number, mention) in entity.mentions.iter().enumerate() {
            items.push(json!({
                "type": "Annotation",
                "id": id_of(&mention_name(entity.id, number)),
                "motivation": "identifying",
                "body": bodies(entity),
                "target": places.target(mention.field, mention.read),
            }));
        }
    }
    for role in &answer.reply.roles {
        let linked = std::iter::once(role.holder).chain(role.of.iter().copied());
        let mut body = vec![json!({"type": "TextualBody", "purpose": "describing", "value": role.name, "format": "text/plain", "language": "en"})];
        body.extend(linked.map(|entity| json!({"type": "SpecificResource", "purpose": "linking", "source": id_of(&mention_name(entity, 0))})));
        items.push(json!({
            "type": "Annotation",
            "id": id_of(&format!("r{}", role.id + 1)),
            "motivation": "describing",
            "body": body,
            "target": places.target(role.field, role.read),
        }));
    }
    json!({"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "id": id_of("annotations"), "items": items})
}

/// An entity's first mention is `e1-1`: what links to the entity links there.
fn mention_name(entity: u32, number: usize) -> String {
    format!("e{}-{}", entity + 1, number + 1)
}

fn bodies(entity: &EntityReply<'_>) -> Vec<Value> {
    let mut bodies = Vec::new();
    if let Some(source) = iri::of_entity(entity) {
        bodies.push(json!({"type": "SpecificResource", "purpose": "identifying", "source": source}));
    }
    bodies.push(json!({"type": "TextualBody", "purpose": "tagging", "value": entity.name, "format": "text/plain", "language": "en"}));
    bodies.push(json!({"type": "TextualBody", "purpose": "classifying", "value": entity.kind.as_str(), "format": "text/plain"}));
    bodies
}

struct Places<'r> {
    answer: &'r Answer<'r>,
    document: &'r str,
    offsets: Offsets<'r>,
}

impl Places<'_> {
    fn target(&self, field: Option<&str>, span: Span) -> Value {
        let source = field.map_or_else(|| self.document.to_owned(), |name| iri::fragment(self.document, name));
        let quote = |span| content(self.answer, span);
        let (prefix, suffix) = (quote(before(self.answer, span)), quote(after(self.answer, span)));
        json!({
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": self.position(span.start, false), "end": self.position(span.end, true)},
                {"type": "TextQuoteSelector", "prefix": prefix, "exact": quote(span), "suffix": suffix},
            ],
        })
    }

    /// Code points of text content before a place.
    fn position(&self, at: u32, ends: bool) -> u32 {
        let (before, counted) = self.answer.article.content(at, ends);
        before + self.offsets.of(counted.end) - self.offsets.of(counted.start)
    }
}

/// The text content of a stretch of the text.
fn content<'a>(answer: &Answer<'a>, span: Span) -> Cow<'a, str> {
    let text = answer.article.text_of(span);
    let (number, _) = answer.article.sent(span);
    let part = &answer.article.parts()[number];
    if !part.is_html() || !text.contains('\r') {
        return text;
    }
    // What the DOM makes of line ends: a CR and an LF are one, but not with a tag between them.
    let segments = answer.article.segments(span);
    let sent = segments.iter().flat_map(|s| s.of(part.sent).match_indices('\r').map(|(at, _)| s.start as usize + at));
    let mut is_crlf = sent.map(|at| part.sent[at..].starts_with("\r\n"));
    let line_end = |c: char| match c {
        '\r' if is_crlf.next() == Some(true) => None,
        '\r' => Some('\n'),
        _ => Some(c),
    };
    Cow::Owned(text.chars().filter_map(line_end).collect())
}

/// What stands before a place, in its paragraph.
fn before(answer: &Answer<'_>, span: Span) -> Span {
    let text = &answer.article.text()[..span.start as usize];
    let start = text.char_indices().rev().take_while(|(_, c)| !ends_context(*c)).take(CONTEXT).last().map_or(text.len(), |(at, _)| at);
    Span { start: start as u32, end: span.start }
}

/// What stands after a place, in its paragraph.
fn after(answer: &Answer<'_>, span: Span) -> Span {
    let text = &answer.article.text()[span.end as usize..];
    let length: usize = text.chars().take_while(|c| !ends_context(*c)).take(CONTEXT).map(char::len_utf8).sum();
    Span { start: span.end, end: span.end + length as u32 }
}

/// Beyond a line's end, or what stands for an object, the text read is not the text content.
fn ends_context(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{fffc}')
}
