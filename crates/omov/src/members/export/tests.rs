//! What taking a copy promises.

use std::time::Duration;

use axum::http::StatusCode;
use omov_store::{params, statements};

use crate::house::testing::{Guest, Hall, Seen, in_a_house};
use crate::house::work;
use crate::members::{self, MemberId, Standing};

statements! {
    ACTS = "SELECT actor_id, deed, number, reason FROM acts WHERE group_id = $1 ORDER BY id";
}

const EVERYTHING: [&str; 9] =
    ["name", "email", "phone", "postcode", "address", "standing", "joined", "renew-by", "group"];

/// Asks for a copy of the members of `own`, with everything in it.
async fn asked(guest: &mut Guest, hall: &Hall) -> String {
    let address = format!("/groups/{}/roll/export", hall.own);
    let mut fields = EVERYTHING.map(|column| ("columns", column)).to_vec();
    fields.extend([("standings", "member"), ("reason", "Labels for letters")]);
    let seen = guest.send(&address, &address, &fields).await;
    assert!(seen.location().starts_with(&address), "{}", seen.text);
    seen.location().to_owned()
}

async fn fetched(guest: &mut Guest, export: &str) -> Seen {
    let page = guest.get(export).await;
    let token = page.hidden("_token").unwrap_or_default().to_owned();
    guest.post(&format!("{export}/file"), &token, &[]).await
}

async fn acts(hall: &Hall) -> Vec<(MemberId, String, Option<u32>, String)> {
    let own = hall.own;
    hall.house.store().read(move |tx| Ok(tx.all(&ACTS, params![own])?)).await.expect("acts")
}

async fn alone_up_to(hall: &Hall, people: u32) {
    hall.rule("powers.export.alone-up-to", i64::from(people)).await;
}

#[test]
fn a_copy_holds_what_was_chosen_and_nothing_that_a_spreadsheet_runs() {
    in_a_house(async |hall| {
        let evil = hall.person("=HYPERLINK(\"http://x.example\")", Standing::Member, hall.own).await;
        let phone = hall.house.store().write(move |tx| {
            let mut details = members::Details::from(members::find(tx, evil)?.expect("somebody"));
            details.phone = Some("+44 20 7946 0000".into());
            details.email = Some("@evil@example.org".into());
            assert_eq!(members::change(tx, evil, &details)?, members::Changed::Done);
            Ok(())
        });
        phone.await.expect("a telephone");
        let mut guest = hall.guest(hall.secretary).await;
        let export = asked(&mut guest, &hall).await;
        let file = fetched(&mut guest, &export).await;
        assert_eq!(file.status, StatusCode::OK, "{}", file.text);
        assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
        assert_eq!(file.headers["content-disposition"], "attachment; filename=\"roll.csv\"");
        let lines: Vec<_> = file.text.lines().collect();
        let head =
            "\"Name\",\"E-mail\",\"Telephone\",\"Postcode\",\"Address\",\"Standing\",\"Joined\",\"Renew by\",\"Group\"";
        assert_eq!(lines[0], format!("\u{feff}{head}"));
        let evil = lines.iter().find(|line| line.contains("HYPERLINK")).expect("they are in it");
        assert_eq!(
            *evil,
            "\"'=HYPERLINK(\"\"http://x.example\"\")\",\"'@evil@example.org\",\"'+44 20 7946 0000\",\"EM1 2AB\",\"\",\
             \"Member\",\"2026-03-27\",\"\",\"Quayside\""
        );
        assert!(file.text.contains("\"Dele Okafor\"") && !file.text.contains("Mina Sato"), "one group alone");
        assert!(!file.text.contains("Rosa Lind"), "no supporter was asked for");
    });
}

#[test]
fn every_copy_and_every_fetching_is_noted_with_its_reason() {
    in_a_house(async |hall| {
        let mut guest = hall.guest(hall.secretary).await;
        let export = asked(&mut guest, &hall).await;
        // Acts sort by their time.
        hall.house.clock().forward(Duration::from_mins(1));
        fetched(&mut guest, &export).await;
        let why = "Labels for letters".to_owned();
        let expected = [
            (hall.secretary, "act-roll-export".to_owned(), Some(4), why),
            (hall.secretary, "act-roll-export-fetched".to_owned(), Some(4), String::new()),
        ];
        assert_eq!(acts(&hall).await, expected);
    });
}

#[test]
fn a_copy_is_for_whoever_asked_as_long_as_they_hold_the_power_and_its_time_is_not_over() {
    in_a_house(async |hall| {
        let mut guest = hall.guest(hall.secretary).await;
        let export = asked(&mut guest, &hall).await;
        let mut regional = hall.guest(hall.regional).await;
        assert_eq!(regional.get(&export).await.status, StatusCode::NOT_FOUND, "somebody else with the power");
        let mut organiser = hall.guest(hall.organiser).await;
        assert_eq!(organiser.get(&export).await.status, StatusCode::FORBIDDEN, "no such power");
        hall.house.clock().forward(Duration::from_hours(25));
        // Time passes the proof of who one is too.
        let mut guest = hall.guest(hall.secretary).await;
        let over = guest.get(&export).await;
        assert!(over.text.contains("The time for this copy is over"), "{}", over.text);
        let (mut guest, token) = hall.guest_with_token(hall.secretary).await;
        let late = guest.post(&format!("{export}/file"), &token, &[]).await;
        assert_eq!(late.status, StatusCode::SEE_OTHER);
        assert_eq!(late.location(), export);
    });
}

#[test]
fn with_many_people_a_second_person_has_to_agree_first() {
    in_a_house(async |hall| {
        alone_up_to(&hall, 3).await;
        let mut guest = hall.guest(hall.secretary).await;
        let export = asked(&mut guest, &hall).await;
        let waits = guest.get(&export).await;
        assert!(waits.text.contains("A second person has to agree"), "{}", waits.text);
        let (mut secretary, token) = hall.guest_with_token(hall.secretary).await;
        let refused = secretary.post(&format!("{export}/file"), &token, &[]).await;
        assert_eq!(refused.status, StatusCode::SEE_OTHER, "not before somebody has agreed");
        let start = waits.text.find("/power/second/").expect("a link to where it is decided");
        let second: String = waits.text[start..].chars().take_while(|c| *c != '"').collect();
        let mut regional = hall.guest(hall.regional).await;
        let asks = regional.get(&second).await;
        assert!(asks.text.contains("wants to take a copy of the roll of Quayside with 4 people"), "{}", asks.text);
        let agreed = regional.send(&second, &format!("{second}/agree"), &[]).await;
        assert_eq!(agreed.status, StatusCode::SEE_OTHER, "{}", agreed.text);
        work::all_due(&hall.house).await.expect("letters");
        let file = fetched(&mut guest, &export).await;
        assert!(file.text.contains("\"Dele Okafor\""), "{}", file.text);
    });
}

#[test]
fn a_roll_that_has_grown_beyond_what_was_allowed_is_not_given_out() {
    in_a_house(async |hall| {
        alone_up_to(&hall, 4).await;
        let mut guest = hall.guest(hall.secretary).await;
        let export = asked(&mut guest, &hall).await;
        assert_eq!(fetched(&mut guest, &export).await.status, StatusCode::OK, "four people alone");
        hall.person("Jo Reed", Standing::Member, hall.own).await;
        let grown = fetched(&mut guest, &export).await;
        assert_eq!(grown.status, StatusCode::CONFLICT);
        assert!(!grown.text.contains("Dele Okafor"), "{}", grown.text);
    });
}

#[test]
fn a_copy_needs_a_reason_something_in_it_and_somebody() {
    in_a_house(async |hall| {
        let mut guest = hall.guest(hall.secretary).await;
        let address = format!("/groups/{}/roll/export", hall.own);
        let nothing = guest.send(&address, &address, &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        for sentence in ["Choose at least one thing", "Say about whom", "Say what you need it for"] {
            assert!(nothing.text.contains(sentence), "{sentence}");
        }
        let nobody = [("columns", "name"), ("standings", "applied"), ("reason", "Letters")];
        let nobody = guest.send(&address, &address, &nobody).await;
        assert!(nobody.text.contains("Nobody on the roll stands like this"), "{}", nobody.text);
        assert_eq!(acts(&hall).await, []);
    });
}

#[test]
fn a_copy_that_is_brought_in_again_changes_nothing() {
    in_a_house(async |hall| {
        let mut guest = hall.guest(hall.secretary).await;
        let export = asked(&mut guest, &hall).await;
        let file = fetched(&mut guest, &export).await;
        let counts = crate::members::import::tests::tried(&hall, &file.text).await;
        assert_eq!(counts.get("same").copied(), Some(4), "{counts:?}");
        assert_eq!(counts.len(), 1, "{counts:?}");
    });
}
