//! A second counter, slow and plain, that counts a contest again and says where a record departs from it.
//!
//! It is here to be read. Every figure is an exact fraction; every paper is walked from its first mark at every stage;
//! every sum is taken anew; nothing is remembered but what has been decided. It shares no arithmetic and no counting
//! code with the fast counter, only the types that say what a contest, a profile and a record are. If the two agree,
//! either both are right or both are wrong in the same way.
//!
//! Read it in this order:
//! 1. `exact`: fractions, and cutting them off after so many decimals.
//! 2. `paper`: what a paper says while these candidates are in.
//! 3. `limits`: who must and who cannot be elected, by trying every committee.
//! 4. `ties`: who wins a tie.
//! 5. `stages`: who is elected and who goes out, once the votes are known.
//! 6. `transfer`: Scottish STV, run-offs, bottoms-up, plurality. `meek`: Meek and Warren. `approval`: committees.
//! 7. `compare`: a record beside what was derived.

mod approval;
mod compare;
mod exact;
mod limits;
mod meek;
mod paper;
mod stages;
mod ties;
mod transfer;

use std::collections::BTreeMap;

use dashu_ratio::RBig;

pub use compare::{CheckError, Departure, Verdict, check};

use crate::contest::{CandidateId, Contest};
use crate::profile::{Kind, Profile, Rule};
use crate::record::{Action, Limit, Tie, TieDecides, Transfer};
use crate::tie::Lots;
use exact::Decimals;
use limits::Committees;
use paper::Pile;

/// A whole count, derived again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    /// Papers counted for somebody at the first stage.
    pub valid: u64,
    /// Places to fill: fewer than the profile says if limits leave some empty.
    pub seats: u32,
    /// Who is elected, in order of election; under the committee rules in the order of the paper, and nobody if several
    /// committees tie and nothing was drawn.
    pub elected: Vec<CandidateId>,
    /// Every stage. Empty for the committee rules.
    pub stages: Vec<DerivedStage>,
    /// Every tie that something broke.
    pub ties: Vec<Tie>,
    /// Every committee that the rule allows, each in the order of the paper; only for the committee rules.
    pub committees: Option<Vec<Vec<CandidateId>>>,
    /// The limits that held.
    pub held: Vec<Limit>,
    /// Limits dropped because not all could be met.
    pub relaxed: Vec<Limit>,
}

/// One stage, derived again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DerivedStage {
    /// What was done first.
    pub action: Action,
    /// Votes afterwards of everybody elected or still in.
    pub votes: BTreeMap<CandidateId, RBig>,
    /// Votes that count for nobody any more.
    pub non_transferable: RBig,
    /// What it took to be elected.
    pub quota: Option<RBig>,
    /// Elected at the end of this stage, in order.
    pub elected: Vec<CandidateId>,
    /// Who went out at this stage.
    pub excluded: Vec<CandidateId>,
    /// Cannot be put out any more.
    pub guarded: Vec<CandidateId>,
    /// Cannot be elected any more.
    pub doomed: Vec<CandidateId>,
    /// Which votes went where.
    pub transfers: Vec<Transfer>,
    /// What share of each paper those keep who were elected before this stage (Meek), or their price (Warren).
    pub keep_values: BTreeMap<CandidateId, RBig>,
}

/// Why nothing could be derived.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeriveError {
    /// The profile says that a tie stops the count.
    #[error("stage {stage}: a tie between {} that nothing breaks", between.join(", "))]
    Tie {
        /// The stage about to be made.
        stage: u32,
        /// What was to be decided.
        decides: TieDecides,
        /// Who was still tied.
        between: Vec<String>,
    },
    /// No result can meet the limits.
    #[error("no result can meet the limits together")]
    Unmeetable,
    /// This counter does not know the rule, or counting so plainly would take too long.
    #[error("{0}")]
    NotCovered(String),
    /// The profile and the contest do not fit together.
    #[error("{0}")]
    Refused(String),
}

/// Counts a contest again under a profile, with what was drawn for ties.
///
/// # Errors
/// [`DeriveError`]
pub fn derive(contest: &Contest, profile: &Profile, lots: Option<&Lots>) -> Result<Derived, DeriveError> {
    profile.check().map_err(|e| DeriveError::Refused(e.to_string()))?;
    let standing = contest.candidates.iter().filter(|c| !c.withdrawn).count();
    let seats = profile.seats as usize;
    if seats > standing {
        return Err(DeriveError::Refused(format!("{seats} seats, but only {standing} candidates stand")));
    }
    let limits = match &profile.limits {
        Some(limits) => Some(Committees::find(contest, limits, seats)?),
        None => None,
    };
    let case = Case {
        contest,
        profile,
        lots,
        seats: limits.as_ref().map_or(seats, |l| l.seats),
        limits: limits.as_ref(),
        piles: Pile::of_equal_papers(contest),
        decimals: Decimals(profile.decimals.unwrap_or(0)),
    };
    match profile.rule {
        Rule::ScottishStv | Rule::Irv | Rule::BottomsUp | Rule::SequentialIrv | Rule::Plurality => {
            transfer::count(&case)
        }
        Rule::Meek | Rule::Warren => meek::count(&case),
        Rule::Approval
        | Rule::Pav
        | Rule::SeqPav
        | Rule::SeqPhragmen
        | Rule::EqualShares
        | Rule::EqualSharesApprovalCompletion
        | Rule::EqualSharesWithoutCompletion => approval::count(&case),
        rule => Err(DeriveError::NotCovered(format!("the second counter does not know the rule {}", rule.name()))),
    }
}

/// What every rule counts from.
struct Case<'a> {
    contest: &'a Contest,
    profile: &'a Profile,
    lots: Option<&'a Lots>,
    /// Places to fill.
    seats: usize,
    limits: Option<&'a Committees>,
    /// The papers, equal ones together.
    piles: Vec<Pile>,
    /// How many decimals figures are cut off after.
    decimals: Decimals,
}

impl Case<'_> {
    fn rule(&self) -> Rule {
        self.profile.rule
    }

    /// Whether each candidate stands.
    fn standing(&self) -> Vec<bool> {
        self.contest.standing()
    }

    /// The candidates a paper counts for, in order, while those `is_in` are in.
    fn order(&self, pile: &Pile, is_in: &[bool]) -> Vec<usize> {
        pile.order(&self.profile.marks, &self.standing(), is_in)
    }

    /// What one paper approves of.
    fn approved(&self, pile: &Pile) -> Vec<usize> {
        debug_assert_eq!(self.rule().kind(), Kind::Approval);
        pile.approved(&self.standing())
    }
}

/// Positions counted from 0 as the ids a record has.
fn ids(positions: &[usize]) -> Vec<CandidateId> {
    positions.iter().map(|i| CandidateId::from_index(*i)).collect()
}
