//! A reading of some tokens, and how much speaks for it.

use crate::gazetteer::Kind;
use crate::span::{AliasId, Tokens};

/// What a name is a name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organization,
    /// A nationality, or an ethnic, religious or political group.
    Norp,
    /// An event, league, award, law, product, work or ship: it takes its span and is not reported.
    Other,
    /// A role phrase: it takes its span and goes to the role stage.
    Role,
}

impl NameKind {
    /// The kind of name that a gazetteer row is; none for trigger words.
    #[must_use]
    pub fn of_row(kind: Kind) -> Option<NameKind> {
        Some(match kind {
            Kind::Person => NameKind::Person,
            Kind::Place => NameKind::Place,
            Kind::Organization => NameKind::Organization,
            Kind::Norp => NameKind::Norp,
            Kind::Other => NameKind::Other,
            Kind::Role | Kind::Trigger => return None,
        })
    }

    /// Whether mentions of it are reported.
    #[must_use]
    pub fn is_reported(self) -> bool {
        !matches!(self, NameKind::Other | NameKind::Role)
    }
}

/// How much a reading is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Not alone.
    Possible,
    /// Unless something better stands there.
    Likely,
    /// Whatever else is said.
    Certain,
}

impl Strength {
    /// Points from which a reading is reported.
    pub const LIKELY: i32 = 25;
    /// Points that a list gives to a name of one word which fires on sight.
    pub const LISTED: i32 = 45;
    /// Points that a place or body has more than its words give, where it is called after somebody whom a list holds by full name.
    pub const CALLED_AFTER: i32 = 60;
    /// Points from which it is certain.
    pub const CERTAIN: i32 = 50;

    /// The strength of so many points.
    #[must_use]
    pub fn of(points: i32) -> Strength {
        match points {
            Strength::CERTAIN.. => Strength::Certain,
            Strength::LIKELY.. => Strength::Likely,
            _ => Strength::Possible,
        }
    }
}

/// One rule's word for, or against, one reading.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The tokens it is about.
    pub tokens: Tokens,
    /// What they would be.
    pub kind: NameKind,
    /// How much speaks for it; below 0, against.
    pub points: i32,
    /// Who says so.
    pub rule: &'static str,
    /// The alias it goes by, if a gazetteer row is behind it.
    pub alias: Option<AliasId>,
}
