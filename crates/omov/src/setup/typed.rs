//! What somebody typed on the pages of the first start, looked over.

use omov_count::report::disguises;

/// A name of an organisation or a person is at most so long.
const LONGEST_NAME: usize = 100;
/// The longest address that mail can be sent to (RFC 5321).
const LONGEST_EMAIL: usize = 254;

/// Whether a name can stand on a page: the name of the message that says what is wrong.
pub(super) fn name_slip(name: &str, missing: &'static str) -> Option<&'static str> {
    match name.chars().count() {
        0 => Some(missing),
        n if n > LONGEST_NAME => Some("setup-name-long"),
        _ if name.chars().any(disguises) => Some("setup-name-odd"),
        _ => None,
    }
}

/// Whether that is an address mail can be sent to.
pub(super) fn is_email(email: &str) -> bool {
    email.len() <= LONGEST_EMAIL && email.parse::<lettre::Address>().is_ok_and(|address| address.domain().contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_an_address_is_told_from_a_whole_one() {
        for whole in ["name@example.org", "first.last+word@sub.example.org", "NAME@EXAMPLE.ORG"] {
            assert!(is_email(whole), "{whole}");
        }
        let long = format!("{}@example.org", "x".repeat(300));
        for half in ["", "name", "name@", "@example.org", "hello@eastmere", "a b@example.org", "a@b@example.org", &long]
        {
            assert!(!is_email(half), "{half}");
        }
    }

    #[test]
    fn a_name_is_there_short_and_plain() {
        assert_eq!(name_slip("Eastmere Together", "missing"), None);
        assert_eq!(name_slip("", "missing"), Some("missing"));
        assert_eq!(name_slip(&"é".repeat(101), "missing"), Some("setup-name-long"));
        assert_eq!(name_slip("East\u{202e}mere", "missing"), Some("setup-name-odd"));
        assert_eq!(name_slip("East\nmere", "missing"), Some("setup-name-odd"));
    }
}
