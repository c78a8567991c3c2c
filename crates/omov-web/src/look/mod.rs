//! The style sheet: one file for every page, joined when the program is compiled.
//!
//! The three sets of colour tokens stand once each, in `light.css`, `dark.css` and `high.css`. They are put in place for
//! what the reader's device asks for and for what the reader has chosen here; the choice wins.

mod accent;
pub mod colour;

pub use accent::{Accent, Unfit};

/// The whole style sheet.
pub const STYLE: &str = concat!(
    ":root {\n",
    include_str!("light.css"),
    "}\n@media (prefers-color-scheme: dark) { :root:not([data-theme]) {\n",
    include_str!("dark.css"),
    "} }\n@media (prefers-contrast: more) { :root:not([data-theme]) {\n",
    include_str!("high.css"),
    "} }\n[data-theme=\"light\"] {\n",
    include_str!("light.css"),
    "}\n[data-theme=\"dark\"] {\n",
    include_str!("dark.css"),
    "}\n[data-theme=\"high\"] {\n",
    include_str!("high.css"),
    // Paper is white, whatever the screen was.
    "}\n@media print { :root:root, [data-theme]:root {\n",
    include_str!("high.css"),
    "} }\n",
    include_str!("ground.css"),
    include_str!("shell.css"),
    include_str!("parts.css"),
    include_str!("figures.css"),
    include_str!("forms.css"),
    include_str!("elsewhere.css"),
);

/// Four equal squares; one of them is you. Shown beside the name and in the browser's tab.
pub const SIGN: &str = include_str!("sign.svg");

/// The set of colours a reader has chosen here. Without a choice the device decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// What the device asks for.
    #[default]
    Device,
    /// Light, whatever the device asks for.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    High,
}

impl Theme {
    /// What stands in `data-theme`; nothing where the device decides.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Device => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
            Self::High => Some("high"),
        }
    }

    /// The theme of that name. Any other word leaves it to the device.
    pub fn named(name: &str) -> Self {
        [Self::Light, Self::Dark, Self::High].into_iter().find(|t| t.name() == Some(name)).unwrap_or_default()
    }
}
