use leptos::prelude::*;

use super::choice::ChoiceField;
use super::copy::Copy;
use super::region::Region;
use super::span_link::SpanLink;
use crate::app::bullets::MOST;
use crate::app::export::Item;
use crate::app::settings::Order;
use crate::app::state::use_state;

/// The sentences of the summary, with their number and order to be set.
#[component]
pub fn Summary() -> impl IntoView {
    let state = use_state();
    let total = Signal::derive(move || state.bullets.with(Vec::len));
    let item = move |place: usize| {
        let report = state.report.get()?;
        let at = state.bullets.with(|shown| shown.get(place).copied())?;
        let excerpt = report.analysis.summary.get(at)?.excerpt.clone();
        let text = excerpt.text.clone();
        let item = move || Some(Item { lead: None, text: text.clone() });
        Some(view! { <li><SpanLink excerpt/> " " <Copy item/></li> })
    };
    view! {
        <Region id="summary" name=|words| words.summary none=|words| words.no_summary total item>
            <label class="choice">
                <span>{move || state.words().bullets}</span>
                <input
                    id="bullets"
                    type="range"
                    min="1"
                    max=MOST
                    prop:value=move || total.get().to_string()
                    aria-valuetext=move || state.number(total.get())
                    on:input:target=move |event| {
                        if let Ok(bullets) = event.target().value().parse() {
                            state.set_bullets(bullets);
                        }
                    }
                />
            </label>
            <ChoiceField
                id="order"
                label=|words| words.order
                name=|words, order| match order {
                    Order::Importance => words.order_importance,
                    Order::Article => words.order_article,
                }
                part=|settings| &mut settings.order
            />
        </Region>
    }
}
