//! All groups: the whole movement, what it is made of, and a way to find one's own.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::Query;
use omov_rules::model::Joined;
use omov_web::figures::grouped;
use omov_web::forms::Search;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Column, Link, Note, Row, Table};
use omov_web::words::Words;
use serde::Deserialize;

use super::link;
use crate::groups::{self, Group, GroupId};
use crate::house::{Answer, Visit};
use crate::members::{self, Standing};
use crate::rules::{Rulebook, capital};

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    find: String,
}

/// Everything the page shows.
struct Tree {
    groups: Vec<Group>,
    members: HashMap<GroupId, u64>,
    /// The group of the postcode, if what is looked for is one.
    of_postcode: Option<GroupId>,
    /// What kinds there are.
    book: Arc<Rulebook>,
}

pub(super) async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer<Page> {
    // Whatever is longer is no name and no postcode.
    let find: String = asked.find.trim().chars().take(100).collect();
    let (postcode, book) = (find.clone(), visit.book.clone());
    let tree = visit.house.store().read(move |tx| {
        Ok(Tree {
            groups: groups::open(tx)?,
            members: members::everywhere(tx, Standing::Member)?.into_iter().collect(),
            of_postcode: groups::by_postcode(tx, &postcode)?,
            book: book.clone(),
        })
    });
    let tree = tree.await?;
    let words = visit.shell.words.clone();
    let search = Search::new("/groups", "find", words.say("groups-find"), words.say("groups-find-button"))
        .hint(words.say("groups-find-hint"))
        .value(&find);
    let body = if find.is_empty() { tree.whole(&words) } else { tree.found(&words, &find) };
    let (networks, places) = (tree.networks().count() as u64, tree.groups.iter().filter(|group| !group.by_choice));
    let places = places.filter(|group| !group.is_whole()).count() as u64;
    let counts = [("groups", places.into()), ("networks", networks.into())];
    let lead = words.say_with(if networks > 0 { "groups-lead-networks" } else { "groups-lead" }, &counts);
    let title = words.say("groups-title");
    Ok(Page::new(visit.shell, title, Markup::joined([search.into(), body])).lead(lead).here("/groups"))
}

impl Tree {
    fn networks(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(|group| group.by_choice)
    }

    fn parts_of(&self, of: GroupId) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(move |group| group.parent == Some(of) && !group.by_choice)
    }

    /// A table of groups. Where all are of one kind, it goes without saying.
    fn table<'t>(&self, words: &Words, caption: String, groups: impl IntoIterator<Item = &'t Group>) -> Markup {
        let groups: Vec<_> = groups.into_iter().collect();
        let kinds = groups.iter().any(|group| group.kind != groups[0].kind);
        let mut columns = vec![Column::words(words.say("groups-name")), Column::figures(words.say("groups-members"))];
        columns.extend(kinds.then(|| Column::words(words.say("groups-kind"))));
        let rows = groups.iter().map(|group| {
            let members = self.members.get(&group.id).copied().unwrap_or_default();
            let kind = kinds.then(|| capital(&group.kind.title(&self.book)));
            let cells = [grouped(words, members)].into_iter().chain(kind).map(|cell| Markup::text(&cell));
            Row::new(Markup::link(&link(group)), cells)
        });
        Table::new(words, caption, columns).rows(rows).into()
    }

    /// Everything that is part of a group, each followed by its own parts.
    fn all_below(&self, of: GroupId) -> Vec<&Group> {
        self.parts_of(of).flat_map(|part| [part].into_iter().chain(self.all_below(part.id))).collect()
    }

    /// The whole movement, a table for each of its parts that has parts itself, and one of the networks.
    fn whole(&self, words: &Words) -> Markup {
        let mut sections = Vec::new();
        for whole in self.groups.iter().filter(|group| group.is_whole()) {
            let caption = words.say_with("groups-of", &[("group", whole.name.as_str().into())]);
            let top = self.table(words, caption, [whole].into_iter().chain(self.parts_of(whole.id)));
            sections.push(Markup::section("groups-whole", &words.say("groups-whole"), top));
            for (at, part) in self.parts_of(whole.id).enumerate() {
                let below = self.all_below(part.id);
                if !below.is_empty() {
                    let caption = words.say_with("groups-of", &[("group", part.name.as_str().into())]);
                    let table = self.table(words, caption, below);
                    sections.push(Markup::section(&format!("groups-part-{at}"), &part.name, table));
                }
            }
        }
        let may_be = self.book.groups.values().any(|group| group.joined.value == Joined::Freely);
        if may_be || self.networks().next().is_some() {
            sections.push(self.of_choice(words));
        }
        Markup::joined(sections)
    }

    /// The networks, or who can open one.
    fn of_choice(&self, words: &Words) -> Markup {
        let networks: Vec<_> = self.networks().collect();
        let body = if networks.is_empty() {
            Markup::paragraph(&words.say("groups-no-networks"))
        } else {
            let table = self.table(words, words.say("groups-networks"), networks);
            Markup::joined([Markup::paragraph(&words.say("groups-networks-are")), table])
        };
        Markup::section("groups-networks", &words.say("groups-networks"), body)
    }

    /// The groups in whose names every word that was typed begins a word, and the group of the postcode.
    fn found(&self, words: &Words, find: &str) -> Markup {
        let wanted = members::name_words(find);
        let fits = |group: &&Group| {
            let has = members::name_words(&group.name);
            !wanted.is_empty() && wanted.iter().all(|want| has.iter().any(|word| word.starts_with(want.as_str())))
        };
        let named: Vec<_> = self.groups.iter().filter(fits).collect();
        let by_postcode = self.groups.iter().find(|group| Some(group.id) == self.of_postcode);
        let postcode = by_postcode.map(|group| {
            let said =
                words.say_with("groups-of-postcode", &[("postcode", find.into()), ("group", (&*group.name).into())]);
            let to = Markup::link(&Link::new(
                words.say_with("groups-go", &[("group", (&*group.name).into())]),
                super::address(group.id),
            ));
            Note::rule(Markup::line([Markup::text(&said), to])).into()
        });
        let named = if named.is_empty() {
            None
        } else {
            let caption =
                words.say_with("groups-found", &[("find", find.into()), ("groups", (named.len() as u64).into())]);
            Some(self.table(words, caption, named))
        };
        let all = Markup::line([Markup::link(&Link::new(words.say("groups-all"), "/groups"))]);
        if postcode.is_none() && named.is_none() {
            let none = words.say_with("groups-none-found", &[("find", find.into())]);
            return Card::empty(none, &words.say("groups-none-found-next"), all).level(2).into();
        }
        Markup::joined([postcode.unwrap_or_default(), named.unwrap_or_default(), all])
    }
}
