//! The first page: for a member what waits for them and where they belong, for everybody else whose house this is.

mod first;
mod limits;
mod mine;
mod places;
mod public;
mod said;
#[cfg(test)]
mod tests;
mod waiting;

use omov_web::page::Page;

use crate::house::{Answer, Doors, Policy, Visit};

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors.get("/", Policy::EVERYONE, home).get("/limits", Policy::EVERYONE, limits::show)
}

async fn home(visit: Visit) -> Answer<Page> {
    match visit.reader.me {
        Some(_) => mine::show(visit).await,
        None => public::show(visit).await,
    }
}
