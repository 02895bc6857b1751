use leptos::prelude::*;

use super::region::Region;
use super::span_link::SpanLink;
use crate::analysis::{KeyMessage, Participant};
use crate::app::state::use_state;

/// Who said what.
#[component]
pub fn Messages() -> impl IntoView {
    let state = use_state();
    let total = Signal::derive(move || state.total(|analysis| analysis.key_messages.len()));
    let item = move |at: usize| {
        let report = state.report.get()?;
        let message = report.analysis.key_messages.get(at)?.clone();
        let participant = message.participant.and_then(|at| report.analysis.participants.get(at)).cloned();
        Some(view! { <Message message participant/> })
    };
    view! { <Region id="messages" name=|words| words.messages none=|words| words.no_messages total item/> }
}

/// One message: its speaker with name and role, the reporting verb, what it does, and the words themselves.
#[component]
fn Message(
    /// What was said.
    message: KeyMessage,
    /// Who said it, where that is one of the participants.
    participant: Option<Participant>,
) -> impl IntoView {
    let state = use_state();
    let KeyMessage { speaker, cue, content, quoted, act, .. } = message;
    let role = participant.as_ref().and_then(|participant| participant.roles.first()).map(|role| role.text.clone());
    // The text may call its speaker by an office or a pronoun; the name tells more.
    let name = participant.map(|participant| participant.name).or(speaker.map(|speaker| speaker.text));
    let speaker = match name {
        Some(name) => view! { <span class="speaker" lang="ar">{name}</span> }.into_any(),
        None => view! { <span class="speaker">{move || state.words().the_article}</span> }.into_any(),
    };
    view! {
        <li class="message" class:quoted=quoted>
            <div class="line">
                {speaker}
                {role.map(|role| view! { <span class="role" lang="ar">{role}</span> })}
                {cue.map(|cue| view! { <span class="cue" lang="ar">{cue.text}</span> })}
                <span class="act">{move || state.words().act(act)}</span>
                {quoted.then(|| view! { <span class="act quote">{move || state.words().quoted}</span> })}
            </div>
            <SpanLink excerpt=content/>
        </li>
    }
}
