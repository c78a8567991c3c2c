//! Where members agree, where they differ, and what those say who do not agree.

use std::collections::BTreeMap;

use omov_opinion::figures::bound;
use omov_opinion::{Conversation, Tally, Vote};
use serde::{Deserialize, Serialize};

use super::{Cell, FLOOR, Share};

/// So many are listed.
const LISTED: usize = 5;
/// Of so many of a hundred in every group one can be sure where there is agreement.
const SURE: f64 = 0.5;
/// Groups differ where so many more of a hundred agree in one than in another.
const APART: u32 = 30;

/// A statement on which all groups agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::debates) struct Shared {
    pub(in crate::debates) statement: u32,
    /// Of so many of a hundred one can be sure in every group.
    pub(in crate::debates) sure: u32,
    /// What those say who do not agree with it: the statement they agree with most, beyond what others do, and how many of them.
    pub(in crate::debates) objection: Option<(u32, Cell)>,
}

/// A statement on which groups differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::debates) struct Differs {
    pub(in crate::debates) statement: u32,
    /// So many more of a hundred agree in one group than in another.
    pub(in crate::debates) apart: u32,
}

/// What the lists are made from.
pub(super) struct Seen<'c> {
    pub(super) conversation: &'c Conversation,
    /// The numbers of statements, by position.
    pub(super) ids: &'c [u32],
    /// By group and position.
    pub(super) tallies: &'c [Vec<Tally>],
}

impl Seen<'_> {
    fn cell(&self, group: usize, statement: usize) -> Option<Cell> {
        Cell::of(self.tallies[group][statement])
    }

    /// What each group said, for the statements where that can be told of every one.
    pub(super) fn cells(&self) -> BTreeMap<u32, Vec<Cell>> {
        let of = |statement: usize| {
            (0..self.tallies.len()).map(|group| self.cell(group, statement)).collect::<Option<Vec<_>>>()
        };
        (0..self.ids.len()).filter_map(|statement| Some((self.ids[statement], of(statement)?))).collect()
    }

    /// How many of a hundred agree in each group, where that can be told of every one.
    fn shares(&self, statement: usize) -> Option<Vec<Share>> {
        (0..self.tallies.len()).map(|group| self.cell(group, statement)?.agreed()).collect()
    }

    /// The statements that most people in every group agree with, as far as one can be sure of it, the surest first.
    pub(super) fn agree(&self) -> Vec<Shared> {
        let mut found: Vec<(f64, usize)> = (0..self.ids.len())
            .filter(|statement| self.shares(*statement).is_some())
            .map(|statement| (bound::bound(statement, self.tallies), statement))
            .filter(|(sure, _)| *sure > SURE)
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let shared = |(sure, statement): (f64, usize)| Shared {
            statement: self.ids[statement],
            sure: super::whole((sure * 100.0).floor()),
            objection: self.objection(statement),
        };
        found.into_iter().take(LISTED).map(shared).collect()
    }

    /// The statements that divide the groups most; without groups, those that divide all members.
    pub(super) fn differ(&self) -> Vec<Differs> {
        let apart = |statement: usize| -> Option<u32> {
            if self.tallies.len() < 2 {
                let cell = self.cell(0, statement)?;
                let (agree, disagree) = (cell.agree?, cell.disagree?);
                let even = agree.min(disagree) * 200 / cell.votes;
                return (even >= 2 * APART).then_some(even);
            }
            let shares = self.shares(statement)?;
            let (most, least) =
                (shares.iter().map(|share| share.at_least()).max()?, shares.iter().map(|share| share.at_most()).min()?);
            let apart = most.saturating_sub(least);
            (apart >= APART).then_some(apart)
        };
        let mut found: Vec<Differs> = (0..self.ids.len())
            .filter_map(|statement| Some(Differs { statement: self.ids[statement], apart: apart(statement)? }))
            .collect();
        found.sort_by_key(|differs| (std::cmp::Reverse(differs.apart), differs.statement));
        found.truncate(LISTED);
        found
    }

    /// Of all other statements the one with most agreement among those who disagree with this, if it is more than among those who agree.
    fn objection(&self, statement: usize) -> Option<(u32, Cell)> {
        let mut others = vec![[Tally::default(); 2]; self.ids.len()];
        for row in self.conversation.rows().iter() {
            let Some(vote) = row.iter().find(|cell| cell.statement() == statement).map(|cell| cell.vote()) else {
                continue;
            };
            let side = match vote {
                Vote::Disagree => 0,
                Vote::Agree => 1,
                Vote::Pass => continue,
            };
            for cell in row {
                let tally = &mut others[cell.statement()][side];
                match cell.vote() {
                    Vote::Agree => tally.agree += 1,
                    Vote::Pass => tally.pass += 1,
                    Vote::Disagree => tally.disagree += 1,
                }
            }
        }
        let share = |tally: Tally| f64::from(tally.agree + 1) / f64::from(tally.votes() + 2);
        let best = others
            .iter()
            .enumerate()
            .filter(|(other, [against, with])| {
                *other != statement && against.agree >= FLOOR && share(*against) > 0.5 && share(*against) > share(*with)
            })
            .max_by(|(a, [x, _]), (b, [y, _])| share(*x).total_cmp(&share(*y)).then(b.cmp(a)))?;
        let (other, [against, _]) = best;
        Some((self.ids[other], Cell::of(*against)?))
    }
}
