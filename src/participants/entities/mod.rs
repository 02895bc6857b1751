//! The entity model: which words name persons, places and organizations.
//!
//! A linear-chain conditional random field over BIO labels with hashed features and integer weights: [`lookup`] says
//! what each word is by itself, [`document`] what the article makes of it, [`features`] turns both into features,
//! [`model`] holds the weights, [`decode`] finds the best labels. `models/MODEL_CARD.md` has data and figures.

pub(crate) mod decode;
pub(crate) mod document;
pub(crate) mod features;
pub mod gazetteer;
pub(crate) mod lookup;
pub(crate) mod model;

use crate::text::{Text, normalize};
use decode::Decoded;
use document::Document;
use model::EntityModel;
use std::ops::Range;

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A place, a country above all.
    Place,
    /// An organization.
    Organization,
}

/// A name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its tokens, within one sentence.
    pub tokens: Range<usize>,
    /// What it is.
    pub kind: EntityKind,
    /// By how much the best reading with exactly this entity beats the best one without, in 1/16 nat: 0 is a toss-up,
    /// 16 about 3 to 1, 64 and more as good as certain.
    pub confidence: u16,
}

/// Finds the entities of an article, in text order, none overlapping another. Linear in the text's length.
///
/// The whole article is context: a name that is clear in one sentence helps the same word in another.
pub fn find(text: &Text) -> Vec<Entity> {
    let words: Vec<&str> = (0..text.tokens.len()).map(|at| text.norm(at)).collect();
    let sentences: Vec<Range<usize>> = text.sentences.iter().map(|sentence| sentence.tokens.clone()).collect();
    label(&words, &sentences).entities(&sentences)
}

fn label(words: &[&str], sentences: &[Range<usize>]) -> Decoded {
    let model = EntityModel::shipped();
    decode::decode(model, &Document::new(words, sentences, &model.lookup, &model.words))
}

/// The label of one token in BIO notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// No entity.
    Outside,
    /// First token of an entity.
    Begin(EntityKind),
    /// Further token of an entity.
    Inside(EntityKind),
}

impl Tag {
    /// As it is written in files: `O`, `B-PER`, `I-ORG`.
    pub fn as_str(self) -> &'static str {
        match self {
            Tag::Outside => "O",
            Tag::Begin(EntityKind::Person) => "B-PER",
            Tag::Inside(EntityKind::Person) => "I-PER",
            Tag::Begin(EntityKind::Place) => "B-LOC",
            Tag::Inside(EntityKind::Place) => "I-LOC",
            Tag::Begin(EntityKind::Organization) => "B-ORG",
            Tag::Inside(EntityKind::Organization) => "I-ORG",
        }
    }
}

/// Tags the tokens of an article's sentences with the entity model alone, for scoring: as many tags as tokens.
pub fn tag<S: AsRef<str>>(sentences: &[Vec<S>]) -> Vec<Vec<Tag>> {
    let norms: Vec<String> = sentences.iter().flatten().map(|token| normalize(token.as_ref())).collect();
    let words: Vec<&str> = norms.iter().map(String::as_str).collect();
    let mut start = 0;
    let ranges: Vec<Range<usize>> = (sentences.iter())
        .map(|sentence| {
            start += sentence.len();
            start - sentence.len()..start
        })
        .collect();
    let tags = label(&words, &ranges).tags();
    ranges.into_iter().map(|range| tags[range].to_vec()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(article: &str) -> Vec<(&str, EntityKind)> {
        let text = Text::new(article);
        let entities = find(&text);
        let named = |entity: &Entity| {
            let span = text.span(entity.tokens.clone());
            (&article[span.start..span.end], entity.kind)
        };
        entities.iter().map(named).collect()
    }

    #[test]
    fn the_three_kinds_are_found_with_their_bounds() {
        let article = "وصل الرئيس المصري حسني مبارك إلى الرياض، والتقى وزير الخارجية سعود الفيصل. \
            وقالت منظمة الصحة العالمية إن كوفي عنان سيزور لبنان.";
        assert_eq!(
            found(article),
            [
                ("حسني مبارك", EntityKind::Person),
                ("الرياض", EntityKind::Place),
                ("سعود الفيصل", EntityKind::Person),
                ("منظمة الصحة العالمية", EntityKind::Organization),
                ("كوفي عنان", EntityKind::Person),
                ("لبنان", EntityKind::Place),
            ]
        );
    }

    #[test]
    fn entities_are_in_order_within_sentences_and_apart() {
        let article = include_str!("../../../tests/corpus/politics.txt");
        let text = Text::new(article);
        let entities = find(&text);
        assert!(entities.len() > 5);
        for pair in entities.windows(2) {
            assert!(pair[0].tokens.end <= pair[1].tokens.start);
        }
        for Entity { tokens, .. } in &entities {
            assert!(!tokens.is_empty());
            assert_eq!(text.sentence_of(tokens.start), text.sentence_of(tokens.end - 1));
        }
    }

    #[test]
    fn a_sentence_without_end_keeps_its_labels() {
        // The scores of a path grow with its length; what they are compared by must not.
        let article = "التقى الوزير محمد علي في دمشق ".repeat(3000);
        let entities = find(&Text::new(&article));
        assert!(entities.len() >= 5900, "{}", entities.len());
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert_eq!(find(&Text::new("")), []);
        assert_eq!(find(&Text::new(" \n\n")), []);
        assert_eq!(found("1 2 3 ؟؟ (( «"), []);
        assert_eq!(tag::<&str>(&[]), Vec::<Vec<Tag>>::new());
        assert_eq!(tag(&[vec!["", " "], vec![]]).iter().map(Vec::len).collect::<Vec<_>>(), [2, 0]);
    }
}
