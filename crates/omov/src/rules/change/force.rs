//! How a text comes into force that was voted for: looked at before anything is touched, so that whoever asks can say why it cannot be.

use omov_rules::Rulebook;
use omov_rules::decide::{Act, Asking, Facts, Ground, Outcome, Person, Place};
use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{Compared, Proposal, ProposalId, fits};
use crate::ballots::Ballot;
use crate::groups;
use crate::house::{House, Stop};
use crate::members::MemberId;
use crate::offices::{self, Power, list};
use crate::rules::{self, How, sql};

/// Everything that the rules in force have against the figures of a vote on it, which opened then, in that time zone.
pub(crate) fn carried(
    compared: &Compared,
    proposal: &Proposal,
    ballot: &str,
    (zone, opened): (&str, Moment),
    outcome: Outcome,
) -> Vec<Ground> {
    let public_since = rules::local(zone, proposal.public_since.unwrap_or(opened));
    let opened = rules::local(zone, opened);
    let (paths, ballot) = (compared.paths(), ballot.to_owned());
    let act = Act::AdoptChange { paths, ballot, public_since, opened, outcome };
    let (who, place, facts) = (Person::default(), Place::default(), Facts::default());
    compared.old.decide(&Asking { who: &who, act: &act, place: &place, now: opened, facts: &facts }).against()
}

/// Whether it has been decided, or another text came into force since it was proposed.
pub(super) fn is_overtaken(tx: &mut ReadTx<'_>, proposal: &Proposal) -> Result<bool, Stop> {
    Ok(!proposal.is_open() || rules::number(tx)? != proposal.base)
}

/// Whether somebody lends offices in the whole movement now, and nobody would under that text.
pub(super) fn leaves_nobody(tx: &mut ReadTx<'_>, new: &Rulebook, now: Moment) -> Result<bool, Stop> {
    let whole = groups::whole(tx)?.ok_or(Refusal::NotFound)?;
    if offices::holding(tx, whole.id, Power::Lend, now)?.is_empty() {
        return Ok(false);
    }
    for lent in list::of_group(tx, whole.id, now)?.iter().filter(|lent| lent.acts(now)) {
        let lends = match offices::book::rules_of(new, lent.office) {
            Some((name, office)) => {
                office.lends.value.contains(&Power::Lend) && new.group_of_office(name) == Some(whole.kind.name())
            }
            // What was lent before there was a rulebook, and what the founders hold, runs to its end.
            None => {
                lent.powers.contains(&Power::Lend)
                    && offices::find(tx, lent.office)?.is_some_and(|office| office.name.is_none())
            }
        };
        if lends {
            return Ok(false);
        }
    }
    Ok(true)
}

/// How it was decided, as it is kept beside the text.
pub(super) struct Decided<'d> {
    pub(super) how: How,
    pub(super) ballot: &'d str,
    pub(super) votes: Outcome,
    pub(super) opened: i64,
    pub(super) closed: i64,
    pub(super) minutes: &'d str,
    /// On whose word: who entered the figures or called the ballot, and who agreed or certified it.
    pub(super) persons: (MemberId, MemberId),
}

/// Puts it into force, with all that follows. Whoever loses an office by it is told; the id is for those letters.
pub(super) fn put(
    tx: &mut WriteTx<'_>,
    house: &House,
    (proposal, compared): (&Proposal, &Compared),
    decided: &Decided<'_>,
    letters: [u8; 16],
    now: Moment,
) -> Result<(), Stop> {
    let losing = offices::book::losing(tx, &compared.new, now)?;
    let number = rules::adopt(tx, &compared.new, decided.how, now)?;
    offices::book::tell(tx, house, &losing, letters, now)?;
    let ways: Vec<&str> = compared.ways().iter().map(|(name, _)| *name).collect();
    let count = |n: u64| i64::try_from(n).map_err(|_| Stop::from(Refusal::BadRequest));
    let Decided { ballot, votes, opened, closed, minutes, persons: (by, second), .. } = decided;
    let (could, yes, no, abstained) =
        (count(votes.could)?, count(votes.yes)?, count(votes.no)?, count(votes.abstained)?);
    let ways = ways.join(" ");
    let values =
        params![number, proposal.id, ballot, ways, could, yes, no, abstained, opened, closed, minutes, by, second];
    tx.execute(&sql::DECIDE, values)?;
    tx.execute(&sql::ADOPTED, params![proposal.id])?;
    Ok(tx.execute(&sql::OVERTAKEN, params![proposal.base]).map(|_| ())?)
}

/// A certified ballot of the house that has carried a text.
pub(crate) struct ByBallot<'b> {
    pub(crate) ballot: &'b Ballot,
    pub(crate) scrutineer: MemberId,
    pub(crate) votes: Outcome,
    /// The hash of the text that was voted on.
    pub(crate) digest: [u8; 32],
}

/// Puts a text into force that a ballot has carried. Where it cannot be, gives the name of the message that says why.
pub(crate) fn by_ballot(
    tx: &mut WriteTx<'_>,
    house: &House,
    proposal: ProposalId,
    by: &ByBallot<'_>,
    letters: [u8; 16],
    now: Moment,
) -> Result<Result<(), &'static str>, Stop> {
    let proposal = super::find(tx, proposal)?.ok_or(Refusal::NotFound)?;
    // What was voted on is what comes into force, to the letter.
    if proposal.digest() != by.digest {
        return Ok(Err("rules-adopt-other-text"));
    }
    if is_overtaken(tx, &proposal)? {
        return Ok(Err("rules-adopt-overtaken"));
    }
    let compared = proposal.read(tx)?;
    if !fits::not(tx, house.words(), &compared.old, &compared.new)?.is_empty() {
        return Ok(Err("rules-adopt-unfit"));
    }
    if leaves_nobody(tx, &compared.new, now)? {
        return Ok(Err("rules-adopt-nobody-lends"));
    }
    let ByBallot { ballot, scrutineer, votes, .. } = by;
    let decided = Decided {
        how: How::Ballot(ballot.id),
        ballot: &ballot.kind,
        votes: *votes,
        opened: ballot.opens_at.0,
        closed: ballot.closes_at.0,
        minutes: "",
        persons: (ballot.called_by, *scrutineer),
    };
    put(tx, house, (&proposal, &compared), &decided, letters, now)?;
    Ok(Ok(()))
}
