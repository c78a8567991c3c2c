//! The pages of the roll.

use axum::extract::Query;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Column, Link, Row, Table};
use serde::Deserialize;

use crate::house::{Answer, Doors, Policy, Visit};
use crate::members::{MemberId, Standing};
use crate::offices::Power;

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors.get("/groups/{group}/roll", Policy::holder(Power::KeepRoll), list)
}

/// So many people are on a page of the roll.
const ON_A_PAGE: u32 = 50;

#[derive(Deserialize)]
struct After {
    #[serde(default)]
    key: String,
    id: Option<MemberId>,
}

async fn list(visit: Visit, Query(after): Query<After>) -> Answer<Page> {
    let place = visit.place()?.clone();
    let group = place.group().id;
    let after = (after.key, after.id.unwrap_or(MemberId([0; 16])));
    let (people, count) = visit
        .house
        .store()
        .read(move |tx| {
            let after = (after.0.as_str(), after.1);
            let people = super::list(tx, group, Standing::Member, after, ON_A_PAGE)?;
            Ok((people, super::count(tx, group, Standing::Member)?))
        })
        .await?;
    let words = &visit.shell.words;
    let caption = words.say_with("roll-members", &[("members", count.into())]);
    let columns = [Column::words(words.say("roll-name")), Column::words(words.say("roll-postcode"))];
    let rows = people
        .iter()
        .map(|one| Row::new(Markup::name(&one.name), [Markup::text(one.postcode.as_deref().unwrap_or_default())]));
    let table = Table::new(words, caption, columns).rows(rows);
    let title = words.say("roll-title");
    let page = Page::new(visit.shell, title, table);
    Ok(page.place(place.all().map(|group| Link::new(&group.name, format!("/groups/{}", group.id)))))
}
