//! The compact model file: a checked envelope around one range-coded stream.
//!
//! Layout, little-endian: magic `ZBDA`, version (u16), kind (u16), length of the stream (u32), FNV-1a of the stream
//! (u64), the stream. What the stream holds is the business of its kind; see [`Kind`].

mod coder;
mod hash;
mod table;

#[cfg(feature = "train")]
pub use coder::Encoder;
pub use coder::{Decoder, Symbol};
pub use hash::{Hash, mix};
pub use table::{HashedSet, Table};

use std::fmt;

const MAGIC: [u8; 4] = *b"ZBDA";
const VERSION: u16 = 1;
const HEADER: usize = 20;

/// What a model file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Kind {
    /// The entity model; read by `participants::entities`.
    Entities = 1,
}

/// Why a model file was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModelError {
    /// It does not begin like a model file, or is one of another kind.
    Foreign,
    /// It was made by a version of the format that this reader does not know.
    Version(u16),
    /// It ends too early.
    Truncated,
    /// Its bytes are not those that were written.
    Corrupt,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ModelError::Foreign => write!(f, "not a model file of this kind"),
            ModelError::Version(version) => {
                write!(f, "the model file has format version {version}, this program reads version {VERSION}")
            }
            ModelError::Truncated => write!(f, "the model file is truncated"),
            ModelError::Corrupt => write!(f, "the model file is damaged"),
        }
    }
}

impl std::error::Error for ModelError {}

/// Checks the envelope of `file` and returns a decoder of its stream.
pub fn open(file: &[u8], kind: Kind) -> Result<Decoder<'_>, ModelError> {
    let magic = &file[..file.len().min(MAGIC.len())];
    if !MAGIC.starts_with(magic) {
        return Err(ModelError::Foreign);
    }
    let (header, stream) = file.split_at_checked(HEADER).ok_or(ModelError::Truncated)?;
    let number = |from: usize, len: usize| header[from..from + len].iter().rev().fold(0, |n, &b| n << 8 | u64::from(b));
    let version = number(4, 2) as u16;
    if version != VERSION {
        return Err(ModelError::Version(version));
    }
    if number(6, 2) != kind as u64 {
        return Err(ModelError::Foreign);
    }
    match (stream.len() as u64).cmp(&number(8, 4)) {
        std::cmp::Ordering::Less => Err(ModelError::Truncated),
        std::cmp::Ordering::Equal if checksum(stream) == number(12, 8) => Ok(Decoder::new(stream)),
        _ => Err(ModelError::Corrupt),
    }
}

/// Puts the envelope around `stream`.
#[cfg(feature = "train")]
pub fn seal(stream: &[u8], kind: Kind) -> Vec<u8> {
    let mut file = Vec::with_capacity(HEADER + stream.len());
    file.extend(MAGIC);
    file.extend(VERSION.to_le_bytes());
    file.extend((kind as u16).to_le_bytes());
    file.extend((stream.len() as u32).to_le_bytes());
    file.extend(checksum(stream).to_le_bytes());
    file.extend(stream);
    file
}

/// FNV-1a, 64 bits: every change of a single byte changes it. Against damage, not against malice.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, &byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_stream_opens() {
        let file = seal(b"stream", Kind::Entities);
        assert!(open(&file, Kind::Entities).is_ok());
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told() {
        let file = seal(b"stream", Kind::Entities);
        let with = |at: usize, byte: u8| {
            let mut file = file.clone();
            file[at] = byte;
            open(&file, Kind::Entities).unwrap_err()
        };
        assert_eq!(with(0, b'z'), ModelError::Foreign);
        assert_eq!(with(4, 9), ModelError::Version(9));
        assert_eq!(with(6, 9), ModelError::Foreign);
        assert_eq!(with(8, 9), ModelError::Truncated);
        assert_eq!(with(8, 1), ModelError::Corrupt);
        assert_eq!(with(12, file[12] ^ 1), ModelError::Corrupt);
        assert_eq!(with(HEADER, b'S'), ModelError::Corrupt);
        assert_eq!(open(b"%PDF-1.7", Kind::Entities).unwrap_err(), ModelError::Foreign);
        for len in 0..file.len() {
            assert_eq!(open(&file[..len], Kind::Entities).unwrap_err(), ModelError::Truncated, "{len} bytes");
        }
        assert_eq!(open(&[&file[..], b"!"].concat(), Kind::Entities).unwrap_err(), ModelError::Corrupt);
    }
}
