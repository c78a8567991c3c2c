//! How much anybody may say, and what bad input gets.

use super::Scene;
use crate::house::testing::in_a_house;

#[test]
fn a_member_speaks_as_often_as_the_rules_say_however_the_words_are_spread() {
    in_a_house(async |hall| {
        hall.rule("debates.local.posts-a-day", 3).await;
        let scene = Scene::build(hall).await;
        let member = scene.hall().member;
        // A statement, a reply to one statement, a reply to another: three posts.
        assert_eq!(scene.debate.says(member, "Buses should run at night.").await.status.as_u16(), 303);
        assert_eq!(scene.replies(member, "The roof is older than I am.").await.status.as_u16(), 303);
        let second = format!("{}/write?version=1", scene.of(2));
        let third = scene.post(member, &second, &[("body", "On Sundays I sleep, and so do many.")]).await;
        assert_eq!(third.status.as_u16(), 303, "{}", third.text);
        for over in [
            scene.replies(member, "And one more thing.").await,
            scene.debate.says(member, "Whatever else there may be.").await,
        ] {
            assert!(over.status.as_u16() == 403 && over.text.contains("3 posts a day are the most"), "{}", over.text);
            assert!(over.text.contains("/rules#debates.local.posts-a-day"), "{}", over.text);
        }
        assert_eq!(scene.replies(scene.other, "Others still may.").await.status.as_u16(), 303);
        scene.debate.forward(crate::debates::tests::DAY).await;
        assert_eq!(scene.replies(member, "And one more thing.").await.status.as_u16(), 303, "the next day");
    });
}

#[test]
fn organisers_write_their_share_of_all_words_in_replies_too_and_it_is_shown() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        let (organiser, long) = (scene.hall().organiser, "Organisers have much to say about everything. ".repeat(5));
        let refused = scene.replies(organiser, &long).await;
        assert!(refused.status.as_u16() == 403 && refused.text.contains("of all words"), "{}", refused.text);
        for n in 0..4 {
            let body = format!("{n} {}", "Members have a great deal to say about the roof and the floor. ".repeat(4));
            assert_eq!(scene.replies(scene.hall().member, &body).await.status.as_u16(), 303);
        }
        assert_eq!(scene.replies(organiser, &long).await.status.as_u16(), 303, "now others have said more");
        let page = scene.page().await;
        assert!(page.contains("Organisers wrote") && page.contains("in 100"), "{page}");
        assert!(page.contains("The most that the rules let them write: 30 %"), "{page}");
        // The page of the debate counts the same words.
        let share = |page: &str| page.split("Organisers wrote ").nth(1).map(|rest| rest[..9].to_owned());
        assert_eq!(share(&page), share(&scene.hall().nobody().get(&scene.debate.debate).await.text));
    });
}

#[test]
fn what_nobody_could_read_is_refused_with_what_was_typed() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        let long = "word ".repeat(10_000);
        let bad = [
            ("", "Write what you want to say"),
            ("😀", "a sentence with words"),
            (&*long, "at most 1,000"),
            ("a\u{202e}bcd", "hidden marks"),
        ];
        for (body, says) in bad {
            let seen = scene.replies(scene.hall().member, body).await;
            assert_eq!(seen.status.as_u16(), 422, "{says}");
            assert!(seen.text.contains(says) && seen.text.contains(body.trim()), "{says}");
        }
        assert!(scene.page().await.contains("Nobody has replied yet"));
    });
}

#[test]
fn what_is_sent_twice_stands_once_and_what_others_said_is_not_said_again() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        let member = scene.hall().member;
        for _ in 0..2 {
            let said = scene.replies(member, "The roof is older than I am.").await;
            assert!(said.location().ends_with("#reply-1"), "{} {}", said.status, said.text);
        }
        let same = scene.replies(scene.other, "THE ROOF IS OLDER THAN I AM").await;
        assert!(same.status.as_u16() == 422 && same.text.contains("Reply 1 says this already"), "{}", same.text);
        assert_eq!(scene.page().await.matches("id=\"reply-").count(), 1);
    });
}

#[test]
fn only_the_body_that_talks_replies() {
    in_a_house(async |hall| {
        let scene = Scene::build(hall).await;
        let hall = scene.hall();
        for (who, status) in [(hall.stranger, 403), (hall.supporter, 403), (hall.national, 403)] {
            let seen = scene.replies(who, "I am not one of you.").await;
            assert_eq!(seen.status.as_u16(), status, "{}", seen.text);
        }
        let to = format!("{}/write?version=1", scene.to());
        assert!(hall.nobody().get(&to).await.location().starts_with("/sign-in"));
        assert!(scene.page().await.contains("Nobody has replied yet"));
    });
}
