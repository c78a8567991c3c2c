//! What the roll holds about a person and they can correct: name, addresses, phone, postcode.

use omov_store::{Error, WriteTx, params};

use super::{Member, MemberId, by_email, email_key, find, name_key, name_words, postcode_key, sql};

/// What can be corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Details {
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) postcode: Option<String>,
    /// Where letters are sent: street, place.
    pub(crate) address: Option<String>,
}

impl From<Member> for Details {
    fn from(member: Member) -> Self {
        let Member { name, email, phone, postcode, address, .. } = member;
        Self { name, email, phone, postcode, address }
    }
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub(crate) enum Changed {
    Done,
    /// Nothing was changed: the address of e-mail belongs to somebody else.
    AddressTaken,
    /// Nobody has that id any more.
    Gone,
}

/// Puts other details in the place of those that are there. Which group somebody belongs to is another matter: see
/// [`move_to`](super::move_to).
pub(crate) fn change(tx: &mut WriteTx<'_>, id: MemberId, new: &Details) -> Result<Changed, Error> {
    let Some(old) = find(tx, id)? else { return Ok(Changed::Gone) };
    let (old_email, new_email) = (old.email.as_deref().map(email_key), new.email.as_deref().map(email_key));
    if old_email != new_email {
        if let Some(email) = &new_email
            && by_email(tx, email)?.is_some_and(|owner| owner != id)
        {
            return Ok(Changed::AddressTaken);
        }
        tx.execute(&sql::DELETE_ADDRESSES, params![id])?;
        if let Some(email) = &new_email {
            tx.execute(&sql::CREATE_ADDRESS, params![email, id])?;
        }
    }
    let key = name_key(&new.name);
    let postcode_key = new.postcode.as_deref().map(postcode_key);
    let values = params![id, new.name, key, new.email, new.phone, new.postcode, postcode_key, new.address];
    tx.execute(&sql::CHANGE, values)?;
    if name_key(&old.name) != key {
        tx.execute(&sql::DELETE_WORDS, params![id])?;
        write_words(tx, id, &new.name)?;
        tx.execute(&sql::RENAME, params![id, key])?;
    }
    Ok(Changed::Done)
}

/// Writes down the words by which somebody is found.
pub(super) fn write_words(tx: &mut WriteTx<'_>, id: MemberId, name: &str) -> Result<(), Error> {
    let mut words = name_words(name);
    words.sort_unstable();
    words.dedup();
    words.iter().try_for_each(|word| tx.execute(&sql::CREATE_WORD, params![word, id]).map(|_| ()))
}
