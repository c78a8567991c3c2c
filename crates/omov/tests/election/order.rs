//! Each step refuses what is out of order, in one clear line, and changes nothing.

use crate::hall::{Hall, PLAN};

const CREDENTIALS: [&str; 6] = ["credentials", "e", "--voters", "voters.csv", "--codes", "codes.csv"];

#[test]
fn nothing_opens_before_everybody_has_done_their_part() {
    let hall = Hall::drawn_up(PLAN);
    hall.desk.write("voters.csv", "voter\nOne\n");
    hall.refuses(&["open", "e"], 1, "trustee 1 (Ada) has yet to do this: omov election trustee keygen");
    for step in [
        &["vote", "e", "--out", "b"][..],
        &["close", "e"],
        &["cast", "e", "plan.toml"],
        &["accept", "e"],
        &["finish", "e"],
    ] {
        hall.refuses(step, 1, "there is no record yet");
    }
    hall.keygen();
    hall.refuses(
        &["trustee", "confirm", "e", "--secret", "t2"],
        1,
        "trustee 1 (Ada) has yet to do this: omov election trustee share",
    );
    hall.refuses(&["trustee", "rehearse", "e", "--secret", "t1"], 1, "has yet to do this: omov election trustee share");
    hall.rounds();
    std::fs::remove_file(hall.desk.path("e/trustee-3-rehearsal.json")).unwrap();
    hall.refuses(&["open", "e"], 1, "trustee 3 (Cem) has yet to do this: omov election trustee rehearse");
    hall.does(&["trustee", "rehearse", "e", "--secret", "t3"]);
    hall.refuses(&["trustee", "rehearse", "e", "--secret", "t3"], 1, "trustee-3-rehearsal.json");
    hall.refuses(&["open", "e"], 1, "there is no list of credentials yet");
    hall.does(&CREDENTIALS);
    hall.refuses(&CREDENTIALS, 1, "were made already");
    hall.does(&["open", "e"]);
    hall.refuses(&["open", "e"], 1, "open already");
}

#[test]
fn no_trustee_begins_before_the_voting_ends() {
    let hall = Hall::usual();
    hall.refuses(&["close", "e"], 1, "no ballot has been cast");
    hall.votes(0, "1\n1\n");
    for step in ["shuffle", "decrypt"] {
        hall.refuses(&[step, "e", "--secret", "t1"], 1, "the voting has not ended yet");
    }
    for step in ["accept", "finish"] {
        hall.refuses(&[step, "e"], 1, "the voting has not ended yet");
    }
}

#[test]
fn after_the_close_nothing_is_cast_or_closed_again() {
    let hall = Hall::usual();
    hall.votes(0, "1\n1\n");
    hall.seal(1, "2\n2\n", "late");
    hall.does(&["close", "e"]);
    hall.refuses(&["cast", "e", "late"], 1, "the voting has ended");
    hall.refuses(&["close", "e"], 1, "ended already");
}

#[test]
fn nothing_is_opened_before_it_is_mixed_as_often_as_was_agreed() {
    let hall = Hall::usual();
    hall.votes(0, "1\n1\n");
    hall.does(&["close", "e"]);
    hall.refuses(&["decrypt", "e", "--secret", "t1"], 1, "0 of 2 shuffles");
    hall.refuses(&["accept", "e"], 1, "no trustee has sent anything new");
    hall.mixes(2);
    hall.refuses(&["shuffle", "e", "--secret", "t2"], 1, "trustee 2 has mixed already");
    hall.refuses(&["decrypt", "e", "--secret", "t1"], 1, "1 of 2 shuffles");
    hall.refuses(&["finish", "e"], 1, "1 of 2 shuffles are there; still to come from one of: 1 (Ada), 3 (Cem)");
    hall.mixes(3);
    hall.refuses(&["shuffle", "e", "--secret", "t1"], 1, "the mixing has ended");
    hall.refuses(&["finish", "e"], 1, "2 shares more needed");
}

#[test]
fn a_mix_that_came_too_late_is_made_again() {
    let hall = Hall::usual();
    hall.votes(0, "1\n1\n");
    hall.does(&["close", "e"]);
    // Both mix what was closed; only one of them can come first.
    hall.does(&["shuffle", "e", "--secret", "t1"]);
    hall.does(&["shuffle", "e", "--secret", "t3"]);
    let said = hall.says(&["accept", "e"], "");
    assert_eq!(said.code, 1);
    assert!(said.err.contains("trustee-1-shuffle.json: taken in"), "{}", said.err);
    assert!(said.err.contains("trustee-3-shuffle.json: shuffle: trustee 3"), "{}", said.err);
    assert!(said.err.contains("If another mix came first, mix again"), "{}", said.err);
    hall.mixes(3);
    assert!(hall.does(&["status", "e"]).contains("0 of 2 shares"));
}

#[test]
fn status_always_names_who_is_next() {
    let hall = Hall::drawn_up(PLAN);
    let status = |part: &str| {
        let said = hall.does(&["status", "e"]);
        assert!(said.contains(part), "{said}");
    };
    status("Next, trustee 1 (Ada), 2 (Bo), 3 (Cem): omov election trustee keygen");
    hall.keygen();
    status("omov election trustee share");
    for (round, next) in [("share", "confirm"), ("confirm", "rehearse")] {
        for secret in ["t1", "t2", "t3"] {
            hall.does(&["trustee", round, "e", "--secret", secret]);
        }
        status(&format!("omov election trustee {next}"));
    }
    for secret in ["t1", "t2", "t3"] {
        hall.does(&["trustee", "rehearse", "e", "--secret", secret]);
    }
    status("omov election credentials");
    hall.desk.write("voters.csv", "voter\nOne\n");
    hall.does(&CREDENTIALS);
    status("Next, the organiser: omov election open");
    hall.does(&["open", "e"]);
    status("omov election close");
    hall.votes(0, "1\n1\n");
    hall.does(&["close", "e"]);
    status("0 of 2 shuffles are done");
}

#[test]
fn the_result_is_opened_once_and_may_be_counted_again() {
    let hall = Hall::usual();
    for voter in 0..3 {
        hall.votes(voter, &format!("1\n{}\n", voter + 1));
    }
    hall.is_opened_by(&[1, 2], &[1, 2]);
    hall.does(&["finish", "e", "--tie", "lot:one"]);
    let (record, count) = (std::fs::read(hall.desk.path("e/record.bel")).unwrap(), hall.desk.read("e/count-2.json"));
    hall.does(&["finish", "e", "--tie", "lot:one"]);
    // Nobody may draw until the winner suits.
    hall.refuses(&["finish", "e", "--tie", "lot:two"], 1, "another count was published here, with another lot");
    assert!(
        std::fs::read(hall.desk.path("e/record.bel")).unwrap() == record && hall.desk.read("e/count-2.json") == count
    );
    hall.refuses(&["decrypt", "e", "--secret", "t3"], 1, "the result is there already");
}
