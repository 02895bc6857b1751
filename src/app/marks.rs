//! What is marked in the article, and each line cut into pieces by it.

use crate::analysis::{Analysis, Participant, Span};
use crate::app::article::Article;
use crate::app::order::order;
use crate::app::parts::Part;
use crate::app::set::{Member, Set};

/// What the reader can have marked throughout the article, beside the one result that is in hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Sentences of the summary.
    Bullets,
    /// Mentions of participants.
    People,
    /// Cues of key messages.
    Cues,
    /// What was said.
    Quotes,
    /// The places of the result that the pointer or the keyboard is on: always marked, and nothing to be set.
    Pointed,
}

impl Layer {
    /// The layers that can be set, in the order in which they are offered.
    pub const OFFERED: [Layer; 4] = [Layer::Bullets, Layer::People, Layer::Quotes, Layer::Cues];
    /// All layers.
    pub const ALL: [Layer; 5] = [Layer::Bullets, Layer::People, Layer::Quotes, Layer::Cues, Layer::Pointed];

    /// Its name in the style sheet.
    pub fn key(self) -> &'static str {
        match self {
            Layer::Bullets => "bullets",
            Layer::People => "people",
            Layer::Cues => "cues",
            Layer::Quotes => "quotes",
            Layer::Pointed => "pointed",
        }
    }

    /// The part of the results that its marks belong to.
    pub fn part(self) -> Part {
        match self {
            // What is pointed at is a result already.
            Layer::Bullets | Layer::Pointed => Part::Summary,
            Layer::People => Part::Participants,
            Layer::Quotes | Layer::Cues => Part::Messages,
        }
    }
}

impl Member for Layer {
    fn place(self) -> u8 {
        self as u8
    }
}

/// What is marked, or how a stretch of the article is.
pub type Layers = Set<Layer>;

/// A stretch of the article that belongs to a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// In which layer.
    pub layer: Layer,
    /// The place that the result behind it links to: another one for a cue, or for a later mention.
    pub result: Span,
}

/// All marks of an analysis; `bullets` are those of the summary that are shown.
pub fn all(analysis: &Analysis, article: &Article, bullets: &[usize]) -> Vec<Mark> {
    let bullets = bullets.iter().filter_map(|&at| analysis.summary.get(at)).map(|bullet| {
        let span = bullet.excerpt.span();
        Mark { span, layer: Layer::Bullets, result: span }
    });
    let people = analysis.participants.iter().flat_map(|participant| {
        let result = name_span(participant, article);
        participant.mentions.iter().map(move |&span| Mark { span, layer: Layer::People, result })
    });
    let quotes = analysis.key_messages.iter().flat_map(|message| {
        let result = message.content.span();
        let cue = message.cue.as_ref().map(|cue| Mark { span: cue.span(), layer: Layer::Cues, result });
        cue.into_iter().chain([Mark { span: result, layer: Layer::Quotes, result }])
    });
    bullets.chain(people).chain(quotes).collect()
}

/// Where the article gives a participant's name in its fullest form.
pub fn name_span(participant: &Participant, article: &Article) -> Span {
    let in_full = participant.mentions.iter().copied().find(|&mention| article.slice(mention) == participant.name);
    in_full.or_else(|| article.find(&participant.name)).unwrap_or_default()
}

/// The mark that covers `offset`: the shortest, where several do.
pub fn mark_at(marks: &[Mark], layers: Layers, offset: usize) -> Option<Mark> {
    let covering = marks.iter().filter(|mark| layers.has(mark.layer) && covers(mark.span, offset));
    covering.min_by_key(|mark| mark.span.end - mark.span.start).copied()
}

/// The mark that comes after `span` in the article, or before it where one does not go `forward`; the first or the last
/// where there is no `span`. Marks of the same stretch are taken for one.
pub fn next_mark(marks: &[Mark], layers: Layers, span: Option<Span>, forward: bool) -> Option<Mark> {
    let shown = marks.iter().filter(|mark| layers.has(mark.layer)).copied();
    if forward {
        shown.filter(|mark| span.is_none_or(|span| mark.span > span)).min_by_key(|mark| mark.span)
    } else {
        shown.filter(|mark| span.is_none_or(|span| mark.span < span)).max_by_key(|mark| mark.span)
    }
}

fn covers(span: Span, offset: usize) -> bool {
    span.start <= offset && offset < span.end
}

/// A stretch of a line all of which is marked alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where; never empty.
    pub span: Span,
    /// Whether it belongs to the result that is in hand.
    pub active: bool,
    /// Which layers it belongs to.
    pub layers: Layers,
}

/// The part of `span` that lies within `line`, none where they do not meet.
pub fn within(span: Span, line: Span) -> Option<Span> {
    let (start, end) = (span.start.max(line.start), span.end.min(line.end));
    (start < end).then_some(Span { start, end })
}

/// Cuts a line at the edges of what is marked in it; the pieces cover the line in order.
///
/// Quadratic in the marks of one line, which are few.
pub fn pieces(line: Span, active: Option<Span>, marks: &[Mark]) -> Vec<Piece> {
    let active = active.and_then(|span| within(span, line));
    let marks: Vec<Mark> =
        marks.iter().filter_map(|mark| Some(Mark { span: within(mark.span, line)?, ..*mark })).collect();
    let edges: Vec<usize> = (marks.iter().map(|mark| mark.span).chain(active).chain([line]))
        .flat_map(|span| [span.start, span.end])
        .collect();
    let mut edges: Vec<usize> = order(edges.iter().copied()).into_iter().map(|at| edges[at]).collect();
    edges.dedup();
    (edges.windows(2))
        .map(|edge| Piece {
            span: Span { start: edge[0], end: edge[1] },
            active: active.is_some_and(|span| covers(span, edge[0])),
            layers: (marks.iter().filter(|mark| covers(mark.span, edge[0])))
                .fold(Layers::default(), |layers, mark| layers.with(mark.layer, true)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    fn cut(active: Option<Span>, marks: &[(usize, usize, Layer)]) -> Vec<(usize, usize, bool, &'static str)> {
        let marks: Vec<Mark> = marks
            .iter()
            .map(|&(start, end, layer)| Mark { span: span(start, end), layer, result: span(0, 1) })
            .collect();
        let pieces = pieces(span(10, 20), active, &marks);
        let names = |layers: Layers| match (layers.has(Layer::Bullets), layers.has(Layer::People)) {
            (true, true) => "both",
            (true, false) => "bullets",
            (false, true) => "people",
            (false, false) => "",
        };
        pieces.iter().map(|piece| (piece.span.start, piece.span.end, piece.active, names(piece.layers))).collect()
    }

    #[test]
    fn a_line_is_cut_at_every_edge() {
        use Layer::{Bullets, People};
        assert_eq!(cut(None, &[]), [(10, 20, false, "")], "nothing marked");
        assert_eq!(cut(Some(span(0, 10)), &[(20, 30, People)]), [(10, 20, false, "")], "marks beside the line");
        assert_eq!(
            cut(Some(span(12, 15)), &[]),
            [(10, 12, false, ""), (12, 15, true, ""), (15, 20, false, "")],
            "in the middle"
        );
        assert_eq!(cut(Some(span(0, 99)), &[]), [(10, 20, true, "")], "beyond both ends");
        assert_eq!(
            cut(Some(span(10, 14)), &[(5, 20, Bullets), (12, 16, People)]),
            [(10, 12, true, "bullets"), (12, 14, true, "both"), (14, 16, false, "both"), (16, 20, false, "bullets")],
            "overlaps"
        );
        assert_eq!(cut(Some(span(13, 13)), &[]), [(10, 20, false, "")], "an empty span marks nothing");
    }

    #[test]
    fn a_click_finds_the_shortest_mark() {
        let mark = |start, end, layer, result| Mark { span: span(start, end), layer, result: span(result, result + 1) };
        let marks = [mark(0, 50, Layer::Bullets, 100), mark(10, 20, Layer::People, 200)];
        let both = Layers::default().with(Layer::Bullets, true).with(Layer::People, true);
        let result_at = |layers, offset| mark_at(&marks, layers, offset).map(|mark| mark.result);
        assert_eq!(result_at(both, 12), Some(span(200, 201)));
        assert_eq!(result_at(both, 20), Some(span(100, 101)));
        assert_eq!(result_at(both.with(Layer::People, false), 12), Some(span(100, 101)));
        assert_eq!(result_at(both, 50), None);
    }

    #[test]
    fn the_keyboard_steps_from_mark_to_mark() {
        let mark = |start, end, layer| Mark { span: span(start, end), layer, result: span(start, end) };
        let marks = [mark(30, 40, Layer::People), mark(0, 50, Layer::Bullets), mark(30, 40, Layer::Quotes)];
        let layers = Layers::default().with(Layer::Bullets, true).with(Layer::People, true).with(Layer::Quotes, true);
        let step = |from, forward| next_mark(&marks, layers, from, forward).map(|mark| mark.span);
        assert_eq!(step(None, true), Some(span(0, 50)));
        assert_eq!(step(Some(span(0, 50)), true), Some(span(30, 40)));
        assert_eq!(step(Some(span(30, 40)), true), None);
        assert_eq!(step(Some(span(30, 40)), false), Some(span(0, 50)));
        assert_eq!(step(Some(span(10, 11)), false), Some(span(0, 50)), "from a stretch that is not marked");
        assert_eq!(step(None, false), Some(span(30, 40)));
        assert_eq!(next_mark(&marks, Layers::default(), None, true), None);
    }
}
