//! The rules in plain words.

use axum::extract::Query;
use omov_web::forms::Search;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Link, Rows};
use serde::Deserialize;

use super::sentences;
use crate::house::{Answer, Visit};

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    find: String,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer<Page> {
    let words = visit.shell.words.clone();
    // Whatever is longer stands in no rule.
    let find: String = asked.find.trim().chars().take(100).collect();
    let search = Search::new("/rules", "find", words.say("rules-find"), words.say("rules-find-button"))
        .hint(words.say("rules-find-hint"))
        .value(&find);
    let found = sentences::all(&words, &visit.book, &find, true);
    let found = if found.is_empty() {
        Card::empty(words.say("rules-find-none"), &words.say("rules-find-none-next"), Markup::default()).into()
    } else {
        found
    };
    let parts = if find.is_empty() {
        let link = |part| Markup::link(&Link::new(words.say(&format!("rules-part-{part}")), format!("/rules#{part}")));
        let items = sentences::parts_of(&visit.book).map(link).collect();
        Card::new(words.say("rules-parts"), Rows { items }).level(2).into()
    } else {
        Markup::default()
    };
    let act = |message: &str, page: &str| Act::second(Link::new(words.say(message), page));
    let mut acts = vec![
        act("rules-acts-simulator", "/rules/simulator"),
        act("rules-acts-history", "/rules/history"),
        act("rules-acts-text", "/rules/text"),
    ];
    if visit.reader.me.is_some() {
        acts.insert(1, act("rules-acts-changes", "/rules/changes"));
    }
    let body = Markup::joined([search.into(), Acts { acts }.into(), parts, found]);
    let page = Page::new(visit.shell, words.say("rules-title"), body);
    Ok(page.lead(words.say("rules-lead")).here("/rules"))
}
