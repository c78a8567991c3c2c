//! Promises about the message file.

use std::collections::BTreeSet;
use std::path::Path;

use super::{MESSAGES, Said, Worded};
use crate::model::{AsksFor, COUNTS, Channel, Codes, Filled, Joined, Joining, Power, Published, Rulebook, Sanction};
use crate::read::Value;
use crate::templates::TEMPLATES;

/// The crate's source, without its tests.
fn sources() -> String {
    fn read(folder: &Path, all: &mut String) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                read(&path, all);
            } else if path.extension().is_some_and(|e| e == "rs") && path.file_name().is_some_and(|n| n != "tests.rs") {
                all.push_str(&std::fs::read_to_string(path).expect("a text"));
            }
        }
    }
    let mut all = String::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all
}

fn messages() -> BTreeSet<&'static str> {
    MESSAGES
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" =").map(|(id, _)| id))
        .collect()
}

/// A rulebook in which everything is said that can be said, and one in which as little as possible is.
fn books() -> [Rulebook; 2] {
    [include_str!("../../tests/books/everything.toml"), include_str!("../../tests/books/little.toml")]
        .map(|text| Rulebook::parse(text).unwrap_or_else(|refused| panic!("{refused}")).book)
}

/// The names of messages that are put together from parts.
fn made() -> BTreeSet<String> {
    let mut made: BTreeSet<String> = BTreeSet::new();
    for book in books() {
        for Worded { line, says } in book.words() {
            // The other half of what a key can say.
            if let Value::YesNo(_) = line.value {
                made.extend(["yes", "no"].map(|end| format!("rule-{}-{}-{end}", line.section, line.key)));
            }
            made.insert(says.id);
        }
    }
    let choices = [
        Power::ALL.iter().map(|it| it.name()).collect::<Vec<_>>(),
        Filled::ALL.iter().map(|it| it.name()).collect(),
        Joined::ALL.iter().map(|it| it.name()).collect(),
        Joining::ALL.iter().map(|it| it.name()).collect(),
        Channel::ALL.iter().map(|it| it.name()).collect(),
        Codes::ALL.iter().map(|it| it.name()).collect(),
        AsksFor::ALL.iter().map(|it| it.name()).collect(),
        Sanction::ALL.iter().map(|it| it.name()).collect(),
        Published::ALL.iter().map(|it| it.name()).collect(),
        COUNTS.to_vec(),
    ];
    made.extend(choices.concat().into_iter().map(|name| format!("choice-{name}")));
    made.extend(TEMPLATES.iter().map(|template| template.said().id));
    made
}

#[test]
fn the_message_file_has_no_slip() {
    let parsed = fluent_bundle::FluentResource::try_new(MESSAGES.into());
    assert!(parsed.is_ok(), "{:?}", parsed.err().map(|(_, errors)| errors));
    let all = MESSAGES.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).count();
    assert_eq!(all, messages().len(), "a message is written twice");
}

#[test]
fn every_message_asked_for_exists() {
    let sources = sources();
    let messages = messages();
    for asked in ["Said::new(\"", "Slip(\"", "says(\"", "slip-"] {
        for found in sources.split(asked).skip(1) {
            let mut id = found.split('"').next().expect("something").to_owned();
            if asked == "slip-" {
                id = format!("slip-{}", id.split(|c: char| !c.is_ascii_lowercase() && c != '-').next().expect("an id"));
            }
            assert!(messages.contains(id.as_str()), "no message is called {id}");
        }
    }
    for id in made() {
        assert!(messages.contains(id.as_str()), "no message is called {id}");
    }
}

#[test]
fn every_message_is_used() {
    let (sources, made) = (sources(), made());
    let left: Vec<&str> =
        messages().into_iter().filter(|id| !made.contains(*id) && !sources.contains(&format!("\"{id}\""))).collect();
    assert!(left.is_empty(), "nothing uses {left:?}");
}

#[test]
fn whatever_is_wrong_says_what_to_do() {
    let mut section = "";
    for line in MESSAGES.lines() {
        section = line.strip_prefix("## ").unwrap_or(section);
        let Some((id, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) else {
            continue;
        };
        if section.starts_with("What is wrong") {
            assert!(MESSAGES.contains(&format!("\n{id} =")));
            let after = &MESSAGES[MESSAGES.find(&format!("\n{id} =")).expect("it is there") + 1..];
            let own: Vec<&str> =
                after.lines().skip(1).take_while(|l| !l.starts_with(|c: char| c.is_ascii_lowercase())).collect();
            assert!(own.iter().any(|line| line.trim_start().starts_with(".do = ")), "{id} does not say what to do");
        }
    }
}

#[test]
fn every_rule_can_be_said_without_an_empty_blank() {
    for book in books() {
        for worded in book.words() {
            let said = worded.says.english();
            assert!(!said.contains('{') && !said.contains("  ") && !said.ends_with([':', ' ']), "{said}");
            assert_ne!(said, worded.says.id);
        }
    }
}

/// Every key in the page for those who write a rulebook, in its part, and no key that the program does not know.
#[test]
fn the_page_about_rulebooks_names_every_key() {
    let page = include_str!("../../../../docs/RULEBOOK.md");
    let [everything, _] = books();
    let mut known: BTreeSet<(&str, &str)> = everything.lines().iter().map(|line| (line.section, line.key)).collect();
    known.insert(("rulebook", "form"));
    for (section, key) in &known {
        let heading = match *section {
            "reserved" => "[offices.NAME.reserved.NAME]".to_owned(),
            "shortlist" | "target" => continue,
            "rulebook" | "membership" => format!("### `[{section}]`"),
            _ => format!("### `[{section}.NAME]`"),
        };
        let part = page.split(&heading).nth(1).unwrap_or_else(|| panic!("the page has no {heading}"));
        let part = part.split("\n### ").next().expect("something");
        assert!(part.contains(&format!("`{key}`")), "{heading} does not name {key}");
    }
    for row in page.lines().filter_map(|line| line.strip_prefix("| `")) {
        let keys = row.split(" | ").next().unwrap_or_default().split('`').step_by(2);
        for key in keys.filter(|key| !key.contains(['"', ' '])) {
            let key = key.trim_matches('`');
            assert!(key.parse::<u64>().is_ok() || known.iter().any(|(_, it)| *it == key), "no rule is called {key}");
        }
    }
}

#[test]
fn no_text_shouts() {
    assert!(!MESSAGES.contains('!'));
}

#[test]
fn numbers_and_lists_read_well() {
    assert_eq!(super::grouped(12_000), "12,000");
    assert_eq!(super::grouped(999), "999");
    assert_eq!(super::grouped(u64::MAX), "18,446,744,073,709,551,615");
    let list = |items: &[&str]| super::Blank::List(items.iter().map(|it| (*it).into()).collect()).english();
    assert_eq!(list(&[]), "nobody");
    assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    assert_eq!(Said::new("span-days").with("number", 1).english(), "1 day");
}
