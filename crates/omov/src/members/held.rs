//! Everything that is held about a person, room by room: to show it to them, to give them a copy, and to erase it.
//!
//! A room that keeps something about people puts two functions on the lists here; a test fails where a table points to people
//! and neither is there.

use omov_store::{Error, Moment, ReadTx, WriteTx, params, statements};

use super::{MemberId, characteristics, email_changes, erasing, find, statement};
use crate::{accounts, groups, offices, post, record, rules};

/// A kind of thing that is held, with its rows. The message `held-NAME` says what it is.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) name: &'static str,
    pub(crate) rows: Vec<Vec<(&'static str, Said)>>,
}

/// What stands in a field. The message `held-field-NAME` says what the field is.
#[derive(Clone, Debug)]
pub(crate) enum Said {
    Text(String),
    Time(Moment),
    Number(i64),
    /// The name of a message.
    Message(&'static str),
    /// The name of a message that says what was done with a power.
    Deed(String),
}

/// What a room holds about a person.
pub(crate) type Holds = fn(&mut ReadTx<'_>, MemberId, Moment) -> Result<Vec<Held>, Error>;

/// What the rooms hold.
const ROOMS: &[Holds] = &[
    own,
    groups::about::held,
    accounts::about::held,
    offices::held_about,
    post::about::held,
    record::held,
    crate::ballots::held,
    crate::debates::held,
    crate::motions::held,
    crate::agendas::held,
    crate::hands::held,
    crate::nominations::held,
    crate::replies::held,
    crate::removing::held,
    crate::meetings::held,
    crate::digest::held,
    rules::about::held,
];

/// How a room forgets a person.
type Forgets = fn(&mut WriteTx<'_>, MemberId) -> Result<(), Error>;

/// How the rooms do.
pub(super) const FORGET: &[Forgets] = &[
    erasing::forget,
    groups::about::forget,
    accounts::about::forget,
    rules::about::forget,
    offices::forget,
    super::import::forget,
    post::forget,
    record::forget,
    crate::ballots::forget,
    crate::debates::forget,
    crate::motions::forget,
    crate::agendas::forget,
    crate::hands::forget,
    crate::nominations::forget,
    crate::replies::forget,
    crate::removing::forget,
    crate::meetings::forget,
    crate::digest::forget,
];

/// Everything that is held about a person.
pub(crate) fn everything(tx: &mut ReadTx<'_>, id: MemberId, now: Moment) -> Result<Vec<Held>, Error> {
    let mut all = Vec::new();
    for room in ROOMS {
        all.extend(room(tx, id, now)?);
    }
    all.retain(|held| !held.rows.is_empty());
    Ok(all)
}

statements! {
    GROUPS = "SELECT groups.name FROM roll JOIN groups ON groups.id = roll.group_id \
        WHERE roll.member_id = $1 ORDER BY groups.kind, groups.name_key";
}

/// What the roll itself holds.
fn own(tx: &mut ReadTx<'_>, id: MemberId, now: Moment) -> Result<Vec<Held>, Error> {
    let Some(member) = find(tx, id)? else { return Ok(Vec::new()) };
    let mut entry = vec![
        ("number", Said::Text(id.to_string())),
        ("name", Said::Text(member.name)),
        ("standing", Said::Message(member.standing.title())),
        ("joined", Said::Time(member.joined_at)),
    ];
    let optional = [
        ("email", member.email),
        ("phone", member.phone),
        ("postcode", member.postcode),
        ("address", member.address),
        ("new-email", email_changes::wanted(tx, id, now)?),
    ];
    entry.extend(optional.into_iter().filter_map(|(name, value)| Some((name, Said::Text(value?)))));
    entry.extend(member.renew_by.map(|end| ("renew-by", Said::Time(end))));
    if let Some((version, at)) = statement::accepted(tx, id)? {
        entry.extend([("statement", Said::Number(version)), ("accepted", Said::Time(at))]);
    }
    let groups: Vec<String> = tx.all(&GROUPS, params![id])?;
    let groups = groups.into_iter().map(|name| vec![("group", Said::Text(name))]).collect();
    let asked = characteristics::all(tx)?;
    let name = |to| asked.iter().find(|one| one.id == to).map(|one| one.name.clone()).unwrap_or_default();
    let described = characteristics::of(tx, id)?.into_iter().map(|answer| {
        vec![
            ("characteristic", Said::Text(name(answer.to))),
            ("answer", Said::Text(answer.text)),
            ("version", Said::Number(answer.version)),
            ("agreed", Said::Time(answer.agreed_at)),
        ]
    });
    Ok(vec![
        Held { name: "entry", rows: vec![entry] },
        Held { name: "groups", rows: groups },
        Held { name: "described", rows: described.collect() },
    ])
}
