//! The one place where the kind of a span is settled and overlaps are resolved.
//!
//! The points of all rules for one reading (a span as one kind) are summed; of several gazetteer rows behind the same reading
//! the best counts. Each span takes its best kind. Of overlapping spans those are kept that together have most points:
//! weighted interval scheduling, `O(n log n)`.

use super::Mention;
use super::by_token::ByToken;
use super::candidate::{Candidate, NameKind, Strength};
use super::context::Context;
use super::role_phrase::RolePhrase;
use crate::span::Tokens;

/// Memory kept from one document to the next.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    readings: Vec<Mention>,
    by_end: Vec<Mention>,
    best: Vec<(i32, bool)>,
    by_token: ByToken,
}

/// Chooses mentions and role phrases among candidates, which are by span, then by kind, then by rule.
pub(super) fn resolve(context: &Context<'_>, candidates: &[Candidate], mentions: &mut Vec<Mention>, roles: &mut Vec<RolePhrase>, buffers: &mut Buffers) {
    read_spans(candidates, &mut buffers.readings);
    lift_listed(context, &mut buffers.readings);
    lift_outer(&mut buffers.readings);
    choose(context.document.tokens.len(), buffers);
    mentions.clear();
    roles.clear();
    for (reading, _) in buffers.by_end.iter().zip(&buffers.best).filter(|(_, (_, taken))| *taken) {
        match reading.kind {
            NameKind::Role => roles.extend(context.phrase_to(reading.tokens.after()).map(|p| RolePhrase { tokens: reading.tokens, head: p.head })),
            _ => mentions.push(reading.clone()),
        }
    }
}

/// The sum of what was said for one reading of a span.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) tokens: Tokens,
    pub(super) kind: NameKind,
    pub(super) points: i32,
    /// Whether anything speaks for it.
    pub(super) proposed: bool,
    /// Its candidates.
    evidence: std::ops::Range<u32>,
}

/// All readings of sorted candidates, by span and kind.
pub(super) fn readings(candidates: &[Candidate]) -> impl Iterator<Item = Reading> {
    let mut start = 0;
    candidates.chunk_by(|a, b| a.tokens == b.tokens && a.kind == b.kind).map(move |same| {
        let evidence = start..start + same.len() as u32;
        start = evidence.end;
        // Of one rule's several words for the same reading the first, best one counts.
        let points = same.chunk_by(|a, b| a.rule == b.rule).map(|words| words[0].points).sum();
        Reading { tokens: same[0].tokens, kind: same[0].kind, points, proposed: same.iter().any(|c| c.points > 0), evidence }
    })
}

/// One mention a span: its best reading, if it has enough points.
fn read_spans(candidates: &[Candidate], mentions: &mut Vec<Mention>) {
    mentions.clear();
    let mut proposed = readings(candidates).filter(|r| r.proposed).peekable();
    while let Some(mut best) = proposed.next() {
        let mut second = 0;
        while let Some(other) = proposed.next_if(|r| r.tokens == best.tokens) {
            if other.points > best.points {
                second = second.max(best.points);
                best = other;
            } else {
                second = second.max(other.points);
            }
        }
        if best.points >= Strength::LIKELY {
            mentions.push(Mention { tokens: best.tokens, kind: best.kind, points: best.points, margin: best.points - second, evidence: best.evidence });
        }
    }
}

/// What every reading costs: one long name is likelier than two short ones side by side.
const COST: i32 = 20;

/// Puts the readings in the order of their ends and marks those that do not overlap and together have most points.
fn choose(tokens: usize, buffers: &mut Buffers) {
    let Buffers { readings, by_end, best, by_token } = buffers;
    by_token.file(tokens, readings.iter().map(|r| r.tokens.last()));
    by_end.clear();
    for token in by_token.tokens() {
        by_end.extend(by_token.at(token).map(|number| readings[number].clone()));
    }
    let readings = &*by_end;
    best.clear();
    for (i, reading) in readings.iter().enumerate() {
        let without = i.checked_sub(1).map_or(0, |b| best[b].0);
        let before = readings[..i].partition_point(|r| r.tokens.end <= reading.tokens.start);
        let with = reading.points - COST + before.checked_sub(1).map_or(0, |b| best[b].0);
        best.push((with.max(without), with > without));
    }
    // Walk back: a reading is taken if it was better with it and nothing after it overlaps.
    let mut free_from = u32::MAX;
    for (reading, (_, taken)) in readings.iter().zip(best.iter_mut()).rev() {
        *taken = *taken && reading.tokens.end <= free_from;
        if *taken {
            free_from = reading.tokens.start;
        }
    }
}

/// A listed name of several words is one name, whatever its parts mean: "Bayern Munich" is neither Bayern nor Munich.
fn lift_listed(context: &Context<'_>, readings: &mut [Mention]) {
    for i in 0..readings.len() {
        let tokens = readings[i].tokens;
        if tokens.len() < 2 || !context.is_listed(tokens) {
            continue;
        }
        // Spans are sorted: those within this one begin with it or follow it.
        let inside = |r: &&Mention| r.tokens != tokens && tokens.covers(r.tokens);
        let before = readings[..i].iter().rev().take_while(|r| r.tokens.start == tokens.start).filter(inside);
        let after = readings[i + 1..].iter().take_while(|r| r.tokens.start < tokens.end).filter(inside);
        let parts: i32 = before.chain(after).map(|r| (r.points - COST).max(0)).sum();
        readings[i].points = readings[i].points.max(parts + COST + 1);
    }
}

/// A name within a name of the same kind speaks for the longer one: "Merkel" for "Angela Merkel", and "Angela" too.
fn lift_outer(readings: &mut [Mention]) {
    // They are sorted by first token, so those inside stand close by.
    let mut from = 0;
    for i in 0..readings.len() {
        let (tokens, kind) = (readings[i].tokens, readings[i].kind);
        if readings[from].tokens.start < tokens.start {
            from = i;
        }
        let inner = || {
            let near = readings[from..].iter().take_while(|r| r.tokens.start < tokens.end);
            near.filter(|r| r.kind == kind && r.tokens != tokens && tokens.covers(r.tokens))
        };
        let best = inner().map(|r| r.points).max();
        let halves = inner().filter(|r| r.tokens.start == tokens.start).filter_map(|first| {
            let last = inner().filter(|r| r.tokens.end == tokens.end && r.tokens.start == first.tokens.end).map(|r| r.points).max()?;
            Some(first.points + last)
        });
        let both = halves.max().filter(|_| kind == NameKind::Person);
        if let Some(points) = best.map(|p| p + COST).max(both) {
            readings[i].points = readings[i].points.max(points);
        }
    }
}

/// Whether some tokens are part of a longer mention.
pub(super) fn is_inside(mentions: &[Mention], tokens: Tokens) -> bool {
    let at = mentions.partition_point(|m| m.tokens.end < tokens.end);
    mentions.get(at).is_some_and(|m| m.tokens != tokens && m.tokens.covers(tokens))
}

/// Whether some tokens are all part of one of the mentions.
pub(super) fn is_covered(mentions: &[Mention], tokens: Tokens) -> bool {
    let at = mentions.partition_point(|m| m.tokens.end < tokens.end);
    mentions.get(at).is_some_and(|m| m.tokens.covers(tokens))
}
