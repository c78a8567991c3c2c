//! How often somebody may try what could be abused. These are bounds of safety, not rules of an organisation.

use std::net::IpAddr;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use omov_store::Moment;
use omov_web::refusal::Refusal;
use omov_web::safety::{Limits as Kit, Rate};

use super::{House, Stop};

/// What somebody tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trying {
    /// Sending any form, from one address of the network. A hall full of people may share one.
    AnyForm,
    /// Asking for a way in: by address of mail, by browser, by address of the network.
    SignIn,
    /// The same, by address of the network. A hall full of people may share one.
    SignInFrom,
    /// Typing a code that opens something.
    Code,
    /// Asking to join.
    Join,
    /// Writing to somebody.
    Write,
}

impl Trying {
    const ALL: [Self; 6] = [Self::AnyForm, Self::SignIn, Self::SignInFrom, Self::Code, Self::Join, Self::Write];

    fn rate(self) -> Rate {
        let (at_once, seconds) = match self {
            Self::AnyForm => return Rate { at_once: 300, then_every: Duration::from_millis(200) },
            Self::SignIn => (5, 600),
            Self::SignInFrom => (60, 10),
            Self::Code | Self::Join => (10, 60),
            Self::Write => (20, 60),
        };
        Rate { at_once, then_every: Duration::from_secs(seconds) }
    }
}

/// Keeps count of everything that is tried in this process.
#[derive(Debug)]
pub(super) struct Limits([Kit; Trying::ALL.len()]);

/// So many people are remembered for each thing.
const MOST: usize = 50_000;

impl Limits {
    pub(super) fn new() -> Self {
        Self(Trying::ALL.map(|trying| Kit::new(trying.rate(), MOST)))
    }

    fn note(&self, trying: Trying, who: &[u8], now: Moment) -> Result<(), u32> {
        let now = Duration::from_micros(u64::try_from(now.0).unwrap_or_default());
        self.0[trying as usize].note(who, now)
    }
}

impl House {
    /// Takes note that somebody tries something. `who` tells them from others: what their browser holds, their address.
    ///
    /// # Errors
    /// [`Refusal::TooMany`] with the time to wait.
    pub(crate) fn note(&self, trying: Trying, who: &[u8]) -> Result<(), Stop> {
        self.0.limits.note(trying, who, self.now()).map_err(|seconds| Refusal::TooMany(seconds).into())
    }
}

/// Where a request comes from, as the server that took it in says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Client(pub(crate) IpAddr);

impl Client {
    /// What tells its household or office from others.
    pub(crate) fn network(self) -> Vec<u8> {
        network(self.0)
    }
}

/// Holds back who sends forms without end.
pub(super) async fn each(State(house): State<House>, request: Request, next: Next) -> Response {
    if request.method() == Method::POST
        && let Some(client) = request.extensions().get::<Client>()
        && let Err(stop) = house.note(Trying::AnyForm, client.network().as_slice())
    {
        return stop.into_response();
    }
    next.run(request).await
}

/// The part of an address that belongs to one household or office: in version 6 each has 2^64 addresses.
pub(super) fn network(address: IpAddr) -> Vec<u8> {
    match address {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => {
            address.to_ipv4_mapped().map_or_else(|| address.octets()[..8].to_vec(), |mapped| mapped.octets().to_vec())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Trying;
    use crate::house::testing::in_an_empty_house;

    #[test]
    fn what_is_tried_too_often_has_to_wait_and_others_have_not() {
        in_an_empty_house(async |house| {
            for _ in 0..5 {
                house.note(Trying::SignIn, b"one").expect("a few times");
            }
            assert!(house.note(Trying::SignIn, b"one").is_err());
            house.note(Trying::SignIn, b"other").expect("somebody else");
            house.note(Trying::Code, b"one").expect("something else");
            house.clock().forward(Duration::from_mins(10));
            house.note(Trying::SignIn, b"one").expect("after a while");
        });
    }

    #[test]
    fn each_thing_has_a_place_of_its_own() {
        for (at, trying) in Trying::ALL.into_iter().enumerate() {
            assert_eq!(trying as usize, at);
        }
    }
}
