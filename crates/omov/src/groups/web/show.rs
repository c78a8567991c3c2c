//! The page of one group: who belongs to it, who holds which power, what is open, what was decided, what members say.

use axum::extract::Query;
use omov_store::{Error, Moment, ReadTx};
use omov_web::figures::grouped;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Facts, Link, Row, Table, Tag};
use omov_web::words::Words;

use super::{Done, address, link, naming, said};
use crate::agendas::{self, Agenda};
use crate::ballots::{self, Ballot};
use crate::debates::{self, Debate};
use crate::groups::front::{self, Contact, Front};
use crate::groups::names::{self, Named};
use crate::groups::questions::{self, Times};
use crate::groups::said::Said;
use crate::groups::{self, Group, Place};
use crate::hands::{self, Hands};
use crate::house::settings::answer_days;
use crate::house::{Answer, Me, Visit, timestamp};
use crate::members::{self, Standing};
use crate::motions::{self, Motion};
use crate::nominations::{self, Round};
use crate::offices::{self, Holder, Power, Together};

/// So much of what was said stands on the page itself.
const SAID: u32 = 3;
/// So many ballots are looked at, the last ones first.
const BALLOTS: u32 = 20;

/// Everything the page shows.
struct Found {
    members: u64,
    parts: Vec<(Group, u64)>,
    holders: Vec<Holder>,
    front: Front,
    contact: Option<Contact>,
    days: u32,
    open: Vec<Times>,
    answered: Vec<Times>,
    said: Vec<Said>,
    ballots: Vec<Ballot>,
    debates: Vec<Debate>,
    motions: Vec<Motion>,
    agendas: Vec<Agenda>,
    hands: Vec<Hands>,
    /// Nominations that take names.
    nominations: Vec<Round>,
    /// The decisions of which something is overdue.
    overdue: Vec<Motion>,
    /// How it was called before.
    named: Vec<Named>,
    /// Whether the reader belongs here.
    mine: bool,
    /// What the group is called that the reader lives in.
    my_group: String,
}

impl Found {
    fn find(tx: &mut ReadTx<'_>, place: &Place, me: &Me, now: Moment) -> Result<Self, Error> {
        let group = place.group().id;
        let mut parts = Vec::new();
        for part in groups::parts(tx, group)? {
            let members = members::count(tx, part.id, Standing::Member)?;
            parts.push((part, members));
        }
        let front = front::of(tx, group)?;
        Ok(Self {
            members: members::count(tx, group, Standing::Member)?,
            parts,
            holders: offices::holders(tx, group, now)?,
            contact: front::contact(tx, place, &front, now)?,
            front,
            days: answer_days(tx, &place.group().kind)?,
            open: questions::open(tx, group)?.iter().map(|question| question.times).collect(),
            answered: questions::answered_lately(tx, group, now)?,
            said: groups::said::list(tx, group, None, SAID)?,
            ballots: ballots::in_group(tx, group, BALLOTS)?,
            debates: debates::in_group(tx, group, BALLOTS)?,
            motions: motions::in_group(tx, group, BALLOTS)?,
            agendas: agendas::in_group(tx, group, BALLOTS)?,
            hands: hands::in_group(tx, group, BALLOTS)?,
            nominations: nominations::open_in(tx, group, BALLOTS, now)?,
            overdue: motions::overdue(tx, group, now)?,
            named: names::list(tx, group)?,
            mine: members::is_in(tx, me.id, group)?,
            my_group: groups::find(tx, me.group)?.map(|group| group.name).unwrap_or_default(),
        })
    }
}

pub(super) async fn show(visit: Visit, Query(done): Query<Done>) -> Answer<Page> {
    let (place, me, now) = (visit.place()?.clone(), visit.me()?.clone(), visit.now);
    let asked = place.clone();
    let found = visit.house.store().read(move |tx| Ok(Found::find(tx, &asked, &me, now)?)).await?;
    let sight = Sight { visit: &visit, words: &visit.shell.words, place: &place, found: &found };
    let body = Markup::joined([done.note(sight.words), Markup::columns(sight.first(), sight.side(), false)]);
    let (lead, above) = (sight.lead(), place.above().iter().map(link).collect::<Vec<_>>());
    Ok(Page::new(visit.shell, &place.group().name, body).lead(lead).place(above).here("/groups"))
}

/// What the parts of the page are made from.
struct Sight<'v> {
    visit: &'v Visit,
    words: &'v Words,
    place: &'v Place,
    found: &'v Found,
}

impl Sight<'_> {
    fn group(&self) -> &Group {
        self.place.group()
    }

    fn here(&self, page: &str) -> String {
        format!("{}/{page}", address(self.group().id))
    }

    fn lead(&self) -> String {
        let kind = self.group().kind.title(&self.visit.book);
        let place = if self.group().is_whole() { "whole" } else { "part" };
        let with = [("place", place.into()), ("kind", kind.into()), ("members", self.found.members.into())];
        if self.group().closed_at.is_some() {
            return self.words.say("group-lead-closed");
        }
        let counted = self.found.mine && self.visit.reader.me.as_ref().is_some_and(Me::has_vote);
        self.words.say_with(if counted { "group-lead-mine" } else { "group-lead" }, &with)
    }

    fn first(&self) -> Markup {
        let overdue = self.overdue();
        let about = &self.group().about;
        let about = if about.trim().is_empty() { Markup::default() } else { Markup::markdown(about) };
        let section = |id: &str, message: &str, body| Markup::section(id, &self.words.say(message), body);
        Markup::joined([
            about,
            overdue,
            section("group-open", "group-open", self.open()),
            section("group-decided", "group-decided", self.decided()),
            section("group-said", "group-said", self.said()),
            self.parts(),
        ])
    }

    fn decided(&self) -> Markup {
        let named = &self.found.named;
        let named = if named.is_empty() { None } else { Some(naming::before(self.visit, named)) };
        let found = [
            self.ballots(true),
            self.hands(false),
            self.agendas(false),
            self.motions(false),
            self.debates(false),
            named,
        ];
        let found: Vec<_> = found.into_iter().flatten().collect();
        if found.is_empty() { Markup::paragraph(&self.words.say("group-decided-none")) } else { Markup::joined(found) }
    }

    /// The ballots of the group that are over, or those that are not; nothing if there are none.
    fn ballots(&self, over: bool) -> Option<Markup> {
        let found = self.found.ballots.iter().filter(|ballot| ballot.is_over() == over);
        let found: Vec<_> = found.map(|ballot| (ballot, &*self.group().name)).collect();
        (!found.is_empty()).then(|| ballots::web::rows(self.visit, found))
    }

    /// The debates of the group that go on, or those that are closed; nothing if there are none.
    fn debates(&self, open: bool) -> Option<Markup> {
        let found = self.found.debates.iter().filter(|debate| debate.is_open(self.visit.now) == open);
        let found: Vec<_> = found.map(|debate| (debate, &*self.group().name)).collect();
        (!found.is_empty()).then(|| debates::web::rows(self.visit, found))
    }

    /// What was decided and has not been done by its day: for everybody to see.
    fn overdue(&self) -> Markup {
        if self.found.overdue.is_empty() {
            return Markup::default();
        }
        let links = self
            .found
            .overdue
            .iter()
            .map(|motion| Markup::link(&Link::new(&*motion.title, format!("{}/decision", motion.id.address()))));
        let said = Markup::paragraph(&self.words.say("decisions-overdue-say"));
        let body = Markup::joined([said, omov_web::parts::Rows { items: links.collect() }.into()]);
        Card::stop(self.words.say("decisions-overdue"), body).level(2).into()
    }

    /// The motions of the group that can be signed and changed, or those that cannot any more; nothing if there are none.
    fn motions(&self, open: bool) -> Option<Markup> {
        let found = self.found.motions.iter().filter(|motion| motion.is_open(self.visit.now) == open);
        let found: Vec<_> = found.map(|motion| (motion, &*self.group().name)).collect();
        (!found.is_empty()).then(|| motions::web::rows(self.visit, found))
    }

    /// The agendas of the group for which members approve, or those that are drawn up; nothing if there are none.
    fn agendas(&self, open: bool) -> Option<Markup> {
        let found = self.found.agendas.iter().filter(|agenda| agenda.drawn_at.is_none() == open);
        let found: Vec<_> = found.map(|agenda| (agenda, &*self.group().name)).collect();
        (!found.is_empty()).then(|| agendas::web::rows(self.visit, found))
    }

    /// The open votes of the group that are still to come or going on, or those that are counted; nothing if there are none.
    fn hands(&self, ahead: bool) -> Option<Markup> {
        let found = self.found.hands.iter().filter(|hands| hands.is_ahead() == ahead);
        let found: Vec<_> = found.map(|hands| (hands, &*self.group().name)).collect();
        (!found.is_empty()).then(|| hands::web::rows(self.visit, found))
    }

    fn open(&self) -> Markup {
        let found: Vec<_> = self.found.nominations.iter().map(|round| (round, &*self.group().name)).collect();
        let nominations = (!found.is_empty()).then(|| nominations::web::rows(self.visit, found));
        let open = [
            self.ballots(false),
            self.hands(true),
            nominations,
            self.agendas(true),
            self.motions(true),
            self.debates(true),
        ];
        let open: Vec<_> = open.into_iter().flatten().collect();
        let organises = self.visit.reader.holds(Power::Organise, Some(self.place));
        let act = Act::second(Link::new(self.words.say("agenda-open"), self.here("agendas/new")));
        let acts: Markup = if organises { Acts { acts: vec![act] }.into() } else { Markup::default() };
        if !open.is_empty() {
            return Markup::joined(open.into_iter().chain([acts]));
        }
        Card::empty(self.words.say("group-open-none"), &self.words.say("group-open-who"), acts).into()
    }

    /// The question of the group, the last answers, and the ways to answer and to read on.
    fn said(&self) -> Markup {
        let question = said::question(self.words, &self.found.front);
        let mut acts = Vec::new();
        if self.found.mine && self.visit.reader.me.as_ref().is_some_and(Me::has_vote) {
            acts.push(Act::main(Link::new(self.words.say("said-answer"), self.here("said"))));
        }
        if !self.found.said.is_empty() {
            acts.push(Act::link(Link::new(self.words.say("said-all"), self.here("said"))));
        }
        let acts = Acts { acts };
        if self.found.said.is_empty() {
            return Card::empty(question, &self.words.say("said-none"), acts).into();
        }
        let asked = Card::new(&question, Markup::paragraph(&self.words.say("said-last"))).acts(acts);
        Markup::joined([asked.into(), said::rows(self.visit, self.place, &question, &self.found.said)])
    }

    /// What the group is made of, and the networks of the whole movement.
    fn parts(&self) -> Markup {
        let (networks, parts): (Vec<_>, Vec<_>) = self.found.parts.iter().partition(|(part, _)| part.by_choice);
        let list = |id: &str, message: &str, groups: Vec<&(Group, u64)>| {
            if groups.is_empty() {
                return Markup::default();
            }
            let title = self.words.say_with(message, &[("group", self.group().name.as_str().into())]);
            let heads =
                [Column::words(self.words.say("groups-name")), Column::figures(self.words.say("groups-members"))];
            let rows = groups.into_iter().map(|(group, members)| {
                Row::new(Markup::link(&link(group)), [Markup::text(&grouped(self.words, *members))])
            });
            Markup::section(
                id,
                &self.words.say(message.trim_end_matches("-of")),
                Table::new(self.words, title, heads).rows(rows).into(),
            )
        };
        Markup::joined([
            list("group-parts", "group-parts-of", parts),
            list("group-networks", "group-networks-of", networks),
        ])
    }

    fn side(&self) -> Markup {
        Markup::joined([self.powers(), self.contact(), self.belonging(), self.keeping()])
    }

    fn powers(&self) -> Markup {
        let title = self.words.say("group-powers");
        let all = Act::link(Link::new(self.words.say("group-powers-all"), self.here("power")));
        let acts = Acts { acts: vec![all] };
        if self.found.holders.is_empty() {
            return Card::empty(title, &self.words.say("group-powers-none"), acts).level(2).into();
        }
        let together = offices::together(&self.found.holders);
        let facts = together.iter().fold(Facts::default(), |facts, held| match held {
            Together::One(holder) => {
                let message = if holder.deputy { "group-deputy-until" } else { "group-holds-until" };
                let until = self.words.say_with(message, &[("day", self.visit.short(holder.until).into())]);
                let who = Markup::joined([Markup::name(&holder.name), Markup::paragraph(&until)]);
                facts.with(&holder.title, who)
            }
            Together::Many(title, people, last) => {
                let month = self.visit.dates.month(timestamp(*last));
                let with = [("people", (*people).into()), ("month", month.into())];
                facts.with(*title, Markup::text(&self.words.say_with("group-hold-until", &with)))
            }
        });
        Card::new(title, facts).acts(acts).level(2).into()
    }

    fn contact(&self) -> Markup {
        let title = self.words.say("group-contact");
        let Some(contact) = &self.found.contact else {
            return Card::empty(title, &self.words.say("group-contact-none"), Markup::default()).level(2).into();
        };
        let who = self.words.say_with(
            "group-contact-is",
            &[
                ("name", (&*contact.name).into()),
                ("title", (&*contact.title).into()),
                ("days", u64::from(self.found.days).into()),
            ],
        );
        let write = Act::second(Link::new(self.words.say("group-contact-write"), self.here("contact")));
        let body = Markup::joined([Markup::paragraph(&who), clock(self.words, self.visit, self.found)]);
        Card::new(title, body).acts(Acts { acts: vec![write] }).level(2).into()
    }

    /// How the reader stands to the group.
    fn belonging(&self) -> Markup {
        let (words, group) = (self.words, self.group());
        let mine = self.found.mine;
        let Some(me) = self.visit.reader.me.as_ref().filter(|_| group.closed_at.is_none()) else {
            return Markup::default();
        };
        let send = |act: Act| Acts { acts: vec![act.sent_with(self.visit.token.as_str())] };
        let (said, acts) = match (group.by_choice, mine) {
            (true, true) => {
                let leave = Act::second(Link::new(words.say("group-leave"), self.here("leave")));
                (words.say("group-you-in-network"), send(leave).into())
            }
            (true, false) => {
                let join = Act::second(Link::new(words.say("group-join"), self.here("join")));
                (words.say("group-you-not-in-network"), send(join).into())
            }
            (_, true) if me.group == group.id => (words.say("group-you-here"), Markup::default()),
            (_, true) => {
                let with = [("group", (&*self.found.my_group).into())];
                (words.say_with("group-you-above", &with), Markup::default())
            }
            (_, false) => (words.say("group-you-elsewhere"), Markup::default()),
        };
        Card::new(words.say("group-you"), Markup::paragraph(&said)).acts(acts).level(2).into()
    }

    /// What those may do who keep the page or the roll.
    fn keeping(&self) -> Markup {
        let holds = |power| self.visit.reader.holds(power, Some(self.place));
        let doors = [
            (Power::Organise, "group-keep-page", "edit"),
            (Power::Organise, "group-keep-questions", "questions"),
            (Power::KeepRoll, "group-keep-roll", "roll"),
            (Power::Boundaries, "group-keep-name", "name"),
            (Power::Boundaries, "group-keep-boundaries", "boundaries"),
            (Power::OpenGroups, "group-keep-new", "new"),
            (Power::RunBallots, "group-keep-standing", "standing-trustees"),
            (Power::CloseGroups, "group-keep-close", "close"),
        ];
        let group = self.group();
        let there = |page: &str| match page {
            "boundaries" => !group.by_choice && !group.is_whole(),
            "new" => !groups::kinds_in(&self.visit.book, &group.kind).is_empty(),
            "close" | "name" => !group.is_whole(),
            _ => true,
        };
        let open = self.group().closed_at.is_none();
        let acts: Vec<_> = doors
            .into_iter()
            .filter(|(power, _, page)| open && holds(*power) && there(page))
            .map(|(_, message, page)| Markup::link(&Link::new(self.words.say(message), self.here(page))))
            .collect();
        if acts.is_empty() {
            return Markup::default();
        }
        let body = omov_web::parts::Rows { items: acts };
        Card::new(self.words.say("group-keep"), body).level(2).into()
    }
}

/// How long answers take here, in facts: what is owed, and how it was of late.
fn clock(words: &Words, visit: &Visit, found: &Found) -> Markup {
    let owed =
        found.open.iter().filter(|times| times.is_owed(visit.now)).map(|times| {
            Tag::stop(words.say_with("group-no-answer", &[("days", times.days(visit.now).into())])).into()
        });
    let owed: Vec<Markup> = owed.collect();
    let waiting = found.open.len() - owed.len();
    let mut parts = Vec::new();
    if !owed.is_empty() {
        parts.push(Markup::line(owed));
    }
    if waiting > 0 {
        parts.push(Markup::paragraph(&words.say_with("group-waiting", &[("questions", (waiting as u64).into())])));
    }
    if let Some(longest) = found.answered.iter().map(|times| times.days(visit.now)).max() {
        let answered = found.answered.len() as u64;
        let with = [("questions", answered.into()), ("days", longest.into())];
        parts.push(Markup::paragraph(&words.say_with("group-answered", &with)));
    }
    Markup::joined(parts)
}
