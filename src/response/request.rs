//! What a client asks for: one document and how to report it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::offset::OffsetEncoding;
use crate::mention::NameKind;

/// One document, as JSON. Unknown top-level fields are ignored.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, expecting = "an object with the field `text`")]
pub struct Request<'a> {
    /// The client's own id, echoed.
    pub id: Option<String>,
    /// The article.
    #[serde(borrow)]
    pub text: Option<Cow<'a, str>>,
    /// The article as HTML, in place of `text`.
    #[serde(borrow)]
    pub html: Option<Cow<'a, str>>,
    /// Its language; only English is read.
    pub language: Option<String>,
    /// How to report.
    pub options: Options,
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
