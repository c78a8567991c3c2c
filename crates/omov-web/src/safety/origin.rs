//! Nothing on another site can make a reader's browser change anything here.
//!
//! Two locks, because each has a gap. This one looks at what the browser says of where a request comes from
//! (`Sec-Fetch-Site`, sent by all current browsers; `Origin` by the older ones), and holds for every route by itself: it
//! cannot be forgotten. It takes the rules of Go's `http.CrossOriginProtection`. It lets through what carries
//! neither header, which is no browser of the last years. The other, [`Sent`](crate::forms::Sent), wants a token that
//! only a page of the same session has, and closes that gap.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::refusal::Refusal;

pub(super) async fn check(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let host = request.uri().authority().map(ToString::to_string);
    if reads || is_ours(request.headers(), host.as_deref()) {
        next.run(request).await
    } else {
        Refusal::StaleForm.into_response()
    }
}

/// Whether the browser says that the request comes from a page of this very origin, or from the reader themselves.
fn is_ours(headers: &HeaderMap, authority: Option<&str>) -> bool {
    // A header that comes twice, or is no text, is not what a browser sends.
    let only = |name: &str| {
        let mut values = headers.get_all(name).iter();
        match (values.next(), values.next()) {
            (None, _) => Ok(None),
            (Some(value), None) => value.to_str().map(Some).map_err(|_| ()),
            _ => Err(()),
        }
    };
    let Ok(site) = only("sec-fetch-site") else { return false };
    if let Some(site) = site {
        return matches!(site, "same-origin" | "none");
    }
    let (Ok(origin), Ok(host)) = (only(header::ORIGIN.as_str()), only(header::HOST.as_str())) else { return false };
    let Some(origin) = origin else { return true };
    let from = origin.split_once("://").map(|(_, from)| from);
    from.is_some() && from == authority.or(host)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::is_ours;

    fn ours(headers: &[(&'static str, &'static str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        is_ours(&map, None)
    }

    #[test]
    fn a_form_of_another_site_is_refused() {
        let host = ("host", "vote.example:8080");
        for site in ["cross-site", "same-site", "", "SAME-ORIGIN"] {
            assert!(!ours(&[host, ("sec-fetch-site", site), ("origin", "https://vote.example:8080")]), "{site}");
        }
        for origin in [
            "https://evil.example",
            "null",
            "vote.example:8080",
            "https://vote.example",
            "https://vote.example:8080.evil",
        ] {
            assert!(!ours(&[host, ("origin", origin)]), "{origin}");
        }
        assert!(!ours(&[("origin", "https://vote.example")]), "no host");
        assert!(!ours(&[host, ("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")]), "twice");
        assert!(!ours(&[host, ("origin", "https://vote.example:8080"), ("origin", "https://evil.example")]), "twice");
    }

    #[test]
    fn our_own_forms_pass_in_new_browsers_and_in_old() {
        let host = ("host", "vote.example:8080");
        assert!(ours(&[host, ("sec-fetch-site", "same-origin")]));
        assert!(ours(&[host, ("sec-fetch-site", "none")]), "sent again by the reader");
        assert!(ours(&[host, ("origin", "https://vote.example:8080")]));
        assert!(ours(&[host]), "left to the token");
    }
}
