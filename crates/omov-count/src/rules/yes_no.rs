//! Yes, no or abstain, with a quorum and a threshold.
//!
//! The question passes if enough of the electorate voted and enough of those who said yes or no said yes. Abstaining
//! counts as voting, and for nothing else; a paper that cannot be read does not count as voting. All shares are exact,
//! in whole papers. A question to which nobody says yes never passes.

use super::plurality::{first_choices, read};
use super::{Input, Outcome, Watch};
use crate::contest::{CandidateId, Contest};
use crate::error::CountError;
use crate::profile::{Decision, Rule};
use crate::record::{Action, DecisionOutcome, Figures, Stage, Winner};

/// Counts a contest by [`Rule::YesNo`]: yes is elected if the question passes, no if it does not.
pub(super) fn count(input: &Input<'_>, watch: Watch<'_>) -> Result<Outcome, CountError> {
    let contest = input.contest;
    let Some(rules) = &input.profile.decision else {
        return Err(CountError::BadProfile(
            "the rule yes-no needs [decision] with electorate, quorum and threshold".into(),
        ));
    };
    let answers = Answers::of(contest)?;
    let cast = contest.papers.total();
    if cast > rules.electorate {
        return Err(CountError::BadProfile(format!(
            "{cast} papers were cast, but only {} may vote; check electorate in [decision]",
            rules.electorate
        )));
    }
    watch.tell("counting", 0, cast);
    let (votes, valid) = first_choices(read(input)?.as_ref(), &contest.standing());
    watch.tell("counting", cast, cast);
    let of = |id: CandidateId| u64::try_from(votes[id.index()]).map_err(|_| CountError::Overflow);
    let decision = decide(rules, of(answers.yes)?, of(answers.no)?, answers.abstain.map_or(Ok(0), of)?);
    let winner = if decision.passed { answers.yes } else { answers.no };
    let figures: Figures = contest.ids().map(|id| (id, votes[id.index()].to_string())).collect();
    let stage = Stage {
        stage: 1,
        action: Action::FirstPreferences,
        votes: figures,
        non_transferable: "0".into(),
        quota: None,
        elected: vec![winner],
        excluded: Vec::new(),
        guarded: Vec::new(),
        doomed: Vec::new(),
        marks: Vec::new(),
        transfers: Vec::new(),
        keep_values: Figures::new(),
    };
    Ok(Outcome {
        arithmetic: "whole papers".into(),
        valid,
        stages: vec![stage],
        elected: vec![Winner::Candidate(winner)],
        decision: Some(decision),
        ..Outcome::default()
    })
}

/// Which candidate is which answer.
struct Answers {
    yes: CandidateId,
    no: CandidateId,
    abstain: Option<CandidateId>,
}

impl Answers {
    fn of(contest: &Contest) -> Result<Self, CountError> {
        let find = |answer: &str| contest.ids().find(|id| contest.name(*id).trim().eq_ignore_ascii_case(answer));
        match (find("yes"), find("no"), find("abstain")) {
            (Some(yes), Some(no), abstain)
                if contest.candidates.len() == 2 + usize::from(abstain.is_some())
                    && contest.candidates.iter().all(|c| !c.withdrawn) =>
            {
                Ok(Self { yes, no, abstain })
            }
            _ => Err(CountError::WrongInput {
                rule: Rule::YesNo,
                needs: "the answers Yes and No, or Yes, No and Abstain, and no others",
            }),
        }
    }
}

fn decide(rules: &Decision, yes: u64, no: u64, abstain: u64) -> DecisionOutcome {
    // Three answers on at most 10^18 papers together: these sums fit.
    let decided = yes + no;
    let [num, den] = rules.threshold;
    let yes_needed =
        if rules.at_least { share_up(decided, num, den).max(1) } else { share_down(decided, num, den) + 1 };
    let quorum_needed = share_up(rules.electorate, rules.quorum[0], rules.quorum[1]);
    let quorum_met = decided + abstain >= quorum_needed;
    DecisionOutcome { yes, no, abstain, quorum_needed, quorum_met, yes_needed, passed: quorum_met && yes >= yes_needed }
}

/// The whole papers in a share of `all`, rounded up. Two 64-bit figures multiply within 128 bits, and a share is not
/// more than all.
fn share_up(all: u64, num: u64, den: u64) -> u64 {
    (u128::from(all) * u128::from(num)).div_ceil(den.into()) as u64
}

/// The same, rounded down.
fn share_down(all: u64, num: u64, den: u64) -> u64 {
    (u128::from(all) * u128::from(num) / u128::from(den)) as u64
}
