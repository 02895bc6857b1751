use leptos::prelude::*;

use super::live::live;
use wasm_bindgen::JsCast;
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
    /// All places that it stands for, where these are several: what is marked while the pointer or the keyboard is on it.
    #[prop(optional)]
    places: Vec<Span>,
) -> impl IntoView {
    let state = use_state();
    let span = excerpt.span();
    let places = StoredValue::new(if places.is_empty() { vec![span] } else { places });
    let is_active =
        move || state.active.get().is_some_and(|active| places.with_value(|places| places.contains(&active)));
    let point = move || state.pointed.set(places.get_value());
    let leave = move || state.pointed.set(Vec::new());
    let show = move |event: MouseEvent| {
        let target = target.map_or(span, |target| target.run(()));
        let link = event.current_target().and_then(|link| link.dyn_into().ok());
        // A click from the keyboard has no count; it takes the keyboard along.
        state.reveal(target, link, event.detail() == 0);
    };
    view! {
        <button
            type="button"
            class=class
            part=class
            lang="ar"
            dir="auto"
            data-start=span.start
            data-end=span.end
            aria-current=live(move || is_active().then_some("true"))
            on:pointerenter=move |_| point()
            on:pointerleave=move |_| leave()
            on:focus=move |_| point()
            on:blur=move |_| leave()
            on:click=show
        >
            {excerpt.text}
        </button>
    }
}
