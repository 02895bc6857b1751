//! What a caller may ask of an analysis.

use serde::{Deserialize, Serialize};

/// Options of [`analyze`](crate::analyze()).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// How many bullets; by default 3 to 7, from the article's length.
    pub bullets: Option<usize>,
    /// A length budget in words: whole sentences, as many as come closest to it. Takes precedence over `bullets`.
    pub words: Option<usize>,
    /// What is known of lines beforehand, as from HTML ([`crate::html`]): it goes before what their words suggest.
    pub hints: Vec<Hint>,
}

/// What is known of a line before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// Its number from 0 on: how many line feeds stand before it. Beyond the text's end it says nothing.
    pub line: usize,
    /// What it is.
    pub kind: HintKind,
    /// A heading's level, 2 for those right below the title; 2 where it is missing.
    #[serde(default)]
    pub level: Option<u8>,
}

/// What a line can be known to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HintKind {
    /// The headline.
    Title,
    /// A section heading.
    Heading,
    /// Running text: no heading, where the text has any that are known.
    Paragraph,
    /// A list item.
    Item,
    /// A picture's or a table's caption: not part of the article's text.
    Caption,
}
