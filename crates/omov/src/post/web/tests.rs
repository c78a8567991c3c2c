//! What the pages of the post promise.

use axum::http::StatusCode;

use super::super::kept::State;
use super::super::tests::{due, kept, posted};
use super::super::{SIGN_IN, kept as letters};
use crate::house::testing::in_a_house;

const DELE: &str = "dele.okafor@example.org";

#[test]
fn whoever_looks_after_the_post_sees_what_became_of_letters_and_never_what_they_say() {
    in_a_house(async |hall| {
        let secret = posted(&hall.house, Some(hall.member), Some(DELE), SIGN_IN).await;
        let open = posted(&hall.house, Some(hall.member), Some(DELE), "welcome").await;
        let mut national = hall.guest(hall.national).await;
        for round in 0..2 {
            for page in ["/post".into(), format!("/post/letters/{secret}"), format!("/post/letters/{open}")] {
                let seen = national.get(&page).await;
                assert_eq!(seen.status, StatusCode::OK, "{page}");
                assert!(seen.text.contains("Dele Okafor"), "{}", seen.text);
                assert!(!seen.text.contains("QX7R") && !seen.text.contains("Your way in"), "{round}: {}", seen.text);
            }
            due(&hall).await;
        }
        assert!(national.get("/post").await.text.contains("In the outbox folder"));
        let mut secretary = hall.guest(hall.secretary).await;
        assert_eq!(secretary.get("/post").await.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn a_letter_is_sent_again_on_request_but_never_one_with_a_secret() {
    in_a_house(async |hall| {
        let secret = posted(&hall.house, Some(hall.member), Some(DELE), SIGN_IN).await;
        let open = posted(&hall.house, Some(hall.member), Some(DELE), "welcome").await;
        due(&hall).await;
        let mut national = hall.guest(hall.national).await;
        let page = format!("/post/letters/{open}");
        let again = national.send(&page, &format!("{page}/again"), &[]).await;
        assert_eq!(again.location(), format!("{page}?said=again"));
        assert_eq!(kept(&hall.house, open).await.state, State::Waiting);
        assert!(national.get(again.location()).await.text.contains("will be sent again"));
        due(&hall).await;
        assert_eq!(kept(&hall.house, open).await.state, State::Sent);
        let refused = national.send(&page, &format!("/post/letters/{secret}/again"), &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
    });
}

#[test]
fn an_address_that_gives_letters_back_gets_only_ways_in_until_it_works_again() {
    in_a_house(async |hall| {
        let first = posted(&hall.house, Some(hall.member), Some(DELE), "welcome").await;
        due(&hall).await;
        let mut national = hall.guest(hall.national).await;
        let marked = national.send("/post/bounce", "/post/bounce", &[("email", "Dele.Okafor@example.org ")]).await;
        let people = national.get(marked.location()).await;
        assert!(people.text.contains("Dele Okafor") && people.text.contains("One person"), "{}", people.text);
        assert_eq!(kept(&hall.house, first).await.state, State::Bounced);
        let stopped = posted(&hall.house, Some(hall.member), Some(DELE), "welcome").await;
        let way_in = posted(&hall.house, Some(hall.member), Some(DELE), SIGN_IN).await;
        due(&hall).await;
        let letter = kept(&hall.house, stopped).await;
        assert_eq!((letter.state, letter.trouble.as_deref()), (State::Failed, Some("came-back")));
        assert_eq!(kept(&hall.house, way_in).await.state, State::Sent);
        let works = [("member", hall.member.to_string())];
        let works = works.each_ref().map(|(name, value)| (*name, value.as_str()));
        let done = national.send("/post/unreachable", "/post/unreachable", &works).await;
        assert!(national.get(done.location()).await.text.contains("Nobody needs another way"));
        let email = DELE;
        let still = hall.house.store().read(move |tx| Ok(letters::has_bounced(tx, email)?)).await.expect("read");
        assert!(!still);
    });
}

#[test]
fn an_address_that_nobody_wrote_to_is_said_to_be_a_slip() {
    in_a_house(async |hall| {
        let mut national = hall.guest(hall.national).await;
        for (typed, said) in [("", "Type the address"), ("no.body@example.org", "Look for a slip")] {
            let answer = national.send("/post/bounce", "/post/bounce", &[("email", typed)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text.contains(said) && answer.text.contains(typed), "{}", answer.text);
        }
    });
}

#[test]
fn letters_on_paper_are_shown_whole_until_somebody_has_printed_them() {
    in_a_house(async |hall| {
        let letter = posted(&hall.house, Some(hall.member), None, "welcome").await;
        let mut national = hall.guest(hall.national).await;
        let page = national.get("/post/paper").await;
        assert!(page.text.contains("Dele Okafor") && page.text.contains("QX7R-22MN"), "{}", page.text);
        let id = letter.to_string();
        let done = national.send("/post/paper", "/post/paper", &[("letters", &id)]).await;
        assert!(national.get(done.location()).await.text.contains("No letter to print"));
        assert_eq!(kept(&hall.house, letter).await.state, State::Printed);
    });
}
