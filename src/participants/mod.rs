//! Participants: who is in the article, in which role, under which names; and the places.

#[allow(dead_code)]
pub(crate) mod entities;

use crate::analysis::{ParticipantKind, Status};
use crate::structure::Structure;
use crate::text::Text;
use std::ops::Range;

/// A person or organization with all places where it is named. Ranges are token indices.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    /// The fullest form of the name.
    pub name: Range<usize>,
    /// Person or organization.
    pub kind: ParticipantKind,
    /// Offices and the like.
    pub roles: Vec<Range<usize>>,
    /// What part they take.
    pub status: Status,
    /// Weight in the report, 0 to 1.
    pub salience: f64,
    /// Every place, in text order.
    pub mentions: Vec<Range<usize>>,
}

/// A place with all its mentions. Ranges are token indices.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Every place, in text order; never empty.
    pub mentions: Vec<Range<usize>>,
}

/// Who and where.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Participants {
    /// Persons and organizations, the most salient first.
    pub list: Vec<Participant>,
    /// Places, the most frequent first.
    pub places: Vec<Place>,
}

impl Participants {
    /// Finds the participants of `text`.
    pub fn new(_text: &Text, _structure: &Structure) -> Self {
        Participants::default()
    }
}
