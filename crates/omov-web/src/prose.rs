//! Text with a little form that people write themselves: paragraphs, lists, emphasis, links, in Markdown (CommonMark).
//!
//! What they wrote is never markup of ours: HTML in it is shown as the letters it is, pictures become their words, and a
//! link leads to the web or to a page of this house and nowhere else.

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

use crate::markup::Markup;

/// More than this is not read: whoever takes a text from a person says so to them before.
const MOST_LETTERS: usize = 50_000;

impl Markup {
    /// What a person wrote in Markdown. Its headings begin below those of the page.
    pub fn markdown(text: &str) -> Self {
        let end = text.char_indices().nth(MOST_LETTERS).map_or(text.len(), |(at, _)| at);
        let mut into = String::from("<div class=\"prose\">\n");
        html::push_html(&mut into, Harmless::of(Parser::new_ext(&text[..end], Options::empty())));
        into.push_str("</div>\n");
        Self::made(into)
    }
}

/// Events of a text from which everything that could do something is gone.
struct Harmless<I> {
    events: I,
    /// For each link that is open, whether it was let through.
    open: Vec<bool>,
}

impl<'t, I: Iterator<Item = Event<'t>>> Harmless<I> {
    fn of(events: I) -> Self {
        Self { events, open: Vec::new() }
    }
}

impl<'t, I: Iterator<Item = Event<'t>>> Iterator for Harmless<I> {
    type Item = Event<'t>;

    fn next(&mut self) -> Option<Event<'t>> {
        loop {
            return Some(match self.events.next()? {
                Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
                Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
                Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
                Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => continue,
                Event::Start(Tag::Heading { level, .. }) => {
                    Event::Start(Tag::Heading { level: lower(level), id: None, classes: Vec::new(), attrs: Vec::new() })
                }
                Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
                Event::Start(Tag::Link { link_type, dest_url, id, .. }) => {
                    let address = address(link_type, dest_url);
                    self.open.push(address.is_some());
                    match address {
                        // No title: it would show only where a mouse hovers.
                        Some(dest_url) => {
                            Event::Start(Tag::Link { link_type, dest_url, title: CowStr::Borrowed(""), id })
                        }
                        None => continue,
                    }
                }
                Event::End(TagEnd::Link) if self.open.pop() != Some(true) => continue,
                other => other,
            });
        }
    }
}

/// Where a link may lead.
fn address(kind: LinkType, to: CowStr<'_>) -> Option<CowStr<'_>> {
    if kind == LinkType::Email {
        return Some(to);
    }
    let small = to.to_ascii_lowercase();
    let web = ["https://", "http://", "mailto:"].iter().any(|scheme| small.starts_with(scheme));
    let ours = small.starts_with('/') && !small.starts_with("//") && !small.contains('\\');
    (web || ours).then_some(to)
}

/// The title of a page is the first level, and its sections are the second.
fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> String {
        Markup::markdown(text).into_string()
    }

    #[test]
    fn people_can_write_paragraphs_lists_emphasis_and_links() {
        let page = made(
            "# Who we are\n\nWe **meet** on *Sundays*.\n\n- tea\n- [minutes](/groups/1)\n\n<https://example.org/a>",
        );
        for part in [
            "<h3>Who we are</h3>",
            "<strong>meet</strong>",
            "<em>Sundays</em>",
            "<li>tea</li>",
            "<a href=\"/groups/1\">minutes</a>",
            "<a href=\"https://example.org/a\">",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
    }

    #[test]
    fn nothing_a_person_wrote_runs_or_is_loaded() {
        for text in [
            "<script>alert(1)</script>",
            "hello <img src=x onerror=alert(1)>",
            "<div\nonclick=alert(1)>",
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt:alert(1))",
            "[a](data:text/html,<script>alert(1)</script>)",
            "[a](//evil.example)",
            "[a](/\\evil.example)",
            "![a](https://evil.example/pixel.png)",
            "[![a](x.png)](javascript:alert(1))",
            "<a href=\"javascript:alert(1)\">a</a>",
            "[a](https://evil.example \"onmouseover=alert(1)\")",
            "<javascript:alert(1)>",
            "&#60;script&#62;alert(1)&#60;/script&#62;",
        ] {
            let page = made(text);
            let ours = ["javascript", "data", "//", "/\\"].map(|to| format!("<a href=\"{to}"));
            for bad in ours.iter().map(String::as_str).chain(["<script", "<img", "<div\n", "\" title=\""]) {
                assert!(!page.to_ascii_lowercase().contains(bad), "{text} gives {page}");
            }
        }
    }

    #[test]
    fn a_link_that_leads_nowhere_leaves_its_words() {
        assert_eq!(made("[the words](javascript:x) stay"), "<div class=\"prose\">\n<p>the words stay</p>\n</div>\n");
    }

    #[test]
    fn a_text_without_end_is_cut() {
        assert!(made(&"é".repeat(MOST_LETTERS * 3)).len() < MOST_LETTERS * 3);
        // Nested a hundred thousand deep: takes no time and does not end the program.
        made(&">".repeat(100_000));
        made(&"[".repeat(100_000));
    }
}
