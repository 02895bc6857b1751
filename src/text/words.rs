//! Words: the tokens of a line.
//!
//! Unicode's word boundaries (UAX #29) made right for Arabic text: clitics stay on their word, letters of different
//! scripts and Arabic letters next to digits are words apart ("بـ100", "الـBBC"), and what readers take for one thing
//! is one token: numbers with their signs, dates, times, links, addresses, hashtags, emoji.

use super::letters::{self, Class};
use crate::analysis::Span;
use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum TokenKind {
    /// Arabic letters, clitics included; a hashtag that begins with one.
    Arabic,
    /// Letters of another script, with digits that follow them; a web or e-mail address, any other hashtag, an @name.
    Foreign,
    /// Digits, with what belongs to the number: signs within dates and times, a percent sign, a unit's letters.
    Number,
    /// Anything else that is not white space: one mark, or one emoji, a token.
    Mark,
}

/// A word, number or mark: where it stands and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    start: u32,
    end: u32,
    pub(super) norm: u32,
    /// What it is.
    pub kind: TokenKind,
}

impl Token {
    /// Its bytes in the original.
    pub fn span(&self) -> Span {
        Span { start: self.start as usize, end: self.end as usize }
    }

    /// Whether it is a word or a number.
    pub fn is_word(&self) -> bool {
        self.kind != TokenKind::Mark
    }
}

/// Appends the tokens of `source[range]` and their normalised forms.
pub(super) fn tokenize(source: &str, range: Range<usize>, tokens: &mut Vec<Token>, norms: &mut String) {
    let mut line = Scanner { text: &source[range.clone()], plain_until: 0 };
    let mut at = 0;
    while let Some(c) = line.char_at(at) {
        let class = Class::of(c);
        if class == Class::Space || (class == Class::Joined && c != 'ـ') {
            at += c.len_utf8();
            continue;
        }
        let (end, kind) = line.token(at, c, class);
        let norm = norms.len();
        letters::normalize_into(&line.text[at..end], norms);
        tokens.push(Token {
            start: (range.start + at) as u32,
            end: (range.start + end) as u32,
            norm: norm as u32,
            kind,
        });
        at = end;
    }
}

/// Reads tokens off one line.
struct Scanner<'a> {
    text: &'a str,
    /// No link starts before this offset. Keeps the look for links linear in a long run of link characters.
    plain_until: usize,
}

impl Scanner<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// End and kind of the token that starts at `at` with `c`.
    fn token(&mut self, at: usize, c: char, class: Class) -> (usize, TokenKind) {
        let next = at + c.len_utf8();
        match class {
            Class::Arabic => (self.letters(next, Class::Arabic), TokenKind::Arabic),
            Class::Digit | Class::Foreign => match self.link(at) {
                Some(end) => (end, TokenKind::Foreign),
                None if class == Class::Digit => (self.number(next), TokenKind::Number),
                None => (self.foreign(next), TokenKind::Foreign),
            },
            _ if matches!(c, '#' | '@') => match self.char_at(next).map(Class::of) {
                Some(Class::Arabic) => (self.tag(next), TokenKind::Arabic),
                Some(Class::Foreign | Class::Digit) => (self.tag(next), TokenKind::Foreign),
                _ => (next, TokenKind::Mark),
            },
            // A tatweel without a letter stands for a dash.
            Class::Joined => {
                (next + (self.text[next..].len() - self.text[next..].trim_start_matches('ـ').len()), TokenKind::Mark)
            }
            _ => (self.symbol(c, next), TokenKind::Mark),
        }
    }

    /// The end of a run of letters of `class`, with marks and underscores between them.
    fn letters(&self, start: usize, class: Class) -> usize {
        let mut end = start;
        if class == Class::Arabic {
            end += letters::common_letters(&self.text.as_bytes()[start..], false);
            if self.text.as_bytes().get(end) == Some(&b' ') {
                return end;
            }
        }
        let start = end;
        for (offset, c) in self.text[start..].char_indices() {
            let past = start + offset + c.len_utf8();
            match Class::of(c) {
                found if found == class || (class == Class::Foreign && found == Class::Digit) => end = past,
                Class::Joined if !letters::is_control(c) => end = past,
                Class::Joined => {}
                _ if c == '_' => {}
                _ => break,
            }
        }
        end
    }

    /// The end of a foreign word whose first letter ends at `at`; "don't" and "U.S" are one.
    fn foreign(&self, at: usize) -> usize {
        let mut end = self.letters(at, Class::Foreign);
        let mut acronym = end == at;
        while let Some(sign @ ('.' | '\'' | '’')) = self.char_at(end) {
            let next = end + sign.len_utf8();
            let Some(c) = self.char_at(next).filter(|&c| Class::of(c) == Class::Foreign) else { break };
            let past = self.letters(next + c.len_utf8(), Class::Foreign);
            acronym &= sign == '.' && past == next + c.len_utf8();
            if sign == '.' && !acronym {
                break;
            }
            end = past;
        }
        end
    }

    /// The end of a number whose first digit ends at `at`.
    fn number(&self, mut at: usize) -> usize {
        let mut end = at;
        while let Some(c) = self.char_at(at) {
            let next = at + c.len_utf8();
            match Class::of(c) {
                Class::Digit => end = next,
                Class::Joined if !letters::is_control(c) => end = next,
                Class::Joined => {}
                _ if matches!(c, '.' | ',' | '٫' | '٬' | '،' | ':' | '/' | '-' | '–' | '\'')
                    && self.char_at(next).is_some_and(|c| Class::of(c) == Class::Digit) =>
                {
                    end = next;
                }
                Class::Foreign => return self.letters(next, Class::Foreign),
                _ if matches!(c, '%' | '٪' | '‰') => return next,
                _ => break,
            }
            at = next;
        }
        end
    }

    /// The end of a link that starts at `at`: an address with a scheme, "www.", a bare domain, or an e-mail address.
    fn link(&mut self, at: usize) -> Option<usize> {
        if at < self.plain_until {
            return None;
        }
        let rest = &self.text.as_bytes()[at..];
        let run = rest.iter().position(|byte| !is_link_byte(*byte)).unwrap_or(rest.len());
        self.plain_until = at + run;
        let run = self.text[at..at + run].trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '/');
        let scheme = run.find("://").filter(|&end| run[..end].bytes().all(|byte| byte.is_ascii_alphabetic()));
        let host = match (scheme, run.split_once('@')) {
            (Some(end), _) => return (run.len() > end + 3).then(|| at + run.len()),
            (None, Some((local, host))) if !local.is_empty() && !local.contains('/') => host,
            _ => run,
        };
        let host = &host[..host.find(['/', '?', '#', ':']).unwrap_or(host.len())];
        is_domain(host).then(|| at + run.len())
    }

    /// The end of the name after # or @; `at` itself where there is none.
    fn tag(&self, at: usize) -> usize {
        let mut end = at;
        for (offset, c) in self.text[at..].char_indices() {
            match Class::of(c) {
                Class::Arabic | Class::Foreign | Class::Digit => {}
                Class::Joined if offset > 0 && !letters::is_control(c) => {}
                _ if c == '_' => {}
                _ => break,
            }
            end = at + offset + c.len_utf8();
        }
        end
    }

    /// The end of a mark; emoji sequences (UTS #51) are one mark.
    fn symbol(&self, first: char, mut at: usize) -> usize {
        if !matches!(first, '\u{a9}' | '\u{ae}' | '\u{2000}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}') {
            return at;
        }
        let mut flag = is_regional(first);
        let mut joined = false;
        while let Some(c) = self.char_at(at) {
            match c {
                '\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' => joined = false,
                '\u{200d}' => joined = true,
                _ if flag && is_regional(c) => flag = false,
                _ if joined && matches!(Class::of(c), Class::Other) => joined = false,
                _ => break,
            }
            at += c.len_utf8();
        }
        at
    }
}

fn is_regional(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

fn is_link_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte)
}

/// Whether `host` reads as a domain name: labels of letters and digits, the last one a lower-case top-level domain.
fn is_domain(host: &str) -> bool {
    let Some((rest, top)) = host.rsplit_once('.') else { return false };
    (2..=6).contains(&top.len())
        && top.bytes().all(|byte| byte.is_ascii_lowercase())
        && rest.len() > 1
        && rest.split('.').all(|label| {
            !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        })
        && rest.bytes().any(|byte| byte.is_ascii_alphabetic())
}
