//! What the room promises, on both engines.

use std::collections::BTreeSet;
use std::time::Duration;

use omov_store::{Moment, ReadTx, params};

use super::panel::{Answer, Seat};
use super::removal::{self, Removal, State};
use super::{RemovalId, lot, panel, sql};
use crate::debates::tests::{DAY, Scene};
use crate::house::testing::{Hall, Seen, in_a_house};
use crate::house::work::all_due;
use crate::members::{self, MemberId, Standing};
use crate::motions::tests as motions;

const FIELDS: [(&str, &str); 2] = [("ground", "person"), ("reason", "It tells of a neighbour’s debts.")];
const WORDS: &str = "My neighbour owes me money.";

/// A statement of a member that an organiser has removed, among so many more members.
async fn removed(hall: Hall, others: usize) -> (Scene, RemovalId) {
    let mut scene = Scene::build(hall).await;
    for number in 0..others {
        scene.hall.person(&format!("Other {number}"), Standing::Member, scene.hall.own).await;
    }
    scene.opened("Mend the hall.").await;
    assert_eq!(scene.says(scene.hall.member, WORDS).await.status.as_u16(), 303);
    assert_eq!(scene.post(scene.hall.organiser, "2/remove", &FIELDS).await.status.as_u16(), 303);
    let id = of(&scene.hall, scene.hall.member).await;
    (scene, id)
}

/// The removal of what somebody wrote.
async fn of(hall: &Hall, member: MemberId) -> RemovalId {
    type Row = (RemovalId, String, Moment, String, State);
    let read = move |tx: &mut ReadTx<'_>| Ok(tx.all::<Row>(&sql::WROTE, params![member])?);
    hall.house.store().read(read).await.expect("removals").first().expect("a removal").0
}

async fn find(hall: &Hall, id: RemovalId) -> (Removal, Vec<Seat>) {
    let read = move |tx: &mut ReadTx<'_>| Ok((removal::one(tx, id)?, panel::seats(tx, id)?));
    hall.house.store().read(read).await.expect("the removal")
}

async fn post(hall: &Hall, by: MemberId, path: String, fields: &[(&str, &str)]) -> Seen {
    let (mut guest, token) = hall.guest_with_token(by).await;
    guest.post(&path, &token, fields).await
}

async fn appeals(hall: &Hall, by: MemberId, id: RemovalId) -> Seen {
    let seen =
        post(hall, by, format!("{}/appeal", id.address()), &[("why", "It names nobody."), ("typed", "blue kettle")]);
    let seen = seen.await;
    work(hall).await;
    seen
}

/// The work in the background is done, a little later.
async fn work(hall: &Hall) {
    hall.house.clock().forward(Duration::from_secs(31));
    all_due(&hall.house).await.expect("the work is done");
}

async fn answers(hall: &Hall, by: MemberId, id: RemovalId, answer: &str) -> Seen {
    let fields = [("answer", answer), ("reason", "A neighbour is not a name.")];
    post(hall, by, format!("{}/answer", id.address()), &fields).await
}

fn waiting(seats: &[Seat], now: Moment) -> Vec<MemberId> {
    seats.iter().filter(|seat| seat.waits(now)).filter_map(|seat| seat.member).collect()
}

#[test]
fn three_members_drawn_by_lot_put_words_back_and_nothing_of_it_is_kept() {
    in_a_house(async |hall| {
        let (scene, id) = removed(hall, 8).await;
        let hall = &scene.hall;
        assert!(scene.body(2).await.is_empty(), "the words are gone from the room at once");
        let page = hall.guest(hall.member).await.get(&id.address()).await.text;
        assert!(
            page.contains(WORDS) && page.contains("debts") && page.contains("Why should the words stand?"),
            "{page}"
        );
        for other in [hall.secretary, hall.national] {
            let page = hall.guest(other).await.get(&id.address()).await.text;
            assert!(!page.contains(WORDS) && !page.contains("debts") && !page.contains("Dele"), "{page}");
        }
        assert_eq!(appeals(hall, hall.member, id).await.location(), id.address());
        let (kept, seats) = find(hall, id).await;
        let drawn = waiting(&seats, hall.house.now());
        assert_eq!(drawn.len(), 3);
        let page = hall.guest(drawn[0]).await.get(&id.address()).await.text;
        assert!(page.contains(WORDS) && page.contains("It names nobody.") && !page.contains("Dele"), "{page}");
        let home = hall.guest(drawn[0]).await.get("/").await.text;
        assert!(home.contains("You were drawn by lot"), "{home}");
        assert_eq!(answers(hall, drawn[0], id, "maybe").await.status.as_u16(), 422);
        assert_eq!(answers(hall, drawn[0], id, "back").await.status.as_u16(), 303);
        assert_eq!(answers(hall, drawn[0], id, "out").await.status.as_u16(), 409, "once");
        assert_eq!(scene.body(2).await, "", "one alone puts nothing back");
        assert_eq!(answers(hall, drawn[1], id, "back").await.status.as_u16(), 303);
        assert_eq!(answers(hall, drawn[2], id, "out").await.status.as_u16(), 409, "it is decided");
        let all = hall.nobody().get(&scene.to("all")).await.text;
        assert!(all.contains(WORDS) && !all.contains("It names a person, or tells private things of one. "), "{all}");
        let again = scene.votes(drawn[0], 2, "agree").await;
        assert_eq!(again.status.as_u16(), 303, "others can answer it again");
        let (now, seats) = find(hall, id).await;
        assert_eq!((now.state, &*now.said, &*now.on, &*now.kept, &*now.appeal), (State::Back, "", "", "", ""));
        assert!(seats.iter().all(|seat| seat.reason.is_empty()));
        let record = hall.nobody().get("/record").await.text;
        assert!(record.contains("Members drawn by lot decided on a removal"), "{record}");
        for word in [WORDS, "names nobody", "not a name", "Dele", "blue kettle"] {
            assert!(!record.contains(word), "{word}");
        }
        // The lot can be checked: it was sealed at the removal, and those who were drawn have the smallest numbers of those who can be.
        let page = hall.guest(hall.stranger).await.get(&id.address()).await.text;
        let typed = kept.typed.clone().expect("typed");
        assert_eq!(typed, lot::typed("blue kettle"));
        assert!(page.contains("Check the draw") && page.contains(&typed), "{page}");
        for seat in &seats {
            let number = lot::shown(&lot::number(id, &kept.secret, &typed, seat.member.expect("somebody")));
            assert_eq!(seat.number, number);
            assert!(page.contains(&number), "{page}");
        }
        // Author and remover have a letter, and the policy counts it.
        for (told, many) in [(hall.member, 1), (hall.organiser, 1), (hall.secretary, 0)] {
            let data = hall.guest(told).await.get("/me").await.text;
            assert_eq!(data.matches("are put back").count(), many, "{data}");
        }
        let policy = hall.nobody().get("/removals").await.text;
        assert!(policy.contains("Removals and appeals so far"), "{policy}");
    });
}

#[test]
fn nobody_decides_who_wrote_or_removed_it_or_has_power_there_or_joined_later_and_who_is_left_decides() {
    in_a_house(async |hall| {
        let (scene, id) = removed(hall, 0).await;
        let hall = &scene.hall;
        hall.house.clock().forward(Duration::from_mins(1));
        let late = hall.person("Late Comer", Standing::Member, hall.own).await;
        let (now, then) = (hall.house.now(), late);
        let joined = move |tx: &mut omov_store::WriteTx<'_>| {
            omov_store::statements! { LATER = "UPDATE members SET joined_at = $2 WHERE id = $1"; }
            tx.execute(&LATER, params![then, now]).map_err(crate::house::Stop::from)
        };
        hall.house.store().write(joined).await.expect("joined later");
        appeals(hall, hall.member, id).await;
        let (_, seats) = find(hall, id).await;
        let drawn: BTreeSet<_> = waiting(&seats, hall.house.now()).into_iter().collect();
        assert_eq!(
            drawn,
            BTreeSet::from([hall.stranger, hall.scrutineer]),
            "nobody in the group: from the groups above"
        );
        for not in [hall.member, hall.organiser, hall.secretary, late] {
            assert_eq!(answers(hall, not, id, "back").await.status.as_u16(), 409);
        }
        answers(hall, hall.stranger, id, "back").await;
        answers(hall, hall.scrutineer, id, "out").await;
        work(hall).await;
        assert_eq!(find(hall, id).await.0.state, State::Out, "a tie puts nothing back");
        assert_eq!(scene.body(2).await, "");
    });
}

#[test]
fn whoever_does_not_answer_in_time_is_replaced_by_the_next_of_the_same_draw() {
    in_a_house(async |hall| {
        let (scene, id) = removed(hall, 8).await;
        let hall = &scene.hall;
        appeals(hall, hall.member, id).await;
        let first = waiting(&find(hall, id).await.1, hall.house.now());
        answers(hall, first[1], id, "out").await;
        hall.house.clock().forward(DAY * 8);
        assert_eq!(answers(hall, first[0], id, "out").await.status.as_u16(), 409, "too late");
        work(hall).await;
        let (kept, seats) = find(hall, id).await;
        assert_eq!(seats.len(), 5);
        let mut order: Vec<_> = seats.iter().map(|seat| seat.number.clone()).collect();
        let drawn = order.clone();
        order.sort();
        assert_eq!(order, drawn, "the next ones have the next numbers");
        let second = waiting(&seats, hall.house.now());
        assert!(second.len() == 2 && second.iter().all(|one| !first.contains(one)));
        assert_eq!(kept.state, State::Appealed);
        assert_eq!(seats.iter().filter(|seat| seat.answer == Some(Answer::Out)).count(), 1);
        answers(hall, second[0], id, "out").await;
        assert_eq!(find(hall, id).await.0.state, State::Out);
    });
}

#[test]
fn an_appeal_is_made_once_in_time_and_by_whoever_wrote_it_and_then_the_words_go() {
    in_a_house(async |hall| {
        let (scene, id) = removed(hall, 8).await;
        let hall = &scene.hall;
        assert_eq!(appeals(hall, hall.secretary, id).await.status.as_u16(), 409, "it is not theirs");
        let path = format!("{}/appeal", id.address());
        let short = post(hall, hall.member, path, &[("why", "No."), ("typed", "short")]).await;
        assert_eq!(short.status.as_u16(), 422);
        assert!(short.text.contains("Type from 8 to 200 letters") && short.text.contains("No."), "{}", short.text);
        hall.house.clock().forward(DAY * 15);
        assert_eq!(appeals(hall, hall.member, id).await.status.as_u16(), 409, "too late");
        let (kept, seats) = find(hall, id).await;
        assert_eq!((kept.state, &*kept.said, &*kept.on), (State::Over, "", ""));
        assert!(seats.is_empty());
        assert_eq!(scene.says(hall.member, "My other neighbour owes me money too.").await.status.as_u16(), 303);
        scene.post(hall.organiser, "3/remove", &FIELDS).await;
        let id = of(hall, hall.member).await;
        assert_eq!(appeals(hall, hall.member, id).await.status.as_u16(), 303);
        assert_eq!(appeals(hall, hall.member, id).await.status.as_u16(), 409, "once");
    });
}

#[test]
fn words_that_nobody_can_ask_for_any_more_go_with_whoever_wrote_them_and_who_was_drawn_is_forgotten_too() {
    in_a_house(async |hall| {
        let (scene, id) = removed(hall, 8).await;
        let hall = &scene.hall;
        appeals(hall, hall.member, id).await;
        let drawn = waiting(&find(hall, id).await.1, hall.house.now());
        answers(hall, drawn[0], id, "back").await;
        let data = hall.guest(drawn[0]).await.get("/me").await.text;
        assert!(data.contains("A neighbour is not a name."), "{data}");
        let data = hall.guest(hall.member).await.get("/me").await.text;
        assert!(data.contains(WORDS) && data.contains("It names nobody."), "{data}");
        let now = hall.house.now();
        for gone in [drawn[0], hall.member] {
            let erase = move |tx: &mut omov_store::WriteTx<'_>| members::erasing::erase(tx, gone, now);
            hall.house.store().write(erase).await.expect("erased");
        }
        let (kept, seats) = find(hall, id).await;
        assert_eq!((kept.state, &*kept.said, &*kept.appeal), (State::Over, "", ""));
        assert!(seats[0].member.is_none() && seats[0].reason.is_empty() && seats[0].answer == Some(Answer::Back));
        work(hall).await;
        assert_eq!(find(hall, id).await.1.len(), 3, "nobody else is drawn");
    });
}

#[test]
fn a_clause_comes_back_with_its_amendments_and_a_final_text_has_its_bytes_again() {
    in_a_house(async |hall| {
        let mut scene = motions::Scene::build(hall);
        let mut others = Vec::new();
        for number in 0..8 {
            others.push(scene.hall.person(&format!("Other {number}"), Standing::Member, scene.hall.own).await);
        }
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        scene.amended(joan, "clause=2&seen=1", &motions::SECOND.replace("midnight", "one o’clock")).await;
        scene.amended(joan, "clause=3&seen=1", "This shall be paid for from the reserve.").await;
        assert_eq!(scene.post(sam, "remove/amendment-1", &FIELDS).await.status.as_u16(), 303);
        assert_eq!(scene.post(sam, "remove/clause-2", &FIELDS).await.status.as_u16(), 303);
        assert!(!scene.page(mover).await.contains("lines 4, 7 and 12"));
        let id = of(&scene.hall, mover).await;
        put_back(&scene.hall, mover, id).await;
        let page = scene.page(mover).await;
        assert!(page.contains(motions::SECOND), "it goes on with the clause: {page}");
        assert!(!page.contains("one o’clock"), "what was removed by itself stays out: {page}");
        let first = scene.hall.nobody().get(&scene.to("versions/1")).await.text;
        assert!(first.contains(motions::SECOND), "{first}");
        let id = of(&scene.hall, joan).await;
        put_back(&scene.hall, joan, id).await;
        assert!(scene.hall.nobody().get(&scene.to("amendments/1")).await.text.contains("one o’clock"));
        assert_eq!(scene.accepts(mover, 1).await.status.as_u16(), 303, "it waits for an answer again");
        assert_eq!(scene.accepts(mover, 2).await.status.as_u16(), 303);
        for who in others.into_iter().chain([joan, sam]) {
            scene.signs(who).await;
        }
        assert!(scene.post(mover, "fix", &[]).await.location().ends_with("done=fixed"));
        let bytes = scene.hall.nobody().get(&scene.to("text.txt")).await.text;
        assert!(bytes.contains("one o’clock"), "{bytes}");
        for part in ["clause-2", "title"] {
            assert_eq!(scene.post(sam, &format!("remove/{part}"), &FIELDS).await.status.as_u16(), 303);
            assert_eq!(scene.hall.nobody().get(&scene.to("text.txt")).await.status.as_u16(), 409);
            let id = of(&scene.hall, mover).await;
            put_back(&scene.hall, mover, id).await;
            assert_eq!(scene.hall.nobody().get(&scene.to("text.txt")).await.text, bytes, "the same bytes: {part}");
        }
    });
}

/// Whoever wrote it appeals, and those who are drawn put it back.
async fn put_back(hall: &Hall, by: MemberId, id: RemovalId) {
    assert_eq!(appeals(hall, by, id).await.status.as_u16(), 303);
    for drawn in waiting(&find(hall, id).await.1, hall.house.now()).into_iter().take(2) {
        assert_eq!(answers(hall, drawn, id, "back").await.status.as_u16(), 303);
    }
    assert_eq!(find(hall, id).await.0.state, State::Back);
}
