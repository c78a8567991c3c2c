//! Checking a record, linked contests, places that fall vacant.

use crate::desk::{Desk, WARD};
use serde_json::{Value, json};

const COUNT: [&str; 3] = ["ward.blt", "--rule", "scottish-stv"];

/// A desk with a ward and its record.
fn counted(more: &[&str]) -> Desk {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    let said = desk.count(&[&COUNT[..], more, &["--json"]].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    desk.write("record.json", said.out);
    desk
}

#[test]
fn a_true_record_is_confirmed_by_the_second_counter() {
    let desk = counted(&[]);
    let said = desk.count(&["ward.blt", "--check", "record.json"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.starts_with("The record holds. The second counter agrees."), "{}", said.out);
    let said = desk.count(&["ward.blt", "--check", "record.json", "--json"]);
    let found: Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!((&found["agrees"], &found["departures"]), (&json!(true), &json!([])));
}

#[test]
fn a_changed_figure_is_found_where_it_stands() {
    let desk = counted(&[]);
    desk.write("record.json", desk.read("record.json").replacen("\"9.00000\"", "\"9.00001\"", 1));
    let said = desk.count(&["ward.blt", "--check", "record.json"]);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    assert!(said.out.contains("stage 1, votes of Anna: recorded 9.00001, derived 9.00000"), "{}", said.out);
    let said = desk.count(&["ward.blt", "--check", "record.json", "--json"]);
    let found: Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!((said.code, &found["agrees"], &found["departures"][0]["stage"]), (1, &json!(false), &json!(1)));
}

#[test]
fn what_the_second_counter_does_not_look_at_may_not_be_changed_either() {
    let desk = counted(&[]);
    let mut record: Value = serde_json::from_str(&desk.read("record.json")).expect("a record");
    assert!(record["closest"]["gap"].is_string());
    record["closest"]["gap"] = json!("100.00000");
    desk.write("record.json", record.to_string());
    assert_eq!(desk.count(&["ward.blt", "--check", "record.json"]).code, 1);
}

#[test]
fn a_record_of_other_papers_departs() {
    let desk = counted(&[]);
    desk.write("ward.blt", WARD.replace("9 1 2 0", "8 1 2 0"));
    let line = "record.json: the record is of 27 papers, but there are 26";
    desk.refuses(&["ward.blt", "--check", "record.json"], 1, line);
}

#[test]
fn a_record_under_another_rule_than_asked_for_departs() {
    let desk = counted(&[]);
    let check = ["ward.blt", "--check", "record.json"];
    assert_eq!(desk.count(&[&check[..], &["--rule", "scottish-stv"]].concat()).code, 0);
    let said = desk.count(&[&check[..], &["--rule", "meek"]].concat());
    assert_eq!(said.code, 1);
    assert!(said.out.contains("the rule profile: recorded scottish-stv"), "{}", said.out);
    let line = "--seats: with --check the record says that; leave it out or add --rule";
    desk.refuses(&[&check[..], &["--seats", "2"]].concat(), 2, line);
}

#[test]
fn who_withdrew_is_taken_from_the_record_and_said() {
    let desk = counted(&["--withdrawn", "Emil"]);
    let said = desk.count(&["ward.blt", "--check", "record.json"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(said.out.starts_with("Withdrawn, as the record says: Emil.\n"), "{}", said.out);
}

#[test]
fn a_record_that_is_none_is_refused_with_its_line() {
    let desk = counted(&[]);
    desk.write("record.json", "{\n  \"rule\": \"irv\",\n  \"elected\": [1]\n}\n");
    let said = desk.count(&["ward.blt", "--check", "record.json"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.starts_with("omov: record.json: line "), "{}", said.err);
}

const CHAIR: &str = "3 1\n9 1 2 0\n5 2 1 0\n2 3 1 0\n0\n\"Anna\"\n\"Bert\"\n\"Cleo\"\n\"Chair\"\n";

const POSTS: &str = "\
[[contest]]
file = \"chair.blt\"
rule = \"irv\"

[[contest]]
file = \"ward.blt\"
rule = \"scottish-stv\"
";

#[test]
fn who_is_elected_in_a_linked_contest_leaves_the_later_ones() {
    let desk = Desk::with(&[("ward.blt", WARD), ("chair.blt", CHAIR), ("posts.toml", POSTS)]);
    let said = desk.count(&["--linked", "posts.toml", "--json"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let all: Value = serde_json::from_str(&said.out).expect("JSON");
    let [chair, ward] = [&all["contests"][0], &all["contests"][1]];
    assert_eq!(chair["record"]["elected"], json!([1]));
    assert_eq!(ward["taken_out"][0]["name"], "Anna");
    assert_eq!(ward["record"]["candidates"][0]["withdrawn"], true);
    assert_eq!(ward["record"], desk.record(&[&COUNT[..], &["--withdrawn", "Anna"]].concat()));
    let said = desk.count(&["--linked", "posts.toml"]);
    assert!(said.out.contains("   Anna leaves this contest: elected in contest 1, Chair.\n"), "{}", said.out);
}

#[test]
fn a_list_of_contests_with_a_mistake_is_refused() {
    let desk = Desk::with(&[("ward.blt", WARD), ("chair.blt", CHAIR)]);
    let linked = ["--linked", "posts.toml"];
    desk.write("posts.toml", POSTS.replace("rule = \"irv\"", "rules = \"irv\""));
    let said = desk.count(&linked);
    assert!(said.err.starts_with("omov: posts.toml: line 3: unknown field `rules`"), "{}", said.err);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    desk.write("posts.toml", POSTS.replace("chair.blt", "none.blt"));
    desk.refuses(&linked, 2, "none.blt: there is no such file or folder");
    desk.write("posts.toml", "contest = []\n");
    desk.refuses(&linked, 2, "posts.toml: expected at least one [[contest]], found none");
    desk.write("posts.toml", POSTS.replace("\"irv\"", "\"av\""));
    assert!(desk.count(&linked).err.starts_with("omov: posts.toml: no rule is called av; one of: scottish-stv, "));
}

#[test]
fn a_vacant_place_is_filled_from_the_same_papers() {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    let before = desk.record(&COUNT)["elected"].clone();
    assert_eq!(before, json!([3, 1]));
    let recount = [&COUNT[..], &["--vacancy", "Anna", "--json"]].concat();
    let said = desk.count(&recount);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let filled: Value = serde_json::from_str(&said.out).expect("JSON");
    // Anna's nine papers and Bert's own six name Bert: fifteen of twenty-seven.
    assert_eq!((&filled["vacancies"][0]["left"], &filled["vacancies"][0]["by"]), (&json!(1), &json!(2)));
    assert_eq!(filled["vacancies"][0]["sitting"], json!([3]));
    let said = desk.count(&[&COUNT[..], &["--vacancy", "Anna"]].concat());
    let sentence = "Bert takes the place of Anna.\nCleo keeps the place won at the election.\n";
    assert!(said.out.starts_with(sentence), "{}", said.out);
    let other = desk.count(&[&COUNT[..], &["--vacancy", "Anna", "--not-standing", "Bert", "--json"]].concat());
    let other: Value = serde_json::from_str(&other.out).expect("JSON");
    assert_eq!(other["vacancies"][0]["by"], 4);
}

#[test]
fn a_recount_is_a_record_that_can_be_checked() {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    let said = desk.count(&[&COUNT[..], &["--vacancy", "Anna", "--json"]].concat());
    let filled: Value = serde_json::from_str(&said.out).expect("JSON");
    desk.write("record.json", filled["vacancies"][0]["record"].to_string());
    let said = desk.count(&["ward.blt", "--check", "record.json"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
}

#[test]
fn only_somebody_elected_can_leave_a_place() {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    let words = [&COUNT[..], &["--vacancy", "Emil"]].concat();
    desk.refuses(&words, 2, "ward.blt: the vacancy: Emil was not elected and has no place to leave");
    let all = ["--not-standing", "Bert", "--not-standing", "Dora", "--not-standing", "Emil"];
    let words = [&COUNT[..], &["--vacancy", "Anna"], &all[..]].concat();
    let line = "ward.blt: nobody is left to fill the place of Anna: all others sit already or no longer stand";
    desk.refuses(&words, 1, line);
}
