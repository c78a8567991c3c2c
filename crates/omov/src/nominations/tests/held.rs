//! What is held about people, and what is left of it once they are erased.

use super::Scene;
use crate::house::testing::in_a_house;
use crate::members::{self, MemberId};

impl Scene {
    async fn erased(&self, who: MemberId) {
        let now = self.hall.house.now();
        let erase = self.hall.house.store().write(move |tx| members::erasing::erase(tx, who, now)).await;
        erase.expect("erased");
    }
}

#[test]
fn everybody_sees_what_is_held_about_them_and_nobody_else_does() {
    in_a_house(async |hall| {
        let scene = Scene::open(hall).await;
        let (dele, sam) = (scene.hall.member, scene.hall.organiser);
        scene.names(sam, "Dele Okafor").await;
        scene.stood(dele, "I kept the books.").await;
        scene.supports(scene.lena, "Dele Okafor", true).await;
        let mine = scene.hall.guest(dele).await.get("/me").await.text;
        assert!(mine.contains("Offices for which you were named") && mine.contains("I kept the books."), "{mine}");
        assert!(!mine.contains("Adeyemi") && !mine.contains("Marsh"), "not who named and supports them: {mine}");
        let theirs = scene.hall.guest(sam).await.get("/me").await.text;
        assert!(theirs.contains("Whose names you put forward") && theirs.contains("Dele Okafor"), "{theirs}");
        let theirs = scene.hall.guest(scene.lena).await.get("/me").await.text;
        assert!(theirs.contains("Whom you support as candidates") && theirs.contains("Dele Okafor"), "{theirs}");
        let joan = scene.hall.guest(scene.hall.secretary).await.get("/me").await.text;
        assert!(joan.contains("Nominations that you opened"), "{joan}");
    });
}

#[test]
fn who_is_erased_before_the_end_leaves_nothing_and_who_stood_at_the_end_stays_with_their_words() {
    in_a_house(async |hall| {
        let scene = Scene::open(hall).await;
        let (joan, dele, sam) = (scene.hall.secretary, scene.hall.member, scene.hall.organiser);
        for (who, name) in [(dele, "Dele Okafor"), (scene.lena, "Lena Marsh")] {
            scene.stood(who, "These are my words.").await;
            scene.supports(joan, name, true).await;
            scene.supports(sam, name, true).await;
        }
        scene.erased(dele).await;
        scene.erased(sam).await;
        let page = scene.page(joan).await;
        assert!(!page.contains("Dele Okafor") && page.contains("Lena Marsh"), "{page}");
        scene.ended().await;
        let before = scene.hall.nobody().get(&scene.to("statements.txt")).await.text;
        scene.erased(scene.lena).await;
        let page = scene.outside().await;
        assert!(page.contains("Lena Marsh") && page.contains("These are my words."), "{page}");
        assert_eq!(scene.hall.nobody().get(&scene.to("statements.txt")).await.text, before);
        assert_eq!(scene.calls(joan, &[]).await.status.as_u16(), 409, "but nobody votes on who is gone");
    });
}
