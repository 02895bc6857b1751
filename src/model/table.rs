//! Sets and tables of hashed keys.
//!
//! A key is the place of a 64-bit hash in a universe of some million places, so a set forgets its members' names and
//! costs little more than log2(universe / members) bits for each; in return a stranger is taken for a member with
//! probability members / universe. On file the places are gaps in Rice code, in memory a bitmap with ranks.

#[cfg(feature = "train")]
use super::Encoder;
use super::ModelError;
use super::coder::{Decoder, Symbol};

/// Words of the bitmap between two stored ranks.
const STRIDE: usize = 4;
/// Largest universe: a bitmap of 8 MiB.
const UNIVERSE: u32 = 1 << 26;

/// A set of hashes that knows each member's rank.
#[derive(Debug, Clone)]
pub struct HashedSet {
    universe: u32,
    len: usize,
    bitmap: Vec<u64>,
    ranks: Vec<u32>,
}

/// The place of `hash` in a universe.
fn place(hash: u64, universe: u32) -> u32 {
    (((hash >> 32) * u64::from(universe)) >> 32) as u32
}

/// The Rice parameter and a fresh context for the quotients.
fn gaps(universe: u32, len: u32) -> (u32, Symbol) {
    ((universe / len.max(1)).max(1).ilog2(), Symbol::new(1))
}

impl HashedSet {
    fn from_places(universe: u32, places: impl IntoIterator<Item = u32>) -> Self {
        let mut bitmap = vec![0u64; (universe as usize).div_ceil(64).next_multiple_of(STRIDE)];
        for place in places {
            bitmap[place as usize / 64] |= 1 << (place % 64);
        }
        let mut len = 0;
        let ranks = bitmap.chunks(STRIDE).map(|words| {
            let before = len;
            len += words.iter().map(|word| word.count_ones()).sum::<u32>();
            before
        });
        let ranks = ranks.collect();
        HashedSet { universe, len: len as usize, bitmap, ranks }
    }

    /// How many members it has.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The rank of `hash` among the members, or None for a stranger.
    #[inline]
    pub fn rank(&self, hash: u64) -> Option<usize> {
        let place = place(hash, self.universe) as usize;
        let (word, bit) = (place / 64, place % 64);
        let bits = *self.bitmap.get(word)?;
        if bits >> bit & 1 == 0 {
            return None;
        }
        let stored = word / STRIDE;
        let between: u32 = self.bitmap[stored * STRIDE..word].iter().map(|word| word.count_ones()).sum();
        Some((self.ranks[stored] + between + (bits & ((1 << bit) - 1)).count_ones()) as usize)
    }

    /// Reads a set.
    pub fn read(decoder: &mut Decoder) -> Result<Self, ModelError> {
        let (universe, len) = (decoder.number(32), decoder.number(32));
        if universe > UNIVERSE || len > universe {
            return Err(ModelError::Corrupt);
        }
        let (rice, mut quotient) = gaps(universe, len);
        let mut places = Vec::with_capacity(len as usize);
        let mut next = 0u32;
        for _ in 0..len {
            let mut gap = 0;
            while decoder.symbol(&mut quotient) == 1 {
                gap += 1 << rice;
                if gap >= universe {
                    return Err(ModelError::Corrupt);
                }
            }
            gap += decoder.number(rice);
            let place = next + gap;
            if place >= universe {
                return Err(ModelError::Corrupt);
            }
            places.push(place);
            next = place + 1;
        }
        Ok(HashedSet::from_places(universe, places))
    }

    /// The set of `hashes` in a universe in which a stranger passes for a member once in `strangers` times, with the
    /// index of the hash that each member came from: of several at one place, the first.
    #[cfg(feature = "train")]
    pub fn build(hashes: &[u64], strangers: u32) -> (Self, Vec<usize>) {
        let universe = (hashes.len().max(1) as u32 * strangers).min(UNIVERSE);
        let mut places: Vec<(u32, usize)> =
            hashes.iter().enumerate().map(|(index, &hash)| (place(hash, universe), index)).collect();
        places.sort_unstable();
        places.dedup_by_key(|&mut (place, _)| place);
        let set = HashedSet::from_places(universe, places.iter().map(|&(place, _)| place));
        (set, places.into_iter().map(|(_, index)| index).collect())
    }

    /// Writes the set.
    #[cfg(feature = "train")]
    pub fn write(&self, encoder: &mut Encoder) {
        encoder.number(32, self.universe);
        encoder.number(32, self.len as u32);
        let (rice, mut quotient) = gaps(self.universe, self.len as u32);
        let mut next = 0;
        for place in 0..self.universe {
            if self.bitmap[place as usize / 64] >> (place % 64) & 1 == 1 {
                let gap = place - next;
                for _ in 0..gap >> rice {
                    encoder.symbol(&mut quotient, 1);
                }
                encoder.symbol(&mut quotient, 0);
                encoder.number(rice, gap);
                next = place + 1;
            }
        }
    }
}

/// A table from hashes to small numbers; a stranger has 0.
#[derive(Debug, Clone)]
pub struct Table {
    set: HashedSet,
    values: Vec<u16>,
}

impl Table {
    /// The value of `hash`.
    #[inline]
    pub fn get(&self, hash: u64) -> u16 {
        self.set.rank(hash).and_then(|rank| self.values.get(rank).copied()).unwrap_or(0)
    }

    /// Reads a table.
    pub fn read(decoder: &mut Decoder) -> Result<Self, ModelError> {
        let set = HashedSet::read(decoder)?;
        let bits = decoder.number(4);
        let mut value = Symbol::new(bits);
        let values = (0..set.len()).map(|_| decoder.symbol(&mut value) as u16).collect();
        Ok(Table { set, values })
    }

    /// The table of `entries`; see [`HashedSet::build`] for `strangers` and for entries that collide.
    #[cfg(feature = "train")]
    pub fn build(entries: &[(u64, u16)], strangers: u32) -> Self {
        let hashes: Vec<u64> = entries.iter().map(|&(hash, _)| hash).collect();
        let (set, kept) = HashedSet::build(&hashes, strangers);
        Table { set, values: kept.into_iter().map(|index| entries[index].1).collect() }
    }

    /// Writes the table.
    #[cfg(feature = "train")]
    pub fn write(&self, encoder: &mut Encoder) {
        self.set.write(encoder);
        let bits = self.values.iter().fold(0, |all, value| all | value).checked_ilog2().map_or(0, |top| top + 1);
        encoder.number(4, bits);
        let mut context = Symbol::new(bits);
        for &value in &self.values {
            encoder.symbol(&mut context, u32::from(value));
        }
    }
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use super::*;
    use crate::model::mix;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn a_table_knows_its_entries_and_survives_the_file(len in 0usize..3000, strangers in 2u32..2000) {
            let entries: Vec<(u64, u16)> = (0..len as u64).map(|n| (mix(n, 3), (n % 500 + 1) as u16)).collect();
            let built = Table::build(&entries, strangers);
            let mut encoder = Encoder::new();
            built.write(&mut encoder);
            let bytes = encoder.finish();
            let mut decoder = Decoder::new(&bytes);
            let read = Table::read(&mut decoder).unwrap();
            prop_assert!(decoder.is_whole());
            let mut wrong = 0;
            for &(hash, value) in &entries {
                prop_assert!(read.get(hash) != 0);
                prop_assert_eq!(read.get(hash), built.get(hash));
                wrong += u32::from(read.get(hash) != value);
            }
            // Entries that share a place: about half of len / strangers.
            prop_assert!(wrong as usize <= 4 + 2 * len / strangers as usize, "{} wrong", wrong);
        }

        #[test]
        fn any_bytes_are_a_set_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let bytes = [&[0, 0, 1, 0, 0, 0, 0, 9][..], &bytes].concat();
            if let Ok(set) = HashedSet::read(&mut Decoder::new(&bytes)) {
                for n in 0..100 {
                    prop_assert!(set.rank(mix(n, 1)).is_none_or(|rank| rank < set.len()));
                }
            }
        }
    }

    #[test]
    fn strangers_are_rare() {
        let entries: Vec<(u64, u16)> = (0..10_000).map(|n| (mix(n, 3), 1)).collect();
        let table = Table::build(&entries, 128);
        let taken = (10_000..110_000).filter(|&n| table.get(mix(n, 3)) != 0).count();
        assert!((600..950).contains(&taken), "{taken} of 100000");
    }
}
