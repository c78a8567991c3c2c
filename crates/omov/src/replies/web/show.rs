//! The replies to one thing: the thing, then what was answered, the oldest first.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use omov_store::ReadTx;
use omov_web::figures::in_a_hundred;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Link, Note, Pages, Quote, Rows, Tag};
use serde::Deserialize;

use super::{SIZE, place_of, title};
use crate::debates::State;
use crate::house::{Answer, Stop, Visit};
use crate::offices::Power;
use crate::removing;
use crate::replies::quoting::Source;
use crate::replies::reply::{self, Reply};
use crate::replies::{Thing, To, thing, written};
use crate::rules::address;

/// Which page of a long list, and what was done on the page before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    page: Option<u32>,
    done: Option<String>,
}

/// Everything that the page shows.
struct Shown {
    thing: Thing,
    replies: Vec<Reply>,
    /// The words that each quotes, as far as they still stand.
    quotes: BTreeMap<u32, Option<String>>,
    /// The number of the last reply, and how many of all still stand.
    last: u32,
    there: u64,
    /// How many letters organisers wrote of all.
    written: (u64, u64),
}

impl Shown {
    fn find(tx: &mut ReadTx<'_>, visit: &Visit, to: To, page: u32) -> Result<Self, Stop> {
        let thing = thing::find(tx, to, (&visit.organisation.zone, visit.now))?;
        let after = page.saturating_sub(1).saturating_mul(SIZE);
        let replies = reply::some(tx, to, after, SIZE)?;
        let mut quotes = BTreeMap::new();
        for one in replies.iter().filter(|one| one.state == State::There) {
            if let Some(quote) = one.quote {
                quotes.insert(one.number, quote.words(tx, to, one)?);
            }
        }
        let there = reply::counts(tx, to.about)?.get(&to).copied().unwrap_or_default();
        Ok(Self { thing, replies, quotes, last: reply::last(tx, to)?, there, written: written(tx, to.about)? })
    }
}

pub(super) async fn show(visit: Visit, Path(to): Path<To>, Query(asked): Query<Asked>) -> Answer<Page> {
    let (here, page) = (visit.clone(), asked.page.unwrap_or(1).max(1));
    let shown = visit.house.store().read(move |tx| Shown::find(tx, &here, to, page)).await?;
    let words = visit.shell.words.clone();
    let note = match asked.done.as_deref() {
        Some("said") => Note::done(Markup::paragraph(&words.say("reply-done-said"))).into(),
        Some("taken-back") => Note::done(Markup::paragraph(&words.say("reply-done-taken-back"))).into(),
        _ => Markup::default(),
    };
    let items: Vec<Markup> = shown.replies.iter().map(|one| row(&visit, to, &shown, one)).collect();
    let list: Markup = if items.is_empty() {
        let who = if shown.thing.shut.is_some() { "replies-none-late" } else { "replies-none-who" };
        Card::empty(words.say("replies-none"), &words.say(who), Markup::default()).into()
    } else {
        Rows { items }.into()
    };
    let pages = Pages::new(&words, format!("{}?page=", to.address()), page.into(), SIZE.into(), shown.last.into());
    let pages = if shown.last > SIZE { pages.into() } else { Markup::default() };
    let order = Markup::small(&words.say("replies-order"));
    let replies = Markup::section("replies", &words.say("replies"), Markup::joined([order, list, pages]));
    let body = Markup::joined([
        note,
        answered(&visit, to, &shown.thing),
        replies,
        write(&visit, to, &shown),
        fair(&visit, &shown),
    ]);
    let within = shown.thing.within(&words, visit.reader.me.is_some());
    let lead = words.say_with("replies-lead", &[("replies", shown.there.into()), ("of", (&*shown.thing.of).into())]);
    let here = shown.thing.room();
    Ok(Page::new(visit.shell, title(&words, to), body).lead(lead).here(here).place(within).narrow())
}

/// The words that are answered, and the way to where they stand.
fn answered(visit: &Visit, to: To, thing: &Thing) -> Markup {
    let words = &visit.shell.words;
    let said = if thing.words.is_empty() {
        Markup::paragraph(&words.say("replies-words-gone"))
    } else {
        Markup::lines([Markup::name(&thing.words)])
    };
    let there = Link::new(words.say(&format!("replies-whole-{}", to.kind.name())), &*thing.address);
    let body = Markup::joined([said, Markup::line([Markup::link(&there)])]);
    Card::new(words.say("replies-words"), body).level(2).into()
}

/// The way to write one; or why there is none.
fn write(visit: &Visit, to: To, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    if let Some(why) = shown.thing.shut {
        return Note::rule(Markup::paragraph(&words.say(why))).into();
    }
    let me = visit.reader.me.as_ref();
    if !me.is_some_and(crate::house::Me::has_vote) {
        let with = [("group", (&*shown.thing.place.group().name).into())];
        let why = if me.is_some() { "replies-not-yours" } else { "replies-sign-in" };
        return Note::rule(Markup::paragraph(&words.say_with(why, &with))).into();
    }
    let form = format!("{}/write?version={}", to.address(), shown.thing.version);
    Acts { acts: vec![Act::main(Link::new(words.say("replies-write"), form))] }.into()
}

/// How much the organisers wrote, and the most they may.
fn fair(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let (theirs, all) = shown.written;
    let share = || in_a_hundred(words, theirs, all).into();
    let said = (all > 0).then(|| Markup::paragraph(&words.say_with("replies-organisers", &[("share", share())])));
    let mut parts: Vec<Markup> = said.into_iter().collect();
    let rule = shown.thing.talk.as_ref().and_then(|talk| Some((talk, shown.thing.book.debates.get(talk)?)));
    if let Some((talk, rule)) = rule {
        parts.push(Markup::small(&match &rule.organisers_share {
            Some(most) => words.say_with("debate-organisers-most", &[("most", most.value.to_string().into())]),
            None => words.say("debate-organisers-free"),
        }));
        let link = Link::new(words.say("replies-rules"), address(&format!("debates.{talk}")));
        parts.push(Markup::line([Markup::link(&link)]));
    }
    let fair = if parts.is_empty() {
        Markup::default()
    } else {
        Markup::section("fair", &words.say("replies-fair"), Markup::joined(parts))
    };
    Markup::joined([fair, removing::folded(words)])
}

/// One reply.
fn row(visit: &Visit, to: To, shown: &Shown, one: &Reply) -> Markup {
    let words = &visit.shell.words;
    let number = [("number", u64::from(one.number).into())];
    let mut parts =
        vec![Markup::anchored(&format!("reply-{}", one.number), 3, &words.say_with("reply-number", &number))];
    match (one.state, &one.removed) {
        (State::There, _) => {}
        (State::Removed, Some((ground, at))) => {
            let with = [("day", visit.short(*at).into()), ("ground", removing::ground(words, ground).into())];
            parts.push(Markup::small(&words.say_with("removed-here", &with)));
            return Markup::joined(parts);
        }
        (State::Withdrawn | State::Removed, _) => {
            parts.push(Markup::small(&words.say("reply-withdrawn")));
            return Markup::joined(parts);
        }
    }
    if let (Some(quote), Some(quoted)) = (one.quote, shown.quotes.get(&one.number)) {
        let said = quoted.clone().unwrap_or_else(|| words.say("reply-quote-gone"));
        parts.push(Quote { said, of: source(visit, to, shown, quote.of, one.version) }.into());
    }
    parts.push(Markup::lines([Markup::name(&one.body)]));
    let mut line = Vec::new();
    let me = visit.reader.me.as_ref();
    let mine = me.is_some_and(|me| one.author == Some(me.id));
    if mine {
        line.push(Tag::draft(words.say("reply-yours")).into());
    }
    line.push(Markup::text(&visit.short(one.at)));
    if one.version != shown.thing.version {
        line.push(version(visit, to, shown, one.version));
    }
    let open = shown.thing.shut.is_none();
    let at = |part: &str| format!("{}/{}/{part}", to.address(), one.number);
    if open && me.is_some_and(crate::house::Me::has_vote) {
        let form = format!("{}/write?version={}&quote={}", to.address(), shown.thing.version, one.number);
        line.push(about(words, "reply-quote", form, one.number));
    }
    if open && mine {
        line.push(about(words, "reply-take-back", at("take-back"), one.number));
    }
    if visit.reader.holds(Power::Organise, Some(&shown.thing.place)) {
        line.push(about(words, "reply-remove", at("remove"), one.number));
    }
    parts.push(Markup::line(line));
    Markup::joined(parts)
}

/// A link that says which reply it is about.
fn about(words: &omov_web::words::Words, name: &str, to: String, number: u32) -> Markup {
    Markup::link(&Link::new(words.say_with(name, &[("number", u64::from(number).into())]), to))
}

/// The version of the text that a reply answers, where there is a newer one.
fn version(visit: &Visit, to: To, shown: &Shown, version: u32) -> Markup {
    let words = &visit.shell.words;
    let said = words.say_with("reply-version", &[("version", u64::from(version).into())]);
    match to.kind {
        crate::replies::to::Kind::Motion => {
            Markup::link(&Link::new(said, format!("{}/versions/{version}", shown.thing.page)))
        }
        _ => Markup::text(&said),
    }
}

/// The way to the whole of what is quoted: the reply, or the version of the text.
fn source(visit: &Visit, to: To, shown: &Shown, of: Source, version: u32) -> Link {
    let words = &visit.shell.words;
    match of {
        Source::Reply(number) => Link::new(
            words.say_with("reply-quotes-reply", &[("number", u64::from(number).into())]),
            place_of(to, number),
        ),
        Source::Clause(clause) => {
            let with = [("clause", u64::from(clause).into()), ("version", u64::from(version).into())];
            Link::new(words.say_with("reply-quotes-clause", &with), format!("{}/versions/{version}", shown.thing.page))
        }
    }
}
