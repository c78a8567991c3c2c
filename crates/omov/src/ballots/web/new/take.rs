//! The ballot is called: what was typed is put together, the rules are asked, and it is kept.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use omov_store::WriteTx;
use omov_web::forms::Sent;
use omov_web::refusal::Refusal;

use super::made::{self, Made};
use super::typed::{Wish, understood};
use super::{Chosen, Wanted, chosen, form, page, sent_so, several};
use crate::ballots::calling::{self, When};
use crate::ballots::registrar::telling::{Telling, Tells};
use crate::ballots::stage::State;
use crate::ballots::{Ballot, BallotId, possible};
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
    let made = made::of(&visit, &chosen, &wish).await?;
    let made = match made {
        Ok(made) => made,
        Err(wrong) => {
            let (name, said) = wrong.on_the_form(&words, &begun);
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
        corrects_until: (chosen.rule.roll_corrections.value.number() > 0)
            .then(|| rules::after(&zone, freezes, chosen.rule.roll_corrections.value)),
        settled: None,
    };
    let (when, decided, effect, entered) = (wish.when.clone(), wish.decided, wish.effect.clone(), wish.entered);
    let house = visit.house.clone();
    let elects: Vec<Option<Elect>> = wish.questions.iter().map(|one| one.elect.clone()).collect();
    let stock = wish.stock.as_ref().map(|offer| offer.id);
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
            (&trustees, stock),
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
