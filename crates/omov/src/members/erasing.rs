//! Erasing somebody: everything personal goes. A line without a name stays where acts and terms of office point to it, so that
//! what was done with a power can still be counted.

use omov_store::{Error, Moment, WriteTx, params, statements};

use super::{MemberId, characteristics, email_changes, groups_of, sql, strike};
use crate::groups;
use crate::house::Stop;
use crate::offices;

statements! {
    BLANK = "UPDATE members SET name = $2, name_key = '', email = NULL, phone = NULL, postcode = NULL, \
        postcode_key = NULL, address = NULL, standing = 'left', group_id = $3, joined_at = $4, renew_by = NULL, \
        left_at = NULL, statement_version = NULL, accepted_at = NULL, created_at = $4, reminded = 0, erased_at = $4 \
        WHERE id = $1";
}

/// Erases somebody who holds no office. Whoever has held one is still named as who held it, and the page says so beforehand.
pub(crate) fn erase(tx: &mut WriteTx<'_>, id: MemberId, now: Moment) -> Result<(), Stop> {
    let Some(member) = super::find(tx, id)? else { return Ok(()) };
    let whole = groups::whole(tx)?.map_or(member.group, |whole| whole.id);
    for forget in super::held::FORGET {
        forget(tx, id)?;
    }
    for group in groups_of(tx, id)? {
        strike(tx, id, group)?;
    }
    let name = if offices::has_held(tx, id)? { member.name } else { String::new() };
    Ok(tx.execute(&BLANK, params![id, name, whole, now]).map(|_| ())?)
}

/// What the room itself forgets.
pub(super) fn forget(tx: &mut WriteTx<'_>, id: MemberId) -> Result<(), Error> {
    tx.execute(&sql::DELETE_ADDRESSES, params![id])?;
    tx.execute(&sql::DELETE_WORDS, params![id])?;
    email_changes::forget(tx, id)?;
    characteristics::withdraw_all(tx, id)
}
