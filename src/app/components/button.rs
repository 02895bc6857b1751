use leptos::prelude::*;

use crate::app::i18n::Words;
use crate::app::state::use_state;

/// A button with a word of the interface on it.
#[component]
pub fn Button(
    /// Its id in the page.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Its class.
    #[prop(optional)]
    class: Option<&'static str>,
    /// What it does.
    text: fn(&Words) -> &'static str,
    /// What is done when it is pressed.
    #[prop(into)]
    press: Callback<()>,
    /// Whether it is of no use now, and not there.
    #[prop(optional, into)]
    hidden: Signal<bool>,
    /// Whether it is of no use yet.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let state = use_state();
    view! {
        <button type="button" id=id class=class hidden=hidden disabled=disabled on:click=move |_| press.run(())>
            {state.word(text)}
        </button>
    }
}
