//! Mentions: where exactly a name stands, without the clitics and titles around it.

use crate::analysis::Span;
use crate::lexicon::{self, Classes};
use crate::text::Text;
use std::ops::Range;

/// Words that begin a name although they are none.
const HEADS: Classes = Classes::LINK.or(Classes::ORGANIZATION).or(Classes::PLACE);

/// One place where a participant or place is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its bytes: the tokens less a conjunction or preposition that clings to the first.
    pub span: Span,
}

/// The mention in `tokens`; `rank` tells how well known a normalised word is as a name, 0 for not at all.
///
/// A clitic is taken off where the word is better known without it, or where it is و and the word is unknown:
/// "وسعاد" is سعاد, "وليد" stays. The letters ف ب ل ك begin too many names to be taken off on suspicion.
pub fn mention(text: &Text, tokens: Range<usize>, rank: impl Fn(&str) -> u8) -> Mention {
    let mut span = text.span(tokens.clone());
    if has_clitic(text.norm(tokens.start), rank) {
        span.start += clitic_len(text.word(tokens.start));
    }
    Mention { tokens, span }
}

fn has_clitic(norm: &str, rank: impl Fn(&str) -> u8) -> bool {
    let mut letters = norm.chars();
    let (first, rest) = (letters.next(), letters.as_str());
    if !lexicon::exact(norm).is_empty() || rest.chars().nth(1).is_none() {
        return false;
    }
    let article = rest.len() >= 8 && rest.starts_with("ال");
    let head = lexicon::exact(rest).any(HEADS);
    let headed = article || head;
    let (whole, bare) = (rank(norm), rank(rest));
    match first {
        Some('و') if head && whole < 2 => true,
        Some('و') if whole == 0 => headed || bare > 0 || rest.chars().nth(3).is_some(),
        Some('و' | 'ف' | 'ب' | 'ل' | 'ك') => bare > whole || headed && whole == 0,
        _ => false,
    }
}

/// The bytes of a one-letter clitic at the beginning of `word`, with the tashkeel on it.
pub fn clitic_len(word: &str) -> usize {
    let mut letters = word.char_indices();
    letters.next();
    letters.find(|(_, c)| !matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | 'ـ')).map_or(0, |(at, _)| at)
}

/// The tokens of a person's name alone: titles that cling to the entity's beginning are left out. `rank` tells
/// how well known a normalised word is as a name: "سيد" is a title and a name.
///
/// None where nothing but titles remains.
pub fn name_tokens(text: &Text, entity: Range<usize>, rank: impl Fn(&str) -> u8) -> Option<Range<usize>> {
    let mut start = entity.start;
    while start < entity.end {
        let classes = lexicon::classes(text.norm(start));
        let title = classes.any(Classes::HONORIFIC | Classes::RANK | Classes::OFFICE);
        let titled =
            title && text.norm(start).contains("ال") || classes.any(Classes::HONORIFIC) && rank(text.norm(start)) == 0;
        if !titled && text.tokens[start].is_word() {
            break;
        }
        start += 1;
    }
    let mut end = entity.end;
    while end > start && !text.tokens[end - 1].is_word() {
        end -= 1;
    }
    (start < end).then_some(start..end)
}

/// Whether the name that starts at token `start` only honours a person inside the name of an institution or place:
/// "جامعة الملك سعود", "شارع الأمير سلطان".
pub fn is_eponym(text: &Text, start: usize) -> bool {
    let first = text.sentences[text.sentence_of(start)].tokens.start;
    let title = |at: usize| lexicon::classes(text.norm(at)).any(Classes::HONORIFIC | Classes::RANK | Classes::OFFICE);
    let mut at = start;
    while at > first && title(at - 1) && text.norm(at - 1).contains("ال") {
        at -= 1;
    }
    if at == first || text.norm(at - 1).starts_with("ال") {
        return false;
    }
    lexicon::classes(text.norm(at - 1)).any(Classes::EPONYM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clitics_come_off_names() {
        let names = ["سعاد", "وليد", "بنيامين", "طرابلس", "لينا"];
        for (word, expected) in [
            ("وسعاد", "سعاد"),
            ("وليد", "وليد"),
            ("بنيامين", "بنيامين"),
            ("بطرابلس", "طرابلس"),
            ("لينا", "لينا"),
            ("والهاشمي", "الهاشمي"),
            ("وكورنيليوس", "كورنيليوس"),
            ("بوتين", "بوتين"),
            ("لابن", "ابن"),
            ("كو", "كو"),
            ("وَسُعاد", "سُعاد"),
        ] {
            let text = Text::new(word);
            let span = mention(&text, 0..1, |norm| u8::from(names.contains(&norm))).span;
            assert_eq!(&word[span.start..span.end], expected);
        }
    }

    #[test]
    fn names_inside_institutions_are_eponyms() {
        for (source, expected) in [
            ("في جامعة الملك سعود", true),
            ("في شارع الأمير سلطان", true),
            ("بمطار رفيق", true),
            ("قال الملك سعود", false),
            ("زار الجامعة الملك سعود", false),
            ("حضر الدكتور سعود", false),
            ("كأس ديفيز", true),
            // Saudi Arabia and the Gulf.
            ("في مدينة الملك عبدالله", true),
            ("عبر جسر الملك فهد", true),
            ("بمستشفى الملك فيصل", true),
            ("في مركز الأمير سلمان", true),
            ("ومؤسسة الشيخ زايد", true),
            ("استاد الشيخ جابر", true),
            ("بقاعدة الملك عبدالعزيز", true),
            ("وكلية الملك خالد", true),
            ("جائزة الملك فيصل", true),
            ("بن عبدالعزيز في ميدان الأمير محمد", true),
            // Egypt and Sudan.
            ("في ميدان طلعت", true),
            ("بمسجد الإمام الحسين", true),
            ("من مستشفى الدكتور مجدي", true),
            ("قناطر محمد", false),
            // The Maghreb.
            ("ملعب محمد", true),
            ("بمطار هواري", true),
            ("شارع الحبيب", true),
            ("جامعة الحسن", true),
            ("ضريح محمد", true),
            // The Levant and Iraq.
            ("بلدة الشيخ زويد", true),
            ("مخيم الشيخ رضوان", true),
            ("مدرسة الشهيد باسل", true),
            ("مرقد الإمام علي", true),
            // People.
            ("استقبل الرئيس السيسي", false),
            ("وأعلن أمير منطقة الرياض سعود", false),
            ("رئيس الجامعة الدكتور سعود", false),
            ("مع مدير المستشفى خالد", false),
            ("وافتتح الملك فهد", false),
            ("ووصل المطار رفيق", false),
            ("برئاسة الشيخ زايد", false),
            ("قال السيد حسن", false),
        ] {
            let text = Text::new(source);
            assert_eq!(is_eponym(&text, text.tokens.len() - 1), expected, "{source}");
        }
    }
}
