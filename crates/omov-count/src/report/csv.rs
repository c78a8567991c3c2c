//! The stage table for a spreadsheet, with every decimal of the record.

use super::outcome;
use super::table::{Cell, Table};
use super::words::{say, without_isolates};
use crate::record::{Action, CountRecord};

/// The stage table as CSV: one row a candidate, their votes after each stage, what happened to them; then votes that
/// count for nobody, and the quota. Rules that decide at once have a table of their own.
///
/// A cell that a spreadsheet would take for a formula gets a leading apostrophe.
pub fn csv(record: &CountRecord) -> String {
    let mut sheet = Sheet::default();
    if let Some(decision) = &record.decision {
        sheet.row(vec![say("decision-answer"), say("decision-votes")]);
        for (answer, votes) in
            [("decision-yes", decision.yes), ("decision-no", decision.no), ("decision-abstained", decision.abstain)]
        {
            sheet.row(vec![say(answer), votes.to_string()]);
        }
    } else if let Some(pairs) = &record.pairwise {
        sheet.pairs(record, pairs);
    } else if record.spending.is_some() {
        sheet.budget(record);
    } else {
        sheet.stages(record);
    }
    sheet.finish()
}

#[derive(Default)]
struct Sheet {
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    fn stages(&mut self, record: &CountRecord) {
        let table = Table::new(record);
        let figures = |cells: &[Cell<'_>]| -> Vec<String> {
            cells.iter().map(|c| c.figure.map_or_else(|| c.shown.clone(), Into::into)).collect()
        };
        let mut head = vec![say("csv-number"), say("bars-who")];
        head.extend(table.stages.iter().map(ToString::to_string));
        head.push(say("figures-end"));
        self.row(head);
        for row in &table.rows {
            let mut cells = vec![row.id.to_string(), row.name.to_owned()];
            cells.extend(figures(&row.cells));
            cells.push(row.end.clone());
            self.row(cells);
        }
        for (name, cells) in [("figures-nobody", &table.nobody), ("figures-quota", &table.quota)] {
            if !cells.is_empty() {
                let mut row = vec![String::new(), say(name)];
                row.extend(figures(cells));
                row.push(String::new());
                self.row(row);
            }
        }
    }

    fn pairs(&mut self, record: &CountRecord, pairs: &[Vec<u64>]) {
        let mut head = vec![say("pairs-who")];
        head.extend(record.candidates.iter().map(|c| c.name.clone()));
        head.push(say("figures-end"));
        self.row(head);
        let winners = record.winners();
        for (candidate, figures) in record.candidates.iter().zip(pairs) {
            let mut cells = vec![candidate.name.clone()];
            cells.extend((0..record.candidates.len()).map(|i| {
                if i == candidate.id.index() {
                    String::new()
                } else {
                    figures.get(i).map_or_else(String::new, u64::to_string)
                }
            }));
            let end = if winners.contains(&candidate.id) { "figures-end-elected-now" } else { "figures-end-not" };
            cells.push(say(end));
            self.row(cells);
        }
    }

    fn budget(&mut self, record: &CountRecord) {
        self.row(vec![say("scores-step"), say("budget-projects"), say("scores-score")]);
        let scores: Vec<&String> = record
            .stages
            .iter()
            .filter_map(|s| if let Action::Choice { score, .. } = &s.action { Some(score) } else { None })
            .collect();
        for (at, winner) in record.elected.iter().enumerate() {
            let score = scores.get(at).filter(|_| scores.len() == record.elected.len());
            let name = without_isolates(&outcome::winner_name(record, winner));
            self.row(vec![(at + 1).to_string(), name, score.map_or_else(String::new, ToString::to_string)]);
        }
        if let Some(spending) = &record.spending {
            self.row(vec![String::new(), say("budget-total"), spending.budget.clone()]);
            self.row(vec![String::new(), say("budget-spent"), spending.spent.clone()]);
        }
    }

    fn finish(self) -> String {
        let mut writer = ::csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &self.rows {
            // Writing to memory cannot fail.
            let _ = writer.write_record(row.iter().map(|cell| defused(cell)));
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// A cell that no spreadsheet takes for a formula.
fn defused(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.into() }
}
