//! What was typed on the form, as far as it can be understood without looking anything up.

use omov_rules::model::Codes;
use omov_store::Moment;
use omov_web::forms::{Form, Sent};

use super::Chosen;
use super::asked::{self, Asked};
use super::form::NONE;
use crate::ballots::calling::When;
use crate::ballots::election;
use crate::ballots::kinds::Asks;
use crate::ballots::possible::{Entered, Possible};
use crate::ballots::reserved::{self, BEHIND, Said};
use crate::ballots::stock::giving::Offer;
use crate::house::Visit;
use crate::nominations::Elect;
use crate::rules::actors::{self, Decided};

/// More answers are not put to anybody at once.
const MOST_ANSWERS: usize = 255;

/// What was typed, as far as it can be understood without looking anything up.
#[derive(Clone)]
pub(super) struct Wish {
    pub(super) title: String,
    pub(super) about: String,
    pub(super) answers: Vec<String>,
    /// What each of them says of themselves, where they stand for an office whose seats hang on it.
    pub(super) said: Vec<Said>,
    /// How it is counted.
    pub(super) asks: Asks,
    pub(super) seats: u32,
    /// The office that it fills.
    pub(super) office: Option<String>,
    /// Those who stand after nominations.
    pub(super) elect: Option<Elect>,
    pub(super) when: When,
    pub(super) trustees: Vec<String>,
    pub(super) needed: usize,
    /// The standing trustees who hold its key, if they do.
    pub(super) stock: Option<Offer>,
    /// Who makes the voting codes, if the host does not.
    pub(super) registrar: Option<String>,
    pub(super) decided: Decided,
    /// What it does if it is carried, and what was entered about how it came to the vote.
    pub(super) effect: Option<Possible>,
    pub(super) entered: Entered,
}

pub(super) fn understood(
    visit: &Visit,
    chosen: &Chosen,
    elect: Option<&Elect>,
    sent: &Sent,
    form: Form,
) -> Result<Wish, Box<Form>> {
    let words = &visit.shell.words;
    let lines = |name: &str| asked::lines(sent, name);
    let (mut form, Asked { title, about, matter }) = asked::what_was_typed(visit, sent, form);
    let (mut answers, mut said, mut seats, mut office, mut asks) = (Vec::new(), Vec::new(), 1, None, chosen.asks);
    if let Some(elect) = elect {
        (seats, office) = (elect.seats, Some(elect.office.clone()));
        asks = election::asks(&visit.book, &chosen.name, office.as_deref()).unwrap_or(asks);
        let asked = reserved::asked(&visit.book, &elect.office);
        for one in &elect.people {
            answers.push(one.name.clone());
            said.push(reserved::given(&asked, &one.answers));
        }
    } else if chosen.asks.elects() {
        let offices = visit.place().map(|place| election::offices(&visit.book, &chosen.name, place.group()));
        let offices = offices.unwrap_or_default();
        let which = offices.iter().find(|(name, _)| *name == sent.one("office"));
        let typed = which.filter(|(name, _)| chosen.typed.iter().any(|one| one == name));
        if which.is_some() && typed.is_none() {
            form = form.wrong("office", words.say("ballot-office-nominated"));
        } else if which.is_none() && !offices.is_empty() && sent.one("office") != NONE {
            form = form.wrong("office", words.say("ballot-office-missing"));
        }
        let places = which.map_or(u64::MAX, |(_, office)| office.seats.value);
        office = which.map(|(name, _)| (*name).to_owned());
        asks = election::asks(&visit.book, &chosen.name, office.as_deref()).unwrap_or(asks);
        let asked = office.as_deref().map(|office| reserved::asked(&visit.book, office)).unwrap_or_default();
        let typed = lines("answers");
        let as_many = typed.len();
        for line in typed {
            let mut parts = line.split(BEHIND).map(str::trim);
            let (name, behind): (&str, Vec<&str>) = if asked.is_empty() {
                (&line, Vec::new())
            } else {
                (parts.next().unwrap_or_default(), parts.collect())
            };
            let Some(one) = reserved::said(&asked, &behind) else {
                form = form.wrong("answers", words.say_with("ballot-candidate-answer", &[("line", line.into())]));
                break;
            };
            answers.push(name.to_owned());
            said.push(one);
        }
        let mut distinct = answers.clone();
        distinct.sort();
        distinct.dedup();
        // One thing that is wrong with a line is said, and not that the lines are too few without it.
        let all = answers.len() == as_many;
        if all && (!(2..=MOST_ANSWERS).contains(&answers.len()) || distinct.len() != answers.len()) {
            form = form.wrong("answers", words.say("ballot-answers-wrong"));
        }
        match sent.one("seats").trim().parse::<u32>() {
            Ok(n) if u64::from(n) > places => {
                let with = [("seats", places.into())];
                form = form.wrong("seats", words.say_with("ballot-seats-many", &with));
            }
            Ok(n) if n >= 1 && n as usize <= as_many => seats = n,
            _ => form = form.wrong("seats", words.say("ballot-seats-wrong")),
        }
    }
    let effect = chosen.possible.iter().find(|one| one.name == sent.one("follows")).cloned();
    if effect.is_none() && !chosen.possible.is_empty() && sent.one("follows") != NONE {
        form = form.wrong("follows", words.say("ballot-effect-missing"));
    }
    let signatures = sent.one("signatures").trim().parse::<u64>().ok();
    if signatures.is_none() && effect.as_ref().is_some_and(|one| one.signed) {
        form = form.wrong("signatures", words.say("ballot-signatures-missing"));
    }
    let since = visit.begin_of(sent, "signed-since").filter(|since| *since <= visit.now);
    if since.is_none() && effect.as_ref().is_some_and(Possible::is_recall) {
        form = form.wrong("signed-since", words.say("ballot-signed-since-missing"));
    }
    let (form, times) = asked::when_was_typed(visit, sent, form);
    let trustees = lines("trustees");
    let (mut form, stock, others) = standing(visit, chosen, sent, (times[0], !trustees.is_empty()), form);
    let rule = &chosen.rule;
    if others && ((trustees.len() as u64) < rule.trustees.value || trustees.len() > 50) {
        let with = [("trustees", rule.trustees.value.into())];
        form = form.wrong("trustees", words.say_with("ballot-trustees-few", &with));
    }
    let typed = || sent.one("needed").trim().parse::<usize>().unwrap_or_default();
    let needed = stock.as_ref().map_or_else(typed, |offer| offer.agreed.threshold);
    if others && ((needed as u64) < rule.trustees_needed.value || needed >= trustees.len().max(1)) {
        let with = [("needed", rule.trustees_needed.value.into())];
        form = form.wrong("needed", words.say_with("ballot-needed-wrong", &with));
    }
    let registrar = Some(sent.line("registrar")).filter(|line| !line.is_empty());
    if registrar.is_none() && rule.codes.value == Codes::Registrar {
        form = form.wrong("registrar", words.say("registrar-missing"));
    }
    let decided = actors::decided(sent);
    match (times, form.problems().is_empty()) {
        ([Some(opens), Some(closes)], true) => {
            let consent = sent.one("consent") == "yes";
            let when = When { matter, opens, closes, consent };
            let about = match &effect {
                Some(effect) if about.is_empty() => effect.says.clone(),
                Some(effect) => format!("{about}\n\n{}", effect.says),
                None => about,
            };
            let about = match elect {
                Some(elect) => said_of(visit, elect, &about),
                None => about,
            };
            let entered = Entered { signatures, since, decided };
            Ok(Wish {
                elect: elect.cloned(),
                title,
                about,
                answers,
                said,
                asks,
                seats,
                office,
                when,
                trustees,
                needed,
                stock,
                registrar,
                decided,
                effect,
                entered,
            })
        }
        _ => Err(Box::new(form)),
    }
}

/// The standing trustees who were chosen, where there are any to choose from; and whether it are others, whose names are to be looked at.
fn standing(
    visit: &Visit,
    chosen: &Chosen,
    sent: &Sent,
    (opens, named): (Option<Moment>, bool),
    form: Form,
) -> (Form, Option<Offer>, bool) {
    let words = &visit.shell.words;
    let mut can = chosen.offers.iter().filter(|offer| offer.against.is_none()).peekable();
    if can.peek().is_none() {
        // Their last key was given out while the form was filled in, or they were retired.
        let gone = !matches!(sent.one("keys"), "" | NONE);
        return (if gone { form.wrong("trustees", words.say("stock-gone-now")) } else { form }, None, !gone);
    }
    let Some(offer) = can.find(|offer| offer.id.to_string() == sent.one("keys")) else {
        let others = sent.one("keys") == NONE;
        return (if others { form } else { form.wrong("keys", words.say("stock-offer-missing")) }, None, others);
    };
    let form = if named {
        form.wrong("trustees", words.say("stock-offer-both"))
    } else if opens.is_some_and(|opens| opens > offer.until) {
        let with = [("until", visit.day(offer.until).into())];
        form.wrong("keys", words.say_with("stock-offer-until", &with))
    } else {
        form
    };
    (form, Some(offer.clone()), false)
}

/// What stands in what is asked of candidates who were nominated: where their statements are, and their fingerprint. So trustees and voters agree to
/// these very words.
fn said_of(visit: &Visit, elect: &Elect, about: &str) -> String {
    let file = visit.house.address(&format!("{}/statements.txt", elect.round.address()));
    let with = [("file", file.into()), ("fingerprint", elect.statements.as_str().into())];
    let says = visit.shell.words.say_with("nomination-ballot-quote", &with);
    if about.is_empty() { says } else { format!("{about}\n\n{says}") }
}
