//! What the room promises, on both engines.

mod ending;
mod held;
mod refusals;
mod whole;

use std::time::Duration;

use crate::house::testing::{Hall, Seen};
use crate::house::work::all_due;
use crate::members::{self, MemberId, Standing};

const DAY: Duration = Duration::from_hours(24);

/// A local group of six that elects its secretaries: two seats, and two members have to support whoever stands.
pub(super) struct Scene {
    pub(super) hall: Hall,
    pub(super) lena: MemberId,
    /// The address of the nominations.
    pub(super) round: String,
}

impl Scene {
    pub(super) async fn build(hall: Hall) -> Self {
        let lena = hall.person("Lena Marsh", Standing::Member, hall.own).await;
        hall.appoint("local-secretary", hall.own, hall.secretary, 300).await;
        hall.rule("ballots.local-election.codes", "host").await;
        // From now on everybody has a vote.
        hall.house.clock().forward(DAY * 31);
        Self { hall, lena, round: String::new() }
    }

    /// The same, and nominations are open until noon of 8 May.
    pub(super) async fn open(hall: Hall) -> Self {
        let mut scene = Self::build(hall).await;
        let seen = scene.opens(scene.hall.secretary, &[]).await;
        assert!(seen.location().ends_with("?done=opened"), "{} {}", seen.status, seen.text);
        scene.round = seen.location().split('?').next().unwrap_or_default().to_owned();
        scene
    }

    pub(super) fn form(&self) -> String {
        format!("/groups/{}/nominations/new/local-secretary", self.hall.own)
    }

    /// Sends the form with which nominations are opened, as somebody, with some fields otherwise.
    pub(super) async fn opens(&self, by: MemberId, otherwise: &[(&str, &str)]) -> Seen {
        let mut fields = vec![
            ("seats", "2"),
            ("about", "Keeps the roll, and answers letters."),
            ("ends-day", "8"),
            ("ends-month", "5"),
            ("ends-year", "2026"),
            ("ends-hour", "12:00"),
            ("reopen", "yes"),
        ];
        fields.retain(|(name, _)| otherwise.iter().all(|(other, _)| other != name));
        fields.extend(otherwise);
        let (mut guest, token) = self.hall.guest_with_token(by).await;
        guest.post(&self.form(), &token, &fields).await
    }

    pub(super) fn to(&self, part: &str) -> String {
        format!("{}/{part}", self.round)
    }

    pub(super) async fn post(&self, by: MemberId, part: &str, fields: &[(&str, &str)]) -> Seen {
        let (mut guest, token) = self.hall.guest_with_token(by).await;
        guest.post(&self.to(part), &token, fields).await
    }

    pub(super) async fn get(&self, by: MemberId, part: &str) -> Seen {
        self.hall.guest(by).await.get(&self.to(part)).await
    }

    /// The page, as somebody sees it.
    pub(super) async fn page(&self, by: MemberId) -> String {
        self.hall.guest(by).await.get(&self.round).await.text
    }

    /// The page, as everybody sees it.
    pub(super) async fn outside(&self) -> String {
        self.hall.nobody().get(&self.round).await.text
    }

    pub(super) async fn names(&self, by: MemberId, who: &str) -> Seen {
        self.post(by, "name", &[("who", who)]).await
    }

    pub(super) async fn stands(&self, who: MemberId, statement: &str) -> Seen {
        self.post(who, "stand", &[("statement", statement), ("stays", "yes")]).await
    }

    /// The same, and it is taken.
    pub(super) async fn stood(&self, who: MemberId, statement: &str) {
        let seen = self.stands(who, statement).await;
        assert!(seen.location().ends_with("?done=accepted"), "{} {}", seen.status, seen.text);
    }

    /// Where the page of a candidate is, as it stands on a page.
    pub(super) fn address(&self, page: &str, name: &str) -> String {
        let before = page.split(&format!(">{name}</a>")).next().unwrap_or_default();
        let link = before.rsplit("href=\"").next().and_then(|rest| rest.split('"').next()).unwrap_or_default();
        assert!(link.starts_with(&self.round), "{name} is on the page: {page}");
        link.to_owned()
    }

    pub(super) async fn supports(&self, by: MemberId, name: &str, yes: bool) -> Seen {
        let address = self.address(&self.page(by).await, name);
        let (mut guest, token) = self.hall.guest_with_token(by).await;
        guest.post(&format!("{address}/support"), &token, &[("support", if yes { "yes" } else { "no" })]).await
    }

    /// Time passes, and what is due is done.
    pub(super) async fn forward(&self, time: Duration) {
        self.hall.house.clock().forward(time);
        all_due(&self.hall.house).await.expect("the work is done");
    }

    /// Nominations end.
    pub(super) async fn ended(&self) {
        self.forward(DAY * 12).await;
    }

    /// A second member of the group who is called Dele Okafor.
    pub(super) async fn namesake(&self) -> MemberId {
        let id = self.hall.person("Delia Okafor", Standing::Member, self.hall.own).await;
        let rename = move |tx: &mut omov_store::WriteTx<'_>| {
            let member = members::find(tx, id)?.expect("somebody");
            let new = members::Details { name: "Dele Okafor".into(), ..members::Details::from(member) };
            let changed = members::change(tx, id, &new)?;
            assert_eq!(changed, members::Changed::Done);
            Ok::<_, crate::house::Stop>(())
        };
        self.hall.house.store().write(rename).await.expect("they are called otherwise");
        id
    }

    /// Somebody leaves the movement.
    pub(super) async fn leaves(&self, who: MemberId) {
        let now = self.hall.house.now();
        let leave = move |tx: &mut omov_store::WriteTx<'_>| {
            members::set_standing(tx, who, Standing::Left, now)?;
            Ok::<_, crate::house::Stop>(())
        };
        self.hall.house.store().write(leave).await.expect("they leave");
    }

    /// Where the ballot is called on those who stand.
    pub(super) fn call(&self) -> String {
        let id = self.round.rsplit('/').next().unwrap_or_default();
        format!("/groups/{}/ballots/new/local-election?nominations={id}", self.hall.own)
    }

    /// Calls it, as somebody, with some fields more.
    pub(super) async fn calls(&self, by: MemberId, more: &[(&str, &str)]) -> Seen {
        let mut fields = vec![
            ("title", "Who shall be our secretaries?"),
            ("about", ""),
            ("matter", "local"),
            ("opens-day", "1"),
            ("opens-month", "7"),
            ("opens-year", "2026"),
            ("opens-hour", "12:00"),
            ("closes-day", "10"),
            ("closes-month", "7"),
            ("closes-year", "2026"),
            ("closes-hour", "12:00"),
            ("trustees", "Dele Okafor\nSam Adeyemi\nNoor Haddad\nLena Marsh\nJoan Petrie"),
            ("needed", "3"),
            ("consent", "yes"),
        ];
        fields.extend(more);
        let (mut guest, token) = self.hall.guest_with_token(by).await;
        guest.post(&self.call(), &token, &fields).await
    }
}

/// A letter to that address whose text says that.
pub(super) fn letter(hall: &Hall, email: &str, says: &str) -> bool {
    let folder = hall.house.data().join("outbox");
    let letters = std::fs::read_dir(folder).into_iter().flatten();
    letters.filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok()).any(|text| {
        let text = text.replace("=\r\n", "").replace("=\n", "");
        text.contains(&format!("To: {email}")) && text.contains(says)
    })
}
