//! All motions, the last one first.

use omov_store::ReadTx;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Link, Rows, Tag};

use super::scope;
use crate::groups::{self, Group};
use crate::house::{Answer, Visit};
use crate::members;
use crate::motions::motion::{self, State};
use crate::motions::{Motion, opening};

/// So many are listed.
const MOST: u32 = 200;

/// Where it stands, in a word.
pub(super) fn tag(visit: &Visit, motion: &Motion) -> Tag {
    let said = visit.shell.words.say(motion.stands(visit.now));
    match motion.state {
        _ if motion.is_late(visit.now) => Tag::draft(said),
        State::Open => Tag::open(said),
        State::Withdrawn => Tag::draft(said),
        State::Final => Tag::done(said),
    }
}

/// The moment that matters, in a sentence.
fn moment(visit: &Visit, motion: &Motion) -> String {
    let say = |name: &str, at| {
        visit.shell.words.say_with(name, &[("when", visit.hour(at).into()), ("away", visit.away(at).into())])
    };
    match (motion.fixed_at, motion.ends_at) {
        (Some(at), _) => say("motion-fixed-at", at),
        (None, Some(end)) if motion.state == State::Open => say("motion-signed-until", end),
        _ => say("motion-moved-at", motion.moved_at),
    }
}

/// Motions with the names of their groups, and where they stand.
pub(crate) fn rows<'m>(visit: &Visit, motions: impl IntoIterator<Item = (&'m Motion, &'m str)>) -> Markup {
    let row = |(motion, group): (&Motion, &str)| {
        let link = Link::new(&*motion.title, motion.id.address());
        let entry = Rows::entry(tag(visit, motion), &link, [group, &moment(visit, motion)]);
        let mark = scope::tag(&visit.shell.words, motion).map(|mark| Markup::line([mark.into()]));
        Markup::joined([entry].into_iter().chain(mark))
    };
    Rows { items: motions.into_iter().map(row).collect() }.into()
}

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    let me = visit.reader.me.as_ref().filter(|me| me.has_vote()).map(|me| me.id);
    let read = move |tx: &mut ReadTx<'_>| {
        let mut all = Vec::new();
        for motion in motion::list(tx, MOST)? {
            let group = groups::find(tx, motion.group)?.map(|group| group.name).unwrap_or_default();
            all.push((motion, group));
        }
        let mine = me.map(|me| members::open_groups_of(tx, me)).transpose()?;
        Ok((all, mine.unwrap_or_default()))
    };
    let (all, mine): (Vec<(Motion, String)>, Vec<Group>) = visit.house.store().read(read).await?;
    let words = visit.shell.words.clone();
    let can = mine.iter().filter(|group| !opening::kinds(&visit.book, group).is_empty());
    let open = |group: &Group| {
        let with = [("group", (&*group.name).into())];
        Act::second(Link::new(words.say_with("motions-move", &with), format!("/groups/{}/motions/new", group.id)))
    };
    let acts: Vec<Act> = can.map(open).collect();
    let listed: Markup = if all.is_empty() {
        Card::empty(words.say("motions-none"), &words.say("motions-none-who"), Markup::default()).level(2).into()
    } else {
        rows(&visit, all.iter().map(|(motion, group)| (motion, &**group)))
    };
    let acts = if acts.is_empty() {
        Markup::default()
    } else {
        Markup::section("move", &words.say("motions-move-title"), Acts { acts }.into())
    };
    let page = Page::new(visit.shell, words.say("motions-title"), Markup::joined([listed, acts]));
    Ok(page.lead(words.say("motions-lead")).here("/motions"))
}
