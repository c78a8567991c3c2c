//! The pages of groups.

use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Link, Rows};

use crate::house::{Answer, Doors, Policy, Visit};

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors.get("/groups/{group}", Policy::SIGNED_IN, show)
}

async fn show(visit: Visit) -> Answer<Page> {
    let place = visit.place()?.clone();
    let group = place.group().id;
    let parts = visit.house.store().read(move |tx| Ok(super::parts(tx, group)?)).await?;
    let link = |group: &super::Group| Link::new(&group.name, format!("/groups/{}", group.id));
    let items = parts.iter().map(|part| Markup::link(&link(part))).collect();
    let page = Page::new(visit.shell, &place.group().name, Rows { items });
    Ok(page.place(place.above().iter().map(link)))
}
