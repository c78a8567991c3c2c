//! Which browser it is, in words a person knows again: Firefox on Android. What browsers say of themselves is long and holds
//! more than that, and is not kept.

use axum::http::{HeaderMap, header};
use omov_web::words::Words;

/// A browser and what it runs on, as far as they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Device {
    browser: Option<&'static str>,
    system: Option<&'static str>,
}

/// What a browser says, and its name. Many say that they are also another, so the first that fits counts.
const BROWSERS: [(&str, &str); 11] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Vivaldi", "Vivaldi"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chromium", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("AppleWebKit", "Safari"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
];

impl Device {
    /// From what the browser says of itself.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let said = headers.get(header::USER_AGENT).and_then(|said| said.to_str().ok()).unwrap_or_default();
        let known = |list: &[(&str, &'static str)]| list.iter().find(|(part, _)| said.contains(part)).map(|one| one.1);
        Self { browser: known(&BROWSERS), system: known(&SYSTEMS) }
    }

    /// In words.
    pub(crate) fn said(self, words: &Words) -> String {
        match (self.browser, self.system) {
            (Some(browser), Some(system)) => {
                words.say_with("device", &[("browser", browser.into()), ("system", system.into())])
            }
            (Some(browser), None) => browser.into(),
            (None, Some(system)) => words.say_with("device-on", &[("system", system.into())]),
            (None, None) => words.say("device-unknown"),
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::Device;
    use crate::house::testing::words;

    #[test]
    fn a_device_is_named_in_words_a_person_knows_again() {
        let said = |agent: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::USER_AGENT, HeaderValue::from_static(agent));
            Device::of(&headers).said(&words())
        };
        let firefox = "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0";
        assert_eq!(said(firefox), "Firefox on Android");
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 \
                    Safari/537.36 Edg/128.0.0.0";
        assert_eq!(said(edge), "Edge on Windows");
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                      Version/17.5 Mobile/15E148 Safari/604.1";
        assert_eq!(said(safari), "Safari on iPhone");
        assert_eq!(said("curl/8"), "A browser we do not know");
        assert_eq!(said("<script>alert(1)</script> Linux"), "A browser on Linux", "nothing of what it says is kept");
        assert_eq!(Device::of(&HeaderMap::new()).said(&words()), "A browser we do not know");
    }
}
