//! Making a key together, such that any `threshold` of n trustees can use it and fewer learn nothing (section 6).
//!
//! Pedersen's key generation (1991), with commitments that fix every polynomial before anyone sees the others: each certificate carries the
//! hash of the public coefficients, so that nobody can choose theirs last ("rushing"). The rounds:
//!
//! 1. [`Member::certificate`]: each gives signature and encryption keys and the hash of the public coefficients.
//! 2. [`Member::polynomial`]: each checks all certificates, signs them, shows the coefficients, and seals a share for each other.
//! 3. [`Member::finish`]: each opens the shares, checks them against the coefficients, and shows the public key that follows. A share that
//!    does not fit is a complaint that names its sender.
//! 4. [`item`]: the entry in the list of trustees.

use curve25519_dalek::traits::VartimeMultiscalarMul;
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::signature::KeyPair;
use super::trustee::{Seed, verification_key};
use super::{Refusal, channel};
use crate::check::Check;
use crate::group::{Ed25519, Group, scalar_text};
use crate::hashing::{Protocol, sha256_hex};
use crate::json::{self, Malformed, Reader};
use crate::proof::{Equations, Frame, Intake, Written};

/// Who makes a key together, and how many of them can use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    names: Vec<String>,
    threshold: usize,
}

impl Context {
    /// At least one and fewer than all must be needed, so that one lost key does not lose the election.
    ///
    /// # Errors
    /// [`Refusal::Threshold`] otherwise.
    pub fn new(names: Vec<String>, threshold: usize) -> Result<Self, Refusal> {
        // More than 170 coefficients cannot be derived from one secret.
        let fits = (1..names.len()).contains(&threshold) && threshold <= 170 && names.len() <= crate::trustees::MOST;
        if fits { Ok(Self { names, threshold }) } else { Err(Refusal::Threshold) }
    }

    /// The number of trustees.
    pub fn members(&self) -> usize {
        self.names.len()
    }

    /// How many of them are needed.
    pub fn threshold(&self) -> usize {
        self.threshold
    }

    fn to_json(&self) -> String {
        let names = json::array(self.names.iter().map(|name| json::string(name)));
        let threshold = self.threshold;
        format!("{{\"algorithm\":\"AES-GCM\",\"group\":\"Ed25519\",\"names\":{names},\"threshold\":{threshold}}}")
    }
}

/// What a trustee sends in the second round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polynomial {
    /// For each trustee, the sealed share.
    pub secrets: Vec<String>,
    /// The public coefficients, JSON.
    pub coefficients: String,
    /// The signature on all certificates, JSON.
    pub signature: String,
}

impl Polynomial {
    /// The JSON in which it is sent, as the text has it.
    pub fn to_json(&self) -> String {
        let (secrets, coefficients, signature) = (json::array(&self.secrets), &self.coefficients, &self.signature);
        format!("{{\"secrets\":{secrets},\"coefexps\":{coefficients},\"signature\":{signature}}}")
    }

    /// Reads it back. What it says is checked by [`Member::finish`].
    ///
    /// # Errors
    /// Where the text departs from its form.
    pub fn read(text: &str) -> Result<Self, Malformed> {
        let mut r = Reader::of(text);
        r.literal("{\"secrets\":")?;
        let secrets = r.array(|r| r.any().map(str::to_owned))?;
        r.literal(",\"coefexps\":")?;
        let coefficients = r.any()?.to_owned();
        r.literal(",\"signature\":")?;
        let signature = r.any()?.to_owned();
        r.literal("}")?;
        r.end()?;
        Ok(Self { secrets, coefficients, signature })
    }
}

/// What a trustee ends with.
pub struct Share {
    /// The key with which the trustee decrypts; also to be had again from the sealed copy.
    pub key: KeyPair,
    /// The same, sealed for the trustee, for the server to keep.
    pub sealed: String,
    /// The signed public key, for the list of trustees.
    pub public_key: String,
}

impl Share {
    /// The part for the others and the server, as JSON: the sealed copy and the signed public key.
    pub fn to_json(&self) -> String {
        format!("{{\"private_key\":{},\"public_key\":{}}}", self.sealed, self.public_key)
    }

    /// The sealed copy and the signed public key from that JSON.
    ///
    /// # Errors
    /// Where the text departs from its form.
    pub fn read(text: &str) -> Result<(String, String), Malformed> {
        let mut r = Reader::of(text);
        r.literal("{\"private_key\":")?;
        let sealed = r.any()?.to_owned();
        r.literal(",\"public_key\":")?;
        let public_key = r.any()?.to_owned();
        r.literal("}")?;
        r.end()?;
        Ok((sealed, public_key))
    }
}

/// One trustee in the making of a key.
pub struct Member {
    context: Context,
    index: usize,
    sk: KeyPair,
    dk: KeyPair,
    polynomial: Zeroizing<Vec<Scalar>>,
    coefficients: String,
}

/// What the others need to know of a certificate.
struct Certificate {
    verification: String,
    encryption: String,
    coefficients: String,
}

impl Member {
    /// The trustee at `index`, counted from 1.
    ///
    /// # Errors
    /// [`Refusal::Threshold`] if there is no such trustee.
    pub fn new(context: &Context, index: usize, seed: &Seed) -> Result<Self, Refusal> {
        let polynomial = seed.polynomial(context.threshold).filter(|_| (1..=context.members()).contains(&index));
        let polynomial = polynomial.ok_or(Refusal::Threshold)?;
        let points: Vec<_> = polynomial.iter().map(EdwardsPoint::mul_base).collect();
        let elements = json::array(Ed25519.encode(&points).iter().map(|text| json::string(text)));
        let coefficients = format!("{{\"coefexps\":{elements}}}");
        let (sk, dk) = (seed.signature_key(), seed.encryption_key());
        Ok(Self { context: context.clone(), index, sk, dk, polynomial, coefficients })
    }

    /// Round 1: the certificate, as it is published.
    pub fn certificate<R: CryptoRng + ?Sized>(&self, rng: &mut R) -> String {
        let hash = sha256_hex(&self.coefficients);
        let signed = full_certificate(&self.context, self.index, &hash, &self.sk.text, &self.dk.text);
        let proof = self.sk.prove("pedersen-cert", &signed, rng);
        format!(
            "{{\"message\":{{\"context\":{{\"context\":{},\"coefexps\":\"{hash}\"}},\"verification\":\"{}\",\"encryption\":\"{}\"}},\
             \"signature\":{proof}}}",
            self.index, self.sk.text, self.dk.text
        )
    }

    /// Round 2: shares for everybody, once all certificates are there and in order.
    ///
    /// # Errors
    /// [`Refusal::Complaint`] names the trustee whose certificate does not hold.
    pub fn polynomial<R: CryptoRng + ?Sized>(
        &self,
        certificates: &[String],
        rng: &mut R,
    ) -> Result<Polynomial, Refusal> {
        let all = self.certificates(certificates)?;
        let mut secrets = Vec::with_capacity(all.len());
        for (j, certificate) in all.iter().enumerate() {
            let share = Zeroizing::new(self.share(j + 1));
            let message = Zeroizing::new(format!("{{\"secret\":\"{}\"}}", scalar_text(&share)));
            let sent = channel::send("secret", &self.sk, &certificate.encryption, &message, rng);
            secrets
                .push(sent.ok_or(Refusal::Complaint { member: j + 1, reason: "the encryption key cannot be used" })?);
        }
        let everything = all_certificates(&self.context, certificates);
        let signature = self.sk.prove("pedersen-certs", &everything, rng);
        Ok(Polynomial { secrets, coefficients: self.coefficients.clone(), signature })
    }

    /// All certificates, checked; in this trustee's own place must stand the one that was made with this secret.
    fn certificates(&self, certificates: &[String]) -> Result<Vec<Certificate>, Refusal> {
        let all = read_certificates(&self.context, certificates)?;
        let mine = all.get(self.index - 1).is_some_and(|c| {
            [&c.verification, &c.encryption] == [&self.sk.text, &self.dk.text]
                && c.coefficients == sha256_hex(&self.coefficients)
        });
        let reason = "the certificate in your own place is not the one you made";
        if mine { Ok(all) } else { Err(Refusal::Complaint { member: self.index, reason }) }
    }

    /// The value of the secret polynomial at `j`.
    fn share(&self, j: usize) -> Scalar {
        let j = Scalar::from(j as u64);
        self.polynomial.iter().rev().fold(Scalar::ZERO, |value, a| value * j + a)
    }

    /// Round 3: the decryption key, once all polynomials are there and in order.
    ///
    /// # Errors
    /// [`Refusal::Complaint`] names the trustee whose certificate, coefficients, signature or share does not fit.
    pub fn finish<R: CryptoRng + ?Sized>(
        &self,
        certificates: &[String],
        polynomials: &[Polynomial],
        rng: &mut R,
    ) -> Result<Share, Refusal> {
        let all = self.certificates(certificates)?;
        let frame = Frame::new(Ed25519, Protocol::V2);
        let everything = all_certificates(&self.context, certificates);
        let mut secret = Zeroizing::new(Scalar::ZERO);
        for (i, certificate) in all.iter().enumerate() {
            let complaint = |reason| Refusal::Complaint { member: i + 1, reason };
            let theirs = polynomials.get(i).ok_or(complaint("no polynomial"))?;
            if sha256_hex(&theirs.coefficients) != certificate.coefficients {
                return Err(complaint("the coefficients are not those of the certificate"));
            }
            let coefficients = read_coefficients(&frame, &theirs.coefficients)
                .filter(|all| all.len() == self.context.threshold)
                .ok_or(complaint("the coefficients are not elements of the group"))?;
            let signed =
                check_signature(&frame, "pedersen-certs", &certificate.verification, &everything, &theirs.signature);
            signed.ok_or(complaint("the signature on the certificates does not hold"))?;
            let sent = theirs.secrets.get(self.index - 1).ok_or(complaint("no share"))?;
            let message = channel::receive("secret", &self.dk, &certificate.verification, sent);
            let message = message.ok_or(complaint("the share cannot be opened"))?;
            let share = read_secret(&message, "{\"secret\":").ok_or(complaint("the share is not a number"))?;
            // g^share = prod A_k^(j^k)
            let mut powers = vec![Scalar::ONE];
            for k in 1..coefficients.len() {
                powers.push(powers[k - 1] * Scalar::from(self.index as u64));
            }
            let expected = EdwardsPoint::vartime_multiscalar_mul(&powers, &coefficients);
            if EdwardsPoint::mul_base(&share) != expected {
                return Err(complaint("the share does not fit the coefficients"));
            }
            *secret += *share;
        }
        let key = KeyPair::new(*secret);
        let message = Zeroizing::new(format!("{{\"decryption_key\":\"{}\"}}", scalar_text(&secret)));
        let sealed = channel::send("pedersen-decryption_key", &self.sk, &self.dk.text, &message, rng);
        let sealed =
            sealed.ok_or(Refusal::Complaint { member: self.index, reason: "the encryption key cannot be used" })?;
        let name = &self.context.names[self.index - 1];
        let public_key = verification_key(&self.sk, &key, Some(name), rng);
        Ok(Share { key, sealed, public_key })
    }
}

/// Checks what one trustee sent in the first round, as whoever collects the rounds sees it.
///
/// # Errors
/// [`Refusal::Complaint`] names the trustee.
pub fn check_certificate(context: &Context, index: usize, certificate: &str) -> Result<(), Refusal> {
    let frame = Frame::new(Ed25519, Protocol::V2);
    let reason = "the certificate does not hold";
    read_certificate(&frame, context, index, certificate)
        .map(|_| ())
        .ok_or(Refusal::Complaint { member: index, reason })
}

/// Checks what one trustee sent in the second round, once all certificates are there. Whether the shares sealed in it fit, only those can say for
/// whom they are sealed.
///
/// # Errors
/// [`Refusal::Complaint`] names the trustee.
pub fn check_polynomial(
    context: &Context,
    certificates: &[String],
    index: usize,
    polynomial: &Polynomial,
) -> Result<(), Refusal> {
    let complaint = |reason| Refusal::Complaint { member: index, reason };
    let all = read_certificates(context, certificates)?;
    let own = index.checked_sub(1).and_then(|at| all.get(at)).ok_or(complaint("there is no such trustee"))?;
    if sha256_hex(&polynomial.coefficients) != own.coefficients {
        return Err(complaint("the coefficients are not those of the certificate"));
    }
    let frame = Frame::new(Ed25519, Protocol::V2);
    read_coefficients(&frame, &polynomial.coefficients)
        .filter(|all| all.len() == context.threshold)
        .ok_or(complaint("the coefficients are not elements of the group"))?;
    if polynomial.secrets.len() != context.members() {
        return Err(complaint("there is not one share for each trustee"));
    }
    let everything = all_certificates(context, certificates);
    check_signature(&frame, "pedersen-certs", &own.verification, &everything, &polynomial.signature)
        .ok_or(complaint("the signature on the certificates does not hold"))
}

/// Checks the signed public key that one trustee sent in the third round, once all polynomials are there.
///
/// # Errors
/// [`Refusal::Complaint`] names the trustee.
pub fn check_key(
    context: &Context,
    certificates: &[String],
    polynomials: &[Polynomial],
    index: usize,
    public_key: &str,
) -> Result<(), Refusal> {
    let complaint = |reason| Refusal::Complaint { member: index, reason };
    let (signers, coefficients) = parts(context, certificates, polynomials)?;
    let own = index.checked_sub(1).and_then(|at| signers.get(at)).ok_or(complaint("there is no such trustee"))?;
    let frame = Frame::new(Ed25519, Protocol::V2);
    let name = crate::trustees::check_member(&frame, &coefficients, own, index, public_key).map_err(|_| {
        complaint("the public key does not follow from the polynomials, or is not signed by its trustee")
    })?;
    if name.as_ref() == context.names.get(index - 1) {
        Ok(())
    } else {
        Err(complaint("the key is signed with another name"))
    }
}

/// The signature keys of all trustees and the public coefficients that their certificates announced.
///
/// # Errors
/// [`Refusal::Complaint`] names the trustee whose part does not hold.
pub(super) fn parts(
    context: &Context,
    certificates: &[String],
    polynomials: &[Polynomial],
) -> Result<(Vec<String>, Vec<Vec<EdwardsPoint>>), Refusal> {
    let frame = Frame::new(Ed25519, Protocol::V2);
    let all = read_certificates(context, certificates)?;
    let one = |(i, certificate): (usize, Certificate)| {
        let complaint = |reason| Refusal::Complaint { member: i + 1, reason };
        let theirs = polynomials.get(i).ok_or(complaint("no polynomial"))?;
        if sha256_hex(&theirs.coefficients) != certificate.coefficients {
            return Err(complaint("the coefficients are not those of the certificate"));
        }
        let coefficients = read_coefficients(&frame, &theirs.coefficients)
            .filter(|all| all.len() == context.threshold)
            .ok_or(complaint("the coefficients are not elements of the group"))?;
        Ok((certificate.verification, coefficients))
    };
    let both: Vec<_> = all.into_iter().enumerate().map(one).collect::<Result<_, _>>()?;
    Ok(both.into_iter().unzip())
}

/// The decryption key of a threshold trustee from its sealed copy and the trustee's secret. `None` if it cannot be opened.
pub fn open_share(seed: &Seed, sealed: &str) -> Option<KeyPair> {
    let message =
        channel::receive("pedersen-decryption_key", &seed.encryption_key(), seed.signature_key().text(), sealed)?;
    read_secret(&message, "{\"decryption_key\":").map(|secret| KeyPair::new(*secret))
}

/// The entry in the list of trustees up to their public keys, which follow from it. A trustee who knows this part knows the whole key.
pub fn settled(context: &Context, certificates: &[String], polynomials: &[Polynomial]) -> String {
    format!(
        "[\"Pedersen\",{{\"context\":{},\"certs\":{},\"coefexps\":{},\"signatures\":{},\"verification_keys\":",
        context.to_json(),
        json::array(certificates),
        json::array(polynomials.iter().map(|p| &p.coefficients)),
        json::array(polynomials.iter().map(|p| &p.signature)),
    )
}

/// Round 4: the entry in the list of trustees. The verifier checks that everything fits together.
pub fn item(context: &Context, certificates: &[String], polynomials: &[Polynomial], public_keys: &[String]) -> String {
    format!("{}{}}}]", settled(context, certificates, polynomials), json::array(public_keys))
}

fn full_certificate(context: &Context, index: usize, hash: &str, verification: &str, encryption: &str) -> String {
    format!(
        "{{\"context\":{{\"context\":{{\"context\":{},\"index\":{index}}},\"coefexps\":\"{hash}\"}},\"verification\":\"{verification}\",\
         \"encryption\":\"{encryption}\"}}",
        context.to_json()
    )
}

fn all_certificates(context: &Context, certificates: &[String]) -> String {
    format!("{{\"context\":{},\"certs\":{}}}", context.to_json(), json::array(certificates))
}

fn read_certificates(context: &Context, certificates: &[String]) -> Result<Vec<Certificate>, Refusal> {
    let frame = Frame::new(Ed25519, Protocol::V2);
    let one = |i: usize| {
        let complaint = Refusal::Complaint { member: i + 1, reason: "the certificate does not hold" };
        certificates.get(i).and_then(|text| read_certificate(&frame, context, i + 1, text)).ok_or(complaint)
    };
    (0..context.members()).map(one).collect()
}

fn read_certificate(frame: &Frame<Ed25519>, context: &Context, index: usize, text: &str) -> Option<Certificate> {
    let mut intake = Intake::new(frame);
    let mut r = Reader::of(text);
    r.literal("{\"message\":{\"context\":{\"context\":").ok()?;
    if r.integer().ok()? != index as u64 {
        return None;
    }
    r.literal(",\"coefexps\":").ok()?;
    let coefficients = r.hash().ok()?.to_owned();
    r.literal("},\"verification\":").ok()?;
    let verification = intake.key(&mut r).ok()?.text.to_owned();
    r.literal(",\"encryption\":").ok()?;
    let encryption = intake.key(&mut r).ok()?.text.to_owned();
    r.literal("},\"signature\":").ok()?;
    let proof = r.any().ok()?;
    r.literal("}").ok()?;
    r.end().ok()?;
    intake.finish().ok()?;
    let signed = full_certificate(context, index, &coefficients, &verification, &encryption);
    check_signature(frame, "pedersen-cert", &verification, &signed, proof)?;
    Some(Certificate { verification, encryption, coefficients })
}

fn read_coefficients(frame: &Frame<Ed25519>, text: &str) -> Option<Vec<EdwardsPoint>> {
    let mut intake = Intake::new(frame);
    let mut r = Reader::of(text);
    r.literal("{\"coefexps\":").ok()?;
    let all = r.array(|r| intake.element(r).map(|w| w.element)).ok()?;
    r.literal("}").ok()?;
    r.end().ok()?;
    intake.finish().ok()?;
    Some(all)
}

fn read_secret(message: &str, field: &'static str) -> Option<Zeroizing<Scalar>> {
    let frame = Frame::new(Ed25519, Protocol::V2);
    let read = || {
        let mut r = Reader::of(message);
        r.literal(field)?;
        let secret = frame.scalar(&mut r)?;
        r.literal("}")?;
        r.end()?;
        Ok::<_, Malformed>(secret)
    };
    read().ok().map(Zeroizing::new)
}

fn check_signature(frame: &Frame<Ed25519>, tag: &'static str, key: &str, message: &str, proof: &str) -> Option<()> {
    let mut r = Reader::of(proof);
    let proof = frame.proof(&mut r).ok()?;
    r.end().ok()?;
    let key = Written { element: Ed25519.decode(key)?, text: key };
    let mut equations = Equations::new(frame, Check::Trustees);
    equations.signed(tag, &key, message, &proof, "signature");
    equations.settle().ok()
}
