//! The form: a ground and a reason; and what follows from it in one transaction.

use axum::response::{IntoResponse, Redirect};
use omov_store::WriteTx;
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link, Note};
use omov_web::words::Words;

use super::removal::New;
use super::{APPEALS, GROUNDS, RemovalId, Written, ground, lot};
use crate::house::{Answer, Stop, Visit, ids};
use crate::members::{self, MemberId};
use crate::offices::Power;
use crate::offices::acts::{self, Act, ActId, Told};
use crate::post::{self, Letter, LetterId};

/// The longest explanation.
const REASON: usize = 500;

/// What a room says when the words are gone; nothing if they were gone already.
pub(crate) type Struck = Option<Gone>;

/// Words that are gone from a room.
#[derive(Debug, Default)]
pub(crate) struct Gone {
    /// What else the record is told.
    pub(crate) facts: Vec<(&'static str, String)>,
    /// What the room needs to put them back, where that is more than the words.
    pub(crate) kept: String,
}

/// Refuses whoever does not look after the group.
async fn permitted(visit: &Visit, written: &Written) -> Answer<()> {
    if visit.reader.holds(Power::Organise, Some(&written.place)) {
        return Ok(());
    }
    Err(visit.missing(Power::Organise, &written.place).await?)
}

fn form(visit: &Visit, written: &Written) -> Form {
    let words = &visit.shell.words;
    let grounds = GROUNDS.iter().map(|name| Choice::new(*name, ground(words, name)));
    Form::new(&*written.form, &visit.token, words.say("remove-do"))
        .with(Field::one_of(words, "ground", words.say("remove-ground"), grounds.collect()))
        .with(Field::text(words, "reason", words.say("remove-reason")).hint(words.say("remove-reason-hint")))
        .takes()
        .back(Link::new(words.say("confirm-back"), &*written.back))
}

fn page(visit: Visit, written: Written, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let card = Card::new(words.say("remove-words"), Markup::lines([Markup::name(&written.said)])).level(2);
    let besides = written.besides.map(|besides| Note::turn(Markup::paragraph(&besides)).into());
    let body = Markup::joined([card.into(), besides.unwrap_or_default(), form.into()]);
    let page = Page::new(visit.shell, words.say("remove-title"), body).lead(words.say("remove-lead"));
    page.problems(problems).here(written.here).place(written.within).narrow()
}

/// Asks for the ground.
pub(crate) async fn ask(visit: Visit, written: Written) -> Answer<Page> {
    permitted(&visit, &written).await?;
    if written.gone {
        return Err(gone(&visit.shell.words, &written.back));
    }
    let form = form(&visit, &written);
    Ok(page(visit, written, form))
}

/// Takes it out: `strike` does so in the room's own tables, for a ground, and says what else the record is told.
pub(crate) async fn take(
    visit: Visit,
    written: Written,
    sent: Sent,
    strike: impl Fn(&mut WriteTx<'_>, &'static str) -> Result<Struck, Stop> + Send + Sync + 'static,
) -> Answer {
    permitted(&visit, &written).await?;
    let words = visit.shell.words.clone();
    let mut form = form(&visit, &written).keep(&sent);
    let ground = GROUNDS.iter().copied().find(|ground| *ground == sent.one("ground"));
    let reason = sent.one("reason").to_owned();
    if ground.is_none() {
        form = form.wrong("ground", words.say("remove-ground-missing"));
    }
    if !(1..=REASON).contains(&reason.chars().count()) {
        form = form.wrong("reason", words.say("remove-reason-missing"));
    }
    let (Some(ground), true) = (ground, form.problems().is_empty()) else {
        return Ok(page(visit, written, form).into_response());
    };
    let (me, now, back) = (visit.me()?.clone(), visit.now, written.back.clone());
    let act = Act {
        id: ActId(ids::by_time(now)?),
        group: written.place.group().id,
        actor: me.id,
        power: Power::Organise,
        deed: written.deed,
        about: written.authors.first().copied().filter(|_| written.authors.len() == 1),
        number: None,
        reason: reason.clone(),
        at: now,
    };
    let ids = written.authors.iter().map(|_| Ok(LetterId(ids::by_time(now)?))).collect::<Result<Vec<_>, Stop>>()?;
    let (id, until, secret) = (RemovalId(act.id.0), now.plus(APPEALS), ids::chance::<32>()?);
    let page = visit.house.address(&id.address());
    let tells =
        Tells { words: words.clone(), written, officer: me.name, ground, reason, until: visit.hour(until), page };
    let put = move |tx: &mut WriteTx<'_>| {
        let Some(gone) = strike(tx, ground)? else { return Ok(false) };
        let written = &tells.written;
        let facts = written.facts.iter().cloned().chain([("ground", ground.to_owned())]).chain(gone.facts);
        let facts = facts.chain([("lot-sealed", lot::sealed(&secret))]).collect();
        acts::note_telling(tx, &act, Told { facts, ..Told::default() })?;
        let new = New {
            id,
            group: act.group,
            what: &written.what,
            ground,
            remover: act.actor,
            at: act.at,
            said: &written.said,
            on: &written.on,
            kept: &gone.kept,
            until,
            secret,
            authors: &written.authors,
        };
        new.create(tx)?;
        for (author, id) in tells.written.authors.iter().zip(&ids) {
            tells.author(tx, *author, *id, act.at)?;
        }
        Ok(true)
    };
    if !visit.house.store().write(put).await? {
        return Err(gone(&words, &back));
    }
    Ok(Redirect::to(&back).into_response())
}

/// That somebody was here before.
fn gone(words: &Words, back: &str) -> Stop {
    Stop::conflict(words, "remove-refused", words.say("remove-gone"), Link::new(words.say("confirm-back"), back))
}

/// What whoever wrote it is told.
struct Tells {
    words: Words,
    written: Written,
    officer: String,
    ground: &'static str,
    reason: String,
    /// Until when they can appeal, and where.
    until: String,
    page: String,
}

impl Tells {
    fn author(
        &self,
        tx: &mut WriteTx<'_>,
        author: MemberId,
        id: LetterId,
        now: omov_store::Moment,
    ) -> Result<(), Stop> {
        let Some(author) = members::find(tx, author)? else { return Ok(()) };
        let with = [
            ("on", (&*self.written.on).into()),
            ("name", (&*author.name).into()),
            ("officer", (&*self.officer).into()),
            ("said", (&*self.written.said).into()),
            ("ground", ground(&self.words, self.ground).into()),
            ("reason", (&*self.reason).into()),
            ("until", (&*self.until).into()),
            ("page", (&*self.page).into()),
        ];
        let letter = Letter {
            id,
            member: Some(author.id),
            email: author.email,
            purpose: "removed",
            subject: self.words.say_with("letter-words-removed-subject", &with[..1]),
            body: self.words.say_with("letter-words-removed", &with),
        };
        Ok(post::send(tx, &letter, now)?)
    }
}
