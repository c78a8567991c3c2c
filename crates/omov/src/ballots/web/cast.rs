//! Casting without the booth: a ballot that was sealed with the command line is handed in as a file.

use std::path::PathBuf;

use axum::extract::{Multipart, Path};
use axum::response::{IntoResponse as _, Response};
use omov_web::forms::{Field, Form, Upload};
use omov_web::hex::hex;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Facts, Link, Note, Rows};
use omov_web::refusal::Refusal;

use super::vote::later;
use super::{found, within};
use crate::ballots::cast::{self, By, Unfit};
use crate::ballots::stage::State;
use crate::ballots::{Ballot, BallotId};
use crate::groups::Place;
use crate::house::{Answer, Visit, ids};

pub(super) async fn ask(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let (ballot, place) = found(&visit, id).await?;
    Ok(page(visit, &ballot, &place, None))
}

fn page(visit: Visit, ballot: &Ballot, place: &Place, wrong: Option<Unfit>) -> Page {
    let words = visit.shell.words.clone();
    let to = |part: &str| format!("{}/{part}", ballot.id.address());
    let lead = super::show::moment(&visit, ballot);
    let (body, problems) = if ballot.state == State::Open {
        let field = Field::file(&words, "ballot", words.say("cast-file"), "").hint(words.say("cast-file-hint"));
        let mut form = Form::new(to("cast"), &visit.token, words.say("cast-send")).with(field);
        if let Some(wrong) = wrong {
            form = form.wrong("ballot", format!("{} {}", wrong.said(&words), wrong.todo(&words)));
        }
        let problems = form.problems();
        let record = Act::second(Link::new(words.say("cast-how-record"), to("record.bel")));
        let how = ["cast-how-1", "cast-how-2", "cast-how-3"].map(|name| Markup::text(&words.say(name)));
        let how = Markup::joined([Rows { items: how.to_vec() }.into(), Acts { acts: vec![record] }.into()]);
        (Markup::joined([form.into(), Markup::section("how", &words.say("cast-how"), how)]), problems)
    } else {
        (Markup::paragraph(&words.say("cast-not-open")), Vec::new())
    };
    let page = Page::new(visit.shell, words.say_with("cast-title", &[("title", (&*ballot.title).into())]), body);
    page.lead(lead).problems(problems).here("/ballots").place(within(&words, place, ballot)).narrow()
}

/// Reads the one file of a form into memory. Where it comes in on the disk, it is removed again.
pub(super) async fn file(visit: &Visit, form: Multipart) -> Result<Option<String>, Refusal> {
    let folder = visit.house.data().join("sealed");
    tokio::fs::create_dir_all(&folder).await.map_err(|error| {
        tracing::error!(kind = %error.kind(), "the folder for files that come in cannot be made");
        Refusal::StorageFailed
    })?;
    let name = hex(&ids::chance::<16>().map_err(crate::house::Stop::refusal)?);
    let path: PathBuf = folder.join(name);
    let read = Upload::read(form, &visit.token, &path).await?;
    if read.bytes.is_none() {
        return Ok(None);
    }
    let text = tokio::fs::read(&path).await;
    if let Err(error) = tokio::fs::remove_file(&path).await {
        tracing::error!(kind = %error.kind(), "a file that came in cannot be removed");
    }
    let bytes = text.map_err(|_| Refusal::StorageFailed)?;
    Ok(Some(String::from_utf8(bytes).unwrap_or_default()))
}

pub(super) async fn take(visit: Visit, Path(id): Path<BallotId>, form: Multipart) -> Answer<Response> {
    let (ballot, place) = found(&visit, id).await?;
    let text = match file(&visit, form).await {
        Ok(Some(text)) => text,
        Ok(None) => return Ok(page(visit, &ballot, &place, Some(Unfit::Form)).into_response()),
        Err(Refusal::TooLarge) => return Ok(page(visit, &ballot, &place, Some(Unfit::TooLong)).into_response()),
        Err(refusal) => return Err(refusal.into()),
    };
    let me = visit.me()?.id;
    match cast::cast(&visit.house, id, By::Member(me), &text).await? {
        Err(unfit) => {
            let answer = page(visit, &ballot, &place, Some(unfit)).into_response();
            Ok(if let Unfit::Busy(wait) = unfit { later(answer, wait.seconds) } else { answer })
        }
        Ok(receipt) => {
            let words = visit.shell.words.clone();
            let said = words.say(if receipt.again { "cast-done-again" } else { "cast-done" });
            let facts = Facts::default()
                .with(words.say("cast-tracker"), Markup::text(&receipt.tracker))
                .with(words.say("cast-entry"), Markup::text(&receipt.entry.to_string()))
                .with(words.say("cast-signature"), Markup::lines(receipt.signature.lines().map(Markup::text)));
            let body = Markup::joined([
                Note::done(Markup::paragraph(&said)).into(),
                facts.into(),
                Markup::paragraph(&words.say("cast-keep")),
                Acts { acts: vec![Act::second(Link::new(words.say("cast-back"), id.address()))] }.into(),
            ]);
            let page = Page::new(visit.shell, words.say("cast-done-title"), body);
            Ok(page.here("/ballots").place(within(&words, &place, &ballot)).narrow().into_response())
        }
    }
}
