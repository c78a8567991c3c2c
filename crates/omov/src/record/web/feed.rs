//! The latest acts for feed readers (RFC 4287).

use askama::Template;
use axum::response::Response;
use omov_web::refusal::Refusal;

use super::{RECORD, address, files, list};
use crate::house::{Answer, Visit};
use crate::record::list::{Wanted, find};
use crate::record::said;

/// As a feed reader wants it. Nothing personal is in it: nothing personal is on the record.
#[derive(Template)]
#[template(
    ext = "xml",
    escape = "html",
    source = r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>{{ id }}</id>
<title>{{ title }}</title>
<updated>{{ updated }}</updated>
<author><name>{{ author }}</name></author>
<link rel="self" href="{{ id }}/feed.atom"/>
<link href="{{ id }}"/>
{% for item in items %}<entry>
<id>{{ item.id }}</id>
<title>{{ item.title }}</title>
<updated>{{ item.updated }}</updated>
<link href="{{ item.id }}"/>
<category term="{{ item.kind }}"/>
<summary>{{ item.summary }}</summary>
</entry>
{% endfor %}</feed>
"#
)]
struct Feed {
    id: String,
    title: String,
    updated: String,
    author: String,
    items: Vec<Item>,
}

struct Item {
    id: String,
    title: String,
    updated: String,
    kind: String,
    summary: String,
}

pub(super) async fn show(visit: Visit) -> Answer<Response> {
    let words = visit.shell.words.clone();
    let said = words.clone();
    let found = visit.house.store().read(move |tx| Ok(find(tx, &Wanted::default(), &said)?)).await?;
    let founded = crate::house::timestamp(visit.organisation.founded_at).to_string();
    let items = found.entries.iter().map(|entry| {
        let office = entry.office.clone().unwrap_or_else(|| words.say("record-no-office"));
        let with = [("group", (&*entry.group).into()), ("office", office.into()), ("rule", (&*entry.rule).into())];
        Item {
            id: visit.house.address(&address(entry.number)),
            title: said::deed(&words, entry),
            updated: list::stamp(entry),
            kind: entry.kind.clone(),
            summary: words.say_with("record-feed-summary", &with),
        }
    });
    let items: Vec<Item> = items.collect();
    let feed = Feed {
        id: visit.house.address(RECORD),
        title: words.say_with("record-feed-title", &[("organisation", (&*visit.organisation.name).into())]),
        updated: items.first().map_or(founded, |item| item.updated.clone()),
        author: visit.organisation.name.clone(),
        items,
    };
    let text = feed.render().map_err(|_| Refusal::Failed)?;
    Ok(files::file("application/atom+xml; charset=utf-8", "public, max-age=60", text))
}
