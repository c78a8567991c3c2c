//! Approval papers in abcvoting's YAML.
//!
//! ```yaml
//! description: "a committee of two"
//! profile: [[0, 2], [1], []]
//! num_cand: 3
//! committeesize: 2
//! ```
//!
//! Candidates are counted from 0. `num_cand` may be missing (then it is what the profile needs), as may `committeesize`
//! (then the file does not say how many seats), `cand_names` and `voter_weights` (whole numbers, one for each voter).
//! Other keys are passed over. Each voter's approvals become one paper, in ascending order, each once.
//!
//! The file is taken event by event, so that what it holds besides the papers takes no memory.

use std::cell::Cell;
use std::collections::HashSet;
use std::io::BufRead;
use std::str::Chars;

use saphyr_parser::{BufferedInput, Event, Parser, ScalarStyle, ScanError};

use super::names::{by_number, candidates, name, tidy};
use super::number::{weight, whole_number};
use super::source::{Source, whole};
use super::{ReadError, candidate_range};
use crate::contest::{CandidateId, Contest};
use crate::papers::{Mark, Papers};

/// How deep lists within lists may go in a key that is passed over.
const DEEPEST: usize = 64;

/// How many characters may pass before the parser makes something of them: it holds back whatever could still turn out
/// to be a key, in a list within a list all of the inner one. Enough for a voter who approves of everybody.
const HELD_BACK: usize = 1 << 18;

/// How many anchors a file may have; the parser keeps every one.
const ANCHORS: usize = 100_000;

/// Keys that mean something here.
const KEYS: [&str; 6] = ["description", "profile", "num_cand", "committeesize", "cand_names", "voter_weights"];

pub(super) fn read(source: Source<'_, impl BufRead>) -> Result<Contest, ReadError> {
    let text = whole(source)?;
    let left = Cell::new(HELD_BACK);
    let parser = Parser::new_from_iter(Limited { chars: text.chars(), left: &left });
    let mut file = File { parser, left: &left, line: 1 };
    let mut found = Found::default();
    file.mapping(&mut found)?;
    found.contest()
}

/// What stood in the file.
#[derive(Default)]
struct Found {
    title: String,
    /// One paper a voter, weight 1, and the line that follows the profile.
    profile: Option<(Papers, u64)>,
    /// The highest candidate approved, and the line it stands on.
    highest: Option<(usize, u64)>,
    count: Option<usize>,
    seats: Option<u32>,
    names: Option<Vec<(u64, String)>>,
    weights: Option<Vec<(u64, u64)>>,
}

impl Found {
    fn contest(self) -> Result<Contest, ReadError> {
        let Some((papers, line)) = self.profile else {
            return Err(ReadError::whole("expected the key profile, found none"));
        };
        let count = match (self.count, self.highest, &self.names) {
            (Some(count), ..) => count,
            (None, _, Some(names)) => names.len(),
            (None, Some((highest, _)), None) => highest + 1,
            (None, None, None) => return Err(ReadError::at(line, "expected the key num_cand, found none")),
        };
        if let Some((highest, line)) = self.highest.filter(|(highest, _)| *highest >= count) {
            let what = format!("expected a candidate from 0 to {}, found '{highest}'", count - 1);
            return Err(ReadError::at(line, what));
        }
        let candidates = match self.names {
            Some(names) if names.len() != count => {
                let line = names.last().map_or(line, |(line, _)| *line);
                return Err(ReadError::at(line, format!("expected {count} names, found {}", names.len())));
            }
            Some(names) => candidates(names)?,
            None => by_number(count),
        };
        let papers = match self.weights {
            Some(weights) => weighted(&papers, &weights, line)?,
            None => papers,
        };
        Ok(Contest { title: self.title, seats: self.seats, candidates, papers, budget: None })
    }
}

fn weighted(papers: &Papers, weights: &[(u64, u64)], line: u64) -> Result<Papers, ReadError> {
    if weights.len() != papers.len() {
        let line = weights.last().map_or(line, |(line, _)| *line);
        let what = format!("expected one weight for each voter ({}), found {}", papers.len(), weights.len());
        return Err(ReadError::at(line, what));
    }
    let mut all = Papers::new();
    for (paper, (line, weight)) in papers.iter().zip(weights) {
        all.push(*weight, paper.marks).map_err(|error| ReadError::at(*line, error.to_string()))?;
    }
    all.shrink_to_fit();
    Ok(all)
}

/// The characters of a file, as long as some are left to take.
struct Limited<'a> {
    chars: Chars<'a>,
    left: &'a Cell<usize>,
}

impl Iterator for Limited<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.left.set(self.left.get().checked_sub(1)?);
        self.chars.next()
    }
}

/// The events of a file and the line of the last one.
struct File<'a> {
    parser: Parser<'a, BufferedInput<Limited<'a>>>,
    /// How many characters the parser may still take before the next event.
    left: &'a Cell<usize>,
    line: u64,
}

impl<'a> File<'a> {
    fn next(&mut self) -> Result<Event<'a>, ReadError> {
        self.left.set(HELD_BACK);
        let event = self.parser.next_event();
        if self.left.get() == 0 {
            let most = format!("expected a list or text of at most {HELD_BACK} characters, found a longer one");
            return Err(ReadError::at(self.line, most));
        }
        match event {
            Some(Ok((event, span))) => {
                self.line = span.start.line() as u64;
                let (Event::Scalar(_, _, anchor, _) | Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _)) =
                    event
                else {
                    return Ok(event);
                };
                if anchor > ANCHORS {
                    return Err(ReadError::at(self.line, format!("expected at most {ANCHORS} anchors, found more")));
                }
                Ok(event)
            }
            Some(Err(error)) => Err(not_yaml(&error)),
            None => Err(self.expected("the rest of the file", &Event::StreamEnd)),
        }
    }

    fn expected(&self, what: &str, found: &Event<'_>) -> ReadError {
        let found = match found {
            Event::Scalar(text, ..) => return ReadError::expected(self.line, what, text.as_bytes()),
            Event::SequenceStart(..) => "a list",
            Event::SequenceEnd => "the end of a list",
            Event::MappingStart(..) => "keys and values",
            Event::MappingEnd => "the end of keys and values",
            Event::Alias(_) => "an alias",
            Event::DocumentStart(_) => "another document",
            _ => "the end of the file",
        };
        ReadError::at(self.line, format!("expected {what}, found {found}"))
    }

    /// The whole file: keys and values.
    fn mapping(&mut self, found: &mut Found) -> Result<(), ReadError> {
        let what = "keys and values (profile, num_cand, …)";
        loop {
            match self.next()? {
                Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
                Event::MappingStart(..) => break,
                event => return Err(self.expected(what, &event)),
            }
        }
        let mut seen = HashSet::new();
        loop {
            match self.next()? {
                Event::Scalar(key, ..) => {
                    if let Some(key) = KEYS.into_iter().find(|known| *known == key) {
                        if !seen.insert(key) {
                            return Err(ReadError::at(
                                self.line,
                                format!("expected the key {key} once, found it again"),
                            ));
                        }
                        self.value(key, found)?;
                    } else {
                        self.pass_over()?;
                    }
                }
                Event::MappingEnd => break,
                event => return Err(self.expected("a key", &event)),
            }
        }
        loop {
            match self.next()? {
                Event::DocumentEnd | Event::Nothing => {}
                Event::StreamEnd => return Ok(()),
                event => return Err(self.expected("the end of the file", &event)),
            }
        }
    }

    fn value(&mut self, key: &'static str, found: &mut Found) -> Result<(), ReadError> {
        match key {
            "profile" => found.profile = Some(self.profile(&mut found.highest)?),
            "description" => {
                if let Some(text) = self.scalar("a description")? {
                    found.title = tidy(self.line, &text)?;
                }
            }
            "num_cand" => {
                let what = format!("the number of candidates, {}", candidate_range());
                found.count = self.number(&what, 1, CandidateId::MOST as u64)?.map(|count| count as usize);
            }
            "committeesize" => {
                found.seats = self.number("the number of seats, from 1", 1, u32::MAX.into())?.map(|seats| seats as u32);
            }
            "cand_names" => found.names = self.names()?,
            _ => found.weights = self.weights()?,
        }
        Ok(())
    }

    fn profile(&mut self, highest: &mut Option<(usize, u64)>) -> Result<(Papers, u64), ReadError> {
        let what = "a list of lists of candidates";
        match self.next()? {
            Event::SequenceStart(..) => {}
            event => return Err(self.expected(what, &event)),
        }
        let mut papers = Papers::new();
        let mut marks = Vec::new();
        loop {
            match self.next()? {
                Event::SequenceStart(..) => {
                    marks.clear();
                    let line = self.line;
                    while let Some(id) = self.approval()? {
                        if highest.is_none_or(|(highest, _)| id.index() > highest) {
                            *highest = Some((id.index(), self.line));
                        }
                        marks.push(Mark::next(id));
                    }
                    marks.sort_unstable();
                    marks.dedup();
                    papers.push(1, &marks).map_err(|error| ReadError::at(line, error.to_string()))?;
                }
                Event::SequenceEnd => break,
                event => return Err(self.expected("a list of candidates", &event)),
            }
        }
        papers.shrink_to_fit();
        Ok((papers, self.line))
    }

    /// The next candidate in a voter's list; `None` at its end.
    fn approval(&mut self) -> Result<Option<CandidateId>, ReadError> {
        match self.next()? {
            Event::SequenceEnd => Ok(None),
            event => {
                let Event::Scalar(digits, ..) = &event else {
                    return Err(self.expected("a candidate's number from 0", &event));
                };
                let number = whole_number(digits.as_bytes()).and_then(|n| CandidateId::from_number(n.checked_add(1)?));
                let what = format!("a candidate's number (0 to {})", CandidateId::MOST - 1);
                number.map(Some).ok_or_else(|| self.expected(&what, &event))
            }
        }
    }

    fn names(&mut self) -> Result<Option<Vec<(u64, String)>>, ReadError> {
        let what = "a list of names";
        let mut names = Vec::new();
        match self.next()? {
            Event::SequenceStart(..) => {}
            event if is_nothing(&event) => return Ok(None),
            event => return Err(self.expected(what, &event)),
        }
        loop {
            match self.next()? {
                Event::Scalar(text, ..) => names.push((self.line, name(self.line, "a name", &text)?)),
                Event::SequenceEnd => return Ok(Some(names)),
                event => return Err(self.expected("a name", &event)),
            }
            if names.len() > CandidateId::MOST {
                return Err(ReadError::at(self.line, format!("expected {} names, found more", candidate_range())));
            }
        }
    }

    fn weights(&mut self) -> Result<Option<Vec<(u64, u64)>>, ReadError> {
        match self.next()? {
            Event::SequenceStart(..) => {}
            event if is_nothing(&event) => return Ok(None),
            event => return Err(self.expected("a list of weights", &event)),
        }
        let mut weights = Vec::new();
        loop {
            match self.next()? {
                Event::SequenceEnd => return Ok(Some(weights)),
                Event::Scalar(digits, ..) => weights.push((self.line, weight(self.line, digits.as_bytes())?)),
                event => return Err(self.expected("a weight", &event)),
            }
        }
    }

    /// A value that is one word or text; `None` if it is left empty.
    fn scalar(&mut self, what: &str) -> Result<Option<String>, ReadError> {
        match self.next()? {
            event if is_nothing(&event) => Ok(None),
            Event::Scalar(text, ..) => Ok(Some(text.into_owned())),
            event => Err(self.expected(what, &event)),
        }
    }

    fn number(&mut self, what: &str, least: u64, most: u64) -> Result<Option<u64>, ReadError> {
        let Some(text) = self.scalar(what)? else { return Ok(None) };
        let number = whole_number(text.as_bytes()).filter(|number| (least..=most).contains(number));
        number.map(Some).ok_or_else(|| ReadError::expected(self.line, what, text.as_bytes()))
    }

    /// Passes over one value, whatever it is.
    fn pass_over(&mut self) -> Result<(), ReadError> {
        let mut depth = 0;
        loop {
            match self.next()? {
                Event::SequenceStart(..) | Event::MappingStart(..) => {
                    depth += 1;
                    if depth > DEEPEST {
                        let what = format!("expected at most {DEEPEST} lists within each other, found more");
                        return Err(ReadError::at(self.line, what));
                    }
                }
                Event::SequenceEnd | Event::MappingEnd => depth -= 1,
                Event::StreamEnd => return Err(self.expected("a value", &Event::StreamEnd)),
                _ => {}
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }
}

/// Whether a value is left empty.
fn is_nothing(event: &Event<'_>) -> bool {
    matches!(event, Event::Scalar(text, ScalarStyle::Plain, ..) if matches!(&**text, "" | "~" | "null"))
}

fn not_yaml(error: &ScanError) -> ReadError {
    let why: String = error.info().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    ReadError::at(error.marker().line() as u64, format!("expected YAML, found something else: {why}"))
}
