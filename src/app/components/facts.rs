use leptos::prelude::*;

use super::button::Button;
use super::live::live;
use super::share::Share;
use super::span_link::SpanLink;
use crate::analysis::Stats;
use crate::app::browser;
use crate::app::state::use_state;

/// How many places are named; the rest are rare.
const PLACES: usize = 12;

/// A line of facts about the article and its analysis, and what can be done with the results.
#[component]
pub fn Facts() -> impl IntoView {
    let state = use_state();
    let stats = Memo::new(move |_| {
        state.report.with(|report| report.as_ref().map(|report| report.analysis.stats).unwrap_or_default())
    });
    let minutes = |seconds: usize| (seconds + 30) / 60;
    let summary_seconds = move || {
        let Stats { words, reading_seconds, .. } = stats.get();
        (reading_seconds * state.summary_words()).checked_div(words).unwrap_or_default()
    };
    let saved = move || {
        let words = stats.get().words;
        (100 * words.saturating_sub(state.summary_words())).checked_div(words).unwrap_or_default()
    };
    let milliseconds =
        move || state.report.with(|report| report.as_ref().map_or(0, |report| report.milliseconds.ceil() as usize));
    view! {
        <div id="facts" class="facts">
            <ul role="list">
                <li>{live(move || state.count(stats.get().words, |words| &words.word_count))}</li>
                <li>
                    {live(move || state.count(minutes(stats.get().reading_seconds), |words| &words.minute_count))} " "
                    {state.word(|words| words.reading_time)}
                </li>
                <li>
                    {live(move || state.count(minutes(summary_seconds()), |words| &words.minute_count))} " "
                    {state.word(|words| words.summary_time)}
                </li>
                <li>{state.word(|words| words.saved)} " " {live(move || state.percent(saved()))}</li>
                <li hidden=live(move || state.is_without_article())>
                    {state.word(|words| words.analysed_in)} " " {live(move || state.number(milliseconds()))} " "
                    {state.word(|words| words.milliseconds)}
                </li>
                <li class="privacy" hidden=live(move || state.is_without_article())>{state.word(|words| words.stays_here)}</li>
            </ul>
            <div class="tools">
                <Button id="copy" text=|words| words.copy press=move |()| state.copy()/>
                <Button id="markdown" text=|_| "Markdown" press=move |()| state.save_markdown()/>
                <Button id="json" text=|_| "JSON" press=move |()| state.save_json()/>
                <Share/>
                <Button id="print" text=|words| words.print press=|()| browser::print()/>
            </div>
        </div>
    }
}

/// The one sentence that tells most of the article.
#[component]
pub fn Gist() -> impl IntoView {
    let state = use_state();
    move || {
        let excerpt = state.report.get()?.analysis.gist.clone()?;
        Some(view! {
            <p id="gist" class="gist">
                <span>{state.word(|words| words.gist)}</span>
                <SpanLink excerpt/>
            </p>
        })
    }
}

/// What the article speaks of: places, and the phrases that it keeps coming back to.
#[component]
pub fn Topics() -> impl IntoView {
    let state = use_state();
    let places = move || {
        let report = state.report.get()?;
        let names = report.analysis.places.iter().take(PLACES).map(|place| place.name.clone());
        let names = names.map(|name| view! { <li lang="ar">{name}</li> }.into_any()).collect_view();
        (!names.is_empty()).then(|| {
            view! {
                <div id="places" class="topic">
                    <span>{state.label(|labels| labels.places)}</span>
                    <ul role="list">{names}</ul>
                </div>
            }
        })
    };
    let keyphrases = move || {
        let report = state.report.get()?;
        let phrases = report.analysis.keyphrases.iter().cloned();
        let phrases =
            phrases.map(|excerpt| view! { <li><SpanLink excerpt class="role"/></li> }.into_any()).collect_view();
        (!phrases.is_empty()).then(|| {
            view! {
                <div id="keyphrases" class="topic">
                    <span>{state.word(|words| words.keyphrases)}</span>
                    <ul role="list">{phrases}</ul>
                </div>
            }
        })
    };
    view! {
        <div class="topics">{keyphrases} {places}</div>
    }
}
