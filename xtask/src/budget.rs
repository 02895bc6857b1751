//! What the shipped files may weigh.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Result, bail};

use crate::bundle::SINGLE_FILE;

/// Files that share a budget.
struct Budget {
    what: &'static str,
    counts: fn(&str) -> bool,
    /// After brotli, in bytes.
    limit: usize,
}

/// The engine's code. A reader on a slow phone (Lighthouse's "slow 4G", 1.6 Mbit/s) has it in under a second.
const ENGINE_CODE: usize = 150_000;

/// The trained model inside the engine; it loads behind the page, which can be read and pasted into meanwhile.
const MODEL: usize = 560_000;

/// The page itself: in a second on a slow phone as well, behind a shell of HTML and CSS that needs none of it.
const INTERFACE: usize = 180_000;

/// What a page that embeds a summary fetches beside the engine, when the summary comes near the view.
const VIEW: usize = 120_000;

/// The single file: all of these, in base64, which a compression of the whole does not quite undo.
const ALL: usize = ENGINE_CODE + MODEL + INTERFACE + 150_000;

/// What may not weigh more than what.
const BUDGETS: [Budget; 6] = [
    Budget {
        what: "interface (app wasm)",
        counts: |name| name.starts_with("app") && name.ends_with(".wasm"),
        limit: INTERFACE,
    },
    Budget {
        what: "engine with model (worker wasm)",
        counts: |name| name.starts_with("worker") && name.ends_with(".wasm"),
        limit: ENGINE_CODE + MODEL,
    },
    Budget { what: "all in one file", counts: |name| name == SINGLE_FILE, limit: ALL },
    Budget {
        what: "css and js",
        counts: |name| !name.contains('/') && (name.ends_with(".css") || name.ends_with(".js")),
        limit: 30_000,
    },
    Budget { what: "loader of the widget", counts: |name| name == "npm/embed.js", limit: 6_000 },
    Budget { what: "view of the widget (wasm)", counts: |name| name == "npm/widget_bg.wasm", limit: VIEW },
];

/// Prints a table of the files under the budgets, and fails where one is exceeded.
pub fn check(dist: &Path) -> Result<()> {
    let mut files = Vec::new();
    for folder in [dist.to_owned(), dist.join("npm")].iter().filter(|folder| folder.is_dir()) {
        for file in fs::read_dir(folder)? {
            files.push(file?.path());
        }
    }
    files.sort();
    let mut exceeded = Vec::new();
    println!("{:<36} {:>10} {:>10} {:>10} {:>10}", "file", "raw", "gzip", "brotli", "budget");
    for budget in BUDGETS {
        let mut total = [0; 3];
        for file in &files {
            let name = file.strip_prefix(dist)?.to_string_lossy();
            if (budget.counts)(&name) {
                let bytes = fs::read(file)?;
                let sizes = [bytes.len(), gzip(&bytes)?, brotli(&bytes)?];
                println!("{name:<36} {:>10} {:>10} {:>10}", sizes[0], sizes[1], sizes[2]);
                total = [0, 1, 2].map(|at| total[at] + sizes[at]);
            }
        }
        if total == [0; 3] {
            continue;
        }
        println!("  {:<34} {:>10} {:>10} {:>10} {:>10}", budget.what, total[0], total[1], total[2], budget.limit);
        if total[2] > budget.limit {
            exceeded.push(format!("{} is {} bytes over", budget.what, total[2] - budget.limit));
        }
    }
    if !exceeded.is_empty() {
        bail!("over the size budget: {}. `twiggy` or `wasm-dis` shows what grew", exceeded.join("; "));
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed.len())
}
