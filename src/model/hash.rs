//! Hashes of words and of features: the same numbers on every platform, with their entropy in the high bits.

/// Joins two hashes or small numbers into one; order matters.
#[inline]
pub fn mix(a: u64, b: u64) -> u64 {
    let x = (a.rotate_left(25) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (x ^ (x >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

/// A hash of characters that grows one character at a time, so that each prefix's hash comes for nothing.
#[derive(Debug, Clone, Copy)]
pub struct Hash(u64);

impl Hash {
    /// The hash of no characters.
    pub const EMPTY: Hash = Hash(0xcbf2_9ce4_8422_2325);

    /// With `c` appended.
    #[inline]
    pub fn push(self, c: char) -> Hash {
        Hash((self.0 ^ u64::from(u32::from(c))).wrapping_mul(0x100_0000_01b3))
    }

    /// Its value.
    #[inline]
    pub fn value(self) -> u64 {
        mix(self.0, 1)
    }

    /// The hash of `chars`.
    pub fn of(chars: impl IntoIterator<Item = char>) -> u64 {
        chars.into_iter().fold(Hash::EMPTY, Hash::push).value()
    }
}
