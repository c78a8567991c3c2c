//! Who holds power in the whole movement, and how it stands in each group.

use std::collections::BTreeMap;
use std::time::Duration;

use omov_store::Moment;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Column, Link, Note, Row, Table};
use omov_web::refusal::Refusal;

use crate::groups::{self, Kind};
use crate::house::{Answer, Visit};
use crate::members::MemberId;
use crate::offices::list::{self, Lent, Standing};
use crate::offices::{Power, deputies, second};

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    let (reader, now) = (visit.reader.clone(), visit.now);
    let (whole, terms, deputies, offices, standings, waiting) = visit
        .house
        .store()
        .read(move |tx| {
            let whole = groups::whole(tx)?.ok_or(Refusal::NotFound)?;
            let terms = list::of_group(tx, whole.id, now)?;
            let waiting = second::waiting(tx, &reader, now)?.len() as u64;
            let deputies = deputies::of_group(tx, whole.id, now)?;
            Ok((whole, terms, deputies, list::offices(tx)?, list::standings(tx, now)?, waiting))
        })
        .await?;
    let words = visit.shell.words.clone();
    let mut parts = Vec::new();
    if waiting > 0 {
        let link = Link::new(words.say_with("power-waiting", &[("acts", waiting.into())]), "/power/second");
        parts.push(Note::turn(Markup::line([Markup::link(&link)])).into());
    }
    if let Some(when) = too_few(&terms, now) {
        let with = [("when", visit.short(when).into())];
        parts.push(Note::turn(Markup::paragraph(&words.say_with("power-too-few", &with))).into());
    }
    let of_whole: Vec<_> = offices.iter().filter(|office| office.kind == whole.kind).cloned().collect();
    let mut acts = vec![
        Act::second(Link::new(words.say("power-see-acts"), format!("/groups/{}/acts", whole.id))),
        Act::link(Link::new(words.say("power-see-offices"), "/power/offices")),
        Act::link(Link::new(words.say("power-see-settings"), "/settings")),
    ];
    if visit.reader.holds(Power::Lend, None) {
        acts.insert(
            0,
            Act::main(Link::new(words.say("power-lend-office"), format!("/groups/{}/power/lend", whole.id))),
        );
    }
    let body = [super::group::holders(&visit, &terms, &deputies, &of_whole, &whole.name), Acts { acts }.into()];
    let few = super::few::alone(&words, &visit.book, &whole, (&terms, &deputies), &[], now);
    let unelected = super::few::unelected(&words, &visit.book, terms.iter(), now);
    let every = Markup::joined([
        Markup::paragraph(&words.say("power-each-lead")),
        super::power_acts(&words, Power::ALL, whole.id),
    ]);
    parts.push(Markup::section("whole", &words.say("power-in-whole"), Markup::joined(body)));

    parts.push(few);
    let may_lend = visit.reader.holds(Power::Lend, None);
    parts.push(super::group::vacancies(&words, &terms, &of_whole, whole.id, may_lend));
    parts.push(Markup::section("powers", &words.say("power-each"), every));
    parts.push(unelected);
    let host = Markup::line([
        Markup::text(&words.say("unelected-host")),
        Markup::link(&Link::new(words.say("unelected-host-see"), "/limits")),
    ]);
    parts.push(Markup::section("host", &words.say("unelected-host-title"), host));

    let mut number_of: BTreeMap<Kind, u64> = BTreeMap::new();
    for office in &offices {
        *number_of.entry(office.kind.clone()).or_default() += 1;
    }
    let below: Vec<_> = standings.iter().filter(|standing| standing.group != whole.id).collect();
    if !below.is_empty() {
        parts.push(Markup::section("groups", &words.say("power-in-groups"), groups_table(&visit, &below, &number_of)));
    }
    let (terms, vacant) = standings.iter().fold((0, 0), |(terms, vacant), standing| {
        let there = number_of.get(&standing.kind).copied().unwrap_or_default();
        (terms + standing.terms, vacant + there.saturating_sub(standing.held))
    });
    let lead = words.say_with("power-lead", &[("terms", terms.into()), ("vacant", vacant.into())]);
    Ok(Page::new(visit.shell, words.say("power-title"), Markup::joined(parts)).lead(lead).here("/power"))
}

/// So long before it happens everybody is told that soon too few can lend.
const AHEAD: Duration = Duration::from_hours(24 * 60);

/// From when on fewer than two people can lend offices in the whole movement, if that is soon: nothing could be lent any more,
/// because it takes two.
fn too_few(terms: &[Lent], now: Moment) -> Option<Moment> {
    let mut ends: BTreeMap<MemberId, Moment> = BTreeMap::new();
    for lent in terms.iter().filter(|lent| !lent.rests(now) && lent.powers.contains(&Power::Lend)) {
        let end = ends.entry(lent.member).or_insert(lent.until);
        *end = lent.until.max(*end);
    }
    let mut ends: Vec<_> = ends.into_values().collect();
    ends.sort_unstable();
    let second = ends.iter().rev().nth(1).copied().unwrap_or(now);
    (second < now.plus(AHEAD)).then_some(second)
}

/// A row for each group: how many offices are held, how many are not, when the next term ends.
fn groups_table(visit: &Visit, groups: &[&Standing], number_of: &BTreeMap<Kind, u64>) -> Markup {
    let words = &visit.shell.words;
    let columns = [
        Column::words(words.say("power-group")),
        Column::figures(words.say("power-terms")),
        Column::figures(words.say("power-vacancies")),
        Column::words(words.say("power-next-end")),
    ];
    let rows = groups.iter().map(|standing| {
        let there = number_of.get(&standing.kind).copied().unwrap_or_default();
        let vacant = there.saturating_sub(standing.held);
        let next = standing.next_end.map(|end| visit.short(end)).unwrap_or_default();
        Row::new(
            Markup::link(&Link::new(&standing.name, format!("/groups/{}/power", standing.group))),
            [Markup::text(&standing.terms.to_string()), Markup::text(&vacant.to_string()), Markup::text(&next)],
        )
    });
    Table::new(words, words.say("power-groups-table"), columns).rows(rows).into()
}
