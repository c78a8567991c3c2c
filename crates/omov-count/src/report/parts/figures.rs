//! Every figure: the stage table, keep values, and the diagram of where votes went.

use super::{Words, rendered};
use crate::profile::Rule;
use crate::record::CountRecord;
use crate::report::course::Course;
use crate::report::figure;
use crate::report::flow;
use crate::report::table::Table;
use crate::report::words::{count, say, say_with};
use askama::Template;

#[derive(Template)]
#[template(path = "report/figures.html")]
struct Figures<'a> {
    w: Words,
    ids: &'a str,
    table: Table<'a>,
    /// For paper: what each block of stages is called, and where it begins and ends. Empty if one block is enough.
    blocks: Vec<(String, usize, usize)>,
}

/// Stages that fit a sheet of paper side by side.
const ON_PAPER: usize = 8;

/// The stage table: every figure of the count.
pub fn figures(record: &CountRecord, ids: &str) -> String {
    if record.stages.iter().all(|s| s.votes.is_empty()) {
        return String::new();
    }
    let table = Table::new(record);
    let all = table.stages.len();
    let size = all.div_ceil(all.div_ceil(ON_PAPER));
    let block = |from: usize| {
        let to = (from + size).min(all);
        let with = [("first", count(table.stages[from])), ("last", count(table.stages[to - 1]))];
        (say_with(if from + 1 == to { "figures-block-one" } else { "figures-blocks" }, &with), from, to)
    };
    let blocks = if all > ON_PAPER { (0..all).step_by(size).map(block).collect() } else { Vec::new() };
    rendered(&Figures { w: Words, ids, table, blocks })
}

#[derive(Template)]
#[template(path = "report/keep_values.html")]
struct KeepValues<'a> {
    w: Words,
    heading: String,
    region: String,
    caption: String,
    stages: Vec<u32>,
    rows: Vec<(String, Vec<String>)>,
    ids: &'a str,
}

/// Keep values (Meek) or prices (Warren), stage by stage, with every decimal.
pub fn keep_values(record: &CountRecord, ids: &str) -> String {
    let with: Vec<_> = record.stages.iter().filter(|s| !s.keep_values.is_empty()).collect();
    if with.is_empty() {
        return String::new();
    }
    let who = Course::new(record).order().into_iter().filter(|id| with.iter().any(|s| s.keep_values.contains_key(id)));
    let rows = who.map(|id| {
        let cells = with.iter().map(|s| s.keep_values.get(&id).map_or_else(String::new, |v| figure::show_all(v)));
        (record.name(id).to_owned(), cells.collect())
    });
    let [heading, region, caption] = if record.profile.rule == Rule::Warren {
        ["prices-heading", "prices-region", "prices-caption"].map(say)
    } else {
        ["keeps-heading", "keeps-region", "keeps-caption"].map(say)
    };
    let stages = with.iter().map(|s| s.stage).collect();
    rendered(&KeepValues { w: Words, ids, heading, region, caption, stages, rows: rows.collect() })
}

#[derive(Template)]
#[template(path = "report/flow.html")]
struct Flow<'a> {
    w: Words,
    ids: &'a str,
    drawing: flow::Flow,
    /// Said on paper instead of a drawing that paper cannot hold.
    too_wide: Option<String>,
}

/// Where votes went: a diagram. Belongs after the stage table, which has its figures.
pub fn flow(record: &CountRecord, ids: &str) -> String {
    let Some(flow) = flow::draw(record, ids) else { return String::new() };
    let too_wide = (flow.stages > 12).then(|| say_with("flow-not-on-paper", &[("stages", count(flow.stages))]));
    rendered(&Flow { w: Words, ids, drawing: flow, too_wide })
}
