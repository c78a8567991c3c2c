//! What deputies promise.

use std::time::Duration;

use axum::http::StatusCode;

use super::{agree, held};
use crate::house::testing::{Hall, Seen, in_a_house};
use crate::members::MemberId;
use crate::offices::{self, Power};

const DAY: Duration = Duration::from_hours(24);

/// The address of the first term in that office on the page of who holds power in a group.
async fn term(hall: &Hall, group: &str, office: &str) -> String {
    let power = hall.guest(hall.member).await.get(&format!("/groups/{group}/power")).await.text;
    let at = power.find(&format!(">{office}</a>")).unwrap_or_else(|| panic!("no {office}: {power}"));
    power[..at].rsplit("href=\"").next().expect("its address").trim_end_matches('"').to_owned()
}

/// Asks that somebody be named as the deputy of a term, with what a body decided.
async fn name(hall: &Hall, asker: MemberId, term: &str, who: &str, decided: &[(&str, &str)]) -> Seen {
    let page = format!("{term}/deputy");
    let mut fields = vec![("who", who), ("days", ""), ("reason", "Minutes of the third of March.")];
    fields.extend_from_slice(decided);
    hall.guest(asker).await.send(&page, &format!("{page}/send"), &fields).await
}

/// Takes a step that the page of a term offers.
async fn step(hall: &Hall, who: MemberId, term: &str, step: &str) -> Seen {
    let mut guest = hall.guest(who).await;
    let seen = guest.get(term).await.text;
    let end = format!("/{step}\"");
    let at = seen.find(&end).unwrap_or_else(|| panic!("no {step}: {seen}"));
    let page = format!("{}/{step}", seen[..at].rsplit("href=\"").next().expect("its address"));
    guest.send(&page, &format!("{page}/send"), &[]).await
}

/// A returning officer whose deputy the members' council names, with two who lend offices in the whole movement.
async fn officer(hall: &Hall) -> String {
    hall.lend(hall.stranger, "Lender", "nation", hall.whole, &[Power::Lend]).await;
    hall.appoint("returning-officer", hall.whole, hall.member, 180).await;
    term(hall, &hall.whole.to_string(), "Returning officer").await
}

const ENOUGH: &[(&str, &str)] = &[("took-part", "40"), ("yes", "30"), ("no", "5")];

#[test]
fn a_deputy_holds_nothing_until_the_office_is_handed_over_and_then_holds_it_alone() {
    in_a_house(async |hall| {
        let term = officer(&hall).await;
        let whole = format!("/groups/{}/power", hall.whole);
        let before = hall.guest(hall.stranger).await.get(&whole).await.text;
        assert!(before.contains("Only Dele Okafor holds the office “returning officer”"), "{before}");
        let few: &[(&str, &str)] = &[("took-part", "10"), ("yes", "10"), ("no", "0")];
        let refused = name(&hall, hall.national, &term, "sam.adeyemi@example.org", few).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.text);
        assert!(refused.text.contains("/rules#bodies.members-council.quorum"), "{}", refused.text);

        let asked = name(&hall, hall.national, &term, "sam.adeyemi@example.org", ENOUGH).await;
        assert!(asked.location().starts_with("/power/second/"), "{}", asked.text);
        let done = agree(&hall, hall.stranger, &asked).await;
        assert_eq!(done.location(), "/power/second?done=agreed", "{}", done.text);
        let after = hall.guest(hall.stranger).await.get(&whole).await.text;
        assert!(!after.contains("Only Dele Okafor holds") && after.contains("Sam Adeyemi"), "{after}");
        assert_eq!(held(&hall, hall.organiser).await, [Power::Organise], "named, and no more");
        assert_eq!(held(&hall, hall.member).await, [Power::RunBallots]);

        let over = step(&hall, hall.member, &term, "hand-over").await;
        assert!(over.location().ends_with("?done=hand-over"), "{}", over.text);
        assert!(held(&hall, hall.organiser).await.contains(&Power::RunBallots));
        assert_eq!(held(&hall, hall.member).await, [], "one seat never counts for two");
        let power = hall.guest(hall.stranger).await.get("/power/of/run-ballots").await.text;
        assert!(power.contains("Returning officer (as deputy)") && !power.contains(">Dele Okafor<"), "{power}");
        let now = hall.house.now();
        let (holder, deputy) = (hall.member, hall.organiser);
        let in_the_book =
            hall.house.store().read(move |tx| Ok((offices::book::held(tx, holder)?, offices::book::held(tx, deputy)?)));
        let (holder, deputy) = in_the_book.await.expect("the store reads");
        let holds = |held: &[(String, _, omov_store::Moment, omov_store::Moment)]| {
            held.iter().any(|(_, _, since, until)| *since <= now && now < *until)
        };
        assert!(!holds(&holder) && holds(&deputy), "the rulebook is asked about who stands in");

        hall.house.clock().forward(DAY);
        let up = step(&hall, hall.member, &term, "take-up").await;
        assert!(up.location().ends_with("?done=take-up"), "{}", up.text);
        assert_eq!(held(&hall, hall.organiser).await, [Power::Organise]);
        assert_eq!(held(&hall, hall.member).await, [Power::RunBallots]);
        let record = hall.guest(hall.stranger).await.get("/record?area=lend").await.text;
        for act in ["Named a deputy", "Handed an office over to the deputy", "Took an office up again"] {
            assert!(record.contains(act), "{act}: {record}");
        }
        step(&hall, hall.member, &term, "hand-over").await;
        hall.house.clock().forward(DAY * 400);
        assert_eq!(held(&hall, hall.organiser).await, [], "it ends with the term");
    });
}

#[test]
fn a_deputy_takes_over_what_is_vacant_until_somebody_is_lent_it() {
    in_a_house(async |hall| {
        hall.rule("offices.returning-officer.seats", 1).await;
        let term = officer(&hall).await;
        let asked = name(&hall, hall.national, &term, "sam.adeyemi@example.org", ENOUGH).await;
        agree(&hall, hall.stranger, &asked).await;
        let mut member = hall.guest(hall.member).await;
        member.send(&format!("{term}/lay-down"), &format!("{term}/lay-down/send"), &[]).await;
        assert_eq!(held(&hall, hall.organiser).await, [Power::Organise], "not by itself");
        let over = step(&hall, hall.organiser, &term, "take-over").await;
        assert!(over.location().ends_with("?done=take-over"), "{}", over.text);
        assert!(held(&hall, hall.organiser).await.contains(&Power::RunBallots));
        let group = hall.guest(hall.member).await.get(&format!("/groups/{}/power", hall.whole)).await.text;
        assert!(group.contains("Stands in for Dele Okafor") && group.contains("Vacant"), "{group}");

        let whole = hall.whole.to_string();
        let asked = super::ask(&hall, hall.national, &whole, "returning officer", "mina.sato@example.org").await;
        hall.lend(hall.secretary, "Lender", "nation", hall.whole, &[Power::Lend]).await;
        let done = agree(&hall, hall.secretary, &asked).await;
        assert_eq!(done.location(), "/power/second?done=agreed", "{}", done.text);
        assert_eq!(held(&hall, hall.organiser).await, [Power::Organise], "it is held again");
        assert!(held(&hall, hall.stranger).await.contains(&Power::RunBallots));
    });
}

#[test]
fn what_a_deputy_does_is_done_as_a_deputy() {
    in_a_house(async |hall| {
        hall.rule("offices.local-secretary.deputy-named-by", "local-secretary").await;
        hall.appoint("local-secretary", hall.own, hall.member, 180).await;
        let term = term(&hall, &hall.own.to_string(), "Local secretary").await;
        let asked = name(&hall, hall.member, &term, "sam.adeyemi@example.org", &[]).await;
        let done = agree(&hall, hall.regional, &asked).await;
        assert_eq!(done.location(), "/power/second?done=agreed", "{}", done.text);
        step(&hall, hall.member, &term, "hand-over").await;
        hall.house.clock().forward(Duration::from_secs(1));
        let page = format!("/groups/{}/roll/new", hall.own);
        let fields = [("name", "Odile Farrow"), ("standing", "member"), ("postcode", "EM1 2AB"), ("reason", "Joined.")];
        let put = hall.guest(hall.organiser).await.send(&page, &page, &fields).await;
        assert_eq!(put.status, StatusCode::SEE_OTHER, "{}", put.text);
        let acts = hall.guest(hall.stranger).await.get(&format!("/groups/{}/acts", hall.own)).await.text;
        assert!(acts.contains("as deputy: local secretary"), "{acts}");
        let at = acts.find("href=\"/record/").expect("on the record") + 6;
        let act = acts[at..].split('"').next().expect("its address").to_owned();
        let seen = hall.guest(hall.stranger).await.get(&act).await.text;
        assert!(seen.contains("Deputy of whoever holds the office"), "{seen}");
    });
}

#[test]
fn only_whom_the_rules_name_can_name_a_deputy_and_never_for_longer_than_the_term() {
    in_a_house(async |hall| {
        hall.appoint("local-secretary", hall.own, hall.member, 180).await;
        let term = term(&hall, &hall.own.to_string(), "Local secretary").await;
        let page = format!("{term}/deputy");
        let none = hall.guest(hall.regional).await.get(&page).await;
        assert_eq!(none.status, StatusCode::FORBIDDEN);
        assert!(none.text.contains("No rule lets anybody name a deputy for “local secretary”"), "{}", none.text);
        assert!(none.text.contains("offices.local-secretary.deputy-named-by"), "the missing rule: {}", none.text);

        hall.rule("offices.local-secretary.deputy-named-by", "local-secretary").await;
        let other = hall.guest(hall.regional).await.get(&page).await;
        assert_eq!(other.status, StatusCode::FORBIDDEN);
        assert!(other.text.contains("/rules#offices.local-secretary.deputy-named-by"), "{}", other.text);
        hall.rule("offices.local-secretary.deputy-named-by", "local-members").await;
        let body = hall.guest(hall.member).await.get(&page).await;
        assert_eq!(body.status, StatusCode::FORBIDDEN);
        assert!(body.text.contains("This needs the power to lend offices"), "{}", body.text);

        hall.rule("offices.local-secretary.deputy-named-by", "local-secretary").await;
        let mut holder = hall.guest(hall.member).await;
        for (who, days, says) in [
            ("sam.adeyemi@example.org", "999", "no more than the term still lasts"),
            ("dele.okafor@example.org", "", "You cannot name yourself"),
            ("rosa.lind@example.org", "", "Only members can be a deputy"),
            ("", "", "Say to whom"),
        ] {
            let fields = [("who", who), ("days", days), ("reason", "We agreed.")];
            let wrong = holder.send(&page, &format!("{page}/send"), &fields).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{who}: {}", wrong.location());
            assert!(wrong.text.contains(says), "{who}: {}", wrong.text);
        }
        let asked = name(&hall, hall.member, &term, "sam.adeyemi@example.org", &[]).await;
        agree(&hall, hall.regional, &asked).await;
        let again = name(&hall, hall.member, &term, "mina.sato@example.org", &[]).await;
        assert!(again.text.contains("A deputy is named for this term already"), "{}", again.text);
    });
}

#[test]
fn a_deputy_is_taken_back_by_two_lays_it_down_or_goes_with_the_office() {
    in_a_house(async |hall| {
        let term = officer(&hall).await;
        let named = async || {
            let asked = name(&hall, hall.national, &term, "sam.adeyemi@example.org", ENOUGH).await;
            let done = agree(&hall, hall.stranger, &asked).await;
            assert_eq!(done.location(), "/power/second?done=agreed", "{}", done.text);
            step(&hall, hall.member, &term, "hand-over").await;
            assert!(held(&hall, hall.organiser).await.contains(&Power::RunBallots));
        };
        named().await;
        let mut national = hall.guest(hall.national).await;
        let seen = national.get(&term).await.text;
        let at = seen.find("/power/deputy/").expect("a way to take it back");
        let page = seen[at..].split('"').next().expect("its address").to_owned();
        assert!(page.ends_with("/end"), "{page}");
        let silent = national.send(&page, &format!("{page}/send"), &[]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is needed");
        let asked = national.send(&page, &format!("{page}/send"), &[("reason", "The council wants another.")]).await;
        let own = agree(&hall, hall.organiser, &asked).await;
        assert_eq!(own.status, StatusCode::FORBIDDEN, "not by the deputy");
        let done = agree(&hall, hall.stranger, &asked).await;
        assert_eq!(done.location(), "/power/second?done=agreed", "{}", done.text);
        assert_eq!(held(&hall, hall.organiser).await, [Power::Organise]);
        assert_eq!(held(&hall, hall.member).await, [Power::RunBallots], "its powers went back");

        named().await;
        let mut deputy = hall.guest(hall.organiser).await;
        let leave = deputy.get("/me/leave").await;
        assert_eq!(leave.status, StatusCode::CONFLICT, "whoever is a deputy lays that down first");
        let gone = step(&hall, hall.organiser, &term, "lay-down").await;
        assert!(gone.location().ends_with("?done=lay-down"), "{}", gone.text);
        assert_eq!(held(&hall, hall.member).await, [Power::RunBallots]);

        named().await;
        hall.without("offices.returning-officer").await;
        assert_eq!(held(&hall, hall.organiser).await, [Power::Organise], "no rule has the office");
        assert_eq!(held(&hall, hall.member).await, []);
    });
}
