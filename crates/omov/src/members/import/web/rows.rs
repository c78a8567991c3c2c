//! Rows that came out in one way: who is new, what changes with whom, whom undoing could not take back.

use axum::extract::{Path, Query};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Link, Row, Table};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::super::lines::{self, Outcome, Stored};
use super::super::values::{Field, Values};
use super::bad::{After, ON_A_PAGE};
use super::{At, found, placed, steps};
use crate::groups;
use crate::house::{Answer, Visit, timestamp};
use crate::members::{self, Member};
use omov_store::Moment;

/// What a page of rows says on top.
fn titles(what: &str) -> Option<(Option<Outcome>, &'static str, &'static str)> {
    Some(match what {
        "new" => (Some(Outcome::New), "import-new-title", "import-new-lead"),
        "changed" => (Some(Outcome::Changed), "import-changed-title", "import-changed-lead"),
        "same" => (Some(Outcome::Same), "import-same-title", "import-same-lead"),
        "kept" => (None, "import-kept-title", "import-kept-lead"),
        _ => return None,
    })
}

/// A row with whom on the roll it is about, and how its group is called.
struct Shown {
    row: Stored,
    member: Option<Member>,
    group: String,
}

pub(super) async fn list(visit: Visit, Path(at): Path<At>, Query(from): Query<After>) -> Answer<Page> {
    let import = found(&visit, &at).await?;
    let (outcome, title, lead) = titles(&at.outcome).ok_or(Refusal::NotFound)?;
    let (id, after) = (import.id, from.after);
    let rows = visit.house.store().read(move |tx| {
        let rows = match outcome {
            Some(outcome) => lines::of(tx, id, outcome, after, ON_A_PAGE)?,
            None => lines::kept(tx, id, after, ON_A_PAGE)?,
        };
        let mut shown = Vec::new();
        for row in rows {
            let member = row.about.or(row.member);
            let member = member.map(|id| members::find(tx, id)).transpose()?.flatten();
            let group = row.wanted.as_ref().and_then(|wanted| {
                wanted.given.get(Field::Group).or(wanted.otherwise.get(Field::Group)).and_then(|id| id.parse().ok())
            });
            let group = group.map(|id| groups::find(tx, id)).transpose()?.flatten();
            shown.push(Shown { row, member, group: group.map(|group| group.name).unwrap_or_default() });
        }
        Ok(shown)
    });
    let rows = rows.await?;
    let words = &visit.shell.words;
    let back = Link::new(words.say("import-back-to-list"), import.address(""));
    let body = if rows.is_empty() {
        let acts = Acts { acts: vec![Act::second(back)] };
        Card::empty(words.say("import-rows-none"), &words.say("import-rows-none-why"), acts).level(2).into()
    } else {
        let mut acts = Vec::new();
        if let Some(last) = rows.last().filter(|_| rows.len() == ON_A_PAGE as usize) {
            let next = import.address(&format!("/rows/{}?after={}", at.outcome, last.row.number));
            acts.push(Act::second(Link::new(words.say("import-next-rows"), next)));
        }
        acts.push(Act::link(back));
        Markup::joined([table(&visit, outcome, &rows, words.say(title)), Acts { acts }.into()])
    };
    let page = Page::new(visit.shell.clone(), words.say(title), body).lead(words.say(lead)).steps(steps(words, 2));
    placed(page, &visit)
}

fn table(visit: &Visit, outcome: Option<Outcome>, rows: &[Shown], caption: String) -> Markup {
    let words = &visit.shell.words;
    let last = if outcome == Some(Outcome::New) { "import-rows-group" } else { "import-rows-change" };
    let columns = [
        Column::words(words.say("import-rows-name")),
        Column::words(words.say(last)),
        Column::words(words.say("import-row")),
    ];
    let rows = rows.iter().map(|shown| {
        let Shown { row, member, group } = shown;
        let name = match (&row.wanted, member) {
            (_, Some(member)) => member.name.clone(),
            (Some(wanted), None) => wanted.given.get(Field::Name).unwrap_or_default().to_owned(),
            (None, None) => words.say("import-rows-forgotten"),
        };
        let what = match outcome {
            Some(Outcome::New) => group.clone(),
            Some(Outcome::Changed) => changes(visit, row, member.as_ref()),
            Some(_) => words.say("import-rows-nothing"),
            None => words.say("import-rows-kept"),
        };
        let number = words.say_with("import-row-number", &[("row", u64::from(row.number).into())]);
        Row::new(Markup::name(&name), [Markup::name(&what), Markup::text(&number)])
    });
    Table::new(words, caption, columns).rows(rows).into()
}

/// What would change, field by field.
fn changes(visit: &Visit, row: &Stored, member: Option<&Member>) -> String {
    let (Some(wanted), Some(member)) = (&row.wanted, member) else { return String::new() };
    let Ok(zone) = jiff::tz::TimeZone::get(&visit.organisation.zone) else { return String::new() };
    let set = wanted.given.differing(member, &zone);
    let before = set.before(member);
    let said = set.0.iter().map(|(field, _)| change(visit, *field, &before, &set));
    said.collect::<Vec<_>>().join(" ")
}

/// One change in a sentence.
pub(super) fn change(visit: &Visit, field: Field, before: &Values, after: &Values) -> String {
    let words = &visit.shell.words;
    let with = [
        ("field", words.say(field.title()).into()),
        ("before", before.get(field).map(|value| shown(visit, field, value)).unwrap_or_default().into()),
        ("after", after.get(field).map(|value| shown(visit, field, value)).unwrap_or_default().into()),
    ];
    words.say_with(if before.get(field).is_some() { "import-change" } else { "import-change-from-nothing" }, &with)
}

/// A value as people read it.
pub(super) fn shown(visit: &Visit, field: Field, value: &str) -> String {
    let words: &Words = &visit.shell.words;
    match field {
        Field::Joined | Field::RenewBy => {
            value.parse().map(|micros| visit.dates.short(timestamp(Moment(micros)))).unwrap_or_default()
        }
        Field::Standing => {
            super::super::values::standing_title(value).map(|title| words.say(title)).unwrap_or_default()
        }
        // Its name is not at hand here; that it is another is what matters.
        Field::Group => words.say("import-field-group-other"),
        _ => value.to_owned(),
    }
}
