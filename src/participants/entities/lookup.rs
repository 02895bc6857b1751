//! What a word is by itself: its stems, its shape, its classes, and whether lists of names and places know it.

#[cfg(feature = "train")]
use crate::model::Encoder;
use crate::model::{Decoder, Hash, ModelError, Table, mix};

/// Word classes, one bit each, as the class table holds them.
pub mod class {
    /// An office, rank, honorific or kinship noun: a person's name may follow.
    pub const TITLE: u16 = 1;
    /// A verb that news tells of persons.
    pub const VERB: u16 = 1 << 1;
    /// Heads an organization's name.
    pub const ORGANIZATION: u16 = 1 << 2;
    /// Heads a place's name.
    pub const PLACE: u16 = 1 << 3;
    /// A preposition that places follow.
    pub const LOCATIVE: u16 = 1 << 4;
    /// A word inside persons' names.
    pub const LINK: u16 = 1 << 5;
    /// A month or week-day.
    pub const TIME: u16 = 1 << 6;
    /// Another function word.
    pub const FUNCTION: u16 = 1 << 7;
    /// An adjective of nationality.
    pub const NATIONALITY: u16 = 1 << 8;
}

/// What the lists of names and places say, one bit each.
pub mod listed {
    /// Given name of many; the next bit: of few.
    pub const GIVEN: u16 = 1;
    /// Surname of many; the next bit: of few.
    pub const SURNAME: u16 = 1 << 2;
    /// Part of the names of many, mostly foreign, people; the next bit: of few.
    pub const FOREIGN: u16 = 1 << 4;
    /// Country or great region.
    pub const COUNTRY: u16 = 1 << 6;
    /// City that is known all over the world.
    pub const CITY: u16 = 1 << 7;
    /// Other city or town.
    pub const TOWN: u16 = 1 << 8;
    /// Within a place's name of several words.
    pub const PHRASE: u16 = 1 << 9;
    /// Sports club.
    pub const CLUB: u16 = 1 << 10;
    /// Found only after a clitic was taken off.
    pub const CLITIC: u16 = 1 << 11;
    /// A name that several people bear.
    pub const COMMON_NAME: u16 = GIVEN | SURNAME | FOREIGN;
}

/// The longest place or club name, in words.
const PHRASE_WORDS: usize = 4;

/// What sort of characters a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Shape {
    /// Letters, Arabic above all.
    Word = 0,
    /// Digits.
    Number,
    /// Begins with a Latin letter.
    Latin,
    /// Quotation mark.
    Quote,
    /// Opening bracket.
    Open,
    /// Closing bracket.
    Close,
    /// Ends a sentence.
    Stop,
    /// Any other mark.
    OtherMark,
    /// Colon.
    Colon,
    /// Dash.
    Dash,
    /// Letters with digits.
    Mixed,
}

impl Shape {
    fn of(chars: &[char]) -> Shape {
        let Some(&first) = chars.first() else { return Shape::OtherMark };
        if chars.iter().all(|&c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%'))
            && chars.iter().any(char::is_ascii_digit)
        {
            Shape::Number
        } else if first.is_ascii_alphabetic() || ('\u{c0}'..'\u{250}').contains(&first) {
            Shape::Latin
        } else if !first.is_alphanumeric() && chars.len() <= 2 {
            match first {
                '"' | '«' | '»' | '“' | '”' | '\'' => Shape::Quote,
                '(' => Shape::Open,
                ')' => Shape::Close,
                '.' | '?' | '!' | '؟' => Shape::Stop,
                ':' => Shape::Colon,
                '-' | '–' | '—' => Shape::Dash,
                _ => Shape::OtherMark,
            }
        } else if chars.iter().any(char::is_ascii_digit) {
            Shape::Mixed
        } else {
            Shape::Word
        }
    }
}

/// What a word is by itself.
#[derive(Debug, Clone)]
pub struct Word {
    /// Hash of the normalised word.
    pub hash: u64,
    /// Hash less a conjunction (و ف).
    pub unjoined: u64,
    /// Hash less a conjunction and a preposition (ب ل ك): the key of what the training texts tell of the word.
    pub stem: u64,
    /// Hash of the stem less the article.
    pub base: u64,
    /// Hashes of the first 1 to 4 letters; of a shorter word, of all letters.
    pub prefixes: [u64; 4],
    /// Hashes of the last 1 to 4 letters.
    pub suffixes: [u64; 4],
    /// Letters.
    pub len: u8,
    /// What it is made of.
    pub shape: Shape,
    /// Whether it has the article.
    pub definite: bool,
    /// Which clitics were taken off: 1 for a conjunction, plus 2 for a preposition or 4 for لل.
    pub clitics: u8,
    /// The sort of ending: pronoun, sound plural, relative adjective, feminine, ي.
    pub ending: u8,
    /// Bits of [`class`].
    pub classes: u16,
    /// Bits of [`listed`].
    pub listed: u16,
}

impl Word {
    /// Whether it is a word and not a mark, a number or in another script.
    pub fn is_word(&self) -> bool {
        self.shape == Shape::Word
    }

    /// Its foremost class or, for want of one, its shape: a small number.
    pub fn primary(&self) -> u8 {
        const ORDER: [u16; 9] = [
            class::LINK,
            class::ORGANIZATION,
            class::TITLE,
            class::PLACE,
            class::NATIONALITY,
            class::FUNCTION,
            class::TIME,
            class::VERB,
            class::LOCATIVE,
        ];
        match ORDER.iter().position(|&class| self.classes & class != 0) {
            _ if !self.is_word() => 20 + self.shape as u8,
            Some(at) => 1 + at as u8,
            None => 10 + u8::from(self.definite),
        }
    }

    /// The class that steers transitions between labels: below [`JUNCTIONS`].
    pub fn junction(&self) -> u8 {
        let named = self.listed & listed::COMMON_NAME != 0;
        let any = |classes| self.classes & classes != 0;
        match self.shape {
            Shape::Latin => 0,
            Shape::Word if any(class::LINK) => 2,
            Shape::Word if any(class::FUNCTION | class::LOCATIVE) => 3,
            Shape::Word if any(class::NATIONALITY) => 4,
            Shape::Word if self.definite => 5 + u8::from(named),
            Shape::Word if self.clitics & 1 != 0 => 7,
            Shape::Word if named => 8,
            Shape::Word if any(class::ORGANIZATION | class::TITLE | class::PLACE) => 9,
            Shape::Word => 10,
            _ => 1,
        }
    }
}

/// How many values [`Word::junction`] has.
pub const JUNCTIONS: usize = 11;

/// The lists that a word is looked up in.
#[derive(Debug, Clone)]
pub struct Lookup {
    /// Word to bits of [`class`].
    pub classes: Table,
    /// Word to two bits each for given name, surname, foreign name: 0 no, 1 of few, 2 of many.
    pub names: Table,
    /// Phrase (see [`phrase`]) to its bits of [`listed`] from COUNTRY to CLUB, shifted down to 0.
    pub places: Table,
}

/// Where the bits of a place begin in [`listed`].
pub const PLACE_SHIFT: u32 = 6;

/// The hash of a phrase of several words, grown one word at a time from 0.
pub fn phrase(begun: u64, word: u64) -> u64 {
    mix(begun, word)
}

impl Lookup {
    /// Reads the three tables.
    pub fn read(decoder: &mut Decoder) -> Result<Self, ModelError> {
        Ok(Lookup { classes: Table::read(decoder)?, names: Table::read(decoder)?, places: Table::read(decoder)? })
    }

    /// Writes the three tables.
    #[cfg(feature = "train")]
    pub fn write(&self, encoder: &mut Encoder) {
        for table in [&self.classes, &self.names, &self.places] {
            table.write(encoder);
        }
    }

    /// Looks up one normalised word; `chars` is working space.
    pub fn word(&self, norm: &str, chars: &mut Vec<char>) -> Word {
        chars.clear();
        chars.extend(norm.chars());
        let forms = Forms::of(chars);
        let [unjoined, stem, base] = [forms.unjoined(), forms.stem(), forms.base()]
            .map(|(article, chars)| Hash::of(if article { &['ا', 'ل'][..] } else { &[] }.iter().chain(chars).copied()));
        let prefixes = affixes(chars.iter());
        let hash = Hash::of(chars.iter().copied());

        let mut classes = self.classes.get(hash);
        if classes == 0 {
            classes = self.classes.get(unjoined);
        }
        if classes == 0 {
            classes = self.classes.get(stem) & !(class::VERB | class::FUNCTION);
        }
        let mut listed = 0;
        for form in [hash, unjoined, stem] {
            let name = self.names.get(form);
            if name != 0 {
                for (kind, bit) in [listed::GIVEN, listed::SURNAME, listed::FOREIGN].into_iter().enumerate() {
                    listed |= match name >> (2 * kind) & 3 {
                        0 => 0,
                        1 => bit << 1,
                        _ => bit,
                    };
                }
                listed |= if form == hash { 0 } else { listed::CLITIC };
                break;
            }
        }
        Word {
            hash,
            unjoined,
            stem,
            base,
            prefixes,
            suffixes: affixes(chars.iter().rev()),
            len: chars.len().min(255) as u8,
            shape: Shape::of(chars),
            definite: forms.definite(),
            clitics: forms.clitics(),
            ending: ending(chars),
            classes,
            listed,
        }
    }

    /// Marks the places and clubs among the words of one sentence, of one word or of several.
    pub fn mark_phrases(&self, words: &mut [Word]) {
        for at in 0..words.len() {
            let Word { hash, unjoined, stem, .. } = words[at];
            let mut found = false;
            for (index, form) in [hash, unjoined, stem].into_iter().enumerate() {
                if index > 0 && form == hash {
                    continue;
                }
                let mut key = phrase(0, form);
                let bits = self.places.get(key) << PLACE_SHIFT;
                if bits != 0 && !found {
                    found = true;
                    words[at].listed |= bits | if index > 0 { listed::CLITIC } else { 0 };
                }
                for end in at + 1..words.len().min(at + PHRASE_WORDS) {
                    key = phrase(key, words[end].hash);
                    let bits = self.places.get(key) << PLACE_SHIFT;
                    if bits != 0 {
                        let inside = if bits & !listed::CLUB != 0 { listed::PHRASE } else { 0 };
                        words[at..=end].iter_mut().for_each(|word| word.listed |= bits | inside);
                    }
                }
            }
        }
    }
}

/// Where a word's clitics and article end.
struct Forms<'a> {
    chars: &'a [char],
    joined: bool,
    preposition: bool,
    /// لل: a preposition with the article behind it, which has lost its alef.
    doubled: bool,
}

impl<'a> Forms<'a> {
    fn of(chars: &'a [char]) -> Self {
        let joined = chars.len() >= 4 && matches!(chars[0], 'و' | 'ف');
        let rest = &chars[usize::from(joined)..];
        let doubled = rest.len() >= 5 && rest.starts_with(&['ل', 'ل']);
        let preposition = !doubled && rest.len() >= 4 && matches!(rest[0], 'ب' | 'ل' | 'ك');
        Forms { chars, joined, preposition, doubled }
    }

    fn clitics(&self) -> u8 {
        u8::from(self.joined) + 2 * u8::from(self.preposition) + 4 * u8::from(self.doubled)
    }

    fn unjoined(&self) -> (bool, &'a [char]) {
        (false, &self.chars[usize::from(self.joined)..])
    }

    /// The stem: whether an article stands before the letters, and the letters.
    fn stem(&self) -> (bool, &'a [char]) {
        let rest = self.unjoined().1;
        (self.doubled, &rest[if self.doubled { 2 } else { usize::from(self.preposition) }..])
    }

    fn definite(&self) -> bool {
        let (article, stem) = self.stem();
        article || (stem.len() >= 4 && stem.starts_with(&['ا', 'ل']))
    }

    fn base(&self) -> (bool, &'a [char]) {
        let (article, stem) = self.stem();
        let written = !article && stem.len() >= 5 && stem.starts_with(&['ا', 'ل']);
        (false, &stem[if written { 2 } else { 0 }..])
    }
}

/// Hashes of the first 1 to 4 of `chars`.
fn affixes<'a>(chars: impl Iterator<Item = &'a char>) -> [u64; 4] {
    let mut hash = Hash::EMPTY;
    let mut chars = chars.copied();
    std::array::from_fn(|_| {
        if let Some(c) = chars.next() {
            hash = hash.push(c);
        }
        hash.value()
    })
}

fn ending(chars: &[char]) -> u8 {
    let ends = |letters: &[char]| chars.ends_with(letters);
    match chars.len() {
        4.. if ends(&['ه', 'ا']) || ends(&['ه', 'م']) => 1,
        5.. if ends(&['ي', 'ن']) || ends(&['و', 'ن']) || ends(&['ا', 'ت']) => 2,
        _ if ends(&['ي', 'ه']) => 3,
        _ if ends(&['ه']) => 4,
        _ if ends(&['ي']) => 5,
        _ => 0,
    }
}
