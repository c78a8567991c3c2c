//! Who wins a tie.

use dashu_ratio::RBig;
use sha2::{Digest, Sha256};

use super::{DeriveError, ids};
use crate::contest::{CandidateId, Contest};
use crate::profile::{Breaker, TieRule};
use crate::record::{Tie, TieDecides};
use crate::tie::Lots;

/// The votes of everybody at the end of a stage that is over.
#[derive(Debug, Clone)]
pub(super) struct Past {
    pub(super) stage: u32,
    pub(super) votes: Vec<RBig>,
}

/// Breaks ties and keeps a list of them.
#[derive(Debug)]
pub(super) struct Ties<'a> {
    contest: &'a Contest,
    rule: TieRule,
    /// Every candidate's position, the most favoured first; `None` if nothing was drawn.
    pub(super) favour: Option<Vec<usize>>,
    /// Every tie so far.
    pub(super) broken: Vec<Tie>,
}

impl<'a> Ties<'a> {
    pub(super) fn new(contest: &'a Contest, rule: TieRule, lots: Option<&Lots>) -> Result<Self, DeriveError> {
        let favour = match (rule.then, lots) {
            (Breaker::Stop, _) | (_, None) => None,
            (Breaker::Lot, Some(Lots::Seed(seed))) => Some(by_digest(contest, seed)),
            (Breaker::Order, Some(Lots::Order(names))) => Some(by_name(contest, names)?),
            _ => return Err(DeriveError::Refused("what was drawn is not what the profile asks for".into())),
        };
        Ok(Self { contest, rule, favour, broken: Vec::new() })
    }

    /// Picks one of `tied`: who is elected, goes out, or has the surplus that moves first. `stage` is the one in which
    /// that happens; `past` holds the stages before the one they are tied at, oldest first.
    pub(super) fn pick(
        &mut self,
        tied: &[usize],
        decides: TieDecides,
        stage: u32,
        past: &[Past],
    ) -> Result<usize, DeriveError> {
        if tied.len() == 1 {
            return Ok(tied[0]);
        }
        let goes_out = decides == TieDecides::Excluded;
        let mut left = tied.to_vec();
        let mut earlier_stage = None;
        if self.rule.earlier_stages {
            for then in past.iter().rev() {
                let of = |c: &usize| &then.votes[*c];
                let all_equal = left.iter().all(|c| of(c) == of(&left[0]));
                if all_equal {
                    continue;
                }
                // Whoever had fewest then goes out; for a place or a surplus, whoever had most is picked.
                let picked = if goes_out { left.iter().map(of).min() } else { left.iter().map(of).max() }.cloned();
                left.retain(|c| Some(&then.votes[*c]) == picked.as_ref());
                earlier_stage = Some(then.stage);
                if left.len() == 1 {
                    break;
                }
            }
        }
        let (chosen, by) = if left.len() == 1 {
            (left[0], "earlier-stages")
        } else {
            earlier_stage = None;
            let mut in_favour = self.favour.iter().flatten().filter(|c| left.contains(c));
            let picked = if goes_out { in_favour.next_back() } else { in_favour.next() };
            let Some(picked) = picked else {
                let between = left.iter().map(|c| self.contest.candidates[*c].name.clone()).collect();
                return Err(DeriveError::Tie { stage, decides, between });
            };
            (*picked, if self.rule.then == Breaker::Lot { "lot" } else { "order" })
        };
        let mut between = ids(tied);
        between.sort_unstable();
        let chosen_id = CandidateId::from_index(chosen);
        self.broken.push(Tie { stage, between, chosen: chosen_id, decides, by: by.into(), earlier_stage });
        Ok(chosen)
    }
}

/// By the SHA-256 of seed, contest and candidate, one a line: the smallest first.
fn by_digest(contest: &Contest, seed: &str) -> Vec<usize> {
    let digest = |c: &usize| Sha256::digest([seed, &contest.title, &contest.candidates[*c].name].join("\n")).to_vec();
    let mut order: Vec<usize> = (0..contest.candidates.len()).collect();
    order.sort_by_key(digest);
    order
}

fn by_name(contest: &Contest, names: &[String]) -> Result<Vec<usize>, DeriveError> {
    let find = |name: &String| {
        let found = contest.find(name).map(CandidateId::index);
        found.ok_or_else(|| DeriveError::Refused(format!("the order names “{name}”, who is no candidate")))
    };
    names.iter().map(find).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::Candidate;
    use crate::papers::Papers;

    fn contest() -> Contest {
        let candidates = ["Ann", "Bo", "Cy"].map(Candidate::new).to_vec();
        Contest { title: "Chair".into(), seats: None, candidates, papers: Papers::new(), budget: None }
    }

    fn past(stage: u32, votes: [u64; 3]) -> Past {
        Past { stage, votes: votes.map(RBig::from).to_vec() }
    }

    #[test]
    fn the_most_recent_earlier_stage_at_which_they_were_unequal_decides_step_by_step() {
        let contest = contest();
        let rule = TieRule { earlier_stages: true, then: Breaker::Stop };
        let stages = [past(1, [1, 2, 9]), past(2, [4, 4, 5]), past(3, [6, 6, 6])];
        let mut ties = Ties::new(&contest, rule, None).unwrap();
        // At stage 2 Cy had most; Ann and Bo were equal there, and stage 1 tells them apart.
        assert_eq!(ties.pick(&[0, 1, 2], TieDecides::Excluded, 4, &stages), Ok(0));
        assert_eq!(ties.broken[0].earlier_stage, Some(1));
        assert_eq!(ties.pick(&[0, 1, 2], TieDecides::Elected, 4, &stages), Ok(2));
        assert_eq!(ties.broken[1].earlier_stage, Some(2));
        let stopped = ties.pick(&[0, 1], TieDecides::Excluded, 4, &stages[1..]);
        assert!(matches!(stopped, Err(DeriveError::Tie { stage: 4, .. })));
    }

    #[test]
    fn a_lot_is_the_order_of_digests_and_the_least_favoured_goes_out() {
        // printf '%s\n%s\n%s' s Chair Ann | sha256sum: f376…; Bo: ad63…; Cy: 2da1….
        let contest = contest();
        let rule = TieRule { earlier_stages: false, then: Breaker::Lot };
        let mut ties = Ties::new(&contest, rule, Some(&Lots::Seed("s".into()))).unwrap();
        assert_eq!(ties.pick(&[0, 1, 2], TieDecides::Elected, 1, &[]), Ok(2));
        assert_eq!(ties.pick(&[0, 1, 2], TieDecides::Excluded, 1, &[]), Ok(0));
    }
}
