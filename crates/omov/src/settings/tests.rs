//! What changing a setting promises.

use axum::http::StatusCode;

use crate::house::testing::in_a_house;

#[test]
fn a_change_says_what_it_was_what_it_became_by_whom_and_why() {
    in_a_house(async |hall| {
        let mut national = hall.guest(hall.national).await;
        let (page, send) = ("/settings/change/zone", "/settings/change/zone/send");
        let done =
            national.send(page, send, &[("value", "Europe/Dublin"), ("reason", "We moved to the islands")]).await;
        assert_eq!(done.location(), "/settings?done=changed", "{}", done.text);
        let seen = hall.guest(hall.member).await.get("/settings").await.text;
        for part in ["Europe/London", "Europe/Dublin", "Ines Prado", "We moved to the islands"] {
            assert!(seen.contains(part), "{part}: {seen}");
        }
        assert!(!seen.contains(page), "a member is offered no change");
        let acts = hall.guest(hall.member).await.get(&format!("/groups/{}/acts", hall.whole)).await.text;
        assert!(acts.contains("Changed a setting") && !acts.contains("islands"), "{acts}");
    });
}

#[test]
fn what_cannot_be_is_refused_in_a_sentence_and_what_was_typed_stays() {
    in_a_house(async |hall| {
        let mut national = hall.guest(hall.national).await;
        for (setting, typed, says) in [
            ("zone", "Europe/London", "what it is already"),
            ("accent", "#ffcc00", "its contrast is 1.3 to 1, and letters need 4.5 to 1"),
            ("accent", "yellow", "such as #0b545a"),
            ("zone", "Atlantis/North", "There is no time zone"),
            ("name", "", "Give the organisation a name"),
        ] {
            let page = format!("/settings/change/{setting}");
            let seen = national.send(&page, &format!("{page}/send"), &[("value", typed), ("reason", "So be it")]).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{setting} {typed}");
            assert!(seen.text.contains(says), "{setting} {typed}: {}", seen.text);
            assert!(
                seen.text.contains(&format!("value=\"{typed}\"")) && seen.text.contains("So be it"),
                "{}",
                seen.text
            );
        }
        let silent = national.send("/settings/change/name", "/settings/change/name/send", &[("value", "Other")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "no reason");
        assert_eq!(national.get("/settings/change/grace-days").await.status, StatusCode::NOT_FOUND, "that is a rule");
        let none = national.get("/settings/change/colour-of-the-sky").await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_new_name_and_colour_stand_on_the_next_page() {
    in_a_house(async |hall| {
        let mut national = hall.guest(hall.national).await;
        for (setting, typed) in [("name", "Westmere Together"), ("accent", "#7b3b6b"), ("zone", "Europe/Athens")] {
            let page = format!("/settings/change/{setting}");
            let done = national.send(&page, &format!("{page}/send"), &[("value", typed), ("reason", "Agreed")]).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        }
        let seen = national.get("/settings").await.text;
        assert!(seen.contains("Westmere Together") && seen.contains("/kept/accent/7b3b6b"), "{seen}");
        assert!(seen.contains("Europe/Athens"));
        let whole = hall.whole;
        let found = hall.house.store().read(move |tx| Ok(crate::groups::find(tx, whole)?)).await.expect("a look");
        assert_eq!(found.expect("the whole movement").name, "Westmere Together", "it is renamed with the organisation");
        let page = hall.guest(hall.member).await.get(&format!("/groups/{whole}")).await.text;
        assert!(page.contains("“Eastmere Together” is now called “Westmere Together”"), "{page}");
    });
}
