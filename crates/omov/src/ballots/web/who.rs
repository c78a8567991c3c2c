//! On a ballot's page: who came onto its roll and who went, and who has looked whether there are people on it.

use omov_web::figures::grouped;
use omov_web::markup::Markup;
use omov_web::parts::{Act, Acts, Card, Column, Link, Note, Row, Rows, Table};
use omov_web::words::Words;

use crate::ballots::moves::{Burst, Moves};
use crate::ballots::sample::{self, Sample};
use crate::ballots::stage::State;
use crate::ballots::{Ballot, groups};

/// What is known of the roll.
#[derive(Debug)]
pub(super) struct Roll {
    pub(super) moves: Option<Moves>,
    pub(super) burst: Burst,
    pub(super) samples: Vec<Sample>,
}

/// The section; nothing before the roll is frozen.
pub(super) fn shown(
    words: &Words,
    ballot: &Ballot,
    (roll, corrected): (&Roll, Option<Markup>),
    group: &str,
    scrutinises: bool,
) -> Option<Markup> {
    ballot.root?;
    let mut parts = Vec::from_iter(corrected);
    if let Some(moves) = &roll.moves {
        parts.push(Markup::paragraph(&words.say("ballot-moves-say")));
        parts.push(table(words, moves, group));
        parts.push(Markup::small(&words.say_with("ballot-moves-few", &[("least", groups::LEAST.into())])));
    }
    match &roll.burst {
        Burst::None => {}
        Burst::Waits if ballot.state == State::Voided => {}
        Burst::Waits => parts.push(Note::stop(Markup::paragraph(&words.say("ballot-burst-waits"))).into()),
        Burst::Acknowledged(_, why) => {
            let says = [Markup::paragraph(&words.say("ballot-burst-acknowledged")), Markup::line([Markup::name(why)])];
            parts.push(Note::rule(Markup::joined(says)).into());
        }
    }
    parts.push(looked(words, ballot, &roll.samples));
    if scrutinises && sample::can_be_drawn(ballot) {
        let link = Link::new(words.say("ballot-sample-act"), format!("{}/sample", ballot.id.address()));
        parts.push(Acts { acts: vec![Act::second(link)] }.into());
    }
    Some(Markup::section("who", &words.say("ballot-who"), Markup::joined(parts)))
}

/// Who came and went, for the group and what is in it.
fn table(words: &Words, moves: &Moves, group: &str) -> Markup {
    let few = || words.say_with("ballot-moves-fewer", &[("least", groups::LEAST.into())]);
    let all = |count: Option<u64>| Markup::text(&count.map_or_else(few, |count| grouped(words, count)));
    let mut names: Vec<&str> =
        moves.came.within.iter().chain(&moves.went.within).map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let part = |of: &[(String, u64)], name: &str| {
        let found = of.iter().find(|(group, _)| group == name).map(|(_, people)| *people);
        Markup::text(&found.map_or_else(|| words.say("ballot-moves-above"), |people| grouped(words, people)))
    };
    let within = names
        .into_iter()
        .filter(|name| *name != group)
        .map(|name| Row::new(Markup::name(name), [part(&moves.came.within, name), part(&moves.went.within, name)]));
    let first = Row::new(Markup::name(group), [all(moves.came.all), all(moves.went.all)]);
    let columns = [
        Column::words(words.say("ballot-moves-group")),
        Column::figures(words.say("ballot-moves-came")),
        Column::figures(words.say("ballot-moves-went")),
    ];
    Table::new(words, words.say("ballot-moves"), columns).rows([first].into_iter().chain(within)).into()
}

/// Who has looked, and what they found.
fn looked(words: &Words, ballot: &Ballot, samples: &[Sample]) -> Markup {
    let done = samples.iter().filter_map(|sample| Some((sample, sample.missing?)));
    let items: Vec<Markup> = done
        .map(|(sample, missing)| {
            let with = [
                ("name", sample.name.as_str().into()),
                ("drawn", sample.drawn.into()),
                ("could", ballot.could.unwrap_or_default().into()),
                ("missing", missing.into()),
            ];
            let name = if missing == 0 { "ballot-sample-found" } else { "ballot-sample-not-found" };
            let said = Markup::paragraph(&words.say_with(name, &with));
            if missing == 0 {
                return said;
            }
            let why = sample.reason.iter().map(|why| Markup::line([Markup::name(why)]));
            Note::stop(Markup::joined([said].into_iter().chain(why))).into()
        })
        .collect();
    if items.is_empty() { Markup::paragraph(&words.say("ballot-sample-none")) } else { Rows { items }.into() }
}

/// What a scrutineer has to do about the roll before the ballot can open.
pub(super) fn turn(words: &Words, ballot: &Ballot, roll: &Roll) -> Option<Markup> {
    let before = matches!(ballot.state, State::RollFrozen | State::KeysReady);
    (before && roll.burst == Burst::Waits).then(|| {
        let act = Act::main(Link::new(words.say("ballot-burst-act"), format!("{}/burst", ballot.id.address())));
        let say = Markup::paragraph(&words.say("ballot-burst-turn-say"));
        Card::turn(words.say("ballot-burst-turn"), say).acts(Acts { acts: vec![act] }).level(2).into()
    })
}
