//! What a caller may ask of an analysis.

use serde::{Deserialize, Serialize};

/// Options of [`analyze`](crate::analyze()).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// How many bullets; by default 3 to 7, from the article's length.
    pub bullets: Option<usize>,
    /// A length budget in words: whole sentences, as many as come closest to it. Takes precedence over `bullets`.
    pub words: Option<usize>,
}
