//! Every word the kit shows stands in the message file, and every message is used.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::Entry;
use omov_web::words::{MESSAGES, Words};

/// All files below a folder of the crate.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            found.push(path);
        }
    }
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// The names of the messages, in the order of the file.
fn messages() -> Vec<String> {
    let file = fluent_syntax::parser::parse(MESSAGES).expect("the message file can be read");
    let named = |entry: &Entry<&str>| match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    };
    file.body.iter().filter_map(named).collect()
}

/// Everything that looks like the name of a message in code and templates: `"refusal-404-title"`.
fn named() -> BTreeSet<String> {
    let sources = files("src").into_iter().chain(files("templates"));
    let sources = sources.filter(|path| path.extension().is_some_and(|e| e == "rs" || e == "html"));
    let quoted = sources.flat_map(|path| read(&path).split('"').map(str::to_owned).collect::<Vec<_>>());
    quoted.collect()
}

/// The first word inside the brackets of every call to one of these.
fn said() -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for path in files("src").into_iter().chain(files("templates")) {
        let text = read(&path);
        for call in [".say(", ".say_with(", ".mark("] {
            for (at, _) in text.match_indices(call) {
                if let Some(rest) = text[at + call.len()..].trim_start().strip_prefix('"') {
                    said.insert(rest.split('"').next().unwrap().to_owned());
                }
            }
        }
    }
    said
}

#[test]
fn every_message_that_is_said_exists() {
    let words = Words::english(&[]).unwrap();
    let said = said();
    assert!(said.len() > 40, "this test looks in the wrong place: {}", said.len());
    for name in said {
        assert!(words.has(&name), "no message is called {name}");
    }
}

#[test]
fn every_message_is_used_and_none_stands_twice() {
    let named = named();
    let mut seen = BTreeSet::new();
    for message in messages() {
        assert!(named.contains(&message), "{message} is nowhere used");
        assert!(seen.insert(message.clone()), "{message} stands twice");
    }
}

/// What is left of a template without its code, its tags and its entities: what a reader reads.
fn shown(template: &str) -> String {
    let mut text = template.to_owned();
    for (begin, end) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<", ">")] {
        while let Some(start) = text.find(begin) {
            let length = text[start..].find(end).unwrap_or_else(|| panic!("{begin} without {end}: {text}"));
            text.replace_range(start..start + length + end.len(), "");
        }
    }
    text
}

/// The values of attributes that are read out, without their code.
fn read_out(template: &str) -> Vec<String> {
    let attributes = ["aria-label=\"", "title=\"", "alt=\"", "placeholder=\""];
    let values = attributes.iter().flat_map(|attribute| {
        template.split(attribute).skip(1).map(|rest| {
            // A value may hold code with quotes of its own.
            match rest.strip_prefix("{{").and_then(|code| code.split_once("}}")) {
                Some((_, after)) => after.split('"').next().unwrap().to_owned(),
                None => rest.split('"').next().unwrap().to_owned(),
            }
        })
    });
    values.collect()
}

#[test]
fn no_template_has_words_of_its_own() {
    let templates = files("templates");
    assert!(templates.len() > 15);
    for path in templates {
        let template = read(&path);
        let seen = [vec![shown(&template)], read_out(&template)].concat();
        for text in seen {
            assert!(!text.chars().any(char::is_alphabetic), "{}: {}", path.display(), text.trim());
        }
    }
}

#[test]
fn this_test_sees_words_in_a_template() {
    assert!(shown("<p>{{ said }}: Hello</p>").contains("Hello"));
    assert_eq!(read_out(r#"<a aria-label="{{ words.say("x") }} here" title="There">"#), [" here", "There"]);
}

#[test]
fn nothing_goes_to_a_page_unescaped_but_markup() {
    for path in files("templates").into_iter().chain(files("src")) {
        assert!(!read(&path).contains("|safe"), "{}", path.display());
    }
}

#[test]
fn an_application_adds_messages_and_may_say_one_of_ours_in_its_own_way() {
    let words = Words::english(&["members-title = { $n } members\npage-skip = Go on"]).unwrap();
    assert_eq!(words.say_with("members-title", &[("n", 12_000_u64.into())]), "12,000 members");
    assert_eq!(words.say("page-skip"), "Go on");
    assert_eq!(words.say("page-menu"), "Menu");
}

#[test]
fn a_slip_in_a_message_file_is_refused() {
    assert!(Words::english(&["no message at all"]).is_err());
    assert!(Words::new("not a tag", &[]).is_err());
}

#[test]
fn one_and_many_are_told_apart() {
    let words = Words::english(&[]).unwrap();
    let title = |n: u64| words.say_with("problems-title", &[("problems", n.into())]);
    assert_eq!([1, 2, 12].map(title), ["One thing needs a look", "Two things need a look", "12 things need a look"]);
}
