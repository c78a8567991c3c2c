//! The one-time code of the first start. It is made from a secret in the database: every process on it prints the same one,
//! and after a start anew it is still good. Once the movement is founded the secret is gone.

use omov_store::{Error, ReadTx, WriteTx};
use sha2::{Digest, Sha256};

use crate::house::{House, Stop, ids, organisation, secrets, signs};

/// Its name among the secrets.
const SECRET: &str = "setup";
/// So many letters and digits.
pub(crate) const LENGTH: usize = 8;

/// The code as it is printed; none once the movement is founded.
pub(crate) async fn find_or_make(house: &House) -> Result<Option<String>, Stop> {
    let new = ids::chance()?;
    let keep = move |tx: &mut WriteTx<'_>| match organisation::find(tx)? {
        Some(_) => Ok(None),
        None => Ok(Some(code(&secrets::keep(tx, SECRET, new)?))),
    };
    house.store().write(keep).await
}

/// Whether what somebody typed is the code.
pub(super) fn fits(tx: &mut ReadTx<'_>, typed: &str) -> Result<bool, Error> {
    let secret = secrets::find(tx, SECRET)?;
    // Hashes are compared, so that the time it takes says nothing of how much was right.
    Ok(secret.is_some_and(|secret| Sha256::digest(code(&secret)) == Sha256::digest(signs::meant(typed))))
}

/// Nobody needs it any more.
pub(super) fn forget(tx: &mut WriteTx<'_>) -> Result<(), Error> {
    secrets::forget(tx, SECRET)
}

fn code(secret: &[u8; 32]) -> String {
    signs::of(&secret[..LENGTH])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_again_however_it_is_typed() {
        let made = code(&[
            0, 1, 16, 31, 33, 255, 64, 96, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
        ]);
        assert_eq!(made, "01GZ1Z00");
        for typed in ["01GZ1Z00", "01gz 1z00", " o1gz-lzOo ", "0IGZ1Z00"] {
            assert_eq!(signs::meant(typed), made, "{typed}");
        }
        assert_ne!(signs::meant("01GZ1Z01"), made);
    }
}
