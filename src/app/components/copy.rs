use leptos::prelude::*;

use crate::app::export::Item;
use crate::app::state::use_state;

/// Copies one result with what goes with it.
#[component]
pub fn Copy(
    /// The result.
    item: impl Fn() -> Option<Item> + 'static,
) -> impl IntoView {
    let state = use_state();
    let copy = move |_| {
        if let Some(item) = untrack(&item) {
            state.copy_item(&item);
        }
    };
    view! {
        <button type="button" class="copy" on:click=copy title=move || state.words().copy_item>
            <span class="visually-hidden">{move || state.words().copy_item}</span>
        </button>
    }
}
