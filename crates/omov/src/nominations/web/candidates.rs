//! Those who are named and stand, on a page: each with the same space, in an order that chance has made.

use omov_web::markup::Markup;
use omov_web::parts::{Act, Acts, Fold, Link, Rows, Tag};
use omov_web::words::Words;

use super::show::Shown;
use crate::house::Visit;
use crate::nominations::nomination::{Answers, Nomination, State};

/// Who is shown to the reader.
pub(super) fn seen<'s>(visit: &Visit, shown: &'s Shown) -> Vec<&'s Nomination> {
    let may = |one: &&Nomination| match one.state {
        State::Stands | State::Withdrew => true,
        // Whoever has accepted can still withdraw: until the end their names are for members, and so is who has not answered, for those who elect.
        State::Accepted => visit.reader.me.is_some(),
        State::Named => shown.reader.mine,
        State::Declined | State::Short | State::Unfit | State::Silent => false,
    };
    shown.all.iter().filter(may).collect()
}

/// All of them.
pub(super) fn rows(visit: &Visit, shown: &Shown) -> Markup {
    let items = seen(visit, shown).into_iter().map(|one| row(visit, shown, one));
    Rows { items: items.collect() }.into()
}

fn row(visit: &Visit, shown: &Shown, one: &Nomination) -> Markup {
    let words = &visit.shell.words;
    let mut parts = vec![Markup::line([Markup::link(&Link::new(&*one.name, one.address()))]), how(visit, shown, one)];
    parts.extend(said(words, &one.answers));
    if !one.statement.is_empty() {
        let body = Markup::paragraphs(&one.statement);
        parts.push(Fold::new(words.say_with("nomination-statement-of", &[("name", (&*one.name).into())]), body).into());
    }
    parts.extend(support(visit, shown, one));
    Markup::joined(parts)
}

/// How it stands: whether they have accepted, and how many supporters are still needed. No figure says who has more than others.
pub(super) fn how(visit: &Visit, shown: &Shown, one: &Nomination) -> Markup {
    let words = &visit.shell.words;
    let tag = match one.state {
        State::Stands => return Markup::line([Tag::done(words.say("nomination-stands")).into()]),
        State::Withdrew => return Markup::line([Tag::stop(words.say("nomination-withdrew")).into()]),
        State::Accepted => Tag::open(words.say("nomination-accepted")),
        State::Named => Tag::draft(words.say("nomination-named")),
        _ => return Markup::default(),
    };
    let have = shown.supporters.get(&one.id).copied().unwrap_or_default();
    let more = shown.needed.saturating_sub(have);
    let with = [("more", more.into())];
    Markup::line([tag.into(), Markup::text(&words.say_with("nomination-more", &with))])
}

/// What somebody says of themselves where seats hang on it.
pub(crate) fn said(words: &Words, answers: &Answers) -> Vec<Markup> {
    let says = answers.iter().map(|(of, answer)| {
        let with = [("of", of.as_str().into()), ("answer", answer.as_str().into())];
        Markup::small(&words.say_with("ballot-candidate-says", &with))
    });
    says.collect()
}

/// The button with which the reader supports them, or does not any more.
pub(super) fn support(visit: &Visit, shown: &Shown, one: &Nomination) -> Option<Markup> {
    let words = &visit.shell.words;
    let me = visit.reader.me.as_ref()?;
    let takes =
        shown.reader.may_name && shown.round.is_open(visit.now) && matches!(one.state, State::Named | State::Accepted);
    if !takes || one.member == me.id {
        return None;
    }
    let supported = shown.supported.contains(&one.id);
    let (message, said) = if supported { ("nomination-unsupport", "no") } else { ("nomination-support", "yes") };
    let link = Link::new(words.say(message), format!("{}/support", one.address()));
    let act = Act::second(link).sent_with(visit.token.as_str()).saying("support", said).about(&*one.name);
    Some(Acts { acts: vec![act] }.into())
}
