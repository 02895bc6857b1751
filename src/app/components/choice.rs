use leptos::prelude::*;

use crate::app::i18n::Words;
use crate::app::settings::{Choice, Settings};
use crate::app::state::use_state;

/// A setting that is one of a few.
#[component]
pub fn ChoiceField<T: Choice>(
    /// The field's id in the page.
    id: &'static str,
    /// What is set.
    label: fn(&Words) -> &'static str,
    /// What each choice is called.
    name: fn(&Words, T) -> &'static str,
    /// The choice within the settings.
    part: fn(&mut Settings) -> &mut T,
) -> impl IntoView {
    let state = use_state();
    let present = move || *part(&mut state.settings.get());
    let options = T::ALL.iter().map(|&choice| {
        view! {
            <option value=choice.key() prop:selected=move || present() == choice>
                {move || name(state.words(), choice)}
            </option>
        }
    });
    view! {
        <label class="choice">
            <span>{move || label(state.words())}</span>
            <select
                id=id
                on:change:target=move |event| {
                    let choice = T::of_key(&event.target().value());
                    state.settings.update(|settings| *part(settings) = choice);
                }
            >
                {options.collect_view()}
            </select>
        </label>
    }
}
