//! A decision that was taken outside of the program, on the word of two officers: what one enters, what the rulebook says to
//! it, and how the text comes into force when the other agrees.

use axum::http::StatusCode;
use omov_rules::decide::{Because, Ground, Outcome, Resolution};
use omov_rules::value;
use omov_rules::words::Said as Says;
use omov_store::{Moment, ReadTx, WriteTx};
use omov_web::hex::hex;
use omov_web::refusal::{Refusal, Said};
use serde::{Deserialize, Serialize};

use super::force::{self, Decided, carried};
use super::{Compared, Proposal, ProposalId, fits};
use crate::groups::{self, Place};
use crate::house::{House, Stop, organisation};
use crate::members;
use crate::offices::Power;
use crate::offices::second::{Deed, Occasion, Pending};
use crate::rules::actors::Decided as Decision;
use crate::rules::{self, How, Rulebook, asking};

/// Adopts a text. The payload is what the officer entered ([`Figures`]); the reason says where the minutes are.
pub(crate) const ADOPT: Deed = Deed {
    name: "adopt-rules",
    power: Power::RunBallots,
    asks: "second-adopt-rules",
    act: "act-adopt-rules",
    says: |_, pending, _| {
        let Outcome { could, yes, no, .. } = pending.wanted::<Figures>()?.outcome();
        Ok(vec![("could", could.into()), ("yes", yes.into()), ("no", no.into())])
    },
    look: |pending| pending.wanted::<Figures>().ok().map(|figures| format!("/rules/changes/{}", figures.proposal)),
    facts: |tx, pending| {
        let figures: Figures = pending.wanted()?;
        let proposal = super::find(tx, figures.proposal)?.ok_or(Refusal::NotFound)?;
        let hash = hex(&proposal.digest());
        let Outcome { could, yes, no, abstained } = figures.outcome();
        let votes = [("could", could), ("yes", yes), ("no", no), ("abstained", abstained)];
        Ok(votes.map(|(name, votes)| (name, votes.to_string())).into_iter().chain([("text", hash)]).collect())
    },
    under: None,
    done: adopt,
};

/// How a vote came out, as an officer enters it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Figures {
    pub(crate) proposal: ProposalId,
    /// How many could vote.
    pub(crate) could: u64,
    pub(crate) yes: u64,
    pub(crate) no: u64,
    pub(crate) abstained: u64,
    /// When the vote opened and closed, in microseconds.
    pub(crate) opened: i64,
    pub(crate) closed: i64,
    /// How many had signed, where members brought it.
    pub(crate) signatures: Option<u64>,
    /// How many took part, were for it and against it, in the body that brought it.
    pub(crate) body: Option<(u64, u64, u64)>,
}

impl Figures {
    pub(crate) fn outcome(&self) -> Outcome {
        Outcome { could: self.could, yes: self.yes, no: self.no, abstained: self.abstained }
    }
}

/// Everything that the rulebook in force has against it; nothing if it is enough.
pub(crate) fn grounds(
    tx: &mut ReadTx<'_>,
    proposal: &Proposal,
    compared: &Compared,
    figures: &Figures,
) -> Result<Vec<Ground>, Stop> {
    let book = &compared.old;
    let zone = organisation::find(tx)?.map(|organisation| organisation.zone).unwrap_or_default();
    let public = proposal.public_since.ok_or(Refusal::Conflict)?;
    let whole = groups::whole(tx)?.ok_or(Refusal::NotFound)?;
    let place = groups::place(tx, whole.id)?.ok_or(Refusal::NotFound)?;
    let at = |when: Moment| rules::local(&zone, when);
    let with = Brought { signatures: figures.signatures, body: figures.body, could: figures.could };
    let mut all = brought(tx, proposal, compared, &with, (&place, &zone, public))?;
    let Some(ballot) = compared.ballot() else { return Ok(all) };
    all.extend(carried(compared, proposal, ballot, (&zone, Moment(figures.opened)), figures.outcome()));
    let (opened, closed) = (at(Moment(figures.opened)), at(Moment(figures.closed)));
    all.extend(length(book, ballot, opened, closed));
    Ok(all)
}

/// The ballot has to be open so long as its rules say.
fn length(book: &Rulebook, ballot: &str, opened: value::Moment, closed: value::Moment) -> Option<Ground> {
    let ballot = book.ballots.get(ballot)?;
    let ground = |rule: &omov_rules::read::Rule<value::Span>, says: &str| {
        let (path, line) = (rule.cite.path.clone(), Some(rule.cite.line));
        Ground { because: Because::Forbidden, path, line, says: Says::new(says).with("time", rule.value) }
    };
    if closed < opened.after(ballot.open_at_least.value) {
        return Some(ground(&ballot.open_at_least, "open-too-short"));
    }
    let most = ballot.open_at_most.as_ref().filter(|most| closed > opened.after(most.value))?;
    Some(ground(most, "open-too-long"))
}

/// With what a change was brought in.
pub(crate) struct Brought {
    /// How many had signed, where members brought it.
    pub(crate) signatures: Option<u64>,
    /// What the body that brought it decided.
    pub(crate) body: Decision,
    /// How many could vote on it.
    pub(crate) could: u64,
}

/// Whether it was brought in as the rules want it: signed by enough, or decided by the body.
pub(crate) fn brought(
    tx: &mut ReadTx<'_>,
    proposal: &Proposal,
    compared: &Compared,
    with: &Brought,
    (place, zone, public): (&Place, &str, Moment),
) -> Result<Vec<Ground>, Stop> {
    let book = &compared.old;
    let mut facts = asking::facts(tx, book, place)?;
    if let Some(way) = proposal.brought.proposal().and_then(|name| book.proposals.get(name)) {
        let (have, body) = (with.signatures.unwrap_or_default(), &way.proposed_by.value);
        let people = book.size_of(body).or_else(|| facts.people.get(body).copied()).unwrap_or(with.could);
        let needed = way.signatures.value.of(people);
        if have >= needed {
            return Ok(Vec::new());
        }
        let says = Says::new("need-signatures").with("needed", needed).with("have", have);
        let says = says.with("more", needed - have).with("people", people);
        let (path, line) = (way.signatures.cite.path.clone(), Some(way.signatures.cite.line));
        return Ok(vec![Ground { because: Because::Needed, path, line, says }]);
    }
    if let (Some(body), Some((took_part, yes, no))) = (proposal.brought.actor(), with.body) {
        facts.resolution = Some(Resolution { body: body.into(), took_part, yes, no });
    }
    // Who brought it had the right to when they did.
    let proposer = members::find(tx, proposal.proposer)?.ok_or(Refusal::NotFound)?;
    let who = asking::person(tx, &proposer, zone)?;
    let (place, then) = (asking::place(place), rules::local(zone, public));
    Ok(proposal.brought.grounds(compared, &who, &place, &facts, then))
}

/// What cannot be done, why, and what to look at.
fn refused(house: &House, why: String, proposal: &Proposal) -> Stop {
    let words = house.words();
    let instead = vec![omov_web::parts::Link::new(words.say("rules-adopt-look"), proposal.address())];
    Said { status: StatusCode::CONFLICT, title: words.say("rules-adopt-refused"), why, record: None, instead }.into()
}

fn adopt(tx: &mut WriteTx<'_>, pending: &Pending, occasion: &Occasion) -> Result<(), Stop> {
    let Occasion { house, by, now, ids, .. } = occasion;
    let figures: Figures = pending.wanted()?;
    let proposal = super::find(tx, figures.proposal)?.ok_or(Refusal::NotFound)?;
    let words = house.words();
    if force::is_overtaken(tx, &proposal)? {
        return Err(refused(house, words.say("rules-adopt-overtaken"), &proposal));
    }
    let compared = proposal.read(tx)?;
    let grounds = grounds(tx, &proposal, &compared, &figures)?;
    if !grounds.is_empty() {
        return Err(rules::refused(words, &compared.old, words.say("rules-adopt-refused"), &grounds));
    }
    let unfit = fits::not(tx, words, &compared.old, &compared.new)?;
    if !unfit.is_empty() {
        return Err(refused(house, unfit.join(" "), &proposal));
    }
    if force::leaves_nobody(tx, &compared.new, *now)? {
        return Err(refused(house, words.say("rules-adopt-nobody-lends"), &proposal));
    }
    let decided = Decided {
        how: How::Outside,
        ballot: compared.ballot().unwrap_or_default(),
        votes: figures.outcome(),
        opened: figures.opened,
        closed: figures.closed,
        minutes: &pending.reason,
        persons: (pending.asker, *by),
    };
    force::put(tx, house, (&proposal, &compared), &decided, ids[0], *now)
}
