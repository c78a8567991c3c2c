//! The stage table, as every format shows it.

use super::course::{Course, Standing};
use super::figure;
use super::words::{count, say, say_with};
use crate::contest::CandidateId;
use crate::record::CountRecord;

/// One figure of the table, or the word in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    /// As in the record.
    pub(super) figure: Option<&'a str>,
    pub(super) elected: bool,
    pub(super) out: bool,
    /// As shown.
    pub(super) shown: String,
}

/// One candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row<'a> {
    pub(super) id: CandidateId,
    pub(super) name: &'a str,
    pub(super) elected: bool,
    /// What happened to them, in a few words.
    pub(super) end: String,
    /// One a stage.
    pub(super) cells: Vec<Cell<'a>>,
}

/// All figures of a count.
#[derive(Debug)]
pub(super) struct Table<'a> {
    /// Stage numbers.
    pub(super) stages: Vec<u32>,
    pub(super) rows: Vec<Row<'a>>,
    /// Votes that count for nobody, one a stage.
    pub(super) nobody: Vec<Cell<'a>>,
    /// The quota, one a stage; empty where the rule has none.
    pub(super) quota: Vec<Cell<'a>>,
    /// What has to be said under the table.
    pub(super) notes: Vec<String>,
}

impl<'a> Table<'a> {
    /// The table; without stages only names and what happened.
    pub(super) fn new(record: &'a CountRecord) -> Self {
        let course = Course::new(record);
        let stages = course.stages();
        let rows: Vec<Row<'a>> = course.order().into_iter().map(|id| row(&course, id)).collect();
        let plain = |figure: Option<&'a str>| Cell {
            figure,
            elected: false,
            out: false,
            shown: figure.map_or_else(String::new, figure::show),
        };
        let has_quota = stages.iter().any(|s| s.quota.is_some());
        let mut table = Self {
            stages: stages.iter().map(|s| s.stage).collect(),
            rows,
            nobody: stages.iter().map(|s| plain(Some(&s.non_transferable))).collect(),
            quota: if has_quota { stages.iter().map(|s| plain(s.quota.as_deref())).collect() } else { Vec::new() },
            notes: Vec::new(),
        };
        table.notes = table.notes(record);
        table
    }

    fn figures(&self) -> impl Iterator<Item = &'a str> {
        let cells = self.rows.iter().flat_map(|r| &r.cells).chain(&self.nobody).chain(&self.quota);
        cells.filter_map(|c| c.figure)
    }

    fn notes(&self, record: &CountRecord) -> Vec<String> {
        let mut notes = Vec::new();
        if self.rows.iter().any(|r| r.elected) {
            notes.push(say("figures-note-bold"));
        }
        if self.figures().any(figure::is_cut) {
            let decimals = self.figures().map(|f| f.split_once('.').map_or(0, |(_, d)| d.len())).max().unwrap_or(0);
            notes.push(say_with("figures-note-cut", &[("decimals", count(decimals))]));
        }
        if record.profile.decimals.is_some_and(|d| d > 0) && self.stages.len() > 1 {
            notes.push(say("figures-note-rounding"));
        }
        notes
    }
}

fn row<'a>(course: &Course<'a>, id: CandidateId) -> Row<'a> {
    let cells = (0..course.stages().len()).map(|at| cell(course, id, at)).collect();
    let record = course.record;
    Row { id, name: record.name(id), elected: record.winners().contains(&id), end: end(course, id), cells }
}

fn cell<'a>(course: &Course<'a>, id: CandidateId, at: usize) -> Cell<'a> {
    let figure = course.votes(id, at);
    let standing = course.standing(id, at);
    let shown = match (figure, standing) {
        (Some(figure), _) => figure::show(figure),
        (None, Standing::Elected) => say("cell-elected"),
        (None, Standing::Withdrawn) => say("cell-withdrew"),
        (None, _) => say("cell-out"),
    };
    Cell {
        figure,
        elected: standing == Standing::Elected,
        out: figure.is_none() && standing != Standing::Elected,
        shown,
    }
}

fn end(course: &Course<'_>, id: CandidateId) -> String {
    let number = |at: usize| [("stage", count(course.stages()[at].stage))];
    let elected = course.record.winners().contains(&id);
    match (course.elected_at(id), course.out_at(id)) {
        (Some(at), _) => say_with("figures-end-elected", &number(at)),
        (None, _) if elected => say("figures-end-elected-now"),
        // Who only went out of the race for one place is out of none that came later.
        (None, Some(at)) if course.votes(id, course.stages().len() - 1).is_none() => {
            say_with("figures-end-out", &number(at))
        }
        _ if course.record.candidates.get(id.index()).is_some_and(|c| c.withdrawn) => say("figures-end-withdrew"),
        _ => say("figures-end-not"),
    }
}
