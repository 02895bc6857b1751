//! Sentences: where a line's tokens break.
//!
//! A stop is a run of . ؟ ? ! … ۔ with the quotation marks and brackets that close right after it. Whether it ends
//! the sentence is read from its neighbours; a line's end always does.

use super::{Sentence, Token, TokenKind, normalize};
use std::ops::Range;

/// Longer quotations than this (in tokens, marks included) hold sentences of their own; shorter ones are phrases.
const SHORT_QUOTATION: usize = 12;
/// The same for brackets, which seldom hold several sentences.
const SHORT_BRACKET: usize = 40;
/// The pause ".." of the Arabic press parts sentences only where this many words stand on both sides of it.
const PAUSE_WORDS: usize = 6;

/// Abbreviations of several letters that take a full stop, normalised.
const ABBREVIATIONS: &[&str] = &[
    "st",
    "dr",
    "mr",
    "mrs",
    "ms",
    "prof",
    "jr",
    "sr",
    "inc",
    "ltd",
    "co",
    "corp",
    "no",
    "vs",
    "vol",
    "fig",
    "gen",
    "gov",
    "sen",
    "rep",
    "rev",
    "mt",
    "ft",
    "approx",
    "etc",
    "al",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "تلفون",
    "هاتف",
    "ت",
];

/// Appends the sentences of one line.
pub(super) fn split(source: &str, tokens: &[Token], range: Range<usize>, line: usize, out: &mut Vec<Sentence>) {
    let reader =
        Reader { source, tokens, range: range.clone(), enclosed: Enclosed::new(source, tokens, range.clone()) };
    let first = out.len();
    let (mut start, mut at, mut words) = (range.start, range.start, 0);
    while at < range.end {
        if !is_stop(reader.mark(at)) {
            words += usize::from(tokens[at].is_word());
            at += 1;
            continue;
        }
        let stop = reader.stop(at);
        if words > 0 && reader.ends(start, words, &stop) {
            out.push(Sentence { tokens: start..stop.end, line });
            (start, words) = (stop.end, 0);
        }
        at = stop.end;
    }
    match out[first..].last_mut() {
        Some(last) if words == 0 => last.tokens.end = range.end,
        _ if start < range.end => out.push(Sentence { tokens: start..range.end, line }),
        _ => {}
    }
}

fn is_stop(mark: char) -> bool {
    matches!(mark, '.' | '؟' | '?' | '!' | '…' | '۔' | '‼' | '⁉' | '⁈')
}

fn is_closing(mark: char) -> bool {
    matches!(mark, '»' | '”' | '’' | '›' | ')' | ']' | '}' | '"' | '\'' | '“')
}

/// A run of stop marks with what closes after them.
struct Stop {
    marks: Range<usize>,
    /// Just after the last closing mark.
    end: usize,
    /// A full stop and nothing else.
    single: bool,
    /// Dots and nothing else, more than one: a pause.
    pause: bool,
}

struct Reader<'a> {
    source: &'a str,
    tokens: &'a [Token],
    range: Range<usize>,
    enclosed: Enclosed,
}

impl Reader<'_> {
    /// The mark at token `at`; a space where there is a word or nothing.
    fn mark(&self, at: usize) -> char {
        mark_at(self.source, self.tokens, &self.range, at)
    }

    fn word(&self, at: usize) -> &str {
        let span = self.tokens[at].span();
        &self.source[span.start..span.end]
    }

    /// Whether no space parts token `at` from the one before it.
    fn attached(&self, at: usize) -> bool {
        self.range.contains(&at) && at > self.range.start && {
            self.tokens[at - 1].span().end == self.tokens[at].span().start
        }
    }

    fn sheltered(&self, at: usize) -> bool {
        self.range.contains(&at) && self.enclosed.sheltered[at - self.range.start]
    }

    fn stop(&self, at: usize) -> Stop {
        let mut end = at + 1;
        while is_stop(self.mark(end)) {
            end += 1;
        }
        let marks = at..end;
        while is_closing(self.mark(end)) {
            let mark = self.mark(end);
            let apart = !self.attached(end);
            let opens = matches!(mark, '"' | '\'' | '“');
            let word_follows = self.attached(end + 1) && self.mark(end + 1) == ' ';
            if opens && (word_follows || (apart && !self.enclosed.closes(end))) {
                break;
            }
            end += 1;
        }
        let dots = marks.clone().all(|at| matches!(self.mark(at), '.' | '…' | '۔'));
        let single = dots && marks.len() == 1 && self.mark(at) != '…';
        Stop { marks, end, single, pause: dots && !single }
    }

    /// Whether `stop` ends the sentence that began at `start` and has `words` words so far.
    fn ends(&self, start: usize, words: usize, stop: &Stop) -> bool {
        let next = stop.end;
        if next >= self.range.end {
            return true;
        }
        if matches!(self.mark(next), '،' | '؛' | ':' | ',' | ';')
            || (is_closing(self.mark(next)) && self.attached(next))
        {
            return false;
        }
        if self.sheltered(next) && self.sheltered(stop.marks.start) {
            return false;
        }
        // A whole sentence in brackets amid another one.
        if (stop.marks.end..next).any(|at| {
            matches!(self.mark(at), ')' | ']') && self.enclosed.closes(at) && self.enclosed.opener(at) > start
        }) {
            return false;
        }
        if stop.pause {
            return !self.sheltered(stop.marks.start) && words >= PAUSE_WORDS && self.words_ahead(next) >= PAUSE_WORDS;
        }
        if !stop.single {
            return !self.sheltered(stop.marks.start) || (self.links(next) && self.word(next).starts_with('و'));
        }
        let dot = stop.marks.start;
        let before = dot - 1;
        if next == dot + 1 && self.attached(next) {
            let parted = self.tokens[next].kind == TokenKind::Arabic && self.tokens[before].kind != TokenKind::Foreign;
            return (parted && !self.abbreviates(before, next)) || matches!(self.mark(next), '«' | '"' | '“' | '-');
        }
        if self.attached(dot) && self.enumerates(start, before) {
            return false;
        }
        if self.tokens[next].kind == TokenKind::Foreign && self.word(next).starts_with(char::is_lowercase) {
            return false;
        }
        !(self.attached(dot) && next == dot + 1 && self.abbreviates(before, next))
    }

    /// Whether token `at`, followed by a full stop, numbers what comes after it: "1." or "أ." at the start.
    fn enumerates(&self, start: usize, at: usize) -> bool {
        let first = at == start || (at == start + 1 && matches!(self.mark(start), '(' | '-' | '*'));
        first && (self.tokens[at].kind == TokenKind::Number || letters(self.word(at)) == 1)
    }

    /// Whether token `at`, followed by a full stop and then by token `next`, is an abbreviation that goes on.
    fn abbreviates(&self, at: usize, next: usize) -> bool {
        let word = self.word(at);
        let after_number = at > self.range.start && self.tokens[at - 1].kind == TokenKind::Number;
        match self.tokens[at].kind {
            // The year marks ه and م, and ص and م of the clock, mostly stand without a stop of their own.
            TokenKind::Arabic if letters(word.strip_prefix('و').unwrap_or(word)) == 1 => {
                !((after_number || self.dotted(at)) && self.links(next))
            }
            TokenKind::Foreign => {
                letters(word) == 1
                    || word.split('.').all(|part| letters(part) == 1)
                    || ABBREVIATIONS.contains(&normalize(word).as_str())
            }
            _ => ABBREVIATIONS.contains(&normalize(word).as_str()),
        }
    }

    /// Whether token `at` is the last letter of an abbreviation like ق.م
    fn dotted(&self, at: usize) -> bool {
        self.attached(at) && self.mark(at - 1) == '.' && self.attached(at - 1) && letters(self.word(at - 2)) == 1
    }

    /// Whether token `at` begins with a conjunction, as sentences of Arabic prose mostly do.
    fn links(&self, at: usize) -> bool {
        let word = self.word(at);
        self.range.contains(&at) && letters(word) > 2 && word.starts_with(['و', 'ف'])
    }

    /// Words from token `at` to the next stop, as far as it matters.
    fn words_ahead(&self, at: usize) -> usize {
        let ahead = (at..self.range.end.min(at + 4 * PAUSE_WORDS)).take_while(|&at| !is_stop(self.mark(at)));
        ahead.filter(|&at| self.tokens[at].is_word()).count()
    }
}

/// How many letters `word` has, marks not counted, as far as it matters.
fn letters(word: &str) -> usize {
    word.chars().take(16).filter(|c| c.is_alphabetic() && *c != 'ـ').count()
}

#[inline]
fn mark_at(source: &str, tokens: &[Token], line: &Range<usize>, at: usize) -> char {
    if !line.contains(&at) || tokens[at].kind != TokenKind::Mark {
        return ' ';
    }
    source[tokens[at].span().start..].chars().next().unwrap_or(' ')
}

/// What quotation marks and brackets do in one line, token by token.
///
/// Only marks that pair count, and they shelter only over a short distance, so one that lacks its partner does no harm.
struct Enclosed {
    /// Whether the token stands inside a short quotation or bracket.
    sheltered: Vec<bool>,
    /// The distance from a token that closes to the one that opened; 0 for all others.
    span: Vec<u32>,
    /// Index of the line's first token.
    start: usize,
}

impl Enclosed {
    fn new(source: &str, tokens: &[Token], line: Range<usize>) -> Self {
        let mut enclosed =
            Enclosed { sheltered: vec![false; line.len()], span: vec![0; line.len()], start: line.start };
        let mut open: [Option<usize>; 5] = [None; 5];
        for at in line.clone() {
            let (kind, closing) = match mark_at(source, tokens, &line, at) {
                '«' => (0, false),
                '»' => (0, true),
                '“' => (1, false),
                '”' => (1, true),
                '(' => (2, false),
                ')' => (2, true),
                '[' => (3, false),
                ']' => (3, true),
                '"' => {
                    let space_before = at == line.start || tokens[at - 1].span().end < tokens[at].span().start;
                    let space_after = at + 1 == line.end || tokens[at].span().end < tokens[at + 1].span().start;
                    (4, if space_before == space_after { open[4].is_some() } else { space_after })
                }
                _ => continue,
            };
            if let Some(start) = open[kind].filter(|_| closing) {
                enclosed.span[at - line.start] = (at - start) as u32;
                if at - start <= if matches!(kind, 2 | 3) { SHORT_BRACKET } else { SHORT_QUOTATION } {
                    enclosed.sheltered[start + 1 - line.start..at - line.start].fill(true);
                }
            }
            open[kind] = (!closing).then_some(at);
        }
        enclosed
    }

    /// Whether token `at` closes what another one opened.
    fn closes(&self, at: usize) -> bool {
        self.span[at - self.start] > 0
    }

    /// Index of the token that opened what token `at` closes; `at` itself where it closes nothing.
    fn opener(&self, at: usize) -> usize {
        at - self.span[at - self.start] as usize
    }
}
