use leptos::prelude::*;

use super::choice::ChoiceField;
use super::copy::Copy;
use super::live::live;
use super::region::Region;
use super::span_link::SpanLink;
use crate::analysis::{Excerpt, Participant, Span, Status};
use crate::app::marks::name_span;
use crate::app::parts::Part;
use crate::app::settings::Kinds;
use crate::app::state::use_state;
use crate::document::participant_item;

/// Who takes part, with their roles; who took no part comes last and apart.
#[component]
pub fn Participants() -> impl IntoView {
    let state = use_state();
    let total = live(move || state.participants.with(Vec::len));
    let item = move |place: usize| {
        let report = state.report.get()?;
        let at = state.participants.with(|shown| shown.get(place).copied())?;
        let participant = report.analysis.participants.get(at)?.clone();
        let name = name_span(&participant, &report.article);
        Some(view! { <ParticipantView participant name/> }.into_any())
    };
    view! {
        <Region part=Part::Participants none=|words| words.no_participants total item>
            <ChoiceField
                id="kinds"
                label=|words| words.kinds
                name=|words, kinds| match kinds {
                    Kinds::All => words.kinds_all,
                    Kinds::Persons => words.kinds_persons,
                    Kinds::Organizations => words.kinds_organizations,
                }
                part=|settings| &mut settings.kinds
            />
        </Region>
    }
}

/// One participant: a click on the name walks through the places where they are named.
#[component]
fn ParticipantView(
    /// Who it is.
    participant: Participant,
    /// Where the article gives the name in its fullest form.
    name: Span,
) -> impl IntoView {
    let state = use_state();
    let item = {
        let participant = participant.clone();
        move |()| Some(participant_item(&participant, state.language.get()))
    };
    let Participant { name: text, kind, roles, aliases, status, mentions, .. } = participant;
    let mentions = if mentions.is_empty() { vec![name] } else { mentions };
    let total = mentions.len();
    let places = mentions.clone();
    let first = mentions.iter().position(|&mention| mention == name).unwrap_or_default();

    // The place that was shown last.
    let shown = RwSignal::new(None::<usize>);
    let next = Callback::new(move |()| -> Span {
        let next = shown.get_untracked().map_or(first, |shown| (shown + 1) % total);
        shown.set(Some(next));
        mentions[next]
    });
    let count = move || match shown.get() {
        Some(shown) if total > 1 => {
            format!("{} {} {}", state.number(shown + 1), state.words().of, state.number(total))
        }
        _ => state.count(total, |words| &words.mention_count),
    };
    let roles =
        roles.into_iter().map(|excerpt| view! { <li><SpanLink excerpt class="role"/></li> }.into_any()).collect_view();
    let aliases = aliases.into_iter().map(|alias| view! { <li lang="ar">{alias}</li> }.into_any()).collect_view();
    let class = match status {
        Status::Active => "participant",
        Status::Mentioned => "participant mentioned",
        Status::Excluded => "participant excluded",
    };
    view! {
        <li class=class>
            <div class="line">
                <SpanLink
                    excerpt=Excerpt { text, start: name.start, end: name.end }
                    target=next
                    places
                />
                <span class="kind">{live(move || state.labels().kind(kind))}</span>
                <span class="status">{live(move || state.labels().status(status))}</span>
                <span class="mentions">{count}</span>
                <Copy item/>
            </div>
            {(!roles.is_empty()).then(|| view! { <ul role="list" class="roles">{roles}</ul> })}
            {(!aliases.is_empty())
                .then(|| {
                    view! {
                        <div class="aliases">
                            {state.label(|labels| labels.also_named)} " " <ul role="list">{aliases}</ul>
                        </div>
                    }
                })}
        </li>
    }
}
