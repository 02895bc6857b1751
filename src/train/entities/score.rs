//! Exact-span precision, recall and F1.

use crate::participants::entities::model::is_inside;
use std::collections::BTreeSet;
use std::fmt;

/// Counts by kind: found rightly, found, to be found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Score {
    counts: [[u32; 3]; 3],
}

impl Score {
    /// Adds a sentence with its true labels and those found.
    pub fn add(&mut self, gold: &[u8], found: &[u8]) {
        let (gold, found) = (spans(gold), spans(found));
        for (set, column) in [(&(&gold & &found), 0), (&found, 1), (&gold, 2)] {
            for &(_, _, kind) in set {
                self.counts[kind][column] += 1;
            }
        }
    }

    /// Adds the counts of another score.
    pub fn join(&mut self, other: &Score) {
        for (row, other) in self.counts.iter_mut().flatten().zip(other.counts.iter().flatten()) {
            *row += other;
        }
    }
}

fn spans(labels: &[u8]) -> BTreeSet<(usize, usize, usize)> {
    let mut spans = BTreeSet::new();
    let mut at = 0;
    while at < labels.len() {
        let (start, label) = (at, labels[at]);
        at += 1;
        if label > 0 {
            while labels.get(at).is_some_and(|&label| is_inside(label.into())) {
                at += 1;
            }
            spans.insert((start, at, usize::from(label - 1) / 2));
        }
    }
    spans
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = (0..3).map(|column| self.counts.iter().map(|row| row[column]).sum());
        let all: Vec<u32> = all.collect();
        for (name, [hit, found, gold]) in
            ["PER", "LOC", "ORG", "all"].iter().zip(self.counts.iter().copied().chain([[all[0], all[1], all[2]]]))
        {
            let percent = |of: u32| 100.0 * f64::from(hit) / f64::from(of.max(1));
            let f1 = 200.0 * f64::from(hit) / f64::from((found + gold).max(1));
            write!(f, "{name} {:.1}/{:.1}/{f1:.2}  ", percent(found), percent(gold))?;
        }
        Ok(())
    }
}
