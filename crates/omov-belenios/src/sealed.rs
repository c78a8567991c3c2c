//! What is sealed: ciphertexts in the shape of the answers, in a ballot and in the encrypted tally (section 8).

use crate::election::{Kind, Question};
use crate::group::Group;
use crate::json::{Malformed, Reader};
use crate::proof::Ciphertext;

/// The ciphertexts for one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sealed<E> {
    /// One for each answer; with a blank vote, that first.
    Sums(Vec<Ciphertext<E>>),
    /// For each list one for itself and one for each candidate.
    Lists(Vec<Vec<Ciphertext<E>>>),
    /// One for each ranking: exactly one in a ballot, all of them in the tally.
    Rankings(Vec<Ciphertext<E>>),
}

impl<E> Sealed<E> {
    /// All ciphertexts, in the order in which they are written.
    pub fn leaves(&self) -> Vec<&Ciphertext<E>> {
        match self {
            Self::Sums(all) | Self::Rankings(all) => all.iter().collect(),
            Self::Lists(lists) => lists.iter().flatten().collect(),
        }
    }

    /// The number of ciphertexts.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Sums(all) | Self::Rankings(all) => all.len(),
            Self::Lists(lists) => lists.iter().map(Vec::len).sum(),
        }
    }

    /// Reads a value for each ciphertext, in JSON of the same shape.
    pub(crate) fn read_like<T>(
        &self,
        r: &mut Reader<'_>,
        mut leaf: impl FnMut(&mut Reader<'_>) -> Result<T, Malformed>,
    ) -> Result<Vec<T>, Malformed> {
        match self {
            Self::Sums(all) | Self::Rankings(all) => r.each(all, |r, _| leaf(r)),
            Self::Lists(lists) => {
                let rows = r.each(lists, |r, list| r.each(list, |r, _| leaf(r)))?;
                Ok(rows.into_iter().flatten().collect())
            }
        }
    }

    /// Writes a text for each ciphertext, in JSON of the same shape.
    pub(crate) fn write_like(&self, leaves: &[String]) -> String {
        match self {
            Self::Sums(_) | Self::Rankings(_) => crate::json::array(leaves),
            Self::Lists(lists) => {
                let mut rest = leaves;
                crate::json::array(lists.iter().map(|list| {
                    let (row, after) = rest.split_at(list.len().min(rest.len()));
                    rest = after;
                    crate::json::array(row)
                }))
            }
        }
    }
}

/// The product of the counted ballots, by question; rankings are gathered instead.
#[derive(Clone, Debug)]
pub struct Sum<E> {
    /// One entry for each question.
    pub questions: Vec<Sealed<E>>,
    /// The number of ballots in it.
    pub ballots: u64,
    /// Their weight.
    pub weight: u64,
}

impl<E: Clone> Sum<E> {
    /// The product of no ballots: the identity for each choice.
    pub fn empty<G: Group<Element = E>>(group: &G, questions: &[Question]) -> Self {
        let one = || Ciphertext { alpha: group.one(), beta: group.one() };
        let row = |n: usize| (0..n).map(|_| one()).collect::<Vec<_>>();
        let questions = questions.iter().map(|question| match &question.kind {
            Kind::Homomorphic { answers, blank, .. } => Sealed::Sums(row(answers.len() + usize::from(*blank))),
            Kind::NonHomomorphic { .. } => Sealed::Rankings(Vec::new()),
            Kind::Lists { answers } => Sealed::Lists(answers.iter().map(|list| row(list.len())).collect()),
        });
        Self { questions: questions.collect(), ballots: 0, weight: 0 }
    }

    /// Adds a ballot with its weight.
    pub fn add<G: Group<Element = E>>(&mut self, group: &G, ballot: &[Sealed<E>], weight: u64) {
        let factor = group.small(weight);
        let power = |e: &E| if weight == 1 { e.clone() } else { group.product(&[(e, &factor)]) };
        let add = |sum: &mut Ciphertext<E>, ct: &Ciphertext<E>| {
            sum.alpha = group.mul(&sum.alpha, &power(&ct.alpha));
            sum.beta = group.mul(&sum.beta, &power(&ct.beta));
        };
        self.merge_with(ballot, add);
        self.ballots += 1;
        self.weight = self.weight.saturating_add(weight);
    }

    /// The sum of two sums.
    #[must_use]
    pub fn merge<G: Group<Element = E>>(mut self, group: &G, other: &Self) -> Self {
        let add = |sum: &mut Ciphertext<E>, ct: &Ciphertext<E>| {
            sum.alpha = group.mul(&sum.alpha, &ct.alpha);
            sum.beta = group.mul(&sum.beta, &ct.beta);
        };
        self.merge_with(&other.questions, add);
        self.ballots += other.ballots;
        self.weight = self.weight.saturating_add(other.weight);
        self
    }

    fn merge_with(&mut self, other: &[Sealed<E>], add: impl Fn(&mut Ciphertext<E>, &Ciphertext<E>)) {
        for (sum, more) in self.questions.iter_mut().zip(other) {
            match (sum, more) {
                (Sealed::Sums(sum), Sealed::Sums(more)) => sum.iter_mut().zip(more).for_each(|(s, m)| add(s, m)),
                (Sealed::Lists(sum), Sealed::Lists(more)) => {
                    sum.iter_mut().flatten().zip(more.iter().flatten()).for_each(|(s, m)| add(s, m));
                }
                (Sealed::Rankings(sum), Sealed::Rankings(more)) => sum.extend(more.iter().cloned()),
                _ => {}
            }
        }
    }
}
