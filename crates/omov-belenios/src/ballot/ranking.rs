//! A vector of small integers in one ciphertext, to be mixed and opened.
//!
//! The only proof is that the voter knows the randomness of the ciphertext, so that nobody can copy the vote of somebody else in
//! another dress. Whether the vector is a valid ranking shows after opening.

use super::Place;
use crate::group::Group;
use crate::json::{Malformed, Reader};
use crate::proof::{Equations, Intake};
use crate::sealed::Sealed;

pub(super) fn read<G: Group>(
    place: &Place<'_, G>,
    intake: &mut Intake<'_, G>,
    equations: &mut Equations<'_, G>,
    r: &mut Reader<'_>,
) -> Result<Sealed<G::Element>, Malformed> {
    let mut texts = String::new();
    r.literal("{\"choices\":")?;
    let ct = intake.ciphertext(r, |alpha, beta| texts = format!("{alpha},{beta}"))?;
    r.literal(",\"proof\":")?;
    let proof = place.params.frame.proof(r)?;
    r.literal("}")?;
    let message = format!("{}|{},{texts}|", place.bound, place.params.key.text);
    equations.knows_key("raweg", message, &ct.alpha, &proof, place.what("proof of knowledge"));
    Ok(Sealed::Rankings(vec![ct]))
}
