//! One record in its group, stage by stage.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::{Note, Progress, Step, Verdict, board};
use crate::archive::{Entry, EventKind, Layout, Source, read_owned, read_sized};
use crate::check::{Check, Failure, Fault};
use crate::credentials::{self, Credentials};
use crate::decryption::{self, Factors};
use crate::election::{Election, Kind};
use crate::group::Group;
use crate::hashing::{Protocol, sha256};
use crate::json::Reader;
use crate::params::Params;
use crate::proof::Intake;
use crate::sealed::Sealed;
use crate::shuffle::{self, Generators};
use crate::tally::{self, Stack, Tally};
use crate::trustees::Trustees;

pub(super) struct Record<'s, S: Source + ?Sized> {
    pub(super) source: &'s S,
    pub(super) layout: &'s Layout,
    /// The election parameters as they stand in the record.
    pub(super) json: &'s [u8],
}

/// A failure ends the stage it is in; so does a source that cannot be read.
enum Stop {
    Unreadable(io::Error),
    Refused(Failure),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Refused(failure)
    }
}

/// What was opened so far.
struct Opening<E> {
    tally: Option<Tally<E>>,
    generators: Option<Generators<E>>,
    mixers: BTreeSet<u64>,
    shares: BTreeMap<u64, Factors<E>>,
}

impl<S: Source + ?Sized> Record<'_, S> {
    pub(super) fn check<G: Group>(
        &self,
        group: G,
        election: Election,
        verdict: &mut Verdict,
        progress: &mut dyn FnMut(Progress),
    ) -> Step<()> {
        match self.stages(group, election, verdict, progress) {
            Ok(()) => Ok(Ok(())),
            Err(Stop::Refused(failure)) => Ok(Err(failure)),
            Err(Stop::Unreadable(error)) => Err(error),
        }
    }

    fn stages<G: Group>(
        &self,
        group: G,
        election: Election,
        verdict: &mut Verdict,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), Stop> {
        let in_setup = |failure: Failure| failure.at(0);
        let setup = &self.layout.entries[0].data;
        let params = Params::new(group, election, self.json).map_err(in_setup)?;
        let trustees = Trustees::read(&params, &self.source.contents(&setup[1])?).map_err(in_setup)?;
        let list = self.source.contents(&setup[2])?;
        let credentials = Credentials::read(&params, &list).map_err(in_setup)?;
        if let Some(certificate) = setup.get(3) {
            let certificate = self.source.contents(certificate)?;
            credentials::check_certificate(&params, &list, credentials.len(), &certificate).map_err(in_setup)?;
        }
        drop(list);
        let kinds = params.election.questions.iter().map(|q| &q.kind);
        if kinds.into_iter().any(|k| matches!(k, Kind::NonHomomorphic { preferences: Some(_), .. })) {
            verdict.notes.push(Note::OrderOfPreference);
        }

        let outcome = board::check(&params, &credentials, self.source, &self.layout.entries, progress)?;
        drop(credentials);
        verdict.ballots = outcome.counts;
        verdict.weight = outcome.sum.weight;
        if !outcome.failures.is_empty() {
            verdict.failures.extend(outcome.failures);
            return Ok(());
        }

        let mut sum = Some(outcome.sum);
        let mut opening = Opening { tally: None, generators: None, mixers: BTreeSet::new(), shares: BTreeMap::new() };
        let first = self.layout.entries.iter().position(|e| e.kind == EventKind::EncryptedTally);
        let Some(first) = first else { return Ok(()) };
        let last = self.layout.entries.len();
        for (i, entry) in self.layout.entries.iter().enumerate().skip(first) {
            let step = match entry.kind {
                EventKind::EncryptedTally => {
                    sum.take().map_or(Ok(()), |sum| self.tally(&params, entry, sum, &mut opening))
                }
                EventKind::Shuffle => self.shuffle(&params, &trustees, entry, &mut opening, verdict),
                EventKind::PartialDecryption => self.decryption(&params, &trustees, entry, &mut opening),
                EventKind::Result => self.result(&params, &trustees, entry, &opening, verdict),
                _ => Ok(()),
            };
            step.map_err(|stop| match stop {
                Stop::Refused(failure) => Stop::Refused(failure.at(i as u64)),
                unreadable @ Stop::Unreadable(_) => unreadable,
            })?;
            progress(Progress::Opening((i + 1 - first) as u64, (last - first) as u64));
        }
        Ok(())
    }

    fn tally<G: Group>(
        &self,
        params: &Params<G>,
        entry: &Entry,
        sum: crate::sealed::Sum<G::Element>,
        opening: &mut Opening<G::Element>,
    ) -> Result<(), Stop> {
        let sized = read_sized(&self.payload(entry)?).map_err(|m| Check::EncryptedTally.because(m))?;
        let (ballots, weight) = (sum.ballots, sum.weight);
        opening.tally = Some(tally::check(params, sum, &self.data(entry)?)?);
        let what = format_args!("{} are said to be counted, {ballots} ballots count", sized.ballots);
        Check::NumTallied.needs(sized.ballots == ballots, what)?;
        let what = format_args!("the weight is said to be {}, the ballots weigh {weight}", sized.weight);
        Ok(Check::TotalWeight.needs(sized.weight == weight, what)?)
    }

    fn shuffle<G: Group>(
        &self,
        params: &Params<G>,
        trustees: &Trustees<G::Element>,
        entry: &Entry,
        opening: &mut Opening<G::Element>,
        verdict: &mut Verdict,
    ) -> Result<(), Stop> {
        Check::Shuffle.needs(params.has_rankings(), "there is no ranking to shuffle")?;
        let owner = self.owner(entry)?;
        let Some(trustee) = trustees.owner(owner) else { return Ok(Check::Shuffle.fails(nobody(owner))?) };
        let twice = format_args!("trustee {owner} shuffles a second time");
        Check::Shuffle.needs(opening.mixers.insert(owner), twice)?;
        let Some(tally) = &mut opening.tally else { return Ok(Check::Events.fails("a shuffle without a tally")?) };

        let json = self.data(entry)?;
        let written = sha256(&json);
        let questions: Vec<usize> = params.rankings().collect();
        let mut intake = Intake::new(&params.frame);
        let mut read = || {
            let mut r = Reader::new(&json)?;
            let claims = match params.frame.protocol {
                Protocol::V1 => shuffle::read(questions.len(), &mut intake, &mut r)?,
                Protocol::V2 => decryption::read_signed(params, trustee, "shuffle", Check::Shuffle, &mut r, |r| {
                    shuffle::read(questions.len(), &mut intake, r)
                })?,
            };
            r.end()?;
            Ok::<_, Fault>(claims)
        };
        let claims = read().map_err(|fault| by(owner, fault.under(Check::Shuffle)))?;
        intake.finish().map_err(|m| by(owner, Check::Shuffle.because(m)))?;
        for (question, claim) in questions.into_iter().zip(claims) {
            let Sealed::Rankings(ciphertexts) = &mut tally.questions[question] else { continue };
            let text = &mut tally.texts[question];
            let input = Stack { ciphertexts: std::mem::take(ciphertexts), text: std::mem::take(text) };
            let count = input.ciphertexts.len();
            let generators = match &mut opening.generators {
                Some(generators) if generators.each.len() >= count => generators,
                other => other.insert(Generators::new(&params.frame.group, count)?),
            };
            if shuffle::uses_extension(&params.frame, count) && !verdict.notes.contains(&Note::ManyRankings) {
                verdict.notes.push(Note::ManyRankings);
            }
            let what = format_args!("trustee {owner}, question {}: the proof does not hold", question + 1);
            Check::Shuffle.needs(claim.holds(params, generators, &input, written), what)?;
            *ciphertexts = claim.output.ciphertexts;
            *text = claim.output.text;
        }
        Ok(())
    }

    fn decryption<G: Group>(
        &self,
        params: &Params<G>,
        trustees: &Trustees<G::Element>,
        entry: &Entry,
        opening: &mut Opening<G::Element>,
    ) -> Result<(), Stop> {
        let mixed = !params.has_rankings() || !opening.mixers.is_empty();
        Check::Shuffle.needs(mixed, "rankings are opened that nobody has shuffled")?;
        let owner = self.owner(entry)?;
        let check = Check::PartialDecryption;
        let Some(trustee) = trustees.owner(owner) else { return Ok(check.fails(nobody(owner))?) };
        let twice = format_args!("trustee {owner} decrypts a second time");
        check.needs(!opening.shares.contains_key(&owner), twice)?;
        let Some(tally) = &opening.tally else { return Ok(Check::Events.fails("a decryption without a tally")?) };
        let factors = decryption::check(params, trustee, tally, &self.data(entry)?);
        opening.shares.insert(owner, factors.map_err(|failure| by(owner, failure))?);
        Ok(())
    }

    fn result<G: Group>(
        &self,
        params: &Params<G>,
        trustees: &Trustees<G::Element>,
        entry: &Entry,
        opening: &Opening<G::Element>,
        verdict: &mut Verdict,
    ) -> Result<(), Stop> {
        let group = &params.frame.group;
        let Some(tally) = &opening.tally else { return Ok(Check::Events.fails("a result without a tally")?) };
        let opened = decryption::open(group, trustees, tally, &opening.shares)?;
        let json = self.payload(entry)?;
        let result = decryption::check_result(group, &params.election.questions, tally, &opened, &json)?;
        verdict.result = Some(result.to_owned());
        Ok(())
    }

    fn owner(&self, entry: &Entry) -> Result<u64, Stop> {
        Ok(read_owned(&self.payload(entry)?).map_err(|m| Check::Owner.because(m))?.owner)
    }

    fn payload(&self, entry: &Entry) -> Result<Vec<u8>, Stop> {
        match &entry.payload {
            Some(data) => Ok(self.source.contents(data)?),
            None => Ok(Check::Chain.fails("a payload is missing")?),
        }
    }

    /// The first of the data before the payload.
    fn data(&self, entry: &Entry) -> Result<Vec<u8>, Stop> {
        match entry.data.first() {
            Some(data) => Ok(self.source.contents(data)?),
            None => Ok(Check::Archive.fails("data are missing")?),
        }
    }
}

fn nobody(owner: u64) -> String {
    format!("there is no trustee {owner}")
}

fn by(owner: u64, failure: Failure) -> Failure {
    Failure { detail: format!("trustee {owner}: {}", failure.detail), ..failure }
}
