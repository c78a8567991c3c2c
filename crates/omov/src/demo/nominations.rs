//! Nominations in the group of those who look round: three have accepted, one has not answered, and there is time to stand oneself.

use std::collections::BTreeMap;

use omov_store::Moment;

use super::roll::{DAY, ago, some_of};
use crate::groups::GroupId;
use crate::house::{Stop, ids};
use crate::members::{Member, MemberId};
use crate::nominations::{Named, NominationId, Past, Round, RoundId};

const ABOUT: &str = "The two secretaries keep the roll of our group, answer who writes to us, and call our ballots. It is about three hours a week, for a year.\n\nWhoever does it now helps you through the first month.";

/// What those say who have accepted, and how many support each.
const STATEMENTS: [(&str, usize); 3] = [
    (
        "I have kept the books of the allotments for six years, and nothing was ever lost.\n\nI would answer every letter within three days, and say so if I cannot.",
        5,
    ),
    (
        "I work at night and am awake when others sleep. Most of us who work shifts never hear of a meeting in time.\n\nI would write once a month, in plain words, what was decided and what comes next.",
        1,
    ),
    ("I am new here and have time. I learn fast, and I will ask when I do not know.", 3),
];

/// Draws it.
pub(super) fn drawn(group: GroupId, secretary: MemberId, people: &[Member], now: Moment) -> Result<Past, Stop> {
    let opened = ago(now, 5, 0);
    let members = some_of(group, people);
    let others = |who: MemberId, many: usize| members.iter().copied().filter(move |one| *one != who).take(many);
    let accepted = members.iter().skip(1).zip(STATEMENTS).map(|(who, (statement, supporters))| {
        Ok::<_, Stop>(Named {
            id: NominationId(ids::chance()?),
            who: *who,
            statement: Some(statement.to_owned()),
            answers: BTreeMap::new(),
            // Whoever accepts supports themselves.
            supporters: [*who].into_iter().chain(others(*who, supporters - 1)).collect(),
        })
    });
    let mut named = accepted.collect::<Result<Vec<_>, _>>()?;
    if let Some(who) = members.get(STATEMENTS.len() + 1) {
        let (id, supporters) = (NominationId(ids::chance()?), others(*who, 1).collect());
        named.push(Named { id, who: *who, statement: None, answers: BTreeMap::new(), supporters });
    }
    let round = Round {
        id: RoundId(ids::by_time(opened)?),
        group,
        office: "local-secretary".into(),
        kind: "local-election".into(),
        book: 0,
        seats: 2,
        about: ABOUT.into(),
        reopen: true,
        opened_by: secretary,
        opened_at: opened,
        ends_at: opened.plus(DAY * 14),
        extended_at: None,
        reason: String::new(),
        ended_at: None,
        statements: None,
        digest: None,
        entry: None,
    };
    Ok(Past { round, by: "local secretary".into(), named })
}
