//! The checkpoints themselves, as they were signed, for whoever wants to check them.

use axum::extract::{Path, State};
use axum::response::Response;
use omov_record::note::Note;
use omov_web::files::attached;
use omov_web::hex::{hex, unhex};
use omov_web::refusal::Refusal;
use sha2::{Digest as _, Sha256};

use super::super::Witness;
use super::super::book::{self, Refused, Signed};
use crate::house::Answer;

/// Where the last checkpoint of a record is: by the hash of its name, because a name may hold strokes.
pub(super) fn address(record: &str) -> String {
    format!("/records/{}/checkpoint", hex(&Sha256::digest(record)))
}

/// The last checkpoint signed here, with the signature of this witness.
pub(super) async fn latest(State(witness): State<Witness>, Path(record): Path<String>) -> Answer {
    let named = |name: &&str| hex(&Sha256::digest(name)) == record;
    let name = witness.records().into_iter().find(named).ok_or(Refusal::NotFound)?.to_owned();
    let found = witness.0.store.read(move |tx| book::latest(tx, &name)).await?;
    let signed = found.and_then(|signed| cosigned(&witness, &signed)).ok_or(Refusal::NotFound)?;
    Ok(paper("checkpoint.txt", signed))
}

/// It was handed out with this very signature: the same text, key and moment give the same one.
fn cosigned(witness: &Witness, signed: &Signed) -> Option<String> {
    let mut note = Note::parse(signed.note.as_bytes()).ok()?;
    note.sign(&witness.0.key, u64::try_from(signed.at.0 / 1_000_000).ok()?);
    Some(note.print())
}

/// The checkpoint against which a refused one stands.
pub(super) async fn signed_here(State(witness): State<Witness>, Path(id): Path<String>) -> Answer {
    let refused = found(&witness, &id).await?;
    Ok(paper("signed-here.txt", refused.against))
}

/// A refused checkpoint.
pub(super) async fn refused(State(witness): State<Witness>, Path(id): Path<String>) -> Answer {
    let refused = found(&witness, &id).await?;
    Ok(paper("refused.txt", refused.note))
}

async fn found(witness: &Witness, id: &str) -> Answer<Refused> {
    let id = unhex(id).and_then(|bytes| bytes.try_into().ok()).ok_or(Refusal::NotFound)?;
    Ok(witness.0.store.read(move |tx| book::find(tx, id)).await?.ok_or(Refusal::NotFound)?)
}

fn paper(name: &str, text: String) -> Response {
    attached("text/plain; charset=utf-8", name, text)
}
