//! Quoting: the very words, and the way to the whole of them.

use super::Scene;
use crate::house::testing::in_a_house;

#[test]
fn a_quote_shows_the_very_words_and_leads_to_the_whole_reply() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        scene.replies(scene.hall().member, "The roof is older than I am. The floor is new.").await;
        let form = format!("{}/write?version=1&quote=1", scene.to());
        let asked = scene.hall().guest(scene.other).await.get(&form).await.text;
        assert!(asked.contains("The roof is older than I am. The floor is new.</textarea>"), "{asked}");
        let body = ("body", "How old is that?");
        let wrong = scene.post(scene.other, &form, &[("quoted", "The roof is newer than I am."), body]).await;
        assert!(wrong.status.as_u16() == 422 && wrong.text.contains("do not stand there"), "{}", wrong.text);
        let quoted = scene.post(scene.other, &form, &[("quoted", "older than I am."), body]).await;
        assert!(quoted.location().ends_with("#reply-2"), "{}", quoted.text);
        let page = scene.page().await;
        assert!(page.contains("<blockquote><p><bdi>older than I am.</bdi></p>"), "{page}");
        assert!(page.contains(&format!("href=\"{}#reply-1\">Reply 1</a>", scene.to())), "{page}");
    });
}

#[test]
fn words_that_are_gone_are_gone_from_every_quote() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        let member = scene.hall().member;
        scene.replies(member, "My neighbour owes me money.").await;
        let form = format!("{}/write?version=1&quote=1", scene.to());
        let fields = [("quoted", "owes me money"), ("body", "That is nobody’s business here.")];
        scene.post(scene.other, &form, &fields).await;
        assert_eq!(scene.page().await.matches("owes me money").count(), 2);
        scene.post(member, &format!("{}/1/take-back", scene.to()), &[]).await;
        let page = scene.page().await;
        assert!(!page.contains("owes me money"), "{page}");
        assert!(page.contains("quoted here have been taken back or removed"), "{page}");
        let late = scene.post(scene.other, &form, &[("quoted", "owes me"), ("body", "Once more, then.")]).await;
        assert_eq!(late.status.as_u16(), 409, "{}", late.text);
    });
}
