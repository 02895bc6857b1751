//! Light stems: what is left of a word when clitics and inflection are cut off.

use crate::lexicon::{self, Classes};

/// Cut from the front, the first that fits, before anything else: the article with what clings to it.
const ARTICLES: [&str; 7] = ["وال", "بال", "كال", "فال", "ولل", "لل", "ال"];
/// Cut from the end, the first that fits: duals, plurals, suffixed pronouns, nisba.
const SUFFIXES: [&str; 15] =
    ["هما", "تين", "تان", "ات", "ان", "ون", "ين", "ها", "هم", "هن", "نا", "وا", "يه", "ه", "ي"];
/// Shorter than this, a stem tells nothing.
const SHORTEST: usize = 3;

/// The light stem of the normalised word `word`, a part of it.
///
/// After the light10 stemmer of Larkey, Ballesteros and Connell (2007), with one more prefix cut from long words
/// without the article. Two words with the same stem mostly have the same root and sense; broken plurals keep theirs.
pub fn stem(word: &str) -> &str {
    let letters = |word: &str| word.chars().count();
    let long = letters(word);
    if long <= SHORTEST || word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word;
    }
    let cut = |word: &'_ str, rest: Option<&'_ str>| {
        rest.filter(|rest| letters(rest) >= SHORTEST).map_or(0, |rest| word.len() - rest.len())
    };
    let article = ARTICLES.iter().map(|article| cut(word, word.strip_prefix(article))).find(|&cut| cut > 0);
    let word = match article {
        Some(cut) => &word[cut..],
        None => {
            let word = word.strip_prefix('و').filter(|_| long > SHORTEST + 1).unwrap_or(word);
            let clitic = word.strip_prefix(['ب', 'ل', 'ف', 'ك', 'س']);
            clitic.filter(|rest| letters(rest) > SHORTEST + 1).unwrap_or(word)
        }
    };
    let kept = SUFFIXES.iter().map(|suffix| cut(word, word.strip_suffix(suffix))).find(|&cut| cut > 0);
    &word[..word.len() - kept.unwrap_or(0)]
}

/// The light stem of the normalised word `word`, unless it is a function word or too short to tell anything.
pub fn content_stem(word: &str) -> Option<&str> {
    let listed = |word: &str| lexicon::exact(word).any(Classes::FUNCTION);
    let tells = |word: &str| !listed(word) && !word.strip_prefix(['و', 'ف']).is_some_and(listed);
    let stem = stem(word);
    (tells(word) && stem.chars().nth(1).is_some() && tells(stem)).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems() {
        for (word, expected, why) in [
            ("الوزاره", "وزار", "article and feminine ending"),
            ("الوزارات", "وزار", "plural"),
            ("وللوزير", "وزير", "the article after ل is لل"),
            ("بالاتفاق", "اتفاق", "preposition and article"),
            ("والمتطوعون", "متطوع", "conjunction, article, masculine plural"),
            ("منزلهما", "منزل", "dual pronoun"),
            ("ولد", "ولد", "three letters are never cut"),
            ("وعدت", "وعدت", "four letters keep their و"),
            ("2014", "2014", "a number stays"),
            ("بيان", "بيان", "no ending is cut where two letters would be left"),
        ] {
            assert_eq!(stem(word), expected, "{word}: {why}");
        }
    }

    #[test]
    fn function_words() {
        for word in ["في", "وفي", "فانه", "الذي", "والتي", "كانت"] {
            assert_eq!(content_stem(word), None, "{word}");
        }
        assert_eq!(content_stem("وزير"), Some("وزير"));
    }
}
