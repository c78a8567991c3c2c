//! What the page of a power promises, and what is said to whoever lacks one.

use std::time::Duration;

use axum::http::StatusCode;

use super::{agree, ask};
use crate::house::testing::in_a_house;
use crate::offices::Power;

/// The number of the first act that a page links to.
fn act_on(text: &str) -> u64 {
    let at = text.find("href=\"/record/").unwrap_or_else(|| panic!("no act: {text}")) + "href=\"/record/".len();
    text[at..].split(['"', '/']).next().expect("a number").parse().expect("a number")
}

#[test]
fn a_power_says_what_it_is_whence_it_came_to_whom_it_answers_and_how_it_is_taken_back() {
    in_a_house(async |hall| {
        let own = hall.own.to_string();
        let asked = ask(&hall, hall.regional, &own, "local secretary", "dele okafor").await;
        agree(&hall, hall.national, &asked).await;
        let mut stranger = hall.guest(hall.stranger).await;
        let page = format!("/power/of/keep-roll?group={own}");
        let seen = stranger.get(&page).await;
        assert_eq!(seen.status, StatusCode::OK);
        for part in [
            "The power to see and keep the roll",
            // The rule that lends it, and how the office is filled.
            "/rules#offices.local-secretary.lends",
            "Elected by the members of a local group",
            "Named by the coordinating group, not elected",
            // Who has it here, and above.
            "Dele Okafor",
            "Joan Petrie",
            "Ines Prado",
            "4 people hold it in Quayside",
            // To whom it answers, and how it is taken back.
            "/rules/bodies/local-members",
            "/rules#petitions.local-recall.signatures",
            "5 names of 4",
            "/record?area=keep-roll",
        ] {
            assert!(seen.text.contains(part), "{part}: {}", seen.text);
        }
        let table = &seen.text[seen.text.find("<table").expect("a table")..];
        let act = stranger.get(&format!("/record/{}", act_on(table))).await.text;
        assert!(act.contains("Lent an office") && act.contains("local secretary"), "the act that lent it: {act}");
        let elsewhere = stranger.get(&format!("/power/of/keep-roll?group={}", hall.other)).await.text;
        assert!(
            !elsewhere.contains("Joan Petrie") && elsewhere.contains("3 more terms lend it elsewhere"),
            "{elsewhere}"
        );
        assert_eq!(stranger.get("/power/of/everything").await.status, StatusCode::NOT_FOUND);

        hall.house.clock().forward(Duration::from_hours(24 * 400));
        let mut stranger = hall.guest(hall.stranger).await;
        let after = stranger.get(&page).await.text;
        assert!(after.contains("Nobody holds it in Quayside") && !after.contains("Dele Okafor"), "{after}");
    });
}

#[test]
fn where_a_power_hangs_on_one_person_everybody_is_told_and_what_to_do() {
    in_a_house(async |hall| {
        hall.appoint("local-secretary", hall.own, hall.member, 180).await;
        let group = format!("/groups/{}/power", hall.own);
        let mut stranger = hall.guest(hall.stranger).await;
        let seen = stranger.get(&group).await.text;
        assert!(seen.contains("Only Dele Okafor holds the office “local secretary”"), "{seen}");
        assert!(seen.contains("The rules have 2 seats for this office"), "{seen}");
        assert!(seen.contains("/rules#offices.local-secretary.seats"), "{seen}");
        hall.appoint("local-secretary", hall.own, hall.organiser, 180).await;
        let seen = stranger.get(&group).await.text;
        assert!(!seen.contains("holds the office “local secretary”"), "two hold it: {seen}");

        // An act that needs two cannot be done where one holds the power.
        let lend = format!("/power/of/lend?group={}", hall.whole);
        let seen = stranger.get(&lend).await.text;
        assert!(seen.contains("One person holds it in Eastmere Together"), "{seen}");
        assert!(seen.contains("only Ines Prado holds it, so it cannot be used"), "{seen}");
        let seen = stranger.get(&format!("/groups/{}/power", hall.whole)).await.text;
        assert!(seen.contains("only Ines Prado holds it, so it cannot be used"), "{seen}");
        hall.lend(hall.stranger, "Deputy", "nation", hall.whole, &[Power::Lend]).await;
        let seen = stranger.get(&lend).await.text;
        assert!(seen.contains("2 people hold it") && !seen.contains("cannot be used"), "{seen}");
    });
}

#[test]
fn whoever_decides_without_an_election_is_shown_with_who_named_them() {
    in_a_house(async |hall| {
        hall.appoint("scrutineer", hall.whole, hall.stranger, 180).await;
        hall.appoint("national-secretary", hall.whole, hall.member, 180).await;
        hall.appoint("treasurer", hall.whole, hall.organiser, 180).await;
        let mut member = hall.guest(hall.member).await;
        for page in ["/power".to_owned(), format!("/groups/{}/power", hall.own)] {
            let seen = member.get(&page).await.text;
            for part in [
                "Scrutineer: drawn by lot from the members’ council, not elected.",
                "National secretary: named by the coordinating group, not elected.",
                "National officer: lent when the movement was set up here",
                "/rules#offices.scrutineer.filled",
            ] {
                assert!(seen.contains(part), "{page}, {part}: {seen}");
            }
            assert!(!seen.contains("Treasurer: "), "the treasurer is elected: {seen}");
        }
        assert!(member.get("/power").await.text.contains("Nobody elects whoever runs this machine"));
    });
}

#[test]
fn who_lacks_a_power_is_told_which_who_lends_it_and_who_holds_it() {
    in_a_house(async |hall| {
        let page = format!("/groups/{}/roll/new", hall.own);
        let mut member = hall.guest(hall.member).await;
        let seen = member.get(&page).await;
        assert_eq!(seen.status, StatusCode::FORBIDDEN);
        for part in [
            "This needs the power to see and keep the roll in Quayside.",
            "is lent to local secretary and national secretary",
            "Joan Petrie (Secretary, Quayside)",
            "Ines Prado (National officer, Eastmere Together)",
            "/rules#offices.local-secretary.lends",
            "See the rule offices.local-secretary.lends, line ",
            &format!("/power/of/keep-roll?group={}", hall.own),
        ] {
            assert!(seen.text.contains(part), "{part}: {}", seen.text);
        }
        let roll = member.get(&format!("/groups/{}/roll", hall.own)).await;
        assert!(roll.text.contains("Or it needs the power to see what was done"), "{}", roll.text);
        let nobody = hall.nobody().get(&page).await;
        assert_eq!(nobody.status, StatusCode::SEE_OTHER);
        assert!(!nobody.text.contains("Joan Petrie"), "nobody else is told");

        // The rule itself is missing.
        let lends = vec!["keep-roll", "end-membership", "export", "mail", "boundaries", "open-groups", "close-groups"];
        hall.rule("offices.national-secretary.lends", lends).await;
        let seen = member.get("/settings/characteristics").await;
        assert_eq!(seen.status, StatusCode::FORBIDDEN);
        assert!(seen.text.contains("No rule lets anybody change the organisation’s settings."), "{}", seen.text);
        let power = member.get("/power/of/settings").await.text;
        assert!(power.contains("No rule lends this power to anybody."), "{power}");

        let supporter = hall.guest(hall.supporter).await.get("/rules/changes/new").await;
        assert_eq!(supporter.status, StatusCode::FORBIDDEN);
        assert!(supporter.text.contains("Only members can do this"), "{}", supporter.text);
    });
}

#[test]
fn no_more_people_are_lent_an_office_than_the_rules_have_seats() {
    in_a_house(async |hall| {
        let own = hall.own.to_string();
        // Asked for while there is a seat, and agreed to when there is none any more.
        let early = ask(&hall, hall.regional, &own, "local secretary", "dele okafor").await;
        hall.appoint("local-secretary", hall.own, hall.organiser, 180).await;
        hall.appoint("local-secretary", hall.own, hall.secretary, 180).await;
        for seen in [
            agree(&hall, hall.national, &early).await,
            ask(&hall, hall.regional, &own, "local secretary", "dele okafor").await,
        ] {
            assert_eq!(seen.status, StatusCode::CONFLICT, "{}", seen.text);
            assert!(
                seen.text.contains("has 2 seats in this group") && seen.text.contains("No rule allows another"),
                "{}",
                seen.text
            );
            assert!(seen.text.contains("See the rule offices.local-secretary.seats, line "), "{}", seen.text);
        }
        hall.rule("offices.local-secretary.seats", 3).await;
        let done = agree(&hall, hall.national, &early).await;
        assert_eq!(done.location(), "/power/second?done=agreed", "{}", done.text);
    });
}

#[test]
fn every_act_can_be_challenged_with_the_rule_of_then_and_todays_numbers() {
    in_a_house(async |hall| {
        let own = hall.own.to_string();
        let asked = ask(&hall, hall.regional, &own, "Secretary", "dele okafor").await;
        agree(&hall, hall.national, &asked).await;
        let mut member = hall.guest(hall.member).await;
        let acts = member.get(&format!("/groups/{own}/acts")).await.text;
        let number = act_on(&acts);
        let page = format!("/record/{number}/challenge");
        assert!(acts.contains(&page) && acts.contains(&format!("/power/of/lend?group={own}")), "{acts}");
        assert!(member.get(&format!("/record/{number}")).await.text.contains(&page));
        let seen = member.get(&page).await.text;
        for part in [
            "Challenge act",
            "Lent an office",
            // The rule in words with its line, and what lends the power.
            "alone-up-to = 0",
            "/rules#powers.lend",
            // An answer, a recall, a change: each with its number of today.
            "Question to an office-holder",
            "Recall from a national office",
            "Proposal to change the rules",
            "name of 7",
            "/rules#changes.all",
        ] {
            assert!(seen.contains(part), "{part}: {seen}");
        }
        let stranger = hall.nobody().get(&page).await.text;
        assert!(
            stranger.contains("alone-up-to = 0") && stranger.contains("Proposal to change the rules"),
            "{stranger}"
        );
        assert!(!stranger.contains("name of 7") && stranger.contains("numbers are for members"), "{stranger}");

        hall.house.clock().forward(Duration::from_secs(5));
        hall.rule("powers.lend.second-waits", "20 days").await;
        let seen = member.get(&page).await.text;
        assert!(seen.contains("These are from text 1") && seen.contains("/rules/history/1"), "{seen}");
        assert!(seen.contains("14 days") && !seen.contains("second-waits = &quot;20 days"), "the rule of then: {seen}");
        assert_eq!(member.get("/record/99/challenge").await.status, StatusCode::NOT_FOUND);
        assert_eq!(member.get("/record/01/challenge").await.status, StatusCode::NOT_FOUND);
    });
}
