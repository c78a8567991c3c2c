//! Keeps the direction of the crates: pure crates see nothing of ours, the program sees all, nothing sees the program.

use std::collections::BTreeMap;
use std::process::Command;

/// Our crates, and for each the crates of ours it depends on, for whatever purpose.
fn ours() -> BTreeMap<String, Vec<String>> {
    let said = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo starts");
    assert!(said.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&said.stderr));
    let graph: serde_json::Value = serde_json::from_slice(&said.stdout).expect("cargo's own JSON");
    let packages = graph["packages"].as_array().expect("packages");
    let name = |p: &serde_json::Value| p["name"].as_str().expect("a name").to_owned();
    let all: Vec<String> = packages.iter().map(name).collect();
    packages
        .iter()
        .map(|p| {
            let needs = p["dependencies"].as_array().expect("dependencies").iter().map(name);
            // A crate that switches on a feature of its own for its tests names itself.
            (name(p), needs.filter(|n| all.contains(n) && *n != name(p)).collect())
        })
        .collect()
}

/// Crates that are proved by themselves.
const PURE: &[&str] = &["omov-belenios", "omov-count", "omov-opinion", "omov-record", "omov-rules"];

#[test]
fn a_pure_crate_depends_on_no_crate_of_ours() {
    let ours = ours();
    for name in PURE {
        assert_eq!(ours.get(*name).map(Vec::as_slice), Some(&[][..]), "{name} is pure");
    }
}

#[test]
fn the_verifier_needs_only_what_is_proved_by_itself() {
    for needed in &ours()["omov-verify"] {
        assert!(PURE.contains(&needed.as_str()), "omov-verify depends on {needed}");
    }
}

#[test]
fn the_store_knows_no_feature() {
    assert_eq!(ours()["omov-store"], Vec::<String>::new());
}

#[test]
fn the_web_kit_knows_no_feature() {
    assert_eq!(ours()["omov-web"], [""; 0]);
}

#[test]
fn nothing_depends_on_the_program() {
    for (name, needs) in ours() {
        assert!(!needs.contains(&"omov".to_owned()), "{name} depends on omov");
    }
}

#[test]
fn the_program_sees_the_counting_crate() {
    assert!(ours()["omov"].contains(&"omov-count".to_owned()), "otherwise this test looks at the wrong graph");
}
