//! A motion that is not for those to decide who would vote on it: marked by the rule, and not stopped.

use super::{CLAUSES, SECOND, Scene};
use crate::house::testing::in_a_house;

#[test]
fn a_motion_outside_of_what_its_group_decides_is_marked_by_the_rule_and_can_be_taken_up() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        let form = scene.hall.guest(mover).await.get(&scene.form()).await.text;
        assert_eq!(form.matches("Not for this group to decide.").count(), 3, "of four matters one is: {form}");
        scene.motion = scene.moves_about(mover, CLAUSES, "money").await.location().to_owned();
        assert!(scene.motion.starts_with("/motions/"), "{}", scene.motion);
        let page = scene.hall.nobody().get(&scene.motion).await.text;
        assert!(page.contains("This is outside what this group decides."), "{page}");
        assert!(
            page.contains("It is not for the members of a local group to decide about the movement’s money."),
            "{page}"
        );
        assert!(page.contains("/rules#bodies.local-members.decides"), "{page}");
        assert!(page.contains("No ballot can be called on it in this group"), "said beforehand: {page}");
        assert!(page.contains("Members can take it up all the same"), "{page}");
        let entry = page.split("href=\"/record/").nth(1).and_then(|rest| rest.split('"').next()).expect("an entry");
        let entry = scene.hall.nobody().get(&format!("/record/{entry}")).await.text;
        assert!(entry.contains("The rule that it is outside of") && entry.contains("bodies.local-members.decides"));
        for list in ["/motions".to_owned(), format!("/groups/{}", scene.hall.own)] {
            assert!(
                scene.hall.guest(joan).await.get(&list).await.text.contains("Outside what this group decides"),
                "{list}"
            );
        }
        // It lives as any other.
        scene.amended(joan, "clause=2&seen=1", &SECOND.replace("midnight", "one o’clock")).await;
        assert_eq!(scene.accepts(mover, 1).await.status.as_u16(), 303);
        scene.signs(joan).await;
        scene.signs(sam).await;
        let page = scene.page(joan).await;
        assert!(page.contains("So many members have signed it that they take it up all the same: 3."), "{page}");
        assert!(scene.post(mover, "fix", &[]).await.location().ends_with("done=fixed"));
        let page = scene.page(joan).await;
        assert!(page.contains("No ballot can be called on it here") && !page.contains("?motion="), "{page}");
        // The form for a ballot takes nothing from it either.
        let id = scene.motion.trim_start_matches("/motions/");
        let new = format!("/groups/{}/ballots/new/local-decision?motion={id}", scene.hall.own);
        let form = scene.hall.guest(joan).await.get(&new).await;
        assert!(form.status.as_u16() == 200 && form.hidden("title") != Some("Buses that wait for the night shift"));
    });
}

#[test]
fn what_is_for_the_group_to_decide_is_not_marked_and_what_it_is_about_has_to_be_said() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        for matter in ["", "the moon"] {
            let seen = scene.moves_about(scene.hall.member, CLAUSES, matter).await;
            assert!(seen.status.as_u16() == 422 && seen.text.contains("Say what it is about"), "{}", seen.text);
        }
        scene.moved().await;
        let page = scene.page(scene.hall.member).await;
        assert!(!page.contains("This is outside") && !page.contains("Outside what"), "{page}");
    });
}
