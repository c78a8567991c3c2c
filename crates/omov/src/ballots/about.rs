//! What the room holds about one person: on which rolls they stood, whether they voted, whose key they hold a share of or would step in for, and what they called.

use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::paper::Came;
use super::{sql, stock};
use crate::members::MemberId;
use crate::members::held::{Held, Said};

/// What the room holds about a person.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, _: Moment) -> Result<Vec<Held>, Error> {
    let rolls: Vec<(String, bool)> = tx.all(&sql::ON_ROLL, params![member])?;
    let rolls = rolls.into_iter().map(|(title, voted)| {
        let voted = Said::Message(if voted { "ballot-held-voted" } else { "ballot-held-not" });
        vec![("ballot", Said::Text(title)), ("voted", voted)]
    });
    let stood: Vec<String> = tx.all(&sql::STOOD_IN, params![member])?;
    let keys: Vec<String> = tx.all(&sql::TRUSTEE_OF, params![member])?;
    let stocks = stock::held_by(tx, member)?.into_iter();
    let stocks = stocks.map(|(group, at)| vec![("when", Said::Time(at)), ("group", Said::Text(group))]);
    let reserve: Vec<String> = tx.all(&sql::RESERVE_OF, params![member])?;
    let sampled: Vec<String> = tx.all(&sql::SAMPLED, params![member])?;
    let corrected: Vec<(String, bool)> = tx.all(&sql::CORRECTED_OF, params![member])?;
    let corrected = corrected.into_iter().map(|(title, adds)| {
        let what = Said::Message(if adds { "correction-held-put-on" } else { "correction-held-taken-off" });
        vec![("ballot", Said::Text(title)), ("deed", what)]
    });
    let codes: Vec<(String, Option<String>, Option<String>)> = tx.all(&sql::REGISTRAR_OF, params![member])?;
    let codes = codes.into_iter().map(|(title, answer, reach)| {
        let answer = Said::Message(match answer.as_deref() {
            Some("accepted") => "registrar-held-accepted",
            Some(_) => "registrar-held-declined",
            None => "registrar-held-asked",
        });
        let reach = reach.map(|reach| ("reach", Said::Text(reach)));
        [("ballot", Said::Text(title)), ("answer", answer)].into_iter().chain(reach).collect()
    });
    let papers: Vec<(String, Option<Came>)> = tx.all(&sql::PAPERS_OF, params![member])?;
    let papers = papers.into_iter().map(|(title, came)| {
        let came = Said::Message(match came {
            None => "paper-held-none",
            Some(Came::Returned) => "paper-held-returned",
            Some(Came::Unsigned) => "paper-held-unsigned",
        });
        vec![("ballot", Said::Text(title)), ("envelope", came)]
    });
    let officer: Vec<(String, Option<Moment>)> = tx.all(&sql::PAPER_OFFICER_OF, params![member])?;
    let officer = officer.into_iter().map(|(title, accepted)| {
        let answer = if accepted.is_some() { "paper-held-accepted" } else { "paper-held-asked" };
        vec![("ballot", Said::Text(title)), ("answer", Said::Message(answer))]
    });
    let called: Vec<(String, Moment)> = tx.all(&sql::CALLED_BY, params![member])?;
    let called = called.into_iter().map(|(title, at)| vec![("when", Said::Time(at)), ("ballot", Said::Text(title))]);
    Ok(vec![
        Held { name: "ballot-rolls", rows: rolls.collect() },
        Held { name: "ballot-corrections", rows: corrected.collect() },
        Held { name: "ballot-keys", rows: keys.into_iter().map(|title| vec![("ballot", Said::Text(title))]).collect() },
        Held { name: "ballot-stocks", rows: stocks.collect() },
        Held { name: "ballot-codes", rows: codes.collect() },
        Held {
            name: "ballot-reserves",
            rows: reserve.into_iter().map(|title| vec![("ballot", Said::Text(title))]).collect(),
        },
        Held {
            name: "ballot-candidacies",
            rows: stood.into_iter().map(|title| vec![("ballot", Said::Text(title))]).collect(),
        },
        Held {
            name: "ballot-samples",
            rows: sampled.into_iter().map(|title| vec![("ballot", Said::Text(title))]).collect(),
        },
        Held { name: "ballot-papers", rows: papers.collect() },
        Held { name: "ballot-paper-officers", rows: officer.collect() },
        Held { name: "ballots-called", rows: called.collect() },
    ])
}

/// Forgets that somebody stood on a roll, and their salt. Their leaf stays and says nothing; so does the name of whoever stood for an office, holds a share of a
/// key, made the codes, or took papers in: it is part of the election that others agreed to.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    stock::forget(tx, member)?;
    tx.execute(&sql::FORGET_RESERVE, params![member])?;
    tx.execute(&sql::FORGET_VOTER, params![member])?;
    tx.execute(&sql::FORGET_CORRECTION, params![member])?;
    tx.execute(&sql::FORGET_PAPERS, params![member])?;
    tx.execute(&sql::FORGET_PAPER_OFFICER, params![member])?;
    tx.execute(&sql::FORGET_REGISTRAR, params![member])?;
    tx.execute(&sql::FORGET_REACH, params![member]).map(|_| ())
}
