//! What a question can do if it is carried, here and now, and what the rules ask before it is put: enough signatures for a recall; for a change of
//! the rules what brings it in. Who collected names on paper enters how many there were, and that goes on the record.

use omov_rules::decide::{Act, Asking, Ground, Outcome};
use omov_rules::model::{AsksFor, Petition};
use omov_store::{Moment, ReadTx};
use omov_web::hex::hex;
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::effects::{Effect, is_voted_on, on_change, on_term};
use crate::groups::{self, Place};
use crate::house::{House, Stop};
use crate::members::{self, Member, Standing};
use crate::offices::{book, list};
use crate::rules::actors::Decided;
use crate::rules::change::outside::{Brought, brought};
use crate::rules::change::{self, carried};
use crate::rules::{self, Rulebook, asking};

/// One of the things that a question can do.
#[derive(Clone, Debug)]
pub(crate) struct Possible {
    pub(super) effect: Effect,
    /// What it is called in a form and in an address.
    pub(super) name: String,
    /// In a line.
    pub(super) title: String,
    /// As it stands in what is asked.
    pub(super) says: String,
    /// The body that brings it in, if one does.
    pub(super) brought_by: Vec<String>,
    /// Whether names have to have been collected for it.
    pub(super) signed: bool,
    /// The petition and the office, where it is a recall.
    petition: Option<(String, String, (Moment, Moment))>,
}

impl Possible {
    /// The name of the way to end that term.
    pub(crate) fn recall(term: crate::offices::TermId) -> String {
        format!("recall-{term}")
    }

    /// The name of the way to put that text into force.
    pub(crate) fn rules(proposal: change::ProposalId) -> String {
        format!("rules-{proposal}")
    }

    /// Whether it ends a term.
    pub(super) fn is_recall(&self) -> bool {
        self.petition.is_some()
    }
}

/// What was entered about how it came to the vote.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entered {
    pub(super) signatures: Option<u64>,
    /// The first of them.
    pub(super) since: Option<Moment>,
    pub(super) decided: Decided,
}

/// Everything that a ballot of that kind can do in that group.
pub(super) fn all(
    tx: &mut ReadTx<'_>,
    (house, words): (&House, &Words),
    book: &Rulebook,
    (kind, place): (&str, &Place),
    now: Moment,
) -> Result<Vec<Possible>, Stop> {
    let mut all = recalls(tx, words, book, (kind, place), now)?;
    if groups::whole(tx)?.is_some_and(|whole| whole.id == place.group().id) {
        all.extend(changes(tx, (house, words), kind)?);
    }
    Ok(all)
}

fn recalls(
    tx: &mut ReadTx<'_>,
    words: &Words,
    rules: &Rulebook,
    (kind, place): (&str, &Place),
    now: Moment,
) -> Result<Vec<Possible>, Stop> {
    let leads = |petition: &Petition| petition.ballot.as_ref().is_some_and(|ballot| ballot.value == kind);
    let petitions: Vec<_> = rules
        .petitions
        .iter()
        .filter(|(_, petition)| petition.asks_for.value == AsksFor::Recall && leads(petition))
        .collect();
    if petitions.is_empty() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for lent in list::of_group(tx, place.group().id, now)? {
        let Some((office, _)) = book::rules_of(rules, lent.office).filter(|_| lent.is_held(now)) else { continue };
        let Some((petition, _)) = petitions.iter().find(|(_, petition)| petition.is_for(office)) else { continue };
        if is_voted_on(&on_term(tx, lent.id)?) {
            continue;
        }
        let with = [
            ("name", lent.name.as_str().into()),
            ("office", lent.title.as_str().into()),
            ("group", place.group().name.as_str().into()),
        ];
        all.push(Possible {
            effect: Effect::Recall(lent.id),
            name: Possible::recall(lent.id),
            title: words.say_with("ballot-effect-recall", &with),
            says: words.say_with("ballot-effect-recall-says", &with),
            brought_by: Vec::new(),
            signed: true,
            petition: Some(((*petition).clone(), office.to_owned(), (lent.since, lent.until))),
        });
    }
    Ok(all)
}

fn changes(tx: &mut ReadTx<'_>, (house, words): (&House, &Words), kind: &str) -> Result<Vec<Possible>, Stop> {
    let present = rules::number(tx)?;
    let mut all = Vec::new();
    for proposal in change::list(tx)? {
        if !proposal.is_open() || proposal.base != present || is_voted_on(&on_change(tx, proposal.id)?) {
            continue;
        }
        let compared = proposal.read(tx)?;
        if compared.ballot() != Some(kind) {
            continue;
        }
        let proposer = members::find(tx, proposal.proposer)?.map(|member| member.name).unwrap_or_default();
        let digest = proposal.digest();
        let changed = compared.differences.len() as u64;
        let with = [
            ("proposer", proposer.into()),
            ("changed", changed.into()),
            ("page", house.address(&proposal.address()).into()),
            ("hash", hex(&digest).into()),
        ];
        all.push(Possible {
            effect: Effect::Rules(proposal.id, digest),
            name: Possible::rules(proposal.id),
            title: words.say_with("ballot-effect-rules", &with),
            says: words.say_with("ballot-effect-rules-says", &with),
            brought_by: proposal.brought.actor().map(str::to_owned).into_iter().collect(),
            signed: proposal.brought.proposal().is_some(),
            petition: None,
        });
    }
    Ok(all)
}

/// Figures under which everything that hangs on figures is met, so that only the rest is asked.
const ALL_FOR: Outcome = Outcome { could: 1_000_000_000, yes: 1_000_000_000, no: 0, abstained: 0 };

/// Everything that the rules have against putting it to the vote.
pub(super) fn grounds(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    (possible, entered): (&Possible, &Entered),
    (kind, place, zone): (&str, &Place, &str),
    caller: &Member,
    (opens, now): (Moment, Moment),
) -> Result<Vec<Ground>, Stop> {
    let at = |moment: Moment| rules::local(zone, moment);
    if let Some((petition, office, (since, until))) = &possible.petition {
        let (mut who, facts) = (asking::person(tx, caller, zone)?, asking::facts(tx, book, place)?);
        // It was signed by members here. Whoever enters it for them runs ballots, perhaps for groups above, and need not be one of them.
        who.groups = place.all().map(|group| group.id.to_string()).collect();
        let act = Act::Petition {
            petition: petition.clone(),
            office: Some(office.clone()),
            term: Some((at(*since), at(*until))),
            signatures: entered.signatures.unwrap_or_default(),
            since: at(entered.since.unwrap_or(now)),
        };
        let place = asking::place(place);
        return Ok(book.decide(&Asking { who: &who, act: &act, place: &place, now: at(now), facts: &facts }).against());
    }
    let Effect::Rules(id, _) = possible.effect else { return Ok(Vec::new()) };
    let proposal = change::find(tx, id)?.ok_or(Refusal::NotFound)?;
    let compared = proposal.read(tx)?;
    let public = proposal.public_since.ok_or(Refusal::Conflict)?;
    let could = members::count(tx, place.group().id, Standing::Member)?;
    let with = Brought { signatures: entered.signatures, body: entered.decided, could };
    let mut all = brought(tx, &proposal, &compared, &with, (place, zone, public))?;
    all.extend(carried(&compared, &proposal, kind, (zone, opens), ALL_FOR));
    Ok(all)
}
