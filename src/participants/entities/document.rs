//! What an article makes of its words: the counts of the training texts for each, and what the word's other
//! occurrences nearby are preceded by.

use super::lookup::{Lookup, Word, class, listed};
#[cfg(feature = "train")]
use crate::model::Encoder;
use crate::model::{Decoder, ModelError, Table};
use std::ops::Range;

/// How far, in sentences, a word's other occurrences count.
const NEARBY: u32 = 12;
/// With more occurrences nearby than this, a word is too common to tell anything.
const COMMON: usize = 60;

/// What the training texts tell of a word, packed: 3 bits for in how many parts of them it occurs, 1 bit for "four
/// times or more", 4 bits for how often it is within a name and of which kind; 0 for an unknown word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage(pub u8);

impl Usage {
    /// Band of the number of parts: 0, 1, 2-3, 4-9, 10-40, more.
    pub fn spread(self) -> u8 {
        self.0 >> 5
    }

    /// Whether it occurs four times or more.
    pub fn frequent(self) -> bool {
        self.0 >> 4 & 1 == 1
    }

    /// 0 unknown, 1 never a name, 2 hardly ever; then the kind (0 to 2) + 3 * band (above 2, 10, 50, 90 percent) + 3.
    pub fn share(self) -> u8 {
        self.0 & 15
    }

    /// Packs counts: of parts, of occurrences, of occurrences within the names of each kind.
    #[cfg(feature = "train")]
    pub fn pack(parts: u32, occurrences: u32, kinds: [u32; 3]) -> Usage {
        if occurrences == 0 {
            return Usage(0);
        }
        let spread = match parts {
            0 => 0,
            1 => 1,
            2..=3 => 2,
            4..=9 => 3,
            10..=40 => 4,
            _ => 5,
        };
        let names: u32 = kinds.iter().sum();
        let kind = (1..3).fold(0, |best, kind| if kinds[kind] > kinds[best] { kind } else { best }) as u8;
        let above = |percent| names * 100 > occurrences * percent;
        let share = match [2, 10, 50, 90].into_iter().filter(|&percent| above(percent)).count() as u8 {
            0 => 1 + u8::from(names > 0),
            band => 3 * band + kind,
        };
        Usage(spread << 5 | u8::from(occurrences >= 4) << 4 | share)
    }
}

/// Where [`Usage`] comes from: the model, or in training the counts less those of the sentence's own part.
pub trait WordUsage {
    /// Of the stem and of the base of `word`, a word of sentence `sentence`.
    fn usage(&self, sentence: usize, word: &Word) -> [Usage; 2];
}

/// The tables of [`Usage`] in the model.
#[derive(Debug, Clone)]
pub struct UsageTables {
    /// By stem.
    pub stems: Table,
    /// By base.
    pub bases: Table,
}

impl UsageTables {
    /// Reads both tables.
    pub fn read(decoder: &mut Decoder) -> Result<Self, ModelError> {
        Ok(UsageTables { stems: Table::read(decoder)?, bases: Table::read(decoder)? })
    }

    /// Writes both tables.
    #[cfg(feature = "train")]
    pub fn write(&self, encoder: &mut Encoder) {
        self.stems.write(encoder);
        self.bases.write(encoder);
    }
}

impl WordUsage for UsageTables {
    fn usage(&self, _sentence: usize, word: &Word) -> [Usage; 2] {
        [Usage(self.stems.get(word.stem) as u8), Usage(self.bases.get(word.base) as u8)]
    }
}

/// A word with what the article and the training texts make of it.
#[derive(Debug, Clone)]
pub struct Token {
    /// What it is by itself.
    pub word: Word,
    /// [`Word::primary`].
    pub primary: u8,
    /// Usage of its stem.
    pub usage: Usage,
    /// Usage of its base.
    pub base_usage: Usage,
    /// What other occurrences of the stem nearby are preceded by: title 1, verb 2, name 4, place head or locative 8,
    /// organization head 16.
    pub preceded: u8,
    /// Other occurrences nearby, up to 3.
    pub others: u8,
}

/// Where a stem occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    stem: u64,
    sentence: u32,
    /// Index of the token.
    pub token: u32,
}

/// An article whose words were looked up.
#[derive(Debug, Clone)]
pub struct Document {
    /// All tokens.
    pub tokens: Vec<Token>,
    /// Tokens of each sentence, in order.
    pub sentences: Vec<Range<usize>>,
}

impl Document {
    /// Looks up the normalised `words`; `sentences` follow each other and cover them.
    pub fn new(words: &[&str], sentences: &[Range<usize>], lookup: &Lookup, usage: &impl WordUsage) -> Document {
        let mut chars = Vec::new();
        let mut looked_up: Vec<Word> = words.iter().map(|norm| lookup.word(norm, &mut chars)).collect();
        for sentence in sentences {
            lookup.mark_phrases(&mut looked_up[sentence.clone()]);
        }
        let mut tokens: Vec<Token> = (looked_up.into_iter())
            .map(|word| Token {
                primary: word.primary(),
                usage: Usage::default(),
                base_usage: Usage::default(),
                preceded: 0,
                others: 0,
                word,
            })
            .collect();
        for (index, sentence) in sentences.iter().enumerate() {
            for token in tokens[sentence.clone()].iter_mut().filter(|token| token.word.is_word()) {
                [token.usage, token.base_usage] = usage.usage(index, &token.word);
            }
        }
        let mut document = Document { tokens, sentences: sentences.to_vec() };
        document.gather();
        document
    }

    /// Fills in [`Token::preceded`] and [`Token::others`].
    fn gather(&mut self) {
        let mut found = vec![(0, 0); self.tokens.len()];
        self.each_repeated(|at, nearby| {
            let others = nearby.len() - 1;
            let before = nearby.iter().filter(|other| others < COMMON && other.token as usize != at);
            let preceded = before.fold(0, |bits, other| {
                bits | self.before(self.sentences[other.sentence as usize].start, other.token as usize)
            });
            found[at] = (preceded, others.min(3) as u8);
        });
        for (token, (preceded, others)) in self.tokens.iter_mut().zip(found) {
            token.preceded = preceded;
            token.others = others;
        }
    }

    /// Calls `visit` with each token whose stem occurs more than once nearby, and all its occurrences nearby.
    pub fn each_repeated(&self, mut visit: impl FnMut(usize, &[Occurrence])) {
        let mut occurrences: Vec<Occurrence> = Vec::new();
        for (index, sentence) in self.sentences.iter().enumerate() {
            for at in sentence.clone() {
                let word = &self.tokens[at].word;
                if word.is_word() && word.len >= 3 {
                    occurrences.push(Occurrence { stem: word.stem, sentence: index as u32, token: at as u32 });
                }
            }
        }
        occurrences.sort_unstable();
        for same in occurrences.chunk_by(|a, b| a.stem == b.stem).filter(|same| same.len() > 1) {
            let (mut low, mut high) = (0, 0);
            for &Occurrence { sentence, token, .. } in same {
                while same[low].sentence + NEARBY < sentence {
                    low += 1;
                }
                while high < same.len() && same[high].sentence <= sentence + NEARBY {
                    high += 1;
                }
                if high - low > 1 {
                    visit(token as usize, &same[low..high]);
                }
            }
        }
    }

    /// What stands before token `at` of a sentence that begins at `start`; bits as in [`Token::preceded`].
    fn before(&self, start: usize, at: usize) -> u8 {
        if at == start {
            return 0;
        }
        let Word { classes, listed, .. } = self.tokens[at - 1].word;
        u8::from(classes & class::TITLE != 0)
            | u8::from(classes & class::VERB != 0) << 1
            | u8::from(listed & (listed::GIVEN | listed::FOREIGN) != 0) << 2
            | u8::from(classes & (class::LOCATIVE | class::PLACE) != 0) << 3
            | u8::from(classes & class::ORGANIZATION != 0) << 4
    }
}
