use leptos::prelude::*;

use super::live::live;
use super::region::Region;
use super::span_link::SpanLink;
use crate::app::parts::Part;
use crate::app::state::use_state;

/// The section headings, indented by their depth.
#[component]
pub fn Headings() -> impl IntoView {
    let state = use_state();
    let total = live(move || state.total(|analysis| analysis.headings.len()));
    let item = move |at: usize| {
        let report = state.report.get()?;
        let heading = report.analysis.headings.get(at)?;
        let class = if heading.level > 2 { "deep" } else { "" };
        Some(view! { <li class=class><SpanLink excerpt=heading.excerpt.clone()/></li> }.into_any())
    };
    view! {
        <Region part=Part::Headings none=|words| words.no_headings total ordered=true item/>
    }
}
