//! The trainer: a linear-chain conditional random field by AdaGrad with lazy L1 and feature dropout.
//!
//! AdaGrad: Duchi et al. 2011; L1 as in its composite mirror descent form, made up for when a feature next occurs.
//! Feature dropout (Xu et al. 2010 call it feature bagging): each feature of each token is left out with a
//! probability, so that no weight relies on another one's being there; weights are scaled down at the end.

use crate::participants::entities::document::Document;
use crate::participants::entities::features::extract;
use crate::participants::entities::lookup::JUNCTIONS;
use crate::participants::entities::model::{LABELS, is_inside, may_follow};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// How the trainer works.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Passes over the sentences.
    pub epochs: usize,
    /// AdaGrad's step.
    pub step: f32,
    /// L1 over a whole pass.
    pub l1: f32,
    /// Probability that a feature is left out.
    pub dropout: f32,
    /// Occurrences below which a feature is not learnt.
    pub least: u8,
    /// Seed of order and dropout.
    pub seed: u64,
    /// How many fields are averaged.
    pub rounds: u64,
}

/// Sentences to learn from: looked-up documents with the labels of their tokens and the weight of their sentences.
pub struct Lesson {
    /// The text.
    pub document: Document,
    /// Labels by token.
    pub labels: Vec<u8>,
    /// What its sentences count for.
    pub weight: f32,
}

/// What was learnt of a feature.
#[derive(Debug, Clone)]
pub struct Learnt {
    /// The feature.
    pub hash: u64,
    /// Its occurrences in the texts.
    pub occurrences: u32,
    /// Its weights.
    pub weights: [f32; LABELS],
}

/// What was learnt.
pub struct Field {
    /// Features with weights other than 0.
    pub features: Vec<Learnt>,
    /// Of a sentence's first label.
    pub first: [f32; LABELS],
    /// Of label pairs, by junction.
    pub transitions: Vec<[[f32; LABELS]; LABELS]>,
}

/// Feature hashes are as good as random already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// xorshift64 (Marsaglia 2003).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 >> 20
    }
}

/// Weights of a feature with their squared gradients, and the step up to which L1 was applied.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Row {
    weights: [f32; LABELS],
    squares: [f32; LABELS],
    step: f32,
}

impl Row {
    /// Applies the L1 of the steps since the last time.
    fn shrink(&mut self, step: f32, l1: f32) {
        let due = (step - self.step) * l1;
        if due > 0.0 {
            for (weight, square) in self.weights.iter_mut().zip(self.squares) {
                if square > 0.0 {
                    let less = due / square.sqrt();
                    *weight = weight.signum() * (weight.abs() - less).max(0.0);
                }
            }
            self.step = step;
        }
    }
}

/// Weights that every sentence has, with their squared gradients.
#[derive(Clone, Copy)]
struct Shared {
    weight: f32,
    square: f32,
}

impl Shared {
    fn new(square: f32) -> Self {
        Shared { weight: 0.0, square }
    }

    fn learn(&mut self, gradient: f32, step: f32) {
        self.square += gradient * gradient;
        self.weight -= step * gradient / self.square.sqrt();
    }
}

/// A sentence as the trainer sees it.
struct Sentence {
    /// Feature rows of all tokens, end to end.
    rows: Range<usize>,
    /// Index of its first token in the lists by token.
    tokens: Range<usize>,
    weight: f32,
}

/// The texts, as numbers.
struct Texts {
    hashes: Vec<u64>,
    occurrences: Vec<u32>,
    rows: Vec<u32>,
    /// Per token: end of its rows.
    ends: Vec<usize>,
    labels: Vec<u8>,
    junctions: Vec<u8>,
    sentences: Vec<Sentence>,
}

impl Texts {
    fn new(lessons: &[Lesson], least: u8) -> Texts {
        // Counted in a table without keys: a rare feature that shares its cell with others is learnt for nothing.
        const CELLS: usize = 1 << 26;
        let cell = |hash: u64| (hash >> 13) as usize % CELLS;
        let mut counts = vec![0u8; CELLS];
        each_token(lessons, |lesson, sentence, at| {
            extract(&lesson.document, sentence, at, |hash| {
                let count = &mut counts[cell(hash)];
                *count = count.saturating_add(1);
            });
        });
        let mut index: HashMap<u64, u32, BuildHasherDefault<Identity>> = HashMap::default();
        let mut texts = Texts {
            hashes: Vec::new(),
            occurrences: Vec::new(),
            rows: Vec::new(),
            ends: Vec::new(),
            labels: Vec::new(),
            junctions: Vec::new(),
            sentences: Vec::new(),
        };
        each_token(lessons, |lesson, sentence, at| {
            if at == sentence.start {
                let (row, token) = (texts.rows.len(), texts.ends.len());
                let weight = lesson.weight;
                texts.sentences.push(Sentence { rows: row..row, tokens: token..token, weight });
            }
            extract(&lesson.document, sentence, at, |hash| {
                if counts[cell(hash)] >= least {
                    let row = *index.entry(hash).or_insert_with(|| {
                        texts.hashes.push(hash);
                        texts.occurrences.push(0);
                        texts.hashes.len() as u32 - 1
                    });
                    texts.occurrences[row as usize] += 1;
                    texts.rows.push(row);
                }
            });
            texts.ends.push(texts.rows.len());
            texts.labels.push(lesson.labels[at]);
            texts.junctions.push(lesson.document.tokens[at].word.junction());
            if let Some(last) = texts.sentences.last_mut() {
                last.rows.end = texts.rows.len();
                last.tokens.end = texts.ends.len();
            }
        });
        texts
    }
}

fn each_token(lessons: &[Lesson], mut visit: impl FnMut(&Lesson, &Range<usize>, usize)) {
    for lesson in lessons {
        for sentence in &lesson.document.sentences {
            for at in sentence.clone() {
                visit(lesson, sentence, at);
            }
        }
    }
}

/// Probabilities by label, or by label pair.
type Vector = [f32; LABELS];
type Matrix = [[f32; LABELS]; LABELS];

fn scaled(mut vector: Vector) -> Vector {
    let sum = vector.iter().sum::<f32>().max(1e-30);
    vector.iter_mut().for_each(|value| *value /= sum);
    vector
}

/// Learns from `lessons`: the mean of [`Settings::rounds`] fields that differ in order and dropout.
///
/// The same lessons and settings always give the same weights.
pub fn train(lessons: &[Lesson], settings: &Settings) -> Field {
    let texts = Texts::new(lessons, settings.least);
    let rounds: Vec<Weights> = std::thread::scope(|scope| {
        let round = |round| {
            let texts = &texts;
            scope.spawn(move || learn(texts, settings, settings.seed + round))
        };
        let running: Vec<_> = (0..settings.rounds).map(round).collect();
        running.into_iter().map(|round| round.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    let share = 1.0 / rounds.len().max(1) as f32;
    let mean = |weight: &dyn Fn(&Weights) -> f32| rounds.iter().map(weight).sum::<f32>() * share;
    let features = (texts.hashes.iter().zip(&texts.occurrences).enumerate())
        .map(|(row, (&hash, &occurrences))| {
            let weights = std::array::from_fn(|label| mean(&|round| round.rows[row][label]));
            Learnt { hash, occurrences, weights }
        })
        .filter(|learnt| learnt.weights.iter().any(|&weight| weight != 0.0));
    let transitions = (0..JUNCTIONS * JUNCTIONS).map(|junction| {
        std::array::from_fn(|previous| {
            std::array::from_fn(|label| mean(&|round| round.transitions[junction][previous][label]))
        })
    });
    Field {
        features: features.collect(),
        first: std::array::from_fn(|label| mean(&|round| round.first[label])),
        transitions: transitions.collect(),
    }
}

/// The weights of one round, by row of the texts.
struct Weights {
    rows: Vec<Vector>,
    first: Vector,
    transitions: Vec<Matrix>,
}

fn learn(texts: &Texts, settings: &Settings, seed: u64) -> Weights {
    let empty = Row { weights: [0.0; LABELS], squares: [0.0; LABELS], step: 0.0 };
    let mut rows = vec![empty; texts.hashes.len()];
    let mut first = [Shared::new(1e-3); LABELS];
    let mut common = [[Shared::new(1e-3); LABELS]; LABELS];
    let mut special = vec![[[Shared::new(1.0); LABELS]; LABELS]; JUNCTIONS * JUNCTIONS];
    let mut order: Vec<usize> = (0..texts.sentences.len()).collect();
    let (mut shuffle, mut drop) = (Random(2 * seed + 1), Random(!(2 * seed)));
    let l1 = settings.step * settings.l1 / order.len().max(1) as f32;
    let threshold = (settings.dropout * 65536.0) as u64;

    let mut step = 0.0;
    let mut active: Vec<u32> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    let mut own: Vec<Vector> = Vec::new();
    let mut pairs: Vec<Matrix> = Vec::new();
    let mut forward: Vec<Vector> = Vec::new();
    let mut backward: Vec<Vector> = Vec::new();
    for _ in 0..settings.epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, (shuffle.next() % (at as u64 + 1)) as usize);
        }
        for &index in &order {
            let sentence = &texts.sentences[index];
            let labels = &texts.labels[sentence.tokens.clone()];
            let junctions = &texts.junctions[sentence.tokens.clone()];
            let junction = |at: usize| usize::from(junctions[at - 1]) * JUNCTIONS + usize::from(junctions[at]);
            step += 1.0;

            active.clear();
            ends.clear();
            own.clear();
            let mut start = sentence.rows.start;
            for &end in &texts.ends[sentence.tokens.clone()] {
                let mut sum = [0.0; LABELS];
                for &row in &texts.rows[start..end] {
                    if drop.next() & 0xffff < threshold {
                        continue;
                    }
                    active.push(row);
                    let row = &mut rows[row as usize];
                    row.shrink(step, l1);
                    sum.iter_mut().zip(row.weights).for_each(|(sum, weight)| *sum += weight);
                }
                start = end;
                ends.push(active.len());
                let top = sum.iter().fold(f32::MIN, |top, &score| top.max(score));
                own.push(sum.map(|score| libm::expf((score - top).max(-60.0))));
            }

            pairs.clear();
            forward.clear();
            for at in 0..labels.len() {
                let mut pair = [[0.0; LABELS]; LABELS];
                let mut to = [0.0; LABELS];
                if at == 0 {
                    for label in (0..LABELS).filter(|&label| !is_inside(label)) {
                        to[label] = own[0][label] * libm::expf(first[label].weight);
                    }
                } else {
                    let special = &special[junction(at)];
                    for previous in 0..LABELS {
                        for label in (0..LABELS).filter(|&label| may_follow(previous, label)) {
                            let weight = common[previous][label].weight + special[previous][label].weight;
                            pair[previous][label] = libm::expf(weight);
                            to[label] += forward[at - 1][previous] * pair[previous][label] * own[at][label];
                        }
                    }
                }
                pairs.push(pair);
                forward.push(scaled(to));
            }
            backward.clear();
            backward.resize(labels.len(), [1.0; LABELS]);
            for at in (1..labels.len()).rev() {
                let after: Vector = std::array::from_fn(|label| own[at][label] * backward[at][label]);
                let from = |previous: usize| -> f32 { (0..LABELS).map(|l| pairs[at][previous][l] * after[l]).sum() };
                backward[at - 1] = scaled(std::array::from_fn(from));
            }

            let mut start = 0;
            for at in 0..labels.len() {
                let gold = usize::from(labels[at]);
                let mut gradient = scaled(std::array::from_fn(|label| forward[at][label] * backward[at][label]));
                gradient[gold] -= 1.0;
                gradient.iter_mut().for_each(|value| *value *= sentence.weight);
                let end = ends[at];
                if gradient.iter().any(|value| value.abs() > 2e-3) {
                    for &row in &active[start..end] {
                        let row = &mut rows[row as usize];
                        let row = row.weights.iter_mut().zip(&mut row.squares);
                        for ((weight, square), gradient) in row.zip(gradient) {
                            *square += gradient * gradient;
                            *weight -= settings.step * gradient / (*square + 1e-6).sqrt();
                        }
                    }
                }
                start = end;
                if at == 0 {
                    first.iter_mut().zip(gradient).for_each(|(shared, value)| shared.learn(value, settings.step));
                    continue;
                }
                let mut pair = [[0.0; LABELS]; LABELS];
                let mut sum = 0.0;
                for previous in 0..LABELS {
                    for label in 0..LABELS {
                        let value = forward[at - 1][previous]
                            * pairs[at][previous][label]
                            * own[at][label]
                            * backward[at][label];
                        pair[previous][label] = value;
                        sum += value;
                    }
                }
                let gold = (usize::from(labels[at - 1]), gold);
                if sum > 0.0 && pair[gold.0][gold.1] / sum < 0.998 {
                    let special = &mut special[junction(at)];
                    for previous in 0..LABELS {
                        for label in (0..LABELS).filter(|&label| may_follow(previous, label)) {
                            let truth = if (previous, label) == gold { 1.0 } else { 0.0 };
                            let gradient = (pair[previous][label] / sum - truth) * sentence.weight;
                            common[previous][label].learn(gradient, settings.step);
                            special[previous][label].learn(gradient, settings.step);
                        }
                    }
                }
            }
        }
    }

    let keep = 1.0 - settings.dropout;
    let rows = rows.into_iter().map(|mut row| {
        row.shrink(step, l1);
        row.weights.map(|weight| weight * keep)
    });
    let sum = |special: &[[Shared; LABELS]; LABELS]| {
        std::array::from_fn(|previous| {
            std::array::from_fn(|label| common[previous][label].weight + special[previous][label].weight)
        })
    };
    Weights {
        rows: rows.collect(),
        first: first.map(|shared| shared.weight),
        transitions: special.iter().map(sum).collect(),
    }
}
