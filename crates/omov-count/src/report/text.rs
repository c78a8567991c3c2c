//! The report for a terminal: plain characters and box lines, at most [`WIDTH`] columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::changes;
use super::checks;
use super::course::Course;
use super::figure;
use super::for_display;
use super::narration;
use super::outcome;
use super::parts;
use super::rule_in_words;
use super::table::{Cell, Table};
use super::words::{count, list, say, say_with, text as words, without_isolates};
use crate::record::CountRecord;
use crate::tie::Lots;

/// Columns of a terminal that the report fits.
pub(super) const WIDTH: usize = 100;
const NAME: usize = 28;

/// The report as text for a terminal, at most 100 columns wide. Characters that steer a terminal or turn the
/// direction of writing are shown as `�`.
pub fn text(record: &CountRecord) -> String {
    let record = &for_display(record);
    let mut out = Out::default();
    let said = outcome::outcome(record);
    out.wrapped(&record.contest, 0);
    out.line("");
    out.wrapped(&said.title, 0);
    out.line(&"═".repeat(said.title.width().min(WIDTH)));
    out.wrapped(&said.lead.join(" "), 0);
    changed(record, &mut out);
    decided(record, &mut out);
    stages(record, &mut out);
    one_after_the_other(record, &mut out);
    tied(record, &mut out);
    ties(record, &mut out);
    checked(record, &mut out);
    figures(record, &mut out);
    pairs(record, &mut out);
    papers(record, &mut out);
    rule(record, &mut out);
    out.line("");
    out.wrapped(&say("footer"), 0);
    without_isolates(&out.text)
}

#[derive(Default)]
struct Out {
    text: String,
}

impl Out {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn heading(&mut self, heading: &str) {
        self.line("");
        let rule = "─".repeat(WIDTH.saturating_sub(heading.width() + 4));
        self.line(&format!("── {heading} {rule}"));
    }

    /// A paragraph, broken between words; a word longer than a line is broken inside.
    fn wrapped(&mut self, paragraph: &str, indent: usize) {
        self.hanging("", paragraph, indent);
    }

    /// A paragraph with a mark in front of its first line.
    fn hanging(&mut self, mark: &str, paragraph: &str, indent: usize) {
        let indent = indent + mark.width();
        let room = WIDTH - indent;
        let mut lines: Vec<String> = vec![String::new()];
        for word in paragraph.split_whitespace() {
            for (i, piece) in pieces(word, room).into_iter().enumerate() {
                let line = lines.last_mut().expect("there is always a line");
                let glue = usize::from(!line.is_empty());
                if i == 0 && line.width() + glue + piece.width() <= room {
                    if glue == 1 {
                        line.push(' ');
                    }
                    line.push_str(&piece);
                } else if line.is_empty() {
                    line.push_str(&piece);
                } else {
                    lines.push(piece);
                }
            }
        }
        for (i, line) in lines.iter().enumerate() {
            let lead = if i == 0 { format!("{}{mark}", " ".repeat(indent - mark.width())) } else { " ".repeat(indent) };
            self.line(&format!("{lead}{line}"));
        }
    }

    /// A table with box lines: the first column is a name, the others are figures.
    fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        let columns = head.len();
        let cell = |row: &[String], i: usize| row.get(i).map_or("", String::as_str).to_owned();
        let widths: Vec<usize> = (0..columns)
            .map(|i| rows.iter().map(|r| cell(r, i).width()).chain([head[i].width()]).max().unwrap_or(0))
            .map(|w| w.min(NAME))
            .collect();
        let ruled = |left: &str, between: &str, right: &str| {
            format!("{left}{}{right}", widths.iter().map(|w| "─".repeat(w + 2)).collect::<Vec<_>>().join(between))
        };
        let written = |row: &[String]| {
            let cells: Vec<String> = (0..columns)
                .map(|i| {
                    if i == 0 {
                        format!(" {} ", padded(&cell(row, i), widths[i], false))
                    } else {
                        format!(" {} ", padded(&cell(row, i), widths[i], true))
                    }
                })
                .collect();
            format!("│{}│", cells.join("│"))
        };
        self.line(&ruled("┌", "┬", "┐"));
        self.line(&written(head));
        self.line(&ruled("├", "┼", "┤"));
        for row in rows {
            self.line(&written(row));
        }
        self.line(&ruled("└", "┴", "┘"));
    }
}

/// A word in pieces that fit a line.
fn pieces(word: &str, room: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut width = 0;
    for c in word.chars() {
        let w = c.width().unwrap_or(0);
        if width + w > room {
            pieces.push(String::new());
            width = 0;
        }
        width += w;
        if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
    }
    pieces
}

/// A cell of a width, cut with `…` if it has to be.
fn padded(cell: &str, width: usize, right: bool) -> String {
    let mut cut = cell.to_owned();
    if cell.width() > width {
        while cut.width() + 1 > width && cut.pop().is_some() {}
        cut.push('…');
    }
    let space = " ".repeat(width.saturating_sub(cut.width()));
    if right { format!("{space}{cut}") } else { format!("{cut}{space}") }
}

fn changed(record: &CountRecord, out: &mut Out) {
    let Some(changes) = changes::changes(record) else { return };
    out.heading(&say("limits-heading"));
    out.wrapped(&changes.finding, 0);
    for sentence in &changes.marks {
        out.hanging("• ", sentence, 0);
    }
    for (heading, items) in [("limits-held", &changes.held), ("limits-relaxed", &changes.relaxed)] {
        if !items.is_empty() {
            out.wrapped(&say(heading), 0);
        }
        for item in items {
            out.hanging("• ", item, 2);
        }
    }
}

fn decided(record: &CountRecord, out: &mut Out) {
    if record.decision.is_some() {
        out.heading(&say("decision-heading"));
        out.wrapped(&parts::quorum_sentence(record), 0);
        out.wrapped(&parts::threshold_sentence(record), 0);
    }
    if let Some(spending) = &record.spending {
        out.heading(&say("budget-heading"));
        let rows = [
            ("budget-total", &spending.budget),
            ("budget-spent", &spending.spent),
            ("budget-share", &spending.share_of_each_voter),
        ]
        .map(|(name, value)| vec![say(name), figure::show_all(value)]);
        out.table(&[String::new(), String::new()], &rows);
        out.wrapped(&say("budget-projects"), 0);
        for winner in &record.elected {
            out.hanging("• ", &outcome::winner_name(record, winner), 2);
        }
    }
}

fn stages(record: &CountRecord, out: &mut Out) {
    let course = Course::new(record);
    if course.stages().iter().all(|s| s.votes.is_empty()) {
        return;
    }
    out.heading(&say("stages-heading"));
    for story in (0..course.stages().len()).filter_map(|at| narration::story(&course, at)) {
        out.wrapped(&story.heading, 0);
        out.wrapped(&story.sentences.join(" "), 4);
        if let Some(elected) = story.elected {
            out.hanging("✓ ", &elected, 4);
        }
    }
}

fn one_after_the_other(record: &CountRecord, out: &mut Out) {
    let choices = parts::choices(record);
    if choices.is_empty() {
        return;
    }
    out.heading(&say("scores-heading"));
    let head = [say("scores-who"), say("scores-step"), say("scores-score")];
    let rows: Vec<Vec<String>> =
        choices.into_iter().map(|(step, name, score)| vec![name, step.to_string(), score]).collect();
    out.table(&head, &rows);
}

fn tied(record: &CountRecord, out: &mut Out) {
    let (Some(in_all), Some(committees)) = (outcome::tied_committees(record), &record.committees) else { return };
    out.heading(&say("committees-heading"));
    out.wrapped(&say_with("committees-intro", &[("committees", words(in_all))]), 0);
    let course = Course::new(record);
    for (i, committee) in committees.iter().enumerate() {
        out.hanging(&format!("{}. ", i + 1), &list(&course.names(committee)), 2);
    }
}

fn ties(record: &CountRecord, out: &mut Out) {
    if record.ties.is_empty() {
        return;
    }
    out.heading(&say("ties-heading"));
    let course = Course::new(record);
    for tie in &record.ties {
        out.hanging("• ", &narration::tie(&course, tie), 0);
    }
    let draws = parts::draws(record);
    if !draws.is_empty() {
        out.wrapped(&parts::lot_how(record), 0);
    }
    for draw in draws {
        // A command is broken between words only, so that it can be put together again.
        out.hanging("$ ", &draw.command, 2);
        out.wrapped(&draw.digest, 4);
    }
    if let Some(Lots::Order(order)) = &record.lots {
        out.wrapped(&say("lot-order"), 0);
        out.wrapped(&order.join(", "), 2);
    }
}

fn checked(record: &CountRecord, out: &mut Out) {
    let (held, failed): (Vec<_>, Vec<_>) = checks::checks(record).into_iter().partition(|c| c.holds);
    out.heading(&say("checks-heading"));
    if !failed.is_empty() {
        out.wrapped(&say("checks-failed-heading"), 0);
        for check in &failed {
            out.hanging("✗ ", &check.sentence, 0);
        }
        out.wrapped(&say("checks-failed"), 0);
    }
    for check in &held {
        out.hanging("✓ ", &check.sentence, 0);
    }
    if let Some(closest) = checks::closest(record) {
        out.wrapped(&closest, 0);
    }
    out.line("");
    out.wrapped(&say("not-proved-heading"), 0);
    for sentence in checks::not_proved() {
        out.wrapped(&sentence, 2);
    }
}

fn figures(record: &CountRecord, out: &mut Out) {
    if record.stages.iter().all(|s| s.votes.is_empty()) {
        return;
    }
    let table = Table::new(record);
    out.heading(&say("figures-heading"));
    let mark = |cell: &Cell<'_>| if cell.elected { format!("✓ {}", cell.shown) } else { cell.shown.clone() };
    let cells = || table.rows.iter().flat_map(|r| &r.cells).chain(&table.nobody).chain(&table.quota);
    let widest = cells().map(|c| mark(c).width()).max().unwrap_or(1).max(4);
    let per_block = ((WIDTH - 1 - (NAME + 3)) / (widest + 3)).max(1);
    let all: Vec<usize> = (0..table.stages.len()).collect();
    // Blocks of one size, so that none is left with a single stage.
    let size = all.len().div_ceil(all.len().div_ceil(per_block)).max(1);
    for block in all.chunks(size) {
        let mut head = vec![say("figures-stage")];
        head.extend(block.iter().map(|i| table.stages[*i].to_string()));
        let line = |name: String, cells: &[Cell<'_>]| -> Vec<String> {
            [name].into_iter().chain(block.iter().map(|i| cells.get(*i).map_or_else(String::new, &mark))).collect()
        };
        let mut rows: Vec<Vec<String>> = table.rows.iter().map(|r| line(r.name.into(), &r.cells)).collect();
        rows.push(line(say("figures-nobody"), &table.nobody));
        if !table.quota.is_empty() {
            rows.push(line(say("figures-quota"), &table.quota));
        }
        if all.len() > per_block {
            let (first, last) = (table.stages[block[0]], table.stages[block[block.len() - 1]]);
            let id = if first == last { "figures-block-one" } else { "figures-blocks" };
            out.line(&say_with(id, &[("first", count(first)), ("last", count(last))]));
        }
        out.table(&head, &rows);
    }
    let notes: Vec<String> = table.notes.iter().filter(|n| **n != say("figures-note-bold")).cloned().collect();
    out.wrapped(&[vec![say("figures-note-tick")], notes].concat().join(" "), 0);
}

/// Every two candidates compared, by their numbers so that the table fits.
fn pairs(record: &CountRecord, out: &mut Out) {
    let Some(table) = &record.pairwise else { return };
    out.heading(&say("pairs-heading"));
    out.wrapped(&say("pairs-caption"), 0);
    let widest = table.iter().flatten().map(|n| figure::grouped(&n.to_string()).width()).max().unwrap_or(1).max(3);
    let per_block = ((WIDTH - 1 - (NAME + 3)) / (widest + 3)).max(1);
    let all: Vec<usize> = (0..record.candidates.len()).collect();
    for block in all.chunks(per_block) {
        let mut head = vec![say("pairs-who")];
        head.extend(block.iter().map(|i| (i + 1).to_string()));
        let rows: Vec<Vec<String>> = all
            .iter()
            .map(|row| {
                let name = say_with(
                    "pairs-numbered",
                    &[("number", count(row + 1)), ("name", words(&record.candidates[*row].name))],
                );
                let cell = |column: &usize| match table.get(*row).and_then(|r| r.get(*column)) {
                    Some(n) if column != row => figure::grouped(&n.to_string()),
                    _ => "–".into(),
                };
                [name].into_iter().chain(block.iter().map(cell)).collect()
            })
            .collect();
        out.table(&head, &rows);
    }
}

fn papers(record: &CountRecord, out: &mut Out) {
    out.heading(&say("ballots-heading"));
    let b = record.ballots;
    for (name, n) in [("ballots-cast", b.total), ("ballots-counted", b.valid), ("ballots-not-counted", b.invalid)] {
        out.line(&say_with("fact-line", &[("name", words(say(name))), ("value", count(n))]));
    }
}

fn rule(record: &CountRecord, out: &mut Out) {
    out.heading(&say("rule-heading"));
    for passage in rule_in_words::in_words(&record.profile) {
        out.wrapped(&passage.heading, 0);
        for sentence in &passage.sentences {
            out.wrapped(sentence, 4);
        }
    }
}
