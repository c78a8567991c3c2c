//! Somebody comes in.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::{Error, Moment, WriteTx};

use super::{NewSession, SessionId, end, open, safe_next};
use crate::house::{Stop, Visit};
use crate::members::MemberId;

/// Lets somebody in, in the browser that is asking. Made before the transaction in which they are let in.
pub(crate) struct Entry {
    cookie: HeaderValue,
    door: Door,
}

/// The part of it that the transaction needs.
#[derive(Clone, Debug)]
pub(crate) struct Door {
    session: SessionId,
    /// The session that this browser had, whoever's it was. It ends: a new proof makes a new session.
    former: Option<SessionId>,
    device: String,
    now: Moment,
}

impl Entry {
    pub(crate) fn new(visit: &Visit) -> Result<Self, Stop> {
        let NewSession { id, cookie } = NewSession::new(visit.house.key())?;
        let former = visit.reader.me.as_ref().map(|me| me.session.id);
        let device = visit.device.said(&visit.shell.words);
        Ok(Self { cookie, door: Door { session: id, former, device, now: visit.now } })
    }

    /// For the transaction.
    pub(crate) fn door(&self) -> Door {
        self.door.clone()
    }

    /// Once they are in: sends them on, with what their browser is to hold.
    pub(crate) fn answer(self, next: &str) -> Response {
        let mut answer = Redirect::to(safe_next(next)).into_response();
        answer.headers_mut().append(header::SET_COOKIE, self.cookie);
        answer
    }
}

impl Door {
    /// Lets them in.
    pub(crate) fn open(&self, tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
        if let Some(former) = self.former {
            end(tx, former)?;
        }
        open(tx, self.session, member, &self.device, self.now)
    }
}
