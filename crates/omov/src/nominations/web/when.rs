//! Until when names are taken, on a form.

use omov_rules::model;
use omov_store::Moment;
use omov_web::forms::{Field, Form, Sent};

use crate::house::Visit;
use crate::nominations::rights;

/// The fields for a day and an hour.
pub(super) fn asked(visit: &Visit, form: Form, ballot: &model::Ballot) -> Form {
    let words = &visit.shell.words;
    let (earliest, latest) = rights::ends_between(ballot, &visit.organisation.zone, visit.now);
    let with = [("earliest", visit.hour(earliest).into()), ("latest", visit.hour(latest).into())];
    let day = Field::date(words, "ends", words.say("nominations-ends-day"));
    let hour = Field::short(words, "ends-hour", words.say("nominations-ends-hour"));
    form.with(day.hint(words.say_with("nominations-ends-hint", &with)))
        .with(hour.hint(words.say("ballot-hour-hint")).value("12:00"))
}

/// What was typed.
///
/// # Errors
/// What is wrong with it, in words.
pub(super) fn typed(visit: &Visit, sent: &Sent, ballot: &model::Ballot) -> Result<Moment, String> {
    let words = &visit.shell.words;
    let when = visit.moment(sent, "ends").ok_or_else(|| words.say("ballot-time-wrong"))?;
    let (earliest, latest) = rights::ends_between(ballot, &visit.organisation.zone, visit.now);
    let with = [("earliest", visit.hour(earliest).into()), ("latest", visit.hour(latest).into())];
    if when < earliest || when <= visit.now {
        return Err(words.say_with("nominations-ends-soon", &with));
    }
    if when > latest {
        return Err(words.say_with("nominations-ends-far", &with));
    }
    Ok(when)
}
