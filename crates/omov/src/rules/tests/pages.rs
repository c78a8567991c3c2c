//! What the pages of the rules promise.

use axum::http::StatusCode;

use crate::house::testing::in_a_house;

#[test]
fn the_simulator_gives_whole_numbers_at_any_size() {
    in_a_house(async |hall| {
        let mut guest = hall.nobody();
        let page = guest.get("/rules/simulator?ask=proposals.by-members&people=40%2C000").await;
        assert_eq!(page.status, StatusCode::OK);
        for part in [
            "With 40,000 members",
            "1,000 names to be heard",
            "4,000 names to force a ballot",
            "12,000 must vote",
            "If 11,999 vote, it fails",
            "6,001 must say yes",
            "/rules#proposals.by-members.signatures",
            "If we were more, or fewer",
        ] {
            assert!(page.text.contains(part), "{part}: {}", page.text);
        }
        assert!(!page.text.contains("Today"), "how many we are is for members");
        let own = hall.guest(hall.member).await.get("/rules/simulator?ask=proposals.by-members").await.text;
        assert!(own.contains("Today Eastmere Together has 7") && own.contains("With 7 members"), "{own}");
        let local = hall.guest(hall.member).await.get("/rules/simulator?ask=proposals.local").await.text;
        assert!(local.contains("Today Quayside has 4"), "the reader's own group: {local}");
        let wrong = guest.get("/rules/simulator?ask=proposals.by-members&people=many").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            wrong.text.contains("whole number of people") && wrong.text.contains("value=\"many\""),
            "{}",
            wrong.text
        );
        for ask in ["", "?ask=nothing.here", "?ask=bodies.coordinating-group", "?ask=changes.all&people=1", "?people=0"]
        {
            let status = guest.get(&format!("/rules/simulator{ask}")).await.status;
            assert!([StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY].contains(&status), "{ask}: {status}");
        }
        let far = guest.get("/rules/simulator?ask=proposals.local&people=2").await.text;
        assert!(far.contains("more than there are"), "{far}");
    });
}

#[test]
fn every_question_of_every_template_can_be_asked() {
    in_a_house(async |hall| {
        for template in omov_rules::templates::TEMPLATES {
            hall.adopt(template.text).await;
            let first = hall.nobody().get("/rules/simulator").await;
            assert_eq!(first.status, StatusCode::OK, "{}", template.name);
            let asks: Vec<String> = first
                .text
                .split("<option value=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next().map(str::to_owned))
                .collect();
            assert!(asks.len() > 3, "{}: {asks:?}", template.name);
            for ask in asks {
                let seen = hall.nobody().get(&format!("/rules/simulator?ask={ask}&people=40000")).await;
                assert_eq!(seen.status, StatusCode::OK, "{ask}");
                assert!(seen.text.contains(&format!("/rules#{ask}")), "{ask}: {}", seen.text);
            }
            for body in rulebook(template.text).bodies.keys() {
                let seen = hall.nobody().get(&format!("/rules/bodies/{body}")).await;
                assert_eq!(seen.status, StatusCode::OK, "{} {body}", template.name);
            }
        }
    });
}

fn rulebook(text: &str) -> std::sync::Arc<crate::rules::Rulebook> {
    crate::rules::read(text).expect("a template")
}

#[test]
fn the_page_of_a_body_says_what_it_decides_and_what_it_leaves_alone() {
    in_a_house(async |hall| {
        let seen = hall.nobody().get("/rules/bodies/coordinating-group").await.text;
        for part in [
            "<h1>The coordinating group",
            "campaigns of the whole movement",
            "what the movement stands for",
            "/rules/bodies/all-members",
            "Regional representative: 18 seats",
        ] {
            assert!(seen.contains(part), "{part}: {seen}");
        }
        let everyone = hall.guest(hall.member).await.get("/rules/bodies/all-members").await.text;
        assert!(everyone.contains("All members of the whole movement: 7 today"), "{everyone}");
        assert!(!hall.nobody().get("/rules/bodies/all-members").await.text.contains("7 today"));
        assert_eq!(hall.nobody().get("/rules/bodies/king").await.status, StatusCode::NOT_FOUND);
    });
}
