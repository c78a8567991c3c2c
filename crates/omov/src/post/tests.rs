//! What the post promises.

use std::time::Duration;

use omov_store::WriteTx;

#[path = "../../tests/support/smtp.rs"]
mod server;

use super::kept::{Kept, State, events};
use super::{Letter, LetterId, QUEUE, SIGN_IN, send};
use crate::house::testing::{Hall, NOON, in_a_house};
use crate::house::{House, Plan, ids, work};
use crate::members::MemberId;

/// Puts a letter into the post.
pub(super) async fn posted(
    house: &House,
    member: Option<MemberId>,
    email: Option<&str>,
    purpose: &'static str,
) -> LetterId {
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

pub(super) async fn kept(house: &House, id: LetterId) -> Kept {
    house.store().read(move |tx| Ok(Kept::find(tx, id)?)).await.expect("read").expect("the letter is there")
}

async fn happened(house: &House, id: LetterId) -> Vec<String> {
    let events = house.store().read(move |tx| Ok(events(tx, id)?)).await.expect("read");
    events.into_iter().map(|event| event.what).collect()
}

pub(super) async fn due(hall: &Hall) {
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

/// The same house, with a server for mail.
async fn with_server(hall: &Hall, server: &server::Server) -> House {
    let smtp = format!("smtp://127.0.0.1:{}?from=office@example.org", server.port).parse().expect("a server");
    let plan = Plan {
        data: hall.house.data().into(),
        address: hall.house.address(""),
        smtp: Some(smtp),
        oidc: None,
        witnesses: Vec::new(),
    };
    let database = hall.house.store().database().clone();
    House::open(database, hall.house.clock().clone(), plan).await.expect("the house opens")
}

#[test]
fn a_letter_goes_to_the_server_once() {
    in_a_house(async |hall| {
        let server = server::Server::start(Duration::ZERO);
        let house = with_server(&hall, &server).await;
        let id = posted(&house, Some(hall.member), Some("dele.okafor@example.org"), SIGN_IN).await;
        for _ in 0..2 {
            work::all_due(&house).await.expect("work is done");
        }
        let taken = server.taken();
        assert_eq!(taken.len(), 1);
        assert_eq!(taken[0].to, "dele.okafor@example.org");
        assert_eq!(taken[0].head("Message-ID"), Some(format!("<{id}@example.org>").as_str()));
        assert!(taken[0].text.contains("QX7R-22MN"), "{}", taken[0].text);
        let letter = kept(&house, id).await;
        assert_eq!((letter.state, letter.body.as_str()), (State::Sent, ""));
        assert!(outbox(&house).is_empty());
        house.plain().close().await;
    });
}

#[test]
fn what_a_server_refuses_is_over_and_what_it_puts_off_is_tried_again_until_it_is_given_up() {
    in_a_house(async |hall| {
        let server = server::Server::start(Duration::ZERO);
        let house = with_server(&hall, &server).await;
        let refused = posted(&house, None, Some("refused@example.org"), "welcome").await;
        let later = posted(&house, None, Some("later@example.org"), "welcome").await;
        work::all_due(&house).await.expect("work is done");
        let stands = async |id| {
            let letter = kept(&house, id).await;
            (letter.state, letter.trouble)
        };
        assert_eq!(stands(refused).await, (State::Failed, Some("refused".into())));
        assert_eq!(stands(later).await, (State::Waiting, Some("not-now".into())));
        for _ in 1..QUEUE.tries {
            house.clock().forward(Duration::from_hours(8));
            work::all_due(&house).await.expect("work is done");
        }
        assert_eq!(stands(later).await, (State::Failed, Some("not-now".into())));
        let tried = happened(&house, later).await.iter().filter(|what| *what == "trying").count();
        assert_eq!(tried, QUEUE.tries as usize);
        assert!(server.taken().is_empty());
        house.plain().close().await;
    });
}

#[test]
fn a_server_that_is_not_there_loses_no_letter() {
    in_a_house(async |hall| {
        let mut gone = server::Server::start(Duration::ZERO);
        gone.port = 1;
        let house = with_server(&hall, &gone).await;
        let id = posted(&house, None, Some("dele.okafor@example.org"), "welcome").await;
        work::all_due(&house).await.expect("work is done");
        let letter = kept(&house, id).await;
        assert_eq!((letter.state, letter.trouble.as_deref()), (State::Waiting, Some("unreachable")));
        house.plain().close().await;
        let server = server::Server::start(Duration::ZERO);
        let house = with_server(&hall, &server).await;
        house.clock().forward(Duration::from_mins(1));
        work::all_due(&house).await.expect("work is done");
        assert_eq!((kept(&house, id).await.state, server.taken().len()), (State::Sent, 1));
        house.plain().close().await;
    });
}
