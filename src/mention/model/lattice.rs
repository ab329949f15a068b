//! Forward–backward over one segment: the probability of every span as a name of every kind.

use super::label::{LABELS, further, may_follow};

/// A figure for every label.
pub type Scores = [f32; LABELS];

/// What each label adds or takes after each other; the last row is that of a segment's first token.
pub type Transitions = [Scores; LABELS + 1];

/// A figure for every label, with room for the processor to take four at once.
type Lanes = [f32; WIDTH];
const WIDTH: usize = LABELS.next_multiple_of(4);

/// The exponentials of transition scores, 0 where a label may not follow.
#[derive(Clone, Debug)]
pub struct Chain {
    /// By the label before.
    after: [Lanes; LABELS + 1],
    /// By the label after.
    before: [Lanes; LABELS],
}

impl Chain {
    /// Of these scores.
    #[must_use]
    pub fn new(scores: &Transitions) -> Chain {
        let mut chain = Chain { after: Default::default(), before: Default::default() };
        for (before, row) in scores.iter().enumerate() {
            for (label, score) in row.iter().enumerate() {
                if may_follow(Some(before).filter(|b| *b < LABELS), label) {
                    chain.after[before][label] = score.exp();
                    if before < LABELS {
                        chain.before[label][before] = score.exp();
                    }
                }
            }
        }
        chain
    }
}

/// The sums over all label sequences of one segment; memory kept from one segment to the next.
#[derive(Debug, Default)]
pub struct Lattice {
    /// Exponentials of each token's scores, the greatest of them made 1.
    emission: Vec<Lanes>,
    /// Sums over all sequences up to each token, scaled to 1 a token.
    forward: Vec<Lanes>,
    /// Sums over all sequences after each token, scaled alike.
    backward: Vec<Lanes>,
    /// What each token was scaled by.
    scale: Vec<f32>,
    log_sum: f32,
}

impl Lattice {
    /// Takes a segment's scores, one row a token.
    pub fn run(&mut self, scores: &[Scores], chain: &Chain) {
        self.emission.clear();
        self.forward.clear();
        self.scale.clear();
        self.log_sum = 0.0;
        for row in scores {
            let top = row.iter().fold(f32::MIN, |a, b| a.max(*b));
            let mut emission = Lanes::default();
            for (e, score) in emission.iter_mut().zip(row) {
                *e = (score - top).exp();
            }
            let mut sums = self.forward.last().map_or(chain.after[LABELS], |before| weighted(before, &chain.after));
            for (sum, e) in sums.iter_mut().zip(&emission) {
                *sum *= e;
            }
            let scale: f32 = sums[..LABELS].iter().sum();
            self.log_sum += scale.ln() + top;
            self.emission.push(emission);
            self.forward.push(sums.map(|s| s / scale));
            self.scale.push(scale);
        }
        self.run_back(chain);
    }

    fn run_back(&mut self, chain: &Chain) {
        self.backward.clear();
        self.backward.resize(self.emission.len(), [1.0; WIDTH]);
        for t in (1..self.emission.len()).rev() {
            let mut ahead = self.emission[t];
            for (a, b) in ahead.iter_mut().zip(&self.backward[t]) {
                *a *= b / self.scale[t];
            }
            self.backward[t - 1] = weighted(&ahead, &chain.before);
        }
    }

    /// The logarithm of the sum over all sequences.
    #[must_use]
    pub fn log_sum(&self) -> f32 {
        self.log_sum
    }

    /// The probability of a label at a token.
    #[must_use]
    pub fn at(&self, token: usize, label: usize) -> f32 {
        self.forward[token][label] * self.backward[token][label]
    }

    /// The probability of two labels at tokens `token - 1` and `token`.
    #[must_use]
    pub fn pair(&self, token: usize, before: usize, label: usize, chain: &Chain) -> f32 {
        self.forward[token - 1][before] * self.ahead(token, before, label, chain)
    }

    /// What a label at `token` and all after it adds to the sum of label `before` at the token before.
    fn ahead(&self, token: usize, before: usize, label: usize, chain: &Chain) -> f32 {
        chain.after[before][label] * self.emission[token][label] * self.backward[token][label] / self.scale[token]
    }

    /// Calls `each` with the token after the last and the probability of every name of `kind` that begins at `start`, by length,
    /// as long as all names of that length or longer have at least the probability `least` together.
    pub fn spans_from(&self, start: usize, kind: usize, least: f32, chain: &Chain, mut each: impl FnMut(usize, f32)) {
        let further = further(kind);
        let mut label = further - 1;
        let mut so_far = self.forward[start][label];
        for end in start + 1..=self.emission.len() {
            let all = so_far * self.backward[end - 1][label];
            if all < least {
                return;
            }
            if end == self.emission.len() {
                each(end, all);
                return;
            }
            let longer = so_far * self.ahead(end, label, further, chain);
            each(end, (all - longer).max(0.0));
            so_far *= chain.after[label][further] * self.emission[end][further] / self.scale[end];
            label = further;
        }
    }
}

/// The sum of some rows, each times its weight.
fn weighted(weights: &Lanes, rows: &[Lanes]) -> Lanes {
    let mut sums = Lanes::default();
    for (weight, row) in weights.iter().zip(rows).take(LABELS) {
        for (sum, value) in sums.iter_mut().zip(row) {
            *sum += weight * value;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::super::label::first;
    use super::*;

    /// Every allowed sequence of three labels with its weight, by brute force.
    fn sequences(scores: &[Scores], chain: &Chain) -> Vec<(Vec<usize>, f32)> {
        let mut all: Vec<(Vec<usize>, f32)> = vec![(Vec::new(), 1.0)];
        for row in scores {
            all = all
                .iter()
                .flat_map(|(labels, weight)| {
                    let before = labels.last().copied().unwrap_or(LABELS);
                    (0..LABELS).map(move |l| ([labels.as_slice(), &[l]].concat(), weight * chain.after[before][l] * row[l].exp()))
                })
                .filter(|(_, weight)| *weight > 0.0)
                .collect();
        }
        all
    }

    #[test]
    fn span_probabilities_are_those_of_all_sequences() {
        let mut scores = [[0.0; LABELS]; 3];
        scores[0][first(0)] = 2.0;
        scores[1][further(0)] = 1.5;
        scores[2][first(2)] = 1.0;
        let mut raw = [[0.0; LABELS]; LABELS + 1];
        raw[first(0)][further(0)] = 0.7;
        let chain = Chain::new(&raw);
        let all = sequences(&scores, &chain);
        let total: f32 = all.iter().map(|(_, w)| w).sum();

        let mut lattice = Lattice::default();
        lattice.run(&scores, &chain);
        assert!((lattice.log_sum() - total.ln()).abs() < 1e-4);
        for (kind, start) in [(0, 0), (0, 1), (2, 2), (4, 0)] {
            let mut seen = 0;
            lattice.spans_from(start, kind, 0.0, &chain, |end, probability| {
                let is_span = |labels: &[usize]| {
                    labels[start] == first(kind) && labels[start + 1..end].iter().all(|l| *l == further(kind)) && labels.get(end) != Some(&further(kind))
                };
                let want = all.iter().filter(|(labels, _)| is_span(labels)).map(|(_, w)| w).sum::<f32>() / total;
                assert!((probability - want).abs() < 1e-5, "kind {kind} from {start} to {end}: {probability}, not {want}");
                seen += 1;
            });
            assert_eq!(seen, 3 - start);
        }
    }
}
