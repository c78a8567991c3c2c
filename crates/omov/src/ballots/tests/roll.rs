//! Who came onto the roll after the call, and whether there are people behind it.

use super::{DAY, Scene, between};
use crate::house::testing::{Hall, in_a_house};
use crate::members::Standing;

/// The section about the roll on the ballot's page, as nobody sees it who is signed in.
async fn who(scene: &Scene) -> String {
    let page = scene.hall.nobody().get(&scene.ballot).await.text;
    between(&page, "id=\"who\"", "</section>").to_owned()
}

#[test]
fn a_burst_on_the_roll_holds_the_ballot_up_until_a_scrutineer_has_looked_at_it() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.called().await;
        scene.keyed().await;
        assert_eq!(who(&scene).await, "", "nothing is said before the roll is frozen");
        for name in ["Una Flood", "Piet Flood", "Mara Flood", "Nils Flood", "Ezra Flood", "Ida Flood"] {
            scene.hall.person(name, Standing::Member, scene.hall.own).await;
        }
        scene.forward(DAY * 11).await;
        scene.forward(DAY * 2).await;
        let says = who(&scene).await;
        assert!(says.contains("It does not open until a scrutineer has looked at it"), "{says}");
        assert!(says.contains("<td class=\"figure\">6</td>") || says.contains(">6<"), "six came: {says}");
        let mut nobody = scene.hall.nobody();
        let record = nobody.get("/record").await.text;
        assert!(!record.contains("Opened a ballot"), "it did not open");
        // Somebody without the power, a scrutineer without a reason, and a scrutineer with one.
        let burst = format!("{}/burst", scene.ballot);
        let mut member = scene.hall.guest(scene.members[4]).await;
        assert_eq!(member.get(&burst).await.status.as_u16(), 403);
        let mut guest = scene.hall.guest(scene.hall.scrutineer).await;
        let page = guest.get(&scene.ballot).await.text;
        assert!(page.contains("Look at the roll first"), "{page}");
        let empty = guest.send(&burst, &burst, &[("reason", " ")]).await;
        assert!(empty.text.contains("Write why"), "{}", empty.text);
        let reason = "A street joined after the flood. I met all of them.";
        let done = guest.send(&burst, &burst, &[("reason", reason)]).await;
        assert_eq!(done.location(), scene.ballot, "{}", done.text);
        let again = guest.get(&burst).await;
        assert_eq!(again.status.as_u16(), 409, "only once");
        scene.due().await;
        let record = nobody.get("/record").await.text;
        for says in ["Opened a ballot", "Looked at a burst on the roll of a ballot"] {
            assert!(record.contains(says), "{says}: {record}");
        }
        let says = who(&scene).await;
        assert!(says.contains("a scrutineer had to look at it") && says.contains(reason), "{says}");
    });
}

#[test]
fn a_scrutineer_who_looks_too_late_does_not_cut_the_time_to_vote_short() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.called().await;
        scene.keyed().await;
        for name in ["Una Flood", "Piet Flood", "Mara Flood", "Nils Flood", "Ezra Flood"] {
            scene.hall.person(name, Standing::Member, scene.hall.own).await;
        }
        // It opens on the 10th and closes on the 16th; they look on the 13th, and five days would be needed.
        scene.forward(DAY * 16).await;
        let burst = format!("{}/burst", scene.ballot);
        let mut guest = scene.hall.guest(scene.hall.scrutineer).await;
        let done = guest.send(&burst, &burst, &[("reason", "They are all real.")]).await;
        assert_eq!(done.location(), scene.ballot, "{}", done.text);
        scene.due().await;
        let page = scene.hall.nobody().get(&scene.ballot).await.text;
        assert!(page.contains("this ballot does not open"), "{page}");
    });
}

#[test]
fn a_few_who_come_and_go_are_not_counted_out_and_hold_nothing_up() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.called().await;
        scene.keyed().await;
        for name in ["Una Flood", "Piet Flood", "Mara Flood", "Nils Flood"] {
            scene.hall.person(name, Standing::Member, scene.hall.own).await;
        }
        scene.forward(DAY * 11).await;
        scene.forward(DAY * 2).await;
        let says = who(&scene).await;
        assert!(says.contains("fewer than 5") && !says.contains(">4<"), "{says}");
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(record.contains("Opened a ballot"), "{record}");
    });
}

#[test]
fn a_scrutineer_sees_whom_the_lot_drew_once_and_everybody_sees_what_they_found() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.called().await;
        let sample = format!("{}/sample", scene.ballot);
        let mut guest = scene.hall.guest(scene.hall.scrutineer).await;
        assert_eq!(guest.get(&sample).await.status.as_u16(), 409, "there is no frozen roll yet");
        scene.forward(DAY * 11).await;
        let mut member = scene.hall.guest(scene.members[4]).await;
        assert_eq!(member.get(&sample).await.status.as_u16(), 403, "nobody else sees names");
        assert!(who(&scene).await.contains("No scrutineer has looked yet"));
        let mut guest = scene.hall.guest(scene.hall.scrutineer).await;
        let short = guest.send(&sample, &sample, &[("typed", "blue")]).await;
        assert!(short.text.contains("Type 8 to 200 letters."), "{}", short.text);
        let done = guest.send(&sample, &sample, &[("typed", "a blue   kettle sings")]).await;
        assert_eq!(done.location(), sample, "{}", done.text);
        let page = guest.get(&sample).await.text;
        // Five may vote, so all five are drawn, each at their own place.
        for name in ["Dele Okafor", "Joan Petrie", "Sam Adeyemi", "Noor Haddad", "Lena Marsh"] {
            assert!(page.contains(name), "{name}: {page}");
        }
        let mine = scene.json(&mut member, "/roll/proof.json").await["place"].as_u64().expect("a place") + 1;
        let row = between(&page, "Lena Marsh", "</tr>");
        assert!(row.contains(&format!(">{mine}<")), "her place is the one that she finds herself: {row}");
        let looked = format!("{sample}/looked");
        let many = guest.send(&sample, &looked, &[("missing", "6")]).await;
        assert!(many.text.contains("Write a whole number from 0 to 5."), "{}", many.text);
        let silent = guest.send(&sample, &looked, &[("missing", "1"), ("reason", "")]).await;
        assert!(silent.text.contains("Say what was wrong"), "{}", silent.text);
        let said = [("missing", "1"), ("reason", "At one address nobody knows the name.")];
        let done = guest.send(&sample, &looked, &said).await;
        assert_eq!(done.location(), scene.ballot, "{}", done.text);
        let says = who(&scene).await;
        assert!(says.contains("could not find 1 of them"), "{says}");
        let page = guest.get(&sample).await.text;
        assert!(!page.contains("Lena Marsh"), "the list is gone: {page}");
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(record.contains("Looked whether there are people behind the roll"), "{record}");
        assert!(!record.contains("Lena Marsh"));
    });
}
