//! Zero-knowledge proofs, as the protocol writes and checks them.
//!
//! All are of one kind (Schnorr 1991, made non-interactive by Fiat and Shamir 1986): the prover commits to random elements A, a
//! hash of everything relevant and of A is the challenge c, and the response r is such that A = base^r · X^c for every base in
//! question. A record holds c and r only. The verifier computes the commitments again and compares their hash with c. "One of these
//! statements is true" (Cramer, Damgård, Schoenmakers 1994) is proved with a challenge for each statement; they add up to the hash.

use std::sync::Arc;

use crate::check::{Check, Failure};
use crate::group::{Group, all_in_subgroup};
use crate::hashing::{self, Protocol};
use crate::json::{Malformed, Reader};

/// A challenge and a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof<S> {
    /// The challenge c.
    pub challenge: S,
    /// The response r.
    pub response: S,
}

/// An ElGamal ciphertext: alpha = g^r, beta = y^r · m.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ciphertext<E> {
    /// g^r.
    pub alpha: E,
    /// y^r · m.
    pub beta: E,
}

/// A group and a version of the protocol, with the generator prepared for many powers.
pub struct Frame<G: Group> {
    /// The group.
    pub group: G,
    /// The version.
    pub protocol: Protocol,
    pub(crate) g: G::Fixed,
}

/// An element as it was read, with its text form.
#[derive(Clone, Debug)]
pub(crate) struct Written<'a, E> {
    pub(crate) element: E,
    pub(crate) text: &'a str,
}

impl<G: Group> Frame<G> {
    /// Prepares the group.
    pub fn new(group: G, protocol: Protocol) -> Self {
        let g = group.fix(&group.generator());
        Self { group, protocol, g }
    }

    /// The text form of one element.
    pub(crate) fn text(&self, element: &G::Element) -> String {
        self.group.encode(std::slice::from_ref(element)).concat()
    }

    /// `base^response · element^challenge`: the commitment that the proof stands for.
    pub(crate) fn commitment(&self, base: &G::Fixed, element: &G::Element, proof: &Proof<G::Scalar>) -> G::Element {
        self.group.pair(base, &proof.response, element, &proof.challenge)
    }

    /// Reads a scalar: a decimal string below q.
    pub(crate) fn scalar(&self, r: &mut Reader<'_>) -> Result<G::Scalar, Malformed> {
        let from = r.clone();
        match self.group.scalar(r.plain()?) {
            Some(scalar) => Ok(scalar),
            None => from.expected("a number below the order of the group"),
        }
    }

    /// Reads a proof.
    pub(crate) fn proof(&self, r: &mut Reader<'_>) -> Result<Proof<G::Scalar>, Malformed> {
        r.literal("{\"challenge\":")?;
        let challenge = self.scalar(r)?;
        r.literal(",\"response\":")?;
        let response = self.scalar(r)?;
        r.literal("}")?;
        Ok(Proof { challenge, response })
    }

    /// Reads a pair of proofs.
    pub(crate) fn proof_pair(&self, r: &mut Reader<'_>) -> Result<[Proof<G::Scalar>; 2], Malformed> {
        r.literal("[")?;
        let first = self.proof(r)?;
        r.literal(",")?;
        let second = self.proof(r)?;
        r.literal("]")?;
        Ok([first, second])
    }
}

/// Reads the group elements of one object, and at its end checks that all of them are in the subgroup.
#[must_use = "elements are in the group only after `finish`"]
pub(crate) struct Intake<'f, G: Group> {
    pub(crate) frame: &'f Frame<G>,
    elements: Vec<G::Element>,
    places: Vec<usize>,
}

impl<'f, G: Group> Intake<'f, G> {
    pub(crate) fn new(frame: &'f Frame<G>) -> Self {
        Self { frame, elements: Vec::new(), places: Vec::new() }
    }

    /// The same, for as many elements as expected.
    pub(crate) fn with_capacity(frame: &'f Frame<G>, count: usize) -> Self {
        Self { frame, elements: Vec::with_capacity(count), places: Vec::with_capacity(count) }
    }

    /// Reads an element; the identity is one.
    pub(crate) fn element<'a>(&mut self, r: &mut Reader<'a>) -> Result<Written<'a, G::Element>, Malformed> {
        let from = r.clone();
        let text = r.plain()?;
        let Some(element) = self.frame.group.decode(text) else { return from.expected("an element of the group") };
        self.elements.push(element.clone());
        self.places.push(from.position());
        Ok(Written { element, text })
    }

    /// Reads an element other than the identity.
    pub(crate) fn key<'a>(&mut self, r: &mut Reader<'a>) -> Result<Written<'a, G::Element>, Malformed> {
        let from = r.clone();
        let written = self.element(r)?;
        if written.element == self.frame.group.one() {
            return from.expected("an element other than the identity");
        }
        Ok(written)
    }

    /// Reads a ciphertext; `spell` receives the text forms of alpha and beta.
    pub(crate) fn ciphertext<'a>(
        &mut self,
        r: &mut Reader<'a>,
        mut spell: impl FnMut(&'a str, &'a str),
    ) -> Result<Ciphertext<G::Element>, Malformed> {
        r.literal("{\"alpha\":")?;
        let alpha = self.element(r)?;
        r.literal(",\"beta\":")?;
        let beta = self.element(r)?;
        r.literal("}")?;
        spell(alpha.text, beta.text);
        Ok(Ciphertext { alpha: alpha.element, beta: beta.element })
    }

    /// The elements read, for a caller who checks those of many objects together.
    pub(crate) fn unchecked(self) -> Vec<G::Element> {
        self.elements
    }

    /// Checks all elements read for membership in the subgroup of order q, and gives them.
    pub(crate) fn finish(self) -> Result<Vec<G::Element>, Malformed> {
        let group = &self.frame.group;
        if all_in_subgroup(group, &self.elements) {
            return Ok(self.elements);
        }
        let outside = self.elements.iter().position(|e| !group.in_subgroup(std::slice::from_ref(e)));
        let at = outside.map_or(0, |i| self.places[i]);
        Err(Malformed { at, expected: "an element of the group of order q".into() })
    }
}

/// Equations between challenges and hashes of commitments, gathered so that all commitments of an object are written out at once. Long messages
/// that many of them have in common are shared.
#[must_use = "nothing is proved before `settle`"]
pub(crate) struct Equations<'f, G: Group> {
    frame: &'f Frame<G>,
    commitments: Vec<G::Element>,
    pending: Vec<Pending<G::Scalar>>,
    /// The first proof that has not as many parts as there are statements.
    incomplete: Option<Failure>,
    check: Check,
}

struct Pending<S> {
    tag: &'static str,
    message: Arc<str>,
    end: usize,
    claim: S,
    check: Check,
    what: String,
}

impl<'f, G: Group> Equations<'f, G> {
    /// No equations yet; those to come belong to `check`.
    pub(crate) fn new(frame: &'f Frame<G>, check: Check) -> Self {
        Self { frame, commitments: Vec::new(), pending: Vec::new(), incomplete: None, check }
    }

    /// `claim` is to be the challenge for these commitments; `what` names the proof for the reader.
    pub(crate) fn expect(
        &mut self,
        tag: &'static str,
        message: impl Into<Arc<str>>,
        commitments: impl IntoIterator<Item = G::Element>,
        claim: G::Scalar,
        what: impl Into<String>,
    ) {
        self.commitments.extend(commitments);
        let end = self.commitments.len();
        let (message, what) = (message.into(), what.into());
        self.pending.push(Pending { tag, message, end, claim, check: self.check, what });
    }

    /// Knowledge of the logarithm of `key`, over a message.
    pub(crate) fn knows_key(
        &mut self,
        tag: &'static str,
        message: String,
        key: &G::Element,
        proof: &Proof<G::Scalar>,
        what: impl Into<String>,
    ) {
        let commitment = self.frame.commitment(&self.frame.g, key, proof);
        self.expect(tag, message, [commitment], proof.challenge.clone(), what);
    }

    /// A signature of version 2 (section 4) by `key` on the JSON text `signed`.
    pub(crate) fn signed(
        &mut self,
        tag: &'static str,
        key: &Written<'_, G::Element>,
        signed: &str,
        proof: &Proof<G::Scalar>,
        what: impl Into<String>,
    ) {
        self.knows_key(tag, format!("{}|{signed}", key.text), &key.element, proof, what);
    }

    /// One of these ciphertexts under the key `y` holds g^0; `proofs` has one proof for each.
    pub(crate) fn one_holds_nothing(
        &mut self,
        tag: &'static str,
        message: impl Into<Arc<str>>,
        y: &G::Fixed,
        statements: &[Ciphertext<G::Element>],
        proofs: &[Proof<G::Scalar>],
        what: impl Into<String>,
    ) {
        if statements.len() != proofs.len() {
            self.incomplete.get_or_insert(self.check.because(what.into()));
            return;
        }
        let frame = self.frame;
        let mut commitments = Vec::with_capacity(2 * statements.len());
        let mut sum = frame.group.small(0);
        for (statement, proof) in statements.iter().zip(proofs) {
            commitments.push(frame.commitment(&frame.g, &statement.alpha, proof));
            commitments.push(frame.commitment(y, &statement.beta, proof));
            sum = frame.group.add(&sum, &proof.challenge);
        }
        self.expect(tag, message, commitments, sum, what);
    }

    /// Compares all challenges with the hashes, in the order they were expected.
    pub(crate) fn settle(self) -> Result<(), Failure> {
        if let Some(failure) = self.incomplete {
            return Err(failure);
        }
        let texts = self.frame.group.encode(&self.commitments);
        let mut from = 0;
        for p in self.pending {
            let commitments = &texts[from..p.end];
            from = p.end;
            let hash = hashing::challenge(&self.frame.group, self.frame.protocol, p.tag, &p.message, commitments);
            p.check.needs(hash == p.claim, format_args!("{}: the proof does not hold", p.what))?;
        }
        Ok(())
    }
}
