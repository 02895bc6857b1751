use std::sync::Arc;

use leptos::prelude::*;

use super::facts::Facts;
use super::headings::Headings;
use super::messages::Messages;
use super::participants::Participants;
use super::summary::Summary;
use crate::app::state::{Phase, Report, use_state};

/// What was found, or why there is nothing to be found yet.
#[component]
pub fn Results() -> impl IntoView {
    let state = use_state();
    let found = move || {
        state.report.get().map(|report| {
            view! {
                <Warnings report=Arc::clone(&report)/>
                <Facts report=Arc::clone(&report)/>
                <Summary report=Arc::clone(&report)/>
                <Headings report=Arc::clone(&report)/>
                <Participants report=Arc::clone(&report)/>
                <Messages report/>
            }
        })
    };
    view! {
        <section
            id="results"
            class="results"
            tabindex="-1"
            aria-label=move || state.words().results
            aria-busy=move || matches!(state.phase.get(), Phase::Loading | Phase::Working).to_string()
        >
            <Progress/>
            {found}
        </section>
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
                    <h2>{move || state.words().empty_title}</h2>
                    <p>{move || state.words().empty_hint}</p>
                    <p class="privacy">{move || state.words().privacy}</p>
                </div>
            }
            .into_any(),
        ),
        Phase::Loading => Some(view! { <p class="busy">{move || state.words().loading}</p> }.into_any()),
        // While the results of an earlier text stand there, they are only dimmed.
        Phase::Working => {
            let first = state.report.with(Option::is_none);
            first.then(|| view! { <p class="busy">{move || state.words().working}</p> }.into_any())
        }
        Phase::Ready => None,
        Phase::Error(failure) => Some(
            view! {
                <div class="failure" role="alert">
                    <h2>{move || state.words().failure_title}</h2>
                    <p>{move || state.words().failure(failure)}</p>
                    <button type="button" id="retry" on:click=move |_| state.retry()>
                        {move || state.words().retry}
                    </button>
                </div>
            }
            .into_any(),
        ),
    }
}

/// What the reader should know before trusting the results.
#[component]
fn Warnings(
    /// What was found.
    report: Arc<Report>,
) -> impl IntoView {
    let state = use_state();
    let codes: Vec<_> = report.analysis.warnings.iter().map(|warning| warning.code).collect();
    (!codes.is_empty()).then(|| {
        let items = codes.into_iter().map(|code| view! { <li>{move || state.words().warning(code)}</li> });
        view! { <ul id="warnings" class="warnings">{items.collect_view()}</ul> }
    })
}
