//! Texts made to trip quadratic work or deep recursion: they come to an end, and keep the contract.
//!
//! No time is asserted; a stage that is not linear makes this hang.

mod support;

use support::analyze_and_check;
use zubda::analysis::Analysis;
use zubda::{Options, analyze};

const MUCH: usize = 20_000;

/// How many times the article's length its analysis may quote: several messages of one sentence share its words.
const MOST_QUOTED: usize = 150;

/// Bytes of the article that the analysis repeats in its messages.
fn quoted(analysis: &Analysis) -> usize {
    analysis.key_messages.iter().map(|message| message.content.text.len()).sum()
}

#[test]
fn repeated_marks_and_words() {
    for piece in [
        "\"",
        "«",
        "»",
        "(",
        ")",
        "[",
        "“",
        "'",
        "\u{64e}",
        "\u{200f}",
        "\n",
        "\r\n",
        ".",
        ". ",
        "،",
        ":",
        ":\n",
        "- ",
        "- بند\n",
        "1. ",
        "قال ",
        "قال: «",
        "قال إن ",
        "محمد ",
        "بن ",
        "الوزير ",
        "غياب ",
        "كلمة",
        "كلمة ",
        "أكد محمد علي أن ",
        "وزير المالية محمد علي، ",
        "a",
        "1",
        "👍",
    ] {
        println!("{piece:?}");
        let some = piece.repeat(MUCH / 10);
        assert!(quoted(&analyze(&some, &Options::default())) < MOST_QUOTED * some.len(), "quadratic output");
        analyze_and_check(&piece.repeat(MUCH), &Options::default());
    }
}

#[test]
fn many_different_names() {
    let names = ["محمد", "أحمد", "سالم", "هدى", "ليلى", "كريم", "ناصر", "فاطمة", "حسن", "زينب", "عمر"];
    let text: String = (0..MUCH / 4)
        .map(|n| {
            let name = |n: usize| names[n % names.len()];
            format!("قال الدكتور {} {} ال{}ي إن الأمر مهم. ", name(n), name(n / 11), name(n / 121))
        })
        .collect();
    analyze_and_check(&text, &Options::default());
}

#[test]
fn one_very_long_word_and_one_very_long_line() {
    analyze_and_check(&format!("ا{}", "\u{64e}".repeat(3 * MUCH)), &Options::default());
    analyze_and_check(&"و".repeat(3 * MUCH), &Options::default());
    let (_, article) = support::corpus().into_iter().find(|(name, _)| name == "one-paragraph").unwrap();
    analyze_and_check(&article.trim().repeat(40), &Options::default());
}
