//! The first page: a file, and the lists that came before.

use axum::extract::Multipart;
use axum::response::{IntoResponse as _, Redirect, Response};
use omov_web::forms::{Field, Form, Upload};
use omov_web::hex::hex;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Column, Link, Row, Rows, Table};
use omov_web::refusal::{Refusal, Said};
use omov_web::words::Words;

use super::super::ImportId;
use super::super::imports::{self, Import};
use super::super::read::{MOST_BYTES, MOST_ROWS, Unreadable};
use super::super::stage::{self, Unstaged};
use super::{placed, steps};
use crate::house::{Answer, Stop, Visit, ids};

/// The field of the file.
const LIST: &str = "list";

pub(super) async fn ask(visit: Visit) -> Answer<Page> {
    page(visit, None).await
}

async fn page(visit: Visit, wrong: Option<String>) -> Answer<Page> {
    not_into_networks(&visit)?;
    let group = visit.place()?.group().clone();
    let words = visit.shell.words.clone();
    let id = group.id;
    let earlier = visit.house.store().read(move |tx| Ok(imports::list(tx, id)?)).await?;
    let bounds = [("megabytes", (MOST_BYTES / 1024 / 1024).into()), ("rows", MOST_ROWS.into())];
    let field =
        Field::file(&words, LIST, words.say("import-file"), ".csv,.tsv,.txt,text/csv,text/tab-separated-values")
            .hint(words.say_with("import-file-hint", &bounds));
    let action = format!("/groups/{id}/roll/import");
    let mut form = Form::new(action, &visit.token, words.say("import-file-send"))
        .with(field)
        .back(Link::new(words.say("import-back-to-roll"), format!("/groups/{id}/roll")));
    if let Some(wrong) = wrong {
        form = form.wrong(LIST, wrong);
    }
    let problems = form.problems();
    let promises = ["import-promise-look", "import-promise-mail", "import-promise-votes", "import-promise-undo"];
    let promises = Rows { items: promises.map(|promise| Markup::paragraph(&words.say(promise))).into() };
    let body = Markup::columns(
        Markup::joined([form.into(), before(&visit, &words, &earlier)]),
        Card::new(words.say("import-promises"), promises).level(2).into(),
        false,
    );
    let lead = words.say_with("import-lead", &[("group", group.name.as_str().into())]);
    let page = Page::new(visit.shell.clone(), words.say("import-title"), body);
    placed(page.lead(lead).steps(steps(&words, 0)).problems(problems), &visit)
}

/// The lists that came before.
fn before(visit: &Visit, words: &Words, earlier: &[Import]) -> Markup {
    if earlier.is_empty() {
        return Markup::default();
    }
    let columns = [
        Column::words(words.say("import-earlier-when")),
        Column::words(words.say("import-earlier-state")),
        Column::figures(words.say("import-earlier-rows")),
    ];
    let rows = earlier.iter().map(|import| {
        let when = Link::new(visit.hour(import.made_at), import.address(""));
        let rows = omov_web::figures::grouped(words, import.lines.into());
        Row::new(Markup::link(&when), [Markup::text(&words.say(import.state.title())), Markup::text(&rows)])
    });
    let table = Table::new(words, words.say("import-earlier-caption"), columns).rows(rows);
    Markup::section("earlier", &words.say("import-earlier"), table.into())
}

/// A network has no roll of its own to be written: people choose it.
fn not_into_networks(visit: &Visit) -> Result<(), Stop> {
    let group = visit.place()?.group();
    if !group.by_choice {
        return Ok(());
    }
    let words = &visit.shell.words;
    let above = visit.place()?.above().last();
    Err(Said {
        status: axum::http::StatusCode::CONFLICT,
        title: words.say("import-network-title"),
        why: words.say("import-network-why"),
        record: None,
        instead: above
            .map(|above| Link::new(above.name.clone(), format!("/groups/{}/roll/import", above.id)))
            .into_iter()
            .collect(),
    }
    .into())
}

pub(super) async fn upload(visit: Visit, form: Multipart) -> Answer<Response> {
    not_into_networks(&visit)?;
    let words = visit.shell.words.clone();
    let again = async |visit: Visit, wrong: String| Ok(page(visit, Some(wrong)).await?.into_response());
    let folder = visit.house.data().join(stage::FOLDER);
    tokio::fs::create_dir_all(&folder).await.map_err(|error| {
        tracing::error!(kind = %error.kind(), "the folder for files that come in cannot be made");
        Refusal::StorageFailed
    })?;
    let path = folder.join(hex(&ids::chance::<16>()?));
    let read = match Upload::read(form, &visit.token, &path).await {
        Ok(read) => read,
        Err(Refusal::TooLarge) => return again(visit, Unreadable::TooLarge.say(&words)).await,
        Err(refusal) => return Err(refusal.into()),
    };
    if read.bytes.is_none() {
        return again(visit, words.say("import-file-missing")).await;
    }
    let (id, group, me) = (ImportId(ids::by_time(visit.now)?), visit.place()?.group().id, visit.me()?.id);
    let staged = stage::stage(&visit.house, &path, id, group, me, visit.now).await;
    // Its rows are in the database, or nowhere.
    if let Err(error) = tokio::fs::remove_file(&path).await {
        tracing::error!(kind = %error.kind(), "a file that came in cannot be removed");
    }
    match staged {
        Ok(()) => Ok(Redirect::to(&format!("/groups/{group}/roll/import/{id}/columns")).into_response()),
        Err(Unstaged::File(why)) => again(visit, why.say(&words)).await,
        Err(Unstaged::Stop(stop)) => Err(stop),
    }
}
