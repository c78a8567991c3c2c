//! Committees from approvals: what the literature says each rule elects, every tied committee, the representation that
//! the rules promise, and limits.

use std::collections::BTreeSet;

use num_rational::BigRational;
use num_traits::One;
use omov_count::profile::{Breaker, IfUnmeetable, Limit, Limits};
use omov_count::record::Action;
use omov_count::{
    Candidate, CandidateId, Contest, CountError, CountRecord, Lots, Mark, Papers, Profile, Rule, Watch, count,
};
use proptest::prelude::*;

/// Those that leave no seat empty.
const FILLING: [Rule; 6] = [
    Rule::Approval,
    Rule::Pav,
    Rule::SeqPav,
    Rule::SeqPhragmen,
    Rule::EqualShares,
    Rule::EqualSharesApprovalCompletion,
];

const COMMITTEE_RULES: [Rule; 7] = [
    Rule::Approval,
    Rule::Pav,
    Rule::SeqPav,
    Rule::SeqPhragmen,
    Rule::EqualShares,
    Rule::EqualSharesApprovalCompletion,
    Rule::EqualSharesWithoutCompletion,
];

// ---- Making contests ----

/// Candidates A, B, C, …; each paper a weight and its letters.
fn contest(candidates: usize, papers: &[(u64, &str)]) -> Contest {
    let sets: Vec<(u64, Vec<usize>)> =
        papers.iter().map(|(w, s)| (*w, s.bytes().map(|b| usize::from(b - b'A')).collect())).collect();
    contest_of(candidates, &sets)
}

fn contest_of(candidates: usize, papers: &[(u64, Vec<usize>)]) -> Contest {
    let mut made = Papers::new();
    for (weight, set) in papers {
        let marks: Vec<Mark> = set.iter().map(|c| Mark::next(CandidateId::from_index(*c))).collect();
        made.push(*weight, &marks).unwrap();
    }
    Contest {
        title: "Committee".into(),
        seats: None,
        candidates: (0..candidates).map(|c| Candidate::new(name(c))).collect(),
        papers: made,
        budget: None,
    }
}

fn name(c: usize) -> String {
    if c < 26 { char::from(b'A' + c as u8).to_string() } else { format!("C{c}") }
}

fn stopping(contest: &Contest, rule: Rule, seats: u32) -> CountRecord {
    count(contest, &Profile::new(rule, seats), None, Watch::none()).unwrap()
}

/// With ties broken in favour of whoever comes first in the alphabet.
fn alphabetical(contest: &Contest, rule: Rule, seats: u32) -> CountRecord {
    let mut order: Vec<String> = contest.candidates.iter().map(|c| c.name.clone()).collect();
    order.sort();
    let mut profile = Profile::new(rule, seats);
    profile.ties.then = Breaker::Order;
    count(contest, &profile, Some(&Lots::Order(order)), Watch::none()).unwrap()
}

fn letters(ids: &[CandidateId]) -> String {
    ids.iter().map(|c| name(c.index())).collect()
}

fn committees(record: &CountRecord) -> Vec<String> {
    record.committees.as_ref().unwrap().iter().map(|c| letters(c)).collect()
}

fn sets(record: &CountRecord) -> BTreeSet<Vec<usize>> {
    record.committees.iter().flatten().map(|c| c.iter().map(|id| id.index()).collect()).collect()
}

/// Every set of `size` out of `of`, as masks.
fn masks(of: usize, size: usize) -> impl Iterator<Item = u32> {
    (0u32..1 << of).filter(move |m| m.count_ones() as usize == size)
}

fn members(mask: u32) -> Vec<usize> {
    (0..32).filter(|c| mask >> c & 1 == 1).collect()
}

fn mask(set: &[usize]) -> u32 {
    set.iter().fold(0, |m, c| m | 1 << c)
}

// ---- What the literature says ----

/// The example that runs through Lackner and Skowron (2023). The committees are those the program abcvoting lists.
fn running_example() -> Contest {
    contest(7, &[(3, "AB"), (3, "AC"), (2, "AD"), (1, "BCF"), (1, "E"), (1, "F"), (1, "G")])
}

#[test]
fn the_running_example_of_the_book_comes_out_as_published() {
    let contest = running_example();
    let expected: [(Rule, &[&str]); 7] = [
        (Rule::Approval, &["ABCD", "ABCF"]),
        (Rule::Pav, &["ABCF"]),
        (Rule::SeqPav, &["ABCF"]),
        (Rule::SeqPhragmen, &["ABCD"]),
        (Rule::EqualShares, &["ABCD"]),
        (Rule::EqualSharesApprovalCompletion, &["ABCD", "ABCF"]),
        (Rule::EqualSharesWithoutCompletion, &["A"]),
    ];
    for (rule, committees_wanted) in expected {
        assert_eq!(committees(&stopping(&contest, rule, 4)), committees_wanted, "{}", rule.name());
    }
}

/// The votes with which Phragmén explained his rule in 1894 (Janson, "Phragmén's and Thiele's election methods", 2016).
#[test]
fn phragmens_own_example_elects_in_his_order_with_his_loads() {
    let contest = contest(6, &[(1034, "ABC"), (519, "PQR"), (90, "ABQ"), (47, "APQ")].map(rename));
    let record = stopping(&contest, Rule::SeqPhragmen, 3);
    assert_eq!(letters(&record.winners()), "AEB");
    let scores: Vec<&str> = record
        .stages
        .iter()
        .map(|s| match &s.action {
            Action::Choice { score, .. } => score.as_str(),
            other => panic!("{other:?} is no choice"),
        })
        .collect();
    // A: 1/1171. Q: (1 + 137/1171) / 656. B: (1 + 1034/1171 + 90 × the load after Q) / 1124.
    assert_eq!(scores[..2], ["1/1171", "327/192044"]);
    let after_q = BigRational::new(327.into(), 192_044.into());
    let carried = BigRational::new(1034.into(), 1171.into()) + after_q * BigRational::from_integer(90.into());
    let b = (BigRational::one() + carried) / BigRational::from_integer(1124.into());
    assert_eq!(scores[2], b.to_string());
}

#[test]
fn thieles_addition_elects_the_same_three_from_those_votes() {
    let contest = contest(6, &[(1034, "ABC"), (519, "PQR"), (90, "ABQ"), (47, "APQ")].map(rename));
    let record = stopping(&contest, Rule::SeqPav, 3);
    assert_eq!(letters(&record.winners()), "AEB");
    // 519 + 90/2 + 47/2
    assert_eq!(record.stages[1].votes[&CandidateId::from_index(4)], "1175/2");
}

/// P, Q, R as the letters D, E, F.
fn rename((weight, set): (u64, &'static str)) -> (u64, &'static str) {
    let renamed = match set {
        "PQR" => "DEF",
        "ABQ" => "ABE",
        "APQ" => "ADE",
        other => other,
    };
    (weight, renamed)
}

// ---- Reading papers ----

#[test]
fn order_shared_ranks_repetitions_and_withdrawn_candidates_leave_only_the_set() {
    let id = CandidateId::from_index;
    let mut contest = contest(4, &[]);
    contest.candidates[3].withdrawn = true;
    let papers: [&[Mark]; 4] = [
        &[Mark::next(id(1)), Mark::next(id(0))],
        &[Mark::next(id(0)), Mark::tied(id(1)), Mark::SKIP, Mark::next(id(0))],
        &[Mark::next(id(3)), Mark::next(id(2))],
        &[Mark::next(id(3))],
    ];
    for marks in papers {
        contest.papers.push(2, marks).unwrap();
    }
    for rule in FILLING {
        let record = stopping(&contest, rule, 3);
        assert_eq!(committees(&record), ["ABC"], "{}", rule.name());
        assert_eq!((record.ballots.valid, record.ballots.invalid), (6, 2), "{}", rule.name());
    }
    let record = stopping(&contest, Rule::Approval, 2);
    let votes: Vec<&str> = record.stages[0].votes.values().map(String::as_str).collect();
    assert_eq!(votes, ["4", "4", "2"]);
}

#[test]
fn nobody_has_voted_and_every_committee_ties() {
    for rule in COMMITTEE_RULES {
        let record = stopping(&contest(4, &[]), rule, 2);
        let expected = if rule == Rule::EqualSharesWithoutCompletion { 1 } else { 6 };
        assert_eq!(record.committees.as_ref().unwrap().len(), expected, "{}", rule.name());
        assert_eq!(record.elected, []);
    }
}

// ---- Ties ----

#[test]
fn under_stop_a_tie_elects_nobody_and_lists_everybody_it_could_be() {
    let record = stopping(&running_example(), Rule::Approval, 4);
    assert_eq!(record.elected, []);
    assert_eq!(record.ties, []);
    assert_eq!(committees(&record), ["ABCD", "ABCF"]);
}

#[test]
fn a_drawn_order_elects_the_committee_with_the_best_placed_members_and_says_so() {
    let contest = running_example();
    let mut profile = Profile::new(Rule::EqualSharesApprovalCompletion, 4);
    profile.ties.then = Breaker::Order;
    let order = ["G", "F", "E", "D", "C", "B", "A"].map(String::from).to_vec();
    let record = count(&contest, &profile, Some(&Lots::Order(order)), Watch::none()).unwrap();
    let mut elected = letters(&record.winners()).into_bytes();
    elected.sort_unstable();
    assert_eq!(elected, b"ABCF");
    assert_eq!(record.ties.len(), 1);
    assert_eq!(letters(&record.ties[0].between), "DF");
    assert_eq!(letters(&[record.ties[0].chosen]), "F");
    assert_eq!(record.ties[0].by, "order");
    assert_eq!(record.stages.len(), 4);
    assert_eq!(alphabetical(&contest, Rule::EqualSharesApprovalCompletion, 4).ties[0].chosen.index(), 3);
}

#[test]
fn ties_that_lead_to_one_committee_are_no_ties() {
    // A and B are tied for the first seat and both get in.
    for rule in COMMITTEE_RULES {
        let record = stopping(&contest(3, &[(2, "A"), (2, "B")]), rule, 2);
        assert_eq!(committees(&record), ["AB"], "{}", rule.name());
        assert_eq!(letters(&record.winners()), "AB", "{}", rule.name());
    }
}

#[test]
fn the_same_members_chosen_in_another_order_may_leave_other_loads_behind() {
    // Two halves alike. Whichever of A and B is chosen second leaves the heavier load on papers of its own, so that D
    // (or C) falls behind; the same for E and F with H and G.
    let contest = contest(8, &[(1, "AB"), (1, "AC"), (1, "BD"), (1, "EF"), (1, "EG"), (1, "FH")]);
    let record = stopping(&contest, Rule::SeqPhragmen, 6);
    assert_eq!(committees(&record), ["ABCEFG", "ABCEFH", "ABDEFG", "ABDEFH"]);
}

#[test]
fn beyond_a_thousand_committees_the_record_says_how_many() {
    // 13 candidates with a paper each, 6 seats: 1,716 committees.
    let papers: Vec<(u64, Vec<usize>)> = (0..13).map(|c| (1, vec![c])).collect();
    let contest = contest_of(13, &papers);
    for rule in FILLING {
        let record = alphabetical(&contest, rule, 6);
        assert_eq!(record.committees_in_all.as_deref(), Some("1716"), "{}", rule.name());
        let listed = committees(&record);
        assert_eq!(listed.len(), 1000, "{}", rule.name());
        assert!(listed.is_sorted());
        assert_eq!(listed[..2], ["ABCDEF", "ABCDEG"]);
        let mut elected = letters(&record.winners()).into_bytes();
        elected.sort_unstable();
        assert_eq!(elected, b"ABCDEF", "{}", rule.name());
    }
}

#[test]
fn what_cannot_be_counted_out_is_more_than_a_number_and_still_electable() {
    let papers: Vec<(u64, Vec<usize>)> = (0..60).map(|c| (1, vec![c])).collect();
    let contest = contest_of(60, &papers);
    for rule in [Rule::Pav, Rule::SeqPav, Rule::SeqPhragmen, Rule::EqualShares] {
        let record = alphabetical(&contest, rule, 30);
        let in_all = record.committees_in_all.clone().unwrap();
        let number: u64 = in_all.strip_prefix("more than ").expect("not all are found").parse().unwrap();
        assert!(number >= 1000, "{}: {in_all}", rule.name());
        let mut names: Vec<&str> = contest.candidates.iter().map(|c| c.name.as_str()).collect();
        names.sort_unstable();
        let mut elected: Vec<&str> = record.winners().iter().map(|c| contest.name(*c)).collect();
        elected.sort_unstable();
        assert_eq!(elected, names[..30], "{}", rule.name());
    }
    // The most approvals need no search: 60 over 30.
    let record = stopping(&contest, Rule::Approval, 30);
    assert_eq!(record.committees_in_all.as_deref(), Some("118264581564861424"));
}

#[test]
fn candidates_without_approvals_fill_up_in_every_way() {
    for rule in FILLING {
        let record = alphabetical(&contest(5, &[(3, "B"), (1, "BD")]), rule, 3);
        assert_eq!(committees(&record), ["ABD", "BCD", "BDE"], "{}", rule.name());
        assert_eq!(letters(&record.ties[0].between), "ACE", "{}", rule.name());
        assert_eq!(record.ties[0].chosen.index(), 0, "{}", rule.name());
    }
}

#[test]
fn seats_nobody_can_pay_for_stay_empty_where_the_rule_does_not_complete() {
    let record = alphabetical(&running_example(), Rule::EqualSharesWithoutCompletion, 4);
    assert_eq!(letters(&record.winners()), "A");
    assert_eq!(record.vacant, 3);
}

#[test]
fn the_closest_difference_of_an_approval_count_is_at_the_last_seat() {
    let record = stopping(&contest(4, &[(7, "A"), (5, "B"), (3, "C"), (1, "D")]), Rule::Approval, 2);
    let closest = record.closest.unwrap();
    assert_eq!((closest.gap.as_str(), closest.ahead.index(), closest.behind.index()), ("2", 1, 2));
    let record = alphabetical(&contest(3, &[(1, "A"), (1, "B"), (1, "C")]), Rule::Approval, 2);
    let closest = record.closest.unwrap();
    assert_eq!((closest.gap.as_str(), closest.ahead.index(), closest.behind.index()), ("0", 1, 2));
}

// ---- Limits ----

fn at_least_two_women(women: &[u32], candidates: u32) -> Limits {
    let value = |n: u32| if women.contains(&n) { "woman" } else { "man" };
    Limits {
        attributes: [("gender".to_string(), (1..=candidates).map(|n| (n, value(n).to_string())).collect())].into(),
        limits: vec![Limit { attribute: "gender".into(), value: "woman".into(), min: Some(2), max: None }],
        if_unmeetable: IfUnmeetable::Stop,
    }
}

#[test]
fn every_rule_keeps_to_the_limits_and_says_whom_they_moved() {
    // A, B and C are far ahead and are men.
    let contest = contest(5, &[(9, "ABC"), (3, "D"), (2, "E")]);
    for rule in FILLING {
        let mut profile = Profile::new(rule, 3);
        profile.limits = Some(at_least_two_women(&[4, 5], 5));
        let record = count(&contest, &profile, None, Watch::none()).unwrap();
        assert_eq!(committees(&record), ["ADE", "BDE", "CDE"], "{}", rule.name());
        assert_eq!(record.elected, []);
    }
    let mut profile = Profile::new(Rule::SeqPav, 3);
    profile.limits = Some(at_least_two_women(&[4, 5], 5));
    profile.ties.then = Breaker::Lot;
    let record = count(&contest, &profile, Some(&Lots::Seed("7 9 12".into())), Watch::none()).unwrap();
    let report = record.limits.unwrap();
    assert_eq!(report.elected_with, [2]);
    assert!(letters(&report.moved_in).contains('E'));
}

// ---- Too hard ----

#[test]
fn a_pav_count_that_would_take_too_long_is_refused_in_one_sentence() {
    // Harmonic sums for 200 seats do not fit the numbers of the search.
    let papers: Vec<(u64, Vec<usize>)> =
        (0..50).map(|p| (1, (0..400).filter(|c| (c * 7 + p * 13) % 5 < 3).collect())).collect();
    let refused = count(&contest_of(400, &papers), &Profile::new(Rule::Pav, 200), None, Watch::none());
    let Err(CountError::TooHard(why)) = refused else { panic!("{refused:?}") };
    assert!(why.contains("seq-pav") && !why.contains('\n'), "{why}");
}

// ---- Against counting by definition ----

type Sets = Vec<(u64, Vec<usize>)>;

fn profiles(candidates: std::ops::RangeInclusive<usize>, papers: usize) -> impl Strategy<Value = (usize, Sets)> {
    candidates.prop_flat_map(move |n| {
        let paper = (1..4u64, proptest::sample::subsequence((0..n).collect::<Vec<_>>(), 0..=n));
        (Just(n), proptest::collection::vec(paper, 1..papers))
    })
}

fn harmonic(n: u32) -> BigRational {
    (1..=n).map(|i| BigRational::new(1.into(), i.into())).sum()
}

fn pav_by_definition(candidates: usize, papers: &Sets, seats: usize) -> BTreeSet<Vec<usize>> {
    let worth = |committee: u32| -> BigRational {
        papers
            .iter()
            .map(|(w, s)| harmonic((mask(s) & committee).count_ones()) * BigRational::from_integer((*w).into()))
            .sum()
    };
    let scored: Vec<(BigRational, u32)> = masks(candidates, seats).map(|m| (worth(m), m)).collect();
    let best = scored.iter().map(|(w, _)| w).max().unwrap().clone();
    scored.into_iter().filter(|(w, _)| *w == best).map(|(_, m)| members(m)).collect()
}

/// Extended justified representation (Aziz et al. 2017): no group large enough for l seats, with l candidates in common,
/// has only members with fewer than l of their candidates elected.
fn has_ejr(n: usize, papers: &Sets, seats: usize, committee: u32) -> bool {
    let voters: u64 = papers.iter().map(|(w, _)| w).sum();
    (1..=seats).all(|l| {
        masks(n, l).all(|common| {
            let unhappy: u64 = papers
                .iter()
                .filter(|(_, s)| mask(s) & common == common && ((mask(s) & committee).count_ones() as usize) < l)
                .map(|(w, _)| w)
                .sum();
            unhappy * (seats as u64) < l as u64 * voters
        })
    })
}

/// Proportional justified representation (Sánchez-Fernández et al. 2017): of the candidates its members approve
/// together, such a group has at least l elected.
fn has_pjr(n: usize, papers: &Sets, seats: usize, committee: u32) -> bool {
    let voters: u64 = papers.iter().map(|(w, _)| w).sum();
    let large = |l: usize, size: u64| size * seats as u64 >= l as u64 * voters;
    (1..=seats).all(|l| {
        masks(n, l).all(|common| {
            // The hardest group: who approves `common` and, of the committee, only some l - 1 at most.
            let within = |allowed: u32| -> u64 {
                let only = |s: &Vec<usize>| mask(s) & common == common && mask(s) & committee & !allowed == 0;
                papers.iter().filter(|(_, s)| only(s)).map(|(w, _)| w).sum()
            };
            (0u32..1 << n)
                .filter(|allowed| allowed & !committee == 0 && (allowed.count_ones() as usize) < l)
                .all(|allowed| !large(l, within(allowed)))
        })
    })
}

#[test]
fn a_majority_that_takes_every_seat_is_not_cut_off_by_the_bounds() {
    // Far more of the large group's candidates get in than would by chance, where the bound is hardest to get right.
    let others = (5..20).map(|c| (1, vec![c, (c * 7) % 5]));
    let papers: Sets = std::iter::once((100, vec![0, 1, 2, 3, 4])).chain(others).collect();
    for seats in 2..=7 {
        let record = stopping(&contest_of(20, &papers), Rule::Pav, seats);
        let worth = |committee: &[usize]| -> BigRational {
            let own = |s: &[usize]| harmonic((mask(s) & mask(committee)).count_ones());
            papers.iter().map(|(w, s)| own(s) * BigRational::from_integer((*w).into())).sum()
        };
        let listed = sets(&record);
        let best = worth(listed.first().unwrap());
        for committee in &listed {
            assert_eq!(worth(committee), best);
            // No exchange of one member for another is better.
            for out in committee {
                for comes in (0..20).filter(|c| !committee.contains(c)) {
                    let changed: Vec<usize> = committee.iter().copied().filter(|c| c != out).chain([comes]).collect();
                    assert!(worth(&changed) <= best);
                }
            }
        }
        assert_eq!(mask(listed.first().unwrap()) & 0b11111, (1 << seats.min(5)) - 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn pav_finds_every_committee_that_scoring_all_of_them_finds((n, papers) in profiles(4..=9, 25), seats in 1..=5usize) {
        let seats = seats.min(n);
        let record = stopping(&contest_of(n, &papers), Rule::Pav, seats as u32);
        prop_assert!(record.committees_in_all.is_none());
        prop_assert_eq!(sets(&record), pav_by_definition(n, &papers, seats));
    }

    #[test]
    fn pav_and_equal_shares_give_every_large_group_with_a_common_interest_a_member_well_represented(
        (n, papers) in profiles(3..=6, 12), seats in 1..=4usize,
    ) {
        let seats = seats.min(n);
        let contest = contest_of(n, &papers);
        let rules = [Rule::Pav, Rule::EqualShares, Rule::EqualSharesApprovalCompletion, Rule::EqualSharesWithoutCompletion];
        for rule in rules {
            for committee in sets(&stopping(&contest, rule, seats as u32)) {
                prop_assert!(has_ejr(n, &papers, seats, mask(&committee)), "{} {:?}", rule.name(), committee);
            }
        }
    }

    #[test]
    fn phragmens_rule_represents_every_large_group_in_proportion((n, papers) in profiles(3..=6, 12), seats in 1..=4usize) {
        let seats = seats.min(n);
        for committee in sets(&stopping(&contest_of(n, &papers), Rule::SeqPhragmen, seats as u32)) {
            prop_assert!(has_pjr(n, &papers, seats, mask(&committee)), "{:?}", committee);
        }
    }

    #[test]
    fn neither_the_order_of_papers_nor_splitting_them_changes_a_byte(
        (n, papers) in profiles(2..=6, 12), seats in 1..=4usize, seed in 0..1000u32,
    ) {
        let seats = seats.min(n);
        let mut other: Sets = Vec::new();
        for (weight, set) in papers.iter().rev() {
            let mut turned = set.clone();
            turned.reverse();
            other.extend(std::iter::repeat_n((1, turned), *weight as usize));
        }
        for rule in COMMITTEE_RULES {
            let mut profile = Profile::new(rule, seats as u32);
            profile.ties.then = Breaker::Lot;
            let lots = Lots::Seed(format!("seed {seed}"));
            let json = |papers: &Sets| count(&contest_of(n, papers), &profile, Some(&lots), Watch::none()).unwrap().to_json();
            prop_assert_eq!(json(&papers), json(&other), "{}", rule.name());
        }
    }

    #[test]
    fn the_order_of_candidates_on_the_paper_elects_nobody(
        (n, papers) in profiles(2..=6, 12), seats in 1..=4usize, seed in 0..1000u32,
    ) {
        let seats = seats.min(n);
        let contest = contest_of(n, &papers);
        let turned: Sets = papers.iter().map(|(w, s)| (*w, s.iter().map(|c| n - 1 - c).collect())).collect();
        let mut other = contest_of(n, &turned);
        other.candidates.reverse();
        let lots = Lots::Seed(format!("seed {seed}"));
        for rule in COMMITTEE_RULES {
            let mut profile = Profile::new(rule, seats as u32);
            profile.ties.then = Breaker::Lot;
            let names = |contest: &Contest| -> (Vec<String>, BTreeSet<BTreeSet<String>>) {
                let record = count(contest, &profile, Some(&lots), Watch::none()).unwrap();
                let named = |c: &CandidateId| contest.name(*c).to_owned();
                let all = record.committees.iter().flatten().map(|c| c.iter().map(named).collect()).collect();
                (record.winners().iter().map(named).collect(), all)
            };
            prop_assert_eq!(names(&contest), names(&other), "{}", rule.name());
        }
    }

    #[test]
    fn the_figures_of_a_stage_are_those_of_the_definition((n, papers) in profiles(2..=6, 10), seats in 1..=4usize) {
        let seats = seats.min(n);
        let record = alphabetical(&contest_of(n, &papers), Rule::SeqPav, seats as u32);
        let mut chosen = 0u32;
        for stage in &record.stages {
            for (c, figure) in &stage.votes {
                let own = papers.iter().filter(|(_, s)| s.contains(&c.index()));
                let sum: BigRational = own
                    .map(|(w, s)| BigRational::new((*w).into(), (1 + (mask(s) & chosen).count_ones()).into()))
                    .sum();
                prop_assert_eq!(figure, &sum.to_string());
            }
            chosen |= mask(&[stage.elected[0].index()]);
        }
        prop_assert_eq!(chosen.count_ones() as usize, seats);
    }
}

#[test]
fn the_largest_weights_are_counted_exactly() {
    let most = 400_000_000_000_000_000;
    let contest = contest(4, &[(most, "AB"), (most, "CD"), (1, "A"), (1, "D")]);
    for rule in COMMITTEE_RULES {
        assert_eq!(committees(&stopping(&contest, rule, 2)), ["AD"], "{}", rule.name());
    }
    let record = alphabetical(&contest, Rule::SeqPav, 3);
    assert_eq!(record.stages[2].votes[&CandidateId::from_index(1)], (most / 2).to_string());
}
