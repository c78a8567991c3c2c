//! Memberships that end: people are reminded twice, and after some days of grace they lapse.

use std::time::Duration;

use omov_store::{Error, Moment, ReadTx, WriteTx, params, statements};
use omov_web::dates::Dates;

use super::notices::{Notice, Text};
use super::standing::days;
use super::{Member, MemberId, Standing, email_changes, find, joining, set_standing};
use crate::house::work::Works;
use crate::house::{House, Stop, organisation, settings, timestamp};

const FIRST: Text =
    Text { purpose: "reminder", subject: "letter-reminder-subject", body: "letter-reminder-first-body" };
const LAST: Text = Text { purpose: "reminder", subject: "letter-reminder-subject", body: "letter-reminder-last-body" };
const LAPSED: Text = Text { purpose: "lapsed", subject: "letter-lapsed-subject", body: "letter-lapsed-body" };

statements! {
    ENDING = "SELECT id FROM members WHERE standing = 'member' AND reminded = $1 AND renew_by <= $2 \
        ORDER BY renew_by LIMIT $3";
    REMINDED = "UPDATE members SET reminded = $2 WHERE id = $1";
}

/// So many people are written to in one transaction.
const AT_ONCE: usize = 100;
/// So many transactions are done before others have their turn.
const MOST_TURNS: usize = 50;
/// The last of the steps that `reminded` counts: both letters have been written.
const BOTH: u32 = 2;

/// What the room does in the background.
pub(crate) fn work(works: Works) -> Works {
    let hour = Duration::from_hours(1);
    works.every("members-renewals", hour, due).every("members-forget", hour, forget_old)
}

/// What is due: letters, and memberships that lapse. Done every hour, by one of all processes.
pub(crate) async fn due(house: House) -> Result<(), Stop> {
    let Some(organisation) = house.store().read(|tx| Ok(organisation::find(tx)?)).await? else { return Ok(()) };
    let words = house.words().clone();
    let dates = Dates::new(words.clone(), &organisation.zone).map_err(|why| {
        tracing::error!(why, "the organisation's time zone");
        omov_web::refusal::Refusal::Failed
    })?;
    let address = house.address("/me/renew");
    for _ in 0..MOST_TURNS {
        let now = house.now();
        let notices =
            (0..AT_ONCE).map(|_| Notice::of(&words, &organisation.name, now)).collect::<Result<Vec<_>, _>>()?;
        let (dates, address) = (dates.clone(), address.clone());
        let turn = Turn { notices, dates, address, now };
        if house.store().write(move |tx| Ok(turn.take(tx)?)).await? == 0 {
            break;
        }
    }
    Ok(())
}

/// Forgets what nobody came back for.
pub(crate) async fn forget_old(house: House) -> Result<(), Stop> {
    let now = house.now();
    let forget = move |tx: &mut WriteTx<'_>| {
        joining::forget_old(tx, now)?;
        Ok(email_changes::forget_old(tx, now)?)
    };
    house.store().write(forget).await
}

/// One transaction.
struct Turn {
    notices: Vec<Notice>,
    dates: Dates,
    address: String,
    now: Moment,
}

impl Turn {
    /// Says how many people were written to.
    fn take(&self, tx: &mut WriteTx<'_>) -> Result<usize, Error> {
        let day = |moment: i64, later: Duration| Moment(moment).plus(later);
        let grace = days(settings::GRACE_DAYS.find(tx)?);
        let (first, last) = (settings::FIRST_REMINDER.find(tx)?, settings::LAST_REMINDER.find(tx)?);
        let over = Moment(self.now.0.saturating_sub(i64::try_from(grace.as_micros()).unwrap_or(i64::MAX)));
        let mut notices = self.notices.iter();
        for reminded in 0..=BOTH {
            for id in ending(tx, reminded, over, notices.len())? {
                let (Some(member), Some(notice)) = (find(tx, id)?, notices.next()) else { continue };
                set_standing(tx, id, Standing::Lapsed, self.now)?;
                self.write(tx, notice, &member, LAPSED)?;
            }
        }
        // The last letter first: whoever is late for it gets only that one.
        for (letter, before, days_before) in [(LAST, 0..BOTH, last), (FIRST, 0..1, first)] {
            let until = day(self.now.0, days(days_before));
            let step = before.end;
            for reminded in before {
                for id in ending(tx, reminded, until, notices.len())? {
                    let (Some(member), Some(notice)) = (find(tx, id)?, notices.next()) else { continue };
                    tx.execute(&REMINDED, params![id, step])?;
                    self.write(tx, notice, &member, letter)?;
                }
            }
        }
        Ok(self.notices.len() - notices.len())
    }

    fn write(&self, tx: &mut WriteTx<'_>, notice: &Notice, member: &Member, text: Text) -> Result<(), Error> {
        let end = member.renew_by.map(|end| self.dates.day(timestamp(end))).unwrap_or_default();
        notice.to(tx, member, text, &[("end", end.into()), ("address", self.address.as_str().into())])
    }
}

/// Whose membership ends until then, of those who were reminded so often.
fn ending(tx: &mut ReadTx<'_>, reminded: u32, until: Moment, most: usize) -> Result<Vec<MemberId>, Error> {
    tx.all(&ENDING, params![reminded, until, u32::try_from(most).unwrap_or_default()])
}
