//! The files of the record for programs (c2sp.org/tlog-tiles), at addresses that stay. Anybody may keep and pass on what is there.

use axum::Extension;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use omov_record::tiles::Tile;
use omov_web::refusal::Refusal;

use crate::house::{Answer, House};
use crate::record::{files, kept, key};

/// What never changes again may be kept for good.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// The checkpoint is asked for anew each time.
const FOR_NOW: &str = "public, no-cache";
const TEXT: &str = "text/plain; charset=utf-8";
const BYTES: &str = "application/octet-stream";

/// A file that scripts on other sites may read too: it is for everybody.
pub(super) fn file(kind: &'static str, kept: &'static str, body: impl Into<Vec<u8>>) -> Response {
    let headers =
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    (headers, body.into()).into_response()
}

/// The signed checkpoint, with the lines of the witnesses.
pub(super) async fn checkpoint(Extension(house): Extension<House>) -> Answer {
    let found = house.store().read(|tx| Ok(kept::checkpoint(tx)?)).await?;
    Ok(file(TEXT, FOR_NOW, found.ok_or(Refusal::NotFound)?))
}

/// The public key, by which the signature is checked.
pub(super) async fn key(Extension(house): Extension<House>) -> Answer {
    let found = key::verifier(&house).await?.ok_or(Refusal::NotFound)?;
    Ok(file(TEXT, FOR_NOW, format!("{found}\n")))
}

/// A tile of hashes, or a bundle of entries.
pub(super) async fn tile(Extension(house): Extension<House>, Path(path): Path<String>) -> Answer {
    let tile = Tile::parse(&format!("tile/{path}")).ok_or(Refusal::NotFound)?;
    let read = move |tx: &mut omov_store::ReadTx<'_>| {
        let Some(published) = kept::published(tx)? else { return Ok(None) };
        Ok(files::tile(tx, tile, published.size)?)
    };
    let found = house.store().read(read).await?.ok_or(Refusal::NotFound)?;
    Ok(file(BYTES, FOR_GOOD, found))
}
