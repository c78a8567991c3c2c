//! One power that is lent: five questions for anyone who has power.

use axum::extract::{Path, Query};
use omov_rules::model::AsksFor;
use omov_rules::simulate::Numbers;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Event, Facts, Link, Note, Stand, Tag, Timeline};
use omov_web::refusal::Refusal;
use omov_web::words::Words;
use serde::Deserialize;

use super::few::unelected;
use crate::ballots::{self, Ballot};
use crate::groups::{self, Place};
use crate::house::{Answer, Visit};
use crate::members::{self, Standing};
use crate::nominations::{self, Round};
use crate::offices::deputies::{self, Deputy};
use crate::offices::list::{self, Lent};
use crate::offices::{Power, TermId, book, missing};
use crate::rules::{capital, refusal, takes};

/// Days before its end from which a term's page says that it ends soon.
const SOON: i64 = 30 * 24 * 3600 * 1_000_000;

#[derive(Deserialize)]
pub(super) struct Just {
    #[serde(default)]
    done: String,
}

/// A term with all that its page says.
struct Shown {
    lent: Lent,
    place: Place,
    before: Vec<Lent>,
    /// Who asked for it and who agreed.
    lenders: Option<(String, String)>,
    /// How many members of the group it answers to.
    members: u64,
    numbers: Numbers,
    /// The founding on the record.
    founding: Option<u64>,
    /// Who is named to stand in; for the term of a deputy, that deputy.
    deputy: Option<Deputy>,
    /// Whether the reader can name somebody.
    may_name: bool,
    /// The ballots about it, the last one first.
    ballots: Vec<Ballot>,
    /// The last nominations for the office.
    nominations: Option<Round>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<TermId>, Query(just): Query<Just>) -> Answer<Page> {
    let (rules, reading, now) = (visit.book.clone(), visit.clone(), visit.now);
    let shown = visit
        .house
        .store()
        .read(move |tx| {
            let lent = list::find(tx, id)?.ok_or(Refusal::NotFound)?;
            let place = groups::place(tx, lent.group)?.ok_or(Refusal::NotFound)?;
            let before = list::history(tx, lent.office, lent.group)?;
            let members = members::count(tx, lent.group, Standing::Member)?;
            let numbers = takes::numbers(tx, &rules, &place)?;
            let whole = groups::whole(tx)?.ok_or(Refusal::NotFound)?;
            let (lenders, founding) = (list::lenders(tx, id)?, list::founding(tx, whole.id)?);
            let deputy = match lent.deputy {
                Some(id) => deputies::find(tx, id, now)?.filter(|deputy| deputy.runs(now)),
                None => deputies::of_term(tx, id, now)?,
            };
            let may_name = super::deputy::may_name(tx, &reading, &lent, &place)?;
            let ballots = ballots::on_term(tx, id)?;
            let nominations = match book::rules_of(&rules, lent.office) {
                Some((name, _)) => nominations::latest(tx, lent.group, name)?,
                None => None,
            };
            Ok(Shown {
                lent,
                place,
                before,
                lenders,
                members,
                numbers,
                founding,
                deputy,
                may_name,
                ballots,
                nominations,
            })
        })
        .await?;
    let words = visit.shell.words.clone();
    let Shown { lent, place, .. } = &shown;
    let mut parts = Vec::new();
    let done = match just.done.as_str() {
        "laid-down" => Some("lay-down-done"),
        "hand-over" => Some("deputy-hand-over-done"),
        "take-up" => Some("deputy-take-up-done"),
        "take-over" => Some("deputy-take-over-done"),
        "lay-down" => Some("deputy-lay-down-done"),
        _ => None,
    };
    parts.extend(done.map(|done| Note::done(Markup::paragraph(&words.say(done))).into()));
    parts.extend(shown.ballots.iter().filter_map(|ballot| voted(&words, ballot)));
    parts.push(nominations::web::of_office(&visit, shown.nominations.as_ref()));
    let five = Markup::section("five", &words.say("term-five"), five(&visit, &shown).into());
    let side = Markup::joined([acts(&visit, &shown), stands_in(&visit, &shown), history(&visit, &shown)]);
    parts.push(Markup::columns(five, side, false));
    let tag = if lent.end() <= now {
        Tag::draft(words.say_with("term-ended", &[("when", visit.short(lent.end()).into())]))
    } else if lent.rests(now) {
        Tag::turn(words.say("term-rests"))
    } else if lent.since > now {
        Tag::draft(words.say_with("term-to-come", &[("when", visit.short(lent.since).into())]))
    } else if lent.until.0 - now.0 < SOON {
        Tag::turn(words.say_with("term-ends", &[("away", visit.away(lent.until).into())]))
    } else {
        Tag::open(words.say("term-runs"))
    };
    let lead = words.say_with(
        if lent.deputy.is_some() { "term-lead-deputy" } else { "term-lead" },
        &[
            ("holder", lent.name.as_str().into()),
            ("since", visit.short(lent.since).into()),
            ("until", visit.short(lent.end()).into()),
        ],
    );
    let title = capital(&super::title(&words, &super::office(&words, lent), &place.group().name));
    let place = super::places(place);
    Ok(Page::new(visit.shell, title, Markup::joined(parts)).tagged(tag).lead(lead).here("/power").place(place))
}

fn five(visit: &Visit, shown: &Shown) -> Facts {
    let words = &visit.shell.words;
    let Shown { lent, place, lenders, members, .. } = shown;
    let (book, rule) = (&visit.book, book::rules_of(&visit.book, lent.office));
    let is_founding = shown.founding.is_some() && lent.since <= visit.organisation.founded_at;
    let from = if let Some((asker, second)) = lenders {
        words.say_with(
            "term-from-two",
            &[
                ("asker", asker.as_str().into()),
                ("second", second.as_str().into()),
                ("when", visit.short(lent.since).into()),
            ],
        )
    } else if lent.deputy.is_some() {
        words.say_with("term-from-deputy", &[("when", visit.short(lent.since).into())])
    } else {
        let message = if is_founding { "term-from-founding" } else { "term-from-before" };
        words.say_with(message, &[("when", visit.short(lent.since).into())])
    };
    let mut from = vec![Markup::text(&from)];
    if lent.entry.is_some() || is_founding {
        from.push(super::lent_by(visit, lent, shown.founding));
    }
    if let Some((name, _)) = rule {
        from.push(Markup::link(&refusal::link(words, book, &format!("offices.{name}.lends"))));
    }
    let used = words.say_with("term-used", &[("acts", lent.acts.into())]);
    let see = Link::new(words.say("term-used-see"), format!("/groups/{}/acts", lent.group));
    let answers = if let Some((name, _)) = rule {
        super::back::answers(words, book, name)
    } else {
        let with = [("members", (*members).into()), ("group", place.group().name.as_str().into())];
        Markup::text(&words.say_with("term-answers", &with))
    };
    let back = if lent.end() <= visit.now {
        words.say("term-back-over")
    } else {
        words.say_with("term-back", &[("until", visit.short(lent.until).into())])
    };
    let lenders = Link::new(words.say("back-lenders"), missing::page(Power::Lend.name(), place.group().id));
    let mut back = vec![Markup::line([Markup::text(&back), Markup::link(&lenders)])];
    if let Some((name, _)) = rule.filter(|_| lent.end() > visit.now) {
        back.push(super::back::window(visit, name, lent));
        back.push(super::back::recall(words, book, name, &shown.numbers));
        back.push(Markup::small(&words.say("back-outside")));
    }
    Facts::default()
        .with(words.say("term-what"), super::power_links(words, &lent.powers, lent.group))
        .with(words.say("term-from"), Markup::lines(from))
        .with(words.say("term-interest"), Markup::line([Markup::text(&used), Markup::link(&see)]))
        .with(words.say("term-answer"), answers)
        .with(words.say("term-take-back"), Markup::joined(back))
}

/// What members said, or will, to whether it goes on.
fn voted(words: &Words, ballot: &Ballot) -> Option<Markup> {
    let message = match (ballot.has_followed(), ballot.is_final()) {
        (true, _) => "ballot-about-term-done",
        (false, true) => "ballot-about-term-not",
        (false, false) => "ballot-about-term",
    };
    if ballot.is_void() {
        return None;
    }
    let link = Markup::link(&Link::new(&*ballot.title, ballot.id.address()));
    Some(Note::rule(Markup::line([Markup::text(&words.say(message)), link])).into())
}

/// Who stands in, and whether anybody was elected to it.
fn stands_in(visit: &Visit, shown: &Shown) -> Markup {
    let Shown { lent, place, deputy, may_name, .. } = shown;
    let card = super::deputy::card(visit, lent, place, deputy.as_ref(), *may_name);
    if lent.end() <= visit.now {
        return card;
    }
    Markup::joined([card, unelected(&visit.shell.words, &visit.book, std::iter::once(lent), visit.now)])
}

/// What this reader can do about it.
fn acts(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let Shown { lent, place, .. } = shown;
    if lent.end() <= visit.now {
        return Markup::default();
    }
    let mine = visit.reader.me.as_ref().is_some_and(|me| me.id == lent.member);
    let may_lend = visit.reader.holds(Power::Lend, Some(place));
    let (group, id) = (lent.group, lent.id);
    let mut acts = Vec::new();
    if mine {
        acts.push(Act::takes(Link::new(words.say("lay-down"), format!("/power/{id}/lay-down"))));
    } else if may_lend {
        acts.push(Act::takes(Link::new(words.say("end-term"), format!("/groups/{group}/power/{id}/end"))));
    }
    if may_lend {
        let lend = format!("/groups/{group}/power/lend?office={}&after={id}", lent.office);
        acts.push(Act::second(Link::new(words.say("hand-over"), lend)));
    }
    if let Some(kind) = recall(visit, shown).filter(|_| visit.reader.holds(Power::RunBallots, Some(place))) {
        let call = format!("/groups/{group}/ballots/new/{kind}?follows={}", ballots::Possible::recall(id));
        acts.push(Act::second(Link::new(words.say("ballot-call-on-term"), call)));
    }
    if acts.is_empty() {
        return Markup::default();
    }
    let body = if mine {
        words.say("term-mine")
    } else if may_lend {
        words.say("term-lender")
    } else {
        String::new()
    };
    let body = if body.is_empty() { Markup::default() } else { Markup::paragraph(&body) };
    Card::new(words.say("term-acts"), body).acts(Acts { acts }).level(2).into()
}

/// The kind of ballot by which it is taken back, where the rules have one and no ballot is under way.
fn recall(visit: &Visit, shown: &Shown) -> Option<String> {
    let (name, _) = book::rules_of(&visit.book, shown.lent.office)?;
    if !shown.lent.is_held(visit.now) || ballots::is_voted_on(&shown.ballots) {
        return None;
    }
    let mut all = takes::petitions(&visit.book, name, AsksFor::Recall);
    all.find_map(|(_, petition)| Some(petition.ballot.as_ref()?.value.clone()))
}

/// Who held it before, and who will.
fn history(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let events = shown.before.iter().map(|lent| {
        let stand = if lent.end() <= visit.now {
            Stand::Past
        } else if lent.since > visit.now {
            Stand::ToCome
        } else {
            Stand::Now
        };
        let with = [("since", visit.short(lent.since).into()), ("until", visit.short(lent.end()).into())];
        let called = match lent.deputy {
            Some(_) => words.say_with("term-as-deputy", &[("name", lent.name.as_str().into())]),
            None => lent.name.clone(),
        };
        let name = if lent.id == shown.lent.id {
            Markup::name(&called)
        } else {
            Markup::link(&Link::new(&called, lent.address()))
        };
        Event { stand, when: words.say_with("term-from-to", &with), what: name }
    });
    let line = Timeline { words: words.clone(), events: events.collect() };
    Card::new(words.say("term-history"), line).level(2).into()
}
