use leptos::prelude::*;

use super::choice::ChoiceField;
use super::copy::Copy;
use super::live::live;
use super::region::Region;
use super::span_link::SpanLink;
use crate::app::parts::Part;
use crate::app::settings::Grouping;
use crate::app::speakers::Place;
use crate::app::state::use_state;
use crate::document::message_item;

/// Who said what, as the article has it or speaker by speaker.
#[component]
pub fn Messages() -> impl IntoView {
    let state = use_state();
    let total = live(move || state.messages.with(Vec::len));
    let item = move |at: usize| {
        // The messages of another article may stand at the same places.
        state.report.track();
        let place = state.messages.with(|places| places.get(at).copied())?;
        Some(view! { <Message place/> }.into_any())
    };
    view! {
        <Region part=Part::Messages none=|words| words.no_messages total item>
            <ChoiceField
                id="grouping"
                label=|words| words.order
                name=|words, grouping| match grouping {
                    Grouping::None => words.order_article,
                    Grouping::Speaker => words.order_speaker,
                }
                part=|settings| &mut settings.grouping
            />
        </Region>
    }
}

/// One message: its speaker with name and role, the reporting verb, what it does, and the words themselves.
#[component]
fn Message(
    /// Which, and whether its speaker was told already.
    place: Place,
) -> impl IntoView {
    let state = use_state();
    let report = state.report.get_untracked()?;
    let analysis = &report.analysis;
    let message = analysis.key_messages.get(place.at)?;
    let participant = message.participant.and_then(|at| analysis.participants.get(at));
    let role = participant.and_then(|participant| participant.roles.first()).map(|role| role.text.clone());
    let name = analysis.speaker_name(message).map(str::to_owned);
    // A group's speaker stands at its head; a screen reader hears it with each message.
    let speaker = view! {
        <span class:visually-hidden=place.continues>
            {match name {
                Some(name) => view! { <span class="speaker" lang="ar">{name}</span> }.into_any(),
                None => view! { <span class="speaker">{state.label(|labels| labels.the_article)}</span> }.into_any(),
            }}
            " " {role.map(|role| view! { <span class="role" lang="ar">{role}</span> })}
        </span>
    };
    let act = message.act;
    let cue = message.cue.clone();
    let (quoted, content) = (message.quoted, message.content.clone());
    let item = move |()| {
        let analysis = &state.report.get()?.analysis;
        Some(message_item(analysis, analysis.key_messages.get(place.at)?, state.language.get()))
    };
    Some(view! {
        <li class="message" class:quoted=quoted class:continues=place.continues>
            <div class="line">
                {speaker}
                {cue.map(|cue| view! { <span class="cue" lang="ar">{cue.text}</span> })}
                <span class="act">{live(move || state.labels().act(act))}</span>
                {quoted.then(|| view! { <span class="act quote">{state.label(|labels| labels.quoted)}</span> })}
                <Copy item/>
            </div>
            <SpanLink excerpt=content/>
        </li>
    })
}
