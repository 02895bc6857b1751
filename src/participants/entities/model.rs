//! The weights, and how they come from the file.

use super::document::UsageTables;
use super::lookup::{JUNCTIONS, Lookup};
use crate::model::{Decoder, HashedSet, Kind, ModelError, Symbol, open};
#[cfg(feature = "train")]
use crate::model::{Encoder, seal};
use std::sync::OnceLock;

/// Labels: O, then B and I of person, place, organization.
pub const LABELS: usize = 7;

/// Whether `label` may follow `previous`: I follows only B or I of its kind.
pub fn may_follow(previous: usize, label: usize) -> bool {
    !is_inside(label) || previous == label || previous == label - 1
}

/// Whether `label` continues an entity.
pub fn is_inside(label: usize) -> bool {
    label > 0 && label.is_multiple_of(2)
}

/// Weights of one feature for each label; the eighth is not used.
pub type Row = [i8; 8];
/// Weights of label pairs, previous first.
pub type Transitions = [[i16; LABELS]; LABELS];

/// The entity model. All weights are in [`EntityModel::UNIT`]ths of a nat.
#[derive(Debug, Clone)]
pub struct EntityModel {
    /// Lists of classes, names and places.
    pub lookup: Lookup,
    /// What the training texts tell of words.
    pub words: UsageTables,
    /// The features that have weights.
    pub features: HashedSet,
    /// By rank in `features`.
    pub rows: Vec<Row>,
    /// Of a sentence's first label.
    pub first: [i16; LABELS],
    /// By the [`super::lookup::Word::junction`]s of the two tokens.
    pub transitions: Vec<Transitions>,
}

impl EntityModel {
    /// Weight units in a nat.
    pub const UNIT: i32 = 16;

    /// The model that is part of the program, read once.
    pub fn shipped() -> &'static EntityModel {
        static MODEL: OnceLock<EntityModel> = OnceLock::new();
        MODEL.get_or_init(|| {
            let file = include_bytes!("../../../models/entities.bin");
            EntityModel::read(file).expect("the model file that was compiled in is the one that was tested")
        })
    }

    /// Reads a model file.
    pub fn read(file: &[u8]) -> Result<Self, ModelError> {
        let mut decoder = open(file, Kind::Entities)?;
        let lookup = Lookup::read(&mut decoder)?;
        let words = UsageTables::read(&mut decoder)?;
        let features = HashedSet::read(&mut decoder)?;
        let mut weights = WeightCode::new();
        let rows = (0..features.len())
            .map(|_| {
                let mut row = [0; 8];
                for column in 0..LABELS {
                    row[column] = weights.read(&mut decoder, &row[..column]);
                }
                row
            })
            .collect();
        let mut number = || decoder.number(16) as u16 as i16;
        let first = std::array::from_fn(|_| number());
        let transitions = (0..JUNCTIONS * JUNCTIONS)
            .map(|_| {
                std::array::from_fn(|previous| {
                    std::array::from_fn(|label| if may_follow(previous, label) { number() } else { 0 })
                })
            })
            .collect();
        if !decoder.is_whole() {
            return Err(ModelError::Corrupt);
        }
        Ok(EntityModel { lookup, words, features, rows, first, transitions })
    }

    /// The bytes of a model file.
    #[cfg(feature = "train")]
    pub fn write(&self) -> Vec<u8> {
        let mut encoder = Encoder::new();
        self.lookup.write(&mut encoder);
        self.words.write(&mut encoder);
        self.features.write(&mut encoder);
        let mut weights = WeightCode::new();
        for row in &self.rows {
            for column in 0..LABELS {
                weights.write(&mut encoder, &row[..column], row[column]);
            }
        }
        let pairs = self.transitions.iter().flat_map(|table| {
            (0..LABELS).flat_map(move |previous| {
                let label = (0..LABELS).filter(move |&label| may_follow(previous, label));
                label.map(move |label| table[previous][label])
            })
        });
        for weight in self.first.iter().copied().chain(pairs) {
            encoder.number(16, u32::from(weight as u16));
        }
        seal(&encoder.finish(), Kind::Entities)
    }
}

/// How a row's weights are coded: most are small, and a row of few weights has few more.
struct WeightCode {
    /// By column and by how many weights before it in the row are not 0.
    contexts: Vec<Symbol>,
}

impl WeightCode {
    fn new() -> Self {
        WeightCode { contexts: vec![Symbol::new(8); LABELS * LABELS] }
    }

    fn context(&mut self, before: &[i8]) -> &mut Symbol {
        let filled = before.iter().filter(|&&weight| weight != 0).count();
        &mut self.contexts[before.len() * LABELS + filled]
    }

    fn read(&mut self, decoder: &mut Decoder, before: &[i8]) -> i8 {
        unfold(decoder.symbol(self.context(before)) as u8)
    }

    #[cfg(feature = "train")]
    fn write(&mut self, encoder: &mut Encoder, before: &[i8], weight: i8) {
        encoder.symbol(self.context(before), u32::from(fold(weight)));
    }
}

/// Signed to unsigned, small numbers staying small: 0, -1, 1, -2 ... to 0, 1, 2, 3.
#[cfg(feature = "train")]
fn fold(weight: i8) -> u8 {
    ((weight << 1) ^ (weight >> 7)) as u8
}

fn unfold(symbol: u8) -> i8 {
    (symbol >> 1) as i8 ^ -((symbol & 1) as i8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FILE: &[u8] = include_bytes!("../../../models/entities.bin");

    #[test]
    fn the_model_fits_its_budget() {
        assert!(FILE.len() <= 560_000, "{} bytes", FILE.len());
    }

    #[test]
    fn signed_weights_unfold() {
        assert_eq!([0, 1, 2, 3, 254, 255].map(unfold), [0, -1, 1, -2, 127, -128]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_changed_or_shortened_file_is_an_error(at in 0..FILE.len(), change in 1u8..=255, len in 0..FILE.len()) {
            let mut file = FILE.to_vec();
            file[at] ^= change;
            prop_assert!(EntityModel::read(&file).is_err());
            prop_assert!(EntityModel::read(&FILE[..len]).is_err());
        }
    }

    #[cfg(feature = "train")]
    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        /// Damage that the checksum does not see must not panic either.
        #[test]
        fn any_stream_is_a_model_or_an_error(at in 0..FILE.len() - 20, change in 1u8..=255) {
            let mut stream = FILE[20..].to_vec();
            stream[at] ^= change;
            let _ = EntityModel::read(&seal(&stream, Kind::Entities));
        }
    }

    #[cfg(feature = "train")]
    #[test]
    fn what_was_read_is_written_again() {
        assert_eq!(EntityModel::read(FILE).unwrap().write(), FILE);
    }
}
