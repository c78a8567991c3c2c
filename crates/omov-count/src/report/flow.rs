//! Where votes went: a Sankey diagram, drawn here so that no script is needed.
//!
//! Columns are stages, candidates stand in one fixed order, grey bands stay, ochre bands move. Every candidate has at
//! least the height of a line of text, so that names never overlap, however few the votes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::course::{Course, Standing};
use super::escape;
use super::figure;
use super::words::{count, say, say_with, text, without_isolates};
use crate::contest::CandidateId;
use crate::record::CountRecord;

const TOP: f64 = 34.0;
const NAMES: f64 = 196.0;
const NODE: f64 = 12.0;
const STEP: f64 = 108.0;
/// Height of all votes together.
const VOTES: f64 = 400.0;
/// Room of a line of text.
const LINE: f64 = 19.0;
const GAP: f64 = 5.0;
/// Longer names are cut; the table has them in full.
const LONGEST: usize = 22;
/// In a wide chart names stand again at every so many stages.
const AGAIN: usize = 6;

/// Room that names between columns need beyond a step.
const MORE: f64 = 70.0;

/// Nobody is `None`, and stands last.
type Holder = Option<CandidateId>;

#[derive(Debug, Clone, Copy)]
struct Node {
    top: f64,
    height: f64,
    votes: f64,
}

/// A drawing and how wide and high it is.
#[derive(Debug)]
pub(super) struct Flow {
    pub(super) svg: String,
    /// Whether parts of papers were pooled between columns.
    pub(super) pooled: bool,
    /// Whether some stage starts from all papers again.
    pub(super) restarts: bool,
    /// How many columns.
    pub(super) stages: usize,
}

/// Draws the flow; `None` where there is nothing to follow.
pub(super) fn draw(record: &CountRecord, ids: &str) -> Option<Flow> {
    let course = Course::new(record);
    let stages = course.stages().len();
    let most = (0..stages).filter_map(|at| course.total(at)).max().map(|m| figure::approximate(&figure::plain(&m)))?;
    if stages < 2 || most <= 0.0 {
        return None;
    }
    let drawing = Drawing { order: course.order(), course, scale: VOTES / most };
    Some(drawing.draw(ids))
}

struct Drawing<'a> {
    course: Course<'a>,
    order: Vec<CandidateId>,
    scale: f64,
}

type Column = BTreeMap<(bool, usize), (Holder, Node)>;

impl Drawing<'_> {
    /// The bars of a stage, top to bottom.
    fn column(&self, at: usize) -> Column {
        let stage = &self.course.stages()[at];
        let mut column = Column::new();
        let mut y = TOP;
        let holders = self.order.iter().map(|id| (Some(*id), stage.votes.get(id)));
        let nobody = Some(&stage.non_transferable).filter(|n| figure::approximate(n) > 0.0);
        for (place, (holder, votes)) in holders.chain([(None, nobody)]).enumerate() {
            let Some(votes) = votes.map(|v| figure::approximate(v)) else { continue };
            let height = votes * self.scale;
            let slot = height.max(LINE);
            let top = y + (slot - height) / 2.0;
            column.insert((holder.is_none(), place), (holder, Node { top, height, votes }));
            y += slot + GAP;
        }
        column
    }

    fn draw(&self, ids: &str) -> Flow {
        let stages = self.course.stages().len();
        let columns: Vec<Column> = (0..stages).map(|at| self.column(at)).collect();
        let bottom = columns.iter().flat_map(|c| c.values()).map(|(_, n)| n.top + n.height).fold(TOP, f64::max) + LINE;
        let width = self.x(stages - 1) + NODE + NAMES;
        let mut svg = String::new();
        let title = say_with(
            "flow-title",
            &[("stages", count(stages)), ("elected", count(self.course.record.winners().len()))],
        );
        let _ = write!(
            svg,
            r#"<svg viewBox="0 0 {width:.0} {bottom:.0}" width="{width:.0}" height="{bottom:.0}" role="img" aria-labelledby="{ids}flow-t {ids}flow-d"><title id="{ids}flow-t">{}</title><desc id="{ids}flow-d">{}</desc>"#,
            escape(&title),
            escape(&say("flow-desc")),
        );
        let mut pooled = false;
        let mut bands = String::new();
        let mut moves = String::new();
        for at in 1..stages {
            pooled |= self.bands(at, &columns[at - 1], &columns[at], &mut bands, &mut moves);
        }
        // Bands that move lie over those that stay, bars over both.
        svg.push_str(&bands);
        svg.push_str(&moves);
        for (at, column) in columns.iter().enumerate() {
            let x = self.x(at);
            let _ = write!(
                svg,
                r#"<text class="flow-no" x="{:.0}" y="16" text-anchor="middle">{}</text>"#,
                x + NODE / 2.0,
                self.course.stages()[at].stage
            );
            for (holder, node) in column.values() {
                let won = holder.is_some_and(|id| self.course.standing(id, at) == Standing::Elected);
                let class = if won { "flow-won" } else { "flow-bar" };
                let height = node.height.max(1.0);
                let _ = write!(
                    svg,
                    r#"<rect class="{class}" x="{x:.1}" y="{:.1}" width="{NODE}" height="{height:.1}"/>"#,
                    node.top
                );
            }
        }
        self.names(&columns, &mut svg);
        svg.push_str("</svg>");
        Flow { svg, pooled, restarts: (1..stages).any(|at| self.course.begins(at)), stages }
    }

    /// Where a column begins.
    fn x(&self, at: usize) -> f64 {
        let named = (1..at).filter(|i| self.is_named(*i)).count();
        NAMES + STEP * at as f64 + MORE * named as f64
    }

    /// Whether names stand again to the right of a column, between the first and the last.
    fn is_named(&self, at: usize) -> bool {
        let last = self.course.stages().len() - 1;
        at > 0 && at.is_multiple_of(AGAIN) && at + AGAIN / 2 <= last
    }

    /// Bands from one column to the next. Returns whether they went through a common bar.
    fn bands(&self, at: usize, from: &Column, to: &Column, stay: &mut String, moved: &mut String) -> bool {
        if self.course.begins(at) {
            return false;
        }
        let (left, right) = (self.x(at - 1) + NODE, self.x(at));
        let node = |column: &Column, holder: Holder| column.values().find(|(h, _)| *h == holder).map(|(_, n)| *n);
        let transfers = &self.course.stages()[at].transfers;
        let holders: Vec<Holder> = self.order.iter().map(|id| Some(*id)).chain([None]).collect();
        // How far down each bar bands already reach, on either side.
        let mut out: BTreeMap<Holder, f64> = BTreeMap::new();
        let mut into: BTreeMap<Holder, f64> = BTreeMap::new();
        for holder in &holders {
            let (Some(a), b) = (node(from, *holder), node(to, *holder)) else { continue };
            let gone: f64 =
                transfers.iter().filter(|t| Some(t.from) == *holder).map(|t| figure::approximate(&t.votes)).sum();
            let kept = (a.votes - gone).min(b.map_or(0.0, |b| b.votes)).max(0.0) * self.scale;
            if let (Some(b), true) = (b, kept > 0.0) {
                band(stay, "flow-stay", (left, a.top), (right, b.top), kept);
            }
            out.insert(*holder, a.top + kept);
            into.insert(*holder, b.map_or(0.0, |b| b.top) + kept);
        }
        if transfers.is_empty() {
            return Self::pool(from, to, (left, right), &out, &into, moved);
        }
        for receiver in &holders {
            for transfer in transfers.iter().filter(|t| t.to == *receiver) {
                let height = figure::approximate(&transfer.votes) * self.scale;
                let (Some(_), Some(b)) = (node(from, Some(transfer.from)), node(to, *receiver)) else { continue };
                let start = out.entry(Some(transfer.from)).or_insert(0.0);
                let end = into.entry(*receiver).or_insert(b.top);
                band(moved, "flow-move", (left, *start), (right, *end), height.max(0.4));
                *start += height;
                *end += height;
            }
        }
        false
    }

    /// What each lost flows into a thin common bar, what each gained flows out of it.
    fn pool(
        from: &Column,
        to: &Column,
        (left, right): (f64, f64),
        out: &BTreeMap<Holder, f64>,
        into: &BTreeMap<Holder, f64>,
        moved: &mut String,
    ) -> bool {
        let part = |nodes: &Column, starts: &BTreeMap<Holder, f64>| -> Vec<(f64, f64)> {
            let each = nodes.values().filter_map(|(holder, n)| {
                let start = starts.get(holder).copied().unwrap_or(n.top);
                let height = n.top + n.height - start;
                (height > 0.05).then_some((start, height))
            });
            each.collect()
        };
        let (lost, gained) = (part(from, out), part(to, into));
        let all: f64 = lost.iter().map(|l| l.1).sum();
        if all <= 0.0 || gained.is_empty() {
            return false;
        }
        let middle = |parts: &[(f64, f64)]| {
            let weight: f64 = parts.iter().map(|p| p.1).sum();
            parts.iter().map(|(y, h)| (y + h / 2.0) * h).sum::<f64>() / weight.max(f64::MIN_POSITIVE)
        };
        let top = ((middle(&lost) + middle(&gained) - all) / 2.0).max(TOP);
        let x = f64::midpoint(left, right);
        let mut y = top;
        for (start, height) in lost {
            band(moved, "flow-move", (left, start), (x - 2.0, y), height);
            y += height;
        }
        let mut y = top;
        for (start, height) in gained {
            band(moved, "flow-move", (x + 2.0, y), (right, start), height);
            y += height;
        }
        let _ = write!(
            moved,
            r#"<rect class="flow-pool" x="{:.1}" y="{top:.1}" width="4" height="{:.1}"/>"#,
            x - 2.0,
            all.max(1.0)
        );
        true
    }

    /// Names left and right, and now and then between.
    fn names(&self, columns: &[Column], svg: &mut String) {
        let last = columns.len() - 1;
        for (at, column) in columns.iter().enumerate() {
            let between = at > 0 && at < last;
            if between && !self.is_named(at) {
                continue;
            }
            for (holder, node) in column.values() {
                let name = holder.map_or_else(|| say("flow-nobody"), |id| self.label(id));
                let (x, anchor) = match at {
                    0 => (self.x(0) - 8.0, "end"),
                    _ => (self.x(at) + NODE + if between { 4.0 } else { 8.0 }, "start"),
                };
                let won = holder.is_some_and(|id| self.course.standing(id, at) == Standing::Elected);
                let class = match (won, between) {
                    (true, _) => "flow-name flow-elected",
                    (false, true) => "flow-name flow-between",
                    (false, false) => "flow-name",
                };
                let y = node.top + node.height / 2.0 + 5.0;
                let _ = write!(
                    svg,
                    r#"<text class="{class}" x="{x:.0}" y="{y:.0}" text-anchor="{anchor}">{}</text>"#,
                    escape(&without_isolates(&name))
                );
            }
        }
    }

    fn label(&self, id: CandidateId) -> String {
        let name = self.course.record.name(id);
        if name.chars().count() <= LONGEST {
            return name.into();
        }
        let start: String = name.chars().take(LONGEST - 6).collect();
        say_with("flow-short-name", &[("start", text(start.trim_end())), ("number", count(id.number()))])
    }
}

/// A band of one height between two points, bent in the middle.
fn band(svg: &mut String, class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64), height: f64) {
    let middle = f64::midpoint(x1, x2);
    let (b1, b2) = (y1 + height, y2 + height);
    let _ = write!(
        svg,
        r#"<path class="{class}" d="M{x1:.1} {y1:.1}C{middle:.1} {y1:.1} {middle:.1} {y2:.1} {x2:.1} {y2:.1}V{b2:.1}C{middle:.1} {b2:.1} {middle:.1} {b1:.1} {x1:.1} {b1:.1}Z"/>"#
    );
}
