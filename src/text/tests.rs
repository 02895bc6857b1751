//! Case tables for the cutting of texts, and what holds of every text.

use super::{Text, normalize};
use crate::structure::Structure;

/// The cases of a table: name and pieces.
fn cases(table: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let lines = table.lines().filter(|line| !line.starts_with("# ") && !line.is_empty());
    lines.map(|line| {
        let (name, text) = line.split_once('\t').expect(line);
        (name, text.split('¦').collect())
    })
}

#[test]
fn sentences() {
    let mut failures = Vec::new();
    for (name, pieces) in cases(include_str!("cases/sentences.txt")) {
        let source = pieces.concat();
        let text = Text::new(&source);
        let mut found = Vec::new();
        let mut from = 0;
        for sentence in &text.sentences {
            let to = text.tokens.get(sentence.tokens.end).map_or(source.len(), |next| next.span().start);
            found.push(source[from..to].trim());
            from = to;
        }
        let expected: Vec<&str> = pieces.iter().map(|piece| piece.trim()).collect();
        if found.iter().map(|piece| trim(piece)).ne(expected.iter().map(|piece| trim(piece))) {
            failures.push(format!("{name}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn words() {
    let mut failures = Vec::new();
    for (name, pieces) in cases(include_str!("cases/words.txt")) {
        let source = pieces.concat();
        let text = Text::new(&source);
        let found: Vec<&str> = (0..text.tokens.len()).map(|token| text.word(token)).collect();
        let expected: Vec<&str> = pieces.iter().map(|piece| trim(piece)).collect();
        if found != expected {
            failures.push(format!("{name}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A piece without the white space and bidi marks around it.
fn trim(piece: &str) -> &str {
    piece.trim_matches(|c: char| c.is_whitespace() || c == '\u{200f}')
}

#[test]
fn normal_forms() {
    for (word, expected, why) in [
        ("أَحْمَد", "احمد", "hamza on alef, tashkeel"),
        ("إلى", "الي", "hamza under alef, alef maqsura"),
        ("آمال", "امال", "madda"),
        ("ٱلله", "الله", "alef wasla"),
        ("مدرسة", "مدرسه", "ta marbuta"),
        ("مسؤول", "مسوول", "hamza on waw"),
        ("رئيس", "رييس", "hamza on ya"),
        ("سماء", "سماء", "a hamza of its own stays"),
        ("الســلام", "السلام", "tatweel"),
        ("هٰذا", "هذا", "dagger alef"),
        ("ا\u{654}حمد", "احمد", "hamza as a combining mark"),
        ("کتابی", "كتابي", "persian kaf and ya"),
        ("گفت", "گفت", "a persian letter without an arabic counterpart stays"),
        ("مکه", "مكه", "persian kaf"),
        ("بہت", "بهت", "urdu heh"),
        ("٢٠١٥", "2015", "arabic-indic digits"),
        ("۲۰۱۵", "2015", "extended arabic-indic digits"),
        ("٣٫٥", "3.5", "arabic decimal separator"),
        ("٥٠٪", "50%", "arabic percent sign"),
        ("ﺍﻟﻤﻨﺎﻫﺞ", "المناهج", "presentation forms B"),
        ("ﻻ", "لا", "ligature lam alef"),
        ("ﻵ", "لا", "ligature lam alef with madda"),
        ("ﭘﺎﺭﺱ", "پارس", "presentation forms A"),
        ("ﷲ", "الله", "ligature Allah"),
        ("ﷴ", "محمد", "ligature Muhammad"),
        ("ﳊ", "لح", "two-letter ligature"),
        ("ﵞ", "سجي", "three-letter ligature"),
        ("ﹰﺏ", "ب", "a lone presentation form of tashkeel"),
        ("قر\u{200f}آن", "قران", "a bidi mark inside"),
        ("می\u{200c}رود", "ميرود", "zero-width non-joiner"),
        ("است\u{ad}قلال", "استقلال", "soft hyphen"),
        ("\u{feff}نص", "نص", "byte order mark"),
        ("Zürich", "zürich", "letters with case"),
        ("ۖ", "", "a quranic mark alone"),
    ] {
        assert_eq!(normalize(word), expected, "{why}");
    }
}

#[test]
fn normal_forms_stay() {
    for c in ('\0'..=char::MAX).filter(|c| !matches!(c, 'İ')) {
        let once = normalize(c.encode_utf8(&mut [0; 4]));
        assert_eq!(normalize(&once), once, "{:x}", c as u32);
    }
}

#[test]
fn lines() {
    for (source, expected, why) in [
        ("أ\nب", 2, "newline"),
        ("أ\r\nب", 2, "carriage return and newline"),
        ("أ\rب", 2, "carriage return"),
        ("أ\u{2028}ب\u{2029}ج", 3, "unicode separators"),
        ("أ\u{c}ب", 2, "form feed between pages"),
        ("أ\n\n \t\n\u{200f}\nب", 2, "lines without text"),
        ("", 0, "nothing"),
        (" \n ", 0, "white space"),
    ] {
        assert_eq!(Text::new(source).lines.len(), expected, "{why}");
    }
}

/// Pieces that texts in trouble are made of.
const PIECES: &[&str] = &[
    "قال",
    "د",
    "و",
    "الوزير",
    " ",
    " ",
    " ",
    ".",
    "..",
    "؟",
    "!",
    ":",
    "،",
    "«",
    "»",
    "\"",
    "“",
    "”",
    "(",
    ")",
    "\n",
    "\r\n",
    "\n\n",
    "- ",
    "• ",
    "1. ",
    "أ- ",
    "1",
    "2015",
    "٣٫٥",
    "%",
    "/",
    "@",
    "#",
    "_",
    "ـ",
    "\u{64e}",
    "\u{651}",
    "\u{200f}",
    "\u{200d}",
    "\u{feff}",
    "\u{a0}",
    "U.S",
    "http://",
    "a@b.co",
    "www.",
    "Google",
    "é",
    "👍",
    "🏽",
    "🇸",
    "ﷲ",
    "ﻻ",
    "漢字",
    "\0",
    "***",
    "اقرأ أيضا",
    "سؤال وجواب طويل",
    "أعلنت الوزارة أمس أنها أنهت المرحلة الأولى.",
];

/// Whatever the text: pieces are in order and lose nothing, every token has one sentence and one line, every line one
/// block, and sections part the blocks.
#[test]
fn any_text_is_cut_without_loss() {
    let mut state = 0x9e3779b97f4a7c15u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for _ in 0..3000 {
        let source: String = (0..random(60)).map(|_| PIECES[random(PIECES.len())]).collect();
        check(&source);
    }
}

fn check(source: &str) {
    let text = Text::new(source);
    let mut end = 0;
    for token in &text.tokens {
        let span = token.span();
        assert!(end <= span.start && span.start < span.end, "{source:?}");
        assert!(source[end..span.start].chars().all(is_gap), "{source:?} loses {:?}", &source[end..span.start]);
        end = span.end;
    }
    assert!(source[end..].chars().all(is_gap), "{source:?} loses {:?}", &source[end..]);
    let norms: String = (0..text.tokens.len()).map(|token| text.norm(token)).collect();
    assert_eq!(norms, text.norms, "{source:?}");

    let mut sentences = 0;
    let mut tokens = 0;
    for (index, line) in text.lines.iter().enumerate() {
        assert_eq!((line.tokens.start, line.sentences.start), (tokens, sentences), "{source:?}");
        for sentence in &text.sentences[line.sentences.clone()] {
            assert_eq!((sentence.line, sentence.tokens.start), (index, tokens), "{source:?}");
            assert!(!sentence.tokens.is_empty(), "{source:?}");
            tokens = sentence.tokens.end;
        }
        sentences = line.sentences.end;
        assert_eq!(line.tokens.end, tokens, "{source:?}");
    }
    assert_eq!((tokens, sentences), (text.tokens.len(), text.sentences.len()), "{source:?}");
    for token in 0..text.tokens.len() {
        assert!(text.sentences[text.sentence_of(token)].tokens.contains(&token), "{source:?}");
    }

    let structure = Structure::new(&text, &[]);
    assert_eq!(structure.blocks.len(), text.lines.len(), "{source:?}");
    for (block, line) in structure.blocks.iter().zip(&text.lines) {
        assert!(line.tokens.start <= block.tokens.start && block.tokens.start < block.tokens.end, "{source:?}");
        assert_eq!((block.tokens.end, &block.sentences), (line.tokens.end, &line.sentences), "{source:?}");
    }
    let mut at = None;
    for section in &structure.sections {
        let start = section.heading.unwrap_or(section.blocks.start);
        assert!(at.is_none_or(|at| at == start), "{source:?}");
        assert!(section.heading.is_none_or(|heading| heading + 1 == section.blocks.start), "{source:?}");
        at = Some(section.blocks.end);
    }
    assert!(at.is_none_or(|at| at == structure.blocks.len()), "{source:?}");
}

/// What may stand between tokens: white space, controls, marks without a letter.
fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || super::letters::is_control(c)
        || normalize(c.encode_utf8(&mut [0; 4])).is_empty()
}
