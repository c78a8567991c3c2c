//! Calling a ballot: what kind, what is asked, when, and who holds its key.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use jiff::civil::Time;
use jiff::tz::TimeZone;
use omov_rules::model;
use omov_store::{Moment, ReadTx, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link, Note, Rows};
use omov_web::refusal::Refusal;
use omov_web::words::Words;
use zeroize::Zeroizing;

use super::places;
use crate::ballots::calling::{self, When};
use crate::ballots::election::{self, Standing};
use crate::ballots::kinds::{self, Asks};
use crate::ballots::stage::State;
use crate::ballots::{Ballot, BallotId};
use crate::election::{Draft, generator, identifier};
use crate::groups::Place;
use crate::house::{Answer, Stop, Visit, ids};
use crate::members;
use crate::offices::{OfficeId, lending};
use crate::rules::actors::{self, Decided};
use crate::rules::{self, address, capital, takes};

/// The longest title, and the longest explanation.
const TITLE: usize = 200;
const ABOUT: usize = 5_000;
/// What is chosen where it fills no office. No name in a rulebook is like it.
const NO_OFFICE: &str = "-";
/// More answers are not put to anybody at once.
const MOST_ANSWERS: usize = 255;

pub(super) async fn choose(visit: Visit) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let kinds = calling::kinds(&visit.book, place.group());
    let items = kinds.iter().map(|(name, ballot)| {
        let title = capital(&ballot.title.value);
        let known = Asks::of(ballot.count.value.name());
        let head = match known {
            Some(_) => Markup::link(&Link::new(title, format!("/groups/{}/ballots/new/{name}", place.group().id))),
            None => Markup::text(&title),
        };
        let who: Vec<String> = ballot.called_by.value.iter().map(|actor| visit.book.title(actor)).collect();
        let who = if who.is_empty() {
            words.say("ballot-called-by-nobody")
        } else {
            words.say_with("ballot-called-by", &[("who", who.join(", ").into())])
        };
        let asks = known.map_or_else(|| words.say("ballot-asks-unknown"), |asks| words.say(asks.says()));
        Markup::joined([Markup::line([head]), Markup::small(&asks), Markup::small(&who)])
    });
    let items: Vec<Markup> = items.collect();
    let body: Markup = if items.is_empty() {
        Card::empty(words.say("ballot-no-kinds"), &words.say("ballot-no-kinds-why"), Markup::default()).level(2).into()
    } else {
        Rows { items }.into()
    };
    let with = [("group", (&*place.group().name).into())];
    let page = Page::new(visit.shell, words.say_with("ballot-new-title", &with), body);
    Ok(page.lead(words.say("ballot-new-lead")).here("/ballots").place(places(&words, &place, true)).narrow())
}

/// The kind that the address names.
struct Chosen {
    name: String,
    rule: model::Ballot,
    asks: Asks,
}

fn chosen(visit: &Visit, kind: &str) -> Answer<Chosen> {
    let group = visit.place()?.group();
    let here = calling::kinds(&visit.book, group).into_iter().find(|(name, _)| *name == kind);
    let (name, rule) = here.ok_or(Refusal::NotFound)?;
    let asks = Asks::of(rule.count.value.name()).ok_or(Refusal::NotFound)?;
    Ok(Chosen { name: name.into(), rule: rule.clone(), asks })
}

pub(super) async fn ask(visit: Visit, Path((_, kind)): Path<(String, String)>) -> Answer<Page> {
    let chosen = chosen(&visit, &kind)?;
    let form = form(&visit, &chosen)?;
    page(visit, &chosen, form).await
}

fn form(visit: &Visit, chosen: &Chosen) -> Answer<Form> {
    let words = &visit.shell.words;
    let group = visit.place()?.group().id;
    let Chosen { name, rule, asks } = chosen;
    let mut form =
        Form::new(format!("/groups/{group}/ballots/new/{name}"), &visit.token, words.say("ballot-call-send"))
            .with(Field::text(words, "title", words.say("ballot-question")).hint(words.say("ballot-question-hint")))
            .with(
                Field::area(words, "about", words.say("ballot-about"), 4)
                    .hint(words.say("ballot-about-hint"))
                    .optional(),
            );
    if !visit.book.matters.is_empty() {
        let choices = visit.book.matters.iter().map(|(name, matter)| Choice::new(name, &*matter.title.value));
        form = form.with(Field::one_of(words, "matter", words.say("ballot-matter"), choices.collect()));
    }
    if asks.elects() {
        let offices = election::offices(&visit.book, name, visit.place()?.group());
        let hint = if offices.is_empty() { "ballot-answers-hint" } else { "ballot-candidates-hint" };
        if !offices.is_empty() {
            let all = offices.iter().map(|(name, office)| Choice::new(*name, capital(&office.title.value)));
            let choices = all.chain([Choice::new(NO_OFFICE, words.say("ballot-office-none"))]).collect();
            let which = Field::one_of(words, "office", words.say("ballot-office"), choices);
            form = form.with(which.hint(words.say("ballot-office-hint")));
        }
        form = form
            .with(Field::area(words, "answers", words.say("ballot-answers"), 6).hint(words.say(hint)))
            .with(Field::short(words, "seats", words.say("ballot-seats")).hint(words.say("ballot-seats-hint")));
    }
    for when in ["opens", "closes"] {
        let day = Field::date(words, when, words.say(&format!("ballot-{when}-day")));
        let hour = Field::short(words, &format!("{when}-hour"), words.say(&format!("ballot-{when}-hour")));
        form = form.with(day).with(hour.hint(words.say("ballot-hour-hint")).value("12:00"));
    }
    let with = [("trustees", rule.trustees.value.into()), ("needed", rule.trustees_needed.value.into())];
    let trustees = Field::area(words, "trustees", words.say("ballot-trustees"), 5);
    let needed =
        Field::short(words, "needed", words.say("ballot-needed")).value(rule.trustees_needed.value.to_string());
    form = form
        .with(trustees.hint(words.say_with("ballot-trustees-hint", &with)))
        .with(needed.hint(words.say_with("ballot-needed-hint", &with)));
    if rule.secret.value {
        let least = [("people", rule.secret_from.value.into())];
        let consent = vec![Choice::new("yes", words.say("ballot-consent-yes"))];
        let consent = Field::any_of(words, "consent", words.say("ballot-consent"), consent).optional();
        form = form.with(consent.hint(words.say_with("ballot-consent-hint", &least)));
    }
    if let Some(body) = actors::body(&visit.book, &rule.called_by.value) {
        let body = [("body", visit.book.title(body).into())];
        for field in actors::DECIDED {
            let label = words.say(&format!("ballot-{field}"));
            let hint = words.say_with("ballot-body-hint", &body);
            form = form.with(Field::short(words, field, label).hint(hint).optional());
        }
    }
    let back = Link::new(words.say("confirm-back"), format!("/groups/{group}/ballots/new"));
    Ok(form.back(back))
}

async fn page(visit: Visit, chosen: &Chosen, form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let (book, asked) = (visit.book.clone(), place.clone());
    let numbers = visit.house.store().read(move |tx| Ok(takes::numbers(tx, &book, &asked)?)).await?;
    let steps = calling::takes(&visit.book, &chosen.name, None, &numbers);
    let problems = form.problems();
    let takes = if steps.is_empty() { Markup::default() } else { takes::listed(&words, &steps) };
    let rule = Link::new(capital(&chosen.rule.title.value), address(&format!("ballots.{}", chosen.name)));
    let note = Note::rule(Markup::joined([Markup::paragraph(&words.say(chosen.asks.says())), Markup::link(&rule)]));
    let body = Markup::joined([note.into(), form.into(), Markup::section("takes", &words.say("ballot-takes"), takes)]);
    let title = words.say_with("ballot-call-title", &[("kind", chosen.rule.title.value.as_str().into())]);
    let page = Page::new(visit.shell, title, body).lead(words.say("ballot-call-lead")).problems(problems);
    Ok(page.here("/ballots").place(places(&words, &place, true)).narrow())
}

/// A day and an hour that were typed, in the organisation's time zone.
fn moment(sent: &Sent, name: &str, zone: &str) -> Option<Moment> {
    let (hour, minute) = sent.one(&format!("{name}-hour")).trim().split_once(':')?;
    let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    let zoned = sent.date(name)?.to_datetime(time).to_zoned(TimeZone::get(zone).ok()?).ok()?;
    Some(Moment(zoned.timestamp().as_microsecond()))
}

/// What was typed, as far as it can be understood without looking anything up.
#[derive(Clone)]
struct Wish {
    title: String,
    about: String,
    answers: Vec<String>,
    seats: u32,
    /// The office that it fills.
    office: Option<String>,
    when: When,
    trustees: Vec<String>,
    needed: usize,
    decided: Decided,
}

fn understood(visit: &Visit, chosen: &Chosen, sent: &Sent, mut form: Form) -> Result<Wish, Box<Form>> {
    let words = &visit.shell.words;
    let zone = visit.organisation.zone.as_str();
    let lines = |name: &str| -> Vec<String> {
        sent.one(name).lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    };
    let (title, about) = (sent.one("title").trim().to_owned(), sent.one("about").trim().to_owned());
    match title.chars().count() {
        0 => form = form.wrong("title", words.say("ballot-question-missing")),
        1..=TITLE => {}
        _ => form = form.wrong("title", words.say("ballot-question-long")),
    }
    if about.chars().count() > ABOUT {
        form = form.wrong("about", words.say("ballot-about-long"));
    }
    let matter = Some(sent.one("matter")).filter(|name| visit.book.matters.contains_key(*name)).map(str::to_owned);
    if matter.is_none() && !visit.book.matters.is_empty() {
        form = form.wrong("matter", words.say("ballot-matter-missing"));
    }
    let (mut answers, mut seats, mut office) = (Vec::new(), 1, None);
    if chosen.asks.elects() {
        let offices = visit.place().map(|place| election::offices(&visit.book, &chosen.name, place.group()));
        let offices = offices.unwrap_or_default();
        let which = offices.iter().find(|(name, _)| *name == sent.one("office"));
        if which.is_none() && !offices.is_empty() && sent.one("office") != NO_OFFICE {
            form = form.wrong("office", words.say("ballot-office-missing"));
        }
        let places = which.map_or(u64::MAX, |(_, office)| office.seats.value);
        office = which.map(|(name, _)| (*name).to_owned());
        answers = lines("answers");
        let mut distinct = answers.clone();
        distinct.sort();
        distinct.dedup();
        if !(2..=MOST_ANSWERS).contains(&answers.len()) || distinct.len() != answers.len() {
            form = form.wrong("answers", words.say("ballot-answers-wrong"));
        }
        match sent.one("seats").trim().parse::<u32>() {
            Ok(n) if u64::from(n) > places => {
                let with = [("seats", places.into())];
                form = form.wrong("seats", words.say_with("ballot-seats-many", &with));
            }
            Ok(n) if n >= 1 && n as usize <= answers.len() => seats = n,
            _ => form = form.wrong("seats", words.say("ballot-seats-wrong")),
        }
    }
    let times = ["opens", "closes"].map(|name| moment(sent, name, zone));
    for (name, time) in ["opens", "closes"].into_iter().zip(times) {
        if time.is_none() {
            form = form.wrong(name, words.say("ballot-time-wrong"));
        }
    }
    let trustees = lines("trustees");
    let rule = &chosen.rule;
    if (trustees.len() as u64) < rule.trustees.value || trustees.len() > 50 {
        let with = [("trustees", rule.trustees.value.into())];
        form = form.wrong("trustees", words.say_with("ballot-trustees-few", &with));
    }
    let needed = sent.one("needed").trim().parse::<usize>().unwrap_or_default();
    if (needed as u64) < rule.trustees_needed.value || needed >= trustees.len().max(1) {
        let with = [("needed", rule.trustees_needed.value.into())];
        form = form.wrong("needed", words.say_with("ballot-needed-wrong", &with));
    }
    let decided = actors::decided(sent);
    match (times, form.problems().is_empty()) {
        ([Some(opens), Some(closes)], true) => {
            let consent = sent.one("consent") == "yes";
            let when = When { matter, opens, closes, consent };
            Ok(Wish { title, about, answers, seats, office, when, trustees, needed, decided })
        }
        _ => Err(Box::new(form)),
    }
}

/// People who were named, or what is wrong with one of the lines, and which.
type Named = Result<Vec<(members::MemberId, String)>, (String, &'static str)>;

fn named(tx: &mut ReadTx<'_>, place: &Place, lines: &[String]) -> Result<Named, Stop> {
    let mut found: Vec<(members::MemberId, String)> = Vec::new();
    for line in lines {
        match calling::trustee(tx, place, line)? {
            Ok(one) if found.iter().any(|(id, _)| *id == one.0) => {
                return Ok(Err((line.clone(), "ballot-trustee-twice")));
            }
            Ok(one) => found.push(one),
            Err(why) => return Ok(Err((line.clone(), why))),
        }
    }
    Ok(Ok(found))
}

/// The same of those who stand for an office.
fn standing(tx: &mut ReadTx<'_>, words: &Words, place: &Place, wish: &Wish) -> Result<Named, Stop> {
    let Some(office) = &wish.office else { return Ok(Ok(Vec::new())) };
    let found = match named(tx, place, &wish.answers)? {
        Ok(found) => found,
        Err(wrong) => return Ok(Err(wrong)),
    };
    for (at, (member, name)) in found.iter().enumerate() {
        let line = || wish.answers.get(at).cloned().unwrap_or_default();
        if found[..at].iter().any(|(_, other)| other == name) {
            return Ok(Err((line(), "ballot-candidate-same")));
        }
        let which = (OfficeId::of(office), place.group().id, *member);
        if !lending::may_stand(tx, words, which, wish.when.closes)? {
            return Ok(Err((line(), "ballot-candidate-often")));
        }
    }
    Ok(Ok(found))
}

pub(super) async fn take(visit: Visit, Path((_, kind)): Path<(String, String)>, sent: Sent) -> Answer {
    let chosen = chosen(&visit, &kind)?;
    let words = visit.shell.words.clone();
    let wish = match understood(&visit, &chosen, &sent, form(&visit, &chosen)?.keep(&sent)) {
        Ok(wish) => wish,
        Err(form) => return Ok(page(visit, &chosen, *form).await?.into_response()),
    };
    let (place, asked, said) = (visit.place()?.clone(), wish.clone(), words.clone());
    let looked =
        move |tx: &mut ReadTx<'_>| Ok((named(tx, &place, &asked.trustees)?, standing(tx, &said, &place, &asked)?));
    let (trustees, standing) = visit.house.store().read(looked).await?;
    let wrong = |name: &str, said: String| -> Answer<Form> { Ok(form(&visit, &chosen)?.keep(&sent).wrong(name, said)) };
    let trustees = match trustees {
        Ok(trustees) => trustees,
        Err((line, why)) => {
            let form = wrong("trustees", words.say_with(why, &[("line", line.into())]))?;
            return Ok(page(visit, &chosen, form).await?.into_response());
        }
    };
    let standing = match standing {
        Ok(people) if wish.office.is_some() => Some(Standing::drawn(&wish.title, &people)?),
        Ok(_) => None,
        Err((line, why)) => {
            let form = wrong("answers", words.say_with(why, &[("line", line.into())]))?;
            return Ok(page(visit, &chosen, form).await?.into_response());
        }
    };
    let answers = match &standing {
        Some(standing) => standing.people.iter().map(|(_, name)| name.clone()).collect(),
        None => wish.answers.clone(),
    };
    let seats = wish.seats;
    let question = match chosen.asks.question(&words, &wish.title, answers, seats) {
        Ok(question) => question,
        Err(why) => {
            let form = wrong("answers", words.say(why))?;
            return Ok(page(visit, &chosen, form).await?.into_response());
        }
    };
    let uuid = identifier(&mut generator(&Zeroizing::new(ids::chance::<32>()?)));
    let language = &visit.organisation.language;
    let election = kinds::election(&wish.title, &wish.about, question, &visit.organisation.name, language, uuid);
    let shuffles = if election.questions[0].is_ranking() { wish.needed } else { 0 };
    let names = trustees.iter().map(|(_, name)| name.clone()).collect();
    let Ok(draft) = Draft::new(&election, names, wish.needed, shuffles) else {
        let form = wrong("trustees", words.say("ballot-draft-wrong"))?;
        return Ok(page(visit, &chosen, form).await?.into_response());
    };
    let id = BallotId(ids::by_time(visit.now)?);
    let put = call(&visit, &chosen, &wish, id, draft.to_json(), (trustees, standing))?;
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&id.address()).into_response())
}

/// What is done when everything is understood: asked of the rules and kept, in one transaction.
fn call(
    visit: &Visit,
    chosen: &Chosen,
    wish: &Wish,
    id: BallotId,
    draft: String,
    (trustees, standing): (Vec<(members::MemberId, String)>, Option<Standing>),
) -> Answer<impl Fn(&mut WriteTx<'_>) -> Result<(), Stop> + Send + 'static + use<>> {
    let (words, zone, now, me) =
        (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.now, visit.me()?.id);
    let (place, kind, rule) = (visit.place()?.clone(), chosen.name.clone(), chosen.rule.clone());
    let When { opens, closes, consent, .. } = wish.when;
    let freezes = rules::before(&zone, opens, rule.roll_freezes.value);
    let ballot = Ballot {
        id,
        group: place.group().id,
        kind: kind.clone(),
        book: 0,
        title: wish.title.clone(),
        about: wish.about.clone(),
        draft,
        seats: wish.seats,
        consent,
        called_by: me,
        called_at: now,
        freezes_at: freezes,
        opens_at: opens,
        closes_at: closes,
        ends_at: rules::after(&zone, closes, rule.grace.value),
        state: State::Draft,
        could: None,
        root: None,
        keys_at: None,
        entry: None,
        lot: None,
        office: wish.office.clone(),
    };
    let (when, decided) = (wish.when.clone(), wish.decided);
    Ok(move |tx: &mut WriteTx<'_>| {
        let book = rules::present(tx)?;
        let number = rules::number(tx)?;
        // The rules may have changed since the form was shown; then what was worked out from them may be wrong.
        if book.ballots.get(&kind).is_none_or(|now| {
            (now.roll_freezes.value, now.grace.value, now.count.value)
                != (rule.roll_freezes.value, rule.grace.value, rule.count.value)
        }) {
            return Err(Refusal::Conflict.into());
        }
        let fills =
            |office: &String| election::offices(&book, &kind, place.group()).iter().any(|(name, _)| name == office);
        if !ballot.office.iter().all(fills) {
            return Err(Refusal::Conflict.into());
        }
        let caller = members::find(tx, me)?.ok_or(Refusal::NotFound)?;
        let at = (kind.as_str(), &place, zone.as_str());
        let grounds = calling::grounds(tx, &book, at, &caller, &when, decided, now)?;
        if !grounds.is_empty() {
            return Err(rules::refused(&words, &book, words.say("ballot-call-refused"), &grounds));
        }
        let office = calling::in_name_of(tx, &book, at, &caller, now)?;
        calling::call(
            tx,
            &Ballot { book: number, ..ballot.clone() },
            &trustees,
            standing.as_ref(),
            office,
            when.matter.as_deref(),
        )
    })
}
