//! What bad input gets: clear words, and nothing half done.

use super::{CLAUSES, DAY, SECOND, Scene};
use crate::house::testing::in_a_house;

#[test]
fn only_whom_the_rules_name_moves_signs_and_amends() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        let refused = scene.moves(scene.hall.stranger, CLAUSES).await;
        assert!(refused.status.as_u16() == 403 && refused.text.contains("/rules#"), "{}", refused.text);
        scene.moved().await;
        assert_eq!(scene.signs(scene.hall.stranger).await.status.as_u16(), 403);
        assert_eq!(scene.amends(scene.hall.stranger, "clause=2&seen=1", "Other words.").await.status.as_u16(), 403);
        assert_eq!(scene.signs(scene.hall.supporter).await.status.as_u16(), 403);
        assert_eq!(scene.post(scene.hall.secretary, "fix", &[]).await.status.as_u16(), 403);
    });
}

#[test]
fn a_text_that_nobody_could_vote_on_is_refused_with_what_was_typed() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall);
        let (long, many) = ("word ".repeat(10_000), "One clause.\n".repeat(61));
        let bad = [
            ("", "Write from 1 to 60 clauses"),
            ("Buses run.\n😀", "Line 2: Write a sentence with words"),
            (&*long, "at most 3,000 letters"),
            ("a\u{202e}bcd", "hidden marks"),
            (&*many, "Write from 1 to 60 clauses"),
        ];
        for (clauses, says) in bad {
            let seen = scene.moves(scene.hall.member, clauses).await;
            assert!(seen.status.as_u16() == 422 && seen.text.contains(says), "{says}: {}", seen.text);
            assert!(seen.text.contains(clauses.trim()), "{says}");
        }
    });
}

#[test]
fn an_amendment_to_a_clause_that_changed_meanwhile_is_offered_for_renewal_and_nothing_typed_is_lost() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        scene.amended(joan, "clause=2&seen=1", &SECOND.replace("midnight", "one o’clock")).await;
        scene.accepts(mover, 1).await;
        let mine = SECOND.replace("midnight", "the morning");
        let late = scene.amends(sam, "clause=2&seen=1", &mine).await;
        assert_eq!(late.status.as_u16(), 422, "{}", late.text);
        assert!(late.text.contains("The words changed while you wrote") && late.text.contains(&mine), "{}", late.text);
        assert!(late.text.contains("midnight</del>") && late.text.contains("one o’clock</ins>"), "{}", late.text);
        assert!(late.text.contains("seen=2"), "sent again, it is against the words of now: {}", late.text);
        assert_eq!(scene.amends(sam, "clause=2&seen=2", &mine).await.status.as_u16(), 303);
        assert!(
            scene.amends(joan, "clause=2&seen=2", &mine).await.text.contains("Amendment 2 would already have it so")
        );
        let same = scene.amends(joan, "clause=2&seen=2", &SECOND.replace("midnight", "one o’clock")).await;
        assert!(same.text.contains("It says so already"), "{}", same.text);
        assert_eq!(scene.get(sam, "amend?clause=9").await.status.as_u16(), 404);
    });
}

#[test]
fn what_finds_too_few_signatures_in_time_takes_nothing_any_more() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        scene.hall.house.clock().forward(DAY * 31);
        assert!(scene.page(scene.hall.member).await.contains("Ran out of time"));
        assert_eq!(scene.signs(scene.hall.secretary).await.status.as_u16(), 409);
        assert_eq!(scene.post(scene.hall.member, "fix", &[]).await.status.as_u16(), 409);
        assert_eq!(scene.amends(scene.hall.member, "clause=2&seen=1", "Other words.").await.status.as_u16(), 409);
    });
}
