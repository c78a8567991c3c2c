//! What came out, in words and figures.

use omov_count::CandidateId;
use omov_rules::decide::Ground;
use omov_web::charts::{Bar, Bars};
use omov_web::figures;
use omov_web::markup::Markup;
use omov_web::parts::{Act, Acts, Facts, Link, Note, Rows, Tag};
use omov_web::words::Words;

use super::{correct, questions};
use crate::ballots::counted::Rankings;
use crate::ballots::outcome::Outcome;
use crate::ballots::stage::State;
use crate::ballots::{Ballot, Question, reserved};
use crate::house::Visit;
use crate::rules::{self, Rulebook};

/// The result, once there is one: question by question. Before the close there is no figure of any kind, for anybody.
pub(super) fn shown(
    visit: &Visit,
    ballot: &Ballot,
    book: &Rulebook,
    outcomes: Option<&[Outcome]>,
    corrected: (u64, u64),
) -> Option<Markup> {
    let words = &visit.shell.words;
    let outcomes = outcomes?;
    let first = outcomes.first()?;
    let turnout = [turnout(words, ballot.could.unwrap_or_default(), voted(first))];
    let turnout = turnout.into_iter().chain(correct::shown(visit, ballot, corrected, false));
    let mut parts = Vec::new();
    if let ([outcome], [asked]) = (outcomes, ballot.questions.as_slice()) {
        parts.extend(decided(visit, (ballot, asked), book, outcome));
        parts.extend(turnout);
        parts.extend(figures(words, (ballot, asked), outcome));
    } else {
        parts.extend(turnout);
        for (asked, outcome) in ballot.questions.iter().zip(outcomes) {
            parts.push(questions::heading(words, asked));
            parts.extend(decided(visit, (ballot, asked), book, outcome));
            parts.extend(figures(words, (ballot, asked), outcome));
        }
    }
    parts.extend(seed(words, ballot, outcomes));
    let certified = match ballot.state {
        State::Certified => Tag::done(words.say("ballot-certified-yes")),
        State::Voided => Tag::stop(words.say("ballot-is-void")),
        _ => Tag::turn(words.say("ballot-certified-not-yet")),
    };
    parts.push(Markup::line([certified.into()]));
    parts.push(Markup::heading(3, &words.say("ballot-checked")));
    let checks = ["roll", "board", "key", "opening", "count"]
        .map(|name| Markup::text(&words.say(&format!("ballot-checked-{name}"))));
    parts.push(Rows { items: checks.to_vec() }.into());
    Some(Markup::section("result", &words.say("ballot-result"), Markup::joined(parts)))
}

/// A ballot with one of its questions.
type Of<'b> = (&'b Ballot, &'b Question);

/// Whether a question is carried or who is elected, and what that has to do with the questions before it.
fn decided(visit: &Visit, of: Of<'_>, book: &Rulebook, outcome: &Outcome) -> Vec<Markup> {
    let mut parts = vec![verdict(&visit.shell.words, of.0, book, outcome)];
    parts.extend(again(visit, of, outcome));
    parts.extend(left_out(&visit.shell.words, outcome));
    parts
}

/// The figures of a question, and how they were counted.
fn figures(words: &Words, of: Of<'_>, outcome: &Outcome) -> Vec<Markup> {
    let mut parts: Vec<Markup> = bars(words, outcome).into_iter().collect();
    parts.extend(lot(words, outcome));
    if let Outcome::Rankings(rankings) = outcome {
        parts.extend(limits(words, of.1, rankings));
        parts.push(stages(words, of, rankings));
    }
    parts
}

/// How many voted.
fn turnout(words: &Words, could: u64, voted: u64) -> Markup {
    let with = [
        ("voted", voted.into()),
        ("could", could.into()),
        ("part", figures::in_a_hundred(words, voted, could.max(1)).into()),
    ];
    Markup::paragraph(&words.say_with("ballot-turnout", &with))
}

/// Who is not elected in this question, since they are elected in one before it, and how many seats stay empty for that.
fn left_out(words: &Words, outcome: &Outcome) -> Option<Markup> {
    let linked = outcome.linked()?;
    let out = linked.taken_out.iter().map(|out| {
        let with = [("name", out.name.as_str().into()), ("what", out.won_title.as_str().into())];
        Markup::paragraph(&words.say_with("ballot-linked-out", &with))
    });
    let mut parts: Vec<Markup> = out.collect();
    // Where members chose to open nominations again, that says by itself how many seats stay empty.
    if linked.vacant > 0 && !outcome.reopens() {
        let with = [("seats", u64::from(linked.vacant).into())];
        parts.push(Markup::paragraph(&words.say_with("ballot-linked-vacant", &with)));
    }
    (!parts.is_empty()).then(|| Note::turn(Markup::joined(parts)).into())
}

/// How many ballots count.
pub(super) fn voted(outcome: &Outcome) -> u64 {
    match outcome {
        Outcome::Nobody => 0,
        Outcome::Question { votes, .. } => votes.yes + votes.no + votes.abstained,
        // Where several answers can be chosen, only the shares say how many voted; the count of ballots is in the record.
        Outcome::Choices { ballots, .. } => *ballots,
        Outcome::Rankings(rankings) => rankings.papers(),
    }
}

/// Whether it is carried, or who is elected.
fn verdict(words: &Words, ballot: &Ballot, book: &Rulebook, outcome: &Outcome) -> Markup {
    if ballot.state == State::Voided {
        return Note::stop(Markup::paragraph(&words.say("ballot-void-result"))).into();
    }
    match outcome {
        Outcome::Nobody => Note::stop(Markup::paragraph(&words.say("ballot-nobody"))).into(),
        Outcome::Question { against, .. } => carried(words, book, against),
        Outcome::Choices { elected, linked, .. } => {
            let open = || linked.open.as_deref().map_or_else(|| words.say("ballot-tied"), |why| tied(words, why));
            let stop = || Note::stop(Markup::paragraph(&open())).into();
            elected.names.as_ref().map_or_else(stop, |names| won(words, names))
        }
        Outcome::Rankings(rankings) => match rankings.elected() {
            Ok(names) => won(words, &names),
            Err(why) => Note::stop(Markup::paragraph(&tied(words, why))).into(),
        },
    }
}

fn tied(words: &Words, why: &str) -> String {
    words.say_with("ballot-tied-why", &[("why", why.into())])
}

/// Whether a question is carried, and what stands in the way.
pub(crate) fn carried(words: &Words, book: &Rulebook, against: &[Ground]) -> Markup {
    if against.is_empty() {
        return Note::done(Markup::paragraph(&words.say("ballot-carried"))).into();
    }
    let mut says = vec![Markup::paragraph(&words.say("ballot-not-carried"))];
    for ground in against {
        says.push(Markup::paragraph(&ground.says.english()));
        says.push(Markup::line([Markup::link(&rules::refusal::link(words, book, &ground.path))]));
    }
    Note::stop(Markup::joined(says)).into()
}

/// That members chose to open nominations again, how many seats stay empty, and where it is done.
fn again(visit: &Visit, (ballot, asked): Of<'_>, outcome: &Outcome) -> Option<Markup> {
    let (words, office) = (&visit.shell.words, asked.office.as_deref()?);
    if !outcome.reopens() || ballot.state == State::Voided {
        return None;
    }
    let elected = crate::ballots::election::elected(outcome).len() as u64;
    let with = [
        ("answer", asked.reopen.as_deref().unwrap_or_default().into()),
        ("seats", u64::from(asked.seats).saturating_sub(elected).into()),
    ];
    let says = Markup::paragraph(&words.say_with("nomination-again", &with));
    let to = format!("/groups/{}/nominations/new/{office}", ballot.group);
    let link = visit.reader.me.is_some().then(|| {
        let link = Link::new(words.say("nomination-again-open"), to);
        Markup::line([Markup::link(&link)])
    });
    Some(Note::turn(Markup::joined([says].into_iter().chain(link))).into())
}

/// Who is elected.
fn won(words: &Words, names: &[String]) -> Markup {
    if names.is_empty() {
        return Note::stop(Markup::paragraph(&words.say("ballot-elected-nobody"))).into();
    }
    let list = Rows { items: names.iter().map(|name| Markup::name(name)).collect() };
    let says = Markup::paragraph(&words.say_with("ballot-elected", &[("people", (names.len() as u64).into())]));
    Note::done(Markup::joined([says, list.into()])).into()
}

/// Among whom the lot decided.
fn drawn(outcome: &Outcome) -> Option<String> {
    Some(match outcome {
        Outcome::Choices { elected, .. } if !elected.drawn.is_empty() => elected.drawn.join(", "),
        Outcome::Rankings(rankings) => {
            let record = rankings.record()?;
            let tie = record.ties.iter().find(|tie| tie.by == "lot")?;
            tie.between.iter().map(|id| record.name(*id)).collect::<Vec<_>>().join(", ")
        }
        _ => return None,
    })
}

/// What the lot decided.
fn lot(words: &Words, outcome: &Outcome) -> Option<Markup> {
    Some(Markup::paragraph(&words.say_with("ballot-lot", &[("names", drawn(outcome)?.into())])))
}

/// The seed of the lot, where it decided anything.
fn seed(words: &Words, ballot: &Ballot, outcomes: &[Outcome]) -> Option<Markup> {
    let seed = ballot.lot.as_deref().filter(|_| outcomes.iter().any(|outcome| drawn(outcome).is_some()))?;
    let seed = Facts::default().with(words.say("ballot-lot-seed"), Markup::text(seed));
    Some(Markup::joined([seed.into(), Markup::paragraph(&words.say("ballot-lot-how"))]))
}

/// What the limits on the result have changed.
fn limits(words: &Words, asked: &Question, rankings: &Rankings) -> Option<Markup> {
    let record = rankings.record()?;
    let limits = record.limits.as_ref()?;
    let mut items: Vec<Markup> = Vec::new();
    for (limit, held) in limits.held.iter().zip(&limits.elected_with) {
        let with = [("elected", u64::from(*held).into()), ("limit", reserved::says(words, limit, asked.seats).into())];
        items.push(Markup::text(&words.say_with("ballot-limit-held", &with)));
    }
    let names = |ids: &[CandidateId]| ids.iter().map(|id| record.name(*id)).collect::<Vec<_>>().join(", ");
    let (moved_in, moved_out) = (names(&limits.moved_in), names(&limits.moved_out));
    let moved = if limits.elected_without.is_empty() {
        words.say("ballot-limits-unknown")
    } else if limits.moved_in.is_empty() && limits.moved_out.is_empty() {
        words.say("ballot-limits-same")
    } else {
        words.say_with("ballot-limits-moved", &[("in", moved_in.into()), ("out", moved_out.into())])
    };
    Some(Markup::joined([Markup::paragraph(&moved), Rows { items }.into()]))
}

/// Rankings: how many, the quota, and where the whole count is.
fn stages(words: &Words, (ballot, asked): Of<'_>, rankings: &Rankings) -> Markup {
    let which = if ballot.is_several() { format!("?question={}", asked.number) } else { String::new() };
    let to = |name: &str, part: &str| Link::new(words.say(name), format!("{}/{part}{which}", ballot.id.address()));
    let papers = Markup::text(&figures::grouped(words, rankings.papers()));
    let facts = Facts::default().with(words.say("ballot-papers"), papers);
    let Some(record) = rankings.record() else {
        let blt = Markup::line([Markup::link(&to("ballot-link-papers", "papers.blt"))]);
        return Markup::joined([facts.into(), blt]);
    };
    let facts = match &record.quota {
        Some(quota) => facts.with(words.say("ballot-quota"), Markup::text(quota)),
        None => facts,
    };
    let count = Acts { acts: vec![Act::second(to("ballot-link-count", "count"))] };
    let links = [("ballot-link-count-json", "count.json"), ("ballot-link-papers", "papers.blt")];
    let links = Rows { items: links.map(|(name, part)| Markup::link(&to(name, part))).to_vec() };
    Markup::joined([facts.into(), count.into(), links.into()])
}

/// The figures.
fn bars(words: &Words, outcome: &Outcome) -> Option<Markup> {
    let (rows, whole) = match outcome {
        Outcome::Question { votes, .. } => {
            let names = ["ballot-yes", "ballot-no", "ballot-abstain"].map(|name| words.say(name));
            let figures = [votes.yes, votes.no, votes.abstained];
            (names.into_iter().zip(figures).collect::<Vec<_>>(), figures.iter().sum())
        }
        Outcome::Choices { answers, blank, ballots, .. } => {
            let mut rows = answers.clone();
            rows.push((words.say("ballot-blank"), *blank));
            (rows, *ballots)
        }
        Outcome::Rankings(_) | Outcome::Nobody => return None,
    };
    let bars = rows.into_iter().map(|(name, part)| Bar {
        name: Markup::name(&name),
        part,
        figure: figures::grouped(words, part),
    });
    let heads = [words.say("ballot-answer"), words.say("ballot-votes")];
    Some(Bars { words: words.clone(), caption: words.say("ballot-figures"), heads, whole, bars: bars.collect() }.into())
}
