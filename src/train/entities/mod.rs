//! `train entities`: the entity model, and its figures in cross-validation.
//!
//! The data folder holds `ner/` with the labelled texts and `gazetteers/` with the lists; models/SOURCES.md tells where
//! they come from.

mod corpus;
mod crf;
mod lists;
mod score;
mod usage;

use crate::model::HashedSet;
use crate::participants::entities::decode::decode;
use crate::participants::entities::document::Document;
use crate::participants::entities::lookup::Lookup;
use crate::participants::entities::model::EntityModel;
use corpus::Corpus;
use crf::{Field, Lesson, Settings};
use score::Score;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use usage::{LeftOut, UsageCounts};

/// What `train entities` is asked to do.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Folder with ner/ and gazetteers/
    #[arg(long)]
    data: PathBuf,
    /// Where to write the model
    #[arg(long)]
    out: Option<PathBuf>,
    /// Print figures of cross-validation on these folds of five, 0 to 4
    #[arg(long, value_delimiter = ',')]
    evaluate: Vec<usize>,
    /// How many features to keep; several numbers for a curve with --evaluate
    #[arg(long, value_delimiter = ',')]
    features: Vec<usize>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> io::Result<()> {
    let data = EntityData::read(&arguments.data)?;
    let settings = EntitySettings::default();
    let sizes = if arguments.features.is_empty() { &[settings.features][..] } else { &arguments.features };
    let mut totals = vec![(0, Score::default()); sizes.len()];
    for &fold in &arguments.evaluate {
        for (total, (bytes, score)) in totals.iter_mut().zip(data.cross_validate(fold, sizes, &settings)) {
            total.0 = bytes.max(total.0);
            total.1.join(&score);
        }
    }
    if !arguments.evaluate.is_empty() {
        for (size, (bytes, score)) in sizes.iter().zip(totals) {
            println!("{size} features, {bytes} bytes: {score}");
        }
    }
    if let Some(path) = &arguments.out {
        let settings = EntitySettings { features: sizes[0], ..settings };
        std::fs::write(path, data.train(&settings).write())?;
    }
    Ok(())
}

/// How the entity model is made.
#[derive(Debug, Clone)]
struct EntitySettings {
    /// How the weights are learnt.
    field: Settings,
    /// How many features the model keeps: those whose weights matter most.
    features: usize,
    /// How rarely a feature without weights passes for one with them: once in this many times.
    strangers: u32,
    /// What is added to the score of every label but O, in nats: entities found against entities made up.
    bias: f32,
}

impl Default for EntitySettings {
    /// Chosen by cross-validation; see `models/MODEL_CARD.md`.
    fn default() -> Self {
        EntitySettings {
            field: Settings { epochs: 12, step: 0.15, l1: 0.5, dropout: 0.4, least: 3, seed: 12345, rounds: 3 },
            features: 98_304,
            strangers: 32,
            bias: 0.2,
        }
    }
}

/// The training texts, and the lists that go with them.
struct EntityData {
    lookup: Lookup,
    news: Corpus,
    others: Vec<Corpus>,
}

impl EntityData {
    /// Reads a data folder: `ner/` with the labelled texts, `gazetteers/` with the lists.
    fn read(folder: &Path) -> io::Result<EntityData> {
        let ner = folder.join("ner");
        Ok(EntityData {
            lookup: lists::compile(&folder.join("gazetteers"))?,
            news: Corpus::read(&ner.join("train.newsfane.tsv"), 0, 2.0)?,
            others: vec![
                Corpus::read(&ner.join("train.wikifane.tsv"), 1, 1.0)?.thinned(),
                Corpus::read(&ner.join("train.wojood.tsv"), 2, 1.0)?,
            ],
        })
    }

    /// Learns from all training texts.
    fn train(&self, settings: &EntitySettings) -> EntityModel {
        self.learn(std::slice::from_ref(&self.news), settings).pack(settings)
    }

    /// Learns from all training texts but fold `fold` of five of the news, and scores it on that fold, once for each
    /// of `sizes` as number of features.
    fn cross_validate(&self, fold: usize, sizes: &[usize], settings: &EntitySettings) -> Vec<(usize, Score)> {
        let len = self.news.sentences.len();
        let held = len * fold / 5..len * (fold + 1) / 5;
        let dev = self.news.filter(|index| held.contains(&index));
        let known: BTreeSet<u64> = dev.fingerprints();
        let before = self.news.filter(|at| at < held.start && !known.contains(&self.news.fingerprint(at)));
        let after = self.news.filter(|at| at >= held.end && !known.contains(&self.news.fingerprint(at)));
        let learnt = self.learn(&[before, after], settings);
        let score = |&features: &usize| {
            let model = learnt.pack(&EntitySettings { features, ..settings.clone() });
            let file = model.write();
            let model = EntityModel::read(&file).expect("what was written can be read");
            let words: Vec<&str> = dev.words.iter().map(String::as_str).collect();
            let document = Document::new(&words, &dev.sentences, &model.lookup, &model.words);
            let mut score = Score::default();
            let labels = decode(&model, &document).into_labels();
            for sentence in &dev.sentences {
                score.add(&dev.labels[sentence.clone()], &labels[sentence.clone()]);
            }
            (file.len(), score)
        };
        sizes.iter().map(score).collect()
    }

    fn learn(&self, news: &[Corpus], settings: &EntitySettings) -> Learned<'_> {
        let corpora: Vec<Corpus> = news.iter().chain(&self.others).cloned().collect();
        let counts = UsageCounts::new(&corpora, &self.lookup);
        let lesson = |corpus: &Corpus| {
            let words: Vec<&str> = corpus.words.iter().map(String::as_str).collect();
            let usage = LeftOut { counts: &counts, parts: &corpus.parts };
            Lesson {
                document: Document::new(&words, &corpus.sentences, &self.lookup, &usage),
                labels: corpus.labels.clone(),
                weight: corpus.weight,
            }
        };
        let lessons: Vec<Lesson> = corpora.iter().map(lesson).collect();
        let field = crf::train(&lessons, &settings.field);
        Learned { lookup: &self.lookup, counts, field }
    }
}

/// Everything that was learnt, before it is made small.
struct Learned<'a> {
    lookup: &'a Lookup,
    counts: UsageCounts,
    field: Field,
}

impl Learned<'_> {
    fn pack(&self, settings: &EntitySettings) -> EntityModel {
        let unit = EntityModel::UNIT as f32;
        let small = |weight: f32| (weight * unit).round().clamp(-127.0, 127.0) as i8;
        let mut ranked: Vec<(f32, usize)> = (self.field.features.iter().enumerate())
            .map(|(index, learnt)| {
                let length = learnt.weights.iter().map(|weight| weight * weight).sum::<f32>().sqrt();
                (length * (learnt.occurrences as f32).sqrt(), index)
            })
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        ranked.truncate(settings.features);
        let hashes: Vec<u64> = ranked.iter().map(|&(_, index)| self.field.features[index].hash).collect();
        let (features, kept) = HashedSet::build(&hashes, settings.strangers);
        let row = |place: usize| {
            let weights = self.field.features[ranked[place].1].weights;
            std::array::from_fn(|label| weights.get(label).map_or(0, |&weight| small(weight)))
        };
        let biased = |label: usize, weight: f32| {
            let bias = if label > 0 { settings.bias } else { 0.0 };
            ((weight + bias) * unit).round().clamp(-32_000.0, 32_000.0) as i16
        };
        EntityModel {
            lookup: self.lookup.clone(),
            words: self.counts.tables(),
            features,
            rows: kept.into_iter().map(row).collect(),
            first: std::array::from_fn(|label| biased(label, self.field.first[label])),
            transitions: (self.field.transitions.iter())
                .map(|table| {
                    std::array::from_fn(|previous| std::array::from_fn(|label| biased(label, table[previous][label])))
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences in which each name stands in each place.
    fn sentences() -> String {
        let names = ["سعاد", "ماهر", "كريم", "هند", "سالم", "نادر", "ليلى", "فؤاد"];
        let places = ["طرابلس", "مراكش", "البصرة", "صور", "الخرطوم", "مسقط"];
        let mut text = String::new();
        for name in names {
            for place in places {
                text += &format!("قالت\tO\nالوزيرة\tO\n{name}\tB-PER\nفي\tO\n{place}\tB-LOC\nأمس\tO\n.\tO\n\n");
                text += &format!("وصل\tO\n{name}\tB-PER\nإلى\tO\n{place}\tB-LOC\n\n");
            }
        }
        text
    }

    /// Nothing in it may depend on the order of a hash map or on a clock.
    #[test]
    fn the_same_texts_give_the_same_file() {
        let lookup = EntityModel::shipped().lookup.clone();
        let news = Corpus::parse(&sentences(), 0, 2.0);
        let others = vec![Corpus::parse(&sentences(), 1, 1.0).thinned()];
        let data = EntityData { lookup, news, others };
        let settings = EntitySettings { features: 256, ..EntitySettings::default() };
        let file = data.train(&settings).write();
        assert!(EntityModel::read(&file).is_ok());
        assert!(file == data.train(&settings).write(), "two trainings gave two files");
    }
}
