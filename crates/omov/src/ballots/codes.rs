//! Voting codes made by the host: each goes into a letter and nowhere else. Beside the letters only the public halves are kept, in their own order, and
//! nothing says which of them is whose.

use omov_belenios::make::credential::Code;
use omov_store::{ReadTx, WriteTx, params};
use omov_web::dates::Dates;
use omov_web::refusal::Refusal;
use omov_web::words::Arg;
use zeroize::Zeroizing;

use super::stage::RollFrozen;
use super::{Ballot, BallotId, ballot, sql};
use crate::house::work::{Task, Undone};
use crate::house::{Stop, ids, organisation, timestamp};
use crate::members::notices::{Notice, Text};
use crate::members::{self, MemberId};

/// So many codes are made at once.
const PIECE: u32 = 200;

/// The letter with a code. Its purpose is not among those whose text is kept: it is wiped once it is sent, and stands in no copy.
const LETTER: Text = Text { purpose: "voting-code", subject: "ballot-code-subject", body: "ballot-code-letter" };

/// Whether some codes are still to be made.
pub(super) fn are_missing(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<bool, Stop> {
    let people: u64 = tx.one(&sql::STILL_UNCODED, params![ballot])?;
    Ok(people > 0)
}

/// Makes the codes of some more members and puts them into the post. Says whether there were any.
pub(super) async fn piece(task: &Task, ballot: &Ballot) -> Result<bool, Undone> {
    let id = ballot.id;
    let read = move |tx: &mut ReadTx<'_>| {
        let people: Vec<MemberId> = tx.all(&sql::UNCODED, params![id, PIECE])?;
        Ok((people, organisation::find(tx)?))
    };
    let (people, organisation) = task.house.store().read(read).await?;
    let Some(organisation) = organisation.filter(|_| !people.is_empty()) else { return Ok(false) };
    let (house, now, uuid) = (task.house.clone(), task.house.now(), ballot.draft()?.election().uuid);
    let dates = Dates::new(house.words().clone(), &organisation.zone).map_err(Undone::Failed)?;
    let mut rng = crate::election::generator(&Zeroizing::new(ids::chance::<32>()?));
    let (mut letters, mut credentials) = (Vec::new(), Vec::new());
    for member in people {
        let code = Code::random(&mut rng);
        credentials.push(code.credential(&uuid).text().to_owned());
        letters.push((member, code, Notice::of(house.words(), &organisation.name, now)?));
    }
    // Their order is their own: nothing of the order of the members is left in it.
    credentials.sort();
    let title = ballot.title.clone();
    let (opens, closes) = (dates.hour(timestamp(ballot.opens_at)), dates.hour(timestamp(ballot.closes_at)));
    let put = move |tx: &mut WriteTx<'_>| {
        ballot::one(tx, id)?.at::<RollFrozen>().ok_or(Refusal::Conflict)?;
        for credential in &credentials {
            tx.execute(&sql::ADD_CREDENTIAL, params![id, credential])?;
        }
        for (member, code, notice) in &letters {
            if tx.execute(&sql::CODED, params![id, member])? != 1 {
                return Err(Refusal::Conflict.into());
            }
            let Some(member) = members::find(tx, *member)? else { continue };
            let link = house.address(&format!("{}/vote#{}", id.address(), code.reveal()));
            let with: [(&str, Arg); 6] = [
                ("title", title.as_str().into()),
                ("code", code.reveal().into()),
                ("link", link.into()),
                ("page", house.address(&id.address()).into()),
                ("opens", opens.as_str().into()),
                ("closes", closes.as_str().into()),
            ];
            notice.to(tx, &member, LETTER, &with)?;
        }
        Ok(())
    };
    task.write(put).await?;
    Ok(true)
}
