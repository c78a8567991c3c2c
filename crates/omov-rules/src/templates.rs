//! Rulebooks to start from. Each is a file in `templates/`.

/// A rulebook to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Its name, also in the messages `template-…` that say what it is for.
    pub name: &'static str,
    /// The text.
    pub text: &'static str,
}

/// All of them, in the order in which they are offered.
pub const TEMPLATES: &[Template] = &[
    Template { name: "campaign", text: include_str!("../templates/campaign.toml") },
    Template { name: "co-operative", text: include_str!("../templates/co-operative.toml") },
    Template { name: "union-branch", text: include_str!("../templates/union-branch.toml") },
    Template { name: "movement", text: include_str!("../templates/movement.toml") },
];

impl Template {
    /// What it is for, in words; its part `.do` says a little more.
    pub fn said(&self) -> crate::words::Said {
        crate::words::Said::new(format!("template-{}", self.name))
    }
}
