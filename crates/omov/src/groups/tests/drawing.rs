//! What drawing boundaries, opening and closing groups, and choosing networks promise.

use axum::http::StatusCode;
use omov_store::params;

use crate::groups::boundaries::{self, Beginning};
use crate::groups::{self, GroupId};
use crate::house::testing::{Guest, Hall, Seen, in_a_house};
use crate::house::work;
use crate::members::{self, MemberId, Standing};
use crate::offices::Power;

omov_store::statements! {
    LETTERS = "SELECT COUNT(*) AS letters FROM letters WHERE member_id = $1";
    END_TERMS = "UPDATE terms SET ended_at = $2 WHERE member_id = $1";
}

/// Draws the boundaries of `group` as the whole movement's officer and goes on to the plan.
async fn draw(officer: &mut Guest, group: GroupId, list: &str) -> Seen {
    let page = format!("/groups/{group}/boundaries");
    officer.send(&page, &page, &[("beginnings", list), ("reason", "The river moved.")]).await
}

/// Goes through with a plan, and does all the work that follows.
async fn go_through(hall: &Hall, officer: &mut Guest, drawn: &Seen) -> Seen {
    let plan = drawn.location().to_owned();
    let begun = officer.send(&plan, &plan, &[]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text);
    if begun.location().starts_with("/power/second/") {
        let second = begun.location().split('?').next().unwrap_or_default();
        let agreed = agrees(hall, second).await;
        assert_eq!(agreed.location(), "/power/second?done=agreed", "{}", agreed.text);
    }
    work::all_due(&hall.house).await.expect("the work");
    officer.get(&plan).await
}

/// Somebody else who draws boundaries agrees: the scrutineer, to whom that power is lent as well.
async fn agrees(hall: &Hall, second: &str) -> Seen {
    let powers = [Power::Boundaries, Power::CloseGroups];
    hall.lend(hall.scrutineer, "Draughtsman", "nation", hall.whole, &powers).await;
    hall.guest(hall.scrutineer).await.send(second, &format!("{second}/agree"), &[]).await
}

/// Which group somebody belongs to, and how many members it has.
async fn group_of(hall: &Hall, member: MemberId) -> (GroupId, u64) {
    let found = hall.house.store().read(move |tx| {
        let member = members::find(tx, member)?.expect("somebody");
        Ok((member.group, members::count(tx, member.group, Standing::Member)?))
    });
    found.await.expect("a look")
}

async fn letters_to(hall: &Hall, member: MemberId) -> u64 {
    hall.house.store().read(move |tx| Ok(tx.one(&LETTERS, params![member])?)).await.expect("a look")
}

#[test]
fn whoever_lives_where_boundaries_changed_is_moved_with_a_letter_and_others_stay() {
    in_a_house(async |hall| {
        let mut officer = hall.guest(hall.national).await;
        // Everybody of the hall lives at EM1 2AB, in two groups.
        let drawn = draw(&mut officer, hall.own, "em1 2").await;
        let plan = officer.get(drawn.location()).await;
        assert!(plan.text.contains("Nobody would move"), "those of Millbank chose it: {}", plan.text);
        go_through(&hall, &mut officer, &drawn).await;
        assert_eq!(group_of(&hall, hall.stranger).await.0, hall.other);
        let letters = letters_to(&hall, hall.member).await;

        // Millbank takes it over: all of Quayside move, whoever has lapsed without a letter.
        let drawn = draw(&mut officer, hall.other, "EM1, EM12, EM1 2ab").await;
        let plan = officer.get(drawn.location()).await;
        for part in ["6 people would move", "Quayside", "The river moved."] {
            assert!(plan.text.contains(part), "{part} in {}", plan.text);
        }
        assert_eq!(group_of(&hall, hall.member).await.0, hall.own, "looking changes nothing");
        let done = go_through(&hall, &mut officer, &drawn).await;
        assert!(done.text.contains("6 people were moved"), "{}", done.text);
        assert_eq!(group_of(&hall, hall.member).await, (hall.other, 7));
        assert_eq!(letters_to(&hall, hall.member).await, letters + 1);
        assert_eq!(letters_to(&hall, hall.lapsed).await, 0);
        let wrong = hall.house.store().read(|tx| Ok(members::recount(tx)?.wrong)).await.expect("a recount");
        assert_eq!(wrong, [], "the counts are those of the roll");
        // Sent again, the same plan does nothing.
        let page = format!("/groups/{}/boundaries", hall.other);
        let again = officer.send(&page, drawn.location(), &[]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text);
        work::all_due(&hall.house).await.expect("the work");
        assert_eq!(letters_to(&hall, hall.member).await, letters + 1);
    });
}

#[test]
fn nobody_moves_people_alone_and_whoever_loses_the_power_meanwhile_moves_nobody() {
    in_a_house(async |hall| {
        let mut officer = hall.guest(hall.national).await;
        let own = hall.own;
        let set = move |tx: &mut omov_store::WriteTx<'_>| {
            Ok(boundaries::set(tx, own, &[Beginning::new("EM1").expect("a beginning")])?)
        };
        hall.house.store().write(set).await.expect("boundaries");
        let drawn = draw(&mut officer, hall.other, "EM1").await;
        let plan = drawn.location().to_owned();
        assert!(officer.get(&plan).await.text.contains("Ask a second person"));
        let asked = officer.send(&plan, &plan, &[]).await;
        let second = asked.location().split('?').next().expect("an address").to_owned();
        work::all_due(&hall.house).await.expect("the work");
        assert_eq!(group_of(&hall, hall.member).await.0, hall.own, "nothing is done yet");
        let seen = officer.get(&plan).await.text;
        assert!(seen.contains(&second), "the plan leads to what was asked: {seen}");
        // Neither who asked nor whoever holds the power elsewhere only.
        for who in [hall.national, hall.regional] {
            let (mut guest, token) = hall.guest_with_token(who).await;
            assert_eq!(guest.post(&format!("{second}/agree"), &token, &[]).await.status, StatusCode::FORBIDDEN);
        }
        let (national, now) = (hall.national, hall.house.now());
        let end = move |tx: &mut omov_store::WriteTx<'_>| Ok(tx.execute(&END_TERMS, params![national, now])?);
        hall.house.store().write(end).await.expect("their terms end");
        assert_eq!(agrees(&hall, &second).await.status, StatusCode::FORBIDDEN, "who asked could not do it any more");
        assert_eq!(group_of(&hall, hall.member).await.0, hall.own);
    });
}

#[test]
fn nobody_takes_postcodes_from_a_group_where_they_hold_no_power() {
    in_a_house(async |hall| {
        let other = hall.other;
        let beginning = Beginning::new("EM7").expect("a beginning");
        let set =
            move |tx: &mut omov_store::WriteTx<'_>| Ok(boundaries::set(tx, other, std::slice::from_ref(&beginning))?);
        hall.house.store().write(set).await.expect("boundaries");
        let mut regional = hall.guest(hall.regional).await;
        let refused = draw(&mut regional, hall.own, "EM1\nEM7").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("EM7 belongs to Millbank"), "{}", refused.text);
        assert!(refused.text.contains("EM1\nEM7"), "what was typed stays: {}", refused.text);
        let mut organiser = hall.guest(hall.organiser).await;
        let page = format!("/groups/{}/boundaries", hall.own);
        assert_eq!(organiser.get(&page).await.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn what_is_no_postcode_is_named_and_nothing_is_changed() {
    in_a_house(async |hall| {
        let mut officer = hall.guest(hall.national).await;
        for (list, said) in [
            ("EM1, EM3\r\n\r\nEM2, ???", "Line 3: “???” is no beginning"),
            ("EM1 2-EM1 5", "Line 1: “EM1 2-EM1 5”"),
            ("", "exactly these postcodes already"),
        ] {
            let refused = draw(&mut officer, hall.own, list).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.text.contains(said), "{said} in {}", refused.text);
        }
        let own = hall.own;
        let list = hall.house.store().read(move |tx| Ok(boundaries::of(tx, own)?)).await.expect("a look");
        assert_eq!(list, []);
    });
}

#[test]
fn a_group_is_opened_with_a_reason_and_closed_only_when_nothing_is_part_of_it() {
    in_a_house(async |hall| {
        let mut officer = hall.guest(hall.national).await;
        let new = format!("/groups/{}/new", hall.own);
        let fields = |name, kind, reason| [("name", name), ("kind", kind), ("reason", reason)];
        let refused = officer.send(&new, &new, &fields("", "nation", "")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("Three things need a look"), "{}", refused.text);
        let opened = officer.send(&new, &new, &fields("Harbour", "ward", "It has grown.")).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.text);
        let ward = opened.location().split('?').next().unwrap_or_default().to_owned();
        assert!(officer.get(&ward).await.text.contains("This ward has no members yet."));
        let again = officer.send(&new, &new, &fields("harbour", "ward", "Again.")).await;
        assert!(again.text.contains("There is a group of that name already"), "{}", again.text);

        let close = format!("/groups/{}/close", hall.own);
        assert!(officer.get(&close).await.text.contains("This group cannot be closed"), "the ward is part of it");
        for page in [format!("{ward}/close"), close] {
            let looked = officer.send(&page, &page, &[("reason", "It has shrunk.")]).await;
            assert_eq!(looked.status, StatusCode::SEE_OTHER, "{}", looked.text);
            go_through(&hall, &mut officer, &looked).await;
        }
        // Its postcode belongs to nobody, so the people are in the region now.
        assert_eq!(group_of(&hall, hall.member).await.0, hall.region);
        let seen = officer.get(&format!("/groups/{}", hall.own)).await;
        assert!(seen.text.contains("This group is closed."), "{}", seen.text);
        assert!(!officer.get("/groups").await.text.contains("Quayside"));
    });
}

#[test]
fn a_group_is_opened_with_the_power_to_open_groups_and_as_many_members_as_the_rules_want() {
    in_a_house(async |hall| {
        let new = format!("/groups/{}/new", hall.whole);
        hall.lend(hall.stranger, "Draughtsman", "nation", hall.whole, &[Power::Boundaries]).await;
        let other = hall.guest(hall.stranger).await.get(&new).await;
        assert_eq!(other.status, StatusCode::FORBIDDEN);
        assert!(other.text.contains("This needs the power to open a group"), "{}", other.text);

        let mut officer = hall.guest(hall.national).await;
        let fields =
            |members| [("name", "Tenants"), ("kind", "network"), ("members", members), ("reason", "Many asked.")];
        let silent = officer.send(&new, &new, &fields("")).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(silent.text.contains("Say how many members will be in it"), "{}", silent.text);
        let few = officer.send(&new, &new, &fields("19")).await;
        assert_eq!(few.status, StatusCode::FORBIDDEN);
        assert!(few.text.contains("/rules#groups.network.members-at-least"), "{}", few.text);
        let opened = officer.send(&new, &new, &fields("20")).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.text);
        let acts = officer.get(&format!("/groups/{}/acts", hall.whole)).await.text;
        let at = acts.find("href=\"/record/").expect("on the record") + 6;
        let act = officer.get(acts[at..].split('"').next().expect("its address")).await.text;
        assert!(act.contains("<dt>Members</dt>") && act.contains("20"), "{act}");
    });
}

#[test]
fn a_network_is_joined_and_left_by_oneself_and_nobody_joins_another_group_so() {
    in_a_house(async |hall| {
        let page = format!("/groups/{}", hall.network);
        let mut member = hall.guest(hall.member).await;
        assert!(member.get(&page).await.text.contains("Join this network"));
        for _ in 0..2 {
            let joined = member.send("/", &format!("{page}/join"), &[]).await;
            assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.text);
        }
        assert!(member.get(&page).await.text.contains("This network has one member: you."));
        assert!(member.get("/").await.text.contains("Night workers"));
        let elsewhere = member.send("/", &format!("/groups/{}/join", hall.other), &[]).await;
        assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
        let home = member.send("/", &format!("/groups/{}/leave", hall.own), &[]).await;
        assert_eq!(home.status, StatusCode::NOT_FOUND, "nobody leaves the place they live in so");
        for _ in 0..2 {
            member.send(&page, &format!("{page}/leave"), &[]).await;
        }
        assert!(member.get(&page).await.text.contains("This network has no members yet."));
        let network = hall.network;
        let found = hall.house.store().read(move |tx| Ok(groups::find(tx, network)?)).await.expect("a look");
        assert!(found.is_some());
    });
}

#[test]
fn the_page_of_a_group_is_kept_by_who_holds_the_power_and_nothing_written_there_runs() {
    in_a_house(async |hall| {
        let page = format!("/groups/{}/edit", hall.own);
        let mut organiser = hall.guest(hall.organiser).await;
        let fields = |about, contact| {
            [("about", about), ("contact", contact), ("welcome", "Come **in**."), ("question", "Tea or coffee?")]
        };
        let stranger = hall.stranger.to_string();
        let refused = organiser.send(&page, &page, &fields("x", &stranger)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("Choose somebody from the list"), "{}", refused.text);
        let me = hall.organiser.to_string();
        let saved = organiser.send(&page, &page, &fields("We *meet* <script>alert(1)</script>", &me)).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let mut member = hall.guest(hall.member).await;
        let seen = member.get(&format!("/groups/{}", hall.own)).await.text;
        assert!(seen.contains("<em>meet</em>") && !seen.contains("<script"), "{seen}");
        assert!(seen.contains("Sam Adeyemi, Organiser. You get an answer"), "{seen}");
        let home = member.get("/").await.text;
        assert!(home.contains("Come <strong>in</strong>.") && home.contains("Tea or coffee?"), "{home}");
        assert_eq!(hall.guest(hall.stranger).await.get(&page).await.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn a_group_is_renamed_with_a_reason_that_all_can_read_and_its_old_name_stays() {
    in_a_house(async |hall| {
        let page = format!("/groups/{}", hall.own);
        let name = format!("{page}/name");
        let mut regional = hall.guest(hall.regional).await;
        let mut refused = async |typed: &str, reason: &str, says: &str| {
            let seen = regional.send(&name, &name, &[("name", typed), ("reason", reason)]).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            assert!(seen.text.contains(says), "{says} in {}", seen.text);
        };
        refused("", "It moved", "Give the group a name").await;
        refused("Quayside", "It moved", "That is its name already").await;
        refused("Harbour", "", "reason").await;
        refused(&"x".repeat(61), "It moved", "61").await;
        let beside = groups::Group {
            id: GroupId([7; 16]),
            parent: Some(hall.region),
            kind: groups::Kind::new("local"),
            by_choice: false,
            name: "Bridge End".into(),
            about: String::new(),
            created_at: hall.house.now(),
            closed_at: None,
        };
        hall.house.store().write(move |tx| Ok(groups::create(tx, &beside)?)).await.expect("a group");
        refused("bridge end", "It moved", "There is a group of that name already").await;
        let done =
            regional.send(&name, &name, &[("name", " Harbour  and Quay "), ("reason", "The harbour joined us")]).await;
        assert_eq!(done.location(), format!("{page}?done=named"), "{}", done.text);
        let seen = hall.guest(hall.stranger).await.get(&page).await.text;
        for part in [
            "<h1>Harbour and Quay",
            "“Quayside” is now called “Harbour and Quay”",
            "The harbour joined us",
            "Noor Haddad",
        ] {
            assert!(seen.contains(part), "{part} in {seen}");
        }
        let acts = hall.guest(hall.member).await.get(&format!("{page}/acts")).await.text;
        assert!(acts.contains("Changed the name of the group"), "{acts}");
        for who in [hall.organiser, hall.stranger] {
            assert_eq!(hall.guest(who).await.get(&name).await.status, StatusCode::FORBIDDEN);
        }
        let whole = format!("/groups/{}/name", hall.whole);
        let seen = hall.guest(hall.national).await.get(&whole).await;
        assert_eq!(seen.status, StatusCode::CONFLICT);
        assert!(seen.text.contains("/settings/change/name"), "{}", seen.text);
    });
}
