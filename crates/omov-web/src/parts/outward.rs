//! A way out of the house, to a page that a person named. Nothing is ever fetched from there.

use askama::Template;

use crate::markup::into_markup;

/// More letters no address has that somebody could read before they follow it.
const LONGEST: usize = 500;

/// The address of a page elsewhere on the web. It is shown as it is, so that whoever follows it sees where they go; the page there is not told
/// from where they came.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "outward.html")]
pub struct Outward {
    address: String,
}

impl Outward {
    /// An address that somebody typed: `https`, a host with a dot in its name, and only letters that are what they look like. Names and passwords
    /// before the host are refused, because they make it look like another one.
    pub fn parse(typed: &str) -> Option<Self> {
        let (scheme, rest) = typed.split_at_checked("https://".len())?;
        let (host, _) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
        let label = |label: &str| {
            let letters = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            (1..=63).contains(&label.len()) && letters && !label.starts_with('-') && !label.ends_with('-')
        };
        let named = name.contains('.') && name.split('.').all(label);
        let port = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
        let plain = rest.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'\\' | b'`'));
        let fits = scheme.eq_ignore_ascii_case("https://") && named && port && plain && typed.len() <= LONGEST;
        fits.then(|| Self { address: format!("https://{rest}") })
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.address
    }
}

into_markup!(Outward);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Markup;

    #[test]
    fn an_address_leads_to_where_it_says_and_tells_nobody_from_where() {
        let to = Outward::parse("HTTPS://www.example.org:8443/a?b=c&d=%20#e").expect("an address");
        let page = Markup::from(to).into_string();
        let address = "https://www.example.org:8443/a?b=c&#38;d=%20#e";
        assert!(page.contains(&format!("href=\"{address}\"")) && page.contains(&format!(">{address}<")), "{page}");
        assert!(page.contains("rel=\"noopener noreferrer nofollow\""), "{page}");
    }

    #[test]
    fn what_is_no_address_of_a_page_or_looks_like_another_is_none() {
        let long = format!("https://example.org/{}", "a".repeat(LONGEST));
        for typed in [
            "",
            "https://",
            "example.org/a",
            "http://example.org",
            "javascript:alert(1)",
            "https://example",
            "https://bank.example@evil.example/",
            "https://exa mple.org",
            "https://example.org/\u{202e}gpj",
            "https://ex\u{430}mple.org",
            "https://example.org/\"onclick",
            "https://example.org\\@evil.example",
            "https://-a.example",
            "https://example..org",
            "https://example.org:0/",
            "https://example.org:/",
            &long,
        ] {
            assert_eq!(Outward::parse(typed), None, "{typed}");
        }
    }
}
