//! What the room promises, on both engines.

mod amending;
mod conditions;
mod evidence;
mod forwarding;
mod refusals;
mod scope;
mod whole;

use std::time::Duration;

use crate::house::testing::{Hall, Seen};
use crate::members::MemberId;

const DAY: Duration = Duration::from_hours(24);

/// The clauses of the motion that the tests move.
pub(crate) const CLAUSES: &str = "The city sees the bus as a public service like water.\n\
    Buses on the lines 4, 7 and 12 shall run until midnight on every day of the week.\n\
    This shall be paid for from the parking fund.";
/// The second of them.
pub(crate) const SECOND: &str = "Buses on the lines 4, 7 and 12 shall run until midnight on every day of the week.";

/// A local group of four with a motion: it takes three signatures.
pub(crate) struct Scene {
    pub(crate) hall: Hall,
    /// The address of the motion.
    pub(crate) motion: String,
}

impl Scene {
    pub(crate) fn build(hall: Hall) -> Self {
        hall.house.clock().forward(DAY * 31);
        Self { hall, motion: String::new() }
    }

    pub(crate) fn form(&self) -> String {
        format!("/groups/{}/motions/new", self.hall.own)
    }

    /// Sends the form, as somebody.
    pub(crate) async fn moves(&self, by: MemberId, clauses: &str) -> Seen {
        self.moves_about(by, clauses, "local").await
    }

    /// The same, about another matter of the rules.
    pub(crate) async fn moves_about(&self, by: MemberId, clauses: &str, matter: &str) -> Seen {
        let title = "Buses that wait for the night shift";
        let fields = [("title", title), ("clauses", clauses), ("about", ""), ("matter", matter)];
        let (mut guest, token) = self.hall.guest_with_token(by).await;
        guest.post(&self.form(), &token, &fields).await
    }

    /// Moves it, as the member without any office.
    pub(crate) async fn moved(&mut self) {
        let seen = self.moves(self.hall.member, CLAUSES).await;
        assert!(seen.location().starts_with("/motions/"), "{} {}", seen.status, seen.text);
        self.motion = seen.location().to_owned();
    }

    pub(crate) fn to(&self, part: &str) -> String {
        format!("{}/{part}", self.motion)
    }

    pub(crate) async fn post(&self, by: MemberId, part: &str, fields: &[(&str, &str)]) -> Seen {
        let (mut guest, token) = self.hall.guest_with_token(by).await;
        guest.post(&self.to(part), &token, fields).await
    }

    pub(crate) async fn get(&self, by: MemberId, part: &str) -> Seen {
        self.hall.guest(by).await.get(&self.to(part)).await
    }

    /// The motion's page, as somebody sees it.
    pub(crate) async fn page(&self, by: MemberId) -> String {
        self.hall.guest(by).await.get(&self.motion).await.text
    }

    /// Suggests other words for a clause.
    pub(crate) async fn amends(&self, by: MemberId, what: &str, body: &str) -> Seen {
        self.post(by, &format!("amend?{what}"), &[("body", body), ("reason", "It is better so.")]).await
    }

    /// The same, and it is taken.
    pub(crate) async fn amended(&self, by: MemberId, what: &str, body: &str) {
        let seen = self.amends(by, what, body).await;
        assert!(seen.location().contains("/amendments/"), "{} {}", seen.status, seen.text);
    }

    pub(crate) async fn signs(&self, by: MemberId) -> Seen {
        self.post(by, "sign", &[("sign", "yes")]).await
    }

    pub(crate) async fn accepts(&self, by: MemberId, number: u32) -> Seen {
        self.post(by, &format!("amendments/{number}/accept"), &[]).await
    }
}
