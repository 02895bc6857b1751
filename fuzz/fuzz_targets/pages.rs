//! Reads any list of events as a page, one event a line, and holds the analysis with its hints against the contract.
//!
//! `cargo +nightly fuzz run pages -- -max_total_time=600`

#![no_main]

#[path = "../../tests/support/mod.rs"]
mod support;

use libfuzzer_sys::fuzz_target;
use zubda::Options;
use zubda::html::Outline;

fuzz_target!(|events: &str| {
    let Outline { text, hints } = Outline::from_events(events.lines());
    support::analyze_and_check(&text, &Options { hints, ..Options::default() });
});
