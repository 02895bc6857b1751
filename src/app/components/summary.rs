use leptos::prelude::*;

use super::choice::ChoiceField;
use super::copy::Copy;
use super::live::live;
use super::region::Region;
use super::span_link::SpanLink;
use crate::app::bullets::MOST;
use crate::app::parts::Part;
use crate::app::settings::Order;
use crate::app::state::use_state;
use crate::document::bullet_item;

/// The sentences of the summary, with their number and order to be set.
#[component]
pub fn Summary() -> impl IntoView {
    let state = use_state();
    let total = live(move || state.bullets.with(Vec::len));
    let item = move |place: usize| {
        let report = state.report.get()?;
        let at = state.bullets.with(|shown| shown.get(place).copied())?;
        let bullet = report.analysis.summary.get(at)?.clone();
        let excerpt = bullet.excerpt.clone();
        // A sentence that leaves its speaker to an earlier one cannot be understood alone.
        let speaker = bullet.speaker.as_ref().map(|speaker| {
            view! { <span class="context" lang="ar">{format!("[{}]", speaker.text)}</span> " " }
        });
        let item = move |()| Some(bullet_item(&bullet));
        Some(view! { <li>{speaker}<SpanLink excerpt/> " " <Copy item/></li> }.into_any())
    };
    view! {
        <Region part=Part::Summary none=|words| words.no_summary total item>
            <label class="choice">
                <span>{state.word(|words| words.bullets)}</span>
                <input
                    id="bullets"
                    type="range"
                    min="1"
                    max=MOST
                    prop:value=live(move || total.get().to_string())
                    aria-valuetext=live(move || state.number(total.get()))
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
