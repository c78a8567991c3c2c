//! What acts of two persons promise.

use axum::http::StatusCode;

use super::{Ask, Occasion, SecondId};
use crate::groups;
use crate::groups::Kind;
use crate::house::testing::{Hall, NOON, in_a_house, words};
use crate::house::{Stop, ids};
use crate::members::MemberId;
use crate::offices::lending::{LEND, Loan};
use crate::offices::{self, Office, OfficeId, Power};

const YEAR: i64 = 365 * 24 * 3600 * 1_000_000;

/// The regional officer asks that the member of `own` be lent the office of treasurer there.
async fn asked(hall: &Hall) -> SecondId {
    ask_for(hall, hall.member, hall.regional).await.expect("it can be asked for")
}

async fn ask_for(hall: &Hall, about: MemberId, asker: MemberId) -> Result<SecondId, Stop> {
    let id = SecondId(ids::by_time(hall.house.now()).expect("chance"));
    let office = OfficeId(ids::by_time(NOON).expect("chance"));
    let office = Office {
        id: office,
        name: None,
        kind: Kind::new("local"),
        title: "Treasurer".into(),
        powers: vec![Power::Organise],
        term: omov_rules::value::Span::days(365),
        retired_at: None,
    };
    let (own, now) = (hall.own, hall.house.now());
    let put = move |tx: &mut omov_store::WriteTx<'_>| {
        offices::create(tx, &office)?;
        let place = groups::place(tx, own)?.expect("the group is there");
        let payload = super::payload(&Loan { office: office.id, since: None, until: NOON.0 + YEAR })?;
        let about = Some(about);
        super::ask(
            tx,
            &words(),
            &Ask {
                id,
                deed: &LEND,
                place: &place,
                asker,
                about,
                number: None,
                reason: "Trusted",
                payload: &payload,
                now,
            },
        )
    };
    hall.house.store().write(put).await.map(|()| id)
}

/// Which powers somebody holds.
async fn held(hall: &Hall, member: MemberId) -> Vec<Power> {
    let now = hall.house.now();
    let held = hall.house.store().read(move |tx| Ok(offices::held(tx, member, now)?)).await.expect("the store reads");
    held.into_iter().map(|(power, _)| power).collect()
}

#[test]
fn nothing_is_done_until_somebody_else_who_holds_the_power_agrees() {
    in_a_house(async |hall| {
        let id = asked(&hall).await;
        assert_eq!(held(&hall, hall.member).await, []);
        let page = format!("/power/second/{id}");
        let agree = format!("{page}/agree");
        // The token of a session is the same on all of its pages.
        for (who, name) in [(hall.regional, "who asked"), (hall.secretary, "no power to lend"), (hall.member, "about")]
        {
            let (mut guest, token) = hall.guest_with_token(who).await;
            let refused = guest.post(&agree, &token, &[]).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{name}");
            assert!(refused.text.contains("/rules#"), "{name} is told by which rule: {}", refused.text);
            assert_eq!(held(&hall, hall.member).await, [], "{name}");
        }
        let (mut national, token) = hall.guest_with_token(hall.national).await;
        let list = national.get("/power/second").await;
        assert!(list.text.contains(&page) && list.text.contains("Treasurer"), "{}", list.text);
        let done = national.send(&page, &agree, &[]).await;
        assert_eq!(done.location(), "/power/second?done=agreed", "{}", done.text);
        assert_eq!(held(&hall, hall.member).await, [Power::Organise]);
        assert!(!national.get("/power/second").await.text.contains(&page), "it waits for nobody any more");
        let again = national.post(&agree, &token, &[]).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "it is done once");
    });
}

#[test]
fn who_is_about_to_be_given_power_cannot_ask_for_it() {
    in_a_house(async |hall| {
        assert!(ask_for(&hall, hall.regional, hall.regional).await.is_err());
        assert!(ask_for(&hall, hall.member, hall.secretary).await.is_err(), "and nobody who cannot lend");
    });
}

#[test]
fn whoever_asked_takes_it_back_and_after_its_time_nobody_can_agree() {
    in_a_house(async |hall| {
        let now = hall.house.now();
        let by = hall.national;
        let agree = async |id| {
            let house = hall.house.clone();
            let dates = omov_web::dates::Dates::new(house.words().clone(), "Europe/London").expect("a zone");
            let occasion = Occasion::new(&house, &dates, by, house.now()).expect("chance");
            house.store().write(move |tx| super::agree(tx, id, &occasion)).await
        };
        let first = asked(&hall).await;
        let (house, asker) = (hall.house.clone(), hall.regional);
        let taken = async |who: MemberId| {
            let house = house.clone();
            let store = house.store().clone();
            store.write(move |tx| super::take_back(tx, first, &house, who, now)).await
        };
        assert!(taken(by).await.is_err(), "only who asked");
        taken(asker).await.expect("who asked takes it back");
        assert!(agree(first).await.is_err(), "it was taken back");
        let second = asked(&hall).await;
        hall.house.clock().forward(std::time::Duration::from_hours(24 * 14));
        assert!(agree(second).await.is_err(), "its time has passed");
        assert_eq!(held(&hall, hall.member).await, []);
    });
}

#[test]
fn who_declines_says_why_and_what_they_typed_stays() {
    in_a_house(async |hall| {
        let page = format!("/power/second/{}", asked(&hall).await);
        let mut national = hall.guest(hall.national).await;
        let silent = national.send(&page, &format!("{page}/decline"), &[("why", " ")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        let long = "x".repeat(2001);
        let silent = national.send(&page, &format!("{page}/decline"), &[("why", &long)]).await;
        assert!(silent.text.contains(&long), "what was typed stays");
        let done = national.send(&page, &format!("{page}/decline"), &[("why", "We have one already")]).await;
        assert_eq!(done.location(), "/power/second?done=declined");
        assert_eq!(held(&hall, hall.member).await, []);
    });
}

#[test]
fn who_is_neither_asked_nor_asking_does_not_see_it() {
    in_a_house(async |hall| {
        let page = format!("/power/second/{}", asked(&hall).await);
        for who in [hall.member, hall.secretary, hall.stranger] {
            assert_eq!(hall.guest(who).await.get(&page).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(hall.guest(hall.regional).await.get(&page).await.status, StatusCode::OK);
    });
}
