//! One power, as it stands in a group: the five questions for anyone who has it, who holds it here, and how few they are.

use std::time::Duration;

use axum::extract::{Path, Query};
use omov_rules::model::Filled;
use omov_rules::simulate::Numbers;
use omov_store::ReadTx;
use omov_web::figures::grouped;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Facts, Link, Note, Row, Rows, Table, Tag};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::{back, few};
use crate::groups::{self, GroupId, Place};
use crate::house::{Answer, Stop, Visit};
use crate::offices::deputies::{self, Deputy};
use crate::offices::list::{self, Lent};
use crate::offices::reach::{self, Two, Unelected};
use crate::offices::{Power, missing};
use crate::record::used::{self, Used};
use crate::rules::{self, refusal, takes};

/// Acts of so long are counted.
const YEAR: Duration = Duration::from_hours(24 * 365);

/// From where one looks at it.
#[derive(Deserialize)]
pub(super) struct From {
    group: Option<GroupId>,
}

/// All that the page says.
struct Found {
    place: Place,
    /// The terms in which it is held here and above now, each with the name of its group.
    held: Vec<(Lent, String)>,
    /// Who is named to stand in, here and above.
    deputies: Vec<Deputy>,
    /// How many other terms lend it, in how many groups.
    elsewhere: (u64, u64),
    /// How many acts were done with it in a year, and the latest.
    used: (u64, Vec<Used>),
    numbers: Numbers,
    /// The founding on the record.
    founding: Option<u64>,
}

impl Found {
    fn read(tx: &mut ReadTx<'_>, visit: &Visit, power: Power, group: GroupId) -> Result<Self, Stop> {
        let now = visit.now;
        let place = groups::place(tx, group)?.ok_or(Refusal::NotFound)?;
        let (mut held, mut deputies) = (Vec::new(), Vec::new());
        for group in place.all().rev() {
            deputies.extend(deputies::of_group(tx, group.id, now)?);
            let terms = list::of_group(tx, group.id, now)?;
            let with = terms.into_iter().filter(|lent| lent.acts(now) && lent.powers.contains(&power));
            held.extend(with.map(|lent| (lent, group.name.clone())));
        }
        let (mut terms, mut elsewhere) = (0, 0);
        for office in list::every_office(tx)?.iter().filter(|office| office.powers.contains(&power)) {
            let (all, groups) = list::running(tx, office.id, now)?;
            let here = held.iter().filter(|(lent, _)| lent.office == office.id && lent.deputy.is_none());
            let here_groups: std::collections::BTreeSet<_> = here.clone().map(|(lent, _)| lent.group).collect();
            terms += all.saturating_sub(here.count() as u64);
            elsewhere += groups.saturating_sub(here_groups.len() as u64);
        }
        let whole = groups::whole(tx)?.ok_or(Refusal::NotFound)?;
        Ok(Self {
            numbers: takes::numbers(tx, &visit.book, &place)?,
            used: used::with_power(tx, &visit.shell.words, power.name(), now.minus(YEAR))?,
            founding: list::founding(tx, whole.id)?,
            elsewhere: (terms, elsewhere),
            held,
            deputies,
            place,
        })
    }
}

pub(super) async fn show(visit: Visit, Path(name): Path<String>, Query(from): Query<From>) -> Answer<Page> {
    let power = Power::find(&name).ok_or(Refusal::NotFound)?;
    let group = from.group.unwrap_or(visit.me()?.group);
    let reading = visit.clone();
    let found = visit.house.store().read(move |tx| Found::read(tx, &reading, power, group)).await?;
    let words = visit.shell.words.clone();
    let people = reach::people(found.held.iter().map(|(lent, _)| lent), power, visit.now);
    let name = found.place.group().name.as_str();
    let mut parts = Vec::new();
    if let Some(warning) = few::too_few(&words, &visit.book, found.place.group(), power, &people) {
        parts.push(Note::stop(warning).into());
    } else if let [only] = people[..]
        && !found.deputies.iter().any(|one| one.office == only.office && one.member != only.member)
    {
        let with = [("holder", only.name.as_str().into()), ("group", name.into())];
        let warning = Markup::joined([
            Markup::paragraph(&words.say_with("few-power", &with)),
            few::what_to_do(&words, &visit.book, only),
        ]);
        parts.push(Note::stop(warning).into());
    }
    let five = Markup::section("five", &words.say("term-five"), five(&visit, &found, power).into());
    let side = Markup::joined([latest(&visit, &found, power)]);
    parts.push(Markup::columns(five, side, false));
    let with = [("group", name.into())];
    parts.push(Markup::section("held", &words.say_with("power-held-in", &with), held(&visit, &found)));
    let unelected = few::unelected(&words, &visit.book, found.held.iter().map(|(lent, _)| lent), visit.now);
    parts.push(unelected);
    parts.push(taken_back(&visit, &found, power));
    let tag = match people.len() {
        0 => Tag::stop(words.say_with("power-held-nobody", &with)),
        1 => Tag::stop(words.say_with("power-held-one", &with)),
        n => Tag::open(words.say_with("power-held-by", &[("people", (n as u64).into()), with[0].clone()])),
    };
    let title = words.say_with("power-page-title", &[("power", missing::called(power).into())]);
    let lead = words.say(&format!("power-{}-means", power.name()));
    let mut at = vec![Link::new(words.say("menu-power"), "/power")];
    let group = found.place.group();
    at.push(Link::new(&group.name, format!("/groups/{}/power", group.id)));
    let page = Page::new(visit.shell, title, Markup::joined(parts)).tagged(tag).lead(lead);
    Ok(page.here("/power").place(at))
}

fn five(visit: &Visit, found: &Found, power: Power) -> Facts {
    let (words, book) = (&visit.shell.words, &visit.book);
    let lending: Vec<_> = book.offices.iter().filter(|(_, office)| office.lends.value.contains(&power)).collect();
    let none = || Markup::text(&words.say("power-no-rule"));
    let two = match Two::of(book, power) {
        Two::Never => words.say("power-two-never"),
        Two::Sometimes => words.say("power-two-sometimes"),
        Two::Above(alone) => words.say_with("power-two-above", &[("alone", alone.into())]),
        Two::Always => words.say("power-two-always"),
    };
    let mut what = vec![Markup::text(&two)];
    if let Some(alone) = book.powers.get(&power).and_then(|rule| rule.alone_up_to.as_ref()) {
        what.push(Markup::link(&refusal::link(words, book, &alone.cite.path)));
    }
    let from = lending.iter().map(|(name, office)| {
        let kind = book.title_in("groups", book.group_of_office(name).unwrap_or_default());
        let with = [
            ("office", rules::capital(&office.title.value).into()),
            ("kind", kind.into()),
            ("by", book.title(&office.by.value).into()),
        ];
        let message = match office.filled.value {
            Filled::ByElection => "power-from-election",
            Filled::ByLot => "power-from-lot",
            Filled::ByAppointment => "power-from-appointment",
            Filled::ExOfficio => "power-from-ex-officio",
        };
        let rule = Markup::link(&refusal::link(words, book, &office.lends.cite.path));
        Markup::lines([Markup::text(&words.say_with(message, &with)), rule])
    });
    let answers = lending.iter().map(|(name, office)| {
        let with = [("office", rules::capital(&office.title.value).into())];
        let who = Markup::text(&words.say_with("power-answers", &with));
        Markup::line([who, back::answers(words, book, name)])
    });
    let number = grouped(words, found.used.0);
    let used = words.say_with("power-used", &[("acts", found.used.0.into()), ("number", number.into())]);
    let see = Link::new(words.say("power-used-see"), format!("/record?area={}", power.name()));
    let rows = |items: Vec<Markup>| if items.is_empty() { none() } else { Rows { items }.into() };
    let lend = Link::new(words.say("back-lenders"), missing::page(Power::Lend.name(), found.place.group().id));
    Facts::default()
        .with(words.say("term-what"), Markup::line(what))
        .with(words.say("term-from"), rows(from.collect()))
        .with(words.say("term-interest"), Markup::line([Markup::text(&used), Markup::link(&see)]))
        .with(words.say("term-answer"), rows(answers.collect()))
        .with(words.say("term-take-back"), Markup::line([Markup::text(&words.say("power-back")), Markup::link(&lend)]))
}

/// What was done with it last.
fn latest(visit: &Visit, found: &Found, power: Power) -> Markup {
    let words = &visit.shell.words;
    let items = found.used.1.iter().map(|act| {
        let link = Link::new(&act.said, used::address(act.number));
        let when = format!("{}, {}", act.group, visit.short(act.at));
        Markup::joined([Markup::line([Markup::link(&link)]), Markup::small(&when)])
    });
    let items: Vec<_> = items.collect();
    let body =
        if items.is_empty() { Markup::paragraph(&words.say("power-latest-none")) } else { Rows { items }.into() };
    let all = Link::new(words.say("power-used-see"), format!("/record?area={}", power.name()));
    Card::new(words.say("power-latest"), body).acts(Acts { acts: vec![Act::link(all)] }).level(2).into()
}

/// Who holds it here and above, in which office, until when, and by which act.
fn held(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let group = found.place.group();
    let name = group.name.as_str();
    let mut parts = Vec::new();
    if found.held.is_empty() {
        let acts = Acts {
            acts: vec![Act::second(Link::new(
                words.say("few-see-group"),
                format!("/groups/{}/power", found.place.group().id),
            ))],
        };
        parts.push(Card::empty(words.say("power-held-none"), &words.say("power-nobody-who"), acts).level(3).into());
    } else {
        let columns = [
            Column::words(words.say("power-holder")),
            Column::words(words.say("power-until")),
            Column::words(words.say("power-office")),
            Column::words(words.say("power-deputy")),
            Column::words(words.say("power-group")),
            Column::words(words.say("power-lent-by")),
        ];
        let rows = found.held.iter().map(|(lent, group)| {
            let deputy = found.deputies.iter().find(|one| one.term == lent.id);
            let deputy = match deputy {
                Some(one) => Markup::name(&one.name),
                None if lent.deputy.is_some() => Markup::default(),
                None => Markup::text(&words.say("deputy-nobody")),
            };
            Row::new(
                Markup::link(&Link::new(&lent.name, lent.address())),
                [
                    Markup::text(&visit.short(lent.until)),
                    Markup::name(&super::office(words, lent)),
                    deputy,
                    Markup::name(group),
                    super::lent_by(visit, lent, found.founding),
                ],
            )
        });
        let caption = words.say_with("power-held-table", &[("group", name.into())]);
        parts.push(Table::new(words, caption, columns).rows(rows).into());
    }
    let (terms, groups) = found.elsewhere;
    if terms > 0 {
        let with = [("terms", terms.into()), ("groups", groups.into())];
        let all = Link::new(words.say("power-elsewhere-see"), "/power");
        let text = Markup::text(&words.say_with("power-elsewhere", &with));
        parts.push(Markup::line([text, Markup::link(&all)]));
    }
    Markup::joined(parts)
}

/// How members take it back, office by office, with today's numbers.
fn taken_back(visit: &Visit, found: &Found, power: Power) -> Markup {
    let (words, book) = (&visit.shell.words, &visit.book);
    let kinds: Vec<&str> = found.place.all().map(|group| group.kind.name()).collect();
    let here = |name: &str| book.group_of_office(name).is_some_and(|kind| kinds.contains(&kind));
    let cards: Vec<Markup> = book
        .offices
        .iter()
        .filter(|(name, office)| office.lends.value.contains(&power) && here(name))
        .map(|(name, office)| {
            let recall = back::recall(words, book, name, &found.numbers);
            let title = words.say_with("back-office", &[("office", rules::capital(&office.title.value).into())]);
            let unelected = Unelected::of(book, crate::offices::OfficeId::of(name));
            let card = Card::new(title, recall).level(3);
            match unelected {
                Some(_) => card.tagged(Tag::turn(words.say("unelected-tag"))).into(),
                None => card.into(),
            }
        })
        .collect();
    if cards.is_empty() {
        return Markup::default();
    }
    let lead = Markup::paragraph(&words.say("back-lead"));
    let rules = Link::new(words.say("back-rules"), rules::address("petitions"));
    let after = vec![Markup::small(&words.say("back-outside")), Markup::line([Markup::link(&rules)])];
    let body = Markup::joined([vec![lead], cards, after].concat());
    Markup::section("back", &words.say("back-title"), body)
}
