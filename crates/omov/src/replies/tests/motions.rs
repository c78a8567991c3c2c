//! Replies to motions and amendments; and words that have to go out of these.

use crate::house::testing::in_a_house;
use crate::motions::tests::{SECOND, Scene};

fn to(scene: &Scene, what: &str) -> String {
    let id = scene.motion.trim_start_matches("/motions/").to_owned();
    match what.split_once('-') {
        Some((kind, number)) => format!("/replies/{kind}-{id}-{number}"),
        None => format!("/replies/motion-{id}-0"),
    }
}

async fn reply(scene: &Scene, by: crate::members::MemberId, address: &str, fields: &[(&str, &str)]) -> String {
    let (mut guest, token) = scene.hall.guest_with_token(by).await;
    let seen = guest.post(address, &token, fields).await;
    format!("{} {} {}", seen.status.as_u16(), seen.location(), seen.text)
}

#[test]
fn motions_and_amendments_are_answered_under_the_rules_of_debates_of_the_same_body() {
    in_a_house(async |hall| {
        hall.rule("debates.local.posts-a-day", 2).await;
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, sam) = (scene.hall.member, scene.hall.organiser);
        scene.amended(sam, "clause=2&seen=1", &SECOND.replace("midnight", "one o’clock")).await;
        for (address, number) in [(to(&scene, "motion"), 1), (to(&scene, "amendment-1"), 1)] {
            let said =
                reply(&scene, mover, &format!("{address}/write?version=1"), &[("body", "Who pays for that?")]).await;
            assert!(said.contains(&format!("303 {address}?done=said#reply-{number}")), "{said}");
        }
        let over = format!("{}/write?version=1", to(&scene, "motion"));
        let over = reply(&scene, mover, &over, &[("body", "And when does it begin?")]).await;
        assert!(over.starts_with("403") && over.contains("2 posts a day are the most"), "{over}");
        assert!(scene.page(mover).await.contains(">1 reply</a>"));
        assert!(scene.get(mover, "amendments/1").await.text.contains(">1 reply</a>"));
    });
}

#[test]
fn where_the_rules_know_no_debate_whoever_may_propose_replies_and_nobody_else() {
    in_a_house(async |hall| {
        // A debate of other people is none of theirs.
        hall.rule("debates.local.among", "all-members").await;
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let address = format!("{}/write?version=1", to(&scene, "motion"));
        let body = [("body", "Who pays for that?")];
        let said = reply(&scene, scene.hall.member, &address, &body).await;
        assert!(said.starts_with("303"), "{said}");
        let refused = reply(&scene, scene.hall.stranger, &address, &[("body", "I have no say here.")]).await;
        assert!(refused.starts_with("403"), "{refused}");
    });
}

#[test]
fn a_quoted_clause_leads_to_the_version_that_was_read_and_a_newer_text_is_read_first() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan) = (scene.hall.member, scene.hall.secretary);
        let quote = |version: u32| format!("{}/write?version={version}&clause=2", to(&scene, "motion"));
        let fields = [("quoted", "until midnight"), ("body", "The late shift ends at one.")];
        let said = reply(&scene, mover, &quote(1), &fields).await;
        assert!(said.starts_with("303"), "{said}");
        scene.amended(joan, "clause=2&seen=1", &SECOND.replace("until midnight", "until one o’clock")).await;
        scene.accepts(mover, 1).await;
        let page = scene.hall.nobody().get(&to(&scene, "motion")).await.text;
        assert!(page.contains("<bdi>until midnight</bdi>"), "{page}");
        assert!(page.contains(&format!("{}\">Clause 2, version 1</a>", scene.to("versions/1"))), "{page}");
        assert!(page.contains("It answers version 1"), "{page}");
        let stale = [("quoted", "on every day of the week"), ("body", "Sundays too, then.")];
        let stale = reply(&scene, mover, &quote(1), &stale).await;
        assert!(stale.starts_with("422") && stale.contains("has changed since you read it"), "{stale}");
    });
}

#[test]
fn words_of_a_motion_that_have_to_go_go_everywhere_and_fingerprints_stay_what_they_were() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        scene.amended(joan, "clause=2&seen=1", &SECOND.replace("midnight", "one o’clock")).await;
        scene.amended(joan, "target=1&clause=2&seen=1", &SECOND.replace("midnight", "two o’clock")).await;
        let quote = format!("{}/write?version=1&clause=2", to(&scene, "motion"));
        let quoted = [("quoted", "lines 4, 7 and 12"), ("body", "Which are these?")];
        assert!(reply(&scene, mover, &quote, &quoted).await.starts_with("303"));
        let fields = [("ground", "unlawful"), ("reason", "A court has said so.")];
        assert_eq!(scene.post(mover, "remove/clause-2", &fields).await.status.as_u16(), 403, "it takes the power");
        assert_eq!(scene.post(sam, "remove/clause-9", &fields).await.status.as_u16(), 409, "there is none");
        let done = scene.post(sam, "remove/clause-2", &fields).await;
        assert_eq!(done.location(), scene.motion, "{}", done.text);
        for part in ["", "versions/1", "versions/2", "amendments/1", "amendments/2"] {
            let page = scene.hall.nobody().get(scene.to(part).trim_end_matches('/')).await;
            assert_eq!(page.status.as_u16(), 200, "{part}");
            assert!(
                !page.text.contains("lines 4, 7 and 12") && !page.text.contains("o’clock"),
                "{part}: {}",
                page.text
            );
            assert!(page.text.contains("It cannot lawfully be published"), "{part}: {}", page.text);
        }
        let replies = scene.hall.nobody().get(&to(&scene, "motion")).await.text;
        assert!(!replies.contains("lines 4, 7 and 12") && replies.contains("Which are these?"), "{replies}");
        assert_eq!(scene.post(sam, "remove/clause-2", &fields).await.status.as_u16(), 409, "it is gone already");
        assert_eq!(scene.accepts(mover, 1).await.status.as_u16(), 409, "what is gone changes nothing");
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(record.contains("Removed words from a motion") && !record.contains("lines 4"), "{record}");
        // The rest goes on, and is fixed.
        scene.signs(joan).await;
        scene.signs(sam).await;
        assert!(scene.post(mover, "fix", &[]).await.location().ends_with("done=fixed"));
        let text = scene.hall.nobody().get(&scene.to("text.txt")).await.text;
        assert!(text.contains("1. The city") && text.contains("3. This shall") && !text.contains("2."), "{text}");
        let print =
            |page: &str| page.split(|c: char| !c.is_ascii_hexdigit()).find(|word| word.len() == 64).map(str::to_owned);
        let before = print(&scene.page(mover).await).expect("a fingerprint");
        assert_eq!(scene.post(sam, "remove/clause-3", &fields).await.status.as_u16(), 303);
        let page = scene.page(mover).await;
        assert_eq!(print(&page), Some(before), "the fingerprint stays");
        assert!(
            !page.contains("parking fund") && page.contains("cannot be worked out from what stands here"),
            "{page}"
        );
        let gone = scene.hall.nobody().get(&scene.to("text.txt")).await;
        assert_eq!(gone.status.as_u16(), 409, "no bytes are given out under a fingerprint that is not theirs");
    });
}

#[test]
fn title_explanation_and_amendments_can_be_removed_each_by_itself_and_their_writers_are_told() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        scene.amended(joan, "clause=2&seen=1", &SECOND.replace("midnight", "one o’clock")).await;
        let fields = [("ground", "hate"), ("reason", "Read it again.")];
        for part in ["title", "amendment-1"] {
            assert_eq!(scene.post(sam, &format!("remove/{part}"), &fields).await.status.as_u16(), 303, "{part}");
            assert_eq!(scene.post(sam, &format!("remove/{part}"), &fields).await.status.as_u16(), 409, "{part}");
        }
        assert_eq!(scene.post(sam, "remove/about", &fields).await.status.as_u16(), 409, "there was none");
        let page = scene.page(mover).await;
        assert!(!page.contains("night shift") && page.contains(SECOND) && !page.contains("one o’clock"), "{page}");
        for told in [mover, joan] {
            let data = scene.hall.guest(told).await.get("/me").await.text;
            assert_eq!(data.matches("” was removed").count(), 1, "{data}");
        }
    });
}
