//! The features of a token: each a 64-bit hash of a template and what it finds around the token.

use super::document::{Document, Token};
use super::lookup::{class, listed};
use crate::model::mix;
use std::ops::Range;

/// How far to the left a title or an organization's head reaches, in tokens.
const REACH: usize = 5;

/// What stands in for a token beyond the sentence's ends, in features of neighbours.
const BEFORE: u64 = 3;
const AFTER: u64 = 5;

/// The kinds of feature. Part of every hash: their order is part of the model's format.
#[derive(Debug, Clone, Copy)]
#[repr(u64)]
enum Template {
    Bias,
    Word,
    Prefix,
    Suffix,
    Shape,
    Length,
    Ending,
    Start,
    Unjoined,
    Stem,
    Base,
    StemClitics,
    WordAt,
    BaseAt,
    SuffixAt,
    ShortSuffixAt,
    PrefixAt,
    EndingAt,
    WordPair,
    ListedBit,
    Listed,
    ListedForm,
    ListedAt,
    ListedPair,
    ListedTriple,
    ListedPairClass,
    ClassAt,
    ClassesAt,
    ClassPair,
    ClassTriple,
    ClassTripleBefore,
    ListedBetween,
    ClassWord,
    WordClass,
    WordListed,
    ClassesListed,
    HeadDistance,
    Head,
    HeadBase,
    TitleDistance,
    TitleListed,
    Title,
    Reach,
    Spread,
    SpreadListed,
    SpreadClass,
    SpreadForm,
    SpreadPair,
    SpreadTriple,
    Share,
    ShareFrequent,
    ShareListed,
    ShareAt,
    SharePair,
    BaseShare,
    Preceded,
    Others,
    PrecededListed,
    OthersForm,
}

use Template::*;

/// Calls `emit` with every feature of token `at` of the sentence `sentence`.
#[inline]
pub fn extract(document: &Document, sentence: &Range<usize>, at: usize, mut emit: impl FnMut(u64)) {
    let tokens = &document.tokens;
    let token = &tokens[at];
    let word = &token.word;
    let neighbour = |offset: isize| -> Option<&Token> {
        let index = at.checked_add_signed(offset)?;
        sentence.contains(&index).then(|| &tokens[index])
    };
    let outside = |offset: isize| if offset < 0 { BEFORE } else { AFTER };
    let hash = |offset| neighbour(offset).map_or(outside(offset), |token| token.word.hash);
    let primary = |offset| neighbour(offset).map_or(99, |token| u64::from(token.primary));
    let lists = |offset| neighbour(offset).map_or(0x1000, |token| u64::from(token.word.listed));
    let mut feature = |template: Template, value: u64| emit(mix(value, template as u64));
    let at_offset = |value: u64, offset: isize| mix(value, offset as u64);

    let definite = u64::from(word.definite);
    let form = definite << 4 | u64::from(word.clitics);
    let own = u64::from(word.listed);
    let own_class = u64::from(token.primary);
    let (before, after) = (neighbour(-1), neighbour(1));
    let class_before = primary(-1);
    let class_after = primary(1);
    let (lists_before, lists_after) = (lists(-1), lists(1));

    feature(Bias, 0);
    feature(Word, word.hash);
    for length in 1..=4 {
        if usize::from(word.len) > length {
            feature(Prefix, word.prefixes[length - 1]);
            feature(Suffix, word.suffixes[length - 1]);
        }
    }
    feature(Shape, word.shape as u64);
    feature(Length, u64::from(word.len.min(9)) << 8 | form);
    feature(Ending, definite | u64::from(word.ending) << 4);
    if at == sentence.start {
        feature(Start, 0);
    }
    feature(Unjoined, word.unjoined);
    feature(Stem, word.stem);
    feature(Base, word.base);
    feature(StemClitics, mix(word.stem, u64::from(word.clitics)));
    for offset in [-2, -1, 1, 2] {
        feature(WordAt, at_offset(hash(offset), offset));
        feature(ListedAt, at_offset(lists(offset), offset));
        if let Some(token) = neighbour(offset) {
            feature(BaseAt, at_offset(token.word.base, offset));
        }
    }
    for (offset, token) in [(-1, before), (1, after)] {
        if let Some(Token { word, .. }) = token {
            feature(SuffixAt, at_offset(word.suffixes[2], offset));
            feature(ShortSuffixAt, at_offset(word.suffixes[1], offset));
            feature(PrefixAt, at_offset(word.prefixes[2], offset));
            let ending = u64::from(word.definite) | u64::from(word.ending) << 4 | (word.shape as u64) << 8;
            feature(EndingAt, at_offset(ending, offset));
        }
        feature(WordPair, at_offset(mix(word.hash, hash(offset)), offset));
    }

    for bit in 0..12 {
        if own >> bit & 1 == 1 {
            feature(ListedBit, bit);
        }
    }
    feature(Listed, own);
    feature(ListedForm, own << 16 | form);
    feature(ListedPair, at_offset(lists_before << 16 | own, -1));
    feature(ListedPair, at_offset(lists_after << 16 | own, 1));
    feature(ListedTriple, lists_before << 32 | own << 16 | lists_after);
    feature(ListedPairClass, at_offset(lists_before << 32 | own << 16 | class_before, -1));
    feature(ListedPairClass, at_offset(lists_after << 32 | own << 16 | class_after, 1));

    for offset in -3..=3 {
        feature(ClassAt, at_offset(primary(offset), offset));
        let classes = neighbour(offset).map_or(0, |token| u64::from(token.word.classes));
        if classes != 0 {
            feature(ClassesAt, at_offset(classes, offset));
        }
    }
    let class_before_that = primary(-2);
    feature(ClassPair, at_offset(class_before << 8 | own_class, -1));
    feature(ClassPair, at_offset(class_after << 8 | own_class, 1));
    feature(ClassTriple, class_before << 16 | own_class << 8 | class_after);
    feature(ClassTripleBefore, class_before_that << 16 | class_before << 8 | own_class);
    feature(ListedBetween, class_before << 32 | own << 16 | class_after);
    feature(ClassWord, mix(word.hash, class_before));
    feature(WordClass, mix(hash(-1), own_class));
    feature(WordListed, at_offset(mix(hash(-1), own), -1));
    feature(WordListed, at_offset(mix(hash(1), own), 1));
    feature(ClassesListed, class_before_that << 32 | class_before << 16 | own);

    let mut between = 1;
    let (mut head, mut title) = (false, false);
    for distance in 1..=REACH {
        let Some(left) = neighbour(-(distance as isize)).map(|token| &token.word) else { break };
        let quote = left.shape == super::lookup::Shape::Quote;
        if !(left.is_word() || quote) || left.classes & class::FUNCTION != 0 {
            break;
        }
        let flags = between << 4 | definite;
        let reach = (distance as u64) << 8 | flags;
        if !head && left.classes & class::ORGANIZATION != 0 {
            head = true;
            feature(HeadDistance, reach);
            feature(Head, mix(left.stem, flags));
            feature(HeadBase, mix(left.stem, word.base));
        }
        if !title && left.classes & class::TITLE != 0 {
            title = true;
            feature(TitleDistance, reach);
            feature(TitleListed, flags << 16 | own);
            feature(Title, mix(left.stem, flags));
        }
        let describes = left.classes & class::NATIONALITY != 0 || left.listed & (listed::COUNTRY | listed::CITY) != 0;
        if !(left.definite || describes) {
            between = 0;
        }
    }
    feature(Reach, u64::from(head) | u64::from(title) << 1 | definite << 2);

    if word.is_word() {
        let spread = u64::from(token.usage.spread());
        let spread_of = |token: Option<&Token>| match token {
            Some(token) if token.word.is_word() => u64::from(token.usage.spread()),
            Some(_) => 9,
            None => 8,
        };
        let (spread_before, spread_after) = (spread_of(before), spread_of(after));
        feature(Spread, spread);
        feature(SpreadListed, spread << 16 | own);
        feature(SpreadClass, spread << 16 | class_before);
        feature(SpreadForm, spread << 32 | form << 16 | class_after);
        feature(SpreadPair, at_offset(spread << 8 | spread_before, -1));
        feature(SpreadPair, at_offset(spread << 8 | spread_after, 1));
        feature(SpreadTriple, spread_before << 16 | spread << 8 | spread_after);

        let share = u64::from(token.usage.share());
        feature(Share, share);
        feature(ShareFrequent, share << 1 | u64::from(token.usage.frequent()));
        feature(BaseShare, u64::from(token.base_usage.share()) << 1 | u64::from(token.base_usage.frequent()));

        let preceded = u64::from(token.preceded);
        let others = u64::from(token.others);
        feature(Preceded, preceded);
        feature(Others, others);
        feature(PrecededListed, preceded << 16 | own);
        feature(OthersForm, others << 2 | definite << 1 | (preceded & 1));
    }
    let share = u64::from(token.usage.share());
    feature(ShareListed, share << 16 | own);
    for (offset, token) in [(-1, before), (1, after)] {
        if let Some(token) = token {
            let other = if token.word.is_word() { u64::from(token.usage.share()) } else { 77 };
            feature(ShareAt, at_offset(other, offset));
            feature(SharePair, at_offset(other << 8 | share, offset));
        }
    }
}
