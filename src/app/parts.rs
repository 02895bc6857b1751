//! The parts of the results.

use crate::app::set::Member;
use crate::labels::Labels;

/// A part of the results, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The sentences of the summary.
    Summary,
    /// The section headings.
    Headings,
    /// Who takes part.
    Participants,
    /// Who said what.
    Messages,
}

impl Part {
    /// All parts.
    pub const ALL: [Part; 4] = [Part::Summary, Part::Headings, Part::Participants, Part::Messages];

    /// Its id in the page, and its name in the store.
    pub fn id(self) -> &'static str {
        match self {
            Part::Summary => "summary",
            Part::Headings => "headings",
            Part::Participants => "participants",
            Part::Messages => "messages",
        }
    }

    /// What it is called.
    pub fn name(self, labels: &Labels) -> &'static str {
        match self {
            Part::Summary => labels.summary,
            Part::Headings => labels.headings,
            Part::Participants => labels.participants,
            Part::Messages => labels.messages,
        }
    }

    /// The part of that id.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.id() == id)
    }
}

impl Member for Part {
    fn place(self) -> u8 {
        self as u8
    }
}
