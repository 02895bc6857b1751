//! The articles that a button fills in: of different kinds, written for Zubda.

use crate::app::i18n::Words;

/// A sample article.
#[derive(Debug)]
pub struct Sample {
    /// What it is about.
    pub label: fn(&Words) -> &'static str,
    /// The article.
    pub text: &'static str,
}

/// All samples, in the order in which they are offered.
pub static SAMPLES: [Sample; 3] = [
    Sample { label: |words| words.sample_politics, text: include_str!("samples/politics.txt") },
    Sample { label: |words| words.sample_economy, text: include_str!("samples/economy.txt") },
    Sample { label: |words| words.sample_sport, text: include_str!("samples/sport.txt") },
];
