use leptos::prelude::*;

use super::live::live;
use crate::app::state::use_state;

/// What the reader was last told.
#[component]
pub fn Notice() -> impl IntoView {
    let state = use_state();
    view! {
        <p id="status" class="toast" class:visually-hidden=live(move || !state.notice_seen.get()) role="status">
            {live(move || state.notice.get())}
        </p>
    }
}
