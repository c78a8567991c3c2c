//! Saying something in reply, and taking it back.

use omov_store::{Error, Moment, WriteTx, params};
use omov_web::words::Words;

use super::quoting::{self, Quote, Source};
use super::reply::{self, Counted, Reply};
use super::speaking::Floor;
use super::{Thing, To, sql, thing};
use crate::debates::{State, words_of};
use crate::house::Stop;
use crate::members::MemberId;
use crate::rules::asking;

/// More is not taken in one reply, whatever the rules allow.
pub(super) const LONGEST: usize = 1_000;
/// More replies are not taken to one thing: nobody would read them all.
pub(super) const MOST: u32 = 5_000;

/// What somebody would say.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub(super) body: String,
    /// What it quotes, and which words of it.
    pub(super) quote: Option<(Source, String)>,
    /// The version that was read.
    pub(super) version: u32,
}

/// What became of it.
pub(super) enum Outcome {
    /// It stands there, under that number; also if it was sent twice.
    Said(u32),
    /// Somebody else has said the same.
    Same(u32),
    /// It takes none any more; the message says why.
    Shut(&'static str),
    /// The words that it quotes have been taken back or removed since.
    QuoteGone,
    /// They do not stand in what it quotes.
    Misquoted,
    /// The text has changed since it was read.
    Changed,
    Full,
}

/// Says it, if the rules let that member.
pub(super) fn say(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    to: To,
    member: MemberId,
    wish: &Wish,
    now: Moment,
) -> Result<Outcome, Stop> {
    let thing = thing::find(tx, to, (zone, now))?;
    if let Some(why) = thing.shut {
        return Ok(Outcome::Shut(why));
    }
    let folded = words_of(&wish.body);
    let same: Option<(u32, Option<MemberId>)> = tx.optional(&sql::SAME, params![to.about, to.kind, to.part, folded])?;
    match same {
        Some((number, Some(author))) if author == member => return Ok(Outcome::Said(number)),
        Some((number, _)) => return Ok(Outcome::Same(number)),
        None => {}
    }
    let organiser = allows(tx, (words, zone), to, &thing, (member, wish.body.chars().count()), now)?;
    if wish.version != thing.version {
        return Ok(Outcome::Changed);
    }
    let mut quote = None;
    if let Some((of, quoted)) = &wish.quote {
        let Some(whole) = quoting::whole(tx, to, &thing, *of)? else { return Ok(Outcome::QuoteGone) };
        quote = Quote::found(*of, &whole, quoted);
        if quote.is_none() {
            return Ok(Outcome::Misquoted);
        }
    }
    let number = reply::last(tx, to)? + 1;
    if number > MOST {
        return Ok(Outcome::Full);
    }
    let new = Reply {
        number,
        version: thing.version,
        author: Some(member),
        body: wish.body.clone(),
        at: now,
        state: State::There,
        removed: None,
        quote,
    };
    let talk = thing.talk.as_deref().unwrap_or_default();
    new.create(tx, to, &folded, &Counted { group: thing.place.group().id, talk, organiser })?;
    Ok(Outcome::Said(number))
}

/// Refuses whom and what the rules do not allow. Says whether they are an organiser there.
fn allows(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    to: To,
    thing: &Thing,
    (who, letters): (MemberId, usize),
    now: Moment,
) -> Result<bool, Stop> {
    let about = (words, zone, "reply-refused");
    let talk = thing.talk.as_deref().unwrap_or_default();
    let (book, place) = (&*thing.book, &thing.place);
    let floor = Floor { book, place, talk, about: to.about, opener: thing.opener };
    if let Some(act) = &thing.instead {
        asking::allows(tx, book, place, about, (who, act), now)?;
        return Ok(floor.is_organiser(tx, who, now)?);
    }
    floor.allows(tx, about, (who, letters), now)
}

/// Takes back what somebody said themselves. Says whether it was still there.
pub(super) fn withdraw(tx: &mut WriteTx<'_>, to: To, number: u32, member: MemberId) -> Result<bool, Error> {
    Ok(tx.execute(&sql::WITHDRAW, params![to.about, to.kind, to.part, number, member])? == 1)
}

/// Takes out what somebody else said, on a ground. The words are gone from here. Says whether they were still there.
pub(super) fn remove(tx: &mut WriteTx<'_>, to: To, number: u32, ground: &str, now: Moment) -> Result<bool, Error> {
    Ok(tx.execute(&sql::REMOVE, params![to.about, to.kind, to.part, number, ground, now])? == 1)
}

/// Puts back what was taken out, if it is still out.
pub(crate) fn put_back(tx: &mut WriteTx<'_>, to: To, number: u32, body: &str) -> Result<(), Error> {
    let values = params![to.about, to.kind, to.part, number, body, words_of(body)];
    tx.execute(&sql::PUT_BACK, values).map(|_| ())
}
