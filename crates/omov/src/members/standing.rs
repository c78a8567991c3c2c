//! How somebody stands to the movement, and how that changes: renewed, lapsed, left.

use std::time::Duration;

use omov_store::{Error, Moment, WriteTx, params};

use super::{MemberId, Standing, counts, find, groups_of, sql};
use crate::house::settings;

/// Changes how somebody stands, on every roll they are on. Says how they stood before, if that was otherwise.
pub(crate) fn set_standing(
    tx: &mut WriteTx<'_>,
    id: MemberId,
    standing: Standing,
    now: Moment,
) -> Result<Option<Standing>, Error> {
    let Some(member) = find(tx, id)?.filter(|member| member.standing != standing) else { return Ok(None) };
    let left_at = (standing == Standing::Left).then_some(now);
    tx.execute(&sql::SET_STANDING, params![id, standing, left_at])?;
    tx.execute(&sql::SET_STANDING_ON_ROLL, params![id, standing])?;
    for group in groups_of(tx, id)? {
        counts::add(tx, id, group, member.standing, -1)?;
        counts::add(tx, id, group, standing, 1)?;
    }
    Ok(Some(member.standing))
}

/// Confirms a membership from now on: whoever let it lapse is a member again. Says until when; nothing for people who have
/// no membership to renew.
///
/// To renew twice on one day changes nothing the second time.
pub(crate) fn renew(tx: &mut WriteTx<'_>, id: MemberId, now: Moment) -> Result<Option<Moment>, Error> {
    let Some(member) = find(tx, id)? else { return Ok(None) };
    if !matches!(member.standing, Standing::Member | Standing::Lapsed) {
        return Ok(None);
    }
    let until = now.plus(days(settings::MEMBERSHIP_DAYS.find(tx)?));
    // A membership that runs longer already, such as one for life, is not cut short.
    let until = if member.standing == Standing::Member { member.renew_by.unwrap_or(until).max(until) } else { until };
    tx.execute(&sql::RENEW, params![id, until])?;
    set_standing(tx, id, Standing::Member, now)?;
    Ok(Some(until))
}

/// Takes note that somebody leaves. Their entry stays until it is erased; says whether they were still there.
pub(crate) fn leave(tx: &mut WriteTx<'_>, id: MemberId, now: Moment) -> Result<bool, Error> {
    Ok(set_standing(tx, id, Standing::Left, now)?.is_some())
}

/// So many days.
pub(super) fn days(days: u32) -> Duration {
    Duration::from_secs(u64::from(days) * 24 * 3600)
}
