//! Who is reminded, and what is left of it.

use std::time::Duration;

use omov_store::{ReadTx, params, statements};

use super::{DAY, Scene, receipt};
use crate::house::testing::{Hall, in_a_house};
use crate::offices::Power;

statements! {
    UNSEEN = "SELECT COUNT(*) AS letters FROM letters WHERE purpose = 'unseen'", reads all: "a test";
    LEFT = "SELECT COUNT(*) AS rows FROM ballot_reminders", reads all: "a test";
}

/// The addresses to which a reminder lies in the outbox.
fn reminded(scene: &Scene) -> Vec<&'static str> {
    let folder = scene.hall.house.data().join("outbox");
    let letters = std::fs::read_dir(folder).expect("the outbox");
    let texts: Vec<String> =
        letters.map(|entry| std::fs::read_to_string(entry.expect("a letter").path()).expect("a letter")).collect();
    let to = |email: &&str| {
        texts.iter().any(|text| text.contains("you have not voted yet") && text.contains(&format!("To: {email}")))
    };
    Scene::emails().into_iter().filter(to).collect()
}

#[test]
fn only_those_who_have_not_voted_are_reminded_once_and_nothing_is_left_that_says_who() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened().await;
        let (code, member) = (scene.code(Scene::emails()[0]), scene.members[0]);
        let ballot = scene.seal(member, &code, 0).await;
        receipt(&scene.cast(member, &ballot).await);
        scene.forward(DAY * 3).await;
        assert_eq!(reminded(&scene), Vec::<&str>::new(), "six days are too few to be reminded half-way");
        scene.forward(DAY * 2).await;
        scene.forward(Duration::from_hours(12)).await;
        assert_eq!(reminded(&scene), Scene::emails()[1..].to_vec());
        let read = |tx: &mut ReadTx<'_>| {
            Ok::<(u64, u64), crate::house::Stop>((tx.one(&UNSEEN, params![])?, tx.one(&LEFT, params![])?))
        };
        assert_eq!(
            scene.hall.house.store().read(read).await.expect("read"),
            (0, 0),
            "they are gone as soon as they are sent"
        );
        // Whoever looks after the post sees the codes that were sent, and no reminder.
        let post = scene.hall.person("Pat Reed", crate::members::Standing::Member, scene.hall.other).await;
        scene.hall.lend(post, "Postmaster", "nation", scene.hall.whole, &[Power::Mail]).await;
        let mut guest = scene.hall.guest(post).await;
        let page = guest.get("/post").await;
        assert_eq!(page.status.as_u16(), 200, "{}", page.text);
        assert!(page.text.contains("A voting code") && !page.text.contains("still vote"), "{}", page.text);
    });
}
