//! A letter as a mail.

use lettre::message::header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::{Address, message};

use super::kept::{Kept, Trouble};
use crate::house::timestamp;

/// That no person wrote it, so that no machine answers: RFC 3834.
#[derive(Clone, Debug)]
struct ByItself;

impl Header for ByItself {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".into())
    }
}

/// Where one press stops letters of this kind: RFC 2369 and RFC 8058.
#[derive(Clone, Debug)]
struct Stops(String);

impl Header for Stops {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(found: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(found.trim_matches(['<', '>']).to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), format!("<{}>", self.0))
    }
}

/// What is sent there.
#[derive(Clone, Debug)]
struct Press;

impl Header for Press {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        let (name, value) = crate::digest::PRESS;
        HeaderValue::new(Self::name(), format!("{name}={value}"))
    }
}

/// The mail. `stop` is where it is stopped, if it can be. `name` is the organisation's, `from` its address where one is set, `house` the address of its pages.
pub(super) fn of(
    letter: &Kept,
    name: &str,
    from: Option<&Address>,
    (house, stop): (&str, Option<String>),
) -> Result<Message, Trouble> {
    let to: Address = letter.email.as_deref().unwrap_or_default().parse().map_err(|_| Trouble::Address)?;
    let host = host_of(house);
    let own = || Address::new("post", host).or_else(|_| Address::new("post", "localhost"));
    let from = from.cloned().map_or_else(own, Ok).map_err(|_| Trouble::Address)?;
    let id = format!("<{}@{}>", letter.id, from.domain());
    let name = (!name.is_empty()).then(|| name.to_owned());
    let begun = message::MessageBuilder::new();
    let begun = match stop {
        Some(stop) => begun.header(Stops(stop)).header(Press),
        None => begun,
    };
    begun
        .from(Mailbox::new(name, from))
        .to(Mailbox::new(None, to))
        .subject(&letter.subject)
        .date(timestamp(letter.made_at).into())
        .message_id(Some(id))
        .header(ByItself)
        .header(ContentType::TEXT_PLAIN)
        .header(ContentTransferEncoding::QuotedPrintable)
        .body(letter.body.clone())
        .map_err(|_| Trouble::Address)
}

/// The host in the address of a page.
fn host_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or_default()
}
