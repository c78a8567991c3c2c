//! The ballot is called: who is named is looked up, the question is put together, and the rules are asked.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use omov_belenios::election::{Authority, Election};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Form, Sent};
use omov_web::refusal::Refusal;
use zeroize::Zeroizing;

use super::people::Person;
use super::typed::{Wish, understood};
use super::{Begun, Chosen, Wanted, chosen, elect, form, page, people};
use crate::ballots::calling::{self, When};
use crate::ballots::election::{Named, Standing};
use crate::ballots::registrar::telling::{Telling, Tells};
use crate::ballots::stage::State;
use crate::ballots::{Ballot, BallotId, kinds, possible, reserved};
use crate::election::{Draft, generator, identifier};
use crate::house::{Answer, Stop, Visit, ids};
use crate::members;
use crate::nominations;
use crate::offices::{self, Power};
use crate::rules;

pub(in crate::ballots::web) async fn take(
    visit: Visit,
    Path((_, kind)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    sent: Sent,
) -> Answer {
    let chosen = chosen(&visit, &kind).await?;
    let elect = match wanted.nominations {
        Some(round) => Some(elect(&visit, &chosen.name, round).await?),
        None => None,
    };
    let begun = Begun { elect, ..Begun::default() };
    let words = visit.shell.words.clone();
    let form = form::of(&visit, &chosen, &begun)?.keep(&sent);
    let wish = match understood(&visit, &chosen, begun.elect.as_ref(), &sent, form) {
        Ok(wish) => wish,
        Err(form) => return Ok(page(visit, &chosen, &begun, *form).await?.into_response()),
    };
    let (place, asked, said) = (visit.place()?.clone(), wish.clone(), words.clone());
    let (caller, now) = (visit.me()?.id, visit.now);
    let looked = move |tx: &mut ReadTx<'_>| {
        let trustees = match &asked.stock {
            Some(offer) => Ok(offer.trustees.clone()),
            None => people::named(tx, &place, &asked.trustees)?,
        };
        let standing = people::standing(tx, &said, &place, &asked)?;
        let registrar = people::registrar(tx, &place, &asked, caller, (&trustees, &standing), now)?;
        Ok((trustees, standing, registrar))
    };
    let (trustees, standing, registrar) = visit.house.store().read(looked).await?;
    let wrong = |name: &str, said: String| -> Answer<Form> {
        // What cannot be typed is said where the question is.
        let name = if begun.elect.is_some() && name == "answers" { "title" } else { name };
        Ok(form::of(&visit, &chosen, &begun)?.keep(&sent).wrong(name, said))
    };
    let trustees = match trustees {
        Ok(trustees) => trustees,
        Err((line, why)) => {
            let form = wrong("trustees", words.say_with(why, &[("line", line.into())]))?;
            return Ok(page(visit, &chosen, &begun, form).await?.into_response());
        }
    };
    let registrar = match registrar {
        Ok(registrar) => registrar,
        Err((line, why)) => {
            let form = wrong("registrar", words.say_with(why, &[("line", line.into())]))?;
            return Ok(page(visit, &chosen, &begun, form).await?.into_response());
        }
    };
    let standing = match standing {
        Ok(people) if wish.office.is_some() => {
            let people = people.into_iter().zip(wish.said.clone());
            let people: Vec<Named> = people.map(|((member, name), said)| Named { member, name, said }).collect();
            let statements = wish.elect.as_ref().map(|elect| elect.statements.clone());
            Some(Standing { statements, ..Standing::drawn(&wish.title, &people)? })
        }
        Ok(_) => None,
        Err((line, why)) => {
            let form = wrong("answers", words.say_with(why, &[("line", line.into())]))?;
            return Ok(page(visit, &chosen, &begun, form).await?.into_response());
        }
    };
    let (mut answers, limits): (Vec<String>, _) = match (&standing, &wish.office) {
        (Some(standing), Some(office)) => {
            let said: Vec<_> = standing.people.iter().map(|one| one.said.clone()).collect();
            let limits = reserved::limits(&words, &visit.book, office, wish.seats, &said);
            (standing.people.iter().map(|one| one.name.clone()).collect(), limits)
        }
        _ => (wish.answers.clone(), None),
    };
    if let Some(unmet) = limits.as_ref().and_then(|limits| reserved::unmet(limits, &answers, wish.seats)) {
        let unmet: Vec<String> = unmet.iter().map(|limit| reserved::says(&words, limit, wish.seats)).collect();
        let said = words.say_with("ballot-limits-unmet", &[("limits", unmet.join(" ").into())]);
        let form = wrong("answers", said)?;
        return Ok(page(visit, &chosen, &begun, form).await?.into_response());
    }
    // It stands last, and not in the order of the lot: it is nobody.
    let reopen = wish.elect.as_ref().is_some_and(|elect| elect.reopen).then(|| words.say("nomination-ballot-none"));
    answers.extend(reopen.clone());
    if answers.len() < 2 && wish.elect.is_some() {
        let form = wrong("answers", words.say("nomination-ballot-one"))?;
        return Ok(page(visit, &chosen, &begun, form).await?.into_response());
    }
    let with = (limits, reopen.as_deref());
    let question = match wish.asks.question(&words, &wish.title, answers, wish.seats, with) {
        Ok(question) => question,
        Err(why) => {
            let form = wrong("answers", words.say(why))?;
            return Ok(page(visit, &chosen, &begun, form).await?.into_response());
        }
    };
    let uuid = identifier(&mut generator(&Zeroizing::new(ids::chance::<32>()?)));
    let language = &visit.organisation.language;
    let election = kinds::election(&wish.title, &wish.about, question, &visit.organisation.name, language, uuid);
    // Who makes the codes is part of what the trustees agree to.
    let outside = || Authority::External(words.say("ballot-registrar-authority"));
    let authority = registrar.as_ref().map_or(Authority::Server, |_| outside());
    let election = Election { authority, ..election };
    let shuffles = if election.questions[0].is_ranking() { wish.needed } else { 0 };
    let names = trustees.iter().map(|(_, name)| name.clone()).collect();
    let Ok(draft) = Draft::new(&election, names, wish.needed, shuffles) else {
        let form = wrong("trustees", words.say("ballot-draft-wrong"))?;
        return Ok(page(visit, &chosen, &begun, form).await?.into_response());
    };
    let id = BallotId(ids::by_time(visit.now)?);
    let telling = Telling::of(&visit.house).await?;
    let put = call(&visit, &chosen, &wish, (id, draft.to_json(), reopen), (trustees, standing), (registrar, telling))?;
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&id.address()).into_response())
}

/// What is done when everything is understood: asked of the rules and kept, in one transaction.
fn call(
    visit: &Visit,
    chosen: &Chosen,
    wish: &Wish,
    (id, draft, reopen): (BallotId, String, Option<String>),
    (trustees, standing): (Vec<Person>, Option<Standing>),
    (registrar, telling): (Option<Person>, Telling),
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
        seats: wish.seats,
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
        office: wish.office.clone(),
        effect: wish.effect.as_ref().map(|one| one.effect),
        followed: None,
        round: wish.elect.as_ref().map(|elect| elect.round),
        reopen,
    };
    let (when, decided, effect, entered) = (wish.when.clone(), wish.decided, wish.effect.clone(), wish.entered);
    let (house, elect) = (visit.house.clone(), wish.elect.clone());
    let stock = wish.stock.as_ref().map(|offer| offer.id);
    Ok(move |tx: &mut WriteTx<'_>| {
        let book = rules::present(tx)?;
        let number = rules::number(tx)?;
        // The rules may have changed since the form was shown; then what was worked out from them may be wrong.
        if book.text() != read.text() {
            return Err(Refusal::Conflict.into());
        }
        match (&elect, &ballot.office) {
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
            (&trustees, stock),
            registrar.as_ref(),
            standing.as_ref(),
            office,
            (when.matter.as_deref(), entered.signatures),
        )?;
        match &registrar {
            Some((member, _)) => telling.tell(tx, &ballot, *member, Tells::Named),
            None => Ok(()),
        }
    })
}
