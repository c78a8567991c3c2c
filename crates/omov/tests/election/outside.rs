//! An independent program reads the records made here.
//!
//! It lies in the folder `../shared` beside the project (or the one that `OMOV_SHARED` names). Without it these tests say so and check nothing.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::desk::{Desk, WARD};
use crate::hall::{Hall, SUMS};
use crate::records::to_the_shares;

fn shared(part: &str) -> Option<PathBuf> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let path = std::env::var_os("OMOV_SHARED").map_or(default, PathBuf::from).join(part);
    if !path.exists() {
        println!("not checked: {} is not there", path.display());
    }
    path.exists().then_some(path)
}

/// The second verifier finds nothing wrong.
fn agrees(record: &Path) {
    let Some(program) = shared("check/second_verifier.py") else { return };
    let said = Command::new("python3").arg(program).arg(record).output().expect("python3 starts");
    let text = String::from_utf8_lossy(&said.stdout);
    assert!(
        said.status.success() && text.lines().any(|l| l == "valid"),
        "{text}{}",
        String::from_utf8_lossy(&said.stderr)
    );
}

#[test]
fn a_second_program_agrees_with_mixed_questions() {
    let hall = to_the_shares();
    hall.does(&["finish", "e", "--tie", "lot:eastmere"]);
    agrees(&hall.desk.path("e/record.bel"));
}

#[test]
fn a_second_program_agrees_with_weights_and_lists() {
    let hall = Hall::open(SUMS, "voter,weight\nNorth,3\nSouth,1\n");
    hall.votes(0, "1 2\n1: 1 2\n");
    hall.votes(1, "\n2: 1\n");
    hall.is_opened_by(&[], &[1]);
    hall.does(&["finish", "e"]);
    agrees(&hall.desk.path("e/record.bel"));
}

#[test]
fn a_second_program_agrees_with_five_rankings() {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    let words =
        ["election", "replay", "ward.blt", "--rule", "plurality", "--seats", "1", "--limit", "5", "--out", "r.bel"];
    let said = desk.omov(&words, "");
    assert_eq!(said.code, 0, "{}", said.err);
    agrees(&desk.path("r.bel"));
}

#[test]
#[ignore = "the other program takes most of a minute"]
fn a_second_program_agrees_with_five_hundred_rankings() {
    let Some(ward) = shared("data/count/scottish/aberdeen_2022_ward4.blt") else { return };
    let (desk, ward) = (Desk::new(), ward.canonicalize().unwrap());
    let words =
        ["election", "replay", ward.to_str().unwrap(), "--rule", "scottish-stv", "--limit", "500", "--out", "r.bel"];
    let said = desk.omov(&words, "");
    assert_eq!(said.code, 0, "{}", said.err);
    agrees(&desk.path("r.bel"));
}

#[test]
fn three_real_wards_elect_through_sealed_ballots_whom_they_elected() {
    let Some(expected) = shared("data/count/expected.json") else { return };
    let expected: serde_json::Value = serde_json::from_slice(&std::fs::read(&expected).unwrap()).unwrap();
    for ward in ["eilean_siar_2012_ward5", "highland_2012_ward1", "aberdeen_2022_ward6"] {
        let id = format!("{ward}:scottish");
        let known = expected.as_array().unwrap().iter().find(|e| e["id"] == id.as_str()).expect("the ward");
        let file = shared(&format!("data/count/scottish/{ward}.blt")).expect("its ballots").canonicalize().unwrap();
        let (desk, seats) = (Desk::new(), known["seats"].to_string());
        let words = ["election", "replay", file.to_str().unwrap(), "--rule", "scottish-stv", "--seats", &seats];
        let said = desk.omov(&[&words[..], &["--out", "r.bel", "--json"]].concat(), "");
        let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("{e}: {}", said.err));
        assert_eq!(answer["elected"], known["winners"], "{ward}");
        assert_eq!(answer["direct_elected"], known["winners"], "{ward}");
        assert_eq!((&answer["valid"], &answer["ballots"]), (&true.into(), &known["valid"]), "{ward}");
        assert_eq!(desk.omov(&["verify", "r.bel"], "").code, 0, "{ward}");
    }
}
