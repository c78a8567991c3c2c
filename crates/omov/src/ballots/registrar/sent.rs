//! The public halves of the codes, as the registrar sends them: looked at, kept, and until the ballot opens put in the place of those that came before.

use std::collections::BTreeSet;

use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::credential::listed;
use omov_store::{ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::naming::record;
use super::telling::{Telling, Tells};
use super::{Next, one};
use crate::ballots::stage::State;
use crate::ballots::{Ballot, BallotId, ballot, board, paper, sql, work};
use crate::election::{Draft, SentCredentials, set_up};
use crate::house::{House, Stop};
use crate::members::MemberId;

/// The length of the public half of a code, in letters.
const PUBLIC_HALF: usize = 64;

/// Why a list is not taken.
#[derive(Clone, Debug)]
pub(in crate::ballots) enum Unfit {
    /// It is no file of the registrar's program, or is broken: what is wrong.
    Wrong(String),
    /// The secret list itself. Whoever sends it by mistake has shown all codes to the host.
    Secret,
    /// It was made for another election.
    Foreign,
    /// So many codes, and so many who may vote.
    Number(u64, u64),
    /// It keeps another number of codes for papers than there are people who vote on paper.
    Papers,
}

/// The list in a file, if it holds.
fn looked_at(draft: &Draft, could: u64, text: &str) -> Result<SentCredentials, Unfit> {
    if text.lines().next().is_some_and(|head| head.contains("code")) && text.contains("/vote#") {
        return Err(Unfit::Secret);
    }
    let sent = SentCredentials::parse(text).map_err(Unfit::Wrong)?;
    if sent.election != draft.election_hash() {
        return Err(Unfit::Foreign);
    }
    let codes = listed(sent.credentials.as_bytes()).map_err(|failure| Unfit::Wrong(failure.detail))?;
    // As many codes as places on the roll, or somebody has none, or two.
    if codes as u64 != could {
        return Err(Unfit::Number(codes as u64, could));
    }
    // Each stands on the list, which is in the form of the record, and none twice.
    let listed: BTreeSet<&str> = sent.credentials.split('"').filter(|text| text.len() == PUBLIC_HALF).collect();
    let reserved: BTreeSet<&str> = sent.reserved.iter().map(String::as_str).collect();
    if reserved.len() != sent.reserved.len() || !reserved.is_subset(&listed) {
        return Err(Unfit::Papers);
    }
    Ok(sent)
}

/// What is kept of a list: the text itself, or what the set-up becomes with it where that is made already.
struct Kept {
    list: Option<String>,
    digest: String,
    setup: Option<[String; 2]>,
    /// Those that are kept for papers.
    reserved: Vec<String>,
}

fn kept(draft: &Draft, could: u64, text: &str, trustees: Option<&str>) -> Result<Kept, Unfit> {
    let SentCredentials { credentials: list, reserved, .. } = looked_at(draft, could, text)?;
    let digest = sha256_hex(&list);
    let Some(trustees) = trustees else { return Ok(Kept { list: Some(list), digest, setup: None, reserved }) };
    let opened = set_up(draft, trustees, &list).map_err(|failure| Unfit::Wrong(failure.detail))?;
    Ok(Kept { list: None, digest, setup: Some([list, opened.setup]), reserved })
}

/// Takes it in, once it holds.
pub(in crate::ballots) async fn take(
    house: &House,
    id: BallotId,
    me: MemberId,
    text: String,
) -> Result<Result<(), Unfit>, Stop> {
    let read = move |tx: &mut ReadTx<'_>| Ok((mine(tx, id, me)?, board::setup(tx, id)?));
    let (ballot, setup) = house.store().read(read).await?;
    let (draft, could, state) = (ballot.draft()?, ballot.could.unwrap_or_default(), ballot.state);
    let trustees = setup.map(|[_, trustees, ..]| trustees);
    let looked = move || kept(&draft, could, &text, trustees.as_deref());
    let kept = match tokio::task::spawn_blocking(looked).await.map_err(|_| Refusal::Failed)? {
        Ok(kept) => kept,
        Err(unfit) => return Ok(Err(unfit)),
    };
    let (now, telling) = (house.now(), Telling::of(house).await?);
    let put = move |tx: &mut WriteTx<'_>| {
        let ballot = mine(tx, id, me)?;
        // It was led on meanwhile, and the list belongs somewhere else now.
        if ballot.state != state {
            return Err(Refusal::Conflict.into());
        }
        if !paper::fits(tx, id, kept.reserved.len() as u64)? {
            return Ok(Err(Unfit::Papers));
        }
        // Also where there are none: those of a list that is replaced are good for nothing any more.
        paper::keep(tx, id, &kept.reserved)?;
        let again = one(tx, id)?.times > 0;
        tx.execute(&sql::SET_LIST, params![id, kept.list, kept.digest, now])?;
        if let Some([list, setup]) = &kept.setup {
            tx.execute(&sql::SET_CREDENTIALS, params![id, list, setup])?;
        }
        let facts = vec![("credentials", kept.digest.clone()), ("could", could.to_string())];
        let deed = if again { "ballot-codes-replaced" } else { "ballot-codes-sent" };
        record(tx, &ballot, deed, facts, me, now)?;
        telling.tell(tx, &ballot, me, if again { Tells::Replaced } else { Tells::Sent })?;
        work::QUEUE.enqueue(tx, id.0, "", now)?;
        Ok(Ok(()))
    };
    house.store().write(put).await
}

/// The ballot, if it waits for this member's list or can still get another.
fn mine(tx: &mut ReadTx<'_>, id: BallotId, me: MemberId) -> Result<Ballot, Stop> {
    let ballot = ballot::one(tx, id)?;
    let codes = one(tx, id)?;
    codes.accepted().filter(|one| one.member == me).ok_or(Refusal::NotAllowed)?;
    let takes = matches!(codes.next(&ballot), Next::Make | Next::Deliver) && ballot.state < State::Open;
    if takes { Ok(ballot) } else { Err(Refusal::Conflict.into()) }
}

/// The list that waits to be put into the set-up.
pub(in crate::ballots) fn list(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Option<String>, Stop> {
    let found: Option<Option<String>> = tx.optional(&sql::LIST_OF_CODES, params![ballot])?;
    Ok(found.flatten())
}
