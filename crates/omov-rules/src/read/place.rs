//! Places in the text.

/// Where a rule stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cite {
    /// Its path in the text, such as `offices.treasurer.term`.
    pub path: String,
    /// The line on which it begins, from 1. For a rule that is not written out, the heading it would stand under.
    pub line: u32,
    /// The column there, from 1, in characters.
    pub column: u32,
    /// The line on which it ends.
    pub last_line: u32,
    /// Whether it is written out. If not, it says what the program takes where nothing is said.
    pub written: bool,
    /// Whether it could be read.
    pub(crate) sound: bool,
    /// Byte in the text.
    pub(crate) at: usize,
}

/// From bytes to lines.
#[derive(Debug)]
pub(crate) struct Places<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Places<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Line and column of a byte, both from 1.
    pub(crate) fn find(&self, at: usize) -> (u32, u32) {
        let at = at.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= at) - 1;
        let before = self.text.get(self.starts[line]..at).unwrap_or_default();
        (line as u32 + 1, before.chars().count() as u32 + 1)
    }
}
