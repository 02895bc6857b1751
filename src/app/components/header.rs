use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, Node};

use super::button::Button;
use super::choice::ChoiceField;
use super::history::History;
use super::live::live;
use crate::app::browser;
use crate::app::i18n::Language;
use crate::app::numbers::Digits;
use crate::app::parts::Part;
use crate::app::settings::{Settings, TextSize, Theme};
use crate::app::state::use_state;

/// The name, and the settings.
#[component]
pub fn Header() -> impl IntoView {
    let state = use_state();
    let other_language = move || match state.language.get() {
        Language::Arabic => Language::English,
        Language::English => Language::Arabic,
    };
    let details = NodeRef::<html::Details>::new();
    let close = move || {
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
    };
    view! {
        <header class="masthead">
            <h1 class="brand">{state.word(|words| words.app_name)}</h1>
            <p class="tagline">{state.word(|words| words.tagline)}</p>
            <div class="tools">
                <button
                    id="language"
                    type="button"
                    lang=live(move || other_language().tag())
                    on:click=move |_| state.settings.update(|settings| settings.language = other_language())
                >
                    {state.word(|words| words.other_language)}
                </button>
                <History/>
                <details
                    class="settings"
                    node_ref=details
                    on:keydown=move |event| {
                        if event.key() == "Escape" {
                            close();
                            if let Some(summary) = browser::find(".settings summary") {
                                browser::focus(&summary);
                            }
                        }
                    }
                    on:focusout=move |event: FocusEvent| {
                        let next = event.related_target().and_then(|next| next.dyn_into::<Node>().ok());
                        if next.is_some_and(|next| !details.get_untracked().is_some_and(|all| all.contains(Some(&next)))) {
                            close();
                        }
                    }
                >
                    <summary>{state.word(|words| words.settings)}</summary>
                    <div class="panel">
                        <ChoiceField
                            id="theme"
                            label=|words| words.theme
                            name=|words, theme| match theme {
                                Theme::System => words.theme_system,
                                Theme::Light => words.theme_light,
                                Theme::Dark => words.theme_dark,
                            }
                            part=|settings| &mut settings.theme
                        />
                        <ChoiceField
                            id="size"
                            label=|words| words.size
                            name=|words, size| match size {
                                TextSize::Normal => words.size_normal,
                                TextSize::Large => words.size_large,
                                TextSize::Huge => words.size_huge,
                            }
                            part=|settings| &mut settings.size
                        />
                        <ChoiceField
                            id="digits"
                            label=|words| words.digits
                            name=|words, digits| match digits {
                                Digits::Article => words.digits_article,
                                Digits::Arabic => words.digits_arabic,
                                Digits::Latin => words.digits_latin,
                            }
                            part=|settings| &mut settings.digits
                        />
                        <fieldset>
                            <legend>{state.word(|words| words.shown_parts)}</legend>
                            {Part::ALL.into_iter().map(|part| view! { <Shown part/> }).collect_view()}
                        </fieldset>
                        <Button id="reset" text=|words| words.reset press=move |()| state.settings.set(Settings::default())/>
                    </div>
                </details>
            </div>
        </header>
    }
}

/// Whether a part of the results is to be seen.
#[component]
fn Shown(
    /// The part.
    part: Part,
) -> impl IntoView {
    let state = use_state();
    view! {
        <label class="check">
            <input
                type="checkbox"
                id=format!("show-{}", part.id())
                prop:checked=live(move || state.is_on(part))
                on:change:target=move |event| {
                    let hidden = !event.target().checked();
                    state.settings.update(|settings| settings.hidden = settings.hidden.with(part, hidden));
                }
            />
            <span>{live(move || part.name(state.labels()))}</span>
        </label>
    }
}
