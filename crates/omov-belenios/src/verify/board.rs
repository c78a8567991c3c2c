//! The ballots on the board: every one is checked, those that count are added up.

use std::io;

use rayon::prelude::*;

use super::{Counts, Progress};
use crate::archive::{DataRef, Entry, EventKind, Source};
use crate::ballot;
use crate::check::{Check, Failure};
use crate::credentials::Credentials;
use crate::group::{Group, all_in_subgroup};
use crate::hashing::Protocol;
use crate::params::Params;
use crate::sealed::Sum;

/// A longer ballot is refused unread: the largest of an election with thousands of answers is a fraction of it.
const LONGEST: u64 = 16 << 20;

/// The credential stands within these first bytes of a ballot, in any group.
const START: u64 = 2048;

/// Bytes of ballots that are checked between two reports of progress. Their elements stay in memory until they are checked together.
const PART: u64 = 8 << 20;

/// What the ballots add up to.
pub(super) struct Outcome<E> {
    pub(super) sum: Sum<E>,
    pub(super) counts: Counts,
    pub(super) failures: Vec<Failure>,
}

/// The ballots among the events. A ballot takes as little memory as possible here: there may be millions.
struct Ballots<'e> {
    entries: &'e [Entry],
    /// The heights of the ballots.
    heights: Vec<u32>,
}

impl<'e> Ballots<'e> {
    fn new(entries: &'e [Entry]) -> Self {
        let ballots = entries.iter().enumerate().filter(|(_, e)| e.kind == EventKind::Ballot && e.payload.is_some());
        Self { entries, heights: ballots.map(|(height, _)| height as u32).collect() }
    }

    fn len(&self) -> usize {
        self.heights.len()
    }

    /// The data of a ballot, by its number among the ballots.
    fn data(&self, i: usize) -> io::Result<&'e DataRef> {
        let payload = self.entries[self.heights[i] as usize].payload.as_ref();
        payload.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn hash(&self, i: u32) -> [u8; 32] {
        self.data(i as usize).map_or([0; 32], |data| data.hash)
    }

    /// Where the part ends that begins with ballot `from`: as many as fit into [`PART`], at least one.
    fn part_end(&self, from: usize) -> usize {
        let mut bytes = 0;
        let fits = (from..self.len()).take_while(|i| {
            bytes += self.data(*i).map_or(0, |data| data.size);
            bytes <= PART
        });
        (from + fits.count().max(1)).min(self.len())
    }
}

/// Who cast which ballot, as far as the board says.
struct Casting {
    /// For each ballot, the number of its credential.
    voter: Vec<u32>,
    /// For each of these numbers, the last ballot, if there is one.
    last: Vec<u32>,
    /// Ballots that stand on the board already.
    copies: Vec<bool>,
}

/// A number for the voter whose credential a ballot names.
///
/// A ballot of which the credential cannot be read, or is not listed, fails its checks; all such are taken for those of one more voter.
pub(super) fn voter<S: Source + ?Sized>(
    source: &S,
    protocol: Protocol,
    credentials: &Credentials,
    data: &DataRef,
) -> io::Result<usize> {
    let mut start = vec![0; data.size.min(START) as usize];
    source.read_at(data.position, &mut start)?;
    let credential = ballot::credential_of(protocol, &start).and_then(|text| credentials.number(text));
    Ok(credential.unwrap_or(credentials.len()))
}

fn casting<S: Source + ?Sized>(
    source: &S,
    protocol: Protocol,
    credentials: &Credentials,
    ballots: &Ballots<'_>,
) -> io::Result<Casting> {
    let voter = |i: usize| Ok(voter(source, protocol, credentials, ballots.data(i)?)? as u32);
    let voter: Vec<u32> = (0..ballots.len()).into_par_iter().map(voter).collect::<io::Result<_>>()?;
    let mut last = vec![0; credentials.len() + 1];
    for (i, voter) in voter.iter().enumerate() {
        last[*voter as usize] = i as u32;
    }
    let mut order: Vec<u32> = (0..ballots.len() as u32).collect();
    order.par_sort_unstable_by_key(|i| (ballots.hash(*i), *i));
    let mut copies = vec![false; ballots.len()];
    for pair in order.windows(2) {
        copies[pair[1] as usize] = ballots.hash(pair[0]) == ballots.hash(pair[1]);
    }
    Ok(Casting { voter, last, copies })
}

/// What some of the ballots come to.
struct Some<E> {
    sum: Sum<E>,
    accepted: Vec<u32>,
    failures: Vec<Failure>,
    /// Elements not yet known to be in the subgroup.
    elements: Vec<E>,
    /// True if a ballot failed and it is not known why.
    unclear: bool,
}

/// Checks all ballots. Failures come in the order of the board.
pub(super) fn check<G: Group, S: Source + ?Sized>(
    params: &Params<G>,
    credentials: &Credentials,
    source: &S,
    entries: &[Entry],
    progress: &mut dyn FnMut(Progress),
) -> io::Result<Outcome<G::Element>> {
    let (group, questions) = (&params.frame.group, &params.election.questions);
    let ballots = Ballots::new(entries);
    let casting = casting(source, params.frame.protocol, credentials, &ballots)?;

    let empty = || Some {
        sum: Sum::empty(group, questions),
        accepted: Vec::new(),
        failures: Vec::new(),
        elements: Vec::new(),
        unclear: false,
    };
    let merge = |mut a: Some<G::Element>, b: Some<G::Element>| {
        a.sum = a.sum.merge(group, &b.sum);
        a.accepted.extend(b.accepted);
        a.failures.extend(b.failures);
        a.elements.extend(b.elements);
        a.unclear |= b.unclear;
        a
    };
    // `quick` leaves the subgroup open and does not say what is wrong.
    let one = |some: &mut Some<G::Element>, i: usize, quick: bool| -> io::Result<Result<_, Failure>> {
        let data = ballots.data(i)?;
        if data.size > LONGEST {
            return Ok(Check::BallotFormat.fails("the ballot is far too long"));
        }
        let bytes = source.contents(data)?;
        let ballot = if quick {
            let ballot = ballot::check_but_for_subgroup(params, credentials, &bytes, &mut some.elements);
            ballot.ok_or_else(|| Check::BallotFormat.because("unclear"))
        } else {
            ballot::check(params, credentials, &bytes)
        };
        // What is wrong with the form of a ballot is of more interest than that it is there twice.
        Ok(ballot.and_then(|ballot| {
            Check::BallotDuplicate.needs(!casting.copies[i], "this ballot stands on the board already")?;
            Ok(ballot)
        }))
    };
    let all_of = |part: std::ops::Range<usize>, quick: bool| {
        let checked = part.into_par_iter().try_fold(empty, |mut some, i| -> io::Result<_> {
            match one(&mut some, i, quick)? {
                Ok(ballot) => {
                    let voter = casting.voter[i];
                    if casting.last[voter as usize] == i as u32 {
                        some.sum.add(group, &ballot.answers, ballot.weight);
                    }
                    some.accepted.push(voter);
                }
                Err(_) if quick => some.unclear = true,
                Err(failure) => some.failures.push(failure.at(u64::from(ballots.heights[i]))),
            }
            Ok(some)
        });
        checked.try_reduce(empty, |a, b| Ok(merge(a, b)))
    };
    let mut all = empty();
    let mut done = 0;
    while done < ballots.len() {
        let part = done..ballots.part_end(done);
        // Membership in the subgroup is cheaper to check for many elements at once. If anything is wrong, each ballot is checked by itself.
        let mut checked = all_of(part.clone(), true)?;
        let elements = std::mem::take(&mut checked.elements);
        if checked.unclear || !all_in_subgroup(group, &elements) {
            checked = all_of(part.clone(), false)?;
        }
        all = merge(all, checked);
        done = part.end;
        progress(Progress::Ballots(done as u64, ballots.len() as u64));
    }
    let accepted = all.accepted.len() as u64;
    all.accepted.par_sort_unstable();
    all.accepted.dedup();
    let counts = Counts { accepted, superseded: accepted - all.accepted.len() as u64 };
    all.failures.sort_by_key(|failure| failure.event);
    Ok(Outcome { sum: all.sum, counts, failures: all.failures })
}
