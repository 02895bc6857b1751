//! The view of `<zubda-summary>`: the page's results within an element that `npm/embed.js` gives.
//!
//! The element itself, its attributes and events are JavaScript's; so is the way to the engine. Here the results are
//! drawn, and what the reader does with them is passed on to the element.

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::app::article::Article;
use crate::app::client::{Answer, Engine, Failure};
use crate::app::components::Embedded;
use crate::app::parts::Part;
use crate::app::set;
use crate::app::settings::{Choice, Settings};
use crate::app::state::{Phase, State};

#[wasm_bindgen]
extern "C" {
    /// The element, as far as the view has to do with it.
    pub type Host;

    /// Shows a stretch of the article in its place.
    #[wasm_bindgen(method)]
    fn reveal(this: &Host, start: usize, end: usize);

    /// Notes how many sentences the reader wants.
    #[wasm_bindgen(method)]
    fn choose(this: &Host, bullets: usize);

    /// Reads the article anew.
    #[wasm_bindgen(method)]
    fn refresh(this: &Host);
}

/// The element asks the engine by itself, once a wish of the reader's is noted.
impl Engine for Host {
    fn analyze(&self, _article: Article, _bullets: Option<usize>) {}

    fn cancel(&self) {}

    fn reopen(&self) {
        self.refresh();
    }
}

/// Results that are drawn in an element.
#[wasm_bindgen]
pub struct View {
    state: State,
    _mounted: Box<dyn Any>,
    _owner: Owner,
}

#[wasm_bindgen]
impl View {
    /// Draws into `body`.
    #[wasm_bindgen(constructor)]
    pub fn new(body: HtmlElement, host: Host) -> Self {
        let owner = Owner::new();
        let (state, mounted) = owner.with(|| {
            let state = State::new(Settings::default());
            let mounted: Box<dyn Any> = Box::new(mount_to(body.clone(), move || {
                provide_context(state);
                view! { <Embedded/> }
            }));
            let host = StoredValue::new_local(host);
            Effect::new(move || {
                if let Some(span) = state.active.get() {
                    host.with_value(|host| host.reveal(span.start, span.end));
                }
            });
            Effect::new(move || {
                if let Some(bullets) = state.settings.get().bullets {
                    host.with_value(|host| host.choose(bullets));
                }
            });
            // Fails for malformed names only.
            Effect::new(move || body.set_attribute("data-digits", state.digits().key()).unwrap_or_default());
            (state, mounted)
        });
        Self { state, _mounted: mounted, _owner: owner }
    }

    /// Sets the interface's language, how many sentences the summary has, and which parts are shown, all where none is
    /// named.
    pub fn configure(&self, language: &str, bullets: Option<usize>, parts: &str) {
        let is_named = |part: Part| parts.split(|c: char| !c.is_alphanumeric()).any(|name| name == part.id());
        let named = Part::ALL.into_iter().any(is_named);
        let hidden = Part::ALL.into_iter().filter(|&part| named && !is_named(part));
        let hidden = hidden.fold(set::Set::default(), |set, part| set.with(part, true));
        self.state.settings.update(|settings| {
            *settings = Settings { language: Choice::of_key(language), bullets, hidden, ..*settings };
        });
    }

    /// Tells that an article is being read.
    pub fn wait(&self) {
        let first = self.state.report.with_untracked(Option::is_none);
        self.state.phase.set(if first { Phase::Loading } else { Phase::Working });
    }

    /// Shows what `analyzeHtml` found.
    pub fn show(&self, object: JsValue, milliseconds: f64) {
        let text = js_sys::Reflect::get(&object, &"text".into()).ok().and_then(|text| text.as_string());
        match serde_wasm_bindgen::from_value(object.clone()) {
            Ok(analysis) => {
                let article = Article::new(text.unwrap_or_default());
                self.state.present(Answer { article, analysis, object, milliseconds });
            }
            Err(_) => self.fail("unknown"),
        }
    }

    /// Tells why there is nothing to show, by the code of an error.
    pub fn fail(&self, code: &str) {
        self.state.fail(Failure::from_cause(code));
    }
}
