//! What waits for the reader, the most pressing first. Nothing that does not need them is among it.

use std::time::Duration;

use omov_store::{Error, Moment, ReadTx};
use omov_web::markup::Markup;
use omov_web::parts::{Act, Acts, Card, Link, Rows, Tag};

use crate::groups::questions::{self, Times};
use crate::groups::{self, Group};
use crate::house::{Stop, Visit};
use crate::members::{self, Member, Standing, email_changes};
use crate::offices::{self, Power, second};
use crate::{motions, nominations, post, removing};

/// A membership or a term that ends sooner than this wants renewing.
const SOON: Duration = Duration::from_hours(24 * 30);

/// One thing that waits.
pub(super) enum Waiting {
    /// Somebody asked the reader's group something.
    Question { group: Group, address: String, times: Times },
    /// Somebody named the reader for an office, and silence is no yes.
    Named { office: String, address: String, until: Moment },
    /// The reader was drawn by lot to decide on words that were removed.
    Panel { group: String, address: String, until: Moment },
    /// Those who move a motion say that the reader's condition is met.
    Condition { motion: String, address: String },
    /// An act needs a second person, who can be the reader.
    Second { said: String, asker: String, address: String, until: Moment },
    /// The membership ends, or has ended.
    Renewal(Moment),
    /// A new address of e-mail whose code was not typed yet.
    Email(String),
    /// People have asked to join a group whose roll the reader keeps.
    Applied { group: Group, people: u64 },
    /// Letters that have to be printed, where the reader looks after the post.
    Paper(u64),
    /// A term of the reader's ends.
    Term { office: String, group: Group, end: Moment, address: String },
}

/// Everything that waits for the reader.
pub(super) fn find(tx: &mut ReadTx<'_>, me: &Member, visit: &Visit) -> Result<Vec<Waiting>, Stop> {
    let now = visit.now;
    let mut waiting = Vec::new();
    for (group, question, asked, due, answered) in questions::waiting_for(tx, me.id)? {
        let Some(group) = groups::find(tx, group)? else { continue };
        let address = format!("{}/questions/{question}", groups::web::address(group.id));
        waiting.push(Waiting::Question { group, address, times: Times { asked, due, answered } });
    }
    for (round, office, until) in nominations::asked(tx, me.id, now)? {
        let office = visit.book.title_in("offices", &office);
        waiting.push(Waiting::Named { office, address: round.address(), until });
    }
    for (group, address, until) in removing::waiting(tx, me.id, now)? {
        waiting.push(Waiting::Panel { group, address, until });
    }
    for (motion, title) in motions::waiting_for(tx, me.id, now)? {
        waiting.push(Waiting::Condition { motion: title, address: motion.address() });
    }
    for pending in second::waiting(tx, &visit.reader, now)? {
        let said = second::said(tx, &pending, &visit.house, &visit.dates)?;
        let asker = members::find(tx, pending.asker)?.map(|asker| asker.name).unwrap_or_default();
        waiting.push(Waiting::Second { said, asker, address: pending.address(), until: pending.until });
    }
    waiting.extend(me.renew_by.filter(|end| *end <= now.plus(SOON)).map(Waiting::Renewal));
    waiting.extend(email_changes::wanted(tx, me.id, now)?.map(Waiting::Email));
    for group in visit.reader.groups_of(Power::KeepRoll) {
        let Some(group) = groups::find(tx, group)?.filter(|group| !group.by_choice) else { continue };
        let people = members::count(tx, group.id, Standing::Applied)?;
        if people > 0 {
            waiting.push(Waiting::Applied { group, people });
        }
    }
    if visit.reader.holds(Power::Mail, None) {
        waiting.extend(Some(post::to_print(tx)?).filter(|letters| *letters > 0).map(Waiting::Paper));
    }
    waiting.extend(terms(tx, me, now)?);
    Ok(waiting)
}

/// Terms of the reader that end soon.
fn terms(tx: &mut ReadTx<'_>, me: &Member, now: Moment) -> Result<Vec<Waiting>, Error> {
    let mut found = Vec::new();
    for lent in offices::terms_of(tx, me.id, now)? {
        let Some(group) = groups::find(tx, lent.group)? else { continue };
        let (end, address) = (lent.end(), lent.address());
        if end <= now.plus(SOON) {
            found.push(Waiting::Term { office: lent.title, group, end, address });
        }
    }
    Ok(found)
}

/// The first of them as the one card that stands out, the others as a list.
pub(super) fn show(visit: &Visit, waiting: &[Waiting], new: bool) -> Markup {
    let words = &visit.shell.words;
    let Some((first, rest)) = waiting.split_first() else {
        // Newcomers are welcomed below, with something to do.
        return if new { Markup::default() } else { nothing(visit) };
    };
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

/// Where nothing waits: what the reader can start by themselves.
fn nothing(visit: &Visit) -> Markup {
    let words = &visit.shell.words;
    let Some(me) = &visit.reader.me else { return Markup::default() };
    let group = groups::web::address(me.group);
    let acts = vec![
        Act::second(Link::new(words.say("home-nothing-ask"), format!("{group}/contact"))),
        Act::link(Link::new(words.say("home-nothing-see"), group)),
    ];
    Card::empty(words.say("home-nothing-title"), &words.say("home-nothing"), Acts { acts }).level(2).into()
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
            Self::Named { office, address, until } => {
                let with = [
                    ("office", (&**office).into()),
                    ("day", visit.hour(*until).into()),
                    ("away", visit.away(*until).into()),
                ];
                let body = Markup::paragraph(&words.say_with("home-named", &with));
                (words.say_with("home-named-title", &with), body, Link::new(words.say("home-named-act"), address))
            }
            Self::Panel { group, address, until } => {
                let with = [
                    ("group", (&**group).into()),
                    ("day", visit.hour(*until).into()),
                    ("away", visit.away(*until).into()),
                ];
                let body = Markup::paragraph(&words.say_with("home-panel", &with));
                (words.say("home-panel-title"), body, Link::new(words.say("home-panel-act"), address))
            }
            Self::Condition { motion, address } => {
                let with = [("motion", (&**motion).into())];
                let body = Markup::paragraph(&words.say_with("home-condition", &with));
                (words.say("home-condition-title"), body, Link::new(words.say("home-condition-act"), address))
            }
            Self::Second { said, asker, address, until } => {
                let with = [
                    ("asker", (&**asker).into()),
                    ("day", visit.day(*until).into()),
                    ("away", visit.away(*until).into()),
                ];
                let body = Markup::paragraph(&words.say_with("home-second", &with));
                (said.clone(), body, Link::new(words.say("second-look"), address))
            }
            Self::Email(email) => {
                let body = Markup::paragraph(&words.say_with("home-email", &[("email", (&**email).into())]));
                (words.say("home-email-title"), body, Link::new(words.say("home-email-act"), "/me/email/code"))
            }
            Self::Applied { group, people } => {
                let with = [("group", (&*group.name).into()), ("people", (*people).into())];
                let address = format!("{}/roll?standing={}", groups::web::address(group.id), Standing::Applied.name());
                let body = Markup::paragraph(&words.say_with("home-applied", &with));
                (words.say_with("home-applied-title", &with), body, Link::new(words.say("home-applied-act"), address))
            }
            Self::Paper(letters) => {
                let body = Markup::paragraph(&words.say_with("home-paper", &[("letters", (*letters).into())]));
                (words.say("home-paper-title"), body, Link::new(words.say("home-paper-act"), "/post/paper"))
            }
            Self::Term { office, group, end, address } => {
                let with = [
                    ("office", (&**office).into()),
                    ("group", (&*group.name).into()),
                    ("day", visit.day(*end).into()),
                    ("away", visit.away(*end).into()),
                ];
                let body = Markup::paragraph(&words.say_with("home-term", &with));
                (words.say_with("home-term-title", &with), body, Link::new(words.say("home-term-act"), address))
            }
        }
    }
}
