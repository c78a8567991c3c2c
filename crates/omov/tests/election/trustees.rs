//! What a trustee's program promises: it decrypts once, and nothing but the whole; and nobody's failure blocks the others.

use crate::hall::{Hall, PLAN};
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
    let hall = to_the_shares();
    let record = std::fs::read(hall.desk.path("e/record.bel")).unwrap();
    // A record cut off within or after any event before the decryption is no whole record.
    for cut in [record.len() / 3, record.len() / 2, record.len() * 2 / 3] {
        hall.desk.write("e/record.bel", &record[..cut / 512 * 512]);
        let said = hall.says(&["decrypt", "e", "--secret", "t3"], "");
        assert_eq!(said.code, 1, "{}", said.err);
        assert!(!hall.desk.path("e/trustee-3-decryption.json").exists());
    }
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
        "complaint about trustee 1 (Ada): the certificate does not hold",
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
    assert_eq!(hall.says(&restore, &secret).code, 0);

    hall.desk.write("voters.csv", "voter\nOne\n");
    hall.does(&["credentials", "e", "--voters", "voters.csv", "--codes", "codes.csv"]);
    hall.does(&["open", "e"]);
    hall.votes(0, "1\n1\n");
    hall.does(&["close", "e"]);
    hall.mixes(1);
    hall.mixes(2);
    hall.decrypts(1);
    hall.decrypts(3);
    hall.does(&["finish", "e", "--tie", "lot:x"]);
    // The restored file remembers nothing of what came before it, but the folder does.
    std::fs::remove_file(hall.desk.path("t1")).unwrap();
    let again = hall.says(&restore, &secret);
    assert!(again.code == 1 && again.err.contains("has given a share already"), "{}", again.err);
}
