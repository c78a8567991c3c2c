//! What bad input gets: one sentence, and nothing is lost or counted twice.

use omov_belenios::make::credential::Code;
use serde_json::Value;

use super::{DAY, Scene, receipt, rng};
use crate::ballots::queue::tests::crowd;
use crate::house::testing::{Hall, Seen, in_a_house};

/// The one sentence.
fn said(seen: &Seen) -> (u16, String) {
    let json: Value = serde_json::from_str(&seen.text).unwrap_or_else(|_| panic!("{}: {}", seen.status, seen.text));
    assert!(json["todo"].as_str().is_some_and(|todo| !todo.is_empty()), "{}", seen.text);
    (seen.status.as_u16(), json["said"].as_str().expect("a sentence").to_owned())
}

#[test]
fn whoever_the_rules_do_not_name_cannot_call_a_ballot_and_is_told_the_rule() {
    in_a_house(async |hall: Hall| {
        let scene = Scene::build(hall).await;
        let seen = scene.call(scene.hall.member, &Scene::wish()).await;
        assert_eq!(seen.status.as_u16(), 403, "{}", seen.text);
        assert!(seen.text.contains("ballots.local-decision.called-by"), "{}", seen.text);
        // Too soon, too short, too few trustees, all of them needed.
        let secretary = scene.hall.secretary;
        let with = |changed: &[(&'static str, &'static str)]| {
            let mut wish = Scene::wish();
            wish.extend(changed.iter().copied());
            wish
        };
        let soon =
            scene.call(secretary, &with(&[("opens-month", "4"), ("opens-day", "29"), ("closes-day", "5")])).await;
        assert!(soon.status.as_u16() == 403 && soon.text.contains("notice"), "{}", soon.text);
        let short = scene.call(secretary, &with(&[("closes-day", "12")])).await;
        assert!(short.status.as_u16() == 403 && short.text.contains("open-at-least"), "{}", short.text);
        for (field, value, says) in [
            ("trustees", "Dele Okafor\nSam Adeyemi", "at least 3 trustees"),
            ("trustees", "Dele Okafor\nSam Adeyemi\nNobody At All", "is not on the roll"),
            ("trustees", "Dele Okafor\nSam Adeyemi\nDele Okafor", "is there twice"),
            ("needed", "3", "fewer than all"),
            ("needed", "1", "At least 2 are needed"),
            ("title", "", "Write what is asked"),
            ("matter", "everything", "which matter it is about"),
            ("closes-hour", "noon", "a time such as"),
        ] {
            let seen = scene.call(secretary, &with(&[(field, value)])).await;
            assert!(seen.status.as_u16() == 422 && seen.text.contains(says), "{value}: {}", seen.text);
        }
    });
}

#[test]
fn an_early_late_malformed_copied_foreign_or_oversized_ballot_gets_one_sentence() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.called().await;
        let me = scene.members[0];
        assert_eq!(said(&scene.cast(me, "{}").await), (409, "This ballot is not open yet.".into()));
        scene.keyed().await;
        scene.forward(DAY * 11).await;
        assert_eq!(said(&scene.cast(me, "{}").await).0, 409, "the roll is frozen, and it is not open");
        scene.forward(DAY * 2).await;
        let code = scene.code(Scene::emails()[0]);
        let good = scene.seal(me, &code, 0).await;
        for wrong in ["", "{}", "no ballot", &good[..good.len() / 2], "[1,2,3]"] {
            assert_eq!(said(&scene.cast(me, wrong).await), (422, "This is not a sealed ballot.".into()), "{wrong}");
        }
        let long = "x".repeat(super::super::cast::LONGEST + 1);
        assert_eq!(said(&scene.cast(me, &long).await).0, 413);
        // Somebody who does not stand on the roll, and somebody who is not signed in.
        assert_eq!(said(&scene.cast(scene.hall.stranger, &good).await).0, 403);
        let mut nobody = scene.hall.nobody();
        let seen = nobody.post(&format!("{}/vote/cast", scene.ballot), "", &[("ballot", &good)]).await;
        assert_eq!(said(&seen).0, 401);
        // A page of an earlier visit.
        let mut guest = scene.hall.guest(me).await;
        let seen = guest.post(&format!("{}/vote/cast", scene.ballot), "another", &[("ballot", &good)]).await;
        assert_eq!(said(&seen), (403, "This page is from an earlier visit.".into()));
        // A code of another election, and a ballot whose contents were copied under another code.
        let strange = scene.seal(me, Code::random(&mut rng(7)).reveal(), 0).await;
        assert_eq!(said(&scene.cast(me, &strange).await).0, 422);
        let theirs = scene.seal(scene.members[1], &scene.code(Scene::emails()[1]), 1).await;
        let part = |ballot: &str| -> String {
            let json: Value = serde_json::from_str(ballot).expect("a ballot");
            json["message"]["credential"].as_str().expect("a credential").to_owned()
        };
        let copied = theirs.replace(&part(&theirs), &part(&good));
        let (status, why) = said(&scene.cast(me, &copied).await);
        assert_eq!((status, why.as_str()), (422, "This ballot was changed or copied, so it is not taken."));
        let foreign: Value = serde_json::from_str(&good).expect("a ballot");
        let hash = foreign["message"]["election_hash"].as_str().expect("a hash");
        let foreign = good.replace(hash, &"0".repeat(64));
        assert_eq!(said(&scene.cast(me, &foreign).await).1, "This ballot was sealed for another election.");
        // Nothing of all that stands on the board; the good one does, once, however often it comes.
        let first = receipt(&scene.cast(me, &good).await);
        assert_eq!(first["entry"], 1);
        for _ in 0..3 {
            assert_eq!(receipt(&scene.cast(me, &good).await), first);
        }
        // In the time of grace it is still taken, and afterwards not.
        scene.hall.house.clock().forward(DAY * 5 + std::time::Duration::from_mins(22 * 60 + 10));
        let last = scene.seal(me, &code, 1).await;
        scene.hall.house.clock().forward(std::time::Duration::from_hours(1));
        scene.forward(std::time::Duration::from_mins(1)).await;
        receipt(&scene.cast(me, &last).await);
        scene.hall.house.clock().forward(std::time::Duration::from_mins(30));
        assert_eq!(said(&scene.cast(me, &good).await), (409, "This ballot is closed.".into()));
        scene.due().await;
        assert_eq!(said(&scene.cast(me, &last).await), (409, "This ballot is closed.".into()));
    });
}

#[test]
fn a_vote_from_the_age_at_which_one_may_join_is_everybodys() {
    in_a_house(async |hall: Hall| {
        hall.rule("membership.vote-from-age", 14).await;
        let mut scene = Scene::build(hall).await;
        scene.opened().await;
        let mut guest = scene.hall.guest(scene.members[0]).await;
        assert_eq!(scene.json(&mut guest, "/roll/proof.json").await["could"], 5);
    });
}

#[test]
fn two_ballots_in_the_same_instant_leave_one_that_counts_and_lose_neither() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened().await;
        let me = scene.members[0];
        let code = scene.code(Scene::emails()[0]);
        let mut ballots = Vec::new();
        for choice in [0, 1, 0, 1, 2, 0] {
            ballots.push(scene.seal(me, &code, choice).await);
        }
        let scene = &scene;
        let all = ballots.iter().chain(&ballots).map(|ballot| scene.cast(me, ballot));
        let seen = futures_join(all.collect()).await;
        let mut entries: Vec<u64> =
            seen.iter().map(|seen| receipt(seen)["entry"].as_u64().expect("a number")).collect();
        entries.sort_unstable();
        entries.dedup();
        assert_eq!(entries, [1, 2, 3, 4, 5, 6], "each stands there once");
        let again = seen.iter().filter(|seen| receipt(seen)["again"] == false).count();
        assert_eq!(again, 2, "one was the first, and was sent twice");
    });
}

/// Waits for all of them at once.
async fn futures_join<F: Future<Output = Seen>>(all: Vec<F>) -> Vec<Seen> {
    let mut all: Vec<_> = all.into_iter().map(Box::pin).collect();
    let mut done: Vec<Option<Seen>> = all.iter().map(|_| None).collect();
    std::future::poll_fn(|cx| {
        for (future, done) in all.iter_mut().zip(&mut done) {
            if done.is_none()
                && let std::task::Poll::Ready(seen) = future.as_mut().poll(cx)
            {
                *done = Some(seen);
            }
        }
        if done.iter().all(Option::is_some) { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}

#[test]
fn whoever_comes_when_many_wait_is_told_how_many_and_how_long_and_can_cast_the_same_ballot_then() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened().await;
        let (me, code) = (scene.members[0], scene.code(Scene::emails()[0]));
        let ballot = scene.seal(me, &code, 1).await;
        let crowd = crowd().await;
        let seen = scene.cast(me, &ballot).await;
        let (status, sentence) = said(&seen);
        assert_eq!(status, 503);
        assert!(sentence.contains("ballots are waiting before yours"), "{sentence}");
        let json: Value = serde_json::from_str(&seen.text).expect("JSON");
        let wait = json["wait"].as_u64().expect("seconds");
        assert_eq!(seen.headers["retry-after"], wait.to_string().as_str());
        assert!(wait >= 5 && sentence.contains(&format!("about {wait} seconds")), "{sentence}");
        drop(crowd);
        let receipt = receipt(&scene.cast(me, &ballot).await);
        assert_eq!(receipt["again"], false, "nothing was taken in before");
    });
}
