//! What groups promise.

mod drawing;

use std::time::Duration;

use axum::http::StatusCode;

use crate::groups::front::{self, Front};
use crate::house::testing::{Hall, in_a_house};

const DAY: Duration = Duration::from_hours(24);

/// Sends a question to the contact of `own`.
async fn ask(hall: &Hall, text: &str) {
    let page = format!("/groups/{}/contact", hall.own);
    let sent = hall.guest(hall.member).await.send(&page, &page, &[("question", text)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
}

#[test]
fn every_group_is_found_by_its_name_and_by_a_postcode() {
    in_a_house(async |hall| {
        let own = hall.own;
        let beginning = crate::groups::boundaries::Beginning::new("EM1").expect("a beginning");
        let set = move |tx: &mut omov_store::WriteTx<'_>| {
            Ok(crate::groups::boundaries::set(tx, own, std::slice::from_ref(&beginning))?)
        };
        hall.house.store().write(set).await.expect("boundaries");
        let mut member = hall.guest(hall.member).await;
        let all = member.get("/groups").await;
        for name in ["Eastmere Together", "North", "South", "Quayside", "Millbank", "Night workers"] {
            assert!(all.text.contains(name), "{name} in {}", all.text);
        }
        let here = format!("href=\"/groups/{own}\"");
        for find in ["quays", "em1+2ab"] {
            let found = member.get(&format!("/groups?find={find}")).await;
            assert!(found.text.contains(&here) && !found.text.contains("Millbank"), "{find}: {}", found.text);
        }
        let none = member.get("/groups?find=%3Cscript%3E").await;
        assert!(none.text.contains("&#60;script&#62;") && !none.text.contains("<script>"), "{}", none.text);
    });
}

#[test]
fn the_page_of_a_group_says_how_many_belong_to_it_and_who_holds_power() {
    in_a_house(async |hall| {
        let page = format!("/groups/{}", hall.own);
        let seen = hall.guest(hall.member).await.get(&page).await;
        for part in ["4 members. One of them is you.", "Joan Petrie", "Sam Adeyemi", "Nothing is open here"] {
            assert!(seen.text.contains(part), "{part} in {}", seen.text);
        }
        let seen = hall.guest(hall.stranger).await.get(&page).await;
        assert!(seen.text.contains("4 members.") && !seen.text.contains("One of them is you"), "{}", seen.text);
    });
}

#[test]
fn a_question_is_seen_by_who_answers_and_by_nobody_else_and_its_clock_by_all() {
    in_a_house(async |hall| {
        ask(&hall, "When is the hall open?").await;
        let (group, questions) = (format!("/groups/{}", hall.own), format!("/groups/{}/questions", hall.own));
        let mut organiser = hall.guest(hall.organiser).await;
        assert!(organiser.get(&questions).await.text.contains("When is the hall open?"));
        let mut stranger = hall.guest(hall.stranger).await;
        assert_eq!(stranger.get(&questions).await.status, StatusCode::FORBIDDEN);
        let seen = stranger.get(&group).await.text;
        assert!(seen.contains("One question waits") && !seen.contains("hall open"), "{seen}");
        hall.house.clock().forward(9 * DAY);
        let seen = stranger.get(&group).await.text;
        assert!(seen.contains("No answer after 9 days"), "{seen}");
        assert!(!hall.guest(hall.regional).await.get(&questions).await.text.contains("No question waits"));
    });
}

#[test]
fn an_answer_goes_to_whoever_asked_and_is_given_once() {
    in_a_house(async |hall| {
        ask(&hall, "When is the hall open?").await;
        let questions = format!("/groups/{}/questions", hall.own);
        let mut organiser = hall.guest(hall.organiser).await;
        let list = organiser.get(&questions).await.text;
        let at = list.find(&format!("{questions}/")).expect("a link to the question");
        let page = list[at..].split('"').next().expect("an address").to_owned();
        let empty = organiser.send(&page, &page, &[("answer", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let token = organiser.get(&page).await.hidden("_token").expect("a token").to_owned();
        hall.house.clock().forward(2 * DAY);
        let sent = organiser.post(&page, &token, &[("answer", "On Sundays.")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let again = organiser.post(&page, &token, &[("answer", "Never.")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text);
        let mine = hall.guest(hall.member).await.get(&format!("/groups/{}/contact", hall.own)).await.text;
        assert!(mine.contains("On Sundays.") && mine.contains("Answered after 2 days"), "{mine}");
        let other = hall.guest(hall.stranger).await.get(&format!("/groups/{}/contact", hall.own)).await.text;
        assert!(!other.contains("On Sundays."), "{other}");
        let seen = hall.guest(hall.stranger).await.get(&format!("/groups/{}", hall.own)).await.text;
        assert!(seen.contains("One question was answered in the last half year, after 2 days."), "{seen}");
    });
}

#[test]
fn who_was_named_answers_only_as_long_as_they_hold_the_power() {
    in_a_house(async |hall| {
        let (own, organiser, now) = (hall.own, hall.organiser, hall.house.now());
        let named = move |tx: &mut omov_store::WriteTx<'_>| {
            let front = Front { contact: Some(organiser), ..Front::default() };
            front::set(tx, own, &front)?;
            let place = crate::groups::place(tx, own)?.expect("the group");
            let contact = |tx: &mut omov_store::WriteTx<'_>, front: &Front, now| {
                Ok::<_, crate::house::Stop>(front::contact(tx, &place, front, now)?.map(|contact| contact.member))
            };
            assert_eq!(contact(tx, &front, now)?, Some(organiser), "the one who was named");
            let stranger = Front { contact: Some(crate::members::MemberId([7; 16])), ..Front::default() };
            assert_ne!(contact(tx, &stranger, now)?, stranger.contact, "somebody without the power");
            assert_eq!(contact(tx, &front, now.plus(400 * DAY))?, None, "all terms have ended");
            Ok(())
        };
        hall.house.store().write(named).await.expect("a look");
    });
}

#[test]
fn a_newcomer_speaks_at_once_and_takes_back_only_their_own_words() {
    in_a_house(async |hall| {
        let (page, group) = (format!("/groups/{}/said", hall.own), format!("/groups/{}", hall.own));
        let mut member = hall.guest(hall.member).await;
        for (said, why) in [("", "Write what you want to say"), (&*"é".repeat(501), "You typed 501")] {
            let sent = member.send(&page, &page, &[("said", said)]).await;
            assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(sent.text.contains(why) && sent.text.contains(said), "{}", sent.text);
        }
        let sent = member.send(&page, &page, &[("said", "Open the <b>hall</b>.")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let mut organiser = hall.guest(hall.organiser).await;
        let seen = organiser.get(&group).await.text;
        assert!(seen.contains("Open the &lt;b&gt;hall&lt;/b&gt;.") && !seen.contains("take-back"), "{seen}");
        let mine = member.get(&page).await.text;
        let at = mine.find(&format!("{page}/")).expect("a way to take it back");
        let back = mine[at..].split('"').next().expect("an address").to_owned();
        assert_eq!(organiser.get(&back).await.status, StatusCode::NOT_FOUND);
        let token = organiser.get(&page).await.hidden("_token").expect("a token").to_owned();
        assert_eq!(organiser.post(&back, &token, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(member.send(&back, &back, &[]).await.status, StatusCode::SEE_OTHER);
        assert!(!organiser.get(&group).await.text.contains("Open the"));
    });
}

#[test]
fn only_members_of_a_group_speak_in_it() {
    in_a_house(async |hall| {
        let page = format!("/groups/{}/said", hall.own);
        let mut stranger = hall.guest(hall.stranger).await;
        let token =
            stranger.get(&format!("/groups/{}/said", hall.other)).await.hidden("_token").expect("a form").to_owned();
        for somebody in [hall.supporter, hall.lapsed] {
            assert!(hall.guest(somebody).await.get(&page).await.hidden("_token").is_none());
        }
        let sent = stranger.post(&page, &token, &[("said", "I live elsewhere")]).await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn words_are_removed_only_with_a_reason_that_their_author_reads_and_it_is_noted() {
    in_a_house(async |hall| {
        let page = format!("/groups/{}/said", hall.own);
        hall.guest(hall.member).await.send(&page, &page, &[("said", "Open the hall.")]).await;
        let mut organiser = hall.guest(hall.organiser).await;
        let seen = organiser.get(&page).await.text;
        let at = seen.find(&format!("{page}/")).expect("a way to remove it");
        let remove = seen[at..].split('"').next().expect("an address").to_owned();
        assert_eq!(hall.guest(hall.stranger).await.get(&remove).await.status, StatusCode::FORBIDDEN);
        let refused = organiser.send(&remove, &remove, &[("reason", "")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        assert!(organiser.get(&page).await.text.contains("Open the hall."), "nothing is removed without a reason");
        let removed = organiser.send(&remove, &remove, &[("reason", "It names a neighbour.")]).await;
        assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.text);
        assert!(!organiser.get(&page).await.text.contains("Open the hall."));
        let about = hall.member;
        let noted = hall.house.store().read(move |tx| {
            let acts: u64 = tx.one(&ACTS, omov_store::params![about])?;
            let letters: u64 = tx.one(&LETTERS, omov_store::params![about])?;
            Ok((acts, letters))
        });
        assert_eq!(noted.await.expect("a look"), (1, 1));
    });
}

omov_store::statements! {
    ACTS = "SELECT COUNT(*) AS acts FROM acts WHERE about_id = $1 AND deed = 'act-said-removed'";
    LETTERS = "SELECT COUNT(*) AS letters FROM letters WHERE member_id = $1 AND purpose = 'removed'";
}
