//! Who thinks alike: groups on the map, for every number of groups, and the number that fits best.

use std::collections::BTreeMap;

use crate::chance::mix;
use crate::kmeans::{Ground, Grouping, MOST_GROUPS, silhouette};
use crate::pca::Point;

/// Up to so many people how well groups fit is worked out exactly. With more, it is worked out among [`SAMPLE`] of them.
pub const EXACT: usize = 20_000;
/// How many people stand for all where there are more than [`EXACT`]: those whose mixed ids are smallest.
pub const SAMPLE: usize = 4_000;

/// One way to group people. Groups are numbered from 0 by descending size, then by the lowest id in them.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The groups.
    pub grouping: Grouping,
    /// How well they fit, from -1 to 1.
    pub silhouette: f64,
}

/// The groups of a conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Groups {
    /// The positions of those who are grouped, ascending.
    pub people: Vec<usize>,
    /// For every number of groups that is possible, the best way.
    pub ways: BTreeMap<usize, Way>,
    /// The number of groups that fits best, the smaller of equals; 1 where nobody differs.
    pub k: usize,
}

impl Groups {
    /// The group of each of [`Groups::people`].
    pub fn labels(&self) -> Vec<u8> {
        self.ways.get(&self.k).map_or_else(|| vec![0; self.people.len()], |w| w.grouping.labels.clone())
    }
}

/// Groups `people`, who stand at `places` (the places of everybody). `ids` are those of everybody.
pub fn group(ids: &[u64], places: &[Point], people: Vec<usize>) -> Groups {
    let points: Vec<Point> = people.iter().map(|u| places[*u]).collect();
    let ground = Ground::new(&points);
    let ways: Vec<(usize, Grouping)> = (2..=MOST_GROUPS.min(points.len().saturating_sub(1)))
        .filter_map(|k| ground.group(k).map(|g| (k, numbered(g))))
        .collect();
    let some = standing_for_all(ids, &people);
    let there: Vec<Point> = some.iter().map(|i| points[*i]).collect();
    let labels: Vec<Vec<u8>> = ways.iter().map(|(_, g)| some.iter().map(|i| g.labels[*i]).collect()).collect();
    let fits = silhouette(&there, &labels.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let ways: BTreeMap<usize, Way> =
        ways.into_iter().zip(fits).map(|((k, grouping), silhouette)| (k, Way { grouping, silhouette })).collect();
    let mut k = 1;
    let mut best = f64::NEG_INFINITY;
    for (n, way) in &ways {
        if way.silhouette > best {
            (best, k) = (way.silhouette, *n);
        }
    }
    Groups { people, ways, k }
}

/// Places in `people`, ascending: all, or the sample.
fn standing_for_all(ids: &[u64], people: &[usize]) -> Vec<usize> {
    if people.len() <= EXACT {
        return (0..people.len()).collect();
    }
    let mut order: Vec<(u64, usize)> = people.iter().enumerate().map(|(i, u)| (mix(ids[*u]), i)).collect();
    order.select_nth_unstable(SAMPLE);
    order.truncate(SAMPLE);
    let mut some: Vec<usize> = order.into_iter().map(|(_, i)| i).collect();
    some.sort_unstable();
    some
}

/// The same groups, by descending size, then lowest member.
fn numbered(g: Grouping) -> Grouping {
    let first = |group: usize| g.labels.iter().position(|l| usize::from(*l) == group);
    let mut order: Vec<usize> = (0..g.centres.len()).collect();
    order.sort_by_key(|group| (std::cmp::Reverse(g.sizes[*group]), first(*group)));
    let mut place = vec![0; order.len()];
    for (to, from) in order.iter().enumerate() {
        place[*from] = to as u8;
    }
    Grouping {
        labels: g.labels.iter().map(|l| place[usize::from(*l)]).collect(),
        centres: order.iter().map(|from| g.centres[*from]).collect(),
        sizes: order.iter().map(|from| g.sizes[*from]).collect(),
        inertia: g.inertia,
    }
}
