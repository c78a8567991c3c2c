//! The first page of somebody who is signed in.

use omov_store::ReadTx;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::refusal::Refusal;

use super::waiting::{self, Waiting};
use super::{first, places, said};
use crate::agendas::{self, Agenda};
use crate::ballots::{self, Ballot};
use crate::debates::{self, Debate};
use crate::groups::front::{self, Contact, Front};
use crate::groups::questions::{self, InGroup};
use crate::groups::{self, Group, Place};
use crate::hands::{self, Hands};
use crate::house::{Answer, Stop, Visit};
use crate::members::{self, Member, MemberId, Standing};
use crate::motions::{self, Motion};
use crate::nominations::{self, Round};
use crate::offices::{self, Holder};

/// Everything the page shows.
pub(super) struct Found {
    pub(super) me: Member,
    /// The group they live in.
    pub(super) place: Place,
    pub(super) members: u64,
    pub(super) holders: Vec<Holder>,
    pub(super) front: Front,
    pub(super) contact: Option<Contact>,
    /// Whether they have answered the question of their group.
    pub(super) answered: bool,
    /// The networks they have chosen.
    pub(super) networks: Vec<Group>,
    /// All networks that are open.
    pub(super) networks_there: Vec<Group>,
    pub(super) asked: Vec<(Group, InGroup)>,
    /// What is to be decided in their groups, with the names of these.
    pub(super) ballots: Vec<(Ballot, String)>,
    /// What is talked about in their groups, with the names of these.
    pub(super) debates: Vec<(Debate, String)>,
    /// What can be signed and changed in their groups, with the names of these.
    pub(super) motions: Vec<(Motion, String)>,
    pub(super) agendas: Vec<(Agenda, String)>,
    pub(super) hands: Vec<(Hands, String)>,
    /// Nominations in their groups that take names, with the names of these.
    pub(super) nominations: Vec<(Round, String)>,
    waiting: Vec<Waiting>,
}

/// So many of one's own questions are shown.
const ASKED: u32 = 3;
/// So many ballots and debates of a group are looked at, the last ones first.
const BALLOTS: u32 = 20;

impl Found {
    pub(super) fn has_vote(&self) -> bool {
        self.me.standing == Standing::Member
    }

    fn find(tx: &mut ReadTx<'_>, visit: &Visit, question: &str) -> Result<Option<Self>, Stop> {
        let (me, now): (MemberId, _) = (visit.me()?.id, visit.now);
        let Some(me) = members::find(tx, me)? else { return Ok(None) };
        let Some(place) = groups::place(tx, me.group)? else { return Ok(None) };
        let group = place.group().id;
        let front = front::of(tx, group)?;
        let asked_first = if front.question.is_empty() { question } else { &front.question };
        let belongs = members::groups_of(tx, me.id)?;
        let networks_there = groups::networks(tx)?;
        let networks = networks_there.iter().filter(|network| belongs.contains(&network.id)).cloned().collect();
        let mut asked = Vec::new();
        for question in questions::asked_anywhere(tx, me.id, ASKED)? {
            if let Some(group) = groups::find(tx, question.0)? {
                asked.push((group, question));
            }
        }
        let (mut ballots, mut debates, mut motions, mut agendas) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut rounds, mut shown) = (Vec::new(), Vec::new());
        for group in &belongs {
            let Some(group) = groups::find(tx, *group)? else { continue };
            let open = ballots::in_group(tx, group.id, BALLOTS)?.into_iter().filter(|ballot| !ballot.is_over());
            ballots.extend(open.map(|ballot| (ballot, group.name.clone())));
            let open = hands::in_group(tx, group.id, BALLOTS)?.into_iter().filter(Hands::is_ahead);
            shown.extend(open.map(|hands| (hands, group.name.clone())));
            let open = debates::in_group(tx, group.id, BALLOTS)?.into_iter().filter(|debate| debate.is_open(now));
            debates.extend(open.map(|debate| (debate, group.name.clone())));
            let open = motions::in_group(tx, group.id, BALLOTS)?.into_iter().filter(|motion| motion.is_open(now));
            motions.extend(open.map(|motion| (motion, group.name.clone())));
            let open = agendas::in_group(tx, group.id, BALLOTS)?.into_iter().filter(|agenda| agenda.is_open(now));
            agendas.extend(open.map(|agenda| (agenda, group.name.clone())));
            let open = nominations::open_in(tx, group.id, BALLOTS, now)?.into_iter();
            rounds.extend(open.map(|round| (round, group.name.clone())));
        }
        Ok(Some(Self {
            ballots,
            debates,
            motions,
            agendas,
            hands: shown,
            nominations: rounds,
            members: members::count(tx, group, Standing::Member)?,
            holders: offices::holders(tx, group, now)?,
            contact: front::contact(tx, &place, &front, now)?,
            answered: groups::said::has_answered(tx, group, me.id, asked_first)?,
            waiting: waiting::find(tx, &me, visit)?,
            networks,
            networks_there,
            asked,
            front,
            place,
            me,
        }))
    }
}

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    let (here, question) = (visit.clone(), visit.shell.words.say("said-question"));
    let found = visit.house.store().read(move |tx| Found::find(tx, &here, &question)).await?;
    let found = found.ok_or(Refusal::NotFound)?;
    let words = visit.shell.words.clone();
    let lead = match (found.me.standing, found.waiting.len()) {
        (Standing::Applied, _) => words.say("home-lead-applied"),
        (Standing::Lapsed, _) => words.say("home-lead-lapsed"),
        (Standing::Supporter, 0) => words.say("home-lead-supporter"),
        (_, 0) => words.say("home-lead-nothing"),
        (_, things) => words.say_with("home-lead-waiting", &[("things", (things as u64).into())]),
    };
    let welcome = if first::is_new(&visit, &found) { first::welcome(&visit, &found) } else { Markup::default() };
    let main = Markup::joined([
        waiting::show(&visit, &found.waiting, first::is_new(&visit, &found)),
        welcome,
        first::question(&visit, &found),
        first::task(&visit, &found),
        said::show(&visit, &found),
        places::open(&visit, &found),
    ]);
    let side = Markup::joined([places::group(&visit, &found), places::networks(&visit, &found)]);
    let title = words.say_with("home-title", &[("name", (&*found.me.name).into())]);
    let place: Vec<_> = found.place.all().map(groups::web::link).collect();
    let body = Markup::columns(main, side, false);
    Ok(Page::new(visit.shell, title, body).lead(lead).place(place).here("/"))
}
