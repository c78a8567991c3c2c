//! Who is named on the form: trustees, and those who stand.

use omov_store::{Moment, ReadTx};
use omov_web::words::Words;

use super::typed::{Asking, Wish};
use crate::ballots::{calling, registrar};
use crate::groups::Place;
use crate::house::Stop;
use crate::members;
use crate::offices::{OfficeId, lending};

/// People who were named, or what is wrong with one of the lines, and which.
pub(in crate::ballots::web) type Named = Result<Vec<Person>, (String, &'static str)>;
/// Somebody, with the name that they have on the roll.
pub(in crate::ballots::web) type Person = (members::MemberId, String);

pub(in crate::ballots::web) fn named(tx: &mut ReadTx<'_>, place: &Place, lines: &[String]) -> Result<Named, Stop> {
    let mut found: Vec<(members::MemberId, String)> = Vec::new();
    for line in lines {
        match calling::trustee(tx, place, line)? {
            Ok(one) if found.iter().any(|(id, _)| *id == one.0) => {
                return Ok(Err((line.clone(), "ballot-trustee-twice")));
            }
            Ok(one) => found.push(one),
            Err(why) => return Ok(Err((line.clone(), why))),
        }
    }
    Ok(Ok(found))
}

/// Whoever is named to make the voting codes. `standing`: everybody who stands.
pub(super) fn registrar(
    tx: &mut ReadTx<'_>,
    place: &Place,
    wish: &Wish,
    caller: members::MemberId,
    (trustees, standing): (&Named, &[members::MemberId]),
    now: Moment,
) -> Result<Result<Option<Person>, (String, &'static str)>, Stop> {
    let Some(line) = &wish.registrar else { return Ok(Ok(None)) };
    let one = match calling::trustee(tx, place, line)? {
        Ok(one) => one,
        Err(why) => return Ok(Err((line.clone(), why))),
    };
    let trustees: Vec<_> = trustees.as_ref().map(|all| all.iter().map(|one| one.0).collect()).unwrap_or_default();
    Ok(match registrar::unfit(tx, place, (one.0, caller), (&trustees, standing), now)? {
        Some(why) => Err((line.clone(), why)),
        None => Ok(Some(one)),
    })
}

/// The same of those who stand for an office in one question, of a ballot that closes then.
pub(super) fn standing(
    tx: &mut ReadTx<'_>,
    words: &Words,
    place: &Place,
    (asking, closes): (&Asking, Moment),
) -> Result<Named, Stop> {
    let Some(office) = &asking.office else { return Ok(Ok(Vec::new())) };
    if let Some(elect) = &asking.elect {
        // The rules were asked when they accepted, when nominations ended, and just now.
        return Ok(Ok(elect.people.iter().map(|one| (one.member, one.name.clone())).collect()));
    }
    let found = match named(tx, place, &asking.answers)? {
        Ok(found) => found,
        Err(wrong) => return Ok(Err(wrong)),
    };
    for (at, (member, name)) in found.iter().enumerate() {
        let line = || asking.answers.get(at).cloned().unwrap_or_default();
        if found[..at].iter().any(|(_, other)| other == name) {
            return Ok(Err((line(), "ballot-candidate-same")));
        }
        let which = (OfficeId::of(office), place.group().id, *member);
        if !lending::may_stand(tx, words, which, closes)? {
            return Ok(Err((line(), "ballot-candidate-often")));
        }
    }
    Ok(Ok(found))
}

/// The first question, from 1, in which somebody stands whose name another bears in a question before it. Linked questions know people by their names.
pub(super) fn mixed_up(standing: &[Vec<Person>]) -> Option<(usize, &str)> {
    let other = |at: usize, (member, name): &Person| {
        standing[..at].iter().flatten().any(|(before, called)| called == name && before != member)
    };
    let first =
        |(at, people): (usize, &'_ Vec<Person>)| people.iter().position(|one| other(at, one)).map(|who| (at, who));
    let (at, who) = standing.iter().enumerate().find_map(first)?;
    Some((at + 1, &standing[at][who].1))
}
