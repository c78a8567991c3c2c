//! Lengths of time, and moments. A month is a month of the calendar, not thirty days.

use std::fmt;

use super::Slip;

/// A moment, in seconds since the beginning of 1970 in the organisation's own time. Whoever asks adds the distance of its
/// time zone, so that days begin at its midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Sixty seconds.
    Minutes,
    /// Sixty minutes.
    Hours,
    /// Twenty-four hours.
    Days,
    /// Seven days.
    Weeks,
    /// To the same day of another month, or its last if it is shorter.
    Months,
    /// Twelve months.
    Years,
}

const UNITS: [(Unit, &str, &str); 6] = [
    (Unit::Minutes, "minute", "minutes"),
    (Unit::Hours, "hour", "hours"),
    (Unit::Days, "day", "days"),
    (Unit::Weeks, "week", "weeks"),
    (Unit::Months, "month", "months"),
    (Unit::Years, "year", "years"),
];

/// A length of time: `28 days`, `1 year`. At most a century.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    number: u32,
    unit: Unit,
}

const DAY: i64 = 86_400;

impl Span {
    /// No time at all.
    pub const NONE: Self = Self { number: 0, unit: Unit::Days };

    /// So many of a unit; `None` if that is longer than a century.
    pub fn new(number: u32, unit: Unit) -> Option<Self> {
        let span = Self { number, unit };
        (span.longest() <= 36_600 * DAY).then_some(span)
    }

    /// So many days.
    pub const fn days(number: u16) -> Self {
        Self { number: number as u32, unit: Unit::Days }
    }

    /// How many.
    pub fn number(self) -> u32 {
        self.number
    }

    /// Of what.
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// The fewest seconds it can last.
    pub fn shortest(self) -> i64 {
        self.seconds(28 * DAY, 365 * DAY)
    }

    /// The most seconds it can last.
    pub fn longest(self) -> i64 {
        self.seconds(31 * DAY, 366 * DAY)
    }

    fn seconds(self, month: i64, year: i64) -> i64 {
        let n = i64::from(self.number);
        match self.unit {
            Unit::Minutes => n * 60,
            Unit::Hours => n * 3_600,
            Unit::Days => n * DAY,
            Unit::Weeks => n * 7 * DAY,
            Unit::Months => n / 12 * year + n % 12 * month,
            Unit::Years => n * year,
        }
    }

    /// Reads `28 days`.
    ///
    /// # Errors
    /// A [`Slip`] if it is no number with a unit, or longer than a century.
    pub fn read(text: &str) -> Result<Self, Slip> {
        let (number, unit) = text.trim().rsplit_once(' ').ok_or(Slip("slip-span"))?;
        let (unit, ..) = UNITS.iter().find(|(_, one, many)| [*one, *many].contains(&unit)).ok_or(Slip("slip-span"))?;
        let number = super::whole(number).ok_or(Slip("slip-span"))?;
        let number = u32::try_from(number).map_err(|_| Slip("slip-span-long"))?;
        Self::new(number, *unit).ok_or(Slip("slip-span-long"))
    }
}

impl Moment {
    /// So much later.
    #[must_use]
    pub fn after(self, span: Span) -> Self {
        self.moved(span, 1)
    }

    /// So much earlier.
    #[must_use]
    pub fn before(self, span: Span) -> Self {
        self.moved(span, -1)
    }

    fn moved(self, span: Span, sign: i64) -> Self {
        let months = match span.unit {
            Unit::Months => i64::from(span.number),
            Unit::Years => 12 * i64::from(span.number),
            _ => return Self(self.0.saturating_add(sign * span.longest())),
        };
        // Beyond some hundred million years only the distance matters.
        if self.0.checked_abs().is_none_or(|seconds| seconds > i64::MAX / 4096) {
            return Self(self.0.saturating_add(sign * span.longest()));
        }
        let (day, rest) = (self.0.div_euclid(DAY), self.0.rem_euclid(DAY));
        let (year, month, of_month) = civil(day);
        let month = year * 12 + month - 1 + sign * months;
        let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
        let of_month = of_month.min(days_in(year, month));
        Self(days(year, month, of_month) * DAY + rest)
    }
}

/// The year, month and day of a number of days since 1970, in the Gregorian calendar.
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn civil(day: i64) -> (i64, i64, i64) {
    let z = day + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    (yoe + era * 400 + i64::from(month <= 2), month, doy - (153 * mp + 2) / 5 + 1)
}

/// The other way round. Same source.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let y = year - i64::from(month <= 2);
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let doy = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// As a rulebook has it.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (_, one, many) = UNITS.iter().find(|(unit, ..)| *unit == self.unit).expect("every unit is listed");
        write!(f, "{} {}", self.number, if self.number == 1 { one } else { many })
    }
}
