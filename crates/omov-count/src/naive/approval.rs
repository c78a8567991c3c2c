//! Committees from approvals, after Lackner and Skowron, "Multi-Winner Voting with Approval Preferences" (2023): every
//! committee the rule allows, along every way of breaking its ties.
//!
//! Under limits only those committees count that meet them, and rules that choose one after the other choose among those
//! who are still in some committee that does.

use std::collections::BTreeSet;

use dashu_ratio::RBig;

use super::exact::{sum, whole};
use super::limits::subsets;
use super::ties::Ties;
use super::{Case, DeriveError, Derived, ids};
use crate::profile::Rule;

/// The most committees that are scored.
const MOST_COMMITTEES: u64 = 2_000_000;
/// The most committees, finished or not, that are followed at once along ties.
const MOST_BRANCHES: usize = 200_000;

/// Papers that approve of the same.
struct Voters {
    papers: RBig,
    approve: Vec<usize>,
}

/// A committee being put together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Begun {
    /// In the order of the paper.
    committee: Vec<usize>,
    /// For each pile of papers, what one of them has: money (equal shares) or load (Phragmén).
    each: Vec<RBig>,
    /// Equal shares: nobody can be paid for any more.
    closed: bool,
}

struct Election<'a> {
    case: &'a Case<'a>,
    voters: Vec<Voters>,
    standing: Vec<usize>,
}

pub(super) fn count(case: &Case<'_>) -> Result<Derived, DeriveError> {
    if case.profile.reopen_nominations.is_some() {
        return Err(DeriveError::Refused("this rule cannot open nominations again".into()));
    }
    let ties = Ties::new(case.contest, case.profile.ties, case.lots)?;
    let voters = |pile| -> Voters { voters(case, pile) };
    let election = Election {
        case,
        voters: case.piles.iter().map(voters).collect(),
        standing: (0..case.contest.candidates.len()).filter(|c| case.standing()[*c]).collect(),
    };
    let committees = match case.rule() {
        Rule::Approval => election.approval()?,
        Rule::Pav => election.best_of_all(|committee| election.harmonic_score(committee))?,
        Rule::SeqPav => election.sequential_pav()?,
        Rule::SeqPhragmen => election.phragmen([election.nothing_yet(&RBig::ZERO)].into())?,
        Rule::EqualShares => {
            let shared = election.equal_shares()?;
            // What is left of the money is load already carried.
            let in_debt = |mut begun: Begun| {
                begun.each = begun.each.into_iter().map(|money| -money).collect();
                begun.closed = false;
                begun
            };
            election.phragmen(shared.into_iter().map(in_debt).collect())?
        }
        Rule::EqualSharesApprovalCompletion => election.filled_by_approvals(election.equal_shares()?)?,
        _ => election.equal_shares()?.into_iter().map(|b| b.committee).collect(),
    };
    let approve = |v: &&Voters| !v.approve.is_empty();
    let valid = sum(election.voters.iter().filter(approve).map(|v| v.papers.clone()));
    Ok(Derived {
        valid: u64::try_from(valid.floor()).unwrap_or_default(),
        seats: case.seats as u32,
        elected: favoured(&committees, &ties).map(|c| ids(c)).unwrap_or_default(),
        stages: Vec::new(),
        ties: Vec::new(),
        committees: Some(committees.iter().map(|c| ids(c)).collect()),
        held: case.limits.map(|l| l.held.clone()).unwrap_or_default(),
        relaxed: case.limits.map(|l| l.relaxed.clone()).unwrap_or_default(),
    })
}

/// The only committee, or of several the one whose most favoured member stands first in the lot or the order; if they
/// share that member, the one whose second stands first; and so on. Nobody, if nothing was drawn.
fn favoured<'a>(committees: &'a BTreeSet<Vec<usize>>, ties: &Ties<'_>) -> Option<&'a Vec<usize>> {
    if committees.len() == 1 {
        return committees.first();
    }
    let favour = ties.favour.as_ref()?;
    let places = |committee: &&Vec<usize>| -> Vec<usize> {
        (0..favour.len()).filter(|place| committee.contains(&favour[*place])).collect()
    };
    committees.iter().min_by_key(places)
}

fn voters(case: &Case<'_>, pile: &super::Pile) -> Voters {
    Voters { papers: whole(pile.papers), approve: case.approved(pile) }
}

impl Election<'_> {
    /// How many papers approve of somebody.
    fn approvals(&self, c: usize) -> RBig {
        sum(self.voters.iter().filter(|v| v.approve.contains(&c)).map(|v| v.papers.clone()))
    }

    /// Each paper that has j of its approved candidates in the committee gives it 1 + 1/2 + … + 1/j.
    fn harmonic_score(&self, committee: &[usize]) -> RBig {
        let of = |v: &Voters| {
            let in_it = committee.iter().filter(|c| v.approve.contains(c)).count() as u64;
            &v.papers * sum((1..=in_it).map(|j| RBig::ONE / whole(j)))
        };
        sum(self.voters.iter().map(of))
    }

    /// The committees of full size with the highest score, by scoring all of them.
    fn best_of_all(&self, score: impl Fn(&[usize]) -> RBig) -> Result<BTreeSet<Vec<usize>>, DeriveError> {
        let all = match self.case.limits {
            Some(limits) => limits.all().to_vec(),
            None => subsets(&self.standing, self.case.seats, MOST_COMMITTEES)?,
        };
        let mut best = BTreeSet::new();
        let mut highest = None;
        for committee in all {
            let score = Some(score(&committee));
            if score > highest {
                best.clear();
                highest.clone_from(&score);
            }
            if score == highest {
                best.insert(committee);
            }
        }
        Ok(best)
    }

    /// Those with most approvals.
    fn approval(&self) -> Result<BTreeSet<Vec<usize>>, DeriveError> {
        if self.case.limits.is_some() {
            return self.best_of_all(|committee| sum(committee.iter().map(|c| self.approvals(*c))));
        }
        self.filled_by_approvals([self.nothing_yet(&RBig::ZERO)].into())
    }

    /// Nobody chosen, and every paper with so much.
    fn nothing_yet(&self, each: &RBig) -> Begun {
        Begun { committee: Vec::new(), each: vec![each.clone(); self.voters.len()], closed: false }
    }

    /// Who may be taken next: not in the committee, and with it in some committee within the limits.
    fn may_join(&self, begun: &Begun) -> Vec<usize> {
        let mut may: Vec<usize> = self.standing.iter().copied().filter(|c| !begun.committee.contains(c)).collect();
        if let Some(limits) = self.case.limits {
            let (_, doomed) = limits.marks(&begun.committee, &may);
            may.retain(|c| !doomed.contains(c));
        }
        may
    }

    fn is_full(&self, begun: &Begun) -> bool {
        begun.closed || begun.committee.len() == self.case.seats
    }

    /// Takes one step along every way until all committees are full or closed.
    fn along_all_ways(
        &self,
        from: BTreeSet<Begun>,
        step: impl Fn(&Begun) -> Vec<Begun>,
    ) -> Result<BTreeSet<Begun>, DeriveError> {
        let mut now = from;
        while now.iter().any(|b| !self.is_full(b)) {
            let mut next = BTreeSet::new();
            for begun in now {
                if self.is_full(&begun) {
                    next.insert(begun);
                } else {
                    next.extend(step(&begun));
                }
                if next.len() > MOST_BRANCHES {
                    let why = format!("more than {MOST_BRANCHES} ways of breaking ties; that is too many to follow");
                    return Err(DeriveError::NotCovered(why));
                }
            }
            now = next;
        }
        Ok(now)
    }

    /// One after the other, each time whoever raises the harmonic score most.
    fn sequential_pav(&self) -> Result<BTreeSet<Vec<usize>>, DeriveError> {
        let step = |begun: &Begun| {
            let with = |c: usize| self.harmonic_score(&and(&begun.committee, c));
            let scored: Vec<(RBig, usize)> = self.may_join(begun).into_iter().map(|c| (with(c), c)).collect();
            let best = scored.iter().map(|(score, _)| score).max().cloned();
            let tied = scored.into_iter().filter(|(score, _)| Some(score) == best.as_ref());
            tied.map(|(_, c)| Begun { committee: and(&begun.committee, c), ..begun.clone() }).collect()
        };
        let done = self.along_all_ways([self.nothing_yet(&RBig::ZERO)].into(), step)?;
        Ok(done.into_iter().map(|b| b.committee).collect())
    }

    /// Everybody elected is a load of 1 that those who approve of them share so that all of them carry the same
    /// afterwards. One after the other, each time whoever makes that load smallest; whom nobody approves of come last.
    fn phragmen(&self, from: BTreeSet<Begun>) -> Result<BTreeSet<Vec<usize>>, DeriveError> {
        let step = |begun: &Begun| {
            let mut smallest: Option<RBig> = None;
            let mut tied: Vec<usize> = Vec::new();
            for c in self.may_join(begun) {
                let Some(load) = self.load_after(begun, c) else { continue };
                if smallest.as_ref().is_none_or(|least| load < *least) {
                    smallest = Some(load);
                    tied = vec![c];
                } else if smallest.as_ref() == Some(&load) {
                    tied.push(c);
                }
            }
            let Some(load) = smallest else {
                let join = |c| Begun { committee: and(&begun.committee, c), ..begun.clone() };
                return self.may_join(begun).into_iter().map(join).collect();
            };
            let take = |c: usize| {
                let mut next = Begun { committee: and(&begun.committee, c), ..begun.clone() };
                for (each, v) in next.each.iter_mut().zip(&self.voters) {
                    if v.approve.contains(&c) {
                        each.clone_from(&load);
                    }
                }
                next
            };
            tied.into_iter().map(take).collect()
        };
        let done = self.along_all_ways(from, step)?;
        Ok(done.into_iter().map(|b| b.committee).collect())
    }

    /// What everybody who approves of a candidate would carry if that one were taken next.
    fn load_after(&self, begun: &Begun, c: usize) -> Option<RBig> {
        let approving = self.approvals(c);
        if approving.is_zero() {
            return None;
        }
        let carried = |(v, load): (&Voters, &RBig)| &v.papers * load;
        let those = self.voters.iter().zip(&begun.each).filter(|(v, _)| v.approve.contains(&c));
        Some((RBig::ONE + sum(those.map(carried))) / approving)
    }

    /// Every paper has seats ÷ papers to spend, and everybody elected costs 1, which those who approve of them pay in
    /// equal parts (who has less gives all they have). One after the other, each time whoever costs each payer least, as
    /// long as anybody can be paid for.
    fn equal_shares(&self) -> Result<BTreeSet<Begun>, DeriveError> {
        let papers = sum(self.voters.iter().map(|v| v.papers.clone()));
        let share = if papers.is_zero() { RBig::ZERO } else { whole(self.case.seats as u64) / papers };
        let step = |begun: &Begun| {
            let may = self.may_join(begun);
            let priced: Vec<(RBig, usize)> = may.iter().filter_map(|c| Some((self.price(begun, *c)?, *c))).collect();
            let Some(least) = priced.iter().map(|(price, _)| price).min().cloned() else {
                return vec![Begun { closed: true, ..begun.clone() }];
            };
            let buy = |c: usize| {
                let mut next = Begun { committee: and(&begun.committee, c), ..begun.clone() };
                for (money, v) in next.each.iter_mut().zip(&self.voters) {
                    if v.approve.contains(&c) {
                        let pays = least.clone().min(money.clone());
                        *money -= pays;
                    }
                }
                next
            };
            priced.iter().filter(|(price, _)| *price == least).map(|(_, c)| buy(*c)).collect()
        };
        self.along_all_ways([self.nothing_yet(&share)].into(), step)
    }

    /// The smallest r such that those who approve of a candidate can pay 1 together if each gives r, or all they have if
    /// that is less; `None` if all they have is not enough.
    fn price(&self, begun: &Begun, c: usize) -> Option<RBig> {
        let mut payers: Vec<(&RBig, &RBig)> = Vec::new();
        for (v, money) in self.voters.iter().zip(&begun.each) {
            if v.approve.contains(&c) {
                payers.push((money, &v.papers));
            }
        }
        payers.sort();
        let mut to_pay = RBig::ONE;
        let mut papers = sum(payers.iter().map(|(_, papers)| (*papers).clone()));
        // The poorest give all they have, one after the other, until the others can give the same each.
        for (money, these) in payers {
            if to_pay <= money * &papers {
                return Some(to_pay / papers);
            }
            to_pay -= money * these;
            papers -= these;
        }
        None
    }

    /// The places left go to those with most approvals.
    fn filled_by_approvals(&self, from: BTreeSet<Begun>) -> Result<BTreeSet<Vec<usize>>, DeriveError> {
        let step = |begun: &Begun| {
            let may = self.may_join(begun);
            let most = may.iter().map(|c| self.approvals(*c)).max();
            let tied = may.into_iter().filter(|c| Some(self.approvals(*c)) == most);
            tied.map(|c| Begun { committee: and(&begun.committee, c), ..begun.clone() }).collect()
        };
        let open = |begun: Begun| Begun { closed: false, each: Vec::new(), ..begun };
        let done = self.along_all_ways(from.into_iter().map(open).collect(), step)?;
        Ok(done.into_iter().map(|b| b.committee).collect())
    }
}

/// The committee with one more, in the order of the paper.
fn and(committee: &[usize], c: usize) -> Vec<usize> {
    let mut with = committee.to_vec();
    with.push(c);
    with.sort_unstable();
    with
}
