//! Zubda (زُبدة, "the gist"): what an Arabic article says, who is in it, and who said what, all in its own words.
//!
//! [`analyze`] is the whole of it. Data flows one way: text, structure, participants, messages, summary.
//!
//! ```
//! use zubda::{Options, analyze};
//!
//! let article = "أعلنت وزارة الصحة أن عدد المتطوعين بلغ ألف متطوع.";
//! let analysis = analyze(article, &Options::default());
//! for bullet in &analysis.summary {
//!     assert_eq!(bullet.excerpt.text, article[bullet.excerpt.start..bullet.excerpt.end]);
//! }
//! ```

pub mod analysis;
mod analyze;
#[cfg(feature = "app")]
pub mod app;
pub mod document;
#[cfg(feature = "cli")]
pub mod explain;
pub mod html;
pub mod labels;
mod lexicon;
mod messages;
mod model;
pub mod options;
mod participants;
mod structure;
mod summary;
mod text;
#[cfg(feature = "train")]
pub mod train;
#[cfg(feature = "web")]
pub mod web;
#[cfg(feature = "widget")]
pub mod widget;

pub use analysis::Analysis;
pub use analyze::{analyze, count};
pub use options::Options;
pub use participants::entities::{EntityKind, Tag, tag};
