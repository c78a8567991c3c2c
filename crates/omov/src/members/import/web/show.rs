//! A list, wherever it stands: at work, tried, on the roll, taken back.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use omov_web::figures::grouped;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{self, Act, Acts, Card, Column, Link, Note, Row, Table};
use omov_web::words::Words;

use super::super::imports::{self, Counts, Import, State};
use super::super::lines::{Done, Outcome};
use super::super::work::KEPT;
use super::{At, found, placed, steps};
use crate::house::work::progress::Progress;
use crate::house::{Answer, Visit};

pub(super) async fn show(visit: Visit, Path(at): Path<At>) -> Answer<Response> {
    let import = found(&visit, &at).await?;
    match import.state {
        State::Reading => placed(reading(&visit), &visit).map(Page::into_response),
        State::Columns => Ok(Redirect::to(&import.address("/columns")).into_response()),
        State::Trying | State::Running | State::Undoing => at_work(&visit, &import).await,
        State::Tried => Ok(tried(&visit, &import).await?.into_response()),
        State::Stopped | State::Done | State::Undone => Ok(done(&visit, &import).await?.into_response()),
    }
}

/// The file was being taken in when the program ended.
fn reading(visit: &Visit) -> Page {
    let words = &visit.shell.words;
    let again = Link::new(words.say("import-again"), format!("/groups/{}/roll/import", visit_group(visit)));
    let page = Page::new(visit.shell.clone(), words.say("import-reading-title"), Acts { acts: vec![Act::main(again)] });
    page.lead(words.say("import-reading-lead")).narrow()
}

fn visit_group(visit: &Visit) -> String {
    visit.place().map(|place| place.group().id.to_string()).unwrap_or_default()
}

/// A job is at work on it.
async fn at_work(visit: &Visit, import: &Import) -> Answer<Response> {
    let words = &visit.shell.words;
    let job = import.job.unwrap_or_default();
    let progress = visit.house.store().read(move |tx| Ok(Progress::find(tx, job)?)).await?;
    let shown = match &progress {
        Some(progress) => progress.shown(visit),
        None => parts::Progress::new(words, words.say(import.state.title())),
    };
    let asked = progress.is_some_and(|progress| progress.stop_asked);
    let shown = if import.state == State::Undoing || asked {
        shown
    } else {
        let stop = Link::new(words.say("import-stop"), import.address("/stop"));
        shown.acts(Acts { acts: vec![Act::second(stop).sent_with(visit.token.as_str())] })
    };
    let mut body = vec![shown.into()];
    if asked {
        body.push(Note::turn(Markup::paragraph(&words.say("import-stopping"))).into());
    }
    let (title, lead, step) = match import.state {
        State::Running => ("import-running-title", "import-running-lead", 3),
        State::Undoing => ("import-undoing-title", "import-undoing-lead", 3),
        _ => ("import-trying-title", "import-trying-lead", 2),
    };
    let page = Page::new(visit.shell.clone(), words.say(title), Markup::joined(body))
        .lead(words.say(lead))
        .steps(steps(words, step))
        .narrow()
        .renewing(2, import.address(""));
    Ok(placed(page, visit)?.into_response())
}

/// How many rows came out so.
fn number(counts: &Counts, what: &str) -> u32 {
    counts.get(what).copied().unwrap_or_default()
}

async fn counted(visit: &Visit, import: &Import) -> Answer<Counts> {
    let id = import.id;
    visit.house.store().read(move |tx| Ok(imports::counts(tx, id)?)).await
}

/// What would happen.
async fn tried(visit: &Visit, import: &Import) -> Answer<Page> {
    let words = &visit.shell.words;
    let counts = counted(visit, import).await?;
    let of = |outcome: Outcome| number(&counts, outcome.name());
    let (new, changed, twins, bad) = (of(Outcome::New), of(Outcome::Changed), of(Outcome::Twin), of(Outcome::Bad));
    let nothing = new + changed == 0 && twins == 0;
    let mut acts = Vec::new();
    if !nothing {
        acts.push(Act::main(Link::new(words.say("import-go-on"), import.address("/run"))));
    }
    acts.push(Act::second(Link::new(words.say("import-change-columns"), import.address("/columns"))));
    acts.push(Act::takes(Link::new(words.say("import-drop"), import.address("/drop"))).sent_with(visit.token.as_str()));
    let mut body = vec![outcomes(words, import, &counts)];
    if twins > 0 {
        let look = Link::new(words.say("import-twins-look"), import.address("/twins"));
        let said = words.say_with("import-twins-why", &[("rows", u64::from(twins).into())]);
        let card = Card::turn(words.say("import-twins-card"), Markup::paragraph(&said)).level(2);
        body.push(card.acts(Acts { acts: vec![Act::second(look)] }).into());
    }
    if bad > 0 {
        let acts = vec![
            Act::second(Link::new(words.say("import-bad-look"), import.address("/bad"))),
            Act::link(Link::new(words.say("import-bad-fetch"), import.address("/bad.csv"))),
        ];
        let said = words.say_with("import-bad-why", &[("rows", u64::from(bad).into())]);
        body.push(
            Card::new(words.say("import-bad-card"), Markup::paragraph(&said)).level(2).acts(Acts { acts }).into(),
        );
    }
    body.push(Acts { acts }.into());
    let with = [("new", u64::from(new).into()), ("changed", u64::from(changed).into())];
    let lead = if nothing { words.say("import-tried-nothing") } else { words.say_with("import-tried-lead", &with) };
    let page = Page::new(visit.shell.clone(), words.say("import-tried-title"), Markup::joined(body));
    placed(page.lead(lead).steps(steps(words, 2)), visit)
}

/// A table of how many rows came out how.
fn outcomes(words: &Words, import: &Import, counts: &Counts) -> Markup {
    let columns = [
        Column::words(words.say("import-outcome")),
        Column::figures(words.say("import-outcome-rows")),
        Column::words(words.say("import-outcome-means")),
    ];
    let all = [
        (Outcome::New, "import-outcome-new", "import-outcome-new-means"),
        (Outcome::Changed, "import-outcome-changed", "import-outcome-changed-means"),
        (Outcome::Same, "import-outcome-same", "import-outcome-same-means"),
        (Outcome::Twin, "import-outcome-twin", "import-outcome-twin-means"),
        (Outcome::Bad, "import-outcome-bad", "import-outcome-bad-means"),
    ];
    let rows = all.map(|(outcome, name, means)| {
        let rows = number(counts, outcome.name());
        let address = match outcome {
            Outcome::Bad => import.address("/bad"),
            Outcome::Twin => import.address("/twins"),
            other => import.address(&format!("/rows/{}", other.name())),
        };
        let name = words.say(name);
        let head = if rows == 0 { Markup::text(&name) } else { Markup::link(&Link::new(name, address)) };
        Row::new(head, [Markup::text(&grouped(words, rows.into())), Markup::text(&words.say(means))])
    });
    let caption = words.say_with("import-outcome-caption", &[("rows", u64::from(import.lines).into())]);
    Table::new(words, caption, columns).rows(rows).into()
}

/// What has happened.
async fn done(visit: &Visit, import: &Import) -> Answer<Page> {
    let words = &visit.shell.words;
    let counts = counted(visit, import).await?;
    let of = |done: Done| u64::from(number(&counts, done.name()));
    let left_out = u64::from(number(&counts, Outcome::Bad.name()));
    let said = |message: &str, rows: u64| words.say_with(message, &[("rows", rows.into())]);
    let (made, altered) = (of(Done::Made), of(Done::Altered));
    let mut facts = match import.state {
        State::Undone => vec![
            said("import-fact-unmade", of(Done::Unmade)),
            said("import-fact-restored", of(Done::Restored)),
            said("import-fact-kept", of(Done::Kept)),
        ],
        _ => vec![
            said("import-fact-made", made),
            said("import-fact-altered", altered),
            said("import-fact-refused", of(Done::Refused)),
            said("import-fact-bad", left_out),
        ],
    };
    facts.retain(|fact| !fact.is_empty());
    let list = parts::Rows { items: facts.iter().map(|fact| Markup::paragraph(fact)).collect() };
    let mut acts = Vec::new();
    match import.state {
        State::Stopped => {
            acts.push(Act::main(Link::new(words.say("import-continue"), import.address("/run"))));
        }
        State::Done => {
            let roll = Link::new(words.say("import-to-roll"), format!("/groups/{}/roll", import.group));
            acts.push(Act::main(roll));
        }
        _ => {}
    }
    if left_out > 0 && import.state != State::Undone {
        acts.push(Act::second(Link::new(words.say("import-bad-look"), import.address("/bad"))));
    }
    if of(Done::Kept) > 0 {
        acts.push(Act::second(Link::new(words.say("import-kept-look"), import.address("/rows/kept"))));
    }
    if import.state != State::Undone {
        acts.push(Act::takes(Link::new(words.say("import-undo"), import.address("/undo"))));
    }
    let until = visit.day(import.changed_at.plus(KEPT));
    let until = words.say_with(
        if import.state == State::Undone { "import-forgotten" } else { "import-undo-until" },
        &[("until", until.into())],
    );
    let body = Markup::joined([list.into(), Markup::paragraph(&until), Acts { acts }.into()]);
    let (title, lead) = match import.state {
        State::Stopped => ("import-stopped-title", "import-stopped-lead"),
        State::Undone => ("import-undone-title", "import-undone-lead"),
        _ => ("import-done-title", "import-done-lead"),
    };
    let group = visit.place()?.group().name.clone();
    let page = Page::new(visit.shell.clone(), words.say(title), body)
        .lead(words.say_with(lead, &[("group", group.into()), ("made", made.into()), ("altered", altered.into())]))
        .steps(steps(words, 3))
        .narrow();
    placed(page, visit)
}
