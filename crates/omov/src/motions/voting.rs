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

/// The ballot on a final text, unless it was declared void: one of the kind that the rules say, with its title, that quotes its fingerprint.
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
            && ballot.title == motion.title
            && ballot.called_at >= fixed
            && ballot.about.contains(&print)
    };
    Ok(all.iter().find(|ballot| quotes(ballot) && !ballot.is_void()))
}

/// The final text on which a ballot is held.
pub(crate) fn text_of(tx: &mut ReadTx<'_>, ballot: &Ballot) -> Result<Option<Motion>, Stop> {
    let prints = ballot.about.split(|c: char| !c.is_ascii_hexdigit()).filter(|word| word.len() == 64);
    for print in prints.filter_map(unhex) {
        let Some(id) = tx.optional(&sql::BY_HASH, params![print])? else { continue };
        let motion = motion::one(tx, id)?;
        if self::ballot(tx, &motion)?.is_some_and(|found| found.id == ballot.id) {
            return Ok(Some(motion));
        }
    }
    Ok(None)
}

/// The ballot on a final text, and what came of it once it is certified.
pub(super) fn result(tx: &mut ReadTx<'_>, motion: &Motion) -> Result<Option<(Ballot, Option<Became>)>, Stop> {
    let Some(ballot) = ballot(tx, motion)? else { return Ok(None) };
    let became = ballots::became(tx, &ballot)?;
    Ok(Some((ballot, became)))
}
