//! The bullet summary: the sentences that tell most of the article.

use crate::messages::Message;
use crate::options::Options;
use crate::participants::Participants;
use crate::structure::Structure;
use crate::text::Text;

/// A chosen sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pick {
    /// Index into [`Text::sentences`].
    pub sentence: usize,
    /// The ranker's score.
    pub score: f64,
}

/// Chooses the sentences of the summary, the best first.
pub fn summarize(
    _text: &Text,
    _structure: &Structure,
    _participants: &Participants,
    _messages: &[Message],
    _options: &Options,
) -> Vec<Pick> {
    Vec::new()
}
