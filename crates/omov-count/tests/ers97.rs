//! The ERS97 rules keep their promises. Numbers such as 5.2.2 are paragraphs of the rules.

use std::collections::BTreeMap;

use crate::written::{contest, elected, women};
use omov_count::papers::Mark;
use omov_count::profile::Breaker;
use omov_count::record::{Action, Stage, TieDecides};
use omov_count::{Candidate, CandidateId, Contest, CountError, CountRecord, Lots, Papers, Profile, Rule, Watch, count};
use proptest::prelude::*;

fn profile(seats: u32) -> Profile {
    let mut profile = Profile::new(Rule::Ers97, seats);
    profile.ties.earlier_stages = true;
    profile
}

fn run(contest: &Contest, seats: u32) -> CountRecord {
    count(contest, &profile(seats), None, Watch::none()).expect("no tie needs a lot")
}

fn drawn(contest: &Contest, seats: u32, seed: &str) -> CountRecord {
    let mut profile = profile(seats);
    profile.ties.then = Breaker::Lot;
    count(contest, &profile, Some(&Lots::Seed(seed.into())), Watch::none()).expect("a lot breaks every tie")
}

/// A stage in one line: what moved, everybody's votes, votes of nobody, the quota, who was elected.
fn line(record: &CountRecord, stage: &Stage) -> String {
    let names = |ids: &[CandidateId]| ids.iter().map(|id| record.name(*id)).collect::<Vec<_>>().join("+");
    let what = match &stage.action {
        Action::Surplus { of, surplus, transfer_value } => {
            format!("{} hands on {surplus} at {transfer_value}", record.name(*of))
        }
        Action::Exclusion { of, value: Some(value), .. } => format!("{} out, papers of {value}", names(of)),
        Action::Exclusion { of, .. } => format!("{} out", names(of)),
        _ => "first".into(),
    };
    let votes: Vec<_> = stage.votes.iter().map(|(id, v)| format!("{} {v}", record.name(*id))).collect();
    let quota = stage.quota.as_deref().unwrap_or("none");
    format!(
        "{what}: {}, nobody {}; quota {quota}; elected {}",
        votes.join(", "),
        stage.non_transferable,
        names(&stage.elected)
    )
}

fn lines(record: &CountRecord) -> Vec<String> {
    record.stages.iter().map(|s| line(record, s)).collect()
}

/// By hand: 10 papers, 2 places: 10 / 3 = 3.333…, so the quota is 3.34 (5.1.6). A's surplus 7 - 3.34 = 3.66 goes to the
/// 5 of A's 7 papers that name B next: 3.66 / 5 = 0.732, cut to 0.73 (5.3.7). 5 × 0.73 = 3.65; 0.01 is lost (5.3.9).
#[test]
fn the_quota_is_rounded_up_and_a_surplus_goes_to_transferable_papers_alone() {
    let record = run(&contest("A B C D", &["5 A>B", "2 A", "2 C>B", "1 D>C"]), 2);
    assert_eq!(
        lines(&record),
        [
            "first: A 7.00, B 0.00, C 2.00, D 1.00, nobody 0.00; quota 3.34; elected A",
            "A hands on 3.66 at 0.73: A 3.34, B 3.65, C 2.00, D 1.00, nobody 0.01; quota 3.34; elected B",
        ]
    );
    assert_eq!(record.quota.as_deref(), Some("3.34"));
}

/// By hand: quota 20 / 3 up to 6.67. A hands on 2.33 at 2.33 / 9 = 0.2588…, cut to 0.25: B + 1.50, C + 0.75, lost 0.08.
/// D goes out, 1 paper to C, 2 to nobody: C 5.75. Total active vote 20 - 6.67 - 2.08 = 11.25; with one place left
/// 11.25 / 2 = 5.625 elects (5.3.13 (b)), and C has it, though not the quota.
#[test]
fn the_vote_that_elects_falls_as_votes_become_non_transferable() {
    let record = run(&contest("A B C D", &["6 A>B", "3 A>C", "4 B", "4 C", "1 D>C", "2 D"]), 2);
    assert_eq!(
        lines(&record),
        [
            "first: A 9.00, B 4.00, C 4.00, D 3.00, nobody 0.00; quota 6.67; elected A",
            "A hands on 2.33 at 0.25: A 6.67, B 5.50, C 4.75, D 3.00, nobody 0.08; quota 6.67; elected ",
            "D out, papers of 1.00: A 6.67, B 5.50, C 5.75, nobody 2.08; quota 6.67; elected C",
        ]
    );
}

/// By hand: quota 32 / 3 up to 10.67; A hands on 5.33 at 5.33 / 16 = 0.333…, cut to 0.33: B + 3.30, D + 1.98, lost 0.05.
/// B goes out: first the three papers of value 1 (C + 2, D + 1), B still holding 3.30; then the ten of 0.33, all to C.
#[test]
fn who_goes_out_hands_on_papers_in_order_of_value() {
    let record = run(&contest("A B C D", &["10 A>B>C", "6 A>D", "2 B>C", "1 B>D", "8 C", "5 D"]), 2);
    assert_eq!(
        lines(&record)[1..],
        [
            "A hands on 5.33 at 0.33: A 10.67, B 6.30, C 8.00, D 6.98, nobody 0.05; quota 10.67; elected ",
            "B out, papers of 1.00: A 10.67, B 3.30, C 10.00, D 7.98, nobody 0.05; quota 10.67; elected ",
            "B out, papers of 0.33: A 10.67, C 13.30, D 7.98, nobody 0.05; quota 10.67; elected C",
        ]
    );
    assert_eq!(record.stages[2].excluded.len(), 1);
    assert!(record.stages[3].excluded.is_empty(), "nobody goes out twice");
}

/// By hand: quota 20 / 3 up to 6.67, nobody has it. D's 4 papers lift A to 10. Only those 4 move on (5.3.2), at
/// 3.33 / 4 = 0.8325, cut to 0.83: B + 2.49, C + 0.83. A's own 6 papers, all for C, stay.
#[test]
fn a_later_surplus_moves_only_the_papers_that_came_last() {
    let record = run(&contest("A B C D", &["6 A>C", "5 B", "5 C", "3 D>A>B", "1 D>A>C"]), 2);
    assert_eq!(
        lines(&record)[1..],
        [
            "D out, papers of 1.00: A 10.00, B 5.00, C 5.00, nobody 0.00; quota 6.67; elected A",
            "A hands on 3.33 at 0.83: A 6.67, B 7.49, C 5.83, nobody 0.01; quota 6.67; elected B",
        ]
    );
}

/// By hand: as above, but only one of the four papers names anybody further. It moves at its present value (5.3.7), and
/// the rest of the surplus of 3.33 is lost.
#[test]
fn papers_never_gain_value_in_a_surplus() {
    let record = run(&contest("A B C D", &["6 A>C", "5 B", "5 C", "3 D>A", "1 D>A>B"]), 2);
    assert_eq!(
        lines(&record)[2],
        "A hands on 3.33 at 1.00: A 6.67, B 6.00, C 5.00, nobody 2.33; quota 6.67; elected B"
    );
}

/// By hand: quota 29 / 3 up to 9.67. A's surplus 1.33 is not more than the 7 between D and C, so it waits (5.2.2 (a)); D goes out. Now B
/// and C are level and it moves: 1.33 / 11 = 0.1209…, cut to 0.12.
#[test]
fn a_surplus_that_cannot_change_who_goes_out_waits() {
    let record = run(&contest("A B C D", &["11 A>B", "9 B", "8 C", "1 D>C"]), 2);
    assert_eq!(
        lines(&record)[1..],
        [
            "D out, papers of 1.00: A 11.00, B 9.00, C 9.00, nobody 0.00; quota 9.67; elected ",
            "A hands on 1.33 at 0.12: A 9.67, B 10.32, C 9.00, nobody 0.01; quota 9.67; elected B",
        ]
    );
}

/// By hand: C, D and E have 2 + 3 + 4 = 9 votes together, not more than B's 10, so all three go at once (5.2.5); without
/// E they would not, for 2 + 3 is more than E's 4. Their papers of value 1 move together.
#[test]
fn who_cannot_be_saved_goes_out_together() {
    let record = run(&contest("A B C D E", &["11 A", "10 B", "2 C>B", "3 D>B", "4 E>A"]), 1);
    assert_eq!(
        lines(&record)[1..],
        ["C+D+E out, papers of 1.00: A 15.00, B 15.00, nobody 0.00; quota 15.00; elected A"]
    );
    // A and B both have half: A had more at the first stage (5.6.2).
    assert_eq!((record.ties[0].decides, record.ties[0].earlier_stage), (TieDecides::Elected, Some(1)));
}

/// By hand: P goes out, X gets 2: X 5, Y 4. Q goes out, Y gets 1, nobody 2: X 5, Y 5; nobody is elected yet, so the quota
/// falls to (21 - 2) / 2 = 9.50 (5.4.8). X and Y are lowest. X had fewer at the first stage (5.2.5), though more at the
/// second: X goes out.
#[test]
fn ties_look_at_the_first_stage_that_tells_the_tied_apart() {
    let record = run(&contest("X Y P Q W", &["3 X>Y", "4 Y", "2 P>X>Y", "1 Q>Y", "2 Q", "9 W"]), 1);
    assert_eq!(
        lines(&record)[1..],
        [
            "P out, papers of 1.00: X 5.00, Y 4.00, Q 3.00, W 9.00, nobody 0.00; quota 10.50; elected ",
            "Q out, papers of 1.00: X 5.00, Y 5.00, W 9.00, nobody 2.00; quota 9.50; elected ",
            "X out, papers of 1.00: Y 10.00, W 9.00, nobody 2.00; quota 9.50; elected Y",
        ]
    );
    let [tie] = &record.ties[..] else { panic!("one tie") };
    assert_eq!(
        (tie.stage, tie.decides, tie.by.as_str(), tie.earlier_stage),
        (4, TieDecides::Excluded, "earlier-stages", Some(1))
    );
}

/// Two have the quota for one place and were never apart: neither is elected (5.6.2). Of the two that are then lowest one
/// goes by lot (5.2.5), and the other is elected without a transfer (5.5.1).
#[test]
fn who_was_never_apart_is_not_elected_by_lot_but_excluded_by_it() {
    let level = contest("A B", &["3 A>B", "3 B>A"]);
    assert!(matches!(count(&level, &profile(1), None, Watch::none()), Err(CountError::Tie { stage: 2, .. })));
    let record = drawn(&level, 1, "seed");
    let out = record.name(record.ties[0].chosen);
    assert_eq!(
        lines(&record),
        [
            "first: A 3.00, B 3.00, nobody 0.00; quota 3.00; elected ".to_owned(),
            format!("{out} out: A 3.00, B 3.00, nobody 0.00; quota 3.00; elected {}", elected(&record)),
        ]
    );
    assert_eq!(record.ties[0].decides, TieDecides::Excluded);
    assert_ne!(out, elected(&record));
}

#[test]
fn once_nominations_are_to_open_again_the_places_left_stay_empty() {
    let mut profile = profile(3);
    profile.reopen_nominations = Some("RON".into());
    let race = contest("A RON B C D", &["9 A", "8 RON", "3 B", "2 C", "1 D"]);
    let record = count(&race, &profile, None, Watch::none()).unwrap();
    assert_eq!((elected(&record).as_str(), record.vacant), ("A RON", 1));
}

/// By hand: three places, at least two women. Quota 110 / 4 = 27.50. M1 is elected with 40; with him in, no second man can be, so
/// M2 (who has a quota too) and M3 go out first, M3's papers before any surplus, for he has fewer votes.
#[test]
fn under_limits_the_doomed_go_first_and_the_guarded_stay() {
    let race = contest("M1 M2 M3 W1 W2", &["40 M1>M2>M3", "30 M2>M1>M3", "20 M3>W1", "12 W1>W2", "8 W2>W1"]);
    let profile = Profile { limits: Some(women(&race, Some(2), None)), ..profile(3) };
    let record = count(&race, &profile, None, Watch::none()).unwrap();
    assert_eq!(elected(&run(&race, 3)), "M1 M2 M3");
    assert_eq!(elected(&record), "M1 W1 W2");
    assert_eq!(
        lines(&record)[0],
        "first: M1 40.00, M2 30.00, M3 20.00, W1 12.00, W2 8.00, nobody 0.00; quota 27.50; elected M1"
    );
    assert_eq!(
        lines(&record)[1],
        "M3 out, papers of 1.00: M1 40.00, M2 30.00, W1 32.00, W2 8.00, nobody 0.00; quota 27.50; elected W1"
    );
}

#[test]
fn a_contest_without_a_single_valid_paper_is_decided_by_lot() {
    let record = drawn(&contest("A B C", &["5"]), 2, "seed");
    assert_eq!(record.winners().len(), 2);
    assert_eq!((record.ballots.valid, record.quota.as_deref()), (0, Some("0.00")));
}

#[test]
fn the_most_papers_a_contest_can_hold_are_counted_without_overflow() {
    let huge = contest("A B C", &["600000000000000000 A>B", "250000000000000000 B", "150000000000000000 C>B"]);
    assert_eq!(elected(&run(&huge, 2)), "A B");
}

// ---- properties

/// Weighted orders of six candidates, in a random number of marks.
fn papers() -> impl Strategy<Value = Vec<(u64, Vec<usize>)>> {
    let order = (Just((0..6).collect::<Vec<usize>>()).prop_shuffle(), 0usize..=6).prop_map(|(mut order, marks)| {
        order.truncate(marks);
        order
    });
    proptest::collection::vec((1u64..40, order), 0..14)
}

fn contest_of(papers: &[(u64, Vec<usize>)], names: [&str; 6]) -> Contest {
    let mut all = Papers::new();
    for (weight, order) in papers {
        let marks: Vec<Mark> = order.iter().map(|c| Mark::next(CandidateId::from_index(*c))).collect();
        all.push(*weight, &marks).expect("few papers");
    }
    Contest {
        title: "contest".into(),
        seats: None,
        candidates: names.map(Candidate::new).into(),
        papers: all,
        budget: None,
    }
}

const NAMES: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

fn hundredths(figure: &str) -> u128 {
    figure.replace('.', "").parse().expect("two decimals")
}

/// Everything a record says, by name.
fn by_name(record: &CountRecord) -> Vec<(BTreeMap<&str, &str>, &str, Vec<&str>)> {
    let names = |ids: &[CandidateId]| ids.iter().map(|id| record.name(*id)).collect();
    record
        .stages
        .iter()
        .map(|s| {
            let votes = s.votes.iter().map(|(id, v)| (record.name(*id), v.as_str())).collect();
            (votes, s.non_transferable.as_str(), names(&s.elected))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_vote_is_lost_or_made_at_any_stage(papers in papers(), seats in 1u32..6) {
        let record = drawn(&contest_of(&papers, NAMES), seats, "seed");
        for stage in &record.stages {
            let held: u128 = stage.votes.values().map(|v| hundredths(v)).sum();
            prop_assert_eq!(held + hundredths(&stage.non_transferable), u128::from(record.ballots.valid) * 100);
        }
    }

    #[test]
    fn all_places_are_filled_each_by_somebody_else_and_a_first_quota_is_enough(papers in papers(), seats in 1u32..6) {
        let record = drawn(&contest_of(&papers, NAMES), seats, "seed");
        let mut winners = record.winners();
        let first = &record.stages[0];
        let quota = hundredths(first.quota.as_deref().unwrap());
        let with_quota = first.votes.iter().filter(|(_, v)| hundredths(v) >= quota).count();
        if with_quota <= seats as usize {
            prop_assert!(first.votes.iter().all(|(id, v)| hundredths(v) < quota || winners.contains(id)));
        }
        let excluded: Vec<_> = record.stages.iter().flat_map(|s| &s.excluded).collect();
        prop_assert!(winners.iter().all(|w| !excluded.contains(&w)));
        winners.sort_unstable();
        winners.dedup();
        prop_assert_eq!(winners.len(), seats as usize);
    }

    #[test]
    fn limits_are_met_whenever_they_can_be_and_no_vote_is_lost(
        papers in papers(), seats in 1u32..6, least in 0u32..4, more in 0u32..4
    ) {
        let most = least + more;
        prop_assume!(least <= seats && seats <= 3 + most.min(3));
        let race = contest_of(&papers, ["M1", "M2", "M3", "W1", "W2", "W3"]);
        let mut profile = Profile { limits: Some(women(&race, Some(least), Some(most))), ..profile(seats) };
        profile.ties.then = Breaker::Lot;
        let record = count(&race, &profile, Some(&Lots::Seed("seed".into())), Watch::none()).unwrap();
        prop_assert_eq!(record.winners().len(), seats as usize);
        let elected = record.winners().iter().filter(|c| c.number() > 3).count() as u32;
        prop_assert!((least..=most).contains(&elected));
        for stage in &record.stages {
            let held: u128 = stage.votes.values().map(|v| hundredths(v)).sum();
            prop_assert_eq!(held + hundredths(&stage.non_transferable), u128::from(record.ballots.valid) * 100);
            prop_assert!(stage.excluded.len() <= 1);
        }
    }

    #[test]
    fn neither_the_order_nor_the_bundling_of_papers_matters(
        (papers, shuffled) in papers().prop_flat_map(|p| (Just(p.clone()), Just(p).prop_shuffle())), seats in 1u32..6
    ) {
        let one_by_one: Vec<_> =
            shuffled.iter().flat_map(|(weight, order)| std::iter::repeat_n((1, order.clone()), *weight as usize)).collect();
        let record = drawn(&contest_of(&papers, NAMES), seats, "seed");
        prop_assert_eq!(&record, &drawn(&contest_of(&shuffled, NAMES), seats, "seed"));
        prop_assert_eq!(&record, &drawn(&contest_of(&one_by_one, NAMES), seats, "seed"));
    }

    #[test]
    fn the_numbers_of_candidates_do_not_matter(
        papers in papers(), seats in 1u32..6, new in Just([0usize, 1, 2, 3, 4, 5]).prop_shuffle()
    ) {
        let mut names = [""; 6];
        for (old, name) in NAMES.iter().enumerate() {
            names[new[old]] = name;
        }
        let renumbered: Vec<_> =
            papers.iter().map(|(w, order)| (*w, order.iter().map(|c| new[*c]).collect::<Vec<_>>())).collect();
        let record = drawn(&contest_of(&papers, NAMES), seats, "seed");
        let again = drawn(&contest_of(&renumbered, names), seats, "seed");
        prop_assert_eq!(by_name(&record), by_name(&again));
    }
}
