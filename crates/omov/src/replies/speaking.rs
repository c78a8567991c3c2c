//! How much anybody may say: by the rules of a kind of debate, and for statements and replies together, so that nobody can say more by saying it
//! in several places.

use jiff::tz::TimeZone;
use omov_rules::decide::Act;
use omov_store::{Error, Moment, ReadTx, params};
use omov_web::words::Words;

use super::sql;
use crate::debates::{self, DebateId};
use crate::groups::Place;
use crate::house::{Stop, timestamp};
use crate::members::MemberId;
use crate::offices::{self, Power};
use crate::rules::{Rulebook, asking};

/// Where somebody would say something.
pub(crate) struct Floor<'f> {
    pub(crate) book: &'f Rulebook,
    pub(crate) place: &'f Place,
    /// The kind of debate, by its name in the rulebook.
    pub(crate) talk: &'f str,
    /// The debate or the motion: of all that is said to it, organisers write a share.
    pub(crate) about: [u8; 16],
    /// Who opened the debate.
    pub(crate) opener: Option<MemberId>,
}

impl Floor<'_> {
    /// Whether somebody is an organiser there: who opened the debate, and who holds the power to organise where it is held.
    pub(crate) fn is_organiser(&self, tx: &mut ReadTx<'_>, member: MemberId, now: Moment) -> Result<bool, Error> {
        Ok(self.opener == Some(member) || offices::holds(tx, member, Power::Organise, self.place, now)?)
    }

    /// Refuses what the rules do not let somebody say there now; `title` says what cannot be done. Says whether they are an organiser.
    pub(crate) fn allows(
        &self,
        tx: &mut ReadTx<'_>,
        (words, zone, title): (&Words, &str, &str),
        (who, letters): (MemberId, usize),
        now: Moment,
    ) -> Result<bool, Stop> {
        let organiser = self.is_organiser(tx, who, now)?;
        let (organisers_so_far, all_so_far) = written(tx, self.about)?;
        let act = Act::Speak {
            debate: self.talk.to_owned(),
            posts_today: self.today(tx, who, midnight(zone, now))?,
            characters: letters as u64,
            organiser,
            organisers_so_far,
            all_so_far,
        };
        asking::allows(tx, self.book, self.place, (words, zone, title), (who, &act), now)?;
        Ok(organiser)
    }

    /// How often somebody has spoken since, in all debates of that kind in the group and in all replies that are counted with them.
    fn today(&self, tx: &mut ReadTx<'_>, who: MemberId, since: Moment) -> Result<u64, Error> {
        let group = self.place.group().id;
        let replies: u64 = tx.one(&sql::SAID_SINCE, params![who, since, group, self.talk])?;
        Ok(replies + debates::said_since(tx, who, (group, self.talk), since)?)
    }
}

/// How many letters organisers have written of all that was said to a debate or a motion, and how many all have.
pub(crate) fn written(tx: &mut ReadTx<'_>, about: [u8; 16]) -> Result<(u64, u64), Error> {
    let (theirs, all): (u64, u64) = tx.one(&sql::WRITTEN, params![about])?;
    let said = debates::written(tx, DebateId(about))?;
    Ok((theirs + said.0, all + said.1))
}

/// When the day began, in the organisation's time zone.
pub(crate) fn midnight(zone: &str, now: Moment) -> Moment {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let start = timestamp(now).to_zoned(zone).start_of_day();
    start.map_or(now, |start| Moment(start.timestamp().as_microsecond()))
}
