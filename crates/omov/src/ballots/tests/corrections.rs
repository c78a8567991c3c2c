//! Corrections of a frozen roll: by two persons, in line with the rules, before any code is made.

use omov_store::{Moment, WriteTx, params, statements};

use super::{DAY, Scene, between, receipt};
use crate::house::testing::{Hall, Seen, in_a_house};
use crate::members::{self, MemberId, Standing};
use crate::offices::Power;

statements! {
    JOINED = "UPDATE members SET joined_at = $2 WHERE id = $1";
}

const REASON: &str = "The form was in the wrong tray.";

/// A ballot whose roll is frozen and can still be corrected, with two who run ballots.
async fn frozen(hall: Hall) -> (Scene, MemberId) {
    let mut scene = Scene::build(hall).await;
    scene.hall.rule("ballots.local-decision.roll-freezes", "5 days").await;
    scene.hall.rule("ballots.local-decision.roll-corrections", "2 days").await;
    let other = scene.hall.national;
    scene.hall.lend(other, "Returning officer", "nation", scene.hall.whole, &[Power::RunBallots]).await;
    scene.called().await;
    scene.keyed().await;
    scene.forward(DAY * 8).await;
    (scene, other)
}

/// One of them asks for a correction.
async fn ask(scene: &Scene, who: &str, what: &str) -> Seen {
    let page = format!("{}/correct", scene.ballot);
    let mut guest = scene.hall.guest(scene.hall.regional).await;
    guest.send(&page, &page, &[("who", who), ("what", what), ("reason", REASON)]).await
}

/// The other agrees.
async fn agree(scene: &Scene, other: MemberId, asked: &Seen) -> Seen {
    let second = asked.location().split('?').next().unwrap_or_default().to_owned();
    assert!(second.starts_with("/power/second/"), "{} {}", asked.status, asked.text);
    scene.hall.guest(other).await.send(&second, &format!("{second}/agree"), &[]).await
}

/// They are a member since then, says the roll of members.
async fn joined(scene: &Scene, member: MemberId, at: Moment) {
    let put = move |tx: &mut WriteTx<'_>| Ok(tx.execute(&JOINED, params![member, at]).map(|_| ())?);
    scene.hall.house.store().write(put).await.expect("written");
}

async fn leaves(scene: &Scene) -> Vec<String> {
    let seen = scene.hall.nobody().get(&format!("{}/roll/leaves.txt", scene.ballot)).await;
    seen.text.lines().map(str::to_owned).collect()
}

#[test]
fn two_persons_put_on_whom_the_rules_give_a_vote_and_take_off_whom_they_do_not() {
    in_a_house(async |hall: Hall| {
        let (mut scene, other) = frozen(hall).await;
        let late = scene.hall.person("Una Flood", Standing::Member, scene.hall.own).await;
        let gone = scene.members[4];
        let now = scene.hall.house.now();
        scene.hall.house.store().write(move |tx| Ok(members::leave(tx, gone, now)?)).await.expect("left");
        let before = leaves(&scene).await;
        let page = scene.hall.guest(late).await.get(&format!("{}/roll", scene.ballot)).await.text;
        assert!(page.contains("Until then it can be put right"), "{page}");
        let asked = ask(&scene, "Una Flood", "on").await;
        let roll = format!("{}/roll", scene.ballot);
        assert!(
            scene.hall.guest(late).await.get(&roll).await.text.contains("not on the frozen roll"),
            "one alone does nothing"
        );
        agree(&scene, other, &asked).await;
        let asked = ask(&scene, "lena.marsh@example.org", "off").await;
        agree(&scene, other, &asked).await;
        scene.due().await;
        assert!(scene.letter_to("una.flood@example.org", REASON), "she is told why");
        assert_eq!(leaves(&scene).await, before, "the root stands until the time is over");
        scene.forward(DAY * 2).await;
        let after = leaves(&scene).await;
        let new = after.iter().filter(|leaf| !before.contains(leaf)).count();
        let old = before.iter().filter(|leaf| !after.contains(leaf)).count();
        assert_eq!((after.len(), new, old), (before.len(), 1, 1), "one came, one went, nobody else has another leaf");
        // Everybody who stands on it can prove it against the new root.
        for member in scene.members[..4].iter().copied().chain([late]) {
            let proof = scene.json(&mut scene.hall.guest(member).await, "/roll/proof.json").await;
            let place = usize::try_from(proof["place"].as_u64().expect("a place")).expect("a place");
            assert_eq!(proof["leaf"].as_str(), after.get(place).map(String::as_str), "{member}");
        }
        scene.forward(DAY * 3).await;
        let code = scene.code("una.flood@example.org");
        let sealed = scene.seal(late, &code, 0).await;
        receipt(&scene.cast(late, &sealed).await);
        let seen = scene.cast(gone, &sealed).await;
        assert!(seen.status.is_client_error(), "whoever was taken off has no vote: {}", seen.text);
        let page = scene.hall.nobody().get(&scene.ballot).await.text;
        let says = between(&page, "id=\"who\"", "</section>");
        assert!(says.contains("put on 1 and took off 1"), "{says}");
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(
            record.contains("the time for corrections is over")
                && !record.contains("Flood")
                && !record.contains("Marsh"),
            "{record}"
        );
        // The certificate page says it beside the result.
        scene.forward(DAY * 8).await;
        for trustee in [1, 2] {
            scene.decrypted(trustee).await;
        }
        let page = scene.hall.nobody().get(&scene.ballot).await.text;
        let says = between(&page, "id=\"result\"", "</section>");
        assert!(says.contains("put on 1 and took off 1"), "{says}");
    });
}

#[test]
fn nobody_is_put_on_or_taken_off_against_the_rules() {
    in_a_house(async |hall: Hall| {
        let (scene, other) = frozen(hall).await;
        for (who, what, says) in [
            ("Lena Marsh", "off", "Nobody is taken off who has one"),
            ("Lena Marsh", "on", "They stand on the frozen roll already"),
            ("Nobody At All", "on", "Nobody like this is in the group"),
            // A member of another group.
            ("mina.sato@example.org", "on", "Nobody like this is in the group"),
            ("Lena Marsh", "", "Choose one of the two"),
        ] {
            let seen = ask(&scene, who, what).await;
            assert!(seen.text.contains(says), "{who} {what}: {}", seen.text);
        }
        // Whoever became a member after the freezing has no vote, whatever two persons think.
        let fresh = scene.hall.person("Piet Flood", Standing::Member, scene.hall.own).await;
        let now = scene.hall.house.now();
        joined(&scene, fresh, now).await;
        let seen = ask(&scene, "Piet Flood", "on").await;
        assert!(seen.text.contains("By the rules they have no vote in this ballot."), "{}", seen.text);
        // What was right when it was asked for and is not any more is not done.
        let late = scene.hall.person("Una Flood", Standing::Member, scene.hall.own).await;
        let asked = ask(&scene, "Una Flood", "on").await;
        joined(&scene, late, now).await;
        let seen = agree(&scene, other, &asked).await;
        assert_eq!(seen.status.as_u16(), 409, "{}", seen.text);
        let mut member = scene.hall.guest(scene.members[4]).await;
        let page = format!("{}/correct", scene.ballot);
        assert_eq!(member.get(&page).await.status.as_u16(), 403, "a member alone corrects nothing");
    });
}

#[test]
fn no_code_is_made_before_the_roll_stands_for_good_and_nothing_is_corrected_after() {
    in_a_house(async |hall: Hall| {
        let (scene, other) = frozen(hall).await;
        let late = scene.hall.person("Una Flood", Standing::Member, scene.hall.own).await;
        let asked = ask(&scene, "Una Flood", "on").await;
        assert!(!scene.letter_to("lena.marsh@example.org", "Your voting code:"), "no code yet");
        let sample = format!("{}/sample", scene.ballot);
        let mut scrutineer = scene.hall.guest(scene.hall.scrutineer).await;
        assert_eq!(scrutineer.get(&sample).await.status.as_u16(), 409, "places are drawn from the root that stays");
        // Somebody is erased meanwhile: as many codes as leaves all the same.
        let erased = scene.members[4];
        scene.hall.house.store().write(move |tx| Ok(crate::ballots::forget(tx, erased)?)).await.expect("erased");
        scene.forward(DAY * 2).await;
        assert!(scene.letter_to("dele.okafor@example.org", "Your voting code:"), "now there is one");
        let seen = agree(&scene, other, &asked).await;
        assert_eq!(seen.status.as_u16(), 409, "the time is over: {}", seen.text);
        let page = format!("{}/correct", scene.ballot);
        assert_eq!(scene.hall.guest(scene.hall.regional).await.get(&page).await.status.as_u16(), 409);
        assert_eq!(leaves(&scene).await.len(), 4, "nobody stands behind a fifth");
        scene.forward(DAY * 3).await;
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(record.contains("Opened a ballot"), "{record}");
        let roll = scene.hall.guest(late).await.get(&format!("{}/roll", scene.ballot)).await.text;
        assert!(roll.contains("not on the frozen roll") && !roll.contains("put right"), "{roll}");
    });
}

#[test]
fn a_burst_of_corrections_holds_the_opening_up_like_any_other() {
    in_a_house(async |hall: Hall| {
        let (scene, other) = frozen(hall).await;
        for name in ["Una Flood", "Piet Flood", "Mara Flood", "Nils Flood", "Ezra Flood"] {
            scene.hall.person(name, Standing::Member, scene.hall.own).await;
            let asked = ask(&scene, name, "on").await;
            agree(&scene, other, &asked).await;
        }
        scene.forward(DAY * 2).await;
        scene.forward(DAY * 3).await;
        let page = scene.hall.nobody().get(&scene.ballot).await.text;
        let says = between(&page, "id=\"who\"", "</section>");
        assert!(says.contains("put on 5") && says.contains("does not open until a scrutineer has looked"), "{says}");
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(!record.contains("Opened a ballot"), "{record}");
    });
}
