//! What stands on the roll about somebody, field by field as text, so that what was there can be compared, set and put back
//! without caring which field it is.

use jiff::tz::TimeZone;
use omov_store::{Error, FromValue as _, Moment, Value, WriteTx, params};
use serde::{Deserialize, Serialize};

use super::sql;
use crate::groups::{self, GroupId};
use crate::house::{Stop, timestamp};
pub(super) use crate::members::field::Field;
use crate::members::{self, Changed, Details, Member, Standing};

/// Fields with what stands in them; a field may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Values(pub(super) Vec<(Field, Option<String>)>);

impl Values {
    /// What stands in a field, if the field is among these and not empty.
    pub(super) fn get(&self, field: Field) -> Option<&str> {
        self.0.iter().find(|(one, _)| *one == field).and_then(|(_, value)| value.as_deref())
    }

    pub(super) fn set(&mut self, field: Field, value: impl Into<String>) {
        self.remove(field);
        self.0.push((field, Some(value.into())));
    }

    pub(super) fn remove(&mut self, field: Field) {
        self.0.retain(|(one, _)| *one != field);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These, and of the others those whose field is not among these.
    pub(super) fn or(mut self, others: &Self) -> Self {
        for (field, value) in &others.0 {
            if !self.0.iter().any(|(one, _)| one == field) {
                self.0.push((*field, value.clone()));
            }
        }
        self
    }

    fn moment(&self, field: Field) -> Option<Moment> {
        self.get(field).and_then(|value| value.parse().ok()).map(Moment)
    }

    fn standing(&self) -> Option<Standing> {
        self.get(Field::Standing).and_then(|name| Standing::from_value(Value::Text(name)))
    }

    fn group(&self) -> Option<GroupId> {
        self.get(Field::Group).and_then(|id| id.parse().ok())
    }

    /// Somebody new with these values; none where one that has to be there is missing.
    pub(super) fn member(&self, id: members::MemberId) -> Option<Member> {
        let own = |field| self.get(field).map(str::to_owned);
        Some(Member {
            id,
            name: own(Field::Name)?,
            email: own(Field::Email),
            phone: own(Field::Phone),
            postcode: own(Field::Postcode),
            address: own(Field::Address),
            standing: self.standing()?,
            group: self.group()?,
            joined_at: self.moment(Field::Joined)?,
            renew_by: self.moment(Field::RenewBy),
        })
    }

    /// Those of these that do not stand with this person yet and that a list may change. It never takes a vote away, and
    /// never puts another address of mail in the place of one: whoever reads that mailbox can sign in.
    pub(super) fn differing(&self, member: &Member, zone: &TimeZone) -> Self {
        let may = |field: Field| match field {
            Field::Email => member.email.is_none(),
            Field::Standing => member.standing != Standing::Member,
            _ => true,
        };
        let other = |(field, value): &&(Field, Option<String>)| {
            may(*field) && !same(*field, value.as_deref(), of(member, *field).as_deref(), zone)
        };
        Self(self.0.iter().filter(other).cloned().collect())
    }

    /// What stands with this person in the same fields.
    pub(super) fn before(&self, member: &Member) -> Self {
        Self(self.0.iter().map(|(field, _)| (*field, of(member, *field))).collect())
    }

    /// Whether exactly this stands with this person.
    pub(super) fn stand_with(&self, member: &Member) -> bool {
        self.0.iter().all(|(field, value)| of(member, *field) == *value)
    }

    /// Puts them in the place of what stands there. Says whether it was done: an address may belong to somebody else by now.
    pub(super) fn put(&self, tx: &mut WriteTx<'_>, member: &Member, now: Moment) -> Result<bool, Stop> {
        let mut details = Details::from(member.clone());
        let (mut joined_at, mut renew_by) = (member.joined_at, member.renew_by);
        for (field, value) in &self.0 {
            match field {
                Field::Name => details.name = value.clone().unwrap_or_default(),
                Field::Email => details.email.clone_from(value),
                Field::Phone => details.phone.clone_from(value),
                Field::Postcode => details.postcode.clone_from(value),
                Field::Address => details.address.clone_from(value),
                Field::Joined => joined_at = self.moment(*field).unwrap_or(joined_at),
                Field::RenewBy => renew_by = self.moment(*field),
                Field::Standing | Field::Group => {}
            }
        }
        if details != Details::from(member.clone()) && members::change(tx, member.id, &details)? != Changed::Done {
            return Ok(false);
        }
        if (joined_at, renew_by) != (member.joined_at, member.renew_by) {
            tx.execute(&sql::SET_DATES, params![member.id, joined_at, renew_by])?;
        }
        if let Some(standing) = self.standing() {
            members::set_standing(tx, member.id, standing, now)?;
        }
        if let Some(group) = self.group().filter(|group| *group != member.group)
            && let Some(place) = groups::place(tx, group)?
        {
            members::move_to(tx, member.id, &place)?;
        }
        Ok(true)
    }
}

/// What stands in a field.
pub(super) fn of(member: &Member, field: Field) -> Option<String> {
    match field {
        Field::Name => Some(member.name.clone()),
        Field::Email => member.email.clone(),
        Field::Phone => member.phone.clone(),
        Field::Postcode => member.postcode.clone(),
        Field::Address => member.address.clone(),
        Field::Standing => Some(member.standing.name().into()),
        Field::Joined => Some(member.joined_at.0.to_string()),
        Field::RenewBy => member.renew_by.map(|moment| moment.0.to_string()),
        Field::Group => Some(member.group.to_string()),
    }
}

/// Whether two names are the same but for the order of their words, capitals and accents. Lists have lost these more often
/// than the roll.
pub(super) fn is_one_name(one: &str, other: &str) -> bool {
    let sorted = |name: &str| {
        let mut words = members::name_words(name);
        words.sort_unstable();
        words
    };
    sorted(one) == sorted(other)
}

/// Whether two values mean the same: a postcode with a space in it, a telephone number with strokes, another hour of the day.
fn same(field: Field, one: Option<&str>, other: Option<&str>, zone: &TimeZone) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return one == other };
    match field {
        Field::Email => members::email_key(one) == members::email_key(other),
        Field::Postcode => members::postcode_key(one) == members::postcode_key(other),
        Field::Phone => digits(one) == digits(other),
        Field::Joined | Field::RenewBy => day(one, zone) == day(other, zone),
        Field::Name => is_one_name(one, other),
        Field::Address | Field::Standing | Field::Group => one == other,
    }
}

fn digits(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

fn day(moment: &str, zone: &TimeZone) -> Option<jiff::civil::Date> {
    moment.parse().ok().map(|micros| timestamp(Moment(micros)).to_zoned(zone.clone()).date())
}

/// Takes somebody off the roll as if they had never been on it. The database refuses it where anything points to them.
pub(super) fn take_off(tx: &mut WriteTx<'_>, member: &Member) -> Result<(), Error> {
    for group in members::groups_of(tx, member.id)? {
        members::strike(tx, member.id, group)?;
    }
    tx.execute(&sql::TAKE_OFF_ADDRESSES, params![member.id])?;
    tx.execute(&sql::TAKE_OFF_WORDS, params![member.id])?;
    tx.execute(&sql::TAKE_OFF, params![member.id])?;
    Ok(())
}

/// The message that says how somebody stands.
pub(super) fn standing_title(name: &str) -> Option<&'static str> {
    Standing::from_value(Value::Text(name)).map(Standing::title)
}
