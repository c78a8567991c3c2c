//! What came out, and what the rules say to it.

use std::sync::Arc;

use omov_belenios::election::{Election, Kind, Question};
use omov_count::linked::TakenOut;
use omov_count::sums::{self, Elected};
use omov_count::tie;
use omov_rules::decide::{Act, Asking, Facts, Ground, Outcome as Votes, Person, Place};
use omov_rules::value::Moment;
use omov_store::{ReadTx, params};
use omov_web::refusal::Refusal;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::counted::{self, Rankings};
use super::effects::change_of;
use super::kinds::is_linked;
use super::question::Question as Asked;
use super::{Ballot, sql};
use crate::house::{Stop, organisation};
use crate::rules::{Rulebook, change};

/// The outcome of a question.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    /// Nobody voted, so nothing was opened.
    Nobody,
    /// Yes or no; what stands in the way of its being carried.
    Question { votes: Votes, against: Vec<Ground> },
    /// So many for each answer, and how many left it blank; who is elected.
    Choices { answers: Vec<(String, u64)>, blank: u64, ballots: u64, elected: Elected, linked: Linked },
    /// Rankings: how they were counted.
    Rankings(Arc<Rankings>),
}

/// What a contest has to do with those before it in the same ballot.
#[derive(Clone, Debug, Default)]
pub(super) struct Linked {
    /// Who is not elected here, since they are elected there.
    pub(super) taken_out: Vec<TakenOut>,
    /// So many seats stay empty, since too few were left.
    pub(super) vacant: u32,
    /// Why the votes alone do not say who is elected, where that hangs on another question.
    pub(super) open: Option<String>,
}

impl Outcome {
    /// Whether members chose that nominations are opened again.
    pub(super) fn reopens(&self) -> bool {
        match self {
            Self::Choices { elected, .. } => elected.reopens,
            Self::Rankings(rankings) => rankings.reopens(),
            Self::Nobody | Self::Question { .. } => false,
        }
    }

    /// What it has to do with the questions before it.
    pub(super) fn linked(&self) -> Option<&Linked> {
        match self {
            Self::Choices { linked, .. } => Some(linked),
            Self::Rankings(rankings) => Some(&rankings.linked),
            Self::Nobody | Self::Question { .. } => None,
        }
    }
}

#[derive(Deserialize)]
struct Written<'a> {
    #[serde(borrow)]
    result: &'a RawValue,
}

/// How many ballots count, as it stands beside the sealed sum.
#[derive(Deserialize)]
struct Tallied {
    num_tallied: u64,
}

/// The array of the answers, as it stands in the result.
pub(super) fn array(result: &str) -> String {
    serde_json::from_str::<Written<'_>>(result).map(|written| written.result.get().to_owned()).unwrap_or_default()
}

/// What came out of each question of a ballot that is tallied; none before.
pub(super) fn find(tx: &mut ReadTx<'_>, ballot: &Ballot, book: &Rulebook) -> Result<Option<Vec<Outcome>>, Stop> {
    if ballot.state < super::stage::State::Tallied {
        return Ok(None);
    }
    let result: Option<Option<String>> = tx.optional(&sql::OF_KIND, params![ballot.id, "Result"])?;
    let election: Option<String> = tx.optional(&sql::ELECTION, params![ballot.id])?;
    let Some(election) = election else { return Ok(None) };
    let Some(result) = result.flatten() else {
        // A ballot that was voided while it ran has none.
        let nobody = || ballot.questions.iter().map(|_| Outcome::Nobody).collect();
        return Ok((ballot.state != super::stage::State::Voided).then(nobody));
    };
    let election = Election::read(election.as_bytes()).map_err(|_| Refusal::Failed)?;
    let sized: Option<Option<String>> = tx.optional(&sql::OF_KIND, params![ballot.id, "EncryptedTally"])?;
    let sized = sized.flatten().and_then(|sized| serde_json::from_str::<Tallied>(&sized).ok());
    let ballots = sized.map_or(0, |sized| sized.num_tallied);
    let answers = array(&result);
    let each: Vec<&RawValue> = serde_json::from_str(&answers).map_err(|_| Refusal::Failed)?;
    let mut outcomes = Vec::new();
    for asked in &ballot.questions {
        let question = election.questions.get(asked.at()).ok_or(Refusal::Failed)?;
        let opened = each.get(asked.at()).ok_or(Refusal::Failed)?.get();
        let outcome = of(ballot, book, (asked, question), (&election, &answers), (opened, ballots))?;
        outcomes.push(under_change(tx, ballot, outcome)?);
    }
    Ok(Some(outcomes))
}

/// What came out of one question. `answers`: all of the result; `opened`: what stands there for this question, and how many ballots count.
fn of(
    ballot: &Ballot,
    book: &Rulebook,
    (asked, question): (&Asked, &Question),
    (election, answers): (&Election, &str),
    (opened, ballots): (&str, u64),
) -> Result<Outcome, Stop> {
    if question.is_ranking() {
        let counted = counted::of(ballot, election, answers)?;
        return Ok(Outcome::Rankings(counted.rankings.get(&asked.at()).cloned().ok_or(Refusal::Failed)?));
    }
    let figures: Vec<u64> = serde_json::from_str(opened).map_err(|_| Refusal::Failed)?;
    let could = ballot.could.unwrap_or_default();
    let rule = ballot.rule(book)?;
    if rule.count.value == omov_rules::model::Count::YES_NO {
        let [yes, no, abstained] = figures.as_slice() else { return Err(Refusal::Failed.into()) };
        let votes = Votes { could, yes: *yes, no: *no, abstained: *abstained };
        return Ok(Outcome::Question { votes, against: against(book, &ballot.kind, votes) });
    }
    let (answers_of, blank) = split(question, figures)?;
    if is_linked(question) {
        let counted = counted::of(ballot, election, answers)?;
        let (elected, linked) = counted.sums.get(&asked.at()).cloned().ok_or(Refusal::Failed)?;
        return Ok(Outcome::Choices { elected, answers: answers_of, blank, ballots, linked });
    }
    let lot = |tied: &[String]| tie::order_by_lot(ballot.lot.as_deref()?, &question.question, tied).ok();
    let elected = sums::elected(&answers_of, asked.seats as usize, asked.reopen.as_deref(), &lot);
    Ok(Outcome::Choices { elected, answers: answers_of, blank, ballots, linked: Linked::default() })
}

/// What stands in the way of a question's being carried.
fn against(book: &Rulebook, kind: &str, votes: Votes) -> Vec<Ground> {
    let act = Act::Carry { ballot: kind.to_owned(), outcome: votes };
    let (who, place, facts) = (Person::default(), Place::default(), Facts::default());
    book.decide(&Asking { who: &who, act: &act, place: &place, now: Moment(0), facts: &facts }).against()
}

/// The same, of so many who could vote, and those who said yes, no and neither.
pub(crate) fn against_carrying(book: &Rulebook, kind: &str, (could, votes): (u64, [u64; 3])) -> Vec<Ground> {
    let [yes, no, abstained] = votes;
    against(book, kind, Votes { could, yes, no, abstained })
}

/// A change of the rules has to be carried as the rules for changes say, on top of those of the ballot.
fn under_change(tx: &mut ReadTx<'_>, ballot: &Ballot, outcome: Outcome) -> Result<Outcome, Stop> {
    let (Outcome::Question { votes, .. }, Some((proposal, compared))) = (&outcome, change_of(tx, ballot)?) else {
        return Ok(outcome);
    };
    let zone = organisation::find(tx)?.map(|organisation| organisation.zone).unwrap_or_default();
    let against = change::carried(&compared, &proposal, &ballot.kind, (&zone, ballot.opens_at), *votes);
    Ok(Outcome::Question { votes: *votes, against })
}

/// The answers with their figures, and the blank votes, which come first where there can be any.
fn split(question: &Question, figures: Vec<u64>) -> Result<(Vec<(String, u64)>, u64), Stop> {
    let Kind::Homomorphic { answers, blank, .. } = &question.kind else { return Err(Refusal::Failed.into()) };
    let mut figures = figures.into_iter();
    let left_blank = if *blank { figures.next().unwrap_or_default() } else { 0 };
    Ok((answers.iter().cloned().zip(figures).collect(), left_blank))
}
