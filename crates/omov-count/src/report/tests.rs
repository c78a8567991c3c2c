//! Promises about texts and colours that the sources themselves have to keep.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::words::MESSAGES;

/// Every source and template of the reports.
fn sources() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = String::new();
    for folder in ["src/report", "src/report/parts", "templates/report"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let ending = path.extension().and_then(|e| e.to_str());
            if matches!(ending, Some("rs" | "html")) && path.file_name().unwrap() != "tests.rs" {
                all.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    all
}

fn messages() -> BTreeSet<&'static str> {
    MESSAGES
        .lines()
        .filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|l| l.split_once(" =").map(|(id, _)| id))
        .collect()
}

#[test]
fn the_message_file_has_no_slip() {
    let parsed = fluent_bundle::FluentResource::try_new(MESSAGES.into());
    assert!(parsed.is_ok(), "{:?}", parsed.err().map(|(_, errors)| errors));
    let ids: Vec<&str> = MESSAGES.lines().filter_map(|l| l.split_once(" =")).map(|(id, _)| id).collect();
    let ids: Vec<&&str> = ids.iter().filter(|id| id.starts_with(|c: char| c.is_ascii_lowercase())).collect();
    assert_eq!(ids.len(), messages().len(), "a message is written twice");
}

#[test]
fn every_message_asked_for_exists() {
    let sources = sources();
    let messages = messages();
    for asked in ["say(\"", "say_with(\"", "Passage::new(\"", "fact(\"", "holds(\"", "fails(\""] {
        for found in sources.split(asked).skip(1) {
            let id = found.split('"').next().unwrap();
            assert!(messages.contains(id), "no message is called {id}");
        }
    }
}

#[test]
fn every_message_is_used() {
    let sources = sources();
    for id in messages() {
        assert!(sources.contains(&format!("\"{id}\"")), "nothing uses the message {id}");
    }
}

#[test]
fn no_text_shouts() {
    assert!(!MESSAGES.contains('!'));
}

/// The tokens of one block of the style sheet, from what it begins with.
fn tokens(begins: &str) -> BTreeMap<String, [f64; 3]> {
    let css = super::CSS;
    let at = css.find(begins).unwrap_or_else(|| panic!("no block begins with {begins}")) + begins.len();
    let block = css[at..].split('}').next().unwrap();
    block
        .split(';')
        .filter_map(|d| d.trim().strip_prefix("--")?.split_once(": #"))
        .map(|(name, hex)| {
            let wide = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
            let part = |i: usize| f64::from(u8::from_str_radix(&wide[i..i + 2], 16).unwrap()) / 255.0;
            (name.to_owned(), [part(0), part(2), part(4)])
        })
        .collect()
}

/// WCAG 2.2, relative luminance and contrast ratio, to one decimal.
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let light = |rgb: [f64; 3]| {
        let linear = rgb.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    };
    let (a, b) = (light(a), light(b));
    ((a.max(b) + 0.05) / (a.min(b) + 0.05) * 10.0).round() / 10.0
}

const LIGHT: &str = ":root {";
const DARK: &str = "(prefers-color-scheme: dark) { :root:not([data-theme]) {";
const HIGH: &str = "(prefers-contrast: more) { :root:not([data-theme]) {";

#[test]
fn colours_have_the_contrast_that_was_decided() {
    let table = [
        ("ink", "ground", [15.6, 15.9, 21.0]),
        ("ink", "surface", [17.2, 14.5, 21.0]),
        ("ink-2", "ground", [7.0, 9.4, 15.9]),
        ("ink-2", "surface", [7.7, 8.5, 15.9]),
        ("accent", "ground", [7.9, 10.1, 13.9]),
        ("accent", "surface", [8.6, 9.2, 13.9]),
        ("on-accent", "accent", [8.6, 8.6, 13.9]),
        ("accent-deep", "accent-soft", [10.4, 9.0, 15.8]),
        ("ink", "turn", [15.1, 10.4, 19.0]),
        ("turn-ink", "turn", [9.1, 9.2, 13.1]),
        ("done-ink", "done", [8.6, 9.1, 13.0]),
        ("stop-ink", "stop", [8.2, 9.4, 12.3]),
        ("line-strong", "ground", [4.5, 5.6, 21.0]),
        ("turn-line", "surface", [4.4, 6.8, 8.6]),
        ("stop-line", "surface", [6.5, 6.6, 9.3]),
        ("focus", "ground", [15.6, 13.2, 21.0]),
        ("c1", "surface", [8.6, 9.2, 13.9]),
        ("c2", "surface", [3.3, 7.7, 6.2]),
        ("c3", "surface", [7.8, 6.8, 12.1]),
        ("c4", "surface", [3.5, 8.2, 7.9]),
        ("c5", "surface", [4.2, 8.4, 8.1]),
        ("c6", "surface", [5.3, 6.6, 9.4]),
    ];
    for (begins, set) in [LIGHT, DARK, HIGH].into_iter().zip(0..) {
        let tokens = tokens(begins);
        for (front, back, expected) in table {
            let found = contrast(tokens[front], tokens[back]);
            assert!(
                (found - expected[set]).abs() < 0.01,
                "{front} on {back} in {begins}: {found}, not {}",
                expected[set]
            );
        }
    }
}

#[test]
fn a_kept_setting_has_the_colours_of_the_device_setting() {
    assert_eq!(tokens(DARK), tokens("[data-theme=dark] {"));
    assert_eq!(tokens(HIGH), tokens("[data-theme=high] {"));
    assert_eq!(tokens(LIGHT).keys().collect::<Vec<_>>(), tokens(DARK).keys().collect::<Vec<_>>());
}
