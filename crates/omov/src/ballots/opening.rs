//! After the close: mixes and shares of the opening, each checked before it stands on the board, and the result as soon as there are enough.

use omov_belenios::archive::EventKind;
use omov_belenios::make::decryption::result;
use omov_belenios::make::setup::owned;
use omov_belenios::verify::{Standing, Stop as Halt};
use omov_store::{WriteTx, params};
use omov_web::refusal::Refusal;

use super::ballot;
use super::board::{self, Event};
use super::stage::{Closed, Tallied};
use super::trustees::Kind;
use super::{Ballot, outcome, sql};
use crate::election::Draft;
use crate::house::{House, Stop};
use crate::record::Step;

/// So often a file is looked at anew because another came first.
const TRIES: u32 = 5;

/// Takes in a mix or a share.
///
/// # Errors
/// What is wrong with it, in a sentence.
pub(super) async fn take(
    house: &House,
    ballot: &Ballot,
    owner: u64,
    kind: Kind,
    message: String,
) -> Result<Result<(), String>, Stop> {
    let id = ballot.id;
    for _ in 0..TRIES {
        let Some((bytes, seen)) = house.store().read(move |tx| board::archive(tx, id)).await? else {
            return Err(Refusal::NotFound.into());
        };
        let (draft, message) = (ballot.draft()?, message.clone());
        let worked = tokio::task::spawn_blocking(move || events(&bytes, &draft, owner, kind, &message)).await;
        let (events, lot) = match worked.map_err(|_| Refusal::Failed)? {
            Ok(events) => events,
            Err(why) => return Ok(Err(why)),
        };
        let now = house.now();
        let put = move |tx: &mut WriteTx<'_>| {
            let mut board = board::one(tx, id)?;
            if board.events != seen.events {
                return Ok(false);
            }
            for event in &events {
                board = board::append(tx, id, &board, event)?;
            }
            let Some(result) = events.iter().find(|event| event.kind == EventKind::Result) else { return Ok(true) };
            let result = result.data.first().cloned().unwrap_or_default();
            let closed = ballot::one(tx, id)?;
            tallied(tx, &closed, lot.as_deref().map(|lot| (result.as_str(), lot)), &board.head, now)?;
            Ok(true)
        };
        if house.store().write(put).await? {
            return Ok(Ok(()));
        }
    }
    Err(Refusal::Conflict.into())
}

/// Takes note of the result with the seed of its lots, here and on the public record.
pub(super) fn tallied(
    tx: &mut WriteTx<'_>,
    ballot: &Ballot,
    result: Option<(&str, &str)>,
    head: &str,
    now: omov_store::Moment,
) -> Result<(), Stop> {
    let at = ballot.clone().at::<Closed>().ok_or(Refusal::Conflict)?.on::<Tallied>(tx)?;
    let mut facts = vec![("last-event", head.to_owned())];
    if let Some((result, lot)) = result {
        tx.execute(&sql::LOT, params![ballot.id, lot])?;
        facts.extend([("result", outcome::array(result)), ("lot", lot.to_owned())]);
    }
    let step = Step { deed: "ballot-tallied", rule: "count", office: None, facts, by: None, at: now };
    at.ballot.record(tx, step)
}

/// Events, and the seed of lots if the result is among them.
type Followed = (Vec<Event>, Option<String>);

/// The events that follow from what a trustee sent.
fn events(bytes: &[u8], draft: &Draft, owner: u64, kind: Kind, message: &str) -> Result<Followed, String> {
    let standing = Standing::read(bytes, None, &mut |_| {}).map_err(Halt::detail)?;
    let sum = standing.sum(&mut |_| {}).map_err(Halt::detail)?;
    let opening = standing.opening(sum, &mut |_| {}).map_err(Halt::detail)?;
    let mut opening = opening.ok_or("there is nothing to open yet")?;
    let from = |kind: EventKind| Event {
        kind,
        data: vec![message.to_owned(), owned(owner, message)],
        credential: None,
        trustee: Some(owner),
    };
    if kind == Kind::Shuffle {
        opening.shuffle(owner, message.as_bytes()).map_err(|failure| failure.detail)?;
        let mut events = vec![from(EventKind::Shuffle)];
        if opening.mixers().count() >= draft.shuffles {
            events.push(Event::of(EventKind::EndShuffles, Vec::new()));
        }
        return Ok((events, None));
    }
    opening.decryption(owner, message.as_bytes()).map_err(|failure| failure.detail)?;
    let (mut events, mut lot) = (vec![from(EventKind::PartialDecryption)], None);
    if opening.missing() == 0 {
        let result = result(&opening).map_err(|why| why.to_string())?;
        opening.result(result.as_bytes()).map_err(|failure| failure.detail)?;
        lot = Some(opening.lot().map_err(|failure| failure.detail)?);
        events.push(Event::of(EventKind::Result, vec![result]));
    }
    Ok((events, lot))
}
