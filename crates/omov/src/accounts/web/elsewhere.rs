//! Signing in with an account somewhere else. Coming back changes nothing by itself: like the link from a mail, it shows a
//! button, and pressing it signs in.

use axum::extract::Query;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use omov_web::forms::{Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Link};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::Next;
use crate::accounts::entry::Entry;
use crate::accounts::oidc::{self, Away};
use crate::accounts::{challenges, in_an_address};
use crate::house::limits::Trying;
use crate::house::{Answer, Visit};
use crate::members::{self, Standing};

/// What the account's house sends people back with.
#[derive(Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
}

/// A section for who has an account there; nothing where none is trusted.
pub(super) fn section(visit: &Visit, next: &Next) -> Markup {
    let Some(config) = visit.house.oidc() else { return Markup::default() };
    let words = &visit.shell.words;
    let named = [("name", config.name().into())];
    let go = Link::new(words.say_with("elsewhere-with", &named), next.after("/sign-in/elsewhere"));
    let acts = Acts { acts: vec![Act::second(go).sent_with(visit.token.as_str())] };
    Markup::section("elsewhere", &words.say_with("elsewhere-section", &named), acts.into())
}

/// Sets out. It is a form that is sent, because something is kept for the way back.
pub(super) async fn send(visit: Visit, Query(next): Query<Next>, _: Sent) -> Answer {
    let config = visit.house.oidc().ok_or(Refusal::NotFound)?.clone();
    visit.house.note(Trying::Code, visit.browser.as_bytes())?;
    let (address, away) = oidc::set_out(&config, &visit.house, next.safe()).await?;
    let away = serde_json::to_string(&away).map_err(|_| Refusal::Failed)?;
    let (browser, now) = (visit.browser.clone(), visit.now);
    let keep = move |tx: &mut omov_store::WriteTx<'_>| {
        Ok(challenges::keep(tx, &browser, challenges::For::Elsewhere, &away, now)?)
    };
    visit.house.store().write(keep).await?;
    let words = visit.shell.words.clone();
    let go = Link::new(words.say_with("elsewhere-go", &[("name", config.name().into())]), &address);
    let title = words.say_with("elsewhere-title", &[("name", config.name().into())]);
    let page = Page::new(visit.shell, title, Acts { acts: vec![Act::main(go)] });
    let mut answer = page.lead(words.say("elsewhere-lead")).narrow().into_response();
    // A form may not lead to another site, so the page goes there by itself.
    if let Ok(there) = HeaderValue::from_str(&format!("0; url={address}")) {
        answer.headers_mut().insert(header::REFRESH, there);
    }
    Ok(answer)
}

pub(super) async fn show(visit: Visit, Query(back): Query<Back>) -> Answer {
    visit.house.oidc().ok_or(Refusal::NotFound)?;
    if back.code.is_empty() || back.state.is_empty() {
        return Ok(refused(visit, "elsewhere-nothing"));
    }
    let words = visit.shell.words.clone();
    let action = format!("{}?code={}&state={}", oidc::BACK, in_an_address(&back.code), in_an_address(&back.state));
    let form = Form::new(action, &visit.token, words.say("sign-in-code-send"));
    let title = words.say_with("sign-in-title", &[("organisation", visit.organisation.name.clone().into())]);
    Ok(Page::new(visit.shell, title, form).lead(words.say("sign-in-link-lead")).narrow().into_response())
}

pub(super) async fn come(visit: Visit, Query(back): Query<Back>, _: Sent) -> Answer {
    let config = visit.house.oidc().ok_or(Refusal::NotFound)?.clone();
    let (browser, now) = (visit.browser.clone(), visit.now);
    let take =
        move |tx: &mut omov_store::WriteTx<'_>| Ok(challenges::take(tx, &browser, challenges::For::Elsewhere, now)?);
    let away = visit.house.store().write(take).await?;
    let away: Option<Away> = away.and_then(|away| serde_json::from_str(&away).ok());
    let Some(away) = away else { return Ok(refused(visit, "elsewhere-nothing")) };
    let Some(email) = oidc::came_back(&config, &visit.house, &away, &back.state, &back.code).await? else {
        return Ok(refused(visit, "elsewhere-nothing"));
    };
    let entry = Entry::new(&visit)?;
    let (door, me) = (entry.door(), visit.reader.me.as_ref().map(|me| me.id));
    let come = move |tx: &mut omov_store::WriteTx<'_>| {
        let Some(found) = members::by_email(tx, &email)? else { return Ok(false) };
        let still = members::find(tx, found)?.is_some_and(|member| member.standing != Standing::Left);
        // Who is signed in proves that it is they; the account of somebody else proves nothing.
        let comes = still && me.is_none_or(|me| me == found);
        if comes {
            door.open(tx, found)?;
        }
        Ok(comes)
    };
    if visit.house.store().write(come).await? {
        Ok(entry.answer(&away.next))
    } else {
        Ok(refused(visit, "elsewhere-not-on-the-roll"))
    }
}

fn refused(visit: Visit, why: &str) -> Response {
    let words = visit.shell.words.clone();
    let acts = Acts { acts: vec![Act::main(Link::new(words.say("elsewhere-another-way"), "/sign-in"))] };
    let page = Page::new(visit.shell, words.say("elsewhere-refused"), acts).lead(words.say(why));
    page.narrow().status(StatusCode::FORBIDDEN).into_response()
}
