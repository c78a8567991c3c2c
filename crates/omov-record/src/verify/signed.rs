//! The signatures, and the reader's own checkpoint.

use super::Demands;
use super::verdict::{Check, Fault, Place, Verdict, Witnessed};
use crate::checkpoint::Checkpoint;
use crate::key::VerifierKey;
use crate::note::{NotSigned, Note};

/// Whether the record's key and enough witnesses have signed.
pub(super) fn check(checkpoint: &Checkpoint, note: &Note, demands: Demands<'_>, verdict: &mut Verdict) {
    let mut fault = |check, detail| verdict.faults.push(Fault::new(check, Place::Checkpoint, detail));
    if let Some(key) = demands.key {
        match by(key, checkpoint, note) {
            Ok(()) => verdict.signed = true,
            Err(why) => fault(Check::Signature, why),
        }
    }
    let (mut absent, mut wrong) = (Vec::new(), 0);
    for key in demands.witnesses {
        let signed = note.signed(key);
        match signed {
            Ok(_) => {}
            Err(NotSigned::Missing) => absent.push(key.name().to_owned()),
            // A signature that is there and false is never in order, whatever others have signed.
            Err(why) => {
                wrong += 1;
                fault(Check::Witness, format!("witness {}: {why}", key.name()));
            }
        }
        verdict.witnesses.push(Witnessed { name: key.name().into(), moment: signed.ok().flatten() });
    }
    let needed = demands.quorum.unwrap_or(demands.witnesses.len());
    let have = verdict.witnessed();
    if have + wrong < needed {
        let missing = match absent.join(", ") {
            none if none.is_empty() => format!("only {} are named", demands.witnesses.len()),
            absent => format!("there is no signature by {absent}"),
        };
        let detail = format!("{have} of {needed} witnesses have signed; {missing}");
        verdict.faults.push(Fault::new(Check::Witness, Place::Checkpoint, detail));
    }
}

/// The reader's own checkpoint, if it can be compared with the entries.
pub(super) fn earlier<'a>(
    checkpoint: &Checkpoint,
    demands: Demands<'a>,
    verdict: &mut Verdict,
) -> Option<&'a Checkpoint> {
    let (since, note) = demands.since?;
    let mut fault = |check, detail| verdict.faults.push(Fault::new(check, Place::Since, detail));
    if since.origin != checkpoint.origin {
        fault(Check::Since, format!("it is of {}, and this is the record {}", since.origin, checkpoint.origin));
        return None;
    }
    if let Some(Err(why)) = demands.key.map(|key| by(key, since, note)) {
        fault(Check::Since, why);
        return None;
    }
    if since.size > checkpoint.size {
        fault(Check::Rollback, format!("it has {} entries, and this record has only {}", since.size, checkpoint.size));
        return None;
    }
    Some(since)
}

/// Whether the record's key has signed a checkpoint that bears its name.
fn by(key: &VerifierKey, checkpoint: &Checkpoint, note: &Note) -> Result<(), String> {
    if checkpoint.origin != key.name() {
        return Err(format!("it is of {}, and the key is that of {}", checkpoint.origin, key.name()));
    }
    note.signed(key).map(drop).map_err(|why| why.to_string())
}
