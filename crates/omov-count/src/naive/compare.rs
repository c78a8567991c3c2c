//! A record beside what was derived from the papers: every figure that departs, by stage and candidate.

use super::exact::Decimals;
use super::limits::with_value;
use super::{DeriveError, Derived, DerivedStage, derive};
use crate::contest::{CandidateId, Contest};
use crate::profile::Profile;
use crate::record::{Action, CountRecord, Stage, Tie, TieDecides, Transfer};

/// What came of counting again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Everything that was compared is the same.
    Agrees {
        /// What was compared, in plain words.
        compared: Vec<String>,
    },
    /// Something is not.
    Departs {
        /// Each thing, in the order of the stages. Never empty.
        departures: Vec<Departure>,
    },
    /// The second counter cannot count this.
    NotCovered {
        /// Why.
        why: String,
    },
}

/// One thing that the record has and the papers do not give, or the other way round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// At which stage; `None` for the whole count.
    pub stage: Option<u32>,
    /// What: `votes of Ann Lee`.
    pub what: String,
    /// As the record has it.
    pub recorded: String,
    /// As the papers give it.
    pub derived: String,
}

/// The record is not one of this contest, so that nothing can be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CheckError {
    /// Another title.
    #[error("the record is of “{recorded}”, but these papers are of “{contest}”")]
    Title {
        /// In the record.
        recorded: String,
        /// Of the papers.
        contest: String,
    },
    /// Other candidates.
    #[error("the record has other candidates than the papers: {0}")]
    Candidates(String),
    /// Another number of papers.
    #[error("the record is of {recorded} papers, but there are {papers}")]
    Papers {
        /// In the record.
        recorded: u64,
        /// In the contest.
        papers: u64,
    },
    /// The hash in the record is not that of the profile in the record.
    #[error(
        "the record's profile has the hash {hash}, but the record says {recorded}; the profile was changed afterwards"
    )]
    ProfileHash {
        /// In the record.
        recorded: String,
        /// Of the profile.
        hash: String,
    },
    /// The profile in the record cannot be counted.
    #[error("the record's profile cannot be counted: {0}")]
    Profile(String),
}

/// Counts the papers again under the profile and the lots that the record names, and compares.
///
/// The record's profile is taken at its word; whether it is the one that was fixed before voting opened is told by its
/// hash.
///
/// # Errors
/// [`CheckError`] if the record is not one of this contest.
pub fn check(contest: &Contest, record: &CountRecord) -> Result<Verdict, CheckError> {
    is_of_this_contest(contest, record)?;
    let derived = match derive(contest, &record.profile, record.lots.as_ref()) {
        Ok(derived) => derived,
        Err(DeriveError::NotCovered(why)) => return Ok(Verdict::NotCovered { why }),
        Err(DeriveError::Refused(why)) => return Err(CheckError::Profile(why)),
        Err(error @ (DeriveError::Tie { .. } | DeriveError::Unmeetable)) => {
            let departure = Departure {
                stage: if let DeriveError::Tie { stage, .. } = error { Some(stage) } else { None },
                what: "whether there is a result".into(),
                recorded: "a result".into(),
                derived: error.to_string(),
            };
            return Ok(Verdict::Departs { departures: vec![departure] });
        }
    };
    let mut page = Page {
        contest,
        decimals: Decimals(record.profile.decimals.unwrap_or(0)),
        stage: None,
        departures: Vec::new(),
        compared: Vec::new(),
    };
    page.totals(record, &derived);
    if let Some(committees) = &derived.committees {
        page.committees(record, committees);
        let mut recorded = record.winners();
        recorded.sort_unstable();
        page.ids("who is elected", &recorded, &derived.elected);
        page.compared.push("who is elected".into());
    } else {
        page.stages(record, &derived);
        page.ties(&record.ties, &derived.ties);
        page.ids("who is elected, in order", &record.winners(), &derived.elected);
        page.compared.push("who is elected, in order".into());
        page.limits(record, &derived);
    }
    Ok(if page.departures.is_empty() {
        Verdict::Agrees { compared: page.compared }
    } else {
        Verdict::Departs { departures: page.departures }
    })
}

fn is_of_this_contest(contest: &Contest, record: &CountRecord) -> Result<(), CheckError> {
    if record.contest != contest.title {
        return Err(CheckError::Title { recorded: record.contest.clone(), contest: contest.title.clone() });
    }
    if record.candidates.len() != contest.candidates.len() {
        let [recorded, papers] = [record.candidates.len(), contest.candidates.len()];
        return Err(CheckError::Candidates(format!("{recorded} in the record, {papers} on the papers")));
    }
    for (id, entry) in contest.ids().zip(&record.candidates) {
        let there = &contest.candidates[id.index()];
        if entry.id != id || entry.name != there.name {
            let why = format!("number {id} is “{}” in the record and “{}” on the papers", entry.name, there.name);
            return Err(CheckError::Candidates(why));
        }
        if entry.withdrawn != there.withdrawn {
            let [first, second] = if entry.withdrawn { ["record", "papers"] } else { ["papers", "record"] };
            let why = format!("“{}” has withdrawn in the {first} and stands in the {second}", entry.name);
            return Err(CheckError::Candidates(why));
        }
    }
    if record.ballots.total != contest.papers.total() {
        return Err(CheckError::Papers { recorded: record.ballots.total, papers: contest.papers.total() });
    }
    let hash = record.profile.hash();
    if record.profile_sha256 != hash {
        return Err(CheckError::ProfileHash { recorded: record.profile_sha256.clone(), hash });
    }
    Ok(())
}

/// What is found while going through the record.
struct Page<'a> {
    contest: &'a Contest,
    decimals: Decimals,
    stage: Option<u32>,
    departures: Vec<Departure>,
    compared: Vec<String>,
}

impl Page<'_> {
    fn compare(&mut self, what: impl Into<String>, recorded: impl Into<String>, derived: impl Into<String>) {
        let (what, recorded, derived) = (what.into(), recorded.into(), derived.into());
        if recorded != derived {
            self.departures.push(Departure { stage: self.stage, what, recorded, derived });
        }
    }

    fn name(&self, id: CandidateId) -> String {
        self.contest.candidates.get(id.index()).map_or_else(|| format!("nobody (number {id})"), |c| c.name.clone())
    }

    fn list(&self, ids: &[CandidateId]) -> String {
        let names: Vec<String> = ids.iter().map(|c| self.name(*c)).collect();
        if names.is_empty() { "nobody".into() } else { names.join(", ") }
    }

    fn ids(&mut self, what: &str, recorded: &[CandidateId], derived: &[CandidateId]) {
        if recorded != derived {
            self.compare(what, self.list(recorded), self.list(derived));
        }
    }

    fn totals(&mut self, record: &CountRecord, derived: &Derived) {
        let invalid = self.contest.papers.total() - derived.valid;
        self.compare("rule", &record.rule, record.profile.rule.name());
        self.compare("seats", record.seats.to_string(), derived.seats.to_string());
        self.compare("valid papers", record.ballots.valid.to_string(), derived.valid.to_string());
        self.compare("invalid papers", record.ballots.invalid.to_string(), invalid.to_string());
        self.compared.push("valid and invalid papers".into());
    }

    fn committees(&mut self, record: &CountRecord, derived: &[Vec<CandidateId>]) {
        let sorted = |committee: &[CandidateId]| {
            let mut sorted = committee.to_vec();
            sorted.sort_unstable();
            sorted
        };
        let mut expected = derived.to_vec();
        expected.sort();
        let mut recorded: Vec<_> = record.committees.iter().flatten().map(|c| sorted(c)).collect();
        recorded.sort();
        let show = |list: &[Vec<CandidateId>], page: &Self| {
            let shown: Vec<String> = list.iter().map(|c| format!("({})", page.list(c))).collect();
            if shown.is_empty() { "none".to_string() } else { shown.join(" ") }
        };
        if let Some(in_all) = &record.committees_in_all {
            let enough = match in_all.strip_prefix("more than ") {
                Some(n) => n.parse().is_ok_and(|n: usize| expected.len() > n),
                None => *in_all == expected.len().to_string(),
            };
            if !enough {
                self.compare("how many committees tie", in_all, expected.len().to_string());
            }
            self.compared.push("how many committees tie".into());
        } else {
            let missing: Vec<_> = expected.iter().filter(|c| !recorded.contains(c)).cloned().collect();
            if !missing.is_empty() {
                self.compare("committees that the record leaves out", "none", show(&missing, self));
            }
            self.compared.push("every committee that ties".into());
        }
        let wrong: Vec<_> = recorded.iter().filter(|c| expected.binary_search(c).is_err()).cloned().collect();
        if !wrong.is_empty() {
            self.compare("committees that the papers do not give", show(&wrong, self), "none");
        }
    }

    fn stages(&mut self, record: &CountRecord, derived: &Derived) {
        let first_quota = derived.stages.first().and_then(|s| s.quota.as_ref()).map(|q| self.decimals.show(q));
        let none = || "none".to_string();
        self.compare("quota", record.quota.clone().unwrap_or_else(none), first_quota.unwrap_or_else(none));
        self.compare("places left empty", record.vacant.to_string(), {
            let filled = derived.elected.len() as u32;
            record.profile.seats.saturating_sub(filled).to_string()
        });
        for (i, (recorded, derived)) in record.stages.iter().zip(&derived.stages).enumerate() {
            self.stage = Some(i as u32 + 1);
            self.compare("number of the stage", recorded.stage.to_string(), (i + 1).to_string());
            self.one_stage(recorded, derived);
        }
        self.stage = None;
        self.compare("number of stages", record.stages.len().to_string(), derived.stages.len().to_string());
        self.compared.push(format!(
            "{} stages: what was done, votes of everybody, votes that count for nobody, quota, who was elected and who \
             went out, who could not be put out or not be elected, what moved from whom to whom, keep values",
            record.stages.len()
        ));
    }

    fn one_stage(&mut self, recorded: &Stage, derived: &DerivedStage) {
        let did = |action: &Action, page: &Self| page.in_words(action);
        self.compare("what was done", did(&recorded.action, self), did(&derived.action, self));
        for (what, recorded, derived) in
            [("votes", &recorded.votes, &derived.votes), ("keep value", &recorded.keep_values, &derived.keep_values)]
        {
            let ids: std::collections::BTreeSet<_> = recorded.keys().chain(derived.keys()).copied().collect();
            for id in ids {
                let there = recorded.get(&id).cloned().unwrap_or_else(|| "none".into());
                let here = derived.get(&id).map_or_else(|| "none".into(), |v| self.decimals.show(v));
                self.compare(format!("{what} of {}", self.name(id)), there, here);
            }
        }
        let here = self.decimals.show(&derived.non_transferable);
        self.compare("votes that count for nobody", &recorded.non_transferable, here);
        let here = derived.quota.as_ref().map_or_else(|| "none".into(), |q| self.decimals.show(q));
        self.compare("quota", recorded.quota.clone().unwrap_or_else(|| "none".into()), here);
        self.ids("who was elected", &recorded.elected, &derived.elected);
        self.ids("who went out", &recorded.excluded, &derived.excluded);
        self.ids("who could not be put out (guarded)", &recorded.guarded, &derived.guarded);
        self.ids("who could not be elected (doomed)", &recorded.doomed, &derived.doomed);
        self.transfers(&recorded.transfers, &derived.transfers);
    }

    fn transfers(&mut self, recorded: &[Transfer], derived: &[Transfer]) {
        let ways: std::collections::BTreeSet<_> = recorded.iter().chain(derived).map(|t| (t.from, t.to)).collect();
        for (from, to) in ways {
            let what = |list: &[Transfer]| {
                let moved: Vec<String> = list
                    .iter()
                    .filter(|t| (t.from, t.to) == (from, to))
                    .map(|t| format!("{} papers, {} votes", t.papers, t.votes))
                    .collect();
                if moved.is_empty() { "nothing".into() } else { moved.join(" and ") }
            };
            let to = to.map_or_else(|| "nobody".into(), |to| self.name(to));
            self.compare(format!("what moved from {} to {to}", self.name(from)), what(recorded), what(derived));
        }
    }

    fn in_words(&self, action: &Action) -> String {
        match action {
            Action::FirstPreferences => "papers sorted by first choice".into(),
            Action::Surplus { of, surplus, transfer_value } => {
                format!("surplus of {}: {surplus} votes, each paper at {transfer_value}", self.name(*of))
            }
            Action::Surpluses => "all surpluses moved".into(),
            Action::Exclusion { of, why, value } => {
                let at = value.as_ref().map(|v| format!(", papers of value {v}")).unwrap_or_default();
                format!(
                    "{} went out ({}){at}",
                    self.list(of),
                    match why {
                        crate::record::ExclusionReason::Lowest => "fewest votes",
                        crate::record::ExclusionReason::Doomed => "doomed",
                    }
                )
            }
            Action::NextSeat { seat } => format!("all papers counted again for seat {seat}"),
            Action::Choice { of, score } => format!("{} chosen with {score}", self.name(*of)),
        }
    }

    fn ties(&mut self, recorded: &[Tie], derived: &[Tie]) {
        let in_words = |tie: Option<&Tie>, page: &Self| {
            let Some(tie) = tie else { return "no such tie".to_string() };
            let what = match tie.decides {
                TieDecides::Elected => "is elected",
                TieDecides::Excluded => "goes out",
                TieDecides::Surplus => "has the surplus that moves first",
            };
            let by = tie.earlier_stage.map(|s| format!(" {s}")).unwrap_or_default();
            format!("between {}: {} {what}, by {}{by}", page.list(&tie.between), page.name(tie.chosen), tie.by)
        };
        for i in 0..recorded.len().max(derived.len()) {
            let (there, here) = (recorded.get(i), derived.get(i));
            if there != here {
                self.stage = here.or(there).map(|t| t.stage);
                self.compare(format!("tie number {}", i + 1), in_words(there, self), in_words(here, self));
                if let (Some(there), Some(here)) = (there, here) {
                    self.compare("the stage of that tie", there.stage.to_string(), here.stage.to_string());
                }
            }
        }
        self.stage = None;
        self.compared.push("ties and how they were broken".into());
    }

    /// Whom the limits moved in and out, by counting once more without them.
    fn limits(&mut self, record: &CountRecord, derived: &Derived) {
        let (Some(limits), Some(report)) = (&record.profile.limits, &record.limits) else {
            let has = |there: bool| if there { "there" } else { "missing" };
            self.compare("what the limits did", has(record.limits.is_some()), has(record.profile.limits.is_some()));
            return;
        };
        let show = |limits: &[crate::record::Limit]| {
            let shown: Vec<String> = limits.iter().map(ToString::to_string).collect();
            if shown.is_empty() { "none".into() } else { shown.join("; ") }
        };
        self.compare("limits that held", show(&report.held), show(&derived.held));
        self.compare("limits dropped", show(&report.relaxed), show(&derived.relaxed));
        let elected: Vec<usize> = derived.elected.iter().map(|c| c.index()).collect();
        let counts = |limit| with_value(limits, limit, &elected).to_string();
        let met: Vec<String> = derived.held.iter().map(counts).collect();
        let there: Vec<String> = report.elected_with.iter().map(ToString::to_string).collect();
        self.compare("how many of the elected each limit counts", there.join(", "), met.join(", "));
        let plain = Profile { limits: None, ..record.profile.clone() };
        let only = |these: &[CandidateId], those: &[CandidateId]| -> Vec<CandidateId> {
            these.iter().filter(|c| !those.contains(c)).copied().collect()
        };
        // A tie that stops the count without limits leaves nothing to compare with, and the record says nobody.
        let (without, moved_in, moved_out) = match derive(self.contest, &plain, record.lots.as_ref()) {
            Ok(without) => {
                let moved_in = only(&derived.elected, &without.elected);
                (without.elected.clone(), moved_in, only(&without.elected, &derived.elected))
            }
            Err(DeriveError::Tie { .. }) => (Vec::new(), Vec::new(), Vec::new()),
            Err(_) => return,
        };
        self.ids("who would be elected without limits", &report.elected_without, &without);
        self.ids("whom the limits moved in", &report.moved_in, &moved_in);
        self.ids("whom the limits moved out", &report.moved_out, &moved_out);
        self.compared.push("what the limits did".into());
    }
}
