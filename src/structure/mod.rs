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
    /// Reads the structure of `text`, of whose lines `hints` may tell something.
    pub fn new(text: &Text, hints: &[Hint]) -> Self {
        let facts = Facts::all(text, hints);
        let kinds = kinds(text, &facts);
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

/// For each line its evidence for a heading, where that was weighed, and what is seen of it.
#[cfg(feature = "cli")]
pub fn evidence(text: &Text, hints: &[Hint]) -> Vec<String> {
    let facts = Facts::all(text, hints);
    let structure = Structure::new(text, hints);
    let kinds: Vec<BlockKind> = structure.blocks.iter().map(|block| block.kind).collect();
    let scores = headings::scores(text, &facts, &kinds);
    let seen = |facts: &Facts| {
        let Facts { words, sentences, ending, marker, commas, colon, social, gap, hint, .. } = facts;
        let flags = [(*colon, "colon"), (*social, "social"), (*gap, "gap"), (facts.is_prose(), "prose")];
        let flags: String = flags.iter().filter(|(holds, _)| *holds).map(|(_, name)| format!(" {name}")).collect();
        let marker = marker.map_or(String::new(), |marker| format!(" {marker:?}"));
        let hint = hint.map_or(String::new(), |hint| format!(" hint {:?}", hint.kind));
        format!("{words} words {sentences} sentences {commas} commas {ending:?}{flags}{marker}{hint}")
    };
    (facts.iter().zip(scores))
        .map(|(facts, score)| format!("{}\t{}", score.map_or("-".to_owned(), |score| score.to_string()), seen(facts)))
        .collect()
}

/// The longest headline, in words.
const TITLE_WORDS: usize = 24;
/// A headline of so many words is hard to tell from a paragraph.
const PROSE_TITLE_WORDS: usize = 16;
/// The longest kicker, in words.
const KICKER_WORDS: usize = 4;
/// The longest line that is a headline or heading where a hint says so, in words.
const HINTED_HEADING_WORDS: usize = 40;
/// The longest line after the last paragraph that is still a caption or credit, in words.
const TRAILER_WORDS: usize = 12;

/// What each line is.
fn kinds(text: &Text, facts: &[Facts]) -> Vec<BlockKind> {
    let mut kinds: Vec<BlockKind> = (facts.iter())
        .map(|line| {
            let titled = line.words > 0 && line.is_hinted(HintKind::Title);
            if !titled && boilerplate::is_boilerplate(text, line) { BlockKind::Boilerplate } else { hinted(line) }
        })
        .collect();
    let titled = mark_hinted_title(facts, &mut kinds);
    lists::mark_hemistichs(text, facts, &mut kinds);
    let prose = |at: &usize| kinds[*at] == BlockKind::Paragraph && facts[*at].is_prose();
    let article = |at: &usize| prose(at) || matches!(kinds[*at], BlockKind::Heading(_) | BlockKind::Item);
    let (Some(first), Some(last)) = ((0..facts.len()).find(prose), (0..facts.len()).rfind(article)) else {
        mark_poem(&mut kinds);
        return kinds;
    };
    for at in (0..first).chain(last + 1..facts.len()) {
        if boilerplate::is_byline(text, &facts[at]) {
            kinds[at] = BlockKind::Boilerplate;
        }
    }
    if let Some(title) = titled.or_else(|| mark_title(facts, &mut kinds, first))
        && let Some(next) = facts.get(title + 1)
        && kinds[title + 1] == BlockKind::Paragraph
        && boilerplate::is_author(text, next)
    {
        kinds[title + 1] = BlockKind::Boilerplate;
    }
    lists::mark_interview(text, facts, &mut kinds);
    lists::mark_lists(text, facts, &mut kinds);
    headings::mark_headings(text, facts, &mut kinds);
    for at in last + 1..facts.len() {
        let loose = kinds[at] == BlockKind::Paragraph && facts[at].ending == Ending::Open && !facts[at].is_set_off();
        if loose && facts[at].words <= TRAILER_WORDS {
            kinds[at] = BlockKind::Boilerplate;
        }
    }
    kinds
}

/// What a line is by its hint alone, as far as that settles it.
fn hinted(line: &Facts) -> BlockKind {
    let Some(hint) = line.hint else { return BlockKind::Paragraph };
    match hint.kind {
        HintKind::Heading if line.words <= HINTED_HEADING_WORDS => {
            BlockKind::Heading(hint.level.map_or(2, |level| level.clamp(2, 6)))
        }
        HintKind::Item => BlockKind::Item,
        HintKind::Caption => BlockKind::Boilerplate,
        _ => BlockKind::Paragraph,
    }
}

/// Marks the headline that a hint tells, unless the article has begun before it. Gives its index.
fn mark_hinted_title(facts: &[Facts], kinds: &mut [BlockKind]) -> Option<usize> {
    let titles = |at: &usize| kinds[*at] == BlockKind::Paragraph && facts[*at].is_hinted(HintKind::Title);
    let title = (0..facts.len()).find(titles).filter(|&title| facts[title].words <= HINTED_HEADING_WORDS)?;
    if (0..title).any(|at| kinds[at] == BlockKind::Paragraph && facts[at].is_prose()) {
        kinds[title] = BlockKind::Heading(2);
        return None;
    }
    kinds[..title].fill(BlockKind::Boilerplate);
    kinds[title] = BlockKind::Title;
    Some(title)
}

/// Marks the lines of a text without running text that holds verse: its title, and the verse that is not in hemistichs.
fn mark_poem(kinds: &mut [BlockKind]) {
    let Some(verse) = kinds.iter().position(|kind| *kind == BlockKind::Verse) else { return };
    let first = kinds[..verse].iter().position(|kind| *kind != BlockKind::Boilerplate);
    let title = first.filter(|&first| kinds[first] == BlockKind::Paragraph);
    for (at, kind) in kinds.iter_mut().enumerate().filter(|(_, kind)| **kind == BlockKind::Paragraph) {
        *kind = match at {
            _ if Some(at) == title => BlockKind::Title,
            _ if at < verse => BlockKind::Boilerplate,
            _ => BlockKind::Verse,
        };
    }
}

/// Marks the headline, and what stands above it, among the lines up to `prose`, the first line of running text.
/// Gives the headline's index.
fn mark_title(facts: &[Facts], kinds: &mut [BlockKind], prose: usize) -> Option<usize> {
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
    // The article has begun where a heading or list is known, or where a line announces something.
    let begins = |at: &usize| {
        let announces = facts[*at].ending == Ending::Colon && facts[*at].words > KICKER_WORDS;
        matches!(kinds[*at], BlockKind::Heading(_) | BlockKind::Item) || announces
    };
    let end = (0..end).find(begins).unwrap_or(end);
    let first = (0..end).find(titles)?;
    let longer = (first + 1..end).find(|at| titles(at) && facts[*at].words > KICKER_WORDS);
    let title = longer.filter(|_| facts[first].words <= KICKER_WORDS).unwrap_or(first);
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
        Structure::new(&Text::new(source), &[]).blocks.iter().map(|block| block.kind).collect()
    }

    const PROSE: &str = "أعلنت الوزارة أمس أنها أنهت المرحلة الأولى من المشروع الذي بدأ قبل عامين في مدن الشمال كلها.";

    #[test]
    fn cases() {
        let table = include_str!("cases.txt").lines().filter(|line| !line.starts_with(';') && !line.is_empty());
        let mut cases: Vec<(&str, Vec<BlockKind>, String)> = Vec::new();
        for line in table {
            if let Some(name) = line.strip_prefix("# ") {
                cases.push((name, Vec::new(), String::new()));
                continue;
            }
            let (_, kinds, source) = cases.last_mut().unwrap();
            let (kind, text) = line.split_once(' ').unwrap_or(("-", ""));
            match kind {
                "T" => kinds.push(BlockKind::Title),
                "P" => kinds.push(BlockKind::Paragraph),
                "I" => kinds.push(BlockKind::Item),
                "Q" => kinds.push(BlockKind::Question),
                "V" => kinds.push(BlockKind::Verse),
                "B" => kinds.push(BlockKind::Boilerplate),
                "-" => {}
                level => kinds.push(BlockKind::Heading(level.parse().unwrap())),
            }
            *source += if text == "~" { PROSE } else { text };
            source.push('\n');
        }
        assert!(cases.len() >= 60);
        let mut failures = Vec::new();
        for (name, expected, source) in cases {
            let found = kinds_of(&source);
            if found != expected {
                failures.push(format!("{name}\n  expected {expected:?}\n  found    {found:?}"));
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

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
    fn sections_cover_the_body() {
        let source = ["عنوان المقال الأول هنا", PROSE, "قسم أول", PROSE, PROSE, "قسم ثان", PROSE].join("\n");
        let structure = Structure::new(&Text::new(&source), &[]);
        let sections: Vec<_> = structure.sections.iter().map(|s| (s.heading, s.blocks.clone())).collect();
        assert_eq!(sections, [(None, 1..2), (Some(2), 3..5), (Some(5), 6..7)]);
    }

    #[test]
    fn hints_settle_what_a_line_is() {
        use BlockKind::*;
        let hint = |line, kind, level| Hint { line, kind, level };
        let lines = [
            "قسم الأخبار",
            "عنوان طويل ينتهي كما تنتهي الجمل. وفيه جملتان.",
            "سطر تحت صورة",
            PROSE,
            "هذا عنوان ينتهي بنقطة.",
            PROSE,
            "قول مأثور",
            "بند أول ينتهي بنقطة",
            "عمود\tآخر",
            PROSE,
        ];
        let hints = [
            hint(9, HintKind::Paragraph, None),
            hint(8, HintKind::Row, None),
            hint(7, HintKind::Item, None),
            hint(6, HintKind::Quotation, None),
            hint(4, HintKind::Heading, Some(1)),
            hint(2, HintKind::Caption, None),
            hint(1, HintKind::Title, None),
        ];
        let kinds = |source: &str, hints: &[Hint]| -> Vec<BlockKind> {
            Structure::new(&Text::new(source), hints).blocks.iter().map(|block| block.kind).collect()
        };
        let expected =
            [Boilerplate, Title, Boilerplate, Paragraph, Heading(2), Paragraph, Paragraph, Item, Paragraph, Paragraph];
        assert_eq!(kinds(&lines.join("\n"), &hints), expected);
        assert_eq!(kinds(&lines.join("\r\n"), &hints), expected, "other line ends");
        let blank = hints.map(|hint| Hint { line: 2 * hint.line + 1, ..hint });
        assert_eq!(kinds(&format!("\n{}", lines.join("\n\n")), &blank), expected, "blank lines count");
    }

    #[test]
    fn hints_that_do_not_fit_do_no_harm() {
        use BlockKind::*;
        let kinds = |source: &str, hints: &[(usize, HintKind)]| -> Vec<BlockKind> {
            let hints: Vec<Hint> = hints.iter().map(|&(line, kind)| Hint { line, kind, level: None }).collect();
            Structure::new(&Text::new(source), &hints).blocks.iter().map(|block| block.kind).collect()
        };
        let text = format!("{PROSE}\n{PROSE}\n\n{PROSE}");
        let long = format!("{PROSE} {PROSE} {PROSE}");
        for (name, text, hints, expected) in [
            ("no such line", &*text, &[(usize::MAX, HintKind::Heading), (4, HintKind::Title)][..], [Paragraph; 3]),
            ("an empty line", &text, &[(2, HintKind::Heading)], [Paragraph; 3]),
            ("two of one line", &text, &[(0, HintKind::Paragraph), (0, HintKind::Item)], [Paragraph; 3]),
            ("a title amid the article", &text, &[(3, HintKind::Title)], [Paragraph, Paragraph, Heading(2)]),
            (
                "headings of many words",
                &format!("{long}\n{long}\n{long}"),
                &[(0, HintKind::Heading), (1, HintKind::Title)],
                [Paragraph; 3],
            ),
            (
                "a heading of no words",
                &format!("{PROSE}\n***\n{PROSE}"),
                &[(1, HintKind::Heading)],
                [Paragraph, Boilerplate, Paragraph],
            ),
        ] {
            assert_eq!(kinds(text, hints), expected, "{name}");
        }
    }
}
