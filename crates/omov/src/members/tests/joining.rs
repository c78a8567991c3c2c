//! Joining.

use std::time::Duration;

use axum::http::StatusCode;

use super::keeping::letters;
use super::rules::{does, find};
use crate::groups::boundaries;
use crate::house::testing::{Guest, Hall, in_a_house};
use crate::members::{self, Standing};

const FORM: [(&str, &str); 6] = [
    ("standing", "member"),
    ("name", "Ayo Brandt"),
    ("email", "ayo@example.org"),
    ("postcode", "EM4 7QS"),
    ("age", "yes"),
    ("accept", "0"),
];

/// The link and the code of the last letter to that address.
async fn letter(hall: &Hall, email: &str) -> (String, String) {
    let letters = letters(hall).await;
    let (_, said) = letters.iter().rfind(|(to, _)| to.as_deref() == Some(email)).expect("a letter");
    let link = said.split_whitespace().find_map(|word| word.strip_prefix("https://house.example")).expect("a link");
    let code = said.split("code: ").nth(1).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
    (link.to_owned(), code.to_owned())
}

async fn asks(guest: &mut Guest, fields: &[(&str, &str)]) {
    let sent = guest.send("/join", "/join", fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    assert_eq!(sent.location(), "/join/sent");
}

#[test]
fn whoever_joins_is_on_the_roll_of_their_group_once_they_have_pressed_the_button_behind_the_link() {
    in_a_house(async |hall| {
        let own = hall.own;
        does(&hall, move |tx| boundaries::set(tx, own, &[boundaries::Beginning::new("EM4").expect("a beginning")]))
            .await;
        let mut guest = hall.nobody();
        asks(&mut guest, &FORM).await;
        let nobody = does(&hall, |tx| members::by_email(tx, "ayo@example.org")).await;
        assert_eq!(nobody, None, "asking is not enough");
        let (link, _) = letter(&hall, "ayo@example.org").await;
        let page = guest.get(&link).await;
        assert!(page.text.contains("Ayo Brandt") && !page.text.contains("name=\"code\""), "{}", page.text);
        let done = guest.send(&link, &link, &[]).await;
        assert_eq!(done.location(), "/join/done?as=member", "{}", done.text);
        assert!(guest.get(done.location()).await.text.contains("You are a member"));
        let id = does(&hall, |tx| members::by_email(tx, "ayo@example.org")).await.expect("on the roll");
        let member = find(&hall, id).await;
        assert_eq!((member.standing, member.group), (Standing::Member, hall.own));
        assert!(member.renew_by.is_some());
        let accepted = does(&hall, move |tx| members::statement::accepted(tx, id)).await;
        assert_eq!(accepted, Some((0, hall.house.now())));
        assert!(letters(&hall).await.iter().any(|(_, said)| said.contains("Your group is Quayside")));
        assert_eq!(guest.get(&link).await.status, StatusCode::GONE, "it works once");
    });
}

#[test]
fn in_another_browser_the_link_does_nothing_without_the_code_however_often_a_scanner_presses() {
    in_a_house(async |hall| {
        asks(&mut hall.nobody(), &FORM).await;
        let (link, code) = letter(&hall, "ayo@example.org").await;
        let mut scanner = hall.nobody();
        for fields in [&[][..], &[("code", "")], &[("code", "4TRK-9QMW")]] {
            let pressed = scanner.send(&link, &link, fields).await;
            assert_eq!(pressed.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", pressed.text);
        }
        assert_eq!(does(&hall, |tx| members::by_email(tx, "ayo@example.org")).await, None);
        let mut phone = hall.nobody();
        let typed = [("code", code.to_lowercase())];
        let done = phone.send(&link, &link, &[("code", &typed[0].1)]).await;
        assert_eq!(done.location(), "/join/done?as=member", "{}", done.text);
    });
}

#[test]
fn the_code_is_enough_in_the_browser_that_asked_and_nowhere_else() {
    in_a_house(async |hall| {
        let mut guest = hall.nobody();
        asks(&mut guest, &[("standing", "supporter"), ("name", "Ayo"), ("email", "ayo@example.org"), ("accept", "0")])
            .await;
        let (_, code) = letter(&hall, "ayo@example.org").await;
        let elsewhere = hall.nobody().send("/join/sent", "/join/code", &[("code", &code)]).await;
        assert!(elsewhere.text.contains("This is not the code"), "{}", elsewhere.text);
        let done = guest.send("/join/sent", "/join/code", &[("code", &code)]).await;
        assert_eq!(done.location(), "/join/done?as=supporter", "{}", done.text);
        let id = does(&hall, |tx| members::by_email(tx, "ayo@example.org")).await.expect("on the roll");
        let supporter = find(&hall, id).await;
        assert_eq!((supporter.standing, supporter.group), (Standing::Supporter, hall.whole));
    });
}

#[test]
fn the_answer_does_not_tell_whether_an_address_is_on_the_roll() {
    in_a_house(async |hall| {
        let fields =
            |email: &'static str| FORM.map(|(name, value)| (name, if name == "email" { email } else { value }));
        let (mut one, mut other) = (hall.nobody(), hall.nobody());
        let stranger = one.send("/join", "/join", &fields("ayo@example.org")).await;
        let member = other.send("/join", "/join", &fields("Dele.Okafor@example.org")).await;
        assert_eq!((stranger.status, stranger.location()), (member.status, member.location()));
        assert_eq!(stranger.text, member.text);
        let said = letters(&hall).await;
        assert_eq!(said.len(), 2);
        let (link, _) = letter(&hall, "Dele.Okafor@example.org").await;
        let done = other.send(&link, &link, &[]).await;
        assert_eq!(done.location(), "/join/done?as=already");
        assert_eq!(find(&hall, hall.member).await.name, "Dele Okafor", "nothing was changed");
    });
}

#[test]
fn everything_that_is_wrong_is_said_at_once_and_what_was_typed_stays() {
    in_a_house(async |hall| {
        let mut guest = hall.nobody();
        let sent = guest.send("/join", "/join", &[("standing", "member"), ("email", "ayo@"), ("postcode", "?")]).await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
        for wrong in [
            "Give a name",
            "Use a whole e-mail address",
            "letters and figures only",
            "at least 14 years old",
            "Tick that you accept it",
        ] {
            assert!(sent.text.contains(wrong), "{wrong}: {}", sent.text);
        }
        assert!(sent.text.contains("value=\"ayo@\""), "{}", sent.text);
        let changed = FORM.map(|(name, value)| (name, if name == "accept" { "7" } else { value }));
        let changed = guest.send("/join", "/join", &changed).await;
        assert!(changed.text.contains("The text was changed while you read"), "{}", changed.text);
    });
}

#[test]
fn a_link_is_over_after_a_day_and_what_was_typed_is_forgotten() {
    in_a_house(async |hall| {
        let mut guest = hall.nobody();
        asks(&mut guest, &FORM).await;
        let (link, _) = letter(&hall, "ayo@example.org").await;
        hall.house.clock().forward(Duration::from_hours(24));
        assert_eq!(guest.get(&link).await.status, StatusCode::GONE);
        members::renewals::forget_old(hall.house.clone()).await.expect("it forgets");
        assert_eq!(does(&hall, |tx| tx.one::<u64>(&JOINS, omov_store::params![])).await, 0);
    });
}

omov_store::statements! {
    JOINS = "SELECT COUNT(*) AS joins FROM joins", reads all: "a test";
}

#[test]
fn whoever_has_left_comes_back_and_whoever_lapsed_is_a_member_again() {
    in_a_house(async |hall| {
        let member = hall.member;
        does(&hall, move |tx| members::leave(tx, member, crate::house::testing::NOON)).await;
        for (id, email) in [(hall.member, "dele.okafor@example.org"), (hall.lapsed, "piet.vos@example.org")] {
            let mut guest = hall.nobody();
            asks(&mut guest, &FORM.map(|(name, value)| (name, if name == "email" { email } else { value }))).await;
            let (link, _) = letter(&hall, email).await;
            assert_eq!(guest.send(&link, &link, &[]).await.location(), "/join/done?as=member");
            assert_eq!(find(&hall, id).await.standing, Standing::Member);
        }
        assert_eq!(find(&hall, hall.member).await.name, "Ayo Brandt", "who comes back says who they are");
        assert_eq!(find(&hall, hall.lapsed).await.name, "Piet Vos");
        assert_eq!(does(&hall, |tx| members::recount(tx)).await.wrong, []);
    });
}

#[test]
fn where_the_rules_want_it_an_officer_accepts_who_asks() {
    in_a_house(async |hall| {
        let own = hall.own;
        does(&hall, move |tx| boundaries::set(tx, own, &[boundaries::Beginning::new("EM4").expect("a beginning")]))
            .await;
        hall.rule("membership.joins", "when-accepted").await;
        let mut guest = hall.nobody();
        asks(&mut guest, &FORM).await;
        let (link, _) = letter(&hall, "ayo@example.org").await;
        assert_eq!(guest.send(&link, &link, &[]).await.location(), "/join/done?as=applied");
        let id = does(&hall, |tx| members::by_email(tx, "ayo@example.org")).await.expect("on the roll");
        assert_eq!(find(&hall, id).await.standing, Standing::Applied);
        let mut secretary = hall.guest(hall.secretary).await;
        let entry = format!("/groups/{own}/roll/{id}");
        let done = secretary.send(&entry, &format!("{entry}/accept"), &[]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let member = find(&hall, id).await;
        assert!(member.standing == Standing::Member && member.renew_by.is_some());
        let again = secretary.send(&entry, &format!("{entry}/accept"), &[]).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
    });
}
