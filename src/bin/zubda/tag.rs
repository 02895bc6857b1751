//! `--tag`: tokens in, tokens with their entity tags out.

use std::io::{self, Write};

/// Tags the tokens of `input`: the first column of each line, with a blank line between sentences.
///
/// The output has the lines of the input; the input is taken for one article.
pub fn write(out: &mut impl Write, input: &str) -> io::Result<()> {
    let token = |line: &str| line.split('\t').next().unwrap_or("").trim().to_owned();
    let lines: Vec<String> = input.lines().map(token).collect();
    let sentences: Vec<Vec<&str>> =
        (lines.split(String::is_empty)).map(|sentence| sentence.iter().map(String::as_str).collect()).collect();
    for (index, (tokens, tags)) in sentences.iter().zip(zubda::tag(&sentences)).enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        for (token, tag) in tokens.iter().zip(tags) {
            writeln!(out, "{token}\t{}", tag.as_str())?;
        }
    }
    Ok(())
}
