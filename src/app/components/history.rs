use leptos::prelude::*;

use super::button::Button;
use super::dialog::Dialog;
use super::live::{When, live};
use crate::app::article::Article;
use crate::app::browser;
use crate::app::history::{Entry, search};
use crate::app::state::use_state;

/// What was analysed on this device, where the reader wishes that to be kept.
#[component]
pub fn History() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button id="history" text=|words| words.history press=move |()| open.set(true)/>
        <Dialog id="history-dialog" title=|words| words.history open>
            <Entries open/>
        </Dialog>
    }
}

/// The wish, the search, and what is found.
#[component]
fn Entries(
    /// Whether the dialog is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let state = use_state();
    // None until it is read.
    let entries = RwSignal::new(None::<Vec<Entry>>);
    let query = RwSignal::new(String::new());
    let sure = RwSignal::new(false);
    let failed = move || state.tell(|words| words.history_failed);
    let read = move || {
        browser::kept(move |kept| match kept {
            Some(kept) => entries.set(Some(kept)),
            None => {
                entries.set(Some(Vec::new()));
                failed();
            }
        });
    };
    read();
    let forget = move |id: Option<String>| {
        browser::forget(id.as_deref(), move |done| {
            if !done {
                failed();
            }
            sure.set(false);
            read();
            // The button that was pressed is gone.
            if let Some(field) = browser::find("#history-search, #history-keep") {
                browser::focus(&field);
            }
        });
    };
    let show = move |entry: &Entry| {
        state.open_articles(vec![(entry.title.clone(), Article::new(entry.outline()))]);
        open.set(false);
    };
    let item = move |entry: Entry| {
        let (title, id) = (entry.title.clone(), entry.id.clone());
        let name = title.clone();
        let date = move || browser::date(entry.time, state.language.get().tag());
        let shown = entry.clone();
        view! {
            <li>
                <button type="button" class="entry" lang="ar" dir="auto" on:click=move |_| show(&shown)>
                    {title}
                </button>
                <span class="hint">{date}</span>
                <button
                    type="button"
                    class="delete"
                    aria-label=live(move || format!("{}: {name}", state.words().delete))
                    on:click=move |_| forget(Some(id.clone()))
                >
                    {state.word(|words| words.delete)}
                </button>
            </li>
        }
        .into_any()
    };
    let list = move || {
        entries.with(|entries| {
            let entries = entries.as_ref()?;
            let found = query.with(|query| search(entries, query));
            Some(match (entries.len(), found.len()) {
                (0, _) => view! { <p class="none">{state.word(|words| words.history_empty)}</p> }.into_any(),
                (_, 0) => view! { <p class="none">{state.word(|words| words.history_nothing)}</p> }.into_any(),
                _ => {
                    let items = found.into_iter().filter_map(|at| entries.get(at).cloned()).map(item).collect_view();
                    view! { <ul role="list" class="entries">{items}</ul> }.into_any()
                }
            })
        })
    };
    let any = live(move || entries.with(|entries| entries.as_ref().is_some_and(|entries| !entries.is_empty())));
    view! {
        <label class="check">
            <input
                id="history-keep"
                type="checkbox"
                prop:checked=live(move || state.settings.get().history)
                on:change:target=move |event| {
                    let keeps = event.target().checked();
                    state.settings.update(|settings| settings.history = keeps);
                    state.keep();
                }
            />
            <span>{state.word(|words| words.history_keep)}</span>
        </label>
        <p class="hint">{state.word(|words| words.history_note)}</p>
        <When holds=any>
            <input
                id="history-search"
                class="field"
                type="search"
                dir="auto"
                aria-label=state.word(|words| words.history_search)
                placeholder=state.word(|words| words.history_search)
                on:input:target=move |event| query.set(event.target().value())
            />
        </When>
        {list}
        <When holds=any>
            <div class="tools">
                <button
                    type="button"
                    id="history-clear"
                    on:click=move |_| if sure.get_untracked() { forget(None) } else { sure.set(true) }
                >
                    {live(move || if sure.get() { state.words().delete_sure } else { state.words().delete_all })}
                </button>
            </div>
        </When>
    }
}
