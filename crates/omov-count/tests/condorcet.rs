//! Schulze's method and ranked pairs keep their promises.

use crate::written::{contest, elected, women};
use omov_count::papers::Mark;
use omov_count::profile::Breaker;
use omov_count::{Candidate, CandidateId, Contest, CountError, CountRecord, Lots, Papers, Profile, Rule, Watch, count};
use proptest::prelude::*;

fn run(contest: &Contest, rule: Rule) -> Result<CountRecord, CountError> {
    count(contest, &Profile::new(rule, 1), None, Watch::none())
}

fn winners(contest: &Contest, rule: Rule) -> String {
    elected(&run(contest, rule).expect("small contests can be counted"))
}

fn both(contest: &Contest) -> [String; 2] {
    [winners(contest, Rule::Schulze), winners(contest, Rule::RankedPairs)]
}

/// Condorcet, Essai sur l'application de l'analyse (1785), page lxi: 60 voters, and no candidate beats both others.
/// A beats B 33:27, B beats C 42:18, C beats A 35:25. The smallest majority, that of A over B, gives way.
#[test]
fn condorcet_s_own_example_of_a_cycle_is_broken_at_its_smallest_majority() {
    let essai = contest("A B C", &["23 A>B>C", "17 B>C>A", "2 B>A>C", "10 C>A>B", "8 C>B>A"]);
    assert_eq!(both(&essai), ["B", "B"]);
    let record = run(&essai, Rule::Schulze).unwrap();
    assert_eq!(record.pairwise.unwrap(), [[0, 33, 25], [27, 0, 42], [35, 18, 0]]);
    assert_eq!((record.ballots.total, record.ballots.valid), (60, 60));
}

/// Schulze, Social Choice and Welfare 36 (2011), section 3, an example of 30 voters and four candidates in which D wins:
/// the strongest paths from D to A, C and B are all stronger than those back.
#[test]
fn schulze_s_example_of_thirty_voters_elects_d() {
    let papers = [
        "5 A>C>B>D",
        "2 A>C>D>B",
        "3 A>D>C>B",
        "4 B>A>C>D",
        "3 C>B>D>A",
        "3 C>D>B>A",
        "1 D>A>C>B",
        "5 D>B>A>C",
        "4 D>C>B>A",
    ];
    let example = contest("A B C D", &papers);
    let record = run(&example, Rule::Schulze).unwrap();
    assert_eq!(elected(&record), "D");
    assert_eq!(record.pairwise.unwrap(), [[0, 11, 20, 14], [19, 0, 9, 12], [10, 21, 0, 17], [16, 18, 13, 0]]);
}

/// Worked by hand. Margins, from papers that name two candidates and leave the others level at the end
/// (a pair of papers X>Y>rest and rest-reversed>X>Y gives margin 2 to X over Y alone, after McGarvey 1953):
/// D>A 10, A>B 8, B>C 6, C>D 4, A>C 2, and D over B 0.
/// Ranked pairs: D>A, A>B, B>C lock, C>D would close a cycle: D is on top.
#[test]
fn ranked_pairs_drops_the_smallest_win_of_a_long_cycle() {
    let example = by_margins("A B C D", &[("D", "A", 10), ("A", "B", 8), ("B", "C", 6), ("C", "D", 4), ("A", "C", 2)]);
    assert_eq!(both(&example), ["D", "D"]);
}

/// Worked by hand. Wins: A>B 12, B>C 10, C>A 8, A>D 2, D>B 6, D>C 4.
/// Ranked pairs: A>B, B>C lock; C>A would close a cycle; D>B and D>C lock; A>D locks: A alone.
/// Beat paths: A to D 2, D to A by D>C>A 4: D beats A. D to B 6, B to D by B>C>A>D 2. D to C 6 (by D>B>C), C to D 2.
/// So D alone is undefeated.
#[test]
fn the_two_rules_can_differ() {
    let wins = [("A", "B", 12), ("B", "C", 10), ("C", "A", 8), ("D", "B", 6), ("D", "C", 4), ("A", "D", 2)];
    assert_eq!(both(&by_margins("A B C D", &wins)), ["D", "A"]);
}

/// A beats B, B beats C, C beats A, all alike: whichever of the three is taken last gives way.
#[test]
fn a_cycle_of_equal_margins_elects_all_and_draws_no_lot() {
    let cycle = contest("A B C D", &["1 A>B>C", "1 B>C>A", "1 C>A>B"]);
    let mut profile = Profile::new(Rule::RankedPairs, 1);
    profile.ties.then = Breaker::Lot;
    for rule in [Rule::Schulze, Rule::RankedPairs] {
        profile.rule = rule;
        let record = count(&cycle, &profile, Some(&Lots::Seed("any".into())), Watch::none()).unwrap();
        assert_eq!(elected(&record), "A B C");
        assert!(record.ties.is_empty() && record.lots.is_none() && record.vacant == 0);
    }
}

#[test]
fn without_any_win_everybody_who_stands_wins() {
    let mut level = contest("A B C", &["2 A>B>C", "2 C>B>A", "3"]);
    assert_eq!(both(&level), ["A B C", "A B C"]);
    level.candidates[1].withdrawn = true;
    assert_eq!(both(&level), ["A C", "A C"]);
}

#[test]
fn candidates_left_out_stand_last_and_shared_ranks_are_level() {
    let record = run(&contest("A B C D", &["5 A", "3 B=C>A", "1"]), Rule::Schulze).unwrap();
    assert_eq!(record.pairwise.clone().unwrap(), [[0, 5, 5, 8], [3, 0, 0, 3], [3, 0, 0, 3], [0, 0, 0, 0]]);
    assert_eq!((elected(&record), record.ballots.valid, record.ballots.invalid), ("A".into(), 8, 1));
}

#[test]
fn a_candidate_ranked_again_counts_where_they_stand_highest() {
    let twice = contest("A B C", &["1 A>B=A>C"]);
    assert_eq!(run(&twice, Rule::Schulze).unwrap().pairwise.unwrap(), [[0, 1, 1], [0, 0, 1], [0, 0, 0]]);
}

#[test]
fn more_than_one_place_is_refused() {
    let two = contest("A B C", &["1 A>B>C"]);
    for rule in [Rule::Schulze, Rule::RankedPairs] {
        let refused = count(&two, &Profile::new(rule, 2), None, Watch::none());
        assert_eq!(refused, Err(CountError::OneSeatOnly { rule, seats: 2 }));
    }
}

/// M beats everybody, but the one place is a woman's: of the women W2 beats W1 6:4. The table still shows all.
#[test]
fn who_no_result_within_the_limits_has_is_left_out() {
    let race = contest("M W1 W2", &["6 M>W2>W1", "4 M>W1>W2"]);
    for rule in [Rule::Schulze, Rule::RankedPairs] {
        let profile = Profile { limits: Some(women(&race, Some(1), None)), ..Profile::new(rule, 1) };
        let record = count(&race, &profile, None, Watch::none()).unwrap();
        assert_eq!(elected(&record), "W2");
        assert_eq!(record.pairwise.unwrap()[0], [0, 10, 10]);
        assert_eq!(record.limits.unwrap().moved_out, [CandidateId::from_index(0)]);
    }
}

#[test]
fn too_many_candidates_are_refused_before_any_table_is_made() {
    let crowd =
        Contest { candidates: (0..1001).map(|i| Candidate::new(format!("{i}"))).collect(), ..contest("A", &[]) };
    for rule in [Rule::Schulze, Rule::RankedPairs] {
        assert!(matches!(run(&crowd, rule), Err(CountError::TooHard(why)) if why.contains("at most 1000; 1001")));
    }
}

#[test]
fn the_most_papers_a_contest_can_hold_are_compared_without_overflow() {
    let huge = contest("A B C", &["400000000000000000 A>B>C", "300000000000000000 B>C>A", "300000000000000000 C>A>B"]);
    assert_eq!(both(&huge), ["A", "A"]);
}

/// Papers that give exactly these margins (each even), after McGarvey, Econometrica 21 (1953).
fn by_margins(names: &str, wins: &[(&str, &str, u64)]) -> Contest {
    let mut papers = Vec::new();
    for (a, b, margin) in wins {
        let others: Vec<&str> = names.split(' ').filter(|n| n != a && n != b).collect();
        let back: Vec<&str> = others.iter().rev().copied().collect();
        papers.push(format!("{} {a}>{b}>{}", margin / 2, others.join(">")));
        papers.push(format!("{} {}>{a}>{b}", margin / 2, back.join(">")));
    }
    contest(names, &papers.iter().map(String::as_str).collect::<Vec<_>>())
}

// ---- the same questions answered the slow way

/// Ranks by candidate (smaller is better; `u8::MAX`: left out) and how many such papers.
type Ranked = (u8, Vec<u8>);

fn contest_of(papers: &[Ranked], n: usize) -> Contest {
    let mut all = Papers::new();
    for (weight, ranks) in papers {
        let mut order: Vec<usize> = (0..n).filter(|c| ranks[*c] != u8::MAX).collect();
        order.sort_by_key(|c| ranks[*c]);
        let mark = |(i, c): (usize, &usize)| {
            let id = CandidateId::from_index(*c);
            if i > 0 && ranks[order[i - 1]] == ranks[*c] { Mark::tied(id) } else { Mark::next(id) }
        };
        all.push(u64::from(*weight), &order.iter().enumerate().map(mark).collect::<Vec<_>>()).unwrap();
    }
    Contest { candidates: (0..n).map(|i| Candidate::new(format!("c{i}"))).collect(), papers: all, ..contest("A", &[]) }
}

fn margins_of(papers: &[Ranked], n: usize) -> Vec<Vec<i64>> {
    let over = |a: usize, b: usize| -> i64 {
        papers.iter().filter(|(_, r)| r[a] < r[b]).map(|(weight, _)| i64::from(*weight)).sum()
    };
    (0..n).map(|a| (0..n).map(|b| over(a, b) - over(b, a)).collect()).collect()
}

/// Strength of the strongest path that visits nobody twice, by trying all of them.
fn strongest(margins: &[Vec<i64>], from: usize, to: usize, visited: &mut Vec<usize>) -> i64 {
    let mut best = margins[from][to].max(0);
    visited.push(from);
    for via in 0..margins.len() {
        if via != to && !visited.contains(&via) && margins[from][via] > 0 {
            best = best.max(margins[from][via].min(strongest(margins, via, to, visited)));
        }
    }
    visited.pop();
    best
}

fn naive_schulze(margins: &[Vec<i64>]) -> Vec<usize> {
    let n = margins.len();
    let path = |a, b| strongest(margins, a, b, &mut Vec::new());
    (0..n).filter(|a| (0..n).all(|b| b == *a || path(*a, b) >= path(b, *a))).collect()
}

/// Everybody undefeated after some order of all wins by margin, trying every order of equal ones.
fn naive_ranked_pairs(margins: &[Vec<i64>]) -> Vec<usize> {
    let n = margins.len();
    let mut wins: Vec<_> =
        (0..n).flat_map(|a| (0..n).map(move |b| (a, b))).filter(|(a, b)| margins[*a][*b] > 0).collect();
    wins.sort_by_key(|(a, b)| -margins[*a][*b]);
    let mut results: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
    for equal in wins.chunk_by(|x, y| margins[x.0][x.1] == margins[y.0][y.1]) {
        let mut next = Vec::new();
        for before in &results {
            in_every_order(&mut equal.to_vec(), 0, &mut |order| {
                let mut locked = before.clone();
                for (a, b) in order {
                    if !leads(&locked, *b, *a) {
                        locked.push((*a, *b));
                    }
                }
                locked.sort_unstable();
                if !next.contains(&locked) {
                    next.push(locked);
                }
            });
        }
        results = next;
    }
    (0..n).filter(|c| results.iter().any(|locked| locked.iter().all(|(_, b)| b != c))).collect()
}

fn in_every_order(pairs: &mut Vec<(usize, usize)>, fixed: usize, tell: &mut impl FnMut(&[(usize, usize)])) {
    if fixed == pairs.len() {
        tell(pairs);
    }
    for i in fixed..pairs.len() {
        pairs.swap(fixed, i);
        in_every_order(pairs, fixed + 1, tell);
        pairs.swap(fixed, i);
    }
}

fn leads(locked: &[(usize, usize)], from: usize, to: usize) -> bool {
    locked.iter().any(|(a, b)| *a == from && (*b == to || leads(locked, *b, to)))
}

fn positions(record: &CountRecord) -> Vec<usize> {
    record.winners().into_iter().map(CandidateId::index).collect()
}

fn ranked(n: usize) -> impl Strategy<Value = Vec<Ranked>> {
    let rank = prop_oneof![8 => 0..n as u8, 1 => Just(u8::MAX)];
    proptest::collection::vec((1u8..3, proptest::collection::vec(rank, n)), 0..7)
}

/// Contests of four with few different margins, so that ties are the rule.
fn four() -> impl Strategy<Value = Vec<Ranked>> {
    ranked(4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn ranked_pairs_elects_whoever_wins_under_some_order_of_equal_margins(papers in four()) {
        let record = run(&contest_of(&papers, 4), Rule::RankedPairs).unwrap();
        prop_assert_eq!(positions(&record), naive_ranked_pairs(&margins_of(&papers, 4)));
    }

    #[test]
    fn schulze_elects_whoever_no_path_defeats(papers in ranked(6)) {
        let record = run(&contest_of(&papers, 6), Rule::Schulze).unwrap();
        prop_assert_eq!(positions(&record), naive_schulze(&margins_of(&papers, 6)));
    }

    #[test]
    fn who_beats_everybody_is_the_only_winner(papers in ranked(5)) {
        let margins = margins_of(&papers, 5);
        if let Some(best) = (0..5).find(|a| (0..5).all(|b| b == *a || margins[*a][b] > 0)) {
            for rule in [Rule::Schulze, Rule::RankedPairs] {
                prop_assert_eq!(positions(&run(&contest_of(&papers, 5), rule).unwrap()), vec![best]);
            }
        }
    }

    #[test]
    fn the_table_of_pairs_is_what_the_papers_say(papers in ranked(5)) {
        let table = run(&contest_of(&papers, 5), Rule::Schulze).unwrap().pairwise.unwrap();
        for (a, row) in table.iter().enumerate() {
            for (b, figure) in row.iter().enumerate() {
                let over = papers.iter().filter(|(_, r)| r[a] < r[b]).map(|(weight, _)| u64::from(*weight)).sum::<u64>();
                prop_assert_eq!(*figure, over);
            }
        }
    }

    #[test]
    fn neither_the_order_of_papers_nor_the_numbers_of_candidates_matter(
        (papers, shuffled, new) in ranked(5).prop_flat_map(|papers| {
            let candidates: Vec<usize> = (0..5).collect();
            (Just(papers.clone()), Just(papers).prop_shuffle(), Just(candidates).prop_shuffle())
        })
    ) {
        for rule in [Rule::Schulze, Rule::RankedPairs] {
            let record = run(&contest_of(&papers, 5), rule).unwrap();
            prop_assert_eq!(&record, &run(&contest_of(&shuffled, 5), rule).unwrap());
            let renumbered: Vec<Ranked> = papers.iter().map(|(w, r)| (*w, new.iter().map(|old| r[*old]).collect())).collect();
            let again = run(&contest_of(&renumbered, 5), rule).unwrap();
            let mut back: Vec<usize> = positions(&again).into_iter().map(|i| new[i]).collect();
            back.sort_unstable();
            prop_assert_eq!(positions(&record), back);
        }
    }

    #[test]
    fn who_withdrew_changes_nothing_for_the_others(papers in ranked(5), gone in 0usize..5) {
        for rule in [Rule::Schulze, Rule::RankedPairs] {
            let mut with = contest_of(&papers, 5);
            with.candidates[gone].withdrawn = true;
            let without: Vec<Ranked> = papers
                .iter()
                .map(|(w, r)| (*w, r.iter().enumerate().filter(|(c, _)| *c != gone).map(|(_, rank)| *rank).collect()))
                .collect();
            let never = positions(&run(&contest_of(&without, 4), rule).unwrap());
            let never: Vec<usize> = never.into_iter().map(|c| c + usize::from(c >= gone)).collect();
            prop_assert_eq!(positions(&run(&with, rule).unwrap()), never);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Every set of five, under every order of equal margins, beside the search: here two margins share many wins.
    #[test]
    fn ranked_pairs_of_five_agrees_with_every_order_where_they_can_be_tried(papers in ranked(5)) {
        let margins = margins_of(&papers, 5);
        let mut sizes: Vec<i64> = margins.iter().flatten().copied().filter(|m| *m > 0).collect();
        sizes.sort_unstable();
        prop_assume!(sizes.chunk_by(|a, b| a == b).all(|equal| equal.len() <= 7));
        prop_assert_eq!(positions(&run(&contest_of(&papers, 5), Rule::RankedPairs).unwrap()), naive_ranked_pairs(&margins));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn thirty_candidates_and_three_voters_are_counted_or_refused_and_never_counted_wrongly(
        orders in proptest::collection::vec(Just((0..30u8).collect::<Vec<_>>()).prop_shuffle(), 3)
    ) {
        let papers: Vec<Ranked> = orders.into_iter().map(|ranks| (1, ranks)).collect();
        match run(&contest_of(&papers, 30), Rule::RankedPairs) {
            // Nobody who cannot answer a win with a path at least as strong can win.
            Ok(record) => {
                let margins = margins_of(&papers, 30);
                let mut path = margins.clone();
                for via in 0..30 {
                    for a in 0..30 {
                        for b in 0..30 {
                            path[a][b] = path[a][b].max(path[a][via].min(path[via][b]));
                        }
                    }
                }
                prop_assert!(!record.winners().is_empty());
                for w in positions(&record) {
                    prop_assert!((0..30).all(|x| x == w || margins[x][w] <= 0 || path[w][x] >= margins[x][w]));
                }
            }
            Err(why) => prop_assert!(matches!(why, CountError::TooHard(_))),
        }
    }
}
