//! Structure: what each line of the article is, and the sections that they form.

mod boilerplate;
mod facts;
mod headings;
mod lists;

use crate::options::{Hint, HintKind};
use crate::text::Text;
use facts::{Ending, Facts, Marker};
use std::ops::Range;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A section heading of the given level, 2 for the first.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// A list item, marked or not.
    Item,
    /// A question of an interviewer.
    Question,
    /// A line of a poem.
    Verse,
    /// What is not the article: kicker, byline, dateline, caption, credit, navigation, tags, copyright.
    Boilerplate,
}

/// A line and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its tokens, less a list marker.
    pub tokens: Range<usize>,
    /// Its sentences.
    pub sentences: Range<usize>,
}

/// A heading and the blocks under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Index of the heading's block, none before the first heading.
    pub heading: Option<usize>,
    /// Indices of the section's blocks, the heading not among them.
    pub blocks: Range<usize>,
}

/// The blocks of a text, one a line, and its sections. The title is in no section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structure {
    /// One block for each of [`Text::lines`].
    pub blocks: Vec<Block>,
    /// The sections, in text order.
    pub sections: Vec<Section>,
}

impl Structure {
    /// Reads the structure of `text`, of whose lines `hints` may tell some.
    pub fn new(text: &Text, hints: &[Hint]) -> Self {
        let facts = Facts::all(text);
        let kinds = kinds(text, &facts, &known(text, hints));
        let blocks: Vec<Block> = (text.lines.iter().zip(&facts).zip(&kinds))
            .map(|((line, facts), &kind)| Block {
                kind,
                tokens: match (kind, facts.marker) {
                    (BlockKind::Title | BlockKind::Heading(_), Some(Marker::Number | Marker::Letter(_))) => {
                        line.tokens.clone()
                    }
                    (BlockKind::Title | BlockKind::Heading(_) | BlockKind::Item | BlockKind::Question, _) => {
                        facts.body.clone()
                    }
                    _ => line.tokens.clone(),
                },
                sentences: line.sentences.clone(),
            })
            .collect();
        let sections = sections(&blocks);
        Structure { blocks, sections }
    }

    /// The headline's block.
    pub fn title(&self) -> Option<&Block> {
        self.blocks.iter().find(|block| block.kind == BlockKind::Title)
    }

    /// Index of the section that holds block `block`.
    pub fn section_of(&self, block: usize) -> usize {
        self.sections.partition_point(|section| section.blocks.end <= block).min(self.sections.len().saturating_sub(1))
    }
}

/// The longest headline, in words.
const TITLE_WORDS: usize = 24;
/// A headline of so many words is hard to tell from a paragraph.
const PROSE_TITLE_WORDS: usize = 16;
/// The longest kicker, in words.
const KICKER_WORDS: usize = 4;
/// The longest line after the last paragraph that is still a caption or credit, in words.
const TRAILER_WORDS: usize = 12;

/// The hint for each line, where there is one; the first of several.
fn known(text: &Text, hints: &[Hint]) -> Vec<Option<Hint>> {
    let mut known = vec![None; text.lines.len()];
    if hints.is_empty() {
        return known;
    }
    let mut hints = hints.to_vec();
    hints.sort_by_key(|hint| hint.line);
    let mut hints = hints.into_iter().peekable();
    let (mut number, mut read) = (0, 0);
    for (line, known) in text.lines.iter().zip(&mut known) {
        let start = text.span(line.tokens.clone()).start;
        number += text.source[read..start].bytes().filter(|&byte| byte == b'\n').count();
        read = start;
        while hints.next_if(|hint| hint.line < number).is_some() {}
        *known = hints.next_if(|hint| hint.line == number);
    }
    known
}

/// What each line is.
fn kinds(text: &Text, facts: &[Facts], known: &[Option<Hint>]) -> Vec<BlockKind> {
    let mut kinds = vec![BlockKind::Paragraph; facts.len()];
    for ((kind, line), known) in kinds.iter_mut().zip(facts).zip(known) {
        let is_boilerplate = || boilerplate::is_boilerplate(text, line);
        *kind = match known.map(|known| known.kind) {
            Some(HintKind::Title) => BlockKind::Title,
            Some(HintKind::Caption) => BlockKind::Boilerplate,
            _ if is_boilerplate() => BlockKind::Boilerplate,
            Some(HintKind::Heading) => BlockKind::Heading(known.and_then(|known| known.level).unwrap_or(2).clamp(2, 6)),
            Some(HintKind::Item) => BlockKind::Item,
            Some(HintKind::Paragraph) | None => BlockKind::Paragraph,
        };
    }
    // A text has one title.
    let title = kinds.iter().position(|kind| *kind == BlockKind::Title);
    for kind in kinds.iter_mut().skip(title.map_or(0, |title| title + 1)).filter(|kind| **kind == BlockKind::Title) {
        *kind = BlockKind::Heading(2);
    }
    let has_headings = kinds.iter().any(|kind| matches!(kind, BlockKind::Heading(_)));
    lists::mark_hemistichs(text, facts, &mut kinds);
    let prose = |at: &usize| kinds[*at] == BlockKind::Paragraph && facts[*at].is_prose();
    let (Some(first), Some(last)) = ((0..facts.len()).find(prose), (0..facts.len()).rfind(prose)) else {
        mark_poem(&mut kinds);
        return kinds;
    };
    for at in (0..first).chain(last + 1..facts.len()) {
        if boilerplate::is_byline(text, &facts[at]) {
            kinds[at] = BlockKind::Boilerplate;
        }
    }
    if let Some(title) = mark_title(facts, &mut kinds, first, title)
        && let Some(next) = facts.get(title + 1)
        && kinds[title + 1] == BlockKind::Paragraph
        && boilerplate::is_author(text, next)
    {
        kinds[title + 1] = BlockKind::Boilerplate;
    }
    lists::mark_interview(text, facts, &mut kinds);
    lists::mark_lists(text, facts, &mut kinds);
    if !has_headings {
        headings::mark_headings(text, facts, &mut kinds);
    }
    for at in last + 1..facts.len() {
        let loose = kinds[at] == BlockKind::Paragraph && facts[at].ending == Ending::Open;
        if loose && facts[at].words <= TRAILER_WORDS {
            kinds[at] = BlockKind::Boilerplate;
        }
    }
    kinds
}

/// Marks the lines of a text without running text that holds verse: its title, and the verse that is not in hemistichs.
fn mark_poem(kinds: &mut [BlockKind]) {
    let Some(verse) = kinds.iter().position(|kind| *kind == BlockKind::Verse) else { return };
    let title = kinds[..verse].iter().position(|kind| *kind == BlockKind::Paragraph);
    for (at, kind) in kinds.iter_mut().enumerate().filter(|(_, kind)| **kind == BlockKind::Paragraph) {
        *kind = match at {
            _ if Some(at) == title => BlockKind::Title,
            _ if at < verse => BlockKind::Boilerplate,
            _ => BlockKind::Verse,
        };
    }
}

/// Marks the headline, and what stands above it, among the lines up to `prose`, the first line of running text.
/// Gives the headline's index, which may be `known`.
fn mark_title(facts: &[Facts], kinds: &mut [BlockKind], prose: usize, known: Option<usize>) -> Option<usize> {
    let titles = |at: &usize| {
        let line = &facts[*at];
        kinds[*at] == BlockKind::Paragraph
            && line.words <= TITLE_WORDS
            && line.sentences <= 2
            && !matches!(line.ending, Ending::Stop | Ending::Comma | Ending::Colon)
            && (line.marker.is_none() || matches!(line.marker, Some(Marker::Hash(1))))
    };
    // A long headline, or one in the form of a question or call, is running text by its shape.
    let after = facts.get(prose + 1).filter(|after| after.is_prose());
    let shaped = facts[prose].words < PROSE_TITLE_WORDS
        || after.is_some_and(|after| after.ending == Ending::Stop && after.words > facts[prose].words);
    let end = if after.is_some() && shaped { prose + 1 } else { prose };
    let guess = || {
        let first = (0..end).find(titles)?;
        let longer = (first + 1..end).find(|at| titles(at) && facts[*at].words > KICKER_WORDS);
        Some(longer.filter(|_| facts[first].words <= KICKER_WORDS).unwrap_or(first))
    };
    let title = known.or_else(guess)?;
    for kind in kinds[..title].iter_mut().filter(|kind| **kind == BlockKind::Paragraph) {
        *kind = BlockKind::Boilerplate;
    }
    kinds[title] = BlockKind::Title;
    Some(title)
}

/// The sections that headings part the blocks into.
fn sections(blocks: &[Block]) -> Vec<Section> {
    let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading(_));
    let body = blocks.iter().position(|block| block.kind == BlockKind::Title).map_or(0, |title| title + 1);
    let headings: Vec<usize> = (body..blocks.len()).filter(|&at| is_heading(&blocks[at])).collect();
    let opening = body..headings.first().copied().unwrap_or(blocks.len());
    let ends = headings.iter().skip(1).copied().chain([blocks.len()]);
    let headed = headings.iter().zip(ends).map(|(&at, end)| Section { heading: Some(at), blocks: at + 1..end });
    let opening = (!opening.is_empty()).then_some(Section { heading: None, blocks: opening });
    opening.into_iter().chain(headed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds_of(source: &str) -> Vec<BlockKind> {
        hinted(source, &[])
    }

    fn hinted(source: &str, hints: &[Hint]) -> Vec<BlockKind> {
        Structure::new(&Text::new(source), hints).blocks.iter().map(|block| block.kind).collect()
    }

    const PROSE: &str = "أعلنت الوزارة أمس أنها أنهت المرحلة الأولى من المشروع الذي بدأ قبل عامين في مدن الشمال كلها.";

    #[test]
    fn unmarked_items_end_at_a_heading() {
        use BlockKind::*;
        let lines = [
            PROSE,
            "أهمية التوقيت",
            "يكتسب توقيت المشروع أهمية خاصة في ظل:",
            "نقص المياه المتزايد في مدن الشمال",
            "الحاجة الملحة إلى شبكات جديدة للري",
            "ارتفاع كلفة النقل بين المدن الكبرى",
            "خلاصة",
            PROSE,
        ];
        assert_eq!(
            kinds_of(&lines.join("\n")),
            [Paragraph, Heading(2), Paragraph, Item, Item, Item, Heading(2), Paragraph]
        );
    }

    #[test]
    fn title_byline_and_trailers() {
        use BlockKind::*;
        let lines = [
            "الوزارة تنهي المرحلة الأولى من مشروعها",
            "الرياض – واس",
            PROSE,
            "اقرأ أيضا: مشروع آخر",
            PROSE,
            "جانب من الافتتاح",
        ];
        assert_eq!(kinds_of(&lines.join("\n")), [Title, Boilerplate, Paragraph, Boilerplate, Paragraph, Boilerplate]);
    }

    #[test]
    fn what_is_known_goes_before_what_is_guessed() {
        use BlockKind::*;
        let source = ["قسم", PROSE, "", "عنوان قصير", PROSE, "بند أول", PROSE].join("\n");
        let hint = |line, kind| Hint { line, kind, level: None };
        assert_eq!(hinted(&source, &[]), [Title, Paragraph, Heading(2), Paragraph, Heading(2), Paragraph]);
        let hints = [
            hint(3, HintKind::Title),
            Hint { level: Some(3), ..hint(4, HintKind::Heading) },
            hint(5, HintKind::Item),
            hint(6, HintKind::Caption),
            hint(99, HintKind::Title),
        ];
        assert_eq!(hinted(&source, &hints), [Boilerplate, Boilerplate, Title, Heading(3), Item, Boilerplate]);
        let two = [hint(0, HintKind::Title), hint(5, HintKind::Title), hint(3, HintKind::Paragraph)];
        assert_eq!(hinted(&source, &two), [Title, Paragraph, Paragraph, Paragraph, Heading(2), Paragraph]);
    }

    #[test]
    fn sections_cover_the_body() {
        let source = ["عنوان المقال الأول هنا", PROSE, "قسم أول", PROSE, PROSE, "قسم ثان", PROSE].join("\n");
        let structure = Structure::new(&Text::new(&source), &[]);
        let sections: Vec<_> = structure.sections.iter().map(|s| (s.heading, s.blocks.clone())).collect();
        assert_eq!(sections, [(None, 1..2), (Some(2), 3..5), (Some(5), 6..7)]);
    }
}
