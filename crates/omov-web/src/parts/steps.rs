//! Things that come one after the other.

use std::cmp::Ordering;

use askama::Template;

use crate::markup::{Markup, into_markup};
use crate::words::Words;

/// Whether something is behind us, now, or to come. Said in words too, for who does not see the square.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Behind us.
    Past,
    /// Now.
    Now,
    /// To come.
    ToCome,
}

impl Stand {
    fn is_now(self) -> bool {
        self == Self::Now
    }

    fn class(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Now => "now",
            Self::ToCome => "to-come",
        }
    }

    fn word(self, words: &Words) -> String {
        match self {
            Self::Past => words.say("stand-past"),
            Self::Now => words.say("stand-now"),
            Self::ToCome => words.say("stand-to-come"),
        }
    }
}

/// One question a page: where in the sequence the reader is.
#[derive(Debug, Clone, Template)]
#[template(path = "steps.html")]
pub struct Steps {
    words: Words,
    names: Vec<String>,
    now: usize,
}

impl Steps {
    /// The steps by name; `now` is the place of the present one, from 0.
    pub fn new(words: &Words, names: impl IntoIterator<Item = impl Into<String>>, now: usize) -> Self {
        Self { words: words.clone(), names: names.into_iter().map(Into::into).collect(), now }
    }

    /// Every step and how it stands.
    fn stands(&self) -> impl Iterator<Item = (Stand, &str)> {
        self.names.iter().enumerate().map(|(at, name)| {
            let stand = match at.cmp(&self.now) {
                Ordering::Less => Stand::Past,
                Ordering::Equal => Stand::Now,
                Ordering::Greater => Stand::ToCome,
            };
            (stand, name.as_str())
        })
    }
}

/// Something to be done, in a list where the order does not bind.
#[derive(Debug, Clone)]
pub struct Task {
    /// How it stands.
    pub stand: Stand,
    /// What is to be done.
    pub title: String,
    /// When, by whom, what is missing.
    pub body: Markup,
}

/// What has to be done before something can be handed in or opened.
#[derive(Debug, Clone, Template)]
#[template(path = "tasks.html")]
pub struct Tasks {
    /// For the words of the squares.
    pub words: Words,
    /// One each.
    pub tasks: Vec<Task>,
}

/// Something that happened, happens or will.
#[derive(Debug, Clone)]
pub struct Event {
    /// How it stands.
    pub stand: Stand,
    /// The date, which comes first.
    pub when: String,
    /// What it is.
    pub what: Markup,
}

/// Events in the order of time.
#[derive(Debug, Clone, Template)]
#[template(path = "timeline.html")]
pub struct Timeline {
    /// For the words of the squares.
    pub words: Words,
    /// One each.
    pub events: Vec<Event>,
}

into_markup!(Steps, Tasks, Timeline);
