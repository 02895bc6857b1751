//! Extents: from where to where the words go that somebody is said to have said.

use super::Article;
use super::attribution::{Attribution, Content, SHORT_QUOTE};
use super::classes::Class;
use super::grammar::{Complementiser, complementiser};
use std::ops::Range;

/// How many tokens what was said may hold; longer runs are texts without sentences, not words of a source.
const MAX_SAID: usize = 240;
/// How many sentences what was said may go on for, after a colon or in a quotation.
const MAX_SENTENCES: usize = 4;
/// How many without quotation marks after a colon.
const MAX_SENTENCES_UNQUOTED: usize = 3;

/// A line of verse holds no more tokens.
const VERSE: usize = 8;
/// How many lines of verse are taken.
const MAX_VERSES: usize = 4;

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether it stands mainly inside quotation marks.
    pub quoted: bool,
}

/// The extent of what each attribution attributes, none where nothing is left.
pub(super) fn measure(article: &Article, attributions: &[Attribution]) -> Vec<Option<Said>> {
    let mut out: Vec<Option<Said>> = Vec::with_capacity(attributions.len());
    let mut said_until = 0;
    for (index, attribution) in attributions.iter().enumerate() {
        let said = match attribution.content {
            Content::Before(end) => before(article, said_until, end),
            Content::Around(at) => around(article, said_until, at, &attributions[index + 1..]),
            Content::From(start) => from(article, start, false, &attributions[index + 1..]),
            Content::AfterColon(start) => from(article, start, true, &attributions[index + 1..]),
        };
        if let Some(said) = &said {
            let named = attribution.speaker.as_ref().map_or(0, |speaker| speaker.end);
            said_until = said_until.max(said.tokens.end).max(attribution.cue.end).max(named);
        }
        out.push(said);
    }
    out
}

/// What was said from token `start` on.
fn from(article: &Article, start: usize, colon: bool, later: &[Attribution]) -> Option<Said> {
    let mut start = start;
    if colon && complementiser(article.norm(start)) == Some(Complementiser::Bare) {
        start += 1;
    }
    while start < article.text.tokens.len() && matches!(article.norm(start), ":" | "-" | "–" | "،" | "..") {
        start += 1;
    }
    if start >= article.text.tokens.len() {
        return None;
    }
    if article.quotes.opens(start) {
        return quotation(article, start, later);
    }
    if !article.is_running_text(start) {
        return None;
    }
    let mut end = article.limit(start);
    if colon
        && article.text.tokens[start - 1].span().end < article.text.tokens[start].span().start
        && starts_line(article, start)
    {
        end = verses(article, start);
    } else if colon {
        let line = article.text.lines[article.line_of(start)].tokens.end;
        for _ in 1..MAX_SENTENCES_UNQUOTED {
            if end < line && !later.iter().take_while(|next| next.clause <= end + 4).any(|next| next.clause >= start) {
                end = article.limit(end);
            }
        }
    }
    let end = cut(start, end.min(start + MAX_SAID), later);
    trim(article, start..end)
}

/// Whether token `at` is the first of its line.
fn starts_line(article: &Article, at: usize) -> bool {
    article.text.lines[article.line_of(at)].tokens.start == at
}

/// The end of the line that begins at `start`, and of up to [`MAX_VERSES`] more if all are as short as verses.
fn verses(article: &Article, start: usize) -> usize {
    let first = article.line_of(start);
    let lines = article.text.lines[first..].iter().take(MAX_VERSES);
    let short =
        lines.take_while(|line| line.tokens.len() <= VERSE && article.is_running_text(line.tokens.start)).count();
    article.text.lines[first + short.max(1) - 1].tokens.end
}

/// The end of what begins at `start`, before the next attribution that stands on its own. `end` must be near: all
/// attributions up to there are looked at.
fn cut(start: usize, end: usize, later: &[Attribution]) -> usize {
    let next = later.iter().take_while(|next| next.clause < end).find(|next| next.coordinate && next.clause > start);
    match next {
        Some(next) => match next.content {
            Content::Before(said) if said == next.clause => end.min(next.clause),
            _ => next.clause,
        },
        None => end,
    }
}

/// What was said in the quotation that opens at `open`, and around it where it is only a part of the sentence.
fn quotation(article: &Article, open: usize, later: &[Attribution]) -> Option<Said> {
    let Some(close) = article.quotes.close_of(open) else {
        let line = &article.text.lines[article.line_of(open)];
        let end = sentences_from(article, open, line.tokens.end);
        let end = cut(open + 1, end.min(open + MAX_SAID), later);
        return trim(article, open + 1..end).map(|said| Said { quoted: true, ..said });
    };
    let limit = cut(close, article.limit(close).min(close + MAX_SAID), later);
    let rest = (close + 1..limit).filter(|&at| article.is_word(at)).count();
    let goes_on = limit > close + 1 && article.is_word(close + 1) && rest > 0;
    let inside = close - open - 1;
    if goes_on && inside <= MAX_SAID {
        return trim(article, open..limit);
    }
    let end = sentences_from(article, open, close).min(open + MAX_SAID);
    let said = trim(article, open + 1..end)?;
    let asks = said.tokens.end < close && matches!(article.norm(said.tokens.end), "؟" | "?" | "!");
    Some(Said { tokens: said.tokens.start..said.tokens.end + usize::from(asks), quoted: true })
}

/// The end of the first [`MAX_SENTENCES`] sentences from token `start` on, at most `end`.
fn sentences_from(article: &Article, start: usize, end: usize) -> usize {
    let sentence = article.text.sentence_of(start) + MAX_SENTENCES - 1;
    article.text.sentences.get(sentence).map_or(end, |sentence| sentence.tokens.end.min(end))
}

/// What was said before token `end`: the quotation that ends there, or the clause.
fn before(article: &Article, said_until: usize, end: usize) -> Option<Said> {
    let last = (said_until..end).rev().find(|&at| !article.is_comma(at) && !matches!(article.norm(at), "-" | "–"))?;
    if let Some(open) = article.quotes.open_of(last)
        && last - open > SHORT_QUOTE + 1
    {
        return trim(article, open + 1..last.min(open + MAX_SAID)).map(|said| Said { quoted: true, ..said });
    }
    let sentence = article.text.sentences[article.text.sentence_of(last)].tokens.start;
    let start = sentence.max(said_until).max(last.saturating_sub(MAX_SAID));
    trim(article, start..last + 1)
}

/// What was said in the sentence of token `at`, a cue that is put in.
fn around(article: &Article, said_until: usize, at: usize, later: &[Attribution]) -> Option<Said> {
    let start = article.sentence(at).start.max(said_until).max(at.saturating_sub(MAX_SAID));
    let end = cut(at, article.limit(at).min(at + MAX_SAID), later);
    trim(article, start..end)
}

/// `tokens` without marks and connectives at the ends; none if less than two words are left.
pub(super) fn trim(article: &Article, tokens: Range<usize>) -> Option<Said> {
    let Range { mut start, mut end } = tokens;
    let mark = |at: usize| {
        !article.is_word(at)
            && article.quotes.close_of(at).is_none()
            && article.quotes.open_of(at).is_none()
            && !matches!(article.norm(at), "(" | ")" | "%")
    };
    while start < end && (mark(start)) {
        start += 1;
    }
    while end > start {
        let last = end - 1;
        let stray = article.quotes.open_of(last).is_some_and(|open| open < start) || article.quotes.opens(last);
        if !mark(last) && !stray && !article.is(last, Class::JOINT) {
            break;
        }
        end = last;
    }
    let words = (start..end).filter(|&at| article.is_word(at)).count();
    (words >= 2).then(|| {
        let quoted = article.quotes.close_of(start).is_some_and(|close| close + 1 == end);
        if quoted {
            Said { tokens: start + 1..end - 1, quoted }
        } else {
            Said { tokens: start..end, quoted: mostly_quoted(article, start..end) }
        }
    })
}

/// Whether more than half of the words of `tokens` stand inside quotations.
fn mostly_quoted(article: &Article, tokens: Range<usize>) -> bool {
    let words = || tokens.clone().filter(|&at| article.is_word(at));
    2 * words().filter(|&at| article.quotes.around(at).is_some()).count() > words().count()
}
