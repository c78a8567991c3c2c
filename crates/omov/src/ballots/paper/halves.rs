//! The reserved codes: as many as people who vote on paper, all of them worked out of two halves, one for each officer. The house keeps neither the halves
//! nor the codes, only their public halves, which everybody can read before the ballot opens.

use omov_belenios::make::credential::Code;
use omov_store::{ReadTx, WriteTx, params};
use omov_web::dates::Dates;
use omov_web::refusal::Refusal;
use omov_web::words::Arg;
use zeroize::Zeroizing;

use super::{counts, officers};
use crate::ballots::stage::RollFrozen;
use crate::ballots::{Ballot, BallotId, ballot, sql};
use crate::house::work::{Task, Undone};
use crate::house::{Stop, ids, organisation, timestamp};
use crate::members::notices::{Notice, Text};
use crate::members::{self, Member};

/// A letter with a half is like one with a code: its text is wiped once it is sent, and stands in no copy.
const LETTER: Text = Text { purpose: "voting-code", subject: "paper-half-subject", body: "paper-half-letter" };

/// Makes both halves, keeps the public halves of the codes, and writes to the officers, all at once.
pub(in crate::ballots) async fn make(task: &Task, ballot: &Ballot) -> Result<(), Undone> {
    let id = ballot.id;
    let read = move |tx: &mut ReadTx<'_>| Ok((counts::find(tx, id)?, officers::all(tx, id)?, organisation::find(tx)?));
    let (Some(boxed), officers, Some(organisation)) = task.house.store().read(read).await? else { return Ok(()) };
    let (house, now, uuid) = (task.house.clone(), task.house.now(), ballot.draft()?.election().uuid);
    let dates = Dates::new(house.words().clone(), &organisation.zone).map_err(Undone::Failed)?;
    let mut rng = crate::election::generator(&Zeroizing::new(ids::chance::<32>()?));
    let halves = [Code::random(&mut rng), Code::random(&mut rng)];
    let credential = |number| Code::of_halves(&uuid, halves.each_ref(), number).credential(&uuid).text().to_owned();
    let reserved: Vec<String> = (1..=boxed.people).map(credential).collect();
    let mut letters = Vec::new();
    for (officer, half) in officers.into_iter().zip(halves) {
        letters.push((officer, half, Notice::of(house.words(), &organisation.name, now)?));
    }
    let title = ballot.title.clone();
    let (opens, until) = (dates.hour(timestamp(ballot.opens_at)), dates.hour(timestamp(ballot.ends_at)));
    let put = move |tx: &mut WriteTx<'_>| {
        ballot::one(tx, id)?.at::<RollFrozen>().ok_or(Refusal::Conflict)?;
        keep(tx, id, &reserved)?;
        for credential in &reserved {
            tx.execute(&sql::ADD_CREDENTIAL, params![id, credential])?;
        }
        for (officer, half, notice) in &letters {
            let Some(member) = members::find(tx, officer.member)? else { continue };
            let with: [(&str, Arg); 5] = [
                ("title", title.as_str().into()),
                ("half", half.reveal().into()),
                ("page", house.address(&format!("{}/papers", id.address())).into()),
                ("opens", opens.as_str().into()),
                ("until", until.as_str().into()),
            ];
            notice.to(tx, &member, LETTER, &with)?;
        }
        Ok(())
    };
    Ok(task.write(put).await?)
}

/// Who gets the halves from a registrar: both officers, in their order; nobody where nobody votes on paper.
pub(in crate::ballots) fn getting_halves(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Vec<Member>, Stop> {
    if counts::find(tx, ballot)?.is_none() {
        return Ok(Vec::new());
    }
    let mut people = Vec::new();
    for officer in officers::all(tx, ballot)? {
        people.extend(members::find(tx, officer.member)?);
    }
    Ok(people)
}

/// Whether so many reserved codes are as many as people who vote on paper. Whoever was erased before the codes were made may be left out.
pub(in crate::ballots) fn fits(tx: &mut ReadTx<'_>, ballot: BallotId, reserved: u64) -> Result<bool, Stop> {
    let Some(boxed) = counts::find(tx, ballot)? else { return Ok(reserved == 0) };
    let left: u64 = tx.one(&sql::COUNT_PAPERS, params![ballot])?;
    Ok((left..=boxed.people).contains(&reserved))
}

/// Keeps which codes are reserved.
pub(in crate::ballots) fn keep(tx: &mut WriteTx<'_>, ballot: BallotId, reserved: &[String]) -> Result<(), Stop> {
    let list = serde_json::to_string(reserved).map_err(|_| Refusal::Failed)?;
    tx.execute(&sql::SET_RESERVED, params![ballot, list])?;
    Ok(())
}

/// The public halves of the reserved codes, in the order of their numbers; none where nobody votes on paper.
pub(in crate::ballots) fn reserved(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Vec<String>, Stop> {
    Ok(counts::find(tx, ballot)?.map(|boxed| boxed.reserved).unwrap_or_default())
}

/// The list of them as everybody can fetch it, whose hash stands on the public record: one in each line.
pub(in crate::ballots) fn list_of(reserved: &[String]) -> String {
    reserved.iter().flat_map(|credential| [credential.as_str(), "\n"]).collect()
}
