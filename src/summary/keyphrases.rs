//! Keyphrases: the noun phrases that an article keeps coming back to.
//!
//! Arabic noun phrases can be told by the article: one or two bare nouns annexed to definite words (مجلس الأمن الدولي),
//! or a definite noun with definite adjectives (الحكومة الجديدة). Their occurrences are counted by stems, after the
//! C-value of Frantzi, Ananiadou and Mima (2000): a phrase that nearly always stands inside a longer one is none.

use super::cues::{Cue, Cues};
use super::stems::{Stems, ln};
use crate::analysis::{ParticipantKind, Span};
use crate::lexicon::{self, Classes};
use crate::participants::Participants;
use crate::structure::{BlockKind, Structure};
use crate::text::{Text, TokenKind, normalize};
use std::ops::Range;

/// Words of the longest phrase.
const LONGEST: usize = 4;
/// Bare nouns at the head of a phrase, at most.
const HEADS: usize = 2;

/// Stems of a phrase, padded with [`Stems::NONE`].
type Key = [u32; LONGEST];

/// What part of a noun phrase a word may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A noun without the article.
    Bare,
    /// A word with the article, and so many letters of clitics before it.
    Definite(usize),
    /// A word whose article is written into the preposition: للأمم. It counts, but cannot be shown.
    Joined,
    /// None.
    Other,
}

/// A phrase with all its occurrences.
struct Phrase {
    key: Key,
    words: usize,
    /// Occurrences as token ranges.
    count: usize,
    /// The occurrence to show.
    shown: Range<usize>,
    score: f64,
}

/// The keyphrases of an article, the best first: one for each sixty words, five to ten where there are as many.
pub fn find(text: &Text, structure: &Structure, participants: &Participants) -> Vec<Span> {
    let stems = Stems::new(text);
    let parts = parts(text, structure, participants);
    let mut frequency = vec![0u32; stems.count];
    let mut in_title = vec![false; stems.count];
    for block in &structure.blocks {
        for stem in stems.of(block.tokens.clone()).filter(|_| block.kind != BlockKind::Boilerplate) {
            frequency[stem as usize] += 1;
            in_title[stem as usize] |= block.kind == BlockKind::Title;
        }
    }
    let mut phrases = phrases(text, &stems, &parts);
    drop_covered(&mut phrases);
    for phrase in &mut phrases {
        let numbers = || phrase.key[..phrase.words].iter().map(|&stem| stem as usize);
        let weight: f64 = numbers().map(|stem| ln(1.0 + f64::from(frequency[stem]))).sum();
        let titled = if numbers().all(|stem| in_title[stem]) { 1.5 } else { 1.0 };
        let often = 1.0 + ln(phrase.count as f64);
        phrase.score = titled * often * weight / phrase.words as f64 * (3 + phrase.words) as f64;
    }
    // Named once, a phrase is taken on its head, which tells that it names something, or as a noun after a preposition
    // with an adjective, where neither can be the subject or the object of a verb.
    let known = |phrase: &Phrase| {
        let (first, last) = (phrase.shown.start, phrase.shown.end - 1);
        let after_preposition =
            |clitics: usize| clitics > 0 || first > 0 && lexicon::classes(text.norm(first - 1)).any(Classes::FUNCTION);
        match parts[first] {
            Part::Definite(clitics) => {
                phrase.words == 2 && after_preposition(clitics) && text.norm(last).ends_with(['ه', 'ي'])
            }
            _ => {
                lexicon::classes(text.norm(first)).any(Classes::ORGANIZATION | Classes::PLACE)
                    && !lexicon::is_any_of_kind(text, first)
            }
        }
    };
    phrases.retain(|phrase| match phrase.words {
        // A lone adjective of relation names nothing.
        1 => phrase.count >= 3 && !text.norm(phrase.shown.start).ends_with('ي'),
        _ => phrase.count >= 2 || known(phrase),
    });
    // Single words only fill up what phrases leave.
    phrases.sort_by(|left, right| {
        let single = |phrase: &Phrase| phrase.words == 1;
        (single(left).cmp(&single(right)))
            .then(right.score.total_cmp(&left.score))
            .then(left.shown.start.cmp(&right.shown.start))
    });
    let words = text.tokens.iter().filter(|token| token.is_word()).count();
    let wanted = (words / 60).clamp(5, 10);
    let mut chosen: Vec<(&Phrase, Span)> = Vec::new();
    for phrase in &phrases {
        if chosen.len() == wanted {
            break;
        }
        let stems = &phrase.key[..phrase.words];
        let said = |other: &Phrase| {
            let shared = stems.iter().filter(|stem| other.key[..other.words].contains(stem)).count();
            shared * 2 >= phrase.words.min(other.words)
        };
        if chosen.iter().any(|(other, _)| said(other)) {
            continue;
        }
        chosen.extend(shown(text, &parts, phrase.shown.clone()).map(|span| (phrase, span)));
    }
    chosen.into_iter().map(|(_, span)| span).collect()
}

/// The part that each token may be of a noun phrase.
fn parts(text: &Text, structure: &Structure, participants: &Participants) -> Vec<Part> {
    let mut parts = vec![Part::Other; text.tokens.len()];
    for block in structure.blocks.iter().filter(|block| block.kind != BlockKind::Boilerplate) {
        for at in block.tokens.clone().filter(|&at| text.tokens[at].kind == TokenKind::Arabic) {
            parts[at] = part(text.norm(at), text.word(at));
        }
    }
    for person in participants.list.iter().filter(|one| one.kind == ParticipantKind::Person) {
        person.mentions.iter().flat_map(|mention| mention.tokens.clone()).for_each(|at| parts[at] = Part::Other);
    }
    parts
}

/// Reads one word; `norm` is its normalised form.
fn part(norm: &str, word: &str) -> Part {
    let letters = norm.chars().count();
    let classes = lexicon::classes(norm);
    let cues = Cues::of(norm);
    let when = [Cue::Time, Cue::Date, Cue::Future].iter().any(|&cue| cues.has(cue));
    if when || letters < 3 || classes.any(Classes::FUNCTION | Classes::HONORIFIC | Classes::MONTH) {
        return Part::Other;
    }
    for (clitics, count) in [("", 0), ("و", 1), ("ف", 1), ("ب", 1), ("ك", 1), ("وب", 2)] {
        if norm.strip_prefix(clitics).is_some_and(|rest| rest.starts_with("ال") && letters >= count + 5) {
            return Part::Definite(count);
        }
    }
    // Verbs: the imperfect by its ي, or ت before three consonants, the perfect by its ت, which is no ة, and by its وا;
    // those in the lists by themselves.
    let verb = [Cue::Event, Cue::Result, Cue::Figure, Cue::Need].iter().any(|&cue| cues.has(cue))
        || (letters > 3 && norm.starts_with('ي'))
        || (letters == 4 && norm.starts_with('ت') && !norm.contains(['ا', 'و', 'ي', 'ه']))
        || norm.starts_with("سي")
        || (letters > 3 && word.ends_with('ت') && !word.ends_with("ات"))
        || norm.ends_with("وا");
    match norm.starts_with("لل") {
        true => Part::Joined,
        false if verb => Part::Other,
        false => Part::Bare,
    }
}

/// Every noun phrase of the text, each once.
fn phrases(text: &Text, stems: &Stems, parts: &[Part]) -> Vec<Phrase> {
    let mut found: Vec<(Key, usize, Range<usize>)> = Vec::new();
    for sentence in &text.sentences {
        for start in sentence.tokens.clone() {
            let mut key = [Stems::NONE; LONGEST];
            let mut definite = false;
            for words in 1..=LONGEST.min(sentence.tokens.end - start) {
                let at = start + words - 1;
                let Some(stem) = stems.at(at) else { break };
                match parts[at] {
                    Part::Definite(clitics) if words == 1 || clitics == 0 => definite = true,
                    Part::Joined if words == 1 => definite = true,
                    Part::Bare if !definite && words <= HEADS => {}
                    _ => break,
                }
                key[words - 1] = stem;
                if definite {
                    found.push((key, words, start..at + 1));
                }
            }
        }
    }
    let length = |tokens: &Range<usize>| {
        let letters: usize = tokens.clone().map(|at| text.norm(at).len()).sum();
        (parts[tokens.start] == Part::Joined, letters)
    };
    found.sort_unstable_by(|left, right| left.0.cmp(&right.0).then(left.2.start.cmp(&right.2.start)));
    let groups = found.chunk_by(|left, right| left.0 == right.0);
    let phrase = |group: &[(Key, usize, Range<usize>)]| {
        let shown = group.iter().min_by_key(|(_, _, tokens)| (length(tokens), tokens.start))?;
        Some(Phrase { key: shown.0, words: shown.1, count: group.len(), shown: shown.2.clone(), score: 0.0 })
    };
    groups.filter_map(phrase).collect()
}

/// Drops the phrases that stand inside one longer phrase in seven of ten places. `phrases` are sorted by key.
fn drop_covered(phrases: &mut Vec<Phrase>) {
    let mut covered = vec![0; phrases.len()];
    for phrase in phrases.iter().filter(|phrase| phrase.words > 1) {
        for within in [0..phrase.words - 1, 1..phrase.words] {
            let mut key = [Stems::NONE; LONGEST];
            key[..phrase.words - 1].copy_from_slice(&phrase.key[within]);
            if let Ok(at) = phrases.binary_search_by(|other| other.key.cmp(&key)) {
                covered[at] = phrase.count.max(covered[at]);
            }
        }
    }
    let mut covered = covered.into_iter();
    phrases.retain(|phrase| covered.next().is_none_or(|times| times * 10 < phrase.count * 7));
}

/// The bytes of a phrase, less the clitics before its first word; none where these are part of a ligature.
fn shown(text: &Text, parts: &[Part], tokens: Range<usize>) -> Option<Span> {
    let first = tokens.start;
    let norm = text.norm(first);
    let clitics = match parts[first] {
        Part::Definite(count) => count,
        Part::Joined => return None,
        // A letter that may be a clitic is one where the rest is a word that the lexicon knows and the whole is none.
        _ => match norm.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']) {
            Some(rest) if lexicon::exact(norm).is_empty() && !lexicon::exact(rest).is_empty() => 1,
            _ => 0,
        },
    };
    let span = text.span(tokens);
    let mut left = clitics;
    for (at, c) in text.word(first).char_indices() {
        let letters = normalize(c.encode_utf8(&mut [0; 4])).chars().count();
        match (left, letters) {
            (_, 0) => {}
            (0, _) => return Some(Span { start: span.start + at, end: span.end }),
            _ => left = left.checked_sub(letters)?,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keyphrases(source: &str) -> Vec<String> {
        let text = &Text::new(source);
        let structure = &Structure::new(text, &[]);
        let participants = &Participants::new(text, structure);
        find(text, structure, participants).into_iter().map(|span| text.excerpt(span).text).collect()
    }

    #[test]
    fn phrases_that_an_article_comes_back_to() {
        for (name, source, expected) in [
            (
                "the longer of two that always go together",
                "ناقش مجلس الأمن الدولي الأزمة. ودعا مجلس الأمن الدولي إلى الهدوء.",
                Some("مجلس الأمن الدولي"),
            ),
            (
                "the article written into a preposition still counts, and clitics are left off",
                "وصلت مساعدات للأمم المتحدة. والأمم المتحدة تشكر الجميع.",
                Some("الأمم المتحدة"),
            ),
            ("named once, with its adjective", "اجتمع الناس في الحديقة العامة.", Some("الحديقة العامة")),
            ("a subject and its object", "فتحت البلدية الحديقة العامة.", None),
            ("a body", "بدأت بلدية الساحل عملها.", Some("بلدية الساحل")),
            ("any of its kind", "بدأت كل بلدية الساحل عملها.", None),
            ("with tashkeel", "في المَدْرَسَةِ الجديدةِ، وبالمَدْرَسَةِ الجديدةِ.", Some("المَدْرَسَةِ الجديدةِ")),
            ("a verb is no head", "يزور الرئيس دمشق. ثم يزور الرئيس بيروت.", None),
            ("no phrase over a mark", "جاء المدير، العام ينتهي. ورحل المدير، العام يبدأ.", None),
            ("nothing", "", None),
        ] {
            assert_eq!(keyphrases(source).first().map(String::as_str), expected, "{name}");
        }
    }
}
