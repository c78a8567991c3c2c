//! The web kit: what every page of the application stands on, and nothing of what the pages are about.
//!
//! - [`look`]: the one style sheet, from colour tokens named by their job;
//! - [`words`], [`figures`], [`dates`]: what a page says, from message files, with numbers and hours as people say them;
//! - [`markup`], [`page`], [`parts`], [`forms`], [`charts`]: the components, each a struct and a template;
//! - [`routes`], [`safety`], [`refusal`]: how a request comes in, and what it gets when it may not.
//!
//! How to write a page with it stands in `docs/STYLE.md`; `examples/parts.rs` shows every component once.

pub mod charts;
pub mod dates;
pub mod figures;
pub mod files;
pub mod forms;
pub mod hex;
pub mod look;
pub mod markup;
pub mod page;
pub mod parts;
mod prose;
pub mod refusal;
pub mod routes;
pub mod safety;
pub mod words;
