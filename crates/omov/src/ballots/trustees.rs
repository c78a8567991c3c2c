//! Those who hold the key together: what each sends, and whose turn it is.

use omov_belenios::make::threshold::{self, Polynomial, Share};
use omov_store::{Error, FromRow, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;

use super::stage::State;
use super::{Ballot, BallotId, ballot, opening, sql, work};
use crate::election::{Draft, SentKey};
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
    /// What was wrong with their last file.
    pub(super) trouble: Option<String>,
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
            trouble: row.get(6)?,
        })
    }
}

/// What a trustee sends, as `omov election trustee`, `shuffle` and `decrypt` write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Certificate,
    Polynomial,
    Key,
    Shuffle,
    Decryption,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Certificate, Self::Polynomial, Self::Key, Self::Shuffle, Self::Decryption];

    /// As it stands in forms, and in the names of files.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Polynomial => "polynomial",
            Self::Key => "key",
            Self::Shuffle => "shuffle",
            Self::Decryption => "decryption",
        }
    }

    /// The command that makes it.
    pub(super) fn command(self, me: u64) -> String {
        match self {
            Self::Certificate => format!("omov election trustee keygen FOLDER --trustee {me} --secret {me}.secret"),
            Self::Polynomial => format!("omov election trustee share FOLDER --secret {me}.secret"),
            Self::Key => format!("omov election trustee confirm FOLDER --secret {me}.secret"),
            Self::Shuffle => format!("omov election shuffle FOLDER --secret {me}.secret"),
            Self::Decryption => format!("omov election decrypt FOLDER --secret {me}.secret"),
        }
    }

    pub(super) fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
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
}

/// What the trustees have given since the close.
pub(super) fn given(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Given, Stop> {
    let rows: Vec<(String, u64)> = tx.all(&sql::FROM_TRUSTEES, params![ballot])?;
    let mut given = Given::default();
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

/// Whose turn it is: what this trustee has to do.
pub(super) fn next(ballot: &Ballot, draft: &Draft, trustees: &[Trustee], given: &Given, me: u64) -> Next {
    let Some(mine) = trustees.iter().find(|one| one.number == me) else { return Next::Done };
    let without = |has: &dyn Fn(&Trustee) -> bool| {
        trustees.iter().filter(|one| !has(one)).map(|one| one.name.clone()).collect::<Vec<_>>()
    };
    match ballot.state {
        State::Draft | State::RollFrozen => {
            type Has = fn(&Trustee) -> bool;
            let rounds: [(Kind, Has); 3] = [
                (Kind::Certificate, |one| one.certificate.is_some()),
                (Kind::Polynomial, |one| one.polynomial.is_some()),
                (Kind::Key, |one| one.share.is_some()),
            ];
            for (kind, has) in rounds {
                if !has(mine) {
                    return Next::Send(kind);
                }
                let late = without(&has);
                if !late.is_empty() {
                    return Next::Wait(late);
                }
            }
            Next::Wait(Vec::new())
        }
        State::KeysReady => Next::Wait(Vec::new()),
        State::Open => Next::Check,
        State::Closed => {
            if given.mixed.len() < draft.shuffles {
                if !given.mixed.contains(&me) {
                    return Next::Send(Kind::Shuffle);
                }
                return Next::Wait(without(&|one| given.mixed.contains(&one.number)));
            }
            if given.opened.contains(&me) {
                return Next::Wait(without(&|one| given.opened.contains(&one.number)));
            }
            Next::Send(Kind::Decryption)
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
    let draft = ballot.draft()?;
    if next(&ballot, &draft, &trustees, &given, me) != Next::Send(kind) {
        return Ok(Err(Unfit::NotNow));
    }
    let taken = if matches!(kind, Kind::Shuffle | Kind::Decryption) {
        opening::take(house, &ballot, me, kind, message).await?
    } else {
        let checked = {
            let message = message.clone();
            tokio::task::spawn_blocking(move || check(&draft, &trustees, me, kind, &message)).await
        };
        match checked.map_err(|_| Refusal::Failed)? {
            Ok(()) => {
                let now = house.now();
                house.store().write(move |tx| put(tx, id, me, kind, &message, now)).await?;
                Ok(())
            }
            Err(why) => Err(why),
        }
    };
    if let Err(why) = taken {
        let said = why.clone();
        house.store().write(move |tx| Ok(tx.execute(&sql::SET_TROUBLE, params![id, board_number(me), said])?)).await?;
        return Ok(Err(Unfit::Wrong(why)));
    }
    Ok(Ok(()))
}

fn board_number(me: u64) -> i64 {
    super::board::column(me)
}

/// Checks what is sent while the key is made.
fn check(draft: &Draft, trustees: &[Trustee], me: u64, kind: Kind, message: &str) -> Result<(), String> {
    let context = draft.context()?;
    let index = usize::try_from(me).map_err(|_| String::from("there is no such trustee"))?;
    let certificates: Vec<String> = trustees.iter().filter_map(|one| one.certificate.clone()).collect();
    let read = |text: &String| Polynomial::read(text).map_err(|_| String::from("this is not a trustee's polynomial"));
    match kind {
        Kind::Certificate => threshold::check_certificate(&context, index, message).map_err(|why| why.to_string()),
        Kind::Polynomial => {
            let polynomial = read(&message.to_owned())?;
            threshold::check_polynomial(&context, &certificates, index, &polynomial).map_err(|why| why.to_string())
        }
        _ => {
            let sent = SentKey::parse(message)?;
            if sent.draft != draft.hash() {
                return Err("this key was made for another draft".into());
            }
            let polynomials =
                trustees.iter().filter_map(|one| one.polynomial.as_ref()).map(read).collect::<Result<Vec<_>, _>>()?;
            let (_, key) = Share::read(&sent.key).map_err(|_| String::from("this is not a trustee's key"))?;
            threshold::check_key(&context, &certificates, &polynomials, index, &key).map_err(|why| why.to_string())
        }
    }
}

/// Keeps it. What came twice at once is taken once.
fn put(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    me: u64,
    kind: Kind,
    message: &str,
    now: omov_store::Moment,
) -> Result<(), Stop> {
    let statement = match kind {
        Kind::Certificate => &sql::SET_CERTIFICATE,
        Kind::Polynomial => &sql::SET_POLYNOMIAL,
        _ => &sql::SET_SHARE,
    };
    if tx.execute(statement, params![id, board_number(me), message])? != 1 {
        return Err(Refusal::Conflict.into());
    }
    if all(tx, id)?.iter().all(|one| one.share.is_some()) {
        tx.execute(&sql::KEYS_AT, params![id, now])?;
        work::QUEUE.enqueue(tx, id.0, "", now)?;
    }
    Ok(())
}

/// The list of trustees, as the record has it, once every part is there.
pub(super) fn list(draft: &Draft, trustees: &[Trustee]) -> Result<Option<String>, Stop> {
    let whole = |why: String| {
        tracing::error!(why, "the key of a ballot");
        Stop::Refused(Refusal::Failed)
    };
    let (mut certificates, mut polynomials, mut keys) = (Vec::new(), Vec::new(), Vec::new());
    for one in trustees {
        let (Some(certificate), Some(polynomial), Some(share)) = (&one.certificate, &one.polynomial, &one.share) else {
            return Ok(None);
        };
        certificates.push(certificate.clone());
        polynomials.push(Polynomial::read(polynomial).map_err(|_| whole("a polynomial".into()))?);
        let sent = SentKey::parse(share).map_err(whole)?;
        keys.push(Share::read(&sent.key).map_err(|_| whole("a key".into()))?.1);
    }
    let context = draft.context().map_err(whole)?;
    Ok(Some(format!("[{}]", threshold::item(&context, &certificates, &polynomials, &keys))))
}
