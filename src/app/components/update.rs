use leptos::prelude::*;

use crate::app::browser;
use crate::app::state::use_state;

/// Offers a newer version of the page, once there is one; it comes when the reader says so.
#[component]
pub fn Update() -> impl IntoView {
    let state = use_state();
    let offered = RwSignal::new(false);
    browser::on_update(move || offered.set(true));
    view! {
        <div role="status">
            <Show when=move || offered.get()>
                <p class="update">
                    {move || state.words().new_version}
                    <button type="button" on:click=|_| browser::update()>
                        {move || state.words().update}
                    </button>
                </p>
            </Show>
        </div>
    }
}
