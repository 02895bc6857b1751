//! The lexicon: closed classes of Arabic words that tell who is meant, kept as text files that a linguist can extend.
//!
//! Each file holds one class, one lemma a line; the inflected forms are made by rule. Words are compared in the
//! normalised form of [`crate::text::normalize`].

use crate::text::{Text, normalize};
use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::OnceLock;

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u16);

impl Classes {
    /// Heads a role: an office, profession or function.
    pub const OFFICE: Classes = Classes(1);
    /// A military rank or noble title.
    pub const RANK: Classes = Classes(1 << 1);
    /// An honorific.
    pub const HONORIFIC: Classes = Classes(1 << 2);
    /// Heads the name of an organization.
    pub const ORGANIZATION: Classes = Classes(1 << 3);
    /// Heads the name of a place.
    pub const PLACE: Classes = Classes(1 << 4);
    /// Heads a name that often honours a person.
    pub const EPONYM: Classes = Classes(1 << 5);
    /// A kinship noun.
    pub const KIN: Classes = Classes(1 << 6);
    /// A word inside names that is no name by itself.
    pub const LINK: Classes = Classes(1 << 7);
    /// A month or week-day.
    pub const MONTH: Classes = Classes(1 << 8);
    /// A function word.
    pub const FUNCTION: Classes = Classes(1 << 9);

    /// A plural that the file gives: several persons or bodies.
    pub const PLURAL: Classes = Classes(1 << 10);

    /// The union of two sets.
    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// Whether the two sets have a class in common.
    pub fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is no class in the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Classes {
    type Output = Classes;
    fn bitor(self, other: Classes) -> Classes {
        self.or(other)
    }
}

/// How the forms of a file's lemmas are made.
#[derive(Clone, Copy, PartialEq)]
enum Nouns {
    /// Nouns for people: with feminine, dual and pronoun suffixes.
    People,
    /// Nouns for things: definite and given plurals only.
    Things,
}

const FILES: [(Classes, Nouns, &str); 10] = [
    (Classes::OFFICE, Nouns::People, include_str!("offices.txt")),
    (Classes::RANK, Nouns::People, include_str!("ranks.txt")),
    (Classes::HONORIFIC, Nouns::Things, include_str!("honorifics.txt")),
    (Classes::ORGANIZATION, Nouns::Things, include_str!("organizations.txt")),
    (Classes::PLACE, Nouns::Things, include_str!("places.txt")),
    (Classes::EPONYM, Nouns::Things, include_str!("eponyms.txt")),
    (Classes::KIN, Nouns::Things, include_str!("kin.txt")),
    (Classes::LINK, Nouns::Things, include_str!("links.txt")),
    (Classes::MONTH, Nouns::Things, include_str!("months.txt")),
    (Classes::FUNCTION, Nouns::Things, include_str!("function_words.txt")),
];

/// The classes of a normalised word exactly as it stands, clitics and all.
pub fn exact(norm: &str) -> Classes {
    all().get(norm).copied().unwrap_or_default()
}

fn all() -> &'static HashMap<String, Classes> {
    static FORMS: OnceLock<HashMap<String, Classes>> = OnceLock::new();
    FORMS.get_or_init(read)
}

/// All forms with their classes, in no order that may be relied on.
#[cfg(feature = "train")]
pub fn forms() -> impl Iterator<Item = (&'static str, Classes)> {
    all().iter().map(|(form, &classes)| (form.as_str(), classes))
}

/// The classes of a normalised word: as it stands, else without a conjunction (و ف), else without a preposition too.
///
/// "وللوزير" is an office as "الوزير" is. A function word is looked for only as it stands and behind و or ف.
pub fn classes(norm: &str) -> Classes {
    let whole = exact(norm);
    if !whole.is_empty() {
        return whole;
    }
    let bare = without_conjunction(norm);
    let classes = exact(bare);
    if !classes.is_empty() || bare.len() < 8 {
        return classes;
    }
    match bare.strip_prefix("لل") {
        Some(rest) => exact(&["ال", rest].concat()),
        None => bare.strip_prefix(['ب', 'ل', 'ك']).map(exact).unwrap_or_default(),
    }
}

/// The word without a leading و or ف, where at least three letters remain and the whole is no word of the lexicon.
pub fn without_conjunction(norm: &str) -> &str {
    match norm.strip_prefix(['و', 'ف']) {
        Some(rest) if rest.chars().nth(2).is_some() && exact(norm).is_empty() => rest,
        _ => norm,
    }
}

/// Whether the indefinite noun at a token is any of its kind and names nothing: "كل بلدية ستخفض …", "لأي شركة".
pub fn is_any_of_kind(text: &Text, at: usize) -> bool {
    let quantifies = |norm: &str| ["كل", "اي", "ايه"].contains(&norm);
    at > 0 && !text.norm(at).starts_with("ال") && {
        let before = text.norm(at - 1);
        quantifies(before) || before.strip_prefix(['ب', 'ل', 'ك', 'و', 'ف']).is_some_and(quantifies)
    }
}

fn read() -> HashMap<String, Classes> {
    let mut forms: HashMap<String, Classes> = HashMap::new();
    for (class, nouns, file) in FILES {
        let mut add = |form: String, class: Classes| {
            let classes = forms.entry(form).or_default();
            *classes = *classes | class;
        };
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            if let Some(fixed) = line.strip_prefix('=') {
                fixed.split_whitespace().for_each(|word| add(normalize(word), class));
                continue;
            }
            for (at, word) in line.split_whitespace().enumerate() {
                let word = normalize(word);
                let class = if at == 0 { class } else { class | Classes::PLURAL };
                for form in inflect(&word, at == 0, nouns) {
                    add(["ال", &form].concat(), class);
                    add(form, class);
                }
                if nouns == Nouns::People {
                    // Without the article: "تجاره" are his merchants, but "التجارة" is trade.
                    ["ه", "ها", "هم", "نا"].iter().for_each(|pronoun| add([&word, *pronoun].concat(), class));
                }
            }
        }
    }
    forms
}

/// The forms of one noun, less the article: for people the feminine, the dual and the accusative.
fn inflect(word: &str, singular: bool, nouns: Nouns) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    if nouns == Nouns::Things {
        return forms;
    }
    let is_masculine = !word.ends_with('ه');
    if singular && is_masculine {
        let suffixes = ["ه", "ات", "ان", "ين", "ا", "تا", "تي"];
        forms.extend(suffixes.map(|suffix| [word, suffix].concat()));
    }
    // A sound plural loses its ن before a noun in the genitive.
    if let Some(stem) = word.strip_suffix("ون").filter(|_| !singular) {
        forms.extend(["ين", "و", "ي"].map(|suffix| [stem, suffix].concat()));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_made_by_rule() {
        for (word, class) in [
            ("وزير", Classes::OFFICE),
            ("الوزيرة", Classes::OFFICE),
            ("وزيرا", Classes::OFFICE),
            ("مساعده", Classes::OFFICE),
            ("ومسؤولو", Classes::OFFICE),
            ("مسؤولي", Classes::OFFICE),
            ("للرئيس", Classes::OFFICE),
            ("ولنائب", Classes::OFFICE),
            ("العقيد", Classes::RANK),
            ("الدكتورة", Classes::HONORIFIC),
            ("وزارة", Classes::ORGANIZATION),
            ("بالجامعة", Classes::ORGANIZATION),
            ("مطار", Classes::EPONYM),
            ("نجله", Classes::KIN),
            ("تموز", Classes::MONTH),
            ("ولكن", Classes::FUNCTION),
        ] {
            assert!(classes(&normalize(word)).any(class), "{word}");
        }
    }

    #[test]
    fn other_words_have_no_class() {
        for word in ["كتبت", "الشمس", "واسع", "بلا", ""] {
            assert!(classes(&normalize(word)).is_empty(), "{word}");
        }
    }
}
