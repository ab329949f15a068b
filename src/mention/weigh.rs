//! Fresh candidates → the list of all, in its order, each reading that is new to it weighed by the cues.

use std::cmp::Ordering;

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
    let tokens = context.document.tokens.len();
    by_token.file(tokens, fresh.iter().map(|c| c.tokens.first()));
    merged.clear();
    let mut rest = candidates.as_slice();
    for token in 0..tokens {
        let (known, further) = rest.split_at(rest.iter().take_while(|c| c.tokens.first() == token).count());
        rest = further;
        let start = merged.len();
        merged.extend_from_slice(known);
        readings.clear();
        for candidate in by_token.at(token).map(|number| fresh[number]) {
            let reading = (candidate.tokens, candidate.kind);
            if !readings.contains(&reading) {
                readings.push(reading);
            }
            merged.push(candidate);
        }
        for reading in readings.iter().filter(|r| !known.iter().any(|c| (c.tokens, c.kind) == **r)) {
            ask_cues(context, *reading, merged);
        }
        if !readings.is_empty() {
            merged[start..].sort_unstable_by(order);
        }
    }
    std::mem::swap(candidates, merged);
    fresh.clear();
}

fn order(a: &Candidate, b: &Candidate) -> Ordering {
    (a.tokens, a.kind, a.rule, b.points, a.alias).cmp(&(b.tokens, b.kind, b.rule, a.points, b.alias))
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
