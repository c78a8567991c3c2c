//! The naive counter by itself: counts done by hand, and records that somebody has changed.

use omov_count::naive::{self, CheckError, Departure, DeriveError, Derived, Verdict};
use omov_count::papers::Papers;
use omov_count::profile::{Breaker, Limit, Limits, Overvote, TieRule};
use omov_count::record::Winner;
use omov_count::rules::Watch;
use omov_count::{Candidate, CandidateId, Contest, CountRecord, Lots, Mark, Profile, Rule, count};

/// Papers such as `6 Ann Bo` (six voters: Ann, then Bo) for candidates in the order given.
fn contest(candidates: &str, papers: &[&str]) -> Contest {
    let candidates: Vec<Candidate> = candidates.split(' ').map(Candidate::new).collect();
    let mut contest =
        Contest { title: "Executive".into(), seats: None, candidates, papers: Papers::new(), budget: None };
    let mut all = Papers::new();
    for paper in papers {
        let mut words = paper.split(' ');
        let weight = words.next().unwrap().parse().unwrap();
        let marks: Vec<Mark> = words.map(|name| Mark::next(contest.find(name).unwrap())).collect();
        all.push(weight, &marks).unwrap();
    }
    contest.papers = all;
    contest
}

fn derive(contest: &Contest, rule: Rule, seats: u32) -> Derived {
    naive::derive(contest, &Profile::new(rule, seats), None).unwrap()
}

fn names(contest: &Contest, ids: &[CandidateId]) -> String {
    ids.iter().map(|c| contest.name(*c)).collect::<Vec<_>>().join(" ")
}

/// The votes of a stage, with those that count for nobody, as fractions.
fn votes(derived: &Derived, stage: usize) -> String {
    let stage = &derived.stages[stage - 1];
    let mut all: Vec<String> = stage.votes.values().map(ToString::to_string).collect();
    all.push(stage.non_transferable.to_string());
    all.join(" ")
}

fn woman_or_man(women: std::ops::RangeInclusive<u32>, men: std::ops::RangeInclusive<u32>) -> Limits {
    let mut limits = Limits::default();
    let gender = women.map(|n| (n, "woman".into())).chain(men.map(|n| (n, "man".into()))).collect();
    limits.attributes.insert("gender".into(), gender);
    limits
}

fn limit(value: &str, min: Option<u32>, max: Option<u32>) -> Limit {
    Limit { attribute: "gender".into(), value: value.into(), min, max }
}

#[test]
fn scottish_stv_moves_a_surplus_and_cuts_it_off_after_five_decimals() {
    let contest = contest("Ann Bo Cy", &["6 Ann Bo", "1 Ann", "2 Cy"]);
    let derived = derive(&contest, Rule::ScottishStv, 2);
    // Quota 9 ÷ 3, and one more: 4. Ann's surplus is 3 of 7, so that each of her papers moves at 0.42857.
    assert_eq!(votes(&derived, 1), "7 0 2 0");
    assert_eq!(votes(&derived, 2), "4 128571/50000 2 21429/50000");
    assert_eq!(votes(&derived, 3), "4 128571/50000 121429/50000");
    assert_eq!(names(&contest, &derived.stages[2].excluded), "Cy");
    assert_eq!(names(&contest, &derived.elected), "Ann Bo");
}

#[test]
fn meek_raises_what_is_kept_to_the_next_unit_and_the_quota_falls_with_the_votes() {
    let contest = contest("Ann Bo Cy", &["6 Ann Bo", "3 Cy"]);
    let derived = derive(&contest, Rule::Meek, 2);
    assert_eq!(votes(&derived, 1), "6 0 3 0");
    // Quota 3.000000001; Ann keeps 3.000000001 ÷ 6, raised to 0.500000001 of each of six papers.
    assert_eq!(votes(&derived, 2), "1500000003/500000000 1499999997/500000000 3 0");
    // Bo is out: what Ann does not keep counts for nobody, and the quota is a third of what is left.
    assert_eq!(votes(&derived, 3), "1500000003/500000000 3 1499999997/500000000");
    assert_eq!(derived.stages[2].quota.as_ref().unwrap().to_string(), "2000000003/1000000000");
    assert_eq!(names(&contest, &derived.elected), "Ann Cy");
}

#[test]
fn under_meek_an_earlier_stage_breaks_a_tie_between_those_whom_only_the_surplus_left_over_sets_apart() {
    // Quota 25.000000001. Ann keeps 0.555555556 of 45 papers, Bo 0.625000001 of 40: Cy then has 24.99999998 and Di
    // 24.99999996, while 0.000000058 of surplus is left. So they are tied, and at stage 1 it was Cy who had fewer.
    let contest = contest("Ann Bo Cy Di", &["45 Ann Cy", "40 Bo Di", "5 Cy", "10 Di"]);
    let mut profile = Profile::new(Rule::Meek, 3);
    profile.ties.earlier_stages = true;
    let derived = naive::derive(&contest, &profile, None).unwrap();
    assert_eq!(votes(&derived, 2).split(' ').nth(2), Some("1249999999/50000000"));
    assert_eq!(names(&contest, &derived.stages[2].excluded), "Cy");
    assert_eq!(derived.ties[0].earlier_stage, Some(1));
    let record = count(&contest, &profile, None, Watch::none()).unwrap();
    assert!(matches!(naive::check(&contest, &record), Ok(Verdict::Agrees { .. })));
}

#[test]
fn nobody_gets_a_second_part_of_the_same_paper_under_meek() {
    // Two papers name Ann and then Ann and Bo at one rank. Bo goes out, so that only Ann is left of those two.
    let mut contest = contest("Ann Bo Cy", &["6 Ann", "1 Bo", "4 Cy"]);
    let [ann, bo] = ["Ann", "Bo"].map(|n| contest.find(n).unwrap());
    contest.papers.push(2, &[Mark::next(ann), Mark::next(ann), Mark::tied(bo)]).unwrap();
    let mut profile = Profile::new(Rule::Meek, 2);
    profile.marks.overvote = Overvote::SkipIfOneContinuing;
    profile.converge_last_stage = true;
    let record = count(&contest, &profile, None, Watch::none()).unwrap();
    assert!(matches!(naive::check(&contest, &record), Ok(Verdict::Agrees { .. })));
    // Ann keeps k of each of 8 papers, no more.
    let last = naive::derive(&contest, &profile, None).unwrap().stages.pop().unwrap();
    assert_eq!(last.votes[&ann], &last.keep_values[&ann] * dashu_ratio::RBig::from(8u8));
}

#[test]
fn warren_takes_the_same_price_from_every_paper_where_meek_takes_the_same_share_of_what_is_left() {
    // Both Ann and Bo are over the quota of 3.000000001; Ann's papers that reach Bo are worth less than a paper.
    let contest = contest("Ann Bo Cy", &["6 Ann Bo Cy", "4 Bo Cy", "2 Cy"]);
    let mut profile = Profile::new(Rule::Meek, 3);
    profile.converge_last_stage = true;
    let last = |rule| {
        let profile = Profile { rule, ..profile.clone() };
        let derived = naive::derive(&contest, &profile, None).unwrap();
        derived.stages.last().unwrap().clone()
    };
    let (meek, warren) = (last(Rule::Meek), last(Rule::Warren));
    for stage in [&meek, &warren] {
        let quota = stage.quota.as_ref().unwrap();
        let over: dashu_ratio::RBig =
            stage.votes.values().map(|v| v - quota).fold(dashu_ratio::RBig::ZERO, |a, b| a + b);
        assert!(over < dashu_ratio::RBig::ONE);
    }
    assert_ne!(meek.keep_values, warren.keep_values);
}

#[test]
fn each_seat_of_a_sequential_run_off_is_counted_from_all_papers() {
    let contest = contest("Ann Bo Cy", &["5 Ann Bo", "3 Bo", "4 Cy"]);
    let derived = derive(&contest, Rule::SequentialIrv, 2);
    assert_eq!(votes(&derived, 1), "5 3 4 0");
    assert_eq!(votes(&derived, 2), "5 4 3");
    assert_eq!(votes(&derived, 3), "8 4 0");
    assert_eq!(names(&contest, &derived.elected), "Ann Bo");
    let run_off = derive(&contest, Rule::Irv, 1);
    assert_eq!((votes(&run_off, 2), names(&contest, &run_off.elected)), ("5 4 3".into(), "Ann".into()));
    let bottoms_up = derive(&contest, Rule::BottomsUp, 2);
    assert_eq!(names(&contest, &bottoms_up.elected), "Ann Cy");
    assert_eq!(names(&contest, &derive(&contest, Rule::Plurality, 2).elected), "Ann Cy");
}

#[test]
fn limits_guard_and_doom_as_in_the_worked_examples() {
    let papers = ["40 M1 M2 M3", "30 M2 M1 M3", "20 M3 W4", "12 W4 W5", "8 W5 W4"];
    let one = contest("M1 M2 M3 W4 W5", &papers);
    let mut profile = Profile::new(Rule::ScottishStv, 3);
    assert_eq!(names(&one, &naive::derive(&one, &profile, None).unwrap().elected), "M1 M2 M3");
    let mut limits = woman_or_man(4..=5, 1..=3);
    limits.limits = vec![limit("woman", Some(2), None)];
    profile.limits = Some(limits.clone());
    let derived = naive::derive(&one, &profile, None).unwrap();
    assert_eq!(names(&one, &derived.elected), "M1 W4 W5");
    assert_eq!(names(&one, &derived.stages[0].guarded), "W4 W5");
    assert_eq!(names(&one, &derived.stages[0].doomed), "M2 M3");

    let two = contest("M1 M2 W3", &["60 M1 M2 W3", "50 M2 M1 W3", "10 W3"]);
    let mut limits = woman_or_man(3..=3, 1..=2);
    limits.limits = vec![limit("man", None, Some(1))];
    let mut profile = Profile::new(Rule::ScottishStv, 2);
    profile.limits = Some(limits);
    assert_eq!(names(&two, &naive::derive(&two, &profile, None).unwrap().elected), "M1 W3");

    let mut limits = woman_or_man(3..=3, 1..=2);
    limits.limits = vec![limit("woman", Some(2), None)];
    profile.limits = Some(limits);
    assert_eq!(naive::derive(&two, &profile, None), Err(DeriveError::Unmeetable));
}

#[test]
fn every_committee_that_ties_is_found_under_every_approval_rule() {
    let contest = contest("Ann Bo Cy", &["3 Ann Bo", "2 Cy"]);
    let committees = |rule| {
        let all = derive(&contest, rule, 2).committees.unwrap();
        all.iter().map(|c| names(&contest, c)).collect::<Vec<_>>()
    };
    assert_eq!(committees(Rule::Approval), ["Ann Bo"]);
    // Two of the three get 3 × 3/2 from Ann and Bo, and 3 + 2 with Cy.
    assert_eq!(committees(Rule::Pav), ["Ann Cy", "Bo Cy"]);
    assert_eq!(committees(Rule::SeqPav), ["Ann Cy", "Bo Cy"]);
    // After Ann at a load of 1/3: Bo at (1 + 1)/3, Cy at 1/2.
    assert_eq!(committees(Rule::SeqPhragmen), ["Ann Cy", "Bo Cy"]);
    // Everybody has 2/5. Ann costs 1/3 each; 1/15 each does not pay for Bo, nor 2/5 each for Cy.
    assert_eq!(committees(Rule::EqualSharesWithoutCompletion), ["Ann", "Bo"]);
    // Cy comes when her two have 1/10 more each, Bo when his three have 4/15 more.
    assert_eq!(committees(Rule::EqualShares), ["Ann Cy", "Bo Cy"]);
    assert_eq!(committees(Rule::EqualSharesApprovalCompletion), ["Ann Bo"]);
}

#[test]
fn limits_leave_only_committees_that_meet_them() {
    let contest = contest("Ann Bo Cy", &["3 Ann Bo", "2 Cy"]);
    let mut profile = Profile::new(Rule::Approval, 2);
    let mut limits = woman_or_man(1..=2, 3..=3);
    limits.limits = vec![limit("man", Some(1), None)];
    profile.limits = Some(limits);
    for rule in [Rule::Approval, Rule::SeqPav, Rule::EqualSharesApprovalCompletion] {
        let derived = naive::derive(&contest, &Profile { rule, ..profile.clone() }, None).unwrap();
        let all: Vec<String> = derived.committees.unwrap().iter().map(|c| names(&contest, c)).collect();
        assert_eq!(all, ["Ann Cy", "Bo Cy"], "{}", rule.name());
    }
}

#[test]
fn what_takes_too_long_is_not_covered_and_says_so() {
    let many: Vec<String> = (1..=40).map(|i| format!("C{i}")).collect();
    let contest = contest(&many.join(" "), &["1 C1"]);
    let refused = naive::derive(&contest, &Profile::new(Rule::Pav, 20), None);
    assert!(matches!(refused, Err(DeriveError::NotCovered(why)) if why.contains("20 of 40")));
    let refused = naive::derive(&contest, &Profile::new(Rule::Schulze, 1), None);
    assert!(matches!(refused, Err(DeriveError::NotCovered(why)) if why.contains("schulze")));
}

/// A count with a surplus, a tie for exclusion and a lot.
fn counted() -> (Contest, CountRecord) {
    let contest = contest("Ann Bo Cy Di", &["8 Ann Bo", "3 Bo", "2 Cy Bo", "2 Di Cy"]);
    let mut profile = Profile::new(Rule::ScottishStv, 2);
    profile.ties = TieRule { earlier_stages: true, then: Breaker::Lot };
    let lots = Lots::Seed("a seed".into());
    let record = count(&contest, &profile, Some(&lots), Watch::none()).unwrap();
    assert_eq!(record.ties.len(), 1);
    (contest, record)
}

fn departures(contest: &Contest, record: &CountRecord) -> Vec<Departure> {
    match naive::check(contest, record).unwrap() {
        Verdict::Departs { departures } => departures,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_honest_record_agrees_and_what_was_compared_is_told() {
    let (contest, record) = counted();
    let Verdict::Agrees { compared } = naive::check(&contest, &record).unwrap() else { panic!("it departs") };
    assert!(compared.iter().any(|c| c.contains("votes of everybody")));
    assert!(compared.iter().any(|c| c.contains("ties")));
}

#[test]
fn one_changed_figure_is_named_with_its_stage_and_candidate() {
    let (contest, honest) = counted();
    let bo = contest.find("Bo").unwrap();
    let mut record = honest.clone();
    let right = record.stages[1].votes.insert(bo, "5.00001".into()).unwrap();
    let found = departures(&contest, &record);
    let expected = Departure { stage: Some(2), what: "votes of Bo".into(), recorded: "5.00001".into(), derived: right };
    assert_eq!(found, [expected]);

    let mut record = honest.clone();
    record.stages[2].non_transferable = "14.00000".into();
    assert_eq!(departures(&contest, &record)[0].what, "votes that count for nobody");
    let mut record = honest.clone();
    record.quota = Some("5.00000".into());
    assert_eq!(departures(&contest, &record)[0].what, "quota");
    let mut record = honest.clone();
    record.ballots.valid -= 1;
    assert_eq!(departures(&contest, &record)[0].what, "valid papers");
    let mut record = honest.clone();
    record.stages[1].transfers[0].papers += 1;
    assert_eq!(departures(&contest, &record)[0].what, "what moved from Ann to Bo");
    let mut record = honest.clone();
    record.stages.pop();
    assert_eq!(departures(&contest, &record)[0].what, "number of stages");
}

#[test]
fn a_changed_winner_and_a_changed_tie_are_named() {
    let (contest, honest) = counted();
    let [bo, cy] = ["Bo", "Cy"].map(|n| contest.find(n).unwrap());
    let mut record = honest.clone();
    record.elected[1] = Winner::Candidate(cy);
    let found = departures(&contest, &record);
    assert_eq!(found.len(), 1);
    assert_eq!((&*found[0].what, &*found[0].recorded), ("who is elected, in order", "Ann, Cy"));
    assert!(honest.winners().contains(&bo));

    let mut record = honest.clone();
    let tie = &mut record.ties[0];
    tie.chosen = *tie.between.iter().find(|c| **c != tie.chosen).unwrap();
    let found = departures(&contest, &record);
    assert_eq!((found.len(), found[0].stage), (1, Some(honest.ties[0].stage)));
    assert!(found[0].what.starts_with("tie"));

    // Another seed is another lot; the one that was used is the record's own word, and a tie must fit it.
    let mut other = honest;
    for seed in 0.. {
        other.lots = Some(Lots::Seed(format!("{seed}")));
        if !matches!(naive::check(&contest, &other), Ok(Verdict::Agrees { .. })) {
            break;
        }
        assert!(seed < 50, "the seed decides nothing");
    }
}

#[test]
fn a_changed_committee_is_named() {
    let contest = contest("Ann Bo Cy", &["3 Ann Bo", "2 Cy"]);
    // A record of some count, made into one of another rule.
    let mut record = count(&contest, &Profile::new(Rule::BottomsUp, 2), None, Watch::none()).unwrap();
    record.profile = Profile::new(Rule::Pav, 2);
    record.rule = "pav".into();
    record.profile_sha256 = record.profile.hash();
    record.stages.clear();
    record.elected.clear();
    let [ann, bo, cy] = ["Ann", "Bo", "Cy"].map(|n| contest.find(n).unwrap());
    record.committees = Some(vec![vec![ann, cy], vec![bo, cy]]);
    assert!(matches!(naive::check(&contest, &record), Ok(Verdict::Agrees { .. })));
    record.committees = Some(vec![vec![ann, cy], vec![ann, bo]]);
    let found = departures(&contest, &record);
    assert_eq!((&*found[0].what, &*found[0].derived), ("committees that the record leaves out", "(Bo, Cy)"));
    assert_eq!((&*found[1].what, &*found[1].recorded), ("committees that the papers do not give", "(Ann, Bo)"));
    record.committees = Some(vec![vec![ann, cy], vec![bo, cy]]);
    record.elected = vec![Winner::Candidate(ann), Winner::Candidate(cy)];
    assert_eq!(departures(&contest, &record)[0].what, "who is elected");
}

#[test]
fn the_record_of_another_contest_is_refused_in_one_sentence() {
    let (contest, record) = counted();
    let mut other = contest.clone();
    other.title = "Chair".into();
    assert!(matches!(naive::check(&other, &record), Err(CheckError::Title { .. })));
    let mut other = contest.clone();
    other.candidates[1].name = "Eve".into();
    let refused = naive::check(&other, &record).unwrap_err().to_string();
    assert_eq!(
        refused,
        "the record has other candidates than the papers: number 2 is “Bo” in the record and “Eve” on the papers"
    );
    let mut other = contest.clone();
    other.candidates[1].withdrawn = true;
    assert!(matches!(naive::check(&other, &record), Err(CheckError::Candidates(_))));
    let mut other = contest.clone();
    other.papers.push(1, &[]).unwrap();
    assert_eq!(naive::check(&other, &record), Err(CheckError::Papers { recorded: 15, papers: 16 }));
    let mut changed = record;
    changed.profile.seats = 1;
    assert!(matches!(naive::check(&contest, &changed), Err(CheckError::ProfileHash { .. })));
    changed.profile.seats = 9;
    changed.profile_sha256 = changed.profile.hash();
    assert!(matches!(naive::check(&contest, &changed), Err(CheckError::Profile(_))));
}
