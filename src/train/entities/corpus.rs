//! Labelled texts: one token a line with its tag, a blank line between sentences.

use crate::model::mix;
use crate::participants::entities::model::is_inside;
use crate::text::normalize;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::ops::Range;
use std::path::Path;

/// Sentences that are taken out together when a word's usage is counted for training.
const PART: usize = 20;

/// Sentences of one source, in their order.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// Tokens, normalised.
    pub words: Vec<String>,
    /// Labels of the tokens; see `LABELS` in the entity model.
    pub labels: Vec<u8>,
    /// Tokens of each sentence.
    pub sentences: Vec<Range<usize>>,
    /// The part of the source that each sentence belongs to, unlike that of any other source.
    pub parts: Vec<u32>,
    /// What a sentence counts for in training.
    pub weight: f32,
}

impl Corpus {
    /// Reads a file. `source` tells its parts from those of other sources.
    pub fn read(path: &Path, source: u32, weight: f32) -> io::Result<Corpus> {
        Ok(Corpus::parse(&std::fs::read_to_string(path)?, source, weight))
    }

    /// Reads a file's text.
    pub fn parse(text: &str, source: u32, weight: f32) -> Corpus {
        let mut corpus = Corpus { weight, ..Corpus::default() };
        let mut start = 0;
        for line in text.lines().chain([""]) {
            if line.trim().is_empty() {
                if start < corpus.words.len() {
                    corpus.parts.push(source << 20 | (corpus.sentences.len() / PART) as u32);
                    corpus.sentences.push(start..corpus.words.len());
                    start = corpus.words.len();
                }
                continue;
            }
            let mut cells = line.split('\t');
            corpus.words.push(normalize(cells.next().unwrap_or("")));
            let label = label(cells.next().unwrap_or("O"));
            let previous = if corpus.labels.len() > start { corpus.labels[corpus.labels.len() - 1] } else { 0 };
            // An I that continues nothing begins an entity.
            let stray = is_inside(label.into()) && previous != label && previous + 1 != label;
            corpus.labels.push(if stray { label - 1 } else { label });
        }
        corpus
    }

    /// The sentences that `keep` wants, by their index.
    pub fn filter(&self, keep: impl Fn(usize) -> bool) -> Corpus {
        let mut kept = Corpus { weight: self.weight, ..Corpus::default() };
        for (index, sentence) in self.sentences.iter().enumerate().filter(|&(index, _)| keep(index)) {
            let start = kept.words.len();
            kept.words.extend_from_slice(&self.words[sentence.clone()]);
            kept.labels.extend_from_slice(&self.labels[sentence.clone()]);
            kept.sentences.push(start..kept.words.len());
            kept.parts.push(self.parts[index]);
        }
        kept
    }

    /// The corpus with three in ten of the sentences that hold no entity: as good, and quicker to learn from.
    pub fn thinned(&self) -> Corpus {
        self.filter(|index| {
            self.labels[self.sentences[index].clone()].iter().any(|&label| label > 0) || mix(index as u64, 7) % 10 < 3
        })
    }

    /// A number for the words of sentence `index`, to tell a sentence that two corpora share.
    pub fn fingerprint(&self, index: usize) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.words[self.sentences[index].clone()].hash(&mut hasher);
        hasher.finish()
    }

    /// The numbers of all sentences.
    pub fn fingerprints(&self) -> BTreeSet<u64> {
        (0..self.sentences.len()).map(|index| self.fingerprint(index)).collect()
    }
}

fn label(tag: &str) -> u8 {
    match tag {
        "B-PER" => 1,
        "I-PER" => 2,
        "B-LOC" => 3,
        "I-LOC" => 4,
        "B-ORG" => 5,
        "I-ORG" => 6,
        _ => 0,
    }
}
