//! What a row of a list says.

use jiff::tz::TimeZone;
use omov_web::words::Words;

use super::super::columns::{Columns, Gives};
use super::super::problem::Why;
use super::super::values::Field;
use super::Reading;
use crate::house::testing::NOON;

const COLUMNS: [Gives; 10] = [
    Gives::FirstName,
    Gives::LastName,
    Gives::Email,
    Gives::Phone,
    Gives::Postcode,
    Gives::Address,
    Gives::Address,
    Gives::Standing,
    Gives::Joined,
    Gives::Group,
];

fn reading(day_first: Option<bool>) -> Reading {
    let words = Words::english(&[include_str!("../en.ftl")]).expect("messages");
    let columns = Columns { gives: COLUMNS.into(), day_first, as_members: Some(true) };
    Reading::new(columns, &words, TimeZone::UTC, NOON)
}

fn cells(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn wrong(of: &[&str]) -> Vec<(Option<usize>, Why)> {
    let problems = reading(None).line(&cells(of)).expect_err("something is wrong");
    problems.into_iter().map(|problem| (problem.column, problem.why)).collect()
}

#[test]
fn a_whole_row_is_read_field_by_field() {
    let row = [
        "Joan",
        "Petrie",
        "joan@example.org",
        "'+44 20 7946 0000",
        "EM1 2AB",
        "1 Quay\nBack door",
        "Eastmere",
        "Active",
    ];
    let line = reading(None).line(&cells(&row)).expect("a good row");
    let get = |field| line.values.get(field);
    assert_eq!(get(Field::Name), Some("Joan Petrie"));
    assert_eq!(get(Field::Phone), Some("+44 20 7946 0000"), "the apostrophe of a spreadsheet is gone");
    assert_eq!(get(Field::Address), Some("1 Quay, Back door, Eastmere"));
    assert_eq!(get(Field::Standing), Some("member"));
    assert_eq!(get(Field::Joined), None, "cells that are missing are empty");
}

#[test]
fn names_may_be_anything_people_are_called() {
    for name in
        ["../../etc/passwd", "<script>alert(1)</script>", "=HYPERLINK(1)", "O’Brien; DROP TABLE", "محمد", "🙂 Jo"]
    {
        let line = reading(None).line(&cells(&["", name])).expect("a name");
        assert_eq!(line.values.get(Field::Name), Some(name));
    }
    assert_eq!(
        reading(None).line(&cells(&["Jo\u{7}", " \tPetrie "])).expect("a name").values.get(Field::Name),
        Some("Jo Petrie")
    );
}

#[test]
fn every_problem_is_told_with_its_column() {
    assert_eq!(wrong(&["", ""]), [(Some(1), Why::NoName)]);
    assert_eq!(wrong(&["’", ""]), [(Some(1), Why::NoName)]);
    let several = wrong(&["Jo", "", "jo", "call me", "", "", "", "king", "soon"]);
    let expected = [(2, Why::NoEmail), (3, Why::NoPhone), (7, Why::NoStanding), (8, Why::NoDay)];
    assert_eq!(several, expected.map(|(at, why)| (Some(at), why)));
    assert_eq!(wrong(&["Jo", "", "", "4.47E+11"]), [(Some(3), Why::PhoneRuined)]);
    assert_eq!(wrong(&["Jo", "", "", "", "", "", "", "resigned"]), [(Some(7), Why::HasLeft)]);
    assert_eq!(wrong(&["Jo", "", "", "", "", "", "", "", "03/04/2025"]), [(Some(8), Why::DayInDoubt)]);
    assert_eq!(wrong(&["Jo", "", "", "", "", "", "", "", "2026-03-28"]), [(Some(8), Why::InTheFuture)]);
    assert_eq!(wrong(&["Jo", "", "", "", "", "", "", "", "", "", "more"]), [(None, Why::TooManyCells)]);
    let long = "x".repeat(201);
    assert_eq!(wrong(&["", &long]), [(Some(1), Why::TooLong)]);
}

#[test]
fn what_is_no_address_of_mail_is_not_taken_for_one() {
    for bad in
        ["jo@", "@x.org", "jo@localhost", "jo@x..org", "a@x.org, b@x.org", "jo x@y.org", "jo@@x.org", "jo@-x.org"]
    {
        assert_eq!(wrong(&["Jo", "", bad]), [(Some(2), Why::NoEmail)], "{bad}");
    }
    for good in ["jo@x.org", "j.o+list@mail.example.co.uk", "jö@exämple.org"] {
        assert!(reading(None).line(&cells(&["Jo", "", good])).is_ok(), "{good}");
    }
}

#[test]
fn the_same_figures_are_another_day_when_the_month_comes_first() {
    let row = cells(&["Jo", "", "", "", "", "", "", "", "03/04/2025"]);
    let joined = |day_first| {
        let line = reading(Some(day_first)).line(&row).expect("a good row");
        line.values.get(Field::Joined).expect("a day").parse::<i64>().expect("a moment") / 86_400_000_000
    };
    assert_eq!(joined(true) - joined(false), 30, "3 April and 4 March");
    assert!(reading(None).is_in_doubt(&row) && !reading(None).is_in_doubt(&cells(&["03/04/2025"])));
}
