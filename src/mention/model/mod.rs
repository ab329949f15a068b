//! A linear-chain conditional random field that weighs the readings of the first pass and adds names that no rule proposed.
//!
//! Its features are mostly what the rules have said, so that it learns when to believe them. It speaks in points, as every
//! rule does: what is certain by rule stays whatever it says, what is weak it decides. `models/README.md` says what the
//! weights were trained on, and how.

mod feature;
mod label;
mod lattice;
mod segment;
mod weights;

pub use feature::{Features, VERSION, WORD_SLOTS};
pub use label::{KINDS, LABELS, OUTSIDE, first, further, may_follow, number};
pub use lattice::{Chain, Lattice, Scores, Transitions};
pub use weights::{Row, Weights, WeightsError};

use super::resolve::{Reading, readings};
use super::{Candidate, Context, Mention, NameKind, RolePhrase, Strength};
use crate::span::Tokens;

/// The name of its word in the evidence.
const NAME: &str = "model";

/// Spans less probable than this are as good as impossible.
const LEAST: f32 = 0.01;
/// From this probability on the model's own finds are candidates.
const SURE: f32 = 0.5;
/// What a find of its own has beside the points of its probability, since no rule gives it any.
const FIND: i32 = 15;
/// Points for each step by which the odds grow e-fold.
const POINTS_A_NAT: f32 = 8.0;
/// It speaks against a reading with so many points at most, so that what is certain by rule stays.
const AGAINST: i32 = -25;
/// And for one with so many.
const FOR: i32 = 40;
/// A listed name that fires on sight it may doubt with so many, and not strike out.
const DOUBT: i32 = -12;

/// The trained model. Immutable and shared.
#[derive(Clone, Debug)]
pub struct Model {
    table: weights::Table,
}

/// Memory kept from one document to the next.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    first_pass: feature::FirstPass,
    segments: Vec<Tokens>,
    seen: Vec<feature::Seen>,
    places: Vec<u32>,
    scores: Vec<Scores>,
    lattice: Lattice,
    spans: Vec<Span>,
    proposed: Vec<Reading>,
}

/// A possible name and its probability.
#[derive(Clone, Copy, Debug)]
struct Span {
    tokens: Tokens,
    kind: usize,
    probability: f32,
    /// Whether a rule has proposed it too.
    is_proposed: bool,
}

impl Model {
    /// The model in the binary.
    ///
    /// # Panics
    /// Never: a test opens the committed weights.
    #[must_use]
    pub fn built_in() -> Model {
        let weights = Weights::from_bytes(include_bytes!("../../../models/mentions.bin"));
        Model::new(weights.expect("the committed weights fit the features; a test opens them"))
    }

    /// A model of these weights.
    #[must_use]
    pub fn new(weights: Weights) -> Model {
        Model { table: weights::Table::new(weights) }
    }

    /// Appends the model's word on the readings of the first pass, and its own finds.
    pub(super) fn weigh(
        &self,
        context: &Context<'_>,
        mentions: &[Mention],
        roles: &[RolePhrase],
        candidates: &[Candidate],
        fresh: &mut Vec<Candidate>,
        buffers: &mut Buffers,
    ) {
        self.find_spans(context, mentions, roles, candidates, buffers);
        let Buffers { segments, spans, proposed, .. } = buffers;
        proposed.clear();
        proposed.extend(readings(candidates).filter(|r| r.proposed));
        for span in proposed.chunk_by(|a, b| a.tokens == b.tokens) {
            let at = segments.partition_point(|s| s.end < span[0].tokens.end);
            if !segments.get(at).is_some_and(|s| s.covers(span[0].tokens)) {
                continue;
            }
            let best = span.iter().map(|r| r.points).max().unwrap_or_default();
            for reading in span {
                let Some(kind) = number(reading.kind) else { continue };
                let place = spans.binary_search_by_key(&(reading.tokens, kind), |s| (s.tokens, s.kind));
                let mut points = place.map_or(AGAINST, |p| points(spans[p].probability));
                if best >= Strength::CERTAIN {
                    // What is certain by rule stays.
                    points = if reading.points == best { points.max(0) } else { points.min(0) };
                }
                if (Strength::LISTED..Strength::CERTAIN).contains(&best) && reading.points == best {
                    points = points.max(DOUBT);
                }
                if points != 0 {
                    fresh.push(Candidate { tokens: reading.tokens, kind: reading.kind, points, rule: NAME, alias: None });
                }
                if let Ok(place) = place {
                    spans[place].is_proposed = true;
                }
            }
        }
        // "Norvane Airlines Chairman Tom Haldane": a title that the rules saw stays one.
        let titled = |s: &Span| {
            let title = roles.binary_search_by_key(&s.tokens.end, |r| r.tokens.end).ok().map(|r| roles[r]);
            let goes_on = || context.is(s.tokens.after(), "and") || context.document.tokens.get(s.tokens.after()).is_some_and(|t| t.is_capitalized());
            let may_be = matches!(KINDS[s.kind], NameKind::Organization | NameKind::Person);
            may_be && title.is_some_and(|t| t.tokens.start > s.tokens.start && !t.head.plural) && goes_on()
        };
        for span in spans.iter().filter(|s| !s.is_proposed && s.probability >= SURE && !titled(s)) {
            let points = FIND + points(span.probability);
            fresh.push(Candidate { tokens: span.tokens, kind: KINDS[span.kind], points, rule: NAME, alias: None });
        }
    }

    fn find_spans(&self, context: &Context<'_>, mentions: &[Mention], roles: &[RolePhrase], candidates: &[Candidate], buffers: &mut Buffers) {
        let Buffers { first_pass, segments, seen, places, scores, lattice, spans, .. } = buffers;
        let view = first_pass.read(*context, mentions, roles, candidates);
        segment::find(context, |i| view.is_named(i), segments);
        spans.clear();
        for segment in &*segments {
            view.look(*segment, seen);
            self.table.score(seen, view.is_sport(), places, scores);
            lattice.run(scores, &self.table.chain);
            for start in 0..scores.len() {
                let before = spans.len();
                for kind in 0..KINDS.len() {
                    lattice.spans_from(start, kind, LEAST, &self.table.chain, |end, probability| {
                        if probability >= LEAST {
                            spans.push(Span { tokens: Tokens::new(segment.first() + start, segment.first() + end), kind, probability, is_proposed: false });
                        }
                    });
                }
                spans[before..].sort_unstable_by_key(|s| (s.tokens, s.kind));
            }
        }
    }
}

/// A probability as points for or against: its log odds.
fn points(probability: f32) -> i32 {
    let sure = probability.clamp(LEAST, 1.0 - LEAST);
    let odds = sure / (1.0 - sure);
    ((odds.ln() * POINTS_A_NAT).round() as i32).clamp(AGAINST, FOR)
}

/// The segments of a document, each with the features of its tokens: what a trainer learns from.
///
/// `candidates` must be in the order that the first pass leaves them in.
#[must_use]
pub fn observe(context: &Context<'_>, mentions: &[Mention], roles: &[RolePhrase]) -> Vec<(Tokens, Vec<Features>)> {
    let mut first_pass = feature::FirstPass::default();
    let view = first_pass.read(*context, mentions, roles, context.candidates);
    let mut segments = Vec::new();
    segment::find(context, |i| view.is_named(i), &mut segments);
    segments.into_iter().map(|segment| (segment, view.features(segment))).collect()
}

/// How many rows the features number.
#[must_use]
pub fn rows() -> usize {
    feature::rows()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_weights_fit_the_features() {
        let weights = Weights::from_bytes(include_bytes!("../../../models/mentions.bin")).expect("weights of this version");
        assert_eq!(weights.rows.len(), rows());
        assert!(weights.words.is_sorted_by_key(|(hash, _)| *hash));
    }

    #[test]
    fn even_odds_say_nothing_and_certainty_has_its_limits() {
        assert_eq!(points(0.5), 0);
        assert_eq!(points(0.0), AGAINST);
        assert!(points(0.9) > points(0.7) && points(1.0) <= FOR);
    }
}
