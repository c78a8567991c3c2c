//! Elections to an office: which ballots fill one, who stands, and what follows from the certified result.

use omov_count::tie;
use omov_rules::model::{self, Filled};
use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::hex::hex;
use omov_web::refusal::Refusal;

use super::kinds::Asks;
use super::outcome::{self, Outcome};
use super::question::Question;
use super::reserved::Said;
use super::{Ballot, BallotId, calling, sql};
use crate::groups::Group;
use crate::house::{House, Stop, ids};
use crate::members::MemberId;
use crate::offices::lending::{self, Won};
use crate::offices::{OfficeId, TermId};
use crate::record::Step;
use crate::rules::Rulebook;

/// Somebody who stands.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Through all questions of the ballot.
    pub(super) number: u32,
    /// The question in which they stand.
    pub(super) question: u32,
    pub(super) member: MemberId,
    pub(super) name: String,
    /// The term that they were elected to.
    pub(super) term: Option<TermId>,
    /// Why they were elected and hold no term: the name of a message.
    pub(super) trouble: Option<String>,
}

impl FromRow for Candidate {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (number, member, name) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Self { number, question: row.get(5)?, member, name, term: row.get(3)?, trouble: row.get(4)? })
    }
}

/// How those who elect to an office are counted: by its own rule, else by that of the ballot.
pub(super) fn asks(book: &Rulebook, kind: &str, office: Option<&str>) -> Option<Asks> {
    let own = office.and_then(|office| book.offices.get(office)?.count.as_ref());
    Asks::of(own.or(book.ballots.get(kind).map(|ballot| &ballot.count))?.value.name())
}

/// Whether the seats that it reserves can be kept to by this way of counting. Where nobody may count towards two limits, no count here knows how.
fn keeps_to(office: &model::Office, asks: Asks) -> bool {
    let several = office.counts_towards_several.value || office.reserved.len() < 2;
    office.reserved.is_empty() || (several && matches!(asks, Asks::Order(_)))
}

/// The offices that a kind of ballot fills by itself in such a group. Seats that are shared out among groups are as many elections, and not one.
pub(super) fn offices<'b>(book: &'b Rulebook, kind: &str, group: &Group) -> Vec<(&'b str, &'b model::Office)> {
    let fills = |name: &str, office: &model::Office| {
        office.filled.value == Filled::ByElection
            && office.ballot.as_ref().is_some_and(|ballot| ballot.value == kind)
            && book.group_of_office(name) == Some(group.kind.name())
            && office.shared_among.is_none()
            && asks(book, kind, Some(name)).is_some_and(|asks| asks.elects() && keeps_to(office, asks))
    };
    let all = book.offices.iter().filter(|(name, office)| fills(name, office));
    all.map(|(name, office)| (name.as_str(), office)).collect()
}

/// The offices that ballots fill by themselves in such a group, each with the kind of ballot.
pub(crate) fn elected_in<'b>(book: &'b Rulebook, group: &Group) -> Vec<(&'b str, &'b str)> {
    let kinds = calling::kinds(book, group).into_iter();
    kinds.flat_map(|(kind, _)| offices(book, kind, group).into_iter().map(move |(office, _)| (office, kind))).collect()
}

/// Whether so many can be elected at once to an office by such a ballot.
pub(crate) fn can_elect(book: &Rulebook, kind: &str, office: &str, seats: u32) -> bool {
    let there = book.offices.get(office).is_some_and(|office| (1..=office.seats.value).contains(&u64::from(seats)));
    there && asks(book, kind, Some(office)).is_some_and(|asks| asks.fits(seats))
}

/// Whether such a ballot can have an answer that nominations are opened again. The count has to have a place for it; and where no more than so many of
/// those elected may be of a kind, that answer could be elected only to keep to the limit, with nobody's votes.
pub(crate) fn can_reopen(book: &Rulebook, kind: &str, office: &str) -> bool {
    let limited = |office: &model::Office| office.reserved.values().any(|limit| limit.at_most.is_some());
    let asks = asks(book, kind, Some(office)).is_some_and(Asks::reopens);
    asks && book.offices.get(office).is_some_and(|office| !limited(office))
}

/// Those who stand, in the order of a lot: neither names nor offices put anybody first.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    /// Made anew for each ballot, and public: whoever has it gets the same order in each question.
    pub(super) seed: String,
    pub(super) people: Vec<Named>,
    /// The fingerprint of what they say, where they were nominated.
    pub(super) statements: Option<String>,
}

/// Somebody who is named as a candidate.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) member: MemberId,
    pub(super) name: String,
    /// What they say of themselves, where the seats hang on it.
    pub(super) said: Said,
}

impl Standing {
    /// A seed.
    pub(super) fn seed() -> Result<String, Stop> {
        Ok(hex(&ids::chance::<32>()?))
    }

    /// Draws the order.
    pub(super) fn drawn(seed: String, ask: &str, people: &[Named]) -> Result<Self, Stop> {
        let names: Vec<String> = people.iter().map(|one| one.name.clone()).collect();
        let order = tie::order_by_lot(&seed, ask, &names).map_err(|_| Refusal::Failed)?;
        let people = order.into_iter().filter_map(|at| people.get(at).cloned()).collect();
        Ok(Self { seed, people, statements: None })
    }
}

/// Everybody who stands, in the order of the ballot.
pub(super) fn candidates(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Vec<Candidate>, Stop> {
    Ok(tx.all(&sql::CANDIDATES, params![ballot])?)
}

/// Keeps who stands, question by question.
pub(super) fn keep(tx: &mut WriteTx<'_>, ballot: BallotId, standing: &[Option<Standing>]) -> Result<(), Stop> {
    let of = |(question, standing): (u32, &Option<Standing>)| {
        let people = standing.iter().flat_map(|standing| standing.people.clone());
        people.map(move |one| (question, one)).collect::<Vec<_>>()
    };
    let all = (1_u32..).zip(standing).flat_map(of);
    for (number, (question, Named { member, name, .. })) in (1_u32..).zip(all) {
        tx.execute(&sql::ADD_CANDIDATE, params![ballot, number, member, name, question])?;
    }
    Ok(())
}

/// What is needed so that something can follow: ids that are made outside of the transaction, two for each seat.
pub(super) type Ids = Vec<[[u8; 16]; 2]>;

/// The ids for so many seats.
pub(super) fn ids_for(seats: u32, now: Moment) -> Result<Ids, Stop> {
    (0..seats).map(|_| Ok([ids::by_time(now)?, ids::by_time(now)?])).collect()
}

/// Fills each office from the certified result of its question. What cannot be done by itself is kept with its reason, and said on the page.
pub(super) fn follow(tx: &mut WriteTx<'_>, house: &House, ballot: &Ballot, ids: &Ids, now: Moment) -> Result<(), Stop> {
    if ballot.questions.iter().all(|question| question.office.is_none()) {
        return Ok(());
    }
    let book = ballot.rules(tx)?;
    let Some(outcomes) = outcome::find(tx, ballot, &book)? else { return Ok(()) };
    let standing = candidates(tx, ballot.id)?;
    let mut ids = ids.iter();
    for (question, outcome) in ballot.questions.iter().zip(&outcomes) {
        let ids: Vec<_> = ids.by_ref().take(question.seats as usize).copied().collect();
        let standing: Vec<&Candidate> = standing.iter().filter(|one| one.question == question.number).collect();
        fill(tx, house, (ballot, question, &book), (outcome, &standing), &ids, now)?;
    }
    Ok(())
}

fn fill(
    tx: &mut WriteTx<'_>,
    house: &House,
    (ballot, question, book): (&Ballot, &Question, &Rulebook),
    (outcome, standing): (&Outcome, &[&Candidate]),
    ids: &[[[u8; 16]; 2]],
    now: Moment,
) -> Result<(), Stop> {
    let Some(office) = &question.office else { return Ok(()) };
    let (mut filled, mut left) = (0_u64, 0_u64);
    for (name, ids) in elected(outcome).iter().zip(ids) {
        let one = standing.iter().find(|one| one.name == *name).ok_or(Refusal::Failed)?;
        let won = Won { office: OfficeId::of(office), group: ballot.group, member: one.member, ballot: &ballot.title };
        let (term, trouble) = match lending::elected(tx, house, &won, *ids, now)? {
            Ok(term) => (Some(term.id), None),
            Err(why) => (None, Some(why)),
        };
        if term.is_some() {
            filled += 1;
        } else {
            left += 1;
        }
        tx.execute(&sql::FOLLOWED, params![ballot.id, one.number, term, trouble])?;
    }
    let mut facts = vec![
        ("title", book.title_in("offices", office)),
        ("filled", filled.to_string()),
        ("not-filled", left.to_string()),
    ];
    if outcome.reopens() {
        facts.push(("open-again", u64::from(question.seats).saturating_sub(filled + left).to_string()));
    }
    ballot.record(tx, Step { deed: "ballot-filled", rule: "count", office: None, facts, by: None, at: now })
}

/// The names of the elected, in order.
pub(super) fn elected(outcome: &Outcome) -> Vec<String> {
    match outcome {
        Outcome::Choices { elected, .. } => elected.names.clone().unwrap_or_default(),
        Outcome::Rankings(rankings) => rankings.elected().unwrap_or_default(),
        Outcome::Nobody | Outcome::Question { .. } => Vec::new(),
    }
}
