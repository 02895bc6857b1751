//! Lists and verse: short lines that belong together.

use super::BlockKind;
use super::facts::{Ending, Facts, Marker};
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
    "قائلا",
    "قائله",
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
        let run = run_after(facts, kinds, at);
        if run.len() < 2 {
            continue;
        }
        let kind = if speaks(text, intro) {
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
        let beside = marked(before) == Some(marker) || marked(Some(at + 1)) == Some(marker);
        if beside || colon || facts[at].is_prose() {
            kinds[at] = BlockKind::Item;
        }
    }
}

/// The short lines from `start` on that a colon may have announced, less a heading that follows them.
fn run_after(facts: &[Facts], kinds: &[BlockKind], start: usize) -> Range<usize> {
    let mut end = start;
    while end < facts.len() && kinds[end] == BlockKind::Paragraph && facts[end].words <= ITEM_WORDS {
        let line = &facts[end];
        if line.sentences > 1 || (line.gap && end > start && !facts[end - 1].gap) {
            break;
        }
        end += 1;
        if line.ending == Ending::Stop {
            let goes_on = facts.get(end).is_some_and(|next| next.ending == Ending::Stop && next.sentences == 1);
            if !goes_on {
                break;
            }
        } else if line.ending == Ending::Colon {
            end -= 1;
            break;
        }
    }
    let prose_follows = facts.get(end).is_some_and(Facts::is_prose);
    if prose_follows && end > start + 1 && facts[end - 1].ending == Ending::Open && stands_out(&facts[start..end]) {
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

fn speaks(text: &Text, intro: &Facts) -> bool {
    let tail = intro.body.clone().rev().take(8);
    tail.into_iter().any(|at| SPEAKING.contains(&text.norm(at).trim_start_matches('و')))
}
