//! All ballots, the last one first.

use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Link, Rows};

use super::show::tag;
use crate::ballots::{Ballot, ballot, election};
use crate::groups::{self, Group};
use crate::hands::{self, Hands};
use crate::house::{Answer, Visit};
use crate::members;
use crate::nominations::{self, Round};

/// So many are listed.
const MOST: u32 = 200;

/// Ballots with the names of their groups, how each stands, and until when.
pub(crate) fn rows<'b>(visit: &Visit, ballots: impl IntoIterator<Item = (&'b Ballot, &'b str)>) -> Markup {
    let row = |(ballot, group): (&Ballot, &str)| {
        let link = Link::new(&*ballot.title, ballot.id.address());
        Rows::entry(tag(&visit.shell.words, ballot.state), &link, [group, &super::show::moment(visit, ballot)])
    };
    Rows { items: ballots.into_iter().map(row).collect() }.into()
}

/// Things with the names of their groups.
type Named<T> = Vec<(T, String)>;

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    let (me, now) = (visit.reader.me.as_ref().filter(|me| me.has_vote()).map(|me| me.id), visit.now);
    let read = move |tx: &mut omov_store::ReadTx<'_>| {
        let mut all = Vec::new();
        for ballot in ballot::list(tx, MOST)? {
            let group = groups::find(tx, ballot.group)?.map(|group| group.name).unwrap_or_default();
            all.push((ballot, group));
        }
        let mut shown = Vec::new();
        for hands in hands::list(tx, MOST)? {
            let group = groups::find(tx, hands.group)?.map(|group| group.name).unwrap_or_default();
            shown.push((hands, group));
        }
        let mine = me.map(|me| members::open_groups_of(tx, me)).transpose()?;
        Ok((all, shown, mine.unwrap_or_default(), nominations::web::all(tx, MOST, now)?))
    };
    let found: (Named<Ballot>, Named<Hands>, Vec<Group>, Named<Round>) = visit.house.store().read(read).await?;
    let (all, shown, mine, rounds) = found;
    let words = visit.shell.words.clone();
    let call = |group: &Group| {
        let with = [("group", (&*group.name).into())];
        Act::second(Link::new(words.say_with("ballots-call", &with), format!("/groups/{}/ballots/new", group.id)))
    };
    let elected = mine.iter().filter(|group| !election::elected_in(&visit.book, group).is_empty());
    let open = |group: &Group| {
        let with = [("group", (&*group.name).into())];
        let to = format!("/groups/{}/nominations/new", group.id);
        Act::second(Link::new(words.say_with("nominations-open-in", &with), to))
    };
    let standing = |group: &Group| {
        let with = [("group", (&*group.name).into())];
        let to = format!("/groups/{}/standing-trustees", group.id);
        Act::link(Link::new(words.say_with("stock-list-of", &with), to))
    };
    let acts = Acts { acts: mine.iter().map(call).chain(mine.iter().map(standing)).collect() };
    let opens: Vec<Act> = elected.map(open).collect();
    let rounds = if rounds.is_empty() && opens.is_empty() {
        Markup::default()
    } else {
        let rows = nominations::web::rows(&visit, rounds.iter().map(|(round, group)| (round, &**group)));
        let rows = if rounds.is_empty() { Markup::paragraph(&words.say("nominations-what")) } else { rows };
        let body = Markup::joined([rows, Acts { acts: opens }.into()]);
        Markup::section("nominations", &words.say("nominations-list"), body)
    };
    let listed: Markup = if all.is_empty() {
        Card::empty(words.say("ballots-none"), &words.say("ballots-none-who"), Markup::default()).level(2).into()
    } else {
        rows(&visit, all.iter().map(|(ballot, group)| (ballot, &**group)))
    };
    let acts = if mine.is_empty() {
        Markup::default()
    } else {
        Markup::section("call", &words.say("ballots-call-title"), acts.into())
    };
    let shown = if shown.is_empty() {
        Markup::default()
    } else {
        let rows = hands::web::rows(&visit, shown.iter().map(|(hands, group)| (hands, &**group)));
        Markup::section("hands", &words.say("hands-list"), rows)
    };
    let page = Page::new(visit.shell, words.say("ballots-title"), Markup::joined([listed, shown, rounds, acts]));
    Ok(page.lead(words.say("ballots-lead")).here("/ballots"))
}
