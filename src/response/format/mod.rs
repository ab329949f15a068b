//! An answer, written: one module a format, all of them in one table.

mod anno;
mod conll;
mod html;
mod iri;
mod ndjson;
mod ninjs;
mod schema;
mod spacy;

use serde::Serialize;
use serde_json::Value;

use super::answer::Answer;

/// A form that an answer may take.
#[derive(Debug)]
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// Its media type, by which a client may ask for it.
    pub media_type: &'static str,
    /// Whether it answers to the media type without its profile too.
    pub without_profile: bool,
    writer: Writer,
}

#[derive(Debug)]
enum Writer {
    /// The reply itself, as JSON.
    Reply,
    /// Another JSON document.
    Json(fn(&Answer<'_>) -> Value),
    /// No JSON.
    Text(fn(&Answer<'_>) -> String),
}

const fn format(name: &'static str, media_type: &'static str, writer: Writer) -> Format {
    Format { name, media_type, without_profile: true, writer }
}

/// All formats; the first is the default.
pub const FORMATS: &[Format] = &[
    format("json", "application/json", Writer::Reply),
    format("ndjson", "application/x-ndjson", Writer::Text(ndjson::write)),
    format("html", "text/html", Writer::Text(html::write)),
    Format { without_profile: false, ..format("anno", "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"", Writer::Json(anno::write)) },
    format("schema", "application/ld+json; profile=\"https://schema.org\"", Writer::Json(schema::write)),
    format("ninjs", "application/vnd.iptc.ninjs+json", Writer::Json(ninjs::write)),
    format("spacy", "application/vnd.spacy.doc+json", Writer::Json(spacy::write)),
    format("conll", "text/tab-separated-values", Writer::Text(conll::write)),
];

impl Format {
    /// What a reply's Content-Type says: the media type, and of text its charset, without which readers guess.
    #[must_use]
    pub fn content_type(&self) -> String {
        if self.media_type.starts_with("text/") { format!("{}; charset=utf-8", self.media_type) } else { self.media_type.to_owned() }
    }

    /// Writes an answer; of JSON, indented if asked.
    #[must_use]
    pub fn write(&self, answer: &Answer<'_>, indented: bool) -> Vec<u8> {
        match self.writer {
            Writer::Reply => write_json(answer.reply, indented),
            Writer::Json(document) => write_json(&document(answer), indented),
            Writer::Text(text) => text(answer).into_bytes(),
        }
    }
}

/// Writes JSON, with a line end for those who read it in a terminal.
///
/// # Panics
/// For maps whose keys are no strings: never for a reply.
#[must_use]
pub fn write_json(value: &impl Serialize, indented: bool) -> Vec<u8> {
    let written = if indented { serde_json::to_vec_pretty(value) } else { serde_json::to_vec(value) };
    let mut bytes = written.expect("string keys only, written to memory");
    bytes.push(b'\n');
    bytes
}
