//! A ballot on the final text of a motion, and what becomes of the decision.

use omov_belenios::hashing::sha256_hex;

use super::{DAY, Scene};
use crate::house::testing::{Hall, in_a_house};

/// Fixes a motion; gives its address, and what a ballot on it quotes.
pub(super) async fn fixed(scene: &Scene) -> (String, String) {
    let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
    let new = format!("/groups/{}/motions/new", scene.hall.own);
    let fields = [
        ("title", "Late buses"),
        ("clauses", "Buses run until the late shift ends."),
        ("about", ""),
        ("matter", "local"),
    ];
    let moved = scene.hall.guest(mover).await.send(&new, &new, &fields).await;
    let motion = moved.location().to_owned();
    assert!(motion.starts_with("/motions/"), "{}", moved.text);
    for by in [joan, sam] {
        scene.hall.guest(by).await.send(&motion, &format!("{motion}/sign"), &[("sign", "yes")]).await;
    }
    let fix = format!("{motion}/fix");
    let fixed = scene.hall.guest(mover).await.send(&fix, &fix, &[]).await;
    assert!(fixed.location().ends_with("done=fixed"), "{}", fixed.text);
    let page = scene.hall.guest(joan).await.get(&motion).await.text;
    let form = page.split("href=\"").map(|rest| rest.split('"').next().unwrap_or_default());
    let form = form.into_iter().find(|link| link.contains("?motion=")).unwrap_or_else(|| panic!("{page}"));
    let page = scene.hall.guest(joan).await.get(form).await;
    assert_eq!(page.hidden("title"), Some("Late buses"), "{}", page.text);
    let words = page.text.split_once("name=\"about\"").and_then(|(_, rest)| rest.split_once('>')?.1.split_once('<'));
    let quote = words.unwrap_or_else(|| panic!("{}", page.text)).0.trim().to_owned();
    assert!(quote.contains(&format!("https://house.example{motion}/text.txt")), "{quote}");
    (motion, quote)
}

/// Fixes a motion and calls a ballot that quotes it; gives its address.
async fn on_a_motion(scene: &mut Scene) -> String {
    let (motion, quote) = fixed(scene).await;
    let joan = scene.hall.secretary;
    let mut wish = Scene::wish();
    wish.insert("title", "Late buses");
    wish.insert("about", &quote);
    let called = scene.call(joan, &wish).await;
    assert!(called.location().starts_with("/ballots/"), "{}", called.text);
    scene.ballot = called.location().to_owned();
    motion
}

#[test]
fn a_decision_asks_for_an_office_and_a_first_day_and_what_is_overdue_is_public() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        let motion = on_a_motion(&mut scene).await;
        let decision = format!("{motion}/decision");
        let mut nobody = scene.hall.nobody();
        let ballot = nobody.get(&scene.ballot).await.text;
        assert!(ballot.contains("Buses run until the late shift ends.") && ballot.contains(&motion), "{ballot}");
        assert!(nobody.get(&motion).await.text.contains(&scene.ballot), "and the motion leads to its ballot");
        assert_eq!(nobody.get(&decision).await.status.as_u16(), 404, "nothing is decided before it is counted");
        let (forward, whole) = (format!("{motion}/forward"), format!("{} by-members", scene.hall.whole));
        let early = scene.hall.guest(scene.hall.stranger).await.get(&forward).await;
        assert_eq!(early.status.as_u16(), 403, "before it is carried those send it on who move it");
        scene.keyed().await;
        scene.forward(DAY * 11).await;
        scene.forward(DAY * 2).await;
        scene.voted([0, 0, 0, 1, 2]).await;
        scene.forward(DAY * 7).await;
        scene.decrypted(1).await;
        scene.decrypted(3).await;
        let bytes = scene.archive(&mut nobody).await;
        let certify = format!("{}/certify", scene.ballot);
        let mut scrutineer = scene.hall.guest(scene.hall.scrutineer).await;
        scrutineer.send(&certify, &certify, &[("archive", &sha256_hex(&bytes))]).await;
        let page = nobody.get(&decision).await.text;
        assert!(page.contains("Carried") && page.contains("Nobody sees to it yet"), "{page}");
        // Whoever moved it says who sees to it; nobody else does.
        let owner = format!("{decision}/owner");
        let mut mover = scene.hall.guest(scene.hall.member).await;
        let mut other = scene.hall.guest(scene.members[4]).await;
        assert_eq!(other.get(&owner).await.status.as_u16(), 403);
        let none = mover.send(&owner, &owner, &[("owner", "King")]).await;
        assert!(none.status.as_u16() == 422 && none.text.contains("Choose an office"), "{}", none.text);
        let fields = [
            ("owner", "Secretary"),
            ("review-day", "20"),
            ("review-month", "6"),
            ("review-year", "2026"),
            ("what", "Write to the council."),
            ("due-day", "1"),
            ("due-month", "6"),
            ("due-year", "2026"),
        ];
        let kept = mover.send(&owner, &owner, &fields).await;
        assert_eq!(kept.status.as_u16(), 303, "{}", kept.text);
        let page = nobody.get(&decision).await.text;
        assert!(
            page.contains("Secretary") && page.contains("Write to the council.") && !page.contains("Overdue"),
            "{page}"
        );
        // A member says something to it, once.
        let say = format!("{decision}/say");
        let said = [("side", "minority"), ("body", "I would have trains.")];
        assert_eq!(other.send(&say, &say, &said).await.status.as_u16(), 303);
        assert!(other.send(&say, &say, &said).await.text.contains("have said something to this decision already"));
        let page = nobody.get(&decision).await.text;
        assert!(page.contains("I would have trains.") && !page.contains("Lena Marsh"), "{page}");
        // Its day is over: everybody sees that, here and with the group.
        scene.forward(DAY * 40).await;
        assert!(nobody.get(&decision).await.text.contains("Overdue"));
        let group = format!("/groups/{}", scene.hall.own);
        let mut other = scene.hall.guest(scene.members[4]).await;
        assert!(other.get(&group).await.text.contains("has not been done by its day"));
        let mut mover = scene.hall.guest(scene.hall.member).await;
        mover.send(&decision, &format!("{decision}/tasks/1/done"), &[]).await;
        let happened = format!("{decision}/happened");
        mover.send(&happened, &happened, &[("happened", "partly"), ("note", "One line of three.")]).await;
        let page = nobody.get(&decision).await.text;
        assert!(page.contains("In part") && page.contains("One line of three.") && !page.contains("Overdue"), "{page}");
        assert!(!other.get(&group).await.text.contains("has not been done by its day"));
        let record = nobody.get("/record").await.text;
        assert!(record.contains("Named who sees to a decision") && record.contains("Said whether a decision happened"));
        // Once it is carried, whoever may propose where it goes sends it on.
        let mut stranger = scene.hall.guest(scene.hall.stranger).await;
        let sent = stranger.send(&forward, &forward, &[("to", &whole)]).await;
        assert!(sent.location().ends_with("?done=sent"), "{} {}", sent.status, sent.text);
        let there = nobody.get(sent.location()).await.text;
        assert!(there.contains("Carried") && there.contains("It came from Quayside"), "{there}");
        let local = format!("{} local", scene.hall.other);
        assert_eq!(stranger.send(&forward, &forward, &[("to", &local)]).await.status.as_u16(), 422, "not there");
    });
}

#[test]
fn a_ballot_that_does_not_quote_the_text_is_not_the_ballot_on_it() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        let motion = on_a_motion(&mut scene).await;
        let ours = scene.ballot.clone();
        let mut wish = Scene::wish();
        wish.insert("title", "Late buses");
        wish.insert("about", "Buses run until midnight.");
        let called = scene.call(scene.hall.secretary, &wish).await;
        let mut nobody = scene.hall.nobody();
        let page = nobody.get(&motion).await.text;
        assert!(page.contains(&ours) && !page.contains(called.location()), "{page}");
        assert!(!nobody.get(called.location()).await.text.contains(&motion));
    });
}
