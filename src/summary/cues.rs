//! Cues: the words of `cues.txt`, which tell what a sentence does for the article.

use crate::messages::{Form, PrincipalParts, inflect};
use crate::text::normalize;
use std::sync::OnceLock;

/// What a word is a cue of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Cue {
    /// Something happened or was decided.
    Event,
    /// Something came of it.
    Result,
    /// A quantity or its change.
    Figure,
    /// Something ought to be done.
    Need,
    /// Something is to come.
    Future,
    /// A day or an hour.
    Time,
    /// Places something in time and names nothing.
    Date,
    /// The sentence goes on from the one before.
    Link,
}

const CLASSES: [(&str, Cue); 8] = [
    ("event", Cue::Event),
    ("result", Cue::Result),
    ("figure", Cue::Figure),
    ("need", Cue::Need),
    ("future", Cue::Future),
    ("time", Cue::Time),
    ("date", Cue::Date),
    ("link", Cue::Link),
];

/// The cues that one word or one sentence carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cues(u16);

impl Cues {
    /// The cues of the normalised word `word`, with or without a leading و or ف.
    pub fn of(word: &str) -> Cues {
        let forms = forms();
        let bits = |word: &str| match forms.binary_search_by(|(form, _)| form.as_str().cmp(word)) {
            Ok(at) => forms[at].1,
            Err(_) => 0,
        };
        Cues(bits(word) | word.strip_prefix(['و', 'ف']).map_or(0, bits))
    }

    /// Whether `cue` is among them.
    pub fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u8) != 0
    }

    /// Both together.
    pub fn with(self, other: Cues) -> Cues {
        Cues(self.0 | other.0)
    }
}

/// Every inflected form, normalised and sorted, with the bits of its classes.
fn forms() -> &'static [(String, u16)] {
    static FORMS: OnceLock<Vec<(String, u16)>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms = Vec::new();
        for line in include_str!("cues.txt").lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let (Some(class), Some(grammar)) = (words.next(), words.next()) else { continue };
            let class = CLASSES.iter().find(|(name, _)| *name == class);
            let Some((_, cue)) = class else { continue };
            for word in words {
                forms_of(grammar, word, |form| forms.push((normalize(&form), 1 << *cue as u8)));
            }
        }
        forms.sort_unstable();
        forms.dedup_by(|next, kept| {
            next.0 == kept.0 && {
                kept.1 |= next.1;
                true
            }
        });
        forms
    })
}

/// Gives the forms of one entry; see the head of `cues.txt`.
fn forms_of(grammar: &str, word: &str, mut give: impl FnMut(String)) {
    match grammar {
        "past" | "verb" => {
            let (past, present) = word.split_once('/').map_or((word, None), |(past, present)| (past, Some(present)));
            let parts = PrincipalParts { past: Some(past), present, participle: None, masdar: None };
            inflect(parts, &mut |form, kind, _| {
                if kind == Form::Present {
                    give(format!("س{form}"));
                }
                give(form);
            });
        }
        "noun" => ["", "ال", "ب", "بال", "ل", "لل", "كال"].iter().for_each(|prefix| give(format!("{prefix}{word}"))),
        _ => give(word.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_known() {
        for line in include_str!("cues.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let mut words = line.split_whitespace();
            let class = words.next().unwrap_or_default();
            assert!(CLASSES.iter().any(|(name, _)| *name == class), "class of {line}");
            let grammar = words.next().unwrap_or_default();
            assert!(["past", "verb", "noun", "word"].contains(&grammar), "grammar of {line}");
            assert!(words.all(|word| (grammar == "verb") == word.contains('/')), "words of {line}");
        }
    }

    #[test]
    fn inflection() {
        for (word, cue, why) in [
            ("أعلنت", Cue::Event, "feminine"),
            ("وأعلنوا", Cue::Event, "plural after a conjunction"),
            ("نفت", Cue::Event, "a verb in ى before an ending"),
            ("ودعا", Cue::Event, "a verb in ا"),
            ("سترتفع", Cue::Figure, "future"),
            ("بالمئة", Cue::Figure, "noun after a preposition with the article"),
            ("وأسفر", Cue::Result, "past after a conjunction"),
            ("ولكن", Cue::Link, "as it stands"),
        ] {
            assert!(Cues::of(&normalize(word)).has(cue), "{word}: {why}");
        }
        assert_eq!(Cues::of("كتاب"), Cues::default());
    }
}
