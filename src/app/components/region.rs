use leptos::html;
use leptos::prelude::*;

use super::button::Button;
use super::live::{When, live};
use crate::app::browser;
use crate::app::i18n::Words;
use crate::app::parts::Part;
use crate::app::state::use_state;

/// How many results of a kind are drawn at first, and with each click for more.
const BATCH: usize = 40;

/// A section of the results: its name, how many there are, and the first of them.
#[component]
pub fn Region(
    /// Which part it is; its id is also what an embedding page styles it by.
    part: Part,
    /// What it says where there are none.
    none: fn(&Words) -> &'static str,
    /// How many results there are.
    #[prop(into)]
    total: Signal<usize>,
    /// Whether their order means something.
    #[prop(optional)]
    ordered: bool,
    /// Draws the result of a number below `total`, as a list item.
    #[prop(into)]
    item: Callback<usize, Option<AnyView>>,
    /// What is set for it, beside its name.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let state = use_state();
    let id = part.id();
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    let section = NodeRef::<html::Section>::new();
    let more = RwSignal::new(BATCH);
    let limit = move || if state.drawn.get() == Some(part) { usize::MAX } else { more.get() };
    let show_more = move |()| {
        let first = more.get_untracked();
        more.set(first + BATCH);
        // The button may be gone now; what it brought takes the keyboard.
        request_animation_frame(move || {
            let selector = format!(":is(ol, ul) > li:nth-child({}) [data-start]", first + 1);
            if let Some(link) = section.get_untracked().and_then(|section| browser::find_in(&section, &selector)) {
                browser::visit(&link);
            }
        });
    };
    let list = move || {
        let items = move || (0..total.get().min(limit())).map(|at| item.run(at)).collect_view();
        match (total.get(), ordered) {
            (0, _) => view! { <p class="none">{state.word(none)}</p> }.into_any(),
            (_, true) => view! { <ol>{items}</ol> }.into_any(),
            (_, false) => view! { <ul role="list">{items}</ul> }.into_any(),
        }
    };
    view! {
        <section
            id=id
            node_ref=section
            part=id
            class="region"
            class:away=live(move || state.is_away(Some(part)))
            hidden=live(move || !state.is_on(part))
            role=live(move || state.has_tabs().then_some("tabpanel"))
            aria-labelledby=labelled_by
        >
            <div class="bar">
                <h2 id=title_id tabindex="-1">
                    {live(move || part.name(state.labels()))} " " <span class="total">{live(move || state.number(total.get()))}</span>
                </h2>
                {children.map(|children| view! { <div class="tools">{children()}</div> })}
            </div>
            {list}
            <When holds=live(move || limit() < total.get())>
                <Button class="more" text=|words| words.show_more press=show_more/>
            </When>
        </section>
    }
}
