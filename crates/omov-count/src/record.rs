//! The count record: one JSON text that every view of a result is made from.
//!
//! The same papers and profile give the same bytes on every run, in any order of the papers. All figures of the count
//! are decimal strings, exact as the rule's arithmetic gives them; shares and scores that are not decimals are
//! fractions such as `7/3`.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::contest::CandidateId;
pub use crate::profile::Limit;
use crate::profile::Profile;

/// Figures by candidate, in the order of the paper.
pub type Figures = BTreeMap<CandidateId, String>;

/// A whole count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountRecord {
    /// Name of the rule.
    pub rule: String,
    /// The arithmetic in words.
    pub arithmetic: String,
    /// What the contest is called.
    pub contest: String,
    /// Everything that decided how papers were counted.
    pub profile: Profile,
    /// [`Profile::hash`].
    pub profile_sha256: String,
    /// Places to fill (as counted: fewer than the profile says if places had to be left vacant).
    pub seats: u32,
    /// In the order of the paper.
    pub candidates: Vec<CandidateEntry>,
    /// How many papers.
    pub ballots: BallotTotals,
    /// The quota of the first stage, where the rule has one.
    pub quota: Option<String>,
    /// What happened, in order. Empty for rules that decide at once.
    pub stages: Vec<Stage>,
    /// Who won, in the order of election where there is one. Project ids for a budget.
    pub elected: Vec<Winner>,
    /// Places that stay empty, because nominations are opened again or limits could not be met.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub vacant: u32,
    /// Every tie that had to be broken.
    pub ties: Vec<Tie>,
    /// What ties were broken with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lots: Option<crate::tie::Lots>,
    /// All committees that tie for first place, where the rule lists them (at most 1,000).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub committees: Option<Vec<Vec<CandidateId>>>,
    /// How many committees tie, where `committees` does not list them all: `1200` or `more than 100000`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub committees_in_all: Option<String>,
    /// Of every two candidates, how many papers prefer the first (row) to the second (column).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pairwise: Option<Vec<Vec<u64>>>,
    /// A yes/no question's outcome.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<DecisionOutcome>,
    /// Money spent and left, for a budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spending: Option<Spending>,
    /// What limits did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<LimitsReport>,
    /// The smallest difference that decided anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closest: Option<Closest>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
fn is_zero(n: &u32) -> bool {
    *n == 0
}

/// A candidate as the record names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CandidateEntry {
    /// Number on the paper.
    pub id: CandidateId,
    /// As on the paper.
    pub name: String,
    /// Withdrew, and was passed over.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
}

/// How many papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BallotTotals {
    /// Cast.
    pub total: u64,
    /// Counted for somebody at the first stage.
    pub valid: u64,
    /// The others.
    pub invalid: u64,
}

/// Who won: a candidate's number, or a project's id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Winner {
    /// Number on the paper.
    Candidate(CandidateId),
    /// Id in the file.
    Project(String),
}

impl Winner {
    /// The candidate, unless it is a project.
    pub fn candidate(&self) -> Option<CandidateId> {
        match self {
            Self::Candidate(id) => Some(*id),
            Self::Project(_) => None,
        }
    }
}

/// What a stage did before its votes were added up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", deny_unknown_fields)]
pub enum Action {
    /// The papers were sorted by first choice.
    FirstPreferences,
    /// A surplus moved on.
    Surplus {
        /// Whose.
        of: CandidateId,
        /// How many votes.
        surplus: String,
        /// What each moved paper was multiplied by, as a fraction or a decimal.
        transfer_value: String,
    },
    /// Meek, Warren: all surpluses moved on, by lowering keep values.
    Surpluses,
    /// Candidates went out and their papers moved on.
    Exclusion {
        /// Who (more than one only under rules with bulk exclusion).
        of: Vec<CandidateId>,
        /// Why.
        why: ExclusionReason,
        /// ERS97: only papers of this value moved at this stage.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<String>,
    },
    /// The next seat is counted from all papers again, without those already elected.
    NextSeat {
        /// 1 is the first.
        seat: u32,
    },
    /// The rule chose this one next (sequential approval rules, budgets).
    Choice {
        /// Who.
        of: CandidateId,
        /// The score that decided, as a fraction.
        score: String,
    },
}

/// Why somebody went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExclusionReason {
    /// The fewest votes of those who may go.
    Lowest,
    /// No result within the limits has them.
    Doomed,
}

/// Votes that went from one candidate to another in one stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// From whom.
    pub from: CandidateId,
    /// To whom; `null`: to nobody, they are non-transferable.
    pub to: Option<CandidateId>,
    /// How many papers.
    pub papers: u64,
    /// What they are worth after the move.
    pub votes: String,
}

/// Somebody was marked by the limits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkEntry {
    /// Who.
    pub candidate: CandidateId,
    /// What.
    pub mark: MarkKind,
    /// A smallest set of limits that forces it.
    pub because: Vec<Limit>,
}

/// What limits make of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkKind {
    /// Is in every result that can still be reached within the limits.
    Guarded,
    /// Is in none.
    Doomed,
}

/// One stage of a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// From 1.
    pub stage: u32,
    /// What was done.
    pub action: Action,
    /// Votes afterwards of everybody elected or still in.
    pub votes: Figures,
    /// Votes that count for nobody any more, with what rounding cut off.
    pub non_transferable: String,
    /// The quota at this stage, where the rule has one.
    #[serde(default)]
    pub quota: Option<String>,
    /// Elected at the end of this stage, in order.
    pub elected: Vec<CandidateId>,
    /// Who went out at this stage.
    pub excluded: Vec<CandidateId>,
    /// Marked at the end of this stage: cannot be put out.
    pub guarded: Vec<CandidateId>,
    /// Marked at the end of this stage: cannot be elected.
    pub doomed: Vec<CandidateId>,
    /// Why, for each of those marks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<MarkEntry>,
    /// Which votes went where. Meek and Warren move parts of every paper at once and list nothing here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transfers: Vec<Transfer>,
    /// Meek: keep values. Warren: prices.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub keep_values: Figures,
}

/// A tie and how it was broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// At which stage it decided something.
    pub stage: u32,
    /// Who was tied.
    pub between: Vec<CandidateId>,
    /// Who was picked.
    pub chosen: CandidateId,
    /// Picked for what.
    pub decides: TieDecides,
    /// What broke it: `earlier-stages`, `lot` or `order`.
    pub by: String,
    /// The earlier stage that broke it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier_stage: Option<u32>,
}

/// What a tie was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TieDecides {
    /// The chosen one is elected (first).
    Elected,
    /// The chosen one goes out.
    Excluded,
    /// The chosen one's surplus moves first.
    Surplus,
}

/// What limits did to a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitsReport {
    /// The limits that held.
    pub held: Vec<Limit>,
    /// For each of those, how many of the elected have the value.
    pub elected_with: Vec<u32>,
    /// Limits dropped because not all could be met, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relaxed: Vec<Limit>,
    /// Who would have been elected without limits. Empty, like the next two, if that count stops at a tie.
    pub elected_without: Vec<CandidateId>,
    /// Elected because of the limits.
    pub moved_in: Vec<CandidateId>,
    /// Not elected because of the limits.
    pub moved_out: Vec<CandidateId>,
}

/// The smallest difference that decided anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closest {
    /// At the end of which stage the two were compared.
    pub stage: u32,
    /// Votes between them.
    pub gap: String,
    /// Who came out better.
    pub ahead: CandidateId,
    /// Who came out worse.
    pub behind: CandidateId,
    /// What it decided.
    pub decided: TieDecides,
}

/// A yes/no question's outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionOutcome {
    /// Yes votes.
    pub yes: u64,
    /// No votes.
    pub no: u64,
    /// Abstentions: they count towards the quorum only.
    pub abstain: u64,
    /// How many had to vote.
    pub quorum_needed: u64,
    /// Whether they did.
    pub quorum_met: bool,
    /// How many yes votes it took, given how many said yes or no.
    pub yes_needed: u64,
    /// Both.
    pub passed: bool,
}

/// What a budget came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spending {
    /// What there was.
    pub budget: String,
    /// What the chosen projects cost together.
    pub spent: String,
    /// What each voter's share came to when the count stopped adding to it.
    pub share_of_each_voter: String,
}

impl CountRecord {
    /// The record as a file: JSON, indented, with a newline at the end.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("every record has a JSON form");
        json.push('\n');
        json
    }

    /// Elected candidates, in order. Empty for a budget.
    pub fn winners(&self) -> Vec<CandidateId> {
        self.elected.iter().filter_map(Winner::candidate).collect()
    }

    /// A candidate's name.
    pub fn name(&self, id: CandidateId) -> &str {
        self.candidates.get(id.index()).map_or("?", |c| &c.name)
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { attribute, value, min, max } = self;
        match (min, max) {
            (Some(min), Some(max)) if min == max => write!(f, "exactly {min} with {attribute} = {value}"),
            (Some(min), Some(max)) => write!(f, "between {min} and {max} with {attribute} = {value}"),
            (Some(min), None) => write!(f, "at least {min} with {attribute} = {value}"),
            (None, Some(max)) => write!(f, "at most {max} with {attribute} = {value}"),
            (None, None) => write!(f, "any number with {attribute} = {value}"),
        }
    }
}
