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
    let mut chain = Chain::new(if_too_few);
    links.iter().map(|link| chain.count(link, watch)).collect()
}

/// Contests one after the other, whatever they are counted from: who has won one already.
#[derive(Debug, Clone)]
pub struct Chain {
    if_too_few: IfTooFew,
    won: BTreeMap<String, (u32, String)>,
    /// How many have had their turn.
    counted: u32,
}

/// A contest when its turn has come.
#[derive(Debug, Clone)]
pub struct Turn {
    /// Without those who have won another: they are withdrawn.
    pub contest: Contest,
    /// As it is counted now: with fewer seats where places stay vacant.
    pub profile: Profile,
    /// Who was taken out, in the order of the paper.
    pub taken_out: Vec<TakenOut>,
    /// Places that stay empty because too few are left.
    pub vacant: u32,
    /// Nobody at all is left to be elected.
    pub nobody: bool,
}

impl Chain {
    /// Before the first of them.
    pub fn new(if_too_few: IfTooFew) -> Self {
        Self { if_too_few, won: BTreeMap::new(), counted: 0 }
    }

    /// Who of these has won another contest. `names`: all answers, in the order of the paper. `reopen`: the one that is nobody.
    pub fn taken_out(&self, names: &[&str], reopen: Option<&str>) -> Vec<TakenOut> {
        let stand = names.iter().enumerate().filter(|(_, name)| Some(**name) != reopen);
        let out = stand.filter_map(|(at, name)| {
            let (won, won_title) = self.won.get(*name)?.clone();
            Some(TakenOut { candidate: CandidateId::from_index(at), name: (*name).to_owned(), won, won_title })
        });
        out.collect()
    }

    /// How many places stay empty where so many are left; none where the contests are stopped then.
    pub fn vacant(&self, seats: u32, left: u32) -> u32 {
        if self.if_too_few == IfTooFew::Stop { 0 } else { seats.saturating_sub(left) }
    }

    /// A contest whose turn has come.
    pub fn turn(&self, contest: &Contest, profile: &Profile) -> Turn {
        let (mut contest, mut profile) = (contest.clone(), profile.clone());
        let names: Vec<&str> = contest.candidates.iter().map(|candidate| candidate.name.as_str()).collect();
        let mut taken_out = self.taken_out(&names, profile.reopen_nominations.as_deref());
        taken_out.retain(|out| !contest.candidates[out.candidate.index()].withdrawn);
        for out in &taken_out {
            contest.candidates[out.candidate.index()].withdrawn = true;
        }
        let standing = contest.candidates.iter().filter(|c| !c.withdrawn).count() as u32;
        let vacant = self.vacant(profile.seats, standing);
        if vacant > 0 {
            profile = with_fewer_seats(&profile, vacant);
        }
        Turn { contest, profile, taken_out, vacant, nobody: vacant > 0 && standing == 0 }
    }

    /// Notes who has won the contest whose turn it was. `reopen` is nobody.
    pub fn won<'n>(&mut self, title: &str, winners: impl IntoIterator<Item = &'n str>, reopen: Option<&str>) {
        self.counted += 1;
        for name in winners.into_iter().filter(|name| Some(*name) != reopen) {
            self.won.insert(name.to_owned(), (self.counted, title.to_owned()));
        }
    }

    /// Counts the contest whose turn it is.
    ///
    /// # Errors
    /// [`LinkedError`], and then none of those after it can be counted.
    pub fn count(&mut self, link: &Link<'_>, watch: Watch<'_>) -> Result<LinkedRecord, LinkedError> {
        let Link { contest, profile, lots } = *link;
        let (position, title, rule) = (self.counted + 1, contest.title.clone(), profile.rule);
        if rule == Rule::YesNo || rule.kind() == Kind::Budget {
            return Err(LinkedError::ElectsNobody { position, title, rule });
        }
        let turn = self.turn(contest, profile);
        let mut result = LinkedRecord {
            contest: title.clone(),
            declared_profile_sha256: profile.hash(),
            taken_out: turn.taken_out,
            record: None,
            vacant: turn.vacant,
        };
        if turn.nobody {
            self.won(&title, [], None);
            return Ok(result);
        }
        let counted = count(&turn.contest, &turn.profile, lots, watch);
        let record = counted.map_err(|source| LinkedError::Count { position, title: title.clone(), source })?;
        let winners: Vec<&str> = record.winners().into_iter().map(|id| record.name(id)).collect();
        if winners.len() > record.seats as usize {
            let between = winners.into_iter().map(str::to_owned).collect();
            return Err(LinkedError::TooManyWinners { position, title, seats: record.seats, between });
        }
        self.won(&title, winners, profile.reopen_nominations.as_deref());
        result.record = Some(record);
        Ok(result)
    }
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
