//! What became of a motion: the text, the result, who sees to it, what is to be done, whether it happened, and what both sides say.

use axum::extract::{Path, Query};
use omov_store::ReadTx;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Facts, Link, Note, Numbered, Rows, Tag};
use omov_web::refusal::Refusal;

use super::{who, within};
use crate::ballots::{Ballot, Became};
use crate::groups::Place;
use crate::groups::web::Done;
use crate::house::{Answer, Visit};
use crate::members;
use crate::motions::decision::{self, Decision, Opinion, Task};
use crate::motions::{Motion, MotionId, clauses, motion, voting};
use crate::record::used;
use crate::rules::capital;

/// Everything that the page shows.
struct Shown {
    motion: Motion,
    place: Place,
    clauses: Vec<(u32, String)>,
    ballot: Ballot,
    became: Became,
    decision: Option<Decision>,
    tasks: Vec<Task>,
    opinions: Vec<Opinion>,
    /// Whether the reader sees to it, and whether they could have voted and have said nothing yet.
    sees: bool,
    says: bool,
}

fn find(tx: &mut ReadTx<'_>, visit: &Visit, id: MotionId) -> Result<Shown, crate::house::Stop> {
    let motion = motion::one(tx, id)?;
    let place = motion.place(tx)?;
    let (ballot, became) = voting::result(tx, &motion)?.ok_or(Refusal::NotFound)?;
    let became = became.ok_or(Refusal::NotFound)?;
    let opinions = decision::opinions(tx, id)?;
    let (mut sees, mut says) = (false, false);
    if let Some(me) = visit.reader.me.as_ref().filter(|me| me.has_vote()) {
        sees = became.carried && decision::sees_to(tx, &motion, &place, me.id, visit.now)?;
        says = members::is_in(tx, me.id, motion.group)? && opinions.iter().all(|one| one.author != Some(me.id));
    }
    let clauses = clauses::wordings(tx, id)?.now().into_iter().filter(|(_, body)| !body.is_empty()).collect();
    let (decision, tasks) = (decision::find(tx, id)?, decision::tasks(tx, id)?);
    Ok(Shown { motion, place, clauses, ballot, became, decision, tasks, opinions, sees, says })
}

pub(super) async fn show(visit: Visit, Path(id): Path<MotionId>, Query(done): Query<Done>) -> Answer<Page> {
    let here = visit.clone();
    let shown = visit.house.store().read(move |tx| find(tx, &here, id)).await?;
    let words = visit.shell.words.clone();
    let note = match done.what() {
        Some("kept") => Note::done(Markup::paragraph(&words.say("decision-done-kept"))).into(),
        _ => Markup::default(),
    };
    let clauses = shown.clauses.iter().map(|(number, body)| (*number, Markup::lines([Markup::name(body)])));
    let text: Markup = Numbered { items: clauses.collect() }.into();
    let motion = Link::new(words.say("decision-motion"), id.address());
    let text = Markup::joined([text, Markup::line([Markup::link(&motion)])]);
    let main = Markup::joined([
        note,
        next(&visit, &shown),
        Markup::section("text", &words.say("decision-text"), text),
        tasks(&visit, &shown),
        opinions(&visit, &shown),
    ]);
    let challenged = shown.ballot.entry.map(|entry| used::last(&words, entry)).unwrap_or_default();
    let side = Markup::joined([result(&visit, &shown), owner(&visit, &shown), challenged]);
    let (tag, lead) = if shown.became.carried {
        (Tag::done(words.say("decision-carried")), words.say("decision-lead-carried"))
    } else {
        (Tag::stop(words.say("decision-not-carried")), words.say("decision-lead-not"))
    };
    let place = within(&visit, &shown.place, &shown.motion);
    let title = words.say_with("decision-title", &[("motion", (&*shown.motion.title).into())]);
    let page = Page::new(visit.shell, title, Markup::columns(main, side, false));
    Ok(page.tagged(tag).lead(lead).here("/motions").place(place))
}

/// What is missing, or overdue.
fn next(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    if !shown.became.carried {
        return Markup::default();
    }
    let to =
        |name: &str, part: &str| Link::new(words.say(name), format!("{}/decision/{part}", shown.motion.id.address()));
    let Some(decision) = &shown.decision else {
        let body =
            Markup::paragraph(&words.say(if shown.sees { "decision-no-owner-you" } else { "decision-no-owner" }));
        let card = Card::turn(words.say("decision-no-owner-title"), body).level(2);
        let acts = if shown.sees { vec![Act::main(to("decision-own", "owner"))] } else { Vec::new() };
        return card.acts(Acts { acts }).into();
    };
    if decision.happened.is_some() || decision.review_at >= visit.now {
        return Markup::default();
    }
    let with = [("when", visit.day(decision.review_at).into())];
    let body = Markup::paragraph(&words.say_with("decision-review-over", &with));
    let acts = if shown.sees { vec![Act::main(to("decision-review", "happened"))] } else { Vec::new() };
    Card::stop(words.say("decision-review-title"), body).level(2).acts(Acts { acts }).into()
}

/// The figures, and the way to what they were counted from.
fn result(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let votes = shown.became.votes;
    let figure = |n: u64| Markup::text(&omov_web::figures::grouped(words, n));
    let facts = Facts::default()
        .with(words.say("ballot-yes"), figure(votes.yes))
        .with(words.say("ballot-no"), figure(votes.no))
        .with(words.say("ballot-abstain"), figure(votes.abstained))
        .with(words.say("decision-could"), figure(votes.could));
    let ballot = Link::new(words.say("decision-ballot"), shown.ballot.id.address());
    let body = Markup::joined([facts.into(), Markup::line([Markup::link(&ballot)])]);
    Card::new(words.say("decision-result"), body).level(2).into()
}

/// Who sees to it, and whether it happened.
fn owner(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let Some(decision) = &shown.decision else { return Markup::default() };
    let mut facts = Facts::default()
        .with(words.say("decision-owner"), Markup::name(&capital(&decision.owner)))
        .with(words.say("decision-review-on"), Markup::text(&visit.day(decision.review_at)));
    if let (Some(happened), Some(at)) = (decision.happened, decision.happened_at) {
        let said = words.say(&format!("decision-happened-{}", happened.name()));
        facts = facts.with(words.say("decision-happened"), Markup::text(&said));
        facts = facts.with(words.say("decision-looked-on"), Markup::text(&visit.day(at)));
    }
    let mut parts: Vec<Markup> = vec![facts.into()];
    if !decision.note.is_empty() {
        parts.push(Markup::lines([Markup::name(&decision.note)]));
    }
    if shown.sees {
        let to = |name: &str, part: &str| {
            Markup::link(&Link::new(words.say(name), format!("{}/decision/{part}", shown.motion.id.address())))
        };
        parts.push(Rows { items: vec![to("decision-own-again", "owner"), to("decision-review", "happened")] }.into());
    }
    Card::new(words.say("decision-who"), Markup::joined(parts)).level(2).into()
}

/// What is to be done by when.
fn tasks(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    if shown.decision.is_none() {
        return Markup::default();
    }
    let id = shown.motion.id;
    let rows = shown.tasks.iter().map(|task| {
        let (tag, when) = match task.done_at {
            Some(at) => (Tag::done(words.say("decision-task-done")), ("decision-task-when", at)),
            None if task.is_overdue(visit.now) => {
                (Tag::stop(words.say("decision-overdue")), ("decision-task-due", task.due_at))
            }
            None => (Tag::open(words.say("decision-task-open")), ("decision-task-due", task.due_at)),
        };
        let when = words.say_with(when.0, &[("day", visit.day(when.1).into())]);
        let mut parts = vec![Markup::line([tag.into(), Markup::name(&task.what)]), Markup::small(&when)];
        if shown.sees && task.done_at.is_none() {
            let to = format!("{}/decision/tasks/{}/done", id.address(), task.number);
            let act = Act::second(Link::new(words.say("decision-task-do"), to)).sent_with(visit.token.as_str());
            parts.push(Acts { acts: vec![act.about(&*task.what)] }.into());
        }
        Markup::joined(parts)
    });
    let items: Vec<Markup> = rows.collect();
    let mut parts = vec![if items.is_empty() {
        Markup::paragraph(&words.say("decision-tasks-none"))
    } else {
        Rows { items }.into()
    }];
    if shown.sees {
        let link = Link::new(words.say("decision-task-add"), format!("{}/decision/task", id.address()));
        parts.push(Markup::line([Markup::link(&link)]));
    }
    Markup::section("tasks", &words.say("decision-tasks"), Markup::joined(parts))
}

/// What both sides say to it.
fn opinions(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let side = |majority: bool, name: &str| {
        let rows = shown.opinions.iter().filter(|one| one.majority == majority).map(|one| {
            let with = [("who", who(visit, one.name.as_deref()).into()), ("day", visit.short(one.at).into())];
            let by = Markup::small(&words.say_with("decision-said-by", &with));
            Markup::joined([Markup::lines([Markup::name(&one.body)]), by])
        });
        let items: Vec<Markup> = rows.collect();
        let said: Markup =
            if items.is_empty() { Markup::paragraph(&words.say("decision-said-none")) } else { Rows { items }.into() };
        Markup::joined([Markup::heading(3, &words.say(name)), said])
    };
    let mut parts = vec![side(true, "decision-majority"), side(false, "decision-minority")];
    if shown.says {
        let link = Link::new(words.say("decision-say"), format!("{}/decision/say", shown.motion.id.address()));
        parts.push(Markup::line([Markup::link(&link)]));
    }
    Markup::section("opinions", &words.say("decision-opinions"), Markup::joined(parts))
}
