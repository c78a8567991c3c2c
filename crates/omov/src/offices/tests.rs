//! What power that is lent promises.

mod deputies;
mod powers;

use std::time::Duration;

use axum::http::StatusCode;

use crate::house::testing::{Hall, Seen, in_a_house};
use crate::members::MemberId;
use crate::offices::{self, Power};

/// Which powers somebody holds now.
async fn held(hall: &Hall, member: MemberId) -> Vec<Power> {
    let now = hall.house.now();
    let held = hall.house.store().read(move |tx| Ok(offices::held(tx, member, now)?)).await.expect("the store reads");
    held.into_iter().map(|(power, _)| power).collect()
}

/// The id of the office of that title among the choices of a form.
fn choice(seen: &Seen, title: &str) -> String {
    let at = seen.text.find(&format!(">{title}, at most")).unwrap_or_else(|| panic!("no {title}: {}", seen.text));
    let before = &seen.text[..at];
    before[before.rfind("value=\"").expect("a value") + 7..].split('"').next().expect("its end").to_owned()
}

/// Asks that somebody be lent an office; gives the page of what waits.
async fn ask(hall: &Hall, asker: MemberId, group: &str, office: &str, who: &str) -> Seen {
    let (page, mut guest) = (format!("/groups/{group}/power/lend"), hall.guest(asker).await);
    let form = guest.get(&page).await;
    let office = choice(&form, office);
    let fields = [("office", office.as_str()), ("who", who), ("begins", "now"), ("reason", "Has done it well before")];
    guest.send(&page, &format!("{page}/send"), &fields).await
}

/// Agrees to what waits at that address.
async fn agree(hall: &Hall, who: MemberId, asked: &Seen) -> Seen {
    let page = asked.location().split('?').next().expect("a page").to_owned();
    hall.guest(who).await.send(&page, &format!("{page}/agree"), &[]).await
}

#[test]
fn an_office_is_lent_by_two_shown_to_all_and_ends_by_itself() {
    in_a_house(async |hall| {
        let own = hall.own.to_string();
        let asked = ask(&hall, hall.regional, &own, "Secretary", "dele okafor").await;
        assert!(asked.location().starts_with("/power/second/"), "{}", asked.text);
        let waits = hall.guest(hall.regional).await.get(asked.location()).await.text;
        assert!(waits.contains("Ines Prado"), "who can agree: {waits}");
        assert_eq!(held(&hall, hall.member).await, []);
        let done = agree(&hall, hall.national, &asked).await;
        assert_eq!(done.location(), "/power/second?done=agreed", "{}", done.text);
        assert_eq!(held(&hall, hall.member).await.len(), 3);

        let mut stranger = hall.guest(hall.stranger).await;
        let power = stranger.get(&format!("/groups/{own}/power")).await.text;
        assert!(power.contains("Dele Okafor") && power.contains("27 March 2027"), "{power}");
        let at = power.find(">Secretary</a>").expect("a link");
        let term = power[..at].rsplit("href=\"").next().expect("its address").trim_end_matches('"').to_owned();
        let one = stranger.get(&term).await;
        assert_eq!(one.status, StatusCode::OK);
        for part in ["Five questions", "Keep the roll", "ends by itself"] {
            assert!(one.text.contains(part), "{part}: {}", one.text);
        }
        let whole = stranger.get("/power").await;
        assert!(whole.text.contains("National officer") && whole.text.contains("Quayside"), "{}", whole.text);

        hall.house.clock().forward(Duration::from_hours(24 * 365));
        assert_eq!(held(&hall, hall.member).await, [], "it has ended");
    });
}

#[test]
fn nobody_lends_to_themselves_and_what_is_wrong_is_named() {
    in_a_house(async |hall| {
        let own = hall.own.to_string();
        for (who, says) in [
            ("Noor Haddad", "cannot lend an office to yourself"),
            ("noor.haddad@example.org", "cannot lend an office to yourself"),
            ("Nobody Atall", "We find no member like that"),
            ("rosa.lind@example.org", "Only members can hold an office"),
            ("joan.petrie@example.org", "holds that office already"),
            ("", "Say to whom"),
        ] {
            let seen = ask(&hall, hall.regional, &own, "Secretary", who).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{who}: {}", seen.location());
            assert!(
                seen.text.contains(says) && seen.text.contains(&format!("value=\"{who}\"")),
                "{who}: {}",
                seen.text
            );
        }
    });
}

#[test]
fn who_alone_can_lend_in_the_whole_movement_cannot_lay_that_down() {
    in_a_house(async |hall| {
        let mut national = hall.guest(hall.national).await;
        let power = national.get("/power").await.text;
        assert!(power.contains("fewer than two people can lend"), "{power}");
        let at = power.find(">National officer</a>").expect("a link");
        let term = power[..at].rsplit("href=\"").next().expect("its address").trim_end_matches('"').to_owned();
        let (ask, send) = (format!("{term}/lay-down"), format!("{term}/lay-down/send"));
        let refused = national.send(&ask, &send, &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.text.contains("Nobody else can lend offices"), "{}", refused.text);
        assert!(!held(&hall, hall.national).await.is_empty(), "nothing was done");

        let lend = [Power::Lend];
        hall.lend(hall.stranger, "Deputy", "nation", hall.whole, &lend).await;
        let done = national.send(&ask, &send, &[]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        assert_eq!(held(&hall, hall.national).await, []);
    });
}

#[test]
fn a_term_is_ended_by_two_and_neither_is_the_one_who_holds_it() {
    in_a_house(async |hall| {
        let own = hall.own;
        let power = hall.guest(hall.regional).await.get(&format!("/groups/{own}/power")).await.text;
        let at = power.find(">Secretary</a>").expect("a link");
        let term = power[..at].rsplit("href=\"").next().expect("its address").trim_end_matches('"').to_owned();
        let id = term.rsplit('/').next().expect("an id").to_owned();
        let page = format!("/groups/{own}/power/{id}/end");
        let mut regional = hall.guest(hall.regional).await;
        let silent = regional.send(&page, &format!("{page}/send"), &[]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is needed");
        let asked = regional.send(&page, &format!("{page}/send"), &[("reason", "Has moved away")]).await;
        assert!(asked.location().starts_with("/power/second/"), "{}", asked.text);
        let other = agree(&hall, hall.secretary, &asked).await;
        assert_eq!(other.status, StatusCode::FORBIDDEN, "not the one who holds it");
        assert_eq!(held(&hall, hall.secretary).await.len(), 3);
        agree(&hall, hall.national, &asked).await;
        assert_eq!(held(&hall, hall.secretary).await, []);

        let acts = format!("/groups/{own}/acts");
        let member = hall.guest(hall.member).await.get(&acts).await.text;
        assert!(member.contains("Ended a term early") && member.contains("Ines Prado"), "{member}");
        assert!(!member.contains("Joan Petrie") && !member.contains("moved away"), "no word of the one it was done to");
        let scrutineer = hall.guest(hall.scrutineer).await.get(&acts).await.text;
        assert!(scrutineer.contains("Joan Petrie") && scrutineer.contains("moved away"), "{scrutineer}");
    });
}

#[test]
fn nobody_holds_an_office_more_often_in_a_row_than_the_rules_say() {
    in_a_house(async |hall| {
        hall.rule("offices.local-secretary.terms-in-a-row", 1).await;
        hall.rule("offices.local-secretary.term", "30 days").await;
        // 180 days from now.
        hall.appoint("local-secretary", hall.own, hall.member, 180).await;
        let own = hall.own.to_string();
        hall.house.clock().forward(Duration::from_hours(24 * 185));
        let soon = ask(&hall, hall.regional, &own, "local secretary", "dele okafor").await;
        assert_eq!(soon.status, StatusCode::FORBIDDEN, "{}", soon.text);
        assert!(soon.text.contains("/rules#offices.local-secretary.terms-in-a-row"), "{}", soon.text);
        let other = ask(&hall, hall.regional, &own, "local secretary", "sam.adeyemi@example.org").await;
        assert!(other.location().starts_with("/power/second/"), "{}", other.text);
        // As long as a term lasts somebody else has had the chance.
        hall.house.clock().forward(Duration::from_hours(24 * 26));
        let later = ask(&hall, hall.regional, &own, "local secretary", "dele okafor").await;
        assert!(later.location().starts_with("/power/second/"), "{}", later.text);
    });
}

#[test]
fn what_the_rules_leave_to_two_nobody_does_alone() {
    in_a_house(async |hall| {
        let page = format!("/groups/{}/roll/new", hall.own);
        let fields = [("name", "Odile Farrow"), ("standing", "member"), ("postcode", "EM1 2AB"), ("reason", "Joined.")];
        let text = hall.text().await + "\n[powers.keep-roll]\nalone-up-to = 0\n";
        hall.adopt(&text).await;
        let mut secretary = hall.guest(hall.secretary).await;
        let refused = secretary.send(&page, &page, &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.text);
        assert!(refused.text.contains("See the rule powers.keep-roll.alone-up-to, line "), "{}", refused.text);
        hall.rule("powers.keep-roll.alone-up-to", 1).await;
        let done = secretary.send(&page, &page, &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    });
}

#[test]
fn nobody_becomes_a_supporter_where_the_rules_have_none() {
    in_a_house(async |hall| {
        hall.rule("membership.supporters", false).await;
        let page = format!("/groups/{}/roll/new", hall.own);
        let fields =
            [("name", "Odile Farrow"), ("standing", "supporter"), ("postcode", "EM1 2AB"), ("reason", "Helps.")];
        let mut secretary = hall.guest(hall.secretary).await;
        assert!(!secretary.get(&page).await.text.contains("value=\"supporter\""));
        let refused = secretary.send(&page, &page, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        assert!(!hall.nobody().get("/join").await.text.contains("value=\"supporter\""));
    });
}

#[test]
fn offices_are_those_of_the_rules_and_nobody_makes_one_by_hand() {
    in_a_house(async |hall| {
        let mut member = hall.guest(hall.member).await;
        let seen = member.get("/power/offices").await.text;
        assert!(seen.contains("regional organiser") && seen.contains("/rules#offices.regional-organiser"), "{seen}");
        let mut national = hall.guest(hall.national).await;
        assert_eq!(national.get("/power/offices/new").await.status, StatusCode::NOT_FOUND);
        let power = member.get(&format!("/groups/{}/power", hall.own)).await.text;
        assert!(power.contains("Vacant") && power.contains("local secretary"), "{power}");
        let asked = ask(&hall, hall.regional, &hall.own.to_string(), "local secretary", "dele okafor").await;
        agree(&hall, hall.national, &asked).await;
        assert_eq!(held(&hall, hall.member).await, [Power::KeepRoll, Power::Export, Power::Organise]);
        hall.rule("offices.local-secretary.lends", vec!["keep-roll"]).await;
        assert_eq!(held(&hall, hall.member).await, [Power::KeepRoll], "a power that the rules take away is gone");
        hall.without("offices.local-secretary").await;
        assert_eq!(held(&hall, hall.member).await, [], "no rule lends it any more");
        let seen = member.get("/power/offices").await.text;
        assert!(!seen.contains("local secretary"), "{seen}");
        assert!(held(&hall, hall.secretary).await.contains(&Power::KeepRoll), "others are as they were");
    });
}
