//! What was typed on the form, as far as it can be understood without looking anything up.

use omov_rules::model::Codes;
use omov_store::Moment;
use omov_web::forms::{Form, Sent};

use super::asked::{self, Asked};
use super::form::NONE;
use super::several::field;
use super::{Begun, Chosen};
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

/// One question, as far as it can be understood without looking anything up.
#[derive(Clone)]
pub(super) struct Asking {
    pub(super) ask: String,
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
}

/// What was typed, as far as it can be understood without looking anything up.
#[derive(Clone)]
pub(super) struct Wish {
    pub(super) title: String,
    pub(super) about: String,
    pub(super) questions: Vec<Asking>,
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

/// Those who were nominated: nothing of it is typed.
fn nominated(visit: &Visit, chosen: &Chosen, ask: String, elect: &Elect) -> Asking {
    let asks = election::asks(&visit.book, &chosen.name, Some(&elect.office)).unwrap_or(chosen.asks);
    let asked = reserved::asked(&visit.book, &elect.office);
    let answers = elect.people.iter().map(|one| one.name.clone()).collect();
    let said = elect.people.iter().map(|one| reserved::given(&asked, &one.answers)).collect();
    let (seats, office) = (elect.seats, Some(elect.office.clone()));
    Asking { ask, answers, said, asks, seats, office, elect: Some(elect.clone()) }
}

/// What was typed for one question in which something is chosen, with what is wrong about it.
fn choice(
    visit: &Visit,
    chosen: &Chosen,
    (number, ask): (usize, String),
    sent: &Sent,
    mut form: Form,
) -> (Form, Asking) {
    let words = &visit.shell.words;
    let named = |base: &str| field(base, number);
    let (mut answers, mut said, mut seats) = (Vec::new(), Vec::new(), 1);
    let offices = visit.place().map(|place| election::offices(&visit.book, &chosen.name, place.group()));
    let offices = offices.unwrap_or_default();
    let wanted = sent.one(&named("office"));
    let which = offices.iter().find(|(name, _)| *name == wanted);
    let typed = which.filter(|(name, _)| chosen.typed.iter().any(|one| one == name));
    if which.is_some() && typed.is_none() {
        form = form.wrong(&named("office"), words.say("ballot-office-nominated"));
    } else if which.is_none() && !offices.is_empty() && wanted != NONE {
        form = form.wrong(&named("office"), words.say("ballot-office-missing"));
    }
    let places = which.map_or(u64::MAX, |(_, office)| office.seats.value);
    let office = which.map(|(name, _)| (*name).to_owned());
    let asks = election::asks(&visit.book, &chosen.name, office.as_deref()).unwrap_or(chosen.asks);
    let asked = office.as_deref().map(|office| reserved::asked(&visit.book, office)).unwrap_or_default();
    let typed = asked::lines(sent, &named("answers"));
    let as_many = typed.len();
    for line in typed {
        let mut parts = line.split(BEHIND).map(str::trim);
        let (name, behind): (&str, Vec<&str>) =
            if asked.is_empty() { (&line, Vec::new()) } else { (parts.next().unwrap_or_default(), parts.collect()) };
        let Some(one) = reserved::said(&asked, &behind) else {
            form = form.wrong(&named("answers"), words.say_with("ballot-candidate-answer", &[("line", line.into())]));
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
        form = form.wrong(&named("answers"), words.say("ballot-answers-wrong"));
    }
    match sent.one(&named("seats")).parse::<u32>() {
        Ok(n) if u64::from(n) > places => {
            let with = [("seats", places.into())];
            form = form.wrong(&named("seats"), words.say_with("ballot-seats-many", &with));
        }
        Ok(n) if n >= 1 && n as usize <= as_many => seats = n,
        _ => form = form.wrong(&named("seats"), words.say("ballot-seats-wrong")),
    }
    (form, Asking { ask, answers, said, asks, seats, office, elect: None })
}

/// The questions that were typed, with what is wrong about them. `title`: what is asked, where it is one.
fn questions(
    visit: &Visit,
    chosen: &Chosen,
    (begun, title): (&Begun, &str),
    sent: &Sent,
    mut form: Form,
) -> (Form, Vec<Asking>) {
    let words = &visit.shell.words;
    let mut all: Vec<Asking> = Vec::new();
    for number in 1..=begun.questions() {
        let ask = if begun.questions() == 1 { title.to_owned() } else { sent.line(&field("ask", number)) };
        if begun.questions() > 1 {
            let name = field("ask", number);
            match ask.chars().count() {
                0 => form = form.wrong(&name, words.say("ballot-question-missing")),
                1..=asked::TITLE if all.iter().any(|other| other.ask == ask) => {
                    form = form.wrong(&name, words.say("ballot-question-twice"));
                }
                1..=asked::TITLE => {}
                _ => form = form.wrong(&name, words.say("ballot-question-long")),
            }
            if sent.one(&field("more", number)).chars().count() > asked::ABOUT {
                form = form.wrong(&field("more", number), words.say("ballot-about-long"));
            }
        }
        let one = match begun.elect(number) {
            Some(elect) => nominated(visit, chosen, ask, elect),
            None if chosen.asks.elects() => {
                let one;
                (form, one) = choice(visit, chosen, (number, ask), sent, form);
                one
            }
            None => {
                let (answers, said, office) = (Vec::new(), Vec::new(), None);
                Asking { ask, answers, said, asks: chosen.asks, seats: 1, office, elect: None }
            }
        };
        if one.office.is_some() && all.iter().any(|other| other.office == one.office) {
            let name = if one.elect.is_some() { "ask" } else { "office" };
            form = form.wrong(&field(name, number), words.say("ballot-office-twice"));
        }
        all.push(one);
    }
    (form, all)
}

pub(super) fn understood(
    visit: &Visit,
    chosen: &Chosen,
    begun: &Begun,
    sent: &Sent,
    form: Form,
) -> Result<Wish, Box<Form>> {
    let words = &visit.shell.words;
    let lines = |name: &str| asked::lines(sent, name);
    let (form, Asked { title, about, matter }) = asked::what_was_typed(visit, sent, form);
    let (mut form, questions) = questions(visit, chosen, (begun, &title), sent, form);
    // What follows by itself, follows from a ballot that asks nothing else.
    let possible: &[Possible] = if questions.len() > 1 { &[] } else { &chosen.possible };
    let effect = possible.iter().find(|one| one.name == sent.one("follows")).cloned();
    if effect.is_none() && !possible.is_empty() && sent.one("follows") != NONE {
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
            let parts = about_all(visit, &questions, (about, effect.as_ref()), sent);
            let about = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
            let entered = Entered { signatures, since, decided };
            Ok(Wish { title, about, questions, when, trustees, needed, stock, registrar, decided, effect, entered })
        }
        _ => Err(Box::new(form)),
    }
}

/// What it is about, part by part: what was typed, and what trustees and voters agree to besides.
fn about_all(
    visit: &Visit,
    questions: &[Asking],
    (about, effect): (String, Option<&Possible>),
    sent: &Sent,
) -> Vec<String> {
    let mut parts = vec![about];
    parts.extend(effect.map(|effect| effect.says.clone()));
    for (number, one) in (1..).zip(questions) {
        let more = if questions.len() > 1 { sent.one(&field("more", number)) } else { "" };
        let said = one.elect.as_ref().map(|elect| said_of(visit, elect));
        if questions.len() > 1 && (!more.is_empty() || said.is_some()) {
            let with = [("number", (number as u64).into()), ("what", one.ask.as_str().into())];
            parts.push(visit.shell.words.say_with("ballot-of-question", &with));
        }
        parts.push(more.to_owned());
        parts.extend(said);
    }
    parts
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
fn said_of(visit: &Visit, elect: &Elect) -> String {
    let file = visit.house.address(&format!("{}/statements.txt", elect.round.address()));
    let with = [("file", file.into()), ("fingerprint", elect.statements.as_str().into())];
    visit.shell.words.say_with("nomination-ballot-quote", &with)
}
