//! What the room promises, on both engines.

use std::time::Duration;

use omov_store::{ReadTx, params, statements};

use crate::house::Stop;
use crate::house::testing::{Guest, Hall, Seen, in_a_house};
use crate::house::work::all_due;
use crate::members::{MemberId, Standing};

statements! {
    LEFT = "SELECT COUNT(*) AS approvals FROM agenda_approvals", reads all: "a test";
}

const DAY: Duration = Duration::from_hours(24);

struct Scene {
    hall: Hall,
    agenda: String,
}

impl Scene {
    /// A local group with as many motions, and an agenda with so many places.
    async fn build(hall: Hall, motions: &[&str], places: &str) -> Self {
        hall.house.clock().forward(DAY * 31);
        let form = format!("/groups/{}/motions/new", hall.own);
        for title in motions {
            let (mut guest, token) = hall.guest_with_token(hall.member).await;
            let seen = guest
                .post(&form, &token, &[("title", title), ("clauses", "We do it."), ("about", ""), ("matter", "local")])
                .await;
            assert!(seen.location().starts_with("/motions/"), "{}", seen.text);
        }
        let mut scene = Self { hall, agenda: String::new() };
        let seen = scene.opened(scene.hall.organiser, &[("places", places)]).await;
        assert!(seen.location().starts_with("/agendas/"), "{} {}", seen.status, seen.text);
        scene.agenda = seen.location().to_owned();
        scene
    }

    async fn opened(&self, by: MemberId, other: &[(&str, &str)]) -> Seen {
        let form = format!("/groups/{}/agendas/new", self.hall.own);
        let mut fields = vec![
            ("title", "Meeting in June"),
            ("about", ""),
            ("places", "2"),
            ("closes-day", "10"),
            ("closes-month", "5"),
            ("closes-year", "2026"),
        ];
        fields.retain(|(name, _)| other.iter().all(|(another, _)| name != another));
        fields.extend(other);
        let (mut guest, token) = self.hall.guest_with_token(by).await;
        guest.post(&form, &token, &fields).await
    }

    /// The ids of motions by their titles, as the form has them.
    async fn id(&self, title: &str) -> String {
        let page = self.hall.guest(self.hall.member).await.get(&self.agenda).await.text;
        let (before, _) = page.rsplit_once(&format!(">{title}</a>")).expect("the motion is there");
        let (_, id) = before.rsplit_once("/motions/").expect("a link");
        id.trim_end_matches('"').to_owned()
    }

    async fn approves(&self, by: MemberId, titles: &[&str]) -> Seen {
        let mut fields = Vec::new();
        for title in titles {
            fields.push(self.id(title).await);
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|id| ("motions", id.as_str())).collect();
        let (mut guest, token) = self.hall.guest_with_token(by).await;
        guest.post(&format!("{}/approve", self.agenda), &token, &fields).await
    }

    async fn drawn(&self) -> String {
        self.hall.house.clock().forward(DAY * 14);
        all_due(&self.hall.house).await.expect("the work is done");
        let mut nobody: Guest = self.hall.nobody();
        nobody.get(&self.agenda).await.text
    }
}

#[test]
fn places_are_shared_out_and_what_is_left_out_is_told_how_many_supporters_it_lacked() {
    in_a_house(async |hall: Hall| {
        let scene = Scene::build(hall, &["Night buses", "A library", "Benches"], "2").await;
        let mut crowd = Vec::new();
        for name in ["Una Reed", "Piet Reed", "Mara Reed", "Nils Reed", "Ezra Reed", "Ida Reed", "Olle Reed"] {
            crowd.push(scene.hall.person(name, Standing::Member, scene.hall.own).await);
        }
        // Four want buses, two of them benches too; three want the library.
        for (at, titles) in
            [&["Night buses"][..], &["Night buses"], &["Night buses", "Benches"], &["Night buses", "Benches"]]
                .iter()
                .enumerate()
        {
            assert_eq!(scene.approves(crowd[at], titles).await.location(), format!("{}?done=approved", scene.agenda));
        }
        for member in &crowd[4..] {
            scene.approves(*member, &["Benches"]).await;
            scene.approves(*member, &["A library"]).await;
        }
        let page = scene.drawn().await;
        for says in ["Drawn up", "7 members took part. Each 4 of them", "What was left out"] {
            assert!(page.contains(says), "{says}: {page}");
        }
        let row = |title: &str| {
            let (_, rest) = page.split_once(&format!(">{title}</a>")).expect("a row");
            rest.split_once("</tr>").expect("a row").0.to_owned()
        };
        // Buses cost four people 1/4. The library costs three people 1/3; benches would cost two people 3/4 each: (1 + 1/2) / (2 + 3) is less than 1/3.
        assert!(row("Night buses").contains(">1<") && row("Night buses").contains(">4<"), "{page}");
        assert!(row("A library").contains(">2<") && row("A library").contains(">3<"), "{page}");
        assert!(row("Benches").contains(">3<") && row("Benches").contains(">2<"), "{page}");
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(record.contains("Drew up an agenda") && record.contains("Opened an agenda"), "{record}");
        let left = |tx: &mut ReadTx<'_>| Ok::<u64, Stop>(tx.one(&LEFT, params![])?);
        assert_eq!(scene.hall.house.store().read(left).await.expect("read"), 0, "who approved what is forgotten");
    });
}

#[test]
fn of_few_members_no_figure_is_shown_and_nobody_sees_what_another_approves() {
    in_a_house(async |hall: Hall| {
        let scene = Scene::build(hall, &["Night buses", "A library"], "1").await;
        scene.approves(scene.hall.member, &["Night buses"]).await;
        let checked = |page: &str| page.matches(" checked").count();
        let own = scene.hall.guest(scene.hall.member).await.get(&scene.agenda).await.text;
        assert_eq!(checked(&own), 1, "{own}");
        let other = scene.hall.guest(scene.hall.organiser).await.get(&scene.agenda).await.text;
        assert_eq!(checked(&other), 0, "{other}");
        let page = scene.drawn().await;
        assert!(page.contains("Fewer than 5 members took part") && page.contains("not shown"), "{page}");
        assert!(!page.contains("members took part. Each"), "{page}");
    });
}

#[test]
fn whoever_has_no_say_comes_too_late_or_types_nonsense_is_told_so() {
    in_a_house(async |hall: Hall| {
        let scene = Scene::build(hall, &["Night buses"], "1").await;
        let seen = scene.opened(scene.hall.member, &[]).await;
        assert_eq!(seen.status.as_u16(), 403, "only whoever organises here: {}", seen.text);
        for (field, value, says) in [
            ("places", "0", "Write a whole number from 1 to 50."),
            ("places", "many", "Write a whole number from 1 to 50."),
            ("title", "", "Write what it is for"),
            ("closes-year", "2024", "Write a day that is 1 to 92 days from now."),
        ] {
            let seen = scene.opened(scene.hall.organiser, &[(field, value)]).await;
            assert!(seen.text.contains(says), "{says}: {}", seen.text);
        }
        for stranger in [scene.hall.supporter, scene.hall.stranger] {
            let seen = scene.approves(stranger, &["Night buses"]).await;
            assert_eq!(seen.status.as_u16(), 403, "{}", seen.text);
        }
        let nonsense = scene.hall.guest_with_token(scene.hall.member).await;
        let (mut guest, token) = nonsense;
        let seen = guest.post(&format!("{}/approve", scene.agenda), &token, &[("motions", "x")]).await;
        assert_eq!(seen.status.as_u16(), 400);
        let page = scene.drawn().await;
        assert!(page.contains("Nobody approved anything"), "{page}");
        let (mut guest, token) = scene.hall.guest_with_token(scene.hall.member).await;
        let late = guest.post(&format!("{}/approve", scene.agenda), &token, &[]).await;
        assert_eq!(late.status.as_u16(), 409, "{}", late.text);
    });
}
