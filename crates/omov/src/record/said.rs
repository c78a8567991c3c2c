//! An entry in words.

use omov_record::Entry;
use omov_web::words::{Arg, Words};

/// What was done, in a sentence.
pub(super) fn deed(words: &Words, entry: &Entry) -> String {
    let deed = entry.kind.split_once('.').map_or("", |(_, deed)| deed);
    let number: Option<u64> = entry.facts.get("number").and_then(|number| number.parse().ok());
    let number: Option<(&str, Arg)> = number.map(|number| ("number", number.into()));
    let act = |deed: &str| {
        let name = format!("act-{deed}");
        let is_known = words.has(&name);
        words.say_with(if is_known { &name } else { "act-other" }, number.as_slice())
    };
    match (deed, entry.facts.get("deed")) {
        ("asked" | "declined" | "taken-back", Some(what)) => {
            words.say_with(&format!("record-step-{deed}"), &[("what", act(what).into())])
        }
        _ => act(deed),
    }
}

/// The rule, in words: where it lends a power, that power.
pub(super) fn rule(words: &Words, entry: &Entry) -> String {
    let lends = entry.rule.starts_with("powers.") || entry.rule.rsplit('.').next() == Some("lends");
    let power = entry.kind.split('.').next().map(|area| format!("power-{area}"));
    power.filter(|power| lends && words.has(power)).map_or_else(|| entry.rule.clone(), |power| words.say(&power))
}

/// What else it says, each with its name.
pub(super) fn facts(words: &Words, entry: &Entry) -> Vec<(String, String)> {
    let shown =
        entry.facts.iter().filter(|(key, _)| !["act", "group", "asked", "deed", "number"].contains(&key.as_str()));
    shown.map(|(key, value)| (named(words, &format!("record-fact-{key}"), key), valued(words, key, value))).collect()
}

/// A value, in words where it is a name of the program's.
fn valued(words: &Words, key: &str, value: &str) -> String {
    match key {
        "as" => named(words, &format!("record-as-{value}"), value),
        "setting" => named(words, &format!("setting-{value}"), value),
        "powers" => {
            let powers = value.split(' ').map(|power| named(words, &format!("power-{power}"), power));
            powers.collect::<Vec<_>>().join(", ")
        }
        _ => value.to_owned(),
    }
}

fn named(words: &Words, message: &str, otherwise: &str) -> String {
    if words.has(message) { words.say(message) } else { otherwise.to_owned() }
}

/// Everything that can be looked for.
pub(super) fn all(words: &Words, entry: &Entry) -> String {
    let mut text = vec![deed(words, entry), entry.group.clone(), entry.rule.replace('.', " ")];
    text.extend(entry.office.clone());
    text.extend(facts(words, entry).into_iter().map(|(_, value)| value));
    text.join(" ")
}
