//! Who may pass a door. Every route declares it, and a test tries every route with every kind of reader.

use crate::groups::Place;
use crate::house::{Me, Reader};
use crate::offices::Power;

/// The policy of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Policy {
    pub(crate) who: Who,
    /// The reader has to have proved lately that it is really them.
    pub(crate) lately: bool,
}

/// Who may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// Programs that ask whether the house is open. Nothing is read for them.
    Machines,
    /// Everybody, but only until the house has been founded.
    Founders,
    /// Everybody.
    Everyone,
    /// Whoever is signed in: members, supporters, people who have asked to join.
    SignedIn,
    /// Members, who have a vote.
    Members,
    /// Whoever holds a power: in the group that the address names or in one above it; if the address names no group, in the
    /// whole movement.
    Holder(Power),
    /// Whoever holds one of two powers there.
    Either(Power, Power),
}

impl Policy {
    pub(crate) const MACHINES: Self = Self::of(Who::Machines);
    pub(crate) const FOUNDERS: Self = Self::of(Who::Founders);
    pub(crate) const EVERYONE: Self = Self::of(Who::Everyone);
    pub(crate) const SIGNED_IN: Self = Self::of(Who::SignedIn);
    pub(crate) const MEMBERS: Self = Self::of(Who::Members);

    const fn of(who: Who) -> Self {
        Self { who, lately: false }
    }

    /// Whoever holds that power in the group of the address, or above it; without one, in the whole movement.
    pub(crate) const fn holder(power: Power) -> Self {
        Self::of(Who::Holder(power))
    }

    /// Whoever holds one of those powers in the group of the address, or above it.
    pub(crate) const fn either(one: Power, other: Power) -> Self {
        Self::of(Who::Either(one, other))
    }

    /// And has proved lately that it is really them: for acts that matter.
    pub(crate) const fn lately(self) -> Self {
        Self { lately: true, ..self }
    }

    /// Whether the policy lets that reader in, once the house has been founded.
    pub(super) fn lets(self, reader: &Reader, place: Option<&Place>) -> bool {
        match self.who {
            Who::Founders => false,
            Who::Machines | Who::Everyone => true,
            Who::SignedIn => reader.me.is_some(),
            Who::Members => reader.me.as_ref().is_some_and(Me::has_vote),
            Who::Holder(power) => reader.holds(power, place),
            Who::Either(one, other) => reader.holds(one, place) || reader.holds(other, place),
        }
    }
}
