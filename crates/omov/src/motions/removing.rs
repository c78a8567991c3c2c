//! Taking words out of a motion (the room `removing` says on which grounds, and how).
//!
//! The words go from every version, from every amendment that repeats them and from the final text. What stands on the public record stays: the
//! fingerprints there are those of the texts as they were, and the pages say that they cannot be worked out any more.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use omov_store::{Error, Moment, ReadTx, WriteTx, params};
use omov_web::words::Words;
use serde::Deserialize;

use super::amendment::{Amendments, State as Became};
use super::evidence::Shelf;
use super::motion::{self, Motion, State};
use super::{MotionId, clauses, conditions, evidence, sql, text, voting};
use crate::house::Stop;
use crate::removing::{self, Struck};

/// What can be taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub(super) enum Part {
    Title,
    /// The explanation.
    About,
    Clause(u32),
    Amendment(u32),
    Evidence(u32),
    /// What somebody says who looked at the source of a piece of evidence.
    Check(u32, u32),
    Condition(u32),
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => f.write_str("title"),
            Self::About => f.write_str("about"),
            Self::Clause(number) => write!(f, "clause-{number}"),
            Self::Amendment(number) => write!(f, "amendment-{number}"),
            Self::Evidence(number) => write!(f, "evidence-{number}"),
            Self::Check(evidence, number) => write!(f, "check-{evidence}-{number}"),
            Self::Condition(number) => write!(f, "condition-{number}"),
        }
    }
}

impl FromStr for Part {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |text: &str| text.parse::<u32>().map_err(|_| "a number");
        match text.split_once('-') {
            None if text == "title" => Ok(Self::Title),
            None if text == "about" => Ok(Self::About),
            Some(("clause", of)) => Ok(Self::Clause(number(of)?)),
            Some(("amendment", of)) => Ok(Self::Amendment(number(of)?)),
            Some(("evidence", of)) => Ok(Self::Evidence(number(of)?)),
            Some(("check", of)) => {
                let (of, check) = of.split_once('-').ok_or("two numbers")?;
                Ok(Self::Check(number(of)?, number(check)?))
            }
            Some(("condition", of)) => Ok(Self::Condition(number(of)?)),
            _ => Err("a part of a motion"),
        }
    }
}

impl TryFrom<String> for Part {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl Part {
    /// What it is, in words.
    pub(super) fn title(self, words: &Words) -> String {
        let (name, number) = match self {
            Self::Title => ("motion-part-title", 0),
            Self::About => ("motion-part-about", 0),
            Self::Clause(number) => ("motion-part-clause", number),
            Self::Amendment(number) => ("motion-part-amendment", number),
            Self::Evidence(number) => ("motion-part-evidence", number),
            Self::Check(number, _) => ("motion-part-check", number),
            Self::Condition(number) => ("motion-part-condition", number),
        };
        words.say_with(name, &[("number", u64::from(number).into())])
    }
}

/// What was taken out: on which ground, and when.
pub(super) type Removed = BTreeMap<Part, (String, Moment)>;

/// What was taken out of a motion.
pub(super) fn list(tx: &mut ReadTx<'_>, id: MotionId) -> Result<Removed, Error> {
    let all: Vec<(String, String, Moment)> = tx.all(&sql::REMOVED, params![id])?;
    Ok(all.into_iter().filter_map(|(part, ground, at)| Some((part.parse().ok()?, (ground, at)))).collect())
}

/// The words of a part that stand now; nothing where there are none. The title of a motion on which a ballot has been called stays: the
/// ballot is known by it.
pub(super) fn words_of(tx: &mut ReadTx<'_>, motion: &Motion, part: Part) -> Result<Option<String>, Stop> {
    let words = match part {
        Part::Title if list(tx, motion.id)?.contains_key(&part) || voting::ballot(tx, motion)?.is_some() => None,
        Part::Title => Some(motion.title.clone()),
        Part::About => Some(motion.about.clone()),
        Part::Clause(number) => clauses::wordings(tx, motion.id)?.last(number),
        Part::Amendment(number) => Amendments::find(tx, motion.id)?.get(number).map(|one| match one.body.as_str() {
            "" => one.reason.clone(),
            body => format!("{body} {}", one.reason),
        }),
        Part::Evidence(number) => Shelf::find(tx, motion.id)?.get(number).map(|one| {
            let address = one.address.as_deref().unwrap_or_default();
            [&one.question, &one.says, &one.source, address, &one.cost, &one.takes].map(str::to_owned).join(" ")
        }),
        Part::Check(of, number) => {
            let shelf = Shelf::find(tx, motion.id)?;
            shelf.checks_of(of).find(|check| check.number == number).map(|check| check.reason.clone())
        }
        Part::Condition(number) => {
            let all = conditions::all(tx, motion.id)?;
            let one = all.into_iter().find(|one| one.number == number);
            one.map(|one| format!("{} {} {}", one.body, one.answer, one.missing))
        }
    };
    Ok(words.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty()))
}

/// Takes it out on a ground. Says what the record is told; nothing if it was gone already.
pub(super) fn remove(
    tx: &mut WriteTx<'_>,
    said: &Words,
    id: MotionId,
    part: Part,
    (ground, now): (&'static str, Moment),
) -> Result<Struck, Stop> {
    let motion = motion::one(tx, id)?;
    if words_of(tx, &motion, part)?.is_none() {
        return Ok(None);
    }
    let gone = said.say_with("motion-removed-words", &[("ground", removing::ground(said, ground).into())]);
    let note =
        |tx: &mut WriteTx<'_>, part: Part| tx.execute(&sql::NOTE_REMOVED, params![id, part.to_string(), ground, now]);
    note(tx, part)?;
    let mut facts = Vec::new();
    match part {
        Part::Title => {
            tx.execute(&sql::RETITLE, params![id, gone])?;
            refix(tx, &motion, |line, at| if at == 1 { gone.clone() } else { line.to_owned() })?;
        }
        Part::About => {
            tx.execute(&sql::FORGET_ABOUT, params![id])?;
        }
        Part::Clause(number) => {
            tx.execute(&sql::BLANK_CLAUSE, params![id, number])?;
            for one in Amendments::find(tx, id)?.all.iter().filter(|one| one.clause == number) {
                blank(tx, id, one.number, now)?;
                note(tx, Part::Amendment(one.number))?;
            }
            let begins = format!("{number}. ");
            let line = |line: &str, at: usize| {
                if at > 1 && line.starts_with(&begins) { format!("{begins}{gone}") } else { line.to_owned() }
            };
            refix(tx, &motion, line)?;
            if motion.state == State::Open && tx.execute(&sql::NEXT_VERSION, params![id, motion.version])? == 1 {
                let version = motion.version + 1;
                clauses::put(tx, id, number, version, "")?;
                let nobody = (None::<crate::members::MemberId>, None::<u32>);
                tx.execute(&sql::ADD_VERSION, params![id, version, now, nobody.0, nobody.1])?;
                let clauses: Vec<(u32, String)> = clauses::wordings(tx, id)?.now().into_iter().collect();
                let print = text::fingerprint(&motion.title, &clauses);
                facts = vec![("version", version.to_string()), ("sha-256", print)];
            }
        }
        Part::Amendment(number) => {
            let all = Amendments::find(tx, id)?.all;
            // What would change its words repeats them.
            for one in all.iter().filter(|one| one.number == number || one.target == Some(number)) {
                blank(tx, id, one.number, now)?;
                note(tx, Part::Amendment(one.number))?;
            }
        }
        Part::Evidence(number) => evidence::blank(tx, id, number)?,
        Part::Check(of, number) => {
            tx.execute(&sql::BLANK_CHECK, params![id, of, number])?;
        }
        Part::Condition(number) => conditions::blank(tx, id, number)?,
    }
    Ok(Some(facts))
}

/// Takes the words out of an amendment. If it still waited for an answer, it waits no more.
fn blank(tx: &mut WriteTx<'_>, id: MotionId, number: u32, now: Moment) -> Result<(), Error> {
    tx.execute(&sql::BLANK_AMENDMENT, params![id, number])?;
    tx.execute(&sql::ANSWER, params![id, number, Became::Declined, now, ""]).map(|_| ())
}

/// Takes words out of the final text, line by line. Its fingerprint stays that of what was fixed.
fn refix(tx: &mut WriteTx<'_>, motion: &Motion, line: impl Fn(&str, usize) -> String) -> Result<(), Error> {
    let Some(fixed) = &motion.fixed else { return Ok(()) };
    let mut text = String::new();
    for (at, old) in fixed.lines().enumerate() {
        text.extend([line(old, at).as_str(), "\n"]);
    }
    tx.execute(&sql::REFIX, params![motion.id, text]).map(|_| ())
}
