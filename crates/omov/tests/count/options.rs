//! `omov count`: what each option does, as a person at a keyboard sees it.

use crate::desk::{Desk, ONE_FROM_THE_NORTH, TIED, WARD};

fn ward() -> Desk {
    Desk::with(&[("ward.blt", WARD), ("limits.json", ONE_FROM_THE_NORTH), ("chair.blt", TIED)])
}

const COUNT: [&str; 3] = ["ward.blt", "--rule", "scottish-stv"];

#[test]
fn without_json_the_text_report_is_printed_and_nothing_else() {
    let said = ward().count(&COUNT);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    for part in ["Two for the ward", "Anna", "Cleo"] {
        assert!(said.out.contains(part), "{part} is missing in:\n{}", said.out);
    }
    assert!(!said.out.starts_with('{'));
}

#[test]
fn with_json_the_record_has_the_rule_the_quota_the_stages_and_the_winners() {
    let record = ward().record(&COUNT);
    assert_eq!(record["rule"], "scottish-stv");
    assert_eq!(record["seats"], 2);
    assert_eq!(record["candidates"][4], serde_json::json!({"id": 5, "name": "Emil"}));
    assert_eq!(record["ballots"], serde_json::json!({"total": 27, "valid": 27, "invalid": 0}));
    // 27 papers, 2 seats: 27 / 3 rounded down, plus 1.
    assert_eq!(record["quota"], "10.00000");
    assert_eq!(record["stages"][0]["votes"]["1"], "9.00000");
    assert_eq!(record["ties"], serde_json::json!([]));
    assert_eq!(record["profile"]["ties"], serde_json::json!({"earlier-stages": true, "then": "stop"}));
}

#[test]
fn the_same_papers_give_the_same_bytes_on_every_run() {
    let desk = ward();
    let once = desk.count(&[&COUNT[..], &["--json"]].concat());
    let again = desk.count(&[&COUNT[..], &["--json"]].concat());
    assert_eq!(once.out, again.out);
    assert!(once.out.ends_with("}\n"));
}

#[test]
fn seats_come_from_the_option_or_else_from_the_file() {
    let desk = ward();
    assert_eq!(desk.record(&COUNT)["elected"].as_array().map(Vec::len), Some(2));
    assert_eq!(desk.record(&[&COUNT[..], &["--seats", "3"]].concat())["elected"].as_array().map(Vec::len), Some(3));
}

#[test]
fn a_tie_stops_the_count_unless_something_breaks_it() {
    let desk = ward();
    desk.write("order.txt", "Anna\nCleo\nBert\n");
    desk.refuses(
        &["chair.blt", "--rule", "irv"],
        1,
        "chair.blt: stage 2: who goes out is tied between Bert, Cleo, and nothing was drawn to break the tie. Give a lot (lot:SEED) or \
         an order (order:FILE)",
    );
    let record = desk.record(&["chair.blt", "--rule", "irv", "--tie", "order:order.txt"]);
    assert_eq!(record["ties"][0]["by"], "order");
    assert_eq!(record["ties"][0]["chosen"], 2, "Bert is the less favoured of the two");
    let record = desk.record(&["chair.blt", "--rule", "irv", "--tie", "earlier-stages,lot:a seed"]);
    assert_eq!(record["ties"][0]["by"], "lot");
    assert_eq!(record["lots"], serde_json::json!({"seed": "a seed"}));
}

#[test]
fn a_lot_falls_as_sha256_of_seed_contest_and_name_says() {
    // for name in Bert Cleo; do printf '%s\n%s\n%s' "$seed" Chair $name | sha256sum; done
    // The smaller is favoured, so the larger goes out.
    let desk = ward();
    for (seed, bert, cleo) in [("1", "59ae30", "d3a23d"), ("3", "34bc2f", "3e76c5"), ("5", "a7e989", "6de6c6")] {
        let record = desk.record(&["chair.blt", "--rule", "irv", "--tie", &format!("lot:{seed}")]);
        assert_eq!(record["ties"][0]["chosen"], if bert > cleo { 2 } else { 3 }, "seed {seed}");
    }
}

#[test]
fn decimals_are_set_where_the_rule_leaves_them_open() {
    let record = ward().record(&[&COUNT[..], &["--decimals", "3"]].concat());
    assert_eq!(record["quota"], "10.000");
}

#[test]
fn a_profile_that_was_written_counts_the_same() {
    let desk = ward();
    let said = desk
        .count(&[&COUNT[..], &["--seats", "3", "--tie", "lot:x", "--write-profile", "rule.toml", "--json"]].concat());
    assert_eq!(said.code, 0);
    let record: serde_json::Value = serde_json::from_str(&said.out).expect("a record");
    let hash = record["profile_sha256"].as_str().expect("a hash");
    assert_eq!(said.err, format!("omov: profile {hash} written to rule.toml\n"));
    assert_eq!(desk.record(&["ward.blt", "--profile", "rule.toml", "--tie", "lot:x"]), record);
}

#[test]
fn a_profile_can_be_written_before_there_is_a_ballot() {
    let desk = Desk::new();
    let said = desk.count(&["--rule", "irv", "--write-profile", "rule.toml"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    assert!(desk.read("rule.toml").contains("rule = \"irv\""));
}

#[test]
fn a_rule_is_said_in_plain_words_without_counting() {
    let desk = Desk::new();
    let said = desk.count(&["--rule", "scottish-stv", "--seats", "4", "--rule-in-words"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("quota"), "{}", said.out);
    assert!(!said.out.contains("Anna"));
}

#[test]
fn who_withdrew_is_passed_over() {
    let record = ward().record(&[&COUNT[..], &["--withdrawn", "Anna", "--withdrawn", "Emil"]].concat());
    assert_eq!(record["candidates"][0]["withdrawn"], true);
    assert_eq!(record["stages"][0]["votes"]["2"], "15.00000", "Anna's nine papers count for Bert at once");
    assert!(record["stages"][0]["votes"].get("1").is_none());
}

#[test]
fn limits_move_a_place_and_the_record_says_whom() {
    let desk = Desk::with(&[("limits.json", ONE_FROM_THE_NORTH)]);
    desk.write("plain.blt", "5 2\n20 1 2 0\n15 2 1 0\n4 3 4 0\n3 4 3 0\n2 5 3 0\n0\n\"Anna\"\n\"Bert\"\n\"Cleo\"\n\"Dora\"\n\"Emil\"\n\"x\"\n");
    let count = ["plain.blt", "--rule", "scottish-stv"];
    assert_eq!(desk.record(&count)["elected"], serde_json::json!([1, 2]));
    let record = desk.record(&[&count[..], &["--constraints", "limits.json"]].concat());
    assert_eq!(record["elected"], serde_json::json!([1, 3]));
    assert_eq!(record["limits"]["moved_in"], serde_json::json!([3]));
    assert_eq!(record["limits"]["moved_out"], serde_json::json!([2]));
}

#[test]
fn limits_nobody_can_meet_stop_the_count_unless_a_policy_was_declared() {
    let desk = ward();
    desk.write("three.json", ONE_FROM_THE_NORTH.replace("\"min\": 1", "\"min\": 3"));
    let count = [&COUNT[..], &["--constraints", "three.json"]].concat();
    desk.refuses(&count, 1, "ward.blt: no result can meet these limits together: at least 3 with part = north");
    let relaxed = desk.record(&[&count[..], &["--if-unmeetable", "relax:1"]].concat());
    assert_eq!(relaxed["limits"]["relaxed"][0]["value"], "north");
    assert_eq!(relaxed["elected"].as_array().map(Vec::len), Some(2));
    let again = desk.count(&[&count[..], &["--if-unmeetable", "reopen-nominations"]].concat());
    assert_eq!(again.code, 1, "{}", again.err);
}

#[test]
fn a_yes_no_question_needs_its_quorum_and_its_share() {
    let desk = Desk::with(&[("motion.csv", "rank1,weight\nYes,60\nNo,40\nAbstain,10\n")]);
    let ask = |more: &[&str]| {
        let words = [&["motion.csv", "--rule", "yes-no", "--electorate", "400"][..], more].concat();
        desk.record(&words)["decision"]["passed"].as_bool().expect("a decision")
    };
    assert!(ask(&[]));
    assert!(ask(&["--quorum", "25%"]), "110 of 400 voted");
    assert!(!ask(&["--quorum", "30%"]));
    assert!(ask(&["--threshold", "3/5"]), "60 of 100 is at least three fifths");
    assert!(!ask(&["--threshold", ">3/5"]));
    assert!(!ask(&["--threshold", "2/3"]));
}

#[test]
fn unclear_marks_are_read_as_told() {
    let desk = Desk::with(&[("names.txt", "Anna\nBert\nCleo\n")]);
    desk.write(
        "papers.csv",
        "rank1,rank2,rank3,rank4\nAnna,,,Bert\nBert=Cleo,Anna,,\nCleo,Cleo,Anna,\nAnna,Bert,,\nAnna,,,\n",
    );
    let votes = |more: &[&str], stage: usize| {
        let words = ["papers.csv", "--rule", "irv", "--candidates", "names.txt", "--tie", "lot:1"];
        desk.record(&[&words[..], more].concat())["stages"][stage]["votes"].to_string()
    };
    // The second paper names two at its first rank.
    assert_eq!(votes(&["--overvote", "exhaust"], 0), r#"{"1":"3","2":"0","3":"1"}"#);
    assert_eq!(votes(&["--overvote", "skip"], 0), r#"{"1":"4","2":"0","3":"1"}"#);
    let one_left = ["--overvote", "skip-if-one-continuing", "--withdrawn", "Cleo"];
    assert_eq!(votes(&one_left, 0), r#"{"1":"4","2":"1"}"#);
    // The first paper has two empty ranks before Bert.
    assert_eq!(votes(&["--withdrawn", "Anna", "--max-skipped", "unlimited"], 0), r#"{"2":"2","3":"1"}"#);
    assert_eq!(votes(&["--withdrawn", "Anna", "--max-skipped", "2"], 0), r#"{"2":"2","3":"1"}"#);
    assert_eq!(votes(&["--withdrawn", "Anna", "--max-skipped", "1"], 0), r#"{"2":"1","3":"1"}"#);
}

#[test]
fn a_candidate_ranked_twice_stops_the_paper_or_is_passed_over() {
    let desk = Desk::with(&[("papers.csv", "rank1,rank2,rank3,weight\nAnna,,,4\nBert,,,5\nCleo,Cleo,Anna,2\n")]);
    let count = ["papers.csv", "--rule", "irv", "--duplicate-rank"];
    assert_eq!(desk.record(&[&count[..], &["skip"]].concat())["elected"], serde_json::json!([1]));
    assert_eq!(desk.record(&[&count[..], &["exhaust"]].concat())["elected"], serde_json::json!([2]));
}

#[test]
fn a_spreadsheet_is_called_what_the_title_says() {
    let desk = Desk::with(&[("papers.csv", "rank1\nAnna\nBert\nAnna\n")]);
    let record = desk.record(&["papers.csv", "--rule", "irv", "--title", "Chair"]);
    assert_eq!(record["contest"], "Chair");
    desk.write("record.json", record.to_string());
    assert_eq!(desk.count(&["papers.csv", "--check", "record.json"]).code, 0);
}

#[test]
fn names_in_a_csv_are_sorted_unless_a_list_gives_their_order() {
    let desk =
        Desk::with(&[("papers.csv", "rank1,rank2\nZoe,Anna\nZoe,\nAnna,Zoe\n"), ("names.txt", "Zoe\nAnna\nNobody\n")]);
    let names = |words: &[&str]| desk.record(words)["candidates"].to_string();
    let count = ["papers.csv", "--rule", "plurality", "--seats", "1"];
    assert_eq!(names(&count), r#"[{"id":1,"name":"Anna"},{"id":2,"name":"Zoe"}]"#);
    let listed = names(&[&count[..], &["--candidates", "names.txt"]].concat());
    assert_eq!(listed, r#"[{"id":1,"name":"Zoe"},{"id":2,"name":"Anna"},{"id":3,"name":"Nobody"}]"#);
}

#[test]
fn nominations_opened_again_leave_the_rest_of_the_seats_empty() {
    let desk = Desk::new();
    desk.write("ron.blt", "3 2\n9 3 1 0\n6 1 2 0\n2 2 0\n0\n\"Anna\"\n\"Bert\"\n\"Open nominations again\"\n\"x\"\n");
    let count = ["ron.blt", "--rule", "scottish-stv", "--reopen-nominations", "Open nominations again"];
    let record = desk.record(&count);
    assert!(record["vacant"].as_u64() >= Some(1), "{record}");
}

#[test]
fn a_budget_is_counted_by_equal_shares_without_being_told() {
    let desk = Desk::new();
    desk.write(
        "town.pb",
        "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost;name\na;50;Benches\nb;60;Trees\n\
         VOTES\nvoter_id;vote\n1;a\n2;a,b\n3;a\n",
    );
    let record = desk.record(&["town.pb"]);
    assert_eq!(record["rule"], "pb-equal-shares-add1");
    assert_eq!(record["elected"], serde_json::json!(["a"]));
}
