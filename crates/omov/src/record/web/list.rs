//! The record: what it is, and the latest acts first.

use axum::extract::Query;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use omov_record::Entry;
use omov_record::key::VerifierKey;
use omov_store::Moment;
use omov_web::forms::{Choice, Field, Search, encoded};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Facts, Link, Note, Row, Rows, Table};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::{RECORD, address};
use crate::groups::{self, Group, GroupId};
use crate::house::{Answer, Visit, timestamp};
use crate::members::name_words;
use crate::offices::Power;
use crate::record::kept::{self, Cosigned, Published};
use crate::record::list::{self, Found, Wanted};
use crate::record::{key, said};

/// No more is looked for at once.
const MOST_WORDS: usize = 8;

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    area: String,
    #[serde(default)]
    group: String,
    #[serde(default)]
    day: String,
    before: Option<u64>,
}

impl Asked {
    /// Its address, with another place to go on from.
    fn address(&self, before: Option<u64>) -> String {
        let mut parts = Vec::new();
        for (name, value) in [("q", &self.q), ("area", &self.area), ("group", &self.group), ("day", &self.day)] {
            if !value.is_empty() {
                parts.push(format!("{name}={}", encoded(value)));
            }
        }
        parts.extend(before.map(|before| format!("before={before}")));
        if parts.is_empty() { RECORD.into() } else { format!("{RECORD}?{}", parts.join("&")) }
    }

    fn is_plain(&self) -> bool {
        [&self.q, &self.area, &self.group, &self.day].into_iter().all(String::is_empty)
    }
}

/// The end of a day in the organisation's time zone.
fn end_of(day: &str, zone: &str) -> Option<Moment> {
    let (day, zone): (Date, TimeZone) = (day.parse().ok()?, TimeZone::get(zone).ok()?);
    let next: Timestamp = day.checked_add(Span::new().days(1)).ok()?.to_zoned(zone).ok()?.timestamp();
    Some(Moment(next.as_microsecond()))
}

/// Everything the page shows.
struct Shown {
    found: Found,
    group: Option<Group>,
    size: u64,
    published: Option<Published>,
    cosigned: Vec<Cosigned>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let group: Option<GroupId> = match asked.group.as_str() {
        "" => None,
        group => Some(group.parse().map_err(|_| Refusal::NotFound)?),
    };
    let until = end_of(&asked.day, &visit.organisation.zone);
    let is_no_day = !asked.day.is_empty() && until.is_none();
    let wanted = Wanted {
        words: name_words(&asked.q).into_iter().take(MOST_WORDS).collect(),
        area: Some(asked.area.clone()).filter(|area| !area.is_empty()),
        group,
        until,
        before: asked.before,
    };
    let said = words.clone();
    let shown = visit.house.store().read(move |tx| {
        let group = group.map_or(Ok(None), |group| groups::find(tx, group))?;
        Ok(Shown {
            found: list::find(tx, &wanted, &said)?,
            group,
            size: crate::record::tree::size(tx)?,
            published: kept::published(tx)?,
            cosigned: kept::cosigned(tx)?,
        })
    });
    let shown = shown.await?;
    let key = key::verifier(&visit.house).await?;
    let mut parts = Vec::new();
    if is_no_day {
        parts.push(Note::stop(Markup::paragraph(&words.say("record-no-day"))).into());
    }
    parts.push(search(&visit, &asked, shown.group.as_ref()));
    parts.push(acts(&visit, &asked, &shown));
    let ways = [("record-counts", "/record/counts"), ("record-feed", "/record/feed.atom")];
    let ways = ways.map(|(message, to)| Act::link(Link::new(words.say(message), to)));
    parts.push(Acts { acts: ways.to_vec() }.into());
    parts.push(trust(&visit, &shown, key.as_ref()));
    let title = words.say("record-title");
    let page = Page::new(visit.shell, title, Markup::joined(parts)).lead(words.say("record-lead"));
    Ok(page.here(RECORD))
}

fn search(visit: &Visit, asked: &Asked, group: Option<&Group>) -> Markup {
    let words = &visit.shell.words;
    let mut areas = vec![Choice::new("", words.say("record-any-area"))];
    areas.push(Choice::new("roll", words.say("record-area-roll")));
    areas.extend(
        Power::ALL.iter().map(|power| Choice::new(power.name(), words.say(&format!("power-{}", power.name())))),
    );
    let mut search = Search::new(RECORD, "q", words.say("record-search"), words.say("record-search-button"))
        .hint(words.say("record-search-hint"))
        .value(asked.q.clone())
        .with(Field::select(words, "area", words.say("record-area"), areas).value(asked.area.clone()).optional())
        .with(
            Field::short(words, "day", words.say("record-day"))
                .hint(words.say("record-day-hint"))
                .value(asked.day.clone())
                .optional(),
        );
    let mut ways = Vec::new();
    if let Some(group) = group {
        search = search.keeping("group", asked.group.clone());
        ways.push(Markup::paragraph(&words.say_with("record-only-group", &[("group", (&*group.name).into())])));
    }
    if !asked.is_plain() || asked.before.is_some() {
        ways.push(Acts { acts: vec![Act::link(Link::new(words.say("record-all"), RECORD))] }.into());
    }
    Markup::joined([vec![search.into()], ways].concat())
}

fn acts(visit: &Visit, asked: &Asked, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let found = &shown.found;
    let mut parts = Vec::new();
    if found.is_long {
        parts.push(Note::turn(Markup::paragraph(&words.say("record-looked-far"))).into());
    }
    let mut ways = Vec::new();
    if asked.before.is_some() {
        ways.push(Act::second(Link::new(words.say("record-latest"), asked.address(None))));
    }
    if let Some(before) = found.before {
        ways.push(Act::second(Link::new(words.say("record-earlier"), asked.address(Some(before)))));
    }
    let ways = if ways.is_empty() { Markup::default() } else { Acts { acts: ways }.into() };
    if found.entries.is_empty() && !found.is_long {
        let (title, why) = if asked.is_plain() {
            ("record-none", "record-none-why")
        } else {
            ("record-none-found", "record-none-found-why")
        };
        parts.push(Card::empty(words.say(title), &words.say(why), ways).level(2).into());
        return Markup::joined(parts);
    }
    parts.push(Rows { items: found.entries.iter().map(|entry| row(visit, entry)).collect() }.into());
    parts.push(ways);
    Markup::section("record-acts", &words.say("record-acts"), Markup::joined(parts))
}

fn row(visit: &Visit, entry: &Entry) -> Markup {
    let words = &visit.shell.words;
    let what = Link::new(said::deed(words, entry), address(entry.number));
    let with = [("day", visit.hour(moment(entry)).into()), ("rule", said::rule(words, entry).into())];
    let how = match &entry.office {
        Some(office) => {
            words.say_with("record-line-office", &[&with[..], &[("office", office.as_str().into())]].concat())
        }
        None => words.say_with("record-line", &with),
    };
    Markup::joined([Markup::line([Markup::link(&what)]), Markup::line([group(entry), Markup::text(&how)])])
}

/// The group, with a way to all that was done in it.
pub(super) fn group(entry: &Entry) -> Markup {
    match entry.facts.get("group") {
        Some(id) => Markup::link(&Link::new(entry.group.clone(), format!("{RECORD}?group={id}"))),
        None => Markup::name(&entry.group),
    }
}

/// The moment that an entry names.
pub(super) fn moment(entry: &Entry) -> Moment {
    Moment(i64::try_from(entry.moment).unwrap_or(i64::MAX).saturating_mul(1_000_000))
}

/// How far it is signed, by whom, and with what one can check it.
fn trust(visit: &Visit, shown: &Shown, key: Option<&VerifierKey>) -> Markup {
    let words = &visit.shell.words;
    let link = |message: &str, to: &str| Markup::link(&Link::new(words.say(message), to));
    let mut parts = vec![Markup::paragraph(&words.say("record-check-how"))];
    let Some(published) = &shown.published else {
        parts.push(Markup::paragraph(&words.say("record-not-signed")));
        return Markup::section("record-check", &words.say("record-check"), Markup::joined(parts));
    };
    let with = [("signed", published.size.into()), ("all", shown.size.into())];
    let mut facts = Facts::default()
        .with(words.say("record-signed"), Markup::text(&words.say_with("record-signed-of", &with)))
        .with(words.say("record-signed-at"), Markup::text(&visit.hour(published.signed_at)));
    if let Some(key) = key {
        facts = facts.with(words.say("record-key"), code(&key.to_string()));
    }
    let checkpoint =
        Markup::line([link("record-checkpoint", "/record/checkpoint"), link("record-key-file", "/record/key")]);
    facts = facts.with(words.say("record-files"), checkpoint);
    parts.push(facts.into());
    parts.push(Markup::heading(3, &words.say("record-witnesses")));
    parts.push(witnesses(visit, shown, published));
    Markup::section("record-check", &words.say("record-check"), Markup::joined(parts))
}

/// Who stands behind the checkpoint, and since when each was heard.
fn witnesses(visit: &Visit, shown: &Shown, published: &Published) -> Markup {
    let words = &visit.shell.words;
    if visit.house.witnesses().is_empty() {
        return Markup::paragraph(&words.say("record-witnesses-none"));
    }
    let columns = [
        Column::words(words.say("record-witness")),
        Column::words(words.say("record-witness-stands")),
        Column::words(words.say("record-witness-heard")),
    ];
    let rows = visit.house.witnesses().iter().map(|witness| {
        let kept = shown.cosigned.iter().find(|one| one.witness == witness.id());
        let stands = match kept {
            Some(one) if one.size == published.size && one.signed_at.is_some() => words.say("record-witness-behind-it"),
            Some(one) if !one.trouble.is_empty() => words.say(&format!("record-witness-{}", one.trouble)),
            Some(one) => words.say_with("record-witness-earlier", &[("size", one.size.into())]),
            None => words.say("record-witness-not-asked"),
        };
        let heard = kept.and_then(|one| one.signed_at).map(|at| visit.hour(at));
        let heard = heard.unwrap_or_else(|| words.say("record-witness-never"));
        Row::new(Markup::name(witness.key.name()), [Markup::text(&stands), Markup::text(&heard)])
    });
    Table::new(words, words.say("record-witnesses-table"), columns).rows(rows).into()
}

/// Letters and digits for a program.
pub(super) fn code(text: &str) -> Markup {
    Markup::of(&super::entry::Code { text })
}

/// As the feed dates it.
pub(super) fn stamp(entry: &Entry) -> String {
    timestamp(moment(entry)).to_string()
}
