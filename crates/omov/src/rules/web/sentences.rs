//! Every rule as a sentence, beside its lines in the text.

use omov_rules::Rulebook;
use omov_rules::read::Value;
use omov_rules::words::Worded;
use omov_web::markup::Markup;
use omov_web::parts::{Clause, Clauses, Fold, Link};
use omov_web::words::Words;

use crate::rules::capital;

/// The parts of a rulebook, in the order in which a page shows them: who we are, who decides, who holds power, how we decide.
const PARTS: [&str; 15] = [
    "rulebook",
    "membership",
    "groups",
    "bodies",
    "matters",
    "offices",
    "powers",
    "proposals",
    "petitions",
    "ballots",
    "debates",
    "selections",
    "cases",
    "characteristics",
    "changes",
];

/// All rules in words; only those in which `find` stands, if something is looked for. Nothing if there are none. Where they are in
/// force, bodies have a link to their page.
pub(crate) fn all(words: &Words, book: &Rulebook, find: &str, in_force: bool) -> Markup {
    let find = find.to_lowercase();
    let lines: Vec<&str> = book.text().lines().collect();
    let rules: Vec<Shown<'_>> = book.words().into_iter().map(|rule| Shown::new(rule, &lines)).collect();
    let parts = PARTS.iter().map(|part| {
        let prefix = format!("{part}.");
        let rules: Vec<&Shown<'_>> =
            rules.iter().filter(|rule| rule.path().starts_with(&prefix) && rule.has(&find)).collect();
        if rules.is_empty() { Markup::default() } else { one_part(words, book, part, &rules, in_force) }
    });
    Markup::joined(parts)
}

/// The parts that have rules, for the list at the top.
pub(super) fn parts_of(book: &Rulebook) -> impl Iterator<Item = &'static str> {
    let has = |part: &str| book.lines().iter().any(|line| line.cite.path.split('.').next() == Some(part));
    PARTS.into_iter().filter(move |part| has(part))
}

/// The rules of one part, and those of the ballot it comes to, for a page about it.
pub(super) fn about(words: &Words, book: &Rulebook, path: &str) -> Markup {
    let lines: Vec<&str> = book.text().lines().collect();
    let prefix = format!("{path}.");
    let rules: Vec<Shown<'_>> = book.words().into_iter().map(|rule| Shown::new(rule, &lines)).collect();
    let ballot = rules.iter().find_map(|rule| match &rule.rule.line.value {
        Value::Names(names) if rule.path() == format!("{path}.ballot") => names.first().map(|(_, name)| name.clone()),
        _ => None,
    });
    let of_ballot = ballot.map(|ballot| format!("ballots.{ballot}."));
    let belongs = |rule: &&Shown<'_>| {
        let of_ballot = of_ballot.as_ref().is_some_and(|prefix| rule.path().starts_with(prefix));
        rule.path().starts_with(&prefix) || of_ballot
    };
    let mut rules: Vec<&Shown<'_>> = rules.iter().filter(belongs).collect();
    // What it is about comes before the ballot, wherever they stand in the text.
    rules.sort_by_key(|rule| !rule.path().starts_with(&prefix));
    let (written, not): (Vec<_>, Vec<_>) = rules.into_iter().partition(|rule| rule.rule.line.cite.written);
    let list = |rules: &[&Shown<'_>]| -> Markup {
        // Links to a rule lead to the page of all rules, so here none has a place of its own.
        let clauses = rules.iter().map(|rule| Clause { id: String::new(), ..rule.clause(words) });
        Clauses { clauses: clauses.collect() }.into()
    };
    let folded = match not.len() {
        0 => Markup::default(),
        n => Fold::new(words.say_with("rules-unwritten", &[("rules", (n as u64).into())]), list(&not)).into(),
    };
    Markup::joined([list(&written), folded])
}

/// Rules word for word, for a page that cites them: each path is a rule or a part. What is not written out stands folded.
pub(crate) fn cited(words: &Words, book: &Rulebook, paths: &[&str]) -> Markup {
    let lines: Vec<&str> = book.text().lines().collect();
    let is_cited = |path: &str| paths.iter().any(|of| path == *of || path.starts_with(&format!("{of}.")));
    let rules = book.words().into_iter().filter(|rule| is_cited(&rule.line.cite.path));
    let (written, not): (Vec<Shown<'_>>, Vec<Shown<'_>>) =
        rules.map(|rule| Shown::new(rule, &lines)).partition(|rule| rule.rule.line.cite.written);
    let list = |rules: &[Shown<'_>]| -> Markup {
        let clauses = rules.iter().map(|rule| Clause { id: String::new(), ..rule.clause(words) });
        Clauses { clauses: clauses.collect() }.into()
    };
    let folded = match not.len() {
        0 => Markup::default(),
        n => Fold::new(words.say_with("rules-unwritten", &[("rules", (n as u64).into())]), list(&not)).into(),
    };
    if written.is_empty() { folded } else { Markup::joined([list(&written), folded]) }
}

/// One rule, ready to be shown.
struct Shown<'b> {
    rule: Worded<'b>,
    says: String,
    source: String,
}

impl<'b> Shown<'b> {
    fn new(rule: Worded<'b>, lines: &[&str]) -> Self {
        let cite = &rule.line.cite;
        let (from, to) = (cite.line as usize, cite.last_line as usize);
        let source = if cite.written {
            lines.get(from.saturating_sub(1)..to.min(lines.len())).unwrap_or_default().join("\n")
        } else {
            String::new()
        };
        Self { says: capital(&rule.says.english()), source, rule }
    }

    fn path(&self) -> &'b str {
        &self.rule.line.cite.path
    }

    fn has(&self, find: &str) -> bool {
        [self.says.as_str(), &self.source, self.path()].iter().any(|text| text.to_lowercase().contains(find))
    }

    fn clause(&self, words: &Words) -> Clause {
        let line = u64::from(self.rule.line.cite.line);
        let at = if self.rule.line.cite.written {
            words.say_with("rules-line", &[("line", line.into())])
        } else {
            words.say("rules-unwritten-one")
        };
        Clause { id: self.path().into(), says: Markup::name(&self.says), at, source: self.source.clone() }
    }
}

/// One part: for each thing in it its rules, and folded what holds because nothing was said.
fn one_part(words: &Words, book: &Rulebook, part: &str, rules: &[&Shown<'_>], in_force: bool) -> Markup {
    let mut things: Vec<&str> = Vec::new();
    for rule in rules {
        let thing = thing_of(rule.path());
        if !things.contains(&thing) {
            things.push(thing);
        }
    }
    let body = things.into_iter().map(|thing| {
        let (written, not): (Vec<&Shown<'_>>, Vec<&Shown<'_>>) = rules
            .iter()
            .copied()
            .filter(|rule| thing_of(rule.path()) == thing)
            .partition(|rule| rule.rule.line.cite.written);
        let list = |rules: &[&Shown<'_>]| -> Markup {
            Clauses { clauses: rules.iter().map(|rule| rule.clause(words)).collect() }.into()
        };
        let title = thing.split_once('.').map(|(_, name)| title(book, part, name));
        let heading = title.map(|title| Markup::anchored(thing, 3, &capital(&title))).unwrap_or_default();
        let more = thing.strip_prefix("bodies.").filter(|_| in_force).map(|body| {
            Markup::line([Markup::link(&Link::new(words.say("rules-body-page"), super::bodies::address(body)))])
        });
        let written = if written.is_empty() { Markup::default() } else { list(&written) };
        let unwritten = match not.len() {
            0 => Markup::default(),
            n => Fold::new(words.say_with("rules-unwritten", &[("rules", (n as u64).into())]), list(&not)).into(),
        };
        Markup::joined([heading, more.unwrap_or_default(), written, unwritten])
    });
    Markup::section(part, &words.say(&format!("rules-part-{part}")), Markup::joined(body))
}

/// What a rule is about: `offices.secretary`, `membership`.
fn thing_of(path: &str) -> &str {
    let mut dots = path.match_indices('.').map(|(at, _)| at);
    match path.split('.').next() {
        Some("membership" | "rulebook") => &path[..dots.next().unwrap_or(path.len())],
        _ => &path[..dots.nth(1).unwrap_or(path.len())],
    }
}

/// What a thing is called.
fn title(book: &Rulebook, part: &str, name: &str) -> String {
    match part {
        "powers" => omov_rules::words::Said::new(format!("choice-{name}")).english(),
        "debates" => book.debates.get(name).map_or(name, |debate| &debate.title.value).to_owned(),
        "selections" => book.selections.get(name).map_or(name, |selection| &selection.title.value).to_owned(),
        "cases" => book.cases.get(name).map_or(name, |case| &case.title.value).to_owned(),
        "changes" => book.changes.get(name).map_or(name, |change| &change.title.value).to_owned(),
        _ => book.title_in(part, name),
    }
}
