//! Which sentences of the summary are shown, and in which order.

use crate::analysis::Bullet;
use crate::app::order::order;
use crate::app::settings::Order;

/// The most sentences that a reader can ask for.
pub const MOST: usize = 12;

/// The sentences to be shown, as indices into `summary`, which has the best first; none wished shows all of them.
pub fn shown(summary: &[Bullet], wished: Option<usize>, by: Order) -> Vec<usize> {
    let shown = &summary[..summary.len().min(wished.unwrap_or(usize::MAX))];
    match by {
        Order::Importance => (0..shown.len()).collect(),
        Order::Article => order(shown.iter().map(|bullet| bullet.excerpt.start)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Excerpt;

    #[test]
    fn the_best_are_taken_and_then_put_in_order() {
        let summary = [30, 10, 20, 0].map(|start| Bullet {
            excerpt: Excerpt { text: String::new(), start, end: start + 5 },
            section: 0,
            score: 0.0,
            speaker: None,
        });
        assert_eq!(shown(&summary, Some(3), Order::Importance), [0, 1, 2]);
        assert_eq!(shown(&summary, Some(3), Order::Article), [1, 2, 0]);
        assert_eq!(shown(&summary, None, Order::Article), [3, 1, 2, 0]);
        assert_eq!(shown(&summary, Some(9), Order::Importance), [0, 1, 2, 3]);
        assert!(shown(&[], Some(3), Order::Article).is_empty());
    }
}
