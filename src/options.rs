//! What a caller may ask of an analysis, and tell it of the text.

use serde::{Deserialize, Serialize};

/// Options of [`analyze`](crate::analyze()).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// How many bullets; by default 3 to 7, from the article's length.
    pub bullets: Option<usize>,
    /// A length budget in words: whole sentences, as many as come closest to it. Takes precedence over `bullets`.
    pub words: Option<usize>,
    /// What is known of single lines, as from the markup that the text was taken from; see [`html`](crate::html).
    ///
    /// Hints of lines that there are not, and hints that cannot be true of their lines, do no harm.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<Hint>,
}

/// What is known of one line of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// The line's number: how many line feeds stand before it.
    pub line: usize,
    /// What the line is.
    pub kind: HintKind,
    /// The level of a heading, 1 to 6.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
}

/// What a line may be known to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HintKind {
    /// The headline of the article.
    Title,
    /// A section heading.
    Heading,
    /// An item of a list.
    Item,
    /// A paragraph as such, which may yet turn out to be anything.
    Paragraph,
    /// A line all in bold, as headings and questions often are.
    Strong,
    /// A line of a quotation that is set off.
    Quotation,
    /// The cells of a table's row.
    Row,
    /// What stands beside the article: the caption of a picture or table, an address, an article's footer.
    Caption,
}
