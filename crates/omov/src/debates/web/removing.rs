//! Everything that was said in a debate, what was taken out of it and why; and taking something out.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link, Rows, Tag};
use omov_web::refusal::Refusal;

use super::{Which, found, places, within};
use crate::debates::debate::{self, State, Statement};
use crate::debates::removing::{self, GROUNDS};
use crate::debates::{Debate, DebateId};
use crate::groups::Place;
use crate::house::{Answer, Visit, ids};
use crate::members;
use crate::offices::Power;
use crate::offices::acts::{self, Act, ActId, Told};
use crate::post::{self, Letter, LetterId};

/// The longest explanation.
const REASON: usize = 500;

pub(super) async fn list(visit: Visit, Path(id): Path<DebateId>) -> Answer<Page> {
    let (debate, place) = found(&visit, id).await?;
    let read = move |tx: &mut ReadTx<'_>| Ok((debate::statements(tx, id)?, removing::list(tx, id)?));
    let (statements, removed) = visit.house.store().read(read).await?;
    let words = visit.shell.words.clone();
    let keeps = visit.reader.holds(Power::Organise, Some(&place));
    let there = statements.iter().filter(|one| one.state == State::There).map(|one| {
        let mut parts = vec![Markup::lines([Markup::name(&one.body)])];
        let mut line: Vec<Markup> =
            one.seeded.then(|| Tag::draft(words.say("debate-seeded")).into()).into_iter().collect();
        line.push(Markup::text(&visit.short(one.at)));
        if keeps {
            line.push(Markup::link(&Link::new(
                words.say("debate-remove"),
                format!("{}/{}/remove", id.address(), one.number),
            )));
        }
        parts.push(Markup::line(line));
        Markup::joined(parts)
    });
    let there: Vec<Markup> = there.collect();
    let gone = removed.iter().map(|(number, ground, at)| {
        let with = [
            ("number", u64::from(*number).into()),
            ("day", visit.short(*at).into()),
            ("ground", words.say(&format!("debate-ground-{ground}")).into()),
        ];
        Markup::paragraph(&words.say_with("debate-removed-line", &with))
    });
    let gone: Markup = if removed.is_empty() {
        Markup::paragraph(&words.say("debate-removed-none"))
    } else {
        Rows { items: gone.collect() }.into()
    };
    let policy = GROUNDS.iter().map(|ground| Markup::text(&words.say(&format!("debate-ground-{ground}"))));
    let policy =
        Markup::joined([Markup::paragraph(&words.say("debate-policy-lead")), Rows { items: policy.collect() }.into()]);
    let body = Markup::joined([
        if there.is_empty() {
            Markup::paragraph(&words.say("debate-all-said-none"))
        } else {
            Rows { items: there }.into()
        },
        Markup::section("removed", &words.say("debate-removed"), gone),
        Markup::section("policy", &words.say("debate-policy"), policy),
    ]);
    let mut above = places(&words, &place, visit.reader.me.is_some());
    above.push(Link::new(&*debate.question, id.address()));
    let page = Page::new(visit.shell, words.say("debate-all-said"), body).lead(words.say("debate-all-said-lead"));
    Ok(page.here("/debates").place(above).narrow())
}

/// The statement, for whoever may take it out.
async fn looked(visit: &Visit, which: Which) -> Answer<(Debate, Place, Statement)> {
    let (debate, place) = found(visit, which.debate).await?;
    if !visit.reader.holds(Power::Organise, Some(&place)) {
        return Err(visit.missing(Power::Organise, &place).await?);
    }
    let read = move |tx: &mut ReadTx<'_>| Ok(debate::statement(tx, which.debate, which.statement)?);
    let statement = visit.house.store().read(read).await?;
    let statement = statement.filter(|one| one.state == State::There).ok_or(Refusal::NotFound)?;
    Ok((debate, place, statement))
}

fn form(visit: &Visit, which: Which) -> Form {
    let words = &visit.shell.words;
    let grounds = GROUNDS.iter().map(|ground| Choice::new(*ground, words.say(&format!("debate-ground-{ground}"))));
    let to = format!("{}/{}/remove", which.debate.address(), which.statement);
    Form::new(to, &visit.token, words.say("debate-remove-do"))
        .with(Field::one_of(words, "ground", words.say("debate-remove-ground"), grounds.collect()))
        .with(
            Field::text(words, "reason", words.say("debate-remove-reason"))
                .hint(words.say("debate-remove-reason-hint")),
        )
        .takes()
        .back(Link::new(words.say("confirm-back"), format!("{}/all", which.debate.address())))
}

fn page(visit: Visit, (debate, place, statement): &(Debate, Place, Statement), form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let card = Card::new(words.say("debate-remove-words"), Markup::lines([Markup::name(&statement.body)])).level(2);
    let page = Page::new(visit.shell, words.say("debate-remove-title"), Markup::joined([card.into(), form.into()]));
    page.lead(words.say("debate-remove-lead"))
        .problems(problems)
        .here("/debates")
        .place(within(&words, place, debate))
        .narrow()
}

pub(super) async fn ask(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let looked = looked(&visit, which).await?;
    let form = form(&visit, which);
    Ok(page(visit, &looked, form))
}

pub(super) async fn take(visit: Visit, Path(which): Path<Which>, sent: Sent) -> Answer {
    let looked = looked(&visit, which).await?;
    let words = visit.shell.words.clone();
    let mut form = form(&visit, which).keep(&sent);
    let ground = GROUNDS.iter().copied().find(|ground| *ground == sent.one("ground"));
    let reason = sent.one("reason").to_owned();
    if ground.is_none() {
        form = form.wrong("ground", words.say("debate-remove-ground-missing"));
    }
    if !(1..=REASON).contains(&reason.chars().count()) {
        form = form.wrong("reason", words.say("debate-remove-reason-missing"));
    }
    let (Some(ground), true) = (ground, form.problems().is_empty()) else {
        return Ok(page(visit, &looked, form).into_response());
    };
    let (debate, place, statement) = looked;
    let (me, now) = (visit.me()?.clone(), visit.now);
    let act = Act {
        id: ActId(ids::by_time(now)?),
        group: place.group().id,
        actor: me.id,
        power: Power::Organise,
        deed: "act-statement-removed",
        about: statement.author,
        number: None,
        reason: reason.clone(),
        at: now,
    };
    let letter = LetterId(ids::by_time(now)?);
    let facts = vec![
        ("debate", debate.id.to_string()),
        ("statement", which.statement.to_string()),
        ("ground", ground.to_owned()),
    ];
    let told = Told { facts, ..Told::default() };
    let put = move |tx: &mut WriteTx<'_>| {
        if !removing::remove(tx, debate.id, which.statement, ground, now)? {
            return Ok(());
        }
        acts::note_telling(tx, &act, told.clone())?;
        let Some(author) = statement.author else { return Ok(()) };
        let Some(author) = members::find(tx, author)? else { return Ok(()) };
        let with = [
            ("question", (&*debate.question).into()),
            ("name", (&*author.name).into()),
            ("officer", (&*me.name).into()),
            ("said", (&*statement.body).into()),
            ("ground", words.say(&format!("debate-ground-{ground}")).into()),
            ("reason", (&*reason).into()),
        ];
        let letter = Letter {
            id: letter,
            member: Some(author.id),
            email: author.email,
            purpose: "removed",
            subject: words.say_with("letter-statement-removed-subject", &with[..1]),
            body: words.say_with("letter-statement-removed", &with),
        };
        Ok(post::send(tx, &letter, now)?)
    };
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&format!("{}/all", which.debate.address())).into_response())
}
