//! The ranker: one weight for each feature, fitted by `train bullets`.

use super::features::{Candidate, FEATURES};
use std::sync::OnceLock;

/// Words that a reader takes without effort; each word beyond costs [`PER_WORD`].
const COMFORTABLE: usize = 50;
/// What the ranker would otherwise reward is length: this brings the bullets to the length that editors choose.
const PER_WORD: f64 = 0.004;

/// The weights, in the order of [`FEATURES`]. The file has them in millionths, so that reading is exact.
fn weights() -> &'static [f64; FEATURES.len()] {
    static WEIGHTS: OnceLock<[f64; FEATURES.len()]> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let mut weights = [0.0; FEATURES.len()];
        for line in include_str!("../../models/bullets.tsv").lines() {
            let mut columns = line.split('\t');
            let (Some(name), Some(value)) = (columns.next(), columns.next()) else { continue };
            let place = FEATURES.iter().position(|(feature, _)| *feature == name);
            if let (Some(place), Ok(value)) = (place, value.parse::<i32>()) {
                weights[place] = f64::from(value) / 1e6;
            }
        }
        weights
    })
}

/// How much `candidate` belongs into the summary; comparable within one article only.
pub fn score(candidate: &Candidate) -> f64 {
    dot(&candidate.values, weights()) - PER_WORD * candidate.words.saturating_sub(COMFORTABLE) as f64
}

/// The sum of the products, from the first to the last.
pub fn dot(values: &[f64], weights: &[f64]) -> f64 {
    values.iter().zip(weights).fold(0.0, |sum, (value, weight)| sum + value * weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_feature_has_its_weight() {
        let lines: Vec<&str> = include_str!("../../models/bullets.tsv").lines().collect();
        let names: Vec<&str> = lines.iter().filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(names, FEATURES.map(|(name, _)| name));
        assert!(weights().iter().all(|&weight| weight != 0.0));
    }
}
