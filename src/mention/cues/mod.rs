//! Cues: each weighs one reading by what stands around it.

mod bracketed_country;
mod coordination;
mod description_beside;
mod honorific;
mod legislature;
mod numbered_list;
mod organization_word;
mod person_noun;
mod place_word;
mod preposition;
mod role_beside;
mod role_complement;
mod speech_verb;
mod the_article;

pub(super) use place_word::is_larger_place;

use super::Cue;

/// All cues. Their order tells nothing: points are summed.
pub const CUES: &[Cue] = &[
    honorific::CUE,
    role_beside::CUE,
    role_complement::CUE,
    person_noun::CUE,
    description_beside::CUE,
    speech_verb::CUE,
    preposition::CUE,
    place_word::CUE,
    organization_word::CUE,
    the_article::CUE,
    bracketed_country::CUE,
    numbered_list::CUE,
    coordination::CUE,
    legislature::CUE,
];
