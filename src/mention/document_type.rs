//! The same name elsewhere in the document: what its neighbours say at one place counts at all others.
//!
//! "Wells" is a surname, but where an article speaks of "the parent of Wells" and of "Wells shares", every "Wells" is the firm, unless
//! a full name beside it says otherwise.

use rustc_hash::FxHashMap;

use super::Mention;
use super::candidate::{Candidate, NameKind};
use super::context::Context;
use super::cues::CUES;
use super::resolve::is_inside;
use crate::span::Tokens;

const NAME: &str = "same_name_elsewhere";

/// The kinds that a name may waver between.
const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Place, NameKind::Organization];

/// What the cues say of one string, summed over its occurrences, by [`KINDS`].
#[derive(Clone, Copy, Default)]
struct Said {
    points: [i32; KINDS.len()],
    occurrences: u32,
}

/// Appends to every occurrence of a name half of what the cues say at its other occurrences. The candidates are sorted by span.
pub(super) fn settle(context: &Context<'_>, mentions: &[Mention], candidates: &[Candidate], fresh: &mut Vec<Candidate>) {
    let mut by_name: FxHashMap<&str, Said> = FxHashMap::default();
    for_each_span(context, mentions, candidates, |tokens, here| {
        let said = by_name.entry(context.document.lower_of(tokens)).or_default();
        said.occurrences += 1;
        for (sum, points) in said.points.iter_mut().zip(here) {
            *sum += points;
        }
    });
    for_each_span(context, mentions, candidates, |tokens, here| {
        let said = by_name[context.document.lower_of(tokens)];
        if said.occurrences < 2 {
            return;
        }
        for ((kind, sum), points) in KINDS.into_iter().zip(said.points).zip(here) {
            let elsewhere = ((sum - points) / 2).clamp(-25, 40);
            if elsewhere != 0 {
                fresh.push(Candidate { tokens, kind, points: elsewhere, rule: NAME, alias: None });
            }
        }
    });
}

/// Calls `see` with every span that may be a name of its own and what the cues say of it.
fn for_each_span(context: &Context<'_>, mentions: &[Mention], candidates: &[Candidate], mut see: impl FnMut(Tokens, [i32; KINDS.len()])) {
    for group in candidates.chunk_by(|a, b| a.tokens == b.tokens) {
        let tokens = group[0].tokens;
        let name = group.iter().any(|c| KINDS.contains(&c.kind)) && !group.iter().any(|c| matches!(c.kind, NameKind::Role | NameKind::Norp));
        if !name || is_inside(mentions, tokens) || !context.document.tokens[tokens.first()].is_capitalized() {
            continue;
        }
        let mut here = [0; KINDS.len()];
        for candidate in group.iter().filter(|c| CUES.iter().any(|cue| cue.name == c.rule)) {
            if let Some(at) = KINDS.iter().position(|k| *k == candidate.kind) {
                here[at] += candidate.points;
            }
        }
        see(tokens, here);
    }
}
