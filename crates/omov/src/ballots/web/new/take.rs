//! The ballot is called: who is named is looked up, the question is put together, and the rules are asked.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use omov_belenios::election::{Authority, Election, Question};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::Sent;
use omov_web::refusal::Refusal;
use zeroize::Zeroizing;

use super::people::Person;
use super::several::field;
use super::typed::{Asking, Wish, understood};
use super::{Chosen, Wanted, chosen, form, page, people, sent_so, several};
use crate::ballots::calling::{self, When};
use crate::ballots::election::{Named as Stands, Standing};
use crate::ballots::question::Question as Asked;
use crate::ballots::registrar::telling::{Telling, Tells};
use crate::ballots::stage::State;
use crate::ballots::{Ballot, BallotId, kinds, possible, reserved};
use crate::election::{Draft, generator, identifier};
use crate::house::{Answer, Stop, Visit, ids};
use crate::members;
use crate::nominations::{self, Elect};
use crate::offices::{self, Power};
use crate::rules;

pub(in crate::ballots::web) async fn take(
    visit: Visit,
    Path((_, kind)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    sent: Sent,
) -> Answer {
    let chosen = chosen(&visit, &kind).await?;
    let rounds = several::rounds(wanted.nominations, &sent);
    if several::is_step(&sent) {
        let (sent, rounds) = several::stepped(&visit, &chosen, &sent, rounds).await?;
        let begun = sent_so(&visit, &chosen, &rounds, &sent).await?;
        let form = form::of(&visit, &chosen, &begun)?.keep(&sent);
        return Ok(page(visit, &chosen, &begun, form).await?.into_response());
    }
    let begun = sent_so(&visit, &chosen, &rounds, &sent).await?;
    let words = visit.shell.words.clone();
    let form = form::of(&visit, &chosen, &begun)?.keep(&sent);
    let wish = match understood(&visit, &chosen, &begun, &sent, form) {
        Ok(wish) => wish,
        Err(form) => return Ok(page(visit, &chosen, &begun, *form).await?.into_response()),
    };
    let looked = looked_up(&visit, &wish).await?;
    let made = match looked.and_then(|named| Ok((questions(&visit, &chosen, &wish, &named)?, named))) {
        Ok((questions, named)) => draft(&visit, &wish, (questions, named)),
        Err(wrong) => Err(wrong),
    };
    let made = match made {
        Ok(made) => made,
        Err(Wrong { field: name, number, with: said }) => {
            let fixed = begun.elect(number).is_some() && name == "answers";
            // What cannot be typed is said where the question is.
            let name = match (fixed, begun.questions() > 1) {
                (false, _) => field(name, number),
                (true, false) => "title".to_owned(),
                (true, true) => field("ask", number),
            };
            let said = match said {
                Said::Message(message) => words.say(message),
                Said::Of(message, line) => words.say_with(message, &[("line", line.into())]),
                Said::Text(text) => text,
            };
            let form = form::of(&visit, &chosen, &begun)?.keep(&sent).wrong(&name, said);
            return Ok(page(visit, &chosen, &begun, form).await?.into_response());
        }
    };
    let id = BallotId(ids::by_time(visit.now)?);
    let telling = Telling::of(&visit.house).await?;
    let put = call(&visit, &chosen, &wish, id, made, telling)?;
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&id.address()).into_response())
}

/// What is wrong, and with which field of which question.
struct Wrong {
    field: &'static str,
    number: usize,
    with: Said,
}

enum Said {
    Message(&'static str),
    /// A message about a line that was typed.
    Of(&'static str, String),
    Text(String),
}

/// With a field that no question has.
fn wrong(field: &'static str, with: Said) -> Wrong {
    Wrong { field, number: 1, with }
}

/// Everybody who is named on the form.
struct Named {
    trustees: Vec<Person>,
    /// Those who stand for an office, question by question.
    standing: Vec<Vec<Person>>,
    registrar: Option<Person>,
}

/// Looks up whoever is named.
async fn looked_up(visit: &Visit, wish: &Wish) -> Answer<Result<Named, Wrong>> {
    let (place, asked, said) = (visit.place()?.clone(), wish.clone(), visit.shell.words.clone());
    let (caller, now) = (visit.me()?.id, visit.now);
    let looked = move |tx: &mut ReadTx<'_>| {
        let trustees = people::named(tx, &place, &asked.trustees)?;
        let mut standing = Vec::new();
        for (number, one) in (1..).zip(&asked.questions) {
            match people::standing(tx, &said, &place, (one, asked.when.closes))? {
                Ok(people) => standing.push(people),
                Err((line, why)) => return Ok(Err(Wrong { field: "answers", number, with: Said::Of(why, line) })),
            }
        }
        let members: Vec<_> = standing.iter().flatten().map(|one| one.0).collect();
        let registrar = people::registrar(tx, &place, &asked, caller, (&trustees, &members), now)?;
        let of = |(line, why): (String, &'static str)| Said::Of(why, line);
        Ok(match (trustees, registrar) {
            (Ok(trustees), Ok(registrar)) => Ok(Named { trustees, standing, registrar }),
            (Err(why), _) => Err(wrong("trustees", of(why))),
            (_, Err(why)) => Err(wrong("registrar", of(why))),
        })
    };
    visit.house.store().read(looked).await
}

/// A question as the trustees agree to it, with what hangs on it and who stands.
struct Put {
    question: Question,
    asked: Asked,
    standing: Option<Standing>,
}

/// Puts the questions together.
fn questions(visit: &Visit, chosen: &Chosen, wish: &Wish, named: &Named) -> Result<Vec<Put>, Wrong> {
    let linked = chosen.rule.one_post_each.value && chosen.asks.elects() && wish.questions.len() > 1;
    if let Some((number, name)) = people::mixed_up(&named.standing).filter(|_| linked) {
        let with = Said::Of("ballot-linked-same", name.to_owned());
        return Err(Wrong { field: "answers", number, with });
    }
    let seed = Standing::seed().map_err(|_| wrong("trustees", Said::Message("ballot-draft-wrong")))?;
    let all = (1_u32..).zip(wish.questions.iter().zip(&named.standing));
    all.map(|(number, (one, people))| put(visit, (number, linked), one, people, &seed)).collect()
}

fn put(
    visit: &Visit,
    (number, linked): (u32, bool),
    one: &Asking,
    people: &[Person],
    seed: &str,
) -> Result<Put, Wrong> {
    let words = &visit.shell.words;
    let no = |with: Said| Wrong { field: "answers", number: number as usize, with };
    let standing = match &one.office {
        Some(_) => {
            let people = people.iter().cloned().zip(one.said.clone());
            let people: Vec<_> = people.map(|((member, name), said)| Stands { member, name, said }).collect();
            let statements = one.elect.as_ref().map(|elect| elect.statements.clone());
            let drawn = Standing::drawn(seed.to_owned(), &one.ask, &people);
            Some(Standing { statements, ..drawn.map_err(|_| no(Said::Message("ballot-answers-unfit")))? })
        }
        None => None,
    };
    let (mut answers, limits): (Vec<String>, _) = match (&standing, &one.office) {
        (Some(standing), Some(office)) => {
            let said: Vec<_> = standing.people.iter().map(|one| one.said.clone()).collect();
            let limits = reserved::limits(words, &visit.book, office, one.seats, &said);
            (standing.people.iter().map(|one| one.name.clone()).collect(), limits)
        }
        _ => (one.answers.clone(), None),
    };
    if let Some(unmet) = limits.as_ref().and_then(|limits| reserved::unmet(limits, &answers, one.seats)) {
        let unmet: Vec<String> = unmet.iter().map(|limit| reserved::says(words, limit, one.seats)).collect();
        return Err(no(Said::Text(words.say_with("ballot-limits-unmet", &[("limits", unmet.join(" ").into())]))));
    }
    // It stands last, and not in the order of the lot: it is nobody.
    let reopen = one.elect.as_ref().is_some_and(|elect| elect.reopen).then(|| words.say("nomination-ballot-none"));
    answers.extend(reopen.clone());
    if answers.len() < 2 && one.elect.is_some() {
        return Err(no(Said::Message("nomination-ballot-one")));
    }
    let with = (limits, reopen.as_deref());
    let question =
        one.asks.question(words, &one.ask, answers, one.seats, with).map_err(|why| no(Said::Message(why)))?;
    let question = if linked { kinds::linked(question, one.seats, reopen.as_deref()) } else { question };
    let asked = Asked {
        number,
        ask: one.ask.clone(),
        seats: one.seats,
        office: one.office.clone(),
        round: one.elect.as_ref().map(|elect| elect.round),
        reopen,
    };
    Ok(Put { question, asked, standing })
}

/// A ballot as it can be called.
struct Made {
    draft: String,
    questions: Vec<Asked>,
    standing: Vec<Option<Standing>>,
    trustees: Vec<Person>,
    registrar: Option<Person>,
}

/// What the trustees agree to.
fn draft(visit: &Visit, wish: &Wish, (put, named): (Vec<Put>, Named)) -> Result<Made, Wrong> {
    let wrong = || wrong("trustees", Said::Message("ballot-draft-wrong"));
    let Named { trustees, registrar, .. } = named;
    let seed = ids::chance::<32>().map_err(|_| wrong())?;
    let uuid = identifier(&mut generator(&Zeroizing::new(seed)));
    let language = &visit.organisation.language;
    let (mut questions, mut asked, mut standing) = (Vec::new(), Vec::new(), Vec::new());
    for one in put {
        questions.push(one.question);
        asked.push(one.asked);
        standing.push(one.standing);
    }
    let shuffles = if questions.iter().any(Question::is_ranking) { wish.needed } else { 0 };
    let election = kinds::election(&wish.title, &wish.about, questions, &visit.organisation.name, language, uuid);
    // Who makes the codes is part of what the trustees agree to.
    let outside = || Authority::External(visit.shell.words.say("ballot-registrar-authority"));
    let authority = registrar.as_ref().map_or(Authority::Server, |_| outside());
    let election = Election { authority, ..election };
    let names = trustees.iter().map(|(_, name)| name.clone()).collect();
    let draft = Draft::new(&election, names, wish.needed, shuffles).map_err(|_| wrong())?.to_json();
    Ok(Made { draft, questions: asked, standing, trustees, registrar })
}

/// What is done when everything is understood: asked of the rules and kept, in one transaction.
fn call(
    visit: &Visit,
    chosen: &Chosen,
    wish: &Wish,
    id: BallotId,
    Made { draft, questions, standing, trustees, registrar }: Made,
    telling: Telling,
) -> Answer<impl Fn(&mut WriteTx<'_>) -> Result<(), Stop> + Send + 'static + use<>> {
    let (words, zone, now, me) =
        (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.now, visit.me()?.id);
    let (place, kind, read) = (visit.place()?.clone(), chosen.name.clone(), visit.book.clone());
    let When { opens, closes, consent, .. } = wish.when;
    let freezes = rules::before(&zone, opens, chosen.rule.roll_freezes.value);
    let ballot = Ballot {
        id,
        group: place.group().id,
        kind: kind.clone(),
        book: 0,
        title: wish.title.clone(),
        about: wish.about.clone(),
        draft,
        questions,
        consent,
        called_by: me,
        called_at: now,
        freezes_at: freezes,
        opens_at: opens,
        closes_at: closes,
        ends_at: rules::after(&zone, closes, chosen.rule.grace.value),
        state: State::Draft,
        could: None,
        root: None,
        keys_at: None,
        entry: None,
        lot: None,
        effect: wish.effect.as_ref().map(|one| one.effect),
        followed: None,
    };
    let (when, decided, effect, entered) = (wish.when.clone(), wish.decided, wish.effect.clone(), wish.entered);
    let house = visit.house.clone();
    let elects: Vec<Option<Elect>> = wish.questions.iter().map(|one| one.elect.clone()).collect();
    Ok(move |tx: &mut WriteTx<'_>| {
        let book = rules::present(tx)?;
        let number = rules::number(tx)?;
        // The rules may have changed since the form was shown; then what was worked out from them may be wrong.
        if book.text() != read.text() {
            return Err(Refusal::Conflict.into());
        }
        for (elect, question) in elects.iter().zip(&ballot.questions) {
            match (elect, &question.office) {
                // Somebody has called it in the same second, or somebody who stood has left: then the question is another.
                (Some(elect), _) => {
                    let round = elect.round;
                    let now = nominations::to_elect(tx, (&words, &zone), round, (ballot.group, &kind), now)?;
                    if now.as_ref() != Some(elect) {
                        return Err(nominations::web::not_to_elect(&words, round));
                    }
                }
                (None, Some(office)) if !nominations::by_typing(tx, &book, ballot.group, office, now)? => {
                    return Err(Refusal::Conflict.into());
                }
                _ => {}
            }
        }
        let caller = members::find(tx, me)?.ok_or(Refusal::NotFound)?;
        let at = (kind.as_str(), &place, zone.as_str());
        let mut grounds = calling::grounds(tx, &book, at, &caller, &when, decided, now)?;
        if let Some(effect) = &effect {
            // It may have ended, been decided or been put to the vote meanwhile.
            let possible = possible::all(tx, (&house, &words), &book, (kind.as_str(), &place), now)?;
            if !possible.iter().any(|one| one.effect == effect.effect) {
                return Err(Refusal::Conflict.into());
            }
            if offices::holds(tx, me, Power::RunBallots, &place, now)? {
                grounds = calling::brought(&book, &kind, grounds);
            }
            grounds.extend(possible::grounds(tx, &book, (effect, &entered), at, &caller, (opens, now))?);
        }
        if !grounds.is_empty() {
            return Err(rules::refused(&words, &book, words.say("ballot-call-refused"), &grounds));
        }
        let office = calling::in_name_of(tx, &book, at, &caller, now)?;
        calling::call(
            tx,
            &Ballot { book: number, ..ballot.clone() },
            &trustees,
            registrar.as_ref(),
            &standing,
            office,
            (when.matter.as_deref(), entered.signatures),
        )?;
        match &registrar {
            Some((member, _)) => telling.tell(tx, &ballot, *member, Tells::Named),
            None => Ok(()),
        }
    })
}
