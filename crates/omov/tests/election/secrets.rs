//! What is secret is written for its owner's eyes, and is nowhere else.

use crate::hall::{Hall, PLAN};
use crate::records::to_the_shares;

#[cfg(unix)]
fn mode(hall: &Hall, name: &str) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(hall.desk.path(name)).unwrap().permissions().mode() & 0o777
}

#[cfg(unix)]
#[test]
fn secret_files_can_be_read_by_their_owner_alone() {
    let hall = to_the_shares();
    hall.seal(1, "1\n1\n", "b");
    for name in ["t1", "t2", "t3", "codes.csv", "b.opening"] {
        assert_eq!(mode(&hall, name), 0o600, "{name}");
    }
}

#[test]
fn no_secret_stands_in_the_public_folder_or_in_a_message() {
    let hall = Hall::drawn_up(PLAN);
    let mut said = String::new();
    let mut does = |words: &[&str], typed: &str| {
        let done = hall.says(words, typed);
        assert_eq!(done.code, 0, "{}", done.err);
        said += &done.err;
        done.out
    };
    let mut secrets = Vec::new();
    for n in ["1", "2", "3"] {
        let shown = does(&["trustee", "keygen", "e", "--trustee", n, "--secret", &format!("t{n}")], "");
        secrets.push(shown.trim().to_owned());
    }
    for round in ["share", "confirm", "rehearse"] {
        for n in ["t1", "t2", "t3"] {
            does(&["trustee", round, "e", "--secret", n], "");
        }
    }
    hall.desk.write("voters.csv", "voter\nFirst\n");
    does(&["credentials", "e", "--voters", "voters.csv", "--codes", "codes.csv"], "");
    does(&["open", "e"], "");
    secrets.push(hall.code(0));
    does(&["vote", "e", "--out", "b"], &format!("{}\n1\n1\n", hall.code(0)));
    let opening: serde_json::Value = serde_json::from_str(&hall.desk.read("b.opening")).unwrap();
    secrets.push(opening["seed"].as_str().unwrap().to_owned());
    does(&["cast", "e", "b"], "");
    does(&["close", "e"], "");
    for n in ["t1", "t2"] {
        does(&["shuffle", "e", "--secret", n], "");
        does(&["accept", "e"], "");
    }
    for n in ["t1", "t2"] {
        let agreed = hall.agreed();
        does(&["decrypt", "e", "--secret", n, "--agreed", &agreed], "");
    }
    does(&["finish", "e", "--tie", "lot:x"], "");

    let files: Vec<_> =
        hall.everything().into_iter().filter(|(path, _)| path.starts_with(hall.desk.path("./e"))).collect();
    assert!(files.len() > 10);
    for secret in &secrets {
        assert!(!said.contains(secret.as_str()), "a secret was said");
        for (path, bytes) in &files {
            assert!(!String::from_utf8_lossy(bytes).contains(secret.as_str()), "a secret stands in {}", path.display());
        }
    }
}

#[test]
fn no_secret_is_put_into_the_folder_that_everybody_gets() {
    let hall = Hall::drawn_up(PLAN);
    hall.desk.write("voters.csv", "voter\nOne\n");
    hall.refuses(&["trustee", "keygen", "e", "--trustee", "1", "--secret", "e/mine"], 1, "everybody gets");
    hall.refuses(&["credentials", "e", "--voters", "voters.csv", "--codes", "e/codes.csv"], 1, "everybody gets");
    let hall = Hall::usual();
    for election in ["e", "e/record.bel"] {
        let said = hall.says(&["vote", election, "--out", "e/b"], &format!("{}\n1\n1\n", hall.code(0)));
        assert!(said.code == 1 && said.err.contains("everybody gets"), "{}", said.err);
        assert!(!hall.desk.path("e/b").exists() && !hall.desk.path("e/b.opening").exists());
    }
}

#[test]
fn what_an_organiser_wrote_cannot_move_the_cursor_of_a_voter() {
    let plan = PLAN.replace("Shall we?", r"Shall \u001b[8mwe\u202e?");
    let hall = Hall::open(&plan, "voter\nOne\n");
    let said = hall.says(&["vote", "e", "--out", "b"], &format!("{}\n1\n1\n", hall.code(0)));
    assert_eq!(said.code, 0, "{}", said.err);
    let audited = hall.does(&["audit", "e", "b"]);
    for text in [said.err, audited] {
        assert!(text.contains(r"Shall \u{1b}[8mwe\u{202e}?") && !text.contains('\u{1b}'), "{text}");
    }
}

#[test]
fn a_damaged_secret_is_refused_without_being_shown() {
    let hall = Hall::usual();
    let secret = hall.desk.read("t1");
    let seed = secret.split("\"seed\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    for damaged in [
        secret.replace("\"trustee\":1", "\"trustee\":\"1\""),
        secret.replace("\"seed\"", "\"sed\""),
        secret[..90].to_owned(),
    ] {
        hall.desk.write("t1", &damaged);
        let said = hall.says(&["shuffle", "e", "--secret", "t1"], "");
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(
            said.err.contains("this is not a trustee's secret file") && !said.err.contains(&seed[..20]),
            "{}",
            said.err
        );
    }
}
