//! How many people's votes go together, told so that nobody stands out: neither who they are nor what they said.

use omov_opinion::alike::Alike;
use serde::{Deserialize, Serialize};

use super::FLOOR;

/// What was found of votes that go together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::debates) struct Together {
    /// How many people answered enough to be compared; nothing where that is fewer than [`FLOOR`].
    pub(in crate::debates) compared: Option<u32>,
    /// How many people are in each block, the largest first.
    pub(in crate::debates) blocks: Vec<u32>,
    /// All but fewer than [`FLOOR`] are in some block, so that nothing more can be told.
    pub(in crate::debates) nearly_all: bool,
}

impl Together {
    /// Each figure stands for at least [`FLOOR`] people, and so does what is left of those compared when all blocks are taken off.
    pub(super) fn of(found: &Alike) -> Self {
        let compared = found.compared as u32;
        let blocks: Vec<u32> = found.blocks.iter().map(|block| block.people.len() as u32).collect();
        let within: u32 = blocks.iter().sum();
        let nearly_all = !blocks.is_empty() && compared - within < FLOOR;
        Self {
            compared: (compared >= FLOOR).then_some(compared),
            blocks: if nearly_all { Vec::new() } else { blocks },
            nearly_all,
        }
    }
}

#[cfg(test)]
mod tests {
    use omov_opinion::alike::Block;

    use super::*;

    #[test]
    fn no_figure_and_no_difference_of_figures_is_about_fewer_than_ten_people() {
        for compared in 0..80 {
            for first in (0..=compared).filter(|people| *people == 0 || *people >= 10) {
                let block = |people: usize| Block { people: (0..people).collect() };
                let blocks = Some(block(first)).filter(|_| first > 0).into_iter().collect();
                let told = Together::of(&Alike { compared, blocks });
                assert!(told.compared.is_none_or(|people| people >= FLOOR));
                let within: u32 = told.blocks.iter().sum();
                assert!(told.blocks.iter().all(|people| *people >= FLOOR));
                assert!(told.blocks.is_empty() || told.compared.is_some_and(|people| people - within >= FLOOR));
            }
        }
    }
}
