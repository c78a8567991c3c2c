//! Networks: members choose them, and leave them, by themselves.

use axum::response::{IntoResponse, Redirect};
use omov_web::forms::Sent;
use omov_web::refusal::Refusal;

use super::address;
use crate::groups::GroupId;
use crate::house::limits::Trying;
use crate::house::{Answer, Visit};
use crate::members::{self, MemberId};

/// The network of the address and whoever asks.
fn who(visit: &Visit) -> Answer<(MemberId, GroupId)> {
    let (me, group) = (visit.me()?.id, visit.place()?.group());
    if !group.by_choice {
        return Err(Refusal::NotFound.into());
    }
    visit.house.note(Trying::Write, &me.0)?;
    Ok((me, group.id))
}

pub(super) async fn join(visit: Visit, _: Sent) -> Answer {
    let (me, network) = who(&visit)?;
    if visit.place()?.group().closed_at.is_some() {
        return Err(Refusal::Conflict.into());
    }
    visit.house.store().write(move |tx| Ok(members::enrol(tx, me, network)?)).await?;
    Ok(Redirect::to(&format!("{}?done=joined", address(network))).into_response())
}

pub(super) async fn leave(visit: Visit, _: Sent) -> Answer {
    let (me, network) = who(&visit)?;
    visit.house.store().write(move |tx| Ok(members::strike(tx, me, network)?)).await?;
    Ok(Redirect::to(&format!("{}?done=left", address(network))).into_response())
}
