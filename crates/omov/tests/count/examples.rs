//! The elections in `examples/` show what they are there to show.

use crate::desk::Desk;
use serde_json::{Value, json};

/// Where a file of `examples/` lies.
fn example(name: &str) -> String {
    format!("{}/../../examples/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_limit_moves_one_place_in_eastmere_north() {
    let record = Desk::new().record(&[&example("eastmere-north.blt"), "--profile", &example("eastmere-north.toml")]);
    assert_eq!(record["ballots"]["valid"], 412);
    assert_eq!(record["ties"], json!([]));
    assert_eq!(record["elected"], json!([2, 1, 3, 4]));
    assert_eq!((&record["limits"]["moved_in"], &record["limits"]["moved_out"]), (&json!([4]), &json!([5])));
    let done: Vec<&str> =
        record["stages"].as_array().expect("stages").iter().filter_map(|s| s["action"]["kind"].as_str()).collect();
    assert!(done.contains(&"surplus") && done.contains(&"exclusion"), "{done:?}");
}

#[test]
fn the_profile_of_eastmere_north_says_what_its_limits_say() {
    let limits = example("eastmere-north-two-women.json");
    let by_options = ["--rule", "scottish-stv", "--constraints", &limits];
    let ballots = example("eastmere-north.blt");
    let desk = Desk::new();
    let record = desk.record(&[&[ballots.as_str()], &by_options[..]].concat());
    assert_eq!(desk.record(&[&ballots, "--profile", &example("eastmere-north.toml")]), record);
}

#[test]
fn the_chair_of_riverside_leaves_the_contest_for_the_committee() {
    let said = Desk::new().count(&["--linked", &example("riverside.toml"), "--json"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let all: Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(all["contests"][1]["taken_out"][0]["name"], "Maya Lindgren");
}

#[test]
fn the_motion_is_carried() {
    let words = [&example("motion.csv"), "--rule", "yes-no", "--electorate", "900", "--quorum", "30%"];
    assert_eq!(Desk::new().record(&words)["decision"]["passed"], true);
}
