//! Checking a shuffle.
//!
//! All equations are folded into one: each is written as a product that has to be 1, raised to a weight, and all are multiplied. If one of
//! them does not hold, the product is 1 for at most one in 2^128 choices of its weight. The weights come from a hash of everything the
//! prover wrote, so they are not known before the proof is, and everybody gets the same. That leaves one product of eight powers for
//! each ciphertext. (Bellare, Garay and Rabin 1998, "small exponents test". It needs all elements in the group of prime order; they are
//! checked before.)
//!
//! A mix of many rankings is large, so it stays the text it is: hashes are taken from the text, and elements are decoded, checked and used
//! a part at a time, on all cores. Only the mixed ciphertexts are kept.

use rayon::prelude::*;

use super::ShuffleProof;
use super::challenges::{Generators, challenge, permutation_challenges};
use crate::group::{Group, part};
use crate::hashing::{sha256, sha256_of};
use crate::json::{Malformed, Reader};
use crate::params::Params;
use crate::proof::{Ciphertext, Frame};
use crate::tally::Stack;

/// How many ciphertexts one thread takes into a product, at least and at most. Large parts cost a little less for each ciphertext.
const PART: (usize, usize) = (256, 2048);

/// What a trustee says to have done with one question, with the text forms of all elements.
pub(crate) struct Claim<'a, S> {
    output: Vec<[&'a str; 2]>,
    proof: ShuffleProof<&'a str, S>,
}

/// Reads the message of a shuffle: the ciphertexts and the proof for each question. `counts` says how many ciphertexts each question has.
pub(crate) fn read<'a, G: Group>(
    frame: &Frame<G>,
    counts: &[usize],
    r: &mut Reader<'a>,
) -> Result<Vec<Claim<'a, G::Scalar>>, Malformed> {
    r.literal("{\"ciphertexts\":")?;
    let outputs = r.each(counts, |r, n| {
        r.each(&vec![(); *n], |r, ()| {
            r.literal("{\"alpha\":")?;
            let alpha = r.plain()?;
            r.literal(",\"beta\":")?;
            let beta = r.plain()?;
            r.literal("}")?;
            Ok::<_, Malformed>([alpha, beta])
        })
    })?;
    r.literal(",\"proofs\":")?;
    let proofs = r.each(counts, |r, n| read_proof(frame, *n, r))?;
    r.literal("}")?;
    Ok(outputs.into_iter().zip(proofs).map(|(output, proof)| Claim { output, proof }).collect())
}

fn read_proof<'a, G: Group>(
    frame: &Frame<G>,
    n: usize,
    r: &mut Reader<'a>,
) -> Result<ShuffleProof<&'a str, G::Scalar>, Malformed> {
    let each = vec![(); n];
    let texts = |r: &mut Reader<'a>| r.each(&each, |r, ()| r.plain());
    let scalars = |r: &mut Reader<'a>| r.each(&each, |r, ()| frame.scalar(r));
    let after = |before: &'static str, r: &mut Reader<'a>| {
        r.literal(before)?;
        r.plain()
    };
    let t1 = after("[[", r)?;
    let t2 = after(",", r)?;
    let t3 = after(",", r)?;
    let t41 = after(",[", r)?;
    let t42 = after(",", r)?;
    r.literal("],")?;
    let that = texts(r)?;
    r.literal("],[")?;
    let scalar = |r: &mut Reader<'_>| {
        let scalar = frame.scalar(r)?;
        r.literal(",")?;
        Ok::<_, Malformed>(scalar)
    };
    let (s1, s2, s3, s4) = (scalar(r)?, scalar(r)?, scalar(r)?, scalar(r)?);
    let shat = scalars(r)?;
    r.literal(",")?;
    let sprime = scalars(r)?;
    r.literal("],")?;
    let c = texts(r)?;
    r.literal(",")?;
    let chat = texts(r)?;
    r.literal("]")?;
    Ok(ShuffleProof { t1, t2, t3, t41, t42, that, s1, s2, s3, s4, shat, sprime, c, chat })
}

/// Each text with a comma after it.
fn listed<'t, 'a: 't>(texts: &'t [&'a str]) -> impl Iterator<Item = &'a str> + 't {
    texts.iter().flat_map(|text| [*text, ","])
}

/// The elements of these texts, if all of them are in the subgroup.
fn decode<'a, G: Group>(group: &G, texts: impl Iterator<Item = &'a str>) -> Result<Vec<G::Element>, &'static str> {
    let elements: Option<Vec<_>> = texts.map(|text| group.decode(text)).collect();
    elements.filter(|all| group.in_subgroup(all)).ok_or("it holds something that is not an element of the group")
}

/// The mixed ciphertexts and their text.
type Output<G> = (Vec<Ciphertext<<G as Group>::Element>>, String);

/// What one part of the ciphertexts comes to.
struct Share<G: Group> {
    output: Vec<Ciphertext<G::Element>>,
    /// The product of all its terms.
    terms: G::Element,
    /// The sum of the weighted shat.
    shat: G::Scalar,
    /// The product of u.
    u: G::Scalar,
}

impl<S: Send + Sync> Claim<'_, S> {
    /// The output with its text, if it is proved to be a mix of `input`, of as many ciphertexts; otherwise why it is not. `written` is a hash of everything the prover wrote.
    pub(crate) fn output<G: Group<Scalar = S>>(
        &self,
        params: &Params<G>,
        generators: &Generators<G::Element>,
        input: Stack<'_, G::Element>,
        written: [u8; 32],
    ) -> Result<Output<G>, &'static str> {
        const WRONG: &str = "the proof does not hold";
        let (n, proof) = (input.ciphertexts.len(), &self.proof);
        let (frame, group) = (&params.frame, &params.frame.group);
        let (phi, e, y) = (params.fingerprint.as_str(), input.text, params.key.text.as_str());
        let e2 = || self.output.iter().flat_map(|[alpha, beta]| [*alpha, ",", *beta, ","]);
        let str_c = || [e].into_iter().chain(e2()).chain(listed(&proof.c));
        let u = permutation_challenges(frame, phi, str_c(), n);
        let t = [proof.t1, proof.t2, proof.t3, proof.t41, proof.t42];
        let commitments = listed(&t).chain(listed(&proof.that));
        let challenge = challenge(frame, phi, commitments.chain(str_c()).chain(listed(&proof.chat)).chain([y]));

        let seed = sha256([written, sha256_of([phi, "|", e])].concat());
        let weight = |i: usize| group.reduce(&sha256([seed.as_slice(), &(i as u64).to_be_bytes()].concat())[..16]);
        let [w1, w2, w3, w4, w5] = [0, 1, 2, 3, 4].map(weight);
        let times = |a: &G::Scalar, b: &G::Scalar| group.times(a, b);
        let less = |a: &G::Scalar| group.minus(a);
        let (cw1, cw2) = (times(&challenge, &w1), times(&challenge, &w2));
        let (cw3, cw4, cw5) = (times(&challenge, &w3), times(&challenge, &w4), times(&challenge, &w5));

        let size = part(n, PART.0, PART.1);
        let share = |from: usize| {
            let to = (from + size).min(n);
            let texts = (from..to).flat_map(|i| {
                let [alpha, beta] = self.output[i];
                [proof.c[i], alpha, beta, proof.that[i], proof.chat[i]]
            });
            let elements = decode(group, texts)?;
            let mut scalars = Vec::with_capacity(8 * (to - from));
            let (mut sum, mut product) = (group.small(0), group.small(1));
            for (i, u) in u.iter().enumerate().take(to).skip(from) {
                let v = weight(5 + i);
                let s = &proof.sprime[i];
                sum = group.add(&sum, &times(&v, &proof.shat[i]));
                product = times(&product, u);
                let mut own = times(&challenge, &v);
                if i + 1 < n {
                    own = group.add(&own, &less(&times(&proof.sprime[i + 1], &weight(6 + i))));
                } else {
                    own = group.add(&own, &cw2);
                }
                scalars.extend([
                    less(&group.add(&cw1, &times(s, &w3))),
                    times(u, &cw5),
                    times(u, &cw4),
                    group.add(&cw1, &times(u, &cw3)),
                    less(&times(s, &w5)),
                    less(&times(s, &w4)),
                    v,
                    own,
                ]);
            }
            let terms = elements.chunks_exact(5).zip(from..to).flat_map(|(own, i)| {
                let before = &input.ciphertexts[i];
                [&generators.each[i], &before.alpha, &before.beta].into_iter().chain(own)
            });
            let terms: Vec<_> = terms.zip(&scalars).collect();
            let pair = |own: &[G::Element]| Ciphertext { alpha: own[1].clone(), beta: own[2].clone() };
            let output = elements.chunks_exact(5).map(pair).collect();
            Ok::<_, &str>(Share::<G> { output, terms: group.product(&terms), shat: sum, u: product })
        };
        let shares: Vec<Share<G>> = (0..n).into_par_iter().step_by(size).map(share).collect::<Result<_, _>>()?;
        let all = shares.iter().fold(group.one(), |all, share| group.mul(&all, &share.terms));
        let sum = shares.iter().fold(group.small(0), |sum, share| group.add(&sum, &share.shat));
        let product = shares.iter().fold(group.small(1), |product, share| times(&product, &share.u));
        let t = decode(group, t.into_iter())?;

        let spent = [times(&proof.s1, &w1), times(&proof.s2, &w2), times(&proof.s3, &w3), sum];
        let spent = spent.iter().fold(group.small(0), |a, b| group.add(&a, b));
        let for_g = group.add(&times(&proof.s4, &w5), &less(&spent));
        let for_y = times(&proof.s4, &w4);
        // h stands in for chat_0; without any ciphertext it is also the last of the chain.
        let mut for_h = less(&times(&product, &cw2));
        for_h = match proof.sprime.first() {
            Some(s) => group.add(&for_h, &less(&times(s, &weight(5)))),
            None => group.add(&for_h, &cw2),
        };
        let g = group.generator();
        let rest = group.product(&[
            (&g, &for_g),
            (&params.key.element, &for_y),
            (&generators.h, &for_h),
            (&t[0], &w1),
            (&t[1], &w2),
            (&t[2], &w3),
            (&t[3], &w4),
            (&t[4], &w5),
        ]);
        if group.mul(&all, &rest) != group.one() {
            return Err(WRONG);
        }
        let ciphertexts = shares.into_iter().flat_map(|share| share.output).collect();
        let mut text = String::with_capacity(input.text.len());
        text.extend(e2());
        Ok((ciphertexts, text))
    }
}
