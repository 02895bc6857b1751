//! The interface's one sort.

/// Indices of `keys` in the order of the keys; equal ones stay in their order.
///
/// Each type that the standard library sorts takes some kilobytes of WebAssembly, so everything is sorted through here.
pub fn order(keys: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut pairs: Vec<(usize, usize)> = keys.into_iter().zip(0..).collect();
    pairs.sort_unstable();
    pairs.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_stay_in_their_order() {
        assert_eq!(order([3, 1, 2, 1, 3]), [1, 3, 2, 0, 4]);
        assert!(order([]).is_empty());
    }
}
