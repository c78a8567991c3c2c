//! What can be counted: acts in an office and by members, who takes a real part, and where people stop coming. Nobody is named, and no
//! figure of fewer than five people is shown.

use std::time::Duration;

use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use omov_store::{Error, Moment, ReadTx, WriteTx, params, statements};

use super::{Done, append, list, sql};
use crate::accounts;
use crate::groups::{self, questions, said};
use crate::house::{House, Stop, timestamp};
use crate::members::{self, Standing};

/// No figure of fewer people is shown.
pub(super) const LEAST: u64 = 5;
/// Whoever has taken part within this time takes part.
const LATELY: Duration = Duration::from_hours(24 * 365);
/// So many months are shown.
const MONTHS: i64 = 12;

statements! {
    SET = "INSERT INTO record_figures (name, people, counted_at) VALUES ($1, $2, $3) \
        ON CONFLICT (name) DO UPDATE SET people = excluded.people, counted_at = excluded.counted_at";
    FIGURES = "SELECT name, people, counted_at FROM record_figures ORDER BY name";
}

/// The steps of taking part, from the roll on. The message `record-took-NAME` says what each is.
pub(super) const STEPS: [&str; 4] = ["joined", "signed-in", "network", "spoke"];

/// Counts, once in a while, and puts the roll's own counts on the record once a month.
pub(super) async fn count(house: House) -> Result<(), Stop> {
    let now = house.now();
    let since = now.minus(LATELY);
    let figures = house.store().read(move |tx| {
        let Some(whole) = groups::whole(tx)? else { return Ok(None) };
        let joined = members::count(tx, whole.id, Standing::Member)?;
        let signed_in = accounts::sessions::members_since(tx, since)?;
        let network = members::in_networks(tx)?;
        let spoke = said::speakers_since(tx, since)?.max(questions::askers_since(tx, since)?);
        Ok(Some([joined, signed_in, network, spoke]))
    });
    let Some(figures) = figures.await? else { return Ok(()) };
    let keep = move |tx: &mut WriteTx<'_>| {
        for (name, people) in STEPS.iter().zip(figures) {
            tx.execute(&SET, params![*name, super::column(people), now])?;
        }
        roll(tx, now)
    };
    house.store().write(keep).await
}

/// How many members, supporters and others there are, on the record, when a month has begun.
fn roll(tx: &mut WriteTx<'_>, now: Moment) -> Result<(), Stop> {
    let month = |moment: Moment| timestamp(moment).strftime("%Y-%m").to_string();
    let last: Vec<(u64, Vec<u8>)> = tx.all(&sql::LATEST_OF_AREA, params![i64::MAX, 1_u32, "roll"])?;
    let last = last.first().map_or(0, |(number, _)| *number);
    let Some((last, _)) = list::entry(tx, last)? else { return Ok(()) };
    let counted = Moment(super::column(last.moment).saturating_mul(1_000_000));
    if month(counted) >= month(now) {
        return Ok(());
    }
    let Some(whole) = groups::whole(tx)? else { return Ok(()) };
    let counts = members::counts(tx, whole.id)?;
    let said = |standing| match counts.of(standing) {
        1..LEAST => format!("1–{}", LEAST - 1),
        people => people.to_string(),
    };
    let facts = vec![
        ("members", said(Standing::Member)),
        ("supporters", said(Standing::Supporter)),
        ("lapsed", said(Standing::Lapsed)),
        ("left", said(Standing::Left)),
    ];
    let (kind, rule) = ("roll.counted".into(), "membership".into());
    append(tx, &[Done { kind, group: whole.id, office: None, rule, facts, meant: Vec::new(), at: now }])
}

/// A step, and how many people have come so far.
pub(super) type Step = (&'static str, u64);

/// How many people have come how far, and when it was counted. Steps that would show fewer than five people, or fewer than five who
/// stopped there, are left out.
pub(super) fn steps(tx: &mut ReadTx<'_>) -> Result<(Vec<Step>, Option<Moment>), Error> {
    let rows: Vec<(String, u64, Moment)> = tx.all(&FIGURES, params![])?;
    let counted = rows.iter().map(|(.., at)| *at).max();
    let figures = STEPS
        .iter()
        .filter_map(|step| rows.iter().find(|(name, ..)| name == step).map(|(_, people, _)| (*step, *people)));
    Ok((large_enough(figures), counted))
}

/// The figures that can be shown without pointing at anybody.
fn large_enough(steps: impl Iterator<Item = Step>) -> Vec<Step> {
    let mut shown: Vec<Step> = Vec::new();
    for (step, people) in steps {
        let stopped = shown.last().map(|(_, before)| before.saturating_sub(people));
        if people >= LEAST && stopped.is_none_or(|stopped| stopped == 0 || stopped >= LEAST) {
            shown.push((step, people));
        }
    }
    shown
}

/// The acts of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    /// When it begins.
    pub(super) begins: Moment,
    pub(super) by_officers: u64,
    pub(super) by_members: u64,
}

/// The acts of the last twelve months, the present one last.
pub(super) fn months(tx: &mut ReadTx<'_>, zone: &str, now: Moment) -> Result<Vec<Month>, Error> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let today: Date = timestamp(now).to_zoned(zone.clone()).date();
    let begin = |back: i64| {
        let day = today.first_of_month().checked_sub(back.months()).ok()?;
        let begins = day.to_zoned(zone.clone()).ok()?.timestamp();
        Some(Moment(begins.as_microsecond()))
    };
    let mut months = Vec::new();
    for back in (0..MONTHS).rev() {
        let (Some(begins), Some(ends)) = (begin(back), begin(back - 1)) else { continue };
        let by_officers = tx.one(&sql::COUNT, params![true, begins, ends])?;
        let by_members = tx.one(&sql::COUNT, params![false, begins, ends])?;
        months.push(Month { begins, by_officers, by_members });
    }
    Ok(months)
}

#[cfg(test)]
mod tests {
    use super::large_enough;

    #[test]
    fn record_no_figure_points_at_a_few_people() {
        let shown = |figures: [u64; 4]| {
            let steps = super::STEPS.into_iter().zip(figures);
            large_enough(steps).into_iter().map(|(_, people)| people).collect::<Vec<_>>()
        };
        assert_eq!(shown([900, 400, 120, 60]), [900, 400, 120, 60]);
        assert_eq!(shown([900, 400, 120, 4]), [900, 400, 120], "four people spoke");
        assert_eq!(shown([900, 897, 120, 60]), [900, 120, 60], "three never signed in");
        assert_eq!(shown([900, 900, 897, 890]), [900, 900, 890]);
        assert!(shown([4, 3, 2, 1]).is_empty());
        assert_eq!(shown([900, 0, 0, 0]), [900]);
    }
}
