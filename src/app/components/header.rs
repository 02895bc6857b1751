use leptos::prelude::*;

use crate::app::i18n::Language;
use crate::app::settings::Theme;
use crate::app::state::use_state;

/// The name, and the settings.
#[component]
pub fn Header() -> impl IntoView {
    let state = use_state();
    let theme_name = move |theme| match theme {
        Theme::System => state.words().theme_system,
        Theme::Light => state.words().theme_light,
        Theme::Dark => state.words().theme_dark,
    };
    let themes = Theme::ALL.map(|theme| {
        view! {
            <option value=theme.key() selected=move || state.settings.get().theme == theme>
                {move || theme_name(theme)}
            </option>
        }
    });
    let choose_theme = move |key: String| {
        let theme = Theme::ALL.into_iter().find(|theme| theme.key() == key).unwrap_or_default();
        state.settings.update(|settings| settings.theme = theme);
    };
    let other_language = move || match state.language.get() {
        Language::Arabic => Language::English,
        Language::English => Language::Arabic,
    };
    view! {
        <header class="masthead">
            <h1 class="brand">{move || state.words().app_name}</h1>
            <p class="tagline">{move || state.words().tagline}</p>
            <div class="settings">
                <label>
                    <span class="visually-hidden">{move || state.words().theme}</span>
                    <select id="theme" on:change:target=move |event| choose_theme(event.target().value())>
                        {themes}
                    </select>
                </label>
                <button
                    id="language"
                    type="button"
                    class="quiet"
                    lang=move || other_language().tag()
                    on:click=move |_| state.settings.update(|settings| settings.language = other_language())
                >
                    {move || state.words().other_language}
                </button>
            </div>
        </header>
    }
}
