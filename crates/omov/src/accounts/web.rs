//! The pages of signing in.

use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Link};

use crate::house::{Answer, Doors, Policy, Visit};

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors.get("/", Policy::SIGNED_IN, home)
}

async fn home(visit: Visit) -> Answer<Page> {
    let name = visit.me()?.name.clone();
    let words = &visit.shell.words;
    let group = Link::new(words.say("home-group"), format!("/groups/{}", visit.me()?.group));
    let title = words.say_with("home-title", &[("name", name.into())]);
    Ok(Page::new(visit.shell, title, Acts { acts: vec![Act::second(group)] }))
}
