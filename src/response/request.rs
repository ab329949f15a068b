//! What a client asks for: one document and how to report it.

use std::borrow::Cow;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Deserializer, Serialize};

use super::offset::OffsetEncoding;
use crate::mention::NameKind;
use crate::text::{Article, Field};

/// One document, as JSON. Unknown top-level fields are ignored.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, expecting = "an object with the field `text`, `html` or `fields`")]
pub struct Request<'a> {
    /// The client's own id, echoed.
    pub id: Option<String>,
    /// The article.
    #[serde(borrow)]
    pub text: Option<Cow<'a, str>>,
    /// The article as HTML, in place of `text`.
    #[serde(borrow)]
    pub html: Option<Cow<'a, str>>,
    /// The article in several parts, in place of `text`.
    #[serde(borrow)]
    pub fields: Option<Vec<FieldRequest<'a>>>,
    /// Its language; only English is read.
    pub language: Option<String>,
    /// How to report.
    #[serde(deserialize_with = "null_is_default")]
    pub options: Options,
}

/// One part of an article: plain text or HTML.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object with the fields `name` and `text` or `html`")]
pub struct FieldRequest<'a> {
    /// Its name, of which there is one; `headline` and `title` are read as headlines.
    pub name: String,
    /// What it holds.
    #[serde(default, borrow)]
    pub text: Option<Cow<'a, str>>,
    /// What it holds, as HTML.
    #[serde(default, borrow)]
    pub html: Option<Cow<'a, str>>,
}

/// A value that cannot be right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct Invalid {
    /// JSON pointer to it.
    pub pointer: String,
    /// What is wrong, and what can stand there.
    pub detail: String,
}

impl Invalid {
    fn new(pointer: impl Into<String>, detail: impl Into<String>) -> Invalid {
        Invalid { pointer: pointer.into(), detail: detail.into() }
    }
}

impl Request<'_> {
    /// The article, if every value of the request can be right.
    ///
    /// # Errors
    /// The first value that cannot.
    pub fn article(&self) -> Result<Article<'_>, Invalid> {
        if let Some(language) = self.language.as_ref().filter(|l| *l != "en") {
            return Err(Invalid::new("/language", format!("language `{language}` is not read, only `en`")));
        }
        let confidence = self.options.min_confidence;
        if !(0.0..=1.0).contains(&confidence) {
            return Err(Invalid::new("/options/min_confidence", format!("{confidence} is not between 0 and 1")));
        }
        match (&self.text, &self.html, &self.fields) {
            (Some(text), None, None) => Ok(Article::plain(text)),
            (None, Some(html), None) => Ok(Article::html(html)),
            (None, None, Some(fields)) => in_fields(fields),
            (None, None, None) => Err(Invalid::new("/text", "there is no `text`, `html` or `fields`")),
            (_, _, Some(_)) => Err(Invalid::new("/fields", "send one of `text`, `html` and `fields`")),
            (_, Some(_), None) => Err(Invalid::new("/html", "send one of `text`, `html` and `fields`")),
        }
    }
}

fn in_fields<'r>(fields: &'r [FieldRequest<'_>]) -> Result<Article<'r>, Invalid> {
    let mut names = FxHashSet::default();
    let mut read = Vec::with_capacity(fields.len());
    for (number, field) in fields.iter().enumerate() {
        if !names.insert(field.name.as_str()) {
            return Err(Invalid::new(format!("/fields/{number}/name"), format!("there is a field `{}` already; give each its own name", field.name)));
        }
        let (sent, html) = match (&field.text, &field.html) {
            (Some(text), None) => (text, false),
            (None, Some(html)) => (html, true),
            _ => return Err(Invalid::new(format!("/fields/{number}"), "a field has either `text` or `html`")),
        };
        read.push(Field { name: &field.name, sent, html });
    }
    Ok(Article::fields(read.into_iter()))
}

/// `null` says as little as a field that is not there.
fn null_is_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// How to report; nothing here changes what is understood.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "an object of options")]
pub struct Options {
    /// What offsets count.
    pub offset_encoding: OffsetEncoding,
    /// Which types to report; all by default.
    pub types: Vec<EntityType>,
    /// Whether to report roles.
    pub roles: bool,
    /// Mentions and roles below are dropped.
    pub min_confidence: f32,
    /// Whether to say which rows and rules made each mention and role.
    pub evidence: bool,
    /// Whether to report only listed entities.
    pub restrict_to: Restriction,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            offset_encoding: OffsetEncoding::default(),
            types: EntityType::ALL.to_vec(),
            roles: true,
            min_confidence: 0.0,
            evidence: false,
            restrict_to: Restriction::default(),
        }
    }
}

/// The types of the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    /// A named person.
    Person,
    /// A country, city, river, street, building, …
    Place,
    /// A company, ministry, party, club, …
    Organization,
    /// A nationality, or an ethnic, religious or political group.
    Norp,
}

impl EntityType {
    /// All, in the order of the contract.
    pub const ALL: [EntityType; 4] = [EntityType::Person, EntityType::Place, EntityType::Organization, EntityType::Norp];

    /// The type of a kind of name; none for what is not reported.
    #[must_use]
    pub fn of(kind: NameKind) -> Option<EntityType> {
        Some(match kind {
            NameKind::Person => EntityType::Person,
            NameKind::Place => EntityType::Place,
            NameKind::Organization => EntityType::Organization,
            NameKind::Norp => EntityType::Norp,
            NameKind::Other | NameKind::Role => return None,
        })
    }
}

/// Which entities to report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Restriction {
    /// All.
    #[default]
    All,
    /// Those that a list holds.
    Gazetteer,
}
