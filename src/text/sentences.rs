//! Sentences: where a line's tokens break.

use super::{Sentence, Token};
use std::ops::Range;

/// Appends the sentences of one line.
pub(super) fn split(source: &str, tokens: &[Token], range: Range<usize>, line: usize, out: &mut Vec<Sentence>) {
    let mut start = range.start;
    for at in range.clone() {
        let span = tokens[at].span();
        let ends = matches!(&source[span.start..span.end], "." | "؟" | "?" | "!" | "…")
            && tokens.get(at + 1).is_none_or(|next| next.span().start > span.end);
        if ends || at + 1 == range.end {
            out.push(Sentence { tokens: start..at + 1, line });
            start = at + 1;
        }
    }
}
