//! Sending a motion on: to the whole movement, to a group beside its own, and what both pages say.

use super::{CLAUSES, SECOND, Scene};
use crate::groups::{self, Group, GroupId, Kind};
use crate::house::ids;
use crate::house::testing::{NOON, Seen, in_a_house};
use crate::members::{self, MemberId, Standing};

/// Sends it on, as somebody.
async fn sends(scene: &Scene, by: MemberId, group: GroupId, kind: &str) -> Seen {
    scene.post(by, "forward", &[("to", &format!("{group} {kind}"))]).await
}

/// The same, and it is taken; gives what it became there.
async fn sent(scene: &Scene, by: MemberId, group: GroupId, kind: &str) -> String {
    let seen = sends(scene, by, group, kind).await;
    assert!(seen.location().ends_with("?done=sent"), "{} {}", seen.status, seen.text);
    seen.location().trim_end_matches("?done=sent").to_owned()
}

/// A local group beside the own one, with one member.
async fn beside(scene: &Scene) -> (GroupId, MemberId) {
    let hall = &scene.hall;
    let group = Group {
        id: GroupId(ids::by_time(NOON).expect("chance")),
        parent: Some(hall.region),
        kind: Kind::new("local"),
        by_choice: false,
        name: "Hillside".into(),
        about: String::new(),
        created_at: NOON,
        closed_at: None,
    };
    let new = group.clone();
    hall.house.store().write(move |tx| Ok(groups::create(tx, &new)?)).await.expect("a group");
    (group.id, hall.person("Ada Quist", Standing::Member, group.id).await)
}

#[test]
fn a_motion_outside_its_group_is_sent_to_those_who_decide_and_opens_there_under_their_rules() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        let (mover, joan, whole) = (scene.hall.member, scene.hall.secretary, scene.hall.whole);
        scene.motion = scene.moves_about(mover, CLAUSES, "money").await.location().to_owned();
        scene.amended(joan, "clause=2&seen=1", &SECOND.replace("midnight", "one o’clock")).await;
        scene.accepts(mover, 1).await;
        assert_eq!(sends(&scene, joan, whole, "by-members").await.status.as_u16(), 403, "they do not move it");
        let form = scene.get(mover, "forward").await.text;
        assert!(form.contains("Eastmere Together (proposal to all members)</option>"), "{form}");
        let there = sent(&scene, mover, whole, "by-members").await;
        let seen = scene.hall.guest(scene.hall.stranger).await.get(&there).await.text;
        assert!(
            seen.contains("run until one o’clock on every day") && seen.contains("Moved by Dele Okafor."),
            "{seen}"
        );
        assert!(seen.contains("It came from Quayside") && seen.contains(&scene.motion), "{seen}");
        assert!(!seen.contains("This is outside"), "there it is for them to decide: {seen}");
        assert!(seen.contains("Sign it"), "and a member of another group can sign it there: {seen}");
        let here = scene.page(joan).await;
        assert!(here.contains("The motion in Eastmere Together") && here.contains(&there), "{here}");
        // It is there once, as long as nothing has become of it.
        let twice = sends(&scene, mover, whole, "by-members").await;
        assert!(twice.status.as_u16() == 409 && twice.text.contains(&there), "{}", twice.text);
        // Each has a life of its own.
        let (mut guest, token) = scene.hall.guest_with_token(mover).await;
        guest.post(&format!("{there}/withdraw"), &token, &[]).await;
        let here = scene.page(joan).await;
        assert!(here.contains("Taken back") && here.contains("Open for changes"), "{here}");
        assert_ne!(sent(&scene, mover, whole, "by-members").await, there, "then it can be sent anew");
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(record.contains("Sent a motion on to another group") && !record.contains("Okafor"), "{record}");
    });
}

#[test]
fn where_its_movers_may_not_propose_somebody_of_that_group_takes_it_up() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (hillside, ada) = beside(&scene).await;
        let mover = scene.hall.member;
        let there = sent(&scene, mover, hillside, "local").await;
        let seen = scene.hall.guest(ada).await.get(&there).await.text;
        assert!(
            seen.contains("Nobody of this group moves it yet") && seen.contains("0 members have signed it"),
            "{seen}"
        );
        let (mut guest, token) = scene.hall.guest_with_token(mover).await;
        assert_eq!(guest.post(&format!("{there}/sign"), &token, &[("sign", "yes")]).await.status.as_u16(), 403);
        let (mut guest, token) = scene.hall.guest_with_token(ada).await;
        guest.post(&format!("{there}/movers"), &token, &[]).await;
        let seen = scene.hall.guest(ada).await.get(&there).await.text;
        assert!(seen.contains("Moved by Ada Quist.") && !seen.contains("Nobody of this group"), "{seen}");
        // It does not come back to where it stands.
        let back =
            guest.post(&format!("{there}/forward"), &token, &[("to", &format!("{} local", scene.hall.own))]).await;
        assert!(back.status.as_u16() == 409 && back.text.contains(&scene.motion), "{}", back.text);
        // Whoever sent it finds that among their own data, until they are erased.
        let data = scene.hall.guest(mover).await.get("/me").await.text;
        assert!(data.contains("Motions that you sent on") && data.contains("Hillside"), "{data}");
        let now = scene.hall.house.now();
        let erase = scene.hall.house.store().write(move |tx| members::erasing::erase(tx, mover, now)).await;
        erase.expect("erased");
        assert!(!scene.hall.guest(ada).await.get(&there).await.text.contains("Dele"), "no name is left");
    });
}

#[test]
fn a_motion_goes_nowhere_but_above_beside_and_within_and_not_once_it_was_taken_back() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let mover = scene.hall.member;
        let far = [
            (scene.hall.other, "local"),
            (scene.hall.own, "local"),
            (scene.hall.region, "local"),
            (scene.hall.whole, "new-rule"),
        ];
        for (group, kind) in far {
            let seen = sends(&scene, mover, group, kind).await;
            assert!(seen.status.as_u16() == 422 && seen.text.contains("Choose a group."), "{kind}: {}", seen.text);
        }
        let none = scene.post(mover, "forward", &[("to", "")]).await;
        assert_eq!(none.status.as_u16(), 422);
        scene.post(mover, "withdraw", &[]).await;
        assert_eq!(sends(&scene, mover, scene.hall.whole, "by-members").await.status.as_u16(), 409);
    });
}
