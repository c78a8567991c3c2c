//! Who is elected: derived from the opened rankings by the rule that the election declares, and compared with what is declared.

mod support;

use omov_belenios::Check;
use omov_belenios::archive::EventKind;
use omov_belenios::election::{Kind, Question};
use omov_belenios::make::ballot::Answer;
use omov_belenios::make::setup::setup_data;
use omov_count::profile::{Breaker, TieRule};
use omov_count::record::Winner;
use omov_count::{CandidateId, CountRecord, Lots, Mark, Profile, Rule};
use omov_verify::{Declared, NOT_VALID, UNREADABLE, VALID, counts, ranked};
use serde_json::{Value, json};
use support::{Desk, Step, count, declaring, hold, name, ranking, ranks, yes};

const NAMES: [&str; 5] = ["Ann", "Ben", "Cat", "Dov", "Eve"];

fn id(number: u64) -> CandidateId {
    CandidateId::from_number(number).unwrap()
}

fn scottish(seats: u32) -> Profile {
    Profile::new(Rule::ScottishStv, seats)
}

/// Thirteen papers, three places, quota 4: Ann has 7 and lifts Ben past Dov, who has 2; Cat has 4.
fn three_winners() -> Vec<Step> {
    let votes = ranks(&[(7, &[1, 2, 0, 0, 0]), (4, &[0, 0, 1, 2, 0]), (2, &[0, 3, 0, 1, 2])]);
    hold(vec![declaring(&NAMES, &scottish(3))], &votes)
}

fn swapped(mut record: CountRecord) -> CountRecord {
    let last = record.elected.last_mut().unwrap();
    *last = Winner::Candidate(id(5));
    record
}

#[test]
fn the_winners_of_a_transferable_vote_follow_from_the_opened_rankings() {
    let desk = Desk::new(&three_winners());
    let said = desk.text();
    assert_eq!(said.status, VALID, "{}", said.out);
    assert!(said.out.starts_with("The result is what the 13 counted ballots say.\n"));
    let sentence =
        "Question 1, counted by the declared rule (Scottish single transferable vote, 3 seats): elected Ann, Cat, Ben.";
    assert!(said.out.contains(sentence), "{}", said.out);
    assert_eq!(
        desk.json().json()["counts"],
        json!([{"question": 1, "rule": "scottish-stv", "elected": [1, 3, 2], "names": ["Ann", "Cat", "Ben"], "valid": 13, "invalid": 0}])
    );
}

#[test]
fn an_honest_declared_count_is_confirmed_in_everything() {
    let steps = three_winners();
    let desk = Desk::new(&steps).declare(None, count(&steps, 0, &scottish(3), None));
    let said = desk.text();
    assert_eq!(said.status, VALID, "{}", said.out);
    assert!(said.out.starts_with("The result is what the 13 counted ballots say.\n"));
    assert!(said.out.contains("result, winners."), "{}", said.out);
    assert!(said.out.contains("The declared count of count.json says the same, and so does the second counter."));
}

#[test]
fn a_declared_winner_who_was_not_elected_is_refused_under_the_name_winners() {
    let steps = three_winners();
    let desk = Desk::new(&steps).declare(Some(1), swapped(count(&steps, 0, &scottish(3), None)));
    let said = desk.json();
    assert_eq!(said.status, NOT_VALID);
    let json = said.json();
    assert_eq!((&json["valid"], &json["result"]), (&Value::Bool(false), &Value::Null));
    let first = &json["failures"][0];
    assert_eq!((&first["check"], &first["event"]), (&json!("winners"), &Value::Null));
    assert_eq!(first["detail"], "question 1: declared as elected: Ann, Cat, Eve; the ballots elect: Ann, Cat, Ben");
    assert_eq!(json["counts"][0]["names"], json!(["Ann", "Cat", "Ben"]), "who was really elected is still said");
    let said = desk.text();
    assert!(said.out.starts_with("The declared winners are NOT what the counted ballots say.\n"), "{}", said.out);
    assert!(said.out.contains("\nFAILED: winners: question 1: declared as elected"));
}

#[test]
fn a_declared_figure_that_departs_is_refused_with_its_stage() {
    let steps = three_winners();
    let mut record = count(&steps, 0, &scottish(3), None);
    record.stages[1].votes.insert(id(2), "3.00000".into());
    let said = Desk::new(&steps).declare(None, record).json();
    assert_eq!((said.status, said.failed()), (NOT_VALID, vec!["winners".to_owned()]));
    assert!(said.out.contains("question 1: stage 2, votes of Ben: declared 3.00000, the ballots give"), "{}", said.out);
}

#[test]
fn a_count_by_another_rule_than_the_declared_one_is_refused_even_with_the_same_winners() {
    let steps = three_winners();
    for (rule, same) in [(Rule::Meek, true), (Rule::Plurality, false)] {
        let other = count(&steps, 0, &Profile::new(rule, 3), None);
        assert_eq!(other.winners() == [id(1), id(3), id(2)], same, "otherwise this tests less than it says");
        let said = Desk::new(&steps).declare(None, other).json();
        assert_eq!(said.status, NOT_VALID);
        assert!(said.failed().iter().all(|check| check == "winners"));
        assert!(said.out.contains(&format!("counted by a rule ({}, profile ", rule.name())), "{}", said.out);
        assert_eq!(said.json()["counts"][0]["elected"], json!([1, 3, 2]), "by the rule of the election");
    }
}

/// Every value of a JSON text changed by itself: numbers and texts become others, lists lose their last item.
fn changes(value: &Value, path: &str, out: &mut Vec<(String, Value)>, put: &dyn Fn(Value) -> Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                changes(field, &format!("{path}/{name}"), out, &|new| {
                    let mut fields = fields.clone();
                    fields.insert(name.clone(), new);
                    put(Value::Object(fields))
                });
            }
            return;
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                changes(item, &format!("{path}/{i}"), out, &|new| {
                    let mut items = items.clone();
                    items[i] = new;
                    put(Value::Array(items))
                });
            }
            if let Some((_, rest)) = items.split_last() {
                out.push((format!("{path}, one less"), put(rest.to_vec().into())));
            }
            return;
        }
        _ => {}
    }
    let changed = match value {
        Value::Null => json!(1),
        Value::Bool(yes) => json!(!yes),
        Value::Number(n) => json!(n.as_u64().unwrap() + 1),
        other => json!(format!("{}1", other.as_str().unwrap())),
    };
    out.push((path.to_owned(), put(changed)));
}

#[test]
fn no_change_of_a_declared_count_goes_unnoticed() {
    let steps = three_winners();
    let (questions, rows) = (support::election(&steps).questions, support::opened(&steps, 0));
    let result = json!([rows]).to_string();
    let honest = count(&steps, 0, &scottish(3), None);
    let refused = |record: CountRecord| {
        let declared = Declared { question: None, file: "count.json".into(), record };
        !counts(&questions, Some(&result), &[declared], None).unwrap().failures.is_empty()
    };
    assert!(!refused(honest.clone()));
    let mut all = Vec::new();
    changes(&serde_json::to_value(&honest).unwrap(), "", &mut all, &|value| value);
    let mut tried = 0;
    for (path, changed) in all {
        // Many changes are no count record any more, which is refused before anything is compared.
        let Ok(record) = serde_json::from_value::<CountRecord>(changed) else { continue };
        tried += 1;
        assert!(refused(record), "{path}");
    }
    assert!(tried > 80, "{tried}");
}

#[test]
fn a_count_of_other_papers_is_refused() {
    let steps = three_winners();
    let fewer = hold(vec![declaring(&NAMES, &scottish(3))], &ranks(&[(5, &[1, 2, 0, 0, 0]), (4, &[0, 0, 1, 2, 0])]));
    let said = Desk::new(&steps).declare(None, count(&fewer, 0, &scottish(3), None)).json();
    assert_eq!(said.status, NOT_VALID);
    assert!(said.failed().iter().all(|check| check == "winners"));
    assert!(said.out.contains("the record is of 9 papers, but there are 13"), "{}", said.out);
}

#[test]
fn a_changed_profile_changes_the_fingerprint_so_that_every_ballot_fails() {
    let mut steps = three_winners();
    let data = &mut steps[0].1;
    let changed = data[0].replacen("\"seats\":3", "\"seats\":2", 1).replacen("seats = 3", "seats = 2", 1);
    assert_eq!(ranked::declared(support_extra(&changed).as_str()).unwrap(), Some(scottish(2)));
    data[3] = setup_data(&changed, &data[1], &data[2]);
    data[0] = changed;
    let said = Desk::new(&steps).json();
    assert_eq!(said.status, NOT_VALID);
    assert_eq!(said.failed(), vec![name(Check::BallotElection); 13]);
    assert!(said.json().get("counts").is_none(), "nothing is counted that is not valid");
}

fn support_extra(election: &str) -> String {
    let election = omov_belenios::election::Election::read(election.as_bytes()).unwrap();
    election.questions[0].extra.clone().unwrap()
}

#[test]
fn a_row_that_is_no_ranking_is_an_invalid_paper_and_is_shown() {
    let votes = ranks(&[(3, &[1, 2, 0]), (1, &[0, 0, 0]), (1, &[9, 1, 0])]);
    let steps = hold(vec![declaring(&NAMES[..3], &scottish(1))], &votes);
    let desk = Desk::new(&steps).declare(None, count(&steps, 0, &scottish(1), None));
    let said = desk.text();
    assert_eq!(said.status, VALID, "{}", said.out);
    assert!(said.out.contains("  Papers: 3 counted for somebody, 2 did not.\n"), "{}", said.out);
    assert!(said.out.contains("[9, 1, 0]: a rank 9, but there are only 3 candidates."), "{}", said.out);
    let json = desk.json().json();
    let count = &json["counts"][0];
    assert_eq!((&count["valid"], &count["invalid"]), (&json!(3), &json!(2)));
    assert_eq!(count["spoilt"].as_array().unwrap().len(), 1, "a blank paper is no spoilt one");
    assert_eq!(count["spoilt"][0]["integers"], json!([9, 1, 0]));
}

#[test]
fn an_order_of_preference_among_many_candidates_is_counted_too() {
    let names: Vec<String> = (1..=40).map(|i| format!("C{i}")).collect();
    let profile = Profile::new(Rule::Irv, 1);
    let paper = [Mark::next(id(40)), Mark::next(id(2))];
    let row = ranked::integers(&paper, &names, Some(3)).unwrap();
    let kind = Kind::NonHomomorphic { answers: names, preferences: Some(3) };
    let question = Question { question: "Who?".into(), kind, extra: Some(ranked::extra(&profile, Some(3))) };
    let votes = ranks(&[(2, &row), (1, &[2, 0, 0]), (2, &[2, 1, 40]), (1, &[0, 0, 0])]);
    let said = Desk::new(&hold(vec![question], &votes)).text();
    assert_eq!(said.status, VALID, "{}", said.out);
    assert!(said.out.contains(", 1 seat): elected C2.\n  Papers: 5 counted for somebody, 1 did not."), "{}", said.out);
    assert!(said.out.contains("Note: Ballots hold an order of preference, an extension"));
}

fn by_lot() -> Profile {
    Profile { ties: TieRule { earlier_stages: true, then: Breaker::Lot }, ..scottish(1) }
}

fn tied() -> Vec<Step> {
    hold(vec![declaring(&NAMES[..2], &by_lot())], &ranks(&[(2, &[1, 0]), (2, &[0, 1])]))
}

#[test]
fn a_tie_that_only_a_lot_breaks_is_told_and_is_no_failure() {
    let desk = Desk::new(&tied());
    let said = desk.text();
    assert_eq!(said.status, VALID, "{}", said.out);
    let told = "the rankings alone do not say who is elected. At stage 2 who goes out is tied between Ann, Ben.";
    assert!(said.out.contains(told), "{}", said.out);
    assert!(said.out.contains("The rule leaves it to a lot"));
    let count = &desk.json().json()["counts"][0];
    assert_eq!((&count["elected"], &count["names"]), (&Value::Null, &Value::Null));
    assert_eq!(count["open"], "at stage 2 who goes out is tied between Ann, Ben");
}

#[test]
fn the_lot_of_the_declared_count_breaks_the_tie_and_is_named() {
    let steps = tied();
    let lots = Lots::Seed("seven white doves".into());
    let record = count(&steps, 0, &by_lot(), Some(&lots));
    let winner = record.name(record.winners()[0]).to_owned();
    let said = Desk::new(&steps).declare(None, record).text();
    assert_eq!(said.status, VALID, "{}", said.out);
    assert!(said.out.contains(&format!("elected {winner}.")), "{}", said.out);
    assert!(said.out.contains("broken by the lot with the seed “seven white doves”, as the declared count says"));
}

#[test]
fn a_declared_winner_of_a_tie_that_nothing_breaks_is_refused() {
    let steps = tied();
    let mut record = count(&steps, 0, &by_lot(), Some(&Lots::Seed("seven white doves".into())));
    record.lots = None;
    let said = Desk::new(&steps).declare(None, record).json();
    assert_eq!(said.status, NOT_VALID);
    assert!(said.failed().iter().all(|check| check == "winners"));
}

#[test]
fn a_rule_that_cannot_be_read_makes_a_record_invalid() {
    let extra = ranked::extra(&scottish(1), None).replace("scottish-stv", "irish-stv");
    let steps = hold(vec![ranking(&NAMES[..2], Some(extra))], &ranks(&[(2, &[1, 2])]));
    let said = Desk::new(&steps).json();
    assert_eq!((said.status, said.failed()), (NOT_VALID, vec!["winners".to_owned()]));
    let under_way = Desk::new(&steps[..2]).text();
    assert_eq!(under_way.status, NOT_VALID, "better known before everybody has voted");
    assert!(under_way.out.starts_with("This record is NOT valid: the rule by which it is counted is not clear.\n"));
}

#[test]
fn a_record_whose_rule_stands_elsewhere_is_valid_and_nothing_is_counted() {
    let steps = hold(vec![ranking(&NAMES[..2], None)], &ranks(&[(2, &[1, 2])]));
    let said = Desk::new(&steps).json();
    assert_eq!(said.status, VALID);
    assert!(said.json().get("counts").is_none());
    let said = Desk::new(&steps).declare(None, count(&steps, 0, &scottish(1), None)).json();
    assert_eq!((said.status, said.failed()), (NOT_VALID, vec!["winners".to_owned()]));
    assert!(said.out.contains("the election declares no rule for it"), "{}", said.out);
}

#[test]
fn a_count_that_is_declared_before_there_is_a_result_is_refused() {
    let steps = three_winners();
    let at = steps.iter().position(|step| step.0 == EventKind::EndBallots).unwrap();
    let desk = Desk::new(&steps[..at]);
    assert_eq!(desk.text().status, VALID);
    assert!(desk.text().out.starts_with("The record is in order so far"));
    let said = desk.declare(None, count(&steps, 0, &scottish(3), None)).json();
    assert_eq!((said.status, said.failed()), (NOT_VALID, vec!["winners".to_owned()]));
}

#[test]
fn each_ranked_question_is_counted_by_its_own_rule() {
    let both = |row: &[u8]| Answer::Integers(row.to_vec());
    let votes: Vec<_> = (0..3).map(|_| vec![both(&[2, 1]), Answer::Choices(vec![1, 0]), both(&[1, 2, 3])]).collect();
    let rules = [scottish(1), Profile::new(Rule::Schulze, 1)];
    let questions = vec![declaring(&NAMES[..2], &rules[0]), yes(), declaring(&NAMES[2..], &rules[1])];
    let steps = hold(questions, &votes);
    let desk = || Desk::new(&steps);
    let counted = desk().json().json();
    let names: Vec<_> = counted["counts"].as_array().unwrap().iter().map(|c| (&c["question"], &c["names"])).collect();
    assert_eq!(names, [(&json!(1), &json!(["Ben"])), (&json!(3), &json!(["Cat"]))]);

    let of = |i: usize| count(&steps, 2 * i, &rules[i], None);
    assert_eq!(desk().declare(Some(1), of(0)).declare(Some(3), of(1)).json().status, VALID);
    for (wrong, why) in [
        (desk().declare(None, of(0)), "which question is that the count of?"),
        (desk().declare(Some(2), of(0)), "no ranked question 2"),
        (desk().declare(Some(0), of(0)), "no ranked question 0"),
        (desk().declare(Some(1), of(0)).declare(Some(1), of(0)), "question 1 has a declared count already"),
    ] {
        let said = wrong.json();
        assert_eq!((said.status, said.out.as_str()), (UNREADABLE, ""));
        assert!(said.err.starts_with("count.json: ") && said.err.contains(why), "{}", said.err);
        assert_eq!(said.err.lines().count(), 1);
    }
}
