//! Elections from the plan to the result.

use serde_json::json;

use crate::hall::{Hall, PLAN, SUMS};

/// The usual election, through to the shares of two trustees.
pub(crate) fn to_the_shares() -> Hall {
    let hall = Hall::usual();
    hall.votes(0, "1\n3 1\n");
    hall.votes(1, "blank\n1 2 3\n");
    hall.votes(0, "2\n1 3\n");
    hall.votes(2, "1\n3 - 2\n");
    hall.is_opened_by(&[3, 1], &[1, 2]);
    hall
}

#[test]
fn sums_and_rankings_end_in_a_record_that_anyone_can_check() {
    let hall = to_the_shares();
    let text = hall.does(&["finish", "e", "--tie", "lot:eastmere"]);
    assert!(text.starts_with("The result is what the 3 counted ballots say."), "{text}");
    assert!(text.contains("elected Anna, Cleo"), "{text}");
    let verdict = hall.verdict();
    assert_eq!(verdict["valid"], true);
    assert_eq!(verdict["ballots"], json!({"accepted": 4, "superseded": 1, "counted": 3}));
    assert_eq!(verdict["result"][0], json!([1, 1, 1]), "blank, yes, no");
    let mut rankings = verdict["result"][1].as_array().unwrap().clone();
    rankings.sort_by_key(ToString::to_string);
    assert_eq!(rankings, [json!([0, 3, 1]), json!([1, 0, 2]), json!([1, 2, 3])]);
    // The declared count can be checked by itself, and its page is there.
    let checked = hall.desk.omov(&["verify", "e/record.bel", "--count", "2=e/count-2.json"], "");
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert!(hall.desk.read("e/count-2.html").contains("Cleo"));
    assert!(hall.does(&["status", "e"]).contains("The result is there."));
}

#[test]
fn weights_and_lists_are_added_up() {
    let hall = Hall::open(SUMS, "voter,weight\nNorth,3\nSouth,\nWest,40\n");
    hall.votes(0, "1 2\n1: 1 2\n");
    hall.votes(1, "\n2: 1\n");
    hall.is_opened_by(&[], &[2]);
    hall.does(&["finish", "e"]);
    let verdict = hall.verdict();
    assert_eq!(verdict["valid"], true);
    assert_eq!(verdict["result"], json!([[3, 3, 0], [[3, 3, 3], [1, 1]]]));
}

#[test]
fn more_than_thirty_candidates_are_ranked_by_number() {
    let names: Vec<String> = (1..=40).map(|n| format!("\"Candidate {n}\"")).collect();
    let plan = PLAN.replace(r#""Anna", "Bert", "Cleo""#, &names.join(", "));
    let hall = Hall::open(&plan, "voter\nOne\nTwo\n");
    hall.votes(0, "1\n40 39\n");
    hall.votes(1, "1\n39 7\n");
    hall.is_opened_by(&[2, 3], &[3, 1]);
    hall.does(&["finish", "e", "--tie", "lot:eastmere"]);
    let verdict = hall.verdict();
    assert_eq!(verdict["valid"], true);
    assert_eq!(verdict["counts"][0]["elected"].as_array().unwrap().len(), 2);
    let first: Vec<u64> = (0..2).map(|i| verdict["result"][1][i][0].as_u64().unwrap()).collect();
    assert!(first == [40, 39] || first == [39, 40], "{first:?}");
}

#[test]
fn the_example_that_new_prints_is_a_plan() {
    let hall = Hall::drawn_up(PLAN);
    let example = hall.does(&["new"]);
    hall.desk.write("example.toml", example);
    hall.does(&["new", "example.toml", "f"]);
}

#[test]
fn a_voter_finds_a_ballot_by_its_tracking_number_and_whether_it_counts() {
    let hall = Hall::usual();
    let (first, second) = (hall.votes(0, "1\n1\n"), hall.votes(1, "1\n1\n"));
    assert_eq!(
        hall.does(&["find", "e", &first]),
        "On the board, as event 1. If the record is valid (omov verify), it counts.\n"
    );
    hall.votes(0, "2\n2\n");
    assert_eq!(
        hall.does(&["find", "e/record.bel", &first]),
        "On the board, as event 1. The same voter replaced it later, by event 3; if the record is valid (omov verify), that one counts.\n"
    );
    assert_eq!(
        hall.does(&["find", "e", &second]),
        "On the board, as event 2. If the record is valid (omov verify), it counts.\n"
    );
    let never = hall.seal(2, "1\n1\n", "never-cast");
    hall.refuses(&["find", "e", &never], 1, "no ballot with this tracking number is on the board");
    hall.refuses(&["find", "e", "something"], 2, "a tracking number has 43");
}
