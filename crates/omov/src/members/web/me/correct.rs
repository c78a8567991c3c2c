//! Correcting one's own entry.

use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Form, Sent};
use omov_web::page::Page;
use omov_web::parts::Link;
use omov_web::refusal::Refusal;

use super::{myself, page};
use crate::house::{Answer, Visit};
use crate::members::web::fields::{self, Told};
use crate::members::{self, Changed, Details, Member};

fn form(visit: &Visit, me: Member) -> Form {
    let words = &visit.shell.words;
    let Member { name, phone, postcode, address, .. } = me;
    Form::new("/me/correct", &visit.token, words.say("me-correct-button"))
        .with(fields::own_name(words).value(name))
        .with(fields::phone(words).value(phone.unwrap_or_default()))
        .with(
            fields::postcode(words)
                .optional()
                .value(postcode.unwrap_or_default())
                .hint(words.say("join-postcode-hint")),
        )
        .with(fields::address(words).value(address.unwrap_or_default()))
        .back(Link::new(words.say("confirm-back"), "/me"))
}

fn form_page(visit: Visit, form: Form) -> Page {
    let lead = visit.shell.words.say("me-correct-lead");
    let problems = form.problems();
    page(visit, "me-correct", form).lead(lead).problems(problems)
}

pub(in crate::members) async fn asked(visit: Visit) -> Answer<Page> {
    let form = form(&visit, myself(&visit).await?);
    Ok(form_page(visit, form))
}

pub(in crate::members) async fn correct(visit: Visit, sent: Sent) -> Answer {
    let words = visit.shell.words.clone();
    let me = myself(&visit).await?;
    let id = me.id;
    let mut told = Told { words: &words, form: form(&visit, me).keep(&sent) };
    let (name, phone, postcode, address) = (
        told.take("name", fields::typed_name(&sent)),
        told.take("phone", fields::typed_phone(&sent)),
        told.take("postcode", fields::typed_postcode(&sent)),
        told.take("address", fields::typed_address(&sent)),
    );
    let (Some(name), Some(phone), Some(postcode), Some(address)) = (name, phone, postcode, address) else {
        let form = told.form;
        return Ok(form_page(visit, form).into_response());
    };
    let moved = visit.house.store().write(move |tx| {
        let old = members::find(tx, id)?.ok_or(Refusal::NotFound)?;
        let (name, phone) = (name.clone(), phone.clone());
        let details =
            Details { name, email: old.email.clone(), phone, postcode: postcode.clone(), address: address.clone() };
        if members::change(tx, id, &details)? != Changed::Done {
            return Err(Refusal::Conflict.into());
        }
        let place = match &postcode {
            Some(new) if old.postcode != postcode => members::place_of(tx, new)?,
            _ => None,
        };
        let Some(place) = place.filter(|place| place.group().id != old.group) else { return Ok(false) };
        members::move_to(tx, id, &place)?;
        Ok(true)
    });
    let done = if moved.await? { "moved" } else { "corrected" };
    Ok(Redirect::to(&format!("/me?done={done}")).into_response())
}
