//! Quotation marks: which opens and which closes, for the whole text at once.
//!
//! Newspapers mix « », “ ”, the reversed ” “, and the straight ", forget closing marks, and let one quotation run over
//! several lines. Pairs are matched in one pass with a stack that is only searched near its top, so a text of nothing
//! but opening marks costs no more than any other.

use crate::text::{Text, TokenKind};

/// How many lines a quotation may run on before its opening mark counts as one that was never closed.
const MAX_LINES: usize = 6;
/// How deep below the innermost open quotation a closing mark looks for its partner.
const MAX_DEPTH: usize = 4;

const NONE: u32 = u32::MAX;

/// The quotation marks of a text. Indices are tokens.
pub(super) struct Quotes {
    /// For an opening mark its closing one and the other way round, else `NONE`.
    partner: Vec<u32>,
    /// The outermost opening mark around a token, marks themselves included, else `NONE`.
    outer: Vec<u32>,
    /// Whether the token is an opening mark, closed or not.
    opening: Vec<bool>,
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Guillemet,
    Curly,
    Straight,
    Single,
}

impl Quotes {
    /// Matches the marks of `text`. Linear.
    pub(super) fn new(text: &Text) -> Self {
        let count = text.tokens.len();
        let mut quotes = Quotes { partner: vec![NONE; count], outer: vec![NONE; count], opening: vec![false; count] };
        let mut open: Vec<(usize, Class, usize)> = Vec::new();
        for (line, tokens) in text.lines.iter().map(|line| line.tokens.clone()).enumerate() {
            for at in tokens {
                if text.tokens[at].kind == TokenKind::Mark {
                    quotes.read(text, at, line, &mut open);
                }
            }
            while open.last().is_some_and(|&(_, class, _)| class == Class::Straight) {
                open.pop();
            }
        }
        let mut at = 0;
        while at < count {
            match quotes.close_of(at) {
                Some(close) => {
                    quotes.outer[at..=close].fill(at as u32);
                    at = close + 1;
                }
                None => at += 1,
            }
        }
        quotes
    }

    fn read(&mut self, text: &Text, at: usize, line: usize, open: &mut Vec<(usize, Class, usize)>) {
        let find = |open: &[(usize, Class, usize)], class: Class| {
            let low = open.len().saturating_sub(MAX_DEPTH);
            (low..open.len()).rev().find(|&depth| open[depth].1 == class && line - open[depth].2 <= MAX_LINES)
        };
        let (class, opens) = match text.word(at) {
            "«" | "‹" | "《" => (Class::Guillemet, true),
            "»" | "›" | "》" => (Class::Guillemet, false),
            "‘" => (Class::Single, true),
            "’" => (Class::Single, false),
            "“" | "„" | "‟" => {
                (Class::Curly, !(find(open, Class::Curly).is_some() && closes_by_spacing(text, at)))
            }
            "”" => (Class::Curly, find(open, Class::Curly).is_none() && !closes_by_spacing(text, at)),
            "\"" | "〃" | "″" => {
                let inside = find(open, Class::Straight);
                match (opens_by_spacing(text, at), closes_by_spacing(text, at)) {
                    (true, _) => {
                        if let Some(depth) = inside {
                            open.truncate(depth);
                        }
                        (Class::Straight, true)
                    }
                    (_, true) => (Class::Straight, false),
                    _ => (Class::Straight, inside.is_none()),
                }
            }
            _ => return,
        };
        if opens {
            let closes_curly =
                class == Class::Straight && closes_by_spacing(text, at) && find(open, Class::Curly).is_some();
            if !closes_curly {
                self.opening[at] = true;
                open.push((at, class, line));
                return;
            }
        }
        let other = match class {
            Class::Straight => Class::Curly,
            Class::Curly => Class::Straight,
            same => same,
        };
        if let Some(depth) = find(open, class).or_else(|| find(open, other)) {
            let start = open[depth].0;
            open.truncate(depth);
            self.partner[start] = at as u32;
            self.partner[at] = start as u32;
        }
    }

    /// Whether `at` is an opening mark, closed or not.
    pub(super) fn opens(&self, at: usize) -> bool {
        self.opening.get(at).is_some_and(|&opening| opening)
    }

    /// The closing mark of the opening mark `at`.
    pub(super) fn close_of(&self, at: usize) -> Option<usize> {
        let close = *self.partner.get(at)?;
        (self.opening[at] && close != NONE).then_some(close as usize)
    }

    /// The opening mark of the closing mark `at`.
    pub(super) fn open_of(&self, at: usize) -> Option<usize> {
        let open = *self.partner.get(at)?;
        (!self.opening[at] && open != NONE).then_some(open as usize)
    }

    /// The outermost closed quotation that holds token `at`, by its opening and closing mark.
    pub(super) fn around(&self, at: usize) -> Option<(usize, usize)> {
        let open = *self.outer.get(at)?;
        (open != NONE).then(|| (open as usize, self.partner[open as usize] as usize))
    }
}

/// Whether the spaces around mark `at` are those of an opening mark: space before it and a word right after.
fn opens_by_spacing(text: &Text, at: usize) -> bool {
    let span = text.tokens[at].span();
    let word_after = text.tokens.get(at + 1).is_some_and(|next| next.is_word() && next.span().start == span.end);
    let apart = at == 0 || text.tokens[at - 1].span().end < span.start;
    word_after && apart
}

/// Whether the spaces around mark `at` are those of a closing mark: a word right before it, none right after.
fn closes_by_spacing(text: &Text, at: usize) -> bool {
    let span = text.tokens[at].span();
    let word_after = text.tokens.get(at + 1).is_some_and(|next| next.is_word() && next.span().start == span.end);
    let touches_before = at > 0 && text.tokens[at - 1].span().end == span.start;
    touches_before && !word_after
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(source: &str) -> Vec<(usize, usize)> {
        let text = Text::new(source);
        let quotes = Quotes::new(&text);
        (0..text.tokens.len()).filter_map(|at| Some((at, quotes.close_of(at)?))).collect()
    }

    #[test]
    fn marks_of_every_kind() {
        for (name, source, wanted) in [
            ("guillemets", "قال «نعم» ثم", vec![(1, 3)]),
            ("curly", "قال “نعم” ثم", vec![(1, 3)]),
            ("curly, reversed", "قال ”نعم“ ثم", vec![(1, 3)]),
            ("straight", "قال \"نعم\" ثم", vec![(1, 3)]),
            ("straight, spaced", "قال \" نعم \" ثم", vec![(1, 3)]),
            ("nested", "«قال “لا” ثم»", vec![(0, 6), (2, 4)]),
            ("nested in itself", "«قال «لا» ثم»", vec![(0, 6), (2, 4)]),
            ("over lines", "قال «نعم\nثم لا» غدا", vec![(1, 5)]),
            ("straight ends with its line", "قال \"نعم\nثم \"لا\" غدا", vec![(4, 6)]),
            ("never closed", "قال «نعم ثم «لا» غدا", vec![(4, 6)]),
            ("never opened", "قال نعم» ثم", vec![]),
            ("curly closed by straight", "قال “نعم\" ثم", vec![(1, 3)]),
        ] {
            assert_eq!(pairs(source), wanted, "{name}");
        }
    }

    #[test]
    fn a_million_marks() {
        let text = "«".repeat(1_000_000);
        let text = Text::new(&text);
        assert!(Quotes::new(&text).around(0).is_none());
    }
}
