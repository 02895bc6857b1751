//! What the ranker knows about each sentence of the body.

use super::cues::{Cue, Cues};
use super::stems::{Stems, ln};
use crate::analysis::{Act, Span};
use crate::lexicon::{self, Classes};
use crate::messages::Message;
use crate::structure::{BlockKind, Structure};
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// The features in the order of [`Candidate::values`]: a short name and what it measures.
pub const FEATURES: [(&str, &str); 25] = [
    ("first", "1 / place among the candidates, counted from 1"),
    ("later", "stands after another sentence of its paragraph, where there are several paragraphs"),
    ("section", "stands under a section heading"),
    ("last", "is the last of more than three"),
    ("new", "ln(1 + stems that no earlier candidate has)"),
    ("weight", "ln(1 + sum over its stems of ln of their frequency in the article)"),
    ("title", "share of its stems that are in the headline"),
    ("length", "ln(1 + words)"),
    ("short", "fewer than twelve words"),
    ("long", "words beyond sixty, by twenties"),
    ("numbers", "ln(1 + words with digits)"),
    ("figure", "a word of quantity or change"),
    ("event", "a verb of event or decision among the first three words"),
    ("result", "a word of outcome"),
    ("future", "a word of what is to come"),
    ("need", "a word of what ought to be done"),
    ("time", "a day or an hour"),
    ("body", "a word that heads names of organisations"),
    ("warning", "somebody warns of something"),
    ("link", "opens with a connective"),
    ("quotes", "a quotation mark"),
    ("torn", "quotation marks or brackets without their partner"),
    ("colon", "a colon inside"),
    ("clauses", "a semicolon inside"),
    ("open", "does not end with a full stop or its like"),
];

/// A sentence that may enter the summary.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its tokens, less a list marker.
    pub tokens: Range<usize>,
    /// Its block, an index into [`Structure::blocks`].
    pub block: usize,
    /// Its section, an index into [`Structure::sections`].
    pub section: usize,
    /// Words in it, numbers included.
    pub words: usize,
    /// Its distinct content stems as numbers, ascending.
    pub stems: Vec<u32>,
    /// Whether it tells nothing by itself: a question, a bare quotation without its speaker, a mere fragment.
    pub bare: bool,
    /// The words that name who speaks, where the sentence leaves that to an earlier one (وأضاف أن).
    pub speaker: Option<Span>,
    /// One value for each of [`FEATURES`].
    pub values: [f64; FEATURES.len()],
}

/// Fewer words than this are a fragment.
const FRAGMENT: usize = 6;

/// The candidates of an article, in text order: sentences of paragraphs and list items that are mostly Arabic.
pub fn candidates(text: &Text, structure: &Structure, messages: &[Message]) -> Vec<Candidate> {
    let mut places = Vec::new();
    for (index, block) in structure.blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            // Less a sentence that is nothing but the marker of an item: "أولا . …".
            let holds = |&sentence: &usize| text.sentences[sentence].tokens.end > block.tokens.start;
            let sentences = block.sentences.clone().filter(holds).filter(|&sentence| is_arabic(text, sentence));
            places.extend(sentences.map(|sentence| (index, sentence)));
        }
    }
    let stems = Stems::new(text);
    let mut frequency = vec![0u32; stems.count];
    for &(_, sentence) in &places {
        stems.of(text.sentences[sentence].tokens.clone()).for_each(|stem| frequency[stem as usize] += 1);
    }
    let mut in_title = vec![false; stems.count];
    for sentence in structure.title().map(|block| block.sentences.clone()).into_iter().flatten() {
        stems.of(text.sentences[sentence].tokens.clone()).for_each(|stem| in_title[stem as usize] = true);
    }
    let several = places.first().map(|place| place.0) != places.last().map(|place| place.0);
    let said = said(text, messages);
    let mut seen = vec![false; stems.count];
    let mut candidates = Vec::with_capacity(places.len());
    for (place, &(index, sentence)) in places.iter().enumerate() {
        let block = &structure.blocks[index];
        let tokens = text.sentences[sentence].tokens.clone();
        let tokens = tokens.start.max(block.tokens.start).min(tokens.end)..tokens.end;
        let mut distinct: Vec<u32> = stems.of(text.sentences[sentence].tokens.clone()).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let count = |holds: &dyn Fn(usize) -> bool| distinct.iter().filter(|&&stem| holds(stem as usize)).count();
        let new = count(&|stem| !seen[stem]);
        let titled = count(&|stem| in_title[stem]);
        let weight: f64 = distinct.iter().map(|&stem| ln(f64::from(frequency[stem as usize]))).sum();
        let surface = Surface::of(text, tokens.clone());
        let said = &said[sentence];
        let section = &structure.sections[structure.section_of(index)];
        let flag = |holds: bool| if holds { 1.0 } else { 0.0 };
        let has = |cue| flag(surface.cues.has(cue));
        let values = [
            1.0 / (place + 1) as f64,
            flag(several && sentence > block.sentences.start),
            flag(section.heading.is_some()),
            flag(place > 2 && place + 1 == places.len()),
            ln(1.0 + new as f64),
            ln(1.0 + weight),
            titled as f64 / distinct.len().max(1) as f64,
            ln(1.0 + surface.words as f64),
            flag(surface.words < 12),
            surface.words.saturating_sub(60) as f64 / 20.0,
            ln(1.0 + surface.numbers as f64),
            has(Cue::Figure),
            flag(surface.opening.has(Cue::Event)),
            has(Cue::Result),
            has(Cue::Future),
            has(Cue::Need),
            has(Cue::Time),
            flag(surface.organization),
            flag(said.warning),
            flag(surface.first.has(Cue::Link)),
            flag(surface.quotes),
            flag(surface.torn),
            flag(surface.colon),
            flag(surface.clauses),
            flag(surface.open),
        ];
        distinct.iter().for_each(|&stem| seen[stem as usize] = true);
        candidates.push(Candidate {
            tokens,
            block: index,
            section: structure.section_of(index),
            words: surface.words,
            stems: distinct,
            bare: surface.question || surface.words < FRAGMENT || said.bare,
            speaker: said.speaker,
            values,
        });
    }
    candidates
}

/// What the messages tell about one sentence.
#[derive(Debug, Clone, Default)]
struct Said {
    warning: bool,
    /// Lies in a quotation whose speaker is named elsewhere.
    bare: bool,
    /// The earlier words that name who speaks.
    speaker: Option<Span>,
    /// Whether a reporting cue has been seen.
    cued: bool,
}

/// What the messages tell about each sentence.
fn said(text: &Text, messages: &[Message]) -> Vec<Said> {
    let mut said = vec![Said::default(); text.sentences.len()];
    let spans: Vec<Span> = text.sentences.iter().map(|sentence| text.span(sentence.tokens.clone())).collect();
    let first = |byte: usize| spans.partition_point(|span| span.end <= byte);
    for message in messages {
        let cue = message.cue.map(|cue| first(cue.start));
        for index in first(message.content.start)..spans.len() {
            if spans[index].start >= message.content.end {
                break;
            }
            said[index].warning |= message.act == Act::Warning;
            said[index].bare |= message.quoted && cue != Some(index);
        }
        if let Some(one) = cue.and_then(|index| said.get_mut(index)).filter(|one| !one.cued) {
            one.cued = true;
            one.speaker = message.speaker.filter(|speaker| cue.is_some_and(|index| speaker.end <= spans[index].start));
        }
    }
    for one in &mut said {
        one.bare &= !one.cued;
    }
    said
}

fn is_arabic(text: &Text, sentence: usize) -> bool {
    let (mut arabic, mut words) = (0, 0);
    for token in &text.tokens[text.sentences[sentence].tokens.clone()] {
        arabic += usize::from(token.kind == TokenKind::Arabic);
        words += usize::from(matches!(token.kind, TokenKind::Arabic | TokenKind::Foreign));
    }
    arabic > 0 && arabic * 5 >= words * 2
}

/// What a sentence looks like.
#[derive(Debug, Default)]
struct Surface {
    words: usize,
    numbers: usize,
    /// Cues of all words, of the first three, of the first.
    cues: Cues,
    opening: Cues,
    first: Cues,
    quotes: bool,
    colon: bool,
    torn: bool,
    open: bool,
    /// Ends with a question mark.
    question: bool,
    clauses: bool,
    organization: bool,
}

impl Surface {
    fn of(text: &Text, tokens: Range<usize>) -> Surface {
        let mut surface = Surface { open: true, ..Surface::default() };
        let (mut straight, mut guillemets, mut brackets) = (0, 0i32, 0i32);
        for at in tokens.clone() {
            let word = text.word(at);
            if text.tokens[at].is_word() {
                let cues = Cues::of(text.norm(at));
                surface.cues = surface.cues.with(cues);
                if surface.words < 3 {
                    surface.opening = surface.opening.with(cues);
                }
                if surface.words == 0 {
                    surface.first = cues;
                }
                surface.organization |= lexicon::classes(text.norm(at)).any(Classes::ORGANIZATION);
                surface.words += 1;
                surface.numbers += usize::from(word.contains(char::is_numeric));
                surface.open = true;
                surface.question = false;
                continue;
            }
            match word {
                "\"" => straight += 1,
                "«" => guillemets += 1,
                "»" => guillemets -= 1,
                "(" => brackets += 1,
                ")" => brackets -= 1,
                ":" => surface.colon |= at + 2 < tokens.end,
                "؛" | ";" => surface.clauses |= at + 1 < tokens.end,
                _ => {}
            }
            surface.quotes |= matches!(word, "\"" | "«" | "»" | "“" | "”");
            if !matches!(word, "\"" | "»" | "”" | "'" | "“" | "«" | ")" | "]" | "}") {
                surface.open = !matches!(word, "." | "!" | "?" | "؟" | "…");
                surface.question = matches!(word, "?" | "؟");
            }
        }
        surface.torn = straight % 2 == 1 || guillemets != 0 || brackets != 0;
        surface
    }
}
