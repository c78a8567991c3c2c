//! Participatory budgeting by equal shares with add-one completion.

use num_rational::BigRational;
use num_traits::Zero;
use omov_count::contest::Budget;
use omov_count::profile::Breaker;
use omov_count::record::{Action, Winner};
use omov_count::{
    Candidate, CandidateId, Contest, CountError, CountRecord, Lots, Mark, Papers, Profile, Rule, Watch, count,
};
use proptest::prelude::*;

/// Projects p0, p1, … with their costs; each paper a weight and its projects.
fn contest(total: u64, costs: &[u64], papers: &[(u64, Vec<usize>)]) -> Contest {
    let mut made = Papers::new();
    for (weight, set) in papers {
        let marks: Vec<Mark> = set.iter().map(|c| Mark::next(CandidateId::from_index(*c))).collect();
        made.push(*weight, &marks).unwrap();
    }
    let ids: Vec<String> = (0..costs.len()).map(|c| format!("p{c}")).collect();
    Contest {
        title: "Budget".into(),
        seats: None,
        candidates: ids.iter().map(|id| Candidate::new(format!("Project {id}"))).collect(),
        papers: made,
        budget: Some(Budget { units: 1, total, costs: costs.to_vec(), ids }),
    }
}

fn stopping(contest: &Contest) -> Result<CountRecord, CountError> {
    count(contest, &Profile::new(Rule::PbEqualSharesAdd1, 0), None, Watch::none())
}

/// Ties in the order of the file.
fn in_order(contest: &Contest) -> CountRecord {
    let mut profile = Profile::new(Rule::PbEqualSharesAdd1, 0);
    profile.ties.then = Breaker::Order;
    let order = contest.candidates.iter().map(|c| c.name.clone()).collect();
    count(contest, &profile, Some(&Lots::Order(order)), Watch::none()).unwrap()
}

fn chosen(record: &CountRecord) -> Vec<usize> {
    let id = |w: &Winner| match w {
        Winner::Project(id) => id[1..].parse().unwrap(),
        Winner::Candidate(_) => panic!("a budget elects projects"),
    };
    record.elected.iter().map(id).collect()
}

// ---- By hand ----

#[test]
fn shares_grow_until_the_next_raise_would_cost_too_much() {
    // 10 voters, 100 to spend. p0 costs 60 and has 6 approvals, p1 costs 40 and has 3, p2 costs 36 and has 1.
    // With 10 each p0 takes 10 of each of its six. p1 is out of reach until shares are 40/3: raised four times.
    // Nothing else fits then.
    let papers = [(6, vec![0]), (3, vec![1]), (1, vec![2])];
    let record = stopping(&contest(100, &[60, 40, 36], &papers)).unwrap();
    assert_eq!(chosen(&record), [0, 1]);
    let spending = record.spending.unwrap();
    assert_eq!(
        (spending.budget.as_str(), spending.spent.as_str(), spending.share_of_each_voter.as_str()),
        ("100", "100", "14")
    );
    let scores: Vec<_> = record.stages.iter().map(|s| &s.action).collect();
    let choice = |c: usize, score: &str| Action::Choice { of: CandidateId::from_index(c), score: score.into() };
    assert_eq!(scores, [&choice(0, "1/6"), &choice(1, "1/3")]);
}

#[test]
fn the_run_before_the_one_that_overspends_stands() {
    // Five voters with 8 each at first. With 12 the first two can pay for p0. p2 would fit beside it, but its one supporter
    // would need 16; with 15 two others can pay for p1, and p0 and p1 are more than there is.
    let record = stopping(&contest(40, &[24, 30, 16], &[(2, vec![0]), (2, vec![1]), (1, vec![2])])).unwrap();
    assert_eq!(chosen(&record), [0]);
    assert_eq!(record.spending.unwrap().share_of_each_voter, "14");
    // Without p2 nothing fits beside p0, and the count ends as soon as that is paid for.
    let record = stopping(&contest(40, &[24, 30], &[(2, vec![0]), (2, vec![1]), (1, vec![])])).unwrap();
    assert_eq!(chosen(&record), [0]);
    assert_eq!(record.spending.unwrap().share_of_each_voter, "12");
}

#[test]
fn a_raise_is_one_unit_of_the_currency_and_money_is_shown_in_it() {
    let mut contest = contest(100_000, &[60_050, 39_025], &[(6, vec![0]), (3, vec![1]), (1, vec![])]);
    if let Some(budget) = &mut contest.budget {
        budget.units = 100;
    }
    let record = stopping(&contest).unwrap();
    assert_eq!(chosen(&record), [0, 1]);
    let spending = record.spending.unwrap();
    assert_eq!((spending.budget.as_str(), spending.spent.as_str()), ("1000.00", "990.75"));
    // 390.25 by three is a little over 130; 100 + 31.
    assert_eq!(spending.share_of_each_voter, "131");
    assert_eq!((record.ballots.total, record.ballots.valid), (10, 9));
}

#[test]
fn what_costs_nothing_is_chosen_if_anybody_wants_it_and_what_nobody_wants_never() {
    let record = stopping(&contest(10, &[0, 0, 5, 1], &[(1, vec![1, 2])])).unwrap();
    assert_eq!(chosen(&record), [1, 2]);
    let record = stopping(&contest(10, &[0, 3], &[])).unwrap();
    assert_eq!(chosen(&record), Vec::<usize>::new());
}

#[test]
fn of_projects_with_one_effective_cost_the_cheaper_goes_first() {
    // Three approvals each. The three voters have 10 each: p1 takes 9, p0 is out of reach.
    let record = stopping(&contest(30, &[21, 9], &[(3, vec![0, 1])])).unwrap();
    assert_eq!(chosen(&record), [1, 0]);
    assert_eq!(record.ties, []);
    let record = stopping(&contest(29, &[21, 9], &[(3, vec![0, 1])])).unwrap();
    assert_eq!(chosen(&record), [1]);
}

#[test]
fn a_tie_of_like_projects_is_broken_by_the_order_and_stops_the_count_without_one() {
    let like = contest(10, &[10, 10], &[(2, vec![0, 1])]);
    let record = in_order(&like);
    assert_eq!(chosen(&record), [0]);
    assert_eq!(record.ties.len(), 1);
    assert_eq!(record.ties[0].between.len(), 2);
    let Err(CountError::Tie { between, .. }) = stopping(&like) else { panic!("the tie decides") };
    assert_eq!(between, ["Project p0", "Project p1"]);
}

#[test]
fn a_tie_that_decides_nothing_does_not_stop_the_count() {
    // Both are paid for, whichever goes first.
    let record = stopping(&contest(20, &[10, 10], &[(1, vec![0]), (1, vec![1])])).unwrap();
    let mut both = chosen(&record);
    both.sort_unstable();
    assert_eq!(both, [0, 1]);
}

#[test]
fn a_million_raises_take_no_longer_than_a_few() {
    // The last project has one supporter and fits: shares rise until that one can pay alone.
    let mut papers: Vec<(u64, Vec<usize>)> = (0..40).map(|v| (50, vec![v % 4, 4 + v % 5])).collect();
    papers.push((1, vec![0, 9]));
    let costs = [9_000, 8_000, 7_000, 6_500, 5_000, 4_900, 4_800, 4_700, 4_600, 3_000_000];
    let total = costs.iter().sum::<u64>() + 5;
    let record = stopping(&contest(total, &costs, &papers)).unwrap();
    assert_eq!(record.elected.len(), costs.len());
    assert_eq!(record.spending.unwrap().spent, (total - 5).to_string());
}

#[test]
fn limits_and_seats_belong_to_other_rules() {
    let mut profile = Profile::new(Rule::PbEqualSharesAdd1, 0);
    profile.limits = Some(omov_count::profile::Limits::default());
    let refused = count(&contest(10, &[1], &[(1, vec![0])]), &profile, None, Watch::none());
    assert!(matches!(refused, Err(CountError::NoLimits { .. })));
}

#[test]
fn a_project_dearer_than_numbers_can_hold_is_refused_or_left_out_and_never_a_panic() {
    for cost in [u64::MAX, u64::MAX / 2, 1 << 62] {
        let costs = [cost, 3, cost];
        let made = stopping(&contest(10, &costs, &[(2, vec![0, 1]), (3, vec![1, 2])]));
        match made {
            Ok(record) => assert_eq!(chosen(&record), [1]),
            Err(e) => assert!(matches!(e, CountError::Overflow | CountError::TooHard(_)), "{e}"),
        }
    }
}

// ---- Against the definition ----

fn whole(n: u64) -> BigRational {
    BigRational::from_integer(n.into())
}

/// One run with this share: the definition, with fractions and no shortcut. Ties: cheapest, most approvals, first.
fn run(share: &BigRational, costs: &[u64], papers: &[(u64, Vec<usize>)]) -> Vec<usize> {
    let mut purses: Vec<BigRational> = papers.iter().map(|_| share.clone()).collect();
    let mut chosen = Vec::new();
    loop {
        let mut best: Option<(BigRational, u64, std::cmp::Reverse<u64>, usize)> = None;
        for (c, cost) in costs.iter().enumerate().filter(|(c, cost)| **cost > 0 && !chosen.contains(c)) {
            let mut payers: Vec<(BigRational, u64)> = (0..papers.len())
                .filter(|i| papers[*i].1.contains(&c))
                .map(|i| (purses[i].clone(), papers[i].0))
                .collect();
            payers.sort();
            let approvals: u64 = payers.iter().map(|(_, w)| w).sum();
            let mut left = whole(*cost);
            let mut who = approvals;
            for (purse, weight) in payers {
                if purse.clone() * whole(who) >= left {
                    let effective = left.clone() / whole(who) / whole(*cost);
                    let offer = (effective, *cost, std::cmp::Reverse(approvals), c);
                    if best.as_ref().is_none_or(|b| offer < *b) {
                        best = Some(offer);
                    }
                    break;
                }
                left -= purse * whole(weight);
                who -= weight;
            }
        }
        let Some((effective, cost, _, c)) = best else { return chosen };
        for (purse, (_, set)) in purses.iter_mut().zip(papers) {
            if set.contains(&c) {
                let pays = (effective.clone() * whole(cost)).min(purse.clone());
                *purse -= pays;
            }
        }
        chosen.push(c);
    }
}

fn add_one(total: u64, costs: &[u64], papers: &[(u64, Vec<usize>)]) -> Vec<usize> {
    let voters: u64 = papers.iter().map(|(w, _)| w).sum();
    let mut share = whole(total) / whole(voters);
    let wanted = |c: usize| costs[c] > 0 && papers.iter().any(|(_, s)| s.contains(&c));
    let mut stands = Vec::new();
    loop {
        let chosen = run(&share, costs, papers);
        let spent: u64 = chosen.iter().map(|c| costs[*c]).sum();
        if spent > total {
            return stands;
        }
        if !(0..costs.len()).any(|c| wanted(c) && !chosen.contains(&c) && costs[c] + spent <= total) {
            return chosen;
        }
        stands = chosen;
        share += whole(1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn looking_at_many_raises_at_once_chooses_what_raising_one_by_one_chooses(
        costs in proptest::collection::vec(1..120u64, 1..9),
        seeds in proptest::collection::vec((1..4u64, any::<u16>()), 1..14),
        part in 1..=100u64,
    ) {
        let papers: Vec<(u64, Vec<usize>)> = seeds
            .iter()
            .map(|(w, bits)| (*w, (0..costs.len()).filter(|c| bits >> c & 1 == 1).collect()))
            .collect();
        let total = (costs.iter().sum::<u64>() * part / 100).max(1);
        let contest = contest(total, &costs, &papers);
        let expected = add_one(total, &costs, &papers);
        let record = in_order(&contest);
        prop_assert_eq!(chosen(&record), expected.clone());
        // Without an order the count comes to the same or says that it is a tie.
        match stopping(&contest) {
            Ok(record) => {
                let (mut a, mut b) = (chosen(&record), expected);
                a.sort_unstable();
                b.sort_unstable();
                prop_assert_eq!(a, b);
            }
            Err(CountError::Tie { between, .. }) => prop_assert!(between.len() > 1),
            Err(other) => prop_assert!(false, "{}", other),
        }
    }

    #[test]
    fn no_more_is_spent_than_there_is_and_the_order_of_papers_changes_nothing(
        costs in proptest::collection::vec(0..5000u64, 1..12),
        seeds in proptest::collection::vec((1..4u64, any::<u16>()), 1..30),
        total in 1..20_000u64,
    ) {
        let mut papers: Vec<(u64, Vec<usize>)> = seeds
            .iter()
            .map(|(w, bits)| (*w, (0..costs.len()).filter(|c| bits >> c & 1 == 1).collect()))
            .collect();
        let record = in_order(&contest(total, &costs, &papers));
        let spent: u64 = chosen(&record).iter().map(|c| costs[*c]).sum();
        prop_assert!(spent <= total);
        prop_assert_eq!(&record.spending.as_ref().unwrap().spent, &spent.to_string());
        papers.reverse();
        prop_assert_eq!(record.to_json(), in_order(&contest(total, &costs, &papers)).to_json());
    }
}

#[test]
fn the_definition_used_here_pays_in_full_where_everybody_can() {
    let share = whole(5);
    assert_eq!(run(&share, &[10, 5], &[(2, vec![0]), (1, vec![1])]), [0, 1]);
    assert!(run(&BigRational::zero(), &[10], &[(2, vec![0])]).is_empty());
}
