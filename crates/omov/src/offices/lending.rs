//! Lending an office to somebody, and ending a term before its time. Both need two persons, neither of whom is the one it is
//! done to; so nobody lends power to themselves.

use axum::http::StatusCode;
use omov_rules::decide::{Because, Ground};
use omov_rules::words::Said as Says;
use omov_store::{Error, Moment, ReadTx, WriteTx, params};
use omov_web::dates::Dates;
use omov_web::refusal::{Refusal, Said};
use omov_web::words::{Arg, Words};
use serde::{Deserialize, Serialize};

use super::second::{Deed, Occasion, Pending};
use super::{OfficeId, Power, Term, TermId, book, deputies, list, notice, sql};
use crate::groups::{self, GroupId};
use crate::house::{House, Stop, organisation, timestamp};
use crate::members::{self, MemberId, Standing};
use crate::rules;

/// Lends an office to the person it is about. The payload is a [`Loan`].
pub(crate) const LEND: Deed = Deed {
    name: "lend",
    power: Power::Lend,
    asks: "second-lend",
    act: "act-lend",
    says: |tx, pending, dates| {
        let loan: Loan = pending.wanted()?;
        Ok(vec![("office", title(tx, loan.office)?.into()), ("until", day(dates, loan.until).into())])
    },
    look: |_| None,
    facts: |tx, pending| {
        let loan: Loan = pending.wanted()?;
        let until = timestamp(Moment(loan.until)).strftime("%Y-%m-%d").to_string();
        Ok(vec![("title", title(tx, loan.office)?), ("until", until)])
    },
    under: None,
    done: lend,
};

/// Ends a term of the person it is about. The payload is the id of the term.
pub(crate) const END: Deed = Deed {
    name: "end-term",
    power: Power::Lend,
    asks: "second-end-term",
    act: "act-end-term",
    says: |tx, pending, _| {
        let term = term_of(tx, pending)?;
        Ok(vec![("office", title(tx, term.office)?.into())])
    },
    look: |pending| Some(format!("/power/{}", pending.payload)),
    facts: |tx, pending| {
        let term = term_of(tx, pending)?;
        Ok(vec![("title", title(tx, term.office)?)])
    },
    under: None,
    done: end,
};

/// What is lent. To whom and in which group stands beside it; the term gets the id of the act that asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Loan {
    pub(crate) office: OfficeId,
    /// When the term begins, in microseconds, if not at once.
    pub(crate) since: Option<i64>,
    /// When it ends at the latest.
    pub(crate) until: i64,
}

fn title(tx: &mut ReadTx<'_>, office: OfficeId) -> Result<String, Error> {
    Ok(super::find(tx, office)?.map(|office| office.title).unwrap_or_default())
}

fn day(dates: &Dates, until: i64) -> String {
    dates.short(timestamp(Moment(until)))
}

fn term_of(tx: &mut ReadTx<'_>, pending: &Pending) -> Result<Term, Stop> {
    let id: TermId = pending.payload.parse().map_err(|_| Refusal::Failed)?;
    Ok(super::term(tx, id)?.ok_or(Refusal::NotFound)?)
}

fn lend(tx: &mut WriteTx<'_>, pending: &Pending, occasion: &Occasion) -> Result<(), Stop> {
    let Occasion { house, dates, now, ids, .. } = occasion;
    let loan: Loan = pending.wanted()?;
    let member = pending.about.ok_or(Refusal::Failed)?;
    let since = loan.since.map_or(*now, Moment).max(*now);
    let term = Term {
        id: TermId(pending.id.0),
        office: loan.office,
        group: pending.group,
        member,
        since,
        until: Moment(loan.until),
    };
    if let Some(why) = unfit(tx, &term, *now)? {
        return Err(refused(house, "lend-refused", why));
    }
    seated(tx, house.words(), &term)?;
    in_a_row(tx, house.words(), &term)?;
    super::lend(tx, &term)?;
    deputies::filled(tx, &term, *now)?;
    let told = notice::Notice { id: ids[0], to: member, purpose: "office", message: "lent" };
    let with = [
        ("office", Arg::from(title(tx, term.office)?)),
        ("group", group_name(tx, term.group)?.into()),
        ("until", day(dates, loan.until).into()),
        ("reason", pending.reason.as_str().into()),
        ("page", house.address(&format!("/power/{}", term.id)).into()),
    ];
    Ok(notice::send(tx, house, &told, &with, *now)?)
}

/// Somebody who was elected to an office.
pub(crate) struct Won<'w> {
    pub(crate) office: OfficeId,
    pub(crate) group: GroupId,
    pub(crate) member: MemberId,
    /// What the ballot is called.
    pub(crate) ballot: &'w str,
}

/// Lends an office to whoever was elected: at once if there is a seat, or as soon as a term that runs now leaves one. Its length is that of the rules
/// in force. Where it cannot be, gives the name of the message that says why.
pub(crate) fn elected(
    tx: &mut WriteTx<'_>,
    house: &House,
    won: &Won<'_>,
    ids: [[u8; 16]; 2],
    now: Moment,
) -> Result<Result<Term, &'static str>, Stop> {
    let Some(organisation) = organisation::find(tx)? else { return Ok(Err("lend-no-office")) };
    let book = rules::present(tx)?;
    let Some((_, rule)) = book::rules_of(&book, won.office) else { return Ok(Err("lend-no-office")) };
    let (words, zone) = (house.words(), organisation.zone);
    let mut begins: Vec<Moment> = tx.all(&sql::ENDS, params![won.office, won.group, now])?;
    begins.insert(0, now);
    let mut why = "lend-no-seat-left";
    for since in begins {
        let until = rules::after(&zone, since, rule.term.value);
        let (office, group, member) = (won.office, won.group, won.member);
        let term = Term { id: TermId(ids[0]), office, group, member, since, until };
        match unfit(tx, &term, now)? {
            // Their own term runs: they are elected to the next.
            Some("lend-held") => continue,
            Some(unfit) => return Ok(Err(unfit)),
            None => {}
        }
        if !allowed(in_a_row(tx, words, &term))? {
            why = "lend-too-often";
            continue;
        }
        if !allowed(seated(tx, words, &term))? {
            continue;
        }
        super::lend(tx, &term)?;
        deputies::filled(tx, &term, now)?;
        let told = notice::Notice { id: ids[1], to: member, purpose: "office", message: "lent" };
        let dates = Dates::new(words.clone(), &zone).map_err(|_| Refusal::Failed)?;
        let with = [
            ("office", Arg::from(title(tx, office)?)),
            ("group", group_name(tx, group)?.into()),
            ("until", day(&dates, until.0).into()),
            ("reason", words.say_with("lend-by-ballot", &[("ballot", won.ballot.into())]).into()),
            ("page", house.address(&format!("/power/{}", term.id)).into()),
        ];
        notice::send(tx, house, &told, &with, now)?;
        return Ok(Ok(term));
    }
    Ok(Err(why))
}

/// A term that members have voted to end.
pub(crate) struct Voted<'v> {
    pub(crate) term: TermId,
    /// What the ballot is called, and where its page is.
    pub(crate) ballot: &'v str,
    pub(crate) page: &'v str,
}

/// Ends a term because members have voted so, whoever is left to lend offices. Where it had ended already, gives the name of the message that says so.
pub(crate) fn recalled(
    tx: &mut WriteTx<'_>,
    house: &House,
    voted: &Voted<'_>,
    ids: [[u8; 16]; 2],
    now: Moment,
) -> Result<Result<(), &'static str>, Stop> {
    let term = super::term(tx, voted.term)?.ok_or(Refusal::NotFound)?;
    if !over(tx, &term, now)? {
        return Ok(Err("ballot-recall-over"));
    }
    deputies::stopped(tx, term.id, house, ids[1], now)?;
    let told = notice::Notice { id: ids[0], to: term.member, purpose: "office", message: "recalled" };
    let with = [
        ("office", Arg::from(title(tx, term.office)?)),
        ("group", group_name(tx, term.group)?.into()),
        ("ballot", voted.ballot.into()),
        ("page", voted.page.into()),
    ];
    notice::send(tx, house, &told, &with, now)?;
    Ok(Ok(()))
}

/// Whether the rules allow it, where only that is asked.
fn allowed(answer: Result<(), Stop>) -> Result<bool, Stop> {
    match answer {
        Ok(()) => Ok(true),
        Err(Stop::Refused(_)) => Ok(false),
        Err(stop) => Err(stop),
    }
}

/// Whether somebody may be elected to an office once more, by how often in a row they held it.
pub(crate) fn may_stand(
    tx: &mut ReadTx<'_>,
    words: &Words,
    who: (OfficeId, GroupId, MemberId),
    from: Moment,
) -> Result<bool, Stop> {
    allowed(stands_again(tx, words, who, from))
}

/// The same; if not, the refusal, with the rule.
pub(crate) fn stands_again(
    tx: &mut ReadTx<'_>,
    words: &Words,
    (office, group, member): (OfficeId, GroupId, MemberId),
    from: Moment,
) -> Result<(), Stop> {
    let term = Term { id: TermId([0; 16]), office, group, member, since: from, until: Moment(from.0 + 1) };
    in_a_row(tx, words, &term)
}

/// Why somebody cannot be lent that office there, by the name of a message; nothing if they can.
pub(crate) fn unfit(tx: &mut ReadTx<'_>, term: &Term, now: Moment) -> Result<Option<&'static str>, Error> {
    let Some(member) = members::find(tx, term.member)? else { return Ok(Some("lend-nobody")) };
    if member.standing != Standing::Member {
        return Ok(Some("lend-no-member"));
    }
    let (office, group) = (super::find(tx, term.office)?, groups::find(tx, term.group)?);
    let (Some(office), Some(group)) = (office, group) else { return Ok(Some("lend-no-office")) };
    if office.kind != group.kind || group.closed_at.is_some() || office.retired_at.is_some() {
        return Ok(Some("lend-no-office"));
    }
    if term.until <= term.since || term.until <= now {
        return Ok(Some("lend-over"));
    }
    let held: bool = tx.one(&sql::OVERLAPS, params![term.member, term.office, term.group, term.since, term.until])?;
    Ok(held.then_some("lend-held"))
}

/// Whether the rules have a seat left for that term: at no moment of it may more hold the office there than it has seats. If not,
/// the refusal, with the rule.
pub(crate) fn seated(tx: &mut ReadTx<'_>, words: &Words, term: &Term) -> Result<(), Stop> {
    let rules = rules::present(tx)?;
    let Some((name, office)) = book::rules_of(&rules, term.office) else { return Ok(()) };
    let values = params![term.office, term.group, term.member, term.since, term.until];
    let others: Vec<(Moment, Moment)> = tx.all(&sql::TAKEN, values)?;
    // It is fullest when a term begins.
    let begins = others.iter().map(|(since, _)| *since).filter(|since| *since > term.since).chain([term.since]);
    let held_at = |at: Moment| others.iter().filter(|(since, until)| *since <= at && *until > at).count() as u64;
    let held = begins.map(held_at).max().unwrap_or_default();
    let seats = office.seats.value;
    if held < seats {
        return Ok(());
    }
    let with = [("office", rules::capital(&office.title.value).into()), ("seats", seats.into())];
    let said = Said {
        status: StatusCode::CONFLICT,
        title: words.say("lend-refused"),
        why: words.say_with("lend-no-seat", &with),
        record: None,
        instead: vec![rules::refusal::link(words, &rules, &format!("offices.{name}.seats"))],
    };
    Err(said.into())
}

/// Whether the rules let somebody hold that office once more. Terms are one after another unless there lies as long a time between
/// them as a term lasts, so that nobody begins anew by leaving for a day. If not, the refusal, with the rule.
pub(crate) fn in_a_row(tx: &mut ReadTx<'_>, words: &Words, term: &Term) -> Result<(), Stop> {
    let rules = rules::present(tx)?;
    let Some((_, office)) = book::rules_of(&rules, term.office) else { return Ok(()) };
    let Some(most) = &office.terms_in_a_row else { return Ok(()) };
    let zone = organisation::find(tx)?.map(|organisation| organisation.zone).unwrap_or_default();
    let mut all: Vec<(Moment, Moment)> = tx.all(&sql::OF_MEMBER, params![term.member, term.office, term.group])?;
    all.retain(|(since, until)| since < until);
    all.push((term.since, term.until));
    all.sort_unstable();
    let (mut row, mut longest) = (1, 1);
    for pair in all.windows(2) {
        let begins_anew = rules::after(&zone, pair[0].1, office.term.value) <= pair[1].0;
        row = if begins_anew { 1 } else { row + 1 };
        longest = row.max(longest);
    }
    if longest <= most.value {
        return Ok(());
    }
    let says = Says::new("terms-over").with("terms", most.value);
    let (path, line) = (most.cite.path.clone(), Some(most.cite.line));
    let ground = Ground { because: Because::Forbidden, path, line, says };
    Err(rules::refused(words, &rules, words.say("lend-refused"), &[ground]))
}

fn end(tx: &mut WriteTx<'_>, pending: &Pending, occasion: &Occasion) -> Result<(), Stop> {
    let Occasion { house, now, ids, .. } = occasion;
    let term = term_of(tx, pending)?;
    stop(tx, &term, house, *now)?;
    deputies::stopped(tx, term.id, house, ids[1], *now)?;
    let told = notice::Notice { id: ids[0], to: term.member, purpose: "office", message: "ended" };
    let with = [
        ("office", Arg::from(title(tx, term.office)?)),
        ("group", group_name(tx, term.group)?.into()),
        ("reason", pending.reason.as_str().into()),
    ];
    Ok(notice::send(tx, house, &told, &with, *now)?)
}

/// Ends a term now; where a deputy stood in in it, the powers go back to whom they stood in for. As long as powers are lent by people, somebody has to be left who can lend them.
pub(crate) fn stop(tx: &mut WriteTx<'_>, term: &Term, house: &House, now: Moment) -> Result<(), Stop> {
    let lends = |tx: &mut ReadTx<'_>| -> Result<bool, Stop> {
        let whole = groups::whole(tx)?.ok_or(Refusal::NotFound)?;
        Ok(!super::holding(tx, whole.id, Power::Lend, now)?.is_empty())
    };
    let before = lends(tx)?;
    if !over(tx, term, now)? {
        return Err(Refusal::Conflict.into());
    }
    if before && !lends(tx)? {
        return Err(refused(house, "end-refused", "end-last"));
    }
    Ok(())
}

/// Ends a term now, and says whether it still ran.
fn over(tx: &mut WriteTx<'_>, term: &Term, now: Moment) -> Result<bool, Stop> {
    if tx.execute(&sql::END, params![term.id, now])? == 0 {
        return Ok(false);
    }
    if let Some(deputy) = list::find(tx, term.id)?.and_then(|lent| lent.deputy) {
        deputies::returned(tx, deputy, now)?;
    }
    Ok(true)
}

fn group_name(tx: &mut ReadTx<'_>, group: GroupId) -> Result<String, Error> {
    Ok(groups::find(tx, group)?.map(|group| group.name).unwrap_or_default())
}

fn refused(house: &House, title: &str, why: &str) -> Stop {
    let words = house.words();
    let said = Said {
        status: StatusCode::CONFLICT,
        title: words.say(title),
        why: words.say(why),
        record: None,
        instead: Vec::new(),
    };
    said.into()
}
