//! The curve of confidence, by cross-validation: each half of the texts is annotated by a model that has learnt from the other half.

use rolecall::engine::Annotator;
use rolecall::mention::{MOST_POINTS, NameKind};

use crate::gold::Document;

/// Steps of Newton's method; two dozen are enough from anywhere.
const STEPS: usize = 24;

/// The probability that a mention of so many points is right: `1 / (1 + exp((even - points) / scale))`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// The points at which it is as likely right as wrong.
    pub even: f64,
    /// How many points make it `e` times as likely.
    pub scale: f64,
}

/// A mention that a model which had not seen its text found.
#[derive(Clone, Copy, Debug)]
pub struct Judged {
    points: f64,
    is_right: bool,
}

/// Annotates a text and holds the mentions against its gold. Left out is what the gold leaves open.
pub fn judge(annotator: &mut Annotator, gold: &Document) -> Vec<Judged> {
    let annotations = annotator.annotate(&gold.text);
    let document = annotations.context.document;
    let mut judged = Vec::new();
    // Most of the data mark no nationalities.
    for mention in annotations.mentions.iter().filter(|m| m.kind.is_reported() && m.kind != NameKind::Norp) {
        let span = document.span(mention.tokens);
        let same = gold.names.iter().find(|n| n.start == span.start && n.end == span.end);
        if same.is_none_or(|n| n.kind.is_some()) {
            let is_right = same.is_some_and(|n| n.kind == Some(mention.kind));
            judged.push(Judged { points: f64::from(mention.points.min(MOST_POINTS)), is_right });
        }
    }
    judged
}

/// The curve under which what was judged is likeliest. All collections count the same, however large: an encyclopedia whose gold draws
/// other borders than ours, and our own articles, which the rules know; news lies between them.
pub fn fit(collections: &[Vec<Judged>]) -> Curve {
    // log odds = bias + slope × points
    let (mut bias, mut slope) = (0.0, 0.02);
    for _ in 0..STEPS {
        let (mut gradient, mut hessian) = ([0.0; 2], [0.0; 3]);
        for (judged, share) in collections.iter().map(|c| (c, 1.0 / c.len() as f64)) {
            for j in judged {
                let probability = 1.0 / (1.0 + (-(bias + slope * j.points)).exp());
                let error = share * (f64::from(u8::from(j.is_right)) - probability);
                let weight = share * probability * (1.0 - probability);
                gradient[0] += error;
                gradient[1] += error * j.points;
                hessian[0] += weight;
                hessian[1] += weight * j.points;
                hessian[2] += weight * j.points * j.points;
            }
        }
        let determinant = hessian[0] * hessian[2] - hessian[1] * hessian[1];
        bias += (hessian[2] * gradient[0] - hessian[1] * gradient[1]) / determinant;
        slope += (hessian[0] * gradient[1] - hessian[1] * gradient[0]) / determinant;
    }
    Curve { even: -bias / slope, scale: 1.0 / slope }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_that_made_the_data_is_found_again() {
        let made = Curve { even: 40.0, scale: 25.0 };
        let judged: Vec<Judged> = (0..150)
            .flat_map(|points| {
                let points = f64::from(points);
                let right = 1000.0 / (1.0 + ((made.even - points) / made.scale).exp());
                (0..1000).map(move |n| Judged { points, is_right: f64::from(n) < right })
            })
            .collect();
        let found = fit(&[judged]);
        assert!((found.even - made.even).abs() < 0.5 && (found.scale - made.scale).abs() < 0.5, "{found:?}");
    }
}
