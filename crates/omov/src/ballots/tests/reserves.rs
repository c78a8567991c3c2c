//! Somebody steps in for a trustee who does not come.

use super::{DAY, Scene, between};
use crate::ballots::trustees::ROUNDS;
use crate::house::testing::{Hall, in_a_house};

const WHY: &str = "I rang three times and went to the door.";

/// The section about the key on the ballot's page.
async fn key(scene: &Scene) -> String {
    let page = scene.hall.nobody().get(&scene.ballot).await.text;
    between(&page, "id=\"key\"", "</section>").to_owned()
}

/// Whoever called it names who steps in.
async fn named(scene: &Scene, people: &str) -> crate::house::testing::Seen {
    let to = format!("{}/reserves", scene.ballot);
    scene.hall.guest(scene.hall.secretary).await.send(&to, &to, &[("people", people)]).await
}

#[test]
fn a_reserve_steps_in_for_a_trustee_who_does_not_come_and_the_ballot_is_held() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.called().await;
        let step_in = format!("{}/step-in", scene.ballot);
        assert_eq!(named(&scene, "Lena Marsh").await.location(), scene.ballot);
        assert!(key(&scene).await.contains("a scrutineer can have somebody step in: Lena Marsh."));
        // Two make their first part; the third does not come.
        let mut old = Vec::new();
        for number in [1, 3] {
            old.push(scene.part(number).await);
            let (kind, message) = old.last().expect("a part");
            assert_eq!(scene.send(number, kind, message).await.status.as_u16(), 200);
        }
        let mut guest = scene.hall.guest(scene.hall.scrutineer).await;
        assert_eq!(guest.get(&step_in).await.status.as_u16(), 409, "half of the time has to be gone");
        scene.forward(DAY * 7).await;
        assert_eq!(scene.hall.guest(scene.members[4]).await.get(&step_in).await.status.as_u16(), 403);
        let mut guest = scene.hall.guest(scene.hall.scrutineer).await;
        assert!(guest.get(&scene.ballot).await.text.contains("The others wait for Sam Adeyemi."));
        // Whoever has done their part is not put out, and nothing is done without a reason.
        let wrong = guest.send(&step_in, &step_in, &[("number", "1"), ("reason", WHY)]).await;
        assert!(wrong.text.contains("Choose the trustee who is late."), "{}", wrong.text);
        let silent = guest.send(&step_in, &step_in, &[("number", "2"), ("reason", " ")]).await;
        assert!(silent.text.contains("Write why"), "{}", silent.text);
        let before = scene.json(&mut scene.hall.guest(scene.trustees()[0]).await, "/trustee/facts").await;
        let done = guest.send(&step_in, &step_in, &[("number", "2"), ("reason", WHY)]).await;
        assert_eq!(done.location(), scene.ballot, "{}", done.text);
        let shown = key(&scene).await;
        for says in ["Lena Marsh stepped in for a trustee who did not come.", WHY, "Has to send the first part"] {
            assert!(shown.contains(says), "{says}: {shown}");
        }
        assert!(!shown.contains("Sam Adeyemi"), "{shown}");
        // Whoever was put out holds no share; what the others made names somebody else, and is not taken.
        let mut out = scene.hall.guest(scene.trustees()[1]).await;
        assert_eq!(out.get(&format!("{}/trustee/facts", scene.ballot)).await.status.as_u16(), 403);
        for (number, (kind, message)) in [1, 3].into_iter().zip(&old) {
            assert_eq!(scene.send(number, kind, message).await.status.as_u16(), 422);
        }
        let lena = scene.members[4];
        scene.steps_in(2, lena);
        let after = scene.json(&mut scene.hall.guest(lena).await, "/trustee/facts").await;
        assert_ne!(before["draft"], after["draft"], "it is another key that they agree to");
        scene.due().await;
        for (email, says) in [
            ("sam.adeyemi@example.org", "Somebody steps in for you"),
            ("lena.marsh@example.org", "You hold a part of the key now"),
            ("dele.okafor@example.org", "The key is made anew"),
        ] {
            assert!(scene.letter_to(email, says), "{email}: {says}");
        }
        scene.keyed().await;
        scene.forward(DAY * 6).await;
        scene.voted([0, 0, 0, 0, 1]).await;
        scene.forward(DAY * 7).await;
        scene.decrypted(2).await;
        scene.decrypted(3).await;
        let mut nobody = scene.hall.nobody();
        assert!(nobody.get(&scene.ballot).await.text.contains("Carried."));
        let record = nobody.get("/record").await.text;
        assert!(record.contains("Put a reserve in the place of a trustee who did not come"), "{record}");
    });
}

#[test]
fn nobody_steps_in_for_a_trustee_whom_nobody_waits_for_and_no_scrutineer_for_anybody() {
    in_a_house(async |hall: Hall| {
        let scrutineer = hall.scrutineer;
        let mut scene = Scene::build(hall).await;
        scene.called().await;
        let (reserves, step_in) = (format!("{}/reserves", scene.ballot), format!("{}/step-in", scene.ballot));
        // Only whoever called it names them; no trustee, nobody unknown, nobody twice.
        let other = scene.hall.guest(scene.members[4]).await.get(&reserves).await;
        assert_eq!(other.status.as_u16(), 403, "{}", other.text);
        for (people, says) in [
            ("Dele Okafor", "One of them is a trustee already."),
            ("Nobody Known", "“Nobody Known” is not on the roll of this group."),
            ("Lena Marsh\nLena Marsh", "“Lena Marsh” is there twice."),
            (&"Lena Marsh\n".repeat(11), "Name at most 10."),
        ] {
            let seen = named(&scene, people).await;
            assert!(seen.text.contains(says), "{says}: {}", seen.text);
        }
        scene.forward(DAY * 7).await;
        let mut guest = scene.hall.guest(scrutineer).await;
        assert_eq!(guest.get(&step_in).await.status.as_u16(), 409, "nobody was named");
        // They are asked anew as often as they are named; what was named before is gone.
        assert_eq!(named(&scene, "Lena Marsh\nJoan Petrie").await.location(), scene.ballot);
        assert_eq!(named(&scene, "Joan Petrie").await.location(), scene.ballot);
        assert!(!key(&scene).await.contains("Lena Marsh"));
        // Once the key is made, nobody steps in and nobody is named.
        scene.rounds(&ROUNDS).await;
        let mut guest = scene.hall.guest(scrutineer).await;
        assert_eq!(guest.get(&step_in).await.status.as_u16(), 409);
        let late = guest.get(&step_in).await.text;
        assert!(late.contains("Nobody steps in now"), "{late}");
        let naming = scene.hall.guest(scene.hall.secretary).await.get(&reserves).await;
        assert_eq!(naming.status.as_u16(), 409, "{}", naming.text);
    });
}
