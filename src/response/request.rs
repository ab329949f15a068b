//! What a client asks for: one document, and what it knows of it.

use std::borrow::Cow;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Deserializer, Serialize};

use super::options::{EntityType, Options};
use crate::gazetteer::{Date, Entry};
use crate::text::{Article, Field};

/// One document, as JSON. Unknown top-level fields are ignored.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
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
    /// The day it was published: `YYYY-MM-DD`.
    #[cfg_attr(feature = "server", schema(format = Date))]
    pub date: Option<String>,
    /// Its language; only English is read.
    #[cfg_attr(feature = "server", schema(pattern = "^en$"))]
    pub language: Option<String>,
    /// How to report.
    #[serde(deserialize_with = "null_is_default")]
    pub options: Options,
    /// Names for this request alone, stronger than the lists.
    #[serde(deserialize_with = "null_is_default")]
    pub entries: Vec<EntryRequest>,
    /// Names that are not wanted in the answer.
    #[serde(deserialize_with = "null_is_default")]
    pub reject: Vec<String>,
}

/// One part of an article: plain text or HTML.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
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

/// A name for one request.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, expecting = "an object with the fields `type`, `name` and `aliases`")]
pub struct EntryRequest {
    /// What it is the name of.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The canonical name.
    pub name: String,
    /// The other written forms.
    #[serde(default, deserialize_with = "null_is_default")]
    pub aliases: Vec<String>,
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
        if let Some(date) = self.date.as_ref().filter(|d| d.parse::<Date>().is_err()) {
            return Err(Invalid::new("/date", format!("`{date}` is no day; write it as 2016-03-15")));
        }
        let confidence = self.options.min_confidence;
        if !(0.0..=1.0).contains(&confidence) {
            return Err(Invalid::new("/options/min_confidence", format!("{confidence} is not between 0 and 1")));
        }
        self.check_names()?;
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

impl Request<'_> {
    /// A name without a letter or digit would be found nowhere, or everywhere.
    fn check_names(&self) -> Result<(), Invalid> {
        let check = |name: &str, pointer: &dyn Fn() -> String| {
            let named = name.chars().any(char::is_alphanumeric);
            named.then_some(()).ok_or_else(|| Invalid::new(pointer(), "a name has a letter or a digit"))
        };
        for (number, entry) in self.entries.iter().enumerate() {
            check(&entry.name, &|| format!("/entries/{number}/name"))?;
            for (place, alias) in entry.aliases.iter().enumerate() {
                check(alias, &|| format!("/entries/{number}/aliases/{place}"))?;
            }
        }
        self.reject.iter().enumerate().try_for_each(|(number, name)| check(name, &|| format!("/reject/{number}")))
    }

    /// The day of the article; none where the request says none, or no day.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.date.as_ref()?.parse().ok()
    }

    /// The names that the request brings along.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let entry = |e: &EntryRequest| Entry { kind: e.kind.kind(), name: e.name.clone(), aliases: e.aliases.clone() };
        self.entries.iter().map(entry).collect()
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
