use leptos::prelude::*;

use super::facts::Facts;
use super::headings::Headings;
use super::messages::Messages;
use super::participants::Participants;
use super::summary::Summary;
use crate::app::i18n::Words;
use crate::app::state::{Phase, State, use_state};

/// What was found, or why there is nothing to be found yet.
#[component]
pub fn Results() -> impl IntoView {
    let state = use_state();
    view! {
        <section
            id="results"
            class="results"
            tabindex="-1"
            aria-label=move || state.words().results
            aria-busy=move || matches!(state.phase.get(), Phase::Loading | Phase::Working).to_string()
        >
            <Progress/>
            <Show when=move || state.report.with(Option::is_some)>
                <Outline/>
                <Warnings/>
                <Facts/>
                <Summary/>
                <Headings/>
                <Participants/>
                <Messages/>
            </Show>
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

/// What a part of the results is called.
type Name = fn(&Words) -> &'static str;
/// How many results a part has.
type Total = fn(State) -> usize;

/// The parts of the results, with how many there are of each.
#[component]
fn Outline() -> impl IntoView {
    let state = use_state();
    let parts: [(&str, Name, Total); 4] = [
        ("#summary", |words| words.summary, |state| state.bullets.with(Vec::len)),
        ("#headings", |words| words.headings, |state| state.total(|analysis| analysis.headings.len())),
        ("#participants", |words| words.participants, |state| state.total(|analysis| analysis.participants.len())),
        ("#messages", |words| words.messages, |state| state.total(|analysis| analysis.key_messages.len())),
    ];
    let links = parts.map(|(target, name, total)| {
        view! {
            <li>
                <a href=target>
                    {move || name(state.words())} " " <span class="total">{move || state.number(total(state))}</span>
                </a>
            </li>
        }
    });
    view! {
        <nav class="outline" aria-label=move || state.words().outline>
            <ul role="list">{links}</ul>
        </nav>
    }
}

/// What the reader should know before trusting the results.
#[component]
fn Warnings() -> impl IntoView {
    let state = use_state();
    move || {
        let report = state.report.get()?;
        let items = report.analysis.warnings.iter().map(|warning| warning.code);
        let items = items.map(|code| view! { <li>{move || state.words().warning(code)}</li> }).collect_view();
        (!items.is_empty()).then(|| view! { <ul id="warnings" class="warnings">{items}</ul> })
    }
}
