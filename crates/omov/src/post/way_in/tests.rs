//! What a way in on paper promises.

use std::time::Duration;

use axum::http::StatusCode;
use omov_store::{WriteTx, params, statements};

use crate::house::testing::{Guest, Hall, in_a_house};
use crate::members::{self, MemberId, Standing};

statements! {
    NO_EMAIL = "UPDATE members SET email = NULL WHERE id = $1";
    ACTS = "SELECT reason FROM acts WHERE about_id = $1 AND deed = 'act-post-way-in'";
}

/// Somebody without e-mail, of the secretary's own group.
async fn without_email(hall: &Hall) -> MemberId {
    let member = hall.person("Bram Ode", Standing::Member, hall.own).await;
    let change = move |tx: &mut WriteTx<'_>| Ok(tx.execute(&NO_EMAIL, params![member]).map(|_| ())?);
    hall.house.store().write(change).await.expect("changed");
    member
}

fn letter(hall: &Hall, member: MemberId) -> String {
    format!("/groups/{}/roll/{member}/letter", hall.own)
}

/// Prints a letter, and gives back its code as it stands there.
async fn print(hall: &Hall, member: MemberId) -> String {
    let page = letter(hall, member);
    let mut secretary = hall.guest(hall.secretary).await;
    let printed = secretary.send(&page, &page, &[("reason", "Asked for it at the door")]).await;
    assert_eq!(printed.status, StatusCode::OK, "{}", printed.text);
    assert!(printed.text.contains("Joan Petrie") && printed.text.contains("<svg role"), "{}", printed.text);
    assert_eq!(printed.headers["cache-control"], "no-store");
    let rest = printed.text.split("<p class=\"lead\"><strong>").nth(1).expect("a code");
    rest.split('<').next().expect("a code").to_owned()
}

async fn enter(guest: &mut Guest, code: &str) -> StatusCode {
    guest.send("/sign-in/paper", "/sign-in/paper", &[("code", code)]).await.status
}

#[test]
fn a_letter_lets_its_reader_in_once_and_nobody_after() {
    in_a_house(async |hall| {
        let member = without_email(&hall).await;
        let code = print(&hall, member).await;
        let mut reader = hall.nobody();
        let shown = reader.get(&format!("/sign-in/paper/{}", code.replace('-', ""))).await;
        assert!(shown.text.contains(&code), "{}", shown.text);
        let group = format!("/groups/{}", hall.own);
        assert_eq!(reader.get(&group).await.status, StatusCode::SEE_OTHER, "looking at the page let somebody in");
        assert_eq!(enter(&mut reader, &code).await, StatusCode::SEE_OTHER);
        assert_eq!(reader.get(&group).await.status, StatusCode::OK);
        assert_eq!(enter(&mut hall.nobody(), &code).await, StatusCode::UNPROCESSABLE_ENTITY, "the code worked twice");
    });
}

#[test]
fn a_code_that_is_old_replaced_or_made_up_opens_nothing_and_all_are_answered_alike() {
    in_a_house(async |hall| {
        let member = without_email(&hall).await;
        let replaced = print(&hall, member).await;
        let old = print(&hall, member).await;
        let refused = async |code: &str| {
            let mut guest = hall.nobody();
            let answer = guest.send("/sign-in/paper", "/sign-in/paper", &[("code", code)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            answer.text.split("field-code-problem").nth(1).map(|rest| rest[..120].to_owned())
        };
        let said = refused(&replaced).await;
        hall.house.clock().forward(Duration::from_hours(30 * 24));
        assert_eq!(refused(&old).await, said);
        assert_eq!(refused("QX7R-22MN-QX7R-22MN").await, said);
    });
}

#[test]
fn printing_needs_a_reason_and_is_on_the_record_with_it() {
    in_a_house(async |hall| {
        let member = without_email(&hall).await;
        let acts = async || {
            let read = move |tx: &mut omov_store::ReadTx<'_>| Ok(tx.all::<String>(&ACTS, params![member])?);
            hall.house.store().read(read).await.expect("read")
        };
        let page = letter(&hall, member);
        let mut secretary = hall.guest(hall.secretary).await;
        let refused = secretary.send(&page, &page, &[("reason", " ")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        assert_eq!(acts().await, Vec::<String>::new());
        print(&hall, member).await;
        assert_eq!(acts().await, ["Asked for it at the door"]);
    });
}

#[test]
fn nobody_prints_a_way_in_for_who_has_email_or_an_office_or_belongs_to_another_group() {
    in_a_house(async |hall| {
        let mut secretary = hall.guest(hall.secretary).await;
        let officer = hall.organiser;
        let change = move |tx: &mut WriteTx<'_>| Ok(tx.execute(&NO_EMAIL, params![officer]).map(|_| ())?);
        hall.house.store().write(change).await.expect("changed");
        for (member, status) in
            [(hall.member, StatusCode::OK), (officer, StatusCode::OK), (hall.stranger, StatusCode::NOT_FOUND)]
        {
            let page = letter(&hall, member);
            let looked = secretary.get(&page).await;
            assert_eq!(looked.status, status);
            assert!(!looked.text.contains("<form"), "{}", looked.text);
            let token = secretary.get("/sign-in/paper").await.hidden("_token").expect("a token").to_owned();
            let printed = secretary.post(&page, &token, &[("reason", "Why not")]).await;
            assert!(printed.status == status && !printed.text.contains("<svg role"), "{}", printed.text);
        }
        let mut organiser = hall.guest(hall.organiser).await;
        assert_eq!(organiser.get(&letter(&hall, hall.member)).await.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn whoever_guesses_codes_has_to_wait() {
    in_a_house(async |hall| {
        let mut guest = hall.nobody();
        let mut last = StatusCode::OK;
        for _ in 0..11 {
            last = enter(&mut guest, "QX7R-22MN-QX7R-22MN").await;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    });
}

#[test]
fn nobody_who_has_left_gets_in_with_an_old_letter() {
    in_a_house(async |hall| {
        let member = without_email(&hall).await;
        let code = print(&hall, member).await;
        let left = move |tx: &mut WriteTx<'_>| Ok(super::forget(tx, member)?);
        hall.house.store().write(left).await.expect("forgotten");
        assert_eq!(enter(&mut hall.nobody(), &code).await, StatusCode::UNPROCESSABLE_ENTITY);
        let there = hall.house.store().read(move |tx| Ok(members::find(tx, member)?)).await.expect("read");
        assert!(there.is_some(), "only the way in is forgotten");
    });
}
