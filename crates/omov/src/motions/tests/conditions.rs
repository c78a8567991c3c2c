//! “I would sign it if …”, from the first word to the signature.

use super::{SECOND, Scene};
use crate::house::testing::in_a_house;
use crate::members::{self, MemberId};

const BODY: &str = "The buses run until one o’clock.";

async fn writes(scene: &Scene, by: MemberId, body: &str) -> crate::house::testing::Seen {
    scene.post(by, "conditions/write", &[("body", body)]).await
}

#[test]
fn a_condition_is_met_by_an_amendment_confirmed_by_whoever_wrote_it_and_signed_in_one_press() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        assert!(writes(&scene, sam, BODY).await.location().ends_with("done=wished"));
        let page = scene.page(mover).await;
        assert!(page.contains("One condition is open; none has been met.") && page.contains(BODY), "{page}");
        assert!(page.contains("conditions/1/answer"), "those who move it can answer: {page}");
        assert!(!scene.page(joan).await.contains("conditions/1/answer"));
        scene.amended(joan, "clause=2&seen=1", &SECOND.replace("midnight", "one o’clock")).await;
        scene.accepts(mover, 1).await;
        let met = [("version", "2"), ("words", "Joan suggested it.")];
        assert_eq!(scene.post(joan, "conditions/1/answer", &met).await.status.as_u16(), 403, "they do not move it");
        let none = scene.post(mover, "conditions/1/answer", &[("version", "9"), ("words", "")]).await;
        assert!(none.status.as_u16() == 422 && none.text.contains("Choose a version"), "{}", none.text);
        assert!(scene.post(mover, "conditions/1/answer", &met).await.location().ends_with("done=answered"));
        assert_eq!(scene.post(mover, "conditions/1/answer", &met).await.status.as_u16(), 409, "once");
        // Whoever wrote it is told, on their first page too; nobody else sees that it waits for them.
        let home = scene.hall.guest(sam).await.get("/").await.text;
        assert!(home.contains("Is your condition met?") && home.contains(&scene.motion), "{home}");
        assert!(!scene.hall.guest(joan).await.get("/").await.text.contains("Is your condition met?"));
        let card = scene.page(sam).await;
        assert!(card.contains("It is met by version 2 (amendment 1)") && card.contains("Yes, it is met"), "{card}");
        assert_eq!(scene.post(joan, "conditions/1/met", &[]).await.status.as_u16(), 403, "it is not theirs");
        let why = [("missing", "It says so for working days only.")];
        assert!(scene.post(sam, "conditions/1/not-yet", &why).await.location().ends_with("done=not-yet"));
        let page = scene.page(mover).await;
        assert!(page.contains("for working days only") && page.contains("One condition is open"), "{page}");
        scene.post(mover, "conditions/1/answer", &met).await;
        assert!(scene.post(sam, "conditions/1/met", &[]).await.location().ends_with("done=met"));
        let page = scene.page(sam).await;
        assert!(page.contains("No condition is open; one has been met."), "{page}");
        assert!(page.contains("Your condition is met") && page.contains("One member has signed it"), "{page}");
        assert!(scene.signs(sam).await.location().ends_with("done=signed"));
        let page = scene.page(sam).await;
        assert!(page.contains("2 members have signed it") && !page.contains("Your condition is met"), "{page}");
    });
}

#[test]
fn whose_a_condition_is_stands_on_no_page_and_in_no_letter_to_others() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        writes(&scene, sam, BODY).await;
        scene.post(mover, "conditions/1/answer", &[("version", "1"), ("words", "")]).await;
        for reader in [mover, joan, scene.hall.regional] {
            let page = scene.page(reader).await;
            assert!(page.contains(BODY) && !page.contains("Sam Adeyemi") && !page.contains("Yours"), "{page}");
        }
        assert!(scene.page(sam).await.contains("Yours"));
        assert!(scene.hall.nobody().get(&scene.motion).await.text.contains(BODY), "everybody reads the words");
        // Whoever looks after the post does not see to whom the letter went.
        let post = scene.hall.guest(scene.hall.national).await.get("/post").await.text;
        assert!(!post.contains("Sam Adeyemi") && !post.contains("Is your condition met?"), "{post}");
    });
}

#[test]
fn one_condition_a_member_waits_and_none_of_those_who_have_signed() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        let refused = writes(&scene, scene.hall.stranger, BODY).await;
        assert!(refused.status.as_u16() == 403 && refused.text.contains("/rules#"), "{}", refused.text);
        let signed = writes(&scene, mover, BODY).await;
        assert!(signed.status.as_u16() == 409 && signed.text.contains("signed the motion already"), "{}", signed.text);
        let long = writes(&scene, sam, &"word ".repeat(100)).await;
        assert!(long.status.as_u16() == 422 && long.text.contains("You wrote 499"), "{}", long.text);
        writes(&scene, sam, BODY).await;
        let twice = writes(&scene, sam, "And on Sundays.").await;
        assert!(twice.status.as_u16() == 409 && twice.text.contains("waits here already"), "{}", twice.text);
        assert_eq!(scene.post(joan, "conditions/1/take-back", &[]).await.status.as_u16(), 403);
        assert!(scene.post(sam, "conditions/1/take-back", &[]).await.location().ends_with("done=back"));
        assert!(!scene.page(sam).await.contains(BODY));
        assert_eq!(writes(&scene, sam, "And on Sundays.").await.status.as_u16(), 303, "and can write another");
        // Whoever signs has nothing more to wait for.
        scene.signs(sam).await;
        assert!(scene.page(joan).await.contains("No condition is open; one has been met."));
        // Once the text takes nothing any more, nothing is answered.
        writes(&scene, joan, "It says who pays.").await;
        scene.post(mover, "withdraw", &[]).await;
        let late = scene.post(mover, "conditions/3/answer", &[("version", "1"), ("words", "")]).await;
        assert_eq!(late.status.as_u16(), 409, "{}", late.text);
    });
}

#[test]
fn a_condition_is_among_ones_own_data_and_goes_with_its_writer_or_by_the_policy() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        writes(&scene, sam, BODY).await;
        writes(&scene, joan, "Mr Vos of Quay Lane does not drive.").await;
        let data = scene.hall.guest(sam).await.get("/me").await.text;
        assert!(data.contains("Conditions under which you would sign motions") && data.contains(BODY), "{data}");
        let ground = [("ground", "person"), ("reason", "It names a neighbour.")];
        assert_eq!(scene.post(sam, "remove/condition-2", &ground).await.status.as_u16(), 303);
        let now = scene.hall.house.now();
        let erase = scene.hall.house.store().write(move |tx| members::erasing::erase(tx, sam, now)).await;
        erase.expect("erased");
        let page = scene.page(mover).await;
        assert!(!page.contains(BODY) && !page.contains("Quay Lane") && !page.contains("is open;"), "{page}");
    });
}
