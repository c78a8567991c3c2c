//! Adding somebody to the roll, and correcting what it says about them.

use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::page::Page;
use omov_web::parts::Link;
use omov_web::refusal::{Refusal, Said};
use omov_web::words::Words;

use super::fields::{self, Told};
use super::person::{Person, done_to};
use crate::groups::Place;
use crate::house::{Answer, Stop, Visit, ids, settings};
use crate::members::notices::{Notice, Text};
use crate::members::standing::days;
use crate::members::with_two::{self, ADDRESS, Address, CORRECTED};
use crate::members::{self, Changed, Details, Member, MemberId, Standing};
use crate::offices::acts;
use crate::offices::second::{self, Ask, SecondId};

const ADDED: Text = Text { purpose: "added", subject: "letter-added-subject", body: "letter-added-body" };

fn with_details(words: &Words, form: Form) -> Form {
    form.with(fields::name(words))
        .with(fields::email(words).optional())
        .with(fields::phone(words))
        .with(fields::postcode(words).optional())
        .with(fields::address(words))
}

fn edit_form(person: &Person) -> Form {
    let words = &person.visit.shell.words;
    let Member { name, email, phone, postcode, address, .. } = person.member.clone();
    let or_empty = Option::unwrap_or_default;
    Form::new(format!("{}/edit", person.address()), &person.visit.token, words.say("edit-button"))
        .with(fields::name(words).value(name))
        .with(fields::email(words).optional().value(or_empty(email)).hint(words.say("edit-email-hint")))
        .with(fields::phone(words).value(or_empty(phone)))
        .with(fields::postcode(words).optional().value(or_empty(postcode)))
        .with(fields::address(words).value(or_empty(address)))
        .with(Field::area(words, "reason", words.say("edit-reason"), 2).hint(words.say("edit-reason-hint")))
        .back(Link::new(words.say("confirm-back"), person.address()))
}

fn edit_page(person: Person, form: Form) -> Answer<Page> {
    let words = person.visit.shell.words.clone();
    let title = words.say_with("person-edit-title", &[("name", person.member.name.as_str().into())]);
    let problems = form.problems();
    Ok(person.page(title, form.into())?.lead(words.say("person-edit-lead")).narrow().problems(problems))
}

pub(super) async fn edit_asked(person: Person) -> Answer<Page> {
    let form = edit_form(&person);
    edit_page(person, form)
}

pub(super) async fn edit(person: Person, sent: Sent) -> Answer {
    let words = person.visit.shell.words.clone();
    let (form, details) = fields::details(&words, &sent, edit_form(&person).keep(&sent));
    let mut told = Told { words: &words, form };
    let reason = told.take("reason", fields::typed_reason(&sent));
    let (Some(details), Some(reason)) = (details, reason) else {
        let form = told.form;
        return Ok(edit_page(person, form)?.into_response());
    };
    let changes = Changes {
        id: person.member.id,
        details,
        act: person.act("act-roll-change", reason.clone())?,
        reason,
        to_new: Notice::new(&person.visit)?,
        to_old: Notice::new(&person.visit)?,
        place: person.visit.place()?.clone(),
        second: SecondId(ids::by_time(person.visit.now)?),
        words: words.clone(),
    };
    match person.visit.house.store().write(move |tx| changes.make(tx)).await? {
        Done::Changed { still_here: true, asked } => {
            let done = if asked { "address-asked" } else { "changed" };
            Ok(Redirect::to(&format!("{}?done={done}", person.address())).into_response())
        }
        // They have moved out of the group whose roll this is.
        Done::Changed { still_here: false, .. } => {
            Ok(Redirect::to(&format!("/groups/{}/roll?done=moved", person.group)).into_response())
        }
        Done::AddressTaken => {
            let form = told.form.wrong("email", words.say("field-email-taken"));
            Ok(edit_page(person, form)?.into_response())
        }
        Done::OwnAddress => {
            let form = told.form.wrong("email", words.say("field-email-own"));
            Ok(edit_page(person, form)?.into_response())
        }
    }
}

/// A correction by whoever keeps the roll, with everything that belongs to it.
struct Changes {
    id: MemberId,
    details: Details,
    act: acts::Act,
    reason: String,
    to_new: Notice,
    to_old: Notice,
    place: Place,
    second: SecondId,
    words: Words,
}

enum Done {
    /// `asked`: another address of e-mail waits for a second person.
    Changed {
        still_here: bool,
        asked: bool,
    },
    AddressTaken,
    /// Whoever keeps the roll would change the address with which they sign in themselves.
    OwnAddress,
}

impl Changes {
    fn make(&self, tx: &mut omov_store::WriteTx<'_>) -> Result<Done, Stop> {
        let old = members::find(tx, self.id)?.ok_or(Refusal::NotFound)?;
        let mut details = self.details.clone();
        let asked = with_two::guards_address(tx, &old, details.email.as_deref(), self.act.at)?;
        if asked {
            if self.act.actor == self.id {
                return Ok(Done::OwnAddress);
            }
            if let Some(email) = &details.email
                && members::by_email(tx, email)?.is_some_and(|owner| owner != self.id)
            {
                return Ok(Done::AddressTaken);
            }
            self.ask(tx, &old, details.email.take())?;
            details.email.clone_from(&old.email);
            if details == Details::from(old.clone()) {
                return Ok(Done::Changed { still_here: true, asked });
            }
        }
        match members::change(tx, self.id, &details)? {
            Changed::Done => {}
            Changed::AddressTaken => return Ok(Done::AddressTaken),
            Changed::Gone => return Err(Refusal::NotFound.into()),
        }
        if old.postcode != details.postcode
            && let Some(postcode) = &details.postcode
            && let Some(place) = members::place_of(tx, postcode)?
        {
            members::move_to(tx, self.id, &place)?;
        }
        let new = members::find(tx, self.id)?.ok_or(Refusal::NotFound)?;
        let with = [("reason", self.reason.as_str().into())];
        self.to_new.to(tx, &new, CORRECTED, &with)?;
        // Whoever gets their first address is told on paper: the new mailbox need not be theirs.
        if old.email != new.email {
            self.to_old.to(tx, &old, CORRECTED, &with)?;
        }
        acts::note(tx, &self.act)?;
        Ok(Done::Changed { still_here: members::is_in(tx, self.id, self.act.group)?, asked })
    }

    /// Asks a second person for another address.
    fn ask(&self, tx: &mut omov_store::WriteTx<'_>, old: &Member, to: Option<String>) -> Result<(), Stop> {
        let payload = second::payload(&Address { from: old.email.clone(), to })?;
        let ask = Ask {
            id: self.second,
            deed: &ADDRESS,
            place: &self.place,
            asker: self.act.actor,
            about: Some(self.id),
            number: None,
            reason: &self.reason,
            payload: &payload,
            now: self.act.at,
        };
        second::ask(tx, &self.words, &ask)
    }
}

fn new_form(visit: &Visit) -> Answer<Form> {
    let words = &visit.shell.words;
    let group = visit.place()?.group().id;
    let mut standings =
        vec![Choice::new("member", words.say("standing-member")).hint(words.say("standing-member-hint"))];
    if visit.book.membership.supporters.value {
        let supporter = Choice::new("supporter", words.say("standing-supporter"));
        standings.push(supporter.hint(words.say("standing-supporter-hint")));
    }
    let form = Form::new(format!("/groups/{group}/roll/new"), &visit.token, words.say("roll-new"));
    Ok(with_details(words, form)
        .with(Field::one_of(words, "standing", words.say("new-standing"), standings))
        .with(Field::area(words, "reason", words.say("new-reason"), 2).hint(words.say("new-reason-hint")))
        .back(Link::new(words.say("confirm-back"), format!("/groups/{group}/roll"))))
}

fn new_page(visit: Visit, form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let lead = words.say_with("new-lead", &[("group", visit.place()?.group().name.as_str().into())]);
    let problems = form.problems();
    let page = super::roll::page(visit, words.say("roll-new"), form.into())?;
    Ok(page.lead(lead).narrow().problems(problems))
}

/// People belong to the group of the place they live in; networks they choose for themselves.
fn by_place(visit: &Visit) -> Answer<Place> {
    let place = visit.place()?;
    if !place.group().by_choice {
        return Ok(place.clone());
    }
    let words = &visit.shell.words;
    Err(Said {
        status: axum::http::StatusCode::CONFLICT,
        title: words.say("new-network-title"),
        why: words.say("new-network-why"),
        record: None,
        instead: vec![Link::new(words.say("menu-groups"), "/groups")],
    }
    .into())
}

pub(super) async fn new_asked(visit: Visit) -> Answer<Page> {
    by_place(&visit)?;
    let form = new_form(&visit)?;
    new_page(visit, form)
}

pub(super) async fn new(visit: Visit, sent: Sent) -> Answer {
    let here = by_place(&visit)?;
    let words = visit.shell.words.clone();
    let (form, details) = fields::details(&words, &sent, new_form(&visit)?.keep(&sent));
    let mut told = Told { words: &words, form };
    let reason = told.take("reason", fields::typed_reason(&sent));
    let standing = told.take(
        "standing",
        match sent.one("standing") {
            "member" => Ok(Standing::Member),
            "supporter" if visit.book.membership.supporters.value => Ok(Standing::Supporter),
            _ => Err("new-standing-missing"),
        },
    );
    let (Some(details), Some(reason), Some(standing)) = (details, reason, standing) else {
        let form = told.form;
        return Ok(new_page(visit, form)?.into_response());
    };
    let (id, now, group) = (MemberId(ids::by_time(visit.now)?), visit.now, here.group().id);
    let act = done_to(&visit, group, id, "act-roll-new", reason)?;
    let notice = Notice::new(&visit)?;
    let added = visit.house.store().write(move |tx| {
        if let Some(email) = &details.email
            && members::by_email(tx, email)?.is_some()
        {
            return Ok(false);
        }
        // Their postcode may say more exactly where they belong, as long as it is here.
        let theirs = match &details.postcode {
            Some(postcode) => members::place_of(tx, postcode)?.filter(|place| place.is_in(group)),
            None => None,
        };
        let place = theirs.as_ref().unwrap_or(&here);
        let Details { name, email, phone, postcode, address } = details.clone();
        let renew_by = match standing {
            Standing::Member => Some(now.plus(days(settings::MEMBERSHIP_DAYS.find(tx)?))),
            _ => None,
        };
        let group = place.group().id;
        let member = Member { id, name, email, phone, postcode, address, standing, group, joined_at: now, renew_by };
        members::create(tx, &member, place.all().map(|group| group.id), now)?;
        notice.to(tx, &member, ADDED, &[("group", place.group().name.as_str().into())])?;
        acts::note(tx, &act)?;
        Ok(true)
    });
    if added.await? {
        return Ok(Redirect::to(&format!("/groups/{group}/roll/{id}?done=added")).into_response());
    }
    let form = told.form.wrong("email", words.say("field-email-taken"));
    Ok(new_page(visit, form)?.into_response())
}
