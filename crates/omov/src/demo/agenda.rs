//! Agendas in the group of those who look round: one that was just drawn up, and one for which members still approve.

use omov_store::Moment;

use super::roll::{DAY, ago, some_of};
use crate::agendas::{Agenda, AgendaId, Past};
use crate::groups::GroupId;
use crate::house::{Stop, ids};
use crate::members::Member;
use crate::motions::MotionId;

/// How many of twelve approve which of the motions: seven the first, four the second, three the third and the first as well.
const APPROVED: [(usize, &[usize]); 3] = [(7, &[0]), (4, &[1]), (1, &[2, 0])];

/// Draws them, over these motions.
pub(super) fn drawn(group: GroupId, motions: &[MotionId], people: &[Member], now: Moment) -> Result<[Past; 2], Stop> {
    let members = some_of(group, people);
    let mut left = members.iter();
    let mut approved = Vec::new();
    for (many, which) in APPROVED {
        let which: Vec<MotionId> = which.iter().filter_map(|at| motions.get(*at).copied()).collect();
        approved.extend(left.by_ref().take(many).map(|member| (*member, which.clone())));
    }
    let agenda = |title: &str, opened: Moment, closes_at: Moment| {
        let id = AgendaId(ids::by_time(opened)?);
        Ok::<_, Stop>(Agenda::new(id, group, title, "In the back room of the library.", 2, (opened, closes_at)))
    };
    let over = agenda("Meeting of this month", ago(now, 9, 0), now.minus(DAY / 24))?;
    let open = agenda("Meeting of next month", ago(now, 1, 0), now.plus(DAY * 12))?;
    Ok([Past { agenda: over, approved: approved.clone() }, Past { agenda: open, approved }])
}
