//! Who holds power in one group.

use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Link, Row, Rows, Table};
use omov_web::words::Words;

use crate::groups::GroupId;
use crate::house::{Answer, Visit};
use crate::nominations;
use crate::offices::deputies::{self, Deputy};
use crate::offices::list::{self, Lent};
use crate::offices::{Office, Power};

/// So many nominations are looked at, the last ones first.
const ROUNDS: u32 = 20;

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    let place = visit.place()?.clone();
    let (group, kind, now) = (place.group().id, place.group().kind.clone(), visit.now);
    let above: Vec<_> = place.above().iter().map(|group| (group.id, group.name.clone())).collect();
    let (terms, deputies, offices, over, rounds) = visit
        .house
        .store()
        .read(move |tx| {
            let terms = list::of_group(tx, group, now)?;
            let mut over = Vec::new();
            for (group, name) in &above {
                let held = list::of_group(tx, *group, now)?.into_iter().filter(|lent| lent.since <= now);
                over.extend(held.map(|lent| (lent, name.clone())));
            }
            let rounds = nominations::open_in(tx, group, ROUNDS, now)?;
            Ok((terms, deputies::of_group(tx, group, now)?, list::offices_of(tx, &kind)?, over, rounds))
        })
        .await?;
    let words = visit.shell.words.clone();
    let name = place.group().name.clone();
    let held = terms.iter().filter(|lent| lent.is_held(now)).count() as u64;
    let standing = if rounds.is_empty() {
        Markup::default()
    } else {
        let rows = nominations::web::rows(&visit, rounds.iter().map(|round| (round, &*name)));
        Markup::section("nominations", &words.say("nominations-list"), rows)
    };
    let mut parts = vec![holders(&visit, &terms, &deputies, &offices, &name)];
    parts.push(super::few::alone(&words, &visit.book, place.group(), (&terms, &deputies), &over, now));
    parts.push(standing);
    let may_lend = visit.reader.holds(Power::Lend, Some(&place));
    parts.push(vacancies(&words, &terms, &offices, group, may_lend));
    let mut acts = vec![Act::second(Link::new(words.say("power-see-acts"), format!("/groups/{group}/acts")))];
    if may_lend && !offices.is_empty() {
        acts.insert(0, Act::main(Link::new(words.say("power-lend-office"), format!("/groups/{group}/power/lend"))));
    }
    parts.push(Acts { acts }.into());
    let mut powers: Vec<Power> =
        terms.iter().chain(over.iter().map(|(lent, _)| lent)).flat_map(|lent| lent.powers.clone()).collect();
    powers.sort_unstable();
    powers.dedup();
    if !powers.is_empty() {
        let links = super::power_acts(&words, &powers, group);
        let lead = Markup::paragraph(&words.say("power-each-lead"));
        parts.push(Markup::section("powers", &words.say("power-each"), Markup::joined([lead, links])));
    }
    let all = terms.iter().chain(over.iter().map(|(lent, _)| lent));
    parts.push(super::few::unelected(&words, &visit.book, all, now));
    if !over.is_empty() {
        let items = over.iter().map(|(lent, group)| reaching(&words, lent, group)).collect();
        let body = Markup::joined([Markup::paragraph(&words.say("power-above-lead")), Rows { items }.into()]);
        parts.push(Markup::section("above", &words.say("power-above"), body));
    }
    let title = words.say_with("power-group-title", &[("group", name.into())]);
    let lead = words.say_with("power-group-lead", &[("held", held.into())]);
    Ok(Page::new(visit.shell, title, Markup::joined(parts)).lead(lead).here("/power").place(super::places(&place)))
}

/// The table of who holds what.
pub(super) fn holders(visit: &Visit, terms: &[Lent], deputies: &[Deputy], offices: &[Office], group: &str) -> Markup {
    let words = &visit.shell.words;
    if terms.is_empty() {
        let who_may = words.say(if offices.is_empty() { "power-no-offices" } else { "power-nobody-who" });
        return Card::empty(words.say("power-nobody"), &who_may, Markup::default()).level(2).into();
    }
    let columns = [
        Column::words(words.say("power-office")),
        Column::words(words.say("power-holder")),
        Column::words(words.say("power-until")),
        Column::words(words.say("power-deputy")),
        Column::figures(words.say("power-acts")),
    ];
    let rows = terms.iter().map(|lent| {
        let deputy = deputies.iter().find(|one| one.term == lent.id || Some(one.id) == lent.deputy);
        let deputy = match deputy {
            Some(one) if lent.deputy.is_some() => {
                Markup::text(&words.say_with("power-stands-for", &[("holder", one.holder_name.as_str().into())]))
            }
            Some(one) if lent.rests(visit.now) => {
                Markup::text(&words.say_with("power-stands-in", &[("deputy", one.name.as_str().into())]))
            }
            Some(one) => Markup::name(&one.name),
            None if lent.powers.is_empty() => Markup::default(),
            None => Markup::text(&words.say("deputy-nobody")),
        };
        let until = if lent.since > visit.now {
            words.say_with(
                "power-from-until",
                &[("since", visit.short(lent.since).into()), ("until", visit.short(lent.until).into())],
            )
        } else {
            visit.short(lent.until)
        };
        Row::new(
            Markup::link(&super::link(words, lent)),
            [Markup::name(&lent.name), Markup::text(&until), deputy, Markup::text(&lent.acts.to_string())],
        )
    });
    Table::new(words, words.say_with("power-table", &[("group", group.into())]), columns).rows(rows).into()
}

/// The offices that nobody holds.
pub(super) fn vacancies(words: &Words, terms: &[Lent], offices: &[Office], group: GroupId, may_lend: bool) -> Markup {
    let vacant: Vec<_> = offices
        .iter()
        .filter(|office| terms.iter().all(|lent| lent.office != office.id || lent.deputy.is_some()))
        .collect();
    if vacant.is_empty() || terms.is_empty() {
        return Markup::default();
    }
    let items = vacant
        .iter()
        .map(|office| {
            let can = super::powers(words, &office.powers).join("; ");
            let mut parts = vec![Markup::heading(3, &office.title), Markup::paragraph(&can)];
            if may_lend {
                let link =
                    Link::new(words.say("power-lend-this"), format!("/groups/{group}/power/lend?office={}", office.id));
                parts.push(Acts { acts: vec![Act::link(link).about(&office.title)] }.into());
            }
            Markup::joined(parts)
        })
        .collect();
    let body = Markup::joined([Markup::paragraph(&words.say("power-vacant-lead")), Rows { items }.into()]);
    Markup::section("vacant", &words.say("power-vacant"), body)
}

/// A power of a group above that reaches this one.
fn reaching(words: &Words, lent: &Lent, group: &str) -> Markup {
    let office = Link::new(super::title(words, &lent.title, group), lent.address());
    Markup::line([Markup::link(&office), Markup::name(&lent.name)])
}
