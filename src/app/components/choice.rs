use leptos::prelude::*;

use super::live::live;

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
    let choices = live(move || {
        let words = state.words();
        T::ALL.iter().map(|&choice| (choice.key().to_owned(), name(words, choice).to_owned())).collect()
    });
    let present = live(move || part(&mut state.settings.get()).key().to_owned());
    let choose = Callback::new(move |key: String| {
        state.settings.update(|settings| *part(settings) = T::of_key(&key));
    });
    view! { <ListField id label choices present choose/> }
}

/// A list of which one is chosen.
#[component]
pub fn ListField(
    /// The field's id in the page.
    id: &'static str,
    /// What is chosen.
    label: fn(&Words) -> &'static str,
    /// The choices, each by its key and its name.
    choices: Signal<Vec<(String, String)>>,
    /// The key of the one that is chosen.
    present: Signal<String>,
    /// Chooses another by its key.
    choose: Callback<String>,
) -> impl IntoView {
    let state = use_state();
    let options = move || {
        let option = |(key, name): (String, String)| {
            let value = key.clone();
            let selected = live(move || present.with(|present| *present == key));
            view! {
                <option value=value prop:selected=selected>
                    {name}
                </option>
            }
            .into_any()
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <label class="choice">
            <span>{state.word(label)}</span>
            <select id=id on:change:target=move |event| choose.run(event.target().value())>
                {options}
            </select>
        </label>
    }
}
