//! Rules that choose sets: committees, pairs, scores, budgets.

use super::{Fact, Words, fact, rendered};
use crate::record::Action;
use crate::record::CountRecord;
use crate::report::course::Course;
use crate::report::figure;
use crate::report::outcome;
use crate::report::words::{count, list, say_with, text};
use askama::Template;

#[derive(Template)]
#[template(path = "report/committees.html")]
struct Committees<'a> {
    w: Words,
    ids: &'a str,
    intro: String,
    shown: String,
    all: Vec<String>,
}

/// All committees that tie.
pub fn committees(record: &CountRecord, ids: &str) -> String {
    let (Some(in_all), Some(committees)) = (outcome::tied_committees(record), &record.committees) else {
        return String::new();
    };
    let course = Course::new(record);
    let committees: Vec<String> = committees.iter().map(|c| list(&course.names(c))).collect();
    let shown = if record.committees_in_all.is_some() && !committees.is_empty() {
        say_with("committees-shown", &[("shown", count(committees.len()))])
    } else {
        String::new()
    };
    let intro = say_with("committees-intro", &[("committees", text(in_all))]);
    rendered(&Committees { w: Words, ids, intro, shown, all: committees })
}

struct PairRow {
    name: String,
    won: bool,
    /// Text, and whether more prefer the row.
    cells: Vec<(String, bool)>,
}

#[derive(Template)]
#[template(path = "report/pairs.html")]
struct Pairs<'a> {
    w: Words,
    ids: &'a str,
    names: Vec<&'a str>,
    rows: Vec<PairRow>,
}

/// Every two candidates compared.
pub fn pairs(record: &CountRecord, ids: &str) -> String {
    let Some(table) = &record.pairwise else { return String::new() };
    let at = |a: usize, b: usize| table.get(a).and_then(|row| row.get(b)).copied();
    let standing: Vec<_> = Course::new(record)
        .order()
        .into_iter()
        .filter(|id| record.candidates.get(id.index()).is_some_and(|c| !c.withdrawn))
        .collect();
    let winners = record.winners();
    let rows = standing.iter().map(|row| PairRow {
        name: record.name(*row).into(),
        won: winners.contains(row),
        cells: standing
            .iter()
            .map(|column| match (at(row.index(), column.index()), at(column.index(), row.index())) {
                (Some(mine), Some(theirs)) if row != column => (figure::grouped(&mine.to_string()), mine > theirs),
                _ => ("–".into(), false),
            })
            .collect(),
    });
    rendered(&Pairs { w: Words, ids, names: Course::new(record).names(&standing), rows: rows.collect() })
}

#[derive(Template)]
#[template(path = "report/scores.html")]
struct Scores<'a> {
    w: Words,
    ids: &'a str,
    rows: Vec<(u32, String, String)>,
}

/// Who was chosen one after the other, with scores.
pub fn scores(record: &CountRecord, ids: &str) -> String {
    let rows = choices(record);
    if rows.is_empty() { String::new() } else { rendered(&Scores { w: Words, ids, rows }) }
}

/// Step, who, and score of rules that choose one after the other.
pub(in crate::report) fn choices(record: &CountRecord) -> Vec<(u32, String, String)> {
    let choice = |s: &crate::record::Stage| match &s.action {
        Action::Choice { of, score } => Some((s.stage, record.name(*of).to_owned(), figure::show_all(score))),
        _ => None,
    };
    record.stages.iter().filter_map(choice).collect()
}

#[derive(Template)]
#[template(path = "report/budget.html")]
struct Budget<'a> {
    w: Words,
    ids: &'a str,
    facts: Vec<Fact>,
    chosen: Vec<String>,
    spent: String,
}

/// Money, and the projects that get it.
pub fn budget(record: &CountRecord, ids: &str) -> String {
    let Some(spending) = &record.spending else { return String::new() };
    let (budget, spent) = (figure::exact_or_nought(&spending.budget), figure::exact_or_nought(&spending.spent));
    let left = figure::show(&figure::plain(&(&budget - &spent)));
    let facts = vec![
        fact("budget-total", figure::show(&spending.budget)),
        fact("budget-spent", figure::show(&spending.spent)),
        fact("budget-left", left),
        fact("budget-share", figure::show_all(&spending.share_of_each_voter)),
    ];
    let chosen = record.elected.iter().map(|w| outcome::winner_name(record, w)).collect();
    let of = figure::approximate(&spending.budget).max(f64::MIN_POSITIVE);
    let spent = format!("{:.2}%", (figure::approximate(&spending.spent) / of * 100.0).clamp(0.0, 100.0));
    rendered(&Budget { w: Words, ids, facts, chosen, spent })
}
