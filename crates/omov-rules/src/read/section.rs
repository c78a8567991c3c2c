//! One section of a rulebook, asked key by key. What was never asked for is unknown.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};

use super::{Cite, Entry, Kind, Line, Node, Read, Reader, Rule, Thing, Value, near, shown, table};
use crate::value::Slip;
use crate::words::{Blank, Said};

/// A section while it is being read.
#[derive(Debug)]
pub(crate) struct Section<'r, 't> {
    reader: &'r mut Reader<'t>,
    id: &'static str,
    path: String,
    title: String,
    at: usize,
    entries: &'t [Entry],
    asked: Vec<&'static str>,
}

impl<'r, 't> Section<'r, 't> {
    /// Nothing if it is no table, and that is noted.
    pub(super) fn open(reader: &'r mut Reader<'t>, id: &'static str, path: String, entry: &'t Entry) -> Option<Self> {
        if !matches!(entry.node.kind, Kind::Table(_)) {
            reader.error(entry.at.start, &path, Said::new("section-no-table").with("section", path.as_str()));
            return None;
        }
        let entries = table(&entry.node);
        let titled = entries.iter().find(|entry| entry.key == "title").and_then(|entry| entry.node.word());
        let title = titled.unwrap_or(&entry.key).to_owned();
        Some(Self { reader, id, path, title, at: entry.at.start, entries, asked: Vec::new() })
    }

    /// Names keys that nobody asked for.
    pub(super) fn close(self) {
        for entry in self.entries {
            if !self.asked.contains(&entry.key.as_str()) {
                let says = Said::new("key-unknown")
                    .with("key", shown(&entry.key))
                    .with("section", self.path.as_str())
                    .with("near", near(&entry.key, &self.asked))
                    .with("known", self.asked.join(", "));
                self.reader.error(entry.at.start, &format!("{}.{}", self.path, shown(&entry.key)), says);
            }
        }
    }

    /// Where the section begins.
    pub(crate) fn cite(&self) -> Cite {
        self.cited(self.path.clone(), self.at..self.at, true, true)
    }

    fn cited(&self, path: String, span: Range<usize>, written: bool, sound: bool) -> Cite {
        let (line, column) = self.reader.places.find(span.start);
        let (last_line, _) = self.reader.places.find(span.end.saturating_sub(1).max(span.start));
        Cite { path, line, column, last_line, written, sound, at: span.start }
    }

    fn entry(&mut self, key: &'static str) -> Option<&'t Entry> {
        self.asked.push(key);
        self.entries.iter().find(|entry| entry.key == key)
    }

    fn path_of(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }

    fn put<T: Read>(&mut self, key: &'static str, rule: Rule<T>) -> Rule<T> {
        self.put_as(key, rule, T::shown)
    }

    fn put_as<T>(&mut self, key: &'static str, rule: Rule<T>, shown: impl Fn(&T) -> Value) -> Rule<T> {
        if rule.cite.sound {
            let (cite, value) = (rule.cite.clone(), shown(&rule.value));
            self.reader.lines.push(Line { cite, section: self.id, key, about: self.title.clone(), value });
        }
        rule
    }

    fn fault(&mut self, key: &'static str, at: usize, says: Said) {
        let path = self.path_of(key);
        self.reader.error(at, &path, says);
    }

    /// What a key says; nothing if it is left out.
    pub(crate) fn find<T: Read>(&mut self, key: &'static str) -> Option<Rule<T>> {
        let entry = self.entry(key)?;
        let read = T::read(&entry.node);
        let span = entry.at.start..entry.node.span.end;
        let rule = match read {
            Ok(value) => Rule { value, cite: self.cited(self.path_of(key), span, true, true) },
            Err(slip) => {
                let (Slip(id), node) = first_wrong::<T>(&entry.node).unwrap_or((slip, &entry.node));
                self.fault(key, node.span.start, Said::new(id).with("key", key).with("wrote", wrote(node)));
                Rule { value: T::stand_in(), cite: self.cited(self.path_of(key), span, true, false) }
            }
        };
        Some(self.put(key, rule))
    }

    /// What a key says; it has to be there.
    pub(crate) fn must<T: Read>(&mut self, key: &'static str) -> Rule<T> {
        self.find(key).unwrap_or_else(|| {
            let says = Said::new("key-missing").with("key", key).with("section", self.path.as_str());
            self.fault(key, self.at, says);
            Rule { value: T::stand_in(), cite: self.cited(self.path_of(key), self.at..self.at, false, false) }
        })
    }

    /// What a key says, or what the program takes where nothing is said.
    pub(crate) fn or<T: Read>(&mut self, key: &'static str, usual: T) -> Rule<T> {
        self.find(key).unwrap_or_else(|| {
            let cite = self.cited(self.path_of(key), self.at..self.at, false, true);
            self.put(key, Rule { value: usual, cite })
        })
    }

    /// Notes a number that is out of bounds; no check looks at it any more.
    pub(crate) fn bound(&mut self, rule: &mut Rule<u64>, key: &'static str, bounds: RangeInclusive<u64>) {
        if rule.known().is_some_and(|number| !bounds.contains(number)) {
            let says = Said::new("number-out-of-bounds")
                .with("key", key)
                .with("number", rule.value)
                .with("least", *bounds.start())
                .with("most", *bounds.end());
            self.fault(key, rule.cite.at, says);
            rule.cite.sound = false;
        }
    }

    /// The form of the text has to be one that the program reads.
    pub(crate) fn form(&mut self, known: u64) {
        let form: Rule<u64> = self.must("form");
        if form.known().is_some_and(|form| *form != known) {
            let says = Said::new("form-unknown").with("form", form.value).with("known", known);
            self.fault("form", form.cite.at, says);
        }
    }

    /// A number that has to be there, within bounds.
    pub(crate) fn number(&mut self, key: &'static str, bounds: RangeInclusive<u64>) -> Rule<u64> {
        let mut rule = self.must(key);
        self.bound(&mut rule, key, bounds);
        rule
    }

    /// A number within bounds, or the usual one.
    pub(crate) fn number_or(&mut self, key: &'static str, bounds: RangeInclusive<u64>, usual: u64) -> Rule<u64> {
        let mut rule = self.or(key, usual);
        self.bound(&mut rule, key, bounds);
        rule
    }

    /// A number within bounds, if it is there.
    pub(crate) fn find_number(&mut self, key: &'static str, bounds: RangeInclusive<u64>) -> Option<Rule<u64>> {
        let mut rule = self.find(key)?;
        self.bound(&mut rule, key, bounds);
        Some(rule)
    }

    /// The name of something that the rulebook declares elsewhere; it has to be there.
    pub(crate) fn refer(&mut self, key: &'static str, things: &[Thing]) -> Rule<String> {
        self.find_refer(key, things).unwrap_or_else(|| {
            let says = Said::new("key-missing").with("key", key).with("section", self.path.as_str());
            self.fault(key, self.at, says);
            Rule { value: String::new(), cite: self.cited(self.path_of(key), self.at..self.at, false, false) }
        })
    }

    /// The name of something that the rulebook declares elsewhere, if there is one.
    pub(crate) fn find_refer(&mut self, key: &'static str, things: &[Thing]) -> Option<Rule<String>> {
        let entry = self.entry(key)?;
        let named = self.named_in(things);
        let span = entry.at.start..entry.node.span.end;
        let name = entry.node.word().map(str::to_owned);
        let sound = if let Some(name) = &name {
            self.exists(key, name, entry.node.span.start, things)
        } else {
            self.fault(key, entry.node.span.start, Said::new("slip-name").with("key", key));
            false
        };
        let cite = self.cited(self.path_of(key), span, true, sound);
        let rule = Rule { value: name.unwrap_or_default(), cite };
        Some(self.put_as(key, rule, |name| named(std::slice::from_ref(name))))
    }

    /// Names of things that the rulebook declares elsewhere; none if the key is left out. Those that do not exist are noted
    /// and left out.
    pub(crate) fn refer_all(&mut self, key: &'static str, things: &[Thing]) -> Rule<Vec<String>> {
        let named = self.named_in(things);
        let Some(entry) = self.entry(key) else {
            let cite = self.cited(self.path_of(key), self.at..self.at, false, true);
            return self.put_as(key, Rule { value: Vec::new(), cite }, |names| named(names));
        };
        let span = entry.at.start..entry.node.span.end;
        let mut names: Vec<String> = Vec::new();
        let mut sound = true;
        let items = entry.node.items();
        if items.is_none() {
            self.fault(key, entry.node.span.start, Said::new("slip-names").with("key", key));
            sound = false;
        }
        for item in items.unwrap_or_default() {
            match item.word() {
                Some(name) if names.iter().any(|known| known == name) => {
                    let says = Said::new("slip-twice").with("key", key).with("wrote", shown(name));
                    self.fault(key, item.span.start, says);
                    sound = false;
                }
                Some(name) if self.exists(key, name, item.span.start, things) => names.push(name.into()),
                Some(_) => sound = false,
                None => {
                    self.fault(key, item.span.start, Said::new("slip-names").with("key", key));
                    sound = false;
                }
            }
        }
        let cite = self.cited(self.path_of(key), span, true, sound);
        self.put_as(key, Rule { value: names, cite }, |names| named(names))
    }

    /// Names with the section in which each is declared.
    fn named_in(&self, things: &[Thing]) -> impl Fn(&[String]) -> Value + use<'t> {
        let known: Vec<(&'static str, BTreeSet<&'t str>)> = things
            .iter()
            .map(|thing| (thing.section(), self.reader.names.get(thing).cloned().unwrap_or_default()))
            .collect();
        move |names| {
            let of =
                |name: &str| known.iter().find(|(_, names)| names.contains(name)).map_or("", |(section, _)| *section);
            Value::Names(names.iter().map(|name| (of(name), name.clone())).collect())
        }
    }

    fn exists(&mut self, key: &'static str, name: &str, at: usize, things: &[Thing]) -> bool {
        let known: Vec<&str> =
            things.iter().filter_map(|thing| self.reader.names.get(thing)).flatten().copied().collect();
        if known.contains(&name) {
            return true;
        }
        let kind = match things {
            [thing] => thing.said(),
            _ => Said::new("thing-body-or-office"),
        };
        let says = Said::new("no-such-name")
            .with("kind", kind)
            .with("name", shown(name))
            .with("section", things.first().map_or("", |thing| thing.section()))
            .with("near", near(name, &known));
        self.fault(key, at, says);
        false
    }

    /// Sections below this one by name, such as `[offices.treasurer.reserved.women]`.
    pub(crate) fn named<T>(
        &mut self,
        key: &'static str,
        id: &'static str,
        read: impl Fn(&mut Section<'_, 't>) -> T,
    ) -> BTreeMap<String, T> {
        let Some(entry) = self.entry(key) else { return BTreeMap::new() };
        let path = self.path_of(key);
        self.reader.each(id, &path, entry, read)
    }

    /// A section below this one, if there is one.
    pub(crate) fn one<T>(
        &mut self,
        key: &'static str,
        id: &'static str,
        read: impl FnOnce(&mut Section<'_, 't>) -> T,
    ) -> Option<T> {
        let entry = self.entry(key)?;
        let path = self.path_of(key);
        let mut section = Section::open(self.reader, id, path, entry)?;
        let made = read(&mut section);
        section.close();
        Some(made)
    }
}

/// The first item of a list that would be wrong even if it stood there alone.
fn first_wrong<T: Read>(list: &Node) -> Option<(Slip, &Node)> {
    let alone = |item: &Node| Node { span: item.span.clone(), kind: Kind::List(vec![item.clone()]) };
    list.items()?.iter().find_map(|item| Some((T::read(&alone(item)).err()?, item)))
}

/// What stands there, short, for the sentence that says it cannot be read.
fn wrote(node: &Node) -> Blank {
    match &node.kind {
        Kind::Text(text) => Said::new("wrote").with("wrote", shown(text)).into(),
        Kind::Number(Some(number)) => Said::new("wrote").with("wrote", number.to_string()).into(),
        _ => Said::new("wrote-other").into(),
    }
}
