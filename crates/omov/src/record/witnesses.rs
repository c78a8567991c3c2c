//! Witnesses: machines of other groups that look whether the record has only grown, and sign its checkpoint as well. The record
//! asks each after it has signed (c2sp.org/tlog-witness), and keeps the line it answers with.

use std::str::FromStr;

use axum::http::{Request as Asked, Uri, header};
use omov_record::Checkpoint;
use omov_record::key::{Purpose, VerifierKey};
use omov_record::note::{Note, Signature};
use omov_record::tree::Plan;
use omov_record::witness::Request;
use omov_store::Moment;
use tokio::task::JoinSet;

use super::kept::{self, Cosigned};
use super::tree;
use crate::house::fetch::{Fetch, Unheard};
use crate::house::{House, Stop};

/// A witness, as the host has set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Witness {
    pub(crate) key: VerifierKey,
    /// Where it answers, without a stroke at the end.
    url: String,
}

impl FromStr for Witness {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (key, url) = text
            .split_once('@')
            .ok_or("a witness is KEY@URL, such as leeds.example/w+1f2e3d4c+BASE64@https://leeds.example/w")?;
        let key = VerifierKey::parse(key).map_err(|why| why.to_string())?;
        if key.purpose() != Purpose::Cosignature {
            return Err("this is the key of a record, and not of a witness".into());
        }
        let url = url.trim_end_matches('/');
        let parsed: Uri = url.parse().map_err(|_| "the address of a witness begins with https://".to_owned())?;
        let is_here = matches!(parsed.host(), Some("127.0.0.1" | "[::1]" | "localhost"));
        match parsed.scheme_str() {
            Some("https") => {}
            Some("http") if is_here => {}
            _ => return Err("the address of a witness begins with https://".into()),
        }
        if parsed.query().is_some() || url.contains('@') {
            return Err("the address of a witness has no @ and no ? in it".into());
        }
        Ok(Self { key, url: url.into() })
    }
}

impl Witness {
    /// By which it is kept: the text of its key.
    pub(super) fn id(&self) -> String {
        self.key.to_string()
    }
}

/// What a witness said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Its line, and the moment that stands in it.
    Signed { line: String, at: Moment },
    /// It did not, by the last part of the name of a message: `record-witness-late`.
    Refused(&'static str),
}

/// The witnesses that have not signed the checkpoint of that size, each with the size it has signed last.
pub(super) async fn behind(house: &House, size: u64) -> Result<Vec<(Witness, u64)>, Stop> {
    if house.witnesses().is_empty() {
        return Ok(Vec::new());
    }
    let kept: Vec<Cosigned> = house.store().read(|tx| Ok(kept::cosigned(tx)?)).await?;
    let last = |witness: &Witness| {
        let id = witness.id();
        kept.iter().find(|one| one.witness == id).map_or(0, |one| one.size)
    };
    let all = house.witnesses().iter().map(|witness| (witness.clone(), last(witness)));
    Ok(all.filter(|(_, last)| *last < size).collect())
}

/// Asks all of them at once.
pub(super) async fn ask(
    house: &House,
    behind: Vec<(Witness, u64)>,
    checkpoint: &Checkpoint,
    note: &Note,
) -> Result<Vec<(String, Answer)>, Stop> {
    if behind.is_empty() {
        return Ok(Vec::new());
    }
    let (http, mut asked) = (Fetch::new()?, JoinSet::new());
    for (witness, last) in behind {
        let (house, http, checkpoint, note) = (house.clone(), http.clone(), checkpoint.clone(), note.clone());
        asked.spawn(async move {
            let answer = one(&house, http, &witness, last, checkpoint, note).await;
            if let Ok(Answer::Refused(why)) = &answer {
                tracing::warn!(witness = witness.key.name(), why, "a witness has not signed the public record");
            }
            answer.map(|answer| (witness.id(), answer))
        });
    }
    asked.join_all().await.into_iter().collect()
}

/// Asks one; once more if it has seen another checkpoint than we thought, because an answer was lost.
async fn one(
    house: &House,
    http: Fetch,
    witness: &Witness,
    last: u64,
    checkpoint: Checkpoint,
    note: Note,
) -> Result<Answer, Stop> {
    let (mut old, size) = (last, checkpoint.size);
    for again in [true, false] {
        let plan = Plan::consistency(old, size).map_err(|_| tree::damaged())?;
        let proof = house.store().read(move |tx| Ok(tree::proof(tx, &plan)?)).await?.ok_or_else(tree::damaged)?;
        let body = Request { old, proof, checkpoint: checkpoint.clone(), note: note.clone() }.print();
        let asked = Asked::post(format!("{}/add-checkpoint", witness.url))
            .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
            .body(body.into_bytes());
        let Ok(asked) = asked else { return Ok(Answer::Refused("unreached")) };
        let answer = match http.clone().fetch(asked).await {
            Ok(answer) => answer,
            Err(Unheard::Late) => return Ok(Answer::Refused("late")),
            Err(Unheard::Unreached) => return Ok(Answer::Refused("unreached")),
            Err(Unheard::Long) => return Ok(Answer::Refused("false")),
        };
        match answer.status().as_u16() {
            200 => return Ok(line(witness, &note, answer.body())),
            409 => match std::str::from_utf8(answer.body()).ok().and_then(|body| body.trim().parse::<u64>().ok()) {
                // It holds a checkpoint with our signature that is larger than all we have: this database is an old one.
                Some(seen) if seen > size => return Ok(Answer::Refused("ahead")),
                Some(seen) if again && seen != old => old = seen,
                _ => return Ok(Answer::Refused("conflict")),
            },
            404 => return Ok(Answer::Refused("unknown")),
            403 => return Ok(Answer::Refused("wrong-key")),
            422 => return Ok(Answer::Refused("not-proved")),
            _ => return Ok(Answer::Refused("other")),
        }
    }
    Ok(Answer::Refused("conflict"))
}

/// Its line in the answer, if it holds.
fn line(witness: &Witness, note: &Note, body: &[u8]) -> Answer {
    let mut signed = note.clone();
    let mut lines = std::str::from_utf8(body).unwrap_or_default().lines().filter_map(Signature::parse);
    let own = lines.find(|line| line.name == witness.key.name() && line.id == witness.key.id());
    let Some(own) = own else { return Answer::Refused("false") };
    signed.signatures = vec![own.clone()];
    match signed.signed(&witness.key) {
        Ok(Some(at)) => {
            let at = Moment(i64::try_from(at).unwrap_or(i64::MAX).saturating_mul(1_000_000));
            Answer::Signed { line: own.line(), at }
        }
        _ => Answer::Refused("false"),
    }
}
