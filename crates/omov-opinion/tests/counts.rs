//! Counts and sums are what one gets by going through the votes by hand, in any order, and after every further vote.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Said, shuffled, talks, vote};
use omov_opinion::{Conversation, Live, Moments, Pca, Tally, Vote};
use proptest::prelude::*;

fn naive(votes: &[Said], statement: u64) -> Tally {
    let n = |v: Vote| votes.iter().filter(|s| s.1 == statement && s.2 == v).count() as u32;
    Tally { agree: n(Vote::Agree), disagree: n(Vote::Disagree), pass: n(Vote::Pass) }
}

fn same(a: &Conversation, b: &Conversation) {
    assert_eq!(a.people(), b.people());
    assert_eq!(a.tallies(), b.tallies());
    assert!(a.rows().iter().eq(b.rows().iter()));
}

proptest! {
    #[test]
    fn counts_are_those_of_going_through_the_votes(talk in talks()) {
        let conversation = talk.conversation();
        for (t, s) in conversation.statements().iter().enumerate() {
            prop_assert_eq!(conversation.tallies()[t], naive(&talk.votes, s.id));
        }
        let people: BTreeSet<u64> = talk.votes.iter().map(|v| v.0).collect();
        prop_assert!(people.iter().eq(conversation.people()));
        prop_assert_eq!(conversation.rows().votes(), talk.votes.len() as u64);
    }

    #[test]
    fn the_order_of_rows_changes_nothing(talk in talks(), seed in any::<u64>()) {
        let (one, other) = (talk.read(&talk.votes), talk.read(&shuffled(&talk.votes, seed)));
        same(&one, &other);
        let (a, b) = (Moments::new(&one), Moments::new(&other));
        prop_assert_eq!(Pca::new(&one, &a), Pca::new(&other, &b));
        prop_assert!(a == b);
    }

    #[test]
    fn sums_over_pairs_are_those_of_going_through_the_people(talk in talks()) {
        let conversation = talk.conversation();
        let moments = Moments::new(&conversation);
        let statements = conversation.statements();
        let mut of: BTreeMap<u64, BTreeMap<u64, i32>> = BTreeMap::new();
        for (u, t, v) in &talk.votes {
            of.entry(*u).or_default().insert(*t, v.value());
        }
        for (s, first) in statements.iter().enumerate() {
            for (t, second) in statements.iter().enumerate().skip(s) {
                let mut sums = [0; 4];
                for row in of.values() {
                    if let (Some(x), Some(y), true) = (row.get(&first.id), row.get(&second.id), first.counts() && second.counts()) {
                        sums = [sums[0] + x * y, sums[1] + x, sums[2] + y, sums[3] + 1];
                    }
                }
                let pair = moments.pair(s, t);
                prop_assert_eq!(sums, [pair.votes(), pair.first(), pair.second(), pair.both()]);
            }
        }
    }

    #[test]
    fn vote_by_vote_gives_what_all_at_once_gives(
        talk in talks(),
        more in proptest::collection::vec((0_u64..120, any::<prop::sample::Index>(), vote()), 1..40),
        start in 1_usize..20,
    ) {
        let start = start.min(talk.votes.len());
        let mut live = Live::new(talk.in_order(&talk.votes[..start]));
        let mut last: BTreeMap<(u64, u64), Vote> = talk.votes[..start].iter().map(|v| ((v.0, v.1), v.2)).collect();
        let further = talk.votes[start..].iter().copied();
        let others = more.iter().map(|(u, t, v)| (*u, talk.statements[t.index(talk.statements.len())].id, *v));
        for (u, t, v) in further.chain(others) {
            live.vote(u, t, v).expect("a vote on a statement that is there");
            last.insert((u, t), v);
            let counts = live.conversation();
            let at = counts.find_statement(t).expect("the statement");
            let all: Vec<Said> = last.iter().map(|((u, t), v)| (*u, *t, *v)).collect();
            prop_assert_eq!(counts.tallies()[at], naive(&all, t));
        }
        let all: Vec<Said> = last.into_iter().map(|((u, t), v)| (u, t, v)).collect();
        let at_once = talk.in_order(&all);
        same(live.conversation(), &at_once);
        let moments = Moments::new(&at_once);
        prop_assert!(*live.moments() == moments);
        let pca = Pca::new(&at_once, &moments);
        prop_assert_eq!(&live.pca().center, &pca.center);
        live.refresh();
        prop_assert_eq!(live.pca(), &pca);
        for (u, place) in at_once.people().iter().zip(pca.positions(&at_once)) {
            prop_assert_eq!(live.position(*u), Some(place));
        }
    }

    #[test]
    fn directions_are_eigenvectors_and_the_largest(talk in talks()) {
        let conversation = talk.conversation();
        let moments = Moments::new(&conversation);
        let pca = Pca::new(&conversation, &moments);
        let n = conversation.statements().len();
        let mut x = vec![vec![0.0; n]; conversation.people().len()];
        for (row, x) in conversation.rows().iter().zip(&mut x) {
            for c in row.iter().filter(|c| conversation.counts()[c.statement()]) {
                x[c.statement()] = f64::from(c.vote().value()) - pca.center[c.statement()];
            }
        }
        let product = |v: &[f64]| -> Vec<f64> {
            let along: Vec<f64> = x.iter().map(|r| r.iter().zip(v).map(|(a, b)| a * b).sum()).collect();
            (0..n).map(|t| x.iter().zip(&along).map(|(r, a)| r[t] * a).sum()).collect()
        };
        if conversation.people().len() > 1 && pca.statements > 1 {
            for (v, value) in pca.components.iter().zip(&pca.eigenvalues) {
                let length: f64 = v.iter().map(|x| x * x).sum();
                prop_assert!((length - 1.0).abs() < 1e-12 || *value == 0.0 && length == 0.0);
                for (a, b) in product(v).iter().zip(v) {
                    prop_assert!((a - value * b).abs() < 1e-9 * (1.0 + pca.variance));
                }
            }
            // No direction at random is longer than the first.
            let v: Vec<f64> = (0..n).map(|t| ((t * 7 + 3) % 11) as f64 - 5.0).collect();
            let length: f64 = v.iter().map(|x| x * x).sum();
            let along: f64 = product(&v).iter().zip(&v).map(|(a, b)| a * b).sum();
            prop_assert!(along <= (pca.eigenvalues[0] + 1e-9) * length);
        }
    }
}
