//! The list of voters as the registrar gets it: once, for a week, and written down. Nothing of it lies in a folder; it is made while it is fetched.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::dates::Dates;
use omov_web::refusal::Refusal;

use super::naming::record;
use super::{Listing, one};
use crate::ballots::board::column;
use crate::ballots::stage::State;
use crate::ballots::{Ballot, BallotId, ballot, paper, sql};
use crate::election::LIST;
use crate::house::{House, Stop, timestamp};
use crate::members::{MemberId, sheet};
use crate::offices::{self, Power};

/// So many people are read at once.
pub(in crate::ballots) const AT_ONCE: u32 = 500;

/// Somebody on the list, by place.
struct Voter {
    place: u64,
    name: String,
    email: Option<String>,
    address: Option<String>,
    postcode: Option<String>,
    /// Whether they vote on paper, so that no code is theirs.
    on_paper: bool,
}

impl FromRow for Voter {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (place, name, email) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let on_paper = row.get::<Option<bool>>(5)?.is_some();
        Ok(Self { place, name, email, address: row.get(3)?, postcode: row.get(4)?, on_paper })
    }
}

/// What stands in every row.
#[derive(Clone, Debug)]
pub(in crate::ballots) struct Same {
    language: String,
    page: String,
    opens: String,
    closes: String,
}

impl Same {
    pub(in crate::ballots) fn of(house: &House, language: &str, zone: &str, ballot: &Ballot) -> Result<Self, Stop> {
        let dates = Dates::new(house.words().clone(), zone).map_err(|_| Refusal::Failed)?;
        Ok(Self {
            language: language.to_owned(),
            page: house.address(&ballot.id.address()),
            opens: dates.hour(timestamp(ballot.opens_at)),
            closes: dates.hour(timestamp(ballot.closes_at)),
        })
    }
}

/// How the file begins.
pub(in crate::ballots) fn head() -> String {
    let mut text = String::from(sheet::MARK);
    sheet::row(&mut text, LIST);
    text
}

/// The rows from that place on, and the place after the last of them. A place whose member was erased since has a row without a name: there are as many codes
/// as places.
pub(in crate::ballots) fn rows(
    tx: &mut ReadTx<'_>,
    ballot: &Ballot,
    from: u64,
    same: &Same,
) -> Result<(String, u64), Stop> {
    let to = from.saturating_add(AT_ONCE.into()).min(ballot.could.unwrap_or_default());
    let mut people: Vec<Voter> = tx.all(&sql::TO_BE_CODED, params![ballot.id, column(from), column(to), AT_ONCE])?;
    people.reverse();
    let mut text = String::new();
    for place in from..to {
        let voter = people.pop_if(|voter| voter.place == place);
        let on_paper = voter.as_ref().is_some_and(|voter| voter.on_paper);
        let [name, email, address, postcode] = match voter {
            Some(Voter { name, email, address, postcode, .. }) => [Some(name), email, address, postcode],
            None => Default::default(),
        }
        .map(Option::unwrap_or_default);
        let way = match (name.is_empty(), email.is_empty()) {
            (true, _) => "nobody",
            _ if on_paper => "paper",
            (_, true) => "post",
            _ => "email",
        };
        row(&mut text, (place + 1, way), [&name, &email, &address, &postcode], same);
    }
    // Behind the voters those who get the halves of the codes for papers.
    let officers =
        if to == ballot.could.unwrap_or_default() { paper::getting_halves(tx, ballot.id)? } else { Vec::new() };
    for (at, officer) in (to..).zip(officers) {
        let who = [Some(officer.name), officer.email, officer.address, officer.postcode].map(Option::unwrap_or_default);
        row(&mut text, (at + 1, "officer"), who.each_ref().map(String::as_str), same);
    }
    Ok((text, to))
}

fn row(text: &mut String, (number, way): (u64, &str), [name, email, address, postcode]: [&str; 4], same: &Same) {
    let Same { language, page, opens, closes } = same;
    sheet::row(text, [&*number.to_string(), name, email, address, postcode, language, way, page, opens, closes]);
}

/// Takes down that it is fetched: from now on nobody can fetch it until somebody else says so.
pub(in crate::ballots) fn fetch(tx: &mut WriteTx<'_>, id: BallotId, me: MemberId, now: Moment) -> Result<Ballot, Stop> {
    let ballot = ballot::one(tx, id)?;
    let codes = one(tx, id)?;
    let mine = codes.accepted().filter(|one| one.member == me).ok_or(Refusal::NotAllowed)?;
    let Listing::Open(_) = codes.listing(&ballot, now) else { return Err(Refusal::Conflict.into()) };
    tx.execute(&sql::FETCHED, params![id, mine.number, now])?;
    let facts = vec![("could", ballot.could.unwrap_or_default().to_string())];
    record(tx, &ballot, "ballot-list-fetched", facts, me, now)?;
    Ok(ballot)
}

/// Says that it can be fetched once more: by whoever called the ballot or runs ballots there, so that it takes two persons.
pub(in crate::ballots) fn again(tx: &mut WriteTx<'_>, id: BallotId, by: MemberId, now: Moment) -> Result<Ballot, Stop> {
    let ballot = ballot::one(tx, id)?;
    let (codes, place) = (one(tx, id)?, ballot.place(tx)?);
    if by != ballot.called_by && !offices::holds(tx, by, Power::RunBallots, &place, now)? {
        return Err(Refusal::NotAllowed.into());
    }
    let registrar = codes.accepted().filter(|one| one.member != by).ok_or(Refusal::Conflict)?;
    let shut = matches!(codes.listing(&ballot, now), Listing::Fetched(_) | Listing::Over);
    if !shut || ballot.state >= State::Open {
        return Err(Refusal::Conflict.into());
    }
    tx.execute(&sql::LIST_AGAIN, params![id, registrar.number, now])?;
    record(tx, &ballot, "ballot-list-again", Vec::new(), by, now)?;
    Ok(ballot)
}
