//! Checking a shuffle.
//!
//! All equations are folded into one: each is written as a product that has to be 1, raised to a weight, and all are multiplied. If one of
//! them does not hold, the product is 1 for at most one in 2^128 choices of its weight. The weights come from a hash of everything the
//! prover wrote, so they are not known before the proof is, and everybody gets the same. That leaves one product of eight powers for
//! each ciphertext. (Bellare, Garay and Rabin 1998, "small exponents test". It needs all elements in the group of prime order; they are
//! checked when they are read.)

use rayon::prelude::*;

use super::ShuffleProof;
use super::challenges::{Generators, challenge, permutation_challenges};
use crate::group::Group;
use crate::hashing::sha256;
use crate::json::{Malformed, Reader};
use crate::params::Params;
use crate::proof::Intake;
use crate::tally::Stack;

/// How many ciphertexts one thread takes into a product.
const PART: usize = 4096;

/// What a trustee says to have done with one question.
pub(crate) struct Claim<G: Group> {
    pub(crate) output: Stack<G::Element>,
    proof: ShuffleProof<G::Element, G::Scalar>,
    /// The text forms of t1, t2, t3, t41, t42, all of that, c and chat, each followed by a comma.
    texts: [String; 4],
}

/// Reads the message of a shuffle: the ciphertexts and the proof for each of `questions` questions.
pub(crate) fn read<G: Group>(
    questions: usize,
    intake: &mut Intake<'_, G>,
    r: &mut Reader<'_>,
) -> Result<Vec<Claim<G>>, Malformed> {
    let each = vec![(); questions];
    r.literal("{\"ciphertexts\":")?;
    let outputs = r.each(&each, |r, ()| {
        let mut text = String::new();
        let ciphertexts = r.array(|r| intake.ciphertext(r, |alpha, beta| text.extend([alpha, ",", beta, ","])))?;
        Ok::<_, Malformed>(Stack { ciphertexts, text })
    })?;
    r.literal(",\"proofs\":")?;
    let proofs = r.each(&each, |r, ()| read_proof(intake, r))?;
    r.literal("}")?;
    let claims = outputs.into_iter().zip(proofs).map(|(output, (proof, texts))| Claim { output, proof, texts });
    Ok(claims.collect())
}

type Read<G> = (ShuffleProof<<G as Group>::Element, <G as Group>::Scalar>, [String; 4]);

fn read_proof<G: Group>(intake: &mut Intake<'_, G>, r: &mut Reader<'_>) -> Result<Read<G>, Malformed> {
    let frame = intake.frame;
    let mut texts = [const { String::new() }; 4];
    let mut element = |r: &mut Reader<'_>, text: usize| {
        let written = intake.element(r)?;
        texts[text].extend([written.text, ","]);
        Ok::<_, Malformed>(written.element)
    };
    r.literal("[[")?;
    let t1 = element(r, 0)?;
    r.literal(",")?;
    let t2 = element(r, 0)?;
    r.literal(",")?;
    let t3 = element(r, 0)?;
    r.literal(",[")?;
    let t41 = element(r, 0)?;
    r.literal(",")?;
    let t42 = element(r, 0)?;
    r.literal("],")?;
    let that = r.array(|r| element(r, 1))?;
    r.literal("],[")?;
    let scalar = |r: &mut Reader<'_>| {
        let scalar = frame.scalar(r)?;
        r.literal(",")?;
        Ok::<_, Malformed>(scalar)
    };
    let (s1, s2, s3, s4) = (scalar(r)?, scalar(r)?, scalar(r)?, scalar(r)?);
    let shat = r.array(|r| frame.scalar(r))?;
    r.literal(",")?;
    let sprime = r.array(|r| frame.scalar(r))?;
    r.literal("],")?;
    let c = r.array(|r| element(r, 2))?;
    r.literal(",")?;
    let chat = r.array(|r| element(r, 3))?;
    r.literal("]")?;
    Ok((ShuffleProof { t1, t2, t3, t41, t42, that, s1, s2, s3, s4, shat, sprime, c, chat }, texts))
}

impl<G: Group> Claim<G> {
    /// True if the output is proved to be a mix of `input`. `written` is a hash of everything the prover wrote.
    pub(crate) fn holds(
        &self,
        params: &Params<G>,
        generators: &Generators<G::Element>,
        input: &Stack<G::Element>,
        written: [u8; 32],
    ) -> bool {
        let (n, proof) = (input.ciphertexts.len(), &self.proof);
        let lengths = [self.output.ciphertexts.len(), proof.that.len(), proof.shat.len(), proof.sprime.len()];
        if lengths.iter().chain([&proof.c.len(), &proof.chat.len()]).any(|l| *l != n) || generators.each.len() < n {
            return false;
        }
        let (frame, group) = (&params.frame, &params.frame.group);
        let [t, that, c, chat] = self.texts.each_ref().map(String::as_str);
        let (e, e2) = (input.text.as_str(), self.output.text.as_str());
        let u = permutation_challenges(frame, &params.fingerprint, &[e, e2, c], n);
        let challenge = challenge(frame, &params.fingerprint, &[t, that, e, e2, c, chat, &params.key.text]);

        let seed = sha256([written.as_slice(), &sha256(format!("{}|{e}", params.fingerprint))].concat());
        let weight = |i: usize| group.reduce(&sha256([seed.as_slice(), &(i as u64).to_be_bytes()].concat())[..16]);
        let [w1, w2, w3, w4, w5] = [0, 1, 2, 3, 4].map(weight);
        let times = |a: &G::Scalar, b: &G::Scalar| group.times(a, b);
        let less = |a: &G::Scalar| group.minus(a);
        let (cw1, cw2) = (times(&challenge, &w1), times(&challenge, &w2));
        let (cw3, cw4, cw5) = (times(&challenge, &w3), times(&challenge, &w4), times(&challenge, &w5));

        // One part of the ciphertexts: the product over it, the sum of weighted shat, and the product of u.
        let part = |from: usize| {
            let to = (from + PART).min(n);
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
                    group.add(&cw1, &times(u, &cw3)),
                    less(&group.add(&cw1, &times(s, &w3))),
                    times(u, &cw5),
                    times(u, &cw4),
                    less(&times(s, &w5)),
                    less(&times(s, &w4)),
                    v,
                    own,
                ]);
            }
            let elements = (from..to).flat_map(|i| {
                let (before, after) = (&input.ciphertexts[i], &self.output.ciphertexts[i]);
                [
                    &proof.c[i],
                    &generators.each[i],
                    &before.alpha,
                    &before.beta,
                    &after.alpha,
                    &after.beta,
                    &proof.that[i],
                    &proof.chat[i],
                ]
            });
            let terms: Vec<_> = elements.zip(&scalars).collect();
            (group.product(&terms), sum, product)
        };
        let (all, sum, product) = (0..n).into_par_iter().step_by(PART).map(part).reduce(
            || (group.one(), group.small(0), group.small(1)),
            |a, b| (group.mul(&a.0, &b.0), group.add(&a.1, &b.1), times(&a.2, &b.2)),
        );

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
            (&proof.t1, &w1),
            (&proof.t2, &w2),
            (&proof.t3, &w3),
            (&proof.t41, &w4),
            (&proof.t42, &w5),
        ]);
        group.mul(&all, &rest) == group.one()
    }
}
