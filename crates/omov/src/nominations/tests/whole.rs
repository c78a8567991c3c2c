//! From the opening to the ballot on those who stand.

use omov_belenios::hashing::sha256_hex;

use super::{Scene, letter};
use crate::house::testing::in_a_house;

#[test]
fn whoever_is_named_stands_only_if_they_accept_in_their_own_words_and_the_ballot_takes_them_as_they_are() {
    in_a_house(async |hall| {
        let scene = Scene::open(hall).await;
        let (joan, dele, sam) = (scene.hall.secretary, scene.hall.member, scene.hall.organiser);
        // Sam names Dele; Lena stands by herself.
        assert!(scene.names(sam, "Dele Okafor").await.location().ends_with("done=named"));
        scene.forward(super::DAY / 100).await;
        assert!(
            letter(&scene.hall, "dele.okafor@example.org", "If you say nothing, you do not stand"),
            "they are told"
        );
        assert!(!letter(&scene.hall, "dele.okafor@example.org", "Adeyemi"), "and not by whom");
        assert!(
            scene.hall.guest(dele).await.get("/").await.text.contains("You were named for an office: local secretary")
        );
        let page = scene.page(joan).await;
        assert!(page.contains("Has not answered yet") && page.contains("Needs one more supporter."), "{page}");
        scene.stood(scene.lena, "I have the time.\nAnd the will.").await;
        scene.stood(dele, "I kept the books of the allotments.").await;
        assert!(scene.supports(joan, "Lena Marsh", true).await.location().ends_with("done=supported"));
        let page = scene.page(joan).await;
        assert_eq!(page.matches("Has enough supporters.").count(), 2, "whoever accepts supports themselves: {page}");
        assert!(page.contains("I have the time.") && page.contains("I kept the books"), "{page}");
        // Before the end nobody outside reads a name.
        let outside = scene.outside().await;
        assert!(outside.contains("2 members have accepted so far"), "{outside}");
        assert!(!outside.contains("Lena") && !outside.contains("Dele") && !outside.contains("allotments"), "{outside}");
        assert_eq!(scene.hall.nobody().get(&scene.address(&page, "Lena Marsh")).await.status.as_u16(), 404);
        assert_eq!(scene.calls(joan, &[]).await.status.as_u16(), 409, "nothing is called before they are over");
        scene.ended().await;
        let outside = scene.outside().await;
        assert!(outside.contains("Lena Marsh") && outside.contains("I kept the books of the allotments."), "{outside}");
        let text = scene.hall.nobody().get(&scene.to("statements.txt")).await.text;
        assert!(text.starts_with("omov-statements-1\nlocal secretary\nQuayside\n# "), "{text}");
        assert!(text.contains("# Lena Marsh\n  I have the time.\n  \n  And the will.\n"), "{text}");
        let print = sha256_hex(text.as_bytes());
        assert!(outside.contains(&print), "{outside}");
        assert!(letter(&scene.hall, "lena.marsh@example.org", "nominations are over, and you stand"));
        // Whoever may call it gets them as they are. What somebody would type is not looked at.
        let form = scene.hall.guest(joan).await.get(&scene.call()).await.text;
        assert!(
            form.contains("Election: local secretary, Quayside") && form.contains("Nobody can be added, dropped"),
            "{form}"
        );
        assert!(!form.contains("name=\"answers\"") && !form.contains("name=\"office\""), "{form}");
        let typed = [("answers", "Joan Petrie\nSam Adeyemi"), ("office", "local-secretary"), ("seats", "1")];
        let called = scene.calls(joan, &typed).await;
        assert!(called.location().starts_with("/ballots/"), "{} {}", called.status, called.text);
        let mut nobody = scene.hall.nobody();
        let ballot = nobody.get(called.location()).await.text;
        for says in ["Lena Marsh", "Dele Okafor", "None of these: open nominations again", "2 are elected", &print] {
            assert!(ballot.contains(says), "{says}: {ballot}");
        }
        assert!(!ballot.contains(">Joan Petrie</a>"), "{ballot}");
        assert_eq!(nobody.get(&scene.address(&ballot, "Lena Marsh")).await.status.as_u16(), 200, "to the statement");
        let names = ["Lena Marsh", "Dele Okafor", "None of these"].map(|name| ballot.find(name).expect("a name"));
        assert!(names[2] > names[0] && names[2] > names[1], "nobody stands last");
        assert!(
            nobody.get(&scene.round).await.text.contains(called.location()),
            "the nominations lead to their ballot"
        );
        // It is called once.
        assert_eq!(scene.calls(joan, &[]).await.status.as_u16(), 409);
        let record = nobody.get("/record").await.text;
        for said in ["Opened nominations for an office", "Ended nominations for an office", "Called a ballot"] {
            assert!(record.contains(said), "{said}: {record}");
        }
        for name in ["Marsh", "Okafor", "Adeyemi", "allotments"] {
            assert!(!record.contains(name), "{name}");
        }
        let mut entries = Vec::new();
        for number in 0..40 {
            let entry = nobody.get(&format!("/record/{number}")).await;
            if entry.text.contains("Called a ballot") {
                entries.push(entry.text);
            }
        }
        assert!(
            entries.iter().any(|entry| entry.contains(&print)),
            "the record holds the fingerprint of what they say"
        );
    });
}

#[test]
fn who_says_no_or_withdraws_leaves_nothing_and_may_change_their_mind() {
    in_a_house(async |hall| {
        let scene = Scene::open(hall).await;
        let (joan, dele, sam) = (scene.hall.secretary, scene.hall.member, scene.hall.organiser);
        scene.names(sam, "dele.okafor@example.org").await;
        assert!(scene.get(dele, "withdraw").await.text.contains("I do not want to stand"));
        assert!(scene.post(dele, "withdraw", &[]).await.location().ends_with("done=withdrawn"));
        assert!(!scene.page(joan).await.contains("Dele Okafor"), "whoever says no is not shown");
        let again = scene.names(joan, "Dele Okafor").await;
        assert!(again.status.as_u16() == 422 && again.text.contains("do not stand"), "{}", again.text);
        scene.stood(dele, "I have thought about it, and stand.").await;
        assert!(scene.page(joan).await.contains("I have thought about it"));
        scene.post(dele, "withdraw", &[]).await;
        let page = scene.page(dele).await;
        assert!(!page.contains("I have thought about it") && page.contains("You can still change your mind"), "{page}");
        assert_eq!(scene.post(dele, "withdraw", &[]).await.status.as_u16(), 409, "there is nothing to withdraw");
        scene.ended().await;
        let page = scene.outside().await;
        assert!(page.contains("Nobody stands") && !page.contains("Okafor"), "{page}");
    });
}

#[test]
fn whom_somebody_supports_is_for_nobodys_eyes_and_counts_once() {
    in_a_house(async |hall| {
        hall.rule("offices.local-secretary.nominated-by", 3).await;
        let scene = Scene::open(hall).await;
        let (joan, sam) = (scene.hall.secretary, scene.hall.organiser);
        scene.stood(scene.lena, "I stand.").await;
        for _ in 0..2 {
            scene.supports(joan, "Lena Marsh", true).await;
        }
        let page = scene.page(sam).await;
        assert!(page.contains("Needs one more supporter.") && !page.contains("Joan Petrie"), "{page}");
        scene.supports(joan, "Lena Marsh", false).await;
        assert!(scene.page(sam).await.contains("Needs 2 more supporters."));
        // Nobody counts who is no member of the group any more.
        for by in [joan, sam] {
            scene.supports(by, "Lena Marsh", true).await;
        }
        assert!(scene.page(joan).await.contains("Has enough supporters."));
        scene.leaves(sam).await;
        assert!(scene.page(joan).await.contains("Needs one more supporter."));
        scene.ended().await;
        let page = scene.outside().await;
        assert!(!page.contains("Lena Marsh") && page.contains("too few supported them"), "{page}");
        super::letter(&scene.hall, "lena.marsh@example.org", "Too few members supported you");
    });
}

#[test]
fn everybody_stands_in_an_order_that_chance_has_made() {
    in_a_house(async |hall| {
        let scene = Scene::open(hall).await;
        let people =
            [(scene.lena, "Lena Marsh"), (scene.hall.member, "Dele Okafor"), (scene.hall.organiser, "Sam Adeyemi")];
        for (who, _) in people {
            scene.stood(who, "I stand.").await;
        }
        let page = scene.page(scene.hall.secretary).await;
        let mut shown = people.map(|(_, name)| (page.find(&format!(">{name}</a>")), scene.address(&page, name)));
        shown.sort();
        let mut ids = shown.clone().map(|(_, address)| address);
        ids.sort();
        assert_eq!(shown.map(|(_, address)| address), ids, "the order is that of numbers drawn by chance");
    });
}
