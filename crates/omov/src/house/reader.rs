//! Who is asking.

use omov_store::Moment;

use crate::accounts::SessionId;
use crate::groups::{GroupId, Place};
use crate::members::{MemberId, Standing};
use crate::offices::Power;

/// Whoever reads a page, as far as we know them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reader {
    /// None until they have signed in.
    pub(crate) me: Option<Me>,
    /// The powers they hold, each with the group it is lent in: it reaches everything below.
    powers: Vec<(Power, GroupId)>,
    /// The whole movement's id, where powers reach everything.
    whole: Option<GroupId>,
}

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Me {
    pub(crate) id: MemberId,
    pub(crate) name: String,
    pub(crate) standing: Standing,
    /// The group of the place they live in.
    pub(crate) group: GroupId,
    pub(crate) session: Session,
}

impl Me {
    /// Members have a vote; supporters and people who lapsed have none.
    pub(crate) fn has_vote(&self) -> bool {
        self.standing == Standing::Member
    }
}

/// The session in which they are signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Session {
    pub(crate) id: SessionId,
    /// When they last proved that it is really them.
    pub(crate) proved_at: Moment,
    /// The last day on which they came back, or the moment they came.
    pub(crate) seen_on: Moment,
}

impl Reader {
    pub(crate) fn new(me: Option<Me>, powers: Vec<(Power, GroupId)>, whole: Option<GroupId>) -> Self {
        Self { me, powers, whole }
    }

    /// Whether they hold a power in a place: it was lent there or above. Without a place it is the whole movement.
    pub(crate) fn holds(&self, power: Power, place: Option<&Place>) -> bool {
        let reaches = |group: GroupId| match place {
            Some(place) => place.is_in(group),
            None => self.whole == Some(group),
        };
        self.powers.iter().any(|(held, group)| *held == power && reaches(*group))
    }

    /// In which groups they hold a power; it reaches everything below them.
    pub(crate) fn groups_of(&self, power: Power) -> impl Iterator<Item = GroupId> {
        self.powers.iter().filter(move |(held, _)| *held == power).map(|(_, group)| *group)
    }
}
