use std::sync::Arc;

use leptos::prelude::*;

use crate::app::state::{Report, use_state};

/// How many places are named; the rest are rare.
const PLACES: usize = 12;

/// A line of facts about the article and its analysis, and the button that copies the results.
#[component]
pub fn Facts(
    /// What was found.
    report: Arc<Report>,
) -> impl IntoView {
    let state = use_state();
    let stats = report.analysis.stats;
    let minutes = (stats.reading_seconds + 30) / 60;
    let saved = (100 * stats.words.saturating_sub(report.summary_words)).checked_div(stats.words).unwrap_or_default();
    let milliseconds = report.milliseconds.ceil() as usize;
    let names: Vec<String> = report.analysis.places.iter().take(PLACES).map(|place| place.name.clone()).collect();
    view! {
        <div id="facts" class="facts">
            <ul role="list">
                <li>{move || state.count(stats.words, |words| &words.word_count)}</li>
                <li>{move || state.words().reading_time} " " {move || state.count(minutes, |words| &words.minute_count)}</li>
                <li>{move || state.words().saved} " " {move || state.percent(saved)}</li>
                <li>
                    {move || state.words().analysed_in} " " {move || state.number(milliseconds)} " "
                    {move || state.words().milliseconds}
                </li>
                <li class="privacy">{move || state.words().stays_here}</li>
            </ul>
            {(!names.is_empty())
                .then(|| {
                    let names = names.into_iter().map(|name| view! { <li lang="ar">{name}</li> });
                    view! {
                        <div class="places">
                            <span>{move || state.words().places}</span>
                            <ul role="list">{names.collect_view()}</ul>
                        </div>
                    }
                })}
            <button type="button" id="copy" on:click=move |_| state.copy()>{move || state.words().copy}</button>
        </div>
    }
}
