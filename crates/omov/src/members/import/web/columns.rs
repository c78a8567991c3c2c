//! What each column gives.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::tz::TimeZone;
use omov_store::params;
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::Link;
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::super::columns::{Columns, Gives, fingerprint};
use super::super::imports::{Import, State};
use super::super::line::Reading;
use super::super::lines::{self, Stored};
use super::super::problem::column_name;
use super::super::{imports, sql, work};
use super::{At, found, placed, steps};
use crate::house::{Answer, Stop, Visit, ids};

/// So many values are shown of a column, so that it can be known.
const SHOWN: usize = 3;
/// So many rows are looked at for dates that can be read in two ways.
const LOOKED_AT: u32 = 1000;

pub(super) async fn ask(visit: Visit, Path(at): Path<At>) -> Answer<Response> {
    let import = found(&visit, &at).await?;
    if !matches!(import.state, State::Columns | State::Tried) {
        return Ok(Redirect::to(&import.address("")).into_response());
    }
    let rows = sample(&visit, &import).await?;
    let columns = import.columns.clone().unwrap_or_else(|| Columns::guess(&import.head));
    let form = form(&visit, &import, &rows, &columns)?;
    Ok(page(&visit, &import, form)?.into_response())
}

async fn sample(visit: &Visit, import: &Import) -> Answer<Vec<Stored>> {
    let id = import.id;
    visit.house.store().read(move |tx| Ok(lines::after(tx, id, 0, LOOKED_AT)?)).await
}

fn page(visit: &Visit, import: &Import, form: Form) -> Answer<Page> {
    let words = &visit.shell.words;
    let problems = form.problems();
    let with = [
        ("rows", u64::from(import.lines).into()),
        ("columns", (import.head.len() as u64).into()),
        ("encoding", import.encoding.as_str().into()),
    ];
    let body = Markup::joined([Markup::paragraph(&words.say_with("import-columns-read", &with)), form.into()]);
    let page = Page::new(visit.shell.clone(), words.say("import-columns-title"), body)
        .lead(words.say("import-columns-lead"))
        .steps(steps(words, 1))
        .narrow()
        .problems(problems);
    placed(page, visit)
}

/// The name of the field of a column.
fn field(at: usize) -> String {
    format!("column-{at}")
}

fn form(visit: &Visit, import: &Import, rows: &[Stored], columns: &Columns) -> Answer<Form> {
    let words = &visit.shell.words;
    let mut form = Form::new(import.address("/columns"), &visit.token, words.say("import-columns-send"));
    for at in 0..import.head.len() {
        let gives = columns.gives.get(at).copied().unwrap_or(Gives::Nothing);
        let choices = Gives::ALL.map(|gives| Choice::new(gives.name(), words.say(gives.message()))).into();
        let name = column_name(words, &import.head, at);
        let mut select = Field::select(words, &field(at), name, choices).value(gives.name());
        if let Some(shown) = shown(words, rows, at) {
            select = select.hint(shown);
        }
        form = form.with(select);
    }
    let standing = Field::one_of(
        words,
        "otherwise",
        words.say(if columns.find(Gives::Standing).is_some() {
            "import-otherwise-some"
        } else {
            "import-otherwise-all"
        }),
        vec![
            Choice::new("members", words.say("import-otherwise-members"))
                .hint(words.say("import-otherwise-members-hint")),
            Choice::new("supporters", words.say("import-otherwise-supporters"))
                .hint(words.say("import-otherwise-supporters-hint")),
        ],
    );
    // Where the rules have no supporters there is nothing to choose.
    if visit.book.membership.supporters.value {
        form = form.with(match columns.as_members {
            Some(true) => standing.value("members"),
            Some(false) => standing.value("supporters"),
            None => standing,
        });
    }
    let in_doubt = in_doubt(visit, rows, columns)?.is_some();
    if in_doubt || columns.gives.iter().any(|gives| gives.is_date()) {
        let field = day_first(words, columns);
        form = form.with(if in_doubt { field } else { field.optional() });
    }
    Ok(form.back(Link::new(words.say("import-back-to-lists"), format!("/groups/{}/roll/import", import.group))))
}

fn day_first(words: &Words, columns: &Columns) -> Field {
    let choices =
        vec![Choice::new("day", words.say("import-day-first")), Choice::new("month", words.say("import-month-first"))];
    let field = Field::one_of(words, "day-first", words.say("import-which-first"), choices)
        .hint(words.say("import-which-first-hint"));
    match columns.day_first {
        Some(true) => field.value("day"),
        Some(false) => field.value("month"),
        None => field,
    }
}

/// A row with a date that can be read in two ways.
fn in_doubt<'r>(visit: &Visit, rows: &'r [Stored], columns: &Columns) -> Result<Option<&'r Stored>, Stop> {
    let reading = Reading::new(columns.clone(), &visit.shell.words, zone(visit)?, visit.now);
    Ok(rows.iter().find(|row| reading.is_in_doubt(&row.cells)))
}

fn zone(visit: &Visit) -> Result<TimeZone, Stop> {
    TimeZone::get(&visit.organisation.zone).map_err(|_| Refusal::Failed.into())
}

/// The first values of a column.
fn shown(words: &Words, rows: &[Stored], at: usize) -> Option<String> {
    let cells = rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let cells: Vec<String> = cells.take(SHOWN).map(|cell| cell.chars().take(40).collect()).collect();
    (!cells.is_empty()).then(|| words.say_with("import-column-shown", &[("values", cells.join(" · ").into())]))
}

pub(super) async fn set(visit: Visit, Path(at): Path<At>, sent: Sent) -> Answer<Response> {
    let import = found(&visit, &at).await?;
    if !matches!(import.state, State::Columns | State::Tried) {
        return Err(Refusal::Conflict.into());
    }
    let gives = (0..import.head.len()).map(|at| Gives::named(sent.one(&field(at))).unwrap_or(Gives::Nothing)).collect();
    let choice = |name: &str, yes: &str, no: &str| match sent.one(name) {
        said if said == yes => Some(true),
        said if said == no => Some(false),
        _ => None,
    };
    let columns = Columns {
        gives,
        day_first: choice("day-first", "day", "month"),
        as_members: if visit.book.membership.supporters.value {
            choice("otherwise", "members", "supporters")
        } else {
            Some(true)
        },
    };
    let rows = sample(&visit, &import).await?;
    let form = checked(&visit, &rows, &columns, form(&visit, &import, &rows, &columns)?)?;
    if !form.problems().is_empty() {
        return Ok(page(&visit, &import, form)?.into_response());
    }
    let (to, job, now) = (import.address(""), ids::by_time(visit.now)?, visit.now);
    let put = move |tx: &mut omov_store::WriteTx<'_>| {
        let json = serde_json::to_string(&columns).unwrap_or_default();
        tx.execute(&sql::REMEMBER, params![import.group, fingerprint(&import.head), json])?;
        tx.execute(&sql::SET_COLUMNS, params![import.id, json])?;
        let import = imports::find(tx, import.id)?.ok_or(Refusal::NotFound)?;
        if !work::ask(tx, &import, State::Trying, job, now)? {
            return Err(Refusal::Conflict.into());
        }
        Ok(())
    };
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&to).into_response())
}

/// Says what is wrong with what was chosen.
fn checked(visit: &Visit, rows: &[Stored], columns: &Columns, mut form: Form) -> Answer<Form> {
    let words = &visit.shell.words;
    if let Some(what) = columns.doubled() {
        let last = columns.gives.iter().rposition(|gives| *gives == what).unwrap_or_default();
        let with = [("what", words.say(what.message()).into())];
        form = form.wrong(&field(last), words.say_with("import-columns-doubled", &with));
    } else if !columns.has_name() {
        form = form.wrong(&field(0), words.say("import-columns-no-name"));
    } else if columns.find(Gives::Name).is_some() && columns.find(Gives::FirstName).is_some() {
        let at = columns.find(Gives::FirstName).unwrap_or_default();
        form = form.wrong(&field(at), words.say("import-columns-both-names"));
    }
    if columns.as_members.is_none() {
        form = form.wrong("otherwise", words.say("import-otherwise-missing"));
    }
    if columns.day_first.is_none() && in_doubt(visit, rows, columns)?.is_some() {
        form = form.wrong("day-first", words.say("import-which-first-missing"));
    }
    Ok(form)
}
