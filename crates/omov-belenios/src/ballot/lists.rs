//! One list, and candidates on it.
//!
//! Each list has a ciphertext for itself, at index 0, and one for each candidate. All hold 0 or 1; exactly one list is chosen (overall
//! proof); a list that is not chosen has no candidate chosen (list proofs); and at least one candidate is chosen (non-zero proof).

use std::sync::Arc;

use super::{Place, Spelling};
use crate::check::Fault;
use crate::group::Group;
use crate::json::Reader;
use crate::proof::{Equations, Intake};
use crate::sealed::Sealed;

pub(super) fn read<G: Group>(
    place: &Place<'_, G>,
    names: &[Vec<String>],
    intake: &mut Intake<'_, G>,
    equations: &mut Equations<'_, G>,
    r: &mut Reader<'_>,
) -> Result<Sealed<G::Element>, Fault> {
    let frame = &place.params.frame;
    let group = &frame.group;
    let mut spelling = Spelling::default();
    let mut texts = Vec::new();
    r.literal("{\"choices\":")?;
    let choices = r.array(|r| {
        r.array(|r| {
            intake.ciphertext(r, |alpha, beta| {
                spelling.add(alpha, beta);
                texts.push(format!("{alpha},{beta}"));
            })
        })
    })?;
    r.literal(",\"individual_proofs\":")?;
    let individual = r.array(|r| r.array(|r| frame.proof_pair(r)))?;
    r.literal(",\"overall_proof\":")?;
    let overall = frame.proof(r)?;
    r.literal(",\"list_proofs\":")?;
    let lists = r.array(|r| frame.proof_pair(r))?;
    r.literal(",\"nonzero_proof\":{\"commitment\":")?;
    let commitment = intake.key(r)?.element;
    r.literal(",\"challenge\":")?;
    let challenge = frame.scalar(r)?;
    r.literal(",\"response\":[")?;
    let t1 = frame.scalar(r)?;
    r.literal(",")?;
    let t2 = frame.scalar(r)?;
    r.literal("]}}")?;

    let lengths = |rows: &mut dyn Iterator<Item = usize>| rows.eq(names.iter().map(Vec::len));
    place.form(lengths(&mut choices.iter().map(Vec::len)), "number of choices")?;
    place.form(lengths(&mut individual.iter().map(Vec::len)), "number of individual proofs")?;
    place.form(lists.len() == names.len(), "number of list proofs")?;

    let (bound, y) = (place.bound, &place.params.y);
    let all = choices.iter().flatten().zip(individual.iter().flatten()).zip(&texts);
    for (i, ((ct, proofs), text)) in all.enumerate() {
        let what = place.what(&format!("individual proof {}", i + 1));
        let message = format!("{bound}|{text}|");
        equations.one_holds_nothing("prove_l", message, y, &place.less(ct, 0, 2), proofs, what);
    }
    // Every list has a proof about everything: a copy for each would fill the memory.
    let everything: Arc<str> = format!("{bound}|{}", spelling.0).into();
    let chosen = place.sum(choices.iter().filter_map(|list| list.first()));
    let message = place.about(&everything, &chosen);
    equations.one_holds_nothing(
        "prove_l",
        message,
        y,
        &place.less(&chosen, 1, 1),
        &[overall],
        place.what("overall proof"),
    );
    for (i, (list, proofs)) in choices.iter().zip(&lists).enumerate() {
        let mut either = place.less(&list[0], 1, 1);
        either.push(place.sum(&list[1..]));
        let what = place.what(&format!("list proof {}", i + 1));
        equations.one_holds_nothing("lproof", everything.clone(), y, &either, proofs, what);
    }
    // The commitment is (beta / alpha^x)^s for a hidden s, so it is the identity exactly if the ciphertext holds 0.
    let candidates = place.sum(choices.iter().flat_map(|list| &list[1..]));
    let a1 = group.pair(&frame.g, &t2, &candidates.alpha, &t1);
    let a2 = group.pair(y, &t2, &candidates.beta, &t1);
    let a2 = group.mul(&a2, &group.product(&[(&commitment, &challenge)]));
    equations.expect("nonzero", everything, [commitment, a1, a2], challenge, place.what("non-zero proof"));
    Ok(Sealed::Lists(choices))
}
