//! The challenges of a shuffle, and the generators nobody knows a relation between.

use rayon::prelude::*;

use crate::check::{Check, Failure};
use crate::group::Group;
use crate::hashing::{MOST_EXPANDED, Protocol, field_elements, hash_to_scalar, hex, sha256, sha256_hex, sha256_of};
use crate::proof::Frame;

/// True if `count` ciphertexts are mixed under the rule of section 16, which Belenios's own tool does not know.
pub(crate) fn uses_extension<G: Group>(frame: &Frame<G>, count: usize) -> bool {
    frame.protocol == Protocol::V2 && count.saturating_mul(frame.group.scalar_width()) > MOST_EXPANDED
}

/// The challenges u, one for each ciphertext. `text` is input, output and permutation commitments written one after the other.
pub(crate) fn permutation_challenges<'m, G: Group>(
    frame: &Frame<G>,
    fingerprint: &'m str,
    text: impl IntoIterator<Item = &'m str>,
    count: usize,
) -> Vec<G::Scalar> {
    let group = &frame.group;
    let start = ["shuffle-challenges|", fingerprint, "|"];
    let d = "get_nizkp_challenges";
    if frame.protocol == Protocol::V1 {
        let hash = hex(&sha256_of(start.into_iter().chain(text)));
        let one = |i: usize| group.reduce(&sha256(format!("{hash}{}", sha256_hex(i.to_string()))));
        return (0..count).into_par_iter().map(one).collect();
    }
    if uses_extension(frame, count) {
        let hash = hex(&sha256_of(text));
        let one =
            |i: usize| hash_to_scalar(group, d, start.into_iter().chain([hash.as_str(), "|", i.to_string().as_str()]));
        return (0..count).into_par_iter().map(one).collect();
    }
    let tag = format!("BELENIOS-V2-{d}-SHA256");
    field_elements(group, &tag, start.into_iter().chain(text), count).unwrap_or_default()
}

/// The challenge c of the proof.
pub(crate) fn challenge<'m, G: Group>(
    frame: &Frame<G>,
    fingerprint: &'m str,
    text: impl IntoIterator<Item = &'m str>,
) -> G::Scalar {
    let text = ["shuffle-challenge|", fingerprint, "|"].into_iter().chain(text);
    match frame.protocol {
        Protocol::V1 => frame.group.reduce(&sha256_of(text)),
        Protocol::V2 => hash_to_scalar(&frame.group, "get_nizkp_challenge", text),
    }
}

/// The generators h and h_0, h_1, …, made from hashes.
#[derive(Clone, Debug)]
pub(crate) struct Generators<E> {
    pub(crate) h: E,
    pub(crate) each: Vec<E>,
}

impl<E: Clone + PartialEq + Send + Sync> Generators<E> {
    /// h and `count` more. Fails if one is 1 or g or two are the same, which no hash has done yet.
    pub(crate) fn new<G: Group<Element = E>>(group: &G, count: usize) -> Result<Self, Failure> {
        // The first is numbered -1, the others from 0.
        let one = |i: usize| {
            let number = i.checked_sub(1).map_or("-1".into(), |n| n.to_string());
            let element = group.element_of_seed(&sha256(format!("ggen|{number}")));
            element.filter(|e| *e != group.one() && *e != group.generator())
        };
        let all: Option<Vec<E>> = (0..=count).into_par_iter().map(one).collect();
        let Some(mut each) = all else { return Check::Shuffle.fails("no independent generators") };
        let mut texts: Vec<String> = each.par_chunks(256).flat_map_iter(|some| group.encode(some)).collect();
        texts.par_sort_unstable();
        Check::Shuffle.needs(texts.windows(2).all(|pair| pair[0] != pair[1]), "two equal generators")?;
        let h = each.remove(0);
        Ok(Self { h, each })
    }
}
