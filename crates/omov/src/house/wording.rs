//! Every word that a page shows stands in a room's message file, and every message is used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use omov_web::words::MESSAGES;

use super::words::{ENGLISH, english};

/// The program's sources, without what only tests read.
fn sources() -> Vec<(PathBuf, String)> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            if !["count", "election", "tests"].contains(&name.as_str()) {
                open.extend(fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path()));
            }
        } else if path.extension().is_some_and(|end| end == "rs")
            && !["tests.rs", "testing.rs", "doors.rs", "wording.rs"].contains(&name.as_str())
        {
            let text = fs::read_to_string(&path).expect("a source");
            if !is_compiled(&path) {
                continue;
            }
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
            found.push((path, text));
        }
    }
    found
}

/// Whether a source is part of the program: the folder it lies in declares it, and so up to the program itself.
fn is_compiled(path: &Path) -> bool {
    let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    let folder = path.parent().expect("a folder");
    if name == "main" {
        return true;
    }
    if name == "mod" {
        return is_compiled(&folder.with_extension("rs"));
    }
    let parent = [folder.join("mod.rs"), folder.join("main.rs"), folder.with_extension("rs")];
    parent.iter().find(|parent| parent.is_file()).is_some_and(|parent| {
        let text = fs::read_to_string(parent).expect("a source");
        text.lines().any(|line| line.ends_with(&format!("mod {name};"))) && is_compiled(parent)
    })
}

/// The texts in quotes of a source, each with the line it stands on. Comments are passed over.
fn quoted(source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut rest = source.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        match c {
            '/' if source[at..].starts_with("//") => while rest.next_if(|(_, c)| *c != '\n').is_some() {},
            '\'' if source[at..].starts_with("'\"'") || source[at..].starts_with("'\\") => {
                rest.next();
                rest.next();
            }
            'r' if raw(&source[at..]).is_some() => {
                let (text, length) = raw(&source[at..]).unwrap_or_default();
                found.push((source[..at].lines().count().max(1), shown(text)));
                while rest.next_if(|(next, _)| *next < at + length).is_some() {}
            }
            '"' => {
                let mut text = String::new();
                while let Some((_, c)) = rest.next() {
                    match c {
                        '"' => break,
                        '\\' => text.extend(rest.next().map(|(_, c)| c)),
                        c => text.push(c),
                    }
                }
                found.push((source[..at].lines().count().max(1), text));
            }
            _ => {}
        }
    }
    found
}

/// A text between `r#"` and `"#`, with all its bytes: a small template.
fn raw(source: &str) -> Option<(&str, usize)> {
    let text = source.strip_prefix("r#\"")?;
    let length = text.find("\"#")?;
    Some((&text[..length], length + 5))
}

/// What is left of a template without its code and its tags.
fn shown(template: &str) -> String {
    let mut text = template.to_owned();
    for (begin, end) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<", ">")] {
        while let Some(start) = text.find(begin) {
            let length = text[start..].find(end).map_or(text.len() - start, |length| length + end.len());
            text.replace_range(start..start + length, "|");
        }
    }
    text
}

/// The messages that another message holds inside.
fn inside(element: &PatternElement<&str>, found: &mut BTreeSet<String>) {
    let PatternElement::Placeable { expression } = element else { return };
    match expression {
        Expression::Inline(InlineExpression::MessageReference { id, .. }) => {
            found.insert(id.name.to_owned());
        }
        Expression::Inline(_) => {}
        Expression::Select { variants, .. } => {
            variants.iter().flat_map(|variant| &variant.value.elements).for_each(|element| inside(element, found));
        }
    }
}

/// The names of the messages of a file, and the names of those that stand inside others.
fn messages(file: &str) -> (Vec<String>, BTreeSet<String>) {
    let parsed = fluent_syntax::parser::parse(file).expect("a message file");
    let (mut names, mut used) = (Vec::new(), BTreeSet::new());
    for entry in &parsed.body {
        if let Entry::Message(message) = entry {
            names.push(message.id.name.to_owned());
            message.value.iter().flat_map(|value| &value.elements).for_each(|element| inside(element, &mut used));
        }
    }
    (names, used)
}

/// The names that are said: the first text in the brackets of a call that says something.
fn said(source: &str) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for call in [".say(", ".say_with("] {
        for (at, _) in source.match_indices(call) {
            if let Some(rest) = source[at + call.len()..].trim_start().strip_prefix('"') {
                said.insert(rest.split('"').next().unwrap_or_default().to_owned());
            }
        }
    }
    said
}

/// Whether a text in the code can become that name: `power-{}` becomes `power-export`. A letter is said by one name, for its
/// subject and its text.
fn becomes(text: &str, name: &str) -> bool {
    if [name.strip_suffix("-subject"), name.strip_suffix("-letter")].contains(&Some(text)) {
        return true;
    }
    let Some((before, rest)) = text.split_once('{') else { return text == name };
    let after = rest.split_once('}').map_or("", |(_, after)| after);
    let wild = before.len() + after.len();
    wild >= 4 && !after.contains('{') && name.len() > wild && name.starts_with(before) && name.ends_with(after)
}

#[test]
fn every_message_that_is_said_exists() {
    let words = english().expect("the message files can be read");
    let mut count = 0;
    for (path, source) in sources() {
        for name in said(&source) {
            count += 1;
            assert!(words.has(&name), "{}: no message is called {name}", path.display());
        }
    }
    assert!(count > 20, "this test looks in the wrong place: {count}");
}

#[test]
fn every_message_is_used_and_none_stands_twice() {
    let sources = sources();
    let texts: BTreeSet<String> = sources.iter().flat_map(|(_, source)| quoted(source)).map(|(_, text)| text).collect();
    let said: BTreeSet<String> = sources.iter().flat_map(|(_, source)| said(source)).collect();
    let mut seen = BTreeMap::new();
    let kit = messages(MESSAGES).0;
    seen.extend(kit.into_iter().map(|name| (name, 0)));
    let mut unused = Vec::new();
    let inside: BTreeSet<String> = ENGLISH.iter().flat_map(|file| messages(file).1).collect();
    for file in ENGLISH {
        for name in messages(file).0 {
            let named = inside.contains(&name) || said.contains(&name);
            if !named && !texts.iter().any(|text| becomes(text, &name)) {
                unused.push(name.clone());
            }
            assert!(seen.insert(name.clone(), 1).is_none(), "{name} stands twice, or is the kit's");
        }
    }
    assert!(unused.is_empty(), "nowhere used: {unused:#?}");
}

#[test]
fn every_message_file_of_a_room_is_read() {
    let said: BTreeSet<&str> = ENGLISH.iter().copied().collect();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|end| end == "ftl") && !path.ends_with("count/en.ftl") {
            let text = fs::read_to_string(&path).expect("a message file");
            assert!(said.contains(text.as_str()), "{} is not in house/words.rs", path.display());
        }
    }
}

/// Whether it reads like words for people: two words of letters with a space between.
fn is_speech(text: &str) -> bool {
    let is_word = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_alphabetic() || ",.;:’'".contains(c));
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(2).any(|pair| is_word(pair[0]) && is_word(pair[1]))
}

#[test]
fn no_page_has_words_of_its_own() {
    // What goes to the log is for the host, who reads English.
    let for_the_host = ["tracing::", "error!(", "warn!(", "info!(", "debug!("];
    for (path, source) in sources() {
        let makes_pages =
            ["omov_web::page", "omov_web::parts", "omov_web::forms"].iter().any(|part| source.contains(part));
        // A command sends forms and makes no page: what it says in the terminal is for the host too.
        let is_command = path.components().any(|part| part.as_os_str() == "replay");
        if !makes_pages || is_command {
            continue;
        }
        let lines: Vec<&str> = source.lines().collect();
        for (line, text) in quoted(&source) {
            let near = &lines[line.saturating_sub(3)..line.min(lines.len())];
            let logged = near.iter().any(|line| for_the_host.iter().any(|call| line.contains(call)));
            let statement = ["SELECT ", "INSERT ", "UPDATE ", "DELETE "].iter().any(|verb| text.starts_with(verb));
            assert!(
                logged || statement || !is_speech(&text),
                "{}:{line}: “{text}” belongs into en.ftl",
                path.display()
            );
        }
    }
}

#[test]
fn messages_do_not_shout() {
    for file in ENGLISH {
        for (at, line) in file.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            assert!(!line.contains('!'), "line {}: {line}", at + 1);
        }
    }
}

#[test]
fn one_is_told_from_many_by_the_number_and_not_by_how_it_is_written() {
    for (at, file) in ENGLISH.iter().enumerate() {
        let lines: Vec<&str> = file.lines().collect();
        for pair in lines.windows(2) {
            let chooses = pair[0].trim_end().ends_with("->") && !pair[0].trim_end().ends_with("-n ->");
            let counts = ["[one]", "[0]", "[1]"].iter().any(|choice| pair[1].trim_start().starts_with(choice));
            assert!(!(chooses && counts), "message file {at}: “{}” never finds “{}”", pair[0], pair[1].trim());
        }
    }
}

#[test]
fn this_test_sees_words_in_code() {
    let template = "a(r#\"<p class=\"x y\">{{ say(\"x\") }} Hello there</p>\"#, \"y\")";
    assert_eq!(quoted(template), [(1, "|| Hello there|".to_owned()), (1, "y".to_owned())]);
    let source = "// \"not this\"\nlet a = say(\"Hello there\"); let c = '\"'; let b = \"x-{}\";\n";
    assert_eq!(quoted(source), [(2, "Hello there".to_owned()), (2, "x-{}".to_owned())]);
    assert!(is_speech("Hello there") && !is_speech("/groups/{group}") && !is_speech("keep-roll export-2"));
    assert!(becomes("power-{}", "power-export") && !becomes("{}", "power-export") && !becomes("power-", "power-x"));
}
