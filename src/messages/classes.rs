//! Closed classes of words around a cue, read from `lexicon/classes.txt`.

use crate::text::normalize;
use std::ops::BitOr;
use std::sync::OnceLock;

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u32);

impl Class {
    /// An أن after it is its own: بعد أن, كما أن.
    pub const GOVERNOR: Class = Class(1);
    /// A speaker's name ends before it.
    pub const NAME_END: Class = Class(1 << 1);
    /// When something was said.
    pub const TIME: Class = Class(1 << 2);
    /// On what occasion something was said; with the article or a pronoun too.
    pub const OCCASION: Class = Class(1 << 3);
    /// Only hands the floor to the speaker's words: قائلا.
    pub const HANDOVER: Class = Class(1 << 4);
    /// May stand between a comma and a reporting verb.
    pub const OPENER: Class = Class(1 << 5);
    /// Stands right before a verb whose clause is on its own.
    pub const STARTER: Class = Class(1 << 6);
    /// Only joins the next clause.
    pub const JOINT: Class = Class(1 << 7);
    /// Negates the verb after it.
    pub const NEGATION: Class = Class(1 << 8);
    /// A relative pronoun.
    pub const RELATIVE: Class = Class(1 << 9);
    /// Makes the verb's clause a parenthesis: حسبما.
    pub const PARENTHESIS: Class = Class(1 << 10);
    /// The same with ما after it: وفق ما.
    pub const PARENTHESIS_MA: Class = Class(1 << 11);
    /// Heads a direct object.
    pub const OBJECT: Class = Class(1 << 12);
    /// A preposition after it is its own; with the article too.
    pub const GOVERNING_NOUN: Class = Class(1 << 13);
    /// Its first letter, ب or ل, is no preposition.
    pub const UNPREFIXED: Class = Class(1 << 14);
    /// Makes an idiom of a verb of saying: لفت الانتباه.
    pub const IDIOM: Class = Class(1 << 15);

    /// Refers back to the document in which something is said: بيان قالت فيه.
    pub const DOCUMENT: Class = Class(1 << 16);
    /// Begins a question.
    pub const QUESTION: Class = Class(1 << 17);
    /// Begins what ought to be done.
    pub const NEED: Class = Class(1 << 18);
    /// Begins what one commits oneself to.
    pub const COMMITMENT: Class = Class(1 << 19);
    /// Begins what is dangerous.
    pub const DANGER: Class = Class(1 << 20);
    /// Begins what is refused or untrue.
    pub const REFUSAL: Class = Class(1 << 21);
    /// Marks a sentence that argues, judges or concludes.
    pub const THESIS: Class = Class(1 << 22);
    /// Makes the clause after it a part of the one before.
    pub const SUBORDINATOR: Class = Class(1 << 23);

    /// Classes whose words are known behind و and ف too.
    const WITH_CONJUNCTION: Class = Class(
        Class::GOVERNOR.0
            | Class::OPENER.0
            | Class::STARTER.0
            | Class::NEGATION.0
            | Class::PARENTHESIS.0
            | Class::PARENTHESIS_MA.0
            | Class::NEED.0
            | Class::THESIS.0,
    );
    /// Classes whose words are known with the article too.
    const WITH_ARTICLE: Class = Class(Class::OCCASION.0 | Class::GOVERNING_NOUN.0);

    /// Whether the two sets have a class in common.
    pub fn any(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    fn and(self, other: Class) -> Class {
        Class(self.0 & other.0)
    }

    fn named(name: &str) -> Option<Class> {
        Some(match name {
            "governor" => Class::GOVERNOR,
            "name_end" => Class::NAME_END,
            "time" => Class::TIME,
            "occasion" => Class::OCCASION,
            "handover" => Class::HANDOVER,
            "opener" => Class::OPENER,
            "starter" => Class::STARTER,
            "joint" => Class::JOINT,
            "negation" => Class::NEGATION,
            "relative" => Class::RELATIVE,
            "parenthesis" => Class::PARENTHESIS,
            "parenthesis_ma" => Class::PARENTHESIS_MA,
            "object" => Class::OBJECT,
            "governing_noun" => Class::GOVERNING_NOUN,
            "unprefixed" => Class::UNPREFIXED,
            "idiom" => Class::IDIOM,
            "document" => Class::DOCUMENT,
            "subordinator" => Class::SUBORDINATOR,
            "question" => Class::QUESTION,
            "need" => Class::NEED,
            "commitment" => Class::COMMITMENT,
            "danger" => Class::DANGER,
            "refusal" => Class::REFUSAL,
            "thesis" => Class::THESIS,
            _ => return None,
        })
    }
}

impl BitOr for Class {
    type Output = Class;
    fn bitor(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// The classes of the normalised `word`.
pub(super) fn classes_of(word: &str) -> Class {
    let mut classes = exact(word);
    if let Some(rest) = word.strip_prefix(['و', 'ف']) {
        classes = classes | exact(rest).and(Class::WITH_CONJUNCTION);
    }
    let bare = match word.strip_prefix("ال") {
        Some(bare) => {
            classes = classes | exact(bare).and(Class::WITH_ARTICLE);
            bare
        }
        None => word,
    };
    if let Some(indefinite) = bare.strip_suffix('ا') {
        classes = classes | exact(indefinite).and(Class::OCCASION);
    }
    for pronoun in ["ه", "ها", "هم", "هما"] {
        if let Some(stem) = bare.strip_suffix(pronoun) {
            classes = classes | exact(stem).and(Class::OCCASION);
            // The ة of كلمة is a ت before a pronoun: كلمته.
            if let Some(stem) = stem.strip_suffix('ت') {
                classes = classes | exact(&[stem, "ه"].concat()).and(Class::OCCASION);
            }
        }
    }
    classes
}

fn exact(word: &str) -> Class {
    static WORDS: OnceLock<Vec<(String, Class)>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let mut words: Vec<(String, Class)> =
            entries().filter_map(|(name, word)| Some((normalize(word), Class::named(name)?))).collect();
        words.sort_by(|a, b| a.0.cmp(&b.0));
        words.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                earlier.1 = earlier.1 | later.1;
            }
            same
        });
        words
    });
    match words.binary_search_by(|entry| entry.0.as_str().cmp(word)) {
        Ok(at) => words[at].1,
        Err(_) => Class::default(),
    }
}

/// Class name and word of every entry of the file.
fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("lexicon/classes.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(':'))
        .flat_map(|(name, words)| words.split_whitespace().map(move |word| (name, word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_known() {
        for (name, word) in entries() {
            assert!(Class::named(name).is_some(), "{name}: {word}");
        }
    }

    #[test]
    fn clitics() {
        for (word, class, wanted) in [
            ("وكما", Class::OPENER, true),
            ("الخبير", Class::GOVERNING_NOUN, true),
            ("كلمته", Class::OCCASION, true),
            ("تصريحاتها", Class::OCCASION, true),
            ("المؤتمر", Class::OCCASION, true),
            ("التي", Class::RELATIVE, true),
            ("والتي", Class::RELATIVE, false),
            ("الوزير", Class::OCCASION, false),
        ] {
            assert_eq!(classes_of(&normalize(word)).any(class), wanted, "{word}");
        }
    }
}
