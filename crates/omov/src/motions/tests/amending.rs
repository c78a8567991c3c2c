//! Two who change the same words at once, and changes of changes.

use super::{SECOND, Scene};
use crate::house::testing::in_a_house;

#[test]
fn of_two_who_accept_colliding_amendments_in_the_same_second_exactly_one_succeeds() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        scene.post(joan, "movers", &[]).await;
        scene.post(mover, "movers/answer", &[("mover", &format!("yes {joan}"))]).await;
        scene.amended(sam, "clause=2&seen=1", &SECOND.replace("midnight", "one o’clock")).await;
        scene.amended(sam, "clause=2&seen=1", &SECOND.replace("midnight", "two o’clock")).await;
        scene
            .amended(sam, "clause=3&seen=1", "This shall be paid for from the parking fund and from nothing else.")
            .await;
        let (one, other, apart) =
            tokio::join!(scene.accepts(mover, 1), scene.accepts(joan, 2), scene.accepts(mover, 3));
        let mut codes = [one.status.as_u16(), other.status.as_u16()];
        codes.sort_unstable();
        assert_eq!(codes, [303, 409], "{} {}", one.text, other.text);
        assert_eq!(apart.status.as_u16(), 303, "what changes other words is not stopped: {}", apart.text);
        let page = scene.page(mover).await;
        assert!(page.contains("Version 3") && !page.contains("Version 4"), "{page}");
        // The same twice is done once.
        assert_eq!(scene.accepts(mover, 3).await.status.as_u16(), 409);
    });
}

#[test]
fn an_amendment_of_other_words_still_fits_after_the_clause_has_changed() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, sam) = (scene.hall.member, scene.hall.organiser);
        scene.amended(sam, "clause=2&seen=1", &SECOND.replace("midnight", "one o’clock")).await;
        scene.amended(sam, "clause=2&seen=1", &SECOND.replace("Buses", "All buses")).await;
        scene.amended(sam, "clause=0&seen=1", "The council reports once a year.").await;
        for number in 1..=3 {
            assert_eq!(scene.accepts(mover, number).await.status.as_u16(), 303, "{number}");
        }
        let page = scene.page(sam).await;
        assert!(page.contains("All buses on the lines 4, 7 and 12 shall run until one o’clock on every day"), "{page}");
        assert!(page.contains("<li value=\"4\" id=\"clause-4\">"), "{page}");
        // Struck out, it keeps its number and is not in the text.
        scene.post(sam, "amend?clause=1&seen=4", &[("strike", "yes"), ("reason", "It says nothing.")]).await;
        assert_eq!(scene.accepts(mover, 4).await.status.as_u16(), 303);
        assert!(scene.page(sam).await.contains("This clause has been struck out."));
    });
}

#[test]
fn the_author_of_an_amendment_takes_other_words_for_it_or_does_not() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        let first = SECOND.replace("midnight", "one o’clock");
        scene.amended(sam, "clause=2&seen=1", &first).await;
        scene.amended(joan, "target=1&seen=1", &first.replace("one o’clock", "one at night")).await;
        assert_eq!(scene.accepts(mover, 2).await.status.as_u16(), 403, "only its author takes other words for it");
        assert_eq!(scene.accepts(sam, 2).await.status.as_u16(), 303);
        assert!(scene.get(sam, "amendments/1").await.text.contains("This is version 2"));
        scene.amended(joan, "target=1&seen=2", &first.replace("one o’clock", "two at night")).await;
        scene.accepts(mover, 1).await;
        let page = scene.page(sam).await;
        assert!(page.contains("shall run until one at night on every day"), "{page}");
        // What would have changed it is let go with it.
        assert!(scene.get(joan, "amendments/3").await.text.contains("answered before it"));
    });
}
