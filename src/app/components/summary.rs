use std::sync::Arc;

use leptos::prelude::*;

use super::region::Region;
use super::span_link::SpanLink;
use crate::app::state::Report;

/// The sentences of the summary.
#[component]
pub fn Summary(
    /// What was found.
    report: Arc<Report>,
) -> impl IntoView {
    let total = report.analysis.summary.len();
    let item = move |at: usize| {
        let excerpt = report.analysis.summary[at].excerpt.clone();
        view! { <li><SpanLink excerpt/></li> }
    };
    view! { <Region id="summary" name=|words| words.summary none=|words| words.no_summary total item/> }
}
