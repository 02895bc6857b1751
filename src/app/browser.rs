//! The few things that the interface asks of the browser beside drawing.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, Event, File, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, Storage,
};

use crate::app::article::Article;
use crate::html::Outline;

#[wasm_bindgen]
extern "C" {
    /// Puts a text into the clipboard, in both of its flavours; `done` is told whether that was allowed.
    #[wasm_bindgen(js_namespace = zubda, js_name = copy)]
    fn copy_with(text: &str, html: &str, done: JsValue);

    /// Reads a file; `done` is given its text, or the events of a page, or nothing where it cannot be read.
    #[wasm_bindgen(js_namespace = zubda, js_name = read)]
    fn read_with(file: &File, done: JsValue);

    /// What a paste holds as HTML, as events.
    #[wasm_bindgen(js_namespace = zubda, js_name = pasted)]
    fn pasted_events(event: &Event) -> Option<Vec<String>>;

    /// Offers a text as a file to be saved.
    #[wasm_bindgen(js_namespace = zubda)]
    pub fn save(name: &str, media_type: &str, text: &str);

    /// Calls back once a newer version of the page is there.
    #[wasm_bindgen(js_namespace = zubda, js_name = onUpdate)]
    fn on_update_with(tell: JsValue);

    /// Changes over to the newer version, which loads the page anew.
    #[wasm_bindgen(js_namespace = zubda)]
    pub fn update();
}

/// Puts a text into the clipboard, plain and as HTML; `done` is told whether that was allowed.
pub fn copy(text: &str, html: &str, done: impl FnOnce(bool) + 'static) {
    copy_with(text, html, Closure::once_into_js(done));
}

/// Reads a file and gives the article in it on, if it can be read.
pub fn read(file: &File, done: impl FnOnce(Option<Article>) + 'static) {
    let done = |text: Option<String>, events: Option<Vec<String>>| {
        done(text.map(Outline::from).or_else(|| events.map(Outline::from_events)).map(Article::new));
    };
    read_with(file, Closure::once_into_js(done));
}

/// The article that a paste holds as HTML, if it does.
pub fn pasted(event: &Event) -> Option<Article> {
    let article = Article::new(Outline::from_events(pasted_events(event)?));
    (!article.is_blank()).then_some(article)
}

/// Calls back once, when a newer version of the page is there.
pub fn on_update(tell: impl FnOnce() + 'static) {
    on_update_with(Closure::once_into_js(tell));
}

/// What the device remembers under a key; none where it remembers nothing or may not.
pub fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Remembers a value on the device, as far as the browser lets us; none forgets.
pub fn remember(key: &str, value: Option<&str>) {
    if let Some(storage) = storage() {
        // A full or forbidden store costs the reader no more than a setting.
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

/// The first element that a CSS selector finds.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Sets `data-key` of the root element.
pub fn set_root_data(key: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Fails for malformed names only.
        let _ = root.set_attribute(&format!("data-{key}"), value);
    }
}

/// Brings an element into the middle of the view, at once: WebKit ends up in the wrong place where a smooth scroll
/// begins before another has ended.
pub fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The element with `selector` that holds the target of an event, or is it.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// A number in one of an element's attributes.
pub fn number(element: &Element, attribute: &str) -> Option<usize> {
    element.get_attribute(attribute)?.parse().ok()
}

/// Today's date as it is written in the language of a tag.
pub fn today(language: &str) -> String {
    js_sys::Date::new_0().to_locale_date_string(language, &JsValue::UNDEFINED).into()
}

/// Opens the browser's print dialog.
pub fn print() {
    // Fails where a sandbox forbids dialogs; there is nothing else to offer there.
    let _ = window().print();
}
