use leptos::prelude::*;

use crate::app::browser;
use crate::app::state::use_state;

/// How many places are named; the rest are rare.
const PLACES: usize = 12;

/// A line of facts about the article and its analysis, and the button that copies the results.
#[component]
pub fn Facts() -> impl IntoView {
    let state = use_state();
    let stats = Memo::new(move |_| {
        state.report.with(|report| report.as_ref().map(|report| report.analysis.stats).unwrap_or_default())
    });
    let minutes = move || (stats.get().reading_seconds + 30) / 60;
    let saved = move || {
        let words = stats.get().words;
        (100 * words.saturating_sub(state.summary_words())).checked_div(words).unwrap_or_default()
    };
    let milliseconds =
        move || state.report.with(|report| report.as_ref().map_or(0, |report| report.milliseconds.ceil() as usize));
    let places = move || {
        let report = state.report.get()?;
        let names = report.analysis.places.iter().take(PLACES).map(|place| place.name.clone());
        let names = names.map(|name| view! { <li lang="ar">{name}</li> }).collect_view();
        (!names.is_empty()).then(|| {
            view! {
                <div id="places" class="places">
                    <span>{move || state.words().places}</span>
                    <ul role="list">{names}</ul>
                </div>
            }
        })
    };
    view! {
        <div id="facts" class="facts">
            <ul role="list">
                <li>{move || state.count(stats.get().words, |words| &words.word_count)}</li>
                <li>
                    {move || state.count(minutes(), |words| &words.minute_count)} " " {move || state.words().reading_time}
                </li>
                <li>{move || state.words().saved} " " {move || state.percent(saved())}</li>
                <li>
                    {move || state.words().analysed_in} " " {move || state.number(milliseconds())} " "
                    {move || state.words().milliseconds}
                </li>
                <li class="privacy">{move || state.words().stays_here}</li>
            </ul>
            <div class="tools">
                <button type="button" id="copy" on:click=move |_| state.copy()>
                    {move || state.words().copy}
                </button>
                <button type="button" id="markdown" on:click=move |_| state.save_markdown()>
                    "Markdown"
                </button>
                <button type="button" id="json" on:click=move |_| state.save_json()>
                    "JSON"
                </button>
                <button type="button" id="print" on:click=move |_| browser::print()>
                    {move || state.words().print}
                </button>
            </div>
            {places}
        </div>
    }
}
