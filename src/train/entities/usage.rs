//! How the training texts use each word: counts that become [`Usage`].

use super::corpus::Corpus;
use crate::model::Table;
use crate::participants::entities::document::{Usage, UsageTables, WordUsage};
use crate::participants::entities::lookup::{Lookup, Word};
use std::collections::HashMap;

/// How rarely an unknown word may pass for a known one: once in this many times.
const STRANGERS: u32 = 128;

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    parts: u32,
    occurrences: u32,
    kinds: [u32; 3],
}

impl Count {
    fn usage(self) -> Usage {
        Usage::pack(self.parts, self.occurrences, self.kinds)
    }
}

/// Counts of one form of the words, stem or base.
#[derive(Debug, Default)]
struct Counts {
    all: HashMap<u64, Count>,
    by_part: HashMap<(u32, u64), Count>,
}

impl Counts {
    fn add(&mut self, part: u32, key: u64, label: u8) {
        for count in [self.all.entry(key).or_default(), self.by_part.entry((part, key)).or_default()] {
            count.occurrences += 1;
            if label > 0 {
                count.kinds[usize::from(label - 1) / 2] += 1;
            }
        }
    }

    fn finish(&mut self) {
        for (&(_, key), part) in &mut self.by_part {
            part.parts = 1;
            self.all.entry(key).or_default().parts += 1;
        }
    }

    /// What the rest of the texts tells of `key`.
    fn without(&self, part: u32, key: u64) -> Usage {
        let mut count = self.all.get(&key).copied().unwrap_or_default();
        if let Some(own) = self.by_part.get(&(part, key)) {
            count.parts -= own.parts;
            count.occurrences -= own.occurrences;
            for (kind, own) in count.kinds.iter_mut().zip(own.kinds) {
                *kind -= own;
            }
        }
        count.usage()
    }

    fn table(&self, usage: impl Fn(Count) -> Usage) -> Table {
        let entries = self.all.iter().map(|(&key, &count)| (key, u16::from(usage(count).0)));
        let mut entries: Vec<(u64, u16)> = entries.filter(|entry| entry.1 != 0).collect();
        entries.sort_unstable();
        Table::build(&entries, STRANGERS)
    }
}

/// Counts of all training texts.
#[derive(Debug, Default)]
pub struct UsageCounts {
    stems: Counts,
    bases: Counts,
}

impl UsageCounts {
    /// Counts the words of `corpora`.
    pub fn new(corpora: &[Corpus], lookup: &Lookup) -> UsageCounts {
        let mut counts = UsageCounts::default();
        let mut chars = Vec::new();
        for corpus in corpora {
            for (sentence, &part) in corpus.sentences.iter().zip(&corpus.parts) {
                for at in sentence.clone() {
                    let word = lookup.word(&corpus.words[at], &mut chars);
                    if word.is_word() {
                        counts.stems.add(part, word.stem, corpus.labels[at]);
                        counts.bases.add(part, word.base, corpus.labels[at]);
                    }
                }
            }
        }
        counts.stems.finish();
        counts.bases.finish();
        counts
    }

    /// The counts as the model holds them.
    pub fn tables(&self) -> UsageTables {
        // Of a base only its share is a feature.
        let share = |count: Count| Usage(count.usage().0 & 31);
        UsageTables { stems: self.stems.table(Count::usage), bases: self.bases.table(share) }
    }
}

/// Usage as the sentences of one corpus may see it in training: without their own part.
pub struct LeftOut<'a> {
    /// All counts.
    pub counts: &'a UsageCounts,
    /// The part of each sentence.
    pub parts: &'a [u32],
}

impl WordUsage for LeftOut<'_> {
    fn usage(&self, sentence: usize, word: &Word) -> [Usage; 2] {
        let part = self.parts[sentence];
        [self.counts.stems.without(part, word.stem), self.counts.bases.without(part, word.base)]
    }
}
