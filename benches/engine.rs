//! How fast the engine reads: cutting a text into words and sentences, beside plain counting of characters and Unicode's
//! own word boundaries over the same text in the same run; then whole analyses.
//!
//! `cargo bench --bench engine`; the column of bytes a second is what to compare.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::path::Path;
use unicode_segmentation::UnicodeSegmentation;
use zubda::{Options, analyze, count};

#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

/// The test corpus, over and over, to about `bytes` bytes.
fn articles(bytes: usize) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let once: String = files.iter().map(|path| std::fs::read_to_string(path).unwrap() + "\n").collect();
    once.repeat(bytes.div_ceil(once.len()))
}

/// Texts of one megabyte that invite more than linear time.
const HOSTILE: [(&str, &str); 7] = [
    ("no break at all", "كلمة "),
    ("quotation marks", "\""),
    ("opening quotation marks", "«"),
    ("full stops", "."),
    ("combining marks", "\u{64e}"),
    ("link characters", "a.b@"),
    ("short lines", "أ\n"),
];

const READING: usize = 10_000_000;
const ARTICLE: usize = 6_000;

#[divan::bench(sample_count = 5, sample_size = 1)]
fn chars(bencher: Bencher) {
    let text = articles(READING);
    bencher.counter(BytesCount::of_str(&*text)).bench_local(|| black_box(&text).chars().count());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn unicode_words(bencher: Bencher) {
    let text = articles(READING);
    bencher.counter(BytesCount::of_str(&*text)).bench_local(|| black_box(&text).unicode_words().count());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn words_and_sentences(bencher: Bencher) {
    let text = articles(READING);
    bencher.counter(BytesCount::of_str(&*text)).bench_local(|| count(black_box(&text)));
}

#[divan::bench(args = HOSTILE.map(|(name, _)| name), sample_count = 3, sample_size = 1)]
fn hostile(bencher: Bencher, name: &str) {
    let (_, piece) = HOSTILE.into_iter().find(|(other, _)| *other == name).unwrap();
    let text = format!("ا{}", piece.repeat(1_000_000 / piece.len()));
    bencher.counter(BytesCount::of_str(&*text)).bench_local(|| count(black_box(&text)));
}

/// An article of usual length: what a reader waits for.
#[divan::bench(sample_count = 20)]
fn analysis(bencher: Bencher) {
    let mut text = articles(ARTICLE);
    text.truncate(text.floor_char_boundary(ARTICLE));
    bencher.counter(BytesCount::of_str(&*text)).bench_local(|| analyze(black_box(&text), &Options::default()));
}

/// Everything in the test corpus as one text.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn analysis_of_a_long_text(bencher: Bencher) {
    let text = articles(1);
    bencher.counter(BytesCount::of_str(&*text)).bench_local(|| analyze(black_box(&text), &Options::default()));
}
