//! The same name elsewhere in the document: what its neighbours say at one place counts at all others.
//!
//! "Wells" is a surname, but where an article speaks of "the parent of Wells" and of "Wells shares", every "Wells" is the firm, unless
//! a full name beside it says otherwise.

use super::Mention;
use super::candidate::{Candidate, NameKind};
use super::context::Context;
use super::cues::CUES;
use super::resolve::is_inside;
use crate::span::Tokens;
use crate::text::{Interner, Symbol};

const NAME: &str = "same_name_elsewhere";

/// The kinds that a name may waver between.
const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Place, NameKind::Organization];

/// What the cues say of one string, summed over its occurrences, by [`KINDS`].
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    points: Points,
    occurrences: u32,
}

/// Points for each of the [`KINDS`].
type Points = [i32; KINDS.len()];

/// Memory kept from one document to the next.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    interner: Interner,
    /// What is said of each string.
    said: Vec<Said>,
    /// Where strings stand that may be names of their own, and what the cues say there.
    occurrences: Vec<(Tokens, Symbol, Points)>,
}

/// Appends to every occurrence of a name half of what the cues say at its other occurrences. The candidates are sorted by span.
pub(super) fn settle(context: &Context<'_>, mentions: &[Mention], candidates: &[Candidate], fresh: &mut Vec<Candidate>, buffers: &mut Buffers) {
    let Buffers { interner, said, occurrences } = buffers;
    interner.clear();
    said.clear();
    occurrences.clear();
    for_each_span(context, mentions, candidates, |tokens, here| {
        let name = interner.intern(&context.document, context.document.folded_span(tokens));
        if name.index() == said.len() {
            said.push(Said::default());
        }
        let said = &mut said[name.index()];
        said.occurrences += 1;
        for (sum, points) in said.points.iter_mut().zip(here) {
            *sum += points;
        }
        occurrences.push((tokens, name, here));
    });
    for &(tokens, name, here) in &*occurrences {
        let said = said[name.index()];
        if said.occurrences < 2 {
            continue;
        }
        for ((kind, sum), points) in KINDS.into_iter().zip(said.points).zip(here) {
            let elsewhere = ((sum - points) / 2).clamp(-25, 40);
            if elsewhere != 0 {
                fresh.push(Candidate { tokens, kind, points: elsewhere, rule: NAME, alias: None });
            }
        }
    }
}

/// Calls `see` with every span that may be a name of its own and what the cues say of it.
fn for_each_span(context: &Context<'_>, mentions: &[Mention], candidates: &[Candidate], mut see: impl FnMut(Tokens, Points)) {
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
