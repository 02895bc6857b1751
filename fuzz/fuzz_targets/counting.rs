//! Cuts any text into words, sentences and lines.
//!
//! `cargo +nightly fuzz run counting -- -max_total_time=600`

#![no_main]

use libfuzzer_sys::fuzz_target;
use zubda::count;

fuzz_target!(|text: &str| {
    let stats = count(text);
    assert!(stats.sentences >= stats.paragraphs);
    assert!((0.0..=1.0).contains(&stats.arabic_share));
    let again = count(&format!("{text}\n{text}"));
    assert!(again.words >= stats.words);
});
