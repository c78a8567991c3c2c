//! What a voter holds in hand: the tracking number, the place on the board, and the house's signature over both, so that a ballot that is dropped
//! can be proved.

use omov_web::refusal::Refusal;

use crate::house::{House, Stop};
use crate::record;

/// A receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Receipt {
    pub(super) tracker: String,
    /// The height of its event on the board.
    pub(super) entry: u64,
    /// The note that is signed, with its signature.
    pub(super) signature: String,
    /// Whether the voting code has voted before.
    pub(super) again: bool,
}

/// Signs it: docs/PROTOCOL.md, 23. The same ballot has the same receipt, however often it is asked for.
pub(super) async fn sign(house: &House, uuid: &str, tracker: &str, entry: u64, hash: &str) -> Result<String, Stop> {
    let text = format!("omov receipt 1\n{uuid}\n{tracker}\n{entry}\n{hash}\n");
    record::signed(house, text).await?.ok_or(Stop::Refused(Refusal::Failed))
}
