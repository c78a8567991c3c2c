//! A browser without a screen, over plain HTTP: it keeps cookies and sends forms with their token.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use crate::house::House;

#[derive(Default)]
pub(crate) struct Browser {
    host: String,
    cookies: Vec<(String, String)>,
    /// Headers sent with every request, such as a proxy adds.
    pub(crate) headers: Vec<(&'static str, &'static str)>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Seen {
    /// What an answer says, as it came over the wire.
    pub(crate) fn read(raw: &str) -> Self {
        let (head, body) = raw.split_once("\r\n\r\n").unwrap_or((raw, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Self { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// All values of a header.
    pub(crate) fn headers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(move |(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub(crate) fn location(&self) -> &str {
        self.headers("location").next().unwrap_or_default()
    }

    /// The token of the form on a page.
    pub(crate) fn token(&self) -> &str {
        let at = self.body.split_once("name=\"_token\" value=\"").map_or("", |(_, rest)| rest);
        at.split('"').next().unwrap_or_default()
    }
}

impl Browser {
    pub(crate) fn at(house: &House) -> Self {
        Self { host: house.host.clone(), ..Self::default() }
    }

    pub(crate) fn get(&mut self, path: &str) -> Seen {
        self.ask("GET", path, "")
    }

    /// Opens the page a form stands on and sends it.
    pub(crate) fn send(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Seen {
        let token = self.get(page).token().to_owned();
        let mut body = format!("_token={token}");
        for (name, value) in fields {
            body.extend(["&", name, "=", &encoded(value)]);
        }
        self.ask("POST", action, &body)
    }

    /// The bytes of a request.
    pub(crate) fn request(&self, method: &str, path: &str, body: &str) -> String {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.host);
        if !cookies.is_empty() {
            request.extend(["Cookie: ", &cookies.join("; "), "\r\n"]);
        }
        for (name, value) in &self.headers {
            request.extend([name, ": ", value, "\r\n"]);
        }
        if method == "POST" {
            request += "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n";
            request.extend(["Content-Length: ", &body.len().to_string(), "\r\n"]);
        }
        request + "\r\n" + body
    }

    fn ask(&mut self, method: &str, path: &str, body: &str) -> Seen {
        let mut stream = connect(&self.host);
        stream.write_all(self.request(method, path, body).as_bytes()).expect("sent");
        self.answer(stream)
    }

    /// Reads an answer to its end.
    pub(crate) fn answer(&mut self, mut stream: TcpStream) -> Seen {
        let mut raw = Vec::new();
        stream.read_to_end(&mut raw).expect("an answer");
        let seen = Seen::read(&String::from_utf8_lossy(&raw));
        self.keep(&seen);
        seen
    }

    /// Keeps the cookies of an answer.
    fn keep(&mut self, seen: &Seen) {
        for set in seen.headers("set-cookie") {
            let Some((name, value)) = set.split(';').next().and_then(|pair| pair.split_once('=')) else { continue };
            self.cookies.retain(|(kept, _)| kept != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}

pub(crate) fn connect(host: &str) -> TcpStream {
    let stream = TcpStream::connect(host).expect("the house listens");
    stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a timeout");
    stream
}

fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// The two people who found the movement in these tests, and what it is called.
pub(crate) const NAME: &str = "Lantern Quay Movement";
pub(crate) const OFFICERS: [(&str, &str); 4] = [
    ("name-1", "Ottoline Varga"),
    ("email-1", "ottoline.varga@example.org"),
    ("name-2", "Casimir Bello"),
    ("email-2", "casimir.bello@example.org"),
];

/// Founds the movement, with the code from the terminal.
pub(crate) fn found(house: &House) -> Browser {
    found_as(house, Browser::at(house))
}

/// Founds it with that browser.
pub(crate) fn found_as(house: &House, mut browser: Browser) -> Browser {
    as_far_as_people(&mut browser, house.code.as_deref().expect("a code was printed"));
    let founded = browser.send("/setup/people", "/setup/people", &OFFICERS);
    assert_eq!(founded.location(), "/setup/done", "{}", founded.body);
    browser
}

/// Everything before the founding officers are named.
pub(crate) fn as_far_as_people(browser: &mut Browser, code: &str) {
    assert_eq!(browser.send("/setup", "/setup", &[("code", code)]).location(), "/setup/name");
    let name = [("name", NAME), ("language", "en"), ("zone", "Europe/London")];
    assert_eq!(browser.send("/setup/name", "/setup/name", &name).location(), "/setup/rules");
    assert_eq!(browser.send("/setup/rules", "/setup/rules", &[("rules", "movement")]).location(), "/setup/rules/look");
}
