//! One field of a form.

use askama::Template;

use super::Sent;
use crate::markup::into_markup;
use crate::words::Words;

/// One of several answers.
#[derive(Debug, Clone)]
pub struct Choice {
    value: String,
    text: String,
    hint: Option<String>,
}

impl Choice {
    /// What is sent, and what is read.
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self { value: value.into(), text: text.into(), hint: None }
    }

    /// What it means, below it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

#[derive(Debug, Clone)]
enum Control {
    Line {
        kind: &'static str,
        class: &'static str,
        value: String,
    },
    Area {
        value: String,
        rows: u8,
    },
    Select {
        choices: Vec<Choice>,
        chosen: String,
    },
    /// Radios, or boxes to tick where several may be.
    Choices {
        choices: Vec<Choice>,
        chosen: Vec<String>,
        several: bool,
    },
    Date {
        day: String,
        month: String,
        year: String,
    },
    /// A file, of these kinds.
    File {
        kinds: &'static str,
    },
}

/// One field: label, hint, what is wrong, and where to type.
#[derive(Debug, Clone, Template)]
#[template(path = "field.html")]
pub struct Field {
    words: Words,
    name: String,
    label: String,
    hint: Option<String>,
    problem: Option<String>,
    optional: bool,
    autocomplete: Option<&'static str>,
    control: Control,
}

impl Field {
    fn new(words: &Words, name: &str, label: impl Into<String>, control: Control) -> Self {
        Self {
            words: words.clone(),
            name: name.into(),
            label: label.into(),
            hint: None,
            problem: None,
            optional: false,
            autocomplete: None,
            control,
        }
    }

    fn line(words: &Words, name: &str, label: impl Into<String>, kind: &'static str, class: &'static str) -> Self {
        Self::new(words, name, label, Control::Line { kind, class, value: String::new() })
    }

    /// One line of text.
    pub fn text(words: &Words, name: &str, label: impl Into<String>) -> Self {
        Self::line(words, name, label, "text", "")
    }

    /// A few letters, such as a postcode.
    pub fn short(words: &Words, name: &str, label: impl Into<String>) -> Self {
        Self::line(words, name, label, "text", "short")
    }

    /// A code from a letter or a terminal. No phone corrects its spelling.
    pub fn code(words: &Words, name: &str, label: impl Into<String>) -> Self {
        Self::line(words, name, label, "text", "code")
    }

    /// An e-mail address.
    pub fn email(words: &Words, name: &str, label: impl Into<String>) -> Self {
        Self { autocomplete: Some("email"), ..Self::line(words, name, label, "email", "") }
    }

    /// Several lines of text.
    pub fn area(words: &Words, name: &str, label: impl Into<String>, rows: u8) -> Self {
        Self::new(words, name, label, Control::Area { value: String::new(), rows })
    }

    /// One of many, folded. The first is chosen until another is.
    pub fn select(words: &Words, name: &str, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(words, name, label, Control::Select { choices, chosen: String::new() })
    }

    /// One of a few. None is chosen beforehand.
    pub fn one_of(words: &Words, name: &str, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(words, name, label, Control::Choices { choices, chosen: Vec::new(), several: false })
    }

    /// Any of a few.
    pub fn any_of(words: &Words, name: &str, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(words, name, label, Control::Choices { choices, chosen: Vec::new(), several: true })
    }

    /// A date, as three fields: no calendar is needed to type a birthday. They are sent as `NAME-day`, `NAME-month`
    /// and `NAME-year`.
    pub fn date(words: &Words, name: &str, label: impl Into<String>) -> Self {
        let empty = String::new;
        Self::new(words, name, label, Control::Date { day: empty(), month: empty(), year: empty() })
    }

    /// A file from the reader's device, of these kinds (`.csv,text/csv`). Its form is read with [`Upload`](super::Upload).
    pub fn file(words: &Words, name: &str, label: impl Into<String>, kinds: &'static str) -> Self {
        Self::new(words, name, label, Control::File { kinds })
    }

    /// What helps to fill it in.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// May be left empty; its label says so.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// What the browser may fill in by itself, by the names of the HTML standard: `postal-code`, `name`.
    #[must_use]
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// What stands in it. Of choices it is the chosen one; of choices of which several may be, one more of them.
    #[must_use]
    pub fn value(mut self, set: impl Into<String>) -> Self {
        let set = set.into();
        match &mut self.control {
            Control::Line { value, .. } | Control::Area { value, .. } => *value = set,
            Control::Select { chosen, .. } => *chosen = set,
            Control::Choices { chosen, several, .. } => {
                if !*several {
                    chosen.clear();
                }
                chosen.push(set);
            }
            Control::Date { .. } => debug_assert!(false, "a date has three values"),
            Control::File { .. } => debug_assert!(false, "no browser lets a page choose a file"),
        }
        self
    }

    /// What is wrong with it, and what to do: "The code has eight characters. You typed seven."
    #[must_use]
    pub fn wrong(mut self, problem: impl Into<String>) -> Self {
        self.problem = Some(problem.into());
        self
    }

    /// What was sent for it before, if anything was.
    pub(super) fn keep(mut self, sent: &Sent) -> Self {
        let name = self.name.as_str();
        match &mut self.control {
            Control::Line { value, .. } | Control::Area { value, .. } => *value = sent.one(name).into(),
            Control::Select { chosen, .. } => *chosen = sent.one(name).into(),
            Control::Choices { chosen, .. } => *chosen = sent.all(name).map(str::to_owned).collect(),
            Control::Date { day, month, year } => {
                for (part, value) in [("day", day), ("month", month), ("year", year)] {
                    *value = sent.one(&format!("{name}-{part}")).into();
                }
            }
            Control::File { .. } => {}
        }
        self
    }

    pub(super) fn is_file(&self) -> bool {
        matches!(self.control, Control::File { .. })
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// What is wrong with it, with the id of what to put right: for [`Page::problems`](crate::page::Page::problems) of a page
    /// that shows it outside of a [`Form`](super::Form).
    pub fn problem(&self) -> Option<(String, String)> {
        Some((self.first_id(), self.problem.clone()?))
    }

    fn id(&self) -> String {
        format!("field-{}", self.name)
    }

    /// The id of the first thing to press or type in: where a link from the summary leads.
    pub(super) fn first_id(&self) -> String {
        match &self.control {
            Control::Choices { .. } => format!("{}-0", self.id()),
            Control::Date { .. } => format!("{}-day", self.id()),
            _ => self.id(),
        }
    }

    /// Whether it is several things with one label.
    fn is_group(&self) -> bool {
        matches!(self.control, Control::Choices { .. } | Control::Date { .. })
    }

    /// The attributes that tie hint and problem to the field, for who does not see them stand above it.
    fn described(&self) -> String {
        let ids = [(self.hint.is_some(), "hint"), (self.problem.is_some(), "problem")];
        let ids = ids.iter().filter(|(there, _)| *there).map(|(_, what)| format!("{}-{what}", self.id()));
        ids.collect::<Vec<_>>().join(" ")
    }

    /// Whether it is typed letter by letter from paper or another screen.
    fn is_code(&self) -> bool {
        matches!(self.control, Control::Line { class: "code", .. })
    }

    /// What each part of a date is called, how long it is, and what stands in it.
    fn date_parts<'a>(&self, day: &'a str, month: &'a str, year: &'a str) -> [(&'static str, String, u8, &'a str); 3] {
        [
            ("day", self.words.say("field-day"), 2, day),
            ("month", self.words.say("field-month"), 2, month),
            ("year", self.words.say("field-year"), 4, year),
        ]
    }
}

into_markup!(Field);
