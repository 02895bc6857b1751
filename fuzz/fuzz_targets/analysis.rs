//! Analyses any text and holds the analysis against the contract, as the tests do.
//!
//! `cargo +nightly fuzz run analysis tests/corpus -- -max_total_time=600`

#![no_main]

#[path = "../../tests/support/mod.rs"]
mod support;

use libfuzzer_sys::fuzz_target;
use zubda::Options;

fuzz_target!(|text: &str| {
    support::analyze_and_check(text, &Options::default());
});
