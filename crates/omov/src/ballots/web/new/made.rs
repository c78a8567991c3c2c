//! A ballot is put together from what was typed: who is named is looked up, each question gets its answers in the order of a lot, and all of it becomes the draft
//! to which the trustees agree.

use omov_belenios::election::{Authority, Election, Question};
use omov_store::ReadTx;
use omov_web::words::Words;
use zeroize::Zeroizing;

use super::people::{self, Person};
use super::several::field;
use super::typed::{Asking, Wish};
use super::{Begun, Chosen};
use crate::ballots::election::{self, Named as Stands, Standing};
use crate::ballots::question::Question as Asked;
use crate::ballots::{kinds, reserved};
use crate::election::{Draft, generator, identifier};
use crate::groups::Place;
use crate::house::{Answer, Visit, ids};

/// Puts it together; or what is wrong.
pub(super) async fn of(visit: &Visit, chosen: &Chosen, wish: &Wish) -> Answer<Result<Made, Wrong>> {
    let named = match looked_up(visit, wish).await? {
        Ok(named) => named,
        Err(wrong) => return Ok(Err(wrong)),
    };
    Ok(questions(visit, visit.place()?, chosen, wish, &named)
        .and_then(|questions| draft(visit, wish, (questions, named))))
}

/// What is wrong, and with which field of which question.
pub(super) struct Wrong {
    field: &'static str,
    number: usize,
    with: Said,
}

impl Wrong {
    /// The field, and what is said there. What cannot be typed is said where the question is.
    pub(super) fn on_the_form(self, words: &Words, begun: &Begun) -> (String, String) {
        let fixed = begun.elect(self.number).is_some() && self.field == "answers";
        let name = match (fixed, begun.questions() > 1) {
            (false, _) => field(self.field, self.number),
            (true, false) => "title".to_owned(),
            (true, true) => field("ask", self.number),
        };
        let said = match self.with {
            Said::Message(message) => words.say(message),
            Said::Of(message, line) => words.say_with(message, &[("line", line.into())]),
            Said::Text(text) => text,
        };
        (name, said)
    }
}

enum Said {
    Message(&'static str),
    /// A message about a line that was typed.
    Of(&'static str, String),
    Text(String),
}

/// With a field that no question has.
fn wrong(field: &'static str, with: Said) -> Wrong {
    Wrong { field, number: 1, with }
}

/// Everybody who is named on the form.
struct Named {
    trustees: Vec<Person>,
    /// Those who stand for an office, question by question.
    standing: Vec<Vec<Person>>,
    registrar: Option<Person>,
}

/// Looks up whoever is named.
async fn looked_up(visit: &Visit, wish: &Wish) -> Answer<Result<Named, Wrong>> {
    let (place, asked, said) = (visit.place()?.clone(), wish.clone(), visit.shell.words.clone());
    let (caller, now) = (visit.me()?.id, visit.now);
    let looked = move |tx: &mut ReadTx<'_>| {
        let trustees = match &asked.stock {
            Some(offer) => Ok(offer.trustees.clone()),
            None => people::named(tx, &place, &asked.trustees)?,
        };
        let mut standing = Vec::new();
        for (number, one) in (1..).zip(&asked.questions) {
            match people::standing(tx, &said, &place, (one, asked.when.closes))? {
                Ok(people) => standing.push(people),
                Err((line, why)) => return Ok(Err(Wrong { field: "answers", number, with: Said::Of(why, line) })),
            }
        }
        let members: Vec<_> = standing.iter().flatten().map(|one| one.0).collect();
        let registrar = people::registrar(tx, &place, &asked, caller, (&trustees, &members), now)?;
        let of = |(line, why): (String, &'static str)| Said::Of(why, line);
        Ok(match (trustees, registrar) {
            (Ok(trustees), Ok(registrar)) => Ok(Named { trustees, standing, registrar }),
            (Err(why), _) => Err(wrong("trustees", of(why))),
            (_, Err(why)) => Err(wrong("registrar", of(why))),
        })
    };
    visit.house.store().read(looked).await
}

/// A question as the trustees agree to it, with what hangs on it and who stands.
struct Put {
    question: Question,
    asked: Asked,
    standing: Option<Standing>,
}

/// Puts the questions together.
fn questions(visit: &Visit, place: &Place, chosen: &Chosen, wish: &Wish, named: &Named) -> Result<Vec<Put>, Wrong> {
    // Words that are no people are not linked: where the kind fills offices here, only the questions that fill one are.
    let offices = !election::offices(&visit.book, &chosen.name, place.group()).is_empty();
    let about_people = |one: &Asking| one.office.is_some() || !offices;
    let several = wish.questions.iter().filter(|one| about_people(one)).count() > 1;
    let linked = chosen.rule.one_post_each.value && chosen.asks.elects() && several;
    if let Some((number, name)) = people::mixed_up(&named.standing).filter(|_| linked) {
        let with = Said::Of("ballot-linked-same", name.to_owned());
        return Err(Wrong { field: "answers", number, with });
    }
    let seed = Standing::seed().map_err(|_| wrong("trustees", Said::Message("ballot-draft-wrong")))?;
    let all = (1_u32..).zip(wish.questions.iter().zip(&named.standing));
    all.map(|(number, (one, people))| put(visit, (number, linked && about_people(one)), one, people, &seed)).collect()
}

fn put(
    visit: &Visit,
    (number, linked): (u32, bool),
    one: &Asking,
    people: &[Person],
    seed: &str,
) -> Result<Put, Wrong> {
    let words = &visit.shell.words;
    let no = |with: Said| Wrong { field: "answers", number: number as usize, with };
    let standing = match &one.office {
        Some(_) => {
            let people = people.iter().cloned().zip(one.said.clone());
            let people: Vec<_> = people.map(|((member, name), said)| Stands { member, name, said }).collect();
            let statements = one.elect.as_ref().map(|elect| elect.statements.clone());
            let drawn = Standing::drawn(seed.to_owned(), &one.ask, &people);
            Some(Standing { statements, ..drawn.map_err(|_| no(Said::Message("ballot-answers-unfit")))? })
        }
        None => None,
    };
    let (mut answers, limits): (Vec<String>, _) = match (&standing, &one.office) {
        (Some(standing), Some(office)) => {
            let said: Vec<_> = standing.people.iter().map(|one| one.said.clone()).collect();
            let limits = reserved::limits(words, &visit.book, office, one.seats, &said);
            (standing.people.iter().map(|one| one.name.clone()).collect(), limits)
        }
        _ => (one.answers.clone(), None),
    };
    if let Some(unmet) = limits.as_ref().and_then(|limits| reserved::unmet(limits, &answers, one.seats)) {
        let unmet: Vec<String> = unmet.iter().map(|limit| reserved::says(words, limit, one.seats)).collect();
        return Err(no(Said::Text(words.say_with("ballot-limits-unmet", &[("limits", unmet.join(" ").into())]))));
    }
    // It stands last, and not in the order of the lot: it is nobody.
    let reopen = one.elect.as_ref().is_some_and(|elect| elect.reopen).then(|| words.say("nomination-ballot-none"));
    answers.extend(reopen.clone());
    if answers.len() < 2 && one.elect.is_some() {
        return Err(no(Said::Message("nomination-ballot-one")));
    }
    let with = (limits, reopen.as_deref());
    let question =
        one.asks.question(words, &one.ask, answers, one.seats, with).map_err(|why| no(Said::Message(why)))?;
    let question = if linked { kinds::linked(question, one.seats, reopen.as_deref()) } else { question };
    let asked = Asked {
        number,
        ask: one.ask.clone(),
        seats: one.seats,
        office: one.office.clone(),
        round: one.elect.as_ref().map(|elect| elect.round),
        reopen,
    };
    Ok(Put { question, asked, standing })
}

/// A ballot as it can be called.
pub(super) struct Made {
    pub(super) draft: String,
    pub(super) questions: Vec<Asked>,
    /// Who stands in each of them.
    pub(super) standing: Vec<Option<Standing>>,
    pub(super) trustees: Vec<Person>,
    pub(super) registrar: Option<Person>,
}

/// What the trustees agree to.
fn draft(visit: &Visit, wish: &Wish, (put, named): (Vec<Put>, Named)) -> Result<Made, Wrong> {
    let wrong = || wrong("trustees", Said::Message("ballot-draft-wrong"));
    let Named { trustees, registrar, .. } = named;
    let seed = ids::chance::<32>().map_err(|_| wrong())?;
    let uuid = identifier(&mut generator(&Zeroizing::new(seed)));
    let language = &visit.organisation.language;
    let (mut questions, mut asked, mut standing) = (Vec::new(), Vec::new(), Vec::new());
    for one in put {
        questions.push(one.question);
        asked.push(one.asked);
        standing.push(one.standing);
    }
    let shuffles = if questions.iter().any(Question::is_ranking) { wish.needed } else { 0 };
    let election = kinds::election(&wish.title, &wish.about, questions, &visit.organisation.name, language, uuid);
    // Who makes the codes is part of what the trustees agree to.
    let outside = || Authority::External(visit.shell.words.say("ballot-registrar-authority"));
    let authority = registrar.as_ref().map_or(Authority::Server, |_| outside());
    let election = Election { authority, ..election };
    let names = trustees.iter().map(|(_, name)| name.clone()).collect();
    let draft = Draft::new(&election, names, wish.needed, shuffles).map_err(|_| wrong())?.to_json();
    Ok(Made { draft, questions: asked, standing, trustees, registrar })
}
