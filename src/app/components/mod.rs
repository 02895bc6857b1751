//! What the page is drawn with.

mod article;
mod button;
mod choice;
mod copy;
mod dialog;
mod facts;
mod header;
mod headings;
mod history;
mod live;
mod messages;
mod notice;
mod outline;
mod participants;
mod reading;
mod region;
mod results;
mod share;
mod span_link;
mod summary;
mod update;

use leptos::prelude::*;

use crate::app::state::State;
use article::ArticlePane;
use header::Header;
use live::{When, live};
use notice::Notice;
use outline::Tabs;
#[cfg(feature = "widget")]
pub use results::Embedded;
use results::Results;
use update::Update;

/// The whole page.
#[component]
pub fn Page() -> impl IntoView {
    let state = State::start();
    provide_context(state);
    view! {
        <a class="skip" href="#results">{state.word(|words| words.skip_to_results)}</a>
        <Header/>
        <main>
            <When holds=live(move || state.has_tabs())>
                <Tabs/>
            </When>
            <ArticlePane/>
            <Results/>
        </main>
        <Notice/>
        <Update/>
    }
}
