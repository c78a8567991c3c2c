//! Numbers of the rules as whole days, hours and people, for rooms that count in those. What they are stands in the rulebook.

use omov_rules::Rulebook;
use omov_rules::model::{Joining, Power};
use omov_rules::value::Span;
use omov_store::{Error, ReadTx};

use crate::groups::Kind;
use crate::rules;

/// A rule that is a whole number.
#[derive(Clone, Copy)]
pub(crate) struct Number(fn(&Rulebook) -> u64);

/// A membership lasts so many days before it has to be renewed.
pub(crate) const MEMBERSHIP_DAYS: Number = Number(|book| days(book.membership.lasts.value));
/// Days after its end in which a membership can still be renewed before it lapses.
pub(crate) const GRACE_DAYS: Number = Number(|book| days(book.membership.grace.value));
/// Whoever is younger than this many years cannot be a member.
pub(crate) const LEAST_AGE: Number = Number(|book| book.membership.minimum_age.value);
/// A copy of the roll with more people than this needs a second person who agrees. Without a rule, none does.
pub(crate) const EXPORT_ALONE: Number = Number(|book| {
    let export = book.powers.get(&Power::Export).and_then(|rule| rule.alone_up_to.as_ref());
    export.map_or(u64::from(u32::MAX), |rule| rule.value)
});
/// A copy of the roll can be fetched for so many hours; for a day where the rules do not say.
pub(crate) const EXPORT_HOURS: Number = Number(|book| {
    let good_for = book.powers.get(&Power::Export).and_then(|rule| rule.good_for.as_ref());
    good_for.map_or(24, |rule| hours(rule.value))
});
/// People are reminded so many days before their membership ends, for the first time.
pub(crate) const FIRST_REMINDER: Number = Number(|book| days(book.membership.first_reminder.value));
/// And for the last time.
pub(crate) const LAST_REMINDER: Number = Number(|book| days(book.membership.last_reminder.value));
/// 1 where an officer accepts whoever asks to be a member, 0 where they are one at once.
pub(crate) const ACCEPT_JOINERS: Number =
    Number(|book| u64::from(book.membership.joins.value == Joining::WhenAccepted));

fn days(span: Span) -> u64 {
    hours(span) / 24
}

fn hours(span: Span) -> u64 {
    span.shortest().unsigned_abs() / 3600
}

/// The contact of a group of that kind answers within so many days.
pub(crate) fn answer_days(tx: &mut ReadTx<'_>, kind: &Kind) -> Result<u32, Error> {
    let book = rules::present(tx)?;
    let within = book.groups.get(kind.name()).map_or(0, |group| days(group.contact_answers_within.value));
    Ok(u32::try_from(within).unwrap_or(u32::MAX))
}

/// An act that needs a second person who holds that power waits so long for one: two weeks where the rules say nothing of it.
pub(crate) fn second_waits(tx: &mut ReadTx<'_>, power: Power) -> Result<Span, Error> {
    let book = rules::present(tx)?;
    Ok(book.powers.get(&power).map_or(Span::days(14), |rule| rule.second_waits.value))
}

impl Number {
    /// What it is.
    pub(crate) fn find(self, tx: &mut ReadTx<'_>) -> Result<u32, Error> {
        Ok(u32::try_from((self.0)(&*rules::present(tx)?)).unwrap_or(u32::MAX))
    }
}
