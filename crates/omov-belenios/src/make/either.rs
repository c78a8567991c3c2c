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
//! are the same whichever statement is true, so nothing in their timing tells: g^(d·c) is computed for all but one, and for that
//! purpose the true one changes places with the first, by swaps that touch the same memory whether they swap or not.

use curve25519_dalek::edwards::EdwardsBasepointTable;
use curve25519_dalek::traits::{BasepointTable, Identity};
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
    let mut hidden = Zeroizing::new(Vec::with_capacity(statements.len()));
    // 1 for the first true statement, 0 for all others.
    let mut chosen = Zeroizing::new(Vec::with_capacity(statements.len()));
    let (mut sum, mut found) = (Scalar::ZERO, Choice::from(0));
    for statement in statements {
        let (w, c) = (Scalar::random(rng), Scalar::random(rng));
        let here = statement.holds.ct_eq(&Scalar::ZERO) & !found;
        found |= here;
        sum += c;
        drawn.push((w, c));
        hidden.push(statement.holds * c);
        chosen.push(here.unwrap_u8());
    }
    swap_with_first(&mut hidden, &chosen);
    let first = std::iter::once(EdwardsPoint::identity());
    let powers = first.chain(hidden.iter().skip(1).map(EdwardsPoint::mul_base));
    let mut powers: Zeroizing<Vec<_>> = Zeroizing::new(powers.take(statements.len()).collect());
    swap_with_first(&mut powers, &chosen);

    let pairs = drawn.iter().zip(powers.iter());
    let commitments: Vec<_> =
        pairs.flat_map(|((w, _), power)| [EdwardsPoint::mul_base(w), y.mul_base(w) + power]).collect();
    let commitments = Ed25519.encode(&commitments);
    // The true statement takes up the difference.
    let missing = challenge(&Ed25519, Protocol::V2, tag, message, &commitments) - sum;
    let proofs = statements.iter().zip(drawn.iter()).zip(chosen.iter()).map(|((statement, (w, c)), here)| {
        let c = c + Scalar::conditional_select(&Scalar::ZERO, &missing, Choice::from(*here));
        proof_json(&c, &(w - statement.randomness * c))
    });
    proofs.collect()
}

/// Lets the first of `all` change places with the one for which `chosen` is 1.
fn swap_with_first<T: ConditionallySelectable>(all: &mut [T], chosen: &[u8]) {
    let Some((first, rest)) = all.split_first_mut() else { return };
    for (other, here) in rest.iter_mut().zip(&chosen[1..]) {
        T::conditional_swap(first, other, Choice::from(*here));
    }
}
