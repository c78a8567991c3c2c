//! The dry run: what would become of each row. It changes nothing but what the list knows about itself.

use std::collections::{BTreeMap, HashMap};

use omov_store::{Error, Moment, ReadTx, WriteTx, params};
use omov_web::words::Words;
use serde::{Deserialize, Serialize};

use super::imports::{self, Import};
use super::line::Reading;
use super::lines::{Outcome, Twin};
use super::problem::{Problem, Why};
use super::values::{Field, Values, is_one_name};
use super::{AT_ONCE, sql};
use crate::groups::{self, GroupId};
use crate::house::{Stop, settings, timestamp};
use crate::members::{self, Member, MemberId, Standing, email_key, name_key, name_words, postcode_key};
use crate::rules;

/// What is to stand on the roll.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Wanted {
    /// What the list says.
    pub(super) given: Values,
    /// What holds for somebody new where the list says nothing.
    pub(super) otherwise: Values,
}

/// Everything that judging a row needs beside the row.
#[derive(Clone, Debug)]
pub(super) struct Judge {
    import: Import,
    reading: Reading,
    /// The groups of this list's group and below it, by name.
    groups: HashMap<String, Vec<GroupId>>,
    renew_by: Moment,
    /// Whether the rules have people without a vote.
    supporters: bool,
    now: Moment,
}

/// What became of a row.
#[derive(Clone, Debug, Default)]
struct Judged {
    outcome: Option<Outcome>,
    wanted: Wanted,
    problems: Vec<Problem>,
    about: Option<MemberId>,
    twin: Option<Twin>,
    repeats: Option<u32>,
    email_key: Option<String>,
    person_key: Option<String>,
}

impl Judged {
    /// Whether somebody would become a supporter who is none yet.
    fn makes_a_supporter(&self) -> bool {
        let said = self.wanted.given.get(Field::Standing);
        let otherwise = self.wanted.otherwise.get(Field::Standing).filter(|_| self.about.is_none());
        self.outcome != Some(Outcome::Same) && said.or(otherwise) == Some(Standing::Supporter.name())
    }
}

impl Judge {
    /// Makes ready. `None` as long as nobody has said what the columns give.
    pub(super) fn ready(
        tx: &mut ReadTx<'_>,
        import: &Import,
        words: &Words,
        zone: jiff::tz::TimeZone,
        now: Moment,
    ) -> Result<Option<Self>, Error> {
        let Some(columns) = import.columns.clone() else { return Ok(None) };
        let mut names: HashMap<String, Vec<GroupId>> = HashMap::new();
        let mut next = groups::find(tx, import.group)?.into_iter().collect::<Vec<_>>();
        while let Some(group) = next.pop() {
            names.entry(group_key(&group.name)).or_default().push(group.id);
            next.extend(groups::parts(tx, group.id)?.into_iter().filter(|part| !part.by_choice));
        }
        let days = settings::MEMBERSHIP_DAYS.find(tx)?;
        let renew_by = now.plus(std::time::Duration::from_secs(u64::from(days) * 24 * 3600));
        let reading = Reading::new(columns, words, zone, now);
        let supporters = rules::present(tx)?.membership.supporters.value;
        Ok(Some(Self { import: import.clone(), reading, groups: names, renew_by, supporters, now }))
    }

    /// Judges the next rows after `at`, with ids for those who are new. Says the number of the last; none when all are done.
    pub(super) fn next(&self, tx: &mut WriteTx<'_>, at: u32, ids: &[[u8; 16]]) -> Result<Option<u32>, Stop> {
        let rows: Vec<(u32, String)> = tx.all(&sql::RAW, params![self.import.id, at, AT_ONCE])?;
        let mut places = HashMap::new();
        let mut counts = BTreeMap::new();
        for ((number, cells), new) in rows.iter().zip(ids) {
            let cells: Vec<String> = serde_json::from_str(cells).unwrap_or_default();
            let judged = self.row(tx, *number, &cells, &mut places)?;
            self.keep(tx, *number, &judged, *new)?;
            for what in [judged.outcome.map(Outcome::name), judged.twin.map(Twin::name)].into_iter().flatten() {
                *counts.entry(what).or_insert(0) += 1;
            }
        }
        imports::count_up(tx, self.import.id, &counts)?;
        let last = rows.last().map(|(number, _)| *number);
        if let Some(last) = last {
            tx.execute(&sql::SET_AT, params![self.import.id, last, self.now])?;
        }
        Ok(last)
    }

    fn keep(&self, tx: &mut WriteTx<'_>, number: u32, judged: &Judged, new: [u8; 16]) -> Result<(), Error> {
        let Judged { outcome, wanted, problems, about, twin, repeats, email_key, person_key } = judged;
        let wanted = (*outcome != Some(Outcome::Bad)).then(|| serde_json::to_string(wanted).unwrap_or_default());
        let problems = (!problems.is_empty()).then(|| serde_json::to_string(problems).unwrap_or_default());
        let values = params![
            self.import.id,
            number,
            *outcome,
            wanted,
            problems,
            *about,
            *twin,
            *repeats,
            MemberId(new),
            email_key,
            person_key
        ];
        tx.execute(&sql::JUDGE, values).map(|_| ())
    }

    fn row(
        &self,
        tx: &mut ReadTx<'_>,
        number: u32,
        cells: &[String],
        places: &mut HashMap<String, GroupId>,
    ) -> Result<Judged, Stop> {
        let mut line = match self.reading.line(cells) {
            Ok(line) => line,
            Err(problems) => return Ok(bad(problems)),
        };
        if let Some((name, at)) = &line.group {
            match self.groups.get(&group_key(name)).map(Vec::as_slice) {
                Some([group]) => line.values.set(Field::Group, group.to_string()),
                Some(_) => return Ok(bad(vec![Problem::new(Some(*at), Why::GroupInDoubt, name)])),
                None => return Ok(bad(vec![Problem::new(Some(*at), Why::NoGroup, name)])),
            }
        }
        let otherwise = self.otherwise(tx, &line.values, places)?;
        let wanted = Wanted { given: line.values, otherwise };
        let email = wanted.given.get(Field::Email).map(email_key);
        let person = person_key(&wanted.given);
        let mut judged = Judged { wanted, email_key: email, person_key: person, ..Judged::default() };
        if let Some(problem) = self.look_for(tx, number, &mut judged)? {
            return Ok(bad(vec![problem]));
        }
        if !self.supporters && judged.makes_a_supporter() {
            let at = self.reading.columns().find(super::columns::Gives::Standing);
            return Ok(bad(vec![Problem::new(at, Why::NoSupporters, "")]));
        }
        Ok(judged)
    }

    /// Looks for the same person on the roll and in earlier rows.
    fn look_for(&self, tx: &mut ReadTx<'_>, number: u32, judged: &mut Judged) -> Result<Option<Problem>, Stop> {
        let by_email = match &judged.email_key {
            Some(email) => members::by_email(tx, email)?,
            None => None,
        };
        if let Some(id) = by_email {
            if !members::is_in(tx, id, self.import.group)? {
                let at = self.reading.columns().find(super::columns::Gives::Email);
                let value = judged.wanted.given.get(Field::Email).unwrap_or_default().to_owned();
                return Ok(Some(Problem::new(at, Why::EmailElsewhere, &value)));
            }
            if let Some(member) = members::find(tx, id)? {
                self.about(judged, &member, Twin::Email);
            }
        } else if let Some(member) = self.by_name_and_postcode(tx, judged)? {
            self.about(judged, &member, Twin::Person);
        }
        if judged.outcome.is_none() || judged.twin.is_none() {
            self.look_above(tx, number, judged)?;
        }
        judged.outcome.get_or_insert(Outcome::New);
        Ok(None)
    }

    /// The row is about this person, surely or perhaps.
    fn about(&self, judged: &mut Judged, member: &Member, twin: Twin) {
        judged.about = Some(member.id);
        let surely = twin == Twin::Email
            && judged.wanted.given.get(Field::Name).is_some_and(|name| is_one_name(name, &member.name));
        let twin = if member.standing == Standing::Left { Some(Twin::Left) } else { (!surely).then_some(twin) };
        judged.twin = twin;
        judged.outcome = Some(match twin {
            Some(_) => Outcome::Twin,
            None if judged.wanted.given.differing(member, self.reading.zone()).is_empty() => Outcome::Same,
            None => Outcome::Changed,
        });
    }

    /// Somebody of this group with the same name and postcode: whose name and address of mail are the same is the same.
    fn by_name_and_postcode(&self, tx: &mut ReadTx<'_>, judged: &Judged) -> Result<Option<Member>, Stop> {
        let given = &judged.wanted.given;
        let (Some(name), Some(postcode)) = (given.get(Field::Name), given.get(Field::Postcode)) else {
            return Ok(None);
        };
        let found: Vec<MemberId> = tx.all(&sql::ON_THE_ROLL, params![postcode_key(postcode), name_key(name)])?;
        for id in found {
            if members::is_in(tx, id, self.import.group)? {
                return Ok(members::find(tx, id)?);
            }
        }
        Ok(None)
    }

    /// Whether an earlier row is about the same person.
    fn look_above(&self, tx: &mut ReadTx<'_>, number: u32, judged: &mut Judged) -> Result<(), Stop> {
        let same = [
            (&sql::SAME_EMAIL, &judged.email_key, Twin::EarlierEmail),
            (&sql::SAME_PERSON, &judged.person_key, Twin::EarlierPerson),
        ];
        for (statement, key, twin) in same {
            let Some(key) = key else { continue };
            let earlier: Option<u32> = tx.optional(statement, params![self.import.id, key, number])?;
            if earlier.is_some() {
                judged.repeats = earlier;
                judged.twin = Some(twin);
                judged.outcome = Some(Outcome::Twin);
                return Ok(());
            }
        }
        Ok(())
    }

    /// What holds for somebody new where the list says nothing: members or supporters, from today, for as long as a
    /// membership lasts, in the group of their postcode or in that of the list.
    fn otherwise(
        &self,
        tx: &mut ReadTx<'_>,
        given: &Values,
        places: &mut HashMap<String, GroupId>,
    ) -> Result<Values, Stop> {
        let mut otherwise = Values::default();
        let as_members = self.reading.columns().as_members == Some(true);
        let standing = if as_members { Standing::Member } else { Standing::Supporter };
        otherwise.set(Field::Standing, standing.name());
        otherwise.set(Field::Joined, self.today().0.to_string());
        let stands = given.get(Field::Standing).unwrap_or(standing.name());
        if stands == Standing::Member.name() {
            otherwise.set(Field::RenewBy, self.renew_by.0.to_string());
        }
        let group = match given.get(Field::Postcode) {
            Some(postcode) => self.place_of(tx, &postcode_key(postcode), places)?,
            None => self.import.group,
        };
        otherwise.set(Field::Group, group.to_string());
        Ok(otherwise)
    }

    fn today(&self) -> Moment {
        let zone = self.reading.zone().clone();
        let begins = timestamp(self.now).to_zoned(zone.clone()).date().to_zoned(zone);
        begins.map_or(self.now, |day| Moment(day.timestamp().as_microsecond()))
    }

    /// The group of a postcode, if it is within that of the list.
    fn place_of(
        &self,
        tx: &mut ReadTx<'_>,
        postcode: &str,
        places: &mut HashMap<String, GroupId>,
    ) -> Result<GroupId, Stop> {
        if let Some(known) = places.get(postcode) {
            return Ok(*known);
        }
        let within = match groups::by_postcode(tx, postcode)? {
            Some(group) => groups::place(tx, group)?.filter(|place| place.is_in(self.import.group)),
            None => None,
        };
        let group = within.map_or(self.import.group, |place| place.group().id);
        places.insert(postcode.to_owned(), group);
        Ok(group)
    }
}

fn bad(problems: Vec<Problem>) -> Judged {
    Judged { outcome: Some(Outcome::Bad), problems, ..Judged::default() }
}

/// The name of a group as it is compared.
fn group_key(name: &str) -> String {
    name_words(name).join(" ")
}

/// By which it is seen that two rows are about one person without an address of mail.
fn person_key(given: &Values) -> Option<String> {
    let (name, postcode) = (given.get(Field::Name)?, given.get(Field::Postcode)?);
    Some(format!("{} {}", name_key(name), postcode_key(postcode)))
}
