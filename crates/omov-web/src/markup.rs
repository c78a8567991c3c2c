//! Text that may be written to a page as it stands. There is no other: every string is escaped on its way into a template.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;

use crate::parts::Link;

/// HTML that was made by a template, or escaped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markup(String);

impl HtmlSafe for Markup {}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Markup {
    /// What a template makes.
    ///
    /// A template fails only where something inside it refuses to be written, and nothing here does; then the place
    /// stays empty, and the log says so.
    pub fn of(template: &impl Template) -> Self {
        Self(template.render().unwrap_or_else(|error| {
            tracing::error!(%error, "a template failed");
            String::new()
        }))
    }

    /// What a component of the kit has made.
    pub(crate) fn made(html: String) -> Self {
        Self(html)
    }

    /// Plain text, escaped.
    pub fn text(text: &str) -> Self {
        Self(escaped(text))
    }

    /// Text that a person wrote, which may run in its own direction without turning what stands round it.
    pub fn name(text: &str) -> Self {
        Self(format!("<bdi>{}</bdi>", escaped(text)))
    }

    /// A link.
    pub fn link(link: &Link) -> Self {
        Self(format!("<a href=\"{}\">{}</a>", escaped(&link.href), escaped(&link.text)))
    }

    /// A link that a person typed, to another house. It tells that house nothing of where the reader comes from, and lends it no name. What is no
    /// `https` address is no link.
    pub fn outside(text: &str, href: &str) -> Self {
        if !href.starts_with("https://") {
            return Self::text(text);
        }
        Self(format!("<a href=\"{}\" rel=\"noopener noreferrer nofollow\">{}</a>", escaped(href), escaped(text)))
    }

    /// A paragraph of plain text.
    pub fn paragraph(text: &str) -> Self {
        Self(format!("<p>{}</p>\n", escaped(text)))
    }

    /// Text of several paragraphs that a person wrote, with its lines as they are.
    pub fn paragraphs(text: &str) -> Self {
        let paragraphs = text.split("\n\n").filter(|part| !part.trim().is_empty());
        Self::joined(paragraphs.map(|part| Self::lines(part.lines().map(Self::name))))
    }

    /// A heading of that level, 2 to 4.
    pub fn heading(level: u8, text: &str) -> Self {
        let level = level.clamp(2, 4);
        Self(format!("<h{level}>{}</h{level}>\n", escaped(text)))
    }

    /// A heading that a link can jump to. The id is the program's, and nothing else on the page has it.
    pub fn anchored(id: &str, level: u8, text: &str) -> Self {
        let (level, id) = (level.clamp(2, 4), escaped(id));
        Self(format!("<h{level} id=\"{id}\">{}</h{level}>\n", escaped(text)))
    }

    /// A section of the page with its heading. The id is the program's, and no other section of the page has it.
    pub fn section(id: &str, title: &str, body: Self) -> Self {
        let (id, title) = (escaped(id), escaped(title));
        Self(format!("<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n{body}</section>\n"))
    }

    /// Two columns from 960 pixels on, one after the other below: a wide one and one at its side, or two as wide as each
    /// other.
    pub fn columns(first: Self, second: Self, even: bool) -> Self {
        let class = if even { "columns even" } else { "columns" };
        Self(format!("<div class=\"{class}\"><div>\n{first}</div>\n<div>\n{second}</div></div>\n"))
    }

    /// What is read from the back of a hall: large letters, on a wall or a screen.
    pub fn from_afar(body: Self) -> Self {
        Self(format!("<div class=\"afar\">\n{body}</div>\n"))
    }

    /// Small things in one line, with space between.
    pub fn line(parts: impl IntoIterator<Item = Self>) -> Self {
        let parts: Vec<_> = parts.into_iter().map(|part| part.0.trim_end().to_owned()).collect();
        Self(format!("<p>{}</p>\n", parts.join(" ")))
    }

    /// One line below the other, as on an envelope.
    pub fn lines(parts: impl IntoIterator<Item = Self>) -> Self {
        let parts: Vec<_> = parts.into_iter().map(|part| part.0.trim_end().to_owned()).collect();
        Self(format!("<p>{}</p>\n", parts.join("<br>\n")))
    }

    /// A paragraph in small letters, below what it explains.
    pub fn small(text: &str) -> Self {
        Self(format!("<p class=\"small\">{}</p>\n", escaped(text)))
    }

    /// One after the other.
    pub fn joined(parts: impl IntoIterator<Item = Self>) -> Self {
        Self(parts.into_iter().map(|part| part.0).collect())
    }

    /// As a string, for an answer.
    pub fn into_string(self) -> String {
        self.0
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Every template becomes markup, so that components can be handed on as they are.
macro_rules! into_markup {
    ($($component:ty),+ $(,)?) => { $(
        impl From<$component> for $crate::markup::Markup {
            fn from(component: $component) -> Self {
                Self::of(&component)
            }
        }
    )+ };
}
pub(crate) use into_markup;

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn what_a_person_wrote_is_never_markup() {
        let script = "<script>alert('1')</script>&\"";
        for made in [Markup::text(script), Markup::name(script), Markup::paragraph(script), Markup::small(script)] {
            let made = made.into_string();
            assert!(!made.contains("<script") && !made.contains("'1'") && made.contains("&amp;&quot;"), "{made}");
        }
    }
}
