//! From a text to a rulebook, with everything that is wrong in it. Reading never stops at the first mistake: what cannot be
//! read is noted, something stands in its place, and no check looks at what stands there.

mod place;
mod section;
mod tree;
mod value;

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Severity};
use crate::words::Said;

pub use place::Cite;
pub(crate) use place::Places;
pub(crate) use section::Section;
pub(crate) use tree::{Entry, Kind, Node, tree};
pub use value::Value;
pub(crate) use value::{Read, choices};

/// The longest text of a rulebook, in bytes.
pub const LONGEST: usize = 512 * 1024;

/// What a rule says, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule<T> {
    /// What it says.
    pub value: T,
    /// Where.
    pub cite: Cite,
}

impl<T> Rule<T> {
    /// What it says, unless it could not be read.
    pub(crate) fn known(&self) -> Option<&T> {
        (self.cite.sound).then_some(&self.value)
    }
}

/// One rule as it stands in the text, or would if it were written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where.
    pub cite: Cite,
    /// The kind of section (`offices`, `reserved`).
    pub section: &'static str,
    /// The key in it (`term`).
    pub key: &'static str,
    /// What it is about: the title of the office, ballot and so on.
    pub about: String,
    /// What it says.
    pub value: Value,
}

/// What can be referred to by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Thing {
    Matter,
    Characteristic,
    Group,
    Body,
    Office,
    Ballot,
    Proposal,
    Petition,
}

impl Thing {
    const ALL: [Self; 8] = [
        Self::Matter,
        Self::Characteristic,
        Self::Group,
        Self::Body,
        Self::Office,
        Self::Ballot,
        Self::Proposal,
        Self::Petition,
    ];

    /// The section in which they are declared.
    pub(crate) fn section(self) -> &'static str {
        match self {
            Self::Matter => "matters",
            Self::Characteristic => "characteristics",
            Self::Group => "groups",
            Self::Body => "bodies",
            Self::Office => "offices",
            Self::Ballot => "ballots",
            Self::Proposal => "proposals",
            Self::Petition => "petitions",
        }
    }
}

impl Thing {
    /// One of them, in words.
    pub(crate) fn said(self) -> Said {
        Said::new(match self {
            Self::Matter => "thing-matter",
            Self::Characteristic => "thing-characteristic",
            Self::Group => "thing-group",
            Self::Body => "thing-body",
            Self::Office => "thing-office",
            Self::Ballot => "thing-ballot",
            Self::Proposal => "thing-proposal",
            Self::Petition => "thing-petition",
        })
    }
}

/// The text while it is being read.
#[derive(Debug)]
pub(crate) struct Reader<'t> {
    places: Places<'t>,
    top: &'t [Entry],
    names: BTreeMap<Thing, BTreeSet<&'t str>>,
    findings: Vec<Finding>,
    lines: Vec<Line>,
    asked: BTreeSet<&'static str>,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str, top: &'t [Entry]) -> Self {
        let names = Thing::ALL.map(|thing| {
            let section = top.iter().find(|entry| entry.key == thing.section());
            (thing, section.into_iter().flat_map(|entry| table(&entry.node)).map(|e| e.key.as_str()).collect())
        });
        Self {
            places: Places::new(text),
            top,
            names: names.into(),
            findings: Vec::new(),
            lines: Vec::new(),
            asked: BTreeSet::new(),
        }
    }

    /// A section that stands once, such as `[membership]`.
    pub(crate) fn one<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Section<'_, 't>) -> T) -> Option<T> {
        self.asked.insert(key);
        let Some(entry) = self.top.iter().find(|entry| entry.key == key) else {
            self.error(0, key, Said::new("section-missing").with("section", key));
            return None;
        };
        let mut section = Section::open(self, key, key.to_owned(), entry)?;
        let made = read(&mut section);
        section.close();
        Some(made)
    }

    /// A kind of section of which there are several, such as `[offices.treasurer]`, by name.
    pub(crate) fn named<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&mut Section<'_, 't>) -> T,
    ) -> BTreeMap<String, T> {
        self.asked.insert(key);
        let Some(entry) = self.top.iter().find(|entry| entry.key == key) else { return BTreeMap::new() };
        self.each(key, key, entry, read)
    }

    fn each<T>(
        &mut self,
        id: &'static str,
        path: &str,
        entry: &'t Entry,
        read: impl Fn(&mut Section<'_, 't>) -> T,
    ) -> BTreeMap<String, T> {
        let Kind::Table(entries) = &entry.node.kind else {
            self.error(entry.at.start, path, Said::new("section-no-table").with("section", path));
            return BTreeMap::new();
        };
        let mut all = BTreeMap::new();
        for entry in entries {
            let path = format!("{path}.{}", entry.key);
            if !is_name(&entry.key) {
                self.error(entry.at.start, &path, Said::new("name-unfit").with("name", shown(&entry.key)));
                continue;
            }
            let Some(mut section) = Section::open(self, id, path, entry) else { continue };
            let made = read(&mut section);
            section.close();
            all.insert(entry.key.clone(), made);
        }
        all
    }

    /// Names sections that no rulebook has.
    pub(crate) fn close_top(&mut self) {
        for entry in self.top {
            if !self.asked.contains(entry.key.as_str()) {
                let known: Vec<&str> = self.asked.iter().copied().collect();
                let says = Said::new("section-unknown")
                    .with("section", shown(&entry.key))
                    .with("near", near(&entry.key, &known))
                    .with("known", known.join(", "));
                self.error(entry.at.start, &shown(&entry.key), says);
            }
        }
    }

    /// Whether the text has a section or a key with that path.
    pub(crate) fn has(&self, path: &str) -> bool {
        let mut entries = self.top;
        path.split('.').all(|part| match entries.iter().find(|entry| entry.key == part) {
            Some(entry) => {
                entries = table(&entry.node);
                true
            }
            None => false,
        })
    }

    pub(crate) fn error(&mut self, at: usize, key: &str, says: Said) {
        self.note(Severity::Error, at, key, says);
    }

    pub(crate) fn note(&mut self, severity: Severity, at: usize, key: &str, says: Said) {
        let (line, column) = self.places.find(at);
        self.findings.push(Finding { severity, line, column, key: key.into(), says });
    }

    /// What was found, and the rules, in the order of the text.
    pub(crate) fn done(mut self) -> (Vec<Finding>, Vec<Line>) {
        self.lines.sort_by_key(|line| (line.cite.line, line.cite.column));
        (self.findings, self.lines)
    }
}

fn table(node: &Node) -> &[Entry] {
    match &node.kind {
        Kind::Table(entries) => entries,
        _ => &[],
    }
}

/// The longest name of a part of the rulebook.
const LONGEST_NAME: usize = 60;

fn is_name(name: &str) -> bool {
    let sign = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !name.is_empty() && name.len() <= LONGEST_NAME && name.bytes().all(sign) && !name.starts_with('-')
}

/// A name as it can be shown, whatever it is.
pub(crate) fn shown(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_NAME).collect()
}

/// “Did you mean …”, or nothing if nothing is near.
pub(crate) fn near(name: &str, known: &[&str]) -> crate::words::Blank {
    let nearest = known.iter().map(|known| (distance(name, known), *known)).min();
    match nearest {
        Some((far, known)) if far <= 1 + known.len() / 4 => Said::new("near").with("known", known).into(),
        _ => "".into(),
    }
}

/// How many letters have to be changed, put in or taken out to make one of the other (Levenshtein), in bytes.
fn distance(one: &str, other: &str) -> usize {
    if one.len() > 2 * LONGEST_NAME {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.bytes().enumerate() {
            let changed = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}
