//! The acts: putting a list on the roll, stopping, throwing away, taking back. Each is asked about once more and noted.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use omov_store::{WriteTx, params};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::Link;
use omov_web::refusal::Refusal;

use super::super::imports::{self, Import, State};
use super::super::lines::{Done, Outcome};
use super::super::{AT_ONCE, sql, undo as taking_back, with_two, work};
use super::{At, found, placed, steps};
use crate::house::work::progress::Progress;
use crate::house::{Answer, Visit, ids};
use crate::offices::Power;
use crate::offices::acts::{Act, ActId, note};
use crate::offices::second::{self, Ask, SecondId};

/// So many letters a reason may have.
const MOST_REASON: usize = 500;

/// What an act is about: its words and where it leads.
struct Asked {
    title: &'static str,
    lead: &'static str,
    button: &'static str,
    takes: bool,
    rest: &'static str,
    from: &'static [State],
    to: State,
    deed: &'static str,
}

const RUN: Asked = Asked {
    title: "import-run-title",
    lead: "import-run-lead",
    button: "import-run-send",
    takes: false,
    rest: "/run",
    from: &[State::Tried, State::Stopped],
    to: State::Running,
    deed: "act-roll-import",
};

const UNDO: Asked = Asked {
    title: "import-undo-title",
    lead: "import-undo-lead",
    button: "import-undo-send",
    takes: true,
    rest: "/undo",
    from: with_two::FROM,
    to: State::Undoing,
    deed: "act-roll-import-undo",
};

pub(super) async fn run_asked(visit: Visit, Path(at): Path<At>) -> Answer<Response> {
    asked(visit, at, &RUN).await
}

pub(super) async fn undo_asked(visit: Visit, Path(at): Path<At>) -> Answer<Response> {
    asked(visit, at, &UNDO).await
}

pub(super) async fn run(visit: Visit, Path(at): Path<At>, sent: Sent) -> Answer<Response> {
    act(visit, at, sent, &RUN).await
}

pub(super) async fn undo(visit: Visit, Path(at): Path<At>, sent: Sent) -> Answer<Response> {
    act(visit, at, sent, &UNDO).await
}

async fn asked(visit: Visit, at: At, what: &Asked) -> Answer<Response> {
    let import = found(&visit, &at).await?;
    if !what.from.contains(&import.state) {
        return Ok(Redirect::to(&import.address("")).into_response());
    }
    let form = form(&visit, &import, what);
    Ok(page(&visit, &import, what, form).await?.into_response())
}

fn form(visit: &Visit, import: &Import, what: &Asked) -> Form {
    let words = &visit.shell.words;
    let reason = Field::area(words, "reason", words.say("import-reason"), 3).hint(words.say("import-reason-hint"));
    let form = Form::new(import.address(what.rest), &visit.token, words.say(what.button))
        .with(reason)
        .back(Link::new(words.say("confirm-back"), import.address("")));
    if what.takes { form.takes() } else { form }
}

async fn page(visit: &Visit, import: &Import, what: &Asked, form: Form) -> Answer<Page> {
    let words = &visit.shell.words;
    let id = import.id;
    let counts = visit.house.store().read(move |tx| Ok(imports::counts(tx, id)?)).await?;
    let of = |name: &str| u64::from(counts.get(name).copied().unwrap_or_default());
    let with = [
        ("group", visit.place()?.group().name.as_str().into()),
        ("new", of(Outcome::New.name()).into()),
        ("changed", of(Outcome::Changed.name()).into()),
        ("twins", of(Outcome::Twin.name()).into()),
        ("bad", of(Outcome::Bad.name()).into()),
        ("made", of(Done::Made.name()).into()),
        ("altered", of(Done::Altered.name()).into()),
    ];
    let problems = form.problems();
    let happens: &[&str] = match what.to {
        State::Undoing => &["import-undo-made", "import-undo-altered", "import-undo-not"],
        _ => &["import-run-new", "import-run-changed", "import-run-twins", "import-run-bad", "import-run-noted"],
    };
    let happens = happens.iter().map(|message| Markup::paragraph(&words.say_with(message, &with)));
    let body = Markup::joined(happens.chain([form.into()]));
    let page = Page::new(visit.shell.clone(), words.say_with(what.title, &with), body)
        .lead(words.say_with(what.lead, &with))
        .steps(steps(words, if what.takes { 3 } else { 2 }))
        .narrow()
        .problems(problems);
    placed(page, visit)
}

async fn act(visit: Visit, at: At, sent: Sent, what: &'static Asked) -> Answer<Response> {
    let import = found(&visit, &at).await?;
    let words = &visit.shell.words;
    let reason = sent.one("reason").to_owned();
    let wrong = match reason.chars().count() {
        0 => Some(words.say("import-reason-missing")),
        MOST_REASON.. => Some(words.say_with("import-reason-long", &[("letters", (MOST_REASON as u64).into())])),
        _ => None,
    };
    if let Some(wrong) = wrong {
        let form = form(&visit, &import, what).keep(&sent).wrong("reason", wrong);
        return Ok(page(&visit, &import, what, form).await?.into_response());
    }
    let (id, me, now) = (import.id, visit.me()?.id, visit.now);
    let (job, act) = (ids::by_time(now)?, ActId(ids::by_time(now)?));
    if what.to == State::Undoing {
        return ask(&visit, &import, reason).await;
    }
    let go = move |tx: &mut WriteTx<'_>| {
        let import = imports::find(tx, id)?.ok_or(Refusal::NotFound)?;
        if !what.from.contains(&import.state) || !work::ask(tx, &import, what.to, job, now)? {
            return Err(Refusal::Conflict.into());
        }
        let counts = imports::counts(tx, id)?;
        let counted = [Outcome::New.name(), Outcome::Changed.name()];
        let number = counted.iter().filter_map(|name| counts.get(*name)).sum();
        let act = Act {
            id: act,
            group: import.group,
            actor: me,
            power: Power::KeepRoll,
            deed: what.deed,
            about: None,
            number: Some(number),
            reason: reason.clone(),
            at: now,
        };
        note(tx, &act)
    };
    visit.house.store().write(go).await?;
    Ok(Redirect::to(&import.address("")).into_response())
}

/// Asks a second person whether the list is to be taken back.
async fn ask(visit: &Visit, import: &Import, reason: String) -> Answer<Response> {
    let (place, asker, now, list) = (visit.place()?.clone(), visit.me()?.id, visit.now, import.id);
    let (id, words) = (SecondId(ids::by_time(now)?), visit.shell.words.clone());
    let ask = move |tx: &mut WriteTx<'_>| {
        let import = imports::find(tx, list)?.ok_or(Refusal::NotFound)?;
        if !with_two::FROM.contains(&import.state) {
            return Err(Refusal::Conflict.into());
        }
        let counts = imports::counts(tx, list)?;
        let rows = [Done::Made.name(), Done::Altered.name()].iter().filter_map(|name| counts.get(*name)).sum();
        let (number, reason, payload) = (Some(rows), reason.as_str(), list.to_string());
        let deed = &with_two::UNDO;
        let payload = payload.as_str();
        second::ask(tx, &words, &Ask { id, deed, place: &place, asker, about: None, number, reason, payload, now })
    };
    visit.house.store().write(ask).await?;
    Ok(id.asked())
}

/// Asks the job in hand to stop after its piece.
pub(super) async fn stop(visit: Visit, Path(at): Path<At>, _: Sent) -> Answer<Response> {
    let import = found(&visit, &at).await?;
    if let Some(job) = import.job.filter(|_| import.state != State::Undoing) {
        visit.house.store().write(move |tx| Ok(Progress::ask_to_stop(tx, job)?)).await?;
    }
    Ok(Redirect::to(&import.address("")).into_response())
}

/// Throws a list away that has not touched the roll.
pub(super) async fn drop_it(visit: Visit, Path(at): Path<At>, _: Sent) -> Answer<Response> {
    let import = found(&visit, &at).await?;
    if !matches!(import.state, State::Reading | State::Columns | State::Tried) {
        return Err(Refusal::Conflict.into());
    }
    let id = import.id;
    while !visit.house.store().write(move |tx| taking_back::clear(tx, id, AT_ONCE)).await? {}
    let gone = move |tx: &mut WriteTx<'_>| {
        tx.execute(&sql::DELETE_COUNTS, params![id])?;
        tx.execute(&sql::DELETE, params![id])?;
        Ok(())
    };
    visit.house.store().write(gone).await?;
    Ok(Redirect::to(&format!("/groups/{}/roll/import", import.group)).into_response())
}
