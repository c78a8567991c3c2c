//! What a question does if it is carried: it ends a term, or it puts a proposed text of the rules into force. It follows from the certificate, in
//! the same transaction, and nobody has to do it. What is asked for says so in the words that are hashed before the ballot opens.

use omov_store::{Error, Moment, ReadTx, Row, WriteTx, params};
use omov_web::hex::hex;
use omov_web::refusal::Refusal;

use super::became::{self, Became};
use super::{Ballot, question, sql};
use crate::house::{House, Stop};
use crate::members::MemberId;
use crate::offices::lending::{self, Voted};
use crate::offices::{self, TermId};
use crate::record::Step;
use crate::rules::change::{self, ProposalId, force};

/// What it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Ends that term.
    Recall(TermId),
    /// Puts that text into force, which has that hash.
    Rules(ProposalId, [u8; 32]),
}

/// What follows by itself, follows from a ballot that asks nothing else.
const ONLY: u32 = 1;

/// What stands in `followed` where everything was done, and where it was not carried.
pub(super) const DONE: &str = "done";
pub(super) const NOTHING: &str = "nothing";

impl Effect {
    /// From the columns that hold it.
    pub(super) fn from_row(row: &Row<'_>, from: usize) -> Result<Option<Self>, Error> {
        let (term, proposal): (Option<TermId>, Option<ProposalId>) = (row.get(from)?, row.get(from + 1)?);
        let digest: Option<[u8; 32]> = row.get(from + 2)?;
        Ok(match (term, proposal.zip(digest)) {
            (Some(term), _) => Some(Self::Recall(term)),
            (None, Some((proposal, digest))) => Some(Self::Rules(proposal, digest)),
            (None, None) => None,
        })
    }

    /// For the columns that hold it.
    pub(super) fn columns(self) -> (Option<TermId>, Option<ProposalId>, Option<[u8; 32]>) {
        match self {
            Self::Recall(term) => (Some(term), None, None),
            Self::Rules(proposal, digest) => (None, Some(proposal), Some(digest)),
        }
    }

    /// The message that says what will follow.
    pub(super) fn to_come(self) -> &'static str {
        match self {
            Self::Recall(_) => "ballot-effect-recall-to-come",
            Self::Rules(..) => "ballot-effect-rules-to-come",
        }
    }

    /// What the public record says of it when the ballot is called.
    pub(super) fn facts(self, tx: &mut ReadTx<'_>) -> Result<Vec<(&'static str, String)>, Stop> {
        Ok(match self {
            Self::Recall(term) => {
                let term = offices::term(tx, term)?.ok_or(Refusal::NotFound)?;
                let title = offices::find(tx, term.office)?.map(|office| office.title).unwrap_or_default();
                vec![("effect", "recall".to_owned()), ("title", title)]
            }
            Self::Rules(_, digest) => vec![("effect", "rules".to_owned()), ("text", hex(&digest))],
        })
    }
}

/// Does what the certified ballot says. What cannot be done is kept with its reason, and said on the page.
pub(super) fn follow(
    tx: &mut WriteTx<'_>,
    house: &House,
    (ballot, scrutineer): (&Ballot, MemberId),
    ids: [[u8; 16]; 2],
    now: Moment,
) -> Result<(), Stop> {
    let Some(effect) = ballot.effect else { return Ok(()) };
    let facts = effect.facts(tx)?;
    let Some(Became { votes, carried: true }) = became::counted(tx, ballot, ONLY)? else {
        tx.execute(&sql::EFFECT_FOLLOWED, params![ballot.id, NOTHING])?;
        return ballot.record(tx, step("ballot-no-effect", facts, now));
    };
    let done = match effect {
        Effect::Recall(term) => {
            let voted = Voted { term, ballot: &ballot.title, page: &house.address(&ballot.id.address()) };
            lending::recalled(tx, house, &voted, ids, now)?
        }
        Effect::Rules(proposal, digest) => {
            let by = force::ByBallot { ballot, scrutineer, votes, digest };
            force::by_ballot(tx, house, proposal, &by, ids[0], now)?
        }
    };
    let deed = match (&done, effect) {
        (Err(_), _) => "ballot-not-followed",
        (Ok(()), Effect::Recall(_)) => "ballot-recalled",
        (Ok(()), Effect::Rules(..)) => "ballot-adopted",
    };
    tx.execute(&sql::EFFECT_FOLLOWED, params![ballot.id, done.err().unwrap_or(DONE)])?;
    ballot.record(tx, step(deed, facts, now))
}

fn step(deed: &'static str, facts: Vec<(&'static str, String)>, at: Moment) -> Step {
    Step { deed, rule: "count", office: None, facts, by: None, at }
}

/// The ballots about a term, the last one first.
pub(crate) fn on_term(tx: &mut ReadTx<'_>, term: TermId) -> Result<Vec<Ballot>, Error> {
    question::with_them(tx, (&sql::ON_TERM, &sql::ON_TERM_QUESTIONS), params![term])
}

/// The ballots about a proposed text, the last one first.
pub(crate) fn on_change(tx: &mut ReadTx<'_>, proposal: ProposalId) -> Result<Vec<Ballot>, Error> {
    question::with_them(tx, (&sql::ON_CHANGE, &sql::ON_CHANGE_QUESTIONS), params![proposal])
}

/// Whether one of them is still to have its effect, so that what it is about must stay as it is.
pub(crate) fn is_voted_on(ballots: &[Ballot]) -> bool {
    ballots.iter().any(|ballot| !ballot.is_final())
}

/// The proposal that a ballot is about, with the rules that it changes.
pub(super) fn change_of(
    tx: &mut ReadTx<'_>,
    ballot: &Ballot,
) -> Result<Option<(change::Proposal, change::Compared)>, Stop> {
    let Some(Effect::Rules(id, _)) = ballot.effect else { return Ok(None) };
    let proposal = change::find(tx, id)?.ok_or(Refusal::NotFound)?;
    let compared = proposal.read(tx)?;
    Ok(Some((proposal, compared)))
}
