//! What follows when members could not vote for a while.

use std::time::Duration;

use super::{DAY, Scene, between, receipt};
use crate::house::testing::{Hall, in_a_house};

const HOUR: Duration = Duration::from_hours(1);

async fn outages(scene: &Scene) -> String {
    let page = scene.hall.nobody().get(&scene.ballot).await.text;
    between(&page, "id=\"outages\"", "</section>").to_owned()
}

#[test]
fn a_house_that_was_gone_at_the_close_waits_for_a_scrutineer_and_then_gives_the_time_that_the_rules_give() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened().await;
        assert_eq!(outages(&scene).await, "");
        let (code, member) = (scene.code(Scene::emails()[0]), scene.members[0]);
        let ballot = scene.seal(member, &code, 0).await;
        scene.forward(DAY * 5).await;
        // It closes on the 16th at noon; the house is gone from the 15th to the 17th.
        scene.gone(DAY * 2).await;
        assert!(outages(&scene).await.contains("A scrutineer says whether the close is put off."));
        let late = scene.cast(member, &ballot).await;
        assert_eq!(late.status.as_u16(), 409, "nothing is taken while nobody has said anything: {}", late.text);
        let outage = format!("{}/outage", scene.ballot);
        let mut other = scene.hall.guest(member).await;
        assert_eq!(other.get(&outage).await.status.as_u16(), 403);
        let mut guest = scene.hall.guest(scene.hall.scrutineer).await;
        let page = guest.get(&outage).await.text;
        let extend = between(&page, "value=\"extend ", "\"").to_owned();
        let says = format!("extend {extend}");
        let silent = guest.send(&outage, &outage, &[("says", &says), ("reason", "")]).await;
        assert!(silent.text.contains("Write why"), "{}", silent.text);
        let why = "The cellar was under water.";
        let done = guest.send(&outage, &outage, &[("says", &says), ("reason", why)]).await;
        assert_eq!(done.location(), scene.ballot, "{}", done.text);
        let shown = outages(&scene).await;
        assert!(shown.contains("has put the close off") && shown.contains(why), "{shown}");
        receipt(&scene.cast(member, &ballot).await);
        // The rules give one day after the outage; then it is closed.
        scene.forward(DAY).await;
        scene.forward(HOUR).await;
        let again = scene.cast(member, &ballot).await;
        assert_eq!(again.status.as_u16(), 409, "{}", again.text);
        let record = scene.hall.nobody().get("/record").await.text;
        for says in ["Put the close of a ballot off after an outage", "Closed a ballot"] {
            assert!(record.contains(says), "{says}");
        }
    });
}

#[test]
fn a_close_that_nobody_puts_off_waits_a_day_and_no_longer() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened().await;
        scene.gone(DAY * 7).await;
        let mut nobody = scene.hall.nobody();
        scene.forward(HOUR * 23).await;
        assert!(!nobody.get("/record").await.text.contains("Closed a ballot"));
        scene.forward(HOUR * 2).await;
        assert!(nobody.get("/record").await.text.contains("Closed a ballot"));
    });
}

#[test]
fn a_scrutineer_leaves_the_close_as_it_was_or_tells_of_an_outage_that_the_house_cannot_see() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened().await;
        scene.gone(HOUR).await;
        let outage = format!("{}/outage", scene.ballot);
        let mut guest = scene.hall.guest(scene.hall.scrutineer).await;
        let page = guest.get(&outage).await.text;
        let leave = format!("leave {}", between(&page, "value=\"leave ", "\""));
        let done = guest.send(&outage, &outage, &[("says", &leave), ("reason", "It was night.")]).await;
        assert_eq!(done.location(), scene.ballot, "{}", done.text);
        assert!(outages(&scene).await.contains("The close stays as it was"));
        let twice = guest.send(&outage, &outage, &[("says", &leave), ("reason", "Again.")]).await;
        assert!(twice.text.contains("Write a day, and a time"), "it is about another outage now: {}", twice.text);
        scene.forward(DAY * 2).await;
        let typed = |from: &'static str, until: &'static str| {
            let day = |name: &'static str, day: &'static str| {
                [(format!("{name}-day"), day), (format!("{name}-month"), "5"), (format!("{name}-year"), "2026")]
            };
            let hours = [("began-hour".to_owned(), from), ("ended-hour".to_owned(), until)];
            [("reason".to_owned(), "The line was cut.")]
                .into_iter()
                .chain(day("began", "11"))
                .chain(day("ended", "11"))
                .chain(hours)
        };
        let mut guest = scene.hall.guest(scene.hall.scrutineer).await;
        for (from, until, says) in [
            ("10:00", "10:05", "It has to be ten minutes or more"),
            ("12:00", "10:00", "It has to be ten minutes or more"),
            ("ten", "12:00", "Write a day, and a time such as 18:30."),
        ] {
            let fields: Vec<(String, &str)> = typed(from, until).collect();
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
            let seen = guest.send(&outage, &outage, &fields).await;
            assert!(seen.text.contains(says), "{says}: {}", seen.text);
        }
        let fields: Vec<(String, &str)> = typed("14:00", "16:00").collect();
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        let done = guest.send(&outage, &outage, &fields).await;
        assert_eq!(done.location(), scene.ballot, "{}", done.text);
        let shown = outages(&scene).await;
        assert!(shown.contains("Sunday 17 May 2026, 12:00"), "one day after the close that was announced: {shown}");
        let seen = guest.send(&outage, &outage, &fields).await;
        assert!(seen.text.contains("Something was said about that time already."), "{}", seen.text);
    });
}
