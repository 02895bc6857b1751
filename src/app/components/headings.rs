use std::sync::Arc;

use leptos::prelude::*;

use super::region::Region;
use super::span_link::SpanLink;
use crate::app::state::Report;

/// The section headings, indented by their depth.
#[component]
pub fn Headings(
    /// What was found.
    report: Arc<Report>,
) -> impl IntoView {
    let total = report.analysis.headings.len();
    let item = move |at: usize| {
        let heading = &report.analysis.headings[at];
        let class = if heading.level > 2 { "deep" } else { "" };
        view! { <li class=class><SpanLink excerpt=heading.excerpt.clone()/></li> }
    };
    view! {
        <Region id="headings" name=|words| words.headings none=|words| words.no_headings total ordered=true item/>
    }
}
