//! Partial decryptions and the result (sections 10 and 13).
//!
//! A trustee with the secret x gives alpha^x for each ciphertext, with a proof that x is the logarithm of the public key (Chaum and Pedersen
//! 1992). The product of the shares of all items is the factor F, and M = beta / F is what was sealed. The shares of a threshold item
//! are first brought together by Lagrange interpolation at 0, in the exponent.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::check::{Check, Failure, Fault};
use crate::election::Question;
use crate::group::Group;
use crate::hashing::{Protocol, challenge_of_pieces};
use crate::json::{Malformed, Reader};
use crate::params::Params;
use crate::proof::{Ciphertext, Equations, Intake, Proof};
use crate::sealed::Sealed;
use crate::tally::Tally;
use crate::trustees::{Trustee, Trustees};

/// How many ciphertexts one thread takes.
const PART: usize = 64;

/// The shares of one trustee, in the order of the ciphertexts.
pub(crate) type Factors<E> = Vec<E>;

/// Checks a partial decryption of the tally and gives its factors.
pub(crate) fn check<G: Group>(
    params: &Params<G>,
    trustee: &Trustee<G::Element>,
    tally: &Tally<G::Element>,
    json: &[u8],
) -> Result<Factors<G::Element>, Failure> {
    let under = |fault: Fault| fault.under(Check::PartialDecryption);
    let (factors, proofs) = read(params, trustee, tally, json).map_err(under)?;
    let leaves: Vec<_> = tally.questions.iter().flat_map(Sealed::leaves).collect();
    let message = format!("{}|{}|", params.fingerprint, trustee.public_key.text);
    let frame = &params.frame;
    let parts = leaves.par_chunks(PART).zip(factors.par_chunks(PART)).zip(proofs.par_chunks(PART)).enumerate();
    parts.try_for_each(|(part, ((leaves, factors), proofs))| {
        let mut equations = Equations::new(frame, Check::PartialDecryption);
        for (i, ((ct, factor), proof)) in leaves.iter().zip(factors).zip(proofs).enumerate() {
            let a = frame.commitment(&frame.g, &trustee.public_key.element, proof);
            let b = frame.group.product(&[(&ct.alpha, &proof.response), (factor, &proof.challenge)]);
            let what = format!("share {}", part * PART + i + 1);
            equations.expect("decrypt", message.clone(), [a, b], proof.challenge.clone(), what);
        }
        equations.settle()
    })?;
    Ok(factors)
}

type Shares<G> = (Vec<<G as Group>::Element>, Vec<Proof<<G as Group>::Scalar>>);

fn read<G: Group>(
    params: &Params<G>,
    trustee: &Trustee<G::Element>,
    tally: &Tally<G::Element>,
    json: &[u8],
) -> Result<Shares<G>, Fault> {
    let frame = &params.frame;
    let count = tally.questions.iter().map(Sealed::len).sum();
    let mut intake = Intake::with_capacity(frame, count);
    let mut r = Reader::new(json)?;
    let mut proofs = Vec::with_capacity(count);
    match frame.protocol {
        Protocol::V2 => {
            let mut leaf = |r: &mut Reader<'_>| {
                r.literal("{\"factor\":")?;
                intake.element(r)?;
                r.literal(",\"proof\":")?;
                proofs.push(frame.proof(r)?);
                r.literal("}")
            };
            read_signed(params, trustee, "partial_decryption", Check::PartialDecryption, &mut r, |r| {
                r.each(&tally.questions, |r, shape| shape.read_like(r, &mut leaf))
            })?;
        }
        Protocol::V1 => {
            r.literal("{\"decryption_factors\":")?;
            r.each(&tally.questions, |r, shape| shape.read_like(r, |r| intake.element(r).map(drop)))?;
            r.literal(",\"decryption_proofs\":")?;
            r.each(&tally.questions, |r, shape| {
                shape.read_like(r, |r| {
                    proofs.push(frame.proof(r)?);
                    Ok(())
                })
            })?;
            r.literal("}")?;
        }
    }
    r.end()?;
    Ok((intake.finish()?, proofs))
}

/// Reads an object that its trustee signed, as version 2 has it, and checks the signature.
pub(crate) fn read_signed<'a, G: Group, T>(
    params: &Params<G>,
    trustee: &Trustee<G::Element>,
    tag: &'static str,
    check: Check,
    r: &mut Reader<'a>,
    message: impl FnOnce(&mut Reader<'a>) -> Result<T, Malformed>,
) -> Result<T, Fault> {
    r.literal("{\"message\":")?;
    let (text, value) = r.span(message)?;
    r.literal(",\"signature\":")?;
    let proof = params.frame.proof(r)?;
    r.literal("}")?;
    let frame = &params.frame;
    let Some(key) = &trustee.signature_key else { return Ok(check.fails("the trustee has no signature key")?) };
    // The message may be of any size, so it is not copied for the hash.
    let commitment = frame.text(&frame.commitment(&frame.g, &key.element, &proof));
    let hash = challenge_of_pieces(&frame.group, tag, [key.text.as_str(), "|", text], &[commitment]);
    check.needs(hash == proof.challenge, "the trustee's signature: the proof does not hold")?;
    Ok(value)
}

/// What the shares open: one element for each ciphertext. Of a threshold item the first shares by number are taken.
pub(crate) fn open<G: Group>(
    group: &G,
    trustees: &Trustees<G::Element>,
    tally: &Tally<G::Element>,
    shares: &BTreeMap<u64, Factors<G::Element>>,
) -> Result<Vec<G::Element>, Failure> {
    let mut used = Vec::new();
    for item in &trustees.items {
        let members = (1..=item.members as u64).filter_map(|j| shares.get(&(item.first as u64 + j)).map(|s| (j, s)));
        let present: Vec<_> = members.take(item.threshold).collect();
        let missing = format_args!("{} of {} needed partial decryptions", present.len(), item.threshold);
        Check::Result.needs(present.len() == item.threshold, missing)?;
        for (d, factors) in &present {
            let others = present.iter().map(|(k, _)| *k).filter(|k| k != d);
            used.push((*factors, lagrange(group, *d, others)));
        }
    }
    let leaves: Vec<_> = tally.questions.iter().flat_map(Sealed::leaves).collect();
    let opened = leaves.par_iter().enumerate().map(|(i, ct): (usize, &&Ciphertext<G::Element>)| {
        let terms: Vec<_> = used.iter().map(|(factors, exponent)| (&factors[i], exponent)).collect();
        group.div(&ct.beta, &group.product(&terms))
    });
    Ok(opened.collect())
}

/// The weight of the share of member `d` beside those of `others`: the product of k / (k - d) modulo q.
pub(crate) fn lagrange<G: Group>(group: &G, d: u64, others: impl Iterator<Item = u64>) -> G::Scalar {
    let (mut above, mut below) = (group.small(1), group.small(1));
    for k in others {
        let difference = group.add(&group.small(k), &group.minus(&group.small(d)));
        above = group.times(&above, &group.small(k));
        below = group.times(&below, &difference);
    }
    group.times(&above, &group.inverse(&below))
}

/// Checks the result against what was opened, and gives the array of answers as JSON.
pub(crate) fn check_result<'a, G: Group>(
    group: &G,
    questions: &[Question],
    tally: &Tally<G::Element>,
    opened: &[G::Element],
    json: &'a [u8],
) -> Result<&'a str, Failure> {
    read_result(group, questions, tally, opened, json).map_err(|fault| fault.under(Check::Result))
}

fn read_result<'a, G: Group>(
    group: &G,
    questions: &[Question],
    tally: &Tally<G::Element>,
    mut opened: &[G::Element],
    json: &'a [u8],
) -> Result<&'a str, Fault> {
    let g = group.generator();
    let mut r = Reader::new(json)?;
    r.literal("{\"result\":")?;
    let shapes: Vec<_> = tally.questions.iter().zip(questions).collect();
    let (text, _) = r.span(|r| {
        r.each(&shapes, |r, (shape, question)| {
            let mut here = opened.iter();
            let integers = question.integers();
            shape.read_like(r, |r| {
                let from = r.clone();
                let Some(element) = here.next() else { return from.expected("no further figure") };
                if question.is_ranking() {
                    let ints = group.to_ints(integers, element);
                    let text = crate::json::array(ints.iter().map(u8::to_string));
                    if r.skip(&text) { Ok(()) } else { from.expected(format!("the opened ranking {text}")) }
                } else {
                    let figure = r.integer()?;
                    let holds = figure <= tally.weight && group.product(&[(&g, &group.small(figure))]) == *element;
                    if holds { Ok(()) } else { from.expected("the figure that the sealed sum holds") }
                }
            })?;
            opened = here.as_slice();
            Ok::<_, Malformed>(())
        })
    })?;
    r.literal("}")?;
    r.end()?;
    Ok(text)
}
