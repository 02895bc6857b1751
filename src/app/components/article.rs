use leptos::html::Textarea;
use leptos::prelude::*;
use web_sys::{DragEvent, Event, FileList};

use super::reading::Reading;
use crate::app::article::Article;
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
    let fill = move |article: Article| {
        if let Some(field) = field.get_untracked() {
            field.set_value(article.text());
            state.set_article(article);
        }
    };
    let focus = move || {
        if let Some(field) = field.get_untracked() {
            // Fails for elements that are not in the page.
            let _ = field.focus();
        }
    };
    let editing = move || state.view.get() == View::Editing;
    let edit = move || {
        state.edit();
        request_animation_frame(focus);
    };
    if let Some(draft) = state.draft() {
        state.read_next();
        request_animation_frame(move || fill(Article::new(draft)));
    }
    let open = move |files: Option<FileList>| {
        let Some(file) = files.and_then(|files| files.get(0)) else { return };
        browser::read(&file, move |article| match article {
            Some(article) => {
                state.read_next();
                fill(article);
            }
            None => state.tell(|words| words.unreadable),
        });
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
                    fill(article);
                }
            }
        }
    };
    let samples = SAMPLES.iter().map(|sample| {
        view! {
            <button
                type="button"
                class="chip"
                on:click=move |_| {
                    state.read_next();
                    fill(Article::new(sample.text.to_owned()));
                }
            >
                {move || (sample.label)(state.words())}
            </button>
        }
    });
    view! {
        <section
            class="article"
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
                    <label for="article">{move || state.words().article}</label>
                </h2>
                <div class="tools">
                    <button
                        id="edit"
                        type="button"
                        hidden=editing
                        on:click=move |_| edit()
                    >
                        {move || state.words().edit}
                    </button>
                    <button
                        id="read"
                        type="button"
                        hidden=move || !editing() || state.report.with(Option::is_none)
                        on:click=move |_| state.view.set(View::Reading)
                    >
                        {move || state.words().read}
                    </button>
                    <label class="button">
                        {move || state.words().open_file}
                        <input
                            id="file"
                            class="visually-hidden"
                            type="file"
                            accept=".txt,.html,.htm,text/plain,text/html"
                            on:change:target=move |event| {
                                open(event.target().files());
                                event.target().set_value("");
                            }
                        />
                    </label>
                    <button
                        id="clear"
                        type="button"
                        hidden=move || state.is_empty()
                        on:click=move |_| {
                            fill(Article::default());
                            request_animation_frame(focus);
                        }
                    >
                        {move || state.words().clear}
                    </button>
                </div>
            </div>
            <textarea
                id="article"
                node_ref=field
                lang="ar"
                dir="auto"
                spellcheck="false"
                autocomplete="off"
                hidden=move || !editing()
                placeholder=move || state.words().placeholder
                on:paste=move |event| pasted(event.into())
                on:input=move |_| state.changed(value)
            ></textarea>
            <Show when=move || !editing()>
                <Reading/>
            </Show>
            <div class="samples" role="group" aria-labelledby="samples-title">
                <span id="samples-title">{move || state.words().samples}</span>
                {samples.collect_view()}
            </div>
        </section>
    }
}

/// Whether files are dragged; dragged text is the text field's own business.
fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}
