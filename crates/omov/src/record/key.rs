//! The key of the record, and its name.

use omov_record::Checkpoint;
use omov_record::key::{Purpose, SigningKey, VerifierKey};
use omov_record::note::Note;
use omov_web::refusal::Refusal;

use super::kept::{self, Published};
use crate::house::{House, Stop, ids, secrets};

/// The name of its secret among those of the house.
const SECRET: &str = "record";

/// The key that signs. It is made when it is first wanted; its name is that of the first checkpoint, for as long as there is a record.
pub(super) async fn signing(house: &House) -> Result<SigningKey, Stop> {
    let new = ids::chance()?;
    let keep = move |tx: &mut omov_store::WriteTx<'_>| Ok((secrets::keep(tx, SECRET, new)?, kept::published(tx)?));
    let (secret, published) = house.store().write(keep).await?;
    SigningKey::new(&origin(house, published.as_ref()), Purpose::Note, &secret).map_err(unusable)
}

/// A text of a room, signed as a note. Signed again it is the same. None for a text that cannot be a note.
pub(crate) async fn signed(house: &House, text: String) -> Result<Option<String>, Stop> {
    let Some(mut note) = Note::new(text) else { return Ok(None) };
    note.sign(&known(house).await?, 0);
    Ok(Some(note.print()))
}

/// The key that signs, without writing anything where there is one already.
async fn known(house: &House) -> Result<SigningKey, Stop> {
    let find = |tx: &mut omov_store::ReadTx<'_>| Ok((secrets::find(tx, SECRET)?, kept::published(tx)?));
    let (Some(secret), published) = house.store().read(find).await? else { return signing(house).await };
    SigningKey::new(&origin(house, published.as_ref()), Purpose::Note, &secret).map_err(unusable)
}

/// Its public half, if there is one yet.
pub(super) async fn verifier(house: &House) -> Result<Option<VerifierKey>, Stop> {
    let find = |tx: &mut omov_store::ReadTx<'_>| Ok((secrets::find(tx, SECRET)?, kept::published(tx)?));
    let (Some(secret), published) = house.store().read(find).await? else { return Ok(None) };
    let key = SigningKey::new(&origin(house, published.as_ref()), Purpose::Note, &secret).map_err(unusable)?;
    Ok(Some(key.verifier().clone()))
}

/// What the record is called: the address of its page, without `https://`, when it was first signed.
fn origin(house: &House, published: Option<&Published>) -> String {
    if let Some(Ok((Checkpoint { origin, .. }, _))) = published.map(Published::read) {
        return origin;
    }
    let address = house.address("/record");
    address.split_once("://").map_or(address.as_str(), |(_, rest)| rest).to_owned()
}

fn unusable(why: omov_record::key::NoKey) -> Stop {
    tracing::error!(%why, "the key of the public record");
    Refusal::Failed.into()
}
