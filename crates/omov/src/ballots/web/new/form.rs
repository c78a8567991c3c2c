//! The form on which a ballot is called.

use omov_rules::model::Codes;
use omov_web::forms::{Choice, Field, Form};
use omov_web::markup::Markup;
use omov_web::parts::{Link, Note, Rows};
use omov_web::words::Words;

use super::several::{self, field};
use super::{Begun, Chosen, asked};
use crate::ballots::election;
use crate::ballots::possible::Possible;
use crate::ballots::question::MOST;
use crate::ballots::reserved;
use crate::ballots::stock::giving::Offer;
use crate::house::{Answer, Visit};
use crate::nominations::{self, Elect};
use crate::rules::{Rulebook, actors, address, capital};

/// What is chosen where it fills no office, or nothing follows by itself. No name in a rulebook is like it.
pub(super) const NONE: &str = "-";

/// The form, with what stands in it from the beginning.
pub(super) fn of(visit: &Visit, chosen: &Chosen, begun: &Begun) -> Answer<Form> {
    let words = &visit.shell.words;
    let group = visit.place()?.group().id;
    let Chosen { name, rule, possible, .. } = chosen;
    let several = begun.questions() > 1;
    let from = begun.elect(1).map(|elect| format!("?nominations={}", elect.round)).unwrap_or_default();
    let (called, hint) =
        if several { ("ballot-called", "ballot-called-hint") } else { ("ballot-question", "ballot-question-hint") };
    let mut form =
        Form::new(format!("/groups/{group}/ballots/new/{name}{from}"), &visit.token, words.say("ballot-call-send"))
            .with(Field::text(words, "title", words.say(called)).hint(words.say(hint)).value(&*begun.title))
            .with(
                Field::area(words, "about", words.say("ballot-about"), 4)
                    .hint(words.say("ballot-about-hint"))
                    .value(&*begun.about)
                    .optional(),
            );
    form = asked::matter(visit, form, begun.matter.as_deref());
    for number in 1..=begun.questions() {
        form = question(visit, chosen, begun, form, number)?;
    }
    if !begun.next.is_empty() && begun.questions() < MOST {
        let own = Choice::new("", words.say("ballot-next-own"));
        let choices = [own].into_iter().chain(begun.next.iter().cloned()).collect();
        let next = Field::select(words, several::NEXT, words.say("ballot-next"), choices);
        form = form.with(next.hint(words.say("ballot-next-hint")).optional());
    }
    if !possible.is_empty() && !several {
        form = follows(words, possible, begun, form);
    }
    form = asked::when(visit, form);
    let with = [("trustees", rule.trustees.value.into()), ("needed", rule.trustees_needed.value.into())];
    form = keys(words, visit, form, chosen);
    let others = chosen.offers.iter().any(|offer| offer.against.is_none());
    let trustees =
        Field::area(words, "trustees", words.say(if others { "stock-others" } else { "ballot-trustees" }), 5);
    let trustees = if others { trustees.optional() } else { trustees };
    let needed =
        Field::short(words, "needed", words.say("ballot-needed")).value(rule.trustees_needed.value.to_string());
    let needed = if others { needed.optional() } else { needed };
    form = form
        .with(trustees.hint(words.say_with("ballot-trustees-hint", &with)))
        .with(needed.hint(words.say_with("ballot-needed-hint", &with)));
    let who = Field::text(words, "registrar", words.say("ballot-registrar"));
    form = form.with(if rule.codes.value == Codes::Registrar {
        who.hint(words.say("ballot-registrar-hint"))
    } else {
        who.hint(words.say("ballot-registrar-offer")).optional()
    });
    if rule.secret.value {
        let least = [("people", rule.secret_from.value.into())];
        let consent = vec![Choice::new("yes", words.say("ballot-consent-yes"))];
        let consent = Field::any_of(words, "consent", words.say("ballot-consent"), consent).optional();
        form = form.with(consent.hint(words.say_with("ballot-consent-hint", &least)));
    }
    let brings = possible.iter().filter_map(|one| actors::body(&visit.book, &one.brought_by));
    if let Some(body) = actors::body(&visit.book, &rule.called_by.value).or(brings.into_iter().next()) {
        let body = [("body", visit.book.title(body).into())];
        form = actors::asked(words, form, &words.say_with("ballot-body-hint", &body));
    }
    let back = Link::new(words.say("confirm-back"), format!("/groups/{group}/ballots/new"));
    if begun.questions() < MOST {
        form = form.step(several::ADD, words.say("ballot-add-question"));
    }
    if several {
        form = form.step(several::TAKE_OUT, words.say("ballot-take-out"));
    }
    Ok(form.back(back))
}

/// The fields of one question. Where there are several, each says of which it is.
fn question(visit: &Visit, chosen: &Chosen, begun: &Begun, mut form: Form, number: usize) -> Answer<Form> {
    let words = &visit.shell.words;
    let Chosen { name, asks, typed, .. } = chosen;
    let several = begun.questions() > 1;
    let named = |base: &str| field(base, number);
    let label = |message: &str| {
        let what = words.say(message);
        if !several {
            return what;
        }
        words.say_with("ballot-of-question", &[("number", (number as u64).into()), ("what", what.into())])
    };
    if several {
        let ask = Field::text(words, &named("ask"), label("ballot-question"));
        let more = Field::area(words, &named("more"), label("ballot-about"), 3).optional();
        form = form.with(ask.hint(words.say("ballot-question-hint"))).with(more);
        if let Some(elect) = begun.elect(number).filter(|_| number > 1) {
            form = form.along(named("nominations"), elect.round.to_string());
        }
    }
    if asks.elects() && begun.elect(number).is_none() {
        let offices = election::offices(&visit.book, name, visit.place()?.group());
        let hint = if typed.is_empty() { "ballot-answers-hint" } else { "ballot-candidates-hint" };
        if !offices.is_empty() {
            let can = offices.iter().filter(|(name, _)| typed.iter().any(|one| one == name));
            let all = can.map(|(name, office)| {
                let choice = Choice::new(*name, capital(&office.title.value));
                let behind = behind(words, &visit.book, name);
                if behind.is_empty() { choice } else { choice.hint(behind) }
            });
            let choices = all.chain([Choice::new(NONE, words.say("ballot-office-none"))]).collect();
            let which = Field::one_of(words, &named("office"), label("ballot-office"), choices);
            let which = which.hint(words.say("ballot-office-hint"));
            // Where nothing else can be chosen, it is chosen.
            form = form.with(if typed.is_empty() { which.value(NONE) } else { which });
        }
        let seats = Field::short(words, &named("seats"), label("ballot-seats"));
        form = form
            .with(Field::area(words, &named("answers"), label("ballot-answers"), 6).hint(words.say(hint)))
            .with(seats.hint(words.say("ballot-seats-hint")));
    }
    if several {
        let out = vec![Choice::new("yes", words.say_with("ballot-out", &[("number", (number as u64).into())]))];
        form = form.with(Field::any_of(words, &named("out"), label("ballot-out-title"), out).optional());
    }
    Ok(form)
}

/// What follows by itself, and how it came to the vote.
fn follows(words: &Words, possible: &[Possible], begun: &Begun, mut form: Form) -> Form {
    let all = possible.iter().map(|one| Choice::new(&*one.name, &*one.title));
    let choices = [Choice::new(NONE, words.say("ballot-effect-none"))].into_iter().chain(all).collect();
    let which = Field::one_of(words, "follows", words.say("ballot-effect"), choices);
    let value = if begun.follows.is_empty() { NONE } else { &begun.follows };
    form = form.with(which.hint(words.say("ballot-effect-hint")).value(value));
    if possible.iter().any(|one| one.signed) {
        let signatures = Field::short(words, "signatures", words.say("ballot-signatures"));
        form = form.with(signatures.hint(words.say("ballot-signatures-hint")).optional());
    }
    if possible.iter().any(Possible::is_recall) {
        let since = Field::date(words, "signed-since", words.say("ballot-signed-since"));
        form = form.with(since.hint(words.say("ballot-signed-since-hint")).optional());
    }
    form
}

/// Where standing trustees have a key left, it is theirs or that of other people.
fn keys(words: &Words, visit: &Visit, form: Form, chosen: &Chosen) -> Form {
    let offers: Vec<&Offer> = chosen.offers.iter().filter(|offer| offer.against.is_none()).collect();
    let Some(first) = offers.first() else { return form };
    let choices = offers.iter().map(|offer| {
        let with = [("group", offer.agreed.group.as_str().into()), ("left", offer.left.into())];
        let says = [
            ("names", offer.agreed.trustees.join(", ").into()),
            ("needed", (offer.agreed.threshold as u64).into()),
            ("until", visit.day(offer.until).into()),
        ];
        Choice::new(offer.id.to_string(), words.say_with("stock-offer", &with))
            .hint(words.say_with("stock-offer-hint", &says))
    });
    let choices = choices.chain([Choice::new(NONE, words.say("stock-offer-none"))]).collect();
    form.with(Field::one_of(words, "keys", words.say("ballot-trustees"), choices).value(first.id.to_string()))
}

/// Which standing trustees cannot hold the key of this kind of ballot, and the rule that asks for more.
pub(super) fn not_enough(words: &Words, chosen: &Chosen) -> Markup {
    let notes = chosen.offers.iter().filter_map(|offer| {
        let rule = offer.against?;
        let asks = if rule == "trustees" { &chosen.rule.trustees } else { &chosen.rule.trustees_needed };
        let with = [
            ("group", offer.agreed.group.as_str().into()),
            ("asks", asks.value.into()),
            ("trustees", (offer.agreed.trustees.len() as u64).into()),
            ("needed", (offer.agreed.threshold as u64).into()),
        ];
        let says = words.say_with(if rule == "trustees" { "stock-few" } else { "stock-few-needed" }, &with);
        let rule = Link::new(words.say("stock-few-rule"), address(&format!("ballots.{}.{rule}", chosen.name)));
        Some(Note::rule(Markup::joined([Markup::paragraph(&says), Markup::link(&rule)])).into())
    });
    Markup::joined(notes)
}

/// What has to be written behind a candidate's name, since seats of the office hang on it.
fn behind(words: &Words, book: &Rulebook, office: &str) -> String {
    let asked = reserved::asked(book, office).into_iter().map(|asked| {
        let with = [
            ("of", asked.title.value.as_str().into()),
            ("answers", asked.values.value.join(", ").into()),
            ("purpose", asked.purpose.value.as_str().into()),
        ];
        words.say_with("ballot-candidate-behind", &with)
    });
    asked.collect::<Vec<_>>().join(" ")
}

/// Those who stand after nominations, as they will stand on the ballot: for reading, and not for typing.
pub(super) fn standing(visit: &Visit, (number, of): (usize, usize), elect: &Elect) -> Markup {
    let words = &visit.shell.words;
    let people = elect.people.iter().map(|one| {
        let name = Markup::line([Markup::link(&Link::new(&*one.name, &*one.page))]);
        Markup::joined([name].into_iter().chain(nominations::web::said(words, &one.answers)))
    });
    let with = [
        ("seats", u64::from(elect.seats).into()),
        ("office", visit.book.title_in("offices", &elect.office).into()),
        ("gone", elect.gone.join(", ").into()),
    ];
    let mut parts = vec![
        Markup::paragraph(&words.say_with("nomination-ballot-fixed", &with)),
        Rows { items: people.collect() }.into(),
    ];
    if elect.reopen {
        parts.push(Markup::paragraph(&words.say("nomination-ballot-reopen")));
    }
    if !elect.gone.is_empty() {
        parts.push(Note::turn(Markup::paragraph(&words.say_with("nomination-ballot-gone", &with))).into());
    }
    let title = words.say("nomination-ballot-stand");
    if of == 1 {
        return Markup::section("standing", &title, Markup::joined(parts));
    }
    let with = [("number", (number as u64).into()), ("what", title.into())];
    Markup::section(&format!("standing-{number}"), &words.say_with("ballot-of-question", &with), Markup::joined(parts))
}

/// For which offices nobody types candidates, and the way to their nominations.
pub(super) fn nominated(visit: &Visit, chosen: &Chosen) -> Answer<Markup> {
    let words = &visit.shell.words;
    let group = visit.place()?.group();
    let all = election::offices(&visit.book, &chosen.name, group).into_iter();
    let others = all.filter(|(name, _)| !chosen.typed.iter().any(|typed| typed == name));
    let links = others.map(|(name, office)| {
        let with = [("office", office.title.value.as_str().into())];
        let to = format!("/groups/{}/nominations/new/{name}", group.id);
        Markup::link(&Link::new(words.say_with("nomination-ballot-open", &with), to))
    });
    let links: Vec<Markup> = links.collect();
    if links.is_empty() {
        return Ok(Markup::default());
    }
    let says = Markup::paragraph(&words.say("nomination-ballot-from"));
    Ok(Note::turn(Markup::joined([says, Rows { items: links }.into()])).into())
}
