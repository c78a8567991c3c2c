//! A trustee's share of the decryption, and the result (section 10).

use std::collections::HashMap;

use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use rayon::prelude::*;
use zeroize::Zeroizing;

use super::setup::Opening;
use super::signature::KeyPair;
use super::{Refusal, proof_json};
use crate::election::Kind;
use crate::group::{Ed25519, Group};
use crate::hashing::{Protocol, challenge};
use crate::json;

/// The shares of the trustee whose decryption key is `key`, signed with `sk`.
pub fn decrypt<R: CryptoRng + ?Sized>(opening: &Opening<'_>, sk: &KeyPair, key: &KeyPair, rng: &mut R) -> String {
    let message = format!("{}|{}|", opening.params.fingerprint, key.text);
    let questions = opening.tally.questions.iter().map(|sealed| {
        let leaves: Vec<String> = sealed
            .leaves()
            .into_iter()
            .map(|ct| {
                let w = Zeroizing::new(Scalar::random(rng));
                let factor = ct.alpha * *key.secret;
                let texts = Ed25519.encode(&[factor, EdwardsPoint::mul_base(&w), ct.alpha * *w]);
                let c = challenge(&Ed25519, Protocol::V2, "decrypt", &message, &texts[1..]);
                let proof = proof_json(&c, &(*w - *key.secret * c));
                format!("{{\"factor\":\"{}\",\"proof\":{proof}}}", texts[0])
            })
            .collect();
        sealed.write_like(&leaves)
    });
    let shares = json::array(questions.collect::<Vec<_>>());
    sk.sign("partial_decryption", &shares, rng)
}

/// The result, from enough checked shares.
///
/// # Errors
/// [`Refusal::Invalid`] if shares are missing, [`Refusal::Sum`] if a sum is not among the possible ones.
pub fn result(opening: &Opening<'_>) -> Result<String, Refusal> {
    let opened = crate::decryption::open(&Ed25519, opening.trustees, &opening.tally, &opening.shares)?;
    let mut rest = opened.as_slice();
    let logarithms = Logarithms::new(opening.tally.weight);
    let mut questions = Vec::new();
    for (sealed, question) in opening.tally.questions.iter().zip(&opening.params.election.questions) {
        let (mine, after) = rest.split_at(sealed.leaves().len());
        rest = after;
        let leaves: Vec<String> = if matches!(question.kind, Kind::NonHomomorphic { .. }) {
            let ints = |e: &EdwardsPoint| Ed25519.to_ints(question.integers(), e);
            mine.par_iter().map(|e| json::array(ints(e).iter().map(u8::to_string))).collect()
        } else {
            let figures = mine.iter().map(|e| logarithms.of(e).map(|n| n.to_string()));
            figures.collect::<Option<_>>().ok_or(Refusal::Sum)?
        };
        questions.push(sealed.write_like(&leaves));
    }
    Ok(format!("{{\"result\":{}}}", json::array(questions)))
}

/// Finds n in g^n for n up to a limit, by baby steps and giant steps (Shanks 1971). Only for results, which are public.
struct Logarithms {
    small: HashMap<[u8; 32], u64>,
    step: u64,
    limit: u64,
}

impl Logarithms {
    fn new(limit: u64) -> Self {
        let step = (limit.isqrt() + 1).min(1 << 20);
        let g = Ed25519.generator();
        let mut point = Ed25519.one();
        let mut points = Vec::with_capacity(step as usize);
        for _ in 0..step {
            points.push(point);
            point += g;
        }
        let encodings = EdwardsPoint::compress_batch_alloc(&points);
        let small = encodings.into_iter().zip(0..).map(|(e, n)| (e.to_bytes(), n)).collect();
        Self { small, step, limit }
    }

    fn of(&self, element: &EdwardsPoint) -> Option<u64> {
        let giant = EdwardsPoint::mul_base(&Scalar::from(self.step));
        let mut point = *element;
        let mut above = 0;
        while above <= self.limit {
            if let Some(n) = self.small.get(point.compress().as_bytes()) {
                return Some(above + n).filter(|n| *n <= self.limit);
            }
            point -= giant;
            above += self.step;
        }
        None
    }
}
