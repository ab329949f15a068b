//! Limited-memory BFGS with backtracking: deterministic, no step length to choose.

use std::collections::VecDeque;

/// What is minimised.
pub trait Problem {
    /// The value at `at`; writes the gradient.
    fn evaluate(&self, at: &[f64], gradient: &mut [f64]) -> f64;
}

/// How many steps the curvature is remembered from.
const MEMORY: usize = 8;
/// Relative gain at which it is good enough.
const ENOUGH: f64 = 1e-5;

/// Where the problem is smallest, from zero on, in at most `rounds` steps.
pub fn minimize(problem: &impl Problem, size: usize, rounds: usize) -> Vec<f64> {
    let mut at = vec![0.0; size];
    let mut gradient = vec![0.0; size];
    let mut value = problem.evaluate(&at, &mut gradient);
    let mut memory: VecDeque<(Vec<f64>, Vec<f64>)> = VecDeque::new();
    let mut next = at.clone();
    let mut next_gradient = gradient.clone();
    for round in 0..rounds {
        let direction = direction(&gradient, &memory);
        let slope = dot(&direction, &gradient);
        let mut step = if round == 0 { 1.0 / dot(&gradient, &gradient).sqrt() } else { 1.0 };
        let mut next_value;
        loop {
            for ((n, a), d) in next.iter_mut().zip(&at).zip(&direction) {
                *n = a + step * d;
            }
            next_value = problem.evaluate(&next, &mut next_gradient);
            if next_value <= value + 1e-4 * step * slope {
                break;
            }
            step *= 0.5;
            if step < 1e-6 {
                return at;
            }
        }
        let moved: Vec<f64> = next.iter().zip(&at).map(|(n, a)| n - a).collect();
        let bent: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(n, g)| n - g).collect();
        if dot(&moved, &bent) > 0.0 {
            if memory.len() == MEMORY {
                memory.pop_front();
            }
            memory.push_back((moved, bent));
        }
        let gain = (value - next_value) / value.abs().max(1.0);
        std::mem::swap(&mut at, &mut next);
        std::mem::swap(&mut gradient, &mut next_gradient);
        value = next_value;
        if gain < ENOUGH {
            break;
        }
    }
    at
}

/// The two-loop recursion: the gradient against the remembered curvature, downhill.
fn direction(gradient: &[f64], memory: &VecDeque<(Vec<f64>, Vec<f64>)>) -> Vec<f64> {
    let mut out: Vec<f64> = gradient.iter().map(|g| -g).collect();
    let mut shares = Vec::new();
    for (moved, bent) in memory.iter().rev() {
        let share = dot(moved, &out) / dot(moved, bent);
        add(&mut out, bent, -share);
        shares.push(share);
    }
    if let Some((moved, bent)) = memory.back() {
        let scale = dot(moved, bent) / dot(bent, bent);
        for o in &mut out {
            *o *= scale;
        }
    }
    for ((moved, bent), share) in memory.iter().zip(shares.into_iter().rev()) {
        let back = dot(bent, &out) / dot(moved, bent);
        add(&mut out, moved, share - back);
    }
    out
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], what: &[f64], times: f64) {
    for (t, w) in to.iter_mut().zip(what) {
        *t += times * w;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Bowl;

    impl Problem for Bowl {
        fn evaluate(&self, at: &[f64], gradient: &mut [f64]) -> f64 {
            gradient[0] = 2.0 * (at[0] - 3.0);
            gradient[1] = 20.0 * (at[1] + 1.0);
            (at[0] - 3.0).powi(2) + 10.0 * (at[1] + 1.0).powi(2)
        }
    }

    #[test]
    fn the_bottom_of_a_bowl_is_found() {
        let at = minimize(&Bowl, 2, 50);
        assert!((at[0] - 3.0).abs() < 1e-2 && (at[1] + 1.0).abs() < 1e-2, "{at:?}");
    }
}
