//! A command line that makes no sense is refused in one clear line, exit 2, before anything is counted.

use crate::desk::{Desk, ONE_FROM_THE_NORTH, WARD};

const RULES: &str = "scottish-stv, meek, warren, ers97, irv, bottoms-up, sequential-irv, plurality, block, yes-no, \
                     approval, schulze, ranked-pairs, pav, seq-pav, seq-phragmen, equal-shares, \
                     equal-shares-approval-completion, equal-shares-without-completion, pb-equal-shares-add1";

fn desk() -> Desk {
    Desk::with(&[("ward.blt", WARD), ("limits.json", ONE_FROM_THE_NORTH), ("papers.csv", "rank1\nAnna\nBert\nAnna\n")])
}

#[test]
fn a_rule_has_to_be_named_and_the_line_lists_them() {
    desk().refuses(&["ward.blt"], 2, &format!("ward.blt: --rule is needed for this file; one of: {RULES}"));
    desk().refuses(
        &["ward.blt", "--rule", "stv"],
        2,
        &format!("invalid value 'stv' for '--rule <RULE>': no such rule; one of: {RULES}; see omov count --help"),
    );
}

#[test]
fn every_rule_is_in_the_help() {
    let help = desk().count(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    let words = help.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(RULES), "{words}");
}

#[test]
fn unknown_words_are_refused() {
    let desk = desk();
    desk.refuses(&["ward.blt", "--places", "2"], 2, "unexpected argument '--places' found; see omov count --help");
    desk.refuses(&["ward.blt", "other.blt"], 2, "unexpected argument 'other.blt' found; see omov count --help");
    let bad = |option: &str, value: &str, why: &str, name: &str| {
        let line = format!("invalid value '{value}' for '{option} <{name}>': {why}; see omov count --help");
        desk.refuses(&["ward.blt", "--rule", "irv", option, value], 2, &line);
    };
    bad("--seats", "two", "invalid digit found in string", "N");
    bad("--tie", "coin", "expected [earlier-stages,](lot:SEED|order:FILE|stop)", "TIE");
    bad("--overvote", "ignore", "expected exhaust, skip or skip-if-one-continuing", "HOW");
    bad("--max-skipped", "few", "expected a number from 0 or unlimited", "N");
    bad("--duplicate-rank", "first", "expected exhaust or skip", "HOW");
    bad("--quorum", "30", "expected a share such as 30% or 1/3, between none and all", "SHARE");
    bad("--threshold", ">", "expected a share such as 30% or 1/3, between none and all", "SHARE");
}

#[test]
fn options_a_rule_has_no_use_for_are_refused() {
    let desk = desk();
    let ward = |rule: &'static str, more: &[&'static str], line: &str| {
        desk.refuses(&[&["ward.blt", "--rule", rule], more].concat(), 2, line);
    };
    ward("irv", &["--seats", "2"], "the rule irv elects one, not 2; give 1 seat or choose another rule");
    ward("irv", &["--seats", "0"], "--seats 0: give a number from 1");
    ward("irv", &["--seats", "1", "--decimals", "5"], "the rule irv has no decimals to set");
    ward("meek", &["--decimals", "30"], "30 decimals: the rule meek takes 5 to 18");
    ward(
        "scottish-stv",
        &["--converge-last-stage"],
        "converge-last-stage is for meek and warren, not for scottish-stv",
    );
    ward("meek", &["--quorum", "30%"], "the rule meek has no use for --quorum");
    ward("meek", &["--threshold", "1/2"], "the rule meek has no use for --threshold");
    ward("meek", &["--electorate", "40"], "the rule meek has no use for --electorate");
    ward("yes-no", &[], "the rule yes-no needs --electorate N: how many may vote");
    ward("yes-no", &["--constraints", "limits.json"], "the rule yes-no has no use for --constraints");
    ward("approval", &["--overvote", "skip"], "the rule approval has no use for --overvote");
    ward("approval", &["--max-skipped", "1"], "the rule approval has no use for --max-skipped");
    ward("approval", &["--duplicate-rank", "skip"], "the rule approval has no use for --duplicate-rank");
    ward("schulze", &["--overvote", "skip"], "the rule schulze has no use for --overvote");
    ward("pb-equal-shares-add1", &["--seats", "2"], "the rule pb-equal-shares-add1 has no use for --seats");
}

#[test]
fn a_file_that_does_not_fit_the_rule_is_refused() {
    desk().refuses(
        &["ward.blt", "--rule", "pb-equal-shares-add1"],
        2,
        "ward.blt: the rule pb-equal-shares-add1 needs projects with costs and a budget (a .pb file)",
    );
    desk().refuses(
        &["papers.csv", "--rule", "scottish-stv"],
        2,
        "papers.csv: how many seats? The file does not say; give --seats N",
    );
}

#[test]
fn a_name_that_is_not_on_the_paper_is_refused() {
    let ward = ["ward.blt", "--rule", "scottish-stv"];
    for option in ["--withdrawn", "--reopen-nominations", "--vacancy"] {
        desk().refuses(
            &[&ward[..], &[option, "Zoe"]].concat(),
            2,
            &format!("ward.blt: {option}: no candidate is called “Zoe”; on the paper are Anna, Bert, Cleo, Dora, Emil"),
        );
    }
}

#[test]
fn a_profile_says_everything_but_what_was_drawn() {
    let desk = desk();
    assert_eq!(desk.count(&["--rule", "scottish-stv", "--seats", "2", "--write-profile", "rule.toml"]).code, 0);
    let profile = ["ward.blt", "--profile", "rule.toml"];
    let with = |more: &[&'static str]| [&profile[..], more].concat();
    desk.refuses(&with(&["--seats", "3"]), 2, "--seats stands in the profile rule.toml; leave it out");
    desk.refuses(&with(&["--rule", "irv"]), 2, "--rule stands in the profile rule.toml; leave it out");
    desk.refuses(
        &with(&["--tie", "lot:1"]),
        2,
        "rule.toml: this profile breaks ties otherwise than --tie says; give --tie as it stands there",
    );
}

#[test]
fn what_cannot_go_together_is_refused() {
    let desk = desk();
    let one_line = |words: &[&str]| {
        let said = desk.count(words);
        assert_eq!((said.code, said.out.as_str(), said.err.lines().count()), (2, "", 1), "{words:?}: {}", said.err);
        assert!(said.err.starts_with("omov: "), "{}", said.err);
    };
    one_line(&[]);
    one_line(&["--json"]);
    one_line(&["ward.blt", "--linked", "posts.toml"]);
    one_line(&["ward.blt", "--rule", "irv", "--not-standing", "Anna"]);
    one_line(&["ward.blt", "--rule", "irv", "--if-unmeetable", "stop"]);
    one_line(&["ward.blt", "--check", "record.json", "--report", "html", "r.html"]);
    one_line(&["--rule", "irv", "--rule-in-words", "--report", "html", "r.html"]);
    one_line(&["ward.blt", "--rule", "irv", "--report", "html"]);
}
