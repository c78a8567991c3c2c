//! The trustees, who hold the key of the election between them (sections 6 and 13).
//!
//! The election key is a product of sub-keys. A single trustee holds one sub-key alone, and is needed for the decryption. In a threshold
//! item n trustees hold one sub-key such that any `threshold` of them are enough. Each key comes with a proof that its owner knows the
//! secret; without it the last to speak could choose a key that cancels all others.

mod pedersen_v1;
mod pedersen_v2;

use crate::check::{Check, Failure, Fault};
use crate::group::{Ed25519, Group};
use crate::hashing::Protocol;
use crate::json::{Malformed, Reader};
use crate::params::{Key, Params};
use crate::proof::{Equations, Frame, Intake, Proof, Written};

/// More members of a threshold item are refused. Each of them signs what all of them wrote, so the work grows with the square of their number.
pub(crate) const MOST: usize = 255;

/// What is known of one trustee after the check.
#[derive(Clone, Debug)]
pub struct Trustee<E> {
    /// The key with which the trustee signs shuffles and decryptions; none in version 1.
    pub signature_key: Option<Key<E>>,
    /// The key against which partial decryptions are checked.
    pub public_key: Key<E>,
    /// The name, if one was given.
    pub name: Option<String>,
}

/// One item of the list: a range of trustees, and how many of them are needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Position of the first among all trustees, counted from 0.
    pub first: usize,
    /// How many trustees share this sub-key.
    pub members: usize,
    /// How many of them are needed to decrypt.
    pub threshold: usize,
}

/// All trustees, in the order of their numbers.
#[derive(Clone, Debug)]
pub struct Trustees<E> {
    /// The trustees; number 1 is at position 0.
    pub trustees: Vec<Trustee<E>>,
    /// The items.
    pub items: Vec<Item>,
}

impl<E> Trustees<E> {
    /// The trustee with a number, counted from 1.
    pub fn owner(&self, number: u64) -> Option<&Trustee<E>> {
        self.trustees.get(usize::try_from(number).ok()?.checked_sub(1)?)
    }

    /// Reads the list and checks all its signatures and proofs, and that the election key is the product of the sub-keys.
    pub fn read<G: Group<Element = E>>(params: &Params<G>, json: &[u8]) -> Result<Self, Failure>
    where
        E: PartialEq,
    {
        let (trustees, key) = Self::read_with_key(&params.frame, json)?;
        let what = "the election key is not the product of the trustees' keys";
        Check::Trustees.needs(key == params.key.element, what)?;
        Ok(trustees)
    }

    /// Reads the list and checks all its signatures and proofs; gives the product of the sub-keys too.
    pub(crate) fn read_with_key<G: Group<Element = E>>(frame: &Frame<G>, json: &[u8]) -> Result<(Self, E), Failure> {
        let mut trustees = Self { trustees: Vec::new(), items: Vec::new() };
        let mut key = frame.group.one();
        let mut read = || -> Result<(), Fault> {
            let mut r = Reader::new(json)?;
            r.array(|r| {
                let first = trustees.trustees.len();
                let item = read_item(frame, r, first)?;
                key = frame.group.mul(&key, &item.key);
                trustees.items.push(Item { first, members: item.members.len(), threshold: item.threshold });
                trustees.trustees.extend(item.members);
                Ok::<_, Fault>(())
            })?;
            Ok(r.end()?)
        };
        read().map_err(|fault| fault.under(Check::Trustees))?;
        Check::Trustees.needs(!trustees.trustees.is_empty(), "there is no trustee")?;
        Ok((trustees, key))
    }
}

/// One checked item: its members, how many are needed, and its sub-key.
struct Checked<E> {
    members: Vec<Trustee<E>>,
    threshold: usize,
    key: E,
}

fn read_item<G: Group>(frame: &Frame<G>, r: &mut Reader<'_>, before: usize) -> Result<Checked<G::Element>, Fault> {
    let mut intake = Intake::new(frame);
    let mut equations = Equations::new(frame, Check::Trustees);
    let item = if r.skip("[\"Single\",") {
        read_single(&mut intake, &mut equations, r, before + 1)?
    } else if frame.protocol == Protocol::V2 {
        r.literal("[\"Pedersen\",")?;
        pedersen_v2::read(&mut intake, &mut equations, r, before)?
    } else {
        r.literal("[\"Pedersen\",")?;
        pedersen_v1::read(&mut intake, &mut equations, r, before)?
    };
    r.literal("]")?;
    intake.finish()?;
    equations.settle()?;
    Ok(item)
}

fn read_single<G: Group>(
    intake: &mut Intake<'_, G>,
    equations: &mut Equations<'_, G>,
    r: &mut Reader<'_>,
    number: usize,
) -> Result<Checked<G::Element>, Malformed> {
    let trustee = match intake.frame.protocol {
        Protocol::V1 => read_key_v1(intake, equations, r, None, number)?,
        Protocol::V2 => {
            r.literal("{\"cert\":{\"message\":")?;
            let (message, vk) = r.span(|r| {
                r.literal("{\"context\":null,\"verification\":")?;
                let vk = intake.key(r)?;
                r.literal(",\"encryption\":")?;
                intake.key(r)?;
                r.literal("}")?;
                Ok::<_, Malformed>(vk)
            })?;
            r.literal(",\"signature\":")?;
            let proof = intake.frame.proof(r)?;
            equations.signed("basic-cert", &vk, message, &proof, format!("trustee {number}: certificate"));
            r.literal("},\"verification_key\":")?;
            let trustee = read_key_v2(intake, equations, r, &vk, number)?;
            r.literal("}")?;
            trustee
        }
    };
    let key = trustee.public_key.element.clone();
    Ok(Checked { members: vec![trustee], threshold: 1, key })
}

/// `,"name":…` where there is one.
fn read_name(r: &mut Reader<'_>) -> Result<Option<String>, Malformed> {
    if r.skip(",\"name\":") { Ok(Some(r.string()?.into_owned())) } else { Ok(None) }
}

fn owned<E: Clone>(written: &Written<'_, E>) -> Key<E> {
    Key { element: written.element.clone(), text: written.text.to_owned() }
}

/// A key of version 2: signed by itself as a proof of knowledge, and around that by the trustee's signature key.
fn read_key_v2<G: Group>(
    intake: &mut Intake<'_, G>,
    equations: &mut Equations<'_, G>,
    r: &mut Reader<'_>,
    vk: &Written<'_, G::Element>,
    number: usize,
) -> Result<Trustee<G::Element>, Malformed> {
    let frame = intake.frame;
    r.literal("{\"message\":")?;
    let (inner, (message, key, name, proof)) = r.span(|r| {
        r.literal("{\"message\":")?;
        let (message, (key, name)) = r.span(|r| {
            r.literal("{\"public_key\":")?;
            let key = intake.key(r)?;
            let name = read_name(r)?;
            r.literal("}")?;
            Ok::<_, Malformed>((key, name))
        })?;
        r.literal(",\"signature\":")?;
        let proof = frame.proof(r)?;
        r.literal("}")?;
        Ok::<_, Malformed>((message, key, name, proof))
    })?;
    equations.signed("verification_key", &key, message, &proof, format!("trustee {number}: proof of the public key"));
    r.literal(",\"signature\":")?;
    let proof = frame.proof(r)?;
    r.literal("}")?;
    equations.signed("outer-verification_key", vk, inner, &proof, format!("trustee {number}: outer signature"));
    Ok(Trustee { signature_key: Some(owned(vk)), public_key: owned(&key), name })
}

/// A key of version 1 with its proof of knowledge. In a threshold item it is signed by the member's key `vk`.
fn read_key_v1<G: Group>(
    intake: &mut Intake<'_, G>,
    equations: &mut Equations<'_, G>,
    r: &mut Reader<'_>,
    vk: Option<&Written<'_, G::Element>>,
    number: usize,
) -> Result<Trustee<G::Element>, Malformed> {
    let frame = intake.frame;
    r.literal("{\"pok\":")?;
    let pok = frame.proof(r)?;
    r.literal(",\"public_key\":")?;
    let key = intake.key(r)?;
    let signature = if vk.is_some() {
        r.literal(",\"signature\":")?;
        Some(frame.proof(r)?)
    } else if r.skip(",\"signature\":") {
        frame.proof(r)?;
        None
    } else {
        None
    };
    let name = read_name(r)?;
    r.literal("}")?;
    let statement = format!("{}|{}|", frame.group.name(), key.text);
    equations.knows_key("pok", statement, &key.element, &pok, format!("trustee {number}: proof of the public key"));
    if let (Some(vk), Some(signature)) = (vk, signature) {
        says(equations, vk, key.text, &signature, format!("trustee {number}: signature of the public key"));
    }
    Ok(Trustee { signature_key: None, public_key: owned(&key), name })
}

/// A signature of version 1 on a text.
fn says<G: Group>(
    equations: &mut Equations<'_, G>,
    vk: &Written<'_, G::Element>,
    text: &str,
    proof: &Proof<G::Scalar>,
    what: String,
) {
    equations.knows_key("sigmsg", format!("{text}|"), &vk.element, proof, what);
}

/// The sub-key of a threshold item and the public key of each member, from the public coefficients of all members' polynomials.
///
/// Member i published A_ik = g^(a_ik) for its secret polynomial. Together they define one polynomial in the exponent, with coefficients
/// C_k = prod_i A_ik; the sub-key is C_0, member j holds its value at j, and so has the public key prod_k C_k^(j^k) (Pedersen 1991).
pub(crate) fn threshold_keys<G: Group>(group: &G, coefficients: &[Vec<G::Element>]) -> (G::Element, Vec<G::Element>) {
    let threshold = coefficients.first().map_or(0, Vec::len);
    let sums: Vec<G::Element> = (0..threshold)
        .map(|k| coefficients.iter().filter_map(|row| row.get(k)).fold(group.one(), |a, b| group.mul(&a, b)))
        .collect();
    let members = (1..=coefficients.len() as u64).map(|j| {
        let mut powers = vec![group.small(1)];
        for _ in 1..threshold {
            let last = group.times(&powers[powers.len() - 1], &group.small(j));
            powers.push(last);
        }
        let terms: Vec<_> = sums.iter().zip(&powers).collect();
        group.product(&terms)
    });
    let members = members.collect();
    (sums.into_iter().next().unwrap_or_else(|| group.one()), members)
}

/// Checks the signed key that the member with this number made in the last round, alone: its signatures by the member's key `vk`, and that it follows
/// from everybody's coefficients. Gives the name it is signed with.
pub(crate) fn check_member(
    frame: &Frame<Ed25519>,
    coefficients: &[Vec<curve25519_dalek::EdwardsPoint>],
    vk: &str,
    number: usize,
    json: &str,
) -> Result<Option<String>, Fault> {
    let mut intake = Intake::new(frame);
    let mut equations = Equations::new(frame, Check::Trustees);
    let Some(element) = frame.group.decode(vk) else { return Ok(Check::Trustees.fails("no signature key")?) };
    let mut r = Reader::of(json);
    let trustee = read_key_v2(&mut intake, &mut equations, &mut r, &Written { element, text: vk }, number)?;
    r.end()?;
    intake.finish()?;
    equations.settle()?;
    let (_, expected) = threshold_keys(&frame.group, coefficients);
    let agrees = number.checked_sub(1).and_then(|at| expected.get(at)) == Some(&trustee.public_key.element);
    Check::Trustees.needs(agrees, format_args!("trustee {number}: the public key does not match the coefficients"))?;
    Ok(trustee.name)
}

/// Checks the members' keys of an item against the coefficients, and gives the sub-key.
fn check_members<G: Group>(
    group: &G,
    coefficients: &[Vec<G::Element>],
    members: &[Trustee<G::Element>],
    before: usize,
) -> Result<G::Element, Failure> {
    let (key, expected) = threshold_keys(group, coefficients);
    for (j, (member, expected)) in members.iter().zip(&expected).enumerate() {
        let number = before + j + 1;
        let agrees = member.public_key.element == *expected;
        Check::Trustees
            .needs(agrees, format_args!("trustee {number}: the public key does not match the coefficients"))?;
    }
    Ok(key)
}
