//! Lists, interviews and verse: lines that belong together.

use super::BlockKind;
use super::facts::{Ending, Facts, Marker, mark};
use crate::text::Text;
use std::ops::Range;

/// The longest unmarked list item, in words.
const ITEM_WORDS: usize = 25;
/// The longest half-line of a poem, in words.
const VERSE_WORDS: usize = 8;
/// Words before a colon that announce somebody's words rather than a list, normalised.
const SPEAKING: &[&str] = &[
    "قال",
    "قالت",
    "يقول",
    "تقول",
    "قوله",
    "قولها",
    "قايلا",
    "قايله",
    "انشد",
    "ينشد",
    "شعرا",
    "الشاعر",
    "الشاعره",
    "الشعراء",
    "ابيات",
    "الابيات",
    "بيت",
    "البيت",
    "قصيده",
    "قصيدته",
];

/// Words before a colon that announce a list, normalised.
const LISTING: &[&str] = &[
    "يلي",
    "ياتي",
    "التالي",
    "التاليه",
    "الاتي",
    "الاتيه",
    "منها",
    "بينها",
    "ابرزها",
    "اهمها",
    "هي",
    "هم",
    "كانت",
    "لتالي",
    "لاتي",
    "الاتيه",
];

/// An interview has at least so many questions.
const INTERVIEW: usize = 3;
/// From this mean length on, in words, questions are an interviewer's; headings in the form of a question are shorter.
const QUESTION_WORDS: usize = 8;

/// Marks an interviewer's questions among the lines that are still paragraphs.
pub fn mark_interview(text: &Text, facts: &[Facts], kinds: &mut [BlockKind]) {
    let asks = |at: &usize| {
        kinds[*at] == BlockKind::Paragraph && facts[*at].ending == Ending::Question && facts[*at].sentences <= 4
    };
    let questions: Vec<usize> = (0..facts.len()).filter(asks).collect();
    let marked = |at: &&usize| matches!(facts[**at].marker, Some(Marker::Bullet(_))) || labelled(text, &facts[**at]);
    let marks = questions.iter().filter(marked).count();
    let words: usize = questions.iter().map(|&at| facts[at].words).sum();
    if questions.len() >= INTERVIEW && (marks * 2 > questions.len() || words >= QUESTION_WORDS * questions.len()) {
        questions.into_iter().for_each(|at| kinds[at] = BlockKind::Question);
    }
}

/// Whether the line begins with the letter of a question or answer, or with a short name and a colon.
fn labelled(text: &Text, line: &Facts) -> bool {
    line.body.clone().skip(1).take(2).any(|at| mark(text, at) == ':')
}

/// Marks lines of two hemistichs with a sign between them, where two or more stand together.
pub fn mark_hemistichs(text: &Text, facts: &[Facts], kinds: &mut [BlockKind]) {
    let verse: Vec<bool> = facts.iter().map(|line| is_hemistichs(text, line)).collect();
    for at in 0..facts.len() {
        let beside = (at > 0 && verse[at - 1]) || verse.get(at + 1) == Some(&true);
        if verse[at] && beside && kinds[at] == BlockKind::Paragraph {
            kinds[at] = BlockKind::Verse;
        }
    }
}

/// Whether the line is two stretches of a few words with dots, asterisks or the like between them.
fn is_hemistichs(text: &Text, line: &Facts) -> bool {
    if line.words > 2 * VERSE_WORDS || line.words < 4 {
        return false;
    }
    let parts = |at: &usize| matches!(mark(text, *at), '*' | '.' | '…' | '/' | '|' | '=' | '~' | ':' | '#');
    let Some(start) = line.body.clone().find(parts) else { return false };
    let end = (start..line.body.end).find(|at| !parts(at)).unwrap_or(line.body.end);
    let words = |range: Range<usize>| range.filter(|&at| text.tokens[at].is_word()).count();
    let (left, right) = (words(line.body.start..start), words(end..line.body.end));
    (end - start >= 2 || mark(text, start) == '…') && (2..=VERSE_WORDS).contains(&left) && left.abs_diff(right) <= 2
}

/// Marks list items and verse among the lines that are still paragraphs.
pub fn mark_lists(text: &Text, facts: &[Facts], kinds: &mut [BlockKind]) {
    mark_marked(facts, kinds);
    let mut at = 0;
    while at < facts.len() {
        at += 1;
        let intro = &facts[at - 1];
        if kinds[at - 1] != BlockKind::Paragraph || intro.ending != Ending::Colon {
            continue;
        }
        let run = run_after(text, facts, kinds, at, ends_with_any(text, intro, LISTING));
        if run.len() < 2 {
            continue;
        }
        let kind = if announces_words(text, intro) {
            if facts[run.clone()].iter().any(|line| line.words > VERSE_WORDS) {
                continue;
            }
            BlockKind::Verse
        } else if intro.words > 2 {
            BlockKind::Item
        } else {
            continue;
        };
        kinds[run.clone()].fill(kind);
        at = run.end;
    }
}

/// Marked lines are items where they follow each other or a colon, or are too long for a heading.
fn mark_marked(facts: &[Facts], kinds: &mut [BlockKind]) {
    let marked = |at: Option<usize>| {
        let line = at.and_then(|at| facts.get(at));
        line.and_then(|line| line.marker).filter(|marker| !matches!(marker, Marker::Hash(_)))
    };
    for at in 0..facts.len() {
        let Some(marker) = marked(Some(at)).filter(|_| kinds[at] == BlockKind::Paragraph) else { continue };
        let before = at.checked_sub(1);
        let colon = before.is_some_and(|before| facts[before].ending == Ending::Colon);
        let fellow = |other: Option<Marker>| other.is_some_and(|other| marker.is_fellow(other));
        let beside = fellow(marked(before)) || fellow(marked(Some(at + 1)));
        let answer = before.is_some_and(|before| kinds[before] == BlockKind::Question);
        let strong = !matches!(marker, Marker::Letter(_)) && (colon || facts[at].is_prose());
        if !answer && (beside || strong) {
            kinds[at] = BlockKind::Item;
        }
    }
}

/// The short lines from `start` on that a colon may have announced, less a heading that follows them.
///
/// Whole sentences are items only where the announcement says so (`listed`), or as the last one of a list; one that is
/// far longer than items without a stop is running text again.
fn run_after(text: &Text, facts: &[Facts], kinds: &[BlockKind], start: usize, listed: bool) -> Range<usize> {
    let (mut end, mut longest, mut stopped) = (start, 0, false);
    while let Some(line) = facts.get(end).filter(|line| kinds[end] == BlockKind::Paragraph && line.words <= ITEM_WORDS)
    {
        let parted = line.gap && end > start && !facts[end - 1].gap;
        if line.sentences > 1 || parted || line.ending == Ending::Colon {
            break;
        }
        let sentence = line.ending == Ending::Stop;
        if sentence && end > start && opens_anew(text, line) {
            break;
        }
        let runs_on = end > start && !stopped && line.words > 2 * longest;
        if sentence && (runs_on || (!listed && end == start)) {
            break;
        }
        end += 1;
        longest = longest.max(line.words);
        stopped |= sentence;
        if sentence && !listed {
            break;
        }
    }
    let prose_follows = facts.get(end).is_some_and(Facts::is_prose);
    let open = end > start + 1 && facts[end - 1].ending == Ending::Open;
    if prose_follows && open && stands_out(&facts[start..end]) {
        end -= 1;
    }
    start..end
}

/// Whether the last of `lines` is much shorter than those before it: a heading rather than one more item.
fn stands_out(lines: &[Facts]) -> bool {
    let Some((last, others)) = lines.split_last() else { return false };
    let sum: usize = others.iter().map(|line| line.words).sum();
    last.gap || last.words * others.len() * 3 <= sum * 2
}

/// Whether the line opens with و or أما, as running text after a list does.
fn opens_anew(text: &Text, line: &Facts) -> bool {
    let Some(word) = line.body.clone().find(|&at| text.tokens[at].is_word()).map(|at| text.norm(at)) else {
        return false;
    };
    word == "اما" || (word.starts_with('و') && word.chars().count() > 3)
}

/// Whether the line ends by saying that somebody speaks: "وأضاف قائلا:".
pub fn announces_words(text: &Text, line: &Facts) -> bool {
    line.ending == Ending::Colon && ends_with_any(text, line, SPEAKING)
}

/// Whether one of `words`, with or without one clitic letter, is among the last words of `line`.
fn ends_with_any(text: &Text, line: &Facts, words: &[&str]) -> bool {
    let listed = |word: &str| words.contains(&word);
    let mut tail = line.body.clone().rev().take(8).map(|at| text.norm(at));
    tail.any(|word| listed(word) || word.strip_prefix(['و', 'ف', 'ك']).is_some_and(listed))
}
