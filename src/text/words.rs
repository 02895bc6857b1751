//! Words: the tokens of a line.

use super::letters;
use crate::analysis::Span;
use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum TokenKind {
    /// Mostly Arabic letters, clitics included.
    Arabic,
    /// Letters of another script.
    Foreign,
    /// Digits, with what belongs to the number.
    Number,
    /// Anything else that is not white space: one mark a token.
    Mark,
}

/// A word, number or mark: where it stands and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    start: u32,
    end: u32,
    norm: u32,
    norm_len: u32,
    /// What it is.
    pub kind: TokenKind,
}

impl Token {
    /// Its bytes in the original.
    pub fn span(&self) -> Span {
        Span { start: self.start as usize, end: self.end as usize }
    }

    pub(super) fn norm_range(&self) -> Range<usize> {
        self.norm as usize..(self.norm + self.norm_len) as usize
    }

    /// Whether it is a word or a number.
    pub fn is_word(&self) -> bool {
        self.kind != TokenKind::Mark
    }
}

/// Appends the tokens of `source[range]` and their normalised forms.
pub(super) fn tokenize(source: &str, range: Range<usize>, tokens: &mut Vec<Token>, norms: &mut String) {
    let line = &source[range.clone()];
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() || c.is_control() || (letters::joins_word(c) && !c.is_alphanumeric()) {
            continue;
        }
        let mut end = at + c.len_utf8();
        let kind = if c.is_numeric() {
            TokenKind::Number
        } else if matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
            && c.is_alphabetic()
        {
            TokenKind::Arabic
        } else if c.is_alphabetic() {
            TokenKind::Foreign
        } else {
            TokenKind::Mark
        };
        if kind != TokenKind::Mark {
            while let Some(&(next, c)) = chars.peek() {
                let inside = c.is_alphanumeric()
                    || letters::joins_word(c)
                    || (kind == TokenKind::Number
                        && matches!(c, '.' | ',' | '٫' | '٬' | ':' | '/')
                        && line[next + c.len_utf8()..].starts_with(char::is_numeric));
                if !inside {
                    break;
                }
                end = next + c.len_utf8();
                chars.next();
            }
        }
        let norm = norms.len();
        letters::normalize_into(&line[at..end], norms);
        tokens.push(Token {
            start: (range.start + at) as u32,
            end: (range.start + end) as u32,
            norm: norm as u32,
            norm_len: (norms.len() - norm) as u32,
            kind,
        });
    }
}
