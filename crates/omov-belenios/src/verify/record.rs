//! One record in its group, stage by stage.

use super::{Holders, Note, Progress, Step, Verdict, board};
use crate::archive::{Entry, EventKind, Layout, Source, read_owned};
use crate::check::{Check, Failure, Stop};
use crate::credentials::{self, Credentials};
use crate::election::{Election, Kind};
use crate::group::Group;
use crate::opening::Opening;
use crate::params::Params;
use crate::sealed::Sum;
use crate::trustees::{Item, Trustees};

pub(super) struct Record<'s, S: Source + ?Sized> {
    pub(super) source: &'s S,
    pub(super) layout: &'s Layout,
    /// The election parameters as they stand in the record.
    pub(super) json: &'s [u8],
}

/// What the first event fixes, checked.
pub(super) struct Setup<G: Group> {
    pub(super) params: Params<G>,
    pub(super) trustees: Trustees<G::Element>,
    pub(super) credentials: Credentials,
}

fn holders<E>(item: &Item, trustees: &Trustees<E>) -> Holders {
    let members = trustees.trustees.iter().skip(item.first).take(item.members);
    Holders {
        first: item.first as u64 + 1,
        names: members.map(|trustee| trustee.name.clone()).collect(),
        threshold: item.threshold,
    }
}

impl<S: Source + ?Sized> Record<'_, S> {
    pub(super) fn check<G: Group>(
        &self,
        group: G,
        election: Election,
        verdict: &mut Verdict,
        progress: &mut dyn FnMut(Progress),
    ) -> Step<()> {
        Stop::apart(self.stages(group, election, verdict, progress))
    }

    fn stages<G: Group>(
        &self,
        group: G,
        election: Election,
        verdict: &mut Verdict,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), Stop> {
        let Setup { params, trustees, credentials } = self.setup(group, election)?;
        verdict.holders = trustees.items.iter().map(|item| holders(item, &trustees)).collect();
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

        let Some(opening) = self.opening(&params, &trustees, outcome.sum, progress)? else { return Ok(()) };
        verdict.result = opening.answers().map(str::to_owned);
        verdict.lot = verdict.result.as_ref().map(|_| opening.lot()).transpose()?;
        verdict.mixers = opening.mixers().collect();
        verdict.decryptors = opening.decryptors().collect();
        if opening.uses_extension() {
            verdict.notes.push(Note::ManyRankings);
        }
        Ok(())
    }

    /// Checks what the first event fixes.
    pub(super) fn setup<G: Group>(&self, group: G, election: Election) -> Result<Setup<G>, Stop> {
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
        Ok(Setup { params, trustees, credentials })
    }

    /// Goes through everything after the ballots, whose sum is given. None before the encrypted tally.
    pub(super) fn opening<'p, G: Group>(
        &self,
        params: &'p Params<G>,
        trustees: &'p Trustees<G::Element>,
        sum: Sum<G::Element>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Option<Opening<'p, G>>, Stop> {
        let entries = &self.layout.entries;
        let Some(first) = entries.iter().position(|e| e.kind == EventKind::EncryptedTally) else { return Ok(None) };
        let at = |i: usize| move |failure: Failure| failure.at(i as u64);
        let (tally, sized) = (self.data(&entries[first])?, self.payload(&entries[first])?);
        let mut opening = Opening::new(params, trustees, sum, &tally, &sized).map_err(at(first))?;
        drop((tally, sized));
        for (i, entry) in entries.iter().enumerate().skip(first + 1) {
            match entry.kind {
                EventKind::Shuffle => opening.shuffle(self.owner(entry)?, &self.data(entry)?).map_err(at(i))?,
                EventKind::PartialDecryption => {
                    opening.decryption(self.owner(entry)?, &self.data(entry)?).map_err(at(i))?;
                }
                EventKind::Result => opening.result(&self.payload(entry)?).map_err(at(i))?,
                _ => {}
            }
            progress(Progress::Opening((i + 1 - first) as u64, (entries.len() - first) as u64));
        }
        Ok(Some(opening))
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
