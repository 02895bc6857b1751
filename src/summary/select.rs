//! Selection: from scores to the sentences of the summary.

use super::features::Candidate;

/// Two sentences say the same where they share this much of the stems of the one with fewer, in hundredths.
pub const SAME: usize = 65;
/// A sentence is compared with this many that were chosen before it, at most: enough for any summary, and linear.
const COMPARED: usize = 64;

/// The first `count` candidates by `scores`, the best first, as indices.
///
/// A sentence that says the same as a better one, or nothing by itself, waits until nothing else is left. The order does
/// not depend on `count`: a longer summary begins with the shorter one.
pub fn best(candidates: &[Candidate], scores: &[f64], count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|&left, &right| scores[right].total_cmp(&scores[left]).then(left.cmp(&right)));
    let (mut chosen, mut late) = (Vec::new(), Vec::new());
    for index in order {
        if chosen.len() == count {
            break;
        }
        let said = |&other: &usize| same(&candidates[other].stems, &candidates[index].stems);
        if candidates[index].bare || chosen.iter().take(COMPARED).any(said) {
            late.push(index)
        } else {
            chosen.push(index)
        }
    }
    chosen.extend(late);
    chosen.truncate(count);
    chosen
}

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
