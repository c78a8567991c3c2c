//! The pages of signing in.

mod again;
mod code;
mod display;
mod link;
mod passkey;
mod passkeys;
mod sessions;
mod sign_in;
mod sign_out;
mod with_passkey;

use axum::response::Response;
use serde::Deserialize;

use super::entry::Entry;
use crate::house::{Answer, Doors, Policy, Visit};
use crate::members::MemberId;

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get("/sign-in", Policy::EVERYONE, sign_in::show)
        .post("/sign-in", Policy::EVERYONE, sign_in::send)
        .get("/sign-in/code", Policy::EVERYONE, code::show)
        .post("/sign-in/code", Policy::EVERYONE, code::send)
        .get("/sign-in/link/{link}", Policy::EVERYONE, link::show)
        .post("/sign-in/link/{link}", Policy::EVERYONE, link::send)
        .get("/sign-in/again", Policy::SIGNED_IN, again::show)
        .post("/sign-in/again", Policy::SIGNED_IN, again::send)
        .post("/sign-in/passkey/begin", Policy::EVERYONE, with_passkey::begin)
        .post("/sign-in/passkey", Policy::EVERYONE, with_passkey::send)
        .get("/me/passkeys", Policy::SIGNED_IN, passkeys::list)
        .get("/me/passkeys/new", Policy::SIGNED_IN.lately(), passkeys::new)
        .post("/me/passkeys/begin", Policy::SIGNED_IN.lately(), passkeys::begin)
        .post("/me/passkeys", Policy::SIGNED_IN.lately(), passkeys::add)
        .post("/me/passkeys/{passkey}/remove", Policy::SIGNED_IN.lately(), passkeys::remove)
        .get(&passkey::SCRIPT.address, Policy::MACHINES, || async { passkey::SCRIPT.answer() })
        .get("/me/sessions", Policy::SIGNED_IN, sessions::list)
        .post("/me/sessions/{session}/end", Policy::SIGNED_IN, sessions::end)
        .post("/me/sessions/end-others", Policy::SIGNED_IN, sessions::end_others)
        .get("/sign-out", Policy::SIGNED_IN, sign_out::show)
        .post("/sign-out", Policy::SIGNED_IN, sign_out::send)
        .get("/display", Policy::EVERYONE, display::show)
        .post("/display", Policy::EVERYONE, display::send)
}

/// The page to go on to, as it stands in an address.
#[derive(Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

/// Longer addresses of ours there are not, and a way in keeps them.
const LONGEST_NEXT: usize = 1000;

impl Next {
    /// Only ever one of ours.
    fn safe(&self) -> &str {
        if self.next.len() > LONGEST_NEXT { "/" } else { super::safe_next(&self.next) }
    }

    /// A page of this room that remembers it.
    fn after(&self, page: &str) -> String {
        match self.safe() {
            "/" => page.to_owned(),
            next => format!("{page}?next={}", super::in_an_address(next)),
        }
    }
}

/// Signs somebody in, in the browser that is asking, and sends it on to that page.
pub(crate) async fn signed_in(visit: &Visit, member: MemberId, next: &str) -> Answer<Response> {
    let entry = Entry::new(visit)?;
    let door = entry.door();
    visit.house.store().write(move |tx| Ok(door.open(tx, member)?)).await?;
    Ok(entry.answer(next))
}
