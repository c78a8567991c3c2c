//! What was done with the powers of offices. Every act with a power over people leaves a line, in the same transaction.

use omov_rules::decide::{Because, Ground};
use omov_rules::words::Said as Says;
use omov_store::{Error, Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::second::SecondId;
use super::{Power, sql};
use crate::groups::{self, GroupId};
use crate::house::ids::ids;
use crate::house::{Stop, english};
use crate::members::MemberId;
use crate::record::{self, Done, Meant};
use crate::rules;

ids! {
    /// An act; it sorts by the time it was done.
    ActId;
}

/// Something that was done with a power.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Act {
    pub(crate) id: ActId,
    pub(crate) group: GroupId,
    pub(crate) actor: MemberId,
    pub(crate) power: Power,
    /// The name of a message that says what was done: `act-roll-export`.
    pub(crate) deed: &'static str,
    /// To whom, if it was done to one person.
    pub(crate) about: Option<MemberId>,
    /// How many people or things it was done with.
    pub(crate) number: Option<u32>,
    /// Why, in the actor's own words; may be empty where no reason is asked for.
    pub(crate) reason: String,
    pub(crate) at: Moment,
}

/// What else is said of an act on the public record.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// For everybody to read: never a person, and nothing that somebody typed about one.
    pub(crate) facts: Vec<(&'static str, String)>,
    /// Who agreed, if it needed two persons, and the id by which it was asked for.
    pub(crate) second: Option<(MemberId, SecondId)>,
    /// Under which rule, and in which office, where that is not what lends the power.
    pub(crate) under: Option<Under>,
}

/// Writes it down, here and on the public record.
pub(crate) fn note(tx: &mut WriteTx<'_>, act: &Act) -> Result<(), Stop> {
    note_telling(tx, act, Told::default())
}

/// Writes it down, with what else everybody may know of it.
pub(crate) fn note_telling(tx: &mut WriteTx<'_>, act: &Act, told: Told) -> Result<(), Stop> {
    note_all(tx, &[(act.clone(), told)])
}

/// Writes several down, in their order.
pub(crate) fn note_all(tx: &mut WriteTx<'_>, acts: &[(Act, Told)]) -> Result<(), Stop> {
    let (mut done, mut deputies) = (Vec::new(), Vec::new());
    for (act, told) in acts {
        alone(tx, act, told)?;
        let under = match &told.under {
            Some(under) => under.clone(),
            None => under(tx, act.actor, act.power, act.group, act.at)?,
        };
        deputies.push(under.office.clone().filter(|_| under.deputy));
        done.push(on_the_record(act, told, under));
    }
    let mut entry = record::append_numbered(tx, &done)?;
    for ((act, _), deputy_of) in acts.iter().zip(deputies) {
        let values = params![
            act.id,
            act.group,
            act.actor,
            act.power.name(),
            act.deed,
            act.about,
            act.number,
            act.reason,
            act.at,
            entry,
            deputy_of
        ];
        tx.execute(&sql::NOTE, values)?;
        entry = entry.map(|entry| entry + 1);
    }
    Ok(())
}

/// Powers with which the program has no act of two persons, or not of every kind.
const SINGLE: [Power; 5] = [Power::KeepRoll, Power::Organise, Power::OpenGroups, Power::Settings, Power::Mail];

/// Whether the rules let one person do it. If they want two and the program has no way for two, it is not done.
fn alone(tx: &mut ReadTx<'_>, act: &Act, told: &Told) -> Result<(), Stop> {
    if told.second.is_some() || !SINGLE.contains(&act.power) {
        return Ok(());
    }
    let Some(book) = rules::find(tx)? else { return Ok(()) };
    let alone = book.powers.get(&act.power).and_then(|rule| rule.alone_up_to.as_ref());
    let number = act.number.map_or(1, u64::from);
    let Some(alone) = alone.filter(|alone| alone.value == 0 || number > alone.value) else { return Ok(()) };
    let says = Says::new(if alone.value == 0 { "need-second-always" } else { "need-second" });
    let says = says.with("alone", alone.value).with("number", number);
    let (path, line) = (alone.cite.path.clone(), Some(alone.cite.line));
    let ground = Ground { because: Because::Needed, path, line, says };
    let words = english().map_err(|_| Refusal::Failed)?;
    Err(rules::refused(&words, &book, words.say("acts-alone-refused"), &[ground]))
}

/// The act as it goes on the public record.
fn on_the_record(act: &Act, told: &Told, under: Under) -> Done {
    let deed = act.deed.strip_prefix("act-").unwrap_or(act.deed);
    let mut facts = vec![("act", act.id.to_string())];
    facts.extend(act.number.map(|number| ("number", number.to_string())));
    facts.extend(told.facts.iter().cloned());
    let mut meant = vec![("by", Meant::Member(act.actor))];
    meant.extend(act.about.map(|about| ("about", Meant::Member(about))));
    if let Some((second, asked)) = told.second {
        facts.push(("asked", asked.to_string()));
        meant.push(("second", Meant::Member(second)));
    }
    if !act.reason.is_empty() {
        meant.push(("reason", Meant::Words(act.reason.clone())));
    }
    facts.extend(under.told());
    let Under { office, rule, .. } = under;
    Done { kind: format!("{}.{deed}", act.power.name()), group: act.group, office, rule, facts, meant, at: act.at }
}

/// In the name of what somebody uses a power.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Under {
    /// The title of their office; none if they hold none that lends it there.
    pub(crate) office: Option<String>,
    /// The rule that lends it, by its path in the rulebook.
    pub(crate) rule: String,
    /// They stand in for whoever holds the office.
    pub(crate) deputy: bool,
}

impl Under {
    /// What everybody may know of it, on the public record.
    pub(super) fn told(&self) -> Option<(&'static str, String)> {
        self.deputy.then(|| ("as", "deputy".to_owned()))
    }
}

/// The office in which somebody uses a power in a group, and the rule by which it does.
pub(super) fn under(
    tx: &mut ReadTx<'_>,
    member: MemberId,
    power: Power,
    group: GroupId,
    at: Moment,
) -> Result<Under, Error> {
    let otherwise = format!("powers.{}", power.name());
    let Some(place) = groups::place(tx, group)? else {
        return Ok(Under { office: None, rule: otherwise, deputy: false });
    };
    let rows: Vec<(String, GroupId, String, Option<String>, bool)> = tx.all(&sql::TITLES, params![member, at])?;
    let held =
        rows.into_iter().filter(|(powers, of, ..)| place.is_in(*of) && super::powers_in(powers).contains(&power));
    // The office that is nearest: whoever holds one here acts in that one.
    let near = |of: GroupId| place.all().position(|one| one.id == of);
    Ok(match held.max_by_key(|(_, of, .., deputy)| (near(*of), !deputy)) {
        Some((.., title, name, deputy)) => {
            let rule = name.map_or(otherwise, |name| format!("offices.{name}.lends"));
            Under { office: Some(title), rule, deputy }
        }
        None => Under { office: None, rule: otherwise, deputy: false },
    })
}

/// The number on the record of an act for the whole movement, by what was done and when exactly.
pub(crate) fn done_at(tx: &mut ReadTx<'_>, deed: &str, at: Moment) -> Result<Option<u64>, Error> {
    let Some(whole) = groups::whole(tx)? else { return Ok(None) };
    // Ids sort by time: those of one millisecond lie together.
    let bound = |milliseconds: i64| {
        let mut id = [0; 16];
        id[..6].copy_from_slice(&milliseconds.to_be_bytes()[2..]);
        ActId(id)
    };
    let from = at.0.div_euclid(1000);
    let found: Option<Option<u64>> =
        tx.optional(&sql::ACT_AT, params![whole.id, bound(from), bound(from + 1), deed])?;
    Ok(found.flatten())
}

/// Why an act was done, in the actor's own words; nothing if there is no such act.
pub(crate) fn reason(tx: &mut ReadTx<'_>, id: ActId) -> Result<Option<String>, Error> {
    tx.optional(&sql::REASON, params![id])
}
