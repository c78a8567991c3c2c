//! What the room promises, on both engines.

mod bounds;
mod motions;
mod quoting;
mod whole;

use crate::debates::tests::Scene as Debate;
use crate::house::testing::{Hall, Seen};
use crate::members::{MemberId, Standing};

/// A debate with one statement of a member, and two who may reply to it.
pub(super) struct Scene {
    pub(super) debate: Debate,
    /// A member without any office, like the one of the hall.
    pub(super) other: MemberId,
}

impl Scene {
    pub(super) async fn build(hall: Hall) -> Self {
        let other = hall.person("Ama Boateng", Standing::Member, hall.own).await;
        let mut debate = Debate::build(hall).await;
        debate.opened("Mend the hall.\nOpen on Sundays.").await;
        Self { debate, other }
    }

    pub(super) fn hall(&self) -> &Hall {
        &self.debate.hall
    }

    /// The address of the replies to the first statement.
    pub(super) fn to(&self) -> String {
        self.of(1)
    }

    /// The address of the replies to a statement.
    pub(super) fn of(&self, statement: u32) -> String {
        format!("/replies/statement-{}-{statement}", self.debate.id())
    }

    pub(super) async fn post(&self, by: MemberId, to: &str, fields: &[(&str, &str)]) -> Seen {
        let (mut guest, token) = self.hall().guest_with_token(by).await;
        guest.post(to, &token, fields).await
    }

    pub(super) async fn replies(&self, by: MemberId, body: &str) -> Seen {
        self.post(by, &format!("{}/write?version=1", self.to()), &[("body", body)]).await
    }

    /// The page of replies, as everybody sees it.
    pub(super) async fn page(&self) -> String {
        self.hall().nobody().get(&self.to()).await.text
    }
}
