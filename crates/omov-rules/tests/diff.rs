//! What changed between two rulebooks, and who decides it.

use std::sync::LazyLock;

use omov_rules::read::Value;
use omov_rules::{Rulebook, diff};
use proptest::prelude::*;

const MOVEMENT: &str = include_str!("../templates/movement.toml");

fn read(text: &str) -> Rulebook {
    Rulebook::parse(text).unwrap_or_else(|refused| panic!("{refused}")).book
}

#[test]
fn a_book_differs_in_nothing_from_itself() {
    assert_eq!(diff(&read(MOVEMENT), &read(MOVEMENT)), []);
}

#[test]
fn comments_order_and_what_is_said_anyway_change_nothing() {
    let text = format!("# A comment.\n\n{}", MOVEMENT.replace("[membership]\n", "[membership]\njoins = \"at-once\"\n"));
    let text = text
        .replace("signatures = \"5 % or 1000, whichever is less\"", "signatures = \"1,000 or 5 %, whichever is less\"");
    assert_eq!(diff(&read(MOVEMENT), &read(&text)), []);
}

#[test]
fn a_changed_rule_is_named_with_both_and_with_how_it_is_decided() {
    let text = MOVEMENT.replace("minimum-age = 14", "minimum-age = 16");
    let text = text.replace("[changes.all]", "[changes.age]\ntitle = \"change of the age\"\nof = [\"membership.minimum-age\"]\nthrough = \"new-rule\"\nballot = \"rules\"\n\n[changes.all]");
    let (old, new) = (read(MOVEMENT), read(&text));
    let there = diff(&old, &new);
    let age = there.iter().find(|it| it.path == "membership.minimum-age").expect("it changed");
    let value = |line: &Option<omov_rules::read::Line>| line.as_ref().map(|line| line.value.clone());
    assert_eq!((value(&age.before), value(&age.after)), (Some(Value::Number(14)), Some(Value::Number(16))));
    // Today's rules decide, not those that are proposed.
    assert_eq!(age.decided_by.as_deref(), Some("all"));
    let back = diff(&new, &old);
    let age = back.iter().find(|it| it.path == "membership.minimum-age").expect("it changed");
    assert_eq!(age.decided_by.as_deref(), Some("age"));
    assert!(there.iter().any(|it| it.path == "changes.age.title" && it.before.is_none()));
    assert!(back.iter().any(|it| it.path == "changes.age.title" && it.after.is_none()));
}

#[test]
fn the_nearest_part_decides() {
    let text = MOVEMENT.replace("[changes.all]", "[changes.offices]\ntitle = \"change of an office\"\nof = [\"offices\"]\nthrough = \"new-rule\"\nballot = \"rules\"\n\n[changes.treasurer]\ntitle = \"change of the treasurer\"\nof = [\"offices.treasurer\"]\nthrough = \"new-rule\"\nballot = \"rules\"\n\n[changes.all]");
    let book = read(&text);
    let by = |path: &str| book.changed_by(path).map(|(name, _)| name).expect("somebody decides");
    assert_eq!(by("offices.treasurer.term"), "treasurer");
    assert_eq!(by("offices.scrutineer.term"), "offices");
    assert_eq!(by("officers"), "all");
    assert_eq!(by("offices.treasurers.term"), "offices");
}

static OLD: LazyLock<Rulebook> = LazyLock::new(|| read(MOVEMENT));

proptest! {
    /// Any number somewhere in the text is changed: either the text is refused, or the rule of that line is named.
    #[test]
    fn what_is_changed_is_named(at in 0..1_000_usize, to in 1..60_u64) {
        let numbers: Vec<(usize, &str)> = MOVEMENT
            .lines()
            .enumerate()
            .filter(|(_, line)| line.split(" = ").nth(1).is_some_and(|value| value.parse::<u64>().is_ok()))
            .collect();
        let (row, line) = numbers[at % numbers.len()];
        let (key, value) = line.split_once(" = ").expect("a number");
        let changed: Vec<String> = MOVEMENT
            .lines()
            .enumerate()
            .map(|(n, line)| if n == row { format!("{key} = {to}") } else { line.to_owned() })
            .collect();
        if let Ok(new) = Rulebook::parse(&changed.join("\n")) {
            let there = diff(&OLD, &new.book);
            let lines: Vec<u32> = there.iter().filter_map(|it| Some(it.after.as_ref()?.cite.line)).collect();
            let same = value.parse() == Ok(to);
            prop_assert_eq!(lines, if same { vec![] } else { vec![row as u32 + 1] });
            prop_assert!(there.iter().all(|it| it.decided_by.as_deref() == Some("all")));
        }
    }
}
