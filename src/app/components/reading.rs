use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Event;

use crate::analysis::Span;
use crate::app::article::{Article, Line};
use crate::app::browser;
use crate::app::marks::{Layer, Mark, Piece, pieces, result_at, within};
use crate::app::state::{Report, State, use_state};

/// The analysed article as paragraphs, with what is marked in it; long articles page by page.
#[component]
pub fn Reading() -> impl IntoView {
    let state = use_state();
    let page = RwSignal::new(0_usize);
    let pages = move || state.report.with(|report| report.as_ref().map_or(0, |report| report.article.pages()));
    Effect::new(move || {
        let Some(active) = state.active.get() else { return };
        let at = state.report.with(|report| report.as_ref().map_or(0, |report| report.article.page_of(active.start)));
        page.set(at);
        request_animation_frame(move || {
            if let Some(mark) = browser::find("#reading mark") {
                browser::reveal(&mark);
                if state.take_focus() {
                    // Fails for elements that are not in the page.
                    let _ = mark.focus();
                }
            }
        });
    });
    let marks = Memo::new(move |_| {
        let layers = state.layers.get();
        let lines = page_span(state, page.get());
        state.marks.with(|marks| {
            let shown = marks.iter().filter(|mark| layers.has(mark.layer) && within(mark.span, lines).is_some());
            shown.copied().collect::<Vec<Mark>>()
        })
    });
    let lines = move || {
        let report = state.report.get()?;
        let lines = report.article.page(page.get()).to_vec();
        Some(lines.into_iter().map(|line| view! { <LineView report=Arc::clone(&report) line marks/> }).collect_view())
    };
    let go_to_result = move |event: &Event| {
        let result = browser::closest(event, "[data-at]")
            .and_then(|piece| browser::number(&piece, "data-at"))
            .and_then(|at| marks.with(|marks| result_at(marks, state.layers.get(), at)))
            .or_else(|| browser::closest(event, "mark").and(state.active.get()));
        if let Some(Span { start, end }) = result
            && let Some(link) = browser::find(&format!("#results [data-start='{start}'][data-end='{end}']"))
        {
            browser::reveal(&link);
            // Fails for elements that are not in the page.
            let _ = link.focus();
        }
    };
    let toggles = Layer::ALL.map(|layer| {
        view! {
            <button
                type="button"
                class=format!("chip toggle {}", layer.key())
                aria-pressed=move || state.layers.get().has(layer).to_string()
                on:click=move |_| state.layers.update(|layers| *layers = layers.with(layer, !layers.has(layer)))
            >
                {move || state.words().layer(layer)}
            </button>
        }
    });
    view! {
        <div class="layers" role="group" aria-label=move || state.words().marks>
            {toggles}
        </div>
        <article
            id="reading"
            lang="ar"
            tabindex="0"
            aria-labelledby="article-title"
            on:click=move |event| go_to_result(&event)
            on:keydown=move |event| {
                if event.key() == "Enter" {
                    go_to_result(&event);
                }
            }
        >
            {lines}
        </article>
        <Show when=move || { pages() > 1 }>
            <nav class="pages" aria-label=move || state.words().pages>
                <button type="button" disabled=move || page.get() == 0 on:click=move |_| page.update(|page| *page -= 1)>
                    {move || state.words().previous_page}
                </button>
                <span>{move || format!("{} / {}", state.number(page.get() + 1), state.number(pages()))}</span>
                <button
                    type="button"
                    disabled=move || page.get() + 1 >= pages()
                    on:click=move |_| page.update(|page| *page += 1)
                >
                    {move || state.words().next_page}
                </button>
            </nav>
        </Show>
    }
}

/// A line in the element of its kind, cut into pieces by what is marked in it.
#[component]
fn LineView(
    /// What was found in the article.
    report: Arc<Report>,
    /// The line.
    line: Line,
    /// What is marked on the page.
    marks: Memo<Vec<Mark>>,
) -> impl IntoView {
    let state = use_state();
    let active = Memo::new(move |_| state.active.get().filter(|&active| within(active, line.span).is_some()));
    let kind = Kind::of(&report, line.span);
    let article = report.article.clone();
    let content = move || {
        let pieces = marks.with(|marks| pieces(line.span, active.get(), marks));
        let groups = pieces.chunk_by(|one, next| one.active == next.active);
        groups.map(|group| group_view(&article, group, active.get())).collect_view()
    };
    match kind {
        Kind::Title => view! { <h3 class="title" dir="auto">{content}</h3> }.into_any(),
        Kind::Heading => view! { <h4 dir="auto">{content}</h4> }.into_any(),
        Kind::Item => view! { <p class="item" dir="auto">{content}</p> }.into_any(),
        Kind::Paragraph => view! { <p dir="auto">{content}</p> }.into_any(),
    }
}

/// Pieces all of which belong to the result in hand, or none.
fn group_view(article: &Article, group: &[Piece], active: Option<Span>) -> AnyView {
    let pieces = (group.iter())
        .map(|piece| {
            let text = article.slice(piece.span).to_owned();
            if piece.layers.is_empty() {
                return text.into_any();
            }
            let class = Layer::ALL.into_iter().filter(|&layer| piece.layers.has(layer)).map(Layer::key);
            let class = class.fold("layer".to_owned(), |classes, class| classes + " " + class);
            view! { <span class=class data-at=piece.span.start>{text}</span> }.into_any()
        })
        .collect_view();
    match active.filter(|_| group.iter().any(|piece| piece.active)) {
        Some(Span { start, end }) => {
            view! { <mark tabindex="-1" data-start=start data-end=end>{pieces}</mark> }.into_any()
        }
        None => pieces.into_any(),
    }
}

/// What a line is in the article.
enum Kind {
    Title,
    Heading,
    Item,
    Paragraph,
}

impl Kind {
    fn of(report: &Report, line: Span) -> Self {
        let analysis = &report.analysis;
        let holds = |span: Span| line.start <= span.start && span.end <= line.end;
        let heading = analysis.headings.partition_point(|heading| heading.excerpt.start < line.start);
        let section = analysis.sections.partition_point(|section| section.end < line.end);
        if analysis.title.as_ref().is_some_and(|title| holds(title.span())) {
            Kind::Title
        } else if analysis.headings.get(heading).is_some_and(|heading| holds(heading.excerpt.span())) {
            Kind::Heading
        } else if let Some(section) = analysis.sections.get(section)
            && let Some(item) = section.items.get(section.items.partition_point(|item| item.start < line.start))
            && holds(item.span())
        {
            Kind::Item
        } else {
            Kind::Paragraph
        }
    }
}

/// From the first character of a page to its last.
fn page_span(state: State, page: usize) -> Span {
    state.report.with(|report| {
        let lines = report.as_ref().map_or(&[][..], |report| report.article.page(page));
        let ends = lines.first().zip(lines.last());
        ends.map(|(first, last)| Span { start: first.span.start, end: last.span.end }).unwrap_or_default()
    })
}
