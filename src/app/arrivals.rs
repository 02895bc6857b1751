//! What the page is given from outside: by its address, or by the system that opens a file with it.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

use crate::app::article::Article;
use crate::html::Outline;

/// Something that the page is given.
#[derive(Debug)]
pub enum Arrival {
    /// An article.
    Article(Article),
    /// Results without their article, as the engine once gave them.
    Results(JsValue),
    /// Files that are to be opened.
    Files(Vec<File>),
    /// The wish to see an example.
    Sample,
    /// Something that cannot be opened.
    Fault(Fault),
}

/// Why a link cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is cut short, or was never one.
    Broken,
    /// It holds more than is opened from a link.
    TooBig,
    /// The browser cannot unpack it.
    Unsupported,
}

impl Arrival {
    /// Reads what `boot.js` tells.
    pub fn from_object(object: &JsValue) -> Self {
        let get = |key: &str| Reflect::get(object, &key.into()).unwrap_or_default();
        let text = |key: &str| get(key).as_string();
        if let Some(fault) = text("fault") {
            return Arrival::Fault(match fault.as_str() {
                "big" => Fault::TooBig,
                "unsupported" => Fault::Unsupported,
                _ => Fault::Broken,
            });
        }
        match text("kind").as_deref() {
            Some("article") => match serde_wasm_bindgen::from_value::<Outline>(get("article")) {
                Ok(outline) => Arrival::Article(Article::new(outline)),
                Err(_) => Arrival::Fault(Fault::Broken),
            },
            Some("results") => Arrival::Results(get("results")),
            Some("files") => Arrival::Files(files(&get("files"))),
            Some("sample") => Arrival::Sample,
            _ => Arrival::Fault(Fault::Broken),
        }
    }
}

/// The files of an array or a list.
pub fn files(list: &JsValue) -> Vec<File> {
    Array::from(list).iter().filter_map(|file| file.dyn_into().ok()).collect()
}
