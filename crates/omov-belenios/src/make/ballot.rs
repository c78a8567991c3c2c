//! Sealing a vote (section 7).

use curve25519_dalek::edwards::EdwardsBasepointTable;
use curve25519_dalek::traits::{BasepointTable, Identity};
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use subtle::{ConditionallySelectable, ConstantTimeEq};
use zeroize::{Zeroize, Zeroizing};

use super::either::{self, Statement};
use super::signature::KeyPair;
use super::{Refusal, proof_json};
use crate::election::{Kind, Question};
use crate::group::{Ed25519, Group, scalar_text};
use crate::hashing::{Protocol, challenge};
use crate::json;
use crate::params::Params;

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// 0 or 1 for each answer; with a blank vote, that first.
    Choices(Vec<u8>),
    /// One integer for each answer, or for each preference (section 17).
    Integers(Vec<u8>),
    /// For each list 0 or 1 for itself, then for its candidates.
    Lists(Vec<Vec<u8>>),
}

impl Drop for Answer {
    fn drop(&mut self) {
        match self {
            Self::Choices(all) | Self::Integers(all) => all.zeroize(),
            Self::Lists(lists) => lists.zeroize(),
        }
    }
}

/// The place where votes are sealed: an election with its key prepared.
pub struct Booth<'p> {
    params: &'p Params<Ed25519>,
    y: EdwardsBasepointTable,
}

/// A sealed choice: what the prover knows, alpha and beta, and their text forms.
struct Choice {
    statement: Statement,
    points: [EdwardsPoint; 2],
    alpha: String,
    beta: String,
}

impl Drop for Choice {
    fn drop(&mut self) {
        self.statement.zeroize();
    }
}

impl Choice {
    fn json(&self) -> String {
        format!("{{\"alpha\":\"{}\",\"beta\":\"{}\"}}", self.alpha, self.beta)
    }

    fn text(&self) -> String {
        format!("{},{}", self.alpha, self.beta)
    }
}

/// The product of sealed choices, as the prover knows it.
fn sum<'a>(choices: impl IntoIterator<Item = &'a Choice>) -> Statement {
    let zero = Statement { randomness: Scalar::ZERO, holds: Scalar::ZERO };
    choices.into_iter().fold(zero, |sum, choice| Statement {
        randomness: sum.randomness + choice.statement.randomness,
        holds: sum.holds + choice.statement.holds,
    })
}

/// The text forms of their product.
fn sum_text<'a>(choices: impl IntoIterator<Item = &'a Choice>) -> String {
    let one = [EdwardsPoint::identity(); 2];
    let sum = choices.into_iter().fold(one, |sum, choice| [sum[0] + choice.points[0], sum[1] + choice.points[1]]);
    Ed25519.encode(&sum).join(",")
}

fn less(statement: Statement, m: u64) -> Statement {
    Statement { holds: statement.holds - Scalar::from(m), ..statement }
}

fn bits(values: &[u8]) -> bool {
    values.iter().all(|v| *v <= 1)
}

fn total(values: &[u8]) -> u64 {
    values.iter().map(|v| u64::from(*v)).sum()
}

/// True if the answer is one that the question allows.
fn allowed(question: &Question, answer: &Answer) -> bool {
    match (&question.kind, answer) {
        (Kind::Homomorphic { answers, blank, min, max }, Answer::Choices(values)) => {
            let n = answers.len() + usize::from(*blank);
            let (bit, rest) = values.split_at(usize::from(*blank).min(values.len()));
            let range = (*min..=*max).contains(&total(rest));
            let is_blank = total(bit) == 1;
            // A proof is made for each number up to the most, so it must not be out of all proportion.
            *max <= answers.len() as u64
                && values.len() == n
                && bits(values)
                && if is_blank { total(rest) == 0 } else { range }
        }
        (Kind::NonHomomorphic { answers, preferences: None }, Answer::Integers(values)) => {
            values.len() == answers.len()
        }
        (Kind::NonHomomorphic { answers, preferences: Some(k) }, Answer::Integers(values)) => {
            let ranked = values.iter().take_while(|v| **v != 0).count();
            let mut seen: Vec<u8> = values[..ranked].to_vec();
            seen.sort_unstable();
            let once = seen.windows(2).all(|pair| pair[0] != pair[1]);
            let known = seen.iter().all(|v| usize::from(*v) <= answers.len());
            values.len() == *k && once && known && values[ranked..].iter().all(|v| *v == 0)
        }
        (Kind::Lists { answers }, Answer::Lists(lists)) => {
            let shape = lists.iter().map(Vec::len).eq(answers.iter().map(Vec::len));
            let one = lists.iter().filter(|list| list.first() == Some(&1)).count() == 1;
            let mine = |list: &Vec<u8>| list.first() == Some(&1) || total(list) == 0;
            let some = lists.iter().any(|list| list.len() > 1 && total(&list[1..]) > 0);
            shape && one && some && lists.iter().all(|list| bits(list) && mine(list))
        }
        _ => false,
    }
}

impl<'p> Booth<'p> {
    /// Prepares the key of an election.
    pub fn new(params: &'p Params<Ed25519>) -> Self {
        Self { params, y: EdwardsBasepointTable::create(&params.key.element) }
    }

    /// Seals and signs a ballot with the voter's credential. The SHA-256 of the ballot is its tracking number.
    ///
    /// # Errors
    /// [`Refusal::Answers`] or [`Refusal::Answer`] if the answers are not allowed.
    pub fn ballot<R: CryptoRng + ?Sized>(
        &self,
        credential: &KeyPair,
        answers: &[Answer],
        rng: &mut R,
    ) -> Result<String, Refusal> {
        let message = self.message(credential.text(), answers, rng)?;
        Ok(credential.sign("ballot", &message, rng))
    }

    /// Audits a sealed ballot that will not be cast: true if it holds exactly these answers. `rng` must give the same randomness as when it
    /// was sealed, so the sealing device has to show the seed of its generator. Whoever knows that seed can open the ballot; a ballot
    /// that was audited must not be cast.
    pub fn holds<R: CryptoRng + ?Sized>(&self, ballot: &str, answers: &[Answer], rng: &mut R) -> bool {
        let credential = crate::ballot::credential_of(Protocol::V2, ballot.as_bytes());
        let message = credential.and_then(|text| self.message(text, answers, rng).ok());
        let rest = message.and_then(|message| ballot.strip_prefix("{\"message\":")?.strip_prefix(message.as_str()));
        rest.is_some_and(|rest| rest.starts_with(",\"signature\":"))
    }

    /// What the voter signs.
    fn message<R: CryptoRng + ?Sized>(
        &self,
        credential: &str,
        answers: &[Answer],
        rng: &mut R,
    ) -> Result<String, Refusal> {
        let questions = &self.params.election.questions;
        if answers.len() != questions.len() {
            return Err(Refusal::Answers);
        }
        let bound = format!("{}|{credential}", self.params.fingerprint);
        let mut sealed = Vec::with_capacity(answers.len());
        for (i, (question, answer)) in questions.iter().zip(answers).enumerate() {
            if !allowed(question, answer) {
                return Err(Refusal::Answer(i + 1));
            }
            sealed.push(match (&question.kind, answer) {
                (Kind::Homomorphic { blank, min, max, .. }, Answer::Choices(values)) => {
                    self.choices(&bound, *blank, *min..=*max, values, rng)
                }
                (_, Answer::Integers(values)) => self.integers(&bound, values, rng).ok_or(Refusal::Answer(i + 1))?,
                (_, Answer::Lists(lists)) => self.lists(&bound, lists, rng),
                _ => return Err(Refusal::Answer(i + 1)),
            });
        }
        Ok(format!(
            "{{\"election_uuid\":\"{}\",\"election_hash\":\"{}\",\"credential\":\"{credential}\",\"answers\":{}}}",
            self.params.election.uuid,
            self.params.fingerprint,
            json::array(sealed)
        ))
    }

    /// Seals numbers, each 0 or 1, in ciphertexts of their own.
    fn seal<R: CryptoRng + ?Sized>(&self, values: &[u8], rng: &mut R) -> Vec<Choice> {
        let seal = |value: &u8| {
            let r = Scalar::random(rng);
            // g^m without a multiplication.
            let plain =
                EdwardsPoint::conditional_select(&EdwardsPoint::identity(), &Ed25519.generator(), value.ct_eq(&1));
            let points = [EdwardsPoint::mul_base(&r), self.y.mul_base(&r) + plain];
            let statement = Statement { randomness: r, holds: Scalar::from(*value) };
            Choice { statement, points, alpha: String::new(), beta: String::new() }
        };
        let mut choices: Vec<Choice> = values.iter().map(seal).collect();
        let points: Vec<EdwardsPoint> = choices.iter().flat_map(|choice| choice.points).collect();
        let mut texts = Ed25519.encode(&points).into_iter();
        for choice in &mut choices {
            choice.alpha = texts.next().unwrap_or_default();
            choice.beta = texts.next().unwrap_or_default();
        }
        choices
    }

    fn prove<R: CryptoRng + ?Sized>(&self, tag: &str, message: &str, statements: &[Statement], rng: &mut R) -> String {
        json::array(either::prove(&self.y, tag, message, statements, rng))
    }

    fn individual<R: CryptoRng + ?Sized>(&self, tag: &str, bound: &str, choice: &Choice, rng: &mut R) -> String {
        let statements = [choice.statement, less(choice.statement, 1)];
        self.prove(tag, &format!("{bound}|{}|", choice.text()), &statements, rng)
    }

    fn choices<R: CryptoRng + ?Sized>(
        &self,
        bound: &str,
        blank: bool,
        range: std::ops::RangeInclusive<u64>,
        values: &[u8],
        rng: &mut R,
    ) -> String {
        let choices = self.seal(values, rng);
        let individual =
            json::array(choices.iter().map(|choice| self.individual("prove", bound, choice, rng)).collect::<Vec<_>>());
        let all = choices.iter().map(Choice::text).collect::<Vec<_>>().join(",");
        let everything = format!("{bound}|{all}");
        let json = json::array(choices.iter().map(Choice::json));
        if blank {
            let (zero, rest) = (choices[0].statement, sum(&choices[1..]));
            let blank = self.prove("bproof0", &everything, &[zero, rest], rng);
            let mut statements = vec![less(zero, 1)];
            statements.extend(range.map(|m| less(rest, m)));
            let overall = self.prove("bproof1", &everything, &statements, rng);
            return format!(
                "{{\"choices\":{json},\"individual_proofs\":{individual},\"overall_proof\":{overall},\"blank_proof\":{blank}}}"
            );
        }
        let sum = sum(&choices);
        let message = format!("{everything}|{}|", sum_text(&choices));
        let statements: Vec<_> = range.map(|m| less(sum, m)).collect();
        let overall = self.prove("prove", &message, &statements, rng);
        format!("{{\"choices\":{json},\"individual_proofs\":{individual},\"overall_proof\":{overall}}}")
    }

    fn integers<R: CryptoRng + ?Sized>(&self, bound: &str, values: &[u8], rng: &mut R) -> Option<String> {
        let plain = embed(values)?;
        let (r, w) = (Zeroizing::new(Scalar::random(rng)), Zeroizing::new(Scalar::random(rng)));
        let points = [EdwardsPoint::mul_base(&r), self.y.mul_base(&r) + plain, EdwardsPoint::mul_base(&w)];
        let [alpha, beta, commitment]: [String; 3] = Ed25519.encode(&points).try_into().ok()?;
        let message = format!("{bound}|{},{alpha},{beta}|", self.params.key.text);
        let c = challenge(&Ed25519, Protocol::V2, "raweg", &message, &[commitment]);
        let proof = proof_json(&c, &(*w - *r * c));
        Some(format!("{{\"choices\":{{\"alpha\":\"{alpha}\",\"beta\":\"{beta}\"}},\"proof\":{proof}}}"))
    }

    fn lists<R: CryptoRng + ?Sized>(&self, bound: &str, values: &[Vec<u8>], rng: &mut R) -> String {
        let lists: Vec<Vec<Choice>> = values.iter().map(|list| self.seal(list, rng)).collect();
        let rows = lists.iter().map(|list| {
            json::array(list.iter().map(|choice| self.individual("prove_l", bound, choice, rng)).collect::<Vec<_>>())
        });
        let individual = json::array(rows.collect::<Vec<_>>());
        let all = lists.iter().flatten().map(Choice::text).collect::<Vec<_>>().join(",");
        let everything = format!("{bound}|{all}");
        let heads = || lists.iter().filter_map(|list| list.first());
        let message = format!("{everything}|{}|", sum_text(heads()));
        let overall = either::prove(&self.y, "prove_l", &message, &[less(sum(heads()), 1)], rng).concat();
        let each = lists.iter().map(|list| {
            let statements = [less(list[0].statement, 1), sum(&list[1..])];
            self.prove("lproof", &everything, &statements, rng)
        });
        let each = json::array(each.collect::<Vec<_>>());
        let nonzero = self.nonzero(&everything, sum(lists.iter().flat_map(|list| &list[1..])), rng);
        let json = json::array(lists.iter().map(|list| json::array(list.iter().map(Choice::json))));
        format!(
            "{{\"choices\":{json},\"individual_proofs\":{individual},\"overall_proof\":{overall},\"list_proofs\":{each},\
             \"nonzero_proof\":{nonzero}}}"
        )
    }

    /// The sum holds m other than 0: g^(m·s) for a hidden s is not the identity, and was made from the ciphertext.
    fn nonzero<R: CryptoRng + ?Sized>(&self, everything: &str, sum: Statement, rng: &mut R) -> String {
        let Statement { randomness: r, holds: m } = sum;
        let [s, w1, w2] = [(); 3].map(|()| Zeroizing::new(Scalar::random(rng)));
        let a0 = EdwardsPoint::mul_base(&(m * *s));
        let exponent = Zeroizing::new(r * *w1 + *w2);
        let a1 = EdwardsPoint::mul_base(&exponent);
        let a2 = self.y.mul_base(&exponent) + EdwardsPoint::mul_base(&(m * *w1));
        let commitments = Ed25519.encode(&[a0, a1, a2]);
        let c = challenge(&Ed25519, Protocol::V2, "nonzero", everything, &commitments);
        let (t1, t2) = (*w1 - *s * c, *w2 + *s * r * c);
        format!(
            "{{\"commitment\":\"{}\",\"challenge\":\"{}\",\"response\":[\"{}\",\"{}\"]}}",
            commitments[0],
            scalar_text(&c),
            scalar_text(&t1),
            scalar_text(&t2)
        )
    }
}

/// The element that holds a vector of integers (section 2): the first one at or after their number, shifted by 14 bits.
///
/// How many tries that takes depends on the vector, so the time does too: one in sixteen numbers is an element. Only somebody who can time
/// the voter's own device to a fraction of a millisecond learns something from it.
fn embed(values: &[u8]) -> Option<EdwardsPoint> {
    if values.len() > 30 {
        return None;
    }
    // 30 bytes, shifted by 14 bits, fill 254 bits of the 256.
    let mut shifted = Zeroizing::new([0u8; 32]);
    for (i, value) in values.iter().rev().enumerate() {
        let wide = u32::from(*value) << 14;
        for (k, byte) in wide.to_le_bytes().into_iter().enumerate().skip(1) {
            if let Some(to) = shifted.get_mut(i + k) {
                *to |= byte;
            }
        }
    }
    (0u16..1 << 14).find_map(|eps| {
        let mut bytes = *shifted;
        let [low, high] = eps.to_le_bytes();
        bytes[0] |= low;
        bytes[1] |= high;
        crate::group::point(bytes).filter(EdwardsPoint::is_torsion_free)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(50))]
        #[test]
        fn integers_come_out_of_the_element_they_went_into(values in proptest::collection::vec(any::<u8>(), 0..=30)) {
            let point = embed(&values).expect("an element");
            prop_assert_eq!(Ed25519.to_ints(values.len(), &point), values);
            prop_assert!(point.is_torsion_free());
        }
    }
}
