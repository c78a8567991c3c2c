//! Every answer of c2sp.org/tlog-witness with its status, its type and its body.

use std::io::{Read as _, Write as _};
use std::thread;

use omov_record::key::{Purpose, SigningKey};

use crate::house::folder;
use crate::support::{ORIGIN, log_key};
use crate::witness::{Witness, ask, branch, request};

#[test]
fn every_answer_has_the_status_and_the_body_that_the_protocol_says() {
    let folder = folder();
    let witness = Witness::open(folder.path());
    let (log, other) = (branch(600, None), branch(600, Some(100)));
    witness.signs(&request(&log, 0, 300));

    let good = request(&log, 300, 400).print();
    let signed_by = |name: &str, secret: u8| {
        let mut request = request(&log, 300, 400);
        request.checkpoint.origin = name.into();
        request.note = request.checkpoint.note().expect("a note");
        request.note.sign(&SigningKey::new(name, Purpose::Note, &[secret; 32]).expect("a key"), 0);
        request.print()
    };
    let mut cut = request(&log, 300, 400);
    cut.proof.pop();
    let mut changed = request(&log, 300, 400);
    changed.note = request(&log, 300, 401).note;
    changed.note.signatures = request(&log, 300, 400).note.signatures;
    let mut from_nothing = request(&log, 0, 400);
    from_nothing.proof = cut.proof.clone();
    let size = "text/x.tlog.size";
    let text = "text/plain; charset=utf-8";
    let table: Vec<(&str, String, u16, &str, &str)> = vec![
        ("nothing", String::new(), 400, text, "line 1 of a request is “old” and a number of entries\n"),
        ("no number", good.replace("old 300", "old 0300"), 400, text, "line 1 of a request"),
        ("no hash", good.replacen('=', "-", 1), 400, text, "line 2 of a request"),
        ("no empty line", good.replace("\n\nmovement", "\nmovement"), 400, text, "line "),
        (
            "no checkpoint",
            good.replace("\n400\n", "\n0400\n"),
            400,
            text,
            "the checkpoint in the request cannot be read",
        ),
        ("64 hashes", format!("old 300\n{}\n", "a".repeat(44) + "\n"), 400, text, "line 2"),
        ("unknown record", signed_by("elsewhere.example", 1), 404, text, "this witness does not know the record"),
        ("another key", signed_by(ORIGIN, 2), 403, text, "the checkpoint is not signed by the key of this record"),
        ("another text", changed.print(), 403, text, "the checkpoint is not signed by the key of this record"),
        ("starts after its end", request(&log, 300, 400).print().replace("old 300", "old 500"), 400, text, "stale"),
        ("shrinks", request(&log, 300, 200).print(), 400, text, "rolled back"),
        (
            "fork from after its end",
            request(&other, 300, 300).print().replace("old 300", "old 301"),
            400,
            text,
            "forked",
        ),
        ("first question", request(&log, 0, 400).print(), 409, size, "300\n"),
        ("from before", request(&log, 299, 400).print(), 409, size, "300\n"),
        ("from after", request(&log, 301, 400).print(), 409, size, "300\n"),
        ("smaller", request(&log, 100, 200).print(), 409, size, "300\n"),
        ("fork from before", request(&other, 100, 300).print(), 409, size, "300\n"),
        ("fork", request(&other, 300, 300).print(), 409, text, "forked"),
        ("no proof", request(&other, 300, 400).print(), 422, text, "forked, or the proof is wrong"),
        ("proof cut short", cut.print(), 422, text, "forked, or the proof is wrong"),
        (
            "another proof",
            good.replace(&request(&log, 300, 400).proof[0].to_string(), &other.hashes[0].to_string()),
            422,
            text,
            "forked",
        ),
    ];
    for (what, body, status, kind, said) in table {
        let seen = witness.post(body.as_bytes());
        assert_eq!((seen.status, seen.header("content-type")), (status, kind), "{what}: {}", seen.body);
        assert!(if kind == size { seen.body == said } else { seen.body.starts_with(said) }, "{what}: {}", seen.body);
        assert!(seen.body.ends_with('\n') && seen.body.lines().count() == 1, "{what}: {}", seen.body);
    }
    // What is too long is not read to its end.
    assert_eq!(witness.post(&vec![b'a'; 1 << 20]).status, 413);
    let host = &witness.process.host;
    assert_eq!(ask(host, "GET", "/add-checkpoint", b"").expect("an answer").status, 405);
    assert_eq!(ask(host, "POST", "/", b"").expect("an answer").status, 405);
    assert_eq!(ask(host, "GET", "/refused/00/refused", b"").expect("an answer").status, 404);
    // None of this has changed what it signs next.
    let answer = witness.post(good.as_bytes());
    assert_eq!((answer.status, answer.header("content-type")), (200, text), "{}", answer.body);
    assert!(answer.body.starts_with("— leeds.example/witness "), "{}", answer.body);
    // The same again is signed again: the answer may have been lost.
    witness.signs(&request(&log, 400, 400));
    // The log says what became of each, and not who asked.
    let said = witness.process.stop();
    assert!(said.contains("\"outcome\":\"fork\"") && said.contains("\"outcome\":\"signed\""), "{said}");
    assert!(!said.contains("\"127.0.0.1\""), "{said}");
}

#[test]
fn other_signatures_under_a_checkpoint_do_no_harm_and_are_not_kept() {
    let folder = folder();
    let witness = Witness::open(folder.path());
    let log = branch(9, None);
    let mut asked = request(&log, 0, 9);
    asked.note.sign(&SigningKey::new("anybody.example", Purpose::Note, &[9; 32]).expect("a key"), 0);
    witness.signs(&asked);
    let [link] = &witness.papers("/checkpoint")[..] else { panic!("one link") };
    let kept = witness.get(link).body;
    assert!(!kept.contains("anybody.example") && kept.matches("— ").count() == 2, "{kept}");
}

#[test]
fn a_record_that_changes_its_key_is_known_by_both() {
    let folder = folder();
    let next = SigningKey::new(ORIGIN, Purpose::Note, &[2; 32]).expect("a key");
    let witness = Witness::open_with(folder.path(), &["--log", &next.verifier().to_string()]);
    let log = branch(20, None);
    witness.signs(&request(&log, 0, 10));
    let mut asked = request(&log, 10, 20);
    asked.note.signatures.clear();
    asked.note.sign(&next, 0);
    witness.signs(&asked);
}

#[test]
fn of_two_requests_at_once_only_one_history_is_signed() {
    for round in 0..5 {
        let folder = folder();
        let witness = Witness::open(folder.path());
        let branches = [branch(60, None), branch(60, Some(10))];
        witness.signs(&request(&branches[0], 0, 10));
        let host = witness.process.host.as_str();
        let signed: Vec<(usize, u64)> = thread::scope(|scope| {
            let asking: Vec<_> = (0..8)
                .map(|at| {
                    let (branch, size) = (at % 2, 11 + at as u64 + round);
                    let body = request(&branches[branch], 10, size).print();
                    scope.spawn(move || (branch, size, ask(host, "POST", "/add-checkpoint", body.as_bytes())))
                })
                .collect();
            let answers = asking.into_iter().map(|asked| asked.join().expect("an answer"));
            answers
                .filter(|(.., seen)| seen.as_ref().expect("an answer").status == 200)
                .map(|(b, s, _)| (b, s))
                .collect()
        });
        // All start from 10, so after one of them the others are stale.
        assert_eq!(signed.len(), 1, "{signed:?}");
    }
}

#[test]
fn whoever_asks_without_end_has_to_wait() {
    let folder = folder();
    let witness = Witness::open(folder.path());
    let mut last = None;
    for _ in 0..400 {
        let seen = witness.post(b"");
        if seen.status != 400 {
            last = Some(seen);
            break;
        }
    }
    let last = last.expect("in the end it is too much");
    assert_eq!((last.status, last.body.starts_with("ask again in ")), (429, true));
    assert!(last.header("retry-after").parse::<u32>().is_ok_and(|seconds| seconds > 0));
    // Whoever reads the page is not held up.
    assert_eq!(witness.get("/").status, 200);
    assert!(log_key().verifier().name() == ORIGIN);
}

#[test]
fn a_witness_that_cannot_keep_what_it_would_sign_signs_nothing_and_says_so() {
    let folder = folder();
    let witness = Witness::open(folder.path());
    let log = branch(600, None);
    witness.signs(&request(&log, 0, 300));
    let database = rusqlite::Connection::open(folder.path().join("witness.sqlite")).expect("opens");
    let full = "CREATE TRIGGER full BEFORE INSERT ON witness_signed BEGIN SELECT RAISE(ABORT, 'full'); END";
    database.execute_batch(full).expect("nothing can be written any more");
    let seen = witness.add(&request(&log, 300, 400));
    assert_eq!((seen.status, seen.header("content-type")), (503, "text/plain; charset=utf-8"));
    assert_eq!(seen.body, "the witness cannot keep what it would sign\n");
    database.execute_batch("DROP TRIGGER full").expect("there is room again");
    // It has forgotten nothing and promised nothing: the record goes on from where it was.
    assert_eq!(witness.refuses(&request(&log, 0, 400)), (409, "300\n".into()));
    witness.signs(&request(&log, 300, 400));
}

#[test]
fn a_request_that_does_not_come_to_its_end_is_answered_and_holds_nobody_up() {
    let folder = folder();
    let witness = Witness::open(folder.path());
    let mut slow = std::net::TcpStream::connect(&witness.process.host).expect("a connection");
    slow.set_read_timeout(Some(std::time::Duration::from_mins(2))).expect("set");
    let head = format!(
        "POST /add-checkpoint HTTP/1.1\r\nHost: {}\r\nContent-Length: 500\r\n\r\nold 0\n",
        witness.process.host
    );
    slow.write_all(head.as_bytes()).expect("sent");
    // Others are answered meanwhile.
    witness.signs(&request(&branch(10, None), 0, 5));
    let mut answer = Vec::new();
    let _ = slow.read_to_end(&mut answer);
    let answer = String::from_utf8(answer).expect("text");
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.ends_with("the request did not come to its end\n"), "{answer}");
}
