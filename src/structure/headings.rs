//! Headings: a small additive model over what can be seen of a line and its neighbours.
//!
//! Each piece of evidence adds its weight, in tenths of a point; a line is a heading where the sum is positive. The
//! weights were set by hand from how newspapers print headings; no vocabulary enters.

use super::BlockKind;
use super::facts::{Ending, Facts, Marker};
use super::lists;
use crate::options::HintKind;
use crate::text::Text;

/// A line between its neighbours, boilerplate left out.
pub struct Context<'a> {
    text: &'a Text<'a>,
    line: &'a Facts,
    before: Option<(&'a Facts, BlockKind)>,
    after: Option<(&'a Facts, BlockKind)>,
    /// Whether hints tell of headings.
    headed: bool,
}

/// One piece of evidence: its weight, and whether it holds.
type Evidence = (i32, fn(&Context) -> bool);

/// Where nothing speaks for a heading, there is none.
const BIAS: i32 = -20;

const EVIDENCE: &[Evidence] = &[
    // Length: headings are two or three words in features, up to ten on the web.
    (20, |c| c.line.words <= 5),
    (10, |c| (6..=8).contains(&c.line.words)),
    (-10, |c| (11..=13).contains(&c.line.words)),
    (-60, |c| c.line.words > 13),
    // The end: a heading is not a sentence.
    (-60, |c| matches!(c.line.ending, Ending::Stop | Ending::Comma)),
    (-15, |c| matches!(c.line.ending, Ending::Pause | Ending::Exclamation)),
    (-30, |c| c.line.ending == Ending::Colon && c.line.words > 4),
    (-40, |c| lists::announces_words(c.text, c.line)),
    (-8, |c| c.line.commas > 0),
    (-40, |c| c.line.sentences > 1),
    // What follows: a heading heads running text, a list, or a line that announces one.
    (20, |c| {
        c.after.is_some_and(|(line, kind)| line.is_prose() || kind == BlockKind::Item || line.ending == Ending::Colon)
    }),
    (-25, |c| {
        c.after.is_some_and(|(line, kind)| {
            !line.is_prose() && kind == BlockKind::Paragraph && line.ending != Ending::Colon
        })
    }),
    (-80, |c| c.after.is_none()),
    // What comes before: the paragraph before a heading is finished.
    (5, |c| c.before.is_none_or(|(line, _)| line.ending == Ending::Stop)),
    (-15, |c| c.before.is_some_and(|(line, kind)| kind == BlockKind::Paragraph && !line.is_prose())),
    (-20, |c| c.before.is_some_and(|(line, _)| line.ending == Ending::Colon)),
    // Empty lines set it off, or join it to what follows.
    (5, |c| c.line.gap && c.after.is_some_and(|(line, _)| !line.gap)),
    // Its first word: a heading names its matter and seldom begins with a conjunction or verb.
    (-15, |c| c.opens_like_sentence()),
    (-20, |c| c.line.colon && c.links()),
    // Posts and share lines.
    (-20, |c| c.line.social),
    // Numbered headings.
    (15, |c| c.line.marker == Some(Marker::Number)),
    (200, |c| matches!(c.line.marker, Some(Marker::Hash(_)))),
    // Markup: bold lines stand out; where headings are marked up as such, nothing less is one.
    (15, |c| !c.headed && c.line.is_hinted(HintKind::Strong)),
    (-30, |c| c.headed && !c.line.is_hinted(HintKind::Strong)),
];

impl Context<'_> {
    fn first_word(&self) -> &str {
        self.line.body.clone().find(|&at| self.text.tokens[at].is_word()).map_or("", |at| self.text.norm(at))
    }

    fn links(&self) -> bool {
        self.first_word().starts_with(['و', 'ف'])
    }

    fn opens_like_sentence(&self) -> bool {
        let word = self.first_word();
        let rest = word.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() > 3);
        rest.is_some_and(is_imperfect) || is_imperfect(word)
    }

    fn score(&self) -> i32 {
        BIAS + EVIDENCE.iter().filter(|(_, holds)| holds(self)).map(|(weight, _)| weight).sum::<i32>()
    }
}

/// Whether the normalised word looks like a verb of the third person imperfect: begins with ي and is no noun.
fn is_imperfect(word: &str) -> bool {
    let noun = ["يوم", "يمن", "يمين", "يهود", "يسار", "يد", "يونيو", "يوليو", "يناير", "يقين", "ينبوع", "يابان", "يون"];
    word.starts_with('ي') && word.chars().count() >= 4 && !noun.iter().any(|noun| word.starts_with(noun))
}

/// Marks headings among the lines that are still paragraphs.
pub fn mark_headings(text: &Text, facts: &[Facts], kinds: &mut [BlockKind]) {
    let article: Vec<usize> = (0..facts.len()).filter(|&at| kinds[at] != BlockKind::Boilerplate).collect();
    let headed = kinds.iter().any(|kind| matches!(kind, BlockKind::Heading(_)));
    let (mut before, mut above) = (None, 1);
    for (place, &at) in article.iter().enumerate() {
        if kinds[at] == BlockKind::Paragraph && !facts[at].is_set_off() {
            let after = article.get(place + 1).map(|&next| (&facts[next], kinds[next]));
            let context = Context { text, line: &facts[at], before, after, headed };
            if context.score() > 0 {
                kinds[at] = BlockKind::Heading(level(&facts[at], above));
            }
        } else if let BlockKind::Heading(level) = kinds[at] {
            above = level;
        }
        before = Some((&facts[at], kinds[at]));
    }
}

/// The evidence for a heading of each paragraph and heading of a finished structure, among what its lines were found
/// to be.
#[cfg(feature = "cli")]
pub fn scores(text: &Text, facts: &[Facts], kinds: &[BlockKind]) -> Vec<Option<i32>> {
    let mut scores = vec![None; facts.len()];
    let headed = facts.iter().any(|line| line.is_hinted(HintKind::Heading));
    let article: Vec<usize> = (0..facts.len()).filter(|&at| kinds[at] != BlockKind::Boilerplate).collect();
    for (place, &at) in article.iter().enumerate() {
        let neighbour = |place: usize| article.get(place).map(|&at| (&facts[at], kinds[at]));
        let (before, after) = (place.checked_sub(1).and_then(neighbour), neighbour(place + 1));
        if matches!(kinds[at], BlockKind::Paragraph | BlockKind::Heading(_)) {
            scores[at] = Some(Context { text, line: &facts[at], before, after, headed }.score());
        }
    }
    scores
}

/// The level of a heading under one of level `above` that was marked up.
fn level(line: &Facts, above: u8) -> u8 {
    match line.marker {
        Some(Marker::Hash(count)) => count.max(2),
        _ => (above + 1).min(6),
    }
}
