//! The round of a week: everybody once, a few at a time. That somebody has been written to, and how far the round has come, is kept in the
//! transaction that puts the letter into the post: whoever dies in the middle leaves nothing half done, and the next goes on from there.

use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::dates::Dates;
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::compose::Composer;
use super::week::Tick;
use super::{BACK, PURPOSE, sql, stop};
use crate::house::{House, Organisation, Stop, ids, organisation};
use crate::members::{self, MemberId, Standing};
use crate::post::{self, Letter, LetterId};

/// So many people are looked at in one transaction.
const AT_ONCE: u64 = 25;
const NOBODY: MemberId = MemberId([0; 16]);

/// Sends those that are due now.
pub(super) async fn go(house: House) -> Result<(), Stop> {
    let now = house.now();
    let Some(organisation) = house.store().read(|tx| Ok(organisation::find(tx)?)).await? else { return Ok(()) };
    let Some(tick) = Tick::at(&organisation.zone, now) else { return Ok(()) };
    let count = move |tx: &mut ReadTx<'_>| {
        let after = come(tx, tick.week)?;
        Ok(members::count_after(tx, after)?)
    };
    let mut share = tick.share(house.store().read(count).await?);
    while share > 0 {
        let some = share.min(AT_ONCE);
        let turn = Turn::new(&house, &organisation, tick.week, some, now)?;
        if !house.store().write(move |tx| turn.take(tx)).await? {
            break;
        }
        share -= some;
    }
    Ok(())
}

/// The last member whom the round of that week has been at.
fn come(tx: &mut ReadTx<'_>, week: i64) -> Result<MemberId, omov_store::Error> {
    let round: Option<(i64, MemberId)> = tx.optional(&sql::ROUND, params![])?;
    Ok(round.filter(|(of, _)| *of == week).map_or(NOBODY, |(_, at)| at))
}

/// One transaction.
struct Turn {
    house: House,
    organisation: Organisation,
    dates: Dates,
    words: Words,
    week: i64,
    letters: Vec<LetterId>,
    now: Moment,
}

impl Turn {
    fn new(house: &House, organisation: &Organisation, week: i64, some: u64, now: Moment) -> Result<Self, Stop> {
        let words = house.words().clone();
        let dates = Dates::new(words.clone(), &organisation.zone).map_err(|why| {
            tracing::error!(why, "the organisation's time zone");
            Refusal::Failed
        })?;
        let letters = (0..some).map(|_| Ok(LetterId(ids::by_time(now)?))).collect::<Result<_, Stop>>()?;
        Ok(Self { house: house.clone(), organisation: organisation.clone(), dates, words, week, letters, now })
    }

    /// Says whether there may be more.
    fn take(&self, tx: &mut WriteTx<'_>) -> Result<bool, Stop> {
        let after = come(tx, self.week)?;
        let some = members::after(tx, after, u32::try_from(self.letters.len()).unwrap_or_default())?;
        let Some(last) = some.last() else { return Ok(false) };
        let mut composer = Composer::new(&self.house, &self.words, &self.dates, &self.organisation, self.now);
        for (member, letter) in some.iter().zip(&self.letters) {
            self.write(tx, &mut composer, *member, *letter)?;
        }
        tx.execute(&sql::COME, params![self.week, last])?;
        Ok(some.len() == self.letters.len())
    }

    /// Writes to one of them, if they want it, had none this week, and there is something to say.
    fn write(
        &self,
        tx: &mut WriteTx<'_>,
        composer: &mut Composer<'_>,
        id: MemberId,
        letter: LetterId,
    ) -> Result<(), Stop> {
        let last: Option<(bool, Option<i64>, Option<Moment>)> = tx.optional(&sql::LAST, params![id])?;
        let (wanted, week, sent) = last.unwrap_or((true, None, None));
        if !wanted || week == Some(self.week) {
            return Ok(());
        }
        let Some(member) = members::find(tx, id)?.filter(|one| one.standing == Standing::Member) else { return Ok(()) };
        let Some(email) = member.email.clone() else { return Ok(()) };
        let back = self.now.minus(BACK);
        let since = sent.filter(|sent| *sent > back).unwrap_or(back);
        let stop = self.house.address(&stop::path(&self.house, id));
        let Some((subject, body)) = composer.of(tx, &member, since, &stop)? else { return Ok(()) };
        let letter = Letter { id: letter, member: Some(id), email: Some(email), purpose: PURPOSE, subject, body };
        post::send(tx, &letter, self.now)?;
        Ok(tx.execute(&sql::SENT, params![id, self.week, self.now]).map(|_| ())?)
    }
}
