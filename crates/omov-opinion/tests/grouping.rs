//! Groups are a partition, the best there is, numbered in one way, found again from any order, and not claimed where there are none.

use crate::support::{camps, shuffled, talks};
use omov_opinion::groups::{self, Groups};
use omov_opinion::kmeans::{Ground, nearest, silhouette};
use omov_opinion::stability::stability;
use omov_opinion::{Conversation, Moments, Pca, Point};
use proptest::prelude::*;

fn grouped(conversation: &Conversation) -> (Vec<Point>, Groups) {
    let pca = Pca::new(conversation, &Moments::new(conversation));
    let places = pca.positions(conversation);
    let groups = groups::group(conversation.people(), &places, conversation.grouped());
    (places, groups)
}

fn inertia(points: &[Point], labels: &[u8]) -> f64 {
    (0..=255)
        .map(|g| {
            let own: Vec<&Point> = points.iter().zip(labels).filter(|(_, l)| **l == g).map(|(p, _)| p).collect();
            let n = own.len().max(1) as f64;
            let mean = [0, 1].map(|d| own.iter().map(|p| p[d]).sum::<f64>() / n);
            own.iter().map(|p| (p[0] - mean[0]).powi(2) + (p[1] - mean[1]).powi(2)).sum::<f64>()
        })
        .sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn groups_are_a_partition_numbered_by_size(talk in talks(), seed in any::<u64>()) {
        let conversation = talk.conversation();
        let (places, groups) = grouped(&conversation);
        let points: Vec<Point> = groups.people.iter().map(|u| places[*u]).collect();
        for (k, way) in &groups.ways {
            let g = &way.grouping;
            prop_assert_eq!(g.labels.len(), groups.people.len());
            let sizes: Vec<usize> = (0..*k).map(|j| g.labels.iter().filter(|l| usize::from(**l) == j).count()).collect();
            prop_assert_eq!(&sizes, &g.sizes);
            prop_assert!(sizes.iter().all(|n| *n > 0));
            let first = |j: usize| g.labels.iter().position(|l| usize::from(*l) == j);
            let order: Vec<_> = (0..*k).map(|j| (std::cmp::Reverse(sizes[j]), first(j))).collect();
            prop_assert!(order.is_sorted());
            prop_assert!((inertia(&points, &g.labels) - g.inertia).abs() <= 1e-9 * (1.0 + g.inertia));
            for (p, l) in points.iter().zip(&g.labels) {
                let own = g.centres[usize::from(*l)];
                let near = g.centres[nearest(&g.centres, *p)];
                let far = |c: Point| (c[0] - p[0]).hypot(c[1] - p[1]);
                prop_assert!(far(own) <= far(near) + 1e-9);
            }
            prop_assert!((-1.0..=1.0).contains(&way.silhouette));
        }
        let (_, again) = grouped(&talk.in_order(&shuffled(&talk.votes, seed)));
        prop_assert_eq!(&groups, &again);
        prop_assert_eq!(stability(&conversation, &groups), stability(&conversation, &again));
    }

    #[test]
    fn no_way_of_grouping_few_points_is_better(points in proptest::collection::vec([-9_i8..9, -9_i8..9], 3..9), k in 2_usize..4) {
        let points: Vec<Point> = points.into_iter().map(|p| p.map(f64::from)).collect();
        let best = (0..k.pow(points.len() as u32)).map(|mut n| {
            let labels: Vec<u8> = points.iter().map(|_| { let l = n % k; n /= k; l as u8 }).collect();
            inertia(&points, &labels)
        }).fold(f64::INFINITY, f64::min);
        if let Some(found) = Ground::new(&points).group(k) {
            prop_assert!(found.inertia <= best + 1e-9, "{} {}", found.inertia, best);
        } else {
            let mut different = points.clone();
            different.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
            different.dedup();
            prop_assert!(different.len() < k);
        }
    }
}

#[test]
fn any_number_of_threads_gives_the_same_groups() {
    let conversation = camps(&[120, 90, 50], 30, 0.4, 5).conversation();
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| {
            let (places, groups) = grouped(&conversation);
            let s = stability(&conversation, &groups);
            (places, groups, s)
        })
    };
    let one = with(1);
    for threads in [2, 3, 7] {
        assert!(with(threads) == one, "{threads} threads");
    }
}

#[test]
fn camps_are_found_and_stable() {
    let conversation = camps(&[60, 40, 25], 40, 0.3, 1).conversation();
    let (_, groups) = grouped(&conversation);
    assert_eq!(groups.k, 3);
    assert_eq!(groups.ways[&3].grouping.sizes, [60, 40, 25]);
    let stable = stability(&conversation, &groups);
    assert!(stable.stable && stable.agreement > 0.95, "{stable:?}");
}

#[test]
fn votes_by_the_toss_of_a_coin_have_no_stable_groups() {
    for seed in 0..8 {
        let conversation = camps(&[200], 40, 1.0, seed).conversation();
        let (_, groups) = grouped(&conversation);
        let stable = stability(&conversation, &groups);
        assert!(!stable.stable && stable.agreement < 0.5, "seed {seed}: {stable:?}");
    }
}

#[test]
fn people_who_all_say_the_same_are_one_group() {
    let conversation = camps(&[30], 10, 0.0, 3).conversation();
    let (_, groups) = grouped(&conversation);
    assert_eq!((groups.k, groups.ways.len()), (1, 0));
    assert_eq!(groups.labels(), vec![0; 30]);
    assert!(!stability(&conversation, &groups).stable);
}

#[test]
fn many_points_are_grouped_as_well_as_few() {
    // Four heaps of 3,000 made-up points each, more than beginnings are looked for in.
    let mut chance = omov_opinion::chance::Chance::new(4, 4);
    let heaps = [[0.0, 0.0], [6.0, 1.0], [2.0, 7.0], [-5.0, 5.0]];
    let points: Vec<Point> =
        (0..12_000).map(|i| heaps[i % 4].map(|c| c + chance.share() + chance.share() - 1.0)).collect();
    let found = Ground::new(&points).group(4).expect("four groups");
    assert_eq!(found.sizes, [3_000; 4]);
    let own: Vec<u8> = [0, 1, 2, 3].repeat(3_000);
    assert!((found.inertia - inertia(&points, &own)).abs() < 1e-6);
}

#[test]
fn a_silhouette_by_hand() {
    // 0 and 2 against 10 on a line: (9 - 2)/10 … by hand: for 0: a 2, b 10; for 2: a 2, b 8; alone: 0.
    let points = [[0.0, 0.0], [2.0, 0.0], [10.0, 0.0]];
    let found = silhouette(&points, &[&[0, 0, 1]])[0];
    assert!((found - (0.8 + 0.75 + 0.0) / 3.0).abs() < 1e-15);
}
