use leptos::prelude::*;

use crate::app::state::use_state;
use crate::document::Item;

/// Copies one result with what goes with it.
#[component]
pub fn Copy(
    /// The result.
    #[prop(into)]
    item: Callback<(), Option<Item>>,
) -> impl IntoView {
    let state = use_state();
    let copy = move |_| {
        if let Some(item) = untrack(|| item.run(())) {
            state.copy_item(&item);
        }
    };
    view! {
        <button type="button" class="copy" on:click=copy title=state.word(|words| words.copy_item)>
            <span class="visually-hidden">{state.word(|words| words.copy_item)}</span>
        </button>
    }
}
