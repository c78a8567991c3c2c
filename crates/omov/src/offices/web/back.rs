//! How power is taken back: by the end of a term, by two officers, by a petition for recall with what it takes today.

use omov_rules::Rulebook;
use omov_rules::model::AsksFor;
use omov_rules::simulate::Numbers;
use omov_web::markup::Markup;
use omov_web::parts::{Link, Note};
use omov_web::words::Words;

use crate::house::Visit;
use crate::offices::list::Lent;
use crate::rules::{self, takes};

/// By recall, for an office of the rulebook: each petition with what it takes, or that no rule has one.
pub(super) fn recall(words: &Words, rules: &Rulebook, office: &str, numbers: &Numbers) -> Markup {
    let found: Vec<Markup> = takes::petitions(rules, office, AsksFor::Recall)
        .map(|(name, petition)| {
            let section = (&*format!("petitions.{name}"), &*petition.title.value);
            takes::section(words, rules, numbers, section, Markup::paragraph(&words.say("back-by-group")))
        })
        .collect();
    if found.is_empty() {
        let change = Link::new(words.say("back-change"), "/rules/changes");
        return Note::stop(Markup::line([Markup::text(&words.say("back-no-recall")), Markup::link(&change)])).into();
    }
    Markup::joined(found)
}

/// In which days of a term a petition for recall can be handed in, where the rules leave some out.
pub(super) fn window(visit: &Visit, office: &str, lent: &Lent) -> Markup {
    let zone = &visit.organisation.zone;
    let lines = takes::petitions(&visit.book, office, AsksFor::Recall).filter_map(|(_, petition)| {
        let from = petition.not_in_first.as_ref().map(|first| rules::after(zone, lent.since, first.value));
        let to = petition.not_in_last.as_ref().map(|last| rules::before(zone, lent.until, last.value));
        if from.is_none() && to.is_none() {
            return None;
        }
        let (from, to) = (from.unwrap_or(lent.since), to.unwrap_or(lent.until));
        let with = [("from", visit.short(from).into()), ("to", visit.short(to).into())];
        Some(Markup::paragraph(&visit.shell.words.say_with("back-window", &with)))
    });
    Markup::joined(lines)
}

/// To whom an office answers: the body that the rules name.
pub(super) fn answers(words: &Words, rules: &Rulebook, office: &str) -> Markup {
    let answers_to = rules.offices.get(office).and_then(|office| office.answers_to.as_ref());
    match answers_to {
        Some(body) => {
            let page = rules::web::bodies::address(&body.value);
            Markup::link(&Link::new(rules::capital(&rules.title(&body.value)), page))
        }
        None => Markup::text(&words.say("answers-nobody")),
    }
}
