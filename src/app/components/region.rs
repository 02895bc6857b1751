use std::sync::Arc;

use leptos::prelude::*;

use crate::app::i18n::Words;
use crate::app::state::use_state;

/// How many results of a kind are drawn at first, and with each click for more.
const BATCH: usize = 40;

/// A section of the results: its name, how many there are, and the first of them.
#[component]
pub fn Region<V: IntoView + 'static>(
    /// Its id in the page.
    id: &'static str,
    /// Its name.
    name: fn(&Words) -> &'static str,
    /// What it says where there are none.
    none: fn(&Words) -> &'static str,
    /// How many results there are.
    #[prop(into)]
    total: Signal<usize>,
    /// Whether their order means something.
    #[prop(optional)]
    ordered: bool,
    /// Draws the result of a number below `total`, as a list item.
    item: impl Fn(usize) -> V + Send + Sync + 'static,
    /// What is set for it, beside its name.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let state = use_state();
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    let limit = RwSignal::new(BATCH);
    let item = Arc::new(item);
    let list = move || {
        let item = Arc::clone(&item);
        let items = move || (0..total.get().min(limit.get())).map(|at| item(at)).collect_view();
        match (total.get(), ordered) {
            (0, _) => view! { <p class="none">{move || none(state.words())}</p> }.into_any(),
            (_, true) => view! { <ol>{items}</ol> }.into_any(),
            (_, false) => view! { <ul role="list">{items}</ul> }.into_any(),
        }
    };
    view! {
        <section id=id class="region" aria-labelledby=labelled_by>
            <div class="bar">
                <h2 id=title_id>
                    {move || name(state.words())} " " <span class="total">{move || state.number(total.get())}</span>
                </h2>
                {children.map(|children| view! { <div class="tools">{children()}</div> })}
            </div>
            {list}
            <Show when=move || { limit.get() < total.get() }>
                <button type="button" class="more" on:click=move |_| limit.update(|limit| *limit += BATCH)>
                    {move || state.words().show_more}
                </button>
            </Show>
        </section>
    }
}
