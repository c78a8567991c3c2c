//! A threshold item of version 1: signed texts that hold JSON.

use std::borrow::Cow;

use super::{Checked, MOST, check_members, read_key_v1, says};
use crate::check::{Check, Fault};
use crate::group::Group;
use crate::json::{Malformed, Reader, array, string};
use crate::proof::{Equations, Intake, Proof};

/// A text and the signature on it, with the JSON it stands in.
struct Signed<'a, S> {
    json: &'a str,
    text: Cow<'a, str>,
    proof: Proof<S>,
}

fn read_signed<'a, G: Group>(intake: &Intake<'_, G>, r: &mut Reader<'a>) -> Result<Signed<'a, G::Scalar>, Malformed> {
    let (json, (text, proof)) = r.span(|r| {
        r.literal("{\"message\":")?;
        let text = r.string()?;
        r.literal(",\"signature\":")?;
        let proof = intake.frame.proof(r)?;
        r.literal("}")?;
        Ok::<_, Malformed>((text, proof))
    })?;
    Ok(Signed { json, text, proof })
}

pub(super) fn read<G: Group>(
    intake: &mut Intake<'_, G>,
    equations: &mut Equations<'_, G>,
    r: &mut Reader<'_>,
    before: usize,
) -> Result<Checked<G::Element>, Fault> {
    let frame = intake.frame;
    r.literal("{\"threshold\":")?;
    let threshold = r.integer()?;
    r.literal(",\"certs\":")?;
    let certificates = r.array(|r| read_signed(intake, r))?;
    r.literal(",\"coefexps\":")?;
    let polynomials = r.array(|r| read_signed(intake, r))?;
    r.literal(",\"signatures\":")?;
    let signatures = r.array(|r| frame.proof(r))?;
    r.literal(",\"verification_keys\":[")?;
    let n = certificates.len();
    let lengths = polynomials.len() == n && signatures.len() == n;
    Check::Trustees.needs(lengths, "the parts of a threshold item differ in length")?;
    Check::Trustees.needs(n <= MOST, "more trustees than one key can be shared by")?;
    Check::Trustees
        .needs((1..=n as u64).contains(&threshold), "the threshold is not between 1 and the number of members")?;

    let all = array(certificates.iter().map(|c| c.json));
    let (mut members, mut coefficients) = (Vec::with_capacity(n), Vec::with_capacity(n));
    for j in 0..n {
        let number = before + j + 1;
        let (certificate, polynomial) = (&certificates[j], &polynomials[j]);
        // The texts inside are canonical JSON as well.
        let mut inner = Reader::of(&certificate.text);
        let start = format!(
            "{{\"context\":{{\"group\":{},\"size\":{n},\"threshold\":{threshold},\"index\":{}}},\"verification\":",
            string(frame.group.name()),
            j + 1
        );
        Check::Trustees.needs(inner.skip(&start), format_args!("trustee {number}: context of the certificate"))?;
        let vk = intake.key(&mut inner)?;
        inner.literal(",\"encryption\":")?;
        intake.key(&mut inner)?;
        inner.literal("}")?;
        inner.end()?;
        let mut inner = Reader::of(&polynomial.text);
        inner.literal("{\"coefexps\":")?;
        let (own, elements) = inner.span(|r| r.array(|r| intake.element(r).map(|w| w.element)))?;
        inner.literal("}")?;
        inner.end()?;
        Check::Trustees
            .needs(elements.len() as u64 == threshold, format_args!("trustee {number}: number of coefficients"))?;

        says(equations, &vk, &certificate.text, &certificate.proof, format!("trustee {number}: certificate"));
        says(equations, &vk, &polynomial.text, &polynomial.proof, format!("trustee {number}: coefficients"));
        let everything = format!("certs_sig|{{\"certs\":{all},\"coefexps\":{own}}}");
        says(equations, &vk, &everything, &signatures[j], format!("trustee {number}: signature of all certificates"));
        if j > 0 {
            r.literal(",")?;
        }
        members.push(read_key_v1(intake, equations, r, Some(&vk), number)?);
        coefficients.push(elements);
    }
    r.literal("]}")?;
    let key = check_members(&frame.group, &coefficients, &members, before)?;
    Ok(Checked { members, threshold: threshold as usize, key })
}
