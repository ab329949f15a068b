//! The weights as a file: read once, looked up as they are.

use rustc_hash::FxHashMap;

use super::feature::{self, Seen, WORD_SLOTS};
use super::label::LABELS;
use super::lattice::{Chain, Scores, Transitions};

/// One weight a label.
pub type Row = [i8; LABELS];

/// What training gives: small whole numbers and the unit they are counted in.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// What one step of a row is worth.
    pub unit: f32,
    /// What each label adds after each other.
    pub transitions: Transitions,
    /// One row a feature.
    pub rows: Vec<Row>,
    /// The rows of the known words, one a slot, by the word's hash.
    pub words: Vec<(u32, [Row; WORD_SLOTS])>,
}

/// Why a file of weights cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WeightsError {
    /// It is not one, or cut short.
    #[error("not a file of weights, or cut short")]
    Damaged,
    /// Its features are numbered in another way.
    #[error("made for version {found} of the features, not {}; train it again", feature::VERSION)]
    Version {
        /// The version it was made for.
        found: u32,
    },
}

const MAGIC: &[u8; 4] = b"RCSM";

impl Weights {
    /// The file: magic, version, counts, unit, transitions, rows, words by hash; numbers little-endian.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        for n in [feature::VERSION, self.rows.len() as u32, self.words.len() as u32] {
            out.extend(n.to_le_bytes());
        }
        for f in std::iter::once(&self.unit).chain(self.transitions.as_flattened()) {
            out.extend(f.to_le_bytes());
        }
        out.extend(self.rows.as_flattened().iter().map(|w| w.cast_unsigned()));
        for (hash, rows) in &self.words {
            out.extend(hash.to_le_bytes());
            out.extend(rows.as_flattened().iter().map(|w| w.cast_unsigned()));
        }
        out
    }

    /// Reads a file.
    ///
    /// # Errors
    /// If it is damaged or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Weights, WeightsError> {
        let mut file = File { rest: bytes };
        if file.take::<4>()? != *MAGIC {
            return Err(WeightsError::Damaged);
        }
        let found = file.number()?;
        if found != feature::VERSION {
            return Err(WeightsError::Version { found });
        }
        let (rows, words) = (file.number()?, file.number()?);
        if rows as usize != feature::rows() {
            return Err(WeightsError::Damaged);
        }
        let unit = file.float()?;
        let mut transitions = Transitions::default();
        for weight in transitions.as_flattened_mut() {
            *weight = file.float()?;
        }
        let rows = (0..rows).map(|_| file.row()).collect::<Result<_, _>>()?;
        let mut word = || -> Result<_, WeightsError> {
            let hash = file.number()?;
            let mut rows = [Row::default(); WORD_SLOTS];
            for row in &mut rows {
                *row = file.row()?;
            }
            Ok((hash, rows))
        };
        let words = (0..words).map(|_| word()).collect::<Result<_, _>>()?;
        if file.rest.is_empty() { Ok(Weights { unit, transitions, rows, words }) } else { Err(WeightsError::Damaged) }
    }
}

struct File<'a> {
    rest: &'a [u8],
}

impl File<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], WeightsError> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(WeightsError::Damaged)?;
        self.rest = rest;
        Ok(*taken)
    }

    fn number(&mut self) -> Result<u32, WeightsError> {
        self.take().map(u32::from_le_bytes)
    }

    fn float(&mut self) -> Result<f32, WeightsError> {
        self.take().map(f32::from_le_bytes)
    }

    fn row(&mut self) -> Result<Row, WeightsError> {
        Ok(self.take::<LABELS>()?.map(u8::cast_signed))
    }
}

/// A row with room for the processor to add eight labels at once.
type Lanes<T> = [T; LABELS.next_multiple_of(8)];

/// The place of a word that has no weights.
const UNKNOWN: u32 = u32::MAX;

/// The weights, ready to be looked up. Immutable and shared.
#[derive(Clone, Debug)]
pub(super) struct Table {
    unit: f32,
    pub(super) chain: Chain,
    rows: Vec<Lanes<i8>>,
    place: FxHashMap<u32, u32>,
    words: Vec<[Lanes<i8>; WORD_SLOTS]>,
}

impl Table {
    pub(super) fn new(weights: Weights) -> Table {
        let place = weights.words.iter().enumerate().map(|(n, (hash, _))| (*hash, n as u32)).collect();
        let words = weights.words.into_iter().map(|(_, rows)| rows.map(lanes)).collect();
        Table { unit: weights.unit, chain: Chain::new(&weights.transitions), rows: weights.rows.into_iter().map(lanes).collect(), place, words }
    }

    /// The scores of every label for each token of a segment that was looked at.
    pub(super) fn score(&self, seen: &[Seen], sport: bool, places: &mut Vec<u32>, scores: &mut Vec<Scores>) {
        places.clear();
        places.extend(seen.iter().map(|s| self.place.get(&s.word).copied().unwrap_or(UNKNOWN)));
        scores.clear();
        scores.extend(feature::windows(seen).zip(places.windows(WORD_SLOTS)).map(|(window, places)| {
            let mut sums = Lanes::<i16>::default();
            let mut add = |row: &Lanes<i8>| {
                for (sum, weight) in sums.iter_mut().zip(row) {
                    *sum += i16::from(*weight);
                }
            };
            feature::for_each_row(window, sport, |row| add(&self.rows[row]));
            for (slot, place) in places.iter().enumerate() {
                if let Some(word) = self.words.get(*place as usize) {
                    add(&word[slot]);
                }
            }
            std::array::from_fn(|label| f32::from(sums[label]) * self.unit)
        }));
    }
}

fn lanes(row: Row) -> Lanes<i8> {
    let mut lanes = Lanes::default();
    lanes[..LABELS].copy_from_slice(&row);
    lanes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_survives_a_round_trip_and_another_version_is_refused() {
        let weights =
            Weights { unit: 0.25, transitions: Transitions::default(), rows: vec![[-3; LABELS]; feature::rows()], words: vec![(7, [[5; LABELS]; WORD_SLOTS])] };
        let bytes = weights.to_bytes();
        assert_eq!(Weights::from_bytes(&bytes).expect("a whole file"), weights);
        assert!(matches!(Weights::from_bytes(&bytes[1..]), Err(WeightsError::Damaged)));
        assert!(matches!(Weights::from_bytes(&bytes[..bytes.len() - 1]), Err(WeightsError::Damaged)));
        let mut other = bytes;
        other[4] ^= 0xff;
        assert!(matches!(Weights::from_bytes(&other), Err(WeightsError::Version { .. })));
    }
}
