//! The contract over every article of the corpus.

mod support;

use support::{analyze_and_check, corpus};
use zubda::analysis::{OffsetUnit, WarningCode};
use zubda::{Options, analyze};

#[test]
fn every_article_keeps_the_contract() {
    for (name, text) in corpus() {
        println!("{name}");
        analyze_and_check(&text, &Options::default());
    }
}

#[test]
fn the_same_text_gives_the_same_analysis() {
    for (name, text) in corpus() {
        let first = analyze(&text, &Options::default());
        assert_eq!(first, analyze(&text, &Options::default()), "{name}");
    }
}

#[test]
fn one_bullet_more_keeps_the_others() {
    for (name, text) in corpus() {
        let summary = |bullets| analyze(&text, &Options { bullets: Some(bullets), ..Options::default() }).summary;
        let mut fewer = summary(0);
        assert!(fewer.is_empty(), "{name}");
        for bullets in 1..10 {
            let more = summary(bullets);
            assert!(more.len() <= bullets && more.len() >= fewer.len(), "{name}: {bullets}");
            assert!(fewer.iter().all(|bullet| more.contains(bullet)), "{name}: {bullets}");
            fewer = more;
        }
    }
}

#[test]
fn a_budget_of_words_is_kept_to_within_a_sentence() {
    for (name, text) in corpus() {
        let everything: usize = text.split_whitespace().count();
        for budget in [20, 60, 150] {
            let analysis = analyze_and_check(&text, &Options { words: Some(budget), ..Options::default() });
            let lengths: Vec<usize> =
                analysis.summary.iter().map(|bullet| bullet.excerpt.text.split_whitespace().count()).collect();
            let longest = text.lines().map(|line| line.split_whitespace().count()).max().unwrap_or(0);
            let words: usize = lengths.iter().sum();
            assert!(words <= budget + longest, "{name}: {words} for {budget}");
            assert!(words <= everything);
        }
    }
}

#[test]
fn hopeless_texts_get_warnings_and_nothing_made_up() {
    for (text, code) in [
        ("", WarningCode::Empty),
        (" \n\t\r\n ", WarningCode::Empty),
        ("!!! … ؟؟", WarningCode::Empty),
        ("سامي", WarningCode::TooShort),
        ("Only English words here.", WarningCode::NotArabic),
    ] {
        let analysis = analyze_and_check(text, &Options::default());
        assert!(analysis.warnings.iter().any(|warning| warning.code == code), "{text:?}: {:?}", analysis.warnings);
        assert!(analysis.key_messages.is_empty() && analysis.headings.is_empty(), "{text:?}");
    }
}

#[test]
fn two_megabytes_of_articles_keep_the_contract() {
    let once: String = corpus().into_iter().map(|(_, text)| text + "\n").collect();
    let text = once.repeat(2_000_000 / once.len() + 1);
    let mut analysis = analyze(&text, &Options::default());
    assert!(!analysis.summary.is_empty());
    let bytes = analysis.sections.last().unwrap().end;
    analysis.convert(&text, OffsetUnit::Char);
    assert_eq!(analysis.sections.last().unwrap().end, text[..bytes].chars().count());
}
