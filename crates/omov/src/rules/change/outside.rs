//! A decision that was taken outside of the program, on the word of two officers: what one enters, what the rulebook says to
//! it, and how the text comes into force when the other agrees.

use axum::http::StatusCode;
use omov_rules::decide::{Act, Answer, Asking, Because, Facts, Ground, Outcome, Person, Resolution};
use omov_rules::value;
use omov_rules::words::Said as Says;
use omov_store::{Error, Moment, ReadTx, WriteTx, params};
use omov_web::hex::hex;
use omov_web::refusal::{Refusal, Said};
use serde::{Deserialize, Serialize};

use super::{Compared, Proposal, ProposalId, fits};
use crate::groups::{self, Place};
use crate::house::{House, Stop, organisation};
use crate::members;
use crate::offices::second::{Deed, Occasion, Pending};
use crate::offices::{self, Power};
use crate::rules::{self, How, Rulebook, asking, present, sql};

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
        let hash = hex(&present::digest(&proposal.text));
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
    let mut all = brought(tx, proposal, compared, figures, (&place, &zone, public))?;
    let Some(ballot) = compared.ballot() else { return Ok(all) };
    let (opened, closed) = (at(Moment(figures.opened)), at(Moment(figures.closed)));
    let act = Act::AdoptChange {
        paths: compared.paths(),
        ballot: ballot.to_owned(),
        public_since: at(public),
        opened,
        outcome: figures.outcome(),
    };
    let (who, place, facts) = (Person::default(), asking::place(&place), Facts::default());
    if let Answer::Refused(grounds) =
        book.decide(&Asking { who: &who, act: &act, place: &place, now: closed, facts: &facts })
    {
        all.extend(grounds);
    }
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

/// Whether it was brought in as the rules want it: signed by enough, or decided by the body.
fn brought(
    tx: &mut ReadTx<'_>,
    proposal: &Proposal,
    compared: &Compared,
    figures: &Figures,
    (place, zone, public): (&Place, &str, Moment),
) -> Result<Vec<Ground>, Stop> {
    let book = &compared.old;
    let mut facts = asking::facts(tx, book, place)?;
    if let Some(way) = proposal.brought.proposal().and_then(|name| book.proposals.get(name)) {
        let (have, body) = (figures.signatures.unwrap_or_default(), &way.proposed_by.value);
        let people = book.size_of(body).or_else(|| facts.people.get(body).copied()).unwrap_or(figures.could);
        let needed = way.signatures.value.of(people);
        if have >= needed {
            return Ok(Vec::new());
        }
        let says = Says::new("need-signatures").with("needed", needed).with("have", have);
        let says = says.with("more", needed - have).with("people", people);
        let (path, line) = (way.signatures.cite.path.clone(), Some(way.signatures.cite.line));
        return Ok(vec![Ground { because: Because::Needed, path, line, says }]);
    }
    if let (Some(body), Some((took_part, yes, no))) = (proposal.brought.actor(), figures.body) {
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
    if !proposal.is_open() || rules::number(tx)? != proposal.base {
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
    let lends = lends(tx, *now)?;
    let losing = offices::book::losing(tx, &compared.new, *now)?;
    let number = rules::adopt(tx, &compared.new, How::Outside, *now)?;
    offices::book::tell(tx, house, &losing, ids[0], *now)?;
    if lends && !self::lends(tx, *now)? {
        return Err(refused(house, words.say("rules-adopt-nobody-lends"), &proposal));
    }
    let ways: Vec<&str> = compared.ways().iter().map(|(name, _)| *name).collect();
    let ballot = compared.ballot().unwrap_or_default();
    let Figures { yes, no, abstained, could, opened, closed, .. } = figures;
    let count = |n: u64| i64::try_from(n).map_err(|_| Stop::from(Refusal::BadRequest));
    let values = params![
        number,
        proposal.id,
        ballot,
        ways.join(" "),
        count(could)?,
        count(yes)?,
        count(no)?,
        count(abstained)?,
        opened,
        closed,
        pending.reason,
        pending.asker,
        by
    ];
    tx.execute(&sql::DECIDE, values)?;
    tx.execute(&sql::ADOPTED, params![proposal.id])?;
    Ok(tx.execute(&sql::OVERTAKEN, params![proposal.base]).map(|_| ())?)
}

/// Whether anybody can lend offices in the whole movement.
fn lends(tx: &mut ReadTx<'_>, now: Moment) -> Result<bool, Error> {
    let Some(whole) = groups::whole(tx)? else { return Ok(false) };
    Ok(!offices::holding(tx, whole.id, Power::Lend, now)?.is_empty())
}
