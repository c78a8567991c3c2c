//! The encrypted tally (section 8): the sealed sum of the counted ballots, and their rankings in sorted order.

use rayon::prelude::*;

use crate::check::{Check, Failure, Fault};
use crate::group::Group;
use crate::hashing::Protocol;
use crate::json::{Malformed, Reader};
use crate::params::Params;
use crate::proof::Ciphertext;
use crate::sealed::{Sealed, Sum};

/// The ciphertexts of one question on their way through the shuffles, with their text: `enc(alpha),enc(beta),` for each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stack<'t, E> {
    pub(crate) ciphertexts: &'t [Ciphertext<E>],
    pub(crate) text: &'t str,
}

/// A checked encrypted tally.
#[derive(Clone, Debug)]
pub(crate) struct Tally<E> {
    /// What is to be opened, by question. Rankings are those of the last shuffle.
    pub(crate) questions: Vec<Sealed<E>>,
    /// The texts of the rankings, by question.
    pub(crate) texts: Vec<String>,
    pub(crate) weight: u64,
}

/// Sorts ciphertexts by alpha and then beta, in the order of the group.
pub(crate) fn sort<G: Group>(group: &G, ciphertexts: &mut [Ciphertext<G::Element>]) {
    let n = ciphertexts.len();
    let elements: Vec<_> =
        ciphertexts.iter().map(|ct| &ct.alpha).chain(ciphertexts.iter().map(|ct| &ct.beta)).collect();
    let keys = group.sort_keys(&elements);
    drop(elements);
    let mut order: Vec<usize> = (0..n).collect();
    order.par_sort_unstable_by(|a, b| (keys[*a], keys[n + a]).cmp(&(keys[*b], keys[n + b])));
    // In place, because there may be many: what was moved away before is found where it was moved to.
    for place in 0..n {
        let mut from = order[place];
        while from < place {
            from = order[from];
        }
        ciphertexts.swap(place, from);
    }
}

/// Checks that `json` holds exactly `sum`.
///
/// The elements need no check of their own: each is compared with one that was computed from checked ballots.
pub(crate) fn check<G: Group>(
    params: &Params<G>,
    mut sum: Sum<G::Element>,
    json: &[u8],
) -> Result<Tally<G::Element>, Failure> {
    let group = &params.frame.group;
    for sealed in &mut sum.questions {
        if let Sealed::Rankings(mine) = sealed {
            sort(group, mine);
        }
    }
    let read = read(params, &sum, json).map_err(|fault| fault.under(Check::EncryptedTally))?;
    for (i, (mine, theirs)) in sum.questions.iter().zip(&read.questions).enumerate() {
        let same = if let (Sealed::Rankings(mine), Sealed::Rankings(theirs)) = (mine, theirs) {
            // Version 1 leaves the order open.
            match params.frame.protocol {
                Protocol::V2 => mine == theirs,
                Protocol::V1 => {
                    let mut theirs = theirs.clone();
                    sort(group, &mut theirs);
                    *mine == theirs
                }
            }
        } else {
            mine == theirs
        };
        let what = format_args!("question {}: it is not that of the ballots on the board", i + 1);
        Check::EncryptedTally.needs(same, what)?;
    }
    Ok(read)
}

fn read<G: Group>(params: &Params<G>, sum: &Sum<G::Element>, json: &[u8]) -> Result<Tally<G::Element>, Fault> {
    let mut r = Reader::new(json)?;
    let mut texts = vec![String::new(); sum.questions.len()];
    let mut question = 0;
    let questions = r.each(&sum.questions, |r, shape| {
        let text = &mut texts[question];
        question += 1;
        Ok::<_, Malformed>(match shape {
            Sealed::Rankings(all) => Sealed::Rankings(r.each(all, |r, _| {
                let (ct, [alpha, beta]) = ciphertext(&params.frame.group, r)?;
                text.extend([alpha, ",", beta, ","]);
                Ok::<_, Malformed>(ct)
            })?),
            Sealed::Sums(all) => {
                Sealed::Sums(r.each(all, |r, _| ciphertext(&params.frame.group, r).map(|(ct, _)| ct))?)
            }
            Sealed::Lists(lists) => Sealed::Lists(
                r.each(lists, |r, list| r.each(list, |r, _| ciphertext(&params.frame.group, r).map(|(ct, _)| ct)))?,
            ),
        })
    })?;
    r.end()?;
    Ok(Tally { questions, texts, weight: sum.weight })
}

fn ciphertext<'a, G: Group>(
    group: &G,
    r: &mut Reader<'a>,
) -> Result<(Ciphertext<G::Element>, [&'a str; 2]), Malformed> {
    let mut element = |before: &'static str| {
        r.literal(before)?;
        let here = r.clone();
        let text = r.plain()?;
        match group.decode(text) {
            Some(element) => Ok((element, text)),
            None => here.expected("an element of the group"),
        }
    };
    let (alpha, a) = element("{\"alpha\":")?;
    let (beta, b) = element(",\"beta\":")?;
    r.literal("}")?;
    Ok((Ciphertext { alpha, beta }, [a, b]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::Ed25519;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(50))]
        /// Small exponents, so that some ciphertexts are equal in one half or in both.
        #[test]
        fn sorting_puts_ciphertexts_in_the_order_of_the_group(pairs in proptest::collection::vec((0u64..6, 0u64..6), 0..40)) {
            let power = |k: u64| Ed25519.product(&[(&Ed25519.generator(), &Ed25519.small(k))]);
            let mut all: Vec<_> = pairs.iter().map(|(a, b)| Ciphertext { alpha: power(*a), beta: power(*b) }).collect();
            let x = |element: &_| Ed25519.sort_keys(&[element])[0];
            let mut keys: Vec<_> = all.iter().map(|ct| (x(&ct.alpha), x(&ct.beta))).collect();
            keys.sort_unstable();
            sort(&Ed25519, &mut all);
            prop_assert_eq!(all.iter().map(|ct| (x(&ct.alpha), x(&ct.beta))).collect::<Vec<_>>(), keys);
        }
    }
}
