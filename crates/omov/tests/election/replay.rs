//! The secret way gives the same winners as the open one.

use serde_json::json;

use crate::desk::{Desk, TIED, WARD};

fn replay(desk: &Desk, words: &[&str]) -> crate::desk::Said {
    desk.omov(&[&["election", "replay"], words].concat(), "")
}

#[test]
fn sealed_papers_elect_whom_open_ones_elect() {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    for (i, rule) in ["scottish-stv", "meek", "irv", "schulze", "plurality"].into_iter().enumerate() {
        let (out, seats) =
            (format!("{i}.bel"), if matches!(rule, "irv" | "schulze" | "plurality") { "1" } else { "2" });
        let said = replay(&desk, &["ward.blt", "--rule", rule, "--seats", seats, "--out", &out, "--json"]);
        assert_eq!(said.code, 0, "{rule}: {}", said.err);
        let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!(answer["elected"], answer["direct_elected"], "{rule}");
        assert_eq!((&answer["valid"], &answer["ballots"]), (&json!(true), &json!(27)), "{rule}");
        assert_eq!(desk.omov(&["verify", &out], "").code, 0);
    }
}

#[test]
fn the_first_ballots_alone_can_be_taken() {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    let words = ["ward.blt", "--rule", "irv", "--seats", "1", "--limit", "12", "--trustees", "4", "--threshold", "3"];
    let said = replay(&desk, &[&words[..], &["--out", "r.bel", "--json"]].concat());
    let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("{e}: {}", said.err));
    assert_eq!(answer["ballots"], 12);
}

#[test]
fn what_cannot_be_sealed_or_decided_is_refused_and_nothing_is_written() {
    let twice = WARD.replace("9 1 2 0", "9 1 2 1 0");
    let withdrawn = WARD.replacen("5 2\n", "5 2\n-3\n", 1);
    let many = WARD.replace("9 1 2 0", "1000000000000 1 2 0");
    let empty = "2 1\n0\n\"A\"\n\"B\"\n\"T\"\n";
    let desk = Desk::with(&[
        ("many.blt", many.as_str()),
        ("ward.blt", WARD),
        ("tied.blt", TIED),
        ("twice.blt", &twice),
        ("gone.blt", &withdrawn),
        ("empty.blt", empty),
    ]);
    for (words, code, part) in [
        (&["ward.blt", "--rule", "approval"][..], 2, "the rule approval does not count rankings"),
        (&["tied.blt", "--rule", "irv"], 1, "tied between Bert, Cleo"),
        (&["twice.blt", "--rule", "scottish-stv"], 2, "paper 1: no sealed ballot can say this: “Anna” is marked twice"),
        (&["gone.blt", "--rule", "scottish-stv"], 2, "a candidate withdrew"),
        (&["empty.blt", "--rule", "irv"], 2, "there is no ballot to seal"),
        (&["ward.blt", "--rule", "irv", "--seats", "1", "--threshold", "3"], 2, "3 of 3 trustees"),
        (&["ward.blt", "--rule", "nonsense"], 2, "no such rule"),
        (&["many.blt", "--rule", "scottish-stv"], 2, "at most 1000000 are sealed at once"),
        (&["missing.blt", "--rule", "irv"], 2, "there is no such file"),
    ] {
        let said = replay(&desk, &[words, &["--out", "r.bel"]].concat());
        assert!(said.err.contains(part), "{words:?}: {}", said.err);
        assert_eq!((said.code, said.out.as_str()), (code, ""), "{words:?}");
        assert!(!desk.path("r.bel").exists());
    }
    desk.write("r.bel", "");
    let words = ["ward.blt", "--rule", "irv", "--seats", "1", "--limit", "3", "--out", "r.bel"];
    for before in ["an empty file", "an earlier replay"] {
        assert_eq!(replay(&desk, &words).code, 0, "{before}");
    }
    assert!(desk.omov(&["verify", "r.bel"], "").code == 0);
    desk.write("r.bel", "mine");
    let said = replay(&desk, &["ward.blt", "--rule", "irv", "--seats", "1", "--out", "r.bel"]);
    assert!(said.code == 1 && desk.read("r.bel") == "mine", "{}", said.err);
}
