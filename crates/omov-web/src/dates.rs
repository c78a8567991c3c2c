//! Days and hours in the organisation's time zone. What time it is comes in from outside.

use askama::Template;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::markup::Markup;
use crate::words::{Arg, Words};

/// How one organisation writes days and hours.
#[derive(Debug, Clone)]
pub struct Dates {
    words: Words,
    zone: TimeZone,
}

impl Dates {
    /// In that language and that time zone, by its name in the IANA list (`Europe/London`).
    ///
    /// # Errors
    /// One sentence where no time zone has that name.
    pub fn new(words: Words, zone: &str) -> Result<Self, String> {
        let zone = TimeZone::get(zone).map_err(|_| words.say_with("date-no-zone", &[("zone", zone.into())]))?;
        Ok(Self { words, zone })
    }

    fn here(&self, when: Timestamp) -> Zoned {
        when.to_zoned(self.zone.clone())
    }

    /// A day with its weekday: Sunday 17 May 2026.
    pub fn day(&self, when: Timestamp) -> String {
        let at = self.here(when);
        self.said("date-day", &at, vec![self.weekday(&at)])
    }

    /// A day and an hour: Sunday 17 May 2026, 20:00.
    pub fn hour(&self, when: Timestamp) -> String {
        let at = self.here(when);
        let hour = ("hour", format!("{:02}:{:02}", at.hour(), at.minute()).into());
        self.said("date-hour", &at, vec![self.weekday(&at), hour])
    }

    /// The same in a table, where there is little room and there are many: 17 May 2026.
    pub fn short(&self, when: Timestamp) -> String {
        self.said("date-short", &self.here(when), Vec::new())
    }

    /// A month: May 2026.
    pub fn month(&self, when: Timestamp) -> String {
        self.said("date-month", &self.here(when), Vec::new())
    }

    fn weekday(&self, at: &Zoned) -> (&'static str, Arg) {
        ("weekday", self.words.say(nth(WEEKDAYS, at.weekday().to_monday_zero_offset())).into())
    }

    fn said(&self, message: &str, at: &Zoned, mut with: Vec<(&'static str, Arg)>) -> String {
        with.push(("day", at.day().to_string().into()));
        with.push(("month", self.words.say(nth(MONTHS, at.month() - 1)).into()));
        with.push(("year", at.year().to_string().into()));
        self.words.say_with(message, &with)
    }

    /// A day and an hour as [`hour`](Self::hour) says it, for a page: programs read the moment itself from it.
    pub fn marked(&self, when: Timestamp) -> Markup {
        Markup::of(&Marked { machine: when.to_string(), said: self.hour(when) })
    }

    /// How far off it is, as a person would say it: "in 3 days", "2 hours ago", "tomorrow".
    ///
    /// From a day on, days are counted by the calendar of the time zone: what is at 01:00 tomorrow night is tomorrow.
    pub fn away(&self, now: Timestamp, when: Timestamp) -> String {
        let seconds = when.as_second() - now.as_second();
        let (minutes, hours) = (seconds.unsigned_abs() / 60, seconds.unsigned_abs() / 3600);
        let days = days_between(&self.here(now), &self.here(when));
        let later = seconds >= 0;
        let count = |message, n: u64| self.words.say_with(message, &[("n", n.into())]);
        match (days, later) {
            _ if minutes == 0 => self.words.say("date-now"),
            _ if hours == 0 && later => count("date-in-minutes", minutes),
            _ if hours == 0 => count("date-minutes-ago", minutes),
            (0, true) => count("date-in-hours", hours),
            (0, false) => count("date-hours-ago", hours),
            (1, true) => self.words.say("date-tomorrow"),
            (1, false) => self.words.say("date-yesterday"),
            (days, true) => count("date-in-days", days),
            (days, false) => count("date-days-ago", days),
        }
    }
}

#[derive(Template)]
#[template(path = "time.html")]
struct Marked {
    machine: String,
    said: String,
}

/// The name at that place of the week or the year, from 0. The calendar gives no place beyond them.
fn nth<const N: usize>(names: [&'static str; N], place: i8) -> &'static str {
    names[usize::try_from(place).unwrap_or_default().min(N - 1)]
}

/// Days on the calendar between two hours, whichever comes first.
fn days_between(one: &Zoned, other: &Zoned) -> u64 {
    one.date().until(other.date()).map_or(0, |span| span.get_days().unsigned_abs().into())
}

const WEEKDAYS: [&str; 7] =
    ["day-monday", "day-tuesday", "day-wednesday", "day-thursday", "day-friday", "day-saturday", "day-sunday"];

/// The messages that name the months, January first.
pub const MONTHS: [&str; 12] = [
    "month-january",
    "month-february",
    "month-march",
    "month-april",
    "month-may",
    "month-june",
    "month-july",
    "month-august",
    "month-september",
    "month-october",
    "month-november",
    "month-december",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(zone: &str) -> Dates {
        Dates::new(Words::english(&[]).unwrap(), zone).unwrap()
    }

    fn at(when: &str) -> Timestamp {
        when.parse().unwrap()
    }

    #[test]
    fn the_hour_is_that_of_the_organisation_in_summer_and_in_winter() {
        let london = dates("Europe/London");
        assert_eq!(london.hour(at("2026-05-17T19:00:00Z")), "Sunday 17 May 2026, 20:00");
        assert_eq!(london.hour(at("2026-01-05T20:00:00Z")), "Monday 5 January 2026, 20:00");
        // The same moment is already the next day further east.
        assert_eq!(dates("Asia/Tokyo").day(at("2026-12-31T19:00:00Z")), "Friday 1 January 2027");
        assert_eq!(london.short(at("2026-12-31T19:00:00Z")), "31 December 2026");
    }

    #[test]
    fn how_far_off_is_said_by_the_calendar() {
        let london = dates("Europe/London");
        let now = at("2026-05-14T20:30:00Z");
        let away = |when| london.away(now, at(when));
        assert_eq!(away("2026-05-14T20:30:40Z"), "now");
        assert_eq!(away("2026-05-14T20:31:00Z"), "in 1 minute");
        assert_eq!(away("2026-05-14T20:05:00Z"), "25 minutes ago");
        assert_eq!(away("2026-05-14T22:40:00Z"), "in 2 hours");
        assert_eq!(away("2026-05-14T23:40:00Z"), "tomorrow", "00:40 in London");
        assert_eq!(away("2026-05-13T12:00:00Z"), "yesterday");
        assert_eq!(away("2026-05-17T19:00:00Z"), "in 3 days");
        assert_eq!(away("2026-07-17T19:00:00Z"), "in 64 days");
        assert_eq!(away("2026-04-28T19:00:00Z"), "16 days ago");
    }

    #[test]
    fn a_time_zone_that_does_not_exist_is_refused_in_a_sentence() {
        let refused = Dates::new(Words::english(&[]).unwrap(), "Europe/Eastmere").unwrap_err();
        assert_eq!(refused, "There is no time zone “Europe/Eastmere”. Use a name such as Europe/London.");
    }

    #[test]
    fn people_read_their_hour_and_programs_the_moment_itself() {
        assert_eq!(
            dates("Asia/Tokyo").marked(at("2026-05-17T19:00:00Z")).into_string(),
            "<time datetime=\"2026-05-17T19:00:00Z\">Monday 18 May 2026, 04:00</time>"
        );
    }
}
