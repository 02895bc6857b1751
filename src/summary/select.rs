//! Selection: from scores to the sentences of the summary.

use super::features::Candidate;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Two sentences say the same where they share this much of the stems of the one with fewer, in hundredths.
pub const SAME: usize = 65;
/// A sentence is compared with this many that were chosen before it, at most: enough for any summary, and linear.
const COMPARED: usize = 64;

/// What each sentence that was chosen from a section takes off the scores of those that stand there as well, so that a
/// summary covers the article's sections.
const COVERED: f64 = 0.1;

/// The first `count` candidates by `scores`, the best first, as indices.
///
/// A sentence that says the same as a better one, or nothing by itself, waits until nothing else is left. The order does
/// not depend on `count`: a longer summary begins with the shorter one.
pub fn best(candidates: &[Candidate], scores: &[f64], count: usize) -> Vec<usize> {
    let (mut chosen, mut late) = (Vec::new(), Vec::new());
    let mut sections = Sections::new(candidates, scores);
    while chosen.len() < count
        && let Some(index) = sections.next()
    {
        let said = |&other: &usize| same(&candidates[other].stems, &candidates[index].stems);
        if candidates[index].bare || chosen.iter().take(COMPARED).any(said) {
            late.push(index)
        } else {
            sections.cover(candidates[index].section);
            chosen.push(index)
        }
    }
    chosen.extend(late);
    chosen.truncate(count);
    chosen
}

/// The candidates that are left, by section.
struct Sections<'a> {
    candidates: &'a [Candidate],
    scores: &'a [f64],
    /// The candidates of each section, the best last.
    left: Vec<Vec<usize>>,
    /// How many sentences were chosen from each section.
    covered: Vec<u32>,
    /// The best of each section, but of the one that gave the last.
    best: BinaryHeap<Best>,
    last: Option<usize>,
}

impl<'a> Sections<'a> {
    fn new(candidates: &'a [Candidate], scores: &'a [f64]) -> Self {
        let count = candidates.iter().map(|candidate| candidate.section + 1).max().unwrap_or(0);
        let mut left = vec![Vec::new(); count];
        (0..candidates.len()).rev().for_each(|index| left[candidates[index].section].push(index));
        left.iter_mut().for_each(|section| section.sort_by(|&one, &other| scores[one].total_cmp(&scores[other])));
        let mut sections =
            Sections { candidates, scores, left, covered: vec![0; count], best: BinaryHeap::new(), last: None };
        (0..count).for_each(|section| sections.offer(section));
        sections
    }

    fn offer(&mut self, section: usize) {
        if let Some(&index) = self.left[section].last() {
            let score = self.scores[index] - COVERED * f64::from(self.covered[section]);
            self.best.push(Best { score, index });
        }
    }

    /// Notes that a sentence was chosen from a section.
    fn cover(&mut self, section: usize) {
        self.covered[section] += 1;
    }
}

impl Iterator for Sections<'_> {
    type Item = usize;

    /// The best candidate, what its section has given taken into account; the first of equals.
    fn next(&mut self) -> Option<usize> {
        if let Some(section) = self.last.take() {
            self.offer(section);
        }
        let Best { index, .. } = self.best.pop()?;
        let section = self.candidates[index].section;
        self.left[section].pop();
        self.last = Some(section);
        Some(index)
    }
}

/// A candidate with its score, greater where it is to be chosen first.
struct Best {
    score: f64,
    index: usize,
}

impl Ord for Best {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score).then(other.index.cmp(&self.index))
    }
}

impl PartialOrd for Best {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Best {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Best {}

/// Whether two sentences with these stems say the same.
fn same(left: &[u32], right: &[u32]) -> bool {
    let (small, large) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let shared = small.iter().filter(|stem| large.binary_search(stem).is_ok()).count();
    shared * 100 >= SAME * small.len().max(1)
}

/// The candidates from the beginning that come closest to `budget` words together; at least one.
///
/// At a given length the beginning of an article is as good a summary as people's choices are for one another
/// (El-Haj's corpus, five summaries an article), so nothing is weighed here.
pub fn lead(candidates: &[Candidate], budget: usize) -> usize {
    let (mut total, mut best, mut distance) = (0, 0, usize::MAX);
    for (place, candidate) in candidates.iter().enumerate() {
        total += candidate.words;
        if budget.abs_diff(total) >= distance {
            break;
        }
        (best, distance) = (place + 1, budget.abs_diff(total));
    }
    best
}

#[cfg(test)]
mod tests {
    use super::super::features::FEATURES;
    use super::*;

    fn article(sentences: &[(usize, &[u32])]) -> Vec<Candidate> {
        let candidate = |&(words, stems): &(usize, &[u32])| Candidate {
            tokens: 0..0,
            block: 0,
            section: 0,
            words,
            stems: stems.to_vec(),
            bare: stems.is_empty(),
            speaker: None,
            values: [0.0; FEATURES.len()],
        };
        sentences.iter().map(candidate).collect()
    }

    #[test]
    fn the_better_of_two_that_say_the_same_comes_first_and_the_other_last() {
        let candidates = article(&[(9, &[1, 2, 3, 4]), (9, &[5, 6, 7]), (9, &[1, 2, 3]), (9, &[8, 9])]);
        let scores = [0.5, 0.1, 0.6, 0.3];
        assert_eq!(best(&candidates, &scores, 4), [2, 3, 1, 0]);
    }

    #[test]
    fn a_longer_summary_begins_with_the_shorter_one() {
        let candidates = article(&[(9, &[1, 2]), (9, &[1, 2, 3]), (9, &[4]), (9, &[1, 4]), (9, &[])]);
        let scores = [0.5, 0.5, 0.4, 0.4, 0.9];
        let all = best(&candidates, &scores, 5);
        for count in 0..5 {
            assert_eq!(best(&candidates, &scores, count), all[..count]);
        }
    }

    #[test]
    fn sections_take_turns() {
        let mut candidates = article(&[(9, &[1]), (9, &[2]), (9, &[3]), (9, &[4])]);
        candidates[2].section = 1;
        candidates[3].section = 2;
        let scores = [0.5, 0.48, 0.45, 0.1];
        assert_eq!(best(&candidates, &scores, 4), [0, 2, 1, 3], "but not before what is far better");
    }

    #[test]
    fn what_tells_nothing_by_itself_comes_last() {
        let candidates = article(&[(9, &[]), (9, &[1, 2]), (9, &[3])]);
        assert_eq!(best(&candidates, &[0.9, 0.1, 0.2], 3), [2, 1, 0]);
    }

    #[test]
    fn the_lead_comes_closest_to_its_budget() {
        let candidates = article(&[(10, &[]), (10, &[]), (10, &[])]);
        for (budget, count) in [(0, 1), (14, 1), (15, 1), (16, 2), (29, 3), (1000, 3)] {
            assert_eq!(lead(&candidates, budget), count, "{budget} words");
        }
        assert_eq!(lead(&[], 50), 0);
    }
}
