//! Finders: each proposes candidates of one sort.

mod acronym;
mod ampersand;
mod common_noun;
mod company_suffix;
mod dateline;
mod gazetteer;
mod language;
mod organization_head;
mod other_head;
mod owned_body;
mod person_name;
mod place_head;
mod role_phrase;
mod team;
mod unknown_name;
mod work;

use super::Finder;

/// All finders. Their order tells nothing: points decide.
pub const FINDERS: &[Finder] = &[
    gazetteer::FINDER,
    role_phrase::FINDER,
    person_name::FINDER,
    unknown_name::FINDER,
    organization_head::FINDER,
    company_suffix::FINDER,
    common_noun::FINDER,
    ampersand::FINDER,
    acronym::FINDER,
    owned_body::FINDER,
    other_head::FINDER,
    work::FINDER,
    place_head::FINDER,
    dateline::FINDER,
    team::FINDER,
    language::FINDER,
];
