//! `train bullets`: the weights of the bullet ranker, and its figures in cross-validation.
//!
//! The data are articles with the sentences that an editor chose as bullets, in one of two forms, one JSON object a
//! line: `{"text", "bullets": [sentence…]}`, or `{"title", "text", "sentences": […], "bullets": [index…],
//! "importance": [0 to 3 for each sentence]}`. The measure is hits@k: the share of the chosen bullets among the first k
//! of the ranker, k being the number of chosen ones.

use crate::messages;
use crate::participants::Participants;
use crate::structure::Structure;
use crate::summary::{self, Candidate, FEATURES, Weights};
use crate::text::{Text, normalize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Error, Result};
use std::path::PathBuf;

/// What `train bullets` is asked to do.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files of labelled articles
    #[arg(required = true)]
    data: Vec<PathBuf>,
    /// Where to write the weights
    #[arg(long)]
    out: Option<PathBuf>,
    /// Print figures of 5 x 5-fold cross-validation, with each feature left out in turn
    #[arg(long)]
    evaluate: bool,
    /// Features to leave out, by name
    #[arg(long, value_delimiter = ',')]
    without: Vec<String>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<()> {
    let mut articles = Vec::new();
    for path in &arguments.data {
        for line in fs::read_to_string(path)?.lines().filter(|line| !line.trim().is_empty()) {
            let value = serde_json::from_str(line).map_err(Error::other)?;
            articles.push(Article::new(&value).ok_or_else(|| Error::other(format!("not an article: {line:.80}")))?);
        }
    }
    let used: Vec<usize> = (0..FEATURES.len())
        .filter(|&feature| !arguments.without.iter().any(|name| name == FEATURES[feature].0))
        .collect();
    if arguments.evaluate {
        evaluate(&articles, &used);
    }
    if let Some(path) = &arguments.out {
        let weights = fit(articles.iter(), &used);
        let lines = FEATURES
            .iter()
            .zip(weights)
            .map(|((name, meaning), weight)| format!("{name}\t{}\t{meaning}\n", (weight * 1e6).round() as i64));
        fs::write(path, lines.collect::<String>())?;
    }
    Ok(())
}

/// A labelled article.
struct Article {
    /// How many bullets the editor chose.
    wanted: usize,
    /// Hits of the first sentences of the article as it stands, the title and headings known.
    lead: usize,
    graded: bool,
    /// The article as it stands.
    plain: Sample,
    /// With the headline as its first line, where that is known and not in the text.
    titled: Option<Sample>,
    /// Without its title line, where it has one.
    untitled: Option<Sample>,
    /// On one line.
    flat: Sample,
}

/// One form of an article, as the ranker sees it.
struct Sample {
    candidates: Vec<Candidate>,
    /// For each candidate, how much it ought to be chosen, 0 to 1.
    targets: Vec<f64>,
    /// For each candidate, its likeness with each of the editor's bullets.
    likeness: Vec<Vec<f64>>,
}

/// Two sentences are the same where their words agree by this F1.
const ALIKE: f64 = 0.6;

impl Article {
    fn new(value: &Value) -> Option<Self> {
        let text = value["text"].as_str()?;
        let title = value["title"].as_str();
        let strings = |list: &Value| -> Vec<String> {
            list.as_array().into_iter().flatten().filter_map(|item| Some(item.as_str()?.to_owned())).collect()
        };
        let sentences = strings(&value["sentences"]);
        let bullets = value["bullets"].as_array()?;
        let chosen: Vec<String> = match value["sentences"].is_array() {
            true => bullets.iter().filter_map(|at| sentences.get(at.as_u64()? as usize).cloned()).collect(),
            false => strings(&value["bullets"]),
        };
        let grades: Vec<(String, f64)> = (sentences.iter().cloned())
            .zip(value["importance"].as_array().into_iter().flatten().map(|grade| grade.as_f64().unwrap_or(0.0)))
            .collect();
        let chosen: Vec<Bag> = chosen.iter().map(|sentence| bag(sentence)).collect();
        let grades: Vec<(Bag, f64)> = grades.into_iter().map(|(sentence, grade)| (bag(&sentence), grade)).collect();
        let sample = |text: &str| Sample::new(text, &chosen, &grades);
        let untitled = title.and_then(|title| text.trim_start().strip_prefix(title));
        let raw: Vec<String> = match sentences.is_empty() {
            false => sentences,
            true => {
                let skipped: Vec<String> = title
                    .map(str::to_owned)
                    .into_iter()
                    .chain(strings(&value["headings"]))
                    .map(|line| normalize(line.trim()))
                    .collect();
                let lines = text.lines().filter(|line| !skipped.contains(&normalize(line.trim())));
                lines.flat_map(sentences_of).collect()
            }
        };
        let first: Vec<Vec<f64>> =
            raw.iter().take(chosen.len()).map(|sentence| likeness(&bag(sentence), &chosen)).collect();
        Some(Article {
            wanted: chosen.len(),
            lead: hits(&first, chosen.len()),
            graded: !grades.is_empty(),
            plain: sample(text),
            titled: title.filter(|_| untitled.is_none()).map(|title| sample(&format!("{title}\n{text}"))),
            untitled: untitled.map(sample),
            flat: sample(&text.split_whitespace().collect::<Vec<_>>().join(" ")),
        })
    }
}

fn candidates_of(text: &Text) -> Vec<Candidate> {
    let structure = Structure::new(text, &[]);
    let participants = Participants::new(text, &structure);
    let messages = messages::find(text, &structure, &participants);
    summary::candidates(text, &structure, &messages)
}

fn sentences_of(line: &str) -> Vec<String> {
    let text = Text::new(line);
    text.sentences.iter().map(|sentence| text.excerpt(text.span(sentence.tokens.clone())).text).collect()
}

impl Sample {
    fn new(source: &str, chosen: &[Bag], grades: &[(Bag, f64)]) -> Self {
        let text = Text::new(source);
        let candidates = candidates_of(&text);
        let bags = candidates.iter().map(|candidate| bag(&text.excerpt(text.span(candidate.tokens.clone())).text));
        let mut sample = Sample { candidates: Vec::new(), targets: Vec::new(), likeness: Vec::new() };
        for bag in bags {
            let likeness = likeness(&bag, chosen);
            let hit = if likeness.iter().any(|&value| value >= ALIKE) { 1.0 } else { 0.0 };
            let graded = grades.iter().map(|(other, grade)| (overlap(&bag, other), *grade));
            let grade = graded.filter(|(value, _)| *value >= ALIKE).max_by(|left, right| left.0.total_cmp(&right.0));
            sample.targets.push(if grades.is_empty() {
                hit
            } else {
                hit / 2.0 + grade.map_or(0.0, |(_, grade)| grade / 6.0)
            });
            sample.likeness.push(likeness);
        }
        sample.candidates = candidates;
        sample
    }

    /// Hits of the best `wanted` candidates by `weights`, and the words of those candidates.
    fn hits(&self, weights: &Weights, wanted: usize) -> (usize, usize) {
        let chosen = summary::choose(&self.candidates, weights, wanted);
        let rows: Vec<Vec<f64>> = chosen.iter().map(|&index| self.likeness[index].clone()).collect();
        (hits(&rows, wanted), chosen.iter().map(|&index| self.candidates[index].words).sum())
    }
}

/// Words and how often.
type Bag = BTreeMap<String, usize>;

fn bag(sentence: &str) -> Bag {
    let mut bag = Bag::new();
    let normalized = normalize(sentence);
    for word in normalized.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *bag.entry(word.to_owned()).or_default() += 1;
    }
    bag
}

fn overlap(left: &Bag, right: &Bag) -> f64 {
    let shared: usize = left.iter().map(|(word, count)| *count.min(right.get(word).unwrap_or(&0))).sum();
    let total: usize = left.values().chain(right.values()).sum();
    if total == 0 { 0.0 } else { 2.0 * shared as f64 / total as f64 }
}

fn likeness(bag: &Bag, chosen: &[Bag]) -> Vec<f64> {
    chosen.iter().map(|other| overlap(bag, other)).collect()
}

/// How many of the editor's `wanted` bullets are among the rows, paired one to one, the likest first.
fn hits(rows: &[Vec<f64>], wanted: usize) -> usize {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (row, values) in rows.iter().enumerate() {
        pairs.extend(
            values.iter().enumerate().filter(|(_, value)| **value >= ALIKE).map(|(gold, &value)| (value, gold, row)),
        );
    }
    pairs.sort_by(|left, right| right.0.total_cmp(&left.0).then((left.1, left.2).cmp(&(right.1, right.2))));
    let (mut golds, mut taken) = (vec![false; wanted], vec![false; rows.len()]);
    let mut count = 0;
    for (_, gold, row) in pairs {
        if !golds[gold] && !taken[row] {
            (golds[gold], taken[row]) = (true, true);
            count += 1;
        }
    }
    count
}

/// Ridge regression on the features in `used`: each article weighs the same, values are centred within it.
fn fit<'a>(articles: impl Iterator<Item = &'a Article>, used: &[usize]) -> Weights {
    let size = used.len();
    let (mut gram, mut right) = (vec![vec![0.0; size]; size], vec![0.0; size]);
    for article in articles {
        for sample in [Some(&article.plain), article.titled.as_ref()].into_iter().flatten() {
            let count = sample.candidates.len() as f64;
            if count < 2.0 {
                continue;
            }
            let mean = |feature: usize| sample.candidates.iter().map(|one| one.values[feature]).sum::<f64>() / count;
            let means: Vec<f64> = used.iter().map(|&feature| mean(feature)).collect();
            let target = sample.targets.iter().sum::<f64>() / count;
            for (candidate, goal) in sample.candidates.iter().zip(&sample.targets) {
                let row: Vec<f64> =
                    used.iter().zip(&means).map(|(&feature, mean)| candidate.values[feature] - mean).collect();
                for i in 0..size {
                    right[i] += row[i] * (goal - target) / count;
                    for j in 0..size {
                        gram[i][j] += row[i] * row[j] / count;
                    }
                }
            }
        }
    }
    // In units of each feature's own spread the diagonal is one, and so is the penalty.
    let spread: Vec<f64> = (0..size).map(|i| gram[i][i].sqrt().max(1e-9)).collect();
    for i in 0..size {
        right[i] /= spread[i];
        for j in 0..size {
            gram[i][j] /= spread[i] * spread[j];
        }
        gram[i][i] += 1.0;
    }
    let solution = solve(gram, right);
    let mut weights = [0.0; FEATURES.len()];
    for (at, &feature) in used.iter().enumerate() {
        weights[feature] = solution[at] / spread[at];
    }
    weights
}

/// Solves a symmetric positive definite system by elimination.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for pivot in 0..size {
        let (above, below) = matrix.split_at_mut(pivot + 1);
        let pivots = &above[pivot];
        for (row, values) in below.iter_mut().enumerate() {
            let factor = values[pivot] / pivots[pivot];
            values.iter_mut().zip(pivots).for_each(|(value, pivot)| *value -= factor * pivot);
            right[pivot + 1 + row] -= factor * right[pivot];
        }
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}

/// Figures of cross-validation, over all repeats.
#[derive(Default)]
struct Figures {
    /// Hits and wanted bullets of the articles with grades and of those without, as they stand.
    graded: Share,
    plain: Share,
    /// The same articles with a changed layout: title line removed or put in front, all newlines gone.
    untitled: [Share; 2],
    titled: [Share; 2],
    flat: Share,
    /// Words of the bullets.
    words: usize,
}

/// So many of so many.
#[derive(Default, Clone, Copy)]
struct Share {
    hits: usize,
    wanted: usize,
}

impl Share {
    fn add(&mut self, hits: usize, wanted: usize) {
        self.hits += hits;
        self.wanted += wanted;
    }

    fn and(self, other: Share) -> Share {
        Share { hits: self.hits + other.hits, wanted: self.wanted + other.wanted }
    }

    fn percent(self) -> f64 {
        100.0 * self.hits as f64 / self.wanted.max(1) as f64
    }
}

impl Figures {
    fn all(&self) -> Share {
        self.graded.and(self.plain)
    }
}

const REPEATS: u64 = 5;
const FOLDS: usize = 5;

/// Weights fitted without an article choose its bullets; five times with other folds.
fn cross_validate(articles: &[Article], used: &[usize]) -> Figures {
    let mut figures = Figures::default();
    for repeat in 0..REPEATS {
        let mut order: Vec<usize> = (0..articles.len()).collect();
        order.sort_by_key(|&index| scramble(repeat << 32 | index as u64));
        for fold in 0..FOLDS {
            let held = |place: usize| place % FOLDS == fold;
            let places = || order.iter().enumerate();
            let rest = places().filter(|&(place, _)| !held(place)).map(|(_, &index)| &articles[index]);
            let weights = fit(rest, used);
            for article in places().filter(|&(place, _)| held(place)).map(|(_, &index)| &articles[index]) {
                let (hits, words) = article.plain.hits(&weights, article.wanted);
                let share = if article.graded { &mut figures.graded } else { &mut figures.plain };
                share.add(hits, article.wanted);
                figures.words += words;
                for (changed, pair) in
                    [(&article.untitled, &mut figures.untitled), (&article.titled, &mut figures.titled)]
                {
                    if let Some(changed) = changed {
                        pair[0].add(hits, article.wanted);
                        pair[1].add(changed.hits(&weights, article.wanted).0, article.wanted);
                    }
                }
                figures.flat.add(article.flat.hits(&weights, article.wanted).0, article.wanted);
            }
        }
    }
    figures
}

/// A fixed shuffle: the finaliser of SplitMix64.
fn scramble(key: u64) -> u64 {
    let key = (key.wrapping_add(0x9e37_79b9_7f4a_7c15) ^ (key >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let key = (key ^ (key >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    key ^ (key >> 31)
}

fn evaluate(articles: &[Article], used: &[usize]) {
    let mut lead = [Share::default(); 2];
    articles.iter().for_each(|article| lead[usize::from(article.graded)].add(article.lead, article.wanted));
    let row = |name: &str, plain: Share, graded: Share| {
        let all = plain.and(graded).percent();
        println!("{name:16} {all:6.2} {:6.2} {:6.2}", graded.percent(), plain.percent());
    };
    println!("{} articles; hits@k of all, graded, others", articles.len());
    row("first sentences", lead[0], lead[1]);
    let base = cross_validate(articles, used);
    row("ranker", base.plain, base.graded);
    println!("words a bullet {:.1}", base.words as f64 / base.all().wanted as f64);
    for (name, [as_is, changed]) in [("title line removed", base.untitled), ("title line added", base.titled)] {
        println!("{name}: {:.2} -> {:.2}", as_is.percent(), changed.percent());
    }
    println!("newlines removed: {:.2} -> {:.2}", base.all().percent(), base.flat.percent());
    for &feature in used {
        let rest: Vec<usize> = used.iter().copied().filter(|&other| other != feature).collect();
        let without = cross_validate(articles, &rest);
        println!("without {:16} {:+.2}", FEATURES[feature].0, without.all().percent() - base.all().percent());
    }
}
