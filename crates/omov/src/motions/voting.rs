//! The ballot on a final text. It is known by what it quotes: the title, and the fingerprint of the bytes. So it stands with the ballot itself, in
//! its archive, which text was voted on.

use omov_store::{Moment, ReadTx, params};
use omov_web::hex::unhex;
use omov_web::words::Words;

use super::motion::{self, Motion};
use super::{MotionId, sql};
use crate::ballots::{self, Ballot, Became};
use crate::groups::GroupId;
use crate::house::{House, Stop};

/// So many ballots of a group are looked through, the last ones first.
const MOST: u32 = 500;

/// What a ballot on this text says about it: its fingerprint, and where it is. Nothing before it is fixed.
pub(crate) fn quote(words: &Words, house: &House, motion: &Motion) -> Option<String> {
    let file = house.address(&format!("{}/text.txt", motion.id.address()));
    let with = [("fingerprint", motion.fingerprint()?.into()), ("file", file.into())];
    Some(words.say_with("motion-quote", &with))
}

/// The motion on whose text a ballot of this kind is to be called in this group; nothing if it is none of that kind, not fixed, or not for
/// those to decide who would vote.
pub(crate) fn to_vote_on(
    tx: &mut ReadTx<'_>,
    id: MotionId,
    (group, kind): (GroupId, &str),
) -> Result<Option<Motion>, Stop> {
    let motion = motion::one(tx, id)?;
    let book = motion.rules(tx)?;
    let fits = motion.group == group && motion.rule(&book)?.ballot.value == kind && motion.fixed_at.is_some();
    let fits = fits && !motion.has_gaps() && motion.outside.is_none();
    Ok(fits.then_some(motion))
}

/// Those of a group that are ready for a ballot of that kind, and on which none is called.
pub(crate) fn all_to_vote_on(tx: &mut ReadTx<'_>, (group, kind): (GroupId, &str)) -> Result<Vec<Motion>, Stop> {
    let ballots = ballots::in_group(tx, group, MOST)?;
    let mut ready = Vec::new();
    for motion in motion::in_group(tx, group, MOST)? {
        let Some(motion) = to_vote_on(tx, motion.id, (group, kind))? else { continue };
        if among(tx, &ballots, &motion)?.is_none() {
            ready.push(motion);
        }
    }
    Ok(ready)
}

/// The motions of a group that can still be talked about: not withdrawn, not out of time, and no ballot on them is called. The last ones first.
pub(crate) fn to_talk_about(tx: &mut ReadTx<'_>, group: GroupId, now: Moment) -> Result<Vec<Motion>, Stop> {
    let ballots = ballots::in_group(tx, group, MOST)?;
    let mut left = Vec::new();
    for motion in motion::in_group(tx, group, MOST)? {
        if motion.is_open(now) || (motion.fixed_at.is_some() && among(tx, &ballots, &motion)?.is_none()) {
            left.push(motion);
        }
    }
    Ok(left)
}

/// The ballot on a final text, unless it was declared void: one of the kind that the rules say, that asks with its title and quotes its
/// fingerprint.
pub(super) fn ballot(tx: &mut ReadTx<'_>, motion: &Motion) -> Result<Option<Ballot>, Stop> {
    if motion.fixed_at.is_none() {
        return Ok(None);
    }
    let all = ballots::in_group(tx, motion.group, MOST)?;
    Ok(among(tx, &all, motion)?.cloned())
}

/// The same, among the ballots of its group.
fn among<'b>(tx: &mut ReadTx<'_>, all: &'b [Ballot], motion: &Motion) -> Result<Option<&'b Ballot>, Stop> {
    let (Some(print), Some(fixed)) = (motion.fingerprint(), motion.fixed_at) else { return Ok(None) };
    if motion.outside.is_some() {
        return Ok(None);
    }
    let book = motion.rules(tx)?;
    let kind = &motion.rule(&book)?.ballot.value;
    let quotes = |ballot: &Ballot| {
        ballot.kind == *kind
            && ballot.asking(&motion.title).is_some()
            && ballot.called_at >= fixed
            && ballot.about.contains(&print)
    };
    Ok(all.iter().find(|ballot| quotes(ballot) && !ballot.is_void()))
}

/// The final texts on which a ballot is held, each asked in a question of its own.
pub(crate) fn texts_of(tx: &mut ReadTx<'_>, ballot: &Ballot) -> Result<Vec<Motion>, Stop> {
    let mut texts: Vec<Motion> = Vec::new();
    let prints = ballot.about.split(|c: char| !c.is_ascii_hexdigit()).filter(|word| word.len() == 64);
    for print in prints.filter_map(unhex) {
        let Some(id) = tx.optional(&sql::BY_HASH, params![print])? else { continue };
        let motion = motion::one(tx, id)?;
        let known = texts.iter().any(|text| text.id == motion.id);
        if !known && self::ballot(tx, &motion)?.is_some_and(|found| found.id == ballot.id) {
            texts.push(motion);
        }
    }
    Ok(texts)
}

/// The ballot on a final text, and what came of it once it is certified.
pub(super) fn result(tx: &mut ReadTx<'_>, motion: &Motion) -> Result<Option<(Ballot, Option<Became>)>, Stop> {
    let Some(ballot) = ballot(tx, motion)? else { return Ok(None) };
    let number = ballot.asking(&motion.title).map_or(1, |question| question.number);
    let became = ballots::became(tx, &ballot, number)?;
    Ok(Some((ballot, became)))
}
