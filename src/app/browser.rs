//! The few things that the interface asks of the browser beside drawing.

use js_sys::{JSON, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, Event, File, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
    Storage,
};

use crate::app::arrivals::Arrival;
use crate::app::article::Article;
use crate::app::history::Entry;
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
    /// Makes a link with a text of a kind packed into it; `done` is given it, or nothing where it would be too long.
    #[wasm_bindgen(js_namespace = zubda, js_name = pack)]
    fn pack_with(kind: &str, text: &str, done: JsValue);

    /// Tells of each thing that the page is given, by its address or by the system.
    #[wasm_bindgen(js_namespace = zubda, js_name = onArrival)]
    fn on_arrival_with(receive: JsValue);

    /// Whether the address brings something.
    #[wasm_bindgen(js_namespace = zubda, js_name = isBrought)]
    pub fn is_brought() -> bool;

    /// Takes what it brought out of the address.
    #[wasm_bindgen(js_namespace = zubda, js_name = settleAddress)]
    pub fn settle_address();

    /// Whether the system can pass links on to other apps.
    #[wasm_bindgen(js_namespace = zubda, js_name = canSend)]
    pub fn can_send() -> bool;

    /// Has the system pass a link on to another app.
    #[wasm_bindgen(js_namespace = zubda)]
    pub fn send(link: &str);

    /// Keeps an article in the history; `replaced` is the id of what it was before it was edited.
    #[wasm_bindgen(js_namespace = zubda)]
    pub fn keep(id: &str, replaced: Option<&str>, title: &str, article: &JsValue);

    /// Reads the history; `done` is given its entries, or nothing where it cannot be read.
    #[wasm_bindgen(js_namespace = zubda, js_name = kept)]
    fn kept_with(done: JsValue);

    /// Deletes an entry of the history, or all; `done` is told whether that went well.
    #[wasm_bindgen(js_namespace = zubda, js_name = forget)]
    fn forget_with(id: Option<&str>, done: JsValue);

    /// Whether stretches of the article can be painted without elements of their own.
    #[wasm_bindgen(js_namespace = zubda, js_name = canHighlight)]
    pub fn can_highlight() -> bool;

    /// Paints the stretches of a layer in the article, given as pairs of offsets; none clears them.
    #[wasm_bindgen(js_namespace = zubda)]
    pub fn highlight(layer: &str, offsets: &[u32]);

    /// The offset in the article of the character at a point of the view.
    #[wasm_bindgen(js_namespace = zubda, js_name = offsetAt)]
    pub fn offset_at(x: i32, y: i32) -> Option<u32>;

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

/// Makes a link with a text of a kind packed into it; `done` is given it, or nothing where it would be too long.
pub fn pack(kind: &str, text: &str, done: impl FnOnce(Option<String>) + 'static) {
    pack_with(kind, text, Closure::once_into_js(done));
}

/// Calls back with each thing that the page is given, from now on.
pub fn on_arrival(receive: impl Fn(Arrival) + 'static) {
    let receive = move |object: JsValue| receive(Arrival::from_object(&object));
    on_arrival_with(Closure::<dyn Fn(JsValue)>::new(receive).into_js_value());
}

/// Reads the history, the newest first; nothing where it cannot be read.
pub fn kept(done: impl FnOnce(Option<Vec<Entry>>) + 'static) {
    let read = |entries: JsValue| serde_wasm_bindgen::from_value(entries).ok();
    kept_with(Closure::once_into_js(move |entries: JsValue| done(read(entries))));
}

/// Deletes an entry of the history, or all where there is no id; `done` is told whether that went well.
pub fn forget(id: Option<&str>, done: impl FnOnce(bool) + 'static) {
    forget_with(id, Closure::once_into_js(done));
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

/// An article with what is known of its lines, as an object: {text, hints}.
pub fn object_of(article: &Article) -> JsValue {
    // Fails for nothing that an article holds.
    serde_wasm_bindgen::to_value(article.outline()).unwrap_or_default()
}

/// The article in the JSON of such an object, or in a text that is none.
pub fn article_of(json: &str) -> Article {
    let object = JSON::parse(json).ok();
    let outline = object.and_then(|object| serde_wasm_bindgen::from_value(object).ok());
    Article::new(outline.unwrap_or_else(|| Outline::from(json.to_owned())))
}

/// An object as JSON, its levels indented by so many spaces.
pub fn json(object: &JsValue, indent: u32) -> Option<String> {
    JSON::stringify_with_replacer_and_space(object, &JsValue::NULL, &indent.into()).ok()?.as_string()
}

/// Whether an input event is that of a paste.
pub fn is_paste(event: &Event) -> bool {
    Reflect::get(event, &"inputType".into()).is_ok_and(|kind| kind == "insertFromPaste")
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

/// The first element within another that a CSS selector finds.
pub fn find_in(element: &Element, selector: &str) -> Option<HtmlElement> {
    element.query_selector(selector).ok()??.dyn_into().ok()
}

/// Sets an attribute of the root element. What it is already is left alone: the browser would work out all styles anew.
pub fn set_root(name: &str, value: &str) {
    let Some(root) = document().document_element() else { return };
    if root.get_attribute(name).as_deref() != Some(value) {
        // Fails for malformed names only.
        let _ = root.set_attribute(name, value);
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

/// Moves the keyboard to an element and scrolls nothing.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Fails for elements that are not in the page.
    let _ = element.focus_with_options(&options);
}

/// Moves the keyboard to an element and brings it into view.
pub fn visit(element: &HtmlElement) {
    focus(element);
    reveal(element);
}

/// Moves the keyboard to an element and scrolls until it stands at the top.
pub fn visit_top(element: &HtmlElement) {
    focus(element);
    element.scroll_into_view();
}

/// Scrolls back to the top of what a selector finds, where the view is below it.
pub fn back_to_top(selector: &str) {
    if let Some(element) = find(selector).filter(|element| element.get_bounding_client_rect().top() < 0.0) {
        element.scroll_into_view();
    }
}

/// Sees to it, once the page is drawn anew, that the keyboard is not left on something that is gone.
pub fn keep_focus() {
    let focused = || document().active_element().filter(|element| element.tag_name() != "BODY");
    if focused().is_none() {
        return;
    }
    request_animation_frame(move || {
        if focused().is_none_or(|element| element.get_client_rects().length() == 0) {
            let places = ["[role='tab'][aria-selected='true']", "#reading", "#article"];
            let seen = |place: &HtmlElement| place.get_client_rects().length() > 0;
            if let Some(place) = places.into_iter().filter_map(find).find(seen) {
                focus(&place);
            }
        }
    });
}

/// Whether the window has room for one column only; the style sheet has the same limit.
pub fn is_narrow() -> bool {
    let query = window().match_media("(max-width: 59.99rem)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// The element with `selector` that holds the target of an event, or is it.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The date of a moment, in milliseconds since 1970, as it is written in the language of a tag.
pub fn date(time: f64, language: &str) -> String {
    js_sys::Date::new(&time.into()).to_locale_date_string(language, &JsValue::UNDEFINED).into()
}

/// Today's date as it is written in the language of a tag.
pub fn today(language: &str) -> String {
    date(js_sys::Date::now(), language)
}

/// Opens the browser's print dialog.
pub fn print() {
    // Fails where a sandbox forbids dialogs; there is nothing else to offer there.
    let _ = window().print();
}
