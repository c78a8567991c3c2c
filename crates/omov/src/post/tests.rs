//! What the post promises.

use std::time::Duration;

use omov_store::WriteTx;

use super::kept::{Kept, State, events};
use super::{Letter, LetterId, QUEUE, SIGN_IN, send};
use crate::house::testing::{Hall, NOON, in_a_house};
use crate::house::{House, ids, work};
use crate::members::MemberId;

/// Puts a letter into the post.
async fn posted(house: &House, member: Option<MemberId>, email: Option<&str>, purpose: &'static str) -> LetterId {
    let id = LetterId(ids::by_time(NOON).expect("chance"));
    let letter = Letter {
        id,
        member,
        email: email.map(Into::into),
        purpose,
        subject: "Your way in".into(),
        body: "Type this code: QX7R-22MN\nÜ ends it.".into(),
    };
    let put = move |tx: &mut WriteTx<'_>| Ok(send(tx, &letter, NOON)?);
    house.store().write(put).await.expect("a letter is put into the post");
    id
}

async fn kept(house: &House, id: LetterId) -> Kept {
    house.store().read(move |tx| Ok(Kept::find(tx, id)?)).await.expect("read").expect("the letter is there")
}

async fn happened(house: &House, id: LetterId) -> Vec<String> {
    let events = house.store().read(move |tx| Ok(events(tx, id)?)).await.expect("read");
    events.into_iter().map(|event| event.what).collect()
}

async fn due(hall: &Hall) {
    work::all_due(&hall.house).await.expect("work is done");
}

fn outbox(house: &House) -> Vec<String> {
    let Ok(files) = std::fs::read_dir(house.data().join("outbox")) else { return Vec::new() };
    let read = |path| std::fs::read_to_string(path).expect("a mail");
    files.map(|file| read(file.expect("a file").path())).collect()
}

#[test]
fn without_a_server_a_letter_is_one_file_in_the_outbox_and_a_secret_is_gone_from_the_database() {
    in_a_house(async |hall| {
        let id = posted(&hall.house, Some(hall.member), Some("dele.okafor@example.org"), SIGN_IN).await;
        due(&hall).await;
        due(&hall).await;
        let mails = outbox(&hall.house);
        assert_eq!(mails.len(), 1);
        for line in [
            "To: dele.okafor@example.org",
            "From: \"Eastmere Together\" <post@house.example>",
            "Subject: Your way in",
            "Type this code: QX7R-22MN",
            "Auto-Submitted: auto-generated",
            &format!("Message-ID: <{id}@house.example>"),
        ] {
            assert!(mails[0].contains(line), "{line} is not in\n{}", mails[0]);
        }
        let letter = kept(&hall.house, id).await;
        assert_eq!((letter.state, letter.body.as_str(), letter.via.as_deref()), (State::Sent, "", Some("outbox")));
        assert!(happened(&hall.house, id).await.contains(&"outbox".to_owned()));
    });
}

#[test]
fn what_holds_no_secret_is_kept_so_that_it_can_be_sent_again() {
    in_a_house(async |hall| {
        let id = posted(&hall.house, Some(hall.member), Some("dele.okafor@example.org"), "welcome").await;
        due(&hall).await;
        assert!(kept(&hall.house, id).await.body.contains("QX7R"));
    });
}

#[test]
fn a_way_in_that_was_not_sent_in_time_is_not_sent_at_all_and_forgotten() {
    in_a_house(async |hall| {
        let id = posted(&hall.house, None, Some("dele.okafor@example.org"), SIGN_IN).await;
        hall.house.clock().forward(Duration::from_mins(15));
        due(&hall).await;
        let letter = kept(&hall.house, id).await;
        assert_eq!((letter.state, letter.body.as_str()), (State::Failed, ""));
        assert!(outbox(&hall.house).is_empty());
        let left = hall.house.store().read(|tx| Ok(QUEUE.waiting(tx)?)).await.expect("a number");
        assert_eq!(left, 0);
    });
}

#[test]
fn what_is_no_address_fails_at_once_and_is_said() {
    in_a_house(async |hall| {
        let id = posted(&hall.house, None, Some("nobody at all"), "welcome").await;
        due(&hall).await;
        let letter = kept(&hall.house, id).await;
        assert_eq!((letter.state, letter.trouble.as_deref()), (State::Failed, Some("address")));
    });
}

#[test]
fn a_letter_on_paper_waits_for_somebody_who_prints_it() {
    in_a_house(async |hall| {
        let id = posted(&hall.house, Some(hall.member), None, "welcome").await;
        due(&hall).await;
        assert_eq!(kept(&hall.house, id).await.state, State::Waiting);
        assert!(outbox(&hall.house).is_empty());
    });
}

#[test]
fn an_outbox_that_cannot_be_written_is_tried_again_later() {
    in_a_house(async |hall| {
        let blocked = hall.house.data().join("outbox");
        std::fs::write(&blocked, "a file where a folder should be").expect("written");
        let id = posted(&hall.house, None, Some("dele.okafor@example.org"), "welcome").await;
        due(&hall).await;
        let letter = kept(&hall.house, id).await;
        assert_eq!((letter.state, letter.trouble.as_deref()), (State::Waiting, Some("folder")));
        std::fs::remove_file(&blocked).expect("removed");
        hall.house.clock().forward(Duration::from_mins(1));
        due(&hall).await;
        assert_eq!(kept(&hall.house, id).await.state, State::Sent);
        assert_eq!(outbox(&hall.house).len(), 1);
    });
}

#[test]
fn letters_are_forgotten_after_a_while_and_whoever_is_erased_is_forgotten_at_once() {
    in_a_house(async |hall| {
        let id = posted(&hall.house, Some(hall.member), Some("dele.okafor@example.org"), "welcome").await;
        let member = hall.member;
        hall.house.store().write(move |tx| Ok(super::forget(tx, member)?)).await.expect("forgotten");
        due(&hall).await;
        let letter = kept(&hall.house, id).await;
        assert_eq!((letter.email, letter.member, letter.body.as_str(), letter.state), (None, None, "", State::Failed));
        assert!(outbox(&hall.house).is_empty(), "it was sent although nobody is to know of it any more");
        hall.house.clock().forward(Duration::from_hours(91 * 24));
        due(&hall).await;
        assert_eq!(hall.house.store().read(move |tx| Ok(Kept::find(tx, id)?)).await.expect("read"), None);
    });
}
