//! Inflection of the verbs of saying: from the principal parts to every form in which they report somebody's words.
//!
//! Works on letters, without vowels, as newspapers print them: sound, hollow (قال), defective (دعا, نفى) and doubled
//! (رد) roots are told apart by their spelling. First and second persons are left out: they are part of what is said.

use super::grammar::{Agreement, Number};
use crate::text::normalize;

/// What kind of word a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// The past.
    Past,
    /// The present, without the future's س.
    Present,
    /// The active participle in the accusative, which goes on with the last speaker: مؤكدا, مشيرة.
    Participle,
    /// The verbal noun with a pronoun: قوله, تأكيدها.
    Masdar,
}

/// Principal parts in ordinary spelling, third person masculine singular; see `lexicon/verbs.txt`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PrincipalParts<'a> {
    pub past: Option<&'a str>,
    pub present: Option<&'a str>,
    pub participle: Option<&'a str>,
    pub masdar: Option<&'a str>,
}

const HE: Agreement = Agreement { feminine: false, number: Number::One };
const SHE: Agreement = Agreement { feminine: true, number: Number::One };
const BOTH: Agreement = Agreement { feminine: false, number: Number::Two };
const BOTH_F: Agreement = Agreement { feminine: true, number: Number::Two };
const THEY: Agreement = Agreement { feminine: false, number: Number::Many };
const THEY_F: Agreement = Agreement { feminine: true, number: Number::Many };

/// Hands every form, normalised, to `add`.
pub(crate) fn inflect(parts: PrincipalParts, add: &mut impl FnMut(String, Form, Agreement)) {
    let hollow = parts.past.is_some_and(is_hollow);
    if let Some(past) = parts.past {
        inflect_past(past, hollow, &mut |form, who| add(normalize(&form), Form::Past, who));
    }
    if let Some(present) = parts.present {
        inflect_present(present, hollow, &mut |form, who| add(normalize(&form), Form::Present, who));
    }
    if let Some(participle) = parts.participle {
        let short = participle.strip_suffix('ي').unwrap_or(participle);
        for (form, who) in [
            (format!("{participle}ا"), HE),
            (format!("{participle}ة"), SHE),
            (format!("{short}ين"), THEY),
            (format!("{participle}ات"), THEY_F),
        ] {
            add(normalize(&form), Form::Participle, who);
        }
    }
    if let Some(masdar) = parts.masdar {
        let stem = masdar.strip_suffix('ة').map_or(masdar.to_owned(), |stem| format!("{stem}ت"));
        for (pronoun, who) in [("ه", HE), ("ها", SHE), ("هما", BOTH), ("هم", THEY), ("هن", THEY_F)] {
            add(normalize(&format!("{stem}{pronoun}")), Form::Masdar, who);
        }
    }
}

fn inflect_past(past: &str, hollow: bool, add: &mut impl FnMut(String, Agreement)) {
    add(past.to_owned(), HE);
    let defective = past.strip_suffix('ى').map(|stem| (stem, 'ي')).or(past.strip_suffix('ا').map(|stem| (stem, 'و')));
    if let Some((stem, weak)) = defective {
        add(format!("{stem}ت"), SHE);
        add(format!("{stem}{weak}ا"), BOTH);
        add(format!("{stem}تا"), BOTH_F);
        add(format!("{stem}وا"), THEY);
        return;
    }
    add(format!("{past}ت"), SHE);
    add(format!("{past}ا"), BOTH);
    add(format!("{past}تا"), BOTH_F);
    add(format!("{past}وا"), THEY);
    let they = match past.chars().next_back() {
        Some(last) if is_doubled(past) => format!("{past}{last}ن"),
        _ if hollow => format!("{}ن", without_long_vowel(past)),
        _ => format!("{past}ن"),
    };
    add(they, THEY_F);
}

fn inflect_present(present: &str, hollow: bool, add: &mut impl FnMut(String, Agreement)) {
    let Some(stem) = present.strip_prefix('ي') else { return };
    let short = stem.strip_suffix(['ي', 'ى', 'و']);
    let dual = stem.strip_suffix('ى').map_or(stem.to_owned(), |stem| format!("{stem}ي"));
    add(present.to_owned(), HE);
    add(format!("ت{stem}"), SHE);
    add(format!("ي{dual}ان"), BOTH);
    add(format!("ت{dual}ان"), BOTH_F);
    add(format!("ي{}ون", short.unwrap_or(stem)), THEY);
    let they = if hollow { without_long_vowel(stem) } else { dual };
    add(format!("ي{they}ن"), THEY_F);
}

/// Whether the root's middle letter is weak: قال, أشار. Forms III and VI (ناشد, تساءل) keep their alef elsewhere.
fn is_hollow(past: &str) -> bool {
    past.chars().rev().nth(1) == Some('ا')
}

/// Whether the root's last two letters are one: رد, أصر, ألح.
fn is_doubled(past: &str) -> bool {
    let letters = past.strip_prefix('أ').unwrap_or(past);
    letters.chars().count() == 2 && !letters.contains('ا')
}

/// The word without its last letter but one, a long vowel.
fn without_long_vowel(word: &str) -> String {
    let at = word.chars().count().saturating_sub(2);
    word.chars().enumerate().filter(|&(index, _)| index != at).map(|(_, c)| c).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(past: &str, present: &str, participle: &str, masdar: &str) -> Vec<String> {
        let part = |word: &'static str| Some(word);
        let leak = |word: &str| part(Box::leak(word.to_owned().into_boxed_str()));
        let mut out = Vec::new();
        let parts = PrincipalParts {
            past: leak(past),
            present: leak(present),
            participle: leak(participle),
            masdar: leak(masdar),
        };
        inflect(parts, &mut |form, _, _| out.push(form));
        out
    }

    #[test]
    fn each_kind_of_root() {
        let cases: &[(&str, [&str; 4], &[&str])] = &[
            (
                "sound",
                ["أعلن", "يعلن", "معلن", "إعلان"],
                &["أعلنت", "أعلنوا", "تعلن", "يعلنون", "معلنا", "معلنة", "معلنين", "إعلانه"],
            ),
            (
                "hollow",
                ["قال", "يقول", "قائل", "قول"],
                &["قالت", "قالا", "قالتا", "قالوا", "قلن", "يقولان", "يقلن", "قائلا", "قولها"],
            ),
            ("hollow, form IV", ["أشار", "يشير", "مشير", "إشارة"], &["أشرن", "يشيرون", "يشرن", "مشيرات", "إشارته"]),
            (
                "defective in ya",
                ["نفى", "ينفي", "نافي", "نفي"],
                &["نفت", "نفيا", "نفوا", "ينفون", "نافيا", "نافية", "نافين", "نفيه"],
            ),
            (
                "defective in waw",
                ["دعا", "يدعو", "داعي", "دعوة"],
                &["دعت", "دعوا", "تدعو", "يدعوان", "يدعون", "داعين", "دعوتهم"],
            ),
            ("defective in alef", ["رأى", "يرى", "رائي", "رأي"], &["رأت", "رأوا", "يريان", "يرون", "يرين"]),
            ("doubled", ["أصر", "يصر", "مصر", "إصرار"], &["أصرت", "أصررن", "يصرون", "مصرا", "إصرارهم"]),
            ("hamza at the end", ["تنبأ", "يتنبأ", "متنبئ", "تنبؤ"], &["تنبأت", "متنبئا", "متنبئة"]),
        ];
        for (name, [past, present, participle, masdar], wanted) in cases {
            let forms = forms(past, present, participle, masdar);
            for form in *wanted {
                assert!(forms.contains(&normalize(form)), "{name}: {form} is not among {forms:?}");
            }
        }
    }
}
