//! What the room promises, on both engines.

mod camps;
mod refusals;
mod whole;

use std::time::Duration;

use omov_store::{ReadTx, params};

use super::debate::{self, Statement};
use super::{DebateId, sql};
use crate::house::testing::{Hall, Seen};
use crate::house::work::all_due;
use crate::members::MemberId;

pub(crate) const DAY: Duration = Duration::from_hours(24);

/// A local group whose secretary can open a debate.
pub(crate) struct Scene {
    pub(crate) hall: Hall,
    /// The address of the debate.
    pub(crate) debate: String,
}

impl Scene {
    pub(crate) async fn build(hall: Hall) -> Self {
        hall.appoint("local-secretary", hall.own, hall.secretary, 300).await;
        // From now on everybody has a vote.
        hall.house.clock().forward(DAY * 31);
        Self { hall, debate: String::new() }
    }

    pub(crate) fn form(&self) -> String {
        format!("/groups/{}/debates/new", self.hall.own)
    }

    /// Sends the form with these first statements, as somebody.
    pub(crate) async fn open(&self, by: MemberId, seeds: &str) -> Seen {
        let fields = [
            ("question", "What should we do first?"),
            ("about", ""),
            ("seeds", seeds),
            ("closes-day", "20"),
            ("closes-month", "5"),
            ("closes-year", "2026"),
        ];
        self.hall.guest(by).await.send(&self.form(), &self.form(), &fields).await
    }

    /// Opens it.
    pub(crate) async fn opened(&mut self, seeds: &str) {
        let seen = self.open(self.hall.secretary, seeds).await;
        assert!(seen.location().starts_with("/debates/"), "{} {}", seen.status, seen.text);
        self.debate = seen.location().to_owned();
    }

    pub(crate) fn id(&self) -> DebateId {
        self.debate.trim_start_matches("/debates/").parse().expect("a debate")
    }

    pub(crate) fn to(&self, part: &str) -> String {
        format!("{}/{part}", self.debate)
    }

    pub(crate) async fn post(&self, by: MemberId, part: &str, fields: &[(&str, &str)]) -> Seen {
        let (mut guest, token) = self.hall.guest_with_token(by).await;
        guest.post(&self.to(part), &token, fields).await
    }

    pub(crate) async fn says(&self, by: MemberId, body: &str) -> Seen {
        self.post(by, "say", &[("body", body)]).await
    }

    pub(crate) async fn votes(&self, by: MemberId, number: u32, vote: &str) -> Seen {
        self.post(by, &format!("{number}/vote"), &[("vote", vote)]).await
    }

    pub(crate) async fn page(&self, by: MemberId) -> String {
        self.hall.guest(by).await.get(&self.debate).await.text
    }

    /// What a statement says, from 1.
    pub(crate) async fn body(&self, number: usize) -> String {
        self.statements().await[number - 1].body.clone()
    }

    pub(super) async fn statements(&self) -> Vec<Statement> {
        let id = self.id();
        let read = self.hall.house.store().read(move |tx| Ok(debate::statements(tx, id)?)).await;
        read.expect("statements")
    }

    /// How many people heard each statement, by number.
    pub(crate) async fn heard(&self) -> Vec<(u32, u32, u32)> {
        let id = self.id();
        let read =
            self.hall.house.store().read(move |tx: &mut ReadTx<'_>| Ok(tx.all(&sql::TIMES, params![id, 0])?)).await;
        read.expect("figures")
    }

    pub(crate) async fn forward(&self, time: Duration) {
        self.hall.house.clock().forward(time);
        all_due(&self.hall.house).await.expect("the work is done");
    }
}
