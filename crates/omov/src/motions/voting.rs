//! The ballot on a final text. It is known by what it quotes: the title, and the fingerprint of the bytes. So it stands with the ballot itself, in
//! its archive, which text was voted on.

use omov_store::{ReadTx, params};
use omov_web::hex::unhex;
use omov_web::words::Words;

use super::motion::{self, Motion};
use super::sql;
use crate::ballots::{self, Ballot, Became};
use crate::house::Stop;

/// So many ballots of a group are looked through, the last ones first.
const MOST: u32 = 500;

/// What a ballot on this text says about it, for whoever calls one: what is voted on, its fingerprint, and where it is.
pub(super) fn quote(words: &Words, motion: &Motion, file: &str) -> Option<String> {
    let with = [("fingerprint", motion.fingerprint()?.into()), ("file", file.into())];
    Some(words.say_with("motion-quote", &with))
}

/// The ballot on a final text, unless it was declared void: one of the kind that the rules say, with its title, that quotes its fingerprint.
pub(super) fn ballot(tx: &mut ReadTx<'_>, motion: &Motion) -> Result<Option<Ballot>, Stop> {
    let (Some(print), Some(fixed)) = (motion.fingerprint(), motion.fixed_at) else { return Ok(None) };
    let book = motion.rules(tx)?;
    let kind = &motion.rule(&book)?.ballot.value;
    let quotes = |ballot: &Ballot| {
        ballot.kind == *kind
            && ballot.title == motion.title
            && ballot.called_at >= fixed
            && ballot.about.contains(&print)
    };
    let all = ballots::in_group(tx, motion.group, MOST)?;
    Ok(all.into_iter().find(|ballot| quotes(ballot) && !ballot.is_void()))
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
