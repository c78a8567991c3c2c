//! What is said in reply, by whom it is seen, and how it goes.

use super::Scene;
use crate::house::testing::in_a_house;
use crate::members;

#[test]
fn replies_stand_in_the_order_of_time_without_names_whoever_wrote_them() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        let (member, secretary) = (scene.hall().member, scene.hall().secretary);
        assert!(scene.page().await.contains("Nobody has replied yet"));
        let long = "The roof is older than I am, and it rains in. ".repeat(6);
        let said = scene.replies(member, &long).await;
        assert_eq!(said.location(), format!("{}?done=said#reply-1", scene.to()), "{}", said.text);
        assert_eq!(scene.replies(secretary, "It does.").await.status.as_u16(), 303);
        scene.replies(scene.other, "Who would pay for the roof of it?").await;
        let page = scene.page().await;
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
        assert!(at("older than I am") < at("It does.") && at("It does.") < at("Who would pay"), "by time: {page}");
        for hidden in ["Dele", "Joan", "Secretary", "Ama"] {
            assert!(!page.contains(hidden), "{hidden}: {page}");
        }
        let all = scene.hall().nobody().get(&scene.debate.to("all")).await.text;
        assert!(all.contains("3 replies") && all.contains("No replies"), "{all}");
        // Whoever wrote it sees which is theirs, and nobody else.
        let mine = scene.hall().guest(member).await.get(&scene.to()).await.text;
        assert_eq!(mine.matches(">Yours<").count(), 1, "{mine}");
        assert!(!page.contains(">Yours<"));
    });
}

#[test]
fn a_reply_is_taken_back_by_whoever_wrote_it_alone_and_while_the_debate_is_open() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        let member = scene.hall().member;
        scene.replies(member, "The roof is older than I am.").await;
        scene.replies(member, "And the floor is no younger.").await;
        let back = |number: u32| format!("{}/{number}/take-back", scene.to());
        assert_eq!(scene.post(scene.other, &back(1), &[]).await.status.as_u16(), 404);
        assert_eq!(scene.post(scene.hall().secretary, &back(1), &[]).await.status.as_u16(), 404);
        assert!(scene.post(member, &back(1), &[]).await.location().ends_with("done=taken-back"));
        let page = scene.page().await;
        assert!(page.contains("Taken back by whoever wrote it") && !page.contains("older than I am"), "{page}");
        assert_eq!(scene.post(member, &back(1), &[]).await.status.as_u16(), 404, "it is gone already");
        scene.debate.forward(crate::debates::tests::DAY * 60).await;
        for late in [scene.post(member, &back(2), &[]).await, scene.replies(member, "Too late for this.").await] {
            assert!(late.status.as_u16() == 409 && late.text.contains("This debate is closed"), "{}", late.text);
        }
        assert!(scene.page().await.contains("no younger"));
    });
}

#[test]
fn a_reply_is_removed_on_a_ground_that_everybody_sees_and_on_the_record_without_names() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        scene.replies(scene.hall().member, "My neighbour owes me money.").await;
        let form = format!("{}/1/remove", scene.to());
        let fields = [("ground", "person"), ("reason", "It tells of a neighbour’s debts.")];
        assert_eq!(scene.post(scene.other, &form, &fields).await.status.as_u16(), 403);
        let dull = scene.post(scene.hall().organiser, &form, &[("ground", "dull"), ("reason", "It bores me")]).await;
        assert_eq!(dull.status.as_u16(), 422);
        assert_eq!(scene.post(scene.hall().organiser, &form, &fields).await.status.as_u16(), 303);
        let page = scene.page().await;
        assert!(!page.contains("owes me money") && page.contains("It names a person"), "{page}");
        let again = scene.post(scene.hall().organiser, &form, &fields).await;
        assert!(again.status.as_u16() == 409 && again.text.contains("gone already"), "{}", again.text);
        let record = scene.hall().nobody().get("/record").await.text;
        assert!(record.contains("Removed a reply") && !record.contains("neighbour"), "{record}");
        // Whoever wrote it is told, once.
        let mine = scene.hall().guest(scene.hall().member).await.get("/me").await.text;
        assert_eq!(mine.matches("What you wrote on “What should we do first?” was removed").count(), 1, "{mine}");
    });
}

#[test]
fn somebody_who_is_erased_leaves_the_words_of_their_replies_without_a_name() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        let member = scene.hall().member;
        scene.replies(member, "The roof is older than I am.").await;
        let data = scene.hall().guest(member).await.get("/me").await.text;
        assert!(data.contains("What you replied") && data.contains("older than I am"), "{data}");
        let now = scene.hall().house.now();
        scene.hall().house.store().write(move |tx| members::erasing::erase(tx, member, now)).await.expect("erased");
        assert!(scene.page().await.contains("older than I am"));
        let left = scene.hall().house.store().read(move |tx| Ok(crate::replies::held(tx, member, now)?)).await;
        assert!(left.expect("what is held").iter().all(|held| held.rows.is_empty()));
    });
}

#[test]
fn to_a_statement_that_is_gone_nobody_replies() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        scene.debate.says(scene.hall().member, "Buses should run at night.").await;
        scene.debate.post(scene.hall().member, "3/take-back", &[]).await;
        let to = format!("{}/write?version=1", scene.of(3));
        let gone = scene.post(scene.other, &to, &[("body", "They should run all day as well.")]).await;
        assert_eq!(gone.status.as_u16(), 409);
        assert!(gone.text.contains("taken back or removed") && !gone.text.contains("at night"), "{}", gone.text);
        let none = format!("{}/write?version=1", scene.of(9));
        assert_eq!(scene.post(scene.other, &none, &[("body", "Nothing stands there.")]).await.status.as_u16(), 404);
    });
}
