//! Beside a motion: what the reader can do, what it takes, and what has been.

use omov_web::markup::Markup;
use omov_web::parts::{Act, Acts, Card, Event, Link, Rows, Stand, Timeline};

use super::show::Shown;
use super::{conditions, shape, who};
use crate::house::Visit;
use crate::motions::joining;
use crate::motions::movers;
use crate::rules::{capital, takes};

/// All of it.
pub(super) fn shown(visit: &Visit, shown: &Shown) -> Markup {
    Markup::joined([can(visit, shown), asked(visit, shown), needs(visit, shown), history(visit, shown)])
}

/// What the reader can do.
fn can(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let title = words.say("motion-can");
    let id = shown.motion.id;
    let to = |name: &str, part: &str| Link::new(words.say(name), format!("{}/{part}", id.address()));
    if !shown.motion.is_open(visit.now) {
        return Markup::default();
    }
    let Some(me) = visit.reader.me.as_ref().filter(|_| shown.mine) else {
        let why = if visit.reader.me.is_some() { "motion-not-yours" } else { "motion-sign-in" };
        let with = [("group", (&*shown.place.group().name).into())];
        return Card::new(title, Markup::paragraph(&words.say_with(why, &with))).level(2).into();
    };
    let send = |act: Act, name: &str, said: &str| act.sent_with(visit.token.as_str()).saying(name, said);
    let moves = movers::is_mover(&shown.movers, me.id);
    let mut acts = Vec::new();
    let mut says = Vec::new();
    if moves {
        says.push(Markup::paragraph(&words.say("motion-you-move")));
        acts.push(Act::main(to("motion-fix", "fix")));
        acts.push(Act::link(to("motion-withdraw", "withdraw")));
        if shown.movers.iter().filter(|mover| mover.agreed).count() > 1 {
            let leave = Act::second(to("motion-leave", "movers/answer"));
            acts.push(send(leave, "mover", &format!("no {}", me.id)));
        }
    } else {
        let sign = if shown.signed { ("motion-unsign", "no") } else { ("motion-sign", "yes") };
        says.push(Markup::small(&words.say("motion-sign-secret")));
        let quiet = shown.signed || conditions::waits(visit, shown);
        let act = if quiet { Act::second(to(sign.0, "sign")) } else { Act::main(to(sign.0, "sign")) };
        acts.push(send(act, "sign", sign.1));
        if shown.movers.iter().all(|mover| mover.member != me.id) {
            acts.push(Act::second(to("motion-join", "movers")).sent_with(visit.token.as_str()));
        }
    }
    let mut links = vec![Markup::link(&shape::amend(words, id, 0))];
    for clause in shown.found.clauses.keys() {
        if joining::candidates(&shown.found, *clause).nth(1).is_some() {
            let with = [("clause", u64::from(*clause).into())];
            let link = Link::new(
                words.say_with("motion-joint", &with),
                format!("{}/amend?clause={clause}&joint=1", id.address()),
            );
            links.push(Markup::link(&link));
        }
    }
    let body = Markup::joined(says.into_iter().chain([Acts { acts }.into(), Rows { items: links }.into()]));
    Card::new(title, body).level(2).into()
}

/// Those who would move it too, for those who do.
fn asked(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let waiting: Vec<_> = shown.movers.iter().filter(|mover| !mover.agreed).collect();
    let moves = visit.reader.me.as_ref().is_some_and(|me| movers::is_mover(&shown.movers, me.id));
    if !moves || waiting.is_empty() || !shown.motion.is_open(visit.now) {
        return Markup::default();
    }
    let to = format!("{}/movers/answer", shown.motion.id.address());
    let rows = waiting.into_iter().map(|mover| {
        let act = |name: &str, said: &str| {
            let act = Act::second(Link::new(words.say(name), &*to)).sent_with(visit.token.as_str());
            act.saying("mover", format!("{said} {}", mover.member)).about(&*mover.name)
        };
        let acts = Acts { acts: vec![act("motion-mover-yes", "yes"), act("motion-mover-no", "no")] };
        Markup::joined([Markup::lines([Markup::name(&mover.name)]), acts.into()])
    });
    Card::turn(words.say("motion-movers-asked"), Rows { items: rows.collect() }).level(2).into()
}

/// What it takes, by the rules.
fn needs(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let path = format!("proposals.{}", shown.motion.kind);
    let title = capital(&shown.book.title_in("proposals", &shown.motion.kind));
    let mut parts = vec![takes::section(words, &shown.book, &shown.numbers, (&path, &title), Markup::default())];
    if let Some(end) = shown.motion.ends_at.filter(|_| shown.motion.fixed.is_none()) {
        let with = [("when", visit.hour(end).into()), ("away", visit.away(end).into())];
        parts.insert(0, Markup::paragraph(&words.say_with("motion-signed-until", &with)));
    }
    Card::new(words.say("motion-takes"), Markup::joined(parts)).level(2).into()
}

/// Every version: who made it and when.
fn history(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let event = |(version, at, name, amendment): &(u32, omov_store::Moment, Option<String>, Option<u32>)| {
        let with = [
            ("version", u64::from(*version).into()),
            ("who", who(visit, name.as_deref()).into()),
            ("number", u64::from(amendment.unwrap_or_default()).into()),
        ];
        let name = match (amendment, version) {
            (Some(_), _) => "motion-version-amended",
            (None, 1) => "motion-version-moved",
            (None, _) => "motion-version-removed",
        };
        let said = words.say_with(name, &with);
        let to = format!("{}/versions/{version}", shown.motion.id.address());
        Event { stand: Stand::Past, when: visit.hour(*at), what: Markup::link(&Link::new(said, to)) }
    };
    let mut events: Vec<Event> = shown.versions.iter().rev().map(event).collect();
    if let Some(at) = shown.motion.fixed_at {
        let what = Markup::text(&words.say("motion-history-fixed"));
        events.insert(0, Event { stand: Stand::Past, when: visit.hour(at), what });
    }
    Card::new(words.say("motion-history"), Timeline { words: words.clone(), events }).level(2).into()
}
