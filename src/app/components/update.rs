use leptos::prelude::*;

use super::button::Button;
use super::live::{When, live};
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
            <When holds=live(move || offered.get())>
                <p class="update">
                    {state.word(|words| words.new_version)}
                    <Button text=|words| words.update press=|()| browser::update()/>
                </p>
            </When>
        </div>
    }
}
