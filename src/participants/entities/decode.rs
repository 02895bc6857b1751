//! The best labels of a document, and how sure they are.

use super::document::Document;
use super::features::extract;
use super::lookup::JUNCTIONS;
use super::model::{EntityModel, LABELS, is_inside, may_follow};
use super::{Entity, EntityKind, Tag};
use std::ops::Range;

/// Scores of the labels of one token, in units of [`EntityModel::UNIT`].
type Scores = [i32; LABELS];

/// Less than any path's score, and far enough from the least i32 to add to.
const NEVER: i32 = i32::MIN / 4;

/// What is added to a kind's labels where at least as many of a word's other occurrences nearby are of that kind as
/// are no name: person, place, organization.
const ECHO: [i32; 3] = [2 * EntityModel::UNIT, 2 * EntityModel::UNIT, 3 * EntityModel::UNIT / 2];
/// What is added to a person's labels where a full name ends with the word.
const ECHO_SURNAME: i32 = EntityModel::UNIT;
/// What is added to O where the word occurs several times, never in a name.
const ECHO_OUTSIDE: i32 = EntityModel::UNIT / 2;

/// The labels of a document.
#[derive(Debug, Clone)]
pub struct Decoded {
    labels: Vec<u8>,
    /// By token: by how much the best path beats the best one with another label there.
    margins: Vec<i32>,
}

/// Labels `document`.
pub fn decode(model: &EntityModel, document: &Document) -> Decoded {
    let mut own = scores(model, document);
    let mut decoded = Decoded { labels: vec![0; document.tokens.len()], margins: vec![0; document.tokens.len()] };
    let mut work = Work::default();
    for sentence in &document.sentences {
        work.label(model, document, sentence, &own, &mut decoded);
    }
    let echoed = echo(document, &decoded.labels, &mut own);
    for sentence in &document.sentences {
        if echoed[sentence.clone()].contains(&true) {
            work.label(model, document, sentence, &own, &mut decoded);
        }
    }
    decoded
}

/// The scores of every token's labels by themselves.
fn scores(model: &EntityModel, document: &Document) -> Vec<Scores> {
    let mut own = Vec::with_capacity(document.tokens.len());
    for sentence in &document.sentences {
        for at in sentence.clone() {
            let mut sum = [0i32; 8];
            extract(document, sentence, at, |feature| {
                if let Some(rank) = model.features.rank(feature) {
                    for (sum, &weight) in sum.iter_mut().zip(&model.rows[rank]) {
                        *sum += i32::from(weight);
                    }
                }
            });
            own.push(std::array::from_fn(|label| sum[label]));
        }
    }
    own
}

/// Moves the scores of words towards the labels that their other occurrences nearby got, and says which were moved.
///
/// Articles name the same things again and again, and not always as clearly (Krishnan and Manning 2006).
fn echo(document: &Document, labels: &[u8], own: &mut [Scores]) -> Vec<bool> {
    let mut echoed = vec![false; labels.len()];
    document.each_repeated(|at, nearby| {
        let mut votes = [0u32; 4];
        let mut surname = false;
        for other in nearby.iter().map(|other| other.token as usize).filter(|&other| other != at) {
            let label = labels[other];
            votes[usize::from(label).div_ceil(2)] += 1;
            surname |= label == 2 && labels.get(other + 1) != Some(&2);
        }
        let names: u32 = votes[1..].iter().sum();
        let mut bonus = [0; 4];
        bonus[0] = if names == 0 && votes[0] > 1 { ECHO_OUTSIDE } else { 0 };
        for kind in 1..4 {
            if votes[kind] > 0 && votes[kind] >= votes[0] {
                bonus[kind] = ECHO[kind - 1];
            }
        }
        bonus[1] += if surname { ECHO_SURNAME } else { 0 };
        echoed[at] = bonus != [0; 4];
        for (label, score) in own[at].iter_mut().enumerate() {
            *score += bonus[label.div_ceil(2)];
        }
    });
    echoed
}

/// Working space for one sentence after another.
#[derive(Default)]
struct Work {
    /// By token: of the best path to each label, its own score included; less that of the best label.
    to: Vec<Scores>,
    /// By token: of the best path from each label, its own score not included; less that of the best label.
    from: Vec<Scores>,
}

/// The scores less the best one, so that a sentence of any length stays within bounds.
fn relative(scores: Scores) -> Scores {
    let best = scores.into_iter().fold(NEVER, i32::max);
    scores.map(|score| (score - best).max(NEVER))
}

impl Work {
    /// Labels one sentence; `own` holds the scores of all tokens.
    fn label(
        &mut self,
        model: &EntityModel,
        document: &Document,
        sentence: &Range<usize>,
        own: &[Scores],
        decoded: &mut Decoded,
    ) {
        if sentence.is_empty() {
            return;
        }
        let own = &own[sentence.clone()];
        let junctions = |at: usize| {
            let junction = |at: usize| usize::from(document.tokens[at].word.junction());
            &model.transitions[junction(sentence.start + at - 1) * JUNCTIONS + junction(sentence.start + at)]
        };

        self.to.clear();
        self.to.push(relative(std::array::from_fn(|label| {
            if is_inside(label) { NEVER } else { own[0][label] + i32::from(model.first[label]) }
        })));
        for (at, here) in own.iter().enumerate().skip(1) {
            let (table, before) = (junctions(at), self.to[at - 1]);
            self.to.push(relative(std::array::from_fn(|label| {
                let paths = (0..LABELS).filter(|&previous| may_follow(previous, label));
                let best = paths.map(|previous| before[previous] + i32::from(table[previous][label])).max();
                best.unwrap_or(NEVER) + here[label]
            })));
        }
        self.from.clear();
        self.from.resize(sentence.len(), [0; LABELS]);
        for at in (1..sentence.len()).rev() {
            let table = junctions(at);
            let after: Scores = std::array::from_fn(|label| self.from[at][label] + own[at][label]);
            self.from[at - 1] = relative(std::array::from_fn(|previous| {
                let paths = (0..LABELS).filter(|&label| may_follow(previous, label));
                paths.map(|label| after[label] + i32::from(table[previous][label])).max().unwrap_or(NEVER)
            }));
        }

        let mut previous = None;
        for (at, here) in own.iter().enumerate() {
            let through = |label: usize| self.to[at][label] + self.from[at][label];
            // The path is followed from the left: the label must continue the one chosen before it.
            let step = |label: usize| match previous {
                None => through(label),
                Some(previous) if !may_follow(previous, label) => i32::MIN,
                Some(previous) => i32::from(junctions(at)[previous][label]) + here[label] + self.from[at][label],
            };
            let best = (1..LABELS).fold(0, |best, label| if step(label) > step(best) { label } else { best });
            let rival = (0..LABELS).filter(|&label| label != best).map(through).max().unwrap_or(NEVER);
            decoded.labels[sentence.start + at] = best as u8;
            decoded.margins[sentence.start + at] = through(best).saturating_sub(rival).max(0);
            previous = Some(best);
        }
    }
}

impl Decoded {
    /// The labels as tags.
    pub fn tags(&self) -> Vec<Tag> {
        (self.labels.iter())
            .map(|&label| match (kind(label), is_inside(label.into())) {
                (None, _) => Tag::Outside,
                (Some(kind), false) => Tag::Begin(kind),
                (Some(kind), true) => Tag::Inside(kind),
            })
            .collect()
    }

    /// The entities of `sentences`, in text order.
    pub fn entities(&self, sentences: &[Range<usize>]) -> Vec<Entity> {
        let mut entities = Vec::new();
        for sentence in sentences {
            let mut at = sentence.start;
            while at < sentence.end {
                let start = at;
                at += 1;
                let Some(kind) = kind(self.labels[start]) else { continue };
                while at < sentence.end && is_inside(self.labels[at].into()) {
                    at += 1;
                }
                // A longer entity would be another one: the token behind the end has a say.
                let margins = &self.margins[start..sentence.end.min(at + 1)];
                let margin = margins.iter().min().copied().unwrap_or(0);
                let confidence = (margin * 16 / EntityModel::UNIT).clamp(0, i32::from(u16::MAX)) as u16;
                entities.push(Entity { tokens: start..at, kind, confidence });
            }
        }
        entities
    }

    /// The labels as numbers.
    #[cfg(feature = "train")]
    pub fn into_labels(self) -> Vec<u8> {
        self.labels
    }
}

fn kind(label: u8) -> Option<EntityKind> {
    Some(match label {
        1 | 2 => EntityKind::Person,
        3 | 4 => EntityKind::Place,
        5 | 6 => EntityKind::Organization,
        _ => return None,
    })
}
