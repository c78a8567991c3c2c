//! Random contests for the property tests: small ones with everything in them that makes counts go wrong.

use omov_count::profile::{Breaker, DuplicateRank, MarkRules, Overvote, TieRule};
use omov_count::{Candidate, CandidateId, Contest, Lots, Mark, Papers, Profile, Rule, profile::Kind};
use proptest::prelude::*;

/// What is marked on one paper: ranks in order, each with the positions of the candidates in it.
pub(crate) type Ranks = Vec<Vec<usize>>;

/// A contest as a test builds it, before it is packed.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// Names, in the order of the paper.
    pub(crate) names: Vec<String>,
    /// By position.
    pub(crate) withdrawn: Vec<bool>,
    /// Weight and ranks.
    pub(crate) papers: Vec<(u64, Ranks)>,
}

impl Draft {
    pub(crate) fn contest(&self) -> Contest {
        let mut papers = Papers::new();
        for (weight, ranks) in &self.papers {
            let mut marks = Vec::new();
            for rank in ranks {
                match rank[..] {
                    [] => marks.push(Mark::SKIP),
                    [first, ref others @ ..] => {
                        marks.push(Mark::next(CandidateId::from_index(first)));
                        marks.extend(others.iter().map(|c| Mark::tied(CandidateId::from_index(*c))));
                    }
                }
            }
            papers.push(*weight, &marks).expect("small weights");
        }
        let candidates = self.names.iter().zip(&self.withdrawn);
        Contest {
            title: "random".into(),
            seats: None,
            candidates: candidates.map(|(n, w)| Candidate { name: n.clone(), withdrawn: *w }).collect(),
            papers,
            budget: None,
        }
    }

    /// How many stand.
    pub(crate) fn standing(&self) -> usize {
        self.withdrawn.iter().filter(|w| !**w).count()
    }
}

/// Two to six candidates, up to thirty different papers, now and then with empty, shared and repeated ranks and somebody
/// who withdrew.
pub(crate) fn drafts() -> impl Strategy<Value = Draft> {
    (2..=6usize).prop_flat_map(|n| {
        let rank = prop_oneof![
            8 => (0..n).prop_map(|c| vec![c]),
            1 => Just(vec![]),
            1 => proptest::sample::subsequence((0..n).collect::<Vec<_>>(), 2),
        ];
        let messy = proptest::collection::vec(rank, 0..=n);
        let plain = Just((0..n).collect::<Vec<_>>())
            .prop_shuffle()
            .prop_flat_map(move |order| (0..=n).prop_map(move |k| order[..k].iter().map(|c| vec![*c]).collect()));
        let paper = (1..20u64, prop_oneof![3 => plain, 1 => messy]);
        let withdrawn = proptest::collection::vec(proptest::bool::weighted(0.05), n);
        (proptest::collection::vec(paper, 1..30), withdrawn).prop_map(move |(papers, mut withdrawn)| {
            if withdrawn.iter().filter(|w| !**w).count() < 2 {
                withdrawn.fill(false);
            }
            Draft { names: (0..n).map(|i| format!("{}", char::from(b'A' + i as u8))).collect(), withdrawn, papers }
        })
    })
}

/// Every way of reading unclear marks.
pub(crate) fn mark_rules() -> impl Strategy<Value = MarkRules> {
    let overvote = prop_oneof![Just(Overvote::Exhaust), Just(Overvote::Skip), Just(Overvote::SkipIfOneContinuing)];
    let duplicate = prop_oneof![Just(DuplicateRank::Exhaust), Just(DuplicateRank::Skip)];
    (overvote, proptest::option::of(0..3u32), duplicate).prop_map(|(overvote, max_skipped, duplicate_rank)| MarkRules {
        overvote,
        max_skipped,
        duplicate_rank,
    })
}

/// A draft with a profile of one rule for it, and lots so that every tie can be broken.
pub(crate) fn elections(rule: Rule) -> impl Strategy<Value = (Draft, Profile, Lots)> {
    (drafts(), mark_rules(), 1..4u32, any::<bool>(), 0..1000u32).prop_map(
        move |(draft, marks, seats, earlier, seed)| {
            let one = matches!(rule, Rule::Irv | Rule::YesNo | Rule::Schulze | Rule::RankedPairs);
            let seats = if one { 1 } else { seats.min(draft.standing() as u32) };
            let mut profile = Profile::new(rule, seats);
            profile.marks = marks;
            profile.ties = TieRule { earlier_stages: earlier, then: Breaker::Lot };
            (draft, profile, Lots::Seed(format!("seed {seed}")))
        },
    )
}

/// Rules that count papers of candidates and need nothing else.
pub(crate) fn rules() -> impl Iterator<Item = Rule> {
    Rule::ALL.iter().copied().filter(|r| r.kind() != Kind::Budget && *r != Rule::YesNo)
}
