//! The text as letters, words and sentences. Made once, read by every later stage.
//!
//! All positions are byte offsets into the original; nothing is copied but the normalised words.

mod letters;
mod lines;
mod presentation;
mod sentences;
mod stem;
#[cfg(test)]
mod tests;
mod words;

pub use letters::normalize;
pub use stem::content_stem;
pub use words::{Token, TokenKind};

use crate::analysis::{Excerpt, Span};
use std::ops::Range;

/// About how long tokens are on average, with the space between them, in bytes.
const BYTES_A_TOKEN: usize = 9;

/// A text cut into lines, tokens and sentences.
///
/// Tokens, sentences and lines are in text order, and every token belongs to exactly one sentence. Indices into
/// [`Text::tokens`] are the coordinates that the stages hand to each other.
#[derive(Debug)]
pub struct Text<'a> {
    /// The original.
    pub source: &'a str,
    /// Words, numbers and punctuation marks; white space is what lies between.
    pub tokens: Vec<Token>,
    /// Stretches of tokens that end with . ؟ ! … or at a line's end.
    pub sentences: Vec<Sentence>,
    /// Lines that hold at least one token.
    pub lines: Vec<Line>,
    /// Normalised words, end to end; see [`Text::norm`].
    norms: String,
}

/// A sentence: a run of tokens within one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index of its line in [`Text::lines`].
    pub line: usize,
}

/// A line of the original that holds text; of lines that only a fixed width broke, all that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its sentences.
    pub sentences: Range<usize>,
}

impl<'a> Text<'a> {
    /// Cuts `source` into lines, tokens and sentences. Linear in its length.
    pub fn new(source: &'a str) -> Self {
        let mut text = Text {
            source,
            tokens: Vec::with_capacity(source.len() / BYTES_A_TOKEN),
            sentences: Vec::new(),
            lines: Vec::new(),
            norms: String::with_capacity(source.len()),
        };
        lines::each_line(source, |line| {
            let first = text.tokens.len();
            words::tokenize(source, line, &mut text.tokens, &mut text.norms);
            let tokens = first..text.tokens.len();
            if tokens.is_empty() {
                return;
            }
            let first = text.sentences.len();
            sentences::split(source, &text.tokens, tokens.clone(), text.lines.len(), &mut text.sentences);
            text.lines.push(Line { tokens, sentences: first..text.sentences.len() });
        });
        text
    }

    /// The normalised form of token `index`, by [`normalize`].
    pub fn norm(&self, index: usize) -> &str {
        let end = self.tokens.get(index + 1).map_or(self.norms.len(), |next| next.norm as usize);
        &self.norms[self.tokens[index].norm as usize..end]
    }

    /// The original characters of token `index`.
    pub fn word(&self, index: usize) -> &'a str {
        let Span { start, end } = self.tokens[index].span();
        &self.source[start..end]
    }

    /// The bytes from the first to the last of `tokens`; an empty range gives an empty span.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens.clone()).and_then(|all| Some((all.first()?, all.last()?))) {
            Some((first, last)) => Span { start: first.span().start, end: last.span().end },
            None => Span::default(),
        }
    }

    /// The verbatim excerpt of `span`.
    pub fn excerpt(&self, span: Span) -> Excerpt {
        Excerpt { text: self.source[span.start..span.end].to_owned(), start: span.start, end: span.end }
    }

    /// Index of the sentence that holds token `token`.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }
}
