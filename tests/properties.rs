//! The contract over texts that nobody wrote.

mod support;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use support::{analyze_and_check, corpus};
use zubda::Options;
use zubda::options::{Hint, HintKind};

/// Pieces that the stages look for, and what sets them at odds with each other.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{2028}",
    ".",
    "..",
    "...",
    "…",
    "؟",
    "!",
    "،",
    "؛",
    ":",
    "-",
    "–",
    "•",
    "1.",
    "1-",
    "أ.",
    "(",
    ")",
    "[",
    "«",
    "»",
    "\"",
    "“",
    "”",
    "‘",
    "'",
    "\u{64e}",
    "\u{651}",
    "ـ",
    "\u{200f}",
    "\u{202b}",
    "\u{feff}",
    "\u{a0}",
    "لا",
    "ﻻ",
    "ﷺ",
    "٣٫٥",
    "12,000",
    "%",
    "https://a.b/؟x",
    "@name",
    "#وسم_طويل",
    "👨‍👩‍👧",
    "\u{10ffff}",
    "\0",
    "U.S.",
    "د.",
    "قال",
    "وأضاف",
    "أن",
    "إن",
    "مؤكدا",
    "وفقا",
    "ل",
    "الوزير",
    "رئيس",
    "محمد",
    "عبد",
    "الله",
    "بن",
    "أبو",
    "القاهرة",
    "وزارة",
    "الصحة",
    "شركة",
    "من",
    "على",
    "غياب",
    "استبعاد",
    "وقالت",
    "الدكتورة",
    "هل",
    "أولا",
    "ثانيا",
    "المصدر",
    "اقرأ أيضا",
];

/// A phrase may end with the text wherever it is: each beginning of each line of the corpus.
#[test]
fn beginnings_of_lines() {
    for (_, text) in corpus() {
        for line in text.lines() {
            for (end, _) in line.match_indices(' ') {
                check(&line[..end]);
            }
        }
    }
}

fn check(text: &str) {
    for options in [Options::default(), Options { bullets: Some(2), ..Options::default() }] {
        analyze_and_check(text, &options);
    }
}

/// Hints that know nothing of the text.
fn hints() -> impl Strategy<Value = Vec<Hint>> {
    let kinds = [
        HintKind::Title,
        HintKind::Heading,
        HintKind::Item,
        HintKind::Paragraph,
        HintKind::Strong,
        HintKind::Quotation,
        HintKind::Row,
        HintKind::Caption,
    ];
    let hint = (0..20usize, select(kinds.to_vec()), any::<Option<u8>>());
    vec(hint.prop_map(|(line, kind, level)| Hint { line, kind, level }), 0..20)
}

/// One change of a text, by positions that are taken modulo its length.
#[derive(Debug, Clone)]
enum Change {
    Insert(Index, &'static str),
    Delete(Index, usize),
    Duplicate(Index, usize, Index),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), select(PIECES)).prop_map(|(at, piece)| Change::Insert(at, piece)),
        (any::<Index>(), 1..60usize).prop_map(|(at, length)| Change::Delete(at, length)),
        (any::<Index>(), 1..60usize, any::<Index>()).prop_map(|(at, length, to)| Change::Duplicate(at, length, to)),
    ]
}

fn apply(text: &mut Vec<char>, change: &Change) {
    let range = |at: &Index, length: usize| {
        let start = at.index(text.len() + 1);
        start..(start + length).min(text.len())
    };
    match change {
        Change::Insert(at, piece) => {
            let at = range(at, 0);
            text.splice(at, piece.chars());
        }
        Change::Delete(at, length) => {
            text.drain(range(at, *length));
        }
        Change::Duplicate(at, length, to) => {
            let piece = text[range(at, *length)].to_vec();
            let to = range(to, 0);
            text.splice(to, piece);
        }
    }
}

/// Found by chance: a sentence that is nothing but the marker of a list.
#[test]
fn a_marker_that_is_a_sentence() {
    check("أولا . U.S.");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_characters_keep_the_contract(text in vec(any::<char>(), 0..300)) {
        check(&text.into_iter().collect::<String>());
    }

    #[test]
    fn shuffled_pieces_keep_the_contract(pieces in vec(select(PIECES), 0..200)) {
        check(&pieces.concat());
        check(&pieces.join(" "));
    }

    #[test]
    fn changed_articles_keep_the_contract(article in any::<Index>(), changes in vec(change(), 1..20)) {
        let articles = corpus();
        let mut text: Vec<char> = article.get(&articles).1.chars().collect();
        changes.iter().for_each(|change| apply(&mut text, change));
        check(&text.into_iter().collect::<String>());
    }

    #[test]
    fn any_hints_keep_the_contract(pieces in vec(select(PIECES), 0..200), article in any::<Index>(), hints in hints()) {
        let options = Options { hints, ..Options::default() };
        analyze_and_check(&pieces.concat(), &options);
        analyze_and_check(&article.get(&corpus()).1, &options);
    }
}
