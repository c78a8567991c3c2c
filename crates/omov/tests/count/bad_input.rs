//! Bad input gets one line that names the file, the line and what was expected; an exit code; and no partial result.

use std::fs::File;

use crate::desk::{Desk, ONE_FROM_THE_NORTH, TIED, WARD};

/// Counts a .blt of this text and expects this line after the file's name.
#[track_caller]
fn blt(text: impl AsRef<[u8]>, why: &str) {
    let desk = Desk::new();
    desk.write("ward.blt", text);
    desk.refuses(&["ward.blt", "--rule", "scottish-stv"], 2, &format!("ward.blt: {why}"));
}

#[track_caller]
fn csv(text: impl AsRef<[u8]>, why: &str) {
    let desk = Desk::new();
    desk.write("papers.csv", text);
    desk.refuses(&["papers.csv", "--rule", "scottish-stv", "--seats", "1"], 2, &format!("papers.csv: {why}"));
}

#[test]
fn bad_input_candidate_twice() {
    let again = "expected a name that is not there yet, found 'Anna' again (it is candidate 1)";
    blt("2 1\n3 1 2 0\n0\n\"Anna\"\n\"Anna\"\n\"x\"\n", &format!("line 5: {again}"));
    let desk = Desk::with(&[("papers.csv", "rank1\nAnna\n"), ("names.txt", "Anna\nBert\nAnna\n")]);
    desk.refuses(
        &["papers.csv", "--rule", "irv", "--candidates", "names.txt"],
        2,
        &format!("names.txt: line 3: {again}"),
    );
}

#[test]
fn bad_input_rank_out_of_range() {
    blt(
        "2 1\n3 1 2 0\n1 3 0\n0\n\"Anna\"\n\"Bert\"\n\"x\"\n",
        "line 3: expected a candidate's number (1 to 2), found '3'",
    );
    blt(
        "2 1\n3 1 2 0\n1 0 2 0\n0\n\"Anna\"\n\"Bert\"\n\"x\"\n",
        "line 3: expected nothing after the 0 that closes a paper, found '2'",
    );
    let desk = Desk::with(&[("papers.csv", "rank1\nAnna\nZoe\n"), ("names.txt", "Anna\nBert\n")]);
    desk.refuses(
        &["papers.csv", "--rule", "irv", "--candidates", "names.txt"],
        2,
        "papers.csv: line 3: expected a name from the list of 2 candidates, found 'Zoe'",
    );
}

#[test]
fn bad_input_count_that_does_not_match_the_header() {
    blt("4 1\n3 1 2 0\n0\n\"Anna\"\n\"Bert\"\n\"x\"\n", "line 6: expected names for 4 candidates, found 3");
    blt(
        "1 1\n3 1 0\n0\n\"Anna\"\n\"Bert\"\n\"x\"\n",
        "line 6: expected nothing after 1 names and a title, found '\"x\"'",
    );
    csv("rank1,rank2\nAnna,Bert,Cleo\n", "line 2: expected nothing after the last column, found 'Cleo'");
}

#[test]
fn bad_input_more_seats_than_candidates() {
    blt(
        "2 3\n3 1 2 0\n0\n\"Anna\"\n\"Bert\"\n\"x\"\n",
        "3 seats to fill, but only 2 candidates stand; give fewer seats",
    );
    let desk = Desk::with(&[("ward.blt", WARD)]);
    let count = ["ward.blt", "--rule", "meek", "--seats", "5", "--withdrawn", "Emil"];
    desk.refuses(&count, 2, "ward.blt: 5 seats to fill, but only 4 candidates stand; give fewer seats");
}

#[test]
fn bad_input_limits_that_clash() {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    desk.write(
        "limits.json",
        r#"{"attributes":{"gender":{"1":"woman","2":"man","3":"man","4":"man","5":"man"}},
            "limits":[{"attribute":"gender","value":"woman","min":2,"max":null}]}"#,
    );
    let count = ["ward.blt", "--rule", "scottish-stv", "--constraints", "limits.json"];
    desk.refuses(&count, 1, "ward.blt: no result can meet these limits together: at least 2 with gender = woman");
}

#[test]
fn bad_input_weights_that_overflow() {
    for large in ["18446744073709551615", "99999999999999999999999"] {
        blt(
            format!("2 1\n{large} 1 0\n{large} 2 0\n0\n\"Anna\"\n\"Bert\"\n\"x\"\n"),
            &format!(
                "line 2: expected how many such papers there are (1 to 1000000000000000000, whole), found '{large}'"
            ),
        );
    }
    csv(
        "rank1,weight\nAnna,999999999999999999\nAnna,999999999999999999\n",
        "line 3: more papers than can be counted: the weights add up to more than 1000000000000000000, or there are \
         too many marks",
    );
}

#[test]
fn bad_input_a_gigabyte_of_zeros() {
    let desk = Desk::new();
    for name in ["zeros.blt", "zeros.csv", "zeros.abc.yaml", "zeros.pb"] {
        // A hole in the file system: takes no room on the disk, reads as a gigabyte.
        File::create(desk.path(name)).and_then(|f| f.set_len(1 << 30)).expect("a large empty file");
        desk.refuses(
            &[name, "--rule", "approval", "--seats", "1"],
            2,
            &format!("{name}: line 1: expected text, found a zero byte; this is not a ballot file in UTF-8"),
        );
    }
}

#[test]
fn bad_input_binary_noise() {
    let desk = Desk::new();
    // A xorshift generator from a fixed start: the same noise on every run.
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    })
    .take(100_000)
    .collect();
    for name in ["noise.blt", "noise.csv", "noise.abc.yaml", "noise.pb", "noise.json", "noise.toml", "noise.txt"] {
        desk.write(name, &noise);
    }
    desk.write("ward.blt", WARD);
    desk.write("papers.csv", "rank1\nAnna\n");
    let ward = ["ward.blt", "--rule", "scottish-stv"];
    let with = |more: [&'static str; 2]| [&ward[..], &more[..]].concat();
    let cases: Vec<(&str, Vec<&str>)> = vec![
        ("noise.blt", vec!["noise.blt", "--rule", "irv"]),
        ("noise.csv", vec!["noise.csv", "--rule", "irv"]),
        ("noise.abc.yaml", vec!["noise.abc.yaml", "--rule", "pav", "--seats", "1"]),
        ("noise.pb", vec!["noise.pb"]),
        ("noise.json", with(["--constraints", "noise.json"])),
        ("noise.json", vec!["ward.blt", "--check", "noise.json"]),
        ("noise.toml", vec!["ward.blt", "--profile", "noise.toml"]),
        ("noise.toml", vec!["--linked", "noise.toml"]),
        ("noise.txt", with(["--tie", "order:noise.txt"])),
        ("noise.txt", vec!["papers.csv", "--rule", "irv", "--candidates", "noise.txt"]),
    ];
    for (name, words) in cases {
        let said = desk.count(&words);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "omov count {words:?}: {}", said.err);
        assert!(said.err.starts_with(&format!("omov: {name}: ")), "omov count {words:?}: {}", said.err);
        assert_eq!(said.err.lines().count(), 1, "{}", said.err);
        assert!(!said.err.trim_end().contains(char::is_control), "{:?}", said.err);
    }
}

#[test]
fn bad_input_an_empty_file() {
    blt("", "line 1: expected the number of candidates and of seats, found the end of the file");
    csv("", "line 1: expected a row with the columns rank1, rank2, …, found the end of the file");
}

#[test]
fn bad_input_files_that_are_not_there_or_not_known() {
    let desk = Desk::with(&[("ward.doc", "x"), ("ward.blt", WARD)]);
    let unknown = "ward.doc: what kind of file is this? The name must end in .blt, .csv, .abc.yaml or .pb";
    desk.refuses(&["ward.doc", "--rule", "irv"], 2, unknown);
    desk.refuses(&["none.blt", "--rule", "irv"], 2, "none.blt: there is no such file or folder");
    let ward = ["ward.blt", "--rule", "scottish-stv"];
    for (option, value) in [("--constraints", "none.json"), ("--candidates", "none.json"), ("--tie", "order:none.json")]
    {
        desk.refuses(&[&ward[..], &[option, value]].concat(), 2, "none.json: there is no such file or folder");
    }
    desk.refuses(&["ward.blt", "--profile", "none.toml"], 2, "none.toml: there is no such file or folder");
    desk.refuses(&["ward.blt", "--check", "none.json"], 2, "none.json: there is no such file or folder");
    desk.refuses(&["--linked", "none.toml"], 2, "none.toml: there is no such file or folder");
    std::fs::create_dir(desk.path("folder.blt")).expect("a folder");
    desk.refuses(&["folder.blt", "--rule", "irv"], 2, "folder.blt: this is a folder, not a file");
}

#[test]
fn bad_input_limits_with_a_mistake() {
    let desk = Desk::with(&[("ward.blt", WARD), ("chair.blt", TIED)]);
    let count = ["ward.blt", "--rule", "scottish-stv", "--constraints", "limits.json"];
    desk.write("limits.json", ONE_FROM_THE_NORTH.replace("\"limits\": [", "\"limit\": ["));
    desk.refuses(
        &count,
        2,
        "limits.json: line 3: unknown field `limit`, expected one of `attributes`, `limits`, `if_unmeetable`",
    );
    desk.write("limits.json", "{\n");
    desk.refuses(&count, 2, "limits.json: line 2: EOF while parsing an object");
}

#[test]
fn bad_input_profile_with_a_mistake() {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    desk.write("rule.toml", "version = 1\nrule = \"scotish-stv\"\nseats = 2\n");
    let said = desk.count(&["ward.blt", "--profile", "rule.toml"]);
    assert!(said.err.starts_with("omov: rule.toml: line 2: unknown variant `scotish-stv`"), "{}", said.err);
    assert_eq!((said.code, said.err.lines().count()), (2, 1));
}

#[test]
fn bad_input_order_with_a_mistake() {
    let desk = Desk::with(&[("chair.blt", TIED), ("order.txt", "Anna\nBert\nCloe\n")]);
    let count = ["chair.blt", "--rule", "irv", "--tie", "order:order.txt"];
    desk.refuses(&count, 2, "order.txt: line 3: no candidate is called “Cloe”; write names as on the paper");
    desk.write("order.txt", "Anna\nBert\n");
    desk.refuses(&count, 2, "order.txt: “Cleo” is missing; name every candidate once");
}
