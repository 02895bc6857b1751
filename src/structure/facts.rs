//! What can be seen of a line without knowing its neighbours.

use crate::options::{Hint, HintKind};
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// How a line ends, closing quotation marks and brackets left aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// A full stop.
    Stop,
    /// A question mark.
    Question,
    /// An exclamation mark.
    Exclamation,
    /// Several dots.
    Pause,
    /// A comma or semicolon.
    Comma,
    /// A colon.
    Colon,
    /// A word: the line is left open.
    Open,
}

/// What numbers or marks a line at its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A bullet, dash or asterisk; the character.
    Bullet(char),
    /// A number, an ordinal, or a single letter with its sign: "1.", "(٢)", "أولا:", "أ-".
    Number,
    /// A single letter with a full stop, which may as well be an abbreviation: "أ.", "د."
    Letter(char),
    /// One or more # of Markdown: how many.
    Hash(u8),
}

impl Marker {
    /// Whether lines with the two markers, one after the other, belong to one list.
    pub fn is_fellow(self, other: Marker) -> bool {
        match (self, other) {
            (Marker::Letter(one), Marker::Letter(other)) => one != other,
            _ => self == other,
        }
    }
}

/// What can be seen of one line.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The line's tokens less its marker.
    pub body: Range<usize>,
    /// Words and numbers of the body.
    pub words: usize,
    /// Sentences of the line.
    pub sentences: usize,
    /// How it ends.
    pub ending: Ending,
    /// What marks it as a list item or numbered heading.
    pub marker: Option<Marker>,
    /// Commas and semicolons inside.
    pub commas: usize,
    /// Whether a colon stands inside.
    pub colon: bool,
    /// Whether it holds an emoji, a link, a hashtag or an @name.
    pub social: bool,
    /// Whether an empty line stands before it.
    pub gap: bool,
    /// What the caller knows of it.
    pub hint: Option<Hint>,
}

/// Lines of at least this many words are running text whatever their punctuation.
const PROSE_WORDS: usize = 16;
/// Lines that end like a sentence are running text from this many words on.
const SENTENCE_WORDS: usize = 6;

/// Ordinals that number points, normalised.
const ORDINALS: &[&str] =
    &["اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا", "اخيرا"];

impl Facts {
    /// The facts of every line of `text`, `hints` among them.
    pub fn all(text: &Text, hints: &[Hint]) -> Vec<Facts> {
        let mut hints = hints.to_vec();
        hints.sort_by_key(|hint| hint.line);
        let mut hints = hints.into_iter().peekable();
        let breaks = |from: usize, to: usize| text.source[from..to].bytes().filter(|byte| *byte == b'\n').count();
        let (mut end, mut number) = (0, 0);
        (text.lines.iter())
            .map(|line| {
                let span = text.span(line.tokens.clone());
                let before = breaks(end, span.start);
                number += before;
                while hints.next_if(|hint| hint.line < number).is_some() {}
                let hint = hints.peek().copied().filter(|hint| hint.line == number);
                // Lines that a fixed width broke are one.
                number += breaks(span.start, span.end);
                end = span.end;
                Facts { gap: before > 1, hint, ..Facts::of(text, line.tokens.clone(), line.sentences.len()) }
            })
            .collect()
    }

    fn of(text: &Text, tokens: Range<usize>, sentences: usize) -> Facts {
        let (marker, length) = match marker(text, tokens.clone()) {
            Some((marker, length)) => (Some(marker), length),
            None => (None, 0),
        };
        let body = tokens.start + length..tokens.end;
        let words = body.clone().filter(|&at| text.tokens[at].is_word()).count();
        let commas = body.clone().filter(|&at| matches!(mark(text, at), '،' | '؛' | ',' | ';')).count();
        let colon = body.clone().rev().skip(1).any(|at| mark(text, at) == ':');
        let social = body.clone().any(|at| match text.tokens[at].kind {
            TokenKind::Mark => matches!(mark(text, at), '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}'),
            TokenKind::Number => false,
            _ => text.word(at).contains(['@', '#', '/']),
        });
        Facts {
            words,
            sentences,
            ending: ending(text, body.clone()),
            marker,
            commas,
            colon,
            social,
            gap: false,
            hint: None,
            body,
        }
    }

    /// Whether the caller says that the line is set off from the running text without being a heading.
    pub fn is_set_off(&self) -> bool {
        self.is_hinted(HintKind::Quotation) || self.is_hinted(HintKind::Row)
    }

    /// Whether the caller says that the line is of this kind.
    pub fn is_hinted(&self, kind: HintKind) -> bool {
        self.hint.is_some_and(|hint| hint.kind == kind)
    }

    /// Whether the line is running text rather than a heading, a caption or the like.
    pub fn is_prose(&self) -> bool {
        let closed = matches!(self.ending, Ending::Stop | Ending::Exclamation | Ending::Question | Ending::Pause);
        self.words >= PROSE_WORDS || self.sentences > 1 || (closed && self.words >= SENTENCE_WORDS)
    }
}

/// The mark that token `at` is; a space for words.
pub fn mark(text: &Text, at: usize) -> char {
    match text.tokens[at].kind {
        TokenKind::Mark => text.word(at).chars().next().unwrap_or(' '),
        _ => ' ',
    }
}

fn is_closing(mark: char) -> bool {
    matches!(mark, '»' | '”' | '’' | '"' | '\'' | ')' | ']' | '“')
}

fn ending(text: &Text, body: Range<usize>) -> Ending {
    let mut back = body.rev().map(|at| mark(text, at)).skip_while(|&mark| is_closing(mark));
    match (back.next(), back.next()) {
        (Some('.' | '…'), Some('.')) | (Some('…'), _) => Ending::Pause,
        (Some('.' | '۔'), _) => Ending::Stop,
        (Some('؟' | '?'), _) => Ending::Question,
        (Some('!'), _) => Ending::Exclamation,
        (Some('،' | '؛' | ',' | ';'), _) => Ending::Comma,
        (Some(':'), _) => Ending::Colon,
        _ => Ending::Open,
    }
}

/// The marker at the start of a line and its length in tokens.
fn marker(text: &Text, line: Range<usize>) -> Option<(Marker, usize)> {
    let at = line.start;
    let rest = line.len();
    if rest < 2 {
        return None;
    }
    let apart = |at: usize| text.tokens[at].span().start > text.tokens[at - 1].span().end;
    let bullet = mark(text, at);
    if bullet == '#' {
        let count = line.clone().take_while(|&at| mark(text, at) == '#').count();
        return (count <= 6 && count < rest && apart(at + count)).then_some((Marker::Hash(count as u8), count));
    }
    if is_bullet(bullet) {
        let count = line.take_while(|&at| mark(text, at) == bullet).count();
        return (count <= 2 && count < rest).then_some((Marker::Bullet(bullet), count));
    }
    if ORDINALS.contains(&text.norm(at)) && rest > 2 && matches!(mark(text, at + 1), ':' | '-' | '–' | '.' | '،') {
        return Some((Marker::Number, 2));
    }
    let open = usize::from(matches!(bullet, '(' | '['));
    let label = at + open;
    if open + 2 > rest || !text.tokens[label].is_word() || text.norm(label).chars().count() > 2 + open {
        return None;
    }
    let numbers = text.tokens[label].kind == TokenKind::Number && text.norm(label).bytes().all(|c| c.is_ascii_digit());
    let letter = text.norm(label).chars().next().filter(|_| text.tokens[label].kind == TokenKind::Arabic);
    let letter = letter.filter(|_| text.norm(label).chars().count() == 1);
    let marker = match (mark(text, label + 1), letter) {
        ('.' | ')' | ']' | '-' | '–' | 'ـ' | ':' | '/', _) if numbers => Marker::Number,
        (')' | ']' | '-' | '–' | 'ـ', Some(_)) => Marker::Number,
        ('.', Some(letter)) => Marker::Letter(letter),
        _ => return None,
    };
    let after = label + 2;
    let more = (after..line.end).take_while(|&at| matches!(mark(text, at), '-' | '–' | '.' | ')')).count();
    let length = after + more - line.start;
    (length < rest).then_some((marker, length))
}

fn is_bullet(mark: char) -> bool {
    matches!(
        mark,
        '•' | '●'
            | '▪'
            | '■'
            | '◆'
            | '◾'
            | '○'
            | '◦'
            | '‣'
            | '⁃'
            | '·'
            | '*'
            | '٭'
            | '-'
            | '–'
            | '—'
            | '✓'
            | '✔'
            | '➢'
            | '►'
            | '▶'
            | '➤'
            | '☑'
            | '✅'
            | '🔹'
            | '🔸'
            | '\u{f0b7}'
    )
}
