//! What came out, and what the rules say to it.

use std::sync::Arc;

use omov_belenios::election::{Election, Kind, Question};
use omov_count::tie;
use omov_rules::decide::{Act, Asking, Facts, Ground, Outcome as Votes, Person, Place};
use omov_rules::value::Moment;
use omov_store::{ReadTx, params};
use omov_web::refusal::Refusal;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::counted::{self, Rankings};
use super::effects::change_of;
use super::{Ballot, sql};
use crate::house::{Stop, organisation};
use crate::rules::{Rulebook, change};

/// The outcome of a ballot.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    /// Nobody voted, so nothing was opened.
    Nobody,
    /// Yes or no; what stands in the way of its being carried.
    Question { votes: Votes, against: Vec<Ground> },
    /// So many for each answer, and how many left it blank; who is elected.
    Choices { answers: Vec<(String, u64)>, blank: u64, ballots: u64, elected: Elected },
    /// Rankings: how they were counted.
    Rankings(Arc<Rankings>),
}

/// Who has the most votes.
#[derive(Clone, Debug)]
pub(super) struct Elected {
    /// None if a tie stands in the way.
    pub(super) names: Option<Vec<String>>,
    /// Among whom the lot decided about the last seat.
    pub(super) drawn: Vec<String>,
    /// The seats that are left stay empty, and nominations are opened again.
    pub(super) reopens: bool,
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

/// What came out of a ballot that is tallied; none before.
pub(super) fn find(tx: &mut ReadTx<'_>, ballot: &Ballot, book: &Rulebook) -> Result<Option<Outcome>, Stop> {
    if ballot.state < super::stage::State::Tallied {
        return Ok(None);
    }
    let result: Option<Option<String>> = tx.optional(&sql::OF_KIND, params![ballot.id, "Result"])?;
    let election: Option<String> = tx.optional(&sql::ELECTION, params![ballot.id])?;
    let Some(election) = election else { return Ok(None) };
    let Some(result) = result.flatten() else {
        // A ballot that was voided while it ran has none.
        return Ok((ballot.state != super::stage::State::Voided).then_some(Outcome::Nobody));
    };
    let election = Election::read(election.as_bytes()).map_err(|_| Refusal::Failed)?;
    let sized: Option<Option<String>> = tx.optional(&sql::OF_KIND, params![ballot.id, "EncryptedTally"])?;
    let sized = sized.flatten().and_then(|sized| serde_json::from_str::<Tallied>(&sized).ok());
    let outcome = of(ballot, book, &election, &array(&result), sized.map_or(0, |sized| sized.num_tallied))?;
    under_change(tx, ballot, outcome).map(Some)
}

fn of(ballot: &Ballot, book: &Rulebook, election: &Election, answers: &str, ballots: u64) -> Result<Outcome, Stop> {
    let question = election.questions.first().ok_or(Refusal::Failed)?;
    if question.is_ranking() {
        return counted::of(ballot, election, answers).map(Outcome::Rankings);
    }
    let figures: Vec<Vec<u64>> = serde_json::from_str(answers).map_err(|_| Refusal::Failed)?;
    let figures = figures.into_iter().next().ok_or(Refusal::Failed)?;
    let could = ballot.could.unwrap_or_default();
    let rule = ballot.rule(book)?;
    if rule.count.value == omov_rules::model::Count::YES_NO {
        let [yes, no, abstained] = figures.as_slice() else { return Err(Refusal::Failed.into()) };
        let votes = Votes { could, yes: *yes, no: *no, abstained: *abstained };
        return Ok(Outcome::Question { votes, against: against(book, &ballot.kind, votes) });
    }
    let (names, blank) = split(question, figures)?;
    let lot = |tied: &[String]| tie::order_by_lot(ballot.lot.as_deref()?, &question.question, tied).ok();
    let elected = before(ballot.reopen.as_deref(), elected(&names, ballot.seats as usize, &lot), &names, &lot);
    Ok(Outcome::Choices { elected, answers: names, blank, ballots })
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

/// Those with the most votes. Where a tie stands between the last seat and the next, the lot decides among the tied; without one nobody is elected.
fn elected(answers: &[(String, u64)], seats: usize, lot: &Lot<'_>) -> Elected {
    let mut order: Vec<&(String, u64)> = answers.iter().collect();
    order.sort_by_key(|(_, votes)| std::cmp::Reverse(*votes));
    let tied = match (seats.checked_sub(1).and_then(|last| order.get(last)), order.get(seats)) {
        (Some(last), Some(next)) if last.1 == next.1 => last.1,
        _ => {
            let names = order.into_iter().take(seats).map(|(name, _)| name.clone()).collect();
            return Elected { names: Some(names), drawn: Vec::new(), reopens: false };
        }
    };
    let drawn: Vec<String> = answers.iter().filter(|(_, votes)| *votes == tied).map(|(name, _)| name.clone()).collect();
    let above = order.into_iter().filter(|(_, votes)| *votes > tied).map(|(name, _)| name.clone());
    let names = lot(&drawn).map(|lot| {
        let drawn = lot.into_iter().filter_map(|at| drawn.get(at).cloned());
        above.chain(drawn).take(seats).collect()
    });
    Elected { names, drawn, reopens: false }
}

/// Draws the order of the tied.
type Lot<'l> = dyn Fn(&[String]) -> Option<Vec<usize>> + 'l;

/// Those of the elected who come before the answer that nominations are opened again, if that is among them: from its seat on none is filled. Whoever has
/// as many votes as it comes before or behind it by lot.
fn before(reopen: Option<&str>, elected: Elected, answers: &[(String, u64)], lot: &Lot<'_>) -> Elected {
    let (Some(reopen), Some(names)) = (reopen, &elected.names) else { return elected };
    if names.iter().all(|name| name != reopen) {
        return elected;
    }
    let votes = |name: &str| answers.iter().find(|(answer, _)| answer == name).map_or(0, |(_, votes)| *votes);
    let (mut ahead, mut level) = (Vec::new(), Vec::new());
    for name in names {
        match votes(name).cmp(&votes(reopen)) {
            std::cmp::Ordering::Greater => ahead.push(name.clone()),
            std::cmp::Ordering::Equal => level.push(name.clone()),
            std::cmp::Ordering::Less => {}
        }
    }
    let mut drawn = elected.drawn.clone();
    // Where the lot has decided about the last seat already, they are in its order.
    if level.len() > 1 && !drawn.contains(&level[0]) {
        let Some(order) = lot(&level) else { return Elected { names: None, drawn: level, reopens: false } };
        drawn.clone_from(&level);
        level = order.into_iter().filter_map(|at| level.get(at).cloned()).collect();
    }
    ahead.extend(level.into_iter().take_while(|name| name != reopen));
    Elected { names: Some(ahead), drawn, reopens: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lot favours whoever stands last.
    #[expect(clippy::unnecessary_wraps, reason = "there may be no lot")]
    fn last_first(tied: &[String]) -> Option<Vec<usize>> {
        Some((0..tied.len()).rev().collect())
    }

    fn votes(all: &[(&str, u64)]) -> Vec<(String, u64)> {
        all.iter().map(|(name, votes)| ((*name).to_owned(), *votes)).collect()
    }

    #[test]
    fn a_tie_about_the_last_seat_is_broken_by_the_lot_and_nothing_else_is() {
        let three = |votes: [u64; 3]| votes.map(|n| (format!("{n}"), n)).to_vec();
        let names = |all: &[(String, u64)], seats| elected(all, seats, &last_first).names.unwrap_or_default();
        assert_eq!(names(&three([3, 9, 5]), 2), ["9", "5"]);
        assert!(elected(&three([5, 9, 9]), 2, &last_first).drawn.is_empty(), "both are in");
        let tied = votes(&[("A", 5), ("B", 9), ("C", 5), ("D", 1)]);
        assert_eq!(names(&tied, 2), ["B", "C"]);
        assert_eq!(elected(&tied, 2, &last_first).drawn, ["A", "C"]);
        assert_eq!(elected(&tied, 2, &|_| None).names, None, "without a lot nobody is elected by chance");
    }

    #[test]
    fn from_the_seat_of_none_of_these_on_no_seat_is_filled() {
        let again = |all: &[(&str, u64)], seats| {
            let all = votes(all);
            before(Some("none"), elected(&all, seats, &last_first), &all, &last_first)
        };
        let names = |elected: &Elected| elected.names.clone().unwrap_or_default();
        let first = again(&[("A", 4), ("none", 9), ("B", 5)], 2);
        assert!(names(&first).is_empty() && first.reopens, "it comes first, so nobody is elected");
        let second = again(&[("A", 9), ("none", 5), ("B", 4)], 3);
        assert!(names(&second) == ["A"] && second.reopens);
        let out = again(&[("A", 9), ("none", 4), ("B", 5)], 2);
        assert!(names(&out) == ["A", "B"] && !out.reopens, "it has no seat, so it changes nothing");
        // As many votes: the lot says who comes first, also where both have a seat.
        let level = again(&[("A", 5), ("none", 5), ("B", 4)], 2);
        assert!(names(&level).is_empty() && level.drawn == ["A", "none"]);
        let level = again(&[("none", 5), ("A", 5), ("B", 4)], 2);
        assert!(names(&level) == ["A"] && level.reopens);
        let last = again(&[("A", 9), ("none", 5), ("B", 5)], 2);
        assert!(names(&last) == ["A", "B"] && !last.reopens, "{:?}", last.names);
    }
}
