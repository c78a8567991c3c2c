//! Thresholds and times at their edges. All exact: no figure here is ever rounded but upwards to whole people.

use omov_rules::value::{Amount, Majority, Moment, Ratio, Span, Unit};
use proptest::prelude::*;

fn amount(text: &str) -> Amount {
    Amount::read(text).unwrap_or_else(|slip| panic!("{text}: {slip:?}"))
}

fn majority(text: &str) -> Majority {
    Majority::read(text).unwrap_or_else(|slip| panic!("{text}: {slip:?}"))
}

fn span(text: &str) -> Span {
    Span::read(text).unwrap_or_else(|slip| panic!("{text}: {slip:?}"))
}

#[test]
fn exactly_half_is_not_more_than_half() {
    let simple = majority("more than half of the votes cast");
    assert!(!simple.met(6_000, 6_000, 40_000));
    assert!(simple.met(6_001, 6_000, 40_000));
    assert_eq!(simple.needed(12_000), 6_001);
    assert_eq!(simple.needed(11_999), 6_000);
    let least = majority("at least half of the votes cast");
    assert!(least.met(6_000, 6_000, 40_000));
    assert!(!least.met(5_999, 6_000, 40_000));
}

#[test]
fn nobody_in_favour_never_carries() {
    for text in ["at least 0 % of the votes cast", "more than 0 % of the members", "at least half of the votes cast"] {
        assert!(!majority(text).met(0, 0, 0), "{text}");
        assert!(!majority(text).met(0, 5, 10), "{text}");
    }
}

#[test]
fn a_turnout_just_below_the_share_is_not_enough() {
    let turnout = amount("at least 30 % of the members");
    assert_eq!(turnout.of(40_000), 12_000);
    // 29,999 of 100,000 are 29.999 %.
    assert_eq!(turnout.of(100_000), 30_000);
    // 30 % of 99,999 are 29,999.7: it takes 30,000.
    assert_eq!(turnout.of(99_999), 30_000);
    assert_eq!(amount("29.999 %").of(100_000), 29_999);
}

#[test]
fn it_always_takes_somebody() {
    for text in ["0 %", "0", "5 %", "5 % or 1000, whichever is less", "half"] {
        assert_eq!(amount(text).of(0), 1, "{text}");
        assert_eq!(amount(text).of(1), 1, "{text}");
    }
}

#[test]
fn the_largest_number_of_people_is_counted_exactly() {
    assert_eq!(amount("all").of(u64::MAX), u64::MAX);
    assert_eq!(amount("half").of(u64::MAX), u64::MAX / 2 + 1);
    assert_eq!(amount("99.9999 %").of(u64::MAX), 18_446_725_626_965_477_906);
    assert_eq!(Ratio::read("all").expect("a share").more_than(u64::MAX), u64::MAX);
    assert!(!majority("more than half of the votes cast").met(u64::MAX, u64::MAX, u64::MAX));
}

#[test]
fn whichever_is_less_and_whichever_is_more() {
    let less = amount("5 % or 1000, whichever is less");
    assert_eq!([0, 1, 100, 19_999, 20_000, 20_001, 40_000].map(|n| less.of(n)), [1, 1, 5, 1_000, 1_000, 1_000, 1_000]);
    let more = amount("5 % or 3, whichever is more");
    assert_eq!([0, 1, 59, 60, 61, 100].map(|n| more.of(n)), [3, 3, 3, 3, 4, 5]);
    assert_eq!(amount("1000 or 5 %, whichever is less"), less);
    assert_eq!(amount("5 % of the members or 1,000 members, whichever is less"), less);
    let both = amount("5 %, at least 3 and at most 1000");
    assert_eq!([10, 100, 100_000].map(|n| both.of(n)), [3, 5, 1_000]);
}

#[test]
fn what_cannot_be_meant_is_refused() {
    for text in [
        "",
        "%",
        "5 percentage",
        "-5 %",
        "5 %%",
        "5.12345 %",
        "1/0",
        "3/2",
        "5 % or 6 %, whichever is less",
        "1,00",
        "5 %, at least",
        "1.5",
    ] {
        assert!(Amount::read(text).is_err(), "{text}");
    }
    for text in ["half", "more than all of the votes cast", "more than half of votes", "at least 101 % of the members"]
    {
        assert!(Majority::read(text).is_err(), "{text}");
    }
    for text in ["", "5", "days", "5 moons", "101 years", "99999999999 days", "-1 days", "1.5 days"] {
        assert!(Span::read(text).is_err(), "{text}");
    }
}

#[test]
fn months_are_those_of_the_calendar() {
    let day = |n: i64| Moment(n * 86_400 + 3_600);
    // 31 January 2024 (day 19,753) and a month: 29 February. In 2023: 28 February.
    assert_eq!(day(19_753).after(span("1 month")), day(19_782));
    assert_eq!(day(19_388).after(span("1 month")), day(19_416));
    assert_eq!(day(19_782).after(span("1 year")), day(20_147));
    assert_eq!(day(19_782).before(span("12 months")), day(19_416));
    assert_eq!(day(19_753).after(span("2 weeks")), day(19_767));
    assert_eq!(Moment(0).before(span("1 minute")), Moment(-60));
    for moment in [Moment(i64::MAX), Moment(i64::MIN)] {
        let _ = (moment.after(span("100 years")), moment.before(span("100 years")));
    }
}

fn ratios() -> impl Strategy<Value = Ratio> {
    prop_oneof![
        (0..=1_000_000_u64).prop_map(|parts| Ratio::new(parts, 1_000_000).expect("a share")),
        (1..=1_000_u64).prop_flat_map(|of| (0..=of).prop_map(move |parts| Ratio::new(parts, of).expect("a share"))),
    ]
}

fn amounts() -> impl Strategy<Value = Amount> {
    let bound = || proptest::option::of(0..5_000_u64);
    prop_oneof![
        any::<u64>().prop_map(Amount::Number),
        (ratios(), bound(), bound())
            .prop_filter("in order", |(_, least, most)| least.is_none_or(|l| most.is_none_or(|m| l <= m)))
            .prop_map(|(of, least, most)| Amount::Share { of, least, most }),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(amount in amounts(), share in ratios(), exactly in any::<bool>(), n in 0..1_000_u32) {
        prop_assert_eq!(Amount::read(&amount.to_string()), Ok(amount));
        prop_assert_eq!(Ratio::read(&share.to_string()), Ok(share));
        let text = format!("{} {share} of the members", if exactly { "at least" } else { "more than" });
        if let Ok(majority) = Majority::read(&text) {
            prop_assert_eq!(Majority::read(&majority.to_string()), Ok(majority));
        } else {
            prop_assert!(!exactly && share.parts() == share.of());
        }
        for unit in [Unit::Minutes, Unit::Hours, Unit::Days, Unit::Weeks, Unit::Months, Unit::Years] {
            if let Some(span) = Span::new(n, unit) {
                prop_assert_eq!(Span::read(&span.to_string()), Ok(span));
            }
        }
    }

    #[test]
    fn a_share_of_people_is_the_least_that_is_enough(share in ratios(), n in any::<u64>()) {
        let wide = |k: u64| u128::from(k) * u128::from(share.of());
        let whole = u128::from(n) * u128::from(share.parts());
        let least = share.at_least(n);
        prop_assert!(wide(least) >= whole && (least == 0 || wide(least - 1) < whole));
        let more = share.more_than(n);
        prop_assert!(wide(more) > whole || more == u64::MAX);
        prop_assert!(more == 0 || wide(more - 1) <= whole);
    }

    #[test]
    fn more_people_never_need_fewer(amount in amounts(), n in 0..u64::MAX - 1_000, more in 0..1_000_u64) {
        prop_assert!(amount.of(n) <= amount.of(n + more));
    }

    #[test]
    fn time_goes_forward(at in -4_000_000_000_i64..8_000_000_000, number in 0..1_200_u32, unit in 0..6_usize) {
        let unit = [Unit::Minutes, Unit::Hours, Unit::Days, Unit::Weeks, Unit::Months, Unit::Years][unit];
        if let Some(span) = Span::new(number, unit) {
            let (at, later) = (Moment(at), Moment(at).after(span));
            prop_assert!((span.shortest()..=span.longest()).contains(&(later.0 - at.0)));
            prop_assert!(later.before(span) <= at.after(Span::new(3, Unit::Days).expect("a span")));
        }
    }
}
