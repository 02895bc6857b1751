use leptos::prelude::*;

use super::region::Region;
use super::span_link::SpanLink;
use crate::app::state::use_state;

/// The section headings, indented by their depth.
#[component]
pub fn Headings() -> impl IntoView {
    let state = use_state();
    let total = Signal::derive(move || state.total(|analysis| analysis.headings.len()));
    let item = move |at: usize| {
        let report = state.report.get()?;
        let heading = report.analysis.headings.get(at)?;
        let class = if heading.level > 2 { "deep" } else { "" };
        Some(view! { <li class=class><SpanLink excerpt=heading.excerpt.clone()/></li> })
    };
    view! {
        <Region id="headings" name=|words| words.headings none=|words| words.no_headings total ordered=true item/>
    }
}
