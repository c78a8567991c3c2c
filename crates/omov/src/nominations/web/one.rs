//! The page of one candidate with their statement, supporting them; and all statements as the file that is hashed.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::Sent;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::refusal::Refusal;

use super::show::Shown;
use super::{NominationId, candidates, conflict, found, late, within};
use crate::house::{Answer, Visit};
use crate::nominations::naming::{self, Supported};
use crate::nominations::{RoundId, nomination};

pub(super) async fn show(visit: Visit, Path((id, which)): Path<(RoundId, NominationId)>) -> Answer<Page> {
    let here = visit.clone();
    let read = move |tx: &mut ReadTx<'_>| {
        let one = nomination::one(tx, id, which)?;
        Ok((Shown::find(tx, &here, id)?, one))
    };
    let (shown, one) = visit.house.store().read(read).await?;
    // Who is not shown on the list is not shown here either; but everybody sees what they themselves have written.
    let own = visit.reader.me.as_ref().is_some_and(|me| me.id == one.member);
    if !own && candidates::seen(&visit, &shown).iter().all(|seen| seen.id != which) {
        return Err(Refusal::NotFound.into());
    }
    let words = visit.shell.words.clone();
    let mut parts = vec![candidates::how(&visit, &shown, &one)];
    parts.extend(candidates::said(&words, &one.answers));
    parts.push(if one.statement.is_empty() {
        Markup::paragraph(&words.say("nomination-no-statement"))
    } else {
        Markup::section("statement", &words.say("nomination-statement-title"), Markup::paragraphs(&one.statement))
    });
    parts.extend(candidates::support(&visit, &shown, &one));
    let with = [
        ("office", visit.book.title_in("offices", &shown.round.office).into()),
        ("group", shown.place.group().name.as_str().into()),
    ];
    let lead = words.say_with("nomination-lead", &with);
    let place = within(&visit, &shown.round, &shown.place);
    Ok(Page::new(visit.shell, &*one.name, Markup::joined(parts)).lead(lead).place(place).here("/ballots").narrow())
}

pub(super) async fn support(
    visit: Visit,
    Path((id, which)): Path<(RoundId, NominationId)>,
    sent: Sent,
) -> Answer<Response> {
    let yes = match sent.one("support") {
        "yes" => true,
        "no" => false,
        _ => return Err(Refusal::BadRequest.into()),
    };
    let (words, zone, me, now) =
        (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.me()?.id, visit.now);
    let said = words.clone();
    let put = move |tx: &mut WriteTx<'_>| naming::support(tx, (&said, &zone), (id, which), (me, yes), now);
    let title = "nomination-support-refused";
    match visit.house.store().write(put).await? {
        Supported::Done => {
            let done = if yes { "supported" } else { "unsupported" };
            Ok(Redirect::to(&format!("{}?done={done}", id.address())).into_response())
        }
        Supported::Late => Err(late(&words, id, title)),
        Supported::Declined => Err(conflict(&words, id, title, "nomination-does-not-stand")),
        Supported::Oneself => Err(conflict(&words, id, title, "nomination-supports-themselves")),
    }
}

/// The bytes that are hashed, and nothing else.
pub(super) async fn statements(visit: Visit, Path(id): Path<RoundId>) -> Answer<Response> {
    let (round, _) = found(&visit, id).await?;
    let text = round.statements.ok_or(Refusal::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}
