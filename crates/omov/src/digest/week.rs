//! The week of the round: it begins on Monday, and mail is sent by day alone, a few at a time from then on, so that a hundred thousand are not
//! sent in one minute and nobody's phone rings at night.

use std::time::Duration;

use jiff::tz::TimeZone;
use omov_store::Moment;

use crate::house::timestamp;

/// So often a few are sent.
pub(super) const TICK: Duration = Duration::from_mins(5);
/// From which hour of the day, and until which.
const HOURS: std::ops::Range<i64> = 8..20;
/// So many times a day.
const A_DAY: i64 = (HOURS.end - HOURS.start) * 12;
/// Fewer are not worth spreading.
const FEW: u64 = 50;

/// A moment by day in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tick {
    /// The number of the week.
    pub(super) week: i64,
    /// How many more ticks there are in it, with this one.
    left: u64,
}

impl Tick {
    /// That moment; nothing by night.
    pub(super) fn at(zone: &str, now: Moment) -> Option<Self> {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let local = timestamp(now).to_zoned(zone);
        let day = i64::from(local.weekday().to_monday_zero_offset());
        let minutes = i64::from(local.hour()) * 60 + i64::from(local.minute());
        let passed = (minutes - HOURS.start * 60).div_euclid(5);
        let monday = local.date().to_zoned(TimeZone::UTC).ok()?.timestamp().as_second().div_euclid(24 * 3_600) - day;
        let left = (6 - day) * A_DAY + A_DAY - passed;
        let by_day = (0..A_DAY).contains(&passed);
        by_day.then_some(Self { week: monday.div_euclid(7), left: u64::try_from(left).ok()?.max(1) })
    }

    /// How many of those who are left come now, so that all have come by the end of the week.
    pub(super) fn share(self, people: u64) -> u64 {
        people.div_ceil(self.left).max(FEW)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::testing::NOON;

    const HOUR: Duration = Duration::from_hours(1);

    #[test]
    fn a_week_begins_on_monday_and_nothing_is_sent_by_night() {
        // Friday 27 March 2026, noon in UTC; the clocks change on the Sunday after it.
        let at = |hours: u32| Tick::at("Europe/London", NOON.plus(HOUR * hours));
        let friday = at(0).expect("by day");
        assert_eq!(friday.left, 96 + 2 * 144);
        assert_eq!(at(7).map(|tick| tick.left), Some(12 + 2 * 144));
        assert_eq!(at(8), None, "eight in the evening");
        assert_eq!(at(19), None, "seven in the morning");
        assert_eq!(at(20).map(|tick| tick.week), Some(friday.week));
        let sunday = at(54).expect("an hour before it ends");
        assert_eq!((sunday.week, sunday.left), (friday.week, 12));
        let monday = at(67).expect("eight on Monday, in summer time");
        assert_eq!((monday.week, monday.left), (friday.week + 1, 7 * 144));
    }

    #[test]
    fn many_are_spread_over_the_week_and_all_of_them_come() {
        let mut people = 100_000;
        let mut most = 0;
        for left in (1..=7 * 144).rev() {
            let share = Tick { week: 0, left }.share(people);
            most = most.max(share);
            people = people.saturating_sub(share);
        }
        assert_eq!(people, 0);
        assert!(most <= 100, "{most} in five minutes");
    }
}
