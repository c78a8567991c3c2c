//! From the first word to the bytes that are voted on.

use super::{SECOND, Scene};
use crate::house::testing::in_a_house;
use crate::members;

#[test]
fn a_motion_is_signed_changed_word_by_word_and_fixed_to_exactly_these_bytes() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        let page = scene.page(joan).await;
        assert!(
            page.contains("Moved by Dele Okafor.") && page.contains("One member has signed it; it takes 3"),
            "{page}"
        );
        // Two change the same words, a third others.
        scene.amended(joan, "clause=2&seen=1", &SECOND.replace("until midnight", "until the late shift ends")).await;
        scene.amended(sam, "clause=2&seen=1", &SECOND.replace("midnight", "one o’clock")).await;
        scene.amended(sam, "clause=2&seen=1", &SECOND.replace("every day of the week", "every working day")).await;
        let page = scene.page(mover).await;
        assert!(page.contains("Amendments 1 and 2 change the same words"), "{page}");
        assert!(page.contains("<del><span class=\"unseen\">Taken out: </span>midnight</del>"), "{page}");
        assert!(!page.contains("Amendments 1 and 3") && !page.contains("Amendments 2 and 3"), "{page}");
        assert_eq!(scene.post(mover, "fix", &[]).await.status.as_u16(), 409, "nothing is fixed before all is answered");
        assert_eq!(scene.accepts(joan, 1).await.status.as_u16(), 403, "nobody answers but those who move it");
        assert!(scene.accepts(mover, 1).await.location().ends_with("done=accepted"));
        // The other one does not fit any more, and says which words changed.
        let refused = scene.accepts(mover, 2).await;
        assert_eq!(refused.status.as_u16(), 409);
        assert!(
            refused.text.contains("It said “midnight” then, and says “the late shift ends” now"),
            "{}",
            refused.text
        );
        let anew = scene.get(sam, "amend?clause=2&renews=2").await.text;
        assert!(anew.contains("one o’clock") && anew.contains("These words have changed since"), "{anew}");
        // One text in the place of the first and the third; all who wrote one of them agree.
        let both = "Buses on the lines 4, 7 and 12 shall run until the late shift ends on every working day.";
        let fields = [("body", both), ("reason", "Both."), ("parts", "1"), ("parts", "3")];
        let joint = scene.post(sam, "amend?clause=2&seen=2&joint=1", &fields).await;
        assert!(joint.location().contains("/amendments/4"), "{}", joint.text);
        assert_eq!(scene.accepts(mover, 4).await.status.as_u16(), 409, "Joan has not agreed");
        assert_eq!(scene.post(mover, "amendments/4/agree", &[]).await.status.as_u16(), 403, "they wrote none of them");
        scene.post(joan, "amendments/4/agree", &[]).await;
        assert!(scene.accepts(mover, 4).await.location().ends_with("done=accepted"));
        assert!(scene.get(joan, "amendments/3").await.text.contains("A joint text took its place"));
        scene.post(mover, "amendments/2/decline", &[("why", "The late shift ends earlier.")]).await;
        // Too few have signed: the rule is named.
        let few = scene.post(mover, "fix", &[]).await;
        assert!(few.status.as_u16() == 403 && few.text.contains("/rules#"), "{}", few.text);
        scene.signs(joan).await;
        scene.signs(sam).await;
        assert!(scene.post(mover, "fix", &[]).await.location().ends_with("done=fixed"));
        let text = scene.hall.nobody().get(&scene.to("text.txt")).await.text;
        let expected = format!(
            "omov-motion-1\nBuses that wait for the night shift\n1. The city sees the bus as a public service like water.\n2. {both}\n\
             3. This shall be paid for from the parking fund.\n"
        );
        assert_eq!(text, expected);
        let print = omov_web::hex::hex(&super::super::text::hash(&expected));
        let page = scene.hall.nobody().get(&scene.motion).await.text;
        assert!(page.contains(&print) && page.contains("The text is fixed"), "{page}");
        assert_eq!(scene.amends(sam, "clause=1&seen=1", "Something else.").await.status.as_u16(), 409);
        assert_eq!(scene.post(mover, "withdraw", &[]).await.status.as_u16(), 409);
        let old = scene.hall.nobody().get(&scene.to("versions/2")).await.text;
        assert!(old.contains("the late shift ends</ins>") && old.contains("midnight</del>"), "{old}");
        let record = scene.hall.nobody().get("/record").await.text;
        for said in ["Moved a motion", "Changed a motion", "Fixed the text of a motion"] {
            assert!(record.contains(said), "{said}");
        }
        assert!(!record.contains("Okafor") && !record.contains("bus as a public"), "{record}");
    });
}

#[test]
fn who_signed_is_shown_to_nobody_and_who_wrote_only_to_those_who_are_signed_in() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (joan, sam) = (scene.hall.secretary, scene.hall.organiser);
        scene.signs(joan).await;
        scene.amended(sam, "clause=2&seen=1", &SECOND.replace("midnight", "one o’clock")).await;
        let seen = scene.page(scene.hall.regional).await;
        assert!(!seen.contains("Joan Petrie") && seen.contains("2 members have signed it"), "{seen}");
        assert!(seen.contains("Sam Adeyemi"), "{seen}");
        for part in ["", "/amendments/1", "/versions/1"] {
            let seen = scene.hall.nobody().get(&format!("{}{part}", scene.motion)).await;
            assert_eq!(seen.status.as_u16(), 200);
            for name in ["Joan", "Sam", "Dele"] {
                assert!(!seen.text.contains(name), "{part} {name}");
            }
        }
        scene.post(joan, "sign", &[("sign", "no")]).await;
        assert!(scene.page(joan).await.contains("One member has signed it"));
    });
}

#[test]
fn whoever_asks_moves_it_once_those_agree_who_do() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan) = (scene.hall.member, scene.hall.secretary);
        scene.post(joan, "movers", &[]).await;
        let yes = format!("yes {joan}");
        assert_eq!(scene.post(joan, "movers/answer", &[("mover", &yes)]).await.status.as_u16(), 403);
        assert!(scene.page(mover).await.contains("They would move it too"));
        scene.post(mover, "movers/answer", &[("mover", &yes)]).await;
        // In the order of their numbers, which chance has made.
        let page = scene.page(joan).await;
        assert!(
            page.contains("Moved by Dele Okafor, Joan Petrie.") || page.contains("Moved by Joan Petrie, Dele Okafor."),
            "{page}"
        );
        let out = format!("no {mover}");
        assert_eq!(
            scene.post(joan, "movers/answer", &[("mover", &out)]).await.status.as_u16(),
            403,
            "nobody is put out"
        );
        scene.post(mover, "movers/answer", &[("mover", &out)]).await;
        let last = format!("no {joan}");
        assert_eq!(scene.post(joan, "movers/answer", &[("mover", &last)]).await.status.as_u16(), 409);
    });
}

#[test]
fn somebody_who_is_erased_leaves_words_without_a_name_and_no_signature() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, sam) = (scene.hall.member, scene.hall.organiser);
        scene.signs(sam).await;
        scene.amended(sam, "clause=2&seen=1", &SECOND.replace("midnight", "one o’clock")).await;
        let data = scene.hall.guest(sam).await.get("/me").await.text;
        assert!(data.contains("Motions that you signed") && data.contains("Changes that you suggested"), "{data}");
        let now = scene.hall.house.now();
        for gone in [sam, mover] {
            let erase = scene.hall.house.store().write(move |tx| members::erasing::erase(tx, gone, now)).await;
            erase.expect("erased");
        }
        let page = scene.page(scene.hall.secretary).await;
        assert!(
            !page.contains("Sam Adeyemi") && !page.contains("Dele Okafor") && page.contains("one o’clock"),
            "{page}"
        );
        assert!(page.contains("Nobody moves it any more.") && page.contains("0 members have signed it"), "{page}");
        // It is not lost: whoever asks to move it now, does.
        scene.post(scene.hall.secretary, "movers", &[]).await;
        assert!(scene.page(scene.hall.secretary).await.contains("Moved by Joan Petrie."));
    });
}
