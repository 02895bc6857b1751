use leptos::prelude::*;

use super::button::Button;
use super::facts::{Facts, Gist, Topics};
use super::headings::Headings;
use super::live::{When, live};
use super::messages::Messages;
use super::notice::Notice;
use super::outline::Outline;
use super::participants::Participants;
use super::summary::Summary;
use crate::app::browser;
use crate::app::parts::Part;
use crate::app::state::{Phase, use_state};

/// What was found, or why there is nothing to be found yet.
#[component]
pub fn Results() -> impl IntoView {
    let state = use_state();
    view! {
        <section
            id="results"
            class="results"
            tabindex="-1"
            aria-label=state.word(|words| words.results)
            aria-busy=live(move || matches!(state.phase.get(), Phase::Loading | Phase::Working).to_string())
        >
            <Progress/>
            <When holds=live(move || state.report.with(Option::is_some))>
                <When holds=live(move || !state.narrow.get())>
                    <Outline/>
                </When>
                <Imprint/>
                <div class="about" class:away=live(move || state.is_away(Some(Part::Summary)))>
                    <Warnings/>
                    <Gist/>
                    <Facts/>
                </div>
                <Summary/>
                <div class:away=live(move || state.is_away(Some(Part::Summary)))>
                    <Topics/>
                </div>
                <Headings/>
                <Participants/>
                <Messages/>
            </When>
        </section>
    }
}

/// The results alone, as they are embedded in other pages.
#[component]
pub fn Embedded() -> impl IntoView {
    let state = use_state();
    view! {
        <section
            class="results"
            aria-label=state.word(|words| words.results)
            aria-busy=live(move || matches!(state.phase.get(), Phase::Loading | Phase::Working).to_string())
        >
            <Progress/>
            <When holds=live(move || state.report.with(Option::is_some))>
                <Warnings/>
                <Summary/>
                <Headings/>
                <Participants/>
                <Messages/>
            </When>
        </section>
        <Notice/>
    }
}

/// What the page is doing, where that is not plain from the results.
#[component]
fn Progress() -> impl IntoView {
    let state = use_state();
    move || match state.phase.get() {
        Phase::Empty => Some(
            view! {
                <div class="welcome">
                    <h2>{state.word(|words| words.empty_title)}</h2>
                    <p>{state.word(|words| words.empty_hint)}</p>
                    <p class="privacy">{state.word(|words| words.privacy)}</p>
                </div>
            }
            .into_any(),
        ),
        Phase::Loading => Some(view! { <p class="busy">{state.word(|words| words.loading)}</p> }.into_any()),
        // While the results of an earlier text stand there, they are only dimmed.
        Phase::Working => {
            let first = state.report.with(Option::is_none);
            first.then(|| view! { <p class="busy">{state.word(|words| words.working)}</p> }.into_any())
        }
        Phase::Ready => None,
        Phase::Error(failure) => Some(
            view! {
                <div class="failure" role="alert">
                    <h2>{state.word(|words| words.failure_title)}</h2>
                    <p>{live(move || state.words().failure(failure))}</p>
                    <Button
                        id="retry"
                        text=|words| words.retry
                        press=move |()| {
                            browser::keep_focus();
                            state.retry();
                        }
                    />
                </div>
            }
            .into_any(),
        ),
    }
}

/// What stands above the results on paper: the article's headline, and what they are.
#[component]
fn Imprint() -> impl IntoView {
    let state = use_state();
    move || {
        let report = state.report.get()?;
        let (language, labels) = (state.language.get(), state.labels());
        let title = report.analysis.title.as_ref().map_or(labels.untitled, |title| &title.text).to_owned();
        Some(view! {
            <div class="imprint">
                <p class="title" lang="ar">{title}</p>
                <p>{labels.verbatim_note} " " {browser::today(language.tag())}</p>
            </div>
        })
    }
}

/// What the reader should know before trusting the results.
#[component]
fn Warnings() -> impl IntoView {
    let state = use_state();
    move || {
        let report = state.report.get()?;
        let items = report.analysis.warnings.iter().map(|warning| warning.code);
        let mut items = items
            .map(|code| view! { <li>{live(move || state.labels().warning(code))}</li> }.into_any())
            .collect::<Vec<_>>();
        if state.is_without_article() {
            items.push(view! { <li>{state.word(|words| words.results_only)}</li> }.into_any());
        }
        (!items.is_empty()).then(|| view! { <ul id="warnings" class="warnings">{items}</ul> })
    }
}
