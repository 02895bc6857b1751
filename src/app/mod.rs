//! The page's user interface: a Leptos app that shows analyses and never makes one.
//!
//! Everything the page knows is in [`state`]; [`client`] talks to the engine, which is a WebAssembly file of its own;
//! the components only draw. What can be decided without a browser is in modules of plain Rust with native tests:
//! [`article`], [`bullets`], [`marks`], [`numbers`], [`order`], [`i18n`], [`history`],
//! [`settings`], [`speakers`].

pub mod arrivals;
pub mod article;
mod browser;
pub mod bullets;
pub mod client;
pub(crate) mod components;
pub mod history;
pub mod i18n;
pub mod marks;
pub mod numbers;
pub mod order;
pub mod parts;
pub mod samples;
pub mod set;
pub mod settings;
pub mod speakers;
pub mod state;

/// Draws the page and opens the engine.
pub fn start() {
    leptos::mount::mount_to_body(components::Page);
}
