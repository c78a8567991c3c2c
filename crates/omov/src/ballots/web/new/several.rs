//! Several questions in one form. Each further one has fields of its own, behind whose names stands its number; the first has the plain names. A question is added
//! or taken out by a step that sends the form and gives it back with everything that was typed.

use omov_store::ReadTx;
use omov_web::forms::{Choice, Sent};

use super::form::NONE;
use super::{Begun, Chosen};
use crate::ballots::question::MOST;
use crate::house::{Answer, Visit};
use crate::motions::{self, Motion, MotionId};
use crate::nominations::{self, RoundId};

/// The fields of a question.
pub(super) const FIELDS: [&str; 7] = ["ask", "more", "office", "answers", "seats", "nominations", "out"];
/// The buttons that send the form on the way.
pub(super) const ADD: &str = "add-question";
pub(super) const TAKE_OUT: &str = "take-out";
/// What is added next.
pub(super) const NEXT: &str = "next";

/// What a field of a question is called.
pub(super) fn field(name: &str, number: usize) -> String {
    if number == 1 { name.to_owned() } else { format!("{name}-{number}") }
}

/// Which field of which question that is.
fn split(name: &str) -> Option<(&str, usize)> {
    let (base, number) = match name.rsplit_once('-') {
        Some((base, number)) if number.chars().all(|c| c.is_ascii_digit()) => (base, number.parse().ok()?),
        _ => (name, 1),
    };
    FIELDS.contains(&base).then_some((base, number))
}

/// How many questions were sent.
pub(super) fn count(sent: &Sent) -> usize {
    (2..=MOST).take_while(|number| sent.has(&field("ask", *number))).count() + 1
}

/// The nominations from which the candidates of each question come. Those of the first stand in the address.
pub(super) fn rounds(first: Option<RoundId>, sent: &Sent) -> Vec<Option<RoundId>> {
    let further = (2..=count(sent)).map(|number| sent.one(&field("nominations", number)).parse().ok());
    [first].into_iter().chain(further).collect()
}

/// Whether the form was sent for a step on the way.
pub(super) fn is_step(sent: &Sent) -> bool {
    sent.has(ADD) || sent.has(TAKE_OUT) || (1..=count(sent)).any(|number| is_out(sent, number))
}

fn is_out(sent: &Sent, number: usize) -> bool {
    sent.one(&field("out", number)) == "yes"
}

/// What is added: nominations, a motion, or a question of one's own.
enum Next {
    Round(RoundId),
    Motion(MotionId),
    Own,
}

impl Next {
    fn of(sent: &Sent) -> Self {
        let next = sent.one(NEXT);
        let round = next.strip_prefix("nominations-").and_then(|id| id.parse().ok());
        let motion = next.strip_prefix("motion-").and_then(|id| id.parse().ok());
        match (round, motion) {
            (Some(round), _) => Self::Round(round),
            (_, Some(motion)) => Self::Motion(motion),
            _ => Self::Own,
        }
    }
}

/// What was typed after the step, with the nominations of each question.
pub(super) async fn stepped(
    visit: &Visit,
    chosen: &Chosen,
    sent: &Sent,
    mut rounds: Vec<Option<RoundId>>,
) -> Answer<(Sent, Vec<Option<RoundId>>)> {
    let many = count(sent);
    let mut left: Vec<usize> = (1..=many).filter(|number| !is_out(sent, *number)).collect();
    // At least one is asked.
    if left.is_empty() {
        left.push(1);
    }
    let place = |number: usize| left.iter().position(|old| *old == number).map(|at| at + 1);
    let mut new = sent.renamed(|name| match split(name) {
        Some(("out", _)) => None,
        Some((base, number)) => place(number).map(|number| field(base, number)),
        None => Some(name.to_owned()),
    });
    rounds = left.iter().filter_map(|number| rounds.get(number - 1).copied()).collect();
    if many > 1 && left.len() == 1 {
        // What is left is asked alone, and the ballot is called by it.
        let ask = new.one("ask").to_owned();
        new = if ask.is_empty() { new } else { new.put("title", ask) };
        if new.one("about").is_empty() {
            let more = new.one("more").to_owned();
            new = new.put("about", more);
        }
    }
    if sent.has(ADD) && left.len() < MOST {
        if left.len() == 1 {
            // The ballot needs a name of its own now.
            let title = new.one("title").to_owned();
            new = new.put("ask", title).put("title", "");
        }
        let number = left.len() + 1;
        let (mut ask, mut more, mut round) = (String::new(), String::new(), None);
        match Next::of(sent) {
            Next::Own => {}
            Next::Round(id) => {
                let elect = super::elect(visit, &chosen.name, id).await?;
                ask = super::title_of(visit, &elect)?;
                more.clone_from(&elect.about);
                round = Some(id);
            }
            Next::Motion(id) => {
                if let Some(motion) = super::motion(visit, &chosen.name, id).await? {
                    more = motions::quote(&visit.shell.words, &visit.house, &motion).unwrap_or_default();
                    ask = motion.title;
                }
            }
        }
        new = new.put(&field("ask", number), ask).put(&field("more", number), more);
        if chosen.typed.is_empty() {
            new = new.put(&field("office", number), NONE);
        }
        rounds.push(round);
    }
    Ok((new.put(NEXT, ""), rounds))
}

/// What could be added: the motions that are ready, or the nominations that have ended. Those that are in the form already are none of them.
pub(super) async fn choices(visit: &Visit, chosen: &Chosen, begun: &Begun, sent: Option<&Sent>) -> Answer<Vec<Choice>> {
    let (words, zone, now) = (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.now);
    let (group, kind, elects) = (visit.place()?.group().id, chosen.name.clone(), chosen.asks.elects());
    let read = move |tx: &mut ReadTx<'_>| {
        if elects {
            return Ok((Vec::new(), nominations::all_to_elect(tx, (&words, &zone), (group, &kind), now)?));
        }
        Ok((motions::all_to_vote_on(tx, (group, &kind))?, Vec::new()))
    };
    let (motions, rounds): (Vec<Motion>, _) = visit.house.store().read(read).await?;
    let there = |round: RoundId| begun.elects.iter().flatten().any(|elect| elect.round == round);
    let rounds = rounds.into_iter().filter(|elect| !there(elect.round)).map(|elect| {
        let title = visit.book.title_in("offices", &elect.office);
        Choice::new(format!("nominations-{}", elect.round), title)
    });
    let asks = |motion: &Motion| {
        let sent = sent.is_some_and(|sent| {
            let all = (1..=count(sent)).map(|number| sent.one(&field("ask", number)).to_owned());
            all.chain([sent.one("title").to_owned()]).any(|ask| ask == motion.title)
        });
        sent || begun.title == motion.title
    };
    let motions = motions.into_iter().filter(|motion| !asks(motion));
    let motions = motions.map(|motion| Choice::new(format!("motion-{}", motion.id), motion.title));
    Ok(motions.chain(rounds).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fields_of_a_question_have_a_number() {
        for (name, is) in
            [("ask-2", Some(("ask", 2))), ("answers", Some(("answers", 1))), ("opens-day", None), ("title", None)]
        {
            assert_eq!(split(name), is, "{name}");
        }
        for number in [1, 2, 20] {
            assert_eq!(split(&field("seats", number)), Some(("seats", number)));
        }
    }
}
