//! Finding somebody by what was typed: an address of e-mail, or a whole name as it stands on the roll of a group.

use omov_store::{Error, ReadTx};

use super::{Member, Standing, by_email, by_name, find, is_in};
use crate::groups::GroupId;

/// Who was meant.
#[derive(Clone, Debug)]
pub(crate) enum Typed {
    /// A member of that group.
    One(Box<Member>),
    Nobody,
    /// Several are called so: only the address tells them apart.
    Several,
    /// Somebody in the house who is no member of that group. Whoever asks without keeping a roll is told no more than of nobody.
    Elsewhere,
}

/// Looks for them.
pub(crate) fn typed(tx: &mut ReadTx<'_>, group: GroupId, text: &str) -> Result<Typed, Error> {
    let found = if text.contains('@') {
        by_email(tx, text)?.into_iter().collect::<Vec<_>>()
    } else {
        by_name(tx, group, text)?
    };
    let [one] = found.as_slice() else {
        return Ok(if found.is_empty() { Typed::Nobody } else { Typed::Several });
    };
    let Some(member) = find(tx, *one)? else { return Ok(Typed::Nobody) };
    if member.standing != Standing::Member || !is_in(tx, member.id, group)? {
        return Ok(Typed::Elsewhere);
    }
    Ok(Typed::One(Box::new(member)))
}
