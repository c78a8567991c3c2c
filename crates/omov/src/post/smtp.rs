//! The server that takes our mail to the world: where it is, and how it is spoken to.

use std::net::IpAddr;
use std::str::FromStr;
use std::time::Duration;

use lettre::{Address, AsyncSmtpTransport, Tokio1Executor};

/// No server may keep us waiting for longer than this; shorter than the lease of a letter.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server for mail, by its address: `smtp://name:password@mail.example.org:587?from=office@example.org`. With `smtp` the
/// line is locked by STARTTLS before anything is said, unless the server is on this machine; with `smtps` from the beginning.
#[derive(Clone)]
pub(crate) struct Smtp {
    pub(super) transport: AsyncSmtpTransport<Tokio1Executor>,
    /// Whom the mail is from; without one it is `post@` and the house's own host.
    pub(super) from: Option<Address>,
}

/// The address may hold a password, so nothing of it is shown.
impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Smtp(secret)")
    }
}

impl FromStr for Smtp {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (scheme, rest) = text.split_once("://").ok_or("it begins with smtp:// or smtps://")?;
        let (server, from) = rest.split_once("?from=").map_or((rest, None), |(server, from)| (server, Some(from)));
        if server.contains('?') {
            return Err("after the server there is nothing but ?from= and an address of e-mail");
        }
        let from = from.map(str::parse).transpose().map_err(|_| "after ?from= stands an address of e-mail")?;
        let server = server.trim_end_matches('/');
        let url = match scheme {
            "smtps" => format!("smtps://{server}"),
            "smtp" if is_here(server) => format!("smtp://{server}"),
            "smtp" => format!("smtp://{server}?tls=required"),
            _ => return Err("it begins with smtp:// or smtps://"),
        };
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url)
            .map_err(|_| "it is smtp://, perhaps name:password@, the server's name, and perhaps : and a port")?;
        Ok(Self { transport: transport.timeout(Some(PATIENCE)).build(), from })
    }
}

/// Whether the server is on this machine: then nobody is on the line between.
fn is_here(server: &str) -> bool {
    let host = server.rsplit_once('@').map_or(server, |(_, host)| host);
    if let Some((in_brackets, _)) = host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return in_brackets.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    }
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{Smtp, is_here};

    #[test]
    fn an_address_of_a_server_is_understood_or_refused_in_words() {
        for good in ["smtp://mail.example.org", "smtps://a:b%40c@mail.example.org:465/", "smtp://[::1]:25"] {
            assert!(good.parse::<Smtp>().is_ok(), "{good}");
        }
        let with = "smtp://localhost:25?from=office@example.org".parse::<Smtp>().expect("a server");
        assert_eq!(with.from.map(|from| from.to_string()).as_deref(), Some("office@example.org"));
        for bad in ["mail.example.org", "http://x", "smtp://x?tls=none", "smtp://x?from=nobody", "smtp://"] {
            assert!(bad.parse::<Smtp>().is_err(), "{bad}");
        }
    }

    #[test]
    fn only_a_server_on_this_machine_is_spoken_to_in_the_open() {
        for here in ["127.0.0.1", "127.0.0.1:25", "localhost:2525", "[::1]:25", "a:b@127.0.0.2"] {
            assert!(is_here(here), "{here}");
        }
        for elsewhere in ["mail.example.org", "localhost.example.org", "127.0.0.1@mail.example.org:25", "[2001:db8::1]"]
        {
            assert!(!is_here(elsewhere), "{elsewhere}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        let smtp: Smtp = "smtp://name:hunter2@mail.example.org".parse().expect("a server");
        assert!(!format!("{smtp:?}").contains("hunter2"));
    }
}
