//! From the closed board to the result: tally, mixes, decryptions, each checked before it is taken in.
//!
//! The verifier goes through a record with this, and whoever runs an election takes in what trustees send with it, so that nothing
//! stands in a record that a verifier would refuse.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::read_sized;
use crate::check::{Check, Failure, Fault};
use crate::decryption::{self, Factors};
use crate::group::Group;
use crate::hashing::{Protocol, sha256, sha256_hex};
use crate::json::Reader;
use crate::params::Params;
use crate::sealed::{Sealed, Sum};
use crate::shuffle::{self, Generators};
use crate::tally::{self, Stack, Tally};
use crate::trustees::Trustees;

/// An election after the close, at any point before its result.
pub struct Opening<'p, G: Group> {
    pub(crate) params: &'p Params<G>,
    pub(crate) trustees: &'p Trustees<G::Element>,
    pub(crate) tally: Tally<G::Element>,
    pub(crate) shares: BTreeMap<u64, Factors<G::Element>>,
    generators: Option<Generators<G::Element>>,
    mixers: BTreeSet<u64>,
    extended: bool,
    result: Option<String>,
    ballots: u64,
}

impl<'p, G: Group> Opening<'p, G> {
    /// Begins with the encrypted tally, which has to be that of `sum`, and the statement of its size.
    pub fn new(
        params: &'p Params<G>,
        trustees: &'p Trustees<G::Element>,
        sum: Sum<G::Element>,
        tally: &[u8],
        sized: &[u8],
    ) -> Result<Self, Failure> {
        let sized = read_sized(sized).map_err(|m| Check::EncryptedTally.because(m))?;
        let (ballots, weight) = (sum.ballots, sum.weight);
        let tally = tally::check(params, sum, tally)?;
        let what = format_args!("{} are said to be counted, {ballots} ballots count", sized.ballots);
        Check::NumTallied.needs(sized.ballots == ballots, what)?;
        let what = format_args!("the weight is said to be {}, the ballots weigh {weight}", sized.weight);
        Check::TotalWeight.needs(sized.weight == weight, what)?;
        let (generators, mixers, shares) = (None, BTreeSet::new(), BTreeMap::new());
        Ok(Self { params, trustees, tally, shares, generators, mixers, extended: false, result: None, ballots })
    }

    /// True if a mix was so large that the rule of section 16 was used.
    pub fn uses_extension(&self) -> bool {
        self.extended
    }

    /// How many ballots count.
    pub fn ballots(&self) -> u64 {
        self.ballots
    }

    /// The trustees who have mixed.
    pub fn mixers(&self) -> impl Iterator<Item = u64> + '_ {
        self.mixers.iter().copied()
    }

    /// The trustees whose shares are there.
    pub fn decryptors(&self) -> impl Iterator<Item = u64> + '_ {
        self.shares.keys().copied()
    }

    /// Takes in the mix of trustee `owner`.
    pub fn shuffle(&mut self, owner: u64, json: &[u8]) -> Result<(), Failure> {
        let (params, check) = (self.params, Check::Shuffle);
        check.needs(params.has_rankings(), "there is no ranking to shuffle")?;
        let Some(trustee) = self.trustees.owner(owner) else { return check.fails(nobody(owner)) };
        check.needs(!self.mixers.contains(&owner), format_args!("trustee {owner} shuffles a second time"))?;
        let questions: Vec<usize> = params.rankings().collect();
        let counts: Vec<usize> = questions.iter().map(|i| self.tally.questions[*i].len()).collect();
        let frame = &params.frame;
        let read = || {
            let mut r = Reader::new(json)?;
            let claims = match frame.protocol {
                Protocol::V1 => shuffle::read(frame, &counts, &mut r)?,
                Protocol::V2 => decryption::read_signed(params, trustee, "shuffle", check, &mut r, |r| {
                    shuffle::read(frame, &counts, r)
                })?,
            };
            r.end()?;
            Ok::<_, Fault>(claims)
        };
        let claims = read().map_err(|fault| by(owner, fault.under(check)))?;

        let written = sha256(json);
        let mut mixed = Vec::with_capacity(claims.len());
        for (question, claim) in questions.iter().zip(claims) {
            let (Sealed::Rankings(input), text) = (&self.tally.questions[*question], &self.tally.texts[*question])
            else {
                continue;
            };
            let count = input.len();
            let generators = match &mut self.generators {
                Some(generators) if generators.each.len() >= count => generators,
                other => other.insert(Generators::new(&frame.group, count)?),
            };
            self.extended |= shuffle::uses_extension(frame, count);
            let output = claim.output(params, generators, Stack { ciphertexts: input, text }, written);
            mixed.push(
                output.or_else(|why| check.fails(format_args!("trustee {owner}, question {}: {why}", question + 1)))?,
            );
        }
        for (question, (ciphertexts, text)) in questions.into_iter().zip(mixed) {
            self.tally.questions[question] = Sealed::Rankings(ciphertexts);
            self.tally.texts[question] = text;
        }
        self.mixers.insert(owner);
        Ok(())
    }

    /// Takes in the shares of trustee `owner`.
    pub fn decryption(&mut self, owner: u64, json: &[u8]) -> Result<(), Failure> {
        let mixed = !self.params.has_rankings() || !self.mixers.is_empty();
        Check::Shuffle.needs(mixed, "rankings are opened that nobody has shuffled")?;
        let check = Check::PartialDecryption;
        let Some(trustee) = self.trustees.owner(owner) else { return check.fails(nobody(owner)) };
        check.needs(!self.shares.contains_key(&owner), format_args!("trustee {owner} decrypts a second time"))?;
        let factors = decryption::check(self.params, trustee, &self.tally, json);
        self.shares.insert(owner, factors.map_err(|failure| by(owner, failure))?);
        Ok(())
    }

    /// Takes in the result.
    pub fn result(&mut self, json: &[u8]) -> Result<(), Failure> {
        let group = &self.params.frame.group;
        let opened = decryption::open(group, self.trustees, &self.tally, &self.shares)?;
        let answers = decryption::check_result(group, &self.params.election.questions, &self.tally, &opened, json)?;
        self.result = Some(answers.to_owned());
        Ok(())
    }

    /// The array of answers, canonical JSON, once the result is there.
    pub fn answers(&self) -> Option<&str> {
        self.result.as_deref()
    }

    /// The seed of every lot that this election needs: docs/PROTOCOL.md, 24. It comes from what the shares add up to, so it is the same whoever opens,
    /// anybody works it out from the record, and before the opening it is as unknown as the votes are.
    ///
    /// # Errors
    /// If shares are missing.
    pub fn lot(&self) -> Result<String, Failure> {
        let group = &self.params.frame.group;
        let opened = decryption::open(group, self.trustees, &self.tally, &self.shares)?;
        let sealed = self.tally.questions.iter().flat_map(Sealed::leaves);
        let factors: Vec<_> = sealed.zip(&opened).map(|(ct, opened)| group.div(&ct.beta, opened)).collect();
        let mut text = format!("omov lot 1\n{}\n", self.params.fingerprint);
        for factor in group.encode(&factors) {
            text.push_str(&factor);
            text.push('\n');
        }
        Ok(sha256_hex(text))
    }

    /// How many shares are still needed to decrypt.
    pub fn missing(&self) -> usize {
        let missing = self.trustees.items.iter().map(|item| {
            let numbers = item.first as u64 + 1..=(item.first + item.members) as u64;
            item.threshold.saturating_sub(self.shares.range(numbers).count())
        });
        missing.sum()
    }
}

fn nobody(owner: u64) -> String {
    format!("there is no trustee {owner}")
}

fn by(owner: u64, failure: Failure) -> Failure {
    Failure { detail: format!("trustee {owner}: {}", failure.detail), ..failure }
}
