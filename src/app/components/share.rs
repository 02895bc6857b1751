use leptos::prelude::*;

use super::button::Button;
use super::dialog::Dialog;
use super::live::live;
use crate::app::browser;
use crate::app::i18n::Words;
use crate::app::state::{State, use_state};

/// A link that holds the article or its results, to be copied or sent.
#[component]
pub fn Share() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button id="share" text=|words| words.share press=move |()| open.set(true)/>
        <Dialog id="share-dialog" title=|words| words.share_title open>
            <Link/>
        </Dialog>
    }
}

/// What a link is to hold, and the link.
#[component]
fn Link() -> impl IntoView {
    let state = use_state();
    // Results that came without their article can only be passed on as they came.
    let has_article = untrack(move || !state.is_without_article());
    let whole = RwSignal::new(has_article);
    // None while it is being made, or where it would be too long.
    let link = RwSignal::new(None::<String>);
    let too_long = RwSignal::new(false);
    Effect::new(move || {
        let Some((kind, text)) = content(state, whole.get()) else { return };
        browser::pack(kind, &text, move |made| {
            too_long.set(made.is_none());
            link.set(made);
        });
    });
    let choice = move |id: &'static str, value: bool, text: fn(&Words) -> &'static str| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name="share-what"
                    id=id
                    prop:checked=live(move || whole.get() == value)
                    disabled=value && !has_article
                    on:change=move |_| whole.set(value)
                />
                <span>{state.word(text)}</span>
            </label>
        }
        .into_any()
    };
    let missing = live(move || link.with(Option::is_none));
    view! {
        <fieldset>
            <legend class="visually-hidden">{state.word(|words| words.share_title)}</legend>
            {choice("share-article", true, |words| words.share_article)}
            {choice("share-results", false, |words| words.share_results)}
        </fieldset>
        <p class="hint">{state.word(|words| words.share_note)}</p>
        <input
            id="share-link"
            class="field"
            type="text"
            readonly=true
            dir="ltr"
            hidden=missing
            aria-label=state.word(|words| words.share_link)
            prop:value=live(move || link.get().unwrap_or_default())
            on:focus:target=move |event| event.target().select()
        />
        <p id="share-fault" class="fault" role="alert" hidden=live(move || !too_long.get())>
            {state.word(|words| words.too_long)}
        </p>
        <div class="tools">
            <Button
                id="copy-link"
                class="main"
                text=|words| words.copy_link
                disabled=missing
                press=move |()| state.copy_link(&link.get_untracked().unwrap_or_default())
            />
            {browser::can_send()
                .then(|| {
                    let send = move |()| browser::send(&link.get_untracked().unwrap_or_default());
                    view! { <Button id="send" text=|words| words.send disabled=missing press=send/> }
                })}
        </div>
    }
}

/// The kind and the text of what a link is to hold.
fn content(state: State, whole: bool) -> Option<(&'static str, String)> {
    Some(if whole { ("article", state.article_json()?) } else { ("results", state.results_json(0)?) })
}
