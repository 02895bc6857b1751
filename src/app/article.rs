//! The article as the page shows it: lines and pages over one shared text, offsets in UTF-16 code units.

use std::ops::Range;
use std::sync::Arc;

use crate::analysis::Span;
use crate::html::Outline;
use crate::options::Hint;

/// How much of a long text one page of the reading view holds, in UTF-16 code units: some eight thousand words.
const PAGE: usize = 50_000;

/// A text with its lines. Cloning shares it.
#[derive(Debug, Clone, Default)]
pub struct Article(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    outline: Outline,
    lines: Vec<Line>,
    /// Ranges of `lines`.
    pages: Vec<Range<usize>>,
}

/// A line that holds something, or a stretch of one that is longer than a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its offsets, without the line break.
    pub span: Span,
    /// The same in bytes.
    bytes: Range<usize>,
}

impl PartialEq for Article {
    /// Whether both share one text; equal texts that were made apart differ, which costs a repaint at most.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Article {
    /// Finds the lines and pages of a text.
    pub fn new(outline: impl Into<Outline>) -> Self {
        let outline = outline.into();
        let lines = lines(&outline.text);
        let pages = pages(&lines);
        Self(Arc::new(Inner { outline, lines, pages }))
    }

    /// The article with another text; what is known of its other lines still holds.
    pub fn edited(&self, text: String) -> Self {
        let mut outline = self.0.outline.clone();
        outline.edit(text);
        Self::new(outline)
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.0.outline.text
    }

    /// The text with what is known of its lines.
    pub fn outline(&self) -> &Outline {
        &self.0.outline
    }

    /// What is known of its lines.
    pub fn hints(&self) -> &[Hint] {
        &self.0.outline.hints
    }

    /// Whether it holds nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.0.lines.is_empty()
    }

    /// How many pages there are; none for a blank text.
    pub fn pages(&self) -> usize {
        self.0.pages.len()
    }

    /// The lines of a page; none beyond the last.
    pub fn page(&self, page: usize) -> &[Line] {
        self.0.pages.get(page).map_or(&[], |lines| &self.0.lines[lines.clone()])
    }

    /// The page that shows an offset.
    pub fn page_of(&self, offset: usize) -> usize {
        let line = self.line_of(offset);
        self.0.pages.partition_point(|lines| lines.end <= line)
    }

    /// The characters between two offsets of one line; empty where they are not.
    pub fn slice(&self, span: Span) -> &str {
        let Some(line) = self.0.lines.get(self.line_of(span.start)) else { return "" };
        let text = &self.text()[line.bytes.clone()];
        let start = byte_at(text, span.start.saturating_sub(line.span.start));
        let end = start + byte_at(&text[start..], span.end.saturating_sub(span.start.max(line.span.start)));
        &text[start..end]
    }

    /// The first place of a string in the text.
    pub fn find(&self, needle: &str) -> Option<Span> {
        let at = self.text().find(needle)?;
        let line = self.0.lines.get(self.0.lines.partition_point(|line| line.bytes.end <= at))?;
        let start = line.span.start + utf16(self.text().get(line.bytes.start..at)?);
        Some(Span { start, end: start + utf16(needle) })
    }

    /// The stretch with the words whole that it begins and ends in: a mark that cuts a word would part its letters.
    pub fn whole_words(&self, span: Span) -> Span {
        let Span { mut start, mut end } = span;
        if let Some(line) = self.0.lines.get(self.line_of(start)).filter(|line| line.span.start < start) {
            let text = self.slice(line.span);
            let (before, after) = text.split_at(byte_at(text, start - line.span.start));
            if after.starts_with(is_of_word) {
                start -= utf16(&before[before.trim_end_matches(is_of_word).len()..]);
            }
        }
        if let Some(line) = self.0.lines.get(self.line_of(end)).filter(|line| line.span.start < end) {
            let text = self.slice(line.span);
            let (before, after) = text.split_at(byte_at(text, end - line.span.start));
            if before.ends_with(is_of_word) {
                end += utf16(&after[..after.len() - after.trim_start_matches(is_of_word).len()]);
            }
        }
        Span { start, end }
    }

    /// The line that holds an offset, or the next one; their number beyond the last.
    fn line_of(&self, offset: usize) -> usize {
        self.0.lines.partition_point(|line| line.span.end <= offset)
    }
}

/// Whether a character is a part of words: letters, digits, tashkeel, tatweel, joiners.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200d}')
}

fn utf16(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The byte at an offset in UTF-16 code units, the text's end beyond it.
fn byte_at(text: &str, offset: usize) -> usize {
    let mut units = 0;
    let reached = text.char_indices().find(|(_, c)| {
        let here = units >= offset;
        units += c.len_utf16();
        here
    });
    reached.map_or(text.len(), |(at, _)| at)
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut at, mut units) = (0, 0);
    for line in text.split_inclusive('\n') {
        let mut rest = line.trim_end_matches(['\n', '\r']);
        let mut start = (at, units);
        while !rest.trim().is_empty() {
            let piece = &rest[..page_break(rest)];
            let end = (start.0 + piece.len(), start.1 + utf16(piece));
            lines.push(Line { span: Span { start: start.1, end: end.1 }, bytes: start.0..end.0 });
            start = end;
            rest = &rest[piece.len()..];
        }
        at += line.len();
        units += utf16(line);
    }
    lines
}

/// The byte where a line is broken so that a piece fits a page: after a space where there is one.
fn page_break(line: &str) -> usize {
    if line.len() <= PAGE {
        return line.len();
    }
    let end = byte_at(line, PAGE);
    if end == line.len() {
        return end;
    }
    line[..end].rfind(' ').map_or(end, |space| space + 1)
}

fn pages(lines: &[Line]) -> Vec<Range<usize>> {
    let mut pages: Vec<Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match pages.last_mut() {
            Some(page) if line.span.end - lines[page.start].span.start <= PAGE => page.end = at + 1,
            _ => pages.push(at..at + 1),
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    #[test]
    fn lines_and_slices_count_in_utf16() {
        let article = Article::new("😀 عنوان\r\n\r\n  قَالَ 😀 كلمة\nآخر".to_owned());
        let lines: Vec<_> = article.page(0).iter().map(|line| (line.span, article.slice(line.span))).collect();
        assert_eq!(lines, [(span(0, 8), "😀 عنوان"), (span(12, 27), "  قَالَ 😀 كلمة"), (span(28, 31), "آخر")]);
        assert_eq!(article.slice(span(14, 19)), "قَالَ");
        assert_eq!(article.slice(span(20, 22)), "😀");
        assert_eq!(article.slice(span(23, 99)), "كلمة");
        assert_eq!(article.slice(span(99, 100)), "");
        assert_eq!(article.find("كلمة"), Some(span(23, 27)));
        assert_eq!(article.find("غائب"), None);
    }

    #[test]
    fn marks_take_words_whole() {
        let article = Article::new("😀 وَالوزيرُ، 12قال\nبالأمس".to_owned());
        for (name, cut, whole) in [
            ("a clitic before", span(5, 10), span(3, 12)),
            ("whole already", span(3, 12), span(3, 12)),
            ("emoji", span(0, 2), span(0, 2)),
            ("punctuation", span(12, 13), span(12, 13)),
            ("digits and letters", span(14, 16), span(14, 19)),
            ("the next line", span(21, 26), span(20, 26)),
            ("over two lines", span(16, 22), span(14, 26)),
            ("beyond the end", span(30, 40), span(30, 40)),
        ] {
            assert_eq!(article.whole_words(cut), whole, "{name}");
        }
    }

    #[test]
    fn blank_texts_have_no_page() {
        for text in ["", " ", "\n\r\n\t"] {
            let article = Article::new(text.to_owned());
            assert!(article.is_blank(), "{text:?}");
            assert_eq!((article.pages(), article.page(0), article.page_of(0)), (0, [].as_slice(), 0));
        }
    }

    #[test]
    fn long_texts_are_paged_and_nothing_is_lost() {
        let line = "كلمة أخرى ".repeat(20_000);
        let article = Article::new(format!("عنوان\n{line}\n{}", "سطر قصير\n".repeat(20_000)));
        let mut text = String::new();
        for page in 0..article.pages() {
            let lines = article.page(page);
            assert!(lines[lines.len() - 1].span.end - lines[0].span.start <= PAGE);
            for line in lines {
                assert_eq!(article.page_of(line.span.start), page);
                text.push_str(article.slice(line.span));
            }
        }
        assert_eq!(text, article.text().replace('\n', ""));
    }
}
