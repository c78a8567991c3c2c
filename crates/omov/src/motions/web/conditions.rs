//! Conditions on a motion's page: how many are open and met, what waits for the reader, and what they can do.

use omov_web::markup::Markup;
use omov_web::parts::{Act, Acts, Card, Link, Rows, Tag};
use omov_web::words::Words;

use super::removing;
use super::show::Shown;
use crate::house::Visit;
use crate::motions::conditions::{Condition, State};
use crate::motions::movers;
use crate::motions::removing::Part;

/// How one stands, in a word.
fn tag(words: &Words, state: State) -> Tag {
    let said = words.say(&format!("condition-is-{}", state.name()));
    match state {
        State::Open => Tag::open(said),
        State::Answered => Tag::turn(said),
        State::Met => Tag::done(said),
        State::Withdrawn => Tag::draft(said),
    }
}

/// The reader's own condition, where it is for them to say something, or to sign.
fn waiting<'s>(visit: &Visit, shown: &'s Shown) -> Option<&'s Condition> {
    let me = visit.reader.me.as_ref().filter(|_| shown.mine && !shown.signed && shown.motion.is_open(visit.now))?;
    let last = shown.conditions.iter().rfind(|one| one.member == Some(me.id));
    last.filter(|one| matches!(one.state, State::Answered | State::Met))
}

/// Whether a card waits for the reader, so that its button is the one that stands out.
pub(super) fn waits(visit: &Visit, shown: &Shown) -> bool {
    waiting(visit, shown).is_some()
}

/// The card that waits for whoever wrote one: those who move the motion say that it is met. Once it is, signing is one press away.
pub(super) fn mine(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let Some(one) = waiting(visit, shown) else { return Markup::default() };
    let id = shown.motion.id;
    let send = |act: Act| act.sent_with(visit.token.as_str());
    match one.state {
        State::Answered => {
            let mut parts = vec![Markup::lines([Markup::name(&one.body)])];
            parts.extend(answered(words, shown, one));
            let acts = vec![
                send(Act::main(Link::new(words.say("condition-yes"), one.address(id, "met")))),
                Act::second(Link::new(words.say("condition-no"), one.address(id, "not-yet"))),
            ];
            Card::turn(words.say("condition-asks"), Markup::joined(parts)).level(2).acts(Acts { acts }).into()
        }
        State::Met => {
            let sign = Link::new(words.say("motion-sign"), format!("{}/sign", id.address()));
            let acts = vec![send(Act::main(sign)).saying("sign", "yes").about(&*words.say("condition-met-about"))];
            let body = Markup::paragraph(&words.say("condition-met-sign"));
            Card::turn(words.say("condition-met-title"), body).level(2).acts(Acts { acts }).into()
        }
        State::Open | State::Withdrawn => Markup::default(),
    }
}

/// What those who move it say: which version met it, and in what words.
fn answered(words: &Words, shown: &Shown, one: &Condition) -> Option<Markup> {
    let version = one.version.filter(|_| one.state != State::Withdrawn)?;
    let made = shown.versions.iter().find(|(number, ..)| *number == version);
    let amendment = made.and_then(|(.., amendment)| *amendment);
    let with = [("version", u64::from(version).into()), ("number", u64::from(amendment.unwrap_or_default()).into())];
    let name = if amendment.is_some() { "condition-answer-amendment" } else { "condition-answer-version" };
    let to = format!("{}/versions/{version}", shown.motion.id.address());
    let link = Markup::link(&Link::new(words.say_with(name, &with), to));
    let said = Some(&one.answer).filter(|said| !said.is_empty()).map(|said| Markup::lines([Markup::name(said)]));
    Some(Markup::joined([Markup::line([link])].into_iter().chain(said)))
}

/// All of them, with how many are open and how many are met.
pub(super) fn shown(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let open = shown.motion.is_open(visit.now);
    let me = visit.reader.me.as_ref().filter(|_| shown.mine).map(|me| me.id);
    let moves = me.is_some_and(|me| movers::is_mover(&shown.movers, me));
    let waits = me.is_some_and(|me| shown.conditions.iter().any(|one| one.member == Some(me) && one.waits()));
    let writes = open && me.is_some() && !moves && !shown.signed && !waits;
    let all: Vec<&Condition> = shown.conditions.iter().filter(|one| one.state != State::Withdrawn).collect();
    if all.is_empty() && !writes {
        return Markup::default();
    }
    let count = |wanted: fn(&Condition) -> bool| all.iter().filter(|one| wanted(one)).count() as u64;
    let with = [("open", count(Condition::waits).into()), ("met", count(|one| one.state == State::Met).into())];
    let lead = if all.is_empty() { words.say("conditions-none") } else { words.say_with("conditions-count", &with) };
    let mut parts = vec![Markup::paragraph(&lead)];
    let rows: Vec<Markup> = all.into_iter().map(|one| row(visit, shown, one, (open, moves))).collect();
    if !rows.is_empty() {
        parts.push(Rows { items: rows }.into());
    }
    if writes {
        let to = format!("{}/conditions/write", shown.motion.id.address());
        parts.push(Markup::line([Markup::link(&Link::new(words.say("condition-write"), to))]));
    }
    Markup::section("conditions", &words.say("conditions-title"), Markup::joined(parts))
}

fn row(visit: &Visit, shown: &Shown, one: &Condition, (open, moves): (bool, bool)) -> Markup {
    let (words, id) = (&visit.shell.words, shown.motion.id);
    let mine = visit.reader.me.as_ref().is_some_and(|me| one.member == Some(me.id));
    let with = [("number", u64::from(one.number).into()), ("day", visit.short(one.at).into())];
    let mut head = vec![tag(words, one.state).into(), Markup::text(&words.say_with("condition-number", &with))];
    if mine {
        head.push(Tag::draft(words.say("condition-yours")).into());
    }
    let mut parts = vec![Markup::line(head), Markup::lines([Markup::name(&one.body)])];
    parts.extend(answered(words, shown, one));
    if !one.missing.is_empty() && one.state == State::Open {
        let with = [("missing", (&*one.missing).into())];
        parts.push(Markup::small(&words.say_with("condition-missing", &with)));
    }
    let about = words.say_with("condition-number", &with);
    let mut acts = Vec::new();
    if open && moves && one.state == State::Open {
        let to = Link::new(words.say("condition-answer"), one.address(id, "answer"));
        acts.push(Act::second(to).about(&*about));
    }
    if open && mine && one.waits() {
        acts.push(Act::link(Link::new(words.say("condition-take-back"), one.address(id, "take-back"))));
    }
    if !acts.is_empty() {
        parts.push(Acts { acts }.into());
    }
    let remove = removing::link(visit, &shown.place, id, Part::Condition(one.number));
    parts.extend(remove.map(|link| Markup::line([link])));
    Markup::joined(parts)
}
