//! Ranked papers as a spreadsheet has them: one paper a row, a column for each rank.
//!
//! The first row names the columns: `rank1` to `rankN` and, if wanted, `weight` (how many such papers), in any order;
//! other columns are passed over. A cell holds a candidate's name; empty is a rank left empty, `Ann=Bob` a rank that
//! candidates share. A backslash before `=` (or before a backslash) makes it part of the name. Empty ranks at the end
//! of a row are not kept. Cells are divided by commas, semicolons or tabs, whichever the first row has most of; a line
//! `sep=;` may stand before it.
//!
//! Without a list of candidates the names are those that occur, sorted by their bytes, so that the order of the papers
//! changes nothing.

use std::collections::HashMap;
use std::io::BufRead;

use super::error::excerpt;
use super::names::{name, trimmed};
use super::number::{weight, whole_number};
use super::rows::{Row, Rows};
use super::source::{Lines, Source};
use super::{ReadError, candidate_range};
use crate::contest::{Candidate, CandidateId, Contest};
use crate::papers::{Mark, Papers};

pub(super) fn read(source: Source<'_, impl BufRead>, names: Option<&[String]>) -> Result<Contest, ReadError> {
    let mut rows = rows(source)?;
    let Some(first) = rows.next()? else {
        return Err(ReadError::at(1, "expected a row with the columns rank1, rank2, …, found the end of the file"));
    };
    let columns = Columns::find(&first)?;
    let mut roll = Roll::new(names);
    let mut papers = Papers::new();
    let mut marks = Vec::new();
    while let Some(row) = rows.next()? {
        if row.len() == 1 && columns.all > 1 && row.cell(0).is_empty() {
            continue;
        }
        let weight = columns.paper(&row, &mut roll, &mut marks)?;
        papers.push(weight, &marks).map_err(|error| ReadError::at(row.line, error.to_string()))?;
    }
    papers.shrink_to_fit();
    let (candidates, papers) = roll.finish(papers)?;
    Ok(Contest { title: String::new(), seats: None, candidates, papers, budget: None })
}

/// Finds what divides the cells.
fn rows<R: BufRead>(source: Source<'_, R>) -> Result<Rows<'_, R>, ReadError> {
    let mut lines = Lines::new(source);
    let mut said = None;
    let mut start = Vec::new();
    let mut number = 1;
    while let Some(line) = lines.next()? {
        let trimmed = line.trim_ascii();
        if let Some(&[divider]) = trimmed.strip_prefix(b"sep=") {
            said = Some(divider);
        } else if !trimmed.is_empty() {
            start.extend_from_slice(line);
            start.push(b'\n');
            number = lines.number();
            break;
        }
    }
    let most_of = || {
        let count = |divider: u8| memchr::memchr_iter(divider, &start).count();
        // The comma last: of equals the last is taken.
        [b'\t', b';', b','].into_iter().max_by_key(|divider| count(*divider)).unwrap_or(b',')
    };
    let divider = said.unwrap_or_else(most_of);
    if !matches!(divider, b',' | b';' | b'\t' | b'|') {
        return Err(ReadError::expected(1, "sep=, or sep=; (what divides the cells)", &[divider]));
    }
    Ok(Rows::new(lines.into_source(), divider, start, number))
}

/// Where in a row the ranks and the weight stand.
struct Columns {
    ranks: Vec<usize>,
    weight: Option<usize>,
    all: usize,
}

impl Columns {
    fn find(row: &Row<'_>) -> Result<Self, ReadError> {
        let mut ranks = Vec::new();
        let mut weight = None;
        for (position, column) in row.cells().enumerate() {
            let column = column.to_ascii_lowercase();
            if column == "weight" {
                if weight.replace(position).is_some() {
                    return Err(ReadError::at(row.line, "expected one column weight, found two"));
                }
            } else if let Some(rank) = column.strip_prefix("rank").and_then(|digits| whole_number(digits.as_bytes())) {
                ranks.push((rank, position));
            }
        }
        if ranks.is_empty() {
            let found: Vec<&str> = row.cells().collect();
            return Err(ReadError::expected(row.line, "the columns rank1, rank2, …", found.join(",").as_bytes()));
        }
        ranks.sort_unstable();
        for (due, (rank, _)) in (1..).zip(&ranks) {
            if *rank != due {
                let what = if *rank > 0 && *rank < due { format!("rank{rank} twice") } else { format!("rank{rank}") };
                return Err(ReadError::at(row.line, format!("expected a column rank{due}, found {what}")));
            }
        }
        Ok(Self { ranks: ranks.into_iter().map(|(_, position)| position).collect(), weight, all: row.len() })
    }

    /// Reads one paper into `marks`; its weight.
    fn paper(&self, row: &Row<'_>, roll: &mut Roll, marks: &mut Vec<Mark>) -> Result<u64, ReadError> {
        if let Some(more) = (self.all..row.len()).map(|position| row.cell(position)).find(|cell| !cell.is_empty()) {
            return Err(ReadError::expected(row.line, "nothing after the last column", more.as_bytes()));
        }
        marks.clear();
        for position in &self.ranks {
            match row.cell(*position) {
                "" => marks.push(Mark::SKIP),
                cell => roll.marks(row.line, cell, marks)?,
            }
        }
        while marks.last() == Some(&Mark::SKIP) {
            marks.pop();
        }
        let Some(position) = self.weight else { return Ok(1) };
        weight(row.line, row.cell(position).as_bytes())
    }
}

/// Who can be marked, by name: a list, or whoever occurs.
struct Roll {
    listed: Option<Vec<String>>,
    ids: HashMap<String, CandidateId>,
    /// Reused for names with a backslash or without one.
    spelled: String,
}

impl Roll {
    fn new(names: Option<&[String]>) -> Self {
        let ids = names.unwrap_or_default().iter().enumerate();
        Self {
            listed: names.map(<[String]>::to_vec),
            ids: ids.map(|(position, name)| (name.clone(), CandidateId::from_index(position))).collect(),
            spelled: String::new(),
        }
    }

    /// Adds the marks of one cell that is not empty.
    fn marks(&mut self, line: u64, cell: &str, marks: &mut Vec<Mark>) -> Result<(), ReadError> {
        if !cell.contains(['=', '\\']) {
            let id = self.id(line, cell)?;
            marks.push(Mark::next(id));
            return Ok(());
        }
        let before = marks.len();
        match self.sharing(line, cell, marks) {
            // A list may hold a name with such signs in it, written as it stands.
            Err(_) if self.listed.is_some() && self.ids.contains_key(cell) => {
                marks.truncate(before);
                marks.push(Mark::next(self.ids[cell]));
                Ok(())
            }
            result => result,
        }
    }

    /// The marks of a cell with `=` or a backslash in it.
    fn sharing(&mut self, line: u64, cell: &str, marks: &mut Vec<Mark>) -> Result<(), ReadError> {
        let mut first = true;
        let mut rest = cell;
        loop {
            let mut spelled = std::mem::take(&mut self.spelled);
            spelled.clear();
            let after = spell(rest, &mut spelled);
            let id = self.id(line, trimmed(&spelled));
            self.spelled = spelled;
            let id = id?;
            marks.push(if first { Mark::next(id) } else { Mark::tied(id) });
            first = false;
            match after {
                Some(after) => rest = after,
                None => return Ok(()),
            }
        }
    }

    fn id(&mut self, line: u64, given: &str) -> Result<CandidateId, ReadError> {
        if let Some(id) = self.ids.get(given) {
            return Ok(*id);
        }
        if given.is_empty() {
            return Err(ReadError::at(line, "expected a name on both sides of =, found nothing on one"));
        }
        if let Some(listed) = &self.listed {
            let what = format!("a name from the list of {} candidates", listed.len());
            return Err(ReadError::expected(line, what, given.as_bytes()));
        }
        if given.contains(['\n', '\r']) {
            return Err(ReadError::expected(line, "a name on one line", given.as_bytes()));
        }
        let kept = name(line, "a name", given)?;
        if let Some(id) = self.ids.get(&kept) {
            return Ok(*id);
        }
        if self.ids.len() == CandidateId::MOST {
            let shown = excerpt(given.as_bytes());
            return Err(ReadError::at(
                line,
                format!("expected {} candidates, found one more: {shown}", candidate_range()),
            ));
        }
        let id = CandidateId::from_index(self.ids.len());
        self.ids.insert(kept, id);
        Ok(id)
    }

    /// The candidates, and the papers with their ids.
    fn finish(self, papers: Papers) -> Result<(Vec<Candidate>, Papers), ReadError> {
        if let Some(listed) = self.listed {
            return Ok((listed.into_iter().map(Candidate::new).collect(), papers));
        }
        if self.ids.is_empty() {
            return Err(ReadError::whole("expected a candidate on some paper, found none; give a list of candidates"));
        }
        let mut names: Vec<(String, CandidateId)> = self.ids.into_iter().collect();
        names.sort_unstable();
        let mut sorted = vec![CandidateId::from_index(0); names.len()];
        for (position, (_, id)) in names.iter().enumerate() {
            sorted[id.index()] = CandidateId::from_index(position);
        }
        let mut renamed = Papers::new();
        let mut marks = Vec::new();
        for paper in papers.iter() {
            marks.clear();
            marks.extend(paper.marks.iter().map(|mark| match mark.candidate() {
                Some(id) if mark.is_tied() => Mark::tied(sorted[id.index()]),
                Some(id) => Mark::next(sorted[id.index()]),
                None => Mark::SKIP,
            }));
            renamed.push(paper.weight, &marks).map_err(|error| ReadError::whole(error.to_string()))?;
        }
        renamed.shrink_to_fit();
        Ok((names.into_iter().map(|(name, _)| Candidate::new(name)).collect(), renamed))
    }
}

/// Writes a name as it is without its backslashes; what follows the `=` after it, if one does.
fn spell<'a>(cell: &'a str, name: &mut String) -> Option<&'a str> {
    let mut chars = cell.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match (c, chars.peek()) {
            ('=', _) => return Some(&cell[at + 1..]),
            ('\\', Some((_, next @ ('=' | '\\')))) => {
                name.push(*next);
                chars.next();
            }
            _ => name.push(c),
        }
    }
    None
}
