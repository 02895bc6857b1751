//! What the ranker knows about each sentence of the body.

use super::cues::{Cue, Cues};
use crate::lexicon::{self, Classes};
use crate::messages::Message;
use crate::participants::Participants;
use crate::structure::{BlockKind, Structure};
use crate::text::{Text, TokenKind, content_stem};

/// The features in the order of [`Candidate::values`]: a short name and what it measures.
pub const FEATURES: [(&str, &str); 19] = [
    ("first", "1 / place among the candidates, counted from 1"),
    ("later", "stands after another sentence of its paragraph, where there are several paragraphs"),
    ("new", "ln(1 + stems that no earlier candidate has)"),
    ("weight", "ln(1 + sum over its stems of ln of their frequency in the article)"),
    ("long", "words beyond sixty, by twenties"),
    ("title", "ln(1 + stems shared with the headline)"),
    ("numbers", "ln(1 + words with digits)"),
    ("figure", "a word of quantity or change"),
    ("quotes", "a quotation mark"),
    ("colon", "a colon inside"),
    ("torn", "quotation marks or brackets without their partner"),
    ("event", "a verb of event or decision among the first three words"),
    ("future", "a word of what is to come"),
    ("time", "a day or an hour"),
    ("link", "opens with a connective"),
    ("body", "a word that heads names of organisations"),
    ("need", "a word of what ought to be done"),
    ("open", "does not end with a full stop or its like"),
    ("question", "a question mark"),
];

/// A sentence that may enter the summary.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Index into [`Text::sentences`].
    pub sentence: usize,
    /// Words in it, numbers included.
    pub words: usize,
    /// Its distinct content stems as numbers, ascending.
    pub stems: Vec<u32>,
    /// One value for each of [`FEATURES`].
    pub values: [f64; FEATURES.len()],
}

/// The candidates of an article, in text order: sentences of paragraphs and list items that are mostly Arabic.
pub fn candidates(
    text: &Text,
    structure: &Structure,
    _participants: &Participants,
    _messages: &[Message],
) -> Vec<Candidate> {
    let body = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::Item);
    let blocks: Vec<_> = structure.blocks.iter().filter(|block| body(block.kind)).collect();
    let all: Vec<(usize, bool)> = (blocks.iter())
        .flat_map(|block| block.sentences.clone().map(|sentence| (sentence, sentence > block.sentences.start)))
        .filter(|&(sentence, _)| is_arabic(text, sentence))
        .collect();
    let stems = Stems::new(text);
    let mut frequency = vec![0u32; stems.count];
    for &(sentence, _) in &all {
        stems.of(text, sentence).for_each(|stem| frequency[stem as usize] += 1);
    }
    let mut in_title = vec![false; stems.count];
    for sentence in structure.title().map(|block| block.sentences.clone()).into_iter().flatten() {
        stems.of(text, sentence).for_each(|stem| in_title[stem as usize] = true);
    }
    let several = blocks.len() > 1;
    let mut seen = vec![false; stems.count];
    let mut candidates = Vec::with_capacity(all.len());
    for (place, &(sentence, later)) in all.iter().enumerate() {
        let mut distinct: Vec<u32> = stems.of(text, sentence).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let count = |holds: &dyn Fn(usize) -> bool| distinct.iter().filter(|&&stem| holds(stem as usize)).count();
        let new = count(&|stem| !seen[stem]);
        let titled = count(&|stem| in_title[stem]);
        let weight: f64 = distinct.iter().map(|&stem| ln(frequency[stem as usize] as f64)).sum();
        let surface = Surface::of(text, sentence);
        let flag = |holds: bool| if holds { 1.0 } else { 0.0 };
        let has = |cue| flag(surface.cues.has(cue));
        let values = [
            1.0 / (place + 1) as f64,
            flag(several && later),
            ln(1.0 + new as f64),
            ln(1.0 + weight),
            surface.words.saturating_sub(60) as f64 / 20.0,
            ln(1.0 + titled as f64),
            ln(1.0 + surface.numbers as f64),
            has(Cue::Figure),
            flag(surface.quotes),
            flag(surface.colon),
            flag(surface.torn),
            flag(surface.opening.has(Cue::Event)),
            has(Cue::Future),
            has(Cue::Time),
            flag(surface.first.has(Cue::Link)),
            flag(surface.organization),
            has(Cue::Need),
            flag(surface.open),
            flag(surface.question),
        ];
        distinct.iter().for_each(|&stem| seen[stem as usize] = true);
        candidates.push(Candidate { sentence, words: surface.words, stems: distinct, values });
    }
    candidates
}

/// The natural logarithm, the same bits on every platform, which the standard library does not promise.
fn ln(x: f64) -> f64 {
    libm::log(x)
}

fn is_arabic(text: &Text, sentence: usize) -> bool {
    let (mut arabic, mut words) = (0, 0);
    for token in &text.tokens[text.sentences[sentence].tokens.clone()] {
        arabic += usize::from(token.kind == TokenKind::Arabic);
        words += usize::from(matches!(token.kind, TokenKind::Arabic | TokenKind::Foreign));
    }
    arabic > 0 && arabic * 5 >= words * 2
}

/// Content stems by number: the same stem, the same number. Numbers follow the stems' order as strings.
struct Stems {
    /// For each token its stem's number, or [`Stems::NONE`].
    numbers: Vec<u32>,
    count: usize,
}

impl Stems {
    const NONE: u32 = u32::MAX;

    fn new(text: &Text) -> Self {
        let words = (0..text.tokens.len()).filter(|&token| text.tokens[token].is_word());
        let mut stems: Vec<(&str, usize)> =
            words.filter_map(|token| Some((content_stem(text.norm(token))?, token))).collect();
        stems.sort_unstable();
        let mut numbers = vec![Stems::NONE; text.tokens.len()];
        let mut count = 0;
        for same in stems.chunk_by(|(left, _), (right, _)| left == right) {
            same.iter().for_each(|&(_, token)| numbers[token] = count as u32);
            count += 1;
        }
        Stems { numbers, count }
    }

    fn of(&self, text: &Text, sentence: usize) -> impl Iterator<Item = u32> {
        let numbers = &self.numbers[text.sentences[sentence].tokens.clone()];
        numbers.iter().copied().filter(|&number| number != Stems::NONE)
    }
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
    question: bool,
    organization: bool,
}

impl Surface {
    fn of(text: &Text, sentence: usize) -> Surface {
        let tokens = text.sentences[sentence].tokens.clone();
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
                continue;
            }
            match word {
                "\"" => straight += 1,
                "«" => guillemets += 1,
                "»" => guillemets -= 1,
                "(" => brackets += 1,
                ")" => brackets -= 1,
                ":" => surface.colon |= at + 2 < tokens.end,
                "؟" | "?" => surface.question = true,
                _ => {}
            }
            surface.quotes |= matches!(word, "\"" | "«" | "»" | "“" | "”");
            if !matches!(word, "\"" | "»" | "”" | "'" | "“" | "«" | ")" | "]" | "}") {
                surface.open = !matches!(word, "." | "!" | "?" | "؟" | "…");
            }
        }
        surface.torn = straight % 2 == 1 || guillemets != 0 || brackets != 0;
        surface
    }
}
