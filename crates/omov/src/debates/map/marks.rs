//! The map: a mark stands for at least [`FLOOR`] people who answer alike, never for one.

use omov_opinion::Point;
use serde::{Deserialize, Serialize};

use super::FLOOR;

/// A mark on the map, in the middle of those it stands for, in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::debates) struct Mark {
    pub(in crate::debates) x: i64,
    pub(in crate::debates) y: i64,
    /// From 0.
    pub(in crate::debates) group: u32,
    pub(in crate::debates) people: u32,
}

/// At most so many marks are drawn.
const MOST: usize = 150;

/// The people of each group, put together with their neighbours until each heap is large enough.
pub(super) fn marks(people: &[(Point, usize)], groups: usize) -> Vec<Mark> {
    let least = (FLOOR as usize).max(people.len() / MOST);
    let mut marks = Vec::new();
    for group in 0..groups {
        let points: Vec<Point> = people.iter().filter(|(_, of)| *of == group).map(|(point, _)| *point).collect();
        heap(points, least, &mut |heap| {
            let middle = |axis: usize| heap.iter().map(|point| point[axis]).sum::<f64>() / heap.len() as f64;
            let (x, y) = (millionths(middle(0)), millionths(middle(1)));
            marks.push(Mark { x, y, group: group as u32, people: heap.len() as u32 });
        });
    }
    marks
}

/// Halves a heap along its longer side until a half would be too small.
fn heap(mut points: Vec<Point>, least: usize, done: &mut impl FnMut(&[Point])) {
    if points.len() < 2 * least {
        if points.len() >= least {
            done(&points);
        }
        return;
    }
    let long = |axis: usize| {
        let (low, high) =
            points.iter().fold((f64::MAX, f64::MIN), |(low, high), p| (low.min(p[axis]), high.max(p[axis])));
        high - low
    };
    let axis = usize::from(long(1) > long(0));
    points.sort_by(|a, b| a[axis].total_cmp(&b[axis]).then(a[1 - axis].total_cmp(&b[1 - axis])));
    let rest = points.split_off(points.len() / 2);
    heap(points, least, done);
    heap(rest, least, done);
}

/// A place in whole numbers, as it is kept.
pub(in crate::debates) fn millionths(place: f64) -> i64 {
    (place * 1e6).round() as i64
}
