//! An appeal: asking for it, answering as somebody who was drawn, and what follows from the answers.

use omov_store::{Error, Moment, ReadTx, WriteTx, params};
use omov_web::hex::hex;
use sha2::{Digest as _, Sha256};

use super::panel::{self, Answer};
use super::removal::{self, Removal, State};
use super::{RemovalId, lot, sql};
use crate::groups::GroupId;
use crate::house::{House, Stop};
use crate::members::MemberId;
use crate::offices::notice::{self, Notice};
use crate::record::{self, Done};

/// Asks for it, once. Says whether that was still possible.
pub(super) fn lodge(
    tx: &mut WriteTx<'_>,
    id: RemovalId,
    who: MemberId,
    (typed, why): (&str, &str),
    now: Moment,
) -> Result<bool, Stop> {
    let removal = removal::one(tx, id)?;
    let wrote = removal::authors(tx, id)?.contains(&who);
    let typed = lot::typed(typed);
    if !wrote || tx.execute(&sql::APPEAL, params![id, who, now, typed, why])? == 0 {
        return Ok(false);
    }
    note(tx, (id, removal.group), "removal-appealed", vec![("lot-typed", typed)], now)?;
    Ok(true)
}

/// Takes what somebody says who was drawn. Says whether it was waited for.
pub(super) fn answer(
    tx: &mut WriteTx<'_>,
    house: &House,
    (id, who): (RemovalId, MemberId),
    (answer, reason): (Answer, &str),
    (letters, now): ([u8; 16], Moment),
) -> Result<bool, Stop> {
    let removal = removal::one(tx, id)?;
    if removal.state != State::Appealed || tx.execute(&sql::ANSWER, params![id, who, answer, reason, now])? == 0 {
        return Ok(false);
    }
    settle(tx, house, &removal, (true, letters), now)?;
    Ok(true)
}

/// Gives seats to those who were drawn, and tells them; decides if there is nobody more to ask. `all` says that nobody else can be drawn.
pub(super) fn go_on(
    tx: &mut WriteTx<'_>,
    house: &House,
    id: RemovalId,
    (drawn, letters): (&[MemberId], [u8; 16]),
    now: Moment,
) -> Result<(), Stop> {
    let removal = removal::one(tx, id)?;
    if removal.state != State::Appealed {
        return Ok(());
    }
    let until = super::day(house, tx, now.plus(panel::ANSWERS))?;
    for member in panel::seat(tx, &removal, drawn, now)? {
        let with = [("page", house.address(&id.address()).into()), ("until", until.as_str().into())];
        tell(tx, house, (member, "panel-drawn"), &with, (letters, now))?;
    }
    // Whom to draw was looked for a moment ago: fewer than were wanted means that there is nobody else.
    let more = !drawn.is_empty();
    settle(tx, house, &removal, (more, letters), now)
}

/// Decides it, if it can be decided.
fn settle(
    tx: &mut WriteTx<'_>,
    house: &House,
    removal: &Removal,
    (more, letters): (bool, [u8; 16]),
    now: Moment,
) -> Result<(), Stop> {
    let id = removal.id;
    let seats = panel::seats(tx, id)?;
    let Some(verdict) = panel::verdict(&seats, more, now) else { return Ok(()) };
    let state = if verdict == Answer::Back { State::Back } else { State::Out };
    if tx.execute(&sql::DECIDE, params![id, state, now])? == 0 {
        return Ok(());
    }
    let mut facts = vec![
        ("outcome", state.name().to_owned()),
        ("lot-opened", hex(&removal.secret)),
        ("lot-drawn", seats.iter().map(|seat| &*seat.number).collect::<Vec<_>>().join(" ")),
    ];
    if verdict == Answer::Back {
        facts.extend(removal.what()?.put_back(tx, (&removal.said, &removal.kept), now)?);
    }
    note(tx, (id, removal.group), "removal-decided", facts, now)?;
    let reasons = seats.iter().filter(|seat| !seat.reason.is_empty());
    let reasons: Vec<String> = reasons.map(|seat| format!("- {}", seat.reason)).collect();
    let with = [
        ("on", removal.on.as_str().into()),
        ("reasons", reasons.join("\n").into()),
        ("page", house.address(&id.address()).into()),
    ];
    tx.execute(&sql::FORGET_REASONS, params![id])?;
    let mut told = removal::authors(tx, id)?;
    told.extend(removal.remover);
    let message = if verdict == Answer::Back { "appeal-back" } else { "appeal-out" };
    told.into_iter().try_for_each(|who| Ok(tell(tx, house, (who, message), &with, (letters, now))?))
}

/// An entry on the public record, without names or words.
fn note(
    tx: &mut WriteTx<'_>,
    (id, group): (RemovalId, GroupId),
    deed: &str,
    facts: Vec<(&'static str, String)>,
    at: Moment,
) -> Result<(), Stop> {
    let facts = [("removal", id.to_string())].into_iter().chain(facts).collect();
    let (kind, rule) = (format!("organise.{deed}"), "powers.organise".to_owned());
    record::append(tx, &[Done { kind, group, office: None, rule, facts, meant: Vec::new(), at }])
}

/// A letter to one of several. Its id is made from one that was made outside of the transaction, and from whom it is to.
fn tell(
    tx: &mut WriteTx<'_>,
    house: &House,
    (to, message): (MemberId, &'static str),
    with: &[(&str, omov_web::words::Arg)],
    (letters, now): ([u8; 16], Moment),
) -> Result<(), Error> {
    let digest = Sha256::new().chain_update(letters).chain_update(to.0).chain_update(message).finalize();
    // Its beginning is the time by which letters are sorted.
    let mut id = letters;
    id[8..].copy_from_slice(&digest[..8]);
    notice::send(tx, house, &Notice { id, to, purpose: "removed", message }, with, now)
}

/// The appeals on which is to be gone on now, with how many people are wanted.
pub(super) fn due(tx: &mut ReadTx<'_>, now: Moment) -> Result<Vec<(RemovalId, usize)>, Stop> {
    let all: Vec<RemovalId> = tx.all(&sql::APPEALED, params![])?;
    let mut due = Vec::new();
    for id in all {
        let seats = panel::seats(tx, id)?;
        let wanted = panel::wanted(&seats, now);
        if wanted > 0 || seats.iter().all(|seat| !seat.waits(now)) {
            due.push((id, wanted));
        }
    }
    Ok(due)
}
