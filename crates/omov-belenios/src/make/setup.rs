//! Putting the parts of a record together.

use crate::check::Failure;
use crate::group::{Ed25519, Group};
use crate::hashing::{Protocol, sha256_hex};
use crate::json;
use crate::params::Params;
use crate::proof::Frame;
use crate::sealed::Sealed;
use crate::tally;
use crate::trustees::Trustees;
use curve25519_dalek::EdwardsPoint;

/// An election of this group after the close.
pub type Opening<'p> = crate::opening::Opening<'p, Ed25519>;

/// The ballots of this group that count, added up.
pub type Sum = crate::sealed::Sum<EdwardsPoint>;

/// The key of an election with these trustees (JSON), in its text form, once all their proofs hold.
///
/// # Errors
/// What is wrong with the list.
pub fn public_key(trustees: &str) -> Result<String, Failure> {
    let frame = Frame::new(Ed25519, Protocol::V2);
    let (_, key) = Trustees::read_with_key(&frame, trustees.as_bytes())?;
    Ok(frame.text(&key))
}

/// The payload of the first event, from the JSON of election, trustees and credentials.
pub fn setup_data(election: &str, trustees: &str, credentials: &str) -> String {
    let [election, trustees, credentials] = [election, trustees, credentials].map(sha256_hex);
    format!("{{\"election\":\"{election}\",\"trustees\":\"{trustees}\",\"credentials\":\"{credentials}\"}}")
}

/// The encrypted tally and the statement of its size, as they stand in the record.
pub fn encrypted_tally(params: &Params<Ed25519>, sum: &Sum) -> (String, String) {
    let questions = sum.questions.iter().map(|sealed| {
        let mut sealed = sealed.clone();
        if let Sealed::Rankings(all) = &mut sealed {
            tally::sort(&params.frame.group, all);
        }
        let points: Vec<_> = sealed.leaves().into_iter().flat_map(|ct| [ct.alpha, ct.beta]).collect();
        let texts = Ed25519.encode(&points);
        let leaves = texts.chunks(2).map(|pair| format!("{{\"alpha\":\"{}\",\"beta\":\"{}\"}}", pair[0], pair[1]));
        sealed.write_like(&leaves.collect::<Vec<_>>())
    });
    let tally = json::array(questions.collect::<Vec<_>>());
    let sized = format!(
        "{{\"num_tallied\":{},\"total_weight\":{},\"encrypted_tally\":\"{}\"}}",
        sum.ballots,
        sum.weight,
        sha256_hex(&tally)
    );
    (tally, sized)
}

/// The note that says which trustee made a mix or a share.
pub fn owned(owner: u64, payload: &str) -> String {
    format!("{{\"owner\":{owner},\"payload\":\"{}\"}}", sha256_hex(payload))
}
