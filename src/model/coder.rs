//! An adaptive binary range coder, after the carryless coder of Mahoney's lpaq.
//!
//! Each bit is coded with a probability that its context has learnt from the bits before. Integers only.

/// Of how many bits at most a probability is the mean, less one.
const MEMORY: usize = 255;

/// 1 / (bits seen + 1.5) in 1/65536: the step by which the next bit moves the probability, after Krichevsky and
/// Trofimov's estimator.
const STEPS: [u32; MEMORY + 1] = {
    let mut steps = [0; MEMORY + 1];
    let mut seen = 0;
    while seen <= MEMORY {
        steps[seen] = (2 << 16) / (2 * seen as u32 + 3);
        seen += 1;
    }
    steps
};

/// What a context has learnt of a bit: the probability of a one in 1/2^24, and from how many bits.
#[derive(Debug, Clone, Copy)]
struct Bit {
    probability: u32,
    seen: u8,
}

impl Bit {
    const NEW: Bit = Bit { probability: 1 << 23, seen: 0 };

    /// The probability of a one in 1/65536, never quite 0 or 1.
    fn one(self) -> u32 {
        (self.probability >> 8).clamp(16, 65_536 - 16)
    }

    fn learn(&mut self, bit: bool) {
        let step = u64::from(STEPS[usize::from(self.seen)]);
        if bit {
            self.probability += ((u64::from((1 << 24) - self.probability) * step) >> 16) as u32;
        } else {
            self.probability -= ((u64::from(self.probability) * step) >> 16) as u32;
        }
        self.seen = self.seen.saturating_add(1);
    }
}

/// The context of a symbol of up to `bits` bits: a binary tree of adaptive bits, from the highest down.
#[derive(Debug, Clone)]
pub struct Symbol {
    bits: u32,
    tree: Vec<Bit>,
}

impl Symbol {
    /// A fresh context for symbols below `1 << bits`.
    pub fn new(bits: u32) -> Symbol {
        Symbol { bits, tree: vec![Bit::NEW; 1 << bits] }
    }
}

/// The point that divides the range `low..=high` in proportion to the probability of a one.
fn divide(low: u32, high: u32, one: u32) -> u32 {
    low + ((u64::from(high - low) * u64::from(one)) >> 16) as u32
}

/// Whether the highest byte is settled.
fn settled(low: u32, high: u32) -> bool {
    (low ^ high) >> 24 == 0
}

/// Reads what [`Encoder`] wrote. Past the end it reads zeros; see [`Decoder::is_whole`].
#[derive(Debug)]
pub struct Decoder<'a> {
    bytes: &'a [u8],
    at: usize,
    low: u32,
    high: u32,
    code: u32,
}

impl<'a> Decoder<'a> {
    /// A decoder at the beginning of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        let mut decoder = Decoder { bytes, at: 0, low: 0, high: u32::MAX, code: 0 };
        for _ in 0..4 {
            decoder.code = decoder.code << 8 | decoder.next();
        }
        decoder
    }

    fn next(&mut self) -> u32 {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        u32::from(byte)
    }

    fn divided(&mut self, one: u32) -> bool {
        let middle = divide(self.low, self.high, one);
        let bit = self.code <= middle;
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while settled(self.low, self.high) {
            self.low <<= 8;
            self.high = self.high << 8 | 255;
            self.code = self.code << 8 | self.next();
        }
        bit
    }

    /// A symbol in its context.
    pub fn symbol(&mut self, context: &mut Symbol) -> u32 {
        let mut node = 1;
        for _ in 0..context.bits {
            let bit = self.divided(context.tree[node].one());
            context.tree[node].learn(bit);
            node = node << 1 | usize::from(bit);
        }
        node as u32 - (1 << context.bits)
    }

    /// A number of `bits` bits that nothing is known about.
    pub fn number(&mut self, bits: u32) -> u32 {
        (0..bits).fold(0, |number, _| number << 1 | u32::from(self.divided(1 << 15)))
    }

    /// Whether everything was read and nothing beyond the end.
    pub fn is_whole(&self) -> bool {
        self.at == self.bytes.len()
    }
}

/// Writes bits into a byte string.
#[cfg(feature = "train")]
#[derive(Debug)]
pub struct Encoder {
    bytes: Vec<u8>,
    low: u32,
    high: u32,
}

#[cfg(feature = "train")]
impl Encoder {
    /// An encoder that has written nothing.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Encoder { bytes: Vec::new(), low: 0, high: u32::MAX }
    }

    fn divided(&mut self, bit: bool, one: u32) {
        let middle = divide(self.low, self.high, one);
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while settled(self.low, self.high) {
            self.bytes.push((self.high >> 24) as u8);
            self.low <<= 8;
            self.high = self.high << 8 | 255;
        }
    }

    /// Writes a symbol in its context.
    pub fn symbol(&mut self, context: &mut Symbol, symbol: u32) {
        let mut node = 1;
        for at in (0..context.bits).rev() {
            let bit = symbol >> at & 1 == 1;
            self.divided(bit, context.tree[node].one());
            context.tree[node].learn(bit);
            node = node << 1 | usize::from(bit);
        }
    }

    /// Writes the lowest `bits` bits of a number that nothing is known about.
    pub fn number(&mut self, bits: u32, number: u32) {
        for at in (0..bits).rev() {
            self.divided(number >> at & 1 == 1, 1 << 15);
        }
    }

    /// The bytes written.
    pub fn finish(mut self) -> Vec<u8> {
        self.bytes.extend(self.low.to_be_bytes());
        self.bytes
    }
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_written_is_read(numbers in prop::collection::vec((0u32..256, 0u32..=u32::MAX), 0..400)) {
            let mut encoder = Encoder::new();
            let mut context = Symbol::new(8);
            for &(symbol, number) in &numbers {
                encoder.symbol(&mut context, symbol);
                encoder.number(32, number);
            }
            let bytes = encoder.finish();
            let mut decoder = Decoder::new(&bytes);
            let mut context = Symbol::new(8);
            for &(symbol, number) in &numbers {
                prop_assert_eq!(decoder.symbol(&mut context), symbol);
                prop_assert_eq!(decoder.number(32), number);
            }
            prop_assert!(decoder.is_whole());
        }
    }

    #[test]
    fn what_is_frequent_is_short() {
        let mut encoder = Encoder::new();
        let mut context = Symbol::new(8);
        (0..8000).for_each(|at| encoder.symbol(&mut context, u32::from(at % 100 == 0)));
        // The entropy is 0.081 bits each.
        let len = encoder.finish().len();
        assert!(len < 8000 / 8 / 9, "{len} bytes");
    }
}
