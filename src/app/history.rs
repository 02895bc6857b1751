//! What was analysed on this device, where the reader wishes that to be kept.

use serde::Deserialize;

use crate::html::Outline;
use crate::model::Hash;
use crate::options::Hint;
use crate::text::normalize;

/// A text that was kept.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Entry {
    /// What it is known by; see [`id`].
    pub id: String,
    /// Its headline, or how it begins.
    pub title: String,
    /// The whole text.
    pub text: String,
    /// What is known of its lines.
    #[serde(default)]
    pub hints: Vec<Hint>,
    /// When it was kept, in milliseconds since 1970.
    pub time: f64,
}

impl Entry {
    /// The text with what is known of its lines.
    pub fn outline(&self) -> Outline {
        Outline { text: self.text.clone(), hints: self.hints.clone() }
    }
}

/// How much of a text without a headline stands for it, in characters.
const OPENING: usize = 80;

/// What a text is known by: the same text is kept once.
pub fn id(text: &str) -> String {
    format!("{:016x}", Hash::of(text.chars()))
}

/// How a text begins, for want of a headline: whole words, and signs of what is left out.
pub fn opening(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    match line.char_indices().nth(OPENING) {
        Some((end, _)) => {
            let end = line[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &line[..end])
        }
        None => line.to_owned(),
    }
}

/// The entries that hold every word of a query, as indices; however the words are spelled with hamza and tashkeel.
pub fn search(entries: &[Entry], query: &str) -> Vec<usize> {
    let query = normalize(query);
    let matches = |entry: &Entry| {
        let text = normalize(&format!("{}\n{}", entry.title, entry.text));
        query.split_whitespace().all(|word| text.contains(word))
    };
    (0..entries.len()).filter(|&at| matches(&entries[at])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str, text: &str) -> Entry {
        Entry { id: id(text), title: title.to_owned(), text: text.to_owned(), hints: Vec::new(), time: 0.0 }
    }

    #[test]
    fn searching_takes_spellings_for_one() {
        let entries = [entry("إعلان الوزارة", "أَعلنت المؤسسةُ القرارَ"), entry("رياضة", "فاز النادي الأهلي")];
        for (query, found) in [
            ("", vec![0, 1]),
            ("  ", vec![0, 1]),
            ("اعلنت", vec![0]),
            ("أعلَنَت المؤسسه", vec![0]),
            ("إعلان قرار", vec![0]),
            ("الاهلى", vec![1]),
            ("الأهلي القرار", vec![]),
        ] {
            assert_eq!(search(&entries, query), found, "{query:?}");
        }
    }

    #[test]
    fn a_text_is_known_by_its_characters() {
        assert_eq!(id("نص"), id("نص"));
        assert_ne!(id("نص"), id("نص "));
        assert_eq!(id("").len(), 16);
    }

    #[test]
    fn an_opening_is_a_line_of_whole_words() {
        assert_eq!(opening("\n  عنوان قصير \nثم نص"), "عنوان قصير");
        assert_eq!(opening(""), "");
        let long = opening(&"كلمة ".repeat(40));
        assert!(long.ends_with("كلمة…") && long.chars().count() <= OPENING + 1, "{long}");
        assert_eq!(opening(&"ن".repeat(100)).chars().count(), OPENING + 1);
    }
}
