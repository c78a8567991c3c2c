//! Tables that stay tables: with a caption and headers, in a box of their own that scrolls sideways on a phone.

use askama::Template;

use crate::markup::{Markup, into_markup};
use crate::words::Words;

/// The head of a column.
#[derive(Debug, Clone)]
pub struct Column {
    name: String,
    figure: bool,
}

impl Column {
    /// A column of words.
    pub fn words(name: impl Into<String>) -> Self {
        Self { name: name.into(), figure: false }
    }

    /// A column of figures, which stand to the right.
    pub fn figures(name: impl Into<String>) -> Self {
        Self { name: name.into(), figure: true }
    }
}

/// One row: what it is about, and a cell for every further column.
#[derive(Debug, Clone)]
pub struct Row {
    head: Markup,
    cells: Vec<Markup>,
}

impl Row {
    /// A row. Missing cells stay empty and what is too many is left out, so that figures never move under another head.
    pub fn new(head: impl Into<Markup>, cells: impl IntoIterator<Item = Markup>) -> Self {
        Self { head: head.into(), cells: cells.into_iter().collect() }
    }
}

/// A table. Its first column names the rows; the first two carry the answer, because a phone shows only those.
#[derive(Debug, Clone, Template)]
#[template(path = "table.html")]
pub struct Table {
    words: Words,
    caption: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
}

impl Table {
    /// A table with that caption, which says what its rows are.
    pub fn new(words: &Words, caption: impl Into<String>, columns: impl IntoIterator<Item = Column>) -> Self {
        let columns = columns.into_iter().collect();
        Self { words: words.clone(), caption: caption.into(), columns, rows: Vec::new() }
    }

    /// With those rows. Where there are none, show [`Card::empty`](super::Card::empty) instead of a table.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        let wanted = self.columns.len().saturating_sub(1);
        self.rows.extend(rows.into_iter().map(|mut row| {
            debug_assert_eq!(row.cells.len(), wanted, "a cell for every column of “{}”", self.caption);
            row.cells.resize(wanted, Markup::default());
            row
        }));
        self
    }

    fn name(&self) -> String {
        self.words.say_with("table-scrolls", &[("table", self.caption.as_str().into())])
    }

    /// The cells of a row, and whether they are figures.
    fn cells<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (bool, &'a Markup)> {
        self.columns.iter().skip(1).map(|column| column.figure).zip(&row.cells)
    }
}

into_markup!(Table);
