//! The files of a ballot, for everybody.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use omov_web::files;
use omov_web::refusal::Refusal;

use crate::ballots::{BallotId, ballot, board, roll};
use crate::house::{Answer, Visit};

/// A file to be kept under that name; public, so that it may be kept on the way as well.
pub(super) fn attached(kind: &'static str, name: &str, body: Vec<u8>) -> Response {
    ([(header::CACHE_CONTROL, "no-cache")], files::attached(kind, name, body)).into_response()
}

/// The board as a file, which `omov-verify` reads.
pub(super) async fn record(visit: Visit, Path(id): Path<BallotId>) -> Answer {
    let found = visit.house.store().read(move |tx| board::archive(tx, id)).await?;
    let (bytes, _) = found.ok_or(Refusal::NotFound)?;
    Ok(attached("application/octet-stream", "record.bel", bytes))
}

/// Every leaf of the frozen roll, from which anybody computes its root.
pub(super) async fn leaves(visit: Visit, Path(id): Path<BallotId>) -> Answer {
    let read = move |tx: &mut omov_store::ReadTx<'_>| {
        ballot::one(tx, id)?.root.ok_or(Refusal::NotFound)?;
        roll::leaves(tx, id)
    };
    let leaves = visit.house.store().read(read).await?;
    let text: String = leaves.iter().flat_map(|leaf| [leaf.to_string(), "\n".into()]).collect();
    Ok(attached("text/plain; charset=utf-8", "leaves.txt", text.into_bytes()))
}
