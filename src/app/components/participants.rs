use std::sync::Arc;

use leptos::prelude::*;

use super::region::Region;
use super::span_link::SpanLink;
use crate::analysis::{Excerpt, Span, Status};
use crate::app::marks::name_span;
use crate::app::state::{Report, use_state};

/// Who takes part, with their roles; who took no part comes last and apart.
#[component]
pub fn Participants(
    /// What was found.
    report: Arc<Report>,
) -> impl IntoView {
    let total = report.analysis.participants.len();
    let mut order: Vec<usize> = (0..total).collect();
    order.sort_by_key(|&at| report.analysis.participants[at].status == Status::Excluded);
    let item = move |place: usize| view! { <Participant report=Arc::clone(&report) at=order[place]/> };
    view! { <Region id="participants" name=|words| words.participants none=|words| words.no_participants total item/> }
}

/// One participant: a click on the name walks through the places where they are named.
#[component]
fn Participant(
    /// What was found.
    report: Arc<Report>,
    /// Which participant of the report.
    at: usize,
) -> impl IntoView {
    let state = use_state();
    let participant = &report.analysis.participants[at];
    let (kind, status) = (participant.kind, participant.status);
    let name = name_span(participant, &report.article);
    let mentions = if participant.mentions.is_empty() { vec![name] } else { participant.mentions.clone() };
    let total = mentions.len();
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
    let roles = participant.roles.iter().cloned().map(|excerpt| view! { <li><SpanLink excerpt class="role"/></li> });
    let aliases = participant.aliases.iter().cloned().map(|alias| view! { <li lang="ar">{alias}</li> });
    let class = match status {
        Status::Active => "participant",
        Status::Mentioned => "participant mentioned",
        Status::Excluded => "participant excluded",
    };
    view! {
        <li class=class>
            <div class="line">
                <SpanLink
                    excerpt=Excerpt { text: participant.name.clone(), start: name.start, end: name.end }
                    target=next
                />
                <span class="kind">{move || state.words().kind(kind)}</span>
                <span class="status">{move || state.words().status(status)}</span>
                <span class="mentions">{count}</span>
            </div>
            {(!participant.roles.is_empty()).then(|| view! { <ul role="list" class="roles">{roles.collect_view()}</ul> })}
            {(!participant.aliases.is_empty())
                .then(|| {
                    view! {
                        <div class="aliases">
                            {move || state.words().also_named} " " <ul role="list">{aliases.collect_view()}</ul>
                        </div>
                    }
                })}
        </li>
    }
}
