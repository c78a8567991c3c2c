//! Proving that one of several ciphertexts holds nothing, without showing which.
//!
//! Statement j is about a ciphertext alpha = g^r, beta = y^r · g^d, and true if d = 0. For every j the prover draws w and c and commits to
//!
//! ```text
//! A = g^w        B = y^w · g^(d·c)
//! ```
//!
//! The responses are w - r·c. For a false statement that is a proof made up backwards, with its challenge c fixed before; for the
//! true one d = 0, so B does not depend on c, and c can be changed afterwards to make the challenges add up to the hash. The steps
//! are the same for all statements, so nothing in their timing tells which is true.

use curve25519_dalek::edwards::EdwardsBasepointTable;
use curve25519_dalek::traits::BasepointTable;
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};
use zeroize::Zeroizing;

use super::proof_json;
use crate::group::{Ed25519, Group};
use crate::hashing::{Protocol, challenge};

/// What the prover knows of one statement: the randomness of the ciphertext and what it holds.
#[derive(Clone, Copy)]
pub(super) struct Statement {
    pub(super) randomness: Scalar,
    pub(super) holds: Scalar,
}

impl zeroize::Zeroize for Statement {
    fn zeroize(&mut self) {
        self.randomness.zeroize();
        self.holds.zeroize();
    }
}

/// The proofs, one for each statement. At least one statement must be true, or the proofs will not hold.
pub(super) fn prove<R: CryptoRng + ?Sized>(
    y: &EdwardsBasepointTable,
    tag: &str,
    message: &str,
    statements: &[Statement],
    rng: &mut R,
) -> Vec<String> {
    let mut drawn = Zeroizing::new(Vec::with_capacity(statements.len()));
    let mut commitments = Vec::with_capacity(2 * statements.len());
    let mut sum = Scalar::ZERO;
    for statement in statements {
        let (w, c) = (Scalar::random(rng), Scalar::random(rng));
        commitments.push(EdwardsPoint::mul_base(&w));
        commitments.push(y.mul_base(&w) + EdwardsPoint::mul_base(&(statement.holds * c)));
        sum += c;
        drawn.push((w, c));
    }
    let commitments = Ed25519.encode(&commitments);
    let missing = challenge(&Ed25519, Protocol::V2, tag, message, &commitments) - sum;
    let mut placed = Choice::from(0);
    let proofs = statements.iter().zip(drawn.iter()).map(|(statement, (w, c))| {
        // The first true statement takes up the difference.
        let here = statement.holds.ct_eq(&Scalar::ZERO) & !placed;
        placed |= here;
        let c = c + Scalar::conditional_select(&Scalar::ZERO, &missing, here);
        proof_json(&c, &(w - statement.randomness * c))
    });
    proofs.collect()
}
