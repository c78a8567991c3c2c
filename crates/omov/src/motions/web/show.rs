//! A motion's page: what clashes, the text as it stands, what others would change, and what there is to do.

use std::sync::Arc;

use axum::extract::{Path, Query};
use omov_rules::simulate::Numbers;
use omov_store::ReadTx;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Facts, Link, Note, Numbered, Rows, Tag};

use super::list::tag;
use super::{amendment, places, removing, shape, side, who};
use crate::ballots::{Ballot, Became as Voted};
use crate::groups::Place;
use crate::groups::web::Done;
use crate::house::{Answer, Stop, Visit};
use crate::members;
use crate::motions::amendment::{Amendments, State as Became};
use crate::motions::clauses::{self, Source, Version};
use crate::motions::movers::{self, Mover};
use crate::motions::removing::{self as gone, Part, Removed};
use crate::motions::{Motion, MotionId, motion, voting};
use crate::replies::{self, To};
use crate::rules::{Rulebook, address, capital, takes};

/// Everything that the page shows.
pub(super) struct Shown {
    pub(super) motion: Motion,
    pub(super) place: Place,
    pub(super) book: Arc<Rulebook>,
    pub(super) numbers: Numbers,
    pub(super) found: Amendments,
    /// The amendments that touch the same words, as pairs.
    clash: Vec<(u32, u32)>,
    pub(super) sources: Vec<Source>,
    pub(super) versions: Vec<Version>,
    pub(super) movers: Vec<Mover>,
    pub(super) signatures: u64,
    pub(super) needed: Option<u64>,
    /// The ballot on its final text, and what came of it.
    vote: Option<(Ballot, Option<Voted>)>,
    /// What was taken out of it, and how many replies there are to it.
    removed: Removed,
    replies: u64,
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
        Some(what @ ("signed" | "unsigned" | "asked" | "accepted" | "fixed")) => {
            Note::done(Markup::paragraph(&words.say(&format!("motion-done-{what}")))).into()
        }
        _ => Markup::default(),
    };
    let main = Markup::joined([
        fixed(&visit, &shown),
        clashes(&visit, &shown),
        text(&visit, &shown),
        about(&visit, &shown),
        amendments(&visit, &shown),
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

/// The text that is voted on: its fingerprint, and the way to its bytes.
fn fixed(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let (Some(print), Some(at)) = (shown.motion.fingerprint(), shown.motion.fixed_at) else { return Markup::default() };
    let file = Link::new(words.say("motion-text-file"), format!("{}/text.txt", shown.motion.id.address()));
    let facts = Facts::default()
        .with(words.say("motion-fixed-when"), Markup::text(&visit.hour(at)))
        .with(words.say("motion-fingerprint"), Markup::text(&print))
        .with(words.say("motion-bytes"), Markup::link(&file));
    let say = Markup::paragraph(&words.say(if shown.motion.has_gaps() { "motion-gaps" } else { "motion-fixed-say" }));
    let card = Card::new(words.say("motion-fixed-title"), Markup::joined([say, facts.into()])).level(2);
    Markup::joined([card.into(), vote(visit, shown)])
}

/// The ballot on it, or how one is called.
fn vote(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let motion = &shown.motion;
    if let Some((ballot, became)) = &shown.vote {
        let mut links = vec![Markup::link(&Link::new(words.say("motion-voted"), ballot.id.address()))];
        if became.is_some() {
            let decision = Link::new(words.say("motion-decision-link"), format!("{}/decision", motion.id.address()));
            links.insert(0, Markup::link(&decision));
        }
        return Rows { items: links }.into();
    }
    let Some(rule) = shown.book.proposals.get(&motion.kind).map(|rule| rule.ballot.value.as_str()) else {
        return Markup::default();
    };
    let callers = shown.book.ballots.get(rule).map(|ballot| ballot.called_by.value.as_slice()).unwrap_or_default();
    let who: Vec<String> = callers.iter().map(|actor| shown.book.title(actor)).collect();
    let with = [("kind", capital(&shown.book.title_in("ballots", rule)).into()), ("who", who.join(", ").into())];
    let rules = Link::new(words.say("motion-rule"), address(&format!("ballots.{rule}")));
    let called = [Markup::text(&words.say_with("motion-vote-call", &with)), Markup::link(&rules)];
    let mut parts = vec![Markup::line(called)];
    if visit.reader.me.is_some() {
        let form = format!("/groups/{}/ballots/new/{rule}?motion={}", motion.group, motion.id);
        parts.push(Markup::paragraph(&words.say("motion-vote-how")));
        parts.push(Markup::line([Markup::link(&Link::new(words.say("motion-vote-form"), form))]));
    }
    Card::turn(words.say("motion-vote-title"), Markup::joined(parts)).level(2).into()
}

/// The text that a ballot is held on, for the ballot's own page: its clauses as they stand in the bytes, and the way to the motion.
pub(crate) fn voted_on(words: &omov_web::words::Words, motion: &Motion) -> Markup {
    let clauses = motion.fixed.as_deref().unwrap_or_default().lines().skip(2).map(Markup::name);
    let link = Markup::link(&Link::new(words.say("motion-voted-link"), motion.id.address()));
    let body = Markup::joined([Rows { items: clauses.collect() }.into(), Markup::line([link])]);
    Markup::section("voted-on", &words.say("motion-voted-text"), body)
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

/// The clauses as they stand, each with where it comes from and what others would change.
fn text(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let id = shown.motion.id;
    let open = shown.mine && shown.motion.is_open(visit.now);
    let items = shown.found.clauses.iter().map(|(number, body)| {
        let part = Part::Clause(*number);
        let mut parts = vec![if body.is_empty() {
            let struck = || Markup::small(&words.say("motion-struck"));
            removing::here(visit, &shown.removed, part).unwrap_or_else(struck)
        } else {
            Markup::lines([Markup::name(body)])
        }];
        let mut line: Vec<Markup> = Vec::new();
        let waiting: Vec<_> = shown.found.open().filter(|one| one.clause == *number && one.target.is_none()).collect();
        let clashing =
            waiting.iter().filter(|one| shown.clash.iter().any(|(a, b)| [*a, *b].contains(&one.number))).count();
        if clashing > 0 {
            let with = [("amendments", (clashing as u64).into())];
            line.push(Tag::turn(words.say_with("motion-clash-tag", &with)).into());
        } else if !waiting.is_empty() {
            let with = [("amendments", (waiting.len() as u64).into())];
            line.push(Tag::open(words.say_with("motion-open-tag", &with)).into());
        }
        let done = shown
            .found
            .all
            .iter()
            .filter(|one| one.clause == *number && one.target.is_none() && one.state == Became::Accepted);
        for one in done {
            let with = [("number", u64::from(one.number).into())];
            line.push(Markup::link(&Link::new(words.say_with("motion-accepted-link", &with), one.address(id))));
        }
        if open && !body.is_empty() {
            line.push(Markup::link(&shape::amend(words, id, *number)));
        }
        if !body.is_empty() && shown.mine {
            line.push(quote(words, &shown.motion, *number));
        }
        if !line.is_empty() {
            parts.push(Markup::line(line));
        }
        // On a line of its own: among others, a finger would not always meet it.
        let remove = removing::link(visit, &shown.place, id, part).filter(|_| !body.is_empty());
        parts.extend(remove.map(|link| Markup::line([link])));
        for source in shown.sources.iter().filter(|source| source.clause == *number) {
            let with = [("question", (&*source.question).into()), ("statement", u64::from(source.statement).into())];
            let link = Link::new(words.say_with("motion-grew", &with), source.debate.address());
            parts.push(Markup::line([Markup::link(&link)]));
        }
        (*number, Markup::joined(parts))
    });
    let card: Markup = Numbered { items: items.collect() }.into();
    let mut parts = vec![card];
    if open {
        parts.push(Markup::line([Markup::link(&shape::amend(words, id, 0))]));
    }
    let untitled = shown.removed.contains_key(&Part::Title) || shown.vote.is_some();
    let title = removing::link(visit, &shown.place, id, Part::Title).filter(|_| !untitled);
    parts.extend(title.map(|link| Markup::line([link])));
    let title = if shown.motion.fixed.is_some() { "motion-text-final" } else { "motion-text" };
    Markup::section("text", &words.say(title), Markup::joined(parts))
}

/// A link to where somebody replies with the words of a clause.
fn quote(words: &omov_web::words::Words, motion: &Motion, clause: u32) -> Markup {
    let said = words.say_with("motion-quote-clause", &[("clause", u64::from(clause).into())]);
    let to = To::motion(motion.id).address();
    Markup::link(&Link::new(said, format!("{to}/write?version={}&clause={clause}", motion.version)))
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
