//! Every statement is shown about equally often, whoever comes and whenever it came.

use omov_opinion::chance::Chance;
use omov_opinion::exposure::{Exposure, Played, Visit, gini, rank_correlation};
use proptest::prelude::*;

/// A made-up population: up to four groups, statements that come bit by bit, people who see between one and all of them.
fn populations() -> impl Strategy<Value = Played> {
    (20_usize..80, 2_usize..25, 1_usize..5, any::<u64>(), any::<bool>()).prop_map(
        |(members, statements, groups, seed, half)| {
            let mut chance = Chance::new(seed, 3);
            let known = |chance: &mut Chance| (chance.below(8) > 0).then(|| chance.below(groups));
            let visits: Vec<usize> = (0..members * 6).map(|_| chance.below(members)).collect();
            let visits: Vec<Visit> = visits
                .into_iter()
                .map(|member| {
                    let mut own: Vec<usize> = (0..statements).collect();
                    own.sort_by_cached_key(|_| chance.next());
                    Visit { member, cards: 1 + chance.below(6), own: half.then_some(own) }
                })
                .collect();
            let late = visits.len() * 4 / 5;
            Played {
                members: (0..members as u64).map(|u| (u * 5, known(&mut chance))).collect(),
                statements: (0..statements as u64)
                    .map(|t| (t + 100, if t < 2 { 0 } else { chance.below(late) }))
                    .collect(),
                visits,
            }
        },
    )
}

proptest! {
    #[test]
    fn nobody_sees_a_statement_twice_or_too_early_or_fewer_than_could_be(played in populations()) {
        let (shown, exposure) = played.play(b"made up");
        let mut seen = vec![vec![false; played.statements.len()]; played.members.len()];
        let mut counts = vec![0; played.statements.len()];
        for (i, (visit, cards)) in played.visits.iter().zip(&shown).enumerate() {
            let seen = &mut seen[visit.member];
            let there = (0..seen.len()).filter(|t| played.statements[*t].1 <= i && !seen[*t]).count();
            prop_assert_eq!(cards.len(), visit.cards.min(there));
            for t in cards {
                prop_assert!(!seen[*t] && played.statements[*t].1 <= i);
                seen[*t] = true;
                counts[*t] += 1;
            }
        }
        prop_assert_eq!(counts, exposure.shown());
        prop_assert_eq!(&shown, &played.play(b"made up").0);
    }

    #[test]
    fn a_group_is_shown_what_it_has_seen_least(played in populations()) {
        // Whatever the router itself chose had, of all that the member could see, been shown least often in the group.
        let mut strict = played.clone();
        strict.visits.iter_mut().for_each(|v| v.own = None);
        let (shown, _) = strict.play(b"made up");
        let mut counts = std::collections::BTreeMap::<(Option<usize>, usize), u32>::new();
        let mut all = vec![0_u32; played.statements.len()];
        let mut seen = vec![vec![false; played.statements.len()]; played.members.len()];
        for (i, (visit, cards)) in strict.visits.iter().zip(&shown).enumerate() {
            let group = strict.members[visit.member].1;
            for &t in cards {
                let of = |t: usize| (if group.is_some() { counts.get(&(group, t)).copied().unwrap_or(0) } else { all[t] }, all[t]);
                let least = (0..all.len()).filter(|t| strict.statements[*t].1 <= i && !seen[visit.member][*t]).map(of).min();
                prop_assert_eq!(Some(of(t)), least);
                seen[visit.member][t] = true;
                all[t] += 1;
                *counts.entry((group, t)).or_default() += 1;
            }
        }
    }

    #[test]
    fn with_all_statements_there_from_the_start_no_group_differs_by_more_than_its_members_can_see(
        members in 10_u64..60, statements in 5_usize..30, rounds in 1_usize..5, key in any::<u64>(),
    ) {
        // Everybody sees the same number of cards, and no one so many that the router has no choice: then each statement is shown equally often, but for one.
        let cards = (statements / 8).max(1);
        let rounds = rounds.min(statements / cards / 2).max(1);
        let played = Played {
            members: (0..members).map(|u| (u, Some(0))).collect(),
            statements: (0..statements as u64).map(|t| (t, 0)).collect(),
            visits: (0..rounds).flat_map(|_| (0..members as usize).map(|member| Visit { member, cards, own: None })).collect(),
        };
        let (_, exposure) = played.play(&key.to_be_bytes());
        let (least, most) = (exposure.shown().iter().min(), exposure.shown().iter().max());
        prop_assert!(most.zip(least).is_some_and(|(m, l)| m - l <= 1 + rounds as u32), "{:?}", exposure.shown());
    }
}

#[test]
fn a_large_population_is_within_the_bounds() {
    // Made up: 800 members in four groups of unequal size, 100 statements of which 90 come later.
    let mut chance = Chance::new(9, 9);
    let group = |u: usize| {
        if u < 320 {
            0
        } else if u < 560 {
            1
        } else if u < 720 {
            2
        } else {
            3
        }
    };
    let visits: Vec<(usize, usize)> = (0..3_000).map(|_| (chance.below(800), 1 + chance.below(12))).collect();
    let statements: Vec<(u64, usize)> = (0..100).map(|t| (t, if t < 10 { 0 } else { (t as usize - 9) * 24 })).collect();
    let members: Vec<(u64, Option<usize>)> = (0..800).map(|u| (u as u64, Some(group(u)))).collect();
    for (half, bound) in [(false, 0.05), (true, 0.10)] {
        let visits = visits.iter().map(|(member, cards)| {
            let mut own: Vec<usize> = (0..100).collect();
            own.sort_by_cached_key(|_| chance.next());
            Visit { member: *member, cards: *cards, own: half.then_some(own) }
        });
        let played = Played { members: members.clone(), statements: statements.clone(), visits: visits.collect() };
        let (_, exposure) = played.play(b"a published seed");
        assert!(gini(exposure.shown()) <= bound, "{}", gini(exposure.shown()));
    }
}

#[test]
fn the_lot_can_be_drawn_again_with_other_tools() {
    // printf '7:3' | openssl dgst -sha256 -hmac seed, and so for the others: 7:3 has the smallest of the three.
    let exposure = Exposure::new(b"seed", 3, 0);
    let all = [(0, 1), (1, 2), (2, 3)];
    assert_eq!(exposure.next(7, None, all), Some(2));
    assert_eq!(exposure.next(7, None, []), None);
}

#[test]
fn figures_by_hand() {
    let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 1e-12, "{found} is not {wanted}");
    near(gini(&[3, 3, 3]), 0.0);
    near(gini(&[0, 0, 0, 4]), 0.75);
    near(gini(&[]), 0.0);
    near(rank_correlation(&[1, 2, 3], &[5, 6, 9]), 1.0);
    near(rank_correlation(&[1, 2, 3], &[9, 6, 5]), -1.0);
    near(rank_correlation(&[1, 1, 1], &[1, 2, 3]), 0.0);
}
