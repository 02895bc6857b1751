//! Lines: where a paragraph may end.

use std::ops::Range;

/// Wrapped lines are this long, in characters: shorter ones may be verse, longer ones are paragraphs.
const WIDTHS: Range<usize> = 60..131;

/// So many lines at a text's beginning tell whether it was wrapped.
const ENOUGH: usize = 1000;

/// A line of the source.
#[derive(Clone, Copy)]
struct Raw<'a> {
    /// Where it ends in the source, its break included.
    end: usize,
    /// Without white space around.
    text: &'a str,
    /// Characters of the text.
    width: usize,
    indented: bool,
}

/// Hands the byte ranges of the lines of `source`, which cover it, to `give`; lines that only a fixed width broke are
/// one.
///
/// E-mail, old newspaper archives and PDF copies break lines after so many characters, in the middle of a sentence.
/// Such a text is told by its lines: nearly each that ends without a stop had no room for the next word.
pub(super) fn each_line(source: &str, mut give: impl FnMut(Range<usize>)) {
    let mut start = 0;
    let Some(width) = wrap_width(source) else {
        while start < source.len() {
            let end = line_end(source, start);
            give(start..end);
            start = end;
        }
        return;
    };
    for (line, next) in pairs(source) {
        // Eight tenths, for a proportional font is measured here in characters.
        if !next.is_some_and(|next| line.runs_on_to(next) && line.reach(next) * 10 >= width * 8) {
            give(start..line.end);
            start = line.end;
        }
    }
}

/// Where the line that starts at `start` ends, its break included.
fn line_end(source: &str, start: usize) -> usize {
    let bytes = source.as_bytes();
    let mut at = start;
    while let Some(found) = bytes[at..].iter().position(|byte| matches!(byte, b'\n'..=b'\r' | 0xc2 | 0xe2)) {
        at += found;
        match bytes[at..] {
            [b'\n'..=b'\r', ..] => return at + 1,
            // U+0085, U+2028, U+2029
            [0xc2, 0x85, ..] => return at + 2,
            [0xe2, 0x80, 0xa8 | 0xa9, ..] => return at + 3,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The width at which the lines were wrapped, none where they were not. Needs no memory for the lines.
fn wrap_width(source: &str) -> Option<usize> {
    const WIDEST: usize = 2 * WIDTHS.end;
    let (mut all, mut broken) = ([0usize; WIDEST + 1], [0usize; WIDEST + 1]);
    for (line, next) in pairs(source).take(ENOUGH).filter(|(line, _)| line.width > 0) {
        all[line.width.min(WIDEST)] += 1;
        broken[line.width.min(WIDEST)] += usize::from(next.is_some_and(|next| line.runs_on_to(next)));
    }
    let (lines, breaks): (usize, usize) = (all.iter().sum(), broken.iter().sum());
    if breaks < 3 || breaks * 10 < lines * 3 {
        return None;
    }
    let mut narrower = 0;
    let width = broken.iter().position(|count| {
        narrower += count;
        narrower * 10 >= breaks * 9
    })?;
    let longer: usize = all[(width * 5 / 4 + 1).min(WIDEST)..].iter().sum();
    if !WIDTHS.contains(&width) || longer * 20 > lines * 3 {
        return None;
    }
    let open = pairs(source)
        .take(ENOUGH)
        .filter_map(|(line, next)| next.filter(|next| line.runs_on_to(*next)).map(|next| (line, next)));
    let full = open.filter(|(line, next)| line.reach(*next) * 10 >= width * 9).count();
    (full * 10 >= breaks * 8).then_some(width)
}

/// Each line with the one after it.
fn pairs(source: &str) -> impl Iterator<Item = (Raw<'_>, Option<Raw<'_>>)> {
    let mut start = 0;
    let mut lines = std::iter::from_fn(move || {
        let end = line_end(source, start);
        let line = &source[start..end];
        let text = line.trim();
        let raw = Raw { end, text, width: text.chars().count(), indented: line.starts_with([' ', '\t', '\u{a0}']) };
        start = end;
        (!line.is_empty()).then_some(raw)
    });
    let mut ahead = lines.next();
    std::iter::from_fn(move || {
        let line = ahead?;
        ahead = lines.next();
        Some((line, ahead))
    })
}

impl Raw<'_> {
    /// Whether nothing but the break itself says that the line ends here.
    fn runs_on_to(self, next: Raw) -> bool {
        let stops = ['.', '!', '?', '؟', '؛', '…', ':'];
        self.width > 0 && next.width > 0 && !next.indented && !self.text.ends_with(stops)
    }

    /// The width that the line would have with the first word of the next.
    fn reach(self, next: Raw) -> usize {
        self.width + 1 + next.text.split_whitespace().next().map_or(0, |word| word.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(source: &str) -> usize {
        let (mut count, mut end) = (0, 0);
        each_line(source, |line| {
            assert_eq!(line.start, end);
            (count, end) = (count + 1, line.end);
        });
        assert_eq!(end, source.len());
        count
    }

    const WRAPPED: &str = "أعلنت بلدية المدينة أنها ستفتح الحديقة الكبرى أمام الزوار ابتداء من الأسبوع\n\
        المقبل، بعد أعمال استمرت عاما كاملا وشملت زراعة ألف شجرة وإنشاء ممرات للمشاة\n\
        وملاعب للأطفال.\n\
        وقال مدير الحدائق في البلدية إن الدخول مجاني في أيام الأسبوع كلها، وإن الأبواب\n\
        تفتح من السابعة صباحا حتى منتصف الليل، داعيا الزوار إلى الحفاظ على نظافة المكان\n\
        ومرافقه.";

    #[test]
    fn wrapped_lines_are_one() {
        assert_eq!(count(WRAPPED), 2);
    }

    #[test]
    fn other_lines_stay() {
        let paragraphs = WRAPPED.replace('\n', " ").repeat(2);
        for (name, text, expected) in [
            ("a list of short lines", "أولا\nثانيا\nثالثا\nرابعا\nخامسا".to_owned(), 5),
            ("paragraphs", format!("{paragraphs}\n{paragraphs}\n{paragraphs}\nخاتمة"), 4),
            ("nothing", String::new(), 0),
        ] {
            assert_eq!(count(&text), expected, "{name}");
        }
    }
}
