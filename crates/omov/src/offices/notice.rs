//! Telling somebody by letter what was done with a power that touches them, in the same transaction.

use omov_store::{Error, Moment, WriteTx};
use omov_web::words::Arg;
use sha2::{Digest as _, Sha256};

use crate::house::{House, organisation};
use crate::members::{self, MemberId};
use crate::post::{self, Letter, LetterId};

/// What somebody is told. The message `NAME-subject` is its subject and `NAME-letter` its text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Notice {
    /// Made outside of the transaction.
    pub(crate) id: [u8; 16],
    pub(crate) to: MemberId,
    /// What for, in a word.
    pub(crate) purpose: &'static str,
    pub(crate) message: &'static str,
}

/// The id of one of several letters: from one that was made outside of the transaction, and whom or what the letter is about.
pub(crate) fn id_for(letters: [u8; 16], about: [u8; 16]) -> [u8; 16] {
    let digest: [u8; 32] = Sha256::new().chain_update(letters).chain_update(about).finalize().into();
    // Its beginning is the time by which letters are sorted.
    let mut id = letters;
    id[8..].copy_from_slice(&digest[..8]);
    id
}

/// Puts it into the post. Whoever has no address of e-mail gets it on paper. The letter may say `$name` and `$organisation`
/// beside what is given.
pub(crate) fn send(
    tx: &mut WriteTx<'_>,
    house: &House,
    notice: &Notice,
    with: &[(&str, Arg)],
    now: Moment,
) -> Result<(), Error> {
    let Some(member) = members::find(tx, notice.to)? else { return Ok(()) };
    let organisation = organisation::find(tx)?.map(|organisation| organisation.name).unwrap_or_default();
    let mut with = with.to_vec();
    with.push(("name", member.name.into()));
    with.push(("organisation", organisation.into()));
    with.push(("power-page", house.address("/power").into()));
    let say = |part: &str| house.words().say_with(&format!("{}-{part}", notice.message), &with);
    let letter = Letter {
        id: LetterId(notice.id),
        member: Some(notice.to),
        email: member.email,
        purpose: notice.purpose,
        subject: say("subject"),
        body: say("letter"),
    };
    post::send(tx, &letter, now)
}
