//! A threshold item of version 2: one context for all, and every message signed by its sender.

use super::{Checked, MOST, check_members, read_key_v2};
use crate::check::{Check, Fault};
use crate::group::Group;
use crate::hashing::sha256_hex;
use crate::json::{Malformed, Reader, array};
use crate::proof::{Equations, Intake, Proof, Written};

struct Certificate<'a, G: Group> {
    index: u64,
    coefficients: &'a str,
    verification: Written<'a, G::Element>,
    encryption: &'a str,
    proof: Proof<G::Scalar>,
}

pub(super) fn read<G: Group>(
    intake: &mut Intake<'_, G>,
    equations: &mut Equations<'_, G>,
    r: &mut Reader<'_>,
    before: usize,
) -> Result<Checked<G::Element>, Fault> {
    let frame = intake.frame;
    r.literal("{\"context\":")?;
    let (context, (names, threshold)) = r.span(|r| {
        r.literal("{\"algorithm\":\"AES-GCM\",\"group\":")?;
        let here = r.clone();
        if r.plain()? != frame.group.name() {
            return here.expected("the group of the election");
        }
        r.literal(",\"names\":")?;
        let names = r.array(|r| r.string().map(std::borrow::Cow::into_owned))?;
        r.literal(",\"threshold\":")?;
        let threshold = r.integer()?;
        r.literal("}")?;
        Ok::<_, Malformed>((names, threshold))
    })?;
    r.literal(",\"certs\":")?;
    let certificates = r.array(|r| r.span(|r| read_certificate(intake, r)))?;
    r.literal(",\"coefexps\":")?;
    let coefficients = r.array(|r| {
        r.span(|r| {
            r.literal("{\"coefexps\":")?;
            let elements = r.array(|r| intake.element(r).map(|w| w.element))?;
            r.literal("}")?;
            Ok::<_, Malformed>(elements)
        })
    })?;
    r.literal(",\"signatures\":")?;
    let signatures = r.array(|r| frame.proof(r))?;
    r.literal(",\"verification_keys\":[")?;
    let n = certificates.len();
    let lengths = coefficients.len() == n && signatures.len() == n && names.len() == n;
    Check::Trustees.needs(lengths, "the parts of a threshold item differ in length")?;
    Check::Trustees.needs(n <= MOST, "more trustees than one key can be shared by")?;
    Check::Trustees
        .needs((1..=n as u64).contains(&threshold), "the threshold is not between 1 and the number of members")?;
    let mut members = Vec::with_capacity(n);
    for (j, (_, certificate)) in certificates.iter().enumerate() {
        if j > 0 {
            r.literal(",")?;
        }
        members.push(read_key_v2(intake, equations, r, &certificate.verification, before + j + 1)?);
    }
    r.literal("]}")?;

    let all = array(certificates.iter().map(|(text, _)| *text));
    let everything = format!("{{\"context\":{context},\"certs\":{all}}}");
    for (j, (_, certificate)) in certificates.iter().enumerate() {
        let number = before + j + 1;
        let (text, elements) = &coefficients[j];
        let hash = sha256_hex(text);
        let own = certificate.index == j as u64 + 1 && certificate.coefficients == hash;
        Check::Trustees.needs(own, format_args!("trustee {number}: the certificate is for other coefficients"))?;
        Check::Trustees
            .needs(elements.len() as u64 == threshold, format_args!("trustee {number}: number of coefficients"))?;
        let named = members[j].name.as_deref() == Some(&names[j]);
        Check::Trustees.needs(named, format_args!("trustee {number}: the name is not that of the context"))?;
        let signed = format!(
            "{{\"context\":{{\"context\":{{\"context\":{context},\"index\":{}}},\"coefexps\":\"{hash}\"}},\"verification\":\"{}\",\
             \"encryption\":\"{}\"}}",
            certificate.index, certificate.verification.text, certificate.encryption
        );
        let vk = &certificate.verification;
        equations.signed("pedersen-cert", vk, &signed, &certificate.proof, format!("trustee {number}: certificate"));
        let what = format!("trustee {number}: signature of all certificates");
        equations.signed("pedersen-certs", vk, &everything, &signatures[j], what);
    }
    let coefficients: Vec<_> = coefficients.into_iter().map(|(_, elements)| elements).collect();
    let key = check_members(&frame.group, &coefficients, &members, before)?;
    Ok(Checked { members, threshold: threshold as usize, key })
}

fn read_certificate<'a, G: Group>(
    intake: &mut Intake<'_, G>,
    r: &mut Reader<'a>,
) -> Result<Certificate<'a, G>, Malformed> {
    r.literal("{\"message\":{\"context\":{\"context\":")?;
    let index = r.integer()?;
    r.literal(",\"coefexps\":")?;
    let coefficients = r.hash()?;
    r.literal("},\"verification\":")?;
    let verification = intake.key(r)?;
    r.literal(",\"encryption\":")?;
    let encryption = intake.key(r)?.text;
    r.literal("},\"signature\":")?;
    let proof = intake.frame.proof(r)?;
    r.literal("}")?;
    Ok(Certificate { index, coefficients, verification, encryption, proof })
}
