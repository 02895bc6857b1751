use leptos::prelude::*;

use super::live::live;
use web_sys::{KeyboardEvent, MouseEvent};

use crate::app::browser;
use crate::app::parts::Part;
use crate::app::state::{State, use_state};

/// How many results a part shows.
fn total(state: State, part: Part) -> usize {
    match part {
        Part::Summary => state.bullets.with(Vec::len),
        Part::Headings => state.total(|analysis| analysis.headings.len()),
        Part::Participants => state.participants.with(Vec::len),
        Part::Messages => state.messages.with(Vec::len),
    }
}

/// The parts of the results with how many there are of each: links, where all parts are on the page.
#[component]
pub fn Outline() -> impl IntoView {
    let state = use_state();
    let links = Part::ALL.into_iter().map(|part| {
        // The address may hold a shared article: it stays.
        let go = move |event: MouseEvent| {
            event.prevent_default();
            if let Some(title) = browser::find(&format!("#{}-title", part.id())) {
                browser::visit_top(&title);
            }
        };
        view! {
            <li hidden=live(move || !state.is_on(part))>
                <a href=format!("#{}", part.id()) on:click=go>
                    {live(move || part.name(state.labels()))} " "
                    <span class="total">{live(move || state.number(total(state, part)))}</span>
                </a>
            </li>
        }
        .into_any()
    });
    view! {
        <nav class="outline" aria-label=state.word(|words| words.outline)>
            <ul role="list">{links.collect_view()}</ul>
        </nav>
    }
}

/// The article and the parts of the results as tabs, where there is room for one at a time.
#[component]
pub fn Tabs() -> impl IntoView {
    let state = use_state();
    let all = [None].into_iter().chain(Part::ALL.map(Some));
    let shown = move || all.clone().filter(|part| part.is_none_or(|part| state.is_on(part))).collect::<Vec<_>>();
    let open = move |part: Option<Part>| {
        state.tab.set(part);
        if let Some(tab) = browser::find(&format!("#{}", tab_id(part))) {
            browser::focus(&tab);
            browser::back_to_top("main");
        }
    };
    let press = {
        let shown = shown.clone();
        move |event: KeyboardEvent| {
            let shown = untrack(&shown);
            let last = shown.len() - 1;
            let at = shown.iter().position(|&part| part == state.tab.get_untracked()).unwrap_or_default();
            let forward = match state.language.get_untracked().direction() {
                "rtl" => "ArrowLeft",
                _ => "ArrowRight",
            };
            let at = match event.key().as_str() {
                "Home" => 0,
                "End" => last,
                key if key == forward => (at + 1) % shown.len(),
                "ArrowLeft" | "ArrowRight" => at.checked_sub(1).unwrap_or(last),
                _ => return,
            };
            event.prevent_default();
            open(shown[at]);
        }
    };
    let tabs = move || {
        let tab = |part: Option<Part>| {
            let selected = move || state.tab.get() == part;
            view! {
                <button
                    type="button"
                    role="tab"
                    id=tab_id(part)
                    aria-selected=live(move || selected().to_string())
                    aria-controls=part.map_or("article-pane", Part::id)
                    tabindex=live(move || if selected() { "0" } else { "-1" })
                    on:click=move |_| open(part)
                >
                    {live(move || part.map_or(state.words().article, |part| state.words().tab(part)))}
                    {part
                        .map(|part| {
                            view! { <span class="total">{live(move || state.number(total(state, part)))}</span> }
                        })}
                </button>
            }
            .into_any()
        };
        shown().into_iter().map(tab).collect_view()
    };
    view! {
        <div class="tabs" role="tablist" aria-label=state.word(|words| words.outline) on:keydown=press>
            {tabs}
        </div>
    }
}

/// The id of a part's tab, none being the article.
fn tab_id(part: Option<Part>) -> String {
    format!("tab-{}", part.map_or("article", Part::id))
}
