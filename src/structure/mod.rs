//! Structure: what each line of the article is, and the sections that they form.

use crate::text::Text;
use std::ops::Range;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A section heading of the given level, 2 for the first.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// A list item, marked or not.
    Item,
    /// What is not the article: byline, dateline, caption, credit, navigation, tags, copyright.
    Boilerplate,
}

/// A line and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its tokens, less a list marker.
    pub tokens: Range<usize>,
    /// Its sentences.
    pub sentences: Range<usize>,
}

/// A heading and the blocks under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Index of the heading's block, none before the first heading.
    pub heading: Option<usize>,
    /// Indices of the section's blocks, the heading not among them.
    pub blocks: Range<usize>,
}

/// The blocks of a text, one a line, and its sections. The title is in no section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structure {
    /// One block for each of [`Text::lines`].
    pub blocks: Vec<Block>,
    /// The sections, in text order.
    pub sections: Vec<Section>,
}

impl Structure {
    /// Reads the structure of `text`.
    pub fn new(text: &Text) -> Self {
        let blocks: Vec<Block> = (text.lines.iter())
            .map(|line| Block {
                kind: BlockKind::Paragraph,
                tokens: line.tokens.clone(),
                sentences: line.sentences.clone(),
            })
            .collect();
        let sections = match blocks.len() {
            0 => Vec::new(),
            len => vec![Section { heading: None, blocks: 0..len }],
        };
        Structure { blocks, sections }
    }

    /// The headline's block.
    pub fn title(&self) -> Option<&Block> {
        self.blocks.iter().find(|block| block.kind == BlockKind::Title)
    }

    /// Index of the section that holds block `block`.
    pub fn section_of(&self, block: usize) -> usize {
        self.sections.partition_point(|section| section.blocks.end <= block).min(self.sections.len().saturating_sub(1))
    }
}
