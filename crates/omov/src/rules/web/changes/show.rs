//! A text that is proposed: what would change, what it takes, and how it stands.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use omov_rules::simulate::Numbers;
use omov_store::WriteTx;
use omov_web::forms::Sent;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Facts, Link, Note, Rows};
use omov_web::refusal::{Refusal, Said};
use serde::Deserialize;

use super::list::state;
use super::{places, right_said};
use crate::ballots::{self, Ballot};
use crate::groups::{self, GroupId};
use crate::house::{Answer, Visit};
use crate::members;
use crate::offices::Power;
use crate::rules::change::{self, Compared, Proposal, ProposalId};
use crate::rules::web::{differences, findings, simulator};
use crate::rules::{after, capital, number, takes};

/// A word on what was just done, from the address.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Just {
    done: String,
}

/// What the page shows.
pub(super) struct Found {
    pub(super) proposal: Proposal,
    pub(super) compared: Compared,
    proposer: String,
    /// The number of the text in force.
    present: i64,
    /// The ballots on it, the last one first.
    ballots: Vec<Ballot>,
    /// The whole movement.
    whole: GroupId,
}

/// It, for everybody once it is public; a draft for whoever wrote it.
pub(super) async fn find(visit: &Visit, id: ProposalId) -> Answer<Found> {
    let me = visit.me()?.id;
    let found = visit.house.store().read(move |tx| {
        let proposal = change::find(tx, id)?.ok_or(Refusal::NotFound)?;
        if proposal.state == "draft" && proposal.proposer != me {
            return Err(Refusal::NotFound.into());
        }
        let compared = proposal.read(tx)?;
        let proposer = members::find(tx, proposal.proposer)?.map(|member| member.name).unwrap_or_default();
        let whole = groups::whole(tx)?.ok_or(Refusal::NotFound)?.id;
        let (present, ballots) = (number(tx)?, ballots::on_change(tx, id)?);
        Ok(Found { proposal, compared, proposer, present, ballots, whole })
    });
    found.await
}

pub(super) async fn show(visit: Visit, Path(id): Path<ProposalId>, Query(just): Query<Just>) -> Answer<Page> {
    let found = find(&visit, id).await?;
    let numbers = simulator::of_today(&visit).await?;
    let words = visit.shell.words.clone();
    let Found { proposal, compared, .. } = &found;
    let mut parts: Vec<Markup> = Vec::new();
    if let Some(message) = match just.done.as_str() {
        "published" => Some("changes-done-published"),
        "withdrawn" => Some("changes-done-withdrawn"),
        _ => None,
    } {
        parts.push(Note::done(Markup::paragraph(&words.say(message))).into());
    }
    if proposal.state == "draft" {
        parts.push(findings::warned(&words, &proposal.text));
    }
    parts.extend(found.ballots.iter().filter(|ballot| !ballot.is_void()).map(|ballot| {
        let message = if ballot.is_final() { "ballot-about-text-over" } else { "ballot-about-text" };
        let link = Markup::link(&Link::new(&*ballot.title, ballot.id.address()));
        Note::rule(Markup::line([Markup::text(&words.say(message)), link])).into()
    }));
    parts.push(facts(&visit, &found).into());
    parts.push(acts(&visit, &found));
    parts.push(Markup::section("differs", &words.say("rules-differs"), differences::listed(&words, compared)));
    parts.push(Markup::section("takes", &words.say("changes-takes"), ways(&visit, compared, proposal, &numbers)));
    let changed = compared.differences.len() as u64;
    let with = [("proposer", found.proposer.as_str().into()), ("changed", changed.into())];
    let lead = words.say(match proposal.state.as_str() {
        "draft" => "changes-lead-draft",
        "open" => "changes-lead-open",
        "adopted" => "changes-lead-adopted",
        "withdrawn" => "changes-lead-withdrawn",
        _ => "changes-lead-overtaken",
    });
    let tag = state(&visit, proposal);
    let page = Page::new(visit.shell, words.say_with("changes-by", &with), Markup::joined(parts));
    Ok(page.tagged(tag).lead(lead).here("/rules").place(places(&words)))
}

fn facts(visit: &Visit, found: &Found) -> Facts {
    let words = &visit.shell.words;
    let Found { proposal, compared, .. } = found;
    let mut facts = Facts::default()
        .with(words.say("changes-reason"), Markup::markdown(&proposal.reason))
        .with(words.say("changes-right"), Markup::name(&right_said(words, &compared.old, &proposal.brought)));
    if let Some(since) = proposal.public_since {
        facts = facts.with(words.say("changes-since"), Markup::text(&visit.hour(since)));
        if let Some(earliest) = earliest(visit, compared, since).filter(|_| proposal.is_open()) {
            facts = facts.with(words.say("changes-earliest"), Markup::text(&visit.day(earliest)));
        }
    }
    facts
}

/// When a vote on it can open at the earliest: everybody has to have had the time that the rules give them.
fn earliest(visit: &Visit, compared: &Compared, since: omov_store::Moment) -> Option<omov_store::Moment> {
    let notices = compared.ways().into_iter().filter_map(|(_, way)| {
        let ballot = compared.old.ballots.get(&way.ballot.value)?;
        let notice = way.notice.as_ref().unwrap_or(&ballot.notice);
        Some(after(&visit.organisation.zone, since, notice.value))
    });
    notices.max()
}

fn acts(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let proposal = &found.proposal;
    let mine = visit.reader.me.as_ref().is_some_and(|me| me.id == proposal.proposer);
    let send = |act: Act| act.sent_with(visit.token.as_str());
    let to = |message: &str, page: &str| Link::new(words.say(message), format!("{}/{page}", proposal.address()));
    let mut acts = Vec::new();
    let mut above = Markup::default();
    match proposal.state.as_str() {
        "draft" if mine => {
            acts.push(send(Act::main(to("changes-publish", "publish"))));
            acts.push(send(Act::takes(to("changes-drop", "withdraw"))));
        }
        "open" => {
            let voted_on = ballots::is_voted_on(&found.ballots);
            if found.present == proposal.base && visit.reader.holds(Power::RunBallots, None) {
                let kind = found.compared.ballot().filter(|_| !voted_on);
                acts.extend(kind.map(|kind| {
                    let follows = ballots::Possible::rules(proposal.id);
                    let call = format!("/groups/{}/ballots/new/{kind}?follows={follows}", found.whole);
                    Act::main(Link::new(words.say("ballot-call-on-text"), call))
                }));
                acts.push(Act::second(to("changes-decided", "decided")));
            }
            // What members vote on stays until they have.
            if mine && !voted_on {
                acts.push(send(Act::takes(to("changes-withdraw", "withdraw"))));
            }
            above = Note::rule(Markup::paragraph(&words.say("changes-outside"))).into();
        }
        _ => {}
    }
    if acts.is_empty() {
        return above;
    }
    Markup::joined([above, Acts { acts }.into()])
}

/// What it takes, with today's numbers: for each way by which one of the rules is changed.
fn ways(visit: &Visit, compared: &Compared, proposal: &Proposal, numbers: &Numbers) -> Markup {
    let words = &visit.shell.words;
    let cards = compared.ways().into_iter().map(|(name, way)| {
        let path = format!("changes.{name}");
        let items = takes::of_change(words, &compared.old, numbers, name, Some(&proposal.brought));
        let changed = compared.differences.iter().filter(|one| one.decided_by.as_deref() == Some(name)).count() as u64;
        let title = words
            .say_with("changes-takes-way", &[("way", capital(&way.title.value).into()), ("changed", changed.into())]);
        let rule = Link::new(words.say("changes-rule"), crate::rules::address(&path));
        let simulate = Link::new(words.say("changes-simulate"), format!("/rules/simulator?ask={path}"));
        let acts = [Act::link(rule).about(&title), Act::link(simulate).about(&title)];
        Card::new(&title, Rows { items }).acts(Acts { acts: acts.into() }).into()
    });
    Markup::joined(cards)
}

/// It, if it is the reader's own.
async fn own(visit: &Visit, id: ProposalId) -> Answer<Proposal> {
    let found = find(visit, id).await?;
    if found.proposal.proposer == visit.me()?.id {
        return Ok(found.proposal);
    }
    let words = &visit.shell.words;
    let (title, why) = (words.say("changes-not-yours-title"), words.say("changes-not-yours"));
    let instead = vec![
        Link::new(words.say("changes-not-yours-new"), "/rules/changes/new"),
        Link::new(words.say("changes-not-yours-rules"), crate::rules::address("changes")),
    ];
    Err(Said { status: StatusCode::FORBIDDEN, title, why, record: None, instead }.into())
}

pub(super) async fn publish(visit: Visit, Path(id): Path<ProposalId>, _: Sent) -> Answer {
    let proposal = own(&visit, id).await?;
    let now = visit.now;
    let put = visit.house.store().write(move |tx| {
        // What was looked at has to be what is changed.
        if number(tx)? != proposal.base || !change::publish(tx, id, now)? {
            return Err(Refusal::Conflict.into());
        }
        Ok(())
    });
    put.await?;
    Ok(Redirect::to(&format!("/rules/changes/{id}?done=published")).into_response())
}

pub(super) async fn withdraw(visit: Visit, Path(id): Path<ProposalId>, _: Sent) -> Answer {
    let proposal = own(&visit, id).await?;
    let withdraw = move |tx: &mut WriteTx<'_>| {
        Ok(!ballots::is_voted_on(&ballots::on_change(tx, id)?) && change::withdraw(tx, id)?)
    };
    let done = visit.house.store().write(withdraw).await?;
    if !done {
        return Err(Refusal::Conflict.into());
    }
    let to =
        if proposal.state == "draft" { "/rules/changes".into() } else { format!("/rules/changes/{id}?done=withdrawn") };
    Ok(Redirect::to(&to).into_response())
}
