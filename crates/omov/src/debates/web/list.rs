//! All debates, the last one first.

use omov_store::ReadTx;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Link, Rows, Tag};

use crate::debates::{Debate, debate, opening};
use crate::groups::{self, Group};
use crate::house::{Answer, Visit};
use crate::members;

/// So many are listed.
const MOST: u32 = 200;

/// Whether it goes on, in a word.
pub(super) fn tag(visit: &Visit, debate: &Debate) -> Tag {
    let words = &visit.shell.words;
    if debate.is_open(visit.now) { Tag::open(words.say("debate-open")) } else { Tag::done(words.say("debate-closed")) }
}

/// Until when, in a sentence.
pub(super) fn moment(visit: &Visit, debate: &Debate) -> String {
    let at = debate.closes_at;
    let name = if debate.is_open(visit.now) { "debate-until" } else { "debate-ended" };
    visit.shell.words.say_with(name, &[("when", visit.hour(at).into()), ("away", visit.away(at).into())])
}

/// Debates with the names of their groups, and until when they last.
pub(crate) fn rows<'d>(visit: &Visit, debates: impl IntoIterator<Item = (&'d Debate, &'d str)>) -> Markup {
    let row = |(debate, group): (&Debate, &str)| {
        let link = Link::new(&*debate.question, debate.id.address());
        Rows::entry(tag(visit, debate), &link, [group, &moment(visit, debate)])
    };
    Rows { items: debates.into_iter().map(row).collect() }.into()
}

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    let me = visit.reader.me.as_ref().filter(|me| me.has_vote()).map(|me| me.id);
    let read = move |tx: &mut ReadTx<'_>| {
        let mut all = Vec::new();
        for debate in debate::list(tx, MOST)? {
            let group = groups::find(tx, debate.group)?.map(|group| group.name).unwrap_or_default();
            all.push((debate, group));
        }
        let mine = me.map(|me| members::open_groups_of(tx, me)).transpose()?;
        Ok((all, mine.unwrap_or_default()))
    };
    let (all, mine): (Vec<(Debate, String)>, Vec<Group>) = visit.house.store().read(read).await?;
    let words = visit.shell.words.clone();
    let can = mine.iter().filter(|group| !opening::kinds(&visit.book, group).is_empty());
    let open = |group: &Group| {
        let with = [("group", (&*group.name).into())];
        Act::second(Link::new(words.say_with("debates-open", &with), format!("/groups/{}/debates/new", group.id)))
    };
    let acts: Vec<Act> = can.map(open).collect();
    let listed: Markup = if all.is_empty() {
        Card::empty(words.say("debates-none"), &words.say("debates-none-who"), Markup::default()).level(2).into()
    } else {
        rows(&visit, all.iter().map(|(debate, group)| (debate, &**group)))
    };
    let acts = if acts.is_empty() {
        Markup::default()
    } else {
        Markup::section("open", &words.say("debates-open-title"), Acts { acts }.into())
    };
    let help = Markup::line([Markup::link(&Link::new(words.say("debates-help"), "/help/debating"))]);
    let page = Page::new(visit.shell, words.say("debates-title"), Markup::joined([listed, acts, help]));
    Ok(page.lead(words.say("debates-lead")).here("/debates"))
}
