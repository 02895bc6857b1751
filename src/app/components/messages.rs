use std::sync::Arc;

use leptos::prelude::*;

use super::region::Region;
use super::span_link::SpanLink;
use crate::app::state::{Report, use_state};

/// Who said what.
#[component]
pub fn Messages(
    /// What was found.
    report: Arc<Report>,
) -> impl IntoView {
    let total = report.analysis.key_messages.len();
    let item = move |at: usize| view! { <Message report=Arc::clone(&report) at/> };
    view! { <Region id="messages" name=|words| words.messages none=|words| words.no_messages total item/> }
}

/// One message: its speaker with name and role, the reporting verb, what it does, and the words themselves.
#[component]
fn Message(
    /// What was found.
    report: Arc<Report>,
    /// Which message of the report.
    at: usize,
) -> impl IntoView {
    let state = use_state();
    let message = &report.analysis.key_messages[at];
    let (act, quoted) = (message.act, message.quoted);
    let participant = message.participant.and_then(|at| report.analysis.participants.get(at));
    // The text may call its speaker by an office or a pronoun; the name tells more.
    let name = (participant.map(|participant| participant.name.clone()))
        .or_else(|| message.speaker.as_ref().map(|speaker| speaker.text.clone()));
    let role = participant.and_then(|participant| participant.roles.first()).map(|role| role.text.clone());
    let speaker = match name {
        Some(name) => view! { <span class="speaker" lang="ar">{name}</span> }.into_any(),
        None => view! { <span class="speaker">{move || state.words().the_article}</span> }.into_any(),
    };
    view! {
        <li class="message" class:quoted=quoted>
            <div class="line">
                {speaker}
                {role.map(|role| view! { <span class="role" lang="ar">{role}</span> })}
                {message.cue.clone().map(|cue| view! { <span class="cue" lang="ar">{cue.text}</span> })}
                <span class="act">{move || state.words().act(act)}</span>
                {quoted.then(|| view! { <span class="visually-hidden">{move || state.words().quoted}</span> })}
            </div>
            <SpanLink excerpt=message.content.clone()/>
        </li>
    }
}
