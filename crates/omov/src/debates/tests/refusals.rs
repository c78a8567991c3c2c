//! What bad input gets: clear words, and nothing half done.

use super::Scene;
use crate::house::testing::in_a_house;

#[test]
fn only_whom_the_rules_name_opens_a_debate_and_the_rule_is_named() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        let refused = scene.open(scene.hall.member, "Mend the hall.").await;
        assert_eq!(refused.status.as_u16(), 403, "{}", refused.text);
        assert!(refused.text.contains("/rules#"), "{}", refused.text);
        let none = scene.open(scene.hall.secretary, "").await;
        assert_eq!(none.status.as_u16(), 422);
        let twice = scene.open(scene.hall.secretary, "Mend the hall.\nMEND THE HALL").await;
        assert!(twice.text.contains("Line 2: This sentence is there twice"), "{}", twice.text);
    });
}

#[test]
fn a_statement_that_nobody_could_answer_is_refused_with_what_was_typed() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened("Mend the hall.").await;
        let long = "word ".repeat(10_000);
        let bad = [
            ("", "Write what you want to say"),
            ("😀", "a sentence with words"),
            (&*long, "at most 300"),
            ("a\u{202e}bcd", "hidden marks"),
        ];
        for (body, says) in bad {
            let seen = scene.says(scene.hall.member, body).await;
            assert_eq!(seen.status.as_u16(), 422, "{says}");
            assert!(seen.text.contains(says) && seen.text.contains(body.trim()), "{says}");
        }
        assert_eq!(scene.statements().await.len(), 1);
    });
}

#[test]
fn the_same_in_capitals_is_shown_and_what_is_near_has_to_be_another_thing() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened("Buses should run at night.").await;
        let member = scene.hall.member;
        let same = scene.post(member, "say", &[("body", "BUSES SHOULD RUN AT NIGHT"), ("other", "yes")]).await;
        assert!(
            same.text.contains("Somebody has said this already") && same.text.contains("Buses should run at night."),
            "{}",
            same.text
        );
        let near = scene.says(member, "Buses should run all night.").await;
        assert!(near.text.contains("Is yours a different thing?"), "{}", near.text);
        assert_eq!(scene.statements().await.len(), 1);
        let other = scene.post(member, "say", &[("body", "Buses should run all night."), ("other", "yes")]).await;
        assert_eq!(other.status.as_u16(), 303, "{}", other.text);
    });
}

#[test]
fn a_member_speaks_and_answers_as_often_as_the_rules_say_and_organisers_as_much() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall).await;
        scene.hall.rule("debates.local.posts-a-day", 2).await;
        scene.hall.rule("debates.local.votes-a-day", 10).await;
        scene.opened("Mend the hall.").await;
        let member = scene.hall.member;
        for body in ["The first long thing that I want to say here.", "Another thing altogether, about buses and vans."]
        {
            assert_eq!(scene.says(member, body).await.status.as_u16(), 303);
        }
        let third = scene.says(member, "Whatever else there may be.").await;
        assert!(third.status.as_u16() == 403 && third.text.contains("2 posts a day are the most"), "{}", third.text);
        let organiser =
            scene.says(scene.hall.organiser, &"Organisers have much to say about everything. ".repeat(5)).await;
        assert!(organiser.status.as_u16() == 403 && organiser.text.contains("of all words"), "{}", organiser.text);
        for _ in 0..10 {
            assert_eq!(scene.votes(member, 1, "agree").await.status.as_u16(), 303);
        }
        let eleventh = scene.votes(member, 1, "agree").await;
        assert!(eleventh.status.as_u16() == 403 && eleventh.text.contains("10 answers a day"), "{}", eleventh.text);
        assert_eq!(scene.votes(scene.hall.stranger, 1, "agree").await.status.as_u16(), 403, "not of this group");
    });
}
