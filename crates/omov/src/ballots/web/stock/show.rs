//! Standing trustees: who they are, which keys there are, for what each was used, and what is to be done next.

use axum::extract::Path;
use omov_store::ReadTx;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Facts, Fold, Link, Note, Rows};
use omov_web::words::Words;

use super::{Found, found, list_address, tag};
use crate::ballots::stock::ceremony;
use crate::ballots::stock::{self, Key, StockId};
use crate::ballots::trustees::{self, Kind, Next};
use crate::ballots::web::places;
use crate::ballots::web::show as shown;
use crate::ballots::{Ballot, BallotId, ballot};
use crate::house::{Answer, Stop, Visit};
use crate::members::MemberId;
use crate::offices::Power;
use crate::record::used;

/// A key, with what the reader has to do in its ballot and whether that is over.
struct Used {
    key: Key,
    ballot: Option<(Ballot, Next)>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<StockId>) -> Answer<Page> {
    let found = found(&visit, id).await?;
    let me = visit.reader.me.as_ref().map(|me| me.id);
    let mine = found.trustees.iter().find(|one| Some(one.member) == me).map(|one| one.number);
    let trustees = found.trustees.clone();
    let read = move |tx: &mut ReadTx<'_>| {
        let still = stock::still_members(tx, &trustees)?;
        let mut used = Vec::new();
        for key in stock::keys(tx, id)? {
            let ballot = match key.ballot {
                Some(ballot) => Some(in_ballot(tx, ballot, me)?),
                None => None,
            };
            used.push(Used { key, ballot });
        }
        Ok((still, used))
    };
    let (still, used): (Vec<MemberId>, Vec<Used>) = visit.house.store().read(read).await?;
    let words = visit.shell.words.clone();
    let mut parts: Vec<Markup> = Vec::new();
    parts.extend(mine.and_then(|mine| turn(&visit, &found, mine, &used)));
    if let Some(reason) = found.stock.reason.as_deref().filter(|_| found.stock.retired_at.is_some()) {
        let says = Markup::paragraph(&words.say("stock-retired-say"));
        parts.push(Note::stop(Markup::joined([says, Markup::line([Markup::name(reason)])])).into());
    }
    parts.push(Markup::section("who", &words.say("stock-who"), who(&visit, &found, &still)));
    parts.push(Markup::section("keys", &words.say("stock-keys-title"), keys(&visit, &found, &used, mine.is_some())));
    parts.push(Markup::section("honest", &words.say("ballot-honest"), honest(&words)));
    let hash = Markup::paragraph(&words.say_with("stock-hash", &[("hash", found.agreed.hash().into())]));
    let how = Markup::paragraph(&words.say("stock-check-how"));
    parts.push(Markup::section("check", &words.say("ballot-check"), Markup::joined([hash, how])));
    parts.extend(found.stock.entry.map(|entry| used::last(&words, entry)));
    if found.stock.retired_at.is_none() && visit.reader.holds(Power::RunBallots, Some(&found.place)) {
        let act = Act::takes(Link::new(words.say("stock-retire"), format!("{}/retire", id.address())));
        let body =
            Markup::joined([Markup::paragraph(&words.say("stock-retire-lead")), Acts { acts: vec![act] }.into()]);
        parts.push(Fold::new(words.say("ballot-officers"), body).into());
    }
    let tag = tag(&visit, &found.stock);
    let lead = words.say_with("stock-lead", &[("until", visit.day(found.stock.until).into())]);
    let title = words.say_with("stock-list-of", &[("group", found.place.group().name.as_str().into())]);
    let mut trail = places(&words, &found.place, visit.reader.me.is_some());
    trail.push(Link::new(words.say("stock-list"), list_address(&found.place)));
    Ok(Page::new(visit.shell, title, Markup::joined(parts))
        .tagged(tag)
        .lead(lead)
        .here("/ballots")
        .place(trail)
        .narrow())
}

/// How a ballot stands, and what the reader has to do in it.
fn in_ballot(tx: &mut ReadTx<'_>, id: BallotId, me: Option<MemberId>) -> Result<(Ballot, Next), Stop> {
    let (ballot, all, given) = (ballot::one(tx, id)?, trustees::all(tx, id)?, trustees::given(tx, id)?);
    let draft = ballot.draft()?;
    let mine = all.iter().find(|one| Some(one.member) == me).map(|one| one.number);
    let next = mine.map_or(Next::Done, |mine| trustees::next(&ballot, &draft, &all, &given, mine));
    Ok((ballot, next))
}

/// What there is for a trustee to do now: in the ceremony, or else in the first ballot that waits for them.
fn turn(visit: &Visit, found: &Found, mine: u64, used: &[Used]) -> Option<Markup> {
    let words = &visit.shell.words;
    let card = |body: &str, to: String| -> Markup {
        let acts = Acts { acts: vec![Act::main(Link::new(words.say("ballot-key-browser"), to))] };
        Card::turn(words.say("ballot-turn"), Markup::paragraph(&words.say(body))).acts(acts).level(2).into()
    };
    match ceremony::next(&found.stock, &found.trustees, mine, visit.now) {
        Next::Send(kind) => {
            let body = if kind == Kind::Certificate {
                "stock-turn-certificate".into()
            } else {
                format!("ballot-turn-{}", kind.name())
            };
            return Some(card(&body, format!("{}/trustee", found.stock.id.address())));
        }
        Next::Wait(names) if !names.is_empty() => {
            let with = [("names", names.join(", ").into())];
            return Some(Markup::paragraph(&words.say_with("ballot-key-wait-for", &with)));
        }
        _ => {}
    }
    used.iter().find_map(|used| {
        let (ballot, next) = used.ballot.as_ref()?;
        let Next::Send(kind) = next else { return None };
        Some(card(&format!("ballot-turn-{}", kind.name()), format!("{}/trustee", ballot.id.address())))
    })
}

/// Who they are, and what each has done.
fn who(visit: &Visit, found: &Found, still: &[MemberId]) -> Markup {
    let words = &visit.shell.words;
    let with = [("needed", (found.agreed.threshold as u64).into()), ("trustees", (found.trustees.len() as u64).into())];
    let rows = found.trustees.iter().map(|one| {
        let stands = if !still.contains(&one.member) {
            "stock-gone".into()
        } else if found.stock.ready_at.is_some() {
            "stock-holds".into()
        } else {
            match ceremony::next(&found.stock, &found.trustees, one.number, visit.now) {
                Next::Send(kind) => format!("ballot-owes-{}", kind.name()),
                _ => "ballot-gave-waits".into(),
            }
        };
        let mut parts = vec![Markup::name(&one.name), Markup::small(&words.say(&stands))];
        if let Some(trouble) = &one.trouble {
            let with = [("name", one.name.as_str().into()), ("why", trouble.as_str().into())];
            parts.push(Note::stop(Markup::paragraph(&words.say_with("ballot-trouble", &with))).into());
        }
        Markup::joined(parts)
    });
    let rows = Rows { items: rows.collect() };
    Markup::joined([Markup::paragraph(&words.say_with("ballot-key-say", &with)), rows.into()])
}

/// The keys: those that were given out, each with its ballot, and how many are left.
fn keys(visit: &Visit, found: &Found, used: &[Used], mine: bool) -> Markup {
    let words = &visit.shell.words;
    if used.is_empty() {
        return Markup::paragraph(&words.say_with("stock-keys-to-come", &[("keys", found.agreed.keys.into())]));
    }
    let left = used.iter().filter(|used| used.ballot.is_none()).count() as u64;
    let of = [("left", left.into()), ("keys", (used.len() as u64).into())];
    let rows = used.iter().filter_map(|used| {
        let (ballot, next) = used.ballot.as_ref()?;
        let with = [("number", used.key.number.into())];
        let key = words.say_with("stock-key", &with);
        let to = Link::new(&*ballot.title, ballot.id.address());
        let row = Rows::entry(shown::tag(words, ballot.state), &to, [&key, &shown::moment(visit, ballot)]);
        let owes = mine.then(|| owed(words, ballot.id, next)).flatten();
        Some(Markup::joined([row].into_iter().chain(owes)))
    });
    let rows: Vec<Markup> = rows.collect();
    let listed =
        if rows.is_empty() { Markup::paragraph(&words.say("stock-keys-unused")) } else { Rows { items: rows }.into() };
    let hashes = used.iter().fold(Facts::default(), |facts, used| {
        facts.with(words.say_with("stock-key", &[("number", used.key.number.into())]), Markup::text(&used.key.digest))
    });
    let fold = Fold::new(words.say("stock-digests"), hashes);
    Markup::joined([Markup::paragraph(&words.say_with("stock-keys-left", &of)), listed, fold.into()])
}

/// What a trustee has to do in a ballot.
fn owed(words: &Words, id: BallotId, next: &Next) -> Option<Markup> {
    let says = match next {
        Next::Send(kind) => words.say(&format!("ballot-turn-{}", kind.name())),
        Next::Check => words.say("stock-turn-check"),
        Next::Wait(_) | Next::Done => return None,
    };
    Some(Markup::line([Markup::link(&Link::new(says, format!("{}/trustee", id.address())))]))
}

/// What is not promised.
fn honest(words: &Words) -> Markup {
    let says = ["stock-honest-file", "stock-honest-enough", "stock-honest-browser"];
    Rows { items: says.into_iter().map(|name| Markup::text(&words.say(name))).collect() }.into()
}
