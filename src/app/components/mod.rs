//! What the page is drawn with.

mod article;
mod choice;
mod copy;
mod facts;
mod header;
mod headings;
mod messages;
mod participants;
mod reading;
mod region;
mod results;
mod span_link;
mod summary;
mod update;

use leptos::prelude::*;

use crate::app::state::State;
use article::ArticlePane;
use header::Header;
use results::Results;
use update::Update;

/// The whole page.
#[component]
pub fn Page() -> impl IntoView {
    let state = State::open();
    provide_context(state);
    view! {
        <a class="skip" href="#results">{move || state.words().skip_to_results}</a>
        <Header/>
        <main>
            <ArticlePane/>
            <Results/>
        </main>
        <p id="status" class="toast" class:visually-hidden=move || !state.notice_seen.get() role="status">
            {move || state.notice.get()}
        </p>
        <Update/>
    }
}
