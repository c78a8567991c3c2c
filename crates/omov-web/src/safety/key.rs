//! The key with which the program knows again what it gave out: cookies, and the tokens of forms.

use std::fmt;

use axum::http::{HeaderMap, HeaderValue, header};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::forms::FormToken;
use crate::hex::{hex, unhex};

/// A secret of the program. HMAC-SHA256 with a word in front that says what for, so that what was given out for one
/// thing is never taken for another.
#[derive(Clone)]
pub struct Key {
    mac: Hmac<Sha256>,
    reached: Reached,
}

/// How browsers reach the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reached {
    /// Over TLS, at a name of its own.
    #[default]
    OverTls,
    /// From its own machine alone, without TLS. There not every browser keeps a cookie that asks for TLS (Safari does
    /// not), and whoever could listen in already sits at the machine.
    FromHere,
}

impl Reached {
    /// By the scheme of the address: `http://` is for the program's own machine.
    pub fn by(address: &str) -> Self {
        if address.starts_with("http://") { Self::FromHere } else { Self::OverTls }
    }

    /// What the names of cookies begin with: with this, browsers take no such cookie from another site or without TLS.
    fn prefix(self) -> &'static str {
        match self {
            Self::OverTls => "__Host-",
            Self::FromHere => "",
        }
    }

    fn secure(self) -> &'static str {
        match self {
            Self::OverTls => " Secure;",
            Self::FromHere => "",
        }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(secret)")
    }
}

impl Key {
    /// From 32 bytes that nobody can guess and that stay the same while sessions last.
    pub fn new(secret: &[u8; 32], reached: Reached) -> Self {
        // HMAC fills a short key up to a whole block with zeros.
        let mut block = [0; 64];
        block[..32].copy_from_slice(secret);
        Self { mac: Hmac::new(&block.into()), reached }
    }

    fn mark(&self, parts: [&str; 3]) -> Hmac<Sha256> {
        let mut mac = self.mac.clone();
        for part in parts {
            // The length comes first, so that no two lists of parts read the same.
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac
    }

    /// The secret that the forms of a session carry; made from the session, so that nothing has to be kept.
    pub fn form_token(&self, session: &str) -> FormToken {
        FormToken::new(hex(&self.mark(["form", session, ""]).finalize().into_bytes()))
    }

    /// A mark that only we can make, for one purpose and one thing: part of an address that nobody can guess, of which nothing has to be kept.
    pub fn mark_of(&self, purpose: &'static str, what: &str) -> String {
        hex(&self.mark(["mark", purpose, what]).finalize().into_bytes())
    }

    /// Whether a mark is ours, for that purpose and that thing.
    pub fn is_mark_of(&self, purpose: &'static str, what: &str, given: &str) -> bool {
        unhex(given).is_some_and(|given| self.mark(["mark", purpose, what]).verify_slice(&given).is_ok())
    }

    /// A cookie that only this site may set and read, and that no script sees (`__Host-`, `Secure`, `HttpOnly`; the
    /// first two not where there is [no TLS](Reached::FromHere)). `SameSite=Lax`, because whoever follows a link in a
    /// mail is signed in; [`origin`](super) keeps other sites from changing anything.
    ///
    /// The value may hold letters, digits, `-` and `_`; anything else gives `None`. With `seconds` at 0 the browser
    /// forgets the cookie.
    pub fn cookie(&self, name: &'static str, value: &str, seconds: u32) -> Option<HeaderValue> {
        let plain = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
        if !value.bytes().all(plain) {
            return None;
        }
        let mark = hex(&self.mark(["cookie", name, value]).finalize().into_bytes());
        let (prefix, secure) = (self.reached.prefix(), self.reached.secure());
        let cookie =
            format!("{prefix}{name}={value}.{mark}; Path=/;{secure} HttpOnly; SameSite=Lax; Max-Age={seconds}");
        HeaderValue::from_str(&cookie).ok()
    }

    /// The value of a cookie of ours. One that was changed, made up, or given out under another name is not there.
    pub fn read<'a>(&self, headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        cookies.flat_map(|line| line.split(';')).find_map(|cookie| {
            let (found, signed) = cookie.trim().split_once('=')?;
            let (value, mark) = signed.rsplit_once('.')?;
            let ours = found.strip_prefix(self.reached.prefix()) == Some(name)
                && self.mark(["cookie", name, value]).verify_slice(&unhex(mark)?).is_ok();
            ours.then_some(value)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(cookie: &str) -> HeaderMap {
        let pair = cookie.split(';').next().unwrap();
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_str(&format!("theme=dark; {pair}; other=1")).unwrap());
        headers
    }

    #[test]
    fn a_cookie_comes_back_as_it_was_given() {
        let key = Key::new(&[7; 32], Reached::OverTls);
        let cookie = key.cookie("session", "abc-123_X", 60).unwrap();
        let cookie = cookie.to_str().unwrap();
        assert!(cookie.starts_with("__Host-session=abc-123_X."), "{cookie}");
        assert!(cookie.ends_with("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60"), "{cookie}");
        assert_eq!(key.read(&sent(cookie), "session"), Some("abc-123_X"));
    }

    #[test]
    fn a_mark_is_good_for_one_purpose_and_one_thing() {
        let (key, other) = (Key::new(&[7; 32], Reached::OverTls), Key::new(&[8; 32], Reached::OverTls));
        let mark = key.mark_of("stop", "ama");
        assert!(key.is_mark_of("stop", "ama", &mark));
        for (purpose, what, given) in
            [("stop", "ben", &*mark), ("begin", "ama", &mark), ("stop", "ama", "00"), ("stop", "ama", "")]
        {
            assert!(!key.is_mark_of(purpose, what, given), "{purpose} {what} {given}");
        }
        assert!(!other.is_mark_of("stop", "ama", &mark));
        assert_ne!(key.form_token("ama").as_str(), key.mark_of("form", "ama"), "no mark is the token of a session");
    }

    #[test]
    fn where_there_is_no_tls_a_cookie_does_not_ask_for_it() {
        let key = Key::new(&[7; 32], Reached::by("http://127.0.0.1:8080"));
        let cookie = key.cookie("session", "abc", 60).unwrap();
        let cookie = cookie.to_str().unwrap();
        assert!(cookie.starts_with("session=abc."), "{cookie}");
        assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=60"), "{cookie}");
        assert_eq!(key.read(&sent(cookie), "session"), Some("abc"));
        assert_eq!(key.read(&sent(&cookie.replace("abc", "abd")), "session"), None, "forged");
        let outside = Key::new(&[7; 32], Reached::by("https://vote.example.org"));
        assert_eq!(outside.read(&sent(cookie), "session"), None, "set without TLS by anybody on the way");
    }

    #[test]
    fn a_forged_cookie_is_not_there() {
        let key = Key::new(&[7; 32], Reached::OverTls);
        let cookie = key.cookie("session", "member-1", 60).unwrap();
        let cookie = cookie.to_str().unwrap();
        assert_eq!(key.read(&sent(&cookie.replace("member-1", "member-2")), "session"), None, "another value");
        assert_eq!(key.read(&sent(&cookie.replace("-session", "-other")), "other"), None, "another name");
        assert_eq!(key.read(&sent(&cookie.replace("__Host-", "")), "session"), None, "set by anybody");
        assert_eq!(Key::new(&[8; 32], Reached::OverTls).read(&sent(cookie), "session"), None, "another key");
        for made_up in ["", "member-1", "member-1.", "member-1.zz", "member-1.0", "member-1.é"] {
            assert_eq!(key.read(&sent_raw(made_up), "session"), None, "{made_up}");
        }
    }

    fn sent_raw(value: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let line = HeaderValue::from_bytes(format!("__Host-session={value}").as_bytes()).unwrap();
        headers.append(header::COOKIE, line);
        headers
    }

    #[test]
    fn nothing_can_be_put_into_a_cookie_behind_its_value() {
        for value in ["a; Domain=evil.example", "a\r\nSet-Cookie: b=c", "a.b", "é"] {
            assert!(Key::new(&[7; 32], Reached::OverTls).cookie("session", value, 60).is_none(), "{value}");
        }
    }

    #[test]
    fn the_token_of_a_form_belongs_to_one_session_and_is_no_cookie() {
        let key = Key::new(&[7; 32], Reached::OverTls);
        assert_eq!(key.form_token("one").as_str(), key.form_token("one").as_str());
        assert_ne!(key.form_token("one").as_str(), key.form_token("two").as_str());
        assert_eq!(format!("{key:?}"), "Key(secret)");
    }
}
