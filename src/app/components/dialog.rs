use leptos::html;
use leptos::prelude::*;

use super::button::Button;
use super::live::{When, live};
use crate::app::i18n::Words;
use crate::app::state::use_state;

/// A dialog over the page; what is in it is drawn anew each time it opens.
///
/// The browser keeps the keyboard inside, closes it by Escape, and gives the keyboard back to where it was.
#[component]
pub fn Dialog(
    /// Its id in the page.
    id: &'static str,
    /// What it is called.
    title: fn(&Words) -> &'static str,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let state = use_state();
    let dialog = NodeRef::<html::Dialog>::new();
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    Effect::new(move || {
        match (dialog.get(), open.get()) {
            // Fails for dialogs that are open already.
            (Some(dialog), true) => drop(dialog.show_modal()),
            (Some(dialog), false) => dialog.close(),
            (None, _) => {}
        }
    });
    view! {
        <dialog id=id class="dialog" node_ref=dialog aria-labelledby=labelled_by on:close=move |_| open.set(false)>
            <div class="bar">
                <h2 id=title_id>{state.word(title)}</h2>
                <Button class="close" text=|words| words.close press=move |()| open.set(false)/>
            </div>
            <When holds=live(move || open.get())>{children()}</When>
        </dialog>
    }
}
