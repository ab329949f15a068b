//! Fresh candidates → the list of all, in its order, each reading that is new to it weighed by the cues.

use super::by_token::ByToken;
use super::candidate::{Candidate, NameKind};
use super::context::Context;
use super::cues::CUES;
use crate::span::Tokens;

/// Memory kept from one document to the next.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    by_token: ByToken,
    merged: Vec<Candidate>,
    readings: Vec<(Tokens, NameKind)>,
}

/// Takes fresh candidates into the list, which is by span, then by kind, then by rule, the best word of a rule first.
pub(super) fn take_in(context: &Context<'_>, candidates: &mut Vec<Candidate>, fresh: &mut Vec<Candidate>, buffers: &mut Buffers) {
    let Buffers { by_token, merged, readings } = buffers;
    by_token.file(context.document.tokens.len(), fresh.iter().map(|c| c.tokens.first()));
    merged.clear();
    let mut known = candidates.as_slice();
    for token in by_token.tokens() {
        readings.clear();
        for candidate in by_token.at(token).map(|number| &fresh[number]) {
            if !readings.contains(&reading(candidate)) {
                readings.push(reading(candidate));
            }
        }
        readings.sort_unstable();
        // Each reading's own few candidates are put in order, rather than all of the token.
        for &fresh_reading in &*readings {
            let (before, from) = known.split_at(known.iter().take_while(|c| reading(c) < fresh_reading).count());
            let (same, after) = from.split_at(from.iter().take_while(|c| reading(c) == fresh_reading).count());
            known = after;
            merged.extend_from_slice(before);
            let start = merged.len();
            merged.extend_from_slice(same);
            merged.extend(by_token.at(token).map(|number| fresh[number]).filter(|c| reading(c) == fresh_reading));
            if same.is_empty() {
                ask_cues(context, fresh_reading, merged);
            }
            merged[start..].sort_unstable_by(|a, b| (a.rule, b.points, a.alias).cmp(&(b.rule, a.points, b.alias)));
        }
    }
    merged.extend_from_slice(known);
    std::mem::swap(candidates, merged);
    fresh.clear();
}

fn reading(candidate: &Candidate) -> (Tokens, NameKind) {
    (candidate.tokens, candidate.kind)
}

fn ask_cues(context: &Context<'_>, (tokens, kind): (Tokens, NameKind), candidates: &mut Vec<Candidate>) {
    if kind == NameKind::Role {
        return;
    }
    for cue in CUES {
        let points = (cue.weigh)(context, tokens, kind);
        if points != 0 {
            candidates.push(Candidate { tokens, kind, points, rule: cue.name, alias: None });
        }
    }
}
