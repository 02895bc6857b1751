//! What is not the article: navigation, sharing, tags, rights, credits, bylines, datelines, addresses, dates.

use super::facts::{Ending, Facts, mark};
use crate::lexicon::{self, Classes};
use crate::text::{Text, TokenKind, normalize};
use std::ops::Range;
use std::sync::OnceLock;

/// News agencies and the like that stand beside a place in a byline, normalised.
const AGENCIES: &[&str] = &[
    "واس",
    "رويترز",
    "وكالات",
    "الوكالات",
    "متابعات",
    "متابعه",
    "الاناضول",
    "قنا",
    "وام",
    "كونا",
    "بنا",
    "سانا",
    "وفا",
    "بترا",
    "اش",
    "فرانس",
    "برس",
    "سبوتنيك",
    "شينخوا",
    "خاص",
    "وكاله",
    "afp",
    "reuters",
    "ap",
    "مراسل",
    "مراسلنا",
    "مكتب",
];
/// Words that open a byline with a colon or dash after them, normalised.
const CREDITS: &[&str] = &[
    "كتب",
    "كتبت",
    "كتبها",
    "كتبه",
    "اعداد",
    "اعدته",
    "اعدتها",
    "اعده",
    "ترجمه",
    "تحرير",
    "متابعه",
    "تحقيق",
    "حوار",
    "تقرير",
    "حاوره",
    "حاورها",
    "حاورته",
    "حاورتها",
    "حاورهم",
    "اجري",
    "اجرت",
    "اجراه",
    "شعر",
    "رسوم",
    "كاريكاتير",
    "مراجعه",
];
/// The longest byline, in words.
const BYLINE_WORDS: usize = 9;
/// The longest caption with its source, in words.
const CAPTION_WORDS: usize = 20;
/// The longest side of a byline, in words.
const SIDE_WORDS: usize = 5;

/// An opening of boilerplate lines.
struct Opening {
    /// Normalised words.
    words: Vec<String>,
    /// The longest line that it may open, in words.
    longest: usize,
}

fn openings() -> &'static [Opening] {
    static OPENINGS: OnceLock<Vec<Opening>> = OnceLock::new();
    OPENINGS.get_or_init(|| {
        let lines = include_str!("boilerplate.txt").lines().filter(|line| !line.starts_with('#'));
        let opening = |line: &str| {
            let (longest, words) = line.split_once(' ')?;
            let words = words.split(' ').map(normalize).collect();
            Some(Opening { longest: longest.parse().ok()?, words })
        };
        lines.filter_map(opening).collect()
    })
}

/// Whether the line is boilerplate wherever it stands.
pub fn is_boilerplate(text: &Text, facts: &Facts) -> bool {
    let line = facts.body.clone();
    if facts.words == 0 {
        return true;
    }
    let words = || line.clone().filter(|&at| text.tokens[at].is_word());
    let opens = |opening: &Opening| {
        facts.words <= opening.longest
            && words().map(|at| text.norm(at)).take(opening.words.len()).eq(opening.words.iter().map(String::as_str))
    };
    openings().iter().any(opens)
        || (facts.words <= 20 && line.clone().any(|at| mark(text, at) == '©'))
        || (facts.words <= 12 && words().all(|at| is_date(text, at)))
        || words().all(|at| is_address(text, at) || text.norm(at).chars().count() == 1)
        || is_credited(text, facts)
}

/// Whether the line ends with its source in brackets after a full stop, or with an agency in brackets: a caption.
fn is_credited(text: &Text, facts: &Facts) -> bool {
    let line = facts.body.clone();
    if facts.words > CAPTION_WORDS || !matches!(mark(text, line.end - 1), ')' | ']') {
        return false;
    }
    let Some(open) = line.clone().rev().take(8).find(|&at| matches!(mark(text, at), '(' | '[')) else { return false };
    let agency = (open..line.end).any(|at| AGENCIES.contains(&text.norm(at)));
    open > line.start && (agency || mark(text, open - 1) == '.')
}

/// Whether the line says who wrote from where: two short sides parted by a dash, or an agency's name alone.
pub fn is_byline(text: &Text, facts: &Facts) -> bool {
    if facts.words > BYLINE_WORDS || !matches!(facts.ending, Ending::Open | Ending::Colon) {
        return false;
    }
    let line = facts.body.clone();
    let agency = line.clone().any(|at| AGENCIES.contains(&text.norm(at)));
    let credit = CREDITS.contains(&text.norm(line.start)) && (facts.colon || facts.words <= 4);
    let dash = line.clone().skip(1).find(|&at| at + 1 < line.end && is_dash(text, at));
    let words = |range: Range<usize>| range.filter(|&at| text.tokens[at].is_word()).count();
    match dash {
        _ if credit => true,
        Some(dash) => {
            let (left, right) = (words(line.start..dash), words(dash..line.end));
            (1..=SIDE_WORDS).contains(&left) && (1..=SIDE_WORDS).contains(&right) && facts.commas == 0
        }
        None => agency && facts.words <= 3,
    }
}

/// Whether the line right after a headline reads as its author's name: a few words, none of them definite at the start
/// nor a function word.
pub fn is_author(text: &Text, facts: &Facts) -> bool {
    let words = || facts.body.clone().filter(|&at| text.tokens[at].is_word());
    (2..=4).contains(&facts.words)
        && facts.ending == Ending::Open
        && facts.marker.is_none()
        && words().next().is_some_and(|at| !text.norm(at).starts_with("ال"))
        && words().all(|at| {
            let classes = lexicon::exact(text.norm(at));
            text.tokens[at].kind == TokenKind::Arabic && (!classes.any(Classes::FUNCTION) || classes.any(Classes::LINK))
        })
}

/// Whether token `at` is a dash with space on a side.
fn is_dash(text: &Text, at: usize) -> bool {
    let spaced = |left: usize, right: usize| text.tokens[left].span().end < text.tokens[right].span().start;
    matches!(mark(text, at), '-' | '–' | '—' | '/' | 'ـ') && (spaced(at - 1, at) || spaced(at, at + 1))
}

fn is_date(text: &Text, at: usize) -> bool {
    let word = text.norm(at);
    let unit =
        matches!(word, "ه" | "م" | "ص" | "صباحا" | "مساء" | "الساعه" | "gmt" | "am" | "pm" | "بتوقيت" | "غرينتش");
    text.tokens[at].kind == TokenKind::Number || unit || lexicon::exact(word).any(Classes::MONTH)
}

fn is_address(text: &Text, at: usize) -> bool {
    text.tokens[at].kind == TokenKind::Foreign
        && (text.word(at).contains(['@', '/']) || text.word(at).starts_with("www."))
}
