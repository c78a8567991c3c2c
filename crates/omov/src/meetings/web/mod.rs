//! The pages of meetings.

mod card;
mod lead;
mod own;
mod show;

use axum::http::StatusCode;
use omov_store::ReadTx;
use omov_web::parts::Link;
use omov_web::refusal::Said;
use omov_web::words::Words;

use super::MeetingId;
use super::list::{self, List};
use super::meeting::{self, Meeting};
use crate::debates::{self, Debate};
use crate::groups::Place;
use crate::house::{Answer, Doors, Policy, Stop, Visit};
use crate::members;

pub(crate) use card::{Shown, card, meter};

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .post("/debates/{debate}/meetings", Policy::MEMBERS, lead::open)
        .get("/meetings/{meeting}", Policy::MEMBERS, show::show)
        .get("/meetings/{meeting}/wall", Policy::MEMBERS, show::wall)
        .post("/meetings/{meeting}/ask", Policy::MEMBERS, own::ask)
        .post("/meetings/{meeting}/leave", Policy::MEMBERS, own::leave)
        .post("/meetings/{meeting}/put", Policy::MEMBERS, lead::put)
        .post("/meetings/{meeting}/next", Policy::MEMBERS, lead::next)
        .post("/meetings/{meeting}/spoke", Policy::MEMBERS, lead::spoke)
        .get("/meetings/{meeting}/undo", Policy::MEMBERS, lead::ask_undo)
        .post("/meetings/{meeting}/undo", Policy::MEMBERS, lead::undo)
        .get("/meetings/{meeting}/end", Policy::MEMBERS, lead::ask_end)
        .post("/meetings/{meeting}/end", Policy::MEMBERS, lead::end)
}

/// A meeting, for somebody of its group. Nobody else sees who is on its list.
struct Found {
    meeting: Meeting,
    debate: Debate,
    place: Place,
    list: List,
    /// What the last press would be undone to.
    undone: Option<(String, list::State)>,
    /// The reader leads it.
    leads: bool,
}

async fn find(visit: &Visit, id: MeetingId) -> Answer<Found> {
    let (words, me, now) = (visit.shell.words.clone(), visit.me()?.id, visit.now);
    let read = move |tx: &mut ReadTx<'_>| {
        let meeting = meeting::one(tx, id)?;
        if !members::is_in(tx, me, meeting.group)? {
            return Err(not_yours(&words, &meeting));
        }
        let turns = list::turns(tx, id)?;
        Ok(Found {
            debate: debates::one(tx, meeting.debate)?,
            place: meeting.place(tx)?,
            list: list::list(tx, &meeting)?,
            undone: list::undone(&turns).map(|(turn, state)| (turn.name.clone(), state)),
            leads: meeting.is_led_by(tx, me, now)?,
            meeting,
        })
    };
    visit.house.store().read(read).await
}

/// That somebody is not of the group.
fn not_yours(words: &Words, meeting: &Meeting) -> Stop {
    let back = Link::new(words.say("debate-back"), meeting.debate.address());
    let (title, why) = (words.say("meeting-refused"), words.say("meeting-not-yours"));
    Said { status: StatusCode::FORBIDDEN, title, why, record: None, instead: vec![back] }.into()
}

/// That it is over.
fn over(words: &Words, meeting: &Meeting) -> Stop {
    let back = Link::new(words.say("debate-back"), meeting.debate.address());
    Stop::conflict(words, "meeting-refused", words.say("meeting-over"), back)
}
