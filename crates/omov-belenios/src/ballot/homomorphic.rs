//! Answers of 0 or 1 of which only sums are opened.
//!
//! Each ciphertext is proved to hold 0 or 1, and their sum to lie between `min` and `max`. With a blank vote there is one more
//! ciphertext, the first: either it holds 0, or all others do (blank proof); and either it holds 1, or the sum of the others is
//! allowed (overall proof).

use super::{Place, Spelling};
use crate::check::Fault;
use crate::group::Group;
use crate::json::Reader;
use crate::proof::{Equations, Intake};
use crate::sealed::Sealed;

/// What may be answered.
pub(super) struct Rule {
    pub(super) answers: usize,
    pub(super) blank: bool,
    pub(super) min: u64,
    pub(super) max: u64,
}

pub(super) fn read<G: Group>(
    place: &Place<'_, G>,
    rule: Rule,
    intake: &mut Intake<'_, G>,
    equations: &mut Equations<'_, G>,
    r: &mut Reader<'_>,
) -> Result<Sealed<G::Element>, Fault> {
    let frame = &place.params.frame;
    let mut spelling = Spelling::default();
    r.literal("{\"choices\":")?;
    let mut texts = Vec::new();
    let choices = r.array(|r| {
        intake.ciphertext(r, |alpha, beta| {
            spelling.add(alpha, beta);
            texts.push(format!("{alpha},{beta}"));
        })
    })?;
    r.literal(",\"individual_proofs\":")?;
    let individual = r.array(|r| frame.proof_pair(r))?;
    r.literal(",\"overall_proof\":")?;
    let overall = r.array(|r| frame.proof(r))?;
    let blank = if r.skip(",\"blank_proof\":") { Some(frame.proof_pair(r)?) } else { None };
    r.literal("}")?;

    let n = rule.answers + usize::from(rule.blank);
    place.form(choices.len() == n, "number of choices")?;
    place.form(individual.len() == n, "number of individual proofs")?;
    place.form(
        blank.is_some() == rule.blank,
        if rule.blank { "a blank proof is missing" } else { "a blank proof without a blank vote" },
    )?;
    // What is allowed is a range of `count` numbers; the record may name a huge one, the ballot has to bring a proof for each.
    let count = (rule.max - rule.min).checked_add(1 + u64::from(rule.blank));
    place.form(Some(overall.len() as u64) == count, "number of overall proofs")?;
    let count = overall.len() - usize::from(rule.blank);

    let (bound, y) = (place.bound, &place.params.y);
    for (i, (ct, proofs)) in choices.iter().zip(&individual).enumerate() {
        let statements = place.less(ct, 0, 2);
        let message = format!("{bound}|{}|", texts[i]);
        let what = place.what(&format!("individual proof {}", i + 1));
        equations.one_holds_nothing("prove", message, y, &statements, proofs, what);
    }
    let everything = format!("{bound}|{}", spelling.0);
    if let Some(proofs) = blank {
        let (zero, sum) = (choices[0].clone(), place.sum(&choices[1..]));
        let either = [zero.clone(), sum.clone()];
        equations.one_holds_nothing("bproof0", everything.clone(), y, &either, &proofs, place.what("blank proof"));
        let mut statements = place.less(&zero, 1, 1);
        statements.extend(place.less(&sum, rule.min, count));
        equations.one_holds_nothing("bproof1", everything, y, &statements, &overall, place.what("overall proof"));
    } else {
        let sum = place.sum(&choices);
        let statements = place.less(&sum, rule.min, count);
        let message = place.about(&everything, &sum);
        equations.one_holds_nothing("prove", message, y, &statements, &overall, place.what("overall proof"));
    }
    Ok(Sealed::Sums(choices))
}
