//! Cards, notes and tags.

use askama::Template;

use crate::markup::{Markup, into_markup};

/// A few words on how something stands. The words carry the meaning; the colour only helps the eye.
#[derive(Debug, Clone, Template)]
#[template(path = "tag.html")]
pub struct Tag {
    text: String,
    kind: &'static str,
}

impl Tag {
    fn new(text: impl Into<String>, kind: &'static str) -> Self {
        Self { text: text.into(), kind }
    }

    /// Grey: not begun, a draft.
    pub fn draft(text: impl Into<String>) -> Self {
        Self::new(text, "")
    }

    /// Petrol: open, under way.
    pub fn open(text: impl Into<String>) -> Self {
        Self::new(text, " open")
    }

    /// Ochre: needs you.
    pub fn turn(text: impl Into<String>) -> Self {
        Self::new(text, " turn")
    }

    /// Green: settled.
    pub fn done(text: impl Into<String>) -> Self {
        Self::new(text, " done")
    }

    /// Red: owed and not done.
    pub fn stop(text: impl Into<String>) -> Self {
        Self::new(text, " stop")
    }
}

/// Something that stands on its own: a heading, what there is to say, what can be done.
#[derive(Debug, Clone, Template)]
#[template(path = "card.html")]
pub struct Card {
    kind: &'static str,
    level: u8,
    title: String,
    tag: Markup,
    body: Markup,
    acts: Markup,
}

impl Card {
    /// An ordinary card. Its heading is of the third level until said otherwise.
    pub fn new(title: impl Into<String>, body: impl Into<Markup>) -> Self {
        Self {
            kind: "",
            level: 3,
            title: title.into(),
            tag: Markup::default(),
            body: body.into(),
            acts: Markup::default(),
        }
    }

    /// The one thing on a page that waits for the reader.
    pub fn turn(title: impl Into<String>, body: impl Into<Markup>) -> Self {
        Self { kind: " turn", ..Self::new(title, body) }
    }

    /// Something owed was not done: what, since when, by which rule.
    pub fn stop(title: impl Into<String>, body: impl Into<Markup>) -> Self {
        Self { kind: " stop", ..Self::new(title, body) }
    }

    /// Nothing here yet: what would be here, who may start it, and the button that does.
    pub fn empty(title: impl Into<String>, who_may: &str, acts: impl Into<Markup>) -> Self {
        Self { kind: " empty", acts: acts.into(), ..Self::new(title, Markup::paragraph(who_may)) }
    }

    /// With a tag above its heading.
    #[must_use]
    pub fn tagged(mut self, tag: Tag) -> Self {
        self.tag = tag.into();
        self
    }

    /// With buttons below.
    #[must_use]
    pub fn acts(mut self, acts: impl Into<Markup>) -> Self {
        self.acts = acts.into();
        self
    }

    /// With a heading of that level, 2 to 4, so that headings follow one another on the page.
    #[must_use]
    pub fn level(mut self, level: u8) -> Self {
        self.level = level.clamp(2, 4);
        self
    }
}

/// A sentence set apart from the text.
#[derive(Debug, Clone, Template)]
#[template(path = "note.html")]
pub struct Note {
    kind: &'static str,
    said: bool,
    body: Markup,
}

impl Note {
    /// What a rule says, word for word.
    pub fn rule(body: impl Into<Markup>) -> Self {
        Self { kind: "", said: false, body: body.into() }
    }

    /// What a rule changed, or what needs the reader's eye.
    pub fn turn(body: impl Into<Markup>) -> Self {
        Self { kind: " turn", ..Self::rule(body) }
    }

    /// What went wrong or was not done.
    pub fn stop(body: impl Into<Markup>) -> Self {
        Self { kind: " stop", ..Self::rule(body) }
    }

    /// What became of what the reader sent; read out when the next page opens.
    pub fn done(body: impl Into<Markup>) -> Self {
        Self { said: true, ..Self::rule(body) }
    }
}

into_markup!(Tag, Card, Note);
