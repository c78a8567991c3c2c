//! The pages of taking a copy.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::tz::TimeZone;
use omov_store::{WriteTx, params};
use omov_web::figures::grouped;
use omov_web::files::attached;
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{self, Act as Button, Acts, Card, Facts, Link, Row, Rows, Table};
use omov_web::refusal::{Refusal, Said};
use omov_web::words::Words;

use super::{Column, DEED, Export, ExportId, file, find, people, sql, until};
use crate::house::{Answer, Doors, Policy, Visit, ids, settings};
use crate::members::Standing;
use crate::members::web::below_roll;
use crate::offices::Power;
use crate::offices::acts::{Act, ActId, note};
use crate::offices::second::{self, Ask, SecondId};

const MAY: Policy = Policy::holder(Power::Export).lately();
/// So many letters a reason may have.
const MOST_REASON: usize = 500;

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get("/groups/{group}/roll/export", MAY, ask)
        .post("/groups/{group}/roll/export", MAY, create)
        .get("/groups/{group}/roll/export/{export}", MAY, show)
        .post("/groups/{group}/roll/export/{export}/file", MAY, fetch)
}

/// The part of an address below the roll.
#[derive(Debug, serde::Deserialize)]
struct At {
    export: String,
}

/// The copy, if the reader asked for it, of the group of the address.
async fn found(visit: &Visit, at: &At) -> Answer<Export> {
    let id: ExportId = at.export.parse().map_err(|_| Refusal::NotFound)?;
    let (group, me) = (visit.place()?.group().id, visit.me()?.id);
    let export = visit.house.store().read(move |tx| Ok(find(tx, id)?)).await?;
    Ok(export.filter(|export| export.group == group && export.by == me).ok_or(Refusal::NotFound)?)
}

fn placed(page: Page, visit: &Visit) -> Answer<Page> {
    below_roll(page, visit, visit.shell.words.say("export-place"), "export")
}

async fn ask(visit: Visit) -> Answer<Page> {
    let form = form(&visit)?;
    page(visit, form).await
}

/// The form, with what most need.
fn form(visit: &Visit) -> Answer<Form> {
    let words = &visit.shell.words;
    let columns = Column::ALL.map(|column| Choice::new(column.name(), words.say(column.title())));
    let standings = Standing::ALL.map(|standing| Choice::new(standing.name(), about(words, standing)));
    let group = visit.place()?.group().id;
    let columns = Field::any_of(words, "columns", words.say("export-columns"), columns.into())
        .hint(words.say("export-columns-hint"))
        .value(Column::Name.name());
    let standings = Field::any_of(words, "standings", words.say("export-standings"), standings.into())
        .value(Standing::Member.name());
    Ok(Form::new(format!("/groups/{group}/roll/export"), &visit.token, words.say("export-send"))
        .with(columns)
        .with(standings)
        .with(Field::area(words, "reason", words.say("export-reason"), 3).hint(words.say("export-reason-hint")))
        .back(Link::new(words.say("import-back-to-roll"), format!("/groups/{group}/roll"))))
}

/// Those who stand like this, as the choice of whom a copy is about.
fn about(words: &Words, standing: Standing) -> String {
    words.say(&format!("export-about-{}", standing.name()))
}

async fn page(visit: Visit, form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let (me, group) = (visit.me()?.id, visit.place()?.group().clone());
    let read = visit.house.store().read(move |tx| {
        let mine: Vec<Export> = tx.all(&sql::MINE, params![me, 10])?;
        Ok((mine, settings::EXPORT_ALONE.find(tx)?, settings::EXPORT_HOURS.find(tx)?))
    });
    let (mine, alone, hours) = read.await?;
    let with = [("people", u64::from(alone).into()), ("hours", u64::from(hours).into())];
    let promises = ["export-promise-noted", "export-promise-second", "export-promise-hours", "export-promise-formulas"];
    let promises = Rows { items: promises.map(|one| Markup::paragraph(&words.say_with(one, &with))).into() };
    let problems = form.problems();
    let body = Markup::columns(
        Markup::joined([form.into(), earlier(&visit, &words, &mine)]),
        Card::new(words.say("export-promises"), promises).level(2).into(),
        false,
    );
    let lead = words.say_with("export-lead", &[("group", group.name.as_str().into())]);
    let page = Page::new(visit.shell.clone(), words.say("export-title"), body).lead(lead).problems(problems);
    placed(page, &visit)
}

/// What the reader has asked for before.
fn earlier(visit: &Visit, words: &Words, mine: &[Export]) -> Markup {
    if mine.is_empty() {
        return Markup::default();
    }
    let columns = [
        parts::Column::words(words.say("export-earlier-when")),
        parts::Column::words(words.say("export-earlier-state")),
        parts::Column::figures(words.say("export-earlier-people")),
    ];
    let rows = mine.iter().map(|export| {
        let state = match export.until {
            None => "export-waits",
            Some(until) if until > visit.now => "export-open",
            Some(_) => "export-over",
        };
        let when = Link::new(visit.hour(export.asked_at), export.address());
        let people = grouped(words, export.people.into());
        Row::new(Markup::link(&when), [Markup::text(&words.say(state)), Markup::text(&people)])
    });
    let table = Table::new(words, words.say("export-earlier-caption"), columns).rows(rows);
    Markup::section("earlier", &words.say("export-earlier"), table.into())
}

async fn create(visit: Visit, sent: Sent) -> Answer<Response> {
    let words = visit.shell.words.clone();
    let columns: Vec<_> = sent.all("columns").filter_map(Column::named).collect();
    let standings: Vec<_> = Standing::ALL
        .into_iter()
        .filter(|standing| sent.all("standings").any(|name| name == standing.name()))
        .collect();
    let reason = sent.one("reason").to_owned();
    let place = visit.place()?.clone();
    let (group, me, now) = (place.group().id, visit.me()?.id, visit.now);
    let counted = standings.clone();
    let number = visit.house.store().read(move |tx| Ok(people(tx, group, &counted)?)).await?;
    let mut form = form(&visit)?.keep(&sent);
    if columns.is_empty() {
        form = form.wrong("columns", words.say("export-columns-missing"));
    }
    if standings.is_empty() {
        form = form.wrong("standings", words.say("export-standings-missing"));
    } else if number == 0 {
        form = form.wrong("standings", words.say("export-nobody"));
    }
    match reason.chars().count() {
        0 => form = form.wrong("reason", words.say("export-reason-missing")),
        MOST_REASON.. => {
            let with = [("letters", (MOST_REASON as u64).into())];
            form = form.wrong("reason", words.say_with("import-reason-long", &with));
        }
        _ => {}
    }
    if !form.problems().is_empty() {
        return Ok(page(visit, form).await?.into_response());
    }
    let id = ExportId(ids::chance()?);
    let (act, pending) = (ActId(ids::by_time(now)?), SecondId(ids::by_time(now)?));
    let said = words.clone();
    let put = move |tx: &mut WriteTx<'_>| {
        let people = people(tx, group, &standings)?;
        let alone = people <= settings::EXPORT_ALONE.find(tx)?;
        let export = Export {
            id,
            group,
            by: me,
            columns: columns.clone(),
            standings: standings.clone(),
            people,
            second: (!alone).then_some(pending),
            asked_at: now,
            until: if alone { Some(until(tx, now)?) } else { None },
        };
        export.create(tx)?;
        if alone {
            return note(tx, &noted(&export, act, "act-roll-export", &reason, now));
        }
        let payload = format!("{id} {}", export.holds(&said));
        second::ask(
            tx,
            &said,
            &Ask {
                id: pending,
                deed: &DEED,
                place: &place,
                asker: me,
                about: None,
                number: Some(people),
                reason: &reason,
                payload: &payload,
                now,
            },
        )
    };
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&format!("/groups/{group}/roll/export/{id}")).into_response())
}

fn noted(export: &Export, id: ActId, deed: &'static str, reason: &str, at: omov_store::Moment) -> Act {
    Act {
        id,
        group: export.group,
        actor: export.by,
        power: Power::Export,
        deed,
        about: None,
        number: Some(export.people),
        reason: reason.into(),
        at,
    }
}

async fn show(visit: Visit, Path(at): Path<At>) -> Answer<Page> {
    let export = found(&visit, &at).await?;
    let words = &visit.shell.words;
    let standings = export.standings.iter().map(|standing| about(words, *standing)).collect::<Vec<_>>().join(", ");
    let facts = Facts::default()
        .with(words.say("export-fact-people"), Markup::text(&grouped(words, export.people.into())))
        .with(words.say("export-fact-standings"), Markup::text(&standings))
        .with(words.say("export-fact-columns"), Markup::text(&export.holds(words)))
        .with(words.say("export-fact-asked"), Markup::text(&visit.hour(export.asked_at)));
    let again = Link::new(words.say("export-again"), format!("/groups/{}/roll/export", export.group));
    let (title, lead, acts) = match (export.until, export.second) {
        (Some(until), _) if until > visit.now => {
            let fetch = Link::new(words.say("export-fetch"), format!("{}/file", export.address()));
            let with = [("until", visit.hour(until).into())];
            let acts = vec![Button::main(fetch).sent_with(visit.token.as_str())];
            ("export-open-title", words.say_with("export-open-lead", &with), acts)
        }
        (Some(_), _) => ("export-over-title", words.say("export-over-lead"), vec![Button::main(again)]),
        (None, second) => {
            let mut acts = Vec::new();
            if let Some(second) = second {
                acts.push(Button::second(Link::new(words.say("export-second"), format!("/power/second/{second}"))));
            }
            ("export-waits-title", words.say("export-waits-lead"), acts)
        }
    };
    let body = Markup::joined([facts.into(), Acts { acts }.into()]);
    placed(Page::new(visit.shell.clone(), words.say(title), body).lead(lead).narrow(), &visit)
}

/// The file, for whoever asked for it, as long as that holds. Each time is noted.
async fn fetch(visit: Visit, Path(at): Path<At>, _: Sent) -> Answer<Response> {
    let export = found(&visit, &at).await?;
    let now = visit.now;
    if export.until.is_none_or(|until| until <= now) {
        return Ok(Redirect::to(&export.address()).into_response());
    }
    let zone = TimeZone::get(&visit.organisation.zone).map_err(|_| Refusal::Failed)?;
    let act = ActId(ids::by_time(now)?);
    let refused = grown(&visit.shell.words, &export);
    let fetched = export.clone();
    let fetching = move |tx: &mut WriteTx<'_>| {
        // Since it was allowed, the roll may have grown beyond what was allowed.
        let people = people(tx, fetched.group, &fetched.standings)?;
        let allowed = match fetched.second {
            Some(_) => fetched.people.saturating_add(fetched.people / 10),
            None => settings::EXPORT_ALONE.find(tx)?,
        };
        if people > allowed {
            return Err(refused.clone().into());
        }
        let fetched = Export { people, ..fetched.clone() };
        note(tx, &noted(&fetched, act, "act-roll-export-fetched", "", now))
    };
    visit.house.store().write(fetching).await?;
    Ok(attached("text/csv; charset=utf-8", "roll.csv", file::body(&visit.house, export, zone)))
}

fn grown(words: &Words, export: &Export) -> Said {
    Said {
        status: StatusCode::CONFLICT,
        title: words.say("export-grown-title"),
        why: words.say("export-grown-why"),
        record: None,
        instead: vec![Link::new(words.say("export-again"), format!("/groups/{}/roll/export", export.group))],
    }
}
