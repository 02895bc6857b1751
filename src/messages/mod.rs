//! Key messages: who said what.

use crate::analysis::{Act, Span};
use crate::participants::Participants;
use crate::structure::Structure;
use crate::text::Text;

/// Who said what; spans are bytes of the original.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The words that name the source.
    pub speaker: Option<Span>,
    /// Index into [`Participants::list`].
    pub participant: Option<usize>,
    /// The reporting verb or phrase.
    pub cue: Option<Span>,
    /// What was said.
    pub content: Span,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// What the speaker does with the words.
    pub act: Act,
    /// Weight in the report, 0 to 1.
    pub salience: f64,
}

/// Finds the key messages of `text`, in text order.
pub fn find(_text: &Text, _structure: &Structure, _participants: &Participants) -> Vec<Message> {
    Vec::new()
}
