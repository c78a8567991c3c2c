//! Ballots (sections 7 and 13): sealed answers with proofs that they are allowed, signed with the voter's credential.
//!
//! Every proof is bound to the election and the credential, so no part of a ballot can be used in another one.

mod homomorphic;
mod lists;
mod ranking;

use crate::check::{Check, Failure, Fault};
use crate::credentials::Credentials;
use crate::election::{Kind, read_uuid};
use crate::group::Group;
use crate::hashing::{Protocol, base64, sha256};
use crate::json::{Malformed, Reader};
use crate::params::Params;
use crate::proof::{Ciphertext, Equations, Intake, Written};
use crate::sealed::Sealed;

/// A ballot that passed all checks.
#[derive(Clone, Debug)]
pub struct Accepted<E> {
    /// The weight of its credential.
    pub weight: u64,
    /// What is sealed in it, by question.
    pub answers: Vec<Sealed<E>>,
}

/// What the checks of one question need to know.
pub(crate) struct Place<'p, G: Group> {
    pub(crate) params: &'p Params<G>,
    /// Fingerprint and credential, `S0` of the text.
    pub(crate) bound: &'p str,
    /// Number of the question, from 1.
    pub(crate) number: usize,
}

impl<G: Group> Place<'_, G> {
    fn what(&self, part: &str) -> String {
        format!("question {}: {part}", self.number)
    }

    fn form(&self, holds: bool, part: &str) -> Result<(), Failure> {
        Check::BallotFormat.needs(holds, format_args!("question {}: {part}", self.number))
    }

    /// `ct` with the plaintext less by `from`, by `from` + 1, and so on, `count` times: exactly one of them holds nothing if the plaintext is
    /// one of these numbers.
    fn less(&self, ct: &Ciphertext<G::Element>, from: u64, count: usize) -> Vec<Ciphertext<G::Element>> {
        let group = &self.params.frame.group;
        let g = group.generator();
        let mut beta = match from {
            0 => ct.beta.clone(),
            1 => group.div(&ct.beta, &g),
            _ => group.div(&ct.beta, &group.product(&[(&g, &group.small(from))])),
        };
        let mut all = Vec::with_capacity(count);
        for i in 0..count {
            if i > 0 {
                beta = group.div(&beta, &g);
            }
            all.push(Ciphertext { alpha: ct.alpha.clone(), beta: beta.clone() });
        }
        all
    }

    /// The product of ciphertexts.
    fn sum<'a>(&self, all: impl IntoIterator<Item = &'a Ciphertext<G::Element>>) -> Ciphertext<G::Element>
    where
        G::Element: 'a,
    {
        let group = &self.params.frame.group;
        let empty = Ciphertext { alpha: group.one(), beta: group.one() };
        all.into_iter().fold(empty, |sum, ct| Ciphertext {
            alpha: group.mul(&sum.alpha, &ct.alpha),
            beta: group.mul(&sum.beta, &ct.beta),
        })
    }

    /// The message of a proof about one ciphertext: `S'|enc(alpha),enc(beta)|`.
    fn about(&self, prefix: &str, ct: &Ciphertext<G::Element>) -> String {
        let texts = self.params.frame.group.encode(&[ct.alpha.clone(), ct.beta.clone()]);
        format!("{prefix}|{},{}|", texts[0], texts[1])
    }
}

/// The text forms of ciphertexts, joined by commas: `stringify` of the text.
#[derive(Default)]
struct Spelling(String);

impl Spelling {
    fn add(&mut self, alpha: &str, beta: &str) {
        if !self.0.is_empty() {
            self.0.push(',');
        }
        self.0.push_str(alpha);
        self.0.push(',');
        self.0.push_str(beta);
    }
}

/// The credential of a ballot that is well-formed up to there, from its first bytes and without any check. It tells which ballots replace others
/// before they are verified; a ballot for which it says something wrong fails its checks.
pub(crate) fn credential_of(protocol: Protocol, start: &[u8]) -> Option<&str> {
    // The start of a ballot may end within a character.
    let whole = std::str::from_utf8(start).map_or_else(|e| e.valid_up_to(), str::len);
    let mut r = Reader::new(&start[..whole]).ok()?;
    open(&mut r, protocol).ok()?;
    r.plain().ok()?;
    r.literal(",\"election_hash\":").ok()?;
    r.plain().ok()?;
    r.literal(",\"credential\":").ok()?;
    r.plain().ok()
}

fn open(r: &mut Reader<'_>, protocol: Protocol) -> Result<(), Malformed> {
    r.literal(match protocol {
        Protocol::V1 => "{\"election_uuid\":",
        Protocol::V2 => "{\"message\":{\"election_uuid\":",
    })
}

/// Checks a ballot in itself: its form, that it is for this election, by a listed credential, rightly signed, and all its proofs.
pub fn check<G: Group>(
    params: &Params<G>,
    credentials: &Credentials,
    json: &[u8],
) -> Result<Accepted<G::Element>, Failure> {
    let mut elements = None;
    read(params, credentials, json, &mut elements).map_err(|fault| fault.under(Check::BallotFormat))
}

/// The same, but for one thing: `elements` receives the group elements of the ballot, and the caller has to check that they are in the subgroup.
/// If they are not, or if this fails, [`check`] gives the name of the rule that is broken.
pub(crate) fn check_but_for_subgroup<G: Group>(
    params: &Params<G>,
    credentials: &Credentials,
    json: &[u8],
    elements: &mut Vec<G::Element>,
) -> Option<Accepted<G::Element>> {
    read(params, credentials, json, &mut Some(elements)).ok()
}

fn read<G: Group>(
    params: &Params<G>,
    credentials: &Credentials,
    json: &[u8],
    elements: &mut Option<&mut Vec<G::Element>>,
) -> Result<Accepted<G::Element>, Fault> {
    let frame = &params.frame;
    let mut r = Reader::new(json)?;
    open(&mut r, frame.protocol)?;
    let uuid = read_uuid(&mut r)?;
    r.literal(",\"election_hash\":")?;
    let hash = r.plain()?;
    r.literal(",\"credential\":")?;
    let here = r.clone();
    let text = r.plain()?;
    let Some(element) = frame.group.decode(text) else { return Ok(here.expected("an element of the group")?) };
    let credential = Written { element, text };

    let bound = format!("{}|{text}", params.fingerprint);
    let mut intake = Intake::new(frame);
    let mut equations = Equations::new(frame, Check::BallotProof);
    // The signature is checked before the proofs, but stands behind the answers.
    let mut signature = Equations::new(frame, Check::BallotSignature);
    let mut number = 0;
    r.literal(",\"answers\":")?;
    let answers = r.each(&params.election.questions, |r, question| {
        number += 1;
        let place = Place { params, bound: &bound, number };
        match &question.kind {
            Kind::Homomorphic { answers, blank, min, max } => {
                let rule = homomorphic::Rule { answers: answers.len(), blank: *blank, min: *min, max: *max };
                homomorphic::read(&place, rule, &mut intake, &mut equations, r)
            }
            Kind::NonHomomorphic { .. } => Ok(ranking::read(&place, &mut intake, &mut equations, r)?),
            Kind::Lists { answers } => lists::read(&place, answers, &mut intake, &mut equations, r),
        }
    })?;
    let mut same_hash = true;
    match frame.protocol {
        Protocol::V2 => {
            r.literal("}")?;
            let message = r.between("{\"message\":".len(), r.position());
            r.literal(",\"signature\":")?;
            let proof = frame.proof(&mut r)?;
            r.literal("}")?;
            signature.signed("ballot", &credential, message, &proof, "the signature");
        }
        Protocol::V1 => {
            let unsigned = format!("{}}}", r.between(0, r.position()));
            r.literal(",\"signature\":{\"hash\":")?;
            let claimed = r.plain()?;
            r.literal(",\"proof\":")?;
            let proof = frame.proof(&mut r)?;
            r.literal("}}")?;
            let hash = base64(&sha256(unsigned));
            same_hash = claimed == hash;
            signature.knows_key("ballot", format!("{hash}|"), &credential.element, &proof, "the signature");
        }
    }
    r.end()?;
    match elements {
        Some(elements) => elements.extend(intake.unchecked()),
        None => drop(intake.finish()?),
    }

    let here = uuid == params.election.uuid && hash == params.fingerprint;
    Check::BallotElection.needs(here, "the ballot is for another election")?;
    let Some(weight) = credentials.weight(text) else {
        return Ok(Check::BallotCredential.fails("the credential is not listed")?);
    };
    Check::BallotSignature.needs(same_hash, "the signature is for other contents")?;
    signature.settle()?;
    equations.settle()?;
    Ok(Accepted { weight, answers })
}
