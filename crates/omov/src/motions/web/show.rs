//! A motion's page: what clashes, the text as it stands, what others would change, and what there is to do.

use std::sync::Arc;

use axum::extract::{Path, Query};
use omov_rules::decide::Ground;
use omov_rules::simulate::Numbers;
use omov_store::ReadTx;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link, Note, Rows};

use super::list::tag;
use super::{amendment, conditions, journey, places, removing, scope, shape, side, text, voted, who};
use crate::ballots::{Ballot, Became as Voted};
use crate::groups::Place;
use crate::groups::web::Done;
use crate::house::{Answer, Stop, Visit};
use crate::members;
use crate::motions::amendment::Amendments;
use crate::motions::answered::is_talked_about;
use crate::motions::clauses::{self, Source, Version, Wordings};
use crate::motions::conditions::{self as conditioned, Condition};
use crate::motions::evidence::Shelf;
use crate::motions::forwarding::Journey;
use crate::motions::movers::{self, Mover};
use crate::motions::removing::{self as gone, Part, Removed};
use crate::motions::{Motion, MotionId, motion, scope as scoped, voting};
use crate::replies::{self, To};
use crate::rules::{Rulebook, takes};

/// Everything that the page shows.
pub(super) struct Shown {
    pub(super) motion: Motion,
    pub(super) place: Place,
    pub(super) book: Arc<Rulebook>,
    pub(super) numbers: Numbers,
    pub(super) found: Amendments,
    /// The amendments that touch the same words, as pairs.
    pub(super) clash: Vec<(u32, u32)>,
    /// All wordings there were, and what members brought for them.
    pub(super) wordings: Wordings,
    pub(super) shelf: Shelf,
    /// Under which conditions members would sign it.
    pub(super) conditions: Vec<Condition>,
    /// Where it came from and where it went.
    pub(super) journey: Journey,
    /// The rule by which it is not for those to decide who would vote on it.
    pub(super) outside: Option<Ground>,
    pub(super) sources: Vec<Source>,
    pub(super) versions: Vec<Version>,
    pub(super) movers: Vec<Mover>,
    pub(super) signatures: u64,
    pub(super) needed: Option<u64>,
    /// The ballot on its final text, and what came of it.
    pub(super) vote: Option<(Ballot, Option<Voted>)>,
    /// What was taken out of it, and how many replies there are to it.
    pub(super) removed: Removed,
    replies: u64,
    /// Whether there is still something to say to it.
    pub(super) talked_about: bool,
    /// Whether the reader has a vote here, and has signed.
    pub(super) mine: bool,
    pub(super) signed: bool,
}

impl Shown {
    fn find(tx: &mut ReadTx<'_>, visit: &Visit, id: MotionId) -> Result<Self, Stop> {
        let motion = motion::one(tx, id)?;
        let (place, book) = (motion.place(tx)?, motion.rules(tx)?);
        let me = visit.reader.me.as_ref().filter(|me| me.has_vote()).map(|me| me.id);
        let (mut mine, mut signed) = (false, false);
        if let Some(me) = me {
            mine = members::is_in(tx, me, motion.group)?;
            signed = movers::has_signed(tx, id, me)?;
        }
        let found = Amendments::find(tx, id)?;
        Ok(Self {
            numbers: takes::numbers(tx, &book, &place)?,
            clash: found.collisions(),
            wordings: clauses::wordings(tx, id)?,
            shelf: Shelf::find(tx, id)?,
            conditions: conditioned::all(tx, id)?,
            journey: Journey::find(tx, &motion, me)?,
            outside: scoped::of(&book, &motion).filter(|_| motion.outside.is_some()),
            talked_about: is_talked_about(tx, &motion, visit.now)?,
            found,
            sources: clauses::sources(tx, id)?,
            versions: clauses::versions(tx, id)?,
            movers: movers::all(tx, id)?,
            signatures: movers::signatures(tx, id)?,
            needed: motion.needed(tx)?,
            vote: voting::result(tx, &motion)?,
            removed: gone::list(tx, id)?,
            replies: replies::counts(tx, id.0)?.get(&To::motion(id)).copied().unwrap_or_default(),
            motion,
            place,
            book,
            mine,
            signed,
        })
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<MotionId>, Query(done): Query<Done>) -> Answer<Page> {
    let here = visit.clone();
    let shown = visit.house.store().read(move |tx| Shown::find(tx, &here, id)).await?;
    let words = visit.shell.words.clone();
    let note = match done.what() {
        Some(
            what @ ("signed" | "unsigned" | "asked" | "accepted" | "fixed" | "sent" | "wished" | "answered" | "met"
            | "not-yet" | "back"),
        ) => Note::done(Markup::paragraph(&words.say(&format!("motion-done-{what}")))).into(),
        _ => Markup::default(),
    };
    let main = Markup::joined([
        scope::marked(&visit, &shown),
        journey::from(&visit, &shown),
        conditions::mine(&visit, &shown),
        voted::fixed(&visit, &shown),
        clashes(&visit, &shown),
        text::shown(&visit, &shown),
        about(&visit, &shown),
        conditions::shown(&visit, &shown),
        amendments(&visit, &shown),
        journey::to(&visit, &shown),
        talk(&visit, &shown),
        removing::all(&visit, &shown.removed),
    ]);
    let mut body = vec![note, Markup::columns(main, side::shown(&visit, &shown), false)];
    body.extend(shown.motion.entry.map(|entry| {
        let said = words.say_with("debate-entry", &[("number", entry.into())]);
        Markup::line([Markup::link(&Link::new(said, format!("/record/{entry}")))])
    }));
    let (lead, state) = (lead(&visit, &shown), tag(&visit, &shown.motion));
    let place = places(&words, &shown.place, visit.reader.me.is_some());
    let page = Page::new(visit.shell, shown.motion.title, Markup::joined(body));
    Ok(page.tagged(state).lead(lead).place(place).here("/motions"))
}

/// Why, in the movers' words.
fn about(visit: &Visit, shown: &Shown) -> Markup {
    let said = if shown.motion.about.is_empty() {
        removing::here(visit, &shown.removed, Part::About)
    } else {
        Some(Markup::markdown(&shown.motion.about))
    };
    let Some(said) = said else { return Markup::default() };
    let remove = removing::link(visit, &shown.place, shown.motion.id, Part::About);
    let remove = remove.filter(|_| !shown.motion.about.is_empty()).map(|link| Markup::line([link]));
    Markup::section("about", &visit.shell.words.say("motion-why"), Markup::joined([said, remove.unwrap_or_default()]))
}

/// The way to what others say to it.
fn talk(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let link = replies::web::link(words, To::motion(shown.motion.id), shown.replies);
    let body = [Markup::paragraph(&words.say("motion-replies")), Markup::line([link])];
    Markup::section("replies", &words.say("replies"), Markup::joined(body))
}

/// Who moves it, and how many have signed.
fn lead(visit: &Visit, shown: &Shown) -> String {
    let words = &visit.shell.words;
    let movers: Vec<String> =
        shown.movers.iter().filter(|mover| mover.agreed).map(|mover| who(visit, Some(&mover.name))).collect();
    let moved = match (visit.reader.me.is_some(), movers.as_slice()) {
        (_, []) => words.say("motion-moved-by-nobody"),
        (true, _) => words.say_with("motion-moved-by-names", &[("names", movers.join(", ").into())]),
        (false, _) => words.say_with("motion-moved-by-members", &[("movers", (movers.len() as u64).into())]),
    };
    let with = [("signatures", shown.signatures.into()), ("needed", shown.needed.unwrap_or_default().into())];
    let signed = words.say_with(if shown.needed.is_some() { "motion-signed-of" } else { "motion-signed-by" }, &with);
    format!("{moved} {signed}")
}

/// Pairs of amendments that touch the same words.
fn clashes(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let cards = shown.clash.iter().filter_map(|(one, other)| {
        // Those of an amendment to an amendment stand on the page of that.
        let one = shown.found.get(*one).filter(|one| one.target.is_none())?;
        let other = shown.found.get(*other)?;
        let with = [
            ("one", u64::from(one.number).into()),
            ("other", u64::from(other.number).into()),
            ("clause", u64::from(one.clause).into()),
            ("words", amendment::same_words(&shown.found, one).into()),
        ];
        let rows = [one, other].map(|one| shape::row(visit, &shown.motion, &shown.found, one));
        let mut parts =
            vec![Markup::paragraph(&words.say_with("clash-lead", &with)), Rows { items: rows.into() }.into()];
        if shown.mine && shown.motion.is_open(visit.now) {
            let to = format!("{}/amend?clause={}&joint=1", shown.motion.id.address(), one.clause);
            parts.push(Markup::line([Markup::link(&Link::new(words.say("clash-join"), to))]));
        }
        parts.push(Markup::small(&words.say("clash-otherwise")));
        Some(Card::turn(words.say_with("clash-title", &with), Markup::joined(parts)).level(2).into())
    });
    Markup::joined(cards.collect::<Vec<Markup>>())
}

/// What others would change, and what became of it.
fn amendments(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let all = shown.found.all.iter().map(|one| shape::row(visit, &shown.motion, &shown.found, one));
    let items: Vec<Markup> = all.collect();
    let body: Markup = if items.is_empty() {
        Card::empty(words.say("amendments-none"), &words.say("amendments-none-who"), Markup::default()).into()
    } else {
        Rows { items }.into()
    };
    Markup::section("amendments", &words.say("amendments-title"), body)
}
