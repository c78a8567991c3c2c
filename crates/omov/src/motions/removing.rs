//! Taking words out of a motion (the room `removing` says on which grounds, and how).
//!
//! The words go from every version, from every amendment that repeats them and from the final text. What stands on the public record stays: the
//! fingerprints there are those of the texts as they were, and the pages say that they cannot be worked out any more.
//!
//! What was taken out is handed to the room `removing` ([`Kept`]), which keeps it out of sight until nobody can put it back.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use omov_store::{Error, Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;
use omov_web::words::Words;
use serde::Deserialize;

use super::amendment::{Amendment, Amendments, State as Became};
use super::evidence::Shelf;
use super::kept::{Kept, Lost};
use super::motion::{self, Motion, State};
use super::{MotionId, clauses, conditions, evidence, sql, text, voting};
use crate::house::Stop;
use crate::removing::{self, Gone, Struck};

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

/// Takes it out on a ground. Says what the record is told and what has to be kept; nothing if it was gone already.
pub(super) fn remove(
    tx: &mut WriteTx<'_>,
    said: &Words,
    id: MotionId,
    part: Part,
    (ground, now): (&'static str, Moment),
) -> Result<Struck, Stop> {
    let motion = motion::one(tx, id)?;
    let Some(words) = words_of(tx, &motion, part)? else { return Ok(None) };
    let gone = said.say_with("motion-removed-words", &[("ground", removing::ground(said, ground).into())]);
    let note =
        |tx: &mut WriteTx<'_>, part: Part| tx.execute(&sql::NOTE_REMOVED, params![id, part.to_string(), ground, now]);
    note(tx, part)?;
    let (mut facts, mut kept) = (Vec::new(), Kept::default());
    match part {
        Part::Title => {
            kept.words = words;
            tx.execute(&sql::RETITLE, params![id, gone])?;
            kept.line = refix(tx, &motion, part, &gone)?;
        }
        Part::About => {
            kept.words.clone_from(&motion.about);
            tx.execute(&sql::FORGET_ABOUT, params![id])?;
        }
        Part::Clause(number) => {
            let wordings = clauses::wordings(tx, id)?;
            kept.wordings = wordings.of(number);
            kept.stood = wordings.now().remove(&number).unwrap_or_default();
            tx.execute(&sql::BLANK_CLAUSE, params![id, number])?;
            kept.amendments = blank(tx, id, now, |one| one.clause == number)?;
            kept.line = refix(tx, &motion, part, &gone)?;
            facts = next_version(tx, &motion, (number, ""), now)?;
        }
        // What would change its words repeats them.
        Part::Amendment(number) => {
            kept.amendments = blank(tx, id, now, |one| one.number == number || one.target == Some(number))?;
        }
        Part::Evidence(number) => {
            kept = Kept::evidence(tx, id, (number, None))?;
            evidence::blank(tx, id, number)?;
        }
        Part::Check(of, number) => {
            kept = Kept::evidence(tx, id, (of, Some(number)))?;
            tx.execute(&sql::BLANK_CHECK, params![id, of, number])?;
        }
        Part::Condition(number) => {
            kept = Kept::condition(tx, id, number)?;
            conditions::blank(tx, id, number)?;
        }
    }
    for lost in &kept.amendments {
        note(tx, Part::Amendment(lost.number))?;
    }
    let kept = serde_json::to_string(&kept).map_err(|_| Refusal::Failed)?;
    Ok(Some(Gone { facts, kept }))
}

/// Puts back what was taken out, if it is still out. Says what the record is told. A text that was fixed meanwhile stays as it was fixed.
pub(crate) fn put_back(
    tx: &mut WriteTx<'_>,
    id: MotionId,
    part: &str,
    kept: &str,
    now: Moment,
) -> Result<Vec<(&'static str, String)>, Stop> {
    let part: Part = part.parse().map_err(|_| Refusal::Failed)?;
    let kept: Kept = serde_json::from_str(kept).map_err(|_| Refusal::Failed)?;
    let motion = motion::one(tx, id)?;
    if part == Part::Title && motion.fixed.is_some() && kept.line.is_none() {
        return Ok(Vec::new());
    }
    let again = |tx: &mut WriteTx<'_>, part: Part| tx.execute(&sql::NOT_REMOVED, params![id, part.to_string()]);
    again(tx, part)?;
    match part {
        Part::Title => {
            tx.execute(&sql::RETITLE, params![id, kept.words])?;
        }
        Part::About => {
            tx.execute(&sql::SET_ABOUT, params![id, kept.words])?;
        }
        Part::Clause(number) => {
            for (version, body) in &kept.wordings {
                tx.execute(&sql::SET_CLAUSE, params![id, number, version, body])?;
            }
        }
        Part::Amendment(_) => {}
        Part::Evidence(_) | Part::Check(..) | Part::Condition(_) => kept.back(tx, id)?,
    }
    for lost in &kept.amendments {
        let Lost { number, base, body, reason, open } = lost;
        if tx.execute(&sql::SET_AMENDMENT, params![id, number, base, body, reason])? == 1 {
            again(tx, Part::Amendment(*number))?;
            if *open && motion.state == State::Open {
                tx.execute(&sql::OPEN_AGAIN, params![id, number])?;
            }
        }
    }
    if let Some(line) = &kept.line {
        refix(tx, &motion, part, line)?;
    }
    match part {
        Part::Clause(number) if !kept.stood.is_empty() => next_version(tx, &motion, (number, &kept.stood), now),
        _ => Ok(Vec::new()),
    }
}

/// An open motion goes on with other words in a clause, as its next version. Says what the record is told.
fn next_version(
    tx: &mut WriteTx<'_>,
    motion: &Motion,
    (number, body): (u32, &str),
    now: Moment,
) -> Result<Vec<(&'static str, String)>, Stop> {
    let id = motion.id;
    if motion.state != State::Open || tx.execute(&sql::NEXT_VERSION, params![id, motion.version])? == 0 {
        return Ok(Vec::new());
    }
    let version = motion.version + 1;
    clauses::put(tx, id, number, version, body)?;
    let nobody = (None::<crate::members::MemberId>, None::<u32>);
    tx.execute(&sql::ADD_VERSION, params![id, version, now, nobody.0, nobody.1])?;
    let clauses: Vec<(u32, String)> = clauses::wordings(tx, id)?.now().into_iter().collect();
    let print = text::fingerprint(&motion.title, &clauses);
    Ok(vec![("version", version.to_string()), ("sha-256", print)])
}

/// Takes the words out of amendments. Those that still waited for an answer wait no more. Says what they said.
fn blank(
    tx: &mut WriteTx<'_>,
    id: MotionId,
    now: Moment,
    which: impl Fn(&Amendment) -> bool,
) -> Result<Vec<Lost>, Error> {
    let mut lost = Vec::new();
    for one in Amendments::find(tx, id)?.all.into_iter().filter(|one| which(one) && !one.is_gone()) {
        let number = one.number;
        tx.execute(&sql::BLANK_AMENDMENT, params![id, number])?;
        tx.execute(&sql::ANSWER, params![id, number, Became::Declined, now, ""])?;
        let open = one.state == Became::Open;
        lost.push(Lost { number, base: one.base, body: one.body, reason: one.reason, open });
    }
    Ok(lost)
}

/// Puts other words into the line of the final text that has a part. Its fingerprint stays that of what was fixed. Says what stood there.
fn refix(tx: &mut WriteTx<'_>, motion: &Motion, part: Part, words: &str) -> Result<Option<String>, Error> {
    let (Some(fixed), begins) = (&motion.fixed, begins(part)) else { return Ok(None) };
    let (mut text, mut was) = (String::new(), None);
    for (at, line) in fixed.lines().enumerate() {
        let is_it = if part == Part::Title { at == 1 } else { at > 1 && line.starts_with(&begins) };
        if is_it {
            was = line.strip_prefix(&begins).map(str::to_owned);
            text.extend([&begins, words, "\n"]);
        } else {
            text.extend([line, "\n"]);
        }
    }
    tx.execute(&sql::REFIX, params![motion.id, text])?;
    Ok(was)
}

/// How the line of a part begins in the final text.
fn begins(part: Part) -> String {
    if let Part::Clause(number) = part { format!("{number}. ") } else { String::new() }
}
