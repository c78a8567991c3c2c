//! What the first page promises.

use std::time::Duration;

use axum::http::StatusCode;

use crate::house::testing::in_a_house;
use crate::members::Standing;

const DAY: Duration = Duration::from_hours(24);

#[test]
fn a_stranger_sees_whose_house_it_is_and_the_two_ways_in_and_nobodys_name() {
    in_a_house(async |hall| {
        let seen = hall.nobody().get("/").await;
        assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
        for part in ["Eastmere Together", "href=\"/sign-in\"", "href=\"/join\"", "7 members, one vote each"] {
            assert!(seen.text.contains(part), "{part} in {}", seen.text);
        }
        assert!(!seen.text.contains("Petrie"), "{}", seen.text);
        assert_eq!(hall.nobody().get("/limits").await.status, StatusCode::OK);
    });
}

#[test]
fn a_newcomer_finds_a_welcome_a_question_and_a_task_and_speaks_at_once() {
    in_a_house(async |hall| {
        let mut member = hall.guest(hall.member).await;
        let seen = member.get("/").await.text;
        for part in
            ["Nothing waits for you.", "Welcome to Quayside", "What should we do first here?", "Choose a network"]
        {
            assert!(seen.contains(part), "{part} in {seen}");
        }
        let said = format!("/groups/{}/said", hall.own);
        assert_eq!(member.send("/", &said, &[("said", "Open the hall.")]).await.status, StatusCode::SEE_OTHER);
        let seen = member.get("/").await.text;
        assert!(!seen.contains("What should we do first here?"), "it has been answered: {seen}");
        hall.house.clock().forward(40 * DAY);
        let seen = member.get("/").await.text;
        assert!(!seen.contains("Welcome to Quayside"), "no newcomer any more: {seen}");
    });
}

#[test]
fn what_waits_for_the_reader_stands_first_and_only_for_who_has_to_act() {
    in_a_house(async |hall| {
        let contact = format!("/groups/{}/contact", hall.own);
        hall.guest(hall.member).await.send(&contact, &contact, &[("question", "When?")]).await;
        let mut organiser = hall.guest(hall.organiser).await;
        let seen = organiser.get("/").await.text;
        assert!(seen.contains("One thing waits for you.") && seen.contains("A member asks Quayside"), "{seen}");
        let seen = hall.guest(hall.member).await.get("/").await.text;
        assert!(seen.contains("Nothing waits for you.") && seen.contains("Your question to Quayside"), "{seen}");
        hall.house.clock().forward(8 * DAY);
        let seen = organiser.get("/").await.text;
        assert!(seen.contains("An answer was due on"), "{seen}");
    });
}

#[test]
fn whoever_has_no_vote_is_told_so_and_not_asked() {
    in_a_house(async |hall| {
        for (who, said) in [(hall.supporter, "without a vote"), (hall.lapsed, "has lapsed")] {
            let seen = hall.guest(who).await.get("/").await.text;
            assert!(seen.contains(said) && !seen.contains("What should we do first here?"), "{seen}");
        }
    });
}

#[test]
fn acts_that_wait_for_a_second_person_and_people_who_ask_to_join_wait_for_those_who_can_decide() {
    in_a_house(async |hall| {
        let end = format!("/groups/{}/roll/{}/end", hall.own, hall.member);
        hall.guest(hall.secretary).await.send(&end, &end, &[("reason", "Moved away")]).await;
        hall.person("Ama Brandt", Standing::Applied, hall.own).await;
        let seen = hall.guest(hall.regional).await.get("/").await.text;
        for part in [
            "2 things wait for you.",
            "End the membership of Dele Okafor in Quayside",
            "Joan Petrie asks.",
            "/power/second/",
            "Somebody asks to join North",
            "/roll?standing=applied",
        ] {
            assert!(seen.contains(part), "{part} in {seen}");
        }
        let seen = hall.guest(hall.secretary).await.get("/").await.text;
        assert!(seen.contains("Somebody asks to join Quayside") && !seen.contains("End the membership"), "{seen}");
        let seen = hall.guest(hall.member).await.get("/").await.text;
        assert!(seen.contains("Nothing waits for you.") && !seen.contains("End the membership"), "{seen}");
        // Nobody agreed in time.
        hall.house.clock().forward(15 * DAY);
        let seen = hall.guest(hall.regional).await.get("/").await.text;
        assert!(!seen.contains("End the membership"), "{seen}");
    });
}

#[test]
fn a_term_that_ends_soon_waits_for_who_holds_it() {
    in_a_house(async |hall| {
        assert!(hall.guest(hall.secretary).await.get("/").await.text.contains("Nothing waits for you."));
        hall.house.clock().forward(340 * DAY);
        let seen = hall.guest(hall.secretary).await.get("/").await.text;
        assert!(
            seen.contains("Your term as Secretary ends") && seen.contains("Your office in Quayside ends on"),
            "{seen}"
        );
    });
}

#[test]
fn where_nothing_waits_the_page_says_what_one_can_start() {
    in_a_house(async |hall| {
        hall.house.clock().forward(40 * DAY);
        let seen = hall.guest(hall.member).await.get("/").await.text;
        for part in
            ["Nothing waits for you.", "You are free to start something", &format!("/groups/{}/contact", hall.own)]
        {
            assert!(seen.contains(part), "{part} in {seen}");
        }
    });
}

#[test]
fn who_is_refused_keeps_their_menu_and_a_stranger_is_shown_none() {
    in_a_house(async |hall| {
        let mut member = hall.guest(hall.member).await;
        for path in ["/post", "/no-such-page"] {
            let seen = member.get(path).await;
            assert!(seen.status.is_client_error(), "{path}: {}", seen.status);
            for part in ["href=\"/groups\"", "href=\"/sign-out\""] {
                assert!(seen.text.contains(part), "{part} in {path}: {}", seen.text);
            }
        }
        let seen = hall.nobody().get("/no-such-page").await;
        assert!(!seen.text.contains("href=\"/sign-out\""), "{}", seen.text);
    });
}
