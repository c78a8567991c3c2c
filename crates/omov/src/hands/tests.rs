//! What the room promises, on both engines.

use std::time::Duration;

use omov_store::WriteTx;

use crate::house::testing::{Guest, Hall, Seen, in_a_house};
use crate::house::work::all_due;
use crate::members::{MemberId, Standing};

const DAY: Duration = Duration::from_hours(24);

/// A local group in which small matters are voted on openly: five members.
struct Scene {
    hall: Hall,
    members: Vec<MemberId>,
    hands: String,
}

impl Scene {
    async fn build(hall: Hall) -> Self {
        let fifth = hall.person("Lena Marsh", Standing::Member, hall.own).await;
        let members = vec![hall.member, hall.secretary, hall.organiser, hall.regional, fifth];
        hall.appoint("local-secretary", hall.own, hall.secretary, 300).await;
        hall.house.clock().forward(DAY * 31);
        Self { hall, members, hands: String::new() }
    }

    fn form(&self) -> String {
        format!("/groups/{}/hands/new/local-hands", self.hall.own)
    }

    async fn call(&self, by: MemberId, other: &[(&str, &str)]) -> Seen {
        let mut fields = vec![
            ("title", "Shall we meet on Tuesdays?"),
            ("about", "The hall is free on both days."),
            ("matter", "local"),
            ("opens-day", "10"),
            ("opens-month", "5"),
            ("opens-year", "2026"),
            ("opens-hour", "12:00"),
            ("closes-day", "16"),
            ("closes-month", "5"),
            ("closes-year", "2026"),
            ("closes-hour", "12:00"),
        ];
        fields.retain(|(name, _)| other.iter().all(|(another, _)| name != another));
        fields.extend(other);
        let (mut guest, token) = self.hall.guest_with_token(by).await;
        guest.post(&self.form(), &token, &fields).await
    }

    async fn called(&mut self, other: &[(&str, &str)]) {
        let seen = self.call(self.hall.secretary, other).await;
        assert!(seen.location().starts_with("/hands/"), "{} {}", seen.status, seen.text);
        self.hands = seen.location().to_owned();
    }

    async fn forward(&self, days: u32) {
        self.hall.house.clock().forward(DAY * days);
        all_due(&self.hall.house).await.expect("the work is done");
    }

    async fn raise(&self, by: MemberId, chosen: &[&str]) -> Seen {
        let fields: Vec<(&str, &str)> = chosen.iter().map(|at| ("chosen", *at)).collect();
        let (mut guest, token) = self.hall.guest_with_token(by).await;
        guest.post(&format!("{}/raise", self.hands), &token, &fields).await
    }

    async fn page(&self, by: Option<MemberId>) -> String {
        let mut guest: Guest = match by {
            Some(member) => self.hall.guest(member).await,
            None => self.hall.nobody(),
        };
        guest.get(&self.hands).await.text
    }
}

#[test]
fn members_vote_openly_and_see_nothing_before_the_close_and_everybodys_hand_after_it() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        let kinds = format!("/groups/{}/ballots/new", scene.hall.own);
        let chooses = scene.hall.guest(scene.hall.secretary).await.get(&kinds).await;
        assert!(chooses.text.contains("By show of hands: not secret."), "{}", chooses.text);
        scene.called(&[]).await;
        assert!(scene.page(None).await.contains("This vote is not secret."), "everybody can read what is asked");
        scene.forward(13).await;
        for (at, chosen) in ["0", "0", "0", "1", "1"].into_iter().enumerate() {
            let seen = scene.raise(scene.members[at], &[chosen]).await;
            assert_eq!(seen.location(), format!("{}?done=raised", scene.hands), "{} {}", seen.status, seen.text);
        }
        // The last one thinks again.
        scene.raise(scene.members[4], &["0"]).await;
        let mine = scene.page(Some(scene.members[4])).await;
        assert!(mine.contains("You chose: Yes."), "{mine}");
        let other = scene.page(Some(scene.members[0])).await;
        for hidden in ["Lena Marsh", "id=\"result\"", "id=\"names\""] {
            assert!(!other.contains(hidden), "{hidden} before the close: {other}");
        }
        scene.forward(7).await;
        let page = scene.page(Some(scene.members[0])).await;
        for says in ["Carried.", "5 of 5 voted", "Lena Marsh", "Who voted how"] {
            assert!(page.contains(says), "{says}: {page}");
        }
        for stranger in [None, Some(scene.hall.stranger)] {
            let page = scene.page(stranger).await;
            assert!(page.contains("5 of 5 voted") && !page.contains("Lena Marsh"), "{page}");
        }
        let record = scene.hall.nobody().get("/record").await.text;
        for says in ["Called an open vote", "Opened an open vote", "Counted an open vote"] {
            assert!(record.contains(says), "{says}: {record}");
        }
    });
}

#[test]
fn a_vote_that_is_early_late_empty_strange_or_anothers_is_refused_in_one_sentence() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.called(&[]).await;
        let me = scene.members[0];
        assert_eq!(scene.raise(me, &["0"]).await.status.as_u16(), 409, "it is not open yet");
        scene.forward(13).await;
        let late = scene.hall.person("Una Late", Standing::Member, scene.hall.own).await;
        for (by, chosen, status) in [
            (me, &[][..], 422),
            (me, &["3"], 400),
            (me, &["yes"], 400),
            (me, &["0", "1"], 400),
            (late, &["0"], 403),
            (scene.hall.stranger, &["0"], 403),
        ] {
            let seen = scene.raise(by, chosen).await;
            assert_eq!(seen.status.as_u16(), status, "{chosen:?}: {}", seen.text);
        }
        scene.hall.house.clock().forward(DAY * 6);
        assert_eq!(
            scene.raise(me, &["0"]).await.status.as_u16(),
            409,
            "its hour is over, though it is not counted yet"
        );
        scene.forward(1).await;
        let page = scene.page(Some(me)).await;
        for says in ["Not carried.", "0 of 5 voted", "Nobody voted."] {
            assert!(page.contains(says), "{says}: {page}");
        }
    });
}

#[test]
fn several_answers_are_added_up_and_whoever_was_erased_is_counted_and_not_named() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.hall.rule("ballots.local-hands.count", "approval").await;
        let wrong = scene.call(scene.hall.secretary, &[("answers", "Soup")]).await;
        assert!(wrong.text.contains("Write 2 to 30 different answers"), "{}", wrong.text);
        scene.called(&[("title", "What shall we cook?"), ("answers", "Soup\nBread\nRice")]).await;
        scene.forward(13).await;
        for (at, chosen) in [&["0", "1"][..], &["1"], &["1", "2"]].into_iter().enumerate() {
            scene.raise(scene.members[at], chosen).await;
        }
        scene.forward(7).await;
        let page = scene.page(Some(scene.members[4])).await;
        assert!(page.contains("3 of 5 voted") && page.contains("Soup, Bread"), "{page}");
        let gone = scene.members[0];
        let forget = move |tx: &mut WriteTx<'_>| Ok(super::forget(tx, gone)?);
        scene.hall.house.store().write(forget).await.expect("forgotten");
        let page = scene.page(Some(scene.members[4])).await;
        assert!(page.contains("3 of 5 voted") && !page.contains("Soup, Bread"), "{page}");
        assert!(page.contains("One of those who voted has left for good"), "{page}");
    });
}

#[test]
fn what_fills_an_office_or_changes_rules_is_never_voted_on_openly_and_what_is_secret_neither() {
    in_a_house(async |hall: Hall| {
        for (path, kind) in [
            ("ballots.rules.secret", "rules"),
            ("ballots.local-election.secret", "local-election"),
            // A recall comes to this vote.
            ("ballots.local-decision.secret", "local-decision"),
        ] {
            hall.rule(path, false).await;
            let form = format!("/groups/{}/hands/new/{kind}", hall.own);
            assert_eq!(hall.guest(hall.secretary).await.get(&form).await.status.as_u16(), 404, "{kind}");
        }
        hall.rule("ballots.local-hands.secret", true).await;
        let form = format!("/groups/{}/hands/new/local-hands", hall.own);
        assert_eq!(hall.guest(hall.secretary).await.get(&form).await.status.as_u16(), 404, "it is secret");
    });
}

#[test]
fn the_rules_say_who_calls_it_and_how_long_before() {
    in_a_house(async |hall: Hall| {
        let scene = Scene::build(hall).await;
        let other = scene.call(scene.members[0], &[]).await;
        assert_eq!(other.status.as_u16(), 403, "{}", other.text);
        let soon = scene.call(scene.hall.secretary, &[("opens-day", "1"), ("opens-month", "4")]).await;
        assert_eq!(soon.status.as_u16(), 403, "{}", soon.text);
        let wrong = scene.call(scene.hall.secretary, &[("title", ""), ("opens-hour", "noon")]).await;
        for says in ["Error: Show of hands on a small matter", "Write what is asked.", "noon"] {
            assert!(wrong.text.contains(says), "{says}: {}", wrong.text);
        }
    });
}
