//! What the program does by itself when its time has come: the key is put together, the ballot opens, and closes.

use omov_belenios::archive::EventKind;
use omov_belenios::make::credential;
use omov_belenios::make::setup::encrypted_tally;
use omov_belenios::verify::{Standing, Stop as Halt};
use omov_store::{ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::ballot;
use super::board::{self, Event};
use super::moves::{self, Burst};
use super::stage::{Closed, KeysReady, Open, RollFrozen};
use super::stock::giving;
use super::{Ballot, opening, outage, paper, registrar, reminding, spot, sql, trustees, web};
use crate::election::set_up;
use crate::house::work::{Task, Undone};
use crate::house::{Stop, ids, organisation};
use crate::record::Step;
use crate::rules;

/// Puts the first event together, once the roll is frozen, every code is in the post and every part of the key is there. Says whether it could.
pub(super) async fn keys(task: &Task, ballot: &Ballot) -> Result<bool, Undone> {
    let (id, draft, could) = (ballot.id, ballot.draft()?, ballot.could.unwrap_or_default());
    let read = move |tx: &mut ReadTx<'_>| {
        let outside = registrar::find(tx, id)?.and_then(|codes| codes.digest);
        let list = registrar::sent::list(tx, id)?;
        let credentials: Vec<String> = tx.all(&sql::CREDENTIALS, params![id])?;
        Ok((trustees::all(tx, id)?, giving::list(tx, id)?, credentials, list, outside))
    };
    let (all, from_stock, credentials, list, outside) = task.house.store().read(read).await?;
    let made = from_stock.map_or_else(|| trustees::list(&draft, &all), |list| Ok(Some(list)))?;
    let Some(trustees) = made else { return Ok(false) };
    let make = move || {
        let made = || credential::list_of(&credentials).ok_or("a credential is no element of the group");
        let list = list.map_or_else(made, Ok)?;
        let opened = set_up(&draft, &trustees, &list).map_err(|failure| failure.detail)?;
        // As many credentials as leaves, or nobody votes.
        if opened.voters as u64 != could || could == 0 {
            return Err("the voting codes are not as many as those who may vote".into());
        }
        Ok::<_, String>([opened.election, trustees, list, opened.setup])
    };
    let made = tokio::task::spawn_blocking(make).await.map_err(|error| Undone::Failed(error.to_string()))?;
    let setup = made.map_err(Undone::Failed)?;
    let put = move |tx: &mut WriteTx<'_>| {
        // The registrar has sent another list meanwhile: that one is put in.
        if registrar::find(tx, id)?.and_then(|codes| codes.digest) != outside {
            return Ok(());
        }
        ballot::one(tx, id)?.at::<RollFrozen>().ok_or(Refusal::Conflict)?.on::<KeysReady>(tx)?;
        let [election, trustees, credentials, setup] = &setup;
        tx.execute(&sql::SET_UP, params![id, election, trustees, credentials, setup])?;
        // The list stands in the set-up now, in its own order.
        tx.execute(&sql::NO_CREDENTIALS, params![id])?;
        tx.execute(&sql::NO_LIST, params![id])?;
        Ok(())
    };
    task.write(put).await?;
    Ok(true)
}

/// Whether the key, the codes of a registrar, or the word of a scrutineer on a burst of the roll, came so late that there would be less time to vote than the rules ask for.
pub(super) fn is_too_late(tx: &mut ReadTx<'_>, ballot: &Ballot, now: omov_store::Moment) -> Result<bool, Stop> {
    let acknowledged = match moves::burst(tx, ballot.id)? {
        Burst::None => ballot.opens_at,
        Burst::Waits => now,
        Burst::Acknowledged(at, _) => at,
    };
    let codes = match registrar::find(tx, ballot.id)? {
        Some(codes) => codes.first_at.unwrap_or(now),
        None => ballot.opens_at,
    };
    let ready = ballot.keys_at.unwrap_or(now).max(acknowledged).max(codes);
    if ready <= ballot.opens_at || now <= ballot.opens_at {
        return Ok(false);
    }
    let zone = organisation::find(tx)?.map(|organisation| organisation.zone).unwrap_or_default();
    let book = ballot.rules(tx)?;
    let least = ballot.rule(&book)?.open_at_least.value;
    Ok(rules::after(&zone, ready, least) > ballot.closes_at)
}

/// Whether something has to happen first, or came too late.
pub(super) fn is_held_up(tx: &mut ReadTx<'_>, ballot: &Ballot, now: omov_store::Moment) -> Result<bool, Stop> {
    Ok(moves::burst(tx, ballot.id)? == Burst::Waits || is_too_late(tx, ballot, now)?)
}

/// Opens it. Says whether it could.
pub(super) async fn open(task: &Task, ballot: &Ballot) -> Result<bool, Undone> {
    let (id, now) = (ballot.id, task.house.now());
    let begun = u64::try_from(now.0 / 1_000_000).unwrap_or_default();
    let put = move |tx: &mut WriteTx<'_>| {
        let ready = ballot::one(tx, id)?;
        if is_held_up(tx, &ready, now)? || now >= ready.closes_at {
            return Ok(false);
        }
        let open = ready.at::<KeysReady>().ok_or(Refusal::Conflict)?.on::<Open>(tx)?.ballot;
        let setup = board::setup(tx, id)?.ok_or(Refusal::Failed)?;
        let first = board::begin(tx, id, &setup, begun)?;
        let fingerprint = omov_belenios::hashing::sha256_hex(&setup[0]);
        let mut facts = vec![
            ("election", fingerprint),
            ("first-event", first),
            ("could", open.could.unwrap_or_default().to_string()),
            ("booth", web::booth::hash()),
        ];
        facts.extend(trustees::rehearsed(&trustees::all(tx, id)?).map(|hash| ("rehearsal", hash)));
        let reserved = paper::reserved(tx, id)?;
        if !reserved.is_empty() {
            let hash = omov_belenios::hashing::sha256_hex(paper::list_of(&reserved));
            facts.extend([("reserved", reserved.len().to_string()), ("reserved-list", hash)]);
        }
        outage::pulse(tx, &open, now)?;
        reminding::plan(tx, &open, now)?;
        open.record(tx, Step { deed: "ballot-opened", rule: "open-at-least", office: None, facts, by: None, at: now })?;
        Ok(true)
    };
    Ok(task.write(put).await?)
}

/// Closes it: from now on nothing is taken. Where the house was not there, it waits for a scrutineer.
pub(super) async fn close(task: &Task, ballot: &Ballot) -> Result<(), Undone> {
    let (id, now, house) = (ballot.id, task.house.now(), task.house.clone());
    let letters = ids::by_time(now)?;
    let put = move |tx: &mut WriteTx<'_>| {
        let open = ballot::one(tx, id)?;
        // Whoever comes to it first after an outage may be the one who closes it.
        outage::pulse(tx, &open, now)?;
        if outage::waiting(tx, &open, now)?.is_some() {
            return Ok(());
        }
        let closed = open.at::<Open>().ok_or(Refusal::Conflict)?.on::<Closed>(tx)?.ballot;
        let at = board::one(tx, id)?;
        let after = board::append(tx, id, &at, &Event::of(EventKind::EndBallots, Vec::new()))?;
        // Every row is written anew, so that nothing in the files of the database tells which were written together.
        tx.execute(&sql::NO_PASSES, params![id])?;
        spot::tell(tx, &house, &closed, letters, now)?;
        tx.execute(&sql::MIX_VOTERS, params![id])?;
        tx.execute(&sql::MIX_PAPERS, params![id])?;
        tx.execute(&sql::MIX_EVENTS, params![id])?;
        tx.execute(&sql::ANCHORED, params![id, board::column(after.events)])?;
        let voted: u64 = tx.one(&sql::COUNT_VOTED, params![id])?;
        let mut facts = vec![
            ("last-event", after.head.clone()),
            ("events", after.events.to_string()),
            ("voted", voted.to_string()),
        ];
        facts.extend(paper::facts(tx, id)?.into_iter().flatten());
        closed.record(tx, Step { deed: "ballot-closed", rule: "grace", office: None, facts, by: None, at: now })
    };
    Ok(task.write(put).await?)
}

/// Adds the sealed ballots up, still sealed, so that the trustees can open the sum. Says whether there was anything to do.
pub(super) async fn tally(task: &Task, ballot: &Ballot) -> Result<bool, Undone> {
    let id = ballot.id;
    let read = move |tx: &mut ReadTx<'_>| {
        if board::last_kind(tx, id)? != Some(EventKind::EndBallots) {
            return Ok(None);
        }
        board::archive(tx, id)
    };
    let Some((bytes, _)) = task.house.store().read(read).await? else { return Ok(false) };
    let sum = move || {
        let standing = Standing::read(bytes.as_slice(), None, &mut |_| {})?;
        let sum = standing.sum(&mut |_| {})?;
        let tally = (sum.ballots > 0).then(|| encrypted_tally(standing.params(), &sum));
        Ok::<_, Halt>(tally)
    };
    let summed = tokio::task::spawn_blocking(sum).await.map_err(|error| Undone::Failed(error.to_string()))?;
    let tally = summed.map_err(|halt| Undone::Failed(halt.detail()))?;
    let now = task.house.now();
    let put = move |tx: &mut WriteTx<'_>| {
        let at = board::one(tx, id)?;
        let Some((tally, sized)) = &tally else {
            let closed = ballot::one(tx, id)?;
            return opening::tallied(tx, &closed, None, &at.head, now);
        };
        let event = Event::of(EventKind::EncryptedTally, vec![tally.clone(), sized.clone()]);
        board::append(tx, id, &at, &event).map(|_| ())
    };
    task.write(put).await?;
    Ok(true)
}
