//! The ranker: one weight for each feature, fitted by `train bullets`.

use super::features::{Candidate, FEATURES};
use super::select;
use std::sync::OnceLock;

/// Words that a reader takes without effort; each word beyond costs [`PER_WORD`].
const COMFORTABLE: usize = 50;
/// What the ranker would otherwise reward is length: this brings the bullets to the length that editors choose.
const PER_WORD: f64 = 0.004;

/// One weight for each of [`FEATURES`].
pub type Weights = [f64; FEATURES.len()];

/// The fitted weights. The file has them in millionths, so that reading is exact.
pub fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
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
pub fn score(candidate: &Candidate, weights: &Weights) -> f64 {
    let fitted = candidate.values.iter().zip(weights).fold(0.0, |sum, (value, weight)| sum + value * weight);
    fitted - PER_WORD * candidate.words.saturating_sub(COMFORTABLE) as f64
}

/// The first `count` candidates, the best first, as indices; see [`select::best`].
pub fn choose(candidates: &[Candidate], weights: &Weights, count: usize) -> Vec<usize> {
    let scores: Vec<f64> = candidates.iter().map(|candidate| score(candidate, weights)).collect();
    select::best(candidates, &scores, count)
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
