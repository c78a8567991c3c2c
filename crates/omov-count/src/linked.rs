//! Linked contests: counted in a declared order, and whoever wins one leaves the later ones as if withdrawn.
//!
//! "Chair first, then deputy, then committee": nobody can hold two of these places, and nobody has to guess which one to
//! stand for. The order and what happens if too few are left are declared beforehand. Candidates are the same person if
//! they have the same name.
//!
//! Each contest is counted by itself, from its own papers, under its own profile and lots. Its record is therefore one
//! that [`crate::count`] gives again for the same contest with those candidates withdrawn.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::contest::{CandidateId, Contest};
use crate::error::CountError;
use crate::profile::{Kind, Limit, Profile, Rule};
use crate::record::CountRecord;
use crate::rules::{Watch, count};
use crate::tie::Lots;

/// One contest of several.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    /// Candidates and papers.
    pub contest: &'a Contest,
    /// How it is counted.
    pub profile: &'a Profile,
    /// What was drawn for its ties.
    pub lots: Option<&'a Lots>,
}

/// What to do if a contest has fewer candidates than places when its turn comes, declared beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IfTooFew {
    /// Stop: none of the contests has a result.
    #[default]
    Stop,
    /// Fill as many places as there are candidates; the others stay vacant. Every lower limit of the contest is less by
    /// as many as stay vacant, for whoever comes to fill them can still be whom it asks for.
    LeaveVacant,
}

/// Somebody who won an earlier contest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakenOut {
    /// Number on the paper of this contest.
    pub candidate: CandidateId,
    /// As on both papers.
    pub name: String,
    /// Position of the contest they won, from 1, in the order of counting.
    pub won: u32,
    /// What that contest is called.
    pub won_title: String,
}

/// One contest's part of the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkedRecord {
    /// What the contest is called.
    pub contest: String,
    /// [`Profile::hash`] of the profile as declared. That of the record is another one if places had to stay vacant
    /// because too few were left: it has fewer seats.
    pub declared_profile_sha256: String,
    /// Who was taken out because of an earlier contest, in the order of the paper.
    pub taken_out: Vec<TakenOut>,
    /// The count; `None` if nobody at all was left to be elected.
    pub record: Option<CountRecord>,
    /// Places that stay empty because too few were left, beside those that the record itself leaves empty.
    pub vacant: u32,
}

/// Why linked contests were not counted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LinkedError {
    /// One of the contests was refused. Nothing after it can be counted, so there is no result at all.
    #[error("contest {position}, “{title}”: {source}")]
    Count {
        /// From 1, in the order of counting.
        position: u32,
        /// What it is called.
        title: String,
        /// Why.
        source: CountError,
    },
    /// Yes/no questions and budgets elect nobody.
    #[error("contest {position}, “{title}”: the rule {} elects nobody and cannot be linked", rule.name())]
    ElectsNobody {
        /// From 1, in the order of counting.
        position: u32,
        /// What it is called.
        title: String,
        /// Its rule.
        rule: Rule,
    },
    /// More are tied for the places than there are places, and the rule does not break such ties.
    #[error(
        "contest {position}, “{title}”: {} are tied for {seats} places under this rule; \
         the contests after it need to know who won",
        between.join(", ")
    )]
    TooManyWinners {
        /// From 1, in the order of counting.
        position: u32,
        /// What it is called.
        title: String,
        /// Places to fill.
        seats: u32,
        /// Names of all winners.
        between: Vec<String>,
    },
}

/// Counts contests in the order given.
///
/// A candidate that stands for opening nominations again is nobody's name and is never taken out. The records come in
/// the same order.
///
/// # Errors
/// [`LinkedError`], and then there is no result of any of them.
pub fn count_linked(
    links: &[Link<'_>],
    if_too_few: IfTooFew,
    watch: Watch<'_>,
) -> Result<Vec<LinkedRecord>, LinkedError> {
    let mut won: BTreeMap<String, (u32, String)> = BTreeMap::new();
    let mut records = Vec::with_capacity(links.len());
    for (position, link) in (1..).zip(links) {
        let title = link.contest.title.clone();
        let rule = link.profile.rule;
        if rule == Rule::YesNo || rule.kind() == Kind::Budget {
            return Err(LinkedError::ElectsNobody { position, title, rule });
        }
        let counted = count_one(link, &won, if_too_few, watch).map_err(|source| LinkedError::Count {
            position,
            title: title.clone(),
            source,
        })?;
        if let Some(record) = &counted.record {
            let winners = record.winners();
            if winners.len() > record.seats as usize {
                let between = winners.iter().map(|c| record.name(*c).to_owned()).collect();
                return Err(LinkedError::TooManyWinners { position, title, seats: record.seats, between });
            }
            for id in winners {
                let name = record.name(id);
                if !is_nobody(name, link.profile) {
                    won.insert(name.to_owned(), (position, title.clone()));
                }
            }
        }
        records.push(counted);
    }
    Ok(records)
}

fn is_nobody(name: &str, profile: &Profile) -> bool {
    profile.reopen_nominations.as_deref() == Some(name)
}

/// Counts one contest without those who have `won` another.
fn count_one(
    link: &Link<'_>,
    won: &BTreeMap<String, (u32, String)>,
    if_too_few: IfTooFew,
    watch: Watch<'_>,
) -> Result<LinkedRecord, CountError> {
    let Link { contest, profile, lots } = *link;
    let mut taken_out = Vec::new();
    let mut contest = contest.clone();
    for (i, candidate) in contest.candidates.iter_mut().enumerate() {
        if candidate.withdrawn || is_nobody(&candidate.name, profile) {
            continue;
        }
        if let Some((position, title)) = won.get(&candidate.name) {
            candidate.withdrawn = true;
            taken_out.push(TakenOut {
                candidate: CandidateId::from_index(i),
                name: candidate.name.clone(),
                won: *position,
                won_title: title.clone(),
            });
        }
    }
    let standing = contest.candidates.iter().filter(|c| !c.withdrawn).count() as u32;
    let short = profile.seats.saturating_sub(standing);
    let mut result = LinkedRecord {
        contest: contest.title.clone(),
        declared_profile_sha256: profile.hash(),
        taken_out,
        record: None,
        vacant: 0,
    };
    if short == 0 || if_too_few == IfTooFew::Stop {
        result.record = Some(count(&contest, profile, lots, watch)?);
    } else {
        result.vacant = short;
        if standing > 0 {
            result.record = Some(count(&contest, &with_fewer_seats(profile, short), lots, watch)?);
        }
    }
    Ok(result)
}

/// The profile for a contest in which `empty` places stay empty: as many seats fewer, and every lower limit less by as
/// many.
pub(crate) fn with_fewer_seats(profile: &Profile, empty: u32) -> Profile {
    let mut fewer = profile.clone();
    fewer.seats -= empty.min(fewer.seats);
    for Limit { min, .. } in fewer.limits.iter_mut().flat_map(|l| &mut l.limits) {
        *min = min.map(|m| m.saturating_sub(empty));
    }
    fewer
}
