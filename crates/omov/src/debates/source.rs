//! Where a statement comes from: what it is, in words, and an address if it has one. The house never fetches it.

use serde::{Deserialize, Serialize};

use super::text;

/// The longest name of a source, and the longest address.
pub(super) const LONGEST: usize = 150;
pub(super) const LONGEST_LINK: usize = 400;

/// Where a statement comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Source {
    /// What it is: a report, a page, a conversation.
    pub(super) text: String,
    pub(super) link: Option<String>,
}

impl Source {
    /// As it was typed; nothing where nothing was.
    ///
    /// # Errors
    /// The field that is wrong, and the message that says what is.
    pub(super) fn typed(text: &str, link: &str) -> Result<Option<Self>, (&'static str, &'static str)> {
        let (text, link) = (text::plain(text).ok_or(("source", "say-turned"))?, link.trim());
        if text.is_empty() && !link.is_empty() {
            return Err(("source", "say-source-missing"));
        }
        if text.chars().count() > LONGEST {
            return Err(("source", "say-source-long"));
        }
        if !link.is_empty() && host(link).is_none() {
            return Err(("link", "say-link-wrong"));
        }
        let link = Some(link.to_owned()).filter(|link| !link.is_empty());
        Ok((!text.is_empty()).then_some(Self { text, link }))
    }

    /// The name of the house at which the address is, for whoever would follow it.
    pub(super) fn host(&self) -> Option<&str> {
        host(self.link.as_deref()?)
    }

    /// In one line.
    pub(super) fn line(&self) -> String {
        [Some(&*self.text), self.link.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// As the columns have it.
pub(super) fn columns(source: Option<&Source>) -> (Option<&str>, Option<&str>) {
    (source.map(|source| &*source.text), source.and_then(|source| source.link.as_deref()))
}

/// The host of an address that can be shown as a link: https, nothing but ASCII that is seen, no name or password in it, a host with a dot.
fn host(link: &str) -> Option<&str> {
    let seen = link.len() <= LONGEST_LINK && link.chars().all(|c| c.is_ascii_graphic() && !"<>\"\\^`{|}".contains(c));
    let rest = link.strip_prefix("https://").filter(|_| seen)?;
    let host = rest.split(['/', '?', '#']).next()?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let sound = host.split('.').all(|part| !part.is_empty() && part.chars().all(plain));
    // A host of figures alone is a machine, not a name that a reader knows.
    let named = host.rsplit_once('.').is_some_and(|(_, last)| !last.chars().all(|c| c.is_ascii_digit()));
    (sound && named).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_words_and_an_address_that_says_where_it_leads() {
        let source = Source::typed(" The  council’s plan ", " https://council.example.org/plan?page=3#bus ");
        let source = source.expect("sound").expect("a source");
        assert_eq!(source.text, "The council’s plan");
        assert_eq!(source.host(), Some("council.example.org"));
        assert_eq!(Source::typed(" ", " "), Ok(None));
        assert_eq!(Source::typed("", "https://example.org"), Err(("source", "say-source-missing")));
        assert_eq!(Source::typed("a\u{202e}b", ""), Err(("source", "say-turned")));
        assert_eq!(Source::typed(&"x".repeat(151), ""), Err(("source", "say-source-long")));
    }

    #[test]
    fn an_address_that_would_lead_elsewhere_than_it_reads_is_refused() {
        let bad = [
            "http://example.org",
            "javascript:alert(1)",
            "https://",
            "https://localhost/",
            "https://127.0.0.1/",
            "https://example.org@evil.example/",
            "https://example.org:8443/",
            "https://exаmple.org/",
            "https://example.org/a b",
            "https://example.org/\"onmouseover=\"x",
            "https://EXAMPLE.org/",
            "https://example..org/",
            "//example.org/",
        ];
        for link in bad {
            assert_eq!(Source::typed("A page", link), Err(("link", "say-link-wrong")), "{link}");
        }
        let long = format!("https://example.org/{}", "a".repeat(LONGEST_LINK));
        assert_eq!(Source::typed("A page", &long), Err(("link", "say-link-wrong")));
    }
}
