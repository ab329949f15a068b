//! How a reply reports.

use serde::{Deserialize, Serialize};

use super::offset::OffsetEncoding;
use crate::gazetteer::Kind;
use crate::mention::NameKind;

/// How to report; nothing here changes what is understood.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields, expecting = "an object of options")]
pub struct Options {
    /// What offsets count.
    pub offset_encoding: OffsetEncoding,
    /// Which types to report; all by default.
    pub types: Vec<EntityType>,
    /// Whether to report roles.
    pub roles: bool,
    /// Mentions and roles below are dropped.
    #[cfg_attr(feature = "server", schema(minimum = 0.0, maximum = 1.0))]
    pub min_confidence: f32,
    /// Whether to say which rows and rules made each mention and role.
    pub evidence: bool,
    /// Whether to report only listed entities.
    pub restrict_to: Restriction,
    /// Which mentions the format `html` marks.
    pub marks: Marks,
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
            marks: Marks::default(),
        }
    }
}

/// The types of the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
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

    /// The kind of its rows.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            EntityType::Person => Kind::Person,
            EntityType::Place => Kind::Place,
            EntityType::Organization => Kind::Organization,
            EntityType::Norp => Kind::Norp,
        }
    }

    /// The word of the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            EntityType::Person => "person",
            EntityType::Place => "place",
            EntityType::Organization => "organization",
            EntityType::Norp => "norp",
        }
    }

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
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Restriction {
    /// All.
    #[default]
    All,
    /// Those that a list holds.
    Gazetteer,
}

/// Which mentions of an entity the format `html` marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Marks {
    /// Every one.
    #[default]
    All,
    /// The first one.
    First,
}
