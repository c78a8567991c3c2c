//! Casting: a sealed ballot, the mark that its member has voted, and its entry on the board, in one transaction.
//!
//! What is kept must not link the two. The ballot's row knows its voting code and its place on the board, and no time. The member's row knows that
//! they voted, and neither when nor how often. What the engines underneath keep of the order of writes is rewritten at the close ([`super::closing`]);
//! what remains stands in docs/SECURITY.md.

use omov_belenios::archive::EventKind;
use omov_belenios::ballot as sealed;
use omov_belenios::hashing::sha256;
use omov_belenios::{Check, Failure};
use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;
use omov_web::words::Words;
use serde::Deserialize;

use super::ballot::{self};
use super::board::{self, Event};
use super::queue::{Wait, queue};
use super::receipt;
pub(super) use super::receipt::Receipt;
use super::stage::State;
use super::{Ballot, BallotId, paper, roll, spot, sql, work};
use crate::election::tracking_number;
use crate::house::{House, Stop};
use crate::members::MemberId;

/// A longer text is no sealed ballot of ours.
pub(super) const LONGEST: usize = 1 << 20;

/// Why a ballot is not taken. Each has one sentence, and what to do: the messages `cast-NAME` and `cast-NAME-do`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    NotSignedIn,
    /// The form comes from a page of another session, or of an earlier one.
    Stale,
    TooLong,
    Early,
    Late,
    /// Voided, or still to be prepared.
    NotHeld,
    NotOnRoll,
    /// They vote on paper.
    OnPaper,
    /// They take no papers in.
    NotOfficer,
    /// This device may not cast for anybody, or not any more.
    NoPass,
    /// A code for papers, at the door of members; or the reverse.
    Reserved,
    NotReserved,
    /// There is no envelope left whose paper could be this one.
    NoEnvelope,
    /// Another paper stands sealed under the code with this number, and nobody said that this one replaces it.
    Sealed(u64),
    /// No sealed ballot at all.
    Form,
    /// Sealed for another election.
    Foreign,
    /// Sealed with a voting code that is not of this election.
    Code,
    /// It does not hold: changed, or copied from another.
    Proof,
    /// Too many are before it. Nothing was looked at yet.
    Busy(Wait),
}

impl Unfit {
    /// The name in its messages.
    fn name(self) -> &'static str {
        match self {
            Self::NotSignedIn => "sign-in",
            Self::Stale => "stale",
            Self::TooLong => "long",
            Self::Early => "early",
            Self::Late => "late",
            Self::NotHeld => "not-held",
            Self::NotOnRoll => "not-on-roll",
            Self::OnPaper => "on-paper",
            Self::NotOfficer => "not-officer",
            Self::NoPass => "no-pass",
            Self::Reserved => "reserved",
            Self::NotReserved => "not-reserved",
            Self::NoEnvelope => "no-envelope",
            Self::Sealed(_) => "sealed",
            Self::Form => "form",
            Self::Foreign => "foreign",
            Self::Code => "code",
            Self::Proof => "proof",
            Self::Busy(_) => "busy",
        }
    }

    /// The sentence that says it.
    pub(super) fn said(self, words: &Words) -> String {
        let message = format!("cast-{}", self.name());
        match self {
            Self::Busy(Wait { before, seconds }) => {
                words.say_with(&message, &[("before", before.into()), ("seconds", u64::from(seconds).into())])
            }
            Self::Sealed(number) => words.say_with(&message, &[("number", number.into())]),
            _ => words.say(&message),
        }
    }

    /// The sentence that says what to do.
    pub(super) fn todo(self, words: &Words) -> String {
        words.say(&format!("cast-{}-do", self.name()))
    }

    fn of(failure: &Failure) -> Self {
        match failure.check {
            Check::BallotElection => Self::Foreign,
            Check::BallotCredential => Self::Code,
            Check::BallotFormat => Self::Form,
            _ => Self::Proof,
        }
    }
}

/// The little of a sealed ballot that is looked at beside its checks.
#[derive(Deserialize)]
struct Sealed {
    message: Message,
}

#[derive(Deserialize)]
struct Message {
    credential: String,
}

/// Whether ballots are taken now, if they are until then: whoever has begun by the close has the grace as well.
pub(super) fn is_taken(ballot: &Ballot, until: Moment, now: Moment) -> Result<(), Unfit> {
    match ballot.state {
        State::Voided => Err(Unfit::NotHeld),
        State::Draft | State::RollFrozen | State::KeysReady => Err(Unfit::Early),
        State::Open if now < until => Ok(()),
        _ => Err(Unfit::Late),
    }
}

/// What came of a transaction.
enum Cast {
    Done { entry: u64, hash: String, again: bool },
    Not(Unfit),
}

/// Who casts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// A voter, their own ballot.
    Member(MemberId),
    /// The same, at a device on which an officer lets them vote until then.
    OnTheSpot(MemberId, Moment),
    /// An officer, what a paper says; `again` where the two chose to seal this very paper anew.
    Officer { member: MemberId, again: bool },
}

impl By {
    /// Whether they may cast in this ballot at all.
    fn may(self, tx: &mut ReadTx<'_>, id: BallotId, now: Moment) -> Result<Result<(), Unfit>, Stop> {
        Ok(match self {
            Self::OnTheSpot(member, until) if !spot::is_good(tx, id, (member, until), now)? => Err(Unfit::NoPass),
            Self::Member(member) | Self::OnTheSpot(member, _) if roll::mine(tx, id, member)?.is_none() => {
                Err(Unfit::NotOnRoll)
            }
            Self::Member(member) | Self::OnTheSpot(member, _) if paper::mine(tx, id, member)?.is_some() => {
                Err(Unfit::OnPaper)
            }
            Self::Officer { member, .. } if !paper::is_officer(tx, id, member)? => Err(Unfit::NotOfficer),
            _ => Ok(()),
        })
    }

    /// Whether that code is one for their door.
    fn fits(self, reserved: bool) -> Result<(), Unfit> {
        match (self, reserved) {
            (Self::Member(_) | Self::OnTheSpot(..), true) => Err(Unfit::Reserved),
            (Self::Officer { .. }, false) => Err(Unfit::NotReserved),
            _ => Ok(()),
        }
    }
}

/// Takes a sealed ballot in. The same ballot any number of times is one ballot with one receipt.
pub(super) async fn cast(house: &House, id: BallotId, by: By, text: &str) -> Result<Result<Receipt, Unfit>, Stop> {
    let text = text.trim_end_matches(['\r', '\n']).to_owned();
    if text.len() > LONGEST {
        return Ok(Err(Unfit::TooLong));
    }
    let (now, digest) = (house.now(), sha256(&text));
    let look = move |tx: &mut ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        // A pass is used up by the ballot that it casts, which may be sent again after a cut connection.
        let there: Option<(u64, Option<String>, String)> = tx.optional(&sql::BY_DIGEST, params![id, digest])?;
        let again = matches!(by, By::OnTheSpot(..)) && there.is_some();
        let may = if again { Ok(()) } else { by.may(tx, id, now)? };
        Ok((is_taken(&ballot, ballot.ends_at, now), may))
    };
    if let (Err(unfit), _) | (_, Err(unfit)) = house.store().read(look).await? {
        return Ok(Err(unfit));
    }
    let Ok(Sealed { message: Message { credential } }) = serde_json::from_str(&text) else {
        return Ok(Err(Unfit::Form));
    };
    // The proofs take some milliseconds, and are checked before anything is written: by as many at once as there are cores, the others wait.
    let set = board::set(house, id).await?;
    if let Err(unfit) = by.fits(set.reserved.contains(&credential)) {
        return Ok(Err(unfit));
    }
    let turn = match queue().turn().await {
        Ok(turn) => turn,
        Err(wait) => return Ok(Err(Unfit::Busy(wait))),
    };
    let (checked, uuid) = (text.clone(), set.params.election.uuid.clone());
    let check = move || {
        // It is over with the check, and not with whoever asked for it: who goes away meanwhile makes no room for another.
        let _turn = turn;
        sealed::check(&set.params, &set.credentials, checked.as_bytes()).map(|_| ())
    };
    if let Err(failure) = tokio::task::spawn_blocking(check).await.map_err(|_| Refusal::Failed)? {
        return Ok(Err(Unfit::of(&failure)));
    }
    let tracker = tracking_number(&text);
    let put = move |tx: &mut WriteTx<'_>| put(tx, id, by, &text, &credential, now);
    match house.store().write(put).await? {
        Cast::Not(unfit) => Ok(Err(unfit)),
        Cast::Done { entry, hash, again } => {
            // It is on the disk: only now is there something to sign.
            let signature = receipt::sign(house, &uuid, &tracker, entry, &hash).await?;
            Ok(Ok(Receipt { tracker, entry, signature, again }))
        }
    }
}

fn put(tx: &mut WriteTx<'_>, id: BallotId, by: By, text: &str, credential: &str, now: Moment) -> Result<Cast, Stop> {
    // Looked at again: meanwhile it may have been closed.
    let ballot = ballot::one(tx, id)?;
    if let Err(unfit) = is_taken(&ballot, ballot.ends_at, now) {
        return Ok(Cast::Not(unfit));
    }
    let before = |tx: &mut WriteTx<'_>, entry: u64| {
        let first: Option<u64> = tx.optional(&sql::FIRST_OF, params![id, credential])?;
        Ok::<_, Stop>(first.is_some_and(|first| first < entry))
    };
    let there: Option<(u64, Option<String>, String)> = tx.optional(&sql::BY_DIGEST, params![id, sha256(text)])?;
    if let Some((entry, _, hash)) = there {
        // Sent again after a cut connection, or copied from the board: it stands there once, and marks nobody anew.
        return Ok(Cast::Done { entry, hash, again: before(tx, entry)? });
    }
    if let Err(unfit) = by.may(tx, id, now)? {
        return Ok(Cast::Not(unfit));
    }
    let first: Option<u64> = tx.optional(&sql::FIRST_OF, params![id, credential])?;
    // A paper that was mistyped is sealed anew under its number, if that is what the two want: a booth that takes a number for free which is not would
    // else put the next paper in the place of the one before. Every other one needs an envelope that came.
    if let (By::Officer { again: false, .. }, Some(_)) = (by, first) {
        return Ok(Cast::Not(Unfit::Sealed(paper::number(tx, id, credential)?)));
    }
    let another = matches!(by, By::Officer { .. }) && first.is_none();
    if another && !paper::takes(tx, id)? {
        return Ok(Cast::Not(Unfit::NoEnvelope));
    }
    let at = board::one(tx, id)?;
    let event = Event {
        kind: EventKind::Ballot,
        data: vec![text.to_owned()],
        credential: Some(credential.to_owned()),
        trustee: None,
    };
    let after = board::append(tx, id, &at, &event)?;
    match by {
        By::Member(member) => {
            tx.execute(&sql::VOTED, params![id, member])?;
            spot::elsewhere(tx, id, member)?;
        }
        By::OnTheSpot(member, _) => spot::used(tx, id, member)?,
        // The mark on a member came with the envelope, which nobody can put together with this.
        By::Officer { .. } => paper::seal(tx, id, another)?,
    }
    work::anchor_later(tx, id, now)?;
    Ok(Cast::Done { entry: at.events, hash: after.head, again: before(tx, at.events)? })
}
