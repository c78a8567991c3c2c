//! Rows that may be about somebody we know: two people side by side, and a decision that nobody makes for the secretary.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Redirect, Response};
use omov_store::params;
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Link, Note};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::super::imports::{Import, State};
use super::super::lines::{self, Decision, Outcome, Stored, Twin};
use super::super::values::{self, Values};
use super::super::{AT_ONCE, sql};
use super::bad::After;
use super::rows::shown;
use super::{At, found, placed, steps};
use crate::house::{Answer, Stop, Visit};
use crate::members::{self, Member};

/// So many are decided on a page.
const ON_A_PAGE: u32 = 10;

/// A row, and whom it may be about.
struct Pair {
    row: Stored,
    member: Option<Member>,
    earlier: Option<Stored>,
}

pub(super) async fn ask(visit: Visit, Path(at): Path<At>, Query(from): Query<After>) -> Answer<Response> {
    let import = found(&visit, &at).await?;
    let pairs = pairs(&visit, &import, from.after).await?;
    let words = &visit.shell.words;
    let back = Link::new(words.say("import-back-to-list"), import.address(""));
    let body = if pairs.is_empty() {
        let acts = Acts { acts: vec![Act::main(back)] };
        Card::empty(words.say("import-twins-none"), &words.say("import-twins-none-why"), acts).level(2).into()
    } else {
        let mut parts = vec![Note::rule(Markup::paragraph(&words.say("import-twins-rule"))).into()];
        let open = import.state == State::Tried;
        parts.extend((open && pairs.len() > 1).then(|| all_at_once(&visit, &import)));
        parts.push(form(&visit, &import, &pairs, from.after, back).into());
        Markup::joined(parts)
    };
    let page = Page::new(visit.shell.clone(), words.say("import-twins-title"), body)
        .lead(words.say("import-twins-lead"))
        .steps(steps(words, 2))
        .narrow();
    Ok(placed(page, &visit)?.into_response())
}

async fn pairs(visit: &Visit, import: &Import, after: u32) -> Answer<Vec<Pair>> {
    let id = import.id;
    let read = move |tx: &mut omov_store::ReadTx<'_>| {
        let rows = lines::of(tx, id, Outcome::Twin, after, ON_A_PAGE)?;
        let pair = |row: Stored, tx: &mut omov_store::ReadTx<'_>| {
            let member = row.about.map(|member| members::find(tx, member)).transpose()?.flatten();
            let earlier = row.repeats.map(|number| lines::find(tx, id, number)).transpose()?.flatten();
            Ok::<_, Stop>(Pair { row, member, earlier })
        };
        rows.into_iter().map(|row| pair(row, tx)).collect::<Result<Vec<_>, _>>()
    };
    visit.house.store().read(read).await
}

/// One decision for all that are still open.
fn all_at_once(visit: &Visit, import: &Import) -> Markup {
    let words = &visit.shell.words;
    let act = |message: &str, decision: Decision| {
        Act::second(Link::new(words.say(message), import.address("/twins")))
            .sent_with(visit.token.as_str())
            .saying("all", decision.name())
    };
    let acts = vec![act("import-twins-all-same", Decision::Same), act("import-twins-all-out", Decision::Out)];
    Card::new(words.say("import-twins-all"), Markup::paragraph(&words.say("import-twins-all-why")))
        .level(2)
        .acts(Acts { acts })
        .into()
}

fn form(visit: &Visit, import: &Import, pairs: &[Pair], after: u32, back: Link) -> Form {
    let words = &visit.shell.words;
    let action = import.address(&format!("/twins?after={after}"));
    let mut form = Form::new(action, &visit.token, words.say("import-twins-send")).back(back);
    for pair in pairs {
        let row = &pair.row;
        let Some(twin) = row.twin else { continue };
        let given = row.wanted.as_ref().map(|wanted| wanted.given.clone()).unwrap_or_default();
        let name = given.get(values::Field::Name).unwrap_or_default();
        let with = [("row", u64::from(row.number).into()), ("name", name.into())];
        let mut choices = Vec::new();
        if twin.is_on_the_roll() {
            choices.push(
                Choice::new(Decision::Same.name(), words.say("import-twin-same"))
                    .hint(words.say("import-twin-same-hint")),
            );
        }
        choices.push(
            Choice::new(Decision::Other.name(), words.say("import-twin-other")).hint(words.say(other_hint(twin))),
        );
        choices.push(Choice::new(Decision::Out.name(), words.say("import-twin-out")));
        let field = Field::one_of(words, &format!("row-{}", row.number), words.say_with("import-twin", &with), choices)
            .hint(sides(visit, words, pair, &given, twin))
            .optional();
        form = form.with(match row.decision {
            Some(decision) => field.value(decision.name()),
            None => field,
        });
    }
    form
}

fn other_hint(twin: Twin) -> &'static str {
    match twin {
        Twin::Email | Twin::EarlierEmail => "import-twin-other-email",
        Twin::Person | Twin::Left | Twin::EarlierPerson => "import-twin-other-hint",
    }
}

/// Both in words: why they may be one, what the list says, what the roll or the earlier row says.
fn sides(visit: &Visit, words: &Words, pair: &Pair, given: &Values, twin: Twin) -> String {
    let why = match twin {
        Twin::Email => "import-twin-why-email",
        Twin::Person => "import-twin-why-person",
        Twin::Left => "import-twin-why-left",
        Twin::EarlierEmail => "import-twin-why-earlier-email",
        Twin::EarlierPerson => "import-twin-why-earlier-person",
    };
    let earlier = pair.row.repeats.unwrap_or_default();
    let known = match (&pair.member, &pair.earlier) {
        (Some(member), _) => Values(values::Field::ALL.map(|field| (field, values::of(member, field))).into()),
        (None, Some(row)) => row.wanted.as_ref().map(|wanted| wanted.given.clone()).unwrap_or_default(),
        (None, None) => Values::default(),
    };
    let with = [
        ("list", told(visit, given).into()),
        ("known", told(visit, &known).into()),
        ("row", u64::from(earlier).into()),
    ];
    words.say_with(why, &with)
}

/// What is known of somebody, in one line.
fn told(visit: &Visit, values: &Values) -> String {
    let words = &visit.shell.words;
    let fields = [
        values::Field::Name,
        values::Field::Email,
        values::Field::Phone,
        values::Field::Postcode,
        values::Field::Address,
        values::Field::Joined,
    ];
    let said = fields.into_iter().filter_map(|field| {
        let value = shown(visit, field, values.get(field)?);
        let with = [("field", words.say(field.title()).into()), ("value", value.into())];
        Some(words.say_with("import-twin-value", &with))
    });
    said.collect::<Vec<_>>().join(" · ")
}

pub(super) async fn decide(
    visit: Visit,
    Path(at): Path<At>,
    Query(from): Query<After>,
    sent: Sent,
) -> Answer<Response> {
    let import = found(&visit, &at).await?;
    if import.state != State::Tried {
        return Err(Refusal::Conflict.into());
    }
    if let Some(decision) = Decision::named(sent.one("all")) {
        decide_all(&visit, &import, decision).await?;
        return Ok(Redirect::to(&import.address("")).into_response());
    }
    let pairs = pairs(&visit, &import, from.after).await?;
    let id = import.id;
    let decided: BTreeMap<u32, Option<Decision>> = pairs
        .iter()
        .map(|pair| {
            let decision = Decision::named(sent.one(&format!("row-{}", pair.row.number)));
            (pair.row.number, decision.filter(|decision| fits(&pair.row, *decision)))
        })
        .collect();
    let last = pairs.last().map_or(0, |pair| pair.row.number);
    let more = visit.house.store().write(move |tx| {
        for (number, decision) in &decided {
            tx.execute(&sql::DECIDE, params![id, *number, *decision])?;
        }
        Ok(!lines::of(tx, id, Outcome::Twin, last, 1)?.is_empty())
    });
    let to = if more.await? { format!("/twins?after={last}") } else { String::new() };
    Ok(Redirect::to(&import.address(&to)).into_response())
}

/// Whether a decision makes sense for a row: only somebody on the roll can be the same.
fn fits(row: &Stored, decision: Decision) -> bool {
    decision != Decision::Same || row.twin.is_some_and(Twin::is_on_the_roll)
}

/// Decides everything that is still open, some at a time.
async fn decide_all(visit: &Visit, import: &Import, decision: Decision) -> Answer<()> {
    let (id, mut after) = (import.id, 0);
    loop {
        let some = move |tx: &mut omov_store::WriteTx<'_>| {
            let rows = lines::of(tx, id, Outcome::Twin, after, AT_ONCE)?;
            for row in rows.iter().filter(|row| row.decision.is_none() && fits(row, decision)) {
                tx.execute(&sql::DECIDE, params![id, row.number, decision])?;
            }
            Ok(rows.last().map(|row| row.number))
        };
        match visit.house.store().write(some).await? {
            Some(last) => after = last,
            None => return Ok(()),
        }
    }
}
