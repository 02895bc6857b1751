//! Everything that must hold before a change lands, step by step; all steps run, whatever fails.

use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, ensure};
use xshell::Cmd;

use crate::workspace::{Workspace, say};
use crate::{browsers, bundle, npm_tests};

/// Tests by how they ended.
#[derive(Clone, Copy, Default)]
pub struct Count {
    /// As they should.
    pub passed: usize,
    /// Otherwise.
    pub failed: usize,
    /// Not at all: what they need is not on this machine.
    pub skipped: usize,
}

/// One step: its name, and what it does.
type Step = (&'static str, fn(&Workspace) -> Result<Count>);

/// Quick ones first.
const STEPS: [Step; 9] = [
    ("format", |workspace| once(workspace.cargo().args(["fmt", "--all", "--check"]))),
    ("dependencies", dependencies),
    ("clippy", clippy),
    ("engine", |workspace| tests(workspace.cargo().args(["test", "--package", "zubda"]))),
    ("features", |workspace| {
        tests(workspace.cargo().args(["test", "--package", "zubda", "--features", "cli,train,web,widget"]))
    }),
    ("xtask", |workspace| tests(workspace.cargo().args(["test", "--package", "xtask"]))),
    ("package", |workspace| bundle::package(workspace).map(|()| ONE)),
    ("npm", npm_tests::run),
    ("browsers", |workspace| tests(browsers(workspace)?)),
];

const ONE: Count = Count { passed: 1, failed: 0, skipped: 0 };

/// Runs the steps of these names, or all, and ends with the line `N passed, N failed, N skipped`.
pub fn test(workspace: &Workspace, names: &[String]) -> Result<ExitCode> {
    let unknown: Vec<&String> = names.iter().filter(|name| STEPS.iter().all(|(step, _)| step != name)).collect();
    let known = STEPS.map(|(step, _)| step).join(", ");
    ensure!(unknown.is_empty(), "no step is called {unknown:?}; the steps are {known}");
    let mut total = Count::default();
    let mut failures = Vec::new();
    for (name, step) in STEPS.iter().filter(|(step, _)| names.is_empty() || names.iter().any(|name| name == step)) {
        say(&format!("Test: {name}"));
        let count = step(workspace).unwrap_or_else(|error| {
            eprintln!("{name}: {error:#}");
            Count { failed: 1, ..Count::default() }
        });
        if count.failed > 0 {
            failures.push(*name);
        }
        total.passed += count.passed;
        total.failed += count.failed;
        total.skipped += count.skipped;
    }
    println!();
    if !failures.is_empty() {
        println!("Failed: {}. `cargo xtask test {}` runs that alone.", failures.join(", "), failures[0]);
    }
    println!("{} passed, {} failed, {} skipped", total.passed, total.failed, total.skipped);
    Ok(if total.failed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// A command that passes or fails as one.
fn once(command: Cmd) -> Result<Count> {
    command.run()?;
    Ok(ONE)
}

/// The engine alone must stay free of everything that belongs to a browser.
fn dependencies(workspace: &Workspace) -> Result<Count> {
    let tree =
        workspace.cargo().args(["tree", "--package", "zubda", "--edges", "normal", "--prefix", "none"]).read()?;
    for intruder in ["wasm-bindgen", "js-sys", "web-sys", "leptos"] {
        ensure!(!tree.lines().any(|line| line.starts_with(intruder)), "the engine depends on {intruder}:\n{tree}");
    }
    Ok(ONE)
}

/// Each feature by itself, since code that one of them uses may be idle in another; then the tools.
fn clippy(workspace: &Workspace) -> Result<Count> {
    let clippy = || workspace.cargo().args(["clippy", "--quiet", "--all-targets"]);
    for features in ["", "cli", "train", "web", "app", "widget"] {
        clippy().args(["--package", "zubda", "--features", features, "--", "--deny", "warnings"]).run()?;
    }
    clippy().args(["--package", "xtask", "--package", "browser-tests", "--", "--deny", "warnings"]).run()?;
    Ok(ONE)
}

/// Measures: the engine natively, and the built app in every browser.
pub fn bench(workspace: &Workspace) -> Result<()> {
    workspace.cargo().args(["bench", "--package", "zubda", "--bench", "engine"]).run()?;
    bundle::build(workspace, true)?;
    browsers(workspace)?.args(["--", "--bench"]).run()?;
    Ok(())
}

/// What runs the built app in every browser, against the command-line tool.
fn browsers(workspace: &Workspace) -> Result<Cmd<'_>> {
    let path = browsers::prepare(workspace)?;
    workspace.cargo().args(["build", "--quiet", "--package", "zubda", "--features", "cli"]).run()?;
    let axe = browsers::axe(workspace)?;
    let tests = workspace.cargo().args(["test", "--package", "browser-tests"]);
    Ok(tests.env("PATH", path).env("ZUBDA_AXE", axe))
}

/// Runs `cargo test`, shows what it prints, and counts.
fn tests(command: Cmd) -> Result<Count> {
    eprintln!("$ {command}");
    let mut process = Command::from(command.arg("--no-fail-fast")).stdout(Stdio::piped()).spawn()?;
    let mut count = Count::default();
    for line in BufReader::new(process.stdout.take().context("no output")?).lines() {
        let line = line?;
        println!("{line}");
        if let Some(result) = line.strip_prefix("test result: ") {
            count.passed += number_before(result, " passed");
            count.failed += number_before(result, " failed");
            count.skipped += number_before(result, " ignored");
        }
    }
    // It does not build, or a test took the whole process down.
    if !process.wait()?.success() && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

/// The number that stands before a word: 12 in "ok. 12 passed; 0 failed".
fn number_before(text: &str, word: &str) -> usize {
    let before = text.split(word).next().unwrap_or_default();
    let digits = before.rsplit(|letter: char| !letter.is_ascii_digit()).next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_result_line() {
        let line = "FAILED. 12 passed; 3 failed; 40 ignored; 0 measured; 0 filtered out; finished in 0.11s";
        assert_eq!(number_before(line, " passed"), 12);
        assert_eq!(number_before(line, " failed"), 3);
        assert_eq!(number_before(line, " ignored"), 40);
    }
}
