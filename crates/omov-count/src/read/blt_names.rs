//! The end of a BLT file: names of candidates, then the title.
//!
//! A line is one name: in double quotes (a quote inside is written twice), or as it stands. Several quoted pieces on
//! one line are a name and what belongs to it: `"Ann" "Labour"` is `Ann (Labour)`. What follows the title is refused,
//! except lines of figures alone, which some programs leave there for themselves.
//!
//! Some files name a candidate in a comment, `# ALTERNATIVE NAME 3: Ann (Labour)`. Such a line is the name of candidate
//! 3 if it stands where that name is due, or if all names are given like that. Where every candidate has an ordinary
//! name as well, it is the comment it looks like.

use super::ReadError;
use super::error::excerpt;
use super::names::{candidates, name, tidy, trimmed};
use super::source::text;
use crate::contest::{Candidate, CandidateId};

/// Collects the names of a BLT file as its lines come.
pub(super) struct NameLines {
    /// How many candidates there are.
    count: usize,
    /// Whether a line 0 ended the papers.
    papers_ended: bool,
    /// Names and perhaps the title, in the order they stand.
    ordinary: Vec<(u64, String)>,
    /// Names from comments, with how many ordinary lines and names from comments stood before each.
    comments: Vec<FromComment>,
    /// The first line of all, as it is, for the error where it was no name.
    first: Option<(u64, String)>,
}

struct FromComment {
    line: u64,
    id: CandidateId,
    name: String,
    /// Ordinary lines before it.
    after: usize,
}

impl NameLines {
    pub(super) fn new(count: usize) -> Self {
        Self { count, papers_ended: false, ordinary: Vec::new(), comments: Vec::new(), first: None }
    }

    /// The line 0 was there.
    pub(super) fn papers_end(&mut self) {
        self.papers_ended = true;
    }

    /// A line that begins with `#`.
    pub(super) fn comment(&mut self, line: u64, bytes: &[u8]) -> Result<(), ReadError> {
        let Some((number, rest)) = alternative(text(line, bytes)?) else { return Ok(()) };
        let Some(id) = CandidateId::from_number(number).filter(|id| id.index() < self.count) else {
            let range = format!("the name of a candidate (1 to {})", self.count);
            return Err(ReadError::expected(line, range, bytes));
        };
        if self.comments.len() == self.count {
            return Err(ReadError::expected(line, format!("{} alternative names at most", self.count), bytes));
        }
        let name = name(line, format_args!("the name of candidate {number}"), rest)?;
        self.comments.push(FromComment { line, id, name, after: self.ordinary.len() });
        Ok(())
    }

    /// Any other line.
    pub(super) fn line(&mut self, line: u64, bytes: &[u8]) -> Result<(), ReadError> {
        let whole = text(line, bytes)?;
        if self.first.is_none() {
            self.first = Some((line, excerpt(bytes)));
        }
        if figures_alone(whole) {
            if self.ordinary.len() > self.count {
                return Ok(());
            }
            // A title can be a year. Any other figures are a paper that went astray.
            let due = self.ordinary.len() + self.comments.len() < self.count;
            if due || whole.split_ascii_whitespace().nth(1).is_some() {
                return Err(self.blame(ReadError::expected(line, "a name", bytes)));
            }
        }
        if self.ordinary.len() > self.count {
            let what = format!("nothing after {} names and a title", self.count);
            return Err(self.blame(ReadError::expected(line, what, bytes)));
        }
        self.ordinary.push((line, tidy(line, &unquoted(line, whole)?)?));
        Ok(())
    }

    /// The candidates (`None` if no name is given) and the title. `end` is the line after the last.
    pub(super) fn finish(mut self, end: u64) -> Result<(Option<Vec<Candidate>>, String), ReadError> {
        let (named, comments) = (self.ordinary.len(), self.comments.len());
        if named == 0 && comments == 0 {
            // A file may leave out the names, or the line 0, but one without both has lost its end.
            let lost = "expected a line 0 or names after the last paper, found the end of the file";
            return if self.papers_ended { Ok((None, String::new())) } else { Err(ReadError::at(end, lost)) };
        }
        let title_too = named == self.count + 1;
        let mut names = if comments > 0
            && self.in_place()
            && (self.count..=self.count + 1).contains(&(named + comments))
        {
            self.woven()
        } else if named == self.count || title_too {
            std::mem::take(&mut self.ordinary)
        } else if comments == self.count && named <= 1 {
            let mut comments = std::mem::take(&mut self.comments);
            comments.sort_by_key(|comment| comment.id);
            if let Some(pair) = comments.windows(2).find(|pair| pair[0].id == pair[1].id) {
                let what = format!("one alternative name for each candidate, found two for candidate {}", pair[1].id);
                return Err(ReadError::at(pair[1].line, format!("expected {what}")));
            }
            let title = std::mem::take(&mut self.ordinary);
            comments.into_iter().map(|comment| (comment.line, comment.name)).chain(title).collect()
        } else {
            let found =
                if comments > 0 { format!("{named} and {comments} alternative names") } else { named.to_string() };
            let error = ReadError::at(end - 1, format!("expected names for {} candidates, found {found}", self.count));
            return Err(self.blame(error));
        };
        let title = if names.len() > self.count { names.pop() } else { None };
        if let Some((line, _)) = names.iter().find(|(_, name)| name.is_empty()) {
            return Err(ReadError::expected(*line, "a name", b""));
        }
        Ok((Some(candidates(names)?), title.map(|(_, title)| title).unwrap_or_default()))
    }

    /// Whether each name from a comment stands where that candidate's name is due.
    fn in_place(&self) -> bool {
        self.comments.iter().enumerate().all(|(before, comment)| comment.id.index() == comment.after + before)
    }

    /// Ordinary names and those from comments, in the order they stand.
    fn woven(&mut self) -> Vec<(u64, String)> {
        let comments = std::mem::take(&mut self.comments).into_iter().map(|comment| (comment.line, comment.name));
        let mut names: Vec<_> = std::mem::take(&mut self.ordinary).into_iter().chain(comments).collect();
        names.sort_by_key(|(line, _)| *line);
        names
    }

    /// Where no line 0 ended the papers, the first line taken for a name may have been a paper gone wrong: then that is
    /// the line to look at.
    fn blame(&self, error: ReadError) -> ReadError {
        match &self.first {
            Some((line, shown)) if !self.papers_ended => ReadError::at(
                *line,
                format!(
                    "expected a paper (how many, candidates in order, 0), or from here on {} names and a title, found {shown}",
                    self.count
                ),
            ),
            _ => error,
        }
    }
}

/// `# ALTERNATIVE NAME 3: Ann` is candidate 3, `Ann`.
fn alternative(comment: &str) -> Option<(u64, &str)> {
    const WORDS: &str = "ALTERNATIVE NAME";
    let comment = comment.trim_start_matches('#').trim_start();
    let (words, rest) = comment.split_at_checked(WORDS.len())?;
    let (number, name) = rest.split_once(':')?;
    let number = number.trim();
    let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    // A number past 64 bits is out of range all the same.
    (words.eq_ignore_ascii_case(WORDS) && digits).then(|| (number.parse().unwrap_or(u64::MAX), name))
}

/// Whether a line holds figures and nothing else.
fn figures_alone(line: &str) -> bool {
    line.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_whitespace() || matches!(b, b'.' | b'/' | b'=' | b'-'))
}

/// A name without its quotes and without the comment after it.
fn unquoted(line: u64, whole: &str) -> Result<String, ReadError> {
    let Some(mut rest) = whole.strip_prefix('"') else {
        let comment = whole.match_indices('#').find(|(at, _)| whole[..*at].ends_with(char::is_whitespace));
        return Ok(whole[..comment.map_or(whole.len(), |(at, _)| at)].into());
    };
    let mut pieces: Vec<String> = Vec::new();
    loop {
        let mut piece = String::new();
        loop {
            let Some((before, after)) = rest.split_once('"') else {
                return Err(ReadError::expected(line, "a quote at the end of the name", whole.as_bytes()));
            };
            piece.push_str(before);
            let Some(after) = after.strip_prefix('"') else {
                rest = after.trim_start();
                break;
            };
            piece.push('"');
            rest = after;
        }
        pieces.push(piece);
        match rest.strip_prefix('"') {
            Some(after) => rest = after,
            None if rest.is_empty() || rest.starts_with('#') => break,
            None => {
                let what = "nothing after the name (a quote inside a name is written twice)";
                return Err(ReadError::expected(line, what, rest.as_bytes()));
            }
        }
    }
    let more: Vec<&str> = pieces[1..].iter().map(|piece| trimmed(piece)).filter(|piece| !piece.is_empty()).collect();
    let first = trimmed(&pieces[0]);
    Ok(if more.is_empty() { first.to_owned() } else { format!("{first} ({})", more.join(", ")) })
}
