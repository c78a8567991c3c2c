//! What whoever leads a meeting does: opening it, putting people on the list who have no phone, calling up the next, ending it.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::WriteTx;
use omov_web::forms::Sent;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Confirm, Link};
use omov_web::refusal::Refusal;

use super::super::meeting::Meeting;
use super::super::{MeetingId, list, meeting};
use super::{Found, find, over, show};
use crate::debates::{self, DebateId};
use crate::house::{Answer, Stop, Visit, ids};
use crate::members::{self, Typed};

pub(super) async fn open(visit: Visit, Path(debate): Path<DebateId>, _: Sent) -> Answer<Response> {
    let (words, me, now, id) =
        (visit.shell.words.clone(), visit.me()?.id, visit.now, MeetingId(ids::by_time(visit.now)?));
    let put = move |tx: &mut WriteTx<'_>| {
        let debate = debates::one(tx, debate)?;
        let back = Link::new(words.say("debate-back"), debate.id.address());
        if !meeting::may_open(tx, &debate, me, now)? || !members::is_in(tx, me, debate.group)? {
            return Err(Stop::conflict(&words, "meeting-refused", words.say("meeting-who-opens"), back));
        }
        if !debate.is_open(now) {
            return Err(Stop::conflict(&words, "meeting-refused", words.say("debate-over"), back));
        }
        meeting::open(tx, id, &debate, me, now)
    };
    let id = visit.house.store().write(put).await?;
    Ok(Redirect::to(&id.address()).into_response())
}

/// The meeting, for whoever leads it.
async fn led(visit: &Visit, id: MeetingId) -> Answer<Found> {
    let found = find(visit, id).await?;
    if found.leads { Ok(found) } else { Err(Refusal::NotAllowed.into()) }
}

/// Does something to the list, if the button was pressed on the list as it is.
async fn press(
    visit: &Visit,
    id: MeetingId,
    seen: &str,
    what: impl Fn(&mut WriteTx<'_>, &Meeting) -> Result<(), Stop> + Send + Sync + 'static,
) -> Answer<Response> {
    led(visit, id).await?;
    let (words, seen) = (visit.shell.words.clone(), seen.to_owned());
    let put = move |tx: &mut WriteTx<'_>| {
        let meeting = meeting::one(tx, id)?;
        if !meeting.is_open() {
            return Err(over(&words, &meeting));
        }
        // Pressed twice, or by two who lead: it is done already.
        if list::list(tx, &meeting)?.seen() == seen { what(tx, &meeting) } else { Ok(()) }
    };
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&id.address()).into_response())
}

pub(super) async fn next(visit: Visit, Path(id): Path<MeetingId>, sent: Sent) -> Answer<Response> {
    press(&visit, id, sent.one("seen"), |tx, meeting| Ok(list::next(tx, meeting)?)).await
}

pub(super) async fn spoke(visit: Visit, Path(id): Path<MeetingId>, sent: Sent) -> Answer<Response> {
    press(&visit, id, sent.one("seen"), |tx, meeting| Ok(list::spoken(tx, meeting.id)?)).await
}

pub(super) async fn undo(visit: Visit, Path(id): Path<MeetingId>, sent: Sent) -> Answer<Response> {
    press(&visit, id, sent.one("seen"), |tx, meeting| Ok(list::undo(tx, meeting.id)?)).await
}

pub(super) async fn ask_undo(visit: Visit, Path(id): Path<MeetingId>) -> Answer<Page> {
    let found = led(&visit, id).await?;
    let words = visit.shell.words.clone();
    let Some((name, state)) = &found.undone else {
        let back = Link::new(words.say("meeting-back"), id.address());
        return Err(Stop::conflict(&words, "meeting-refused", words.say("meeting-nothing-undone"), back));
    };
    let message = if *state == list::State::Waits { "meeting-undo-waits" } else { "meeting-undo-speaks" };
    let happens = Markup::paragraph(&words.say_with(message, &[("name", name.as_str().into())]));
    let act = Act::takes(Link::new(words.say("meeting-undo"), format!("{}/undo", id.address())));
    Ok(confirm(visit, &found, ("meeting-undo-title", happens), act.saying("seen", found.list.seen())))
}

pub(super) async fn ask_end(visit: Visit, Path(id): Path<MeetingId>) -> Answer<Page> {
    let found = led(&visit, id).await?;
    let words = visit.shell.words.clone();
    let happens = Markup::paragraph(&words.say("meeting-end-happens"));
    let act = Act::takes(Link::new(words.say("meeting-end"), format!("{}/end", id.address())));
    Ok(confirm(visit, &found, ("meeting-end-title", happens), act))
}

fn confirm(visit: Visit, found: &Found, (title, happens): (&str, Markup), act: Act) -> Page {
    let words = visit.shell.words.clone();
    let back = found.meeting.id.address();
    let confirm = Confirm::new(&words, happens, act.sent_with(visit.token.as_str()), back);
    let page = Page::new(visit.shell, words.say(title), confirm);
    page.here("/debates").place(show::within(&words, found)).narrow()
}

pub(super) async fn end(visit: Visit, Path(id): Path<MeetingId>, _: Sent) -> Answer<Response> {
    let found = led(&visit, id).await?;
    let (me, now) = (visit.me()?.id, visit.now);
    visit.house.store().write(move |tx: &mut WriteTx<'_>| meeting::end(tx, id, Some(me), now)).await?;
    Ok(Redirect::to(&found.debate.id.address()).into_response())
}

/// Puts somebody on the list who has asked at the door.
pub(super) async fn put(visit: Visit, Path(id): Path<MeetingId>, sent: Sent) -> Answer {
    let found = led(&visit, id).await?;
    let (words, now) = (visit.shell.words.clone(), visit.now);
    if !found.meeting.is_open() {
        return Err(over(&words, &found.meeting));
    }
    let name = sent.line("name");
    let put = move |tx: &mut WriteTx<'_>| {
        let meeting = meeting::one(tx, id)?;
        let member = match members::typed(tx, meeting.group, &name)? {
            Typed::One(member) => member.id,
            Typed::Several => return Ok(Some("meeting-several")),
            Typed::Nobody | Typed::Elsewhere => return Ok(Some("meeting-nobody")),
        };
        let organiser = meeting.is_led_by(tx, member, now)?;
        list::ask(tx, &meeting, member, organiser)?;
        Ok(None)
    };
    match visit.house.store().write(put).await? {
        None => Ok(Redirect::to(&id.address()).into_response()),
        Some(wrong) => {
            let form = show::door(&visit, &found).keep(&sent).wrong("name", words.say(wrong));
            Ok(show::page(visit, &found, Some(form)).into_response())
        }
    }
}
