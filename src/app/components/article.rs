use leptos::html::Textarea;
use leptos::prelude::*;
use web_sys::{DragEvent, Event, FileList};

use super::button::Button;
use super::choice::ListField;
use super::live::{When, live};
use super::reading::Reading;
use crate::app::arrivals;
use crate::app::browser;
use crate::app::samples::SAMPLES;
use crate::app::state::{View, use_state};

/// The article: a text field while it is written, paragraphs with marks while it is read.
///
/// The text field keeps its own text and is only hidden while the article is read, so nothing is lost on the way.
#[component]
pub fn ArticlePane() -> impl IntoView {
    let state = use_state();
    let field = NodeRef::<Textarea>::new();
    let value = move || field.get_untracked().map(|field| field.value()).unwrap_or_default();
    let focus = move || {
        if let Some(field) = field.get_untracked() {
            browser::focus(&field);
        }
    };
    let editing = move || state.view.get() == View::Editing;
    let edit = move || {
        state.edit();
        request_animation_frame(focus);
    };
    Effect::new(move || {
        if let (Some(article), Some(field)) = (state.incoming.get(), field.get()) {
            field.set_value(article.text());
            state.set_article(article);
        }
    });
    state.begin();
    let open = move |files: Option<FileList>| {
        if let Some(files) = files {
            state.open_files(arrivals::files(&files));
        }
    };
    // A paste that replaces everything is an article to be read, with the structure that it has as HTML; any other is a
    // part of one that is being written.
    let pasted = move |event: Event| {
        if let Some(field) = field.get_untracked() {
            let selected = field.selection_start().ok().flatten() == Some(0)
                && field.selection_end().ok().flatten().unwrap_or_default() as usize == field.text_length() as usize;
            if selected {
                state.read_next();
                if let Some(article) = browser::pasted(&event) {
                    event.prevent_default();
                    state.show_article(article);
                }
            }
        }
    };
    let samples = SAMPLES.iter().map(|sample| {
        view! {
            <button
                type="button"
                class="chip"
                on:click=move |_| state.open_sample(sample)
            >
                {state.word(sample.label)}
            </button>
        }
        .into_any()
    });
    view! {
        <section
            id="article-pane"
            class="article"
            class:away=live(move || state.is_away(None))
            role=live(move || state.has_tabs().then_some("tabpanel"))
            aria-labelledby="article-title"
            on:dragover=move |event: DragEvent| {
                if has_files(&event) {
                    event.prevent_default();
                }
            }
            on:drop=move |event: DragEvent| {
                if has_files(&event) {
                    event.prevent_default();
                    open(event.data_transfer().and_then(|data| data.files()));
                }
            }
            on:keydown=move |event| {
                if event.key() == "Escape" && !editing() {
                    edit();
                }
            }
        >
            <div class="bar">
                <h2 id="article-title">
                    <label for="article">{state.word(|words| words.article)}</label>
                </h2>
                <div class="tools">
                    <Button id="edit" text=|words| words.edit hidden=live(editing) press=move |()| edit()/>
                    <Button
                        id="read"
                        text=|words| words.read
                        hidden=live(move || !editing() || state.report.with(Option::is_none))
                        press=move |()| {
                            state.view.set(View::Reading);
                            browser::keep_focus();
                        }
                    />
                    <label class="button">
                        {state.word(|words| words.open_file)}
                        <input
                            id="file"
                            class="visually-hidden"
                            type="file"
                            multiple=true
                            accept=".txt,.html,.htm,text/plain,text/html"
                            on:change:target=move |event| {
                                open(event.target().files());
                                event.target().set_value("");
                            }
                        />
                    </label>
                    <Button
                        id="clear"
                        text=|words| words.clear
                        hidden=live(move || state.is_empty() && state.report.with(Option::is_none))
                        press=move |()| {
                            state.close();
                            browser::keep_focus();
                        }
                    />
                </div>
            </div>
            <When holds=live(move || state.texts.with(Vec::len) > 1)>
                <Texts/>
            </When>
            <textarea
                id="article"
                node_ref=field
                lang="ar"
                dir=live(move || if state.is_empty() { "rtl" } else { "auto" })
                spellcheck="false"
                autocomplete="off"
                hidden=live(move || !editing())
                placeholder=state.word(|words| words.placeholder)
                on:paste=move |event| pasted(event.into())
                on:input=move |event| state.changed(browser::is_paste(&event), value)
            ></textarea>
            <When holds=live(move || !editing())>
                <Reading/>
            </When>
            <div class="samples" role="group" aria-labelledby="samples-title">
                <span id="samples-title">{state.word(|words| words.samples)}</span>
                {samples.collect_view()}
            </div>
        </section>
    }
}

/// The articles that are open beside each other, to turn to one of them.
#[component]
fn Texts() -> impl IntoView {
    let state = use_state();
    let choices = live(move || {
        state
            .texts
            .with(|texts| (0..).zip(texts).map(|(at, text): (usize, _)| (at.to_string(), text.name.clone())).collect())
    });
    let present = live(move || state.current.get().to_string());
    let choose = Callback::new(move |at: String| {
        if let Ok(at) = at.parse() {
            state.turn_to(at);
        }
    });
    view! { <ListField id="texts" label=|words| words.texts choices present choose/> }
}

/// Whether files are dragged; dragged text is the text field's own business.
fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}
