//! The colours can be read: the contrast of every pair in use, computed from the style sheet's own tokens.

use std::collections::{BTreeMap, BTreeSet};

use omov_web::look::{STYLE, colour::Colour};

/// Light, dark and high, in this order.
const SETS: [&str; 3] = ["light", "dark", "high"];

/// What letters need, and what graphics need.
const LETTERS: f64 = 4.5;
const GRAPHICS: f64 = 3.0;

/// Colour, ground, what is needed, and the figures that were decided on: light, dark, high.
const DECIDED: &[(&str, &str, f64, [f64; 3])] = &[
    ("ink", "ground", LETTERS, [15.6, 15.9, 21.0]),
    ("ink", "surface", LETTERS, [17.2, 14.5, 21.0]),
    ("ink-2", "ground", LETTERS, [7.0, 9.4, 15.9]),
    ("ink-2", "surface", LETTERS, [7.7, 8.5, 15.9]),
    ("accent", "ground", LETTERS, [7.9, 10.1, 13.9]),
    ("accent", "surface", LETTERS, [8.6, 9.2, 13.9]),
    ("on-accent", "accent", LETTERS, [8.6, 8.6, 13.9]),
    ("accent-deep", "accent-soft", LETTERS, [10.4, 9.0, 15.8]),
    ("ink", "turn", LETTERS, [15.1, 10.4, 19.0]),
    ("turn-ink", "turn", LETTERS, [9.1, 9.2, 13.1]),
    ("done-ink", "done", LETTERS, [8.6, 9.1, 13.0]),
    ("stop-ink", "stop", LETTERS, [8.2, 9.4, 12.3]),
    ("line-strong", "ground", GRAPHICS, [4.5, 5.6, 21.0]),
    ("turn-line", "surface", GRAPHICS, [4.4, 6.8, 8.6]),
    ("stop-line", "surface", GRAPHICS, [6.5, 6.6, 9.3]),
    ("focus", "ground", GRAPHICS, [15.6, 13.2, 21.0]),
    ("c1", "surface", GRAPHICS, [8.6, 9.2, 13.9]),
    ("c2", "surface", GRAPHICS, [3.3, 7.7, 6.2]),
    ("c3", "surface", GRAPHICS, [7.8, 6.8, 12.1]),
    ("c4", "surface", GRAPHICS, [3.5, 8.2, 7.9]),
    ("c5", "surface", GRAPHICS, [4.2, 8.4, 8.1]),
    ("c6", "surface", GRAPHICS, [5.3, 6.6, 9.4]),
];

/// Pairs that the style sheet uses besides.
const BESIDES: &[(&str, &str, f64)] = &[
    ("ink", "sunk", LETTERS),
    ("ink", "accent-soft", LETTERS),
    ("ink", "stop", LETTERS),
    ("accent", "accent-soft", LETTERS),
    ("accent", "turn", LETTERS),
    ("on-accent", "accent-deep", LETTERS),
    ("stop-ink", "ground", LETTERS),
    ("stop-ink", "surface", LETTERS),
    ("ground", "ink", LETTERS),
    ("line-strong", "surface", GRAPHICS),
    ("stop-line", "ground", GRAPHICS),
    ("turn-line", "ground", GRAPHICS),
    ("focus", "surface", GRAPHICS),
    ("accent", "sunk", GRAPHICS),
];

/// The tokens of one set, from the style sheet as it is sent.
fn tokens(set: &str) -> BTreeMap<&str, &str> {
    let opening = format!("[data-theme=\"{set}\"] {{");
    let block = STYLE.split_once(&opening).and_then(|(_, rest)| rest.split_once('}')).expect("the set is there").0;
    block.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": ")).collect()
}

fn contrast(set: &BTreeMap<&str, &str>, colour: &str, ground: &str) -> f64 {
    let token = |name: &str| Colour::parse(set[name]).unwrap_or_else(|| panic!("{name} is no colour"));
    token(colour).contrast(token(ground))
}

#[test]
fn every_pair_of_colours_can_be_read_in_every_set() {
    let pairs = DECIDED.iter().map(|(c, g, least, _)| (c, g, least)).chain(BESIDES.iter().map(|(c, g, l)| (c, g, l)));
    for (colour, ground, least) in pairs {
        for set in SETS {
            let found = contrast(&tokens(set), colour, ground);
            assert!(found >= *least, "{colour} on {ground}, {set}: {found:.2} is under {least}");
        }
    }
}

#[test]
fn the_contrasts_are_those_that_were_decided_on() {
    for (colour, ground, _, decided) in DECIDED {
        for (set, decided) in SETS.into_iter().zip(decided) {
            let found = (contrast(&tokens(set), colour, ground) * 10.0).round() / 10.0;
            assert!((found - decided).abs() < 0.101, "{colour} on {ground}, {set}: {found}, not {decided}");
        }
    }
}

#[test]
fn the_formula_gives_the_known_figures() {
    let contrast = |a, b| Colour::parse(a).unwrap().contrast(Colour::parse(b).unwrap());
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
    assert!((contrast("#ffffff", "#ffffff") - 1.0).abs() < 1e-9);
    // The lightest grey that WCAG's own examples let stand on white.
    assert!((contrast("#767676", "#ffffff") - 4.54).abs() < 0.005);
    assert_eq!(Colour::parse("#12345"), None);
    assert_eq!(Colour::parse("#12345é"), None);
}

#[test]
fn every_set_has_every_token_and_no_colour_stands_outside_the_sets() {
    let names = |set| tokens(set).into_keys().map(str::to_owned).collect::<BTreeSet<_>>();
    let light = names("light");
    for set in SETS {
        assert_eq!(names(set), light, "{set}");
    }
    let rules = STYLE.split_once("/* Ground:").expect("the ground comes after the sets").1;
    for (at, _) in rules.match_indices('#') {
        let after: String = rules[at + 1..].chars().take(3).collect();
        assert!(!after.chars().all(|c| c.is_ascii_hexdigit()), "a colour outside the sets: #{after}…");
    }
    for (at, _) in rules.match_indices("var(--") {
        let name = rules[at + 6..].split([')', ',']).next().unwrap();
        let known = light.contains(name) || rules.contains(&format!("--{name}: "));
        assert!(known, "the style sheet uses --{name}, which is nowhere");
    }
}

#[test]
fn nothing_is_loaded_from_outside() {
    for word in ["url(", "@import", "@font-face", "http:", "https:"] {
        assert!(!STYLE.replace("[href^=\"http\"]", "").contains(word), "{word}");
    }
}

#[test]
fn what_the_reader_chose_wins_over_the_device() {
    for preference in ["prefers-color-scheme: dark", "prefers-contrast: more"] {
        let after = STYLE.split_once(preference).expect(preference).1;
        assert!(after.starts_with(") { :root:not([data-theme]) {"), "{preference}");
    }
}
