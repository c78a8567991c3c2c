//! What a handler is given: who asks, about which group, and everything a page is made with.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use omov_store::{Moment, ReadTx};
use omov_web::dates::Dates;
use omov_web::forms::{FormToken, Sent};
use omov_web::page::Shell;
use omov_web::refusal::Refusal;

use super::{House, Me, Organisation, Reader, Stop, timestamp};
use crate::accounts::Device;
use crate::groups::Place;
use crate::offices::{Power, missing};
use crate::rules::Rulebook;

/// A request that has passed its door.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) house: House,
    pub(crate) organisation: Organisation,
    /// The rules in force, for what a page says. Whoever changes something asks for them again in its own transaction.
    pub(crate) book: Arc<Rulebook>,
    pub(crate) reader: Reader,
    /// The group that the address names, if its pattern has a `{group}`.
    pub(crate) place: Option<Place>,
    pub(crate) shell: Shell,
    pub(crate) token: FormToken,
    pub(crate) dates: Dates,
    pub(crate) now: Moment,
    /// What the browser's own cookie holds.
    pub(crate) browser: String,
    /// Which browser it is, in words.
    pub(crate) device: Device,
}

impl Visit {
    /// Whoever is signed in. A route whose policy asks for it has somebody.
    pub(crate) fn me(&self) -> Result<&Me, Stop> {
        self.reader.me.as_ref().ok_or(Stop::Refused(Refusal::NotAllowed))
    }

    /// The refusal of what needs a power that the reader does not hold there: which one, who lends it, who holds it.
    pub(crate) async fn missing(&self, power: Power, place: &Place) -> Result<Stop, Stop> {
        let (words, book, place, now) = (self.shell.words.clone(), self.book.clone(), place.clone(), self.now);
        let read = move |tx: &mut ReadTx<'_>| Ok(missing::stop(tx, &words, &book, &[power], &place, now)?);
        self.house.store().read(read).await
    }

    /// A day and an hour, in the organisation's time zone: Sunday 17 May 2026, 20:00.
    pub(crate) fn hour(&self, when: Moment) -> String {
        self.dates.hour(timestamp(when))
    }

    /// A day: Sunday 17 May 2026.
    pub(crate) fn day(&self, when: Moment) -> String {
        self.dates.day(timestamp(when))
    }

    /// A day in a table: 17 May 2026.
    pub(crate) fn short(&self, when: Moment) -> String {
        self.dates.short(timestamp(when))
    }

    /// How far off it is: in 3 days, 2 hours ago.
    pub(crate) fn away(&self, when: Moment) -> String {
        self.dates.away(timestamp(self.now), timestamp(when))
    }

    /// An hour of a day that was typed, in the organisation's time zone.
    pub(crate) fn at(&self, sent: &Sent, name: &str, time: Time) -> Option<Moment> {
        let zone = TimeZone::get(&self.organisation.zone).ok()?;
        let zoned = sent.date(name)?.to_datetime(time).to_zoned(zone).ok()?;
        Some(Moment(zoned.timestamp().as_microsecond()))
    }

    /// The same with the hour that was typed beside it, into the field `NAME-hour`.
    pub(crate) fn moment(&self, sent: &Sent, name: &str) -> Option<Moment> {
        let (hour, minute) = sent.one(&format!("{name}-hour")).split_once(':')?;
        self.at(sent, name, Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?)
    }

    /// The moment at which such a day begins.
    pub(crate) fn begin_of(&self, sent: &Sent, name: &str) -> Option<Moment> {
        self.at(sent, name, Time::midnight())
    }

    /// Its end.
    pub(crate) fn end_of(&self, sent: &Sent, name: &str) -> Option<Moment> {
        self.at(sent, name, Time::constant(23, 59, 0, 0))
    }

    /// The group that the address names. A route with a `{group}` has one.
    pub(crate) fn place(&self) -> Result<&Place, Stop> {
        self.place.as_ref().ok_or(Stop::Refused(Refusal::NotFound))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        // Put there at the door; before the house is founded there is none.
        parts.extensions.get::<Self>().cloned().ok_or(Refusal::NotFound)
    }
}
