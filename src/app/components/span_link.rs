use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::analysis::{Excerpt, Span};
use crate::app::state::use_state;

/// A verbatim stretch of the article: a click shows it in its place.
#[component]
pub fn SpanLink(
    /// The stretch.
    excerpt: Excerpt,
    /// Its class: `span-link` for the text that a result is, another for what goes with it.
    #[prop(default = "span-link")]
    class: &'static str,
    /// What a click shows instead, where a result stands for several places.
    #[prop(optional, into)]
    target: Option<Callback<(), Span>>,
) -> impl IntoView {
    let state = use_state();
    let span = excerpt.span();
    let is_active = move || state.active.get() == Some(span);
    let show = move |event: MouseEvent| {
        let target = target.map_or(span, |target| target.run(()));
        // A click from the keyboard has no count; it takes the keyboard along.
        state.reveal(target, event.detail() == 0);
    };
    view! {
        <button
            type="button"
            class=class
            lang="ar"
            dir="auto"
            data-start=span.start
            data-end=span.end
            aria-current=move || is_active().then_some("true")
            on:click=show
        >
            {excerpt.text}
        </button>
    }
}
