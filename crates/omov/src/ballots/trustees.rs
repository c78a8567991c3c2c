//! Those who hold the key together: what each sends, and whose turn it is.

use omov_belenios::archive::EventKind;
use omov_belenios::hashing::sha256_hex;
use omov_store::{Error, FromRow, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;

use super::board::{self, column};
use super::parts::Parts;
use super::stage::State;
use super::{Ballot, BallotId, ballot, opening, sql, work};
use crate::election::Draft;
pub(super) use crate::election::Sent as Kind;
use crate::house::{House, Stop};
use crate::members::MemberId;

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct Trustee {
    pub(super) number: u64,
    pub(super) member: MemberId,
    pub(super) name: String,
    pub(super) certificate: Option<String>,
    pub(super) polynomial: Option<String>,
    pub(super) share: Option<String>,
    pub(super) rehearsal: Option<String>,
    /// What was wrong with their last file.
    pub(super) trouble: Option<String>,
}

impl Trustee {
    /// What they sent while the key was made.
    pub(super) fn sent(&self, kind: Kind) -> Option<&str> {
        match kind {
            Kind::Certificate => self.certificate.as_deref(),
            Kind::Polynomial => self.polynomial.as_deref(),
            Kind::Key => self.share.as_deref(),
            Kind::Rehearsal => self.rehearsal.as_deref(),
            Kind::Shuffle | Kind::Decryption => None,
        }
    }
}

impl FromRow for Trustee {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            number: row.get(0)?,
            member: row.get(1)?,
            name: row.get(2)?,
            certificate: row.get(3)?,
            polynomial: row.get(4)?,
            share: row.get(5)?,
            rehearsal: row.get(6)?,
            trouble: row.get(7)?,
        })
    }
}

/// The command that looks whether the election that opened is the one that was agreed.
pub(super) fn check_command(me: u64) -> String {
    format!("omov election trustee check FOLDER --secret {me}.secret")
}

/// All of them, by number.
pub(super) fn all(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Vec<Trustee>, Stop> {
    Ok(tx.all(&sql::TRUSTEES, params![ballot])?)
}

/// Who has mixed, and who has given a share of the opening, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Given {
    pub(super) mixed: Vec<u64>,
    pub(super) opened: Vec<u64>,
    /// Whether the ballots are added up, still sealed: before that there is nothing to mix or to open.
    summed: bool,
}

/// What the trustees have given since the close.
pub(super) fn given(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Given, Stop> {
    let rows: Vec<(String, u64)> = tx.all(&sql::FROM_TRUSTEES, params![ballot])?;
    let summed = board::last_kind(tx, ballot)? != Some(EventKind::EndBallots);
    let mut given = Given { summed, ..Given::default() };
    for (kind, trustee) in rows {
        if kind == "Shuffle" { given.mixed.push(trustee) } else { given.opened.push(trustee) }
    }
    Ok(given)
}

/// What a trustee has to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Send(Kind),
    /// For the others, or for the time of the next step.
    Wait(Vec<String>),
    /// Look whether the election that opened is the one that was agreed.
    Check,
    Done,
}

impl Next {
    /// As the trustee's page takes it.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Send(kind) => kind.name(),
            Self::Wait(_) => "wait",
            Self::Check => "check",
            Self::Done => "done",
        }
    }
}

/// The rounds in which the key is made, and the one in which it is tried: nothing opens before every trustee has opened a test ballot.
pub(super) const ROUNDS: [Kind; 4] = [Kind::Certificate, Kind::Polynomial, Kind::Key, Kind::Rehearsal];

/// Whether a trustee has done that part.
fn has_done(one: &Trustee, given: &Given, kind: Kind) -> bool {
    match kind {
        Kind::Shuffle => given.mixed.contains(&one.number),
        Kind::Decryption => given.opened.contains(&one.number),
        _ => one.sent(kind).is_some(),
    }
}

/// The names of those who have not done that part yet.
pub(super) fn without(trustees: &[Trustee], given: &Given, kind: Kind) -> Vec<String> {
    trustees.iter().filter(|one| !has_done(one, given, kind)).map(|one| one.name.clone()).collect()
}

/// Whose turn it is: what this trustee has to do.
pub(super) fn next(ballot: &Ballot, draft: &Draft, trustees: &[Trustee], given: &Given, me: u64) -> Next {
    let Some(mine) = trustees.iter().find(|one| one.number == me) else { return Next::Done };
    let waits_for = |kind| Next::Wait(without(trustees, given, kind));
    match ballot.state {
        // The key is there: they have made it, or it comes from a stock.
        State::Draft | State::RollFrozen if ballot.keys_at.is_some() => Next::Wait(Vec::new()),
        State::Draft | State::RollFrozen => {
            for kind in ROUNDS {
                if !has_done(mine, given, kind) {
                    return Next::Send(kind);
                }
                if !without(trustees, given, kind).is_empty() {
                    return waits_for(kind);
                }
            }
            Next::Wait(Vec::new())
        }
        State::KeysReady => Next::Wait(Vec::new()),
        State::Open => Next::Check,
        State::Closed if !given.summed => Next::Wait(Vec::new()),
        State::Closed => {
            let kind = if given.mixed.len() < draft.shuffles { Kind::Shuffle } else { Kind::Decryption };
            if has_done(mine, given, kind) { waits_for(kind) } else { Next::Send(kind) }
        }
        State::Tallied | State::Certified | State::Voided => Next::Done,
    }
}

/// Why what a trustee sent is not taken.
#[derive(Clone, Debug)]
pub(super) enum Unfit {
    /// It is not what they have to send now.
    NotNow,
    /// It does not hold; what is wrong.
    Wrong(String),
}

/// Takes in what a trustee sent, once it holds. What does not is named, and holds nobody else up.
pub(super) async fn send(
    house: &House,
    id: BallotId,
    me: u64,
    kind: Kind,
    message: &str,
) -> Result<Result<(), Unfit>, Stop> {
    let message = message.trim_end_matches(['\r', '\n']).to_owned();
    let read = move |tx: &mut ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        Ok((all(tx, id)?, given(tx, id)?, ballot))
    };
    let (trustees, given, ballot) = house.store().read(read).await?;
    let (draft, text) = (ballot.draft()?, ballot.draft.clone());
    if next(&ballot, &draft, &trustees, &given, me) != Next::Send(kind) {
        return Ok(Err(Unfit::NotNow));
    }
    let taken = if matches!(kind, Kind::Shuffle | Kind::Decryption) {
        opening::take(house, &ballot, me, kind, message).await?
    } else {
        let checked = {
            let message = message.clone();
            tokio::task::spawn_blocking(move || parts(&draft, &trustees)?.check(me, kind, &message)).await
        };
        match checked.map_err(|_| Refusal::Failed)? {
            Ok(()) => {
                let now = house.now();
                house.store().write(move |tx| put(tx, (id, &text), me, kind, &message, now)).await?;
                Ok(())
            }
            Err(why) => Err(why),
        }
    };
    if let Err(why) = taken {
        let said = why.clone();
        house.store().write(move |tx| Ok(tx.execute(&sql::SET_TROUBLE, params![id, column(me), said])?)).await?;
        return Ok(Err(Unfit::Wrong(why)));
    }
    Ok(Ok(()))
}

/// What they have sent so far.
fn parts(draft: &Draft, trustees: &[Trustee]) -> Result<Parts, String> {
    let sent = |kind| trustees.iter().filter_map(|one| one.sent(kind).map(str::to_owned)).collect();
    Ok(Parts {
        context: draft.context()?,
        made_for: draft.hash(),
        certificates: sent(Kind::Certificate),
        polynomials: sent(Kind::Polynomial),
        keys: sent(Kind::Key),
        rehearsals: sent(Kind::Rehearsal),
    })
}

/// Keeps it. What came twice at once is taken once; what was made for a draft in which somebody else stood is not taken.
fn put(
    tx: &mut WriteTx<'_>,
    (id, draft): (BallotId, &str),
    me: u64,
    kind: Kind,
    message: &str,
    now: omov_store::Moment,
) -> Result<(), Stop> {
    let statement = match kind {
        Kind::Certificate => &sql::SET_CERTIFICATE,
        Kind::Polynomial => &sql::SET_POLYNOMIAL,
        Kind::Rehearsal => &sql::SET_REHEARSAL,
        _ => &sql::SET_SHARE,
    };
    let same = ballot::one(tx, id)?.draft == draft;
    if !same || tx.execute(statement, params![id, column(me), message])? != 1 {
        return Err(Refusal::Conflict.into());
    }
    if all(tx, id)?.iter().all(|one| one.rehearsal.is_some()) {
        tx.execute(&sql::KEYS_AT, params![id, now])?;
        work::QUEUE.enqueue(tx, id.0, "", now)?;
    }
    Ok(())
}

/// The list of trustees, as the record has it, once every part is there and the test ballot was opened.
pub(super) fn list(draft: &Draft, trustees: &[Trustee]) -> Result<Option<String>, Stop> {
    if trustees.iter().any(|one| ROUNDS.iter().any(|kind| one.sent(*kind).is_none())) {
        return Ok(None);
    }
    let made = parts(draft, trustees).and_then(|parts| parts.list());
    made.map(Some).map_err(|why| {
        tracing::error!(why, "the key of a ballot");
        Refusal::Failed.into()
    })
}

/// What stands for the rehearsal on the public record: the hash of all shares of the test ballot, a line each.
pub(super) fn rehearsed(trustees: &[Trustee]) -> Option<String> {
    let shares = trustees.iter().map(|one| Some(format!("{}\n", one.rehearsal.as_ref()?)));
    Some(sha256_hex(shares.collect::<Option<String>>()?))
}
