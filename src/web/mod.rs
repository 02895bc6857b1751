//! The engine's face to JavaScript: plain functions, plain objects, offsets in UTF-16 code units.
//!
//! ```js
//! import init, { analyze } from "./worker.js";
//! await init();
//! const { summary, keyMessages } = analyze(article, { bullets: 5 });
//! article.slice(summary[0].start, summary[0].end) === summary[0].text;
//! ```
//!
//! Of a page, or an element of one, [`outline()`] makes a text and hints for its analysis:
//!
//! ```js
//! import { outline } from "./worker.js";
//! import { events } from "./outline.js";
//! const { text, hints } = outline(events(document.querySelector("article")));
//! const { headings } = analyze(text, { hints });
//! ```
//!
//! JavaScript strings may hold lone surrogates, which no other encoding can carry. They arrive as U+FFFD, one code
//! unit for one, so every offset holds in the caller's string all the same.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::analysis::OffsetUnit;
use crate::html::Outline;
use crate::options::Options;

/// Analyses one article and returns the contract's object with camelCase keys and UTF-16 offsets.
///
/// `options` is an object of [`Options`]' fields, or nothing. The only error is an option of the wrong type.
#[wasm_bindgen]
pub fn analyze(text: &str, options: JsValue) -> Result<JsValue, JsValue> {
    let options = if options.is_falsy() { Options::default() } else { serde_wasm_bindgen::from_value(options)? };
    let mut analysis = crate::analyze(text, &options);
    analysis.convert(text, OffsetUnit::Utf16);
    let object = camel_keys(&analysis.serialize(&Serializer::json_compatible())?)?;
    let stats = JsValue::from("stats");
    Reflect::set(&object, &stats, &camel_keys(&Reflect::get(&object, &stats)?)?)?;
    Ok(object)
}

/// The text of a page and what its markup says of the lines, as `{text, hints}`; takes what `outline.js` tells.
#[wasm_bindgen]
pub fn outline(events: Vec<String>) -> Result<JsValue, JsValue> {
    Ok(Outline::from_events(events).serialize(&Serializer::json_compatible())?)
}

/// A copy of an object, its own keys in camelCase and in their order; deeper objects are left as they are.
fn camel_keys(object: &JsValue) -> Result<JsValue, JsValue> {
    let entries = Object::entries(object.unchecked_ref());
    for entry in entries.iter() {
        let entry: Array = entry.unchecked_into();
        if let Some(key) = entry.get(0).as_string() {
            entry.set(0, camel(&key).into());
        }
    }
    Ok(Object::from_entries(&entries)?.into())
}

/// `key_messages` as `keyMessages`.
fn camel(key: &str) -> String {
    let mut words = key.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |key, word| {
        let (initial, rest) = word.split_at(word.len().min(1));
        key + &initial.to_uppercase() + rest
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn camel_case() {
        for (key, camel_key) in [("stats", "stats"), ("key_messages", "keyMessages"), ("offset_unit", "offsetUnit")] {
            assert_eq!(camel(key), camel_key);
        }
    }
}
