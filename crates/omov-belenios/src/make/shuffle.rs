//! Mixing rankings, with the proof (section 9).
//!
//! Chained commitments are powers of g and h alone, so all exponents are kept and each commitment is two multiplications with prepared
//! tables instead of one with a new base. Which places of memory are read depends on the secret permutation; a trustee mixes on a machine
//! of their own.

use curve25519_dalek::edwards::EdwardsBasepointTable;
use curve25519_dalek::traits::{BasepointTable, Identity, MultiscalarMul};
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::Refusal;
use super::setup::Opening;
use super::signature::KeyPair;
use crate::group::{Ed25519, Group, scalar_text};
use crate::json;
use crate::params::Params;
use crate::proof::Ciphertext;
use crate::sealed::Sealed;
use crate::shuffle::{Generators, challenge, permutation_challenges};

/// A random order of 0 to n - 1, each with the same chance (Fisher and Yates).
fn permutation<R: CryptoRng + ?Sized>(n: usize, rng: &mut R) -> Zeroizing<Vec<usize>> {
    let mut order = Zeroizing::new((0..n).collect::<Vec<_>>());
    for i in (1..n).rev() {
        let choices = i as u64 + 1;
        // Numbers above the last multiple would prefer some places.
        let limit = u64::MAX - u64::MAX % choices;
        let drawn = loop {
            let drawn = rng.next_u64();
            if drawn < limit {
                break drawn % choices;
            }
        };
        order.swap(i, drawn as usize);
    }
    order
}

fn random<R: CryptoRng + ?Sized>(n: usize, rng: &mut R) -> Zeroizing<Vec<Scalar>> {
    Zeroizing::new((0..n).map(|_| Scalar::random(rng)).collect())
}

fn list(texts: &[String]) -> String {
    json::array(texts.iter().map(|text| json::string(text)))
}

fn scalars(all: impl IntoIterator<Item = Scalar>) -> String {
    json::array(all.into_iter().map(|s| json::string(&scalar_text(&s))))
}

fn joined(texts: &[String]) -> String {
    texts.iter().flat_map(|text| [text.as_str(), ","]).collect()
}

/// A mix of all rankings as they stand now, with proofs, signed with the trustee's key.
///
/// # Errors
/// [`Refusal::Invalid`] if there are no generators for so many rankings.
pub fn shuffle<R: CryptoRng + ?Sized>(opening: &Opening<'_>, sk: &KeyPair, rng: &mut R) -> Result<String, Refusal> {
    let (mut outputs, mut proofs) = (Vec::new(), Vec::new());
    for question in opening.params.rankings() {
        let Sealed::Rankings(input) = &opening.tally.questions[question] else { continue };
        let generators = Generators::new(&Ed25519, input.len())?;
        let (output, proof) = mix(opening.params, &generators, input, &opening.tally.texts[question], rng);
        outputs.push(output);
        proofs.push(proof);
    }
    let message = format!("{{\"ciphertexts\":{},\"proofs\":{}}}", json::array(outputs), json::array(proofs));
    Ok(sk.sign("shuffle", &message, rng))
}

/// The output and the proof, as JSON.
fn mix<R: CryptoRng + ?Sized>(
    params: &Params<Ed25519>,
    generators: &Generators<EdwardsPoint>,
    input: &[Ciphertext<EdwardsPoint>],
    input_text: &str,
    rng: &mut R,
) -> (String, String) {
    let n = input.len();
    let y = EdwardsBasepointTable::create(&params.key.element);
    let h = EdwardsBasepointTable::create(&generators.h);
    let g = EdwardsPoint::mul_base;
    let psi = permutation(n, rng);

    let fresh = random(n, rng);
    let output: Vec<EdwardsPoint> =
        psi.iter().flat_map(|i| [input[*i].alpha + g(&fresh[*i]), input[*i].beta + y.mul_base(&fresh[*i])]).collect();
    let output_texts = Ed25519.encode(&output);
    let (alphas, betas): (Vec<_>, Vec<_>) = output.chunks(2).map(|pair| (pair[0], pair[1])).unzip();

    let r = random(n, rng);
    let mut c = vec![EdwardsPoint::identity(); n];
    for (i, to) in psi.iter().enumerate() {
        c[*to] = g(&r[*to]) + generators.each[i];
    }
    let c_texts = Ed25519.encode(&c);
    let texts = [input_text, &joined(&output_texts), &joined(&c_texts)];
    let u = permutation_challenges(&params.frame, &params.fingerprint, texts, n);
    let uprime: Zeroizing<Vec<Scalar>> = Zeroizing::new(psi.iter().map(|i| u[*i]).collect());

    // chat_i = g^rhat_i · chat_(i-1)^u'_i = g^(of_g) · h^(of_h), and that_i in the same way.
    let (rhat, what, wprime) = (random(n, rng), random(n, rng), random(n, rng));
    let (mut of_g, mut of_h) = (Zeroizing::new(Scalar::ZERO), Zeroizing::new(Scalar::ONE));
    let (mut chat, mut that) = (Vec::with_capacity(n), Vec::with_capacity(n));
    for i in 0..n {
        that.push(g(&(what[i] + wprime[i] * *of_g)) + h.mul_base(&(wprime[i] * *of_h)));
        *of_g = rhat[i] + uprime[i] * *of_g;
        *of_h *= uprime[i];
        chat.push(g(&of_g) + h.mul_base(&of_h));
    }
    let w = random(4, rng);
    let t = [
        g(&w[0]),
        g(&w[1]),
        g(&w[2]) + EdwardsPoint::multiscalar_mul(wprime.iter(), &generators.each[..n]),
        EdwardsPoint::multiscalar_mul(wprime.iter(), &betas) - y.mul_base(&w[3]),
        EdwardsPoint::multiscalar_mul(wprime.iter(), &alphas) - g(&w[3]),
    ];
    let (t, that, chat) = (Ed25519.encode(&t), Ed25519.encode(&that), Ed25519.encode(&chat));
    let all = [&joined(&t), &joined(&that), texts[0], texts[1], texts[2], &joined(&chat), &params.key.text];
    let challenge = challenge(&params.frame, &params.fingerprint, all);

    let dot = |a: &[Scalar]| a.iter().zip(&u).fold(Scalar::ZERO, |sum, (a, u)| sum + a * u);
    let s = [
        w[0] + challenge * r.iter().sum::<Scalar>(),
        // The sum of rhat_i · v_i is what is left of g in the last of the chain.
        w[1] + challenge * *of_g,
        w[2] + challenge * dot(&r),
        w[3] + challenge * dot(&fresh),
    ];
    let shat = what.iter().zip(rhat.iter()).map(|(w, r)| w + challenge * r);
    let sprime = wprime.iter().zip(uprime.iter()).map(|(w, u)| w + challenge * u);
    let s = s.map(|s| json::string(&scalar_text(&s))).join(",");
    let proof = format!(
        "[[\"{}\",\"{}\",\"{}\",[\"{}\",\"{}\"],{}],[{s},{},{}],{},{}]",
        t[0],
        t[1],
        t[2],
        t[3],
        t[4],
        list(&that),
        scalars(shat),
        scalars(sprime),
        list(&c_texts),
        list(&chat)
    );
    let output = output_texts.chunks(2).map(|pair| format!("{{\"alpha\":\"{}\",\"beta\":\"{}\"}}", pair[0], pair[1]));
    (json::array(output.collect::<Vec<_>>()), proof)
}
