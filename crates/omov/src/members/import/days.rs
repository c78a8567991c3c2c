//! Days, in the many shapes in which programs and people write them.

use jiff::civil::Date;
use omov_web::dates::MONTHS;
use omov_web::words::Words;

/// The names of months in the language of the house, folded, January first.
#[derive(Clone, Debug)]
pub(super) struct Months([String; 12]);

impl Months {
    pub(super) fn new(words: &Words) -> Self {
        Self(MONTHS.map(|name| words.say(name).to_lowercase()))
    }

    /// The month of that name, or of a beginning of it of three letters or more.
    fn find(&self, name: &str) -> Option<i8> {
        let name = name.trim_end_matches('.').to_lowercase();
        let found = self.0.iter().position(|month| name.chars().count() >= 3 && month.starts_with(&name));
        found.and_then(|at| i8::try_from(at + 1).ok())
    }
}

/// What a text says as a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Day(Date),
    /// It may be this day, or, with the month first, that one.
    Either {
        day_first: Date,
        month_first: Date,
    },
    Nothing,
}

/// Reads a day. What comes after it, such as an hour, is not looked at.
pub(super) fn read(text: &str, months: &Months) -> Said {
    let text = text.trim();
    let numbers = |mark: char| -> Option<[(i16, usize); 3]> {
        let mut parts = text.split_once([' ', 'T']).map_or(text, |(day, _)| day).split(mark);
        let mut next = || {
            let part = parts.next()?;
            let short = !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
            short.then(|| Some((part.parse().ok()?, part.len()))).flatten()
        };
        let found = [next()?, next()?, next()?];
        parts.next().is_none().then_some(found)
    };
    for mark in ['-', '/', '.'] {
        match numbers(mark) {
            Some([(year, 4), (month, _), (day, _)]) => return of(year, month, day).map_or(Said::Nothing, Said::Day),
            Some([(first, ..=2), (second, ..=2), (year, length @ (2 | 4))]) => {
                let year = if length == 2 { century(year) } else { year };
                let (day_first, month_first) = (of(year, second, first), of(year, first, second));
                return match (day_first, month_first) {
                    // With dots between, the day is first wherever days are written so.
                    (Some(day), _) if mark == '.' => Said::Day(day),
                    (Some(one), Some(other)) if one == other => Said::Day(one),
                    (Some(day_first), Some(month_first)) => Said::Either { day_first, month_first },
                    (Some(day), None) | (None, Some(day)) => Said::Day(day),
                    (None, None) => Said::Nothing,
                };
            }
            _ => {}
        }
    }
    named(text, months).map_or(Said::Nothing, Said::Day)
}

/// A day with the name of its month: 12 March 2026, March 12, 2026, 12-Mar-26.
fn named(text: &str, months: &Months) -> Option<Date> {
    let parts: Vec<&str> = text.split([' ', '-', ',', '/']).filter(|part| !part.is_empty()).take(3).collect();
    let number = |part: &str| -> Option<i16> {
        let digits = part.trim_end_matches(|c: char| c == '.' || c.is_alphabetic());
        (!digits.is_empty() && digits.len() <= 4).then(|| digits.parse().ok()).flatten()
    };
    let [one, two, three] = parts[..] else { return None };
    let (month, day) = match (months.find(one), months.find(two)) {
        (Some(month), None) => (month, number(two)?),
        (None, Some(month)) => (month, number(one)?),
        _ => return None,
    };
    let year = number(three)?;
    of(if three.len() == 2 { century(year) } else { year }, month.into(), day)
}

/// A year of which only two figures are written: nobody's membership began before 1930 or ends after 2129.
fn century(year: i16) -> i16 {
    if year < 30 { 2000 + year } else { 1900 + year }
}

/// A day of the calendar between 1900 and 2199.
fn of(year: i16, month: i16, day: i16) -> Option<Date> {
    if !(1900..2200).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use omov_web::words::Words;

    use super::{Months, Said, read};

    fn said(text: &str) -> Said {
        read(text, &Months::new(&Words::english(&[]).expect("messages")))
    }

    fn day(year: i16, month: i8, day: i8) -> Date {
        date(year, month, day)
    }

    #[test]
    fn one_day_is_read_in_every_shape_that_leaves_no_doubt() {
        let shapes = [
            "2026-03-27",
            "2026/3/27",
            "2026-03-27T10:33:00-07:00",
            "2026-03-27 10:33:00 EST",
            "27/03/2026",
            "03/27/2026",
            "27-3-2026",
            "27.03.2026",
            "27.3.26",
            "27/03/26 12:00",
            "27 March 2026",
            "27 Mar 2026",
            "27th March 2026",
            "27-Mar-26",
            "March 27, 2026",
            "Mar 27 2026",
        ];
        for shape in shapes {
            assert_eq!(said(shape), Said::Day(day(2026, 3, 27)), "{shape}");
        }
        assert_eq!(said("05/05/2026"), Said::Day(day(2026, 5, 5)), "the same either way");
        assert_eq!(said("04.03.2026"), Said::Day(day(2026, 3, 4)), "dots");
        assert_eq!(said("1/12/87"), Said::Either { day_first: day(1987, 12, 1), month_first: day(1987, 1, 12) });
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_said_to_be_so() {
        let either = Said::Either { day_first: day(2025, 4, 3), month_first: day(2025, 3, 4) };
        assert_eq!(said("03/04/2025"), either);
        assert_eq!(said("3-4-2025"), either);
    }

    #[test]
    fn what_is_no_day_is_none() {
        for wrong in [
            "",
            "soon",
            "2026",
            "31/02/2026",
            "32/13/2026",
            "1/2/3",
            "2026-13-01",
            "0/0/2026",
            "45123",
            "1/1/1066",
            "9/9/99999",
        ] {
            assert_eq!(said(wrong), Said::Nothing, "{wrong}");
        }
    }
}
