//! Moments as the rulebook counts them. Its days begin at the organisation's midnight and its months are those of the calendar.

use std::time::Duration;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use omov_rules::value::{self, Span, Unit};
use omov_store::Moment;

/// A moment in the organisation's own time, for questions to the rulebook.
pub(crate) fn local(zone: &str, when: Moment) -> value::Moment {
    let offset = Timestamp::from_microsecond(when.0).map_or(0, |at| i64::from(zone_of(zone).to_offset(at).seconds()));
    value::Moment(when.0.div_euclid(1_000_000) + offset)
}

/// So much later: `1 year` ends on the same day and hour of another year, wherever the clocks are put forward between.
pub(crate) fn after(zone: &str, from: Moment, span: Span) -> Moment {
    moved(zone, from, span, value::Moment::after, Moment::plus)
}

/// So much earlier.
pub(crate) fn before(zone: &str, from: Moment, span: Span) -> Moment {
    moved(zone, from, span, value::Moment::before, Moment::minus)
}

fn moved(
    zone: &str,
    from: Moment,
    span: Span,
    of_days: fn(value::Moment, Span) -> value::Moment,
    of_hours: fn(Moment, Duration) -> Moment,
) -> Moment {
    // An hour is an hour, also in the night in which the clocks are changed.
    if matches!(span.unit(), Unit::Minutes | Unit::Hours) {
        return of_hours(from, Duration::from_secs(span.longest().unsigned_abs()));
    }
    let there = of_days(local(zone, from), span);
    let rest = from.0.rem_euclid(1_000_000);
    let utc = utc(zone, there).unwrap_or(there.0);
    Moment(utc.saturating_mul(1_000_000).saturating_add(rest))
}

/// Seconds since 1970 in UTC of a moment in the organisation's own time. What falls into an hour that the clocks leap over
/// is an hour later.
fn utc(zone: &str, there: value::Moment) -> Option<i64> {
    let civil = DateTime::constant(1970, 1, 1, 0, 0, 0, 0).checked_add(SignedDuration::from_secs(there.0)).ok()?;
    Some(zone_of(zone).to_timestamp(civil).ok()?.as_second())
}

/// An organisation's zone is known; an unknown one would be UTC.
fn zone_of(zone: &str) -> TimeZone {
    TimeZone::get(zone).unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment(text.parse::<Timestamp>().expect("a moment").as_microsecond())
    }

    fn span(text: &str) -> Span {
        Span::read(text).expect("a span")
    }

    #[test]
    fn days_and_years_are_those_of_the_calendar_of_the_place() {
        let zone = "Europe/London";
        for (from, length, until) in [
            ("2026-03-28T20:30:00Z", "1 day", "2026-03-29T19:30:00Z"),
            ("2026-03-28T20:30:00Z", "24 hours", "2026-03-29T20:30:00Z"),
            ("2026-05-17T12:00:00.25Z", "1 year", "2027-05-17T12:00:00.25Z"),
            ("2026-01-31T09:00:00Z", "1 month", "2026-02-28T09:00:00Z"),
            ("2028-02-29T09:00:00Z", "1 year", "2029-02-28T09:00:00Z"),
        ] {
            assert_eq!(after(zone, at(from), span(length)), at(until), "{from} and {length}");
        }
        assert_eq!(before(zone, at("2026-03-30T11:00:00Z"), span("2 days")), at("2026-03-28T12:00:00Z"));
        // In this night the clocks leap from 1:00 to 2:00.
        assert_eq!(after(zone, at("2026-03-28T01:30:00Z"), span("1 day")), at("2026-03-29T01:30:00Z"));
    }

    #[test]
    fn nothing_is_beyond_its_reach() {
        for zone in ["Europe/London", "Nowhere/Atlantis"] {
            for from in [i64::MIN, 0, i64::MAX] {
                let _ = (after(zone, Moment(from), span("99 years")), before(zone, Moment(from), span("99 years")));
            }
        }
    }
}
