//! What is done with every request before the house sees it: where it comes from, and whether it came over TLS.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::front::Front;
use super::network::Network;
use crate::house::limits::Client;

/// Browsers keep to TLS for a year.
const KEEP_TO_TLS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// What is in front, and what the house is called from outside.
#[derive(Debug)]
pub(super) struct Outside {
    pub(super) front: Front,
    pub(super) address: String,
}

pub(super) async fn each(
    State(outside): State<Arc<Outside>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let peer = peer.ip().to_canonical();
    let client = match &outside.front {
        Front::Proxy(trusted) if !is_for_machines(&request) => {
            if let Some(refused) = outside.refused(trusted, peer, &request) {
                return refused;
            }
            client(trusted, peer, request.headers())
        }
        _ => peer,
    };
    request.extensions_mut().insert(Client(client));
    let mut answer = next.run(request).await;
    if outside.front.is_encrypted() {
        answer.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, KEEP_TO_TLS);
    }
    answer
}

/// Whoever watches over the machine asks past the proxy.
fn is_for_machines(request: &Request) -> bool {
    matches!(request.uri().path(), "/health" | "/ready")
}

impl Outside {
    /// Why a request is not let through: it did not come by the proxy, or came to the proxy in the clear.
    fn refused(&self, trusted: &[Network], peer: IpAddr, request: &Request) -> Option<Response> {
        if !is_trusted(trusted, peer) {
            tracing::warn!("a request that did not come through the proxy");
            return Some((StatusCode::FORBIDDEN, "Use the public address.\n").into_response());
        }
        let scheme = listed(request.headers(), "x-forwarded-proto").pop();
        match scheme.as_deref() {
            Some("https") => None,
            Some("http") if matches!(*request.method(), Method::GET | Method::HEAD) => {
                let page = request.uri().path_and_query().map_or("/", |page| page.as_str());
                Some(Redirect::permanent(&format!("{}{page}", self.address)).into_response())
            }
            _ => {
                tracing::error!("the proxy does not say that the request came over TLS (X-Forwarded-Proto: https)");
                Some(
                    (StatusCode::BAD_GATEWAY, "The proxy in front is not set up: see X-Forwarded-Proto.\n")
                        .into_response(),
                )
            }
        }
    }
}

fn is_trusted(trusted: &[Network], address: IpAddr) -> bool {
    trusted.iter().any(|network| network.has(address))
}

/// The last address before those of our proxies. What stands before it anybody may have written.
fn client(trusted: &[Network], peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let mut last = peer;
    for address in listed(headers, "x-forwarded-for").iter().rev() {
        let Ok(address) = address.parse::<IpAddr>() else { return last };
        last = address.to_canonical();
        if !is_trusted(trusted, last) {
            break;
        }
    }
    last
}

/// What a header lists, however many times it comes.
fn listed(headers: &HeaderMap, name: &str) -> Vec<String> {
    let lines = headers.get_all(name).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(|one| one.trim().to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(forwarded: &[&'static str]) -> String {
        let trusted = ["10.0.0.0/8".parse().expect("a network"), "127.0.0.1".parse().expect("an address")];
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", HeaderValue::from_static(line));
        }
        client(&trusted, "127.0.0.1".parse().expect("an address"), &headers).to_string()
    }

    #[test]
    fn whoever_asks_is_the_last_before_our_own_proxies() {
        assert_eq!(asks(&["203.0.113.9"]), "203.0.113.9");
        assert_eq!(asks(&["203.0.113.9, 10.0.0.3"]), "203.0.113.9");
        assert_eq!(asks(&["198.51.100.1, 203.0.113.9"]), "203.0.113.9", "the first was written by who asks");
        assert_eq!(asks(&["198.51.100.1", "203.0.113.9"]), "203.0.113.9", "in two lines");
        assert_eq!(asks(&["2001:db8::7"]), "2001:db8::7");
        assert_eq!(asks(&[]), "127.0.0.1");
        assert_eq!(asks(&["unknown"]), "127.0.0.1");
        assert_eq!(
            asks(&["203.0.113.9, unknown, 10.0.0.3"]),
            "10.0.0.3",
            "nothing is believed beyond what is no address"
        );
    }
}
