//! What is marked in the article, and each line cut into pieces by it.

use crate::analysis::{Analysis, Participant, Span};
use crate::app::article::Article;
use crate::app::order::order;

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
}

impl Layer {
    /// All layers, in the order in which they are offered.
    pub const ALL: [Layer; 4] = [Layer::Bullets, Layer::People, Layer::Quotes, Layer::Cues];

    /// Its name in the style sheet.
    pub fn key(self) -> &'static str {
        match self {
            Layer::Bullets => "bullets",
            Layer::People => "people",
            Layer::Cues => "cues",
            Layer::Quotes => "quotes",
        }
    }
}

/// A set of [`Layer`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layers(u8);

impl Layers {
    /// Whether a layer is in the set.
    pub fn has(self, layer: Layer) -> bool {
        self.0 & (1 << layer as u8) != 0
    }

    /// The set with a layer put in or taken out.
    pub fn with(self, layer: Layer, on: bool) -> Self {
        let bit = 1 << layer as u8;
        Self(if on { self.0 | bit } else { self.0 & !bit })
    }

    /// Whether nothing is in the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

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

/// What the result of a mark that covers `offset` links to: the shortest mark, where several do.
pub fn result_at(marks: &[Mark], layers: Layers, offset: usize) -> Option<Span> {
    let covering = marks.iter().filter(|mark| layers.has(mark.layer) && covers(mark.span, offset));
    covering.min_by_key(|mark| mark.span.end - mark.span.start).map(|mark| mark.result)
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

    fn cut(active: Option<Span>, marks: &[(usize, usize, Layer)]) -> Vec<(usize, usize, bool, u8)> {
        let marks: Vec<Mark> = marks
            .iter()
            .map(|&(start, end, layer)| Mark { span: span(start, end), layer, result: span(0, 1) })
            .collect();
        let pieces = pieces(span(10, 20), active, &marks);
        pieces.iter().map(|piece| (piece.span.start, piece.span.end, piece.active, piece.layers.0)).collect()
    }

    #[test]
    fn a_line_is_cut_at_every_edge() {
        use Layer::{Bullets, People};
        assert_eq!(cut(None, &[]), [(10, 20, false, 0)], "nothing marked");
        assert_eq!(cut(Some(span(0, 10)), &[(20, 30, People)]), [(10, 20, false, 0)], "marks beside the line");
        assert_eq!(
            cut(Some(span(12, 15)), &[]),
            [(10, 12, false, 0), (12, 15, true, 0), (15, 20, false, 0)],
            "in the middle"
        );
        assert_eq!(cut(Some(span(0, 99)), &[]), [(10, 20, true, 0)], "beyond both ends");
        assert_eq!(
            cut(Some(span(10, 14)), &[(5, 20, Bullets), (12, 16, People)]),
            [(10, 12, true, 1), (12, 14, true, 3), (14, 16, false, 3), (16, 20, false, 1)],
            "overlaps"
        );
        assert_eq!(cut(Some(span(13, 13)), &[]), [(10, 20, false, 0)], "an empty span marks nothing");
    }

    #[test]
    fn a_click_finds_the_shortest_mark() {
        let mark = |start, end, layer, result| Mark { span: span(start, end), layer, result: span(result, result + 1) };
        let marks = [mark(0, 50, Layer::Bullets, 100), mark(10, 20, Layer::People, 200)];
        let both = Layers::default().with(Layer::Bullets, true).with(Layer::People, true);
        assert_eq!(result_at(&marks, both, 12), Some(span(200, 201)));
        assert_eq!(result_at(&marks, both, 20), Some(span(100, 101)));
        assert_eq!(result_at(&marks, both.with(Layer::People, false), 12), Some(span(100, 101)));
        assert_eq!(result_at(&marks, both, 50), None);
    }
}
