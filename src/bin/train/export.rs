//! Parameters → the file: small whole numbers, words without weight left out.

use rolecall::mention::model::{Row, WORD_SLOTS, Weights, rows};

use crate::crf::{Layout, transitions};

/// A word is left out if none of its weights is greater.
const FAINT: i8 = 3;

/// Rounds a parameter vector.
pub fn weights(parameters: &[f64], layout: &Layout) -> Weights {
    let greatest = parameters[crate::crf::TRANSITIONS..].iter().fold(0.0_f64, |a, b| a.max(b.abs()));
    let unit = greatest / f64::from(i8::MAX);
    let row = |at: usize| -> Row { std::array::from_fn(|l| (parameters[at + l] / unit).round() as i8) };
    let rows = (0..rows() as u32).map(|r| row(Layout::row(r))).collect();
    let words = layout
        .words
        .iter()
        .map(|(hash, place)| (*hash, std::array::from_fn(|slot| row(Layout::word(*place, slot)))))
        .filter(|(_, rows): &(u32, [Row; WORD_SLOTS])| rows.as_flattened().iter().any(|w| w.abs() > FAINT))
        .collect();
    Weights { unit: unit as f32, transitions: transitions(parameters), rows, words }
}
