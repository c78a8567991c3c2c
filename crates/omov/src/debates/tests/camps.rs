//! Two camps: what is shown of them, and what is not.

use omov_opinion::Vote;

use super::{DAY, Scene};
use crate::debates::{Debate, Past, Told};
use crate::house::ids;
use crate::house::testing::{Hall, in_a_house};
use crate::members::{MemberId, Standing};

const SAID: [&str; 8] = [
    "Cars out of the centre.",
    "Parking for nothing.",
    "A tram to the harbour.",
    "The ring road now.",
    "Bicycles on the main street.",
    "Vans before everything.",
    "Buses until the late shift ends.",
    "Mend the pavements.",
];

/// A debate in which two camps of 60 have answered everything: they differ on the first six and share the last two.
async fn held(hall: Hall) -> (Scene, Vec<MemberId>) {
    let mut members = Vec::new();
    for n in 0..120 {
        members.push(hall.person(&format!("Voter {n}"), Standing::Member, hall.own).await);
    }
    let scene = Scene::build(hall).await;
    let (hall, now) = (&scene.hall, scene.hall.house.now());
    let told = SAID.iter().map(|body| Told { by: hall.secretary, seeded: true, body: (*body).into(), at: now });
    let mut votes = Vec::new();
    for (n, member) in (0..).zip(&members) {
        for number in 1..=8_u32 {
            let noise = (n * 7 + number * 13 + n * number * 5) % 100;
            let vote = match number {
                7 | 8 if noise < 75 => Vote::Agree,
                7 | 8 => Vote::Disagree,
                _ if noise >= 85 => Vote::Pass,
                _ if (n < 60) == (number % 2 == 0) => Vote::Agree,
                _ => Vote::Disagree,
            };
            votes.push((*member, number, vote));
        }
    }
    let held = Debate {
        id: super::DebateId(ids::by_time(now).expect("chance")),
        group: hall.own,
        kind: "local".into(),
        book: 0,
        question: "How should we get around?".into(),
        about: String::new(),
        opened_by: hall.secretary,
        opened_at: now,
        closes_at: now.plus(DAY * 20),
        closed_at: None,
        seed: [1; 16],
        entry: None,
    };
    let debate = held.id.address();
    let past = Past { debate: held, office: "secretary".into(), told: told.collect(), votes };
    scene.hall.house.store().write(move |tx| past.create(tx)).await.expect("a debate is put in");
    let scene = Scene { debate, ..scene };
    scene.forward(DAY / 24).await;
    (scene, members)
}

#[test]
fn everybody_sees_two_groups_and_what_both_agree_on_and_nobody_sees_who_thinks_what() {
    in_a_house(async |hall| {
        let (scene, members) = held(hall).await;
        let page = scene.hall.nobody().get(&scene.debate).await.text;
        assert!(page.contains("They fall into 2 groups that think alike"), "{page}");
        let agreed = &page[page.find("Where we agree").expect("a list")..page.find("Where we differ").expect("a list")];
        assert!(agreed.contains(SAID[6]) && agreed.contains(SAID[7]) && !agreed.contains(SAID[0]), "{agreed}");
        assert!(agreed.contains('7') && agreed.contains("in 100"), "{agreed}");
        assert!(page[page.find("Where we differ").expect("a list")..].contains(SAID[0]));
        let files = [scene.to("findings.json"), scene.to("findings.csv")];
        for address in [&scene.debate, &scene.to("all")].into_iter().chain(&files) {
            let seen = scene.hall.nobody().get(address).await;
            assert_eq!(seen.status.as_u16(), 200, "{address}");
            assert!(!seen.text.contains("Voter "), "{address}");
            assert!(members.iter().all(|member| !seen.text.contains(&member.to_string())), "{address}");
        }
        // Two of different camps see themselves in different groups; somebody else is told of no group.
        let group = |page: &str| {
            page.split("You answered most like ").nth(1).and_then(|rest| rest.split(' ').nth(1)).map(str::to_owned)
        };
        let (one, other) = (group(&scene.page(members[0]).await), group(&scene.page(members[100]).await));
        assert!(one.is_some() && other.is_some() && one != other, "{one:?} {other:?}");
        assert_eq!(group(&scene.page(scene.hall.member).await), None);
    });
}

#[test]
fn the_map_is_not_drawn_anew_before_ten_others_have_answered() {
    in_a_house(async |hall| {
        let (scene, members) = held(hall).await;
        let before = scene.hall.nobody().get(&scene.to("findings.json")).await.text;
        for member in &members[..9] {
            for number in 1..=8 {
                scene.votes(*member, number, "disagree").await;
            }
        }
        scene.forward(DAY).await;
        assert_eq!(scene.hall.nobody().get(&scene.to("findings.json")).await.text, before, "nine are too few");
        scene.votes(members[9], 7, "pass").await;
        scene.forward(DAY).await;
        assert_ne!(scene.hall.nobody().get(&scene.to("findings.json")).await.text, before, "ten are enough");
    });
}

#[test]
fn what_all_agree_on_becomes_a_clause_and_the_links_go_both_ways() {
    in_a_house(async |hall| {
        let (scene, members) = held(hall).await;
        let new = format!("/groups/{}/motions/new?debate={}&statement=7", scene.hall.own, scene.id());
        assert!(scene.page(members[0]).await.contains(&new.replace('&', "&amp;")));
        let mut member = scene.hall.guest(members[0]).await;
        assert!(member.get(&new).await.text.contains(SAID[6]));
        let fields = [("title", "Late buses"), ("clauses", SAID[6]), ("about", ""), ("matter", "local")];
        let moved = member.send(&new, &new, &fields).await;
        assert!(moved.location().starts_with("/motions/"), "{}", moved.text);
        let motion = scene.hall.nobody().get(moved.location()).await.text;
        assert!(motion.contains("Begun from statement 7") && motion.contains(&scene.debate), "{motion}");
        let debate = scene.hall.nobody().get(&scene.debate).await.text;
        assert!(debate.contains("Became clause 1 of “Late buses”") && debate.contains(moved.location()), "{debate}");
        // What divides them is nobody's common ground.
        let other = new.replace("statement=7", "statement=1");
        assert_eq!(member.get(&other).await.status.as_u16(), 404);
    });
}
