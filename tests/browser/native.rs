//! What the command-line tool finds: the same engine without a browser.

use std::env;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// A stretch of the article, offsets in UTF-16 code units.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Stretch {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What stands there.
    pub text: String,
}

/// The part of an analysis that the page shows in its four regions.
#[derive(Debug, Deserialize)]
pub struct Analysis {
    /// The headline.
    pub title: Option<Stretch>,
    /// The bullets.
    pub summary: Vec<Stretch>,
    /// The section headings.
    pub headings: Vec<Stretch>,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Who said what.
    pub key_messages: Vec<Message>,
    /// What the reader should know.
    pub warnings: Vec<serde_json::Value>,
}

/// A participant.
#[derive(Debug, Deserialize)]
pub struct Participant {
    /// The fullest form of the name.
    pub name: String,
    /// `person` or `organization`.
    pub kind: String,
    /// The offices.
    pub roles: Vec<Stretch>,
    /// Whether the text says that they took no part.
    pub status: String,
    /// Every place where they are named.
    pub mentions: Vec<Place>,
}

/// A place in the article, offsets in UTF-16 code units.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Place {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A message.
#[derive(Debug, Deserialize)]
pub struct Message {
    /// What was said.
    pub content: Stretch,
    /// The reporting verb.
    pub cue: Option<Stretch>,
}

/// Analyses a text with the command-line tool; `ZUBDA_CLI` names the program where it is not in `target/debug`.
pub fn analyze(text: &str) -> Result<Analysis> {
    run("-", text)
}

/// Analyses a file with it.
pub fn analyze_file(file: &Path) -> Result<Analysis> {
    run(file, "")
}

fn run(file: impl AsRef<OsStr>, input: &str) -> Result<Analysis> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let program = env::var_os("ZUBDA_CLI").map_or_else(|| root.join("target/debug/zubda"), PathBuf::from);
    let mut process = Command::new(&program)
        .args(["--json", "--offsets", "utf16"])
        .arg(file)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} is missing: run `cargo build --features cli`", program.display()))?;
    process.stdin.take().context("no standard input")?.write_all(input.as_bytes())?;
    let output = process.wait_with_output()?;
    ensure!(output.status.success(), "{} failed", program.display());
    Ok(serde_json::from_slice(&output.stdout)?)
}
