//! Names for documents and entities that hold in the whole web.

use std::fmt::Write;

use super::super::answer::Answer;
use super::super::reply::EntityReply;

/// The document: its id where that is an IRI, else a URN made of it.
pub(super) fn of_document(answer: &Answer<'_>) -> String {
    match answer.reply.id {
        Some(id) if is_iri(id) => id.to_owned(),
        Some(id) => {
            let mut iri = String::from("urn:rolecall:document:");
            percent_encode(id, &mut iri);
            iri
        }
        None => "urn:rolecall:document".to_owned(),
    }
}

/// A listed entity: its Wikidata entity, else its `GeoNames` feature, else its row.
pub(super) fn of_entity(entity: &EntityReply<'_>) -> Option<String> {
    if let Some(id) = entity.ids.get("wikidata") {
        return Some(format!("http://www.wikidata.org/entity/{id}"));
    }
    if let Some(id) = entity.ids.get("geonames") {
        return Some(format!("https://sws.geonames.org/{id}/"));
    }
    entity.ids.get("rolecall").map(|id| format!("urn:rolecall:{id}"))
}

/// A place within a document.
pub(super) fn fragment(document: &str, name: &str) -> String {
    let mut iri = document.to_owned();
    // A document that is a fragment itself gets no second one.
    iri.push(if document.contains('#') { '/' } else { '#' });
    percent_encode(name, &mut iri);
    iri
}

/// A scheme, a colon, and nothing that an IRI cannot hold.
fn is_iri(id: &str) -> bool {
    let Some((scheme, rest)) = id.split_once(':') else { return false };
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    named && !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c))
}

fn percent_encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte.into());
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}
