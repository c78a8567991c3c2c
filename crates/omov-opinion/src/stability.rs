//! Would other people of the same kind fall into the same groups?
//!
//! k-means finds groups in anything. So the people are drawn anew again and again (bootstrap, Efron 1979), with those who were drawn a map is
//! made and groups are found, and it is looked how alike the new groups and the first ones are: by the adjusted Rand index (Hubert and Arabie
//! 1985) for all together, and by the Jaccard index for each group (Hennig 2007). A group that on average keeps less than three quarters
//! of itself is, in Hennig's words for reading the figure, not stable; and if one is not, there are no stable groups.

use rayon::prelude::*;

use crate::chance::{Chance, mix};
use crate::conversation::Conversation;
use crate::groups::Groups;
use crate::kmeans::{nearest, quick};
use crate::pca::Pca;

/// How often people are drawn.
pub const ROUNDS: usize = 60;
/// How often, where there are more than [`DRAWN`] people.
pub const ROUNDS_OF_MANY: usize = 12;
/// How many are drawn at most. From fewer people than there are a map is less certain: with more than this, groups come out as somewhat
/// less stable than they are, not as more.
pub const DRAWN: usize = 15_000;
/// How many of those who were drawn are grouped at most, and on how many it is looked at most.
pub const LOOKED_AT: usize = 2_000;
/// The least share of itself that a stable group keeps.
pub const STABLE: f64 = 0.75;

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stability {
    /// How often people were drawn.
    pub rounds: usize,
    /// How many each time.
    pub drawn: usize,
    /// Mean adjusted Rand index: 1 if the same groups always came, about 0 if chance would do as well.
    pub agreement: f64,
    /// For each group, how much of it came again on average (Jaccard index, 0 to 1).
    pub groups: Vec<f64>,
    /// Whether every group is stable, and there are at least two.
    pub stable: bool,
}

/// Tries the groups of a conversation.
pub fn stability(conversation: &Conversation, groups: &Groups) -> Stability {
    let everybody = conversation.people().len();
    let drawn = everybody.min(DRAWN);
    let times = if everybody > DRAWN { ROUNDS_OF_MANY } else { ROUNDS };
    let looked = looked_at(conversation, groups);
    let labels = groups.labels();
    let k = groups.k;
    let mut grouped = vec![false; everybody];
    groups.people.iter().for_each(|u| grouped[*u] = true);
    let nothing = || (0.0, vec![0.0; k]);
    let rounds: Vec<(f64, Vec<f64>)> = (0..times)
        .into_par_iter()
        .map(|round| {
            if k < 2 {
                return nothing();
            }
            let mut chance = Chance::new(everybody as u64, round as u64);
            let mut people: Vec<usize> = (0..drawn).map(|_| chance.below(everybody)).collect();
            people.sort_unstable();
            let Some(pca) = Pca::rough(conversation, &people) else { return nothing() };
            let place = |u: usize| pca.position(conversation.rows().row(u), conversation.counts());
            // Every n-th of those who were drawn is drawn as well.
            let step = people.len().div_ceil(LOOKED_AT);
            let points: Vec<_> = people.iter().step_by(step).filter(|u| grouped[**u]).map(|u| place(*u)).collect();
            let Some(centres) = quick(&points, k, round as u64) else { return nothing() };
            let mut table = vec![vec![0_u32; k]; k];
            for &i in &looked {
                table[usize::from(labels[i])][nearest(&centres, place(groups.people[i]))] += 1;
            }
            (adjusted_rand(&table), kept(&table))
        })
        .collect();
    let (alike, groups): (Vec<f64>, Vec<Vec<f64>>) = rounds.into_iter().unzip();
    let each: Vec<f64> = (0..k).map(|g| groups.iter().map(|r| r[g]).sum::<f64>() / times as f64).collect();
    let agreement = alike.iter().sum::<f64>() / times as f64;
    let stable = k > 1 && each.iter().all(|j| *j >= STABLE);
    Stability { rounds: times, drawn, agreement, groups: each, stable }
}

/// Places in [`Groups::people`].
fn looked_at(conversation: &Conversation, groups: &Groups) -> Vec<usize> {
    let mut order: Vec<usize> = (0..groups.people.len()).collect();
    if order.len() > LOOKED_AT {
        order.sort_by_cached_key(|i| mix(conversation.people()[groups.people[*i]]));
        order.truncate(LOOKED_AT);
    }
    order
}

fn pairs(n: u32) -> f64 {
    f64::from(n) * (f64::from(n) - 1.0) / 2.0
}

/// How far two ways of grouping agree beyond chance; rows and columns of the table are the groups of each.
pub fn adjusted_rand(table: &[Vec<u32>]) -> f64 {
    let sums: Vec<u32> = table.iter().map(|row| row.iter().sum()).collect();
    let columns: Vec<u32> =
        (0..table.first().map_or(0, Vec::len)).map(|j| table.iter().map(|row| row[j]).sum()).collect();
    let both: f64 = table.iter().flatten().map(|n| pairs(*n)).sum();
    let (a, b): (f64, f64) = (sums.iter().map(|n| pairs(*n)).sum(), columns.iter().map(|n| pairs(*n)).sum());
    let all = pairs(sums.iter().sum());
    let by_chance = if all > 0.0 { a * b / all } else { 0.0 };
    let most = f64::midpoint(a, b);
    if most > by_chance { (both - by_chance) / (most - by_chance) } else { 1.0 }
}

/// For each row the largest Jaccard index with a column.
fn kept(table: &[Vec<u32>]) -> Vec<f64> {
    let columns: Vec<u32> = (0..table.len()).map(|j| table.iter().map(|row| row[j]).sum()).collect();
    table
        .iter()
        .map(|row| {
            let own: u32 = row.iter().sum();
            let share = |(n, column): (&u32, &u32)| f64::from(*n) / f64::from((own + column - n).max(1));
            row.iter().zip(&columns).map(share).fold(0.0, f64::max)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_adjusted_rand_index_of_a_known_table() {
        // Hubert and Arabie's formula by hand: pairs 1+3 = 4 together in both; rows 3+3, columns 1+6; of 15 pairs.
        let table = [vec![2, 1], vec![0, 3]];
        let (both, rows, columns, all) = (1.0 + 0.0 + 0.0 + 3.0, 6.0, 1.0 + 6.0, 15.0);
        let chance = rows * columns / all;
        assert!((adjusted_rand(&table) - (both - chance) / (f64::midpoint(rows, columns) - chance)).abs() < 1e-15);
        assert!((adjusted_rand(&[vec![3, 0], vec![0, 4]]) - 1.0).abs() < 1e-15);
        assert_eq!(kept(&table), [2.0 / 3.0, 0.75]);
    }
}
