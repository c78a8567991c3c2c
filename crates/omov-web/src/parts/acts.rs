//! Buttons, and links that look like them.

use askama::Template;

use super::Link;
use crate::markup::into_markup;

/// One thing to press. What only shows something is a link; what changes something is a form that is sent.
#[derive(Debug, Clone, Template)]
#[template(path = "act.html")]
pub struct Act {
    text: String,
    /// Said after the text to who does not see what stands round it.
    about: String,
    look: &'static str,
    to: To,
}

#[derive(Debug, Clone)]
enum To {
    Show { href: String },
    Change { action: String, token: String, value: Option<(String, String)> },
}

impl Act {
    /// Goes somewhere. The one filled button of a view.
    pub fn main(link: Link) -> Self {
        Self { text: link.text, about: String::new(), look: "button", to: To::Show { href: link.href } }
    }

    /// Goes somewhere, another way.
    pub fn second(link: Link) -> Self {
        Self { look: "button second", ..Self::main(link) }
    }

    /// Goes to the page that asks again before something is taken away.
    pub fn takes(link: Link) -> Self {
        Self { look: "button takes", ..Self::main(link) }
    }

    /// A plain link beside buttons.
    pub fn link(link: Link) -> Self {
        Self { look: "", ..Self::main(link) }
    }

    /// Sends instead of going: what it does is changed by a form with the session's token.
    #[must_use]
    pub fn sent_with(mut self, token: impl Into<String>) -> Self {
        if let To::Show { href } = self.to {
            self.to = To::Change { action: href, token: token.into(), value: None };
        }
        self
    }

    /// What a sent act says besides its token.
    #[must_use]
    pub fn saying(mut self, name: impl Into<String>, said: impl Into<String>) -> Self {
        if let To::Change { value, .. } = &mut self.to {
            *value = Some((name.into(), said.into()));
        }
        self
    }

    /// What it is about, for who hears the button alone: "Remove" (Daniel Osei).
    #[must_use]
    pub fn about(mut self, about: impl Into<String>) -> Self {
        self.about = about.into();
        self
    }
}

/// Acts beside each other; at most one of them is filled.
#[derive(Debug, Clone, Template)]
#[template(path = "acts.html")]
pub struct Acts {
    /// In the order of their weight.
    pub acts: Vec<Act>,
}

/// Choices of equal worth: they look equal and are as wide as each other.
#[derive(Debug, Clone, Template)]
#[template(path = "equal.html")]
pub struct Equal {
    /// What is chosen, said to who does not see the heading.
    pub question: String,
    /// The choices. Their own look does not matter here.
    pub acts: Vec<Act>,
}

impl Equal {
    /// Choices of equal worth.
    pub fn new(question: impl Into<String>, acts: impl IntoIterator<Item = Act>) -> Self {
        let acts = acts.into_iter().map(|act| Act { look: "button second", ..act }).collect();
        Self { question: question.into(), acts }
    }
}

into_markup!(Act, Acts, Equal);
