//! The end: who stands, what is done where they are too few, and that nobody types candidates where members name them.

use super::{DAY, Scene};
use crate::house::testing::in_a_house;

/// The fields with which nominations are extended.
const EXTEND: [(&str, &str); 5] = [
    ("ends-day", "25"),
    ("ends-month", "5"),
    ("ends-year", "2026"),
    ("ends-hour", "12:00"),
    ("reason", "Half of us were away at Easter."),
];

#[test]
fn where_fewer_stand_than_there_are_seats_nominations_are_extended_once_with_a_reason() {
    in_a_house(async |hall| {
        let scene = Scene::open(hall).await;
        let (joan, dele) = (scene.hall.secretary, scene.hall.member);
        scene.stood(dele, "My first words.").await;
        scene.supports(joan, "Dele Okafor", true).await;
        assert_eq!(scene.post(joan, "extend", &EXTEND).await.status.as_u16(), 409, "not before the end");
        scene.ended().await;
        let page = scene.page(joan).await;
        assert!(page.contains("One member stands, and there are 2 seats."), "{page}");
        assert!(page.contains("Call the election") && page.contains("/extend"), "{page}");
        assert!(!scene.page(scene.lena).await.contains("/extend"), "whoever may not extend finds no button");
        let refused = scene.post(dele, "extend", &EXTEND).await;
        assert!(refused.status.as_u16() == 403 && refused.text.contains("/rules#"), "{}", refused.text);
        let none = scene.post(joan, "extend", &[EXTEND[0], EXTEND[1], EXTEND[2], EXTEND[3]]).await;
        assert!(none.status.as_u16() == 422 && none.text.contains("Write why"), "{}", none.text);
        let old = scene.hall.nobody().get(&scene.to("statements.txt")).await.text;
        let done = scene.post(joan, "extend", &EXTEND).await;
        assert!(done.location().ends_with("done=extended"), "{} {}", done.status, done.text);
        let page = scene.page(dele).await;
        assert!(page.contains("Half of us were away at Easter.") && page.contains("Has enough supporters."), "{page}");
        assert_eq!(
            scene.hall.nobody().get(&scene.to("statements.txt")).await.status.as_u16(),
            404,
            "nothing is fixed now"
        );
        scene.post(dele, "stand", &[("statement", "My second words.")]).await;
        scene.forward(DAY * 17).await;
        let text = scene.hall.nobody().get(&scene.to("statements.txt")).await.text;
        assert!(text.contains("My second words.") && !old.contains("second"), "{text}");
        let again = scene.post(joan, "extend", &EXTEND).await;
        assert!(again.status.as_u16() == 409 && again.text.contains("extended once"), "{}", again.text);
        assert!(scene.hall.nobody().get("/record").await.text.contains("Extended nominations for an office"));
        // One alone is put to the vote, against the answer that nominations are opened again.
        let called = scene.calls(joan, &[]).await;
        assert!(called.location().starts_with("/ballots/"), "{} {}", called.status, called.text);
        let ballot = scene.hall.nobody().get(called.location()).await.text;
        assert!(ballot.contains("One is elected") && ballot.contains("None of these"), "{ballot}");
    });
}

#[test]
fn nominations_with_enough_are_not_extended_and_others_are_opened_only_when_nothing_is_to_come_of_these() {
    in_a_house(async |hall| {
        let scene = Scene::open(hall).await;
        let (joan, dele) = (scene.hall.secretary, scene.hall.member);
        for who in [dele, scene.lena] {
            scene.stood(who, "I stand.").await;
        }
        for name in ["Dele Okafor", "Lena Marsh"] {
            scene.supports(joan, name, true).await;
        }
        scene.ended().await;
        assert_eq!(scene.post(joan, "extend", &EXTEND).await.status.as_u16(), 409);
        let later = [("ends-day", "1"), ("ends-month", "6")];
        assert_eq!(scene.opens(joan, &later).await.status.as_u16(), 409, "these wait for their election");
        // Half a year later nobody knows whether they still would.
        scene.forward(DAY * 181).await;
        assert_eq!(scene.calls(joan, &[]).await.status.as_u16(), 409);
        let page = scene.page(joan).await;
        assert!(page.contains("more than 180 days old") && page.contains("Open nominations again"), "{page}");
    });
}

#[test]
fn somebody_who_has_left_before_the_election_is_called_is_not_put_to_the_vote_and_nobody_else_is_left_out() {
    in_a_house(async |hall| {
        let scene = Scene::open(hall).await;
        let (joan, dele, sam) = (scene.hall.secretary, scene.hall.member, scene.hall.organiser);
        for (who, name) in [(dele, "Dele Okafor"), (scene.lena, "Lena Marsh"), (sam, "Sam Adeyemi")] {
            scene.stood(who, "I stand.").await;
            scene.supports(joan, name, true).await;
        }
        // One leaves before the end, one after it.
        scene.leaves(dele).await;
        scene.ended().await;
        assert!(!scene.outside().await.contains("Dele Okafor"), "the rules are asked again at the end");
        let form = scene.hall.guest(joan).await.get(&scene.call()).await.text;
        assert!(form.contains(">Sam Adeyemi</a>") && form.contains(">Lena Marsh</a>"), "{form}");
        scene.leaves(sam).await;
        let form = scene.hall.guest(joan).await.get(&scene.call()).await.text;
        assert!(form.contains("Not on the ballot") && !form.contains(">Sam Adeyemi</a>"), "{form}");
    });
}

#[test]
fn candidates_are_typed_only_where_the_rules_ask_for_no_nominations_and_none_were_opened() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        let joan = scene.hall.secretary;
        let call = format!("/groups/{}/ballots/new/local-election", scene.hall.own);
        let form = scene.hall.guest(joan).await.get(&call).await.text;
        assert!(form.contains("Members put names forward first") && form.contains(&scene.form()), "{form}");
        assert!(!form.contains("value=\"local-secretary\""), "{form}");
        let typed = [("office", "local-secretary"), ("answers", "Dele Okafor\nSam Adeyemi"), ("seats", "1")];
        let (mut guest, token) = scene.hall.guest_with_token(joan).await;
        let seen = guest.post(&call, &token, &typed).await;
        assert!(seen.status.as_u16() == 422 && seen.text.contains("come from nominations"), "{}", seen.text);
        scene.hall.unset("offices.local-secretary.nominated-by").await;
        let form = scene.hall.guest(joan).await.get(&call).await.text;
        assert!(form.contains("value=\"local-secretary\""), "{form}");
        // Once there are nominations, it is for them to say who stands.
        assert_eq!(scene.opens(joan, &[]).await.status.as_u16(), 303);
        let form = scene.hall.guest(joan).await.get(&call).await.text;
        assert!(!form.contains("value=\"local-secretary\""), "{form}");
    });
}

#[test]
fn whoever_stands_withdraws_until_the_ballot_is_called_and_not_after() {
    in_a_house(async |hall| {
        hall.rule("offices.local-secretary.nominated-by", 1).await;
        let scene = Scene::open(hall).await;
        let (joan, dele, sam) = (scene.hall.secretary, scene.hall.member, scene.hall.organiser);
        for who in [dele, sam, scene.lena] {
            scene.stood(who, "I stand.").await;
        }
        scene.ended().await;
        let page = scene.get(scene.lena, "withdraw").await.text;
        assert!(page.contains("This cannot be taken back"), "{page}");
        assert!(scene.post(scene.lena, "withdraw", &[]).await.location().ends_with("done=withdrawn-late"));
        assert_eq!(scene.post(scene.lena, "withdraw", &[]).await.status.as_u16(), 409, "once");
        let page = scene.outside().await;
        assert!(page.contains("Lena Marsh") && page.contains("Stood and withdrew"), "{page}");
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(record.contains("Withdrew after the end of nominations") && !record.contains("Marsh"), "{record}");
        let form = scene.hall.guest(joan).await.get(&scene.call()).await.text;
        assert!(form.contains("because they withdrew") && form.contains("Lena Marsh"), "{form}");
        let called = scene.calls(joan, &[]).await;
        assert!(called.location().starts_with("/ballots/"), "{} {}", called.status, called.text);
        let ballot = scene.hall.nobody().get(called.location()).await.text;
        assert!(ballot.contains(">Sam Adeyemi</a>") && !ballot.contains(">Lena Marsh</a>"), "{ballot}");
        let seen = scene.post(sam, "withdraw", &[]).await;
        assert_eq!(seen.status.as_u16(), 409, "their name is part of what the trustees agree to: {}", seen.text);
    });
}
