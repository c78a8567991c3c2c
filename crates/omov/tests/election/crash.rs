//! A ballot that was acknowledged is in the record, whatever crash comes in between.

use std::io::Read as _;

use crate::hall::Hall;

#[test]
fn what_a_crash_cut_short_is_finished_or_was_never_begun() {
    let hall = Hall::usual();
    hall.votes(0, "1\n1\n");
    let (record, journal) = (hall.desk.path("e/record.bel"), hall.desk.path("e/record.bel.journal"));
    let before = std::fs::read(&record).unwrap();
    hall.votes(1, "2\n2\n");
    let after = std::fs::read(&record).unwrap();
    let added = &after[before.len()..];
    let mut whole = (before.len() as u64).to_le_bytes().to_vec();
    whole.extend(omov_belenios::hashing::sha256(added));
    whole.extend(added);

    // The crash came while the journal was written: nothing was added.
    for cut in [0, 7, 40, whole.len() / 2, whole.len() - 1] {
        std::fs::write(&record, &before).unwrap();
        std::fs::write(&journal, &whole[..cut]).unwrap();
        hall.casts_a_stranger();
        assert!(std::fs::read(&record).unwrap() == before, "journal of {cut} bytes");
        assert!(!journal.exists());
    }
    // The crash came while the record was written: it is finished.
    for cut in [0, 1, 512, added.len() / 2, added.len()] {
        std::fs::write(&record, &after[..before.len() + cut]).unwrap();
        std::fs::write(&journal, &whole).unwrap();
        hall.casts_a_stranger();
        assert!(std::fs::read(&record).unwrap() == after, "record with {cut} bytes of the event");
        assert!(!journal.exists());
    }
}

impl Hall {
    /// Somebody casts something that is no ballot, so that the record is opened and nothing else happens.
    fn casts_a_stranger(&self) {
        self.desk.write("stranger", "{}");
        let said = self.says(&["cast", "e", "stranger"], "");
        assert!(said.code == 1 && said.err.contains("ballot-format"), "{}", said.err);
    }
}

#[test]
fn an_acknowledged_ballot_survives_a_kill_at_any_moment() {
    let hall = Hall::usual();
    let cast = |name: &str| {
        std::process::Command::new(env!("CARGO_BIN_EXE_omov"))
            .args(["election", "cast", "e", name])
            .current_dir(hall.desk.path("."))
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap()
    };
    hall.seal(0, "1\n1\n", "first");
    let begun = std::time::Instant::now();
    assert!(cast("first").wait().unwrap().success());
    let usual = begun.elapsed();
    let (mut acknowledged, mut not) = (Vec::new(), 0);
    // From at once to half as long again as a cast takes; the last ones at the very moment of the acknowledgement.
    for round in 0..24u32 {
        let name = format!("b{round}");
        hall.seal(round as usize % 3, "1\n1\n", &name);
        let mut cast = cast(&name);
        let mut said = Vec::new();
        let mut out = cast.stdout.take().unwrap();
        if round < 20 {
            std::thread::sleep(usual * round / 13);
        } else {
            said.push(0);
            out.read_exact(&mut said).unwrap();
        }
        let _ = cast.kill();
        cast.wait().unwrap();
        out.read_to_end(&mut said).unwrap();
        if said.is_empty() {
            not += 1;
        } else {
            acknowledged.push(name);
        }
    }
    assert!(!acknowledged.is_empty() && not > 0, "the kills came too early or too late: {not} of 24");
    for name in &acknowledged {
        let said = hall.says(&["cast", "e", name], "");
        assert!(said.err.contains("on the board already"), "{name} was acknowledged and is gone: {}", said.err);
    }
    assert_eq!(hall.verdict()["valid"], true);
}

#[test]
fn a_journal_of_something_else_is_refused_and_reading_writes_nothing() {
    let hall = Hall::usual();
    hall.votes(0, "1\n1\n");
    let record = std::fs::read(hall.desk.path("e/record.bel")).unwrap();
    let journal = |at: u64, bytes: &[u8]| {
        let mut all = at.to_le_bytes().to_vec();
        all.extend(omov_belenios::hashing::sha256(bytes));
        all.extend(bytes);
        all
    };
    for (at, bytes) in
        [(1 << 40, &b""[..]), (600, b"something else"), (0, &record[..1024]), (record.len() as u64 + 1, b"later")]
    {
        hall.desk.write("e/record.bel.journal", journal(at, bytes));
        for step in [&["status", "e"][..], &["cast", "e", "plan.toml"], &["vote", "e", "--out", "b"]] {
            hall.refuses(step, 1, "record.bel.journal does not belong to this record");
        }
    }
    // One that fits is read as if it had been added, and nothing is written by reading.
    let head = record.len() - 1536;
    hall.desk.write("e/record.bel", &record[..head]);
    hall.desk.write("e/record.bel.journal", journal(head as u64, &record[head..]));
    let before = hall.everything();
    assert!(hall.does(&["status", "e"]).contains("1 ballot on the board"));
    assert!(hall.everything() == before);
}

#[test]
fn one_program_at_a_time_adds_to_the_record() {
    let hall = Hall::usual();
    hall.seal(0, "1\n1\n", "b");
    let record = std::fs::File::open(hall.desk.path("e/record.bel")).unwrap();
    record.lock().unwrap();
    hall.refuses(&["cast", "e", "b"], 1, "another omov is adding to this record");
    record.unlock().unwrap();
    hall.does(&["cast", "e", "b"]);
}

#[test]
fn a_first_round_that_was_cut_short_is_gone_on_with() {
    let hall = Hall::drawn_up(crate::hall::PLAN);
    let keygen = ["trustee", "keygen", "e", "--trustee", "1", "--secret", "t1"];
    let secret = hall.does(&keygen);
    hall.refuses(&keygen, 1, "trustee 1 has made a key already");
    std::fs::remove_file(hall.desk.path("e/trustee-1-certificate.json")).unwrap();
    assert_eq!(hall.does(&keygen), secret);
    hall.refuses(&["trustee", "keygen", "e", "--trustee", "2", "--secret", "t1"], 1, "another secret is there already");
}
