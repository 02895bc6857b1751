use std::sync::Arc;

use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent};

use super::button::Button;
use super::live::{When, live};
use crate::analysis::Span;
use crate::app::article::{Article, Line};
use crate::app::browser;
use crate::app::marks::{Layer, Mark, Piece, pieces, within};
use crate::app::state::{Report, State, use_state};

/// The analysed article as paragraphs, with what is marked in it; long articles page by page.
///
/// The stretch in hand is a `mark` with a link back to its result: it can be focused, and is read out as what it is.
/// All other marks are painted over the text where the browser can do that, and else elements of their own.
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
            if let Some(link) = browser::find("#reading mark a") {
                if state.take_focus() {
                    browser::visit(&link);
                } else {
                    browser::reveal(&link);
                }
            }
        });
    });
    let marks = Memo::new(move |_| page_marks(state, page.get()));
    let paints = browser::can_highlight();
    let wrapped = Memo::new(move |_| if paints { Vec::new() } else { marks.get() });
    if paints {
        for layer in Layer::ALL {
            let offsets = Memo::new(move |_| marks.with(|marks| offsets(marks, layer)));
            Effect::new(move || {
                // The elements of the text are others after each of these has changed.
                state.report.track();
                state.active.track();
                let offsets = offsets.get();
                request_animation_frame(move || browser::highlight(layer.key(), &offsets));
            });
        }
        on_cleanup(|| Layer::ALL.into_iter().for_each(|layer| browser::highlight(layer.key(), &[])));
    }
    let lines = move || {
        let report = state.report.get()?;
        let lines = report.article.page(page.get()).to_vec();
        let views = lines.into_iter().map(|line| view! { <LineView report=Arc::clone(&report) line marks=wrapped/> });
        Some(views.collect_view())
    };
    let click = move |event: MouseEvent| {
        if browser::closest(&event, "mark").is_some() {
            event.prevent_default();
            state.back();
        } else if let Some(offset) = browser::offset_at(event.client_x(), event.client_y()) {
            state.go_to_result_at(offset as usize);
        }
    };
    // Arabic is read to the left.
    let press = move |event: KeyboardEvent| {
        let plain = !(event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key());
        match event.key().as_str() {
            "ArrowLeft" | "ArrowRight" if plain && !state.layers.get_untracked().is_empty() => {
                event.prevent_default();
                state.step(event.key() == "ArrowLeft");
            }
            // Held down, it would go back and forth without end.
            "Enter" if event.repeat() => event.prevent_default(),
            _ => {}
        }
    };
    let toggles = Layer::OFFERED.into_iter().map(|layer| {
        view! {
            <button
                type="button"
                class=format!("chip toggle {}", layer.key())
                aria-pressed=live(move || state.layers.get().has(layer).to_string())
                on:click=move |_| state.layers.update(|layers| *layers = layers.with(layer, !layers.has(layer)))
            >
                {live(move || state.words().layer(layer))}
            </button>
        }
        .into_any()
    });
    view! {
        <div class="layers" role="group" aria-label=state.word(|words| words.marks)>
            {toggles.collect_view()}
            <p id="marks-hint" class="hint" hidden=live(move || state.layers.get().is_empty())>
                {state.word(|words| words.marks_hint)}
            </p>
        </div>
        <article
            id="reading"
            lang="ar"
            tabindex="0"
            aria-labelledby="article-title"
            aria-describedby="marks-hint"
            on:click=click
            on:keydown=press
        >
            {lines}
        </article>
        <div class="return" hidden=live(move || state.active.with(Option::is_none))>
            <Button id="back" text=|words| words.back press=move |()| state.back()/>
        </div>
        <When holds=live(move || pages() > 1)>
            <nav class="pages" aria-label=state.word(|words| words.pages)>
                <Button
                    text=|words| words.previous_page
                    disabled=live(move || page.get() == 0)
                    press=move |()| page.update(|page| *page -= 1)
                />
                <span>{live(move || format!("{} / {}", state.number(page.get() + 1), state.number(pages())))}</span>
                <Button
                    text=|words| words.next_page
                    disabled=live(move || page.get() + 1 >= pages())
                    press=move |()| page.update(|page| *page += 1)
                />
            </nav>
        </When>
    }
}

/// A line in the element of its kind, cut into pieces by what is marked in it.
#[component]
fn LineView(
    /// What was found in the article.
    report: Arc<Report>,
    /// The line.
    line: Line,
    /// What is marked on the page by elements.
    marks: Memo<Vec<Mark>>,
) -> impl IntoView {
    let state = use_state();
    let kind = Kind::of(&report, line.span);
    let has_title = report.analysis.title.is_some();
    let Line { span, .. } = line;
    let article = report.article.clone();
    let active = {
        let article = article.clone();
        Memo::new(move |_| {
            let active = state.active.get()?;
            within(active, span).map(|_| (active, article.whole_words(active)))
        })
    };
    let cut = Memo::new(move |_| marks.with(|marks| pieces(span, active.get().map(|(_, whole)| whole), marks)));
    let content = move || {
        let pieces = cut.get();
        let groups = pieces.chunk_by(|one, next| one.active == next.active);
        groups.map(|group| group_view(state, &article, group, active.get().map(|(span, _)| span))).collect_view()
    };
    match kind {
        Kind::Title => view! { <h3 class="title" dir="auto" data-line=span.start>{content}</h3> }.into_any(),
        // Below the title, where there is one, no level is left out.
        Kind::Heading => {
            if has_title {
                view! { <h4 class="heading" dir="auto" data-line=span.start>{content}</h4> }.into_any()
            } else {
                view! { <h3 class="heading" dir="auto" data-line=span.start>{content}</h3> }.into_any()
            }
        }
        Kind::Item => view! { <p class="item" dir="auto" data-line=span.start>{content}</p> }.into_any(),
        Kind::Paragraph => view! { <p dir="auto" data-line=span.start>{content}</p> }.into_any(),
    }
}

/// Pieces all of which belong to the stretch in hand, or none.
fn group_view(state: State, article: &Article, group: &[Piece], active: Option<Span>) -> AnyView {
    let pieces = (group.iter())
        .map(|piece| {
            let text = article.slice(piece.span).to_owned();
            if piece.layers.is_empty() {
                return text.into_any();
            }
            let class = Layer::ALL.into_iter().filter(|&layer| piece.layers.has(layer)).map(Layer::key);
            let class = class.fold("layer".to_owned(), |classes, class| classes + " " + class);
            view! { <span class=class>{text}</span> }.into_any()
        })
        .collect_view();
    match active.filter(|_| group.iter().any(|piece| piece.active)) {
        Some(Span { start, end }) => {
            // What goes on over several lines is one stop for the keyboard.
            let tab_index = if group.iter().any(|piece| piece.span.start <= start) { "0" } else { "-1" };
            let title = state.word(|words| words.back);
            view! {
                <mark data-start=start data-end=end>
                    <a href="#results" tabindex=tab_index title=title draggable="false">
                        {pieces}
                    </a>
                </mark>
            }
            .into_any()
        }
        None => pieces.into_any(),
    }
}

/// What is marked on a page, beside the stretch in hand; words are marked whole.
fn page_marks(state: State, page: usize) -> Vec<Mark> {
    let Some(report) = state.report.get() else { return Vec::new() };
    let ends = report.article.page(page).first().zip(report.article.page(page).last());
    let lines = ends.map(|(first, last)| Span { start: first.span.start, end: last.span.end }).unwrap_or_default();
    let layers = state.layers.get();
    let mut marks =
        state.marks.with(|marks| marks.iter().filter(|mark| layers.has(mark.layer)).copied().collect::<Vec<_>>());
    marks.extend(state.pointed.get().into_iter().map(|span| Mark { span, layer: Layer::Pointed, result: span }));
    marks.retain(|mark| within(mark.span, lines).is_some());
    for mark in &mut marks {
        mark.span = report.article.whole_words(mark.span);
    }
    marks
}

/// The stretches of a layer, each as its start and its end.
fn offsets(marks: &[Mark], layer: Layer) -> Vec<u32> {
    let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    let marks = marks.iter().filter(|mark| mark.layer == layer);
    marks.flat_map(|mark| [offset(mark.span.start), offset(mark.span.end)]).collect()
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
