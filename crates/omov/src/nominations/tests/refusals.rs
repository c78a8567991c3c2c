//! What comes late, early, twice, from elsewhere or out of date gets one clear sentence, and nothing half done.

use super::{DAY, Scene};
use crate::house::testing::in_a_house;

#[test]
fn only_whom_the_rules_let_call_the_ballot_opens_nominations_and_in_time_for_people_to_think() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        let (joan, dele) = (scene.hall.secretary, scene.hall.member);
        let refused = scene.opens(dele, &[]).await;
        assert!(refused.status.as_u16() == 403 && refused.text.contains("/rules#"), "{}", refused.text);
        assert!(scene.hall.guest(dele).await.get(&scene.form()).await.text.contains("you may not open nominations"));
        let form = scene.form().replace(&scene.hall.own.to_string(), &scene.hall.other.to_string());
        let (mut guest, token) = scene.hall.guest_with_token(joan).await;
        assert_eq!(guest.post(&form, &token, &[("seats", "2")]).await.status.as_u16(), 422);
        for (field, value, says) in [
            ("ends-day", "3", "Members need time to think of somebody"),
            ("ends-year", "2027", "or earlier"),
            ("ends-hour", "noon", "a time such as 18:30"),
            ("seats", "3", "Write a whole number from 1 to 2"),
            ("about", "", "Write what the office is"),
        ] {
            let seen = scene.opens(joan, &[(field, value)]).await;
            assert!(seen.status.as_u16() == 422 && seen.text.contains(says), "{value}: {} {}", seen.status, seen.text);
        }
        // An office that nobody elects has no nominations.
        let none = scene.form().replace("local-secretary", "returning-officer");
        assert_eq!(guest.get(&none).await.status.as_u16(), 404);
        let (mut one, first) = (scene.hall.guest(joan).await, scene.opens(joan, &[]).await);
        assert_eq!(first.status.as_u16(), 303, "{}", first.text);
        let twice = scene.opens(joan, &[]).await;
        assert!(
            twice.status.as_u16() == 409 && twice.text.contains("nominations for this office already"),
            "{}",
            twice.text
        );
        assert_eq!(one.get(&scene.form()).await.status.as_u16(), 409, "the form leads to those there are");
    });
}

#[test]
fn only_those_who_elect_name_and_support_and_only_members_of_the_group_stand() {
    in_a_house(async |hall| {
        let scene = Scene::open(hall).await;
        let (mina, rosa) = (scene.hall.stranger, scene.hall.supporter);
        scene.stood(scene.lena, "I stand.").await;
        for who in [mina, rosa] {
            let seen = scene.names(who, "Dele Okafor").await;
            assert_eq!(seen.status.as_u16(), 403, "{}", seen.text);
            assert_eq!(scene.stands(who, "I stand.").await.status.as_u16(), 403);
        }
        // A member of another group reads who has accepted, and finds no button.
        let page = scene.page(mina).await;
        assert!(page.contains("Lena Marsh") && page.contains("Members of Quayside put names forward"), "{page}");
        assert_eq!(scene.supports(mina, "Lena Marsh", true).await.status.as_u16(), 403);
        assert!(scene.page(scene.hall.secretary).await.contains("Needs one more supporter."), "nothing was counted");
        // Who is elsewhere in the house is told from nobody by no letter.
        let (theirs, nobodys) = ("mina.sato@example.org", "nina.soto@example.org");
        let [there, nowhere] = [theirs, nobodys].map(|who| scene.names(scene.hall.secretary, who));
        let (there, nowhere) = (there.await, nowhere.await);
        assert_eq!((there.status.as_u16(), nowhere.status.as_u16()), (422, 422));
        let plain = |text: &str, who: &str| without_token(text).replace(who, "…");
        assert_eq!(plain(&there.text, theirs), plain(&nowhere.text, nobodys));
    });
}

/// A page without what is made anew for each session.
fn without_token(text: &str) -> String {
    let mut parts = text.split("name=\"_token\" value=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once('"').map_or("", |(_, rest)| rest))
}

#[test]
fn nobody_stands_without_words_without_having_read_what_stays_or_beyond_the_rules() {
    in_a_house(async |hall| {
        hall.rule("offices.local-secretary.terms-in-a-row", 1).await;
        let scene = Scene::open(hall).await;
        let dele = scene.hall.member;
        let long = "word ".repeat(401);
        for (fields, says) in [
            (vec![("statement", ""), ("stays", "yes")], "Write a few words"),
            (vec![("statement", &*long), ("stays", "yes")], "at most 2,000 letters"),
            (vec![("statement", "Vote \u{202e}em"), ("stays", "yes")], "hidden marks"),
            (vec![("statement", "I stand.")], "Without this you cannot stand"),
        ] {
            let seen = scene.post(dele, "stand", &fields).await;
            assert!(seen.status.as_u16() == 422 && seen.text.contains(says), "{says}: {}", seen.text);
        }
        assert!(scene.get(dele, "stand").await.text.contains("stay on the record for good"), "it is said before");
        assert!(!scene.page(scene.lena).await.contains("Dele Okafor"), "nothing is half done");
        // Joan holds it now, and may not hold it twice in a row: neither by herself nor named by another.
        let again = scene.stands(scene.hall.secretary, "I stand.").await;
        assert!(
            again.status.as_u16() == 403 && again.text.contains("/rules#offices.local-secretary"),
            "{}",
            again.text
        );
        assert_eq!(scene.names(dele, "Joan Petrie").await.status.as_u16(), 403);
    });
}

#[test]
fn where_the_rules_ask_for_an_age_whoever_stands_says_that_they_are_as_old() {
    in_a_house(async |hall| {
        hall.rule("offices.local-secretary.minimum-age", 18).await;
        let scene = Scene::open(hall).await;
        let seen = scene.stands(scene.lena, "I stand.").await;
        assert!(seen.status.as_u16() == 422 && seen.text.contains("at least 18"), "{}", seen.text);
        let fields = [("statement", "I stand."), ("stays", "yes"), ("age", "yes")];
        let seen = scene.post(scene.lena, "stand", &fields).await;
        assert!(seen.location().ends_with("done=accepted"), "{} {}", seen.status, seen.text);
        scene.supports(scene.hall.secretary, "Lena Marsh", true).await;
        scene.ended().await;
        assert!(scene.outside().await.contains("Lena Marsh"), "and it is remembered at the end");
    });
}

#[test]
fn after_the_end_nothing_is_taken_any_more() {
    in_a_house(async |hall| {
        let scene = Scene::open(hall).await;
        let (joan, dele) = (scene.hall.secretary, scene.hall.member);
        scene.stood(dele, "I stand.").await;
        let address = scene.address(&scene.page(joan).await, "Dele Okafor");
        // The hour counts, also before it was found who stands.
        scene.hall.house.clock().forward(DAY * 12);
        let support = format!("{}/support", address.trim_start_matches(&format!("{}/", scene.round)));
        for (by, part, fields) in [
            (joan, "name", vec![("who", "Sam Adeyemi")]),
            (scene.lena, "stand", vec![("statement", "I stand."), ("stays", "yes")]),
            (dele, "stand", vec![("statement", "Other words.")]),
            (dele, "withdraw", vec![]),
            (joan, &*support, vec![("support", "yes")]),
        ] {
            let seen = scene.post(by, part, &fields).await;
            assert!(seen.status.as_u16() == 409 && seen.text.contains("Nominations are over"), "{part}: {}", seen.text);
        }
        scene.forward(DAY / 100).await;
        assert_eq!(scene.post(joan, &support, &[("support", "yes")]).await.status.as_u16(), 409);
        assert_eq!(
            scene.get(dele, "stand").await.status.as_u16(),
            409,
            "and the form says so before anything is typed"
        );
        assert_eq!(scene.post(joan, &support, &[("support", "perhaps")]).await.status.as_u16(), 400);
    });
}

#[test]
fn two_of_one_name_do_not_both_stand_since_nobody_could_tell_them_apart() {
    in_a_house(async |hall| {
        let scene = Scene::open(hall).await;
        let other = scene.namesake().await;
        let several = scene.names(scene.hall.secretary, "Dele Okafor").await;
        assert!(
            several.status.as_u16() == 422 && several.text.contains("Several members are called"),
            "{}",
            several.text
        );
        scene.stood(scene.hall.member, "I stand.").await;
        let seen = scene.stands(other, "So do I.").await;
        assert!(
            seen.status.as_u16() == 422 && seen.text.contains("Somebody of your name stands already"),
            "{}",
            seen.text
        );
    });
}

#[test]
fn two_who_open_nominations_in_the_same_second_open_them_once() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        let joan = scene.hall.secretary;
        let (one, other) = tokio::join!(scene.opens(joan, &[]), scene.opens(joan, &[]));
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "{} {}", one.text, other.text);
    });
}

#[test]
fn of_two_of_one_name_who_accept_in_the_same_second_one_stands() {
    in_a_house(async |hall| {
        let scene = Scene::open(hall).await;
        let other = scene.namesake().await;
        let (one, two) = tokio::join!(scene.stands(scene.hall.member, "I stand."), scene.stands(other, "I stand."));
        let mut statuses = [one.status.as_u16(), two.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422]);
    });
}
