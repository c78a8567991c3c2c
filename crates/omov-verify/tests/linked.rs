//! Linked contests, as an outsider counts them from the opened answers alone.

use omov_belenios::election::{Kind, Question};
use omov_count::linked::{IfTooFew, Link, count_linked};
use omov_count::profile::{Breaker, TieRule};
use omov_count::{Lots, Profile, Rule, Watch};
use omov_verify::linked::Linked;
use omov_verify::{Counts, Outcome, counts, ranked};
use proptest::prelude::*;
use serde_json::json;

const NAMES: [&str; 5] = ["Ann", "Bob", "Cem", "Dee", "Eve"];

fn lots() -> Lots {
    Lots::Seed("4 8 15 16 23 42".into())
}

fn linked(question: Question, seats: Option<u32>, linked: IfTooFew) -> Question {
    let extra = Linked { seats, reopen_nominations: None, linked }.extra(question.extra.as_deref());
    Question { extra: Some(extra), ..question }
}

fn ranking(title: &str, names: &[&str], rule: Rule, seats: u32) -> Question {
    let ties = TieRule { earlier_stages: true, then: Breaker::Lot };
    let profile = Profile { ties, ..Profile::new(rule, seats) };
    let answers = names.iter().map(|name| (*name).to_owned()).collect();
    let kind = Kind::NonHomomorphic { answers, preferences: None };
    Question { question: title.into(), kind, extra: Some(ranked::extra(&profile, None)) }
}

fn sums(title: &str, names: &[&str]) -> Question {
    let answers = names.iter().map(|name| (*name).to_owned()).collect();
    Question { question: title.into(), kind: Kind::Homomorphic { answers, blank: true, min: 1, max: 1 }, extra: None }
}

fn elected(counts: &Counts, at: usize) -> Vec<String> {
    match &counts.counted[at].outcome {
        Outcome::Counted(record) => record.winners().iter().map(|id| record.name(*id).to_owned()).collect(),
        other => panic!("{other:?}"),
    }
}

proptest! {
    #[test]
    fn the_verifier_counts_linked_rankings_as_the_linked_count_does(
        rows in proptest::collection::vec(proptest::collection::vec(Just((1..=5_u8).collect::<Vec<_>>()).prop_shuffle(), 1..12), 3),
        seats in (1..3_u32, 1..3_u32, 1..4_u32),
    ) {
        let rules = [(Rule::Irv, 1), (Rule::ScottishStv, seats.1), (Rule::Meek, seats.2)];
        let questions: Vec<Question> = rules.iter().zip(["Chair?", "Deputies?", "Committee?"])
            .map(|((rule, seats), title)| linked(ranking(title, &NAMES, *rule, *seats), None, IfTooFew::LeaveVacant))
            .collect();
        let result = json!(rows).to_string();
        let found = counts(&questions, Some(&result), &[], Some(&lots())).unwrap();
        prop_assert!(found.failures.is_empty(), "{:?}", found.failures);
        let contests: Vec<_> = questions.iter().zip(&rows).map(|(question, rows)| {
            let profile = ranked::declared(question.extra.as_deref().unwrap()).unwrap().unwrap();
            (ranked::contest(question, rows).unwrap().contest, profile)
        }).collect();
        let lots = lots();
        let links: Vec<_> = contests.iter().map(|(contest, profile)| Link { contest, profile, lots: Some(&lots) }).collect();
        let records = count_linked(&links, IfTooFew::LeaveVacant, Watch::none()).unwrap();
        for (counted, linked) in found.counted.iter().zip(&records) {
            prop_assert_eq!(&counted.taken_out, &linked.taken_out);
            prop_assert_eq!(counted.vacant, linked.vacant);
            match &counted.outcome {
                Outcome::Counted(record) => prop_assert_eq!(Some(&**record), linked.record.as_ref()),
                Outcome::Nobody => prop_assert!(linked.record.is_none()),
                Outcome::Open(why) => return Err(TestCaseError::fail(why.clone())),
            }
        }
        let mut all: Vec<String> = records.iter().filter_map(|linked| linked.record.as_ref())
            .flat_map(|record| record.winners().into_iter().map(|id| record.name(id).to_owned())).collect();
        let many = all.len();
        all.sort();
        all.dedup();
        prop_assert_eq!(all.len(), many, "nobody is elected twice");
    }
}

#[test]
fn rankings_and_sums_are_links_of_one_chain() {
    let questions = vec![
        linked(ranking("Chair?", &NAMES[..2], Rule::Irv, 1), None, IfTooFew::LeaveVacant),
        linked(sums("Deputy?", &NAMES[..3]), Some(1), IfTooFew::LeaveVacant),
        linked(ranking("Committee?", &NAMES[..3], Rule::ScottishStv, 2), None, IfTooFew::LeaveVacant),
    ];
    let result = json!([[[1, 2], [1, 2]], [0, 9, 3, 5], [[1, 2, 3], [1, 2, 3]]]).to_string();
    let found = counts(&questions, Some(&result), &[], None).unwrap();
    assert_eq!(elected(&found, 0), ["Ann"]);
    assert_eq!(found.sums[0].elected.as_ref().unwrap().names.as_deref(), Some(&["Cem".to_owned()][..]));
    assert_eq!(elected(&found, 1), ["Bob"], "Ann and Cem are taken");
    assert_eq!(found.counted[1].vacant, 1);
}

#[test]
fn a_tie_that_nothing_breaks_leaves_the_later_questions_open_and_accuses_nobody() {
    let questions = vec![
        linked(sums("Chair?", &NAMES[..2]), Some(1), IfTooFew::LeaveVacant),
        linked(ranking("Deputy?", &NAMES[..2], Rule::Irv, 1), None, IfTooFew::LeaveVacant),
    ];
    let result = json!([[0, 3, 3], [[1, 2]]]).to_string();
    let found = counts(&questions, Some(&result), &[], None).unwrap();
    assert!(found.failures.is_empty());
    assert!(found.sums[0].elected.as_ref().is_err_and(|why| why.contains("tied between Ann, Bob")));
    assert!(matches!(&found.counted[0].outcome, Outcome::Open(why) if why.contains("question 1")));
    let with = counts(&questions, Some(&result), &[], Some(&lots())).unwrap();
    let [first] = &with.sums[0].elected.as_ref().unwrap().names.clone().unwrap()[..] else { panic!("one seat") };
    assert!(!elected(&with, 0).contains(first), "with the lot it goes on");
}

#[test]
fn where_the_election_says_stop_too_few_in_one_question_leave_none_with_a_result() {
    let questions = vec![
        linked(ranking("Chair?", &NAMES[..2], Rule::Irv, 1), None, IfTooFew::Stop),
        linked(sums("Deputies?", &NAMES[..2]), Some(2), IfTooFew::Stop),
    ];
    let result = json!([[[1, 2]], [0, 3, 2]]).to_string();
    let found = counts(&questions, Some(&result), &[], None).unwrap();
    assert!(matches!(&found.counted[0].outcome, Outcome::Open(why) if why.contains("too few")), "{found:?}");
    assert!(found.sums[0].elected.is_err());
    let vacant: Vec<Question> = questions
        .into_iter()
        .map(|question| {
            let extra = question.extra.map(|extra| extra.replace("\"stop\"", "\"leave-vacant\""));
            Question { extra, ..question }
        })
        .collect();
    let found = counts(&vacant, Some(&result), &[], None).unwrap();
    assert_eq!((elected(&found, 0), found.sums[0].vacant), (vec!["Ann".to_owned()], 1));
}

#[test]
fn what_links_questions_has_to_be_clear() {
    let question = linked(sums("Chair?", &NAMES[..2]), Some(1), IfTooFew::Stop);
    let other = linked(sums("Deputy?", &NAMES[..2]), Some(1), IfTooFew::LeaveVacant);
    let no_seats = linked(sums("Deputy?", &NAMES[..2]), None, IfTooFew::Stop);
    let no_rule = Question { extra: Some(r#"{"linked":"stop"}"#.into()), ..ranking("Who?", &NAMES[..2], Rule::Irv, 1) };
    for (second, result) in [
        (other, json!([[0, 1, 2], [0, 2, 1]])),
        (no_seats, json!([[0, 1, 2], [0, 2, 1]])),
        (no_rule, json!([[0, 1, 2], [[1, 2]]])),
    ] {
        let found = counts(&[question.clone(), second.clone()], Some(&result.to_string()), &[], None).unwrap();
        assert_eq!(found.failures.len(), 1, "{second:?}");
    }
}
