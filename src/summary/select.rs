//! Selection: from scores to the sentences of the summary.

use super::features::Candidate;

/// Two sentences say the same where they share this much of the stems of the one with fewer, in hundredths.
pub const SAME: usize = 65;
/// A sentence is compared with this many that were chosen before it, at most: enough for any summary, and linear.
const COMPARED: usize = 64;

/// The first `count` candidates by `scores`, the best first, as indices.
///
/// A sentence that says the same as a better one waits until nothing else is left. The order does not depend on
/// `count`: a longer summary begins with the shorter one.
pub fn best(candidates: &[Candidate], scores: &[f64], count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|&left, &right| scores[right].total_cmp(&scores[left]).then(left.cmp(&right)));
    let (mut chosen, mut late) = (Vec::new(), Vec::new());
    for index in order {
        if chosen.len() == count {
            break;
        }
        let said = |&other: &usize| same(&candidates[other].stems, &candidates[index].stems);
        if chosen.iter().take(COMPARED).any(said) { late.push(index) } else { chosen.push(index) }
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
