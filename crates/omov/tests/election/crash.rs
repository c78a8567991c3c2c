//! A ballot that was acknowledged is in the record, whatever crash comes in between.

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
        hall.refuses_a_stranger();
        assert!(std::fs::read(&record).unwrap() == before, "journal of {cut} bytes");
        assert!(!journal.exists());
    }
    // The crash came while the record was written: it is finished.
    for cut in [0, 1, 512, added.len() / 2, added.len()] {
        std::fs::write(&record, &after[..before.len() + cut]).unwrap();
        std::fs::write(&journal, &whole).unwrap();
        hall.refuses_a_stranger();
        assert!(std::fs::read(&record).unwrap() == after, "record with {cut} bytes of the event");
        assert!(!journal.exists());
    }
}

impl Hall {
    /// Somebody casts something that is no ballot, so that the record is opened and nothing else happens.
    fn refuses_a_stranger(&self) {
        self.desk.write("stranger", "{}");
        let said = self.says(&["cast", "e", "stranger"], "");
        assert!(said.code == 1 && said.err.contains("ballot-format"), "{}", said.err);
    }
}

#[test]
fn an_acknowledged_ballot_survives_a_kill_at_any_moment() {
    let hall = Hall::usual();
    let mut acknowledged = Vec::new();
    for round in 0..30u32 {
        let name = format!("b{round}");
        hall.seal(round as usize % 3, "1\n1\n", &name);
        let mut cast = std::process::Command::new(env!("CARGO_BIN_EXE_omov"))
            .args(["election", "cast", "e", &name])
            .current_dir(hall.desk.path("."))
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_micros(u64::from(round) * 700));
        let _ = cast.kill();
        let said = cast.wait_with_output().unwrap();
        if !said.stdout.is_empty() {
            acknowledged.push(name);
        }
    }
    for name in &acknowledged {
        let said = hall.says(&["cast", "e", name], "");
        assert!(said.err.contains("ballot-duplicate"), "{name} was acknowledged and is gone: {}", said.err);
    }
    assert_eq!(hall.verdict()["valid"], true);
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
