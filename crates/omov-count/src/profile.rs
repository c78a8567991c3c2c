//! The rule profile: everything that decides how papers are counted, fixed and hashed before voting opens.
//!
//! A profile is a small TOML file. Two profiles count alike exactly if their [`Profile::hash`] is the same. What is
//! drawn only after the close (the seed of a lot, an order drawn in the hall) is no part of it: see [`crate::tie::Lots`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::digest;
use crate::error::CountError;

/// Version of the profile's form. A later version that counts differently has another number.
pub const VERSION: u32 = 1;

/// What a voter marks under a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An order of candidates.
    Ranked,
    /// A set of candidates.
    Approval,
    /// A set of projects that cost money.
    Budget,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $kind:ident, $decimals:expr;)*) => {
        /// The counting rules.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Rule { $($(#[$doc])* #[serde(rename = $name)] $variant,)* }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its name in files and on the command line.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What its papers hold.
            pub const fn kind(self) -> Kind {
                match self { $(Self::$variant => Kind::$kind,)* }
            }

            /// The decimals of its arithmetic unless the profile says otherwise; `None` where it knows none.
            pub const fn usual_decimals(self) -> Option<u8> {
                match self { $(Self::$variant => $decimals,)* }
            }
        }
    };
}

rules! {
    /// Single transferable vote as in Scottish councils: weighted inclusive Gregory, SSI 2007/42.
    ScottishStv = "scottish-stv", Ranked, Some(5);
    /// Meek's single transferable vote: keep values until every surplus is gone.
    Meek = "meek", Ranked, Some(9);
    /// Warren's variant of Meek: each elected candidate takes at most the same price from every paper.
    Warren = "warren", Ranked, Some(9);
    /// The Electoral Reform Society's rules of 1997, made for counting by hand.
    Ers97 = "ers97", Ranked, Some(2);
    /// Instant run-off, also called the eliminating ballot: one seat, the lowest goes out until one has a majority.
    Irv = "irv", Ranked, None;
    /// The lowest goes out until as many are left as there are seats.
    BottomsUp = "bottoms-up", Ranked, None;
    /// An instant run-off for each seat in turn, without those already elected.
    SequentialIrv = "sequential-irv", Ranked, None;
    /// One choice each; most votes win.
    Plurality = "plurality", Ranked, None;
    /// Up to as many choices as seats; most votes win.
    Block = "block", Approval, None;
    /// Yes, no or abstain.
    YesNo = "yes-no", Ranked, None;
    /// Any number of choices; most approvals win.
    Approval = "approval", Approval, None;
    /// Schulze's method (beat paths, margins).
    Schulze = "schulze", Ranked, None;
    /// Tideman's ranked pairs (margins).
    RankedPairs = "ranked-pairs", Ranked, None;
    /// Proportional approval voting: the committee with the highest harmonic score, exactly.
    Pav = "pav", Approval, None;
    /// Sequential proportional approval voting.
    SeqPav = "seq-pav", Approval, None;
    /// Phragmén's sequential rule.
    SeqPhragmen = "seq-phragmen", Approval, None;
    /// Method of equal shares, completed by Phragmén's sequential rule.
    EqualShares = "equal-shares", Approval, None;
    /// Method of equal shares, completed by approvals.
    EqualSharesApprovalCompletion = "equal-shares-approval-completion", Approval, None;
    /// Method of equal shares; seats nobody can pay for stay empty.
    EqualSharesWithoutCompletion = "equal-shares-without-completion", Approval, None;
    /// Participatory budgeting by equal shares, cost utility, with add-one completion.
    PbEqualSharesAdd1 = "pb-equal-shares-add1", Budget, None;
}

impl Rule {
    /// The rule of that name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|r| r.name() == name)
    }
}

/// What happens to a rank that names more than one candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Overvote {
    /// The paper stops there.
    #[default]
    Exhaust,
    /// The rank is passed over.
    Skip,
    /// The paper stops if two or more of them are still in, counts for the one that is, moves on if none is.
    SkipIfOneContinuing,
}

/// What happens to a candidate who is ranked a second time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DuplicateRank {
    /// The paper stops there.
    Exhaust,
    /// The later rank is passed over.
    #[default]
    Skip,
}

/// How unclear marks are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct MarkRules {
    /// A rank with more than one candidate.
    pub overvote: Overvote,
    /// How many empty ranks in a row a paper survives; `None`: any number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_skipped: Option<u32>,
    /// A candidate ranked twice.
    pub duplicate_rank: DuplicateRank,
}

/// What breaks a tie that earlier stages do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Breaker {
    /// The order of SHA-256(seed, contest, candidate); see [`crate::tie`].
    Lot,
    /// An order drawn by people and handed to the program.
    Order,
    /// The count stops and says who is tied.
    #[default]
    Stop,
}

/// How ties are broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct TieRule {
    /// First look at the most recent earlier stage at which the tied had unequal votes.
    pub earlier_stages: bool,
    /// Then this.
    pub then: Breaker,
}

/// One limit on a result: how many of the elected may have a value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Such as `gender`.
    pub attribute: String,
    /// Such as `woman`.
    pub value: String,
    /// At least so many of the elected; none if left out.
    #[serde(default)]
    pub min: Option<u32>,
    /// At most so many of the elected; any number if left out.
    #[serde(default)]
    pub max: Option<u32>,
}

/// What to do if no result can meet the limits, declared before anybody is nominated.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IfUnmeetable {
    /// Stop before the count and name the limits that clash.
    #[default]
    Stop,
    /// Leave as few seats empty as it takes.
    LeaveVacant,
    /// Drop the limits in this order (positions in `limits`, from 1) until the rest can be met.
    Relax(Vec<u32>),
    /// Stop, and nominations are opened again.
    ReopenNominations,
}

/// Limits on the result, such as "at least two women".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// attribute → candidate's number → value. A candidate without an entry has no value of that attribute.
    pub attributes: BTreeMap<String, BTreeMap<u32, String>>,
    /// The limits, all of which hold together.
    pub limits: Vec<Limit>,
    /// If they cannot.
    #[serde(default)]
    pub if_unmeetable: IfUnmeetable,
}

/// When a yes/no question is decided. Shares are exact: `num` of `den`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Decision {
    /// How many may vote.
    pub electorate: u64,
    /// How many of them must, as a share: `[30, 100]` for three in ten. Abstaining counts as voting.
    pub quorum: [u64; 2],
    /// What share of yes and no must be yes: `[1, 2]` means more than half, `[2, 3]` two thirds.
    pub threshold: [u64; 2],
    /// Whether exactly that share is enough (as with two thirds) or more is needed (as with a half).
    pub at_least: bool,
}

/// Everything that decides how papers are counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Profile {
    /// [`VERSION`].
    pub version: u32,
    /// How votes become seats.
    pub rule: Rule,
    /// Places to fill. For a participatory budget 0: money, not places, is limited.
    pub seats: u32,
    /// Decimals of the arithmetic, where the rule calculates with decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
    /// Meek and Warren only: go on after the last seat until no surplus is left, so that the final table shows it.
    #[serde(default)]
    pub converge_last_stage: bool,
    /// The candidate that stands for "open nominations again": once elected, the seats left stay empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reopen_nominations: Option<String>,
    /// How unclear marks are read.
    #[serde(default)]
    pub marks: MarkRules,
    /// How ties are broken.
    #[serde(default)]
    pub ties: TieRule,
    /// Limits on the result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<Limits>,
    /// Yes/no questions only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

impl Profile {
    /// The rule as it is usually counted; ties stop the count until the profile says otherwise.
    pub fn new(rule: Rule, seats: u32) -> Self {
        Self {
            version: VERSION,
            rule,
            seats,
            decimals: rule.usual_decimals(),
            converge_last_stage: false,
            reopen_nominations: None,
            marks: MarkRules::default(),
            ties: TieRule::default(),
            limits: None,
            decision: None,
        }
    }

    /// The profile as a file.
    pub fn to_toml(&self) -> String {
        toml::to_string(self).expect("every profile has a TOML form")
    }

    /// Reads what [`Profile::to_toml`] wrote, or a person.
    ///
    /// # Errors
    /// [`CountError::BadProfile`] with the line and what is wrong there.
    pub fn from_toml(text: &str) -> Result<Self, CountError> {
        let profile: Self = toml::from_str(text).map_err(|e| {
            let line = e.span().map_or(0, |s| text[..s.start.min(text.len())].matches('\n').count() + 1);
            CountError::BadProfile(format!("line {line}: {}", e.message().replace('\n', " ")))
        })?;
        profile.check()?;
        Ok(profile)
    }

    /// SHA-256 over the profile's JSON form, in lower-case hexadecimal. Keys stand in the order of this type, without
    /// white space.
    pub fn hash(&self) -> String {
        let json = serde_json::to_vec(self).expect("every profile has a JSON form");
        digest::sha256(json)
    }

    /// Whether the settings make sense together, whatever the contest.
    ///
    /// # Errors
    /// [`CountError::BadProfile`] or [`CountError::OneSeatOnly`].
    pub fn check(&self) -> Result<(), CountError> {
        let bad = |why: String| Err(CountError::BadProfile(why));
        if self.version != VERSION {
            return bad(format!("profile version {} is not known; this program knows {VERSION}", self.version));
        }
        if self.rule.kind() != Kind::Budget && self.seats == 0 {
            return Err(CountError::NoSeats);
        }
        if matches!(self.rule, Rule::Irv | Rule::YesNo) && self.seats != 1 {
            return Err(CountError::OneSeatOnly { rule: self.rule, seats: self.seats });
        }
        match (self.rule.usual_decimals(), self.decimals) {
            (None, Some(_)) => return bad(format!("the rule {} has no decimals to set", self.rule.name())),
            (Some(_), None) => return bad(format!("the rule {} needs a number of decimals", self.rule.name())),
            _ => {}
        }
        if let Some(d) = self.decimals {
            let (least, most) = match self.rule {
                Rule::Meek | Rule::Warren => (5, 18),
                Rule::ScottishStv => (0, 9),
                _ => (2, 2),
            };
            if !(least..=most).contains(&d) {
                return bad(format!("{} decimals: the rule {} takes {least} to {most}", d, self.rule.name()));
            }
        }
        if self.converge_last_stage && !matches!(self.rule, Rule::Meek | Rule::Warren) {
            return bad(format!("converge-last-stage is for meek and warren, not for {}", self.rule.name()));
        }
        if self.decision.is_some() != (self.rule == Rule::YesNo) {
            return bad(
                "the rule yes-no needs [decision] with electorate, quorum and threshold; no other takes it".into()
            );
        }
        if let Some(d) = &self.decision {
            for (what, [num, den]) in [("quorum", d.quorum), ("threshold", d.threshold)] {
                if den == 0 || num > den {
                    return bad(format!("{what} {num} of {den} is not a share between none and all"));
                }
            }
        }
        Ok(())
    }
}
