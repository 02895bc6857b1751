//! The bullet summary: the sentences that tell most of the article.
//!
//! Every sentence of the body is a candidate. A linear ranker scores it by a few features of its place, its words and
//! its form; the best that do not repeat each other are chosen, whole.

mod cues;
mod features;
mod keyphrases;
mod ranker;
mod select;
mod stems;

#[cfg(any(feature = "train", feature = "cli"))]
pub use features::FEATURES;
pub use features::{Candidate, candidates};
pub use keyphrases::find as keyphrases;
#[cfg(feature = "train")]
pub use ranker::Weights;
pub use ranker::choose;
#[cfg(feature = "cli")]
pub use ranker::{score, weights};

use crate::analysis::Span;
use crate::messages::Message;
use crate::options::Options;
use crate::structure::Structure;
use crate::text::Text;
use std::ops::Range;

/// A chosen sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its block, an index into [`Structure::blocks`].
    pub block: usize,
    /// The words that name who speaks, where the sentence leaves that to an earlier one.
    pub speaker: Option<Span>,
    /// The ranker's score.
    pub score: f64,
}

/// The sentences that tell most of an article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// The one that tells most.
    pub gist: Option<Pick>,
    /// As many as were asked for, the best first.
    pub picks: Vec<Pick>,
}

/// Chooses the sentences of the summary.
pub fn summarize(text: &Text, structure: &Structure, messages: &[Message], options: &Options) -> Summary {
    let candidates = candidates(text, structure, messages);
    let weights = ranker::weights();
    let words = || candidates.iter().map(|one| one.words).sum();
    let chosen = match options.words {
        Some(budget) => {
            let lead = select::lead(&candidates, budget);
            choose(&candidates[..lead], weights, lead)
        }
        None => choose(&candidates, weights, options.bullets.unwrap_or_else(|| default_count(words()))),
    };
    let pick = |index: usize| {
        let Candidate { tokens, block, speaker, .. } = &candidates[index];
        let score = ranker::score(&candidates[index], weights);
        Pick { tokens: tokens.clone(), block: *block, speaker: *speaker, score }
    };
    Summary {
        gist: choose(&candidates, weights, 1).first().map(|&index| pick(index)),
        picks: chosen.into_iter().map(pick).collect(),
    }
}

/// How many bullets a body of `words` words gets: three, and one more for each two hundred words, up to seven.
fn default_count(words: usize) -> usize {
    (3 + words / 200).min(7)
}
