//! What the room promises, on both engines.

use omov_store::{ReadTx, params};

use super::{Figures, MeetingId, figures, sql};
use crate::debates::tests::{DAY, Scene};
use crate::house::testing::{Seen, in_a_house};
use crate::members::{self, MemberId};

/// A debate with a meeting on it, opened by an organiser. Says where the meeting is.
async fn opened(hall: crate::house::testing::Hall) -> (Scene, String) {
    let mut scene = Scene::build(hall).await;
    scene.opened("Mend the hall.").await;
    let seen = scene.post(scene.hall.organiser, "meetings", &[]).await;
    assert!(seen.location().starts_with("/meetings/"), "{} {}", seen.status, seen.text);
    let meeting = seen.location().to_owned();
    (scene, meeting)
}

async fn post(scene: &Scene, by: MemberId, path: String, fields: &[(&str, &str)]) -> Seen {
    let (mut guest, token) = scene.hall.guest_with_token(by).await;
    guest.post(&path, &token, fields).await
}

async fn page(scene: &Scene, by: MemberId, path: &str) -> String {
    scene.hall.guest(by).await.get(path).await.text
}

/// Presses a button on the list as it is.
async fn press(scene: &Scene, meeting: &str, what: &str) {
    let seen = scene.hall.guest(scene.hall.organiser).await.get(meeting).await;
    let seen = seen.hidden("seen").unwrap_or("0-0").to_owned();
    let done = post(scene, scene.hall.organiser, format!("{meeting}/{what}"), &[("seen", &seen)]).await;
    assert_eq!(done.status.as_u16(), 303, "{}", done.text);
}

/// Who waits, in the order of the page.
fn waits<'n>(page: &str, names: &[&'n str]) -> Vec<&'n str> {
    let list = &page[page.find("Who waits").expect("a list")..page.find("How the list works").expect("an end")];
    let list = &list[..list.find("<form").unwrap_or(list.len())];
    let mut found: Vec<(usize, &str)> = names.iter().filter_map(|name| Some((list.find(name)?, *name))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

const NAMES: [&str; 3] = ["Dele Okafor", "Joan Petrie", "Sam Adeyemi"];

#[test]
fn who_has_not_spoken_comes_first_then_who_spoke_least_then_who_asked_first_and_offices_do_not_count() {
    in_a_house(async |hall| {
        let (scene, meeting) = opened(hall).await;
        let (dele, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        for who in [sam, joan] {
            post(&scene, who, format!("{meeting}/ask"), &[]).await;
            post(&scene, who, format!("{meeting}/ask"), &[]).await;
        }
        let seen = page(&scene, sam, &meeting).await;
        assert_eq!(waits(&seen, &NAMES), ["Sam Adeyemi", "Joan Petrie"], "once each, as they asked: {seen}");
        press(&scene, &meeting, "next").await;
        press(&scene, &meeting, "spoke").await;
        post(&scene, sam, format!("{meeting}/ask"), &[]).await;
        let put = post(&scene, sam, format!("{meeting}/put"), &[("name", "Dele Okafor")]).await;
        assert_eq!(put.status.as_u16(), 303, "{}", put.text);
        let seen = page(&scene, dele, &meeting).await;
        assert_eq!(waits(&seen, &NAMES), ["Joan Petrie", "Dele Okafor", "Sam Adeyemi"], "{seen}");
        assert!(seen.contains("One person is before you") && !seen.contains("You lead this meeting"), "{seen}");
        let wall = page(&scene, dele, &format!("{meeting}/wall")).await;
        assert!(wall.contains("class=\"afar\"") && wall.contains("Joan Petrie"), "{wall}");
        post(&scene, dele, format!("{meeting}/leave"), &[]).await;
        assert_eq!(waits(&page(&scene, sam, &meeting).await, &NAMES), ["Joan Petrie", "Sam Adeyemi"]);
    });
}

#[test]
fn a_button_pressed_twice_counts_once_and_the_last_press_can_be_undone_step_by_step() {
    in_a_house(async |hall| {
        let (scene, meeting) = opened(hall).await;
        let (dele, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        for who in [dele, joan] {
            post(&scene, who, format!("{meeting}/ask"), &[]).await;
        }
        for _ in 0..2 {
            post(&scene, sam, format!("{meeting}/next"), &[("seen", "0-0")]).await;
        }
        assert_eq!(waits(&page(&scene, sam, &meeting).await, &NAMES), ["Joan Petrie"], "the second press does nothing");
        press(&scene, &meeting, "next").await;
        assert!(waits(&page(&scene, sam, &meeting).await, &NAMES).is_empty());
        let ask = page(&scene, sam, &format!("{meeting}/undo")).await;
        assert!(ask.contains("Joan Petrie") && ask.contains("is on the list again"), "{ask}");
        press(&scene, &meeting, "undo").await;
        assert_eq!(waits(&page(&scene, sam, &meeting).await, &NAMES), ["Joan Petrie"]);
        press(&scene, &meeting, "undo").await;
        assert!(page(&scene, dele, &meeting).await.contains("You speak now"));
        press(&scene, &meeting, "undo").await;
        assert_eq!(waits(&page(&scene, sam, &meeting).await, &NAMES), ["Dele Okafor", "Joan Petrie"]);
        let nothing = scene.hall.guest(sam).await.get(&format!("{meeting}/undo")).await;
        assert_eq!(nothing.status.as_u16(), 409);
    });
}

#[test]
fn only_the_group_sees_names_and_only_whoever_leads_presses() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened("Mend the hall.").await;
        let member = scene.post(scene.hall.member, "meetings", &[]).await;
        assert_eq!(member.status.as_u16(), 409, "it takes the debate or the power");
        let meeting = scene.post(scene.hall.secretary, "meetings", &[]).await.location().to_owned();
        let again = scene.post(scene.hall.organiser, "meetings", &[]).await;
        assert_eq!(again.location(), meeting, "one at a time");
        post(&scene, scene.hall.member, format!("{meeting}/ask"), &[]).await;
        for path in ["", "/wall"] {
            let seen = scene.hall.guest(scene.hall.stranger).await.get(&format!("{meeting}{path}")).await;
            assert!(seen.status.as_u16() == 403 && !seen.text.contains("Dele"), "{}", seen.text);
            assert_ne!(scene.hall.nobody().get(&format!("{meeting}{path}")).await.status.as_u16(), 200);
        }
        assert_eq!(post(&scene, scene.hall.stranger, format!("{meeting}/ask"), &[]).await.status.as_u16(), 403);
        for what in ["next", "spoke", "undo", "put", "end"] {
            let seen = post(&scene, scene.hall.member, format!("{meeting}/{what}"), &[("seen", "0-0")]).await;
            assert_eq!(seen.status.as_u16(), 403, "{what}");
        }
        let wrong = post(&scene, scene.hall.organiser, format!("{meeting}/put"), &[("name", "Mina Sato")]).await;
        assert!(wrong.status.as_u16() == 422 || wrong.text.contains("No member of this group"), "{}", wrong.text);
    });
}

#[test]
fn when_it_ends_nobody_waits_and_when_the_debate_ends_only_figures_remain() {
    in_a_house(async |hall| {
        let (scene, meeting) = opened(hall).await;
        let (dele, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        for who in [dele, sam, joan] {
            post(&scene, who, format!("{meeting}/ask"), &[]).await;
        }
        press(&scene, &meeting, "next").await;
        press(&scene, &meeting, "next").await;
        let data = page(&scene, dele, "/me").await;
        assert!(data.contains("Where you asked to speak") && data.contains("Has spoken"), "{data}");
        assert_eq!(post(&scene, sam, format!("{meeting}/end"), &[]).await.location(), scene.debate);
        let seen = page(&scene, dele, &meeting).await;
        assert!(seen.contains("This meeting has ended") && !seen.contains("Joan Petrie"), "{seen}");
        assert_eq!(post(&scene, dele, format!("{meeting}/ask"), &[]).await.status.as_u16(), 409);
        let debate = scene.hall.nobody().get(&scene.debate).await.text;
        assert!(debate.contains("2 people have spoken") && debate.contains("50 in 100"), "{debate}");
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(record.contains("Opened a meeting on a debate") && record.contains("Ended a meeting"), "{record}");
        // Whoever spoke is behind others in the next meeting on the same question.
        let second = scene.post(sam, "meetings", &[]).await.location().to_owned();
        for who in [dele, joan] {
            post(&scene, who, format!("{second}/ask"), &[]).await;
        }
        assert_eq!(waits(&page(&scene, sam, &second).await, &NAMES), ["Joan Petrie", "Dele Okafor"]);
        scene.forward(DAY * 40).await;
        scene.forward(DAY).await;
        let (first, second) = (id(&meeting), id(&second));
        let of = scene.id();
        let read = move |tx: &mut ReadTx<'_>| {
            let mut left = super::list::turns(tx, first)?;
            left.extend(super::list::turns(tx, second)?);
            Ok((left.len(), figures(tx, of)?, tx.all::<MeetingId>(&sql::LEFT_OPEN, params![omov_store::Moment(0)])?))
        };
        let (left, kept, open) = scene.hall.house.store().read(read).await.expect("figures");
        assert_eq!((left, kept, open.len()), (0, Figures { people: 2, turns: 2, organisers: 1 }, 0));
    });
}

#[test]
fn somebody_who_is_erased_is_on_no_list() {
    in_a_house(async |hall| {
        let (scene, meeting) = opened(hall).await;
        let (dele, sam) = (scene.hall.member, scene.hall.organiser);
        post(&scene, dele, format!("{meeting}/ask"), &[]).await;
        let now = scene.hall.house.now();
        let erase = move |tx: &mut omov_store::WriteTx<'_>| members::erasing::erase(tx, dele, now);
        scene.hall.house.store().write(erase).await.expect("erased");
        assert!(page(&scene, sam, &meeting).await.contains("Nobody waits"));
    });
}

fn id(meeting: &str) -> MeetingId {
    meeting.trim_start_matches("/meetings/").parse().expect("a meeting")
}
