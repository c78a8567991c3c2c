use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::browser::{Browser, found};
use crate::house::{House, database, folder, ran, refused, text};

fn rows(file: &std::path::Path, query: &str) -> Vec<String> {
    let database = rusqlite::Connection::open(file).expect("opens");
    let mut prepared = database.prepare(query).expect("a query");
    let rows = prepared.query_map([], |row| row.get::<_, String>(0)).expect("rows");
    rows.collect::<Result<_, _>>().expect("text")
}

const MEMBERS: &str = "SELECT name FROM members ORDER BY name";

#[test]
fn a_backup_made_while_people_are_at_work_becomes_a_house_again() {
    let (data, copies) = (folder(), folder());
    let house = House::open(data.path());
    found(&house);
    let signed = (0..600).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        Browser::at(&house).get("/record/checkpoint").status == 200
    });
    assert!(signed, "the founding is signed");
    let backup = copies.path().join("monday.omov");
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let asking = scope.spawn(|| {
            let mut answered = 0;
            while !done.load(Ordering::Relaxed) || answered < 20 {
                let mut browser = Browser::at(&house);
                let asked = browser.send("/sign-in", "/sign-in", &[("email", "ottoline.varga@example.org")]);
                assert!(asked.status < 500, "{}", asked.head);
                answered += 1;
            }
        });
        let output = ran(&["backup", "--data", text(data.path()), "--to", text(&backup)]);
        done.store(true, Ordering::Relaxed);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        asking.join().expect("nobody was refused");
    });
    house.stop();

    let elsewhere = copies.path().join("elsewhere");
    let output = ran(&["restore", text(&backup), "--data", text(&elsewhere)]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(rows(&database(&elsewhere), MEMBERS), rows(&database(data.path()), MEMBERS));
    // The new folder knows what was signed, without anybody copying a file.
    let signed = |folder: &std::path::Path| fs::read(folder.join("record-checkpoint")).expect("a checkpoint");
    assert!(elsewhere.join("record-checkpoint").is_file());
    let beside = copies.path().join("beside");
    let again = ["restore", text(&backup), "--data", text(&beside), "--in-place-of", text(data.path())];
    assert!(ran(&again).status.success());
    assert_eq!(signed(&beside), signed(data.path()));
    let doctor = ran(&["doctor", "--data", text(&elsewhere)]);
    assert!(doctor.status.success(), "{}", String::from_utf8_lossy(&doctor.stdout));
    let house = House::open(&elsewhere);
    assert_eq!(house.code, None);
    assert_eq!(Browser::at(&house).get("/ready").status, 200);
}

#[test]
fn a_backup_lets_nobody_in() {
    let (data, copies) = (folder(), folder());
    House::open(data.path()).stop();
    let database = rusqlite::Connection::open(database(data.path())).expect("opens");
    let begin = "INSERT INTO groups (id, kind, name, name_key, about, created_at) VALUES (x'01', 'nation', 'N', 'n', '', 0);
        INSERT INTO members (id, name, name_key, standing, group_id, joined_at, created_at) VALUES (x'02', 'M', 'm', 'member', x'01', 0, 0);
        INSERT INTO sessions (id, member_id, made_at, proved_at, until, device) VALUES (x'03', x'02', 0, 0, 0, 'A-RARE-DEVICE');
        INSERT INTO ways_in (id, code, browser, purpose, member_id, next, until)
            VALUES (x'04', x'00', x'00', 'sign-in', x'02', '/A-RARE-PLACE', 0);
        INSERT INTO letters (id, purpose, subject, body, state, made_at, changed_at)
            VALUES (x'05', 'sign-in', 'S', 'A-RARE-CODE', 'waiting', 0, 0), (x'06', 'welcome', 'S', 'kept', 'waiting', 0, 0),
                (x'07', 'join', 'S', 'A-RARE-LINK', 'waiting', 0, 0), (x'08', 'new-address', 'S', 'A-RARE-WORD', 'failed', 0, 0);
        INSERT INTO joins (id, code, browser, name, email, standing, statement_version, until)
            VALUES (x'09', x'00', x'00', 'A-RARE-NAME', 'a@example.org', 'member', 1, 0);
        INSERT INTO email_changes (member_id, email, code, until) VALUES (x'02', 'a-rare-address@example.org', x'00', 0);";
    database.execute_batch(begin).expect("somebody is signed in");
    drop(database);
    let backup = copies.path().join("backup.omov");
    assert!(ran(&["backup", "--data", text(data.path()), "--to", text(&backup)]).status.success());
    assert_eq!(rows(&backup, MEMBERS), ["M"]);
    assert_eq!(rows(&backup, "SELECT device FROM sessions"), [""; 0]);
    assert_eq!(rows(&backup, "SELECT next FROM ways_in"), [""; 0]);
    assert_eq!(rows(&backup, "SELECT body FROM letters ORDER BY id"), ["", "kept", "", ""]);
    // What has lost its text is not sent empty from a house that is restored.
    assert_eq!(rows(&backup, "SELECT state FROM letters ORDER BY id"), ["failed", "waiting", "failed", "failed"]);
    assert_eq!(rows(&backup, "SELECT name FROM joins"), [""; 0]);
    assert_eq!(rows(&backup, "SELECT email FROM email_changes"), [""; 0]);
    assert_eq!(rows(&backup, "SELECT name FROM secrets WHERE name = 'setup'"), [""; 0]);
    let bytes = fs::read(&backup).expect("read");
    let rare = [
        "A-RARE-DEVICE",
        "/A-RARE-PLACE",
        "A-RARE-CODE",
        "A-RARE-LINK",
        "A-RARE-WORD",
        "A-RARE-NAME",
        "a-rare-address",
    ];
    for rare in rare {
        assert!(
            !bytes.windows(rare.len()).any(|window| window == rare.as_bytes()),
            "{rare}: overwritten, not only unlinked"
        );
    }
}

#[test]
fn what_is_no_house_or_no_backup_is_refused_and_nothing_is_left() {
    let (data, empty) = (folder(), folder());
    let said = refused(&["backup", "--data", text(empty.path()), "--to", text(&empty.path().join("b"))]);
    assert!(said.contains("there is no house in this folder"), "{said}");
    let said = refused(&["doctor", "--data", text(empty.path())]);
    assert!(said.contains("there is no house in this folder"), "{said}");
    let postgres = ["backup", "--database", "postgres://omov@localhost/omov", "--to", "b"];
    assert!(refused(&postgres).contains("pg_dump"));

    House::open(data.path()).stop();
    let backup = empty.path().join("backup.omov");
    assert!(ran(&["backup", "--data", text(data.path()), "--to", text(&backup)]).status.success());
    let said = refused(&["backup", "--data", text(data.path()), "--to", text(&backup)]);
    assert!(said.contains("is there already"), "{said}");
    let said = refused(&["restore", text(&backup), "--data", text(data.path())]);
    assert!(said.contains("there is a house in this folder"), "{said}");
    let said = refused(&["restore", "/nowhere/backup.omov", "--data", text(&empty.path().join("new"))]);
    assert!(said.contains("there is no such file"), "{said}");

    let mut bytes = fs::read(&backup).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0x5a);
    let damaged = empty.path().join("damaged.omov");
    fs::write(&damaged, &bytes).expect("written");
    let into = empty.path().join("into");
    let output = ran(&["restore", text(&damaged), "--data", text(&into)]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!database(&into).exists(), "no house of a damaged backup");
}

#[test]
fn a_doctor_finds_counts_that_do_not_agree_with_the_roll() {
    let data = folder();
    let house = House::open(data.path());
    found(&house);
    let open = ran(&["doctor", "--data", text(data.path())]);
    assert!(open.status.success(), "also while the house is open: {}", String::from_utf8_lossy(&open.stdout));
    house.stop();
    let changed = rusqlite::Connection::open(database(data.path())).expect("opens");
    changed.execute("UPDATE roll_counts SET people = people + 1", []).expect("changed");
    drop(changed);
    let output = ran(&["doctor", "--data", text(data.path())]);
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("SERIOUS  The counts of members do not agree with the roll"), "{said}");
}
