//! Nominations in a list, and on the pages of offices.

use omov_store::{Moment, ReadTx};
use omov_web::markup::Markup;
use omov_web::parts::{Link, Note, Rows, Tag};

use crate::groups::GroupId;
use crate::house::{Stop, Visit};
use crate::nominations::round::{self, Round};
use crate::rules::capital;

/// Where it stands, in a word or two.
pub(super) fn tag(visit: &Visit, round: &Round) -> Tag {
    let words = &visit.shell.words;
    match round.ended_at {
        None if round.is_open(visit.now) => Tag::open(words.say("nominations-are-open")),
        None => Tag::turn(words.say("nominations-are-ending")),
        Some(_) => Tag::done(words.say("nominations-are-over")),
    }
}

/// The moment that matters, in a sentence.
pub(super) fn moment(visit: &Visit, round: &Round) -> String {
    let name = if round.is_open(visit.now) { "nominations-until" } else { "nominations-ended" };
    let with = [("when", visit.hour(round.ends_at).into()), ("away", visit.away(round.ends_at).into())];
    visit.shell.words.say_with(name, &with)
}

/// Nominations with the names of their groups, and until when names are taken.
pub(crate) fn rows<'r>(visit: &Visit, rounds: impl IntoIterator<Item = (&'r Round, &'r str)>) -> Markup {
    let row = |(round, group): (&Round, &str)| {
        let with = [("office", visit.book.title_in("offices", &round.office).into())];
        let title = capital(&visit.shell.words.say_with("nominations-for", &with));
        let link = Link::new(title, round.id.address());
        Rows::entry(tag(visit, round), &link, [group, &moment(visit, round)])
    };
    Rows { items: rounds.into_iter().map(row).collect() }.into()
}

/// For the page of an office in a group: that names are taken for it, until when, and where.
pub(crate) fn of_office(visit: &Visit, round: Option<&Round>) -> Markup {
    let words = &visit.shell.words;
    let Some(round) = round.filter(|round| round.is_open(visit.now)) else { return Markup::default() };
    let link = Link::new(words.say("nominations-see"), round.id.address());
    Note::turn(Markup::line([Markup::text(&moment(visit, round)), Markup::link(&link)])).into()
}

/// All nominations with the names of their groups, the last ones first.
pub(crate) fn all(tx: &mut ReadTx<'_>, most: u32, now: Moment) -> Result<Vec<(Round, String)>, Stop> {
    let mut found = Vec::new();
    for round in round::list(tx, most)? {
        // Those that have come to a ballot stand beside it.
        if !round.is_live(tx, now)? || !crate::ballots::on_round(tx, round.id)?.is_empty() {
            continue;
        }
        let group: GroupId = round.group;
        let name = crate::groups::find(tx, group)?.map(|group| group.name).unwrap_or_default();
        found.push((round, name));
    }
    Ok(found)
}
