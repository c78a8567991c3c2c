//! What so many people said to one statement, told so that nobody stands out.

use omov_opinion::Tally;
use serde::{Deserialize, Serialize};

use super::FLOOR;

/// What a group said to a statement. Each figure is there only if as many people as [`FLOOR`] stand behind it, behind all others together, and
/// behind what could be worked out from the figures that are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::debates) struct Cell {
    pub(in crate::debates) votes: u32,
    pub(in crate::debates) agree: Option<u32>,
    pub(in crate::debates) disagree: Option<u32>,
    pub(in crate::debates) pass: Option<u32>,
    /// Fewer than [`FLOOR`] agree, or all but so few do.
    few: bool,
    all: bool,
}

/// How many of a hundred agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::debates) enum Share {
    Of(u32, u32),
    /// Fewer than so many of a hundred.
    Under(u32),
    /// More than so many of a hundred.
    Over(u32),
}

impl Share {
    /// At least so many of a hundred.
    pub(in crate::debates) fn at_least(self) -> u32 {
        match self {
            Self::Of(part, whole) => part * 100 / whole.max(1),
            Self::Under(_) => 0,
            Self::Over(least) => least,
        }
    }

    /// At most so many of a hundred.
    pub(in crate::debates) fn at_most(self) -> u32 {
        match self {
            Self::Of(part, whole) => (part * 100).div_ceil(whole.max(1)),
            Self::Under(most) => most,
            Self::Over(_) => 100,
        }
    }
}

impl Cell {
    /// Nothing where fewer than [`FLOOR`] people have said anything.
    pub(in crate::debates) fn of(tally: Tally) -> Option<Self> {
        let votes = tally.votes();
        if votes < FLOOR {
            return None;
        }
        let told = |part: u32| (part >= FLOOR && votes - part >= FLOOR).then_some(part);
        let mut parts = [tally.agree, tally.disagree, tally.pass].map(told);
        // Where one alone is missing it is what the others leave: then the smallest of these goes too.
        if parts.iter().flatten().count() == 2 {
            let least = parts.iter().copied().flatten().min();
            if let Some(part) = parts.iter_mut().find(|part| part.is_some() && **part == least) {
                *part = None;
            }
        }
        let [agree, disagree, pass] = parts;
        // Of so few that both would be true, neither is told.
        let (few, all) = (tally.agree < FLOOR, votes - tally.agree < FLOOR);
        Some(Self { votes, agree, disagree, pass, few: few && !all, all: all && !few })
    }

    /// How many agree; nothing where that cannot be told.
    pub(in crate::debates) fn agreed(&self) -> Option<Share> {
        match self.agree {
            Some(agree) => Some(Share::Of(agree, self.votes)),
            None if self.few => Some(Share::Under((FLOOR * 100).div_ceil(self.votes))),
            None if self.all => Some(Share::Over((self.votes - FLOOR) * 100 / self.votes)),
            None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_figure_and_no_difference_of_figures_is_about_fewer_than_ten_people() {
        for agree in 0..45 {
            for disagree in 0..45 {
                for pass in 0..45 {
                    let Some(cell) = Cell::of(Tally { agree, disagree, pass }) else {
                        assert!(agree + disagree + pass < FLOOR);
                        continue;
                    };
                    let told: Vec<u32> = [cell.agree, cell.disagree, cell.pass].into_iter().flatten().collect();
                    let rest = cell.votes - told.iter().sum::<u32>();
                    assert!(told.iter().all(|part| *part >= FLOOR), "{agree} {disagree} {pass}: {cell:?}");
                    assert!(rest >= FLOOR || told.len() == 3, "{agree} {disagree} {pass}: {cell:?}");
                    let Some(share) = cell.agreed() else { continue };
                    assert!(share.at_least() * cell.votes <= agree * 100, "{agree} of {}: {share:?}", cell.votes);
                    assert!(share.at_most() * cell.votes >= agree * 100, "{agree} of {}: {share:?}", cell.votes);
                }
            }
        }
    }
}
