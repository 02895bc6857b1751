//! The content stems of a text by number.

use crate::text::{Text, content_stem};
use std::ops::Range;

/// Content stems by number: the same stem, the same number. Numbers follow the stems' order as strings.
pub struct Stems {
    /// For each token its stem's number, or [`Stems::NONE`].
    numbers: Vec<u32>,
    /// How many there are.
    pub count: usize,
}

impl Stems {
    /// No stem's number.
    pub const NONE: u32 = u32::MAX;

    /// Numbers the stems of `text`.
    pub fn new(text: &Text) -> Self {
        let words = (0..text.tokens.len()).filter(|&token| text.tokens[token].is_word());
        let mut stems: Vec<(&str, usize)> =
            words.filter_map(|token| Some((content_stem(text.norm(token))?, token))).collect();
        stems.sort_unstable();
        let mut numbers = vec![Stems::NONE; text.tokens.len()];
        let mut count = 0;
        for same in stems.chunk_by(|(left, _), (right, _)| left == right) {
            same.iter().for_each(|&(_, token)| numbers[token] = count as u32);
            count += 1;
        }
        Stems { numbers, count }
    }

    /// The stem of token `token`, none for function words and marks.
    pub fn at(&self, token: usize) -> Option<u32> {
        Some(self.numbers[token]).filter(|&number| number != Stems::NONE)
    }

    /// The stems of `tokens`, in their order.
    pub fn of(&self, tokens: Range<usize>) -> impl Iterator<Item = u32> {
        self.numbers[tokens].iter().copied().filter(|&number| number != Stems::NONE)
    }
}

/// The natural logarithm, the same bits on every platform, which the standard library does not promise.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}
