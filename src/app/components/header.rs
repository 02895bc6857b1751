use leptos::prelude::*;

use super::choice::ChoiceField;
use crate::app::i18n::Language;
use crate::app::numbers::Digits;
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
    view! {
        <header class="masthead">
            <h1 class="brand">{move || state.words().app_name}</h1>
            <p class="tagline">{move || state.words().tagline}</p>
            <div class="tools">
                <button
                    id="language"
                    type="button"
                    lang=move || other_language().tag()
                    on:click=move |_| state.settings.update(|settings| settings.language = other_language())
                >
                    {move || state.words().other_language}
                </button>
                <details class="settings">
                    <summary>{move || state.words().settings}</summary>
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
                        <button type="button" id="reset" on:click=move |_| state.settings.set(Settings::default())>
                            {move || state.words().reset}
                        </button>
                    </div>
                </details>
            </div>
        </header>
    }
}
