//! A debate's page: one statement to answer, then where people stand, then whether it is fair.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, Query};
use omov_store::{Moment, ReadTx, params};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Event, Link, Note, Stand, Tag, Timeline};

use super::list::{moment, tag};
use super::mine::answers;
use super::places;
use super::standing::Standing;
use crate::debates::debate::{self, State, Statement};
use crate::debates::hearing::{self, View, Voter};
use crate::debates::map::Findings;
use crate::debates::{Debate, DebateId, sql, work};
use crate::groups::Place;
use crate::groups::web::Done;
use crate::house::{Answer, Stop, Visit};
use crate::meetings::{self, web::Shown as Halls};
use crate::members;
use crate::motions::{self, Became};
use crate::replies::{self, To};
use crate::rules::{Rulebook, address};

/// Everything that the page shows.
struct Shown {
    debate: Debate,
    place: Place,
    book: Arc<Rulebook>,
    statements: Vec<Statement>,
    map: Option<(Moment, Findings)>,
    heard: BTreeMap<u32, u32>,
    views: Vec<View>,
    voter: Option<Voter>,
    /// How many letters organisers wrote of all that was said, replies too; and how many all did.
    written: (u64, u64),
    /// How many replies there are to each statement.
    replies: BTreeMap<To, u64>,
    /// The clauses that were begun from its statements.
    became: Vec<Became>,
    /// The meetings in halls on its question.
    halls: Halls,
    /// Whether the reader belongs to the group and has a vote.
    mine: bool,
}

impl Shown {
    fn find(tx: &mut ReadTx<'_>, visit: &Visit, id: DebateId) -> Result<Self, Stop> {
        let debate = debate::one(tx, id)?;
        let (place, book) = (debate.place(tx)?, debate.rules(tx)?);
        let me = visit.reader.me.as_ref().filter(|me| me.has_vote()).map(|me| me.id);
        let times: Vec<(u32, u32, u32)> = tx.all(&sql::TIMES, params![id, 0])?;
        let (mut views, mut voter, mut mine) = (Vec::new(), None, false);
        if let Some(me) = me {
            views = hearing::views(tx, id, me)?;
            voter = hearing::voter(tx, id, me)?;
            mine = members::is_in(tx, me, debate.group)?;
        }
        Ok(Self {
            statements: debate::statements(tx, id)?,
            map: work::published(tx, id)?,
            became: motions::from_debate(tx, id)?,
            written: replies::written(tx, id.0)?,
            replies: replies::counts(tx, id.0)?,
            halls: Halls::find(tx, visit, &debate)?,
            heard: times.into_iter().map(|(_, statement, times)| (statement, times)).collect(),
            debate,
            place,
            book,
            views,
            voter,
            mine,
        })
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<DebateId>, Query(done): Query<Done>) -> Answer<Page> {
    let here = visit.clone();
    let found = visit.house.store().read(move |tx| Shown::find(tx, &here, id)).await?;
    let words = visit.shell.words.clone();
    let debate = &found.debate;
    let open = debate.is_open(visit.now);
    let standing = Standing {
        visit: &visit,
        statements: &found.statements,
        map: found.map.as_ref(),
        heard: &found.heard,
        me: found.voter.as_ref(),
        became: &found.became,
        debate: id,
        replies: &found.replies,
        begin: found.mine.then_some(debate),
        open,
    };
    let note = match done.what() {
        Some("said") => Note::done(Markup::paragraph(&words.say("debate-done-said"))).into(),
        _ => Markup::default(),
    };
    let about = if debate.about.is_empty() { Markup::default() } else { Markup::markdown(&debate.about) };
    let link =
        |message: &str, part: &str| Markup::link(&Link::new(words.say(message), format!("{}/{part}", id.address())));
    let mut all = vec![Markup::line([link("debate-see-all", "all")])];
    if found.map.is_some() {
        let files = [link("debate-file-csv", "findings.csv"), link("debate-file-json", "findings.json")];
        all.push(Markup::line([Markup::text(&words.say("debate-files"))].into_iter().chain(files)));
    }
    let main = Markup::joined([about, hear(&visit, &found, open), standing.shown(), Markup::joined(all)]);
    let rule = debate.rule(&found.book)?;
    let most = rule.organisers_share.as_ref().map(|share| share.value.to_string());
    let fairness = standing.fairness(found.written, most, meetings::web::meter(&words, &found.halls));
    let side =
        Markup::joined([meetings::web::card(&visit, debate, &found.halls), fairness, road(&visit, &found, open)]);
    let (place, lead, state) =
        (places(&words, &found.place, visit.reader.me.is_some()), moment(&visit, debate), tag(&visit, debate));
    let mut body = vec![note, Markup::columns(main, side, false)];
    body.extend(debate.entry.map(|entry| {
        let said = words.say_with("debate-entry", &[("number", entry.into())]);
        Markup::line([Markup::link(&Link::new(said, format!("/record/{entry}")))])
    }));
    let page = Page::new(visit.shell, &*found.debate.question, Markup::joined(body));
    Ok(page.tagged(state).lead(lead).place(place).here("/debates"))
}

/// One statement to answer; or what there is to do instead.
fn hear(visit: &Visit, found: &Shown, open: bool) -> Markup {
    let words = &visit.shell.words;
    let id = found.debate.id;
    if !open {
        return Markup::default();
    }
    if !found.mine {
        let why = if visit.reader.me.is_some() { "debate-not-yours" } else { "debate-sign-in" };
        let with = [("group", (&*found.place.group().name).into())];
        return Note::rule(Markup::paragraph(&words.say_with(why, &with))).into();
    }
    let there = found.statements.iter().filter(|one| one.state == State::There);
    let numbers: Vec<u32> = there.map(|one| one.number).collect();
    let answered = found.views.iter().filter(|(number, vote)| vote.is_some() && numbers.contains(number)).count();
    let with = [("answered", (answered as u64).into()), ("all", (numbers.len() as u64).into())];
    let so_far = words.say_with("debate-so-far", &with);
    let say = Act::second(Link::new(words.say("debate-say"), format!("{}/say", id.address())));
    let mine = Act::link(Link::new(words.say("debate-mine"), format!("{}/mine", id.address())));
    let in_hand = hearing::in_hand(&numbers, &found.views);
    let card = if let Some(one) = in_hand.and_then(|number| found.statements.iter().find(|one| one.number == number)) {
        let seeded = one.seeded.then(|| Tag::draft(words.say("debate-seeded")));
        let body = [
            super::body(words, one),
            answers(visit, id, one, "").into(),
            Markup::small(&so_far),
            Markup::small(&words.say("debate-secret")),
        ];
        let card = Card::turn(words.say("debate-one"), Markup::joined(body)).acts(Acts { acts: vec![say, mine] });
        seeded.into_iter().fold(card, Card::tagged)
    } else if hearing::unseen(&numbers, &found.views).next().is_some() {
        let name = if found.views.is_empty() { "debate-hear-first" } else { "debate-hear-next" };
        let next = Act::main(Link::new(words.say(name), format!("{}/next", id.address())));
        let body = [
            Markup::paragraph(&words.say("debate-hear")),
            Markup::small(&so_far),
            Markup::small(&words.say("debate-secret")),
        ];
        let next = next.sent_with(visit.token.as_str());
        Card::turn(words.say("debate-hear-title"), Markup::joined(body)).acts(Acts { acts: vec![next, say, mine] })
    } else {
        let body = [Markup::paragraph(&words.say("debate-all-heard")), Markup::small(&so_far)];
        Card::new(words.say("debate-all-heard-title"), Markup::joined(body)).acts(Acts { acts: vec![say, mine] })
    };
    card.level(2).into()
}

/// What has been and what comes.
fn road(visit: &Visit, found: &Shown, open: bool) -> Markup {
    let words = &visit.shell.words;
    let debate = &found.debate;
    let event = |stand, when: Moment, message: &str| Event {
        stand,
        when: visit.hour(when),
        what: Markup::text(&words.say(message)),
    };
    let ends = if open { Stand::Now } else { Stand::Past };
    let timeline = Timeline {
        words: words.clone(),
        events: vec![
            event(Stand::Past, debate.opened_at, "debate-road-opened"),
            event(ends, debate.closes_at, if open { "debate-road-closes" } else { "debate-road-closed" }),
        ],
    };
    let rule = Link::new(words.say("debate-rule"), address(&format!("debates.{}", debate.kind)));
    let body = Markup::joined([
        timeline.into(),
        Markup::paragraph(&words.say("debate-road-what")),
        Markup::line([Markup::link(&rule)]),
    ]);
    Card::new(words.say("debate-road"), body).level(2).into()
}
