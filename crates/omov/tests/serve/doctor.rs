use std::fs;
use std::path::Path;
use std::process::Output;

use crate::house::{House, database, folder, ran, text};

/// Writes a certificate for `localhost` that ends so many days from now.
fn certify(folder: &Path, days: i64) {
    let mut wanted = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).expect("a name");
    let day = |days: i64| {
        let day = jiff::Zoned::now().date().checked_add(jiff::Span::new().days(days)).expect("a day");
        rcgen::date_time_ymd(day.year().into(), day.month().unsigned_abs(), day.day().unsigned_abs())
    };
    (wanted.not_before, wanted.not_after) = (day(days - 90), day(days));
    let key = rcgen::KeyPair::generate().expect("a key");
    let made = wanted.self_signed(&key).expect("a certificate");
    fs::write(folder.join("cert.pem"), made.pem()).expect("written");
}

fn looked(data: &Path, more: &[&str]) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } = ran(&[&["doctor", "--data", text(data)], more].concat());
    (status.code(), String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr))
}

#[test]
fn a_doctor_says_how_long_the_certificate_still_does_and_whether_it_is_for_this_machine() {
    let data = folder();
    House::open(data.path()).stop();
    let cert = data.path().join("cert.pem");
    for (days, address, code, says) in [
        (60, "https://localhost", 0, "well     The certificate is good until"),
        (8, "https://localhost:8443", 0, "look     The certificate ends on"),
        (-2, "https://localhost", 1, "SERIOUS  The certificate ended on"),
        (91, "https://localhost", 1, "SERIOUS  The certificate is not good yet"),
        (60, "https://vote.example.org", 1, "SERIOUS  The certificate is for localhost, and not for vote.example.org."),
        (60, "a b", 0, "look     --address a b: this is not an address"),
    ] {
        certify(data.path(), days);
        let (found, said) = looked(data.path(), &["--tls-cert", text(&cert), "--address", address]);
        assert!(said.contains(says), "{says}: {said}");
        assert_eq!(found, Some(code), "{said}");
    }
    fs::write(&cert, "no certificate").expect("written");
    let (found, said) = looked(data.path(), &["--tls-cert", text(&cert)]);
    assert!(found == Some(1) && said.contains("no certificate can be read there"), "{said}");
}

#[test]
fn a_doctor_knows_when_the_last_backup_was_made() {
    let data = folder();
    House::open(data.path()).stop();
    assert!(looked(data.path(), &[]).1.contains("look     No backup was ever made here"));
    let backup = data.path().join("backup.omov");
    assert!(ran(&["backup", "--data", text(data.path()), "--to", text(&backup)]).status.success());
    let (code, said) = looked(data.path(), &[]);
    assert!(code == Some(0) && said.contains("well     The last backup was made on"), "{said}");
    fs::write(data.path().join("last-backup"), "2020-02-29T12:00:00Z\n").expect("written");
    let said = looked(data.path(), &[]).1;
    assert!(said.contains("days old, of 2020-02-29 12:00 UTC. Make one."), "{said}");
}

#[test]
fn a_doctor_names_what_waits_what_failed_and_a_clock_that_is_wrong() {
    let data = folder();
    House::open(data.path()).stop();
    let (code, said) = looked(data.path(), &[]);
    for well in
        ["The tables are those of this omov", "No work in the background is late", "The clock of this machine shows"]
    {
        assert!(said.contains(well), "{well}: {said}");
    }
    assert_eq!(code, Some(0), "{said}");
    let changed = rusqlite::Connection::open(database(data.path())).expect("opens");
    let begin = "INSERT INTO store_jobs (queue, id, payload, due_at, attempts) VALUES ('post', x'01', '', 0, 1),
            ('group-moves', x'02', '', NULL, 10);
        INSERT INTO letters (id, purpose, subject, body, state, made_at, changed_at)
            VALUES (x'03', 'notice', 'S', 'B', 'waiting', 4102444800000000, 0), (x'04', 'notice', 'S', 'B', 'failed', 0, 0);";
    changed.execute_batch(begin).expect("changed");
    drop(changed);
    fs::create_dir_all(data.path().join("outbox")).expect("a folder");
    fs::write(data.path().join("outbox/one.eml"), "To: nobody").expect("written");
    let (code, said) = looked(data.path(), &[]);
    for found in [
        "SERIOUS  The clock of this machine is wrong",
        "a letter was written at 2100-01-01 00:00 UTC",
        "look     Work that waits (post): 1 job, the oldest due since 1970-01-01 00:00 UTC.",
        "look     Work that failed each time and is not tried any more (group-moves): 1 job.",
        "look     Did not arrive (failed): 1 letter.",
        "look     In the folder outbox: 1 letter.",
    ] {
        assert!(said.contains(found), "{found}: {said}");
    }
    assert_eq!(code, Some(1), "{said}");
}
