//! A rehearsal of the opening: before anybody votes, each trustee opens a test ballot with the secret that will open the result.
//!
//! The test ballot holds g^1 under the key that the trustees made, sealed with a number that follows from the draft and the key by a hash. So it is
//! the same for everybody, nobody chooses it, and what a trustee gives for it anybody could work out from public numbers: it says nothing of
//! their secret but that they have it. A test ballot that came from somebody else would be a way to have a real one opened.
//!
//! This is not part of the protocol of the records; it has hashes of its own and leaves nothing in them (docs/PROTOCOL.md).

use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::signature::KeyPair;
use super::threshold::{Context, Polynomial, parts, settled};
use super::{Refusal, proof_json};
use crate::check::Check;
use crate::decryption::lagrange;
use crate::group::{Ed25519, Group};
use crate::hashing::{Protocol, challenge, sha256_hex};
use crate::json::{Malformed, Reader};
use crate::proof::{Equations, Frame, Intake, Proof, Written};
use crate::trustees::threshold_keys;

/// What is opened in a rehearsal, and who opens it.
pub struct Rehearsal {
    draft: String,
    threshold: usize,
    /// The number that seals the test ballot.
    sealing: Scalar,
    /// The key of the election.
    key: EdwardsPoint,
    /// For each trustee: the signature key, and the public half of their share of the key.
    trustees: Vec<(String, EdwardsPoint)>,
    /// What every challenge begins with.
    about: String,
}

impl Rehearsal {
    /// The rehearsal for what the trustees made in three rounds; `draft` is the hash of what they made it for, as hexadecimal digits.
    ///
    /// # Errors
    /// [`Refusal::Complaint`] names the trustee whose certificate or coefficients do not hold.
    pub fn new(
        context: &Context,
        draft: &str,
        certificates: &[String],
        polynomials: &[Polynomial],
    ) -> Result<Self, Refusal> {
        let (signers, coefficients) = parts(context, certificates, polynomials)?;
        let (key, publics) = threshold_keys(&Ed25519, &coefficients);
        let about = format!("{draft}|{}|", sha256_hex(settled(context, certificates, polynomials)));
        let sealing = challenge(&Ed25519, Protocol::V2, "omov-rehearsal-ballot", &about, &[]);
        let trustees = signers.into_iter().zip(publics).collect();
        Ok(Self { draft: draft.to_owned(), threshold: context.threshold(), sealing, key, trustees, about })
    }

    /// What is sealed, without the point that holds the answer: g to the number that seals.
    fn alpha(&self) -> EdwardsPoint {
        EdwardsPoint::mul_base(&self.sealing)
    }

    fn message(&self, public: &str) -> String {
        format!("{}{public}|", self.about)
    }

    /// The share of the trustee whose key is `key`, signed with `sk`.
    pub fn share<R: CryptoRng + ?Sized>(&self, sk: &KeyPair, key: &KeyPair, rng: &mut R) -> String {
        let alpha = self.alpha();
        let w = Zeroizing::new(Scalar::random(rng));
        let texts = Ed25519.encode(&[alpha * *key.secret, EdwardsPoint::mul_base(&w), alpha * *w]);
        let c = challenge(&Ed25519, Protocol::V2, "omov-rehearsal", &self.message(&key.text), &texts[1..]);
        let proof = proof_json(&c, &(*w - *key.secret * c));
        let message = format!("{{\"rehearsal\":\"{}\",\"factor\":\"{}\",\"proof\":{proof}}}", self.draft, texts[0]);
        sk.sign("omov-rehearsal", &message, rng)
    }

    /// Checks the share of the trustee at `index`, counted from 1.
    ///
    /// # Errors
    /// [`Refusal::Complaint`] names the trustee.
    pub fn check(&self, index: usize, share: &str) -> Result<(), Refusal> {
        self.factor(index, share).map(|_| ())
    }

    fn factor(&self, index: usize, share: &str) -> Result<EdwardsPoint, Refusal> {
        let complaint = |reason| Refusal::Complaint { member: index, reason };
        let trustee = index.checked_sub(1).and_then(|at| self.trustees.get(at));
        let (signer, public) = trustee.ok_or(complaint("there is no such trustee"))?;
        let frame = Frame::new(Ed25519, Protocol::V2);
        let read = self.read(&frame, share).map_err(|_| complaint("this is not a share of this test ballot"))?;
        let vk = Ed25519.decode(signer).ok_or(complaint("there is no signature key"))?;
        let mut equations = Equations::new(&frame, Check::PartialDecryption);
        let signed = Written { element: vk, text: signer.as_str() };
        equations.signed("omov-rehearsal", &signed, &read.message, &read.signature, "signature");
        let a = frame.commitment(&frame.g, public, &read.proof);
        let b = Ed25519.product(&[(&self.alpha(), &read.proof.response), (&read.factor, &read.proof.challenge)]);
        let about = self.message(&Ed25519.encode(&[*public])[0]);
        equations.expect("omov-rehearsal", about, [a, b], read.proof.challenge, "share");
        let reason = "the test ballot was opened with another secret, or by somebody else";
        equations.settle().map_err(|_| complaint(reason))?;
        Ok(read.factor)
    }

    fn read(&self, frame: &Frame<Ed25519>, share: &str) -> Result<Sent, Malformed> {
        let mut intake = Intake::new(frame);
        let mut r = Reader::of(share);
        r.literal("{\"message\":")?;
        let (message, (factor, proof)) = r.span(|r| {
            r.literal("{\"rehearsal\":\"")?;
            if !r.skip(&self.draft) {
                return r.expected("the hash of this draft");
            }
            r.literal("\",\"factor\":")?;
            let factor = intake.element(r)?.element;
            r.literal(",\"proof\":")?;
            let proof = frame.proof(r)?;
            r.literal("}")?;
            Ok::<_, Malformed>((factor, proof))
        })?;
        r.literal(",\"signature\":")?;
        let signature = frame.proof(&mut r)?;
        r.literal("}")?;
        r.end()?;
        intake.finish()?;
        Ok(Sent { message: message.to_owned(), factor, proof, signature })
    }

    /// Opens the test ballot with every row of as many neighbours as are needed, so that each trustee takes part.
    ///
    /// # Errors
    /// [`Refusal::Complaint`] names a trustee whose share does not hold or is missing; [`Refusal::Sum`] if what comes out is not what was sealed.
    pub fn opens(&self, shares: &[String]) -> Result<(), Refusal> {
        let count = self.trustees.len();
        let missing = |member| Refusal::Complaint { member, reason: "the test ballot was not opened" };
        let factor = |index: usize| self.factor(index, shares.get(index - 1).ok_or(missing(index))?);
        let factors = (1..=count).map(factor).collect::<Result<Vec<_>, _>>()?;
        let sealed = self.key * self.sealing + EdwardsPoint::mul_base(&Scalar::ONE);
        for first in 0..count {
            let row: Vec<usize> = (0..self.threshold).map(|step| (first + step) % count).collect();
            let opened = row.iter().fold(sealed, |rest, at| {
                let others = row.iter().filter(|other| *other != at).map(|other| *other as u64 + 1);
                rest - factors[*at] * lagrange(&Ed25519, *at as u64 + 1, others)
            });
            if opened != Ed25519.generator() {
                return Err(Refusal::Sum);
            }
        }
        Ok(())
    }
}

/// What a trustee sends.
struct Sent {
    message: String,
    factor: EdwardsPoint,
    proof: Proof<Scalar>,
    signature: Proof<Scalar>,
}
