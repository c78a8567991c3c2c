//! Casual vacancies: somebody leaves a place between elections, and the papers of the election say who fills it.
//!
//! The papers are counted again, with whoever leaves (and whoever no longer stands) withdrawn. Those who keep their
//! places are guarded by a limit of their own, "at least so many with sitting member = yes": the votes move as in any
//! count, but no sitting member can go out, and as soon as the vacant place is filled everybody else is doomed.
//!
//! The contest's own limits hold beside it. If they cannot (the last woman left, and no other stood), the policy of the
//! profile decides as before the count: stop, drop limits in the declared order, open nominations; *leave vacant* leaves
//! this place empty. Sitting members never pay for it: the limit that keeps them is never dropped. Places that were
//! empty before stay so, and count as if they could still go to whom a lower limit asks for.
//!
//! Two places that fall vacant together are filled one after the other: in the first recount the second is an empty
//! place, and whoever left it no longer stands.

use crate::contest::{CandidateId, Contest};
use crate::error::CountError;
use crate::linked::with_fewer_seats;
use crate::profile::{IfUnmeetable, Kind, Limit, Profile, Rule};
use crate::record::CountRecord;
use crate::rules::{Watch, count};
use crate::tie::Lots;

/// A place to be filled again from the same papers.
#[derive(Debug, Clone)]
pub struct Vacancy<'a> {
    /// As it was counted.
    pub contest: &'a Contest,
    /// As it was counted.
    pub profile: &'a Profile,
    /// As it was counted.
    pub lots: Option<&'a Lots>,
    /// Who keeps their place.
    pub sitting: Vec<CandidateId>,
    /// Whose place falls vacant.
    pub leaving: CandidateId,
    /// Who else no longer stands.
    pub not_standing: Vec<CandidateId>,
}

/// A place that has been filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Who fills it.
    pub by: CandidateId,
    /// Who left it.
    pub left: CandidateId,
    /// Who kept their places.
    pub sitting: Vec<CandidateId>,
    /// The recount. Its profile is the declared one with the limit that keeps the sitting members, so that
    /// [`crate::count`] gives the same record again.
    pub record: CountRecord,
    /// [`Profile::hash`] of the profile as declared.
    pub declared_profile_sha256: String,
}

/// Why a recount does not fill the place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VacancyError {
    /// The facts given do not fit together.
    #[error("the vacancy: {0}")]
    BadVacancy(String),
    /// Everybody else sits, left or no longer stands.
    #[error("nobody is left to fill the place of {leaving}: all others sit already or no longer stand")]
    NobodyLeft {
        /// Name of who leaves.
        leaving: String,
    },
    /// Nobody who is left can take the place within the limits, and the profile says to leave it vacant.
    #[error(
        "the place of {leaving} stays vacant: with those who are left it cannot be filled within {}",
        limits.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    )]
    StaysVacant {
        /// Name of who leaves.
        leaving: String,
        /// A smallest set of limits that clash.
        limits: Vec<Limit>,
    },
    /// The papers prefer opening nominations again to everybody who is left.
    #[error("the papers give the place of {leaving} to nobody who stood: nominations are to be opened again")]
    OpenNominations {
        /// Name of who leaves.
        leaving: String,
    },
    /// The rule elects fewer or more than there are places.
    #[error("the rule {} does not say from these papers who fills the place of {leaving}", rule.name())]
    Undecided {
        /// The rule.
        rule: Rule,
        /// Name of who leaves.
        leaving: String,
    },
    /// The recount was refused.
    #[error(transparent)]
    Count(#[from] CountError),
}

impl<'a> Vacancy<'a> {
    /// The place of `leaving`, elected in `record`, everybody else elected there keeping theirs.
    pub fn in_record(
        contest: &'a Contest,
        profile: &'a Profile,
        lots: Option<&'a Lots>,
        record: &CountRecord,
        leaving: CandidateId,
    ) -> Result<Self, VacancyError> {
        let winners = record.winners();
        if !winners.contains(&leaving) {
            return Err(VacancyError::BadVacancy(format!(
                "{} was not elected and has no place to leave",
                record.name(leaving)
            )));
        }
        let nobody = |c: &CandidateId| profile.reopen_nominations.as_deref() == Some(record.name(*c));
        let sitting = winners.into_iter().filter(|c| *c != leaving && !nobody(c)).collect();
        Ok(Self { contest, profile, lots, sitting, leaving, not_standing: Vec::new() })
    }

    /// Counts again and says who fills the place.
    ///
    /// # Errors
    /// [`VacancyError`]
    pub fn fill(&self, watch: Watch<'_>) -> Result<Filled, VacancyError> {
        self.check()?;
        let rule = self.profile.rule;
        let leaving = self.contest.name(self.leaving).to_owned();
        let contest = self.contest_now();
        let profile = self.profile_now();
        let reopen = profile.reopen_nominations.as_ref().and_then(|name| contest.find(name));
        let free = |c: &CandidateId| !contest.candidates[c.index()].withdrawn && !self.sitting.contains(c);
        if !contest.ids().any(|c| free(&c) && Some(c) != reopen) {
            return Err(VacancyError::NobodyLeft { leaving });
        }
        let policy = self.profile.limits.as_ref().map(|l| &l.if_unmeetable);
        let record = match count(&contest, &profile, self.lots, watch) {
            Err(CountError::Unmeetable { limits, .. }) if policy == Some(&IfUnmeetable::LeaveVacant) => {
                return Err(VacancyError::StaysVacant { leaving, limits });
            }
            counted => counted?,
        };
        let winners = record.winners();
        if reopen.is_some_and(|r| winners.contains(&r)) {
            return Err(VacancyError::OpenNominations { leaving });
        }
        let new: Vec<_> = winners.iter().filter(|c| !self.sitting.contains(c)).copied().collect();
        match new[..] {
            [by] if winners.len() == self.sitting.len() + 1 => Ok(Filled {
                by,
                left: self.leaving,
                sitting: self.sitting.clone(),
                record,
                declared_profile_sha256: self.profile.hash(),
            }),
            _ => Err(VacancyError::Undecided { rule, leaving }),
        }
    }

    /// Whether the facts fit together.
    fn check(&self) -> Result<(), VacancyError> {
        let bad = |why: String| Err(VacancyError::BadVacancy(why));
        let rule = self.profile.rule;
        if rule == Rule::YesNo || rule.kind() == Kind::Budget {
            return bad(format!("the rule {} elects nobody", rule.name()));
        }
        let all = self.contest.candidates.len();
        if let Some(id) =
            self.sitting.iter().chain(&self.not_standing).chain([&self.leaving]).find(|c| c.index() >= all)
        {
            return bad(format!("there is no candidate {id}; the paper has candidates 1 to {all}"));
        }
        for (i, id) in self.sitting.iter().enumerate() {
            let name = self.contest.name(*id);
            if *id == self.leaving || self.not_standing.contains(id) {
                return bad(format!("{name} cannot both keep a place and no longer stand"));
            }
            if self.sitting[..i].contains(id) {
                return bad(format!("{name} is named twice among those who keep their places"));
            }
            if self.contest.candidates[id.index()].withdrawn {
                return bad(format!("{name} withdrew before the count and cannot have a place"));
            }
        }
        if self.sitting.len() >= self.profile.seats as usize {
            return bad(format!(
                "{} keep their places, and there are only {} places",
                self.sitting.len(),
                self.profile.seats
            ));
        }
        Ok(())
    }

    fn contest_now(&self) -> Contest {
        let mut contest = self.contest.clone();
        for id in self.not_standing.iter().chain([&self.leaving]) {
            contest.candidates[id.index()].withdrawn = true;
        }
        contest
    }

    /// The declared profile, for the places that are filled afterwards, with one more limit.
    fn profile_now(&self) -> Profile {
        let places = self.sitting.len() as u32 + 1;
        let mut profile = with_fewer_seats(self.profile, self.profile.seats - places);
        if self.sitting.is_empty() && profile.limits.is_none() {
            return profile;
        }
        let limits = profile.limits.get_or_insert_default();
        if limits.if_unmeetable == IfUnmeetable::LeaveVacant {
            // The place to be left empty is this one, and then there is nothing to count.
            limits.if_unmeetable = IfUnmeetable::Stop;
        }
        if !self.sitting.is_empty() {
            let mut attribute = String::from("sitting member");
            while limits.attributes.contains_key(&attribute) {
                attribute.push('\'');
            }
            let values = self.sitting.iter().map(|c| (c.number(), "yes".to_owned())).collect();
            limits.attributes.insert(attribute.clone(), values);
            // Last of all, so that the order in which limits are dropped still names the same ones, and never this.
            let min = Some(self.sitting.len() as u32);
            limits.limits.push(Limit { attribute, value: "yes".into(), min, max: None });
        }
        profile
    }
}
