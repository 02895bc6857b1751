//! Drives the built app (`dist/`) in real browsers, and compares what it shows with the command-line tool.
//!
//! `cargo xtask test browsers` installs the browsers, builds the app and runs this. Each case runs in each browser, as
//! `firefox::results_match_the_command_line`. A browser that is not there is reported as ignored, one line for each of
//! its cases; with `ZUBDA_REQUIRE_BROWSERS=1` it fails them. With `--bench` it measures instead, as `cargo xtask bench`
//! has it do.

mod bench;
mod browser;
mod cases;
mod embed;
mod native;
mod page;
mod server;
mod usage;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};

use crate::bench::Bench;
use crate::browser::Browser;
use crate::cases::CASES;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // One browser at a time: some cases measure how long the page takes to react.
    arguments.test_threads.get_or_insert(1);
    let required = std::env::var("ZUBDA_REQUIRE_BROWSERS").is_ok_and(|value| value == "1");
    let mut trials = Vec::new();
    for browser in Browser::ALL {
        let missing = browser.missing();
        if let Some(missing) = missing {
            eprintln!("{browser} is skipped: {missing} is not installed");
        }
        for case in CASES.iter().filter(|case| case.is_for(browser)) {
            let missing = missing.or(case.missing());
            let run = move || match missing {
                Some(missing) => Err(Failed::from(format!("{missing} is not installed"))),
                None => cases::run(browser, case).map_err(|error| Failed::from(format!("{error:#}"))),
            };
            let trial = Trial::test(format!("{browser}::{}", case.name), run);
            trials.push(trial.with_ignored_flag(missing.is_some() && !required));
        }
        for bench in Bench::ALL {
            let run = move |once| match missing {
                Some(missing) => Err(Failed::from(format!("{missing} is not installed"))),
                None => bench.run(browser, once).map(Some).map_err(|error| Failed::from(format!("{error:#}"))),
            };
            let trial = Trial::bench(format!("{browser}::{}", bench.name()), run);
            trials.push(trial.with_ignored_flag(missing.is_some() && !required));
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}
