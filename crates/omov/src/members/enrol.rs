//! Who is on the roll of which groups: of the group of the place they live in, of every group above it, and of the networks
//! they have chosen.

use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::{Member, MemberId, Standing, counts, details, email_key, find, name_key, postcode_key, sql};
use crate::groups::{self, Group, GroupId, Place};

/// Puts somebody on the roll: of their group, and of every group above it, up to the whole movement.
///
/// An address that belongs to somebody else is refused by the database; look first with [`by_email`](super::by_email).
pub(crate) fn create(
    tx: &mut WriteTx<'_>,
    new: &Member,
    groups: impl IntoIterator<Item = GroupId>,
    now: Moment,
) -> Result<(), Error> {
    let key = name_key(&new.name);
    let values = params![
        new.id,
        new.name,
        key,
        new.email,
        new.phone,
        new.postcode,
        new.postcode.as_deref().map(postcode_key),
        new.address,
        new.standing,
        new.group,
        new.joined_at,
        new.renew_by,
        now
    ];
    tx.execute(&sql::CREATE, values)?;
    if let Some(email) = &new.email {
        tx.execute(&sql::CREATE_ADDRESS, params![email_key(email), new.id])?;
    }
    details::write_words(tx, new.id, &new.name)?;
    groups.into_iter().try_for_each(|group| put(tx, new.id, &key, new.standing, group))
}

/// Puts somebody on the roll of one more group, such as a network. They may be on it already.
pub(crate) fn enrol(tx: &mut WriteTx<'_>, id: MemberId, group: GroupId) -> Result<(), Error> {
    let Some(member) = find(tx, id)? else { return Ok(()) };
    if is_in(tx, id, group)? {
        return Ok(());
    }
    put(tx, id, &name_key(&member.name), member.standing, group)
}

/// Takes somebody off the roll of one group, such as a network. They may be off it already.
pub(crate) fn strike(tx: &mut WriteTx<'_>, id: MemberId, group: GroupId) -> Result<(), Error> {
    let Some(standing) = tx.optional::<Standing>(&sql::STANDING_IN, params![id, group])? else { return Ok(()) };
    tx.execute(&sql::STRIKE, params![id, group])?;
    counts::add(tx, id, group, standing, -1)
}

fn put(tx: &mut WriteTx<'_>, id: MemberId, key: &str, standing: Standing, group: GroupId) -> Result<(), Error> {
    tx.execute(&sql::ENROL, params![group, standing, key, id])?;
    counts::add(tx, id, group, standing, 1)
}

/// Whether somebody is on the roll of a group.
pub(crate) fn is_in(tx: &mut ReadTx<'_>, id: MemberId, group: GroupId) -> Result<bool, Error> {
    Ok(tx.optional::<Standing>(&sql::STANDING_IN, params![id, group])?.is_some())
}

/// Every group on whose roll somebody is.
pub(crate) fn groups_of(tx: &mut ReadTx<'_>, id: MemberId) -> Result<Vec<GroupId>, Error> {
    tx.all(&sql::GROUPS_OF, params![id])
}

/// The same, but for groups that are closed.
pub(crate) fn open_groups_of(tx: &mut ReadTx<'_>, id: MemberId) -> Result<Vec<Group>, Error> {
    let mut open = Vec::new();
    for group in groups_of(tx, id)? {
        open.extend(groups::find(tx, group)?.filter(|group| group.closed_at.is_none()));
    }
    Ok(open)
}

/// Moves somebody to another group, because they or its boundaries moved. Networks are a matter of choice and stay.
pub(crate) fn move_to(tx: &mut WriteTx<'_>, id: MemberId, to: &Place) -> Result<(), Error> {
    let Some(member) = find(tx, id)? else { return Ok(()) };
    let rows: Vec<(GroupId, bool)> = tx.all(&sql::KINDS_OF, params![id])?;
    let new: Vec<_> = to.all().map(|group| group.id).collect();
    for (group, by_choice) in &rows {
        if !by_choice && !new.contains(group) {
            strike(tx, id, *group)?;
        }
    }
    let key = name_key(&member.name);
    for group in new {
        if !rows.iter().any(|(old, _)| *old == group) {
            put(tx, id, &key, member.standing, group)?;
        }
    }
    tx.execute(&sql::MOVE, params![id, to.group().id]).map(|_| ())
}

/// The group of the place with that postcode, with those above it.
pub(crate) fn place_of(tx: &mut ReadTx<'_>, postcode: &str) -> Result<Option<Place>, Error> {
    match groups::by_postcode(tx, postcode)? {
        Some(group) => groups::place(tx, group),
        None => Ok(None),
    }
}
