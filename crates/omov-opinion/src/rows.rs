//! Who voted how on what, packed: two bytes a vote.
//!
//! The votes of one person lie next to each other in ascending order of statements, with an end mark behind them. A row that grows
//! beyond its room moves to the end of the array, so a change costs what the row is long.

/// What somebody said about a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vote {
    /// Does not agree: -1.
    Disagree,
    /// Has seen it and takes no side: 0. This is a vote.
    Pass,
    /// Agrees: +1.
    Agree,
}

impl Vote {
    /// -1, 0 or 1.
    pub const fn value(self) -> i32 {
        self as i32 - 1
    }

    /// From -1, 0 or 1.
    pub const fn of_value(value: i64) -> Option<Self> {
        match value {
            -1 => Some(Self::Disagree),
            0 => Some(Self::Pass),
            1 => Some(Self::Agree),
            _ => None,
        }
    }
}

/// One vote: the position of the statement and what was said. Cells sort by statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell(u16);

impl Cell {
    /// Stands behind the last vote of a row; no vote.
    pub(crate) const END: Self = Self(u16::MAX);

    /// A vote on the statement at a position.
    ///
    /// # Panics
    /// If no conversation has that many statements.
    pub const fn new(statement: usize, vote: Vote) -> Self {
        assert!(statement < crate::conversation::MOST_STATEMENTS, "more statements than a conversation can have");
        Self((statement as u16) << 2 | vote as u16)
    }

    /// The position of the statement.
    pub const fn statement(self) -> usize {
        (self.0 >> 2) as usize
    }

    /// What was said.
    pub const fn vote(self) -> Vote {
        match self.0 & 3 {
            0 => Vote::Disagree,
            1 => Vote::Pass,
            _ => Vote::Agree,
        }
    }

    /// -1, 0 or 1.
    pub(crate) const fn value(self) -> i32 {
        (self.0 & 3) as i32 - 1
    }

    /// 0, 1 or 2; the end mark has 3.
    pub(crate) const fn code(self) -> usize {
        (self.0 & 3) as usize
    }
}

/// Where a row lies.
#[derive(Debug, Clone, Copy, Default)]
struct Span {
    start: u32,
    len: u16,
    /// Cells that belong to the row, without the end mark.
    room: u16,
}

/// The votes of everybody.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    cells: Vec<Cell>,
    spans: Vec<Span>,
    votes: u64,
}

impl Rows {
    /// From the position of a person and a vote for each vote, in any order. A pair that stands there twice stays twice.
    pub(crate) fn gather(people: usize, who: &[u32], votes: &[Cell]) -> Self {
        let mut ends = vec![0_u32; people];
        for &u in who {
            ends[u as usize] += 1;
        }
        let mut spans = Vec::with_capacity(people);
        let mut start = 0;
        for n in &mut ends {
            // A row longer than this holds a statement twice, which is looked for only afterwards; it is cut there.
            let len = u16::try_from(*n).unwrap_or(u16::MAX);
            spans.push(Span { start, len, room: len });
            (start, *n) = (start + *n + 1, start);
        }
        let mut cells = vec![Cell::END; start as usize];
        for (&u, &cell) in who.iter().zip(votes) {
            let at = &mut ends[u as usize];
            cells[*at as usize] = cell;
            *at += 1;
        }
        for span in &spans {
            cells[span.start as usize..][..span.len.into()].sort_unstable();
        }
        Self { cells, spans, votes: who.len() as u64 }
    }

    /// How many people there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// How many votes there are.
    pub fn votes(&self) -> u64 {
        self.votes
    }

    /// The votes of one person, in ascending order of statements.
    pub fn row(&self, person: usize) -> &[Cell] {
        let span = self.spans[person];
        &self.cells[span.start as usize..][..span.len.into()]
    }

    /// The rows of everybody in turn.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[Cell]> {
        (0..self.len()).map(|u| self.row(u))
    }

    /// All cells with their end marks; a row that moved leaves nothing but end marks behind.
    pub(crate) fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Puts an empty row at a position.
    pub(crate) fn insert(&mut self, person: usize) {
        let start = self.cells.len() as u32;
        self.cells.push(Cell::END);
        self.spans.insert(person, Span { start, len: 0, room: 0 });
    }

    /// Puts a vote into a row, in the place of an earlier one on the same statement, which is given back.
    pub(crate) fn set(&mut self, person: usize, cell: Cell) -> Option<Vote> {
        let row = self.row(person);
        let at = row.partition_point(|c| c.statement() < cell.statement());
        let Span { start, len, room } = self.spans[person];
        let place = start as usize + at;
        if at < row.len() && row[at].statement() == cell.statement() {
            return Some(std::mem::replace(&mut self.cells[place], cell).vote());
        }
        self.votes += 1;
        if len < room {
            self.cells.copy_within(place..start as usize + usize::from(len), place + 1);
            self.cells[place] = cell;
            self.spans[person].len += 1;
            return None;
        }
        let moved = self.cells.len();
        let room = (len + 1).next_power_of_two().max(4);
        self.cells.resize(moved + usize::from(room) + 1, Cell::END);
        let old = start as usize..start as usize + usize::from(len);
        self.cells.copy_within(old.start..place, moved);
        self.cells.copy_within(place..old.end, moved + at + 1);
        self.cells[moved + at] = cell;
        self.cells[old].fill(Cell::END);
        self.spans[person] = Span { start: moved as u32, len: len + 1, room };
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_keeps_its_votes_in_order_while_it_grows() {
        let mut rows = Rows::gather(
            2,
            &[1, 0, 1],
            &[Cell::new(5, Vote::Agree), Cell::new(1, Vote::Pass), Cell::new(2, Vote::Disagree)],
        );
        for t in [9, 0, 7, 3, 8, 1, 6, 4] {
            assert_eq!(rows.set(1, Cell::new(t, Vote::Pass)), None);
        }
        assert_eq!(rows.set(1, Cell::new(5, Vote::Disagree)), Some(Vote::Agree));
        let said: Vec<_> = rows.row(1).iter().map(|c| c.statement()).collect();
        assert_eq!(said, (0..10).collect::<Vec<_>>());
        assert_eq!((rows.row(0).len(), rows.votes()), (1, 11));
        assert_eq!(rows.cells().iter().filter(|c| **c != Cell::END).count(), 11);
    }
}
