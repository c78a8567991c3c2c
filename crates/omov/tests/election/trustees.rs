//! What a trustee's program promises: it decrypts once, and nothing but the whole; and nobody's failure blocks the others.

use crate::hall::{Hall, PLAN, SUMS};
use crate::records::to_the_shares;

#[test]
fn a_second_decryption_is_refused_even_of_the_same_record() {
    let hall = to_the_shares();
    hall.refuses(&["decrypt", "e", "--secret", "t1"], 1, "has decrypted once, and never does so again");
    // Also with the first share out of the way.
    let share = hall.desk.read("e/trustee-1-decryption.json");
    std::fs::remove_file(hall.desk.path("e/trustee-1-decryption.json")).unwrap();
    hall.refuses(&["decrypt", "e", "--secret", "t1"], 1, "has decrypted once");
    // What was given before may be handed out again, to the byte.
    hall.does(&["decrypt", "e", "--secret", "t1", "--again"]);
    assert_eq!(hall.desk.read("e/trustee-1-decryption.json"), share);
    hall.refuses(&["decrypt", "e", "--secret", "t3", "--again"], 1, "nothing was decrypted");
}

#[test]
fn a_board_that_forgot_something_a_trustee_saw_is_not_decrypted() {
    let hall = Hall::usual();
    hall.votes(0, "1\n1\n");
    std::fs::copy(hall.desk.path("e/record.bel"), hall.desk.path("early.bel")).unwrap();
    hall.votes(1, "2\n2\n");
    hall.does(&["close", "e"]);
    hall.does(&["shuffle", "e", "--secret", "t1"]);
    // The organiser shows a second view of the board, with fewer ballots, to open the difference.
    std::fs::copy(hall.desk.path("early.bel"), hall.desk.path("e/record.bel")).unwrap();
    std::fs::remove_file(hall.desk.path("e/trustee-1-shuffle.json")).unwrap();
    hall.does(&["close", "e"]);
    for step in ["shuffle", "decrypt"] {
        hall.refuses(
            &[step, "e", "--secret", "t1"],
            1,
            "the event seen at the earlier visit is no longer in the chain",
        );
    }
}

#[test]
fn part_of_the_ballots_is_not_decrypted() {
    let hall = Hall::open(SUMS, "voter\nOne\nTwo\nThree\n");
    hall.votes(0, "1\n1: 1\n");
    // The organiser closes a copy of the board that holds one ballot, and shows it to one trustee.
    let one = std::fs::read(hall.desk.path("e/record.bel")).unwrap();
    hall.votes(1, "2\n2: 1\n");
    hall.votes(2, "3\n2: 1\n");
    hall.does(&["close", "e"]);
    let agreed = hall.agreed();
    let whole = std::fs::read(hall.desk.path("e/record.bel")).unwrap();
    hall.desk.write("e/record.bel", one);
    hall.does(&["close", "e"]);
    assert_ne!(hall.agreed(), agreed);
    let words = ["decrypt", "e", "--secret", "t1"];
    hall.refuses(&words, 1, "1 ballots count, of 3 who may vote");
    hall.refuses(&[&words[..], &["--agreed", &agreed]].concat(), 1, "the trustees agreed on something else");
    // Of the whole board, the same trustee opens what was agreed.
    hall.desk.write("e/record.bel", whole);
    hall.refuses(&words, 1, "nothing was decrypted yet");
    hall.decrypts(1);
}

#[test]
fn a_board_cut_short_is_not_decrypted() {
    let hall = to_the_shares();
    let (record, agreed) = (std::fs::read(hall.desk.path("e/record.bel")).unwrap(), hall.agreed());
    for cut in [record.len() / 3, record.len() / 2, record.len() * 2 / 3] {
        hall.desk.write("e/record.bel", &record[..cut / 512 * 512]);
        let said = hall.says(&["decrypt", "e", "--secret", "t3", "--agreed", &agreed], "");
        assert_eq!(said.code, 1, "{}", said.err);
        assert!(!hall.desk.path("e/trustee-3-decryption.json").exists());
    }
}

#[test]
fn shares_are_given_for_one_set_of_certificates_and_no_other() {
    let hall = Hall::with_key(PLAN);
    let sent = hall.desk.read("e/trustee-1-polynomial.json");
    // Lost on the way, the same is handed out again, to the byte.
    std::fs::remove_file(hall.desk.path("e/trustee-1-polynomial.json")).unwrap();
    hall.does(&["trustee", "share", "e", "--secret", "t1"]);
    assert_eq!(hall.desk.read("e/trustee-1-polynomial.json"), sent);
    // Whoever carries the files makes certificates of their own in the others' places, to be given two values of the secret polynomial.
    std::fs::create_dir(hall.desk.path("f")).unwrap();
    for name in ["draft.json", "trustee-1-certificate.json"] {
        std::fs::copy(hall.desk.path(&format!("e/{name}")), hall.desk.path(&format!("f/{name}"))).unwrap();
    }
    for n in ["2", "3"] {
        hall.does(&["trustee", "keygen", "f", "--trustee", n, "--secret", &format!("fake{n}")]);
    }
    hall.refuses(&["trustee", "share", "f", "--secret", "t1"], 1, "shares were given for other certificates");
}

#[test]
fn a_trustee_whose_key_is_not_in_the_record_neither_mixes_nor_decrypts() {
    let hall = Hall::with_key(PLAN);
    // The organiser makes the same draft's key alone, three times over, and opens that.
    std::fs::create_dir(hall.desk.path("real")).unwrap();
    for n in 1..=3 {
        for part in ["certificate", "polynomial", "key", "rehearsal"] {
            let name = format!("trustee-{n}-{part}.json");
            std::fs::rename(hall.desk.path(&format!("e/{name}")), hall.desk.path(&format!("real/{name}"))).unwrap();
        }
        std::fs::rename(hall.desk.path(&format!("t{n}")), hall.desk.path(&format!("real{n}"))).unwrap();
    }
    hall.keygen();
    hall.rounds();
    hall.desk.write("voters.csv", "voter\nOne\n");
    hall.does(&["credentials", "e", "--voters", "voters.csv", "--codes", "codes.csv"]);
    let first = hall.does(&["open", "e"]);
    let why = "the election is NOT under the key that you helped to make";
    hall.refuses(&["trustee", "check", "e", "--secret", "real1"], 1, why);
    assert_eq!(hall.does(&["trustee", "check", "e", "--secret", "t1"]), first);
    hall.votes(0, "1\n1\n");
    hall.does(&["close", "e"]);
    hall.refuses(&["shuffle", "e", "--secret", "real1"], 1, why);
    hall.mixes(1);
    hall.mixes(2);
    hall.refuses(&["decrypt", "e", "--secret", "real1", "--agreed", &hall.agreed()], 1, why);
}

#[test]
fn two_programs_with_one_secret_do_not_work_at_once() {
    let hall = to_the_shares();
    let lock = std::fs::OpenOptions::new().write(true).open(hall.desk.path("t3.lock"));
    let lock = lock.or_else(|_| std::fs::File::create(hall.desk.path("t3.lock"))).unwrap();
    lock.lock().unwrap();
    let agreed = hall.agreed();
    let words = ["decrypt", "e", "--secret", "t3", "--agreed", &agreed];
    hall.refuses(&words, 1, "another omov is at work with this secret");
    lock.unlock().unwrap();
    hall.does(&words);
}

#[test]
fn one_unreadable_file_blocks_nobody() {
    let hall = to_the_shares();
    hall.desk.write("e/trustee-1-decryption.json", [0xff, 0xfe]);
    hall.decrypts(3);
    let said = hall.says(&["finish", "e", "--tie", "lot:eastmere"], "");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("left out: e/trustee-1-decryption.json: this is not text"), "{}", said.err);
}

#[test]
fn a_bad_share_is_named_and_does_not_block() {
    let hall = to_the_shares();
    let share = hall.desk.read("e/trustee-1-decryption.json");
    let at = share.find("\"response\":\"").unwrap() + 12;
    let other = if &share[at..=at] == "1" { "2" } else { "1" };
    hall.desk.write("e/trustee-1-decryption.json", format!("{}{other}{}", &share[..at], &share[at + 1..]));
    let said = hall.says(&["accept", "e"], "");
    assert_eq!(said.code, 1);
    assert!(said.err.contains("trustee-1-decryption.json: partial-decryption: trustee 1"), "{}", said.err);
    assert!(said.err.contains("trustee-2-decryption.json: taken in"), "{}", said.err);
    hall.refuses_but_names_one_more();
    hall.decrypts(3);
    hall.does(&["finish", "e", "--tie", "lot:eastmere"]);
    assert_eq!(hall.verdict()["valid"], true);
}

impl Hall {
    fn refuses_but_names_one_more(&self) {
        let said = self.says(&["finish", "e"], "");
        assert_eq!(said.code, 1);
        assert!(said.err.contains("1 share more needed to open the result, from: 1 (Ada), 3 (Cem)"), "{}", said.err);
    }
}

#[test]
fn a_secret_that_would_not_open_the_result_is_found_before_anybody_votes() {
    let hall = Hall::drawn_up(PLAN);
    hall.keygen();
    hall.rounds();
    // Made again from paper, it opens the test ballot as before.
    let seed: serde_json::Value = serde_json::from_str(&hall.desk.read("t3")).unwrap();
    let typed = format!("{}\n", seed["seed"].as_str().unwrap());
    let made = hall.says(&["trustee", "restore", "e", "--trustee", "3", "--secret", "paper"], &typed);
    assert_eq!(made.code, 0, "{}", made.err);
    std::fs::remove_file(hall.desk.path("e/trustee-3-rehearsal.json")).unwrap();
    hall.does(&["trustee", "rehearse", "e", "--secret", "paper"]);
    // The file of an attempt that ended before the key was made.
    let mut early = seed;
    early.as_object_mut().unwrap().remove("confirmed");
    hall.desk.write("early", early.to_string());
    std::fs::remove_file(hall.desk.path("e/trustee-3-rehearsal.json")).unwrap();
    hall.refuses(&["trustee", "rehearse", "e", "--secret", "early"], 1, "the third round is missing");
    // In somebody's place lies the share of another.
    hall.desk.write("e/trustee-3-rehearsal.json", hall.desk.read("e/trustee-2-rehearsal.json"));
    hall.desk.write("voters.csv", "voter\nOne\n");
    hall.does(&["credentials", "e", "--voters", "voters.csv", "--codes", "codes.csv"]);
    hall.refuses(
        &["open", "e"],
        1,
        "complaint about trustee 3 (Cem): the test ballot was opened with another secret, or by somebody else",
    );
}

#[test]
fn a_trustee_whose_part_does_not_fit_is_named() {
    let hall = Hall::drawn_up(PLAN);
    hall.keygen();
    for n in ["t1", "t2", "t3"] {
        hall.does(&["trustee", "share", "e", "--secret", n]);
    }
    // Trustee 2 sends trustee 3 what was meant for somebody else.
    let polynomial = hall.desk.read("e/trustee-2-polynomial.json");
    let secrets: Vec<&str> = polynomial.split("{\"alpha\"").collect();
    let swapped = polynomial.replacen(secrets[3].split(']').next().unwrap(), secrets[2].trim_end_matches(','), 1);
    assert_ne!(swapped, polynomial);
    hall.desk.write("e/trustee-2-polynomial.json", swapped);
    hall.refuses(
        &["trustee", "confirm", "e", "--secret", "t3"],
        1,
        "complaint about trustee 2 (Bo): the share cannot be opened",
    );
    // A certificate that was changed is noticed by everybody.
    let certificate = hall.desk.read("e/trustee-1-certificate.json");
    hall.desk.write("e/trustee-1-certificate.json", hall.desk.read("e/trustee-3-certificate.json"));
    hall.refuses(
        &["trustee", "confirm", "e", "--secret", "t2"],
        1,
        "these are not the certificates for which you gave shares",
    );
    hall.desk.write("e/trustee-1-certificate.json", certificate);
    // In the third place stands a polynomial whose coefficients were chosen after seeing the others'.
    hall.desk.write("e/trustee-3-polynomial.json", hall.desk.read("e/trustee-1-polynomial.json"));
    hall.refuses(
        &["trustee", "confirm", "e", "--secret", "t1"],
        1,
        "complaint about trustee 3 (Cem): the coefficients are not those of the certificate",
    );
}

#[test]
fn a_secret_of_another_election_is_refused() {
    let (hall, other) = (Hall::usual(), Hall::drawn_up(PLAN));
    other.keygen();
    hall.desk.write("alien", other.desk.read("t1"));
    hall.votes(0, "1\n1\n");
    hall.does(&["close", "e"]);
    for step in ["shuffle", "decrypt"] {
        hall.refuses(&[step, "e", "--secret", "alien"], 1, "made for another election");
    }
    hall.refuses(&["trustee", "share", "e", "--secret", "alien"], 1, "made for another election");
}

#[test]
fn a_draft_changed_after_the_keys_were_made_is_noticed() {
    let hall = Hall::drawn_up(PLAN);
    hall.keygen();
    let draft = hall.desk.read("e/draft.json");
    hall.desk.write("e/draft.json", draft.replace("Shall we?", "Shall we not?"));
    hall.refuses(&["trustee", "share", "e", "--secret", "t1"], 1, "the draft was changed");
}

#[test]
fn a_draft_changed_after_the_key_was_made_opens_nothing() {
    for (from, to) in [("Shall we?", "Shall we not?"), ("\"shuffles\":2", "\"shuffles\":1")] {
        let hall = Hall::with_key(PLAN);
        hall.desk.write("voters.csv", "voter\nOne\n");
        hall.does(&["credentials", "e", "--voters", "voters.csv", "--codes", "codes.csv"]);
        let draft = hall.desk.read("e/draft.json");
        hall.desk.write("e/draft.json", draft.replace(from, to));
        hall.refuses(&["open", "e"], 1, "trustee 1 (Ada) made the key for another draft");
    }
}

#[test]
fn a_written_down_secret_replaces_a_lost_file() {
    let hall = Hall::drawn_up(PLAN);
    let secret = hall.does(&["trustee", "keygen", "e", "--trustee", "1", "--secret", "t1"]);
    for n in ["2", "3"] {
        hall.does(&["trustee", "keygen", "e", "--trustee", n, "--secret", &format!("t{n}")]);
    }
    hall.rounds();
    std::fs::remove_file(hall.desk.path("t1")).unwrap();
    let restore = ["trustee", "restore", "e", "--trustee", "1", "--secret", "t1"];
    let wrong = hall.says(&restore, "not a secret\n");
    assert!(wrong.code == 2 && wrong.err.contains("44 letters and digits"), "{}", wrong.err);
    let others = hall.says(&["trustee", "restore", "e", "--trustee", "2", "--secret", "t1"], &secret);
    assert!(others.code == 1 && others.err.contains("this is not the secret of trustee 2 (Bo)"), "{}", others.err);
    // With its part of the second round out of sight, nobody is given shares a second time.
    let polynomial = hall.desk.read("e/trustee-1-polynomial.json");
    std::fs::remove_file(hall.desk.path("e/trustee-1-polynomial.json")).unwrap();
    let hidden = hall.says(&restore, &secret);
    assert!(hidden.code == 1 && hidden.err.contains("gives no shares"), "{}", hidden.err);
    hall.desk.write("e/trustee-1-polynomial.json", polynomial);
    assert_eq!(hall.says(&restore, &secret).code, 0);

    hall.desk.write("voters.csv", "voter\nOne\n");
    hall.does(&["credentials", "e", "--voters", "voters.csv", "--codes", "codes.csv"]);
    hall.does(&["open", "e"]);
    hall.votes(0, "1\n1\n");
    hall.is_opened_by(&[1, 2], &[1, 3]);
    hall.does(&["finish", "e", "--tie", "lot:x"]);
    // The restored file remembers nothing of what came before it, but the folder does.
    std::fs::remove_file(hall.desk.path("t1")).unwrap();
    let again = hall.says(&restore, &secret);
    assert!(again.code == 1 && again.err.contains("has given a share already"), "{}", again.err);
}
