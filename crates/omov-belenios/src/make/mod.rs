//! Making what [`crate::verify`] checks: keys, credentials, ballots, mixes, decryptions (version 2, Ed25519).
//!
//! All randomness comes from the caller. Secrets are wiped from memory when they are dropped. What depends on a secret takes the same steps
//! whatever the secret is: multiplications by secret scalars use the constant-time code of `curve25519-dalek`, and proofs about a vote do
//! not branch on the vote. Exceptions are named where they stand: whether an answer is allowed at all and the point for a ranking
//! ([`ballot`]), the memory that a permutation touches ([`shuffle`]), and writing a share as decimal text. All happen on the device of
//! the person whose secret it is.

pub mod ballot;
pub mod channel;
pub mod credential;
pub mod decryption;
mod either;
pub mod rehearsal;
pub mod setup;
pub mod shuffle;
pub mod signature;
pub mod stock;
pub mod threshold;
pub mod trustee;

use curve25519_dalek::Scalar;
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::election::BASE58;
use crate::group::scalar_text;

/// Why something is not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The answer does not fit the question with this number, counted from 1.
    #[error("question {0}: the answer is not allowed")]
    Answer(usize),
    /// There are not as many answers as questions.
    #[error("there must be one answer to each question")]
    Answers,
    /// A voting code that is mistyped.
    #[error("this is not a voting code: 22 letters and digits, in groups of 5, 6, 5 and 6")]
    Code,
    /// A trustee's secret that is mistyped.
    #[error("this is not a trustee's secret: 44 letters and digits")]
    Seed,
    /// All trustees would be needed, so that one lost key loses the election.
    #[error("the threshold must be at least 1 and less than the number of trustees")]
    Threshold,
    /// A message of another trustee does not fit. That trustee is named.
    #[error("trustee {member}: {reason}")]
    Complaint {
        /// The index of the trustee in the threshold group, from 1.
        member: usize,
        /// What does not fit.
        reason: &'static str,
    },
    /// Something that has to be checked before does not pass its checks.
    #[error(transparent)]
    Invalid(#[from] crate::Failure),
    /// A value to be found among the possible results is not there.
    #[error("the sum is larger than the weight of the ballots")]
    Sum,
}

/// A proof as JSON.
fn proof_json(challenge: &Scalar, response: &Scalar) -> String {
    format!("{{\"challenge\":\"{}\",\"response\":\"{}\"}}", scalar_text(challenge), scalar_text(response))
}

/// `count` letters and digits that people can write down, each with the same chance.
fn random_text<R: CryptoRng + ?Sized>(rng: &mut R, count: usize) -> Zeroizing<String> {
    let byte = || {
        let mut byte = [0];
        rng.fill_bytes(&mut byte);
        byte[0]
    };
    text_of(std::iter::repeat_with(byte), count)
}

/// The same, from bytes of which each value is as likely as the others.
fn text_of(bytes: impl Iterator<Item = u8>, count: usize) -> Zeroizing<String> {
    let letters = BASE58.as_bytes();
    let mut text = Zeroizing::new(String::with_capacity(count));
    // 232 is 4 · 58: above it the remainder would prefer some letters.
    text.extend(bytes.filter(|byte| *byte < 232).map(|byte| char::from(letters[usize::from(byte % 58)])).take(count));
    text
}

fn is_text(text: &str, count: usize) -> bool {
    text.len() == count && text.chars().all(|c| BASE58.contains(c))
}
