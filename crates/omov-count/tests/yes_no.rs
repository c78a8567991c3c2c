//! Yes/no questions keep their promises.

use crate::written::{contest, elected, women};
use omov_count::profile::Decision;
use omov_count::record::DecisionOutcome;
use omov_count::{Contest, CountError, CountRecord, Profile, Rule, Watch, count};
use proptest::prelude::*;

fn decide(contest: &Contest, decision: Decision) -> Result<CountRecord, CountError> {
    let profile = Profile { decision: Some(decision), ..Profile::new(Rule::YesNo, 1) };
    count(contest, &profile, None, Watch::none())
}

const MAJORITY: Decision = Decision { electorate: 100, quorum: [30, 100], threshold: [1, 2], at_least: false };
const TWO_THIRDS: Decision = Decision { threshold: [2, 3], at_least: true, ..MAJORITY };

fn passes(papers: &[&str], decision: Decision) -> bool {
    let record = decide(&contest("Yes No Abstain", papers), decision).unwrap();
    let passed = record.decision.unwrap().passed;
    assert_eq!(record.elected.len(), 1);
    assert_eq!(record.stages[0].elected[0].number(), if passed { 1 } else { 2 });
    passed
}

#[test]
fn more_than_half_passes_and_half_does_not() {
    assert!(passes(&["21 Yes", "20 No"], MAJORITY));
    assert!(!passes(&["20 Yes", "20 No"], MAJORITY));
    assert!(!passes(&["20 Yes", "21 No"], MAJORITY));
}

#[test]
fn exactly_two_thirds_are_enough_where_the_rule_says_at_least() {
    assert!(passes(&["20 Yes", "10 No"], TWO_THIRDS));
    assert!(!passes(&["20 Yes", "11 No"], TWO_THIRDS));
    assert!(!passes(&["20 Yes", "10 No"], Decision { at_least: false, ..TWO_THIRDS }));
    assert!(passes(&["21 Yes", "10 No"], Decision { at_least: false, ..TWO_THIRDS }));
}

#[test]
fn abstaining_counts_towards_the_quorum_and_for_nothing_else() {
    let record = decide(&contest("Yes No Abstain", &["11 Yes", "9 No", "10 Abstain", "5"]), MAJORITY).unwrap();
    let expected = DecisionOutcome {
        yes: 11,
        no: 9,
        abstain: 10,
        quorum_needed: 30,
        quorum_met: true,
        yes_needed: 11,
        passed: true,
    };
    assert_eq!(record.decision, Some(expected));
    assert_eq!((record.ballots.valid, record.ballots.invalid), (30, 5));
}

#[test]
fn without_a_quorum_the_question_fails_and_the_record_says_why() {
    // Blank papers are no votes.
    let record = decide(&contest("Yes No Abstain", &["20 Yes", "9 Abstain", "40"]), MAJORITY).unwrap();
    let outcome = record.decision.clone().unwrap();
    assert!(!outcome.quorum_met && !outcome.passed && outcome.yes >= outcome.yes_needed);
    assert_eq!(elected(&record), "No");
    // A share of people is rounded up: three in ten of 101 are 31.
    let odd = Decision { electorate: 101, ..MAJORITY };
    assert_eq!(decide(&contest("Yes No", &["1 Yes"]), odd).unwrap().decision.unwrap().quorum_needed, 31);
}

#[test]
fn a_question_nobody_says_yes_to_never_passes() {
    let easy = Decision { quorum: [0, 1], threshold: [0, 1], at_least: true, ..MAJORITY };
    assert!(!passes(&[], easy.clone()));
    assert!(!passes(&["40 Abstain"], Decision { at_least: true, ..MAJORITY }));
    assert!(passes(&["1 Yes", "99 No"], easy));
}

#[test]
fn the_answers_may_stand_in_any_order_and_case_and_there_are_no_others() {
    let record = decide(&contest("abstain NO yes", &["20 yes", "11 NO"]), MAJORITY).unwrap();
    assert_eq!(elected(&record), "yes");
    for names in ["Yes No Maybe", "Ja Nein", "Yes Abstain", "Yes No yes", "Yes No Abstain Abstain"] {
        let refused = decide(&contest(names, &[]), MAJORITY);
        assert!(matches!(refused, Err(CountError::WrongInput { rule: Rule::YesNo, .. })), "{names}");
    }
    let mut withdrawn = contest("Yes No Abstain", &[]);
    withdrawn.candidates[2].withdrawn = true;
    assert!(matches!(decide(&withdrawn, MAJORITY), Err(CountError::WrongInput { .. })));
}

#[test]
fn limits_have_no_place_in_a_question() {
    let question = contest("Yes No", &["1 Yes"]);
    let limits = Some(women(&question, None, Some(1)));
    let profile = Profile { decision: Some(MAJORITY), limits, ..Profile::new(Rule::YesNo, 1) };
    let refused = count(&question, &profile, None, Watch::none());
    assert_eq!(refused, Err(CountError::NoLimits { rule: Rule::YesNo }));
}

#[test]
fn more_papers_than_people_are_refused() {
    let refused = decide(&contest("Yes No", &["100 Yes", "1"]), MAJORITY);
    assert!(
        matches!(refused, Err(CountError::BadProfile(why)) if why.contains("101 papers") && why.contains("only 100"))
    );
}

#[test]
fn the_largest_figures_do_not_overflow() {
    let most = Decision {
        electorate: u64::MAX,
        quorum: [u64::MAX - 1, u64::MAX],
        threshold: [u64::MAX - 1, u64::MAX],
        at_least: true,
    };
    let record = decide(&contest("Yes No", &["1000000000000000000 Yes"]), most).unwrap();
    let outcome = record.decision.unwrap();
    assert_eq!((outcome.quorum_needed, outcome.yes_needed), (u64::MAX - 1, 1_000_000_000_000_000_000));
}

proptest! {
    /// Compared without dividing: yes / (yes + no) against num / den.
    #[test]
    fn shares_are_exact(yes in 0u64..60, no in 0u64..60, num in 0u64..8, den in 1u64..8, at_least: bool) {
        prop_assume!(num <= den);
        let papers = [format!("{yes} Yes"), format!("{no} No")];
        let race = contest("Yes No", &[papers[0].as_str(), papers[1].as_str()]);
        let rules = Decision { electorate: 200, quorum: [num, den], threshold: [num, den], at_least };
        let outcome = decide(&race, rules).unwrap().decision.unwrap();
        let (have, need) = (yes * den, (yes + no) * num);
        prop_assert_eq!(outcome.yes >= outcome.yes_needed, yes > 0 && (have > need || at_least && have == need));
        prop_assert_eq!(outcome.quorum_met, (yes + no) * den >= 200 * num);
        prop_assert_eq!(outcome.passed, outcome.quorum_met && outcome.yes >= outcome.yes_needed);
    }
}
