//! Showing again that it is really you, before an act that matters: by the code in a mail to the address on the roll.

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;

use super::passkey::{self, with_script};
use super::{Next, elsewhere};
use crate::accounts::letters;
use crate::accounts::ways::{Asked, Purpose};
use crate::house::limits::Trying;
use crate::house::{Answer, Visit};
use crate::{members, post};

pub(super) async fn show(visit: Visit, Query(next): Query<Next>) -> Answer {
    let has_email = address(&visit).await?.is_some();
    let words = visit.shell.words.clone();
    let body = if has_email {
        Form::new(next.after("/sign-in/again"), &visit.token, words.say("proof-send")).into()
    } else {
        Markup::joined([Markup::paragraph(&words.say("proof-no-address")), super::sign_in::on_paper(&words)])
    };
    let body = Markup::joined([body, passkey::use_one(&visit, &next), elsewhere::section(&visit, &next)]);
    Ok(with_script(Page::new(visit.shell, words.say("proof-title"), body).lead(words.say("proof-lead")).narrow()))
}

pub(super) async fn send(visit: Visit, Query(next): Query<Next>, _: Sent) -> Answer {
    let me = visit.me()?.id;
    let Some(email) = address(&visit).await? else {
        return Ok(Redirect::to(&next.after("/sign-in/again")).into_response());
    };
    visit.house.note(Trying::SignIn, &me.0)?;
    let asked = Asked::new(Purpose::Proof, &visit.browser, next.safe(), visit.now)?;
    let mail = letters::way_in(&visit, &asked, Purpose::Proof)?;
    let (row, now) = (asked.row, visit.now);
    let keep = move |tx: &mut omov_store::WriteTx<'_>| {
        let member = members::find(tx, me)?;
        row.keep(tx, Some(me))?;
        Ok(post::send(tx, &letters::to(&mail, &email, member.as_ref()), now)?)
    };
    visit.house.store().write(keep).await?;
    Ok(Redirect::to("/sign-in/code").into_response())
}

/// Where a mail reaches the reader, if anywhere.
async fn address(visit: &Visit) -> Answer<Option<String>> {
    let me = visit.me()?.id;
    visit.house.store().read(move |tx| Ok(members::find(tx, me)?.and_then(|member| member.email))).await
}
