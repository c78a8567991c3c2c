//! The page of nominations for an office: what the office is, until when names are taken, who is named, and what there is to do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::extract::{Path, Query};
use omov_rules::Rulebook;
use omov_store::ReadTx;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Facts, Link, Note, Rows};

use super::{candidates, list, places, title};
use crate::ballots::{self, Ballot};
use crate::groups::Place;
use crate::groups::web::Done;
use crate::house::{Answer, Stop, Visit};
use crate::members;
use crate::nominations::nomination::{self, Nomination, State};
use crate::nominations::rights::{self, Would};
use crate::nominations::round::{self, Round};
use crate::nominations::{NominationId, RoundId, opening};
use crate::record::used;
use crate::rules::{address, capital};

/// What the reader is to these nominations.
#[derive(Clone, Copy, Default)]
pub(super) struct Reader {
    /// A member of the group.
    pub(super) mine: bool,
    /// The rules let them stand, and name and support others.
    may_stand: bool,
    pub(super) may_name: bool,
}

/// Everything that the page shows.
pub(super) struct Shown {
    pub(super) round: Round,
    pub(super) place: Place,
    pub(super) book: Arc<Rulebook>,
    pub(super) all: Vec<Nomination>,
    pub(super) supporters: BTreeMap<NominationId, u64>,
    pub(super) needed: u64,
    /// Whom the reader supports.
    pub(super) supported: BTreeSet<NominationId>,
    pub(super) reader: Reader,
    /// Whether the reader may open and extend, and call what follows.
    may: bool,
    can_extend: bool,
    /// Whether something is still to come of them.
    live: bool,
    /// The ballots on those who stand.
    ballots: Vec<Ballot>,
}

impl Shown {
    pub(super) fn find(tx: &mut ReadTx<'_>, visit: &Visit, id: RoundId) -> Result<Self, Stop> {
        let round = round::one(tx, id)?;
        let (place, book) = (round.place(tx)?, round.rules(tx)?);
        let me = visit.reader.me.as_ref().filter(|me| me.has_vote()).map(|me| me.id);
        let (mut reader, mut may, mut supported) = (Reader::default(), false, BTreeSet::new());
        let (words, zone, now) = (&visit.shell.words, visit.organisation.zone.as_str(), visit.now);
        if let Some(me) = me {
            let mine = members::is_in(tx, me, round.group)?;
            supported = nomination::supported(tx, id, me)?;
            let at = (round.kind.as_str(), &place, zone);
            may = visit.book.ballots.contains_key(&round.kind) && opening::may(tx, &visit.book, at, me, now)?;
            let would = Would { who: me, old_enough: true, supporters: None };
            reader = Reader {
                mine,
                may_stand: mine && rights::may_stand(tx, &round, (words, zone), (would, round.ends_at), now)?,
                may_name: mine && rights::against_naming(tx, &round, me, zone, now)?.is_empty(),
            };
        }
        Ok(Self {
            all: nomination::all(tx, id)?,
            supporters: nomination::supporters(tx, id, round.group)?,
            needed: rights::needed(tx, &round)?,
            can_extend: opening::can_extend(tx, &round, visit.now)?,
            ballots: ballots::on_round(tx, id)?,
            live: round.is_live(tx, visit.now)?,
            round,
            place,
            book,
            supported,
            reader,
            may,
        })
    }

    fn standing(&self) -> u64 {
        self.all.iter().filter(|one| one.state == State::Stands).count() as u64
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<RoundId>, Query(done): Query<Done>) -> Answer<Page> {
    let here = visit.clone();
    let shown = visit.house.store().read(move |tx| Shown::find(tx, &here, id)).await?;
    let words = visit.shell.words.clone();
    let mut main = Vec::new();
    if let Some(
        what @ ("opened" | "named" | "supported" | "unsupported" | "accepted" | "withdrawn" | "withdrawn-late"
        | "extended"),
    ) = done.what()
    {
        main.push(Note::done(Markup::paragraph(&words.say(&format!("nominations-done-{what}")))).into());
    }
    main.extend(mine(&visit, &shown));
    main.extend(follows(&visit, &shown));
    main.push(can(&visit, &shown));
    main.push(Markup::section("standing", &words.say(who(&shown)), standing(&visit, &shown)));
    let about = Markup::paragraphs(&shown.round.about);
    main.push(Markup::section("office", &words.say("nominations-office"), about));
    let body = Markup::columns(Markup::joined(main), takes(&visit, &shown), false);
    let (tag, lead) = (list::tag(&visit, &shown.round), list::moment(&visit, &shown.round));
    let (title, place) = (title(&visit, &shown.round, &shown.place), visit.reader.me.is_some());
    let place = places(&words, &shown.place, place);
    let page = Page::new(visit.shell, title, body);
    Ok(page.tagged(tag).lead(lead).place(place).here("/ballots"))
}

fn who(shown: &Shown) -> &'static str {
    if shown.round.ended_at.is_some() { "nominations-stand" } else { "nominations-named-title" }
}

/// How the reader stands themselves: what waits for them, or what became of it.
fn mine(visit: &Visit, shown: &Shown) -> Option<Markup> {
    let words = &visit.shell.words;
    let me = visit.reader.me.as_ref()?;
    let one = shown.all.iter().find(|one| one.member == me.id)?;
    let says = Markup::paragraph(&words.say(one.state.says()));
    let to = |name: &str, part: &str| Link::new(words.say(name), format!("{}/{part}", shown.round.id.address()));
    if !shown.round.is_open(visit.now) {
        let called = shown.ballots.iter().any(|ballot| !ballot.is_void());
        let may = one.state == State::Stands && shown.round.ended_at.is_some() && !called;
        let act = may.then(|| Acts { acts: vec![Act::link(to("nomination-withdraw", "withdraw"))] }.into());
        return Some(Note::rule(Markup::joined([says].into_iter().chain(act))).into());
    }
    let title = words.say("nomination-you");
    let card = |card: Card, acts: Vec<Act>| Some(card.acts(Acts { acts }).level(2).into());
    match one.state {
        State::Named => card(
            Card::turn(title, says),
            vec![Act::main(to("nomination-answer-yes", "stand")), Act::second(to("nomination-answer-no", "withdraw"))],
        ),
        State::Accepted => card(
            Card::new(title, says),
            vec![Act::second(to("nomination-change", "stand")), Act::link(to("nomination-withdraw", "withdraw"))],
        ),
        _ => card(Card::new(title, says), vec![Act::link(to("nomination-stand-after-all", "stand"))]),
    }
}

/// What follows once they are over.
fn follows(visit: &Visit, shown: &Shown) -> Option<Markup> {
    let words = &visit.shell.words;
    let round = &shown.round;
    if round.ended_at.is_none() {
        let ending = !round.is_open(visit.now);
        return ending.then(|| Note::rule(Markup::paragraph(&words.say("nominations-ending"))).into());
    }
    if let Some(ballot) = shown.ballots.iter().find(|ballot| !ballot.is_void()) {
        let link = Markup::link(&Link::new(&*ballot.title, ballot.id.address()));
        return Some(Note::rule(Markup::line([Markup::text(&words.say("nominations-ballot")), link])).into());
    }
    let standing = shown.standing();
    let with = [("standing", standing.into()), ("seats", u64::from(round.seats).into())];
    let mut says = Vec::new();
    if standing < u64::from(round.seats) {
        says.push(Markup::paragraph(&words.say_with("nominations-few", &with)));
        let what = if shown.can_extend { "nominations-few-extend" } else { "nominations-few-then" };
        says.push(Markup::paragraph(&words.say(what)));
    } else {
        says.push(Markup::paragraph(&words.say_with("nominations-enough", &with)));
    }
    let mut acts = Vec::new();
    if shown.may {
        let group = round.group;
        if standing > 0 && shown.live {
            let call = format!("/groups/{group}/ballots/new/{}?nominations={}", round.kind, round.id);
            acts.push(Act::main(Link::new(words.say("nominations-call"), call)));
        }
        if shown.can_extend {
            let extend = Link::new(words.say("nominations-extend"), format!("{}/extend", round.id.address()));
            acts.push(Act::second(extend));
        }
        if !shown.live {
            let again = format!("/groups/{group}/nominations/new/{}", round.office);
            acts.push(Act::second(Link::new(words.say("nominations-open-again"), again)));
        }
    } else {
        let callers = visit.book.ballots.get(&round.kind).map(|ballot| ballot.called_by.value.as_slice());
        let who: Vec<String> = callers.unwrap_or_default().iter().map(|actor| visit.book.title(actor)).collect();
        says.push(Markup::paragraph(&words.say_with("nominations-call-who", &[("who", who.join(", ").into())])));
    }
    if !round.is_good(visit.now) {
        says.push(Markup::paragraph(&words.say("nominations-old")));
    }
    let body = Markup::joined(says);
    let title = words.say("nominations-next");
    let card = if shown.may { Card::turn(title, body) } else { Card::new(title, body) };
    Some(card.acts(Acts { acts }).level(2).into())
}

/// Those who are named or stand.
fn standing(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let round = &shown.round;
    let seen = candidates::seen(visit, shown).len();
    let accepted = shown.all.iter().filter(|one| one.state == State::Accepted).count() as u64;
    if seen == 0 {
        // Before the end the names are for members: whoever reads from outside is told how many there are.
        let (title, why) = match (round.ended_at.is_some(), visit.reader.me.is_some()) {
            (true, _) => ("nominations-nobody", "nominations-nobody-why"),
            (false, true) => ("nominations-none", "nominations-none-who"),
            (false, false) => ("nominations-hidden", "nominations-hidden-why"),
        };
        let with = [("accepted", accepted.into())];
        let empty = Card::empty(words.say_with(title, &with), &words.say(why), Markup::default());
        return Markup::joined([empty.into()].into_iter().chain(left(visit, shown)));
    }
    let mut parts = vec![Markup::paragraph(&words.say("nominations-order")), candidates::rows(visit, shown)];
    parts.extend(left(visit, shown));
    if let Some(print) = round.fingerprint() {
        let file = Link::new(words.say("nominations-file"), format!("{}/statements.txt", round.id.address()));
        let facts = Facts::default()
            .with(words.say("motion-fingerprint"), Markup::text(&print))
            .with(words.say("nominations-bytes"), Markup::link(&file));
        parts.push(Markup::paragraph(&words.say("nominations-fixed")));
        parts.push(facts.into());
    }
    Markup::joined(parts)
}

/// How many do not stand in the end, and why: never who.
fn left(visit: &Visit, shown: &Shown) -> Vec<Markup> {
    let words = &visit.shell.words;
    let mut left = Vec::new();
    for (state, message) in [
        (State::Short, "nominations-short"),
        (State::Unfit, "nominations-unfit"),
        (State::Silent, "nominations-silent"),
    ] {
        let people = shown.all.iter().filter(|one| one.state == state).count() as u64;
        if people > 0 {
            left.push(Markup::small(&words.say_with(message, &[("people", people.into())])));
        }
    }
    left
}

/// What the reader can do.
fn can(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    if !shown.round.is_open(visit.now) {
        return Markup::default();
    }
    let title = words.say("nominations-can");
    let with = [("group", (&*shown.place.group().name).into())];
    let Some(me) = visit.reader.me.as_ref().filter(|_| shown.reader.mine) else {
        let why = if visit.reader.me.is_some() { "nominations-not-yours" } else { "nominations-sign-in" };
        return Card::new(title, Markup::paragraph(&words.say_with(why, &with))).level(2).into();
    };
    let to = |name: &str, part: &str| Link::new(words.say(name), format!("{}/{part}", shown.round.id.address()));
    let named = shown.all.iter().any(|one| one.member == me.id);
    let (mut acts, mut says) = (Vec::new(), vec![Markup::paragraph(&words.say("nominations-can-say"))]);
    if !named && shown.reader.may_stand {
        acts.push(Act::main(to("nominations-stand-yourself", "stand")));
    } else if !named {
        says.push(Markup::paragraph(&words.say("nominations-cannot-stand")));
    }
    if shown.reader.may_name {
        acts.push(Act::second(to("nominations-name", "name")));
        says.push(Markup::small(&words.say("nominations-secret")));
    } else {
        says.push(Markup::paragraph(&words.say("nominations-cannot-name")));
    }
    Card::new(title, Markup::joined(says)).acts(Acts { acts }).level(2).into()
}

/// What it takes, by the rules.
fn takes(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let round = &shown.round;
    let rule = shown.book.offices.get(&round.office);
    let mut says = vec![words.say_with("nominations-seats", &[("seats", u64::from(round.seats).into())])];
    says.push(words.say_with("nominations-needed", &[("needed", shown.needed.into())]));
    if let Some(age) = rule.and_then(rights::least_age) {
        says.push(words.say_with("nominations-age", &[("age", age.into())]));
    }
    if let Some(most) = rule.and_then(|rule| rule.terms_in_a_row.as_ref()) {
        says.push(words.say_with("nominations-row", &[("terms", most.value.into())]));
    }
    if round.reopen {
        says.push(words.say("nominations-reopen-on"));
    }
    if let Some(at) = round.extended_at {
        let with = [("when", visit.short(at).into()), ("why", round.reason.as_str().into())];
        says.push(words.say_with("nominations-extended", &with));
    }
    let title = capital(&shown.book.title_in("offices", &round.office));
    let links = [
        Link::new(title, address(&format!("offices.{}", round.office))),
        Link::new(words.say("help-standing"), "/help/standing"),
    ];
    let items = says.iter().map(|says| Markup::name(says)).chain(links.iter().map(Markup::link)).collect();
    let last = round.entry.map(|entry| used::last(words, entry));
    let body = Markup::joined([Rows { items }.into()].into_iter().chain(last));
    Card::new(words.say("nominations-takes"), body).level(2).into()
}
