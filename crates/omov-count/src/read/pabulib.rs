//! Participatory budgets in the format of Pabulib (<https://pabulib.org/format>).
//!
//! Three parts, each after a line with its name: `META` (keys and values: budget, vote_type, …), `PROJECTS` and `VOTES`
//! (each a table whose first row names the columns). Cells are divided by semicolons. Only approval votes are read. A
//! vote lists the ids of projects, divided by commas; its paper has them in the order of the projects, each once.
//!
//! Money may have decimals, after a point or a comma. It is kept in the smallest unit that any figure of the file needs.

use std::collections::HashMap;
use std::io::BufRead;

use super::error::excerpt;
use super::names::{candidates, name, tidy};
use super::number::whole_number;
use super::rows::{Row, Rows};
use super::source::Source;
use super::{ReadError, candidate_range};
use crate::contest::{Budget, CandidateId, Contest};
use crate::papers::{Mark, Papers};

/// The parts of a file in their order.
const PARTS: [&str; 3] = ["META", "PROJECTS", "VOTES"];

pub(super) fn read(source: Source<'_, impl BufRead>) -> Result<Contest, ReadError> {
    let mut rows = Rows::new(source, b';', Vec::new(), 1);
    let meta = Meta::read(&mut rows)?;
    let projects = Projects::read(&mut rows, &meta)?;
    let papers = votes(&mut rows, &meta, &projects)?;
    let budget = budget(&meta, &projects)?;
    let candidates = candidates(unique(projects.names, &budget.ids))?;
    Ok(Contest { title: meta.title, seats: None, candidates, papers, budget: Some(budget) })
}

/// A figure of the file and the line it stands on.
struct Figure<T> {
    line: u64,
    value: T,
}

struct Meta {
    title: String,
    budget: Figure<Money>,
    projects: Option<Figure<u64>>,
    votes: Option<Figure<u64>>,
}

impl Meta {
    fn read(rows: &mut Rows<'_, impl BufRead>) -> Result<Self, ReadError> {
        match rows.next()? {
            Some(row) if part(&row) == Some(PARTS[0]) => {}
            Some(row) => return Err(ReadError::expected(row.line, "the line META", row.cell(0).as_bytes())),
            None => return Err(ReadError::at(1, "expected the line META, found the end of the file")),
        }
        let (mut title, mut budget, mut projects, mut votes, mut kind) = (None, None, None, None, None);
        let end = loop {
            let Some(row) = rows.next()? else {
                return Err(ended(rows, "the line PROJECTS after META"));
            };
            match part(&row) {
                Some("PROJECTS") => break row.line,
                Some(other) => return Err(ReadError::expected(row.line, "the line PROJECTS", other.as_bytes())),
                None => {}
            }
            let (key, value) = (row.cell(0).to_ascii_lowercase(), row.cell(1));
            let again = match key.as_str() {
                "description" => title.replace(tidy(row.line, value)?).is_some(),
                "budget" => budget.replace(figure(&row, "the budget", value, Money::parse)?).is_some(),
                "num_projects" => projects.replace(figure(&row, "the number of projects", value, count)?).is_some(),
                "num_votes" => votes.replace(figure(&row, "the number of votes", value, count)?).is_some(),
                "vote_type" if !value.eq_ignore_ascii_case("approval") => {
                    let what = "vote_type approval (the only one that can be counted)";
                    return Err(ReadError::expected(row.line, what, value.as_bytes()));
                }
                "vote_type" => kind.replace(()).is_some(),
                _ => false,
            };
            if again {
                return Err(ReadError::at(row.line, format!("expected {key} once, found it again")));
            }
        };
        let missing = |key| ReadError::at(end, format!("expected {key} in META, found none"));
        kind.ok_or_else(|| missing("vote_type"))?;
        let budget = budget.ok_or_else(|| missing("budget"))?;
        Ok(Self { title: title.unwrap_or_default(), budget, projects, votes })
    }
}

struct Projects {
    positions: HashMap<String, CandidateId>,
    ids: Vec<String>,
    names: Vec<(u64, String)>,
    costs: Vec<Figure<Money>>,
}

impl Projects {
    fn read(rows: &mut Rows<'_, impl BufRead>, meta: &Meta) -> Result<Self, ReadError> {
        let ([id, cost], called) = columns(rows, ["project_id", "cost"], "name")?;
        let mut all = Self { positions: HashMap::new(), ids: Vec::new(), names: Vec::new(), costs: Vec::new() };
        loop {
            let Some(row) = rows.next()? else {
                return Err(ended(rows, "the line VOTES after PROJECTS"));
            };
            match part(&row) {
                Some("VOTES") => break,
                Some(other) => return Err(ReadError::expected(row.line, "the line VOTES", other.as_bytes())),
                None if row.cells().all(str::is_empty) => continue,
                None => {}
            }
            let project = name(row.line, "a project's id", row.cell(id))?;
            if all.ids.len() == CandidateId::MOST {
                return Err(ReadError::at(row.line, format!("expected {} projects, found more", candidate_range())));
            }
            if all.positions.insert(project.clone(), CandidateId::from_index(all.ids.len())).is_some() {
                let shown = excerpt(project.as_bytes());
                return Err(ReadError::at(row.line, format!("expected an id not there yet, found {shown} again")));
            }
            all.costs.push(figure(&row, "what the project costs", row.cell(cost), Money::parse)?);
            let given = tidy(row.line, called.map_or("", |called| row.cell(called)))?;
            all.names.push((row.line, if given.is_empty() { project.clone() } else { given }));
            all.ids.push(project);
        }
        agree("num_projects", "projects", meta.projects.as_ref(), all.ids.len())?;
        if all.ids.is_empty() {
            return Err(ReadError::at(rows.line() - 1, "expected a project before the line VOTES, found none"));
        }
        Ok(all)
    }
}

fn votes(rows: &mut Rows<'_, impl BufRead>, meta: &Meta, projects: &Projects) -> Result<Papers, ReadError> {
    let ([vote], _) = columns(rows, ["vote"], "")?;
    let mut papers = Papers::new();
    let mut marks = Vec::new();
    while let Some(row) = rows.next()? {
        if let Some(part) = part(&row) {
            return Err(ReadError::expected(row.line, "a vote", part.as_bytes()));
        }
        if row.cells().all(str::is_empty) {
            continue;
        }
        marks.clear();
        for id in row.cell(vote).split(',').map(str::trim).filter(|id| !id.is_empty()) {
            let Some(position) = projects.positions.get(id) else {
                return Err(ReadError::expected(row.line, "the id of a project", id.as_bytes()));
            };
            marks.push(Mark::next(*position));
        }
        marks.sort_unstable();
        marks.dedup();
        papers.push(1, &marks).map_err(|error| ReadError::at(row.line, error.to_string()))?;
    }
    agree("num_votes", "votes", meta.votes.as_ref(), papers.len())?;
    papers.shrink_to_fit();
    Ok(papers)
}

/// The part that a row opens.
fn part(row: &Row<'_>) -> Option<&'static str> {
    let named = PARTS.into_iter().find(|part| row.cell(0).eq_ignore_ascii_case(part))?;
    (1..row.len()).all(|position| row.cell(position).is_empty()).then_some(named)
}

/// Where columns stand in the first row of a part: those that must be there, and one that may be.
fn columns<const N: usize>(
    rows: &mut Rows<'_, impl BufRead>,
    wanted: [&str; N],
    perhaps: &str,
) -> Result<([usize; N], Option<usize>), ReadError> {
    let line = rows.line();
    let Some(row) = rows.next()? else {
        return Err(ReadError::at(line, format!("expected the column {}, found the end of the file", wanted[0])));
    };
    let find = |column: &str| row.cells().position(|cell| cell.eq_ignore_ascii_case(column));
    let mut found = [0; N];
    for (position, column) in found.iter_mut().zip(wanted) {
        *position = find(column).ok_or_else(|| {
            let cells: Vec<&str> = row.cells().collect();
            ReadError::expected(row.line, format!("the column {column}"), cells.join(";").as_bytes())
        })?;
    }
    Ok((found, find(perhaps)))
}

fn ended(rows: &Rows<'_, impl BufRead>, expected: &str) -> ReadError {
    ReadError::at(rows.line(), format!("expected {expected}, found the end of the file"))
}

/// Whether as many came as META says.
fn agree(key: &str, what: &str, said: Option<&Figure<u64>>, came: usize) -> Result<(), ReadError> {
    match said {
        Some(said) if said.value != came as u64 => {
            Err(ReadError::at(said.line, format!("expected {} {what} as {key} says, found {came}", said.value)))
        }
        _ => Ok(()),
    }
}

fn figure<T>(row: &Row<'_>, what: &str, cell: &str, parse: fn(&str) -> Option<T>) -> Result<Figure<T>, ReadError> {
    let value =
        parse(cell).ok_or_else(|| ReadError::expected(row.line, format!("{what}, a number"), cell.as_bytes()))?;
    Ok(Figure { line: row.line, value })
}

fn count(cell: &str) -> Option<u64> {
    whole_number(cell.as_bytes())
}

/// An amount as it stands in the file: all its digits as one number, and how many of them are decimals.
struct Money {
    digits: u64,
    decimals: u32,
}

impl Money {
    fn parse(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
        if whole.is_empty() {
            return None;
        }
        let digits = whole_number(format!("{whole}{decimals}").as_bytes())?;
        Some(Self { digits, decimals: u32::try_from(decimals.len()).ok()? })
    }

    /// In a unit with so many decimals, which are not fewer than its own.
    fn in_units(&self, decimals: u32) -> Option<u64> {
        self.digits.checked_mul(10u64.checked_pow(decimals - self.decimals)?)
    }
}

/// The budget and all costs in one unit, the smallest that any of them needs.
fn budget(meta: &Meta, projects: &Projects) -> Result<Budget, ReadError> {
    let decimals = projects.costs.iter().map(|cost| cost.value.decimals).fold(meta.budget.value.decimals, u32::max);
    let amount = |figure: &Figure<Money>| {
        let too_great = || ReadError::at(figure.line, "expected an amount that fits 64 bits, found a greater one");
        figure.value.in_units(decimals).ok_or_else(too_great)
    };
    let units = 10u64.checked_pow(decimals).ok_or_else(|| {
        ReadError::at(meta.budget.line, format!("expected amounts with at most 19 decimals, found {decimals}"))
    })?;
    Ok(Budget {
        units,
        total: amount(&meta.budget)?,
        costs: projects.costs.iter().map(amount).collect::<Result<_, _>>()?,
        ids: projects.ids.clone(),
    })
}

/// Gives projects that are called the same their ids in brackets, until no two names are alike.
fn unique(mut names: Vec<(u64, String)>, ids: &[String]) -> Vec<(u64, String)> {
    loop {
        let mut times: HashMap<&str, u32> = HashMap::with_capacity(names.len());
        for (_, name) in &names {
            *times.entry(name).or_default() += 1;
        }
        let alike: Vec<bool> = names.iter().map(|(_, name)| times[name.as_str()] > 1).collect();
        if !alike.contains(&true) {
            return names;
        }
        for (((_, name), id), alike) in names.iter_mut().zip(ids).zip(alike) {
            if alike {
                name.extend([" (", id, ")"]);
            }
        }
    }
}
