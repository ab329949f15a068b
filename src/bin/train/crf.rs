//! Maximum-likelihood training of the conditional random field, with an L2 penalty.

use std::collections::BTreeMap;

use rolecall::mention::model::{Chain, LABELS, Lattice, Scores, Transitions, WORD_SLOTS, rows};

use crate::example::Example;
use crate::lbfgs::{self, Problem};

/// A word is known if it stands at so many places of the data.
const WORD_COUNT: usize = 3;

/// The parameters in one vector: transitions, then rows, then the words' rows.
pub struct Layout {
    /// The known words, by hash.
    pub words: BTreeMap<u32, usize>,
}

pub const TRANSITIONS: usize = (LABELS + 1) * LABELS;

impl Layout {
    pub fn new(examples: &[Example]) -> Layout {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for hash in examples.iter().flat_map(|e| &e.features).flat_map(|f| f.words).filter(|h| *h != 0) {
            *counts.entry(hash).or_default() += 1;
        }
        let known = counts.into_iter().filter(|(_, n)| *n >= WORD_COUNT);
        Layout { words: known.enumerate().map(|(place, (hash, _))| (hash, place)).collect() }
    }

    pub fn len(&self) -> usize {
        TRANSITIONS + (rows() + self.words.len() * WORD_SLOTS) * LABELS
    }

    /// Where the row of a feature begins.
    pub fn row(row: u32) -> usize {
        TRANSITIONS + row as usize * LABELS
    }

    /// Where the row of a known word in a slot begins.
    pub fn word(place: usize, slot: usize) -> usize {
        TRANSITIONS + (rows() + place * WORD_SLOTS + slot) * LABELS
    }
}

/// A segment with the places of its parameters looked up.
struct Segment {
    tokens: Vec<Vec<usize>>,
    labels: Vec<usize>,
}

struct Likelihood {
    segments: Vec<Segment>,
    penalty: f64,
}

/// The weights that make the examples likeliest, given the penalty (the inverse of the variance of a weight).
pub fn train(examples: &[Example], layout: &Layout, penalty: f64, rounds: usize) -> Vec<f64> {
    let segments = examples
        .iter()
        .map(|example| {
            let places = |f: &rolecall::mention::model::Features| {
                let words = f.words.iter().enumerate().filter_map(|(slot, hash)| Some(Layout::word(*layout.words.get(hash)?, slot)));
                f.rows.iter().map(|r| Layout::row(*r)).chain(words).collect()
            };
            Segment { tokens: example.features.iter().map(places).collect(), labels: example.labels.clone() }
        })
        .collect();
    lbfgs::minimize(&Likelihood { segments, penalty }, layout.len(), rounds)
}

/// The transition scores of a parameter vector.
pub fn transitions(weights: &[f64]) -> Transitions {
    let mut out = Transitions::default();
    for (to, from) in out.as_flattened_mut().iter_mut().zip(weights) {
        *to = *from as f32;
    }
    out
}

impl Problem for Likelihood {
    fn evaluate(&self, weights: &[f64], gradient: &mut [f64]) -> f64 {
        let chain = Chain::new(&transitions(weights));
        let mut lattice = Lattice::default();
        let mut scores: Vec<Scores> = Vec::new();
        let mut loss = 0.0;
        for (g, w) in gradient.iter_mut().zip(weights) {
            *g = self.penalty * w;
            loss += 0.5 * self.penalty * w * w;
        }
        for segment in &self.segments {
            scores.clear();
            for places in &segment.tokens {
                let mut sums = [0.0; LABELS];
                for &place in places {
                    for (sum, w) in sums.iter_mut().zip(&weights[place..place + LABELS]) {
                        *sum += w;
                    }
                }
                scores.push(sums.map(|s| s as f32));
            }
            lattice.run(&scores, &chain);
            loss += f64::from(lattice.log_sum());
            for (t, places) in segment.tokens.iter().enumerate() {
                let label = segment.labels[t];
                let before = t.checked_sub(1).map_or(LABELS, |b| segment.labels[b]);
                loss -= f64::from(scores[t][label]) + weights[before * LABELS + label];
                gradient[before * LABELS + label] -= 1.0;
                let mut expected: [f64; LABELS] = std::array::from_fn(|l| f64::from(lattice.at(t, l)));
                if t == 0 {
                    for (l, p) in expected.iter().enumerate() {
                        gradient[LABELS * LABELS + l] += p;
                    }
                } else {
                    for b in 0..LABELS {
                        for l in 0..LABELS {
                            gradient[b * LABELS + l] += f64::from(lattice.pair(t, b, l, &chain));
                        }
                    }
                }
                expected[label] -= 1.0;
                for &place in places {
                    for (g, e) in gradient[place..place + LABELS].iter_mut().zip(&expected) {
                        *g += e;
                    }
                }
            }
        }
        loss
    }
}
