//! Calling a ballot: who may, by the rulebook, and what is fixed by it.

use omov_rules::decide::{Act, Because, Ground};
use omov_rules::model;
use omov_rules::simulate::{Numbers, Step};
use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::election::{self, Standing};
use super::kinds::Asks;
use super::stock::{StockId, giving};
use super::{Ballot, moves, registrar, sql};
use crate::groups::{Group, Place};
use crate::house::Stop;
use crate::members::{self, Member, MemberId, Typed};
use crate::record;
use crate::rules::actors::{self, Decided};
use crate::rules::{self, Rulebook, asking};

/// When a ballot is, what it is about, and whether its voters were asked.
#[derive(Clone, Debug)]
pub(crate) struct When {
    /// By its name in the rulebook, where that knows matters.
    pub(crate) matter: Option<String>,
    pub(crate) opens: Moment,
    pub(crate) closes: Moment,
    pub(crate) consent: bool,
}

/// The kinds of ballot in which members of that group vote, by their names.
pub(crate) fn kinds<'b>(book: &'b Rulebook, group: &Group) -> Vec<(&'b str, &'b model::Ballot)> {
    let here = |ballot: &model::Ballot| book.group_of_body(&ballot.who_votes.value) == Some(group.kind.name());
    let all = book.ballots.iter().filter(|(_, ballot)| here(ballot));
    all.map(|(name, ballot)| (name.as_str(), ballot)).collect()
}

/// Whether votes of that kind are open ones, for everybody to see (`hands/`): the rules say so, its answers can be counted by hand, and nothing follows from it.
pub(crate) fn is_open(book: &Rulebook, kind: &str, group: &Group) -> bool {
    let by_hand = |ballot: &model::Ballot| {
        let asks = Asks::of(ballot.count.value.name());
        !ballot.secret.value && asks.is_some_and(|asks| matches!(asks, Asks::YesNo | Asks::One | Asks::Any))
    };
    let leads = |ballot: Option<&str>| ballot == Some(kind);
    let recalls =
        book.petitions.values().any(|petition| leads(petition.ballot.as_ref().map(|rule| rule.value.as_str())));
    let changes = book.changes.values().any(|change| leads(Some(change.ballot.value.as_str())));
    let fills = book.offices.values().any(|office| leads(office.ballot.as_ref().map(|rule| rule.value.as_str())));
    let here = kinds(book, group).into_iter().find(|(name, _)| *name == kind);
    here.is_some_and(|(_, ballot)| by_hand(ballot)) && !recalls && !changes && !fills
}

/// Everything that the rules have against it; nothing if it may be called.
pub(crate) fn grounds(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    (kind, place, zone): (&str, &Place, &str),
    caller: &Member,
    when: &When,
    decided: Decided,
    now: Moment,
) -> Result<Vec<Ground>, Stop> {
    let resolution =
        book.ballots.get(kind).and_then(|ballot| actors::resolution(book, &ballot.called_by.value, decided));
    let (opens, closes) = (rules::local(zone, when.opens), rules::local(zone, when.closes));
    let act =
        Act::CallBallot { ballot: kind.into(), matter: when.matter.clone(), opens, closes, consent: when.consent };
    Ok(asking::grounds(tx, book, (caller, place, zone), (&act, resolution), now)?)
}

/// The same where the rules bring it to the vote by themselves, so that whoever runs ballots calls it: whether it may be called by them is not asked.
pub(super) fn brought(book: &Rulebook, kind: &str, mut grounds: Vec<Ground>) -> Vec<Ground> {
    let Some(ballot) = book.ballots.get(kind) else { return grounds };
    let body = actors::body(book, &ballot.called_by.value).and_then(|body| book.bodies.get(body)?.quorum.as_ref());
    let callers = [Some(&ballot.called_by.cite.path), body.map(|quorum| &quorum.cite.path)];
    grounds.retain(|ground| !callers.contains(&Some(&ground.path)));
    grounds
}

/// What the rules have against it that somebody calls such a ballot, apart from what is asked and when: it would be called about what its voters decide,
/// at the earliest, for the shortest time.
pub(crate) fn against_calling(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    (kind, place, zone): (&str, &Place, &str),
    caller: &Member,
    decided: Decided,
    now: Moment,
) -> Result<Vec<Ground>, Stop> {
    let ballot = book.ballots.get(kind).ok_or(Refusal::NotFound)?;
    let opens = rules::after(zone, now, ballot.notice.value);
    let closes = rules::after(zone, opens, ballot.open_at_least.value);
    let when = When { matter: decides(book, &ballot.who_votes.value), opens, closes, consent: true };
    grounds(tx, book, (kind, place, zone), caller, &when, decided, now)
}

/// A matter that a body decides; nothing where it decides everything.
fn decides(book: &Rulebook, body: &str) -> Option<String> {
    let body = book.bodies.get(body)?;
    if body.decides.value.is_empty() && body.leaves_alone.value.is_empty() {
        return None;
    }
    let left = |matter: &&String| !body.leaves_alone.value.contains(matter);
    body.decides.value.iter().chain(book.matters.keys()).find(left).cloned()
}

/// Whether somebody may call such a ballot as far as that hangs on who they are: if a body has to decide it first, it still has to.
pub(crate) fn could_call(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    at: (&str, &Place, &str),
    caller: &Member,
    now: Moment,
) -> Result<bool, Stop> {
    let against = against_calling(tx, book, at, caller, None, now)?;
    Ok(against.iter().all(|ground| ground.because == Because::Needed))
}

/// In the name of which office or body somebody calls it, by its title.
pub(crate) fn in_name_of(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    (kind, place, zone): (&str, &Place, &str),
    caller: &Member,
    now: Moment,
) -> Result<Option<String>, Stop> {
    let Some(ballot) = book.ballots.get(kind) else { return Ok(None) };
    let who = asking::person(tx, caller, zone)?;
    Ok(actors::in_name_of(book, &ballot.called_by.value, &who, place, rules::local(zone, now)))
}

/// Keeps it, with its trustees and whoever makes its codes, and puts it on the public record.
pub(super) fn call(
    tx: &mut WriteTx<'_>,
    ballot: &Ballot,
    (trustees, stock): (&[(MemberId, String)], Option<StockId>),
    registrar: Option<&(MemberId, String)>,
    standing: &[Option<Standing>],
    office: Option<String>,
    (matter, signatures): (Option<&str>, Option<u64>),
) -> Result<(), Stop> {
    ballot.create(tx)?;
    moves::begin(tx, ballot)?;
    for (number, (member, name)) in (1_u32..).zip(trustees) {
        tx.execute(&sql::ADD_TRUSTEE, params![ballot.id, number, member, name])?;
    }
    if let Some(registrar) = registrar {
        registrar::begin(tx, ballot, registrar)?;
    }
    election::keep(tx, ballot.id, standing)?;
    let draft = ballot.draft()?;
    let mut facts = vec![
        ("draft", draft.hash()),
        ("opens", record::minute(ballot.opens_at)),
        ("closes", record::minute(ballot.closes_at)),
        ("grace-until", record::minute(ballot.ends_at)),
        ("roll-freezes", record::minute(ballot.freezes_at)),
        ("trustees", draft.trustees.len().to_string()),
        ("needed", draft.threshold.to_string()),
        ("codes-by", if registrar.is_some() { "registrar" } else { "host" }.to_owned()),
    ];
    facts.extend(matter.map(|matter| ("matter", matter.to_owned())));
    if let Some(stock) = stock {
        let given = giving::give(tx, stock, (ballot.id, ballot.opens_at), ballot.called_at)?;
        // The key is there: they have made it, and tried it.
        tx.execute(&sql::KEYS_AT, params![ballot.id, ballot.called_at])?;
        facts.extend(given.facts());
    }
    if let Some(effect) = ballot.effect {
        facts.extend(effect.facts(tx)?);
        facts.extend(signatures.map(|signatures| ("signatures", signatures.to_string())));
    }
    if ballot.is_several() {
        facts.push(("questions", ballot.questions.len().to_string()));
    }
    // One seed for all: the words of each question make another order of it.
    facts.extend(standing.iter().flatten().next().map(|standing| ("order-seed", standing.seed.clone())));
    let rounds: Vec<String> = ballot.questions.iter().filter_map(|one| Some(one.round?.to_string())).collect();
    let say: Vec<String> = standing.iter().flatten().filter_map(|standing| standing.statements.clone()).collect();
    if !rounds.is_empty() {
        facts.extend([("nominations", rounds.join(" ")), ("candidates-say", say.join(" "))]);
    }
    let step = record::Step {
        deed: "ballot-called",
        rule: "called-by",
        office,
        facts,
        by: Some(ballot.called_by),
        at: ballot.called_at,
    };
    ballot.record(tx, step)
}

/// What it takes, with so many who may vote.
pub(crate) fn takes(book: &Rulebook, kind: &str, could: Option<u64>, numbers: &Numbers) -> Vec<Step> {
    let mut numbers = numbers.clone();
    if let (Some(could), Some(ballot)) = (could, book.ballots.get(kind)) {
        numbers.people.insert(ballot.who_votes.value.clone(), could.max(1));
    }
    book.ballot(&numbers, kind)
}

/// Finds a trustee by what somebody typed: an address of e-mail, or a whole name as it stands on the roll of the group.
///
/// # Errors
/// The message that says what is wrong.
pub(super) fn trustee(
    tx: &mut ReadTx<'_>,
    place: &Place,
    typed: &str,
) -> Result<Result<(MemberId, String), &'static str>, Stop> {
    Ok(match members::typed(tx, place.group().id, typed)? {
        Typed::One(member) => Ok((member.id, member.name)),
        Typed::Nobody => Err("ballot-trustee-unknown"),
        Typed::Several => Err("ballot-trustee-several"),
        Typed::Elsewhere => Err("ballot-trustee-no-member"),
    })
}
