//! Where power hangs on one person, and who decides without having been elected: shown to everybody, with what can be done.

use std::collections::BTreeSet;

use omov_rules::Rulebook;
use omov_store::Moment;
use omov_web::markup::Markup;
use omov_web::parts::{Link, Rows, Tag};
use omov_web::words::Words;

use crate::groups::Group;
use crate::offices::deputies::Deputy;
use crate::offices::list::Lent;
use crate::offices::missing::{self, called};
use crate::offices::reach::{self, Two, Unelected};
use crate::offices::{Power, book};
use crate::rules::{self, refusal};

/// Where power hangs on one person in a group. `above` are the terms that reach it from wider groups.
pub(super) fn alone(
    words: &Words,
    rules: &Rulebook,
    group: &Group,
    (terms, deputies): (&[Lent], &[Deputy]),
    above: &[(Lent, String)],
    now: Moment,
) -> Markup {
    let mut items: Vec<Markup> = Vec::new();
    for lent in reach::alone(terms, deputies, now) {
        let powers = super::powers(words, &lent.powers).join("; ");
        let with = [
            ("holder", lent.name.as_str().into()),
            ("office", lent.title.as_str().into()),
            ("group", group.name.as_str().into()),
            ("powers", powers.into()),
        ];
        items.push(Markup::joined([
            Markup::line([Tag::stop(words.say("few-one")).into(), Markup::link(&super::link(words, lent))]),
            Markup::paragraph(&words.say_with("few-office", &with)),
            what_to_do(words, rules, lent),
        ]));
    }
    let powers: BTreeSet<Power> = terms.iter().flat_map(|lent| lent.powers.iter().copied()).collect();
    for power in powers {
        let all = terms.iter().chain(above.iter().map(|(lent, _)| lent));
        let warning = too_few(words, rules, group, power, &reach::people(all, power, now));
        items.extend(warning.map(|warning| {
            let see = words.say_with("missing-see", &[("power", called(power).into())]);
            let see = Link::new(see, missing::page(power.name(), group.id));
            Markup::joined([Markup::line([Tag::stop(words.say("few-two")).into(), Markup::link(&see)]), warning])
        }));
    }
    if items.is_empty() {
        return Markup::default();
    }
    Markup::section("few", &words.say("few-title"), Rows { items }.into())
}

/// A power that needs two and that one person holds, here or above.
pub(super) fn too_few(
    words: &Words,
    rules: &Rulebook,
    group: &Group,
    power: Power,
    people: &[&Lent],
) -> Option<Markup> {
    let [only] = people else { return None };
    let two = Two::of(rules, power);
    let message = match two {
        Two::Never => return None,
        Two::Sometimes => "few-two-sometimes",
        Two::Above(_) => "few-two-above",
        Two::Always => "few-two-always",
    };
    let called = called(power);
    let mut with = vec![
        ("power", called.as_str().into()),
        ("holder", only.name.as_str().into()),
        ("group", group.name.as_str().into()),
    ];
    if let Two::Above(alone) = two {
        with.push(("alone", alone.into()));
    }
    Some(Markup::joined([
        Markup::paragraph(&words.say_with(message, &with)),
        Markup::paragraph(&words.say("few-two-do")),
    ]))
}

/// What can be done where one person holds an office: fill its other seats, name a deputy, or change the rules.
pub(super) fn what_to_do(words: &Words, rules: &Rulebook, lent: &Lent) -> Markup {
    let Some((name, office)) = book::rules_of(rules, lent.office) else {
        return Markup::paragraph(&words.say("few-do-before"));
    };
    let (text, path) = if office.seats.value > 1 {
        let with = [("seats", office.seats.value.into())];
        (words.say_with("few-do-seats", &with), office.seats.cite.path.clone())
    } else if let Some(by) = &office.deputy_named_by {
        (words.say_with("few-do-deputy", &[("by", rules.title(&by.value).into())]), by.cite.path.clone())
    } else {
        (words.say("few-do-rules"), format!("offices.{name}.deputy-named-by"))
    };
    Markup::line([Markup::text(&text), Markup::link(&refusal::link(words, rules, &path))])
}

/// Who decides here without having been elected: one line for each office that somebody holds.
pub(super) fn unelected<'l>(
    words: &Words,
    rules: &Rulebook,
    terms: impl Iterator<Item = &'l Lent>,
    now: Moment,
) -> Markup {
    let mut seen = BTreeSet::new();
    let items: Vec<Markup> = terms
        .filter(|lent| lent.is_held(now) && !lent.powers.is_empty() && seen.insert(lent.office))
        .filter_map(|lent| {
            let how = Unelected::of(rules, lent.office)?;
            let with = [("office", rules::capital(&lent.title).into()), ("by", how.by().into())];
            let said = Markup::text(&words.say_with(how.message(), &with));
            let rule = book::rules_of(rules, lent.office).map(|(name, _)| {
                let rule = Link::new(words.say("few-filled-rule"), rules::address(&format!("offices.{name}.filled")));
                Markup::link(&rule)
            });
            Some(Markup::line([said, rule.unwrap_or_default()]))
        })
        .collect();
    if items.is_empty() {
        return Markup::default();
    }
    Markup::section("unelected", &words.say("unelected-title"), Rows { items }.into())
}
