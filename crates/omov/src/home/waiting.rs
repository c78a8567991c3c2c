//! What waits for the reader, the most pressing first. Nothing that does not need them is among it.

use std::time::Duration;

use omov_store::{Error, Moment, ReadTx};
use omov_web::markup::Markup;
use omov_web::parts::{Act, Acts, Card, Link, Rows, Tag};

use crate::groups::questions::{self, Times};
use crate::groups::{self, Group};
use crate::house::Visit;
use crate::members::Member;

/// A membership that ends sooner than this wants renewing.
const SOON: Duration = Duration::from_hours(24 * 30);

/// One thing that waits.
pub(super) enum Waiting {
    /// The membership ends, or has ended.
    Renewal(Moment),
    /// Somebody asked the reader's group something.
    Question { group: Group, address: String, times: Times },
}

/// Everything that waits for somebody.
pub(super) fn find(tx: &mut ReadTx<'_>, me: &Member, now: Moment) -> Result<Vec<Waiting>, Error> {
    let mut waiting = Vec::new();
    for (group, question, asked, due, answered) in questions::waiting_for(tx, me.id)? {
        let Some(group) = groups::find(tx, group)? else { continue };
        let address = format!("{}/questions/{question}", groups::web::address(group.id));
        waiting.push(Waiting::Question { group, address, times: Times { asked, due, answered } });
    }
    waiting.extend(me.renew_by.filter(|end| *end <= now.plus(SOON)).map(Waiting::Renewal));
    Ok(waiting)
}

/// The first of them as the one card that stands out, the others as a list.
pub(super) fn show(visit: &Visit, waiting: &[Waiting]) -> Markup {
    let words = &visit.shell.words;
    let Some((first, rest)) = waiting.split_first() else { return Markup::default() };
    let (title, body, act) = first.said(visit);
    let tag = Tag::turn(words.say("home-needs-you"));
    let card = Card::turn(title, body).tagged(tag).acts(Acts { acts: vec![Act::main(act)] }).level(2);
    let rest: Vec<_> = rest
        .iter()
        .map(|waiting| {
            let (title, body, act) = waiting.said(visit);
            Markup::joined([Markup::heading(3, &title), body, Markup::line([Markup::link(&act)])])
        })
        .collect();
    let rest = if rest.is_empty() {
        Markup::default()
    } else {
        Markup::section("waiting", &words.say("home-also-waits"), Rows { items: rest }.into())
    };
    Markup::joined([card.into(), rest])
}

impl Waiting {
    /// What it is, what there is to say, and where it is done.
    fn said(&self, visit: &Visit) -> (String, Markup, Link) {
        let words = &visit.shell.words;
        match self {
            Self::Renewal(end) => {
                let with = [("day", visit.day(*end).into()), ("away", visit.away(*end).into())];
                let over = *end <= visit.now;
                let body = words.say_with(if over { "home-renewal-over" } else { "home-renewal-soon" }, &with);
                (
                    words.say("home-renewal"),
                    Markup::paragraph(&body),
                    Link::new(words.say("home-renewal-act"), "/me/renew"),
                )
            }
            Self::Question { group, address, times } => {
                let with = [("group", (&*group.name).into())];
                let due = [("day", visit.day(times.due).into()), ("away", visit.away(times.due).into())];
                let owed = times.is_owed(visit.now);
                let body = words.say_with(if owed { "home-question-owed" } else { "home-question-due" }, &due);
                let act = Link::new(words.say("home-question-act"), address);
                (words.say_with("home-question", &with), Markup::paragraph(&body), act)
            }
        }
    }
}
